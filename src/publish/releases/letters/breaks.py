"""Where a text may be cut in two, and how long it is to a messaging app.

1. Length is counted in UTF-16 code units, as messaging apps count it: an emoji is two or more.
   Source: https://core.telegram.org/api/entities, "Entity length".
2. A text is cut at the end of a line; else behind a sentence; else between words; else between graphemes. The
   last place of the best kind at which what stands before it still fits is taken.
3. It is not cut inside a left-to-right run (`publish.releases.runs`: a number, a date, an address) nor inside
   an isolate. Only one that is longer than a whole message is, between words, then anywhere.
4. Spaces at a cut go, as at the end of a line; no other character does.

Source: UAX #29, 3.1.1 (GB6 to GB13, without the prepended marks of GB9b) and 5.1 (SB8 to SB11, simplified: a
full stop ends a sentence unless a small letter follows it, or one single letter or digit stands before it).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from publish.releases import runs
from publish.releases.lines import may_break

_CLOSING = r"""['"’”»›)\]」』】）]*"""
_SENTENCE = re.compile(rf"(?:[!?…؟۔।։።၊။]|(?<!\b\w)\.){_CLOSING}(?=\s+(?![a-zß-öø-ÿа-џ]))|[。！？]{_CLOSING}")
_VIRAMA = 9  # the canonical combining class of what joins two Indic consonants
_ZWJ = "\u200d"
_JOINED = re.compile("[\u1160-\u11ff\ud7b0-\ud7fb\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\u200c\u200d]")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_OPENS, _CLOSES = frozenset("\u2066\u2067\u2068"), "\u2069"
_NOT_BEFORE_ELLIPSIS = " .,:;،؛。，：；、–—-"

Fits = Callable[[int, int], bool]
"""Whether the part of a text from one position to another fits where it shall stand."""


def size(text: str) -> int:
    """Return the length of `text` in UTF-16 code units (rule 1).

    >>> size("سجن"), size("🕊")
    (3, 2)
    """
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, fits: Fits) -> Iterator[tuple[int, int]]:
    """Yield the parts of `text`, each as its first position and the one behind its last.

    `fits` must let every single character through, and with a part each shorter one.
    """
    levels = _levels(text)
    start = 0
    while not fits(start, len(text)):
        end = next(end for level in levels if (end := _last(level, start, fits)) is not None)
        yield start, end
        start = _skip(text, end)
    if start < len(text) or not text:
        yield start, len(text)


def shorten(text: str, fits: Callable[[str], bool]) -> str:
    """Return the beginning of `text`, behind a word if possible, with `…`; empty if not even that fits."""

    def fits_shortened(start: int, end: int) -> bool:
        return fits(_shortened(text[start:end]))

    ends = (_last(level, 0, fits_shortened) for level in _levels(text)[2:])
    return next((_shortened(text[:end]) for end in ends if end is not None), "")


def _shortened(text: str) -> str:
    return text.rstrip(_NOT_BEFORE_ELLIPSIS) + "…"


def _skip(text: str, at: int) -> int:
    """Return where the text goes on behind a cut: after a newline, or after all spaces."""
    if text.startswith("\n", at):
        return at + 1
    return at + len(text[at:]) - len(text[at:].lstrip(" "))


def _last(level: Sequence[int], start: int, fits: Fits) -> int | None:
    """Return the last of the positions in `level` up to which the text from `start` fits."""
    low = bisect_left(level, start + 1)
    if low == len(level) or not fits(start, level[low]):
        return None
    high = len(level)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(start, level[middle]) else (low, middle)
    return level[low]


def _levels(text: str) -> tuple[Sequence[int], ...]:
    """Return where `text` may be cut, the best places first (rules 2 and 3); the last is everywhere."""
    inside = _inside(text)
    lines = [match.start() for match in re.finditer("\n", text)]
    sentences = [match.end() for match in _SENTENCE.finditer(text)]
    graphemes = [at for at in range(1, len(text)) if _ends_grapheme(text, at)]
    words = [at for at in graphemes if _ends_word(text[at - 1], text[at])]
    outside = ([at for at in level if at not in inside] for level in (lines, sentences, words, graphemes))
    return (*outside, words, graphemes, range(1, len(text) + 1))


def _inside(text: str) -> frozenset[int]:
    """Return the positions inside of runs and isolates (rule 3)."""
    positions: set[int] = set()
    start = depth = 0
    for run in runs.split(text):
        if run.kind != "text":
            positions.update(range(start + 1, start + len(run.text)))
        start += len(run.text)
    for at, character in enumerate(text):
        if depth:
            positions.add(at)
        depth = max(0, depth + (character in _OPENS) - (character == _CLOSES))
    return frozenset(positions)


def _ends_word(before: str, after: str) -> bool:
    """Tell whether a word ends between two neighbouring characters: before the spaces that follow it."""
    return before != " " if after == " " else before != " " and may_break(before, after)


def _ends_grapheme(text: str, at: int) -> bool:
    """Tell whether a grapheme of `text` ends before position `at`, as a reader counts them."""
    before, after = text[at - 1], text[at]
    if unicodedata.category(after) in {"Mn", "Me", "Mc"} or _JOINED.match(after) or before == _ZWJ:
        return False
    if unicodedata.combining(before) == _VIRAMA and after.isalpha():
        return False
    return not _FLAG.match(text, at - 1) or _flags_before(text, at) % 2 == 0


def _flags_before(text: str, at: int) -> int:
    """Return how many regional indicators stand in a row right before `at`: two make a flag."""
    count = 0
    while count < at and "\U0001f1e6" <= text[at - 1 - count] <= "\U0001f1ff":
        count += 1
    return count
