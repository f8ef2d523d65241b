"""Hundreds in a word that a translation adds: `dont cent enfants`.

A lone word for a hundred is asked for where the source has no hundred, and nothing vague that may be one,
and where it stands in no percentage, ratio or idiom of the language.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from publish.checks.facts.figure import Demand, Figure, plain
from publish.checks.facts.figure import Reading as Meaning
from publish.checks.facts.reading import Reading
from publish.checks.facts.vocabulary import fold
from publish.checks.late import late

_HUNDRED = 100
_VAGUE = late(r"hundred|thousand|million|dozen|centur|scores|per ?cent|%|full|entire|complete|whol")
_OF_HUNDRED = late(r"\b(?:pour|sur|par|por|cada|auf|von|zu|из|на|в|به|هر|از|در|من|كل|في|بـ)[\s\u200c]{1,2}\Z")
_TIMES = late(r"\s(?:fois|veces|mal|раз|بار|مرة|pour|por|prozent|в|в|في|در|процент|ها|و)(?!\w)|\u200c")
_BEFORE = 8


def lone_hundreds(source: Reading, target: Reading, here: frozenset[Meaning]) -> Iterator[Figure]:
    """Yield the lone hundreds of the translation where the source says no such thing, nor anything vague."""
    lone = target.words.lone
    if not lone or _HUNDRED in here:
        return
    hundreds = [one for one in target.figures if plain(one) == _HUNDRED]
    if not hundreds or _VAGUE.search(source.folded):
        return
    for figure in hundreds:
        if fold(target.text[figure.start : figure.end]) not in lone:
            continue
        before = fold(target.text[max(0, figure.start - _BEFORE) : figure.start])
        after = fold(target.text[figure.end : figure.end + _BEFORE])
        if not (_OF_HUNDRED.search(before) or _TIMES.match(after)):
            yield replace(figure, demand=Demand.ALWAYS)
