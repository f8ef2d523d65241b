"""Numbers stand in the digits of the text around them."""

from __future__ import annotations

import pytest

from publish.releases.numerals import numeral


@pytest.mark.parametrize(
    ("number", "like", "expected"), [(12, "19 May", "12"), (12, "১৯", "১২"), (305, "x", "305"), (7, "𞥐", "𞥗")]
)
def test_a_number_in_the_digits_of_a_text(number: int, like: str, expected: str) -> None:
    """Latin ones where the text has none."""
    assert numeral(number, like) == expected
