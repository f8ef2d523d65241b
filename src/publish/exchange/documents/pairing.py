"""Which passages of a document and of its translation belong together: the cheapest way through both.

1. Both are walked from beginning to end. Each step takes one passage of each, or one of one side and none of
   the other, or one and two paragraphs: nothing changes places. Among all ways the cheapest is taken (dynamic
   programming).
2. A step costs what speaks against it: lengths that are unlike (measured as Gale and Church do, with the two
   documents' own ratio), kinds that are unlike (a heading and a list item), and anchors that only one side
   has: figures in any script's digits, addresses, and names as each language writes them.
3. How sure a pair is, in per cent, follows from the same three, and from nothing else: it is for somebody who
   reads it over, and never a reason to take a pair unread.

Source: W. A. Gale, K. W. Church, A Program for Aligning Sentences in Bilingual Corpora, 1993.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from publish.model import Kind, Segment

LIMIT = 160_000  # pairs of passages that are compared

_VARIANCE = 6.8  # of a length, by the length: Gale and Church's, for characters
_STEPS = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))
_PRIOR: Mapping[tuple[int, int], float] = {(1, 1): 0.1, (1, 0): 6.0, (0, 1): 6.0, (2, 1): 3.5, (1, 2): 3.5}
_UNLIKE, _ANCHOR = 2.5, 6.0  # what unlike kinds cost, and anchors of which none is shared
_FAR = 25.0  # the most that lengths cost
_NUMBER = re.compile(r"\d+(?:[.,\u066b\u066c'\u2009\u202f ]\d{3})*(?:[.,\u066b]\d+)?")
_ADDRESS = re.compile(r"https?://[^\s<>()\]]+|[\w.+-]+@[\w-]+\.[\w.]+")
_HEADS = frozenset({Kind.TITLE, *(kind for kind in Kind if kind.startswith("heading"))})
_FAMILY: Mapping[Kind, str] = {
    **dict.fromkeys(_HEADS, "heading"),
    Kind.LIST_ITEM: "item",
    Kind.TABLE_HEADING: "cell",
    Kind.TABLE_CELL: "cell",
    Kind.FOOTNOTE: "note",
    Kind.CAPTION: "picture",
    Kind.PICTURE: "picture",
}

Names = Sequence[tuple[Sequence[str], Sequence[str]]]
"""For each name how the source's language writes it, and how the translation's does."""


class Pair(Struct, frozen=True):
    """Passages that belong together, by their numbers on either side; one side may be empty.

    `confidence` is from 0 to 100, `shared` how many anchors both sides have.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: int = 0
    shared: int = 0


class _Passage(Struct, frozen=True):
    """What is compared of a passage: how long it is in characters, its family of kinds, its anchors."""

    length: int
    family: str
    anchors: Mapping[str, int]


def paired(source: Sequence[Segment], target: Sequence[Segment], names: Names = ()) -> tuple[Pair, ...]:
    """Return both documents' passages in order, paired.

    Raises ValueError for documents that are too long to be compared.
    """
    if len(source) * len(target) > LIMIT:
        raise ValueError(f"{len(source)} and {len(target)} passages are too many to be compared")
    ours = [_passage(one, [forms for forms, _ in names]) for one in source]
    theirs = [_passage(one, [forms for _, forms in names]) for one in target]
    ratio = sum(one.length for one in theirs) / max(1, sum(one.length for one in ours))
    return tuple(_pairs(ours, theirs, ratio or 1.0))


def _pairs(ours: Sequence[_Passage], theirs: Sequence[_Passage], ratio: float) -> Iterator[Pair]:
    """Yield the steps of the cheapest way."""
    for (i, j), (a, b) in _way(ours, theirs, ratio):
        mine, yours = tuple(range(i - a, i)), tuple(range(j - b, j))
        if not (a and b):
            yield Pair(mine, yours)
            continue
        one, other = _joined(ours[i - a : i]), _joined(theirs[j - b : j])
        shared = sum((Counter(one.anchors) & Counter(other.anchors)).values())
        yield Pair(mine, yours, _confidence(one, other, ratio, (a, b)), shared)


