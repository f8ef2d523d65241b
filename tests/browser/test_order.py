"""What stands inside a line is in the order in which it is read: numbers, addresses, the last full stop."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from typing import Any

import pytest
from playwright.sync_api import Page

RUNS = (
    "+90 212 555 01 02",
    "press@example.org",
    "https://example.org/archive/letters",
    "@orchard_press",
    "12/345-B",
    "2018-03-14",
)
ENDING = (
    ".summary, .body > p, .body blockquote p, .body dd, .body .admonition p:last-child, .notices p, .about p"
)
_RIGHT = re.compile("[\u0590-\u08ff]")
_NEAR = 1.0  # two letters may overlap so far, in CSS pixels


def runs_read_from_left_to_right(page: Page) -> None:
    """Hold that a reader sees each number and address in its own order, whatever surrounds it."""
    assert [_seen(page.evaluate("text => geometry.run(text)", run)) for run in RUNS] == [
        run.replace(" ", "") for run in RUNS
    ]


def _seen(characters: list[dict[str, Any]]) -> str:
    """Return characters as the eye meets them from the left, line by line, without spaces."""
    inked = [one for one in characters if one["character"].strip()]
    lines = groupby(sorted(inked, key=lambda one: one["top"]), key=lambda one: one["top"])
    return "".join(one["character"] for _, line in lines for one in sorted(line, key=lambda one: one["left"]))


def stops_stand_behind_last_words(page: Page) -> None:
    """Hold that a final full stop is on the left of an Arabic word and on the right of an English one."""
    ends = [
        one for one in page.evaluate("text => geometry.ends(text)", ENDING) if one["text"][-1:] in ".。؟!"
    ]
    assert len(ends) >= 5
    for end in ends:
        letter, stop = end["last"]
        assert abs(letter["bottom"] - stop["bottom"]) < 12, end["text"]
        if _RIGHT.search(end["text"]):
            assert stop["right"] <= letter["left"] + _NEAR, end["text"]
        else:
            assert letter["right"] - _NEAR <= stop["left"], end["text"]


DISORDER = [
    (runs_read_from_left_to_right, "bdi { unicode-bidi: normal; direction: inherit }"),
    (runs_read_from_left_to_right, "bdi { unicode-bidi: isolate-override; direction: rtl }"),
    (stops_stand_behind_last_words, ".body > p { direction: ltr }"),
    (stops_stand_behind_last_words, "[dir='ltr'] { direction: rtl }"),
    (stops_stand_behind_last_words, "html { direction: ltr }"),
]


def test_numbers_and_addresses_keep_their_order(specimen: Page) -> None:
    """Phone, e-mail, web address, handle, case number and date read the same in every language."""
    runs_read_from_left_to_right(specimen)


def test_full_stops_stand_behind_last_words(specimen: Page) -> None:
    """The last full stop stands where the text ends, in translations and where English falls back."""
    stops_stand_behind_last_words(specimen)


def test_both_directions_are_looked_at(pages: Callable[[str, str], Page]) -> None:
    """The Arabic page has texts that end in a full stop in both directions."""
    texts = [one["text"] for one in pages("ar", "looks").evaluate("text => geometry.ends(text)", ENDING)]
    assert {bool(_RIGHT.search(text)) for text in texts} == {True, False}


@pytest.mark.parametrize(("rule", "css"), DISORDER)
def test_disorder_is_seen(rule: Callable[[Page], None], css: str, broken: Callable[..., None]) -> None:
    """A style that leaves order to chance fails the rule it breaks, in Arabic."""
    broken("ar", css, rule)
