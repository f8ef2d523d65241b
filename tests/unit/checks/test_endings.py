"""How languages join words to a name or a term: stems, endings, and what stands before them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.checks.wording.endings import Inflected, inflected, plain

CODES = ["ar", "fa", "tr", "ru", "fr", "de", "en", "zh_Hans", "he", "pl"]
LETTERS = "abeiklnsty" + "üığç" + "аейиксмнояй" + "اليهوبفكحمصت" + "ובית"


def as_one_pattern(ways: Inflected) -> re.Pattern[str]:
    """Return the same as a single regular expression."""
    stems = "|".join(f"(?:{re.escape(stem)}(?:{ending.pattern}))" for stem, ending in ways.stems)
    return re.compile(f"(?:{ways.before.pattern})(?:{stems})")


@pytest.mark.parametrize("code", CODES)
@settings(deadline=None)  # a shared machine may be slow
@given(word=st.text(LETTERS, min_size=1, max_size=7), before=st.text(LETTERS, max_size=3), data=st.data())
def test_a_word_is_found_as_by_one_pattern(code: str, word: str, before: str, data: st.DataObject) -> None:
    """Stem by stem, or as one expression: the answer is the same, with the name itself and with more."""
    for ways in (inflected(word, code, name=True), inflected(word, code, name=False), plain(word, code)):
        stem = data.draw(st.sampled_from(ways.stems))[0]
        text = before + stem + data.draw(st.text(LETTERS, max_size=4))
        assert ways.matches(text) == bool(as_one_pattern(ways).fullmatch(text))


@pytest.mark.parametrize(
    ("word", "code", "core"),
    [
        ("حمص", "ar", "حمص"),
        ("القاهره", "ar", "قاهر"),
        ("сайдная", "ru", "сайдн"),
        ("halep", "tr", "hale"),
        ("syrie", "fr", "syr"),
        ("homs", "de", "hom"),
        ("damaszek", "pl", "damasz"),
        ("homs", "zh_Hans", "homs"),
    ],
)
def test_a_word_is_looked_for_by_how_its_stems_begin(word: str, code: str, core: str) -> None:
    """What stands in each way to write it."""
    assert inflected(word, code, name=True).core == core


@pytest.mark.parametrize(
    ("word", "code", "written", "found"),
    [
        ("حمص", "ar", "وبحمص", True),
        ("حمص", "ar", "حمصي", True),
        ("сайдная", "ru", "сайднае", True),
        ("şam", "tr", "samir", False),
        ("halep", "tr", "halebe", True),
        ("syrie", "fr", "syrienne", True),
        ("israel", "de", "israelische", True),
        ("homs", "de", "homesick", False),
    ],
)
def test_a_name_is_found_as_its_language_writes_it(word: str, code: str, written: str, found: bool) -> None:  # noqa: FBT001  because the table has it
    """With particles before it and endings after it, and not inside another word."""
    assert inflected(word, code, name=True).matches(written) is found
