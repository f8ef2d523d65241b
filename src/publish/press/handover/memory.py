"""Which earlier translations go along with a statement: those that may help with it, and not too many.

Only what is released counts as finished, so nothing under embargo travels in another statement's parcel. A
pair helps if it shares words with the statement: rare ones count more than those that stand everywhere.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from publish.catalogs.reader import FILE_LIMIT, translations
from publish.errors import CatalogError, PublishError
from publish.exchange.tmx import Pair
from publish.model import Language, Status
from publish.press.handover.desk import Desk
from publish.press.outcome import Outcome
from publish.press.workspace import catalog_path

STATEMENTS = 200
"""How many statements are looked at, the newest ones."""

PAIRS = 300
"""How many pairs a parcel has at most."""

_SHARED = 2  # words that a pair must share with the statement, where it has as many
_WORD = re.compile(r"\w{4,}")


class Memory:
    """What is finished in a language: read once, however many statements ask."""

    def __init__(self, desk: Desk, language: Language, outcomes: Sequence[Outcome]) -> None:
        """Begin with nothing read."""
        self._desk = desk
        self._language = language
        self._released = [one.slug for one in outcomes if one.stand(language).state.published]
        self._pairs: dict[str, tuple[Pair, ...]] = {}

    def of(self, slug: str) -> tuple[Pair, ...]:
        """Return the pairs that go along with the statement `slug`, the likest first."""
        newest = sorted(set(self._released) - {slug}, reverse=True)[:STATEMENTS]
        found = [pair for other in newest for pair in self._read(other)]
        return likest(found, [segment.text for segment in self._desk.statement(slug).segments])

    def _read(self, slug: str) -> tuple[Pair, ...]:
        if slug not in self._pairs:
            self._pairs[slug] = tuple(_pairs(self._desk, self._language, slug))
        return self._pairs[slug]


def _pairs(desk: Desk, language: Language, slug: str) -> Iterator[Pair]:
    """Yield what a statement's catalog has finished; a catalog that cannot be read has nothing."""
    path = catalog_path(language, slug)
    try:
        data = desk.shelf.contents(path, FILE_LIMIT, CatalogError)
        said = translations(data, path).translations if data is not None else {}
    except PublishError:
        return
    for (_, source), one in said.items():
        if one.status is Status.TRANSLATED:
            yield source, one.text


def likest(pairs: Iterable[Pair], texts: Sequence[str], most: int = PAIRS) -> tuple[Pair, ...]:
    """Return at most so many of `pairs`, those first whose sources share the rarest words with `texts`."""
    known = {pair: _words(pair[0]) for pair in dict.fromkeys(pairs)}
    spread = Counter(word for words in known.values() for word in words)
    wanted = frozenset(word for text in texts for word in _words(text))
    scores = {pair: _score(words, wanted, spread) for pair, words in known.items()}
    ranked = sorted((pair for pair in known if scores[pair]), key=lambda pair: -scores[pair])
    return tuple(ranked[:most])


def _score(words: frozenset[str], wanted: frozenset[str], spread: Counter[str]) -> float:
    shared = words & wanted
    if not shared or len(shared) < min(_SHARED, len(words)):
        return 0.0
    return sum(1 / spread[word] for word in shared) / math.sqrt(len(words))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
