"""The text around the piece that is wrong, on one short line, with the piece marked where it stands.

A line of carets below the text would point at the wrong place: a terminal turns Arabic around, gives a
Chinese letter two columns and an accent none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from publish.findings.visible import MARKS, defused, exposed, letters
from publish.model import Finding

WIDTH = 70
"""Columns, marks and ellipses apart."""

_PIECE = 40
_WORD = 15


def excerpt(finding: Finding, marks: tuple[str, str] = MARKS) -> str:
    """Return the piece between `marks` with the words around it, safe to print; empty where none is quoted.

    Where no one place is to blame, it is the text from there on, without marks.
    """
    start, end = finding.start, finding.end
    piece = _fitting(exposed(finding.text[start : min(end, start + WIDTH)]), _PIECE)
    room = WIDTH - sum(map(_columns, piece))
    before = letters(finding.text[max(start - WIDTH - 1, 0) : start])[::-1]
    after = letters(finding.text[end : end + WIDTH + 1])
    follows = _fitting(after, max(room - sum(map(_columns, before)), room // 2))
    leads = _fitting(before, room - sum(map(_columns, follows)))[::-1]
    opening, closing = marks if piece else ("", "")
    return defused("".join([*leads, opening, *piece, closing, *follows]))


def _fitting(cells: Sequence[str], room: int) -> Sequence[str]:
    """Return the first of `cells` that have `room`, to the end of a word if one is near, then an ellipsis."""
    taken = used = 0
    while taken < len(cells) and (used := used + _columns(cells[taken])) <= room:
        taken += 1
    if taken == len(cells):
        return cells
    near = range(taken, max(taken - _WORD, 0), -1)
    return [*cells[: next((at for at in near if cells[at] == " "), taken)], "…"]


def _columns(cell: str) -> int:
    """Return how wide a character or an escape is shown, at most; an accent counts like a letter."""
    return 2 if len(cell) == 1 and unicodedata.east_asian_width(cell) in "WF" else len(cell)
