"""Where a text is cut: the best place that fits, and nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.releases.letters.breaks import cut, shorten, size


def parts(text: str, limit: int) -> list[str]:
    """Return the parts of `text`, each at most `limit` code units long."""
    return [text[start:end] for start, end in cut(text, lambda start, end: size(text[start:end]) <= limit)]


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("One two.", 8, ["One two."]),
        ("", 5, [""]),
        ("First line\nsecond. Third", 20, ["First line", "second. Third"]),
        ("He saw it. She did not see it.", 20, ["He saw it.", "She did not see it."]),
        ("It was 5 p.m. on Friday. We left.", 26, ["It was 5 p.m. on Friday.", "We left."]),
        ("He met J. Smith there.", 16, ["He met J. Smith", "there."]),
        ("قال ذلك؟ ثم مضى.", 10, ["قال ذلك؟", "ثم مضى."]),
        ("他们说了。“没有。”他走了。", 10, ["他们说了。“没有。”", "他走了。"]),
        ("三个监狱的名单", 4, ["三个监狱", "的名单"]),
        ("one two three", 7, ["one two", "three"]),
        ("abcdef", 4, ["abcd", "ef"]),
    ],
    ids=[
        "whole", "empty", "line", "sentence", "abbreviation", "initial", "arabic", "chinese sentence",
        "chinese word", "word", "nothing better",
    ],
)  # fmt: skip
def test_a_text_is_cut_at_the_best_place_that_fits(text: str, limit: int, expected: list[str]) -> None:
    """Behind a line, else a sentence, else a word; spaces at the cut go."""
    assert parts(text, limit) == expected


@pytest.mark.parametrize(
    ("text", "limit", "first"),
    [
        ("ab e\u0301\u0302cd", 4, "ab"),
        ("abc\u0301\u0302d", 4, "ab"),
        ("aa👩🏽\u200d🚒b", 6, "aa"),
        ("aa🇸🇾🇹🇷", 8, "aa🇸🇾"),
        ("ककक्ष", 4, "कक"),
        ("각각\u1100\u1161\u11a8", 4, "각각"),
    ],
    ids=["accents", "accents in a word", "emoji", "flags", "conjunct", "jamo"],
)
def test_a_grapheme_stays_whole(text: str, limit: int, first: str) -> None:
    """What is one character to its reader is not divided."""
    assert parts(text, limit)[0] == first


@pytest.mark.parametrize(
    "whole",
    [
        "https://example.org/a/long-path?q=1", "press@example.org", "+90 212 555 01 02", "13 000",
        "S/RES/2254 (2015)", "\u2066two words\u2069", "\u2067قال \u2066two words\u2069 ذلك\u2069",
    ],
    ids=["url", "email", "phone", "number", "document", "isolate", "nested isolates"],
)  # fmt: skip
def test_a_run_stays_whole(whole: str) -> None:
    """An address, a number and an isolate are moved on as a whole, however many spaces they hold."""
    assert whole in parts(f"aaaa {whole} bbbb", size(whole) + 4)


def test_a_run_that_is_longer_than_everything_is_cut() -> None:
    """Nothing better can be done, and nothing is lost."""
    assert parts("a https://example.org/a", 9) == ["a", "https://e", "xample.or", "g/a"]


def test_length_is_counted_in_code_units() -> None:
    """What apps count: two for what lies outside of the basic plane."""
    assert (size("abc"), size("سجن"), size("🕊"), size("𞤀𞤁")) == (3, 3, 2, 4)


@pytest.mark.parametrize(
    ("limit", "expected"), [(20, "Two prisons, and…"), (15, "Two prisons…"), (3, "Tw…"), (0, "")]
)
def test_a_headline_is_shortened_behind_a_word(limit: int, expected: str) -> None:
    """And behind no comma; where not even a letter fits, nothing is left."""
    assert shorten("Two prisons, and nobody knows.", lambda text: size(text) <= limit) == expected


TEXTS = st.text(
    st.sampled_from("ab .\n!？。三سج\u0301\u200d\u2066\u2067\u2069👩🇸5/@-+*") | st.characters(codec="utf-8"),
    max_size=200,
)


@given(TEXTS, st.integers(2, 40))
def test_nothing_but_white_space_is_lost(text: str, limit: int) -> None:
    """Whatever the text and the limit: no part is too long, and the parts are the text."""
    found = parts(text, limit)
    assert all(size(part) <= limit for part in found)
    assert "".join("".join(found).split()) == "".join(text.split())


@given(TEXTS, st.integers(60, 80))
def test_no_part_ends_inside_a_short_isolate(text: str, limit: int) -> None:
    """A number in its isolate stands in one part."""
    words = text.translate(dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"), " "))
    inside = "\u2066+90 212 555 01 02\u2069"
    assert sum(part.count(inside) for part in parts(f"{words} {inside} {words}", limit)) == 1
