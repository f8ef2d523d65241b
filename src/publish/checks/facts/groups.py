"""Runs of digits of any script, with what stands between them.

A character that cannot be seen does not part digits, because a reader sees one number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

_UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_GROUP = re.compile(rf"\d+(?:[{_UNSEEN}]+\d+)*")
_NOT_SEEN = re.compile(f"[{_UNSEEN}]")
_LONGEST_GAP = 8
_NONE = (-1, -1)  # stands for the run behind the last one


class Group(NamedTuple):
    """A run of digits; `mark` is the one character between it and the next run, or empty."""

    digits: str
    start: int
    end: int
    mark: str
    gap: str


def digit_groups(text: str) -> Iterator[Group]:
    """Yield the runs of digits of `text` in its order."""
    spans = [match.span() for match in _GROUP.finditer(text)]
    for (start, end), (following, _) in zip_longest(spans, spans[1:], fillvalue=_NONE):
        gap = text[end:following] if end <= following <= end + _LONGEST_GAP else "\n"
        seen = gap if gap.isascii() else _NOT_SEEN.sub("", gap)
        yield Group(_digits(text[start:end]), start, end, seen if len(seen) == 1 else "", seen)


def _digits(run: str) -> str:
    return run if run.isascii() else "".join(str(int(one)) for one in run if one.isdigit())
