"""A release on paper: what stands in its margins, and that the file's words are the release's words.

The words are compared as multisets, since whatever reads a PDF puts the runs of a line of Arabic in an order
of its own: every word, number and piece of an address that a person sees on the printed page, normalised
(NFKC) and without directional marks, has to be in the PDF as often, and nothing else may be. pypdf reads
them. It turns Arabic-Indic digits round, so those are read by poppler, where it is found.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from typing import Any

import html5lib
import pytest
from msgspec.structs import replace

from publish import model
from publish.errors import ReleaseError
from publish.files import scratch
from publish.printing import PrintingError, Sheets, session
from publish.releases import pdf as printing
from publish.releases.pdf import pdf, style
from publish.releases.single import alone

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
UNPRINTED = {"head", "nav", "script", "style"}
WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u0655]+[^\W\d_]*)*|\d+")
FORM = re.compile("[\ufb50-\ufdfb\ufe70-\ufefc]")  # a letter's shape in place of the letter
LONG = "أعلنت عائلات 45 معتقلاً في السجن المركزي أنّ أبناءها أضربوا عن الطعام، وطالبت بزيارتهم."


@pytest.fixture(params=["chromium", "weasyprint"])
def environment(request: pytest.FixtureRequest) -> dict[str, str]:
    """Give the environment in which one engine is found, and then the other."""
    pytest.importorskip("pypdf", reason='pip install -e ".[pdf]"')
    if request.param == "weasyprint":
        pytest.importorskip("weasyprint", reason='pip install -e ".[pdf]"')
        return {"PATH": "/nowhere"}
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt install chromium")
    return dict(os.environ)


def words(text: str) -> Counter[str]:
    """Return the words and numbers of `text`, each as often as it stands there."""
    letters = unicodedata.normalize("NFKC", text)
    return Counter(WORD.findall("".join(one for one in letters if unicodedata.category(one) != "Cf")))


def seen(element: Any) -> str:
    """Return the text of a page that is printed, with the address that paper shows behind a link."""
    hidden = element.tag in UNPRINTED or element.get("class") in {"skip", "footnote-backref"}
    inner = "" if hidden else (element.text or "") + "".join(seen(child) for child in element)
    apart = "" if element.tag in {"a", "bdi", "em", "span", "strong", "time"} else "\n"
    return f"{apart}{inner}{apart}{element.tail or ''}"


def said(file: bytes) -> str:
    """Return the text of a PDF, run by run."""
    from pypdf import PdfReader  # noqa: PLC0415  because it comes with the extra

    runs: list[str] = []
    for page in PdfReader(io.BytesIO(file)).pages:
        page.extract_text(visitor_text=lambda text, *_: runs.append(text))
    return " ".join(runs)


def test_the_words_of_the_file_are_the_words_of_the_release(
    release: model.Release, environment: dict[str, str]
) -> None:
    """What is copied, searched or read aloud out of a PDF is the release, Arabic letter by letter."""
    body = model.Body(f"<p>{LONG}</p><ul><li>كُلّفت اللجنة <strong>في 2017</strong></li></ul>" * 30, ())
    whole = replace(release, body=body)
    with session(scratch, environment):
        file = pdf(whole)
    page = html5lib.parse(alone(whole).decode(), namespaceHTMLElements=False)
    pages = len(re.findall(rb"/Type /Page\b", file))
    margins = "".join(f" «Page {at} of {pages}» " for at in range(1, pages + 1)) + " مكتب البستان" * (
        pages - 1
    )
    assert pages > 1
    assert words(said(file)) == words(seen(page) + margins)
    assert FORM.search(said(file)) is None


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler here: apt install poppler-utils")
def test_figures_are_read_in_their_order(release: model.Release, environment: dict[str, str]) -> None:
    """Figures in a language's own digits are said in the order of the text."""
    body = model.Body("<p>بازداشت ۵۴۰ نفر و ٤٥٠ شخصاً</p>", ())
    with session(scratch, environment):
        file = pdf(replace(release, body=body))
    text = subprocess.run(
        ["pdftotext", "-", "-"], input=file, capture_output=True, check=True
    ).stdout.decode()
    assert {"۵۴۰", "٤٥٠"} <= words(text).keys()


def test_every_page_says_whose_it_is(release: model.Release) -> None:
    """The publisher stands at the head of pages, on the side where reading begins, and not on the first."""
    sheet = style(release)
    assert '@top-right { content: "مكتب البستان"; }' in sheet
    assert "@page :first {\n  @top-right { content: none; }\n}" in sheet
    assert (
        '@bottom-center { content: "«Page " counter(page, figures) " of " counter(pages, figures) "»"; }'
        in sheet
    )


@pytest.mark.parametrize(
    ("date", "symbols"),
    [
        ("19 تشرين الأول 2017", '"0" "1" "2" "3" "4" "5" "6" "7" "8" "9"'),
        ("۲۷ مهر ۱۳۹۶", '"۰" "۱" "۲" "۳" "۴" "۵" "۶" "۷" "۸" "۹"'),
    ],
)
def test_pages_are_numbered_in_the_digits_of_the_date(
    date: str, symbols: str, release: model.Release
) -> None:
    """One paper has one kind of digits."""
    assert f"symbols: {symbols};" in style(replace(release, date_text=date))


def test_a_name_cannot_end_its_string(release: model.Release) -> None:
    """A publisher's name is text to a style sheet, whatever is in it."""
    named = replace(release.furniture, publisher=model.Publisher('"; } \\ <'))
    assert r'content: "\22 ; } \5c  \3c ";' in style(replace(release, furniture=named))


def test_letters_come_with_arabic_alone(release: model.Release) -> None:
    """A page in another script does not carry the letters of Arabic."""
    english = replace(release, language=release.source_language)
    assert "@font-face" in style(release)
    assert "@font-face" not in style(english)


def test_a_page_that_is_not_printed_is_named(release: model.Release, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says which file could not be made, and why."""

    def fail(_: object) -> bytes:
        raise PrintingError("it said nothing for 60 seconds")

    monkeypatch.setattr(printing, "printed", fail)
    with pytest.raises(ReleaseError) as caught:
        pdf(release)
    assert str(caught.value) == ("2017-10-19-doors.ar.pdf: error release: it said nothing for 60 seconds")


def test_the_dates_are_the_statement_s(release: model.Release, monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which it was issued, and that of its last update or correction."""
    dates: list[tuple[int, int]] = []

    def note(sheets: Sheets) -> bytes:
        dates.append((sheets.issued.day, sheets.updated.day))
        return b""

    monkeypatch.setattr(printing, "printed", note)
    correction = model.Correction(dt.date(2017, 10, 21), "x")
    corrected = replace(release.metadata, updated=dt.date(2017, 10, 20), corrections=(correction,))
    for metadata in (release.metadata, corrected):
        pdf(replace(release, metadata=metadata))
    assert dates == [(19, 19), (19, 21)]
