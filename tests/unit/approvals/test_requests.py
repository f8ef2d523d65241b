"""What a translator asks for is read from a comment, and is only ever shown."""

from __future__ import annotations

import pytest

from publish.approvals.requests import requests


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("publish: allow facts-number 500", ["facts-number 500"]),
        ("Publish:allow  facts-number", ["facts-number"]),
        ("see below\n publish: allow terms as it is quoted \n", ["terms as it is quoted"]),
        ("publish: allow a\npublish: allow b", ["a", "b"]),
        ("", []),
        ("publish: allow", []),
        ("please publish: allow facts-number", []),
        ("publish: deny facts-number", []),
    ],
)  # fmt: skip
def test_a_request_stands_on_a_line_of_its_own(note: str, asked: list[str]) -> None:
    """The rule and the translator's reason are one text, as it was written."""
    assert list(requests(note)) == asked
