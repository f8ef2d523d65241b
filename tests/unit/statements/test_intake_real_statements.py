"""The two real statements that intake was made for, where they lie beside the repository.

Their sentences are not quoted here: only furniture, titles and counts.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from publish.errors import SourceError
from publish.statements.intake import Dropped, Intake, intake

FOLDER = Path(__file__).parents[4] / "shared" / "statements"
PDF_COPY = FOLDER / "000_85a0506dadb759af.txt"
WEB_PRINT = FOLDER / "003_5fbe65942d03f096.txt"
TITLE = "Action Must be Taken by International Community & UNSC after Amnesty’s ‘Human Slaughterhouse’ Report"
ADDRESS = (
    "en.etilaf.org/press/on-regime-s-attempts-to-storm-homs-central-prison-as-inmates-go-on-huger-strike"
)

pytestmark = pytest.mark.skipif(
    not FOLDER.exists(), reason="the real statements are not beside the repository"
)


def body(result: Intake) -> list[str]:
    """Return the paragraphs of the file's body."""
    return result.text.partition("---\n\n")[2].rstrip("\n").split("\n\n")


def accounted(result: Intake) -> Counter[str]:
    """Return the words of body, title and dropped lines; neither statement needs an escape or a join."""
    assert "\\" not in result.text
    assert "&amp;" not in result.text
    assert result.rewritten == ()
    texts = (*body(result), result.recognised["title"], *(line.text for line in result.dropped))
    return Counter(" ".join(texts).split())


def test_a_copy_out_of_a_pdf() -> None:
    """The title's three lines are joined, nothing is dropped, and six paragraphs are put together."""
    data = PDF_COPY.read_bytes()
    result = intake(data, PDF_COPY.name, date=dt.date(2017, 2, 9))
    assert result.recognised == {"title": TITLE}
    assert result.slug == "2017-02-09-action-must-be-taken-by-international-community-unsc-after"
    assert result.dropped == ()
    assert result.doubts == ()
    assert [len(paragraph.split()) for paragraph in body(result)] == [46, 60, 100, 52, 39, 25]
    assert accounted(result) == Counter(data.decode().split())


def test_a_copy_out_of_a_pdf_has_no_date() -> None:
    """A date inside a sentence is not the statement's: it is asked for."""
    with pytest.raises(SourceError, match=r"no date found .*: pass --date YYYY-MM-DD"):
        intake(PDF_COPY.read_bytes(), PDF_COPY.name)


def test_a_print_of_a_web_page() -> None:
    """Address, date and press release line are dropped and known, and six paragraphs stay."""
    data = WEB_PRINT.read_bytes()
    result = intake(data, WEB_PRINT.name)
    assert result.recognised == {
        "title": "On Regime's Attempts to Storm Homs Central Prison as Inmates Go on Huger Strike",
        "date": "October 19, 2017",
        "publisher": "Syrian Coalition Media Department",
        "origin": ADDRESS,
    }
    assert result.dropped == (
        Dropped(3, f"\N{SPEAKER WITH CANCELLATION STROKE} {ADDRESS}", "web address line, https:// added"),
        Dropped(5, "October 19, 2017", "date line"),
        Dropped(7, "Press release Syrian Coalition Media Department October 19, 2017", "press release line"),
    )
    assert result.doubts == ()
    assert f"\norigin: https://{ADDRESS}\nstatus: final\n" in result.text
    assert len(body(result)) == 6
    assert accounted(result) == Counter(data.decode().split())
