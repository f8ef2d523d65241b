"""The addresses in a text that somebody reads: what a telephone or a mail program would make a link of.

Texts are plain: character references and escapes resolved, tags gone.

1. An address is a web address (`https://…`, `www.…`), an e-mail address, a handle (`@name`,
   `@name@host`), or a host name: with a path, or ending in a top-level domain that exists. A top-level
   domain with one capital (`prison.La`) is the beginning of a sentence, unless it is nothing but a domain.
2. It is read as a person or a browser reads it: without invisible characters (marks of direction, soft
   hyphens), wide and mathematical letters and dots as plain ones, `hxxp` as `http`, `[.]` and `(dot)` as a
   dot, `[at]` as @, and so with the words of other languages for them; `name at host dot org` needs no
   brackets. So no spelling that readers see through hides an address from a comparison.
3. It ends before white space, quotation marks, brackets that it does not open, and the scripts that put
   no space behind it; what closes a sentence does not belong to it, nor does an ending behind an
   apostrophe (`example.org'dan`).
4. In writings other than Latin, Greek and Cyrillic a host name ends in one of their own top-level domains
   (`موقع.سورية`, `例子.中国`), and no letter follows. The dot is an ASCII one: `。` ends sentences there.
5. The letters of a host may be Greek or Cyrillic ones, since they look like Latin ones: `exаmple.org`
   with a Cyrillic letter is an address, and another one than `example.org`.
6. Two addresses are the same whatever the case of scheme and host, with or without `https://` and a last
   slash, percent-encoded or not, as an IDN or in its `xn--` form. `http://` is not `https://`.

Source: RFC 3986, 6.2; RFC 3490, 3.1 (what is a dot); UTS #39, 4 (letters that look alike).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from urllib.parse import unquote

from publish.addresses.domains import COMMON, DOMAINS, NATIVE

# Scripts that put no space behind an address: South-East Asian, Tibetan, Chinese, Japanese, Korean.
_UNSPACED = r"\u0e00-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef"
# Case is nothing to it; said so, since the compiler would else ask it of each sign of those scripts.
_SIGN = rf"(?-i:[^\s<>()\[\]{{}}\"“”„«»‹›|—…،؛؟۔।{_UNSPACED}])"
_LETTER = r"0-9A-Za-z\u00c0-\u024f\u0370-\u052f"  # Latin, Greek, Cyrillic
_HOST = rf"(?:[{_LETTER}-]{{1,63}}\.){{1,126}}[{_LETTER}-]{{2,63}}"
_LABEL = r"[^\W_](?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e-]){0,62}"
_NATIVE = "|".join(sorted(NATIVE, key=len, reverse=True))
_ADDRESS = rf"""
    (?P<url> (?<![{_LETTER}]) (?: [a-z][a-z0-9+.-]{{0,20}}:// | www\. ) (?: {_SIGN} | \({_SIGN}*\) )+ )
    | (?P<mail> (?<![{_LETTER}._%+-]) (?: @?[{_LETTER}_%+-][{_LETTER}._%+-]{{0,63}} )@{_HOST} )
    | (?P<handle> (?<![{_LETTER}._%+-]) @ (?: [A-Za-z0-9_]{{1,64}} | \w{{1,64}} ) )
    | (?P<host> (?<![{_LETTER}-]) (?<![{_LETTER}-]\.) (?: {_HOST} | (?:\d{{1,3}}\.){{3}}\d{{1,3}}(?=[/:]) ) )
      (?P<path> (?: :\d{{1,5}}(?!\d) )? (?: [/?\#] (?: {_SIGN} | \({_SIGN}*\) )* )? )
    | (?P<native> (?<!\w) (?:{_LABEL}\.){{1,8}} (?:{_NATIVE}) (?![\w\u0900-\u0dff\u0e31-\u0e4e]) )
    """
_PARTS = re.compile(r"(?:([a-z][a-z0-9+.-]*)://)?([^/?#]*)(.*)", re.DOTALL | re.IGNORECASE)
_ENDING = re.compile(r"['’][^\W\d_]{0,12}\Z")
_OPEN_ENDED = "/)_=&"  # marks that may close an address

_FORMS = (
    ("\u2024", "\u2024"),
    ("\uff0d", "\uff3a"),
    ("\uff3f", "\uff5a"),
    ("\u2100", "\u214f"),
    ("\u2460", "\u24ff"),
    ("\U0001d400", "\U0001d7ff"),
)
_FORM = "".join(f"{first}-{last}" for first, last in _FORMS)
_ANY_FORM = re.compile(f"[{_FORM}]")
_DOT = "dot|point|punto|ponto|punkt|nokta|точка|крапка|نقطة|دوت"
_AT = "at|arobase|arroba|chiocciola|собака|آت|أت"
# No text without one of these holds an address, however it is spelt. Case is told by hand: ignoring it
# would make a k of the Kelvin sign, and a hint of every k.
_HINT = re.compile(
    rf"""
    [.@/。｡{_FORM}\[(\{{]
    (?: (?<=[@{_FORM}]) | (?<=\.)[^\s.…] | (?<=/)/
      | (?<=[。｡])[{_LETTER}] | (?<=[\[(\{{])\s?(?i:\.|{_DOT}|@|{_AT})\s?[\])\}}] )
    """,
    re.VERBOSE,
)
# Nor does one without one of these, once it is in the spelling of addresses. A dot between digits is none
# where digits alone stand behind it: no top-level domain begins with one, and a host of digits has a path.
_MAYBE = re.compile(rf"@|://|(?i:www)\.|\.(?:[^\s.…0-9]|(?<![0-9]\.)[0-9]|\d++(?i:[{_LETTER}:/?\#-]))")
_INVISIBLE = re.compile(
    r"[\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


def _bracketed(words: str) -> re.Pattern[str]:
    """Return the pattern of one of `words` in brackets of any kind, with the spaces around them."""
    return re.compile(
        rf"\s?(?:\[\s?(?:{words})\s?\]|\(\s?(?:{words})\s?\)|\{{\s?(?:{words})\s?\}})\s?", re.IGNORECASE
    )


_SPELLINGS = (
    (re.compile(f"(?<=[{_LETTER}])[。｡](?=[{_LETTER}])"), "."),
    (_bracketed(rf"\.|{_DOT}"), "."),
    (_bracketed(f"@|{_AT}"), "@"),
    (re.compile(r"(?<![A-Za-z])hxxp(?=s?://)", re.IGNORECASE), "http"),
)
_SPOKEN = re.compile(
    rf"(?<!\S)([\w.+-]{{1,64}})\s(?:{_AT})\s([\w-]{{1,63}})\s(?:{_DOT})\s({'|'.join(sorted(COMMON))})(?!\w)",
    re.IGNORECASE,
)
_SPOKEN_DOTS = tuple(f" {word} " for dot in _DOT.split("|") for word in dict.fromkeys((dot, dot.upper())))
_KEPT = 1024  # texts: those of one statement, which are read again for each language
LOOKS_LATIN = str.maketrans("аеорсухіјѕһԁԛԝкмтвнοαερυικντχ", "aeopcyxijshdqwkmtbhoaepuikvtx")


def found(text: str) -> tuple[str, ...]:
    """Return the addresses in `text`, in order, as a reader sees them (rule 2).

    >>> found("See hxxps://example[.]org/a, or write to press@example.org.")
    ('https://example.org/a', 'press@example.org')
    """
    return tuple(_trimmed(match) for match in _matches(text))


@lru_cache(maxsize=_KEPT)
def without(text: str) -> str:
    """Return `text` as a reader sees it, with a space in place of each address."""
    parts, position = [], 0
    seen = as_read(text)
    if not (matches := _matches(text)):
        return seen
    for match in matches:
        start = match.start()
        parts += [seen[position:start], " "]
        position = start + len(_trimmed(match))
    return "".join([*parts, seen[position:]])


def key(address: str) -> str:
    """Return what two spellings of one address have in common (rule 5).

    >>> key("HTTPS://Example.ORG/") == key("example.org")
    True
    """
    scheme, host, rest = _PARTS.findall(address)[0]
    begin = "" if scheme.lower() in {"", "https"} else f"{scheme.lower()}://"
    labels = ".".join(map(_label, host.casefold().rstrip(".").split(".")))
    return unicodedata.normalize("NFC", begin + labels + unquote(rest).rstrip("/"))


@lru_cache(maxsize=_KEPT)
def as_read(text: str) -> str:
    """Return `text` in the spelling in which addresses are recognised (rule 2)."""
    if any(map(text.__contains__, _SPOKEN_DOTS)):
        text = _SPOKEN.sub(r"\1@\2.\3", text)
    if not _HINT.search(text):
        return text
    text = _INVISIBLE.sub("", text)
    if _ANY_FORM.search(text):
        text = text.translate(_plain_forms())
    for spelling, meant in _SPELLINGS:
        text = spelling.sub(meant, text)
    return text


@lru_cache(maxsize=_KEPT)
def _matches(text: str) -> tuple[re.Match[str], ...]:
    text = as_read(text)
    if not _MAYBE.search(text):
        return ()
    return tuple(match for match in _address().finditer(text) if _trimmed(match))


@cache
def _address() -> re.Pattern[str]:
    """Return what finds addresses; compiled late, since most texts have no hint of one."""
    return re.compile(_ADDRESS, re.IGNORECASE | re.VERBOSE)


def _trimmed(match: re.Match[str]) -> str:
    """Return the address of a match, without what closes a sentence; empty where it is none after all."""
    if match["url"] or match["handle"] or match["path"]:
        return _closed(match[0])
    if native := match["native"]:
        return native if re.match(r"\D[^.]", native) else ""
    if match["mail"]:
        name, _, host = match[0].rpartition("@")
        known = _known(host)
        return f"{name}@{known}" if known else ""
    return _known(match["host"])


def _closed(address: str) -> str:
    """Return `address` without the marks behind it."""
    address = _ENDING.sub("", address)
    while unicodedata.category(address[-1]).startswith("P") and address[-1] not in _OPEN_ENDED:
        address = address[:-1]
    return address


def _known(host: str) -> str:
    """Return as much of `host` as ends in a top-level domain, or nothing."""
    labels = host.split(".")
    while len(labels) > 1 and not _is_host(labels[-2], labels[-1]):
        labels.pop()
    return ".".join(labels) if len(labels) > 1 else ""


def _is_host(name: str, domain: str) -> bool:
    """Tell whether `name.domain` is more than two words without a space between them."""
    small = _label(domain.lower())
    plain = small.translate(LOOKS_LATIN)
    if plain in COMMON:
        return True
    if small not in DOMAINS and (plain not in DOMAINS or not re.search("[a-z]", small)):
        return False
    return len(name) > 1 and not name.isdecimal() and domain in {domain.lower(), domain.upper()}


def _label(label: str) -> str:
    """Return one label of a host, an `xn--` one as what it stands for."""
    if not label.startswith("xn--"):
        return label
    try:
        return label.encode().decode("idna")
    except UnicodeError:
        return label


@cache
def _plain_forms() -> dict[int, str]:
    """Return the wide and mathematical signs that are forms of an ASCII one of an address, with that one."""
    signs = (sign for first, last in _FORMS for sign in map(chr, range(ord(first), ord(last) + 1)))
    plain = ((sign, unicodedata.normalize("NFKC", sign)) for sign in signs)
    return {ord(sign): one for sign, one in plain if one.isascii() and (one.isalnum() or one in "./:@_-")}
