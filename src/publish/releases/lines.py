"""Lines of plain text: where a paragraph may be broken, and how wide it is when shown.

1. A line may break at an ordinary space, which then disappears. A no-break space is none.
2. Chinese and Japanese have no spaces: a line may break beside any wide character, but never
   before what closes (`。`, `」`, `々`, small kana) nor after what opens (`「`). Korean breaks at
   its spaces.
3. Neither an isolated run (LRI…PDI: its two ends would fall on different lines, and end there)
   nor an address is broken. What does not fit stays longer than the width.
4. Widths are columns: a wide character takes two, a combining or invisible one none.

Source: UAX #14 (LB13, LB14, LB18, LB30b and the kinsoku classes CJ, CL, NS, OP), UAX #11.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from publish.releases import runs

_NOT_BEFORE = frozenset(
    "!%),.:;?]}\u00a2\u00b0\u00b7\u2019\u201d\u2026\u2014\u2030\u2103"
    "、。〉》」』】〕〗〙〛〜゛゜ゝゞ々〻ー・！％），．：；？］｝～"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
)
_NOT_AFTER = frozenset("([{$\u00a3\u00a5\u2018\u201c〈《「『【〔〖〘〚（［｛＄￥￡#")
_UNBROKEN = {"url", "email", "isolated"}


def wrap(text: str, width: int, *, lead: str = "", indent: str = "") -> list[str]:
    """Return the lines of `text`, at most `width` columns each; 0 leaves it unbroken.

    A newline in `text` always ends a line. `lead` stands before the first line, `indent`
    before the others, and both count.
    """
    lines: list[str] = []
    for piece in text.split("\n"):
        lines += _fill(piece, width, indent if lines else lead, indent)
    return lines


def columns(text: str) -> int:
    """Return how many columns of a fixed-width screen `text` takes.

    >>> columns("新闻"), columns("كلِمة")
    (4, 4)
    """
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _fill(text: str, width: int, lead: str, indent: str) -> list[str]:
    if not width:
        return [(lead + text).rstrip(" ")]
    lines: list[str] = []
    line = lead
    empty = True
    for piece in _pieces(text):
        if not empty and columns((line + piece).rstrip(" ")) > width:
            lines.append(line.rstrip(" "))
            line = indent
        line += piece
        empty = False
    return [*lines, line.rstrip(" ")]


def _pieces(text: str) -> Iterator[str]:
    """Yield what may not be broken, each with the spaces that follow it."""
    inside = _unbroken(text)
    start = 0
    for at in range(1, len(text)):
        if at not in inside and may_break(text[at - 1], text[at]):
            yield text[start:at]
            start = at
    yield text[start:]


def _unbroken(text: str) -> frozenset[int]:
    """Return the positions inside isolated runs and addresses (rule 3)."""
    positions: set[int] = set()
    start = 0
    for run in runs.split(text):
        if run.kind in _UNBROKEN:
            positions.update(range(start + 1, start + len(run.text)))
        start += len(run.text)
    return frozenset(positions)


def may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two neighbouring characters (rules 1 and 2)."""
    if before == " " or after == " ":
        return after != " "
    if before in _NOT_AFTER or after in _NOT_BEFORE or not _columns(before) or not _columns(after):
        return False
    return _is_ideographic(before) or _is_ideographic(after)


def _is_ideographic(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"} and not unicodedata.name(
        character, ""
    ).startswith("HANGUL")
