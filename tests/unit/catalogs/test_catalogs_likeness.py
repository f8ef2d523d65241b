"""Which old text is proposed for a new one, and what it may cost to find it."""

from __future__ import annotations

import pytest

from publish.catalogs.likeness import CANDIDATES, COMPARED, index, likest


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("abcdefghij", "abcdefghXY", 0),  # 16 of 20 characters
        ("abcdefghijklm", "abcdefghijklmnopqrstuvwxyz", 0),  # half of it: 26 of 39
        ("abcdefghijkl", "abcdefghijklmnopqrstuvwxyz", None),  # 24 of 38
        ("abcdefghij", "abcdefVWXY", None),  # 12 of 20
    ],
)
def test_likeness_has_a_threshold(old: str, new: str, found: int | None) -> None:
    """A text is found from 65 of 100 on: twice the longest common subsequence over both lengths."""
    assert likest(new, index([old])) == found


def test_the_first_of_equals_is_found() -> None:
    """Of texts that are equally like, the first."""
    assert likest("abcdefghij", index(["abcdefghiX", "abcdefghiY"])) == 0


def test_nothing_is_like_nothing() -> None:
    """Without old texts there is none to find."""
    assert likest("abc", index([])) is None


NAMES = [f"Prisoner {number} of the block {number // 10} was moved on Monday." for number in range(500)]


@pytest.mark.parametrize("number", [0, 7, 123, 499])
def test_the_likest_of_many_is_found(number: int) -> None:
    """Among more texts than are compared, the one that shares its rarest words is found."""
    assert len(NAMES) > CANDIDATES
    assert likest(NAMES[number].replace("Monday", "Tuesday"), index(NAMES)) == number


def test_a_rare_word_finds_its_text_among_many_common_ones() -> None:
    """The words that all texts share, however many they are, do not hide the one that tells them apart."""
    common = " ".join("abcdefghijklmnopqrstuvwxy")
    texts = [f"{common} case-{number:09}" for number in range(500)]
    assert likest(f"{common} z case-000000499", index(texts)) == 499


def test_of_long_texts_the_beginning_is_compared() -> None:
    """A change behind the compared characters changes no likeness."""
    long = "word " * COMPARED
    assert likest(long + "x" * 100, index(["other", long])) == 1


def test_a_long_text_is_not_like_its_short_beginning() -> None:
    """The whole lengths count, also of texts whose beginnings are the same."""
    beginning = "word " * (COMPARED // 5)
    assert likest(beginning * 3, index([beginning])) is None


@pytest.mark.parametrize(("count", "repeated"), [(30, 6000), (300, 600), (1000, 60)])
def test_a_statement_changed_throughout_is_compared_in_little_time(
    count: int, repeated: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many and long the texts are, the characters that are compared are bounded."""
    texts = [f"{number} " + f"word{number % 7} " * repeated for number in range(count)]
    compared: list[int] = []

    def count_characters(text: str, others: list[str], **_: object) -> None:
        compared.append(len(text) * sum(map(len, others)))

    monkeypatch.setattr("rapidfuzz.process.extractOne", count_characters)
    likest(texts[0] + "changed", index(texts))
    assert 0 < compared[0] <= COMPARED * COMPARED * CANDIDATES
