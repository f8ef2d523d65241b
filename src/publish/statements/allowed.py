"""The HTML that a source may hold by itself, and the addresses it may link to.

The last guard over a page knows the same, from lists of its own; here a source is refused where it
stands, with its line. A raw tag is one of `INLINE`, in running text, or of `_BLOCKS`, in a raw HTML
block, with the attributes named there and `lang` and `dir`. It is written so that no two parsers can
disagree about it: attributes have values, quoted if they hold anything unusual, and `&` is `&amp;`.
No attribute holds words, which nobody could translate, and nothing is struck out, which plain text
cannot show. Lists and tables as raw HTML are not allowed: Markdown has them, and can be translated.
"""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

INLINE = {
    "a": {"href"}, "abbr": set(), "b": set(), "bdi": set(), "br": set(), "cite": set(),
    "code": set(), "dfn": set(), "em": set(), "i": set(), "ins": set(), "kbd": set(),
    "mark": set(), "q": set(), "rp": set(), "rt": set(), "ruby": set(), "samp": set(),
    "small": set(), "span": set(), "strong": set(), "sub": set(), "sup": set(), "time": {"datetime"},
    "u": set(), "var": set(), "wbr": set(),
}  # fmt: skip
"""Raw tags that may stand in running text, each with its own attributes."""

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Where a link may lead; an address without a scheme is one in the release's own site."""

_EVERYWHERE = {"dir", "lang"}
_DIRECTIONS = {"auto", "ltr", "rtl"}
_CONTAINERS = {"blockquote", "div"}
_BLOCKS = _CONTAINERS | {"h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre"}
_VOID = {"br", "hr", "img", "wbr"}
_TAG = re.compile(
    r"<(/?)([a-z][a-z0-9]*)((?:\s+[a-z]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`/]+))*)\s*/?>", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"([a-z]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-z/!?]", re.IGNORECASE)
_BARE_AMPERSAND = re.compile(r"&(?!#?\w+;)")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+\.)*[\w-]*[^\W\d_][\w-]*\.?|(?:[0-9]{1,3}\.){3}[0-9]{1,3}")


def inline_refusal(tag: str) -> str | None:
    """Return why a raw tag, as written, cannot stand in running text, and what to do; None if it can."""
    match = _TAG.fullmatch(tag)
    if match is None or match[2].lower() not in INLINE or (match[1] and match[3]):
        return f'"{tag}" cannot stand in running text: write it in Markdown, or leave it out'
    attribute = _foreign_attribute(match)
    return f'"{attribute}" cannot stand in "{tag}": take it out' if attribute else None


def is_block(source: str) -> bool:
    """Tell whether a raw HTML block without its comments may stand in a release as it is."""
    if _MARKUP.search(_TAG.sub("", source)) or not nested(source):
        return False
    return all(
        match[2].lower() in INLINE.keys() | _BLOCKS and not _foreign_attribute(match)
        for match in _TAG.finditer(source)
    )


def nested(source: str) -> bool:
    """Tell whether the tags of `source`, HTML, close in the order they were opened, where they may stand.

    A slash at a tag's end means nothing to a browser (`<b/>` opens), so it means nothing here.
    """
    around: list[str] = []
    for closing, name, _ in _TAG.findall(source):
        tag = name.lower()
        if closing:
            if not around or around.pop() != tag:
                return False
        elif not _fits(tag, around):
            return False
        elif tag not in _VOID:
            around.append(tag)
    return not around


def hrefs(source: str) -> tuple[str, ...]:
    """Return the addresses that the raw tags in `source` link to, references in them resolved."""
    return tuple(
        value for match in _TAG.finditer(source) for name, value, _ in _attributes(match) if name == "href"
    )


def leads_out(address: str) -> bool:
    """Tell whether a release may link to `address`, and a browser could follow it."""
    scheme = _SCHEME.match(address.strip())
    if scheme is None or scheme[1].lower() in {"mailto", "tel"}:
        return True
    return scheme[1].lower() in SCHEMES and _has_host(address.strip())


def _has_host(address: str) -> bool:
    """Tell whether `address`, of a page, names a host, and a port if any, that there can be."""
    try:
        parts = urlsplit(address)
        return parts.port != -1 and bool(_HOST.fullmatch(parts.hostname or ""))
    except ValueError:
        return False


def _fits(tag: str, around: list[str]) -> bool:
    """Tell whether a browser leaves `tag` where it is, inside the open tags `around`."""
    if tag == "a":
        return "a" not in around
    if tag in {"rp", "rt"}:
        return around[-1:] == ["ruby"]
    return tag not in _BLOCKS or _CONTAINERS.issuperset(around)


def _foreign_attribute(match: re.Match[str]) -> str | None:
    """Return the first attribute of a tag, as written, that it may not have or has twice."""
    seen: set[str] = set()
    for name, value, written in _attributes(match):
        allowed = name in INLINE.get(match[2].lower(), set()) | _EVERYWHERE and name not in seen
        if not allowed or _BARE_AMPERSAND.search(written) or (name == "dir" and value not in _DIRECTIONS):
            return written
        seen.add(name)
    return None


def _attributes(match: re.Match[str]) -> list[tuple[str, str, str]]:
    """Return each attribute of a tag: its name, its value with references resolved, and both as written."""
    return [
        (one[1].lower(), html.unescape(one[2] or one[3] or one[4] or ""), one[0])
        for one in _ATTRIBUTE.finditer(match[3])
    ]
