"""Text to lines: what stood on each line, how far in, on which page.

Line ends are LF, CRLF and CR; a form feed also begins a new page; vertical tab, NEL and U+2028
end a line too, and U+2029 a paragraph. White space of every kind is folded to one space.
Invisible characters are taken out and listed; a soft hyphen that ends a line stays until the
line is joined with the next.

Empty lines are lines until page furniture is swept away; then each line that is kept says in
`gap` what lay between it and the one before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from publish.statements.intake.ledger import INVISIBLE, SOFT_HYPHEN, Doubt, Dropped, fold, visible

_LINE_END = re.compile("\r\n?|\n")
_PARTS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_TAB = 4
_HARMLESS = frozenset({SOFT_HYPHEN, "\u200b", "\u2060", "\ufeff"})


class Gap(Enum):
    """What lies between a line and the one before: nothing, an empty line, or the end of a page."""

    NONE = "none"
    BLANK = "blank"
    PAGE = "page"


class Line(Struct, frozen=True):
    """One line, white space folded: its number in the input and its page, both counted from 1.

    `indent` counts the columns of white space before it.
    """

    number: int
    text: str
    indent: int = 0
    page: int = 1
    gap: Gap = Gap.NONE


class Lines(Struct, frozen=True):
    """All lines of a text, empty ones included, and the invisible characters taken out."""

    lines: tuple[Line, ...]
    dropped: tuple[Dropped, ...]
    doubts: tuple[Doubt, ...]


def split(text: str) -> Lines:
    """Return the lines of `text`, in NFC and without invisible characters."""
    raw = tuple(_raw_lines(unicodedata.normalize("NFC", text)))
    dropped = tuple(
        Dropped(number, character, unicodedata.name(character, "CONTROL CHARACTER").lower())
        for number, line, _ in raw
        for character in dict.fromkeys(INVISIBLE.findall(line))
    )
    doubts = tuple(
        Doubt(
            mark.line,
            repr(mark.text),
            f"an invisible {mark.pattern} was taken out: check the words around it",
        )
        for mark in dropped
        if mark.text not in _HARMLESS
    )
    return Lines(tuple(_line(number, line, page) for number, line, page in raw), dropped, doubts)


def _raw_lines(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield `(number, line, page)`; the parts of a line that a form feed cuts share its number."""
    page = 1
    for number, line in enumerate(_LINE_END.split(text), start=1):
        start = 0
        for end in _PARTS.finditer(line):
            yield number, line[start : end.start()], page
            page += end[0] == "\x0c"
            if end[0] == "\u2029":
                yield number, "", page
            start = end.end()
        yield number, line[start:], page


def _line(number: int, raw: str, page: int) -> Line:
    """Return the line that `raw` is."""
    soft = SOFT_HYPHEN if raw.rstrip().endswith(SOFT_HYPHEN) and visible(raw).strip() else ""
    spread = visible(raw).expandtabs(_TAB)
    return Line(number, fold(spread) + soft, len(spread) - len(spread.lstrip()), page)
