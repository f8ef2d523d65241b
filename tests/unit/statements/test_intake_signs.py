"""Signs that a text is not yet as it will be printed."""

from __future__ import annotations

import pytest

from publish.statements.intake.lines import Line, split
from publish.statements.intake.signs import doubts


@pytest.mark.parametrize(
    "text",
    [
        "[03/03/2026, 09:14:22] Press desk: The wells",
        "03/03/2026, 09:14 - Press desk: The wells",
        "Press desk, [3 Mar 2026 at 09:14:22]:",
        "*The wells*",
        "> The wells",
        "On Tue, 3 Mar 2026 at 09:14, Press <press@example.org> wrote:",
        "The spokesman, [NAME], spoke.",
        "There were XX dead.",
        "There were twelve dead. [RH1]",
        "W E L L S poisoned",
        "Photo: Rima Haddad",
        "Posted on 3 March by admin",
        "PRESS RELEASE: Wells poisoned",
        "-12 degrees",
    ],
)
def test_each_sign_is_doubtful(text: str) -> None:
    """A line that shows a sign is doubted once."""
    assert [(doubt.line, doubt.text) for doubt in doubts([Line(3, text)])] == [(3, text)]


@pytest.mark.parametrize(
    "text",
    [
        "At 09:14 the council said: we know.",
        "The council (*) and the office (*)",
        "On Tuesday the council wrote to the court.",
        "The [city] was closed, said article [12].",
        "A B C",
        "By midnight it was over.",
        "Statement on the wells",
        "– The wells were poisoned.",
    ],
)
def test_ordinary_text_shows_none(text: str) -> None:
    """Ordinary sentences are not doubted."""
    assert list(doubts([Line(1, text)])) == []


def test_a_run_is_doubted_once() -> None:
    """Lines in a row that show the same sign make one doubt."""
    assert [doubt.line for doubt in doubts(split("> a\n> b\nc\n> d").lines)] == [1, 4]
