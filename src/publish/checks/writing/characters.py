"""Characters that a reader cannot see, and marks that only look like markup: questions about one text.

Texts are msgids or msgstrs: inline Markdown, or plain text. Character references are resolved first,
because a reader meets what they stand for.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from publish.checks.late import late

_OVERRIDES = late("[\u202a-\u202e]")
_ISOLATES = late("[\u2066-\u2069]")
_CLOSES = "\u2069"
_BLANK = frozenset("\u115f\u1160\u3164\uffa0")  # letters of Hangul that show nothing
_MARKUP = late(r"<[^<>]*>|\]\([^()\s]*\)|\[\^[^\[\]]*\]")

_ENDS_ADDRESS = r"\s、。，；：？！（）「」《》"
_ADDRESS = rf"[^{_ENDS_ADDRESS}]*[^{_ENDS_ADDRESS}.,:!?…،؛؟;)\]»”*]"  # without the mark after it
_E_MAIL = late(rf"[^\s@]{{1,64}}@{_ADDRESS}")
_CODE = r"`(?<!``)(?:(?!`)[^`]+`|`(?!`)[^`]+``|``(?!`)[^`]+```)"
_NOT_PROSE = late(  # each begins with a literal, so that the engine skips to where one may be
    rf"\\.|{_CODE}|<[^<>]*>|\]\([^()]*\)|\[\^[^\[\]]*\]|https?://{_ADDRESS}|www\.{_ADDRESS}"
    r"|#\w+|＃\w+|@\w+|%\(\w{1,64}\)[a-z]|\{\w{0,64}\}"
)
_EMPHASIS = late(r"(?<!\w)(_{1,3})(?!_)(.{1,400}?)(?<!_)\1(?!\w)", re.DOTALL)
BLOT = "\ufffc"
_REFERENCE = late(r"&#?\w{1,32};")
_PAIR = late(r"(_{1,3})([^\s_](?:[^_]*[^\s_])?)\1(?!_)")


def bidi_control(text: str) -> str | None:
    """Return the name of a character in `text` that turns what follows it around, or None.

    That is an override or embedding, or an isolate that is not closed on its line or closes none.
    Source: UAX #9, 2.1, 2.2 and 2.7; Trojan Source (CVE-2021-42574).
    """
    text = resolved(text)
    if found := _OVERRIDES.search(text):
        return unicodedata.name(found[0])
    for line in text.split("\n") if _ISOLATES.search(text) else ():
        opened = 0
        for mark in _ISOLATES.findall(line):
            opened += -1 if mark == _CLOSES else 1
            if opened < 0:
                break
        if opened:
            return unicodedata.name(mark)
    return None


def says_something(text: str) -> bool:
    """Tell whether there is a letter or digit to be seen in `text`, beside tags and targets.

    >>> says_something("&nbsp;<b>.</b>[^1]")
    False
    """
    if text[:1].isalnum() and text[0] not in _BLANK:
        return True  # no markup and no reference begins with it
    words = resolved(_MARKUP.sub(" ", text))
    return any(one.isalnum() and one not in _BLANK for one in words)


def prose(text: str) -> str:
    """Return `text` with all that is no prose blotted out, each character by U+FFFC.

    That is code, addresses, tags, targets, footnote references, placeholders, hashtags and handles.

    >>> prose("see [it](1)").count(BLOT)
    4
    """
    if "@" in text:
        text = _E_MAIL.sub(_blotted, text)
    return _NOT_PROSE.sub(_blotted, text)


def _blotted(found: re.Match[str]) -> str:
    return BLOT * len(found[0])


def resolved(text: str) -> str:
    """Return `text` with its character references resolved: what a reader meets."""
    return html.unescape(text) if "&" in text else text


def written(character: str, text: str) -> str:
    """Return `character` as it stands in `text`: itself, or the reference to it; empty if it does not."""
    if character in text:
        return character
    return next((found[0] for found in _REFERENCE.finditer(text) if html.unescape(found[0]) == character), "")


def underscores(text: str) -> Iterator[str]:
    """Yield what stands between `_` in `text`, and was meant as emphasis but touches a letter.

    `_` beside a letter is text in Markdown, so that `report_final_v2` is left alone. It was meant for
    more where one side is free (`_word_s`), or where the letter is not Latin, as in
    words with particles attached to them. Code, addresses, tags and hashtags are left alone.

    >>> list(underscores("report_final_v2 و_عاجل_ا"))
    ['عاجل']
    """
    if "_" not in text:
        return
    text = _EMPHASIS.sub(" ", prose(text))
    for match in _PAIR.finditer(text):
        start, end = match.span()
        before, after = text[max(start - 1, 0) : start], text[end : end + 1]
        beside = [one for one in (before, after) if re.match(r"\w", one)]
        inside_a_word = len(beside) == 2  # noqa: PLR2004 because a pair has two sides
        if beside and (not inside_a_word or (not all(map(_latin, beside)) and " " not in match[2])):
            yield match[2]


def _latin(character: str) -> bool:
    """Tell whether `character` is a Latin letter or an ASCII digit."""
    return character.isascii() or unicodedata.name(character, "").startswith("LATIN")
