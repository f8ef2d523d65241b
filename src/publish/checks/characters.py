"""Characters that a reader cannot see, and marks that only look like markup: questions about one text.

Texts are msgids or msgstrs: inline Markdown, or plain text. Character references are resolved first,
because a reader meets what they stand for.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

_OVERRIDES = re.compile("[\u202a-\u202e]")
_ISOLATES = re.compile("[\u2066-\u2069]")
_CLOSES = "\u2069"
_BLANK_LETTERS = str.maketrans("", "", "\u115f\u1160\u3164\uffa0")  # letters of Hangul that show nothing
_MARKUP = re.compile(r"<[^<>]*>|\]\([^()\s]*\)|\[\^[^\]]*\]")

_NO_EMPHASIS = re.compile(
    r"\\.|(`+).+?\1|<[^<>]*>|\]\([^()]*\)|\[\^[^\]]*\]|(?:https?://|www\.)\S+|\S+@\S+|[#@＃]\w+", re.DOTALL
)
_EMPHASIS = re.compile(r"(?<!\w)(_{1,3})(?!_)(.+?)(?<!_)\1(?!\w)", re.DOTALL)
_PAIR = re.compile(r"(_{1,3})([^\s_](?:[^_]*[^\s_])?)\1(?!_)")


def bidi_control(text: str) -> str | None:
    """Return the name of a character in `text` that turns what follows it around, or None.

    That is an override or embedding, or an isolate that is not closed on its line or closes none.
    Source: UAX #9, 2.1, 2.2 and 2.7; Trojan Source (CVE-2021-42574).
    """
    text = html.unescape(text)
    if found := _OVERRIDES.search(text):
        return unicodedata.name(found[0])
    for line in text.split("\n"):
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
    words = html.unescape(_MARKUP.sub(" ", text)).translate(_BLANK_LETTERS)
    return any(map(str.isalnum, words))


def underscores(text: str) -> Iterator[str]:
    """Yield what stands between `_` in `text`, and was meant as emphasis but touches a letter.

    `_` beside a letter is text in Markdown, so that `report_final_v2` is left alone. It was meant for
    more where one side is free (`_word_s`), or where the letter is not Latin, as in
    words with particles attached to them. Code, addresses, tags and hashtags are left alone.

    >>> list(underscores("report_final_v2 و_عاجل_ا"))
    ['عاجل']
    """
    text = _EMPHASIS.sub(" ", _NO_EMPHASIS.sub("\ufffc", text))
    for match in _PAIR.finditer(text):
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        beside = [one for one in (before, after) if re.match(r"\w", one)]
        inside_a_word = len(beside) == 2  # noqa: PLR2004 because a pair has two sides
        if beside and (not inside_a_word or (not all(map(_latin, beside)) and " " not in match[2])):
            yield match[2]


def _latin(character: str) -> bool:
    """Tell whether `character` is a Latin letter or an ASCII digit."""
    return character.isascii() or unicodedata.name(character, "").startswith("LATIN")
