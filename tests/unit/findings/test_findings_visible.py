"""What cannot be seen is shown, and what acts is made harmless."""

from __future__ import annotations

import json

import pytest

from publish.findings.visible import dumped, exposed, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", r"\x1b[31m"),
        ("\x9b2J\x7f\x00", r"\x9b2J\x7f\x00"),
        ("a\r\nb\tc", r"a\r\nb\tc"),
        ("a\u2028b\x85c", r"a\u2028b\x85c"),
        ("50 \u202e05\u202c", r"50 \u202e05\u202c"),
        ("\u200e\u200f\u061c\u2066x\u2069", r"\u200e\u200f\u061c\u2066x\u2069"),
        ("\U000e0041\ufeff\u200b\xad", r"\U000e0041\ufeff\u200b\xad"),
        ("\ue000\udc80", r"\ue000\udc80"),
        ("⟦50⟧", r"\u27e650\u27e7"),
        ("##[add-mask]x", r"#\x23[add-mask]x"),
        ("###vso[task]", r"##\x23vso[task]"),
        ("## Heading", "## Heading"),
        ("می‌خواهند", "می‌خواهند"),
        ("45 %, « oui »", "45 %, « oui »"),
        ("٤٢ معتقلًا", "٤٢ معتقلًا"),
        ("五十人", "五十人"),
    ],
)
def test_what_acts_is_shown_as_its_code(text: str, shown: str) -> None:
    """Controls, turned text and commands of build services are shown by codes; ordinary writing is not."""
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("piece", "shown"),
    [("\u200c", r"\u200c"), ("\xa0", r"\xa0"), ("\u3000", r"\u3000"), (" ", " "), ("ي", "ي")],
)
def test_the_piece_itself_hides_nothing(piece: str, shown: str) -> None:
    """In the piece that is wrong, joiners and uncommon spaces are shown too."""
    assert "".join(exposed(piece)) == shown


def test_nothing_hostile_is_left(hostile: str) -> None:
    """No character is left that a terminal would obey, nor a line that a build service would."""
    shown = visible(hostile)
    assert shown.isprintable()
    assert "##[" not in shown
    assert "##vso[" not in shown


def test_json_is_harmless_and_whole(hostile: str) -> None:
    """JSON shows nothing that acts, and whoever reads it gets every character."""
    written = dumped({"text": hostile, "joined": "می‌خواهند"})
    assert all(line.isprintable() for line in written.split("\n"))
    assert "##[" not in written
    assert "##vso[" not in written
    assert json.loads(written) == {"text": hostile, "joined": "می‌خواهند"}


def test_json_keeps_a_half_of_a_pair() -> None:
    """A name that is not UTF-8 on disk comes through as JSON can say it."""
    assert dumped("\udc80") == r'"\udc80"'
