"""What honest translators do with figures, one construction a line: `ENGLISH | TRANSLATION`.

The files in constructions/ list them by language, beyond the corpus in tests/golden/pairs: shared scales,
estimates, fractions, decades, both calendars, spoken times, durations and nights.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from publish.checks import facts
from publish.checks.rule import Pair

FILES = sorted((Path(__file__).parent / "constructions").glob("*.txt"))


def constructions(file: Path) -> list[tuple[str, str]]:
    """Return the pairs of a file."""
    lines = (line.partition(" | ") for line in file.read_text("utf-8").splitlines())
    return [(source, translation) for source, _, translation in lines]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_honest_constructions_are_left_alone(make_pair: Callable[..., Pair], file: Path) -> None:
    """None of a language's constructions is an error."""
    found = {
        pair: [one.message for one in facts.found(make_pair(*pair, file.stem))]
        for pair in constructions(file)
    }
    assert {pair: messages for pair, messages in found.items() if messages} == {}


def test_there_are_constructions_in_every_language_of_the_corpus() -> None:
    """At least a hundred for each of the eight."""
    counts = {file.stem: len(constructions(file)) for file in FILES}
    assert min(counts[code] for code in ("ar", "de", "es", "fa", "fr", "ru", "tr", "zh_Hans")) >= 100
