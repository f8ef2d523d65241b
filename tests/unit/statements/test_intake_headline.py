"""Where the title ends."""

from __future__ import annotations

import pytest

from publish.statements.intake.headline import Headline, find, is_preliminary
from publish.statements.intake.lines import Line, split

BODY = "The committee said today that the registers of three detention centres are open to all."
UNSURE = "taken as the title: does it end here?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Registers Opened", Headline(1)),
        ("Registers of Three Centres\nOpened", Headline(2)),
        ("Who Opened the Registers?", Headline(1)),
        ("It was opened.", Headline(1, "taken as the title although it ends with a full stop")),
        ("We demand:", None),
        ("Dear friends,", None),
        (BODY + " " + BODY, None),
        ("\n".join(["A line"] * 6), None),
    ],
)
def test_a_block_by_itself(text: str, expected: Headline | None) -> None:
    """A short block that does not stop like a sentence is the title, when more text follows."""
    assert find(split(text).lines, more=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Registers Opened\nin Hama\n {BODY}\nIt went.", Headline(2)),
        (f"REGISTERS OPENED\nIN HAMA\n{BODY}\nIt went.", Headline(2)),
        (f"Registers of Three Centres Opened\nToday\n{BODY}\nIt went.", Headline(2)),
        (f"Registers Opened\n{BODY}\nIt went.", Headline(1, UNSURE)),
        (f"Registers of Hama are opened at last\n{BODY}\nIt went.", Headline(1, UNSURE)),
        (f"Registers of Hama are opened at last\n{BODY} {BODY}\nIt went.", Headline(1)),
        ("registers are open\nand closed again.\nIt went.", None),
    ],
)
def test_a_title_directly_above_the_body(text: str, expected: Headline | None) -> None:
    """An indent, capitals, capitalised words or length tell where the title ends."""
    assert find(split(text).lines, more=False) == expected


def test_a_lone_block_is_no_title() -> None:
    """Without text below it, a single line is not a title."""
    assert find(split("Registers Opened").lines, more=False) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Media contact: Rima Haddad", True),
        ("Tel. +961 1 000 000", True),
        ("press@example.org", True),
        ("EMBARGOED until noon", True),
        ("Dear friends,", True),
        ("Hello all", True),
        ("DRAFT", True),
        ("Not for distribution", True),
        ("PRESS RELEASE – EMBARGOED UNTIL 5 MAY", True),
        ("For release 5 May", True),
        ("Urgent Aid Reaches Homs", False),
        ("Contact Lost With Aid Convoy", False),
        ("Embargo on Arms Demanded", False),
        ("Registers Opened", False),
    ],
)
def test_lines_for_the_press_only(text: str, expected: bool) -> None:  # noqa: FBT001  because it is a table's column
    """Contacts, embargoes and salutations above the title are no titles."""
    assert is_preliminary(Line(1, text)) is expected
