"""A hostile segment costs as much as its length: work is counted, not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from publish.checks import facts
from publish.checks.facts.reading import read_source
from publish.checks.rule import Pair

HOSTILE = [
    ("1 ", "2 ", "ar"),
    ("1,234,", "1.234.", "de"),
    ("twenty ", "двадцать ", "ru"),
    ("1 May 2014 ", "1 мая 2015 ", "ru"),
    ("twenty-one ", "二十一", "zh_Hans"),
    ("+1 ", "0 1", "tr"),
    ("5", "⑤", "fr"),
    ("5 May ", "۱ و ۱ مهر ۱۳۹۶ ", "fa"),
    ("1:30 ", "1:31 ", "fr"),
    ("21 ", "XX ", "ru"),
    ("5 % ", "% 5", "fr"),
    ("a", "ein", "de"),
]


def calls(pair: Pair) -> int:
    """Return how many functions of ours and of Python's own are called to check a pair."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    read_source.cache_clear()
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        list(facts.found(pair))
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(("source", "translation", "code"), HOSTILE)
def test_twice_the_text_is_twice_the_work(
    make_pair: Callable[..., Pair], source: str, translation: str, code: str
) -> None:
    """Four times a text of figures asks for hardly more than four times as many calls."""
    short, long = (make_pair(source * times, translation * times, code) for times in (200, 800))
    calls(short)
    assert calls(long) < 5 * calls(short) + 1000


def test_findings_on_one_segment_are_limited(make_pair: Callable[..., Pair]) -> None:
    """Who changed more than twenty figures will read the whole text anew."""
    text = "; ".join(str(one) for one in range(100, 200))
    assert len(list(facts.found(make_pair("No figures.", text, "fr")))) == 20
