"""A text that is passed over at a first look holds no address."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from publish import addresses
from publish.addresses import as_read, found
from publish.addresses.domains import COMMON, DOMAINS, NATIVE

PIECES = (
    *(
        "a",
        "Z",
        "é",
        "ж",
        "ω",
        "\u2126",
        "\u212a",
        "م",
        "中",
        "1",
        "25",
        "2500",
        "٣",
        "１",
        "com",
        "org",
        "co",
    ),
    *(
        ".",
        "。",
        "．",
        "…",
        ",",
        ":",
        "/",
        "//",
        "?",
        "#",
        "-",
        "_",
        "@",
        "www",
        "://",
        " ",
        "\u00a0",
        "\u00ad",
    ),
    *("(", ")", "[.]", "(dot)", " at ", " dot ", "سورية", "中国", "1.2", "10.25", "1.2.3.4"),
)


@pytest.mark.parametrize("text", ["1.200,50", "3.5", "19.10.2017, 3.45 x", "1.2.3", "Fin. Début"])
def test_numbers_and_sentences_are_passed_over(text: str) -> None:
    """They are most of all dots."""
    assert not addresses._MAYBE.search(text)  # noqa: SLF001  because it has no other effect than on time
    assert found(text) == ()


@given(text=st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@example(text="1.2.3.4٥/a")
@example(text="1.2\u2126/a")
@example(text="10.25:80")
@settings(max_examples=3000, deadline=None)
def test_nothing_is_passed_over_that_holds_an_address(text: str) -> None:
    """What the whole pattern finds is what is found."""
    matches = addresses._address().finditer(as_read(text))  # noqa: SLF001  because that is what must not be left out
    whole = map(addresses._trimmed, matches)  # noqa: SLF001  because that is what must not be left out
    assert found(text) == tuple(filter(None, whole))


def test_no_top_level_domain_begins_with_a_digit() -> None:
    """So a dot with digits alone behind it ends no host."""
    assert not [one for one in (*COMMON, *DOMAINS, *NATIVE) if re.match(r"\d", one)]