def _way(
    ours: Sequence[_Passage], theirs: Sequence[_Passage], ratio: float
) -> Sequence[tuple[tuple[int, int], tuple[int, int]]]:
    """Return where each step of the cheapest way ends, and how much of either side it takes."""
    costs = {(0, 0): 0.0}
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            reached = [
                (costs[i - a, j - b] + _cost(ours[i - a : i], theirs[j - b : j], ratio), (a, b))
                for a, b in _STEPS
                if a <= i and b <= j and _may_join(ours[i - a : i]) and _may_join(theirs[j - b : j])
            ]
            if reached:
                costs[i, j], steps[i, j] = min(reached)
    place, way = (len(ours), len(theirs)), []
    while place != (0, 0):
        a, b = steps[place]
        way.append((place, (a, b)))
        place = (place[0] - a, place[1] - b)
    return way[::-1]


def _may_join(passages: Sequence[_Passage]) -> bool:
    """Tell whether what may stand as one passage on the other side: one by itself, or paragraphs."""
    return len(passages) <= 1 or all(one.family == "text" for one in passages)


# --- what speaks against a pair ----------------------------------------------------------


def _cost(ours: Sequence[_Passage], theirs: Sequence[_Passage], ratio: float) -> float:
    prior = _PRIOR[len(ours), len(theirs)]
    if not (ours and theirs):
        return prior
    one, other = _joined(ours), _joined(theirs)
    kinds = _UNLIKE * (len({item.family for item in (*ours, *theirs)}) - 1)
    return prior + _lengths(one, other, ratio) + kinds + _ANCHOR * _unshared(one, other)


def _lengths(one: _Passage, other: _Passage, ratio: float) -> float:
    """Return how unlikely the two lengths are: minus the logarithm of their probability by chance."""
    if not one.length:
        return _FAR
    delta = (other.length - one.length * ratio) / math.sqrt(one.length * _VARIANCE * max(ratio, 0.1))
    return min(_FAR, -math.log(max(math.erfc(abs(delta) / math.sqrt(2)), 1e-12)))


def _unshared(one: _Passage, other: _Passage) -> float:
    """Return the share of anchors that only one side has: 0 where there is none at all."""
    mine, yours = Counter(one.anchors), Counter(other.anchors)
    every = sum((mine | yours).values())
    return 1 - sum((mine & yours).values()) / every if every else 0.0


def _confidence(one: _Passage, other: _Passage, ratio: float, step: tuple[int, int]) -> int:
    against = _lengths(one, other, ratio) / _FAR * 2 + _unshared(one, other)
    against += 0.3 * (one.family != other.family) + 0.5 * (step != (1, 1))
    sure = 1.0 if one.anchors and other.anchors else 0.85
    return max(1, round(100 * sure * math.exp(-against)))


# --- what is compared --------------------------------------------------------------------


def _joined(passages: Sequence[_Passage]) -> _Passage:
    if len(passages) == 1:
        return passages[0]
    anchors: Counter[str] = Counter()
    for one in passages:
        anchors.update(one.anchors)
    return _Passage(sum(one.length for one in passages), passages[0].family, anchors)


def _passage(segment: Segment, names: Sequence[Sequence[str]]) -> _Passage:
    addresses = [
        *(one.address for one in segment.targets),
        *segment.addresses,
        *_ADDRESS.findall(segment.text),
    ]
    text = _ADDRESS.sub(" ", re.sub(r"\]\(\d+\)", "]", segment.text))
    anchors = Counter(addresses)
    anchors.update(_digits(number) for number in _NUMBER.findall(text))
    anchors.update(
        f"name {number}" for number, forms in enumerate(names) if any(one in text for one in forms)
    )
    return _Passage(len(text), _FAMILY.get(segment.kind, "text"), anchors)


def _digits(number: str) -> str:
    """Return a figure's digits as ASCII ones, whatever stands between them."""
    return "".join(str(unicodedata.digit(one)) for one in number if one.isdecimal())
