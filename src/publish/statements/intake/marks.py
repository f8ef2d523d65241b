"""List marks: which lines are items of a list.

1. A bullet (`•`, `▪`, `◦` …) always marks an item, also alone on the line above its text.
2. `-`, `–`, `—` and `*` do if two or more in a row do; `1.`, `1)` and `(1)` if two or more count
   up from one.
3. The first item by rule 2 stands after an empty line, a page's end, or a line that stops with
   punctuation, so that a wrapped line beginning with a dash or a number is not taken for one.
4. A numbered list never follows another directly, because Markdown would make the two one.

A mark that becomes Markdown's own (`•` → `-`, `(1)` → `1.`) is listed as rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from publish.statements.intake.ledger import Rewritten
from publish.statements.intake.lines import Gap, Line

_BULLET = re.compile(r"(?P<mark>[•●▪◦‣∙■□➢►✓✔\uf0b7\uf0a7])\s*(?P<text>.*)")
_DASH = re.compile(r"(?P<mark>[-–—*·])\s+(?P<text>\S.*)")
_NUMBER = re.compile(r"(?P<mark>\(?(?P<number>[0-9]{1,2})[.)])\s+(?P<text>\S.*)")
_PUNCTUATION = re.compile(r"[.:;,!?…][\"”’»)\]]*\Z")


class Mark(Struct, frozen=True):
    """A line's list mark: its kind or number, its Markdown form, and the text after it.

    `kind` is the mark itself for a dash, `bullet` for every bullet, and empty for a number.
    """

    kind: str
    number: int
    text: str
    rewritten: tuple[Rewritten, ...] = ()

    @property
    def markdown(self) -> str:
        """Return the mark as Markdown writes it."""
        return "-" if self.kind else f"{self.number}."


def marks(lines: Sequence[Line]) -> Mapping[int, Mark]:
    """Return the marks of the lines that are items, by their index in `lines`."""
    candidates = {index: mark for index, line in enumerate(lines) if (mark := _candidate(line))}
    items: dict[int, Mark] = {}
    last_number = -1
    for run in _runs(lines, candidates):
        kind = candidates[run[0]].kind
        follows_numbers = (
            not kind and last_number >= 0 and not _is_parted(lines, candidates, last_number, run[0])
        )
        if kind != "bullet" and (len(run) == 1 or follows_numbers or not _may_open(lines, run[0])):
            continue
        items |= {
            index: candidates[index]
            for index in run
            if candidates[index].text or _text_follows(lines, candidates, index)
        }
        last_number = last_number if kind else run[-1]
    return items


def _candidate(line: Line) -> Mark | None:
    """Return the mark that a line begins with, whether or not it turns out to be a list's."""
    if match := _BULLET.fullmatch(line.text):
        before, after = line.text.split(" ", 1)[0], match["text"].split(" ", 1)[0]
        words = ("-", after) if len(before) > 1 else ("-",)
        return Mark("bullet", 0, match["text"], (Rewritten(line.number, (before,), words),))
    match = _DASH.fullmatch(line.text) or _NUMBER.fullmatch(line.text)
    if match is None:
        return None
    found, number = match["mark"], int(match.groupdict().get("number", 0))
    mark = Mark("" if "number" in match.groupdict() else found, number, match["text"])
    if found == mark.markdown:
        return mark
    return replace(mark, rewritten=(Rewritten(line.number, (found,), (mark.markdown,)),))


def _runs(lines: Sequence[Line], candidates: Mapping[int, Mark]) -> list[list[int]]:
    """Return the candidates in runs: of one kind, counting up from one, no paragraph between."""
    runs: list[list[int]] = []
    for index, mark in candidates.items():
        last = candidates[runs[-1][-1]] if runs else None
        follows = (
            last is not None
            and last.kind == mark.kind
            and not _is_parted(lines, candidates, runs[-1][-1], index)
        )
        if follows and last is not None and (mark.kind or mark.number == last.number + 1):
            runs[-1].append(index)
        elif mark.kind or mark.number == 1:
            runs.append([index])
    return runs


def _is_parted(lines: Sequence[Line], candidates: Mapping[int, Mark], first: int, second: int) -> bool:
    """Tell whether a paragraph that is no item begins between two lines."""
    between = range(first + 1, second)
    return any(lines[index].gap is not Gap.NONE and index not in candidates for index in between)


def _may_open(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a list can begin on a line (rule 3)."""
    return (
        not index
        or lines[index].gap is not Gap.NONE
        or _PUNCTUATION.search(lines[index - 1].text) is not None
    )


def _text_follows(lines: Sequence[Line], candidates: Mapping[int, Mark], index: int) -> bool:
    """Tell whether the line below a lone bullet holds its text."""
    return index + 1 < len(lines) and index + 1 not in candidates
