"""Correct translations of every kind pass the checks, and changed ones do not.

The corpus beside this file holds, for each language, `name:` lines and then blocks of a note, an English
text and its translation; the folder `releases` has whole releases, each under a line `## what it is about`,
whose authors had not seen the checks. What is done with them stands in benchmarks/checks.py.
"""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
LANGUAGES = ("ar", "de", "es", "fa", "fr", "ru", "tr", "zh_Hans")
LEAST_PAIRS = 1000
LEAST_RELEASES = 200
MOST_HELD_BACK = 0.02


@cache
def harness() -> ModuleType:
    """Return benchmarks/checks.py as a module."""
    spec = importlib.util.spec_from_file_location("benchmarks_checks", ROOT / "benchmarks" / "checks.py")
    if spec is None or spec.loader is None:
        pytest.fail("benchmarks/checks.py is gone")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_corpus_is_large() -> None:
    """Eight languages, and a thousand pairs or more."""
    assert tuple(harness().languages()) == LANGUAGES
    assert sum(len(harness().corpus(code)[1]) for code in LANGUAGES) >= LEAST_PAIRS


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_correct_pair_has_an_error(code: str) -> None:
    """A release withheld for a false reason teaches an office to switch checks off."""
    lexicon, cases = harness().corpus(code)
    found = {case.text: harness().errors(case, case.text, lexicon) for case in cases}
    assert {text: errors for text, errors in found.items() if errors} == {}


def test_changes_are_caught() -> None:
    """Of changed digits, dates, links and names, 99 of 100 are caught, while nothing correct is blamed."""
    rates = harness().measure()
    assert sum(rates.false.values()) == 0
    assert {kind: rates.share(kind) >= 0.99 for kind in harness().PERFECT} == {
        "digits": True,
        "dates": True,
        "links": True,
        "names": True,
    }


def test_honest_releases_are_published() -> None:
    """Of whole releases by people who had not seen the checks, at most two in a hundred are held back."""
    found = [errors for code in LANGUAGES for errors in harness().held_back(code).values()]
    assert len(found) >= LEAST_RELEASES
    assert sum(bool(errors) for errors in found) <= MOST_HELD_BACK * len(found)
