"""Pages on paper: which engine prints them, what it may not do, and that a day or a run changes no byte.

What needs a browser is skipped where there is none: `apt install chromium`, then run the tests again. What
needs pypdf or WeasyPrint is skipped without `pip install -e ".[pdf]"`.
"""

from __future__ import annotations

import base64
import datetime as dt
import io
import os
import shutil
import socket
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from publish.errors import ConfigError
from publish.files import scratch
from publish.printing import PrintingError, Sheets, engines, printed, session
from publish.printing.devtools import Conversation
from publish.printing.glyphs import plain

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
INSTALL = "run pip install '.[pdf]' in the folder of publish's own sources"
NOWHERE = {"PATH": "/nowhere"}
PAGE = """<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>خلف الأبواب</title></head>
<body><h1>خلف الأبواب</h1><h2>في السجن</h2><p>نص</p>
<table><thead><tr><th scope="col">عدد</th></tr></thead><tbody><tr><td>45</td></tr></tbody></table>
</body></html>
"""

browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt install chromium")


def sheets(html: str = PAGE, style: str = "@page { size: A4 }") -> Sheets:
    """Return a page to print, of a statement that was issued on one day and updated on another."""
    return Sheets(html, style, "مكتب البستان", "rtl", dt.date(2017, 10, 19), dt.date(2017, 10, 21))


def read(pdf: bytes) -> Any:
    """Return a PDF as pypdf reads it."""
    return pytest.importorskip("pypdf").PdfReader(io.BytesIO(pdf))


@pytest.fixture(params=["chromium", pytest.param("weasyprint", id="weasyprint")])
def environment(request: pytest.FixtureRequest) -> dict[str, str]:
    """Give the environment in which one engine is found, and then the other."""
    pytest.importorskip("pypdf")
    if request.param == "weasyprint":
        pytest.importorskip("weasyprint")
        return NOWHERE
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt install chromium")
    return dict(os.environ)


def opened(environment: dict[str, str]) -> None:
    """Begin a session and end it."""
    with session(scratch, environment):
        pass


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ((), 'formats has "pdf", but a library for it is missing: ' + INSTALL),
        (
            ("pypdf",),
            (
                'formats has "pdf", but there is no Chromium to print it: '
                "install one (apt install chromium), or " + INSTALL
            ),
        ),
    ],
)
def test_without_an_engine_a_session_says_what_to_install(
    there: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That nothing can print is told before the first page, as a mistake of the configuration."""
    monkeypatch.setattr(engines, "find_spec", lambda name: name if name in there else None)
    with pytest.raises(ConfigError) as caught:
        opened(NOWHERE)
    assert str(caught.value) == f"publish.toml: error config: {said}"


def test_a_named_browser_has_to_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that somebody named is not silently replaced by another engine."""
    monkeypatch.setattr(engines, "find_spec", lambda name: name)
    with pytest.raises(ConfigError, match='PUBLISH_CHROMIUM names "/no/browser", which is no program'):
        opened({**os.environ, "PUBLISH_CHROMIUM": "/no/browser"})


def test_a_browser_that_does_not_start_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The session fails with the browser's last words, fatal ones first."""
    monkeypatch.setattr(engines, "find_spec", lambda name: name)
    program = tmp_path / "browser"
    program.write_text("#!/bin/sh\necho FATAL: no sandbox >&2\necho bye >&2\nsleep 0.2\n", "utf-8")
    program.chmod(0o755)
    with pytest.raises(ConfigError) as caught:
        opened({**os.environ, "PUBLISH_CHROMIUM": str(program)})
    assert caught.value.message == (
        f'formats has "pdf", but "{program}" does not start: it ended before it was asked to; '
        'its last words: "FATAL: no sandbox"'
    )


@pytest.fixture
def pipes() -> Iterator[tuple[int, Conversation]]:
    """Give a conversation with nobody, and where that nobody's answers are written."""
    hears, says = os.pipe()
    with open(os.devnull, "wb") as nowhere, os.fdopen(hears, "rb") as answers:  # noqa: PTH123  because it is a device
        yield says, Conversation(nowhere, answers, patience=0.05)
        os.close(says)


def test_a_browser_that_falls_silent_is_not_waited_for(pipes: tuple[int, Conversation]) -> None:
    """A page that hangs the browser ends with an error."""
    with pytest.raises(PrintingError, match=r"^it said nothing for 0 seconds$"):
        pipes[1].ask("Browser.getVersion")


def test_events_are_passed_over(pipes: tuple[int, Conversation]) -> None:
    """An answer is found by its number, whatever the browser tells in between."""
    os.write(pipes[0], b'{"method": "Page.loaded", "params": {}}\0{"id": 1, "result": {"product": "C/1"}}\0')
    assert pipes[1].ask("Browser.getVersion") == {"product": "C/1"}


def test_a_refusal_names_the_command(pipes: tuple[int, Conversation]) -> None:
    """What an older browser does not know is told by name."""
    os.write(pipes[0], b'{"id": 1, "error": {"code": -32601, "message": "not found"}}\0')
    with pytest.raises(PrintingError, match=r'^it refuses Page\.print: "not found"$'):
        pipes[1].ask("Page.print")


@pytest.mark.parametrize(
    ("table", "meant"),
    [
        ("1 beginbfchar\n<0004> <FEDD>\nendbfchar\n", "1 beginbfchar\n<0004> <0644>\nendbfchar\n"),
        ("1 beginbfchar\n<0004> <FEFB>\nendbfchar\n", "1 beginbfchar\n<0004> <06440627>\nendbfchar\n"),
        ("1 beginbfchar\n<0004> <FB01>\nendbfchar\n", "1 beginbfchar\n<0004> <FB01>\nendbfchar\n"),
        (
            "1 beginbfrange\n<0004> <0005> <FEDD>\nendbfrange\n",
            "2 beginbfchar\n<0004> <0644>\n<0005> <0644>\nendbfchar\n",
        ),
    ],
    ids=["letter", "ligature", "not Arabic", "range"],
)
def test_a_font_means_letters(table: str, meant: str) -> None:
    """The shape of an Arabic letter is told as the letter; a Latin ligature stays."""
    assert plain(table) == meant


def test_a_pdf_says_what_it_is(environment: dict[str, str]) -> None:
    """It is tagged, with title, language, direction, outline, the statement's dates and who made it."""
    with session(scratch, environment):
        pdf = read(printed(sheets()))
    engine = str(pdf.metadata["/Producer"])
    assert engine.split(maxsplit=1)[0] == ("WeasyPrint" if environment is NOWHERE else "Chromium")
    assert dict(pdf.metadata) | {"/Producer": ""} == {
        "/Title": "خلف الأبواب",
        "/Author": "مكتب البستان",
        "/Creator": "publish",
        "/Producer": "",
        "/CreationDate": "D:20171019000000Z",
        "/ModDate": "D:20171021000000Z",
    }
    catalog = pdf.trailer["/Root"]
    assert catalog["/Lang"] == "ar"
    assert catalog["/MarkInfo"]["/Marked"] == True  # noqa: E712  because it is pypdf's own kind of truth
    assert dict(catalog["/ViewerPreferences"]) == {"/DisplayDocTitle": True, "/Direction": "/R2L"}
    assert pdf.outline[0]["/Title"] == "خلف الأبواب"
    assert [item["/Title"] for item in pdf.outline[1]] == ["في السجن"]


def test_every_run_makes_the_same_bytes(environment: dict[str, str]) -> None:
    """Neither the clock nor what was printed before has a say in a PDF."""
    with session(scratch, environment):
        first = printed(sheets())
    with session(scratch, environment):
        printed(sheets(PAGE.replace("<p>", "<p>أكثر من ذلك</p><p>" * 40)))
        again = printed(sheets())
    assert again == first


def test_names_inside_a_file_are_counted_anew() -> None:
    """A browser counts on from what it showed before; the file of a table does not tell."""
    pytest.importorskip("pypdf")
    from publish.printing.settled import settled  # noqa: PLC0415  because pypdf comes with the extra

    first, later = (settled(table(start), sheets(), "Chromium 1") for start in (7, 102))
    assert first == later
    assert read(first).trailer["/Root"]["/StructTreeRoot"]["/IDTree"]["/Names"] == [
        "node00000001",
        "node00000002",
    ]


def table(start: int) -> bytes:
    """Return a PDF in which two parts have names that count from `start`, and one refers to the second."""
    from pypdf import PdfWriter  # noqa: PLC0415  because it comes with the extra
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject  # noqa: PLC0415  the same

    names = [TextStringObject(f"node{number:08}") for number in (start, start + 1)]
    cells = [DictionaryObject({NameObject("/ID"): name}) for name in names]
    cells.append(DictionaryObject({NameObject("/Headers"): ArrayObject(names[1:])}))
    tree = DictionaryObject({NameObject("/Names"): ArrayObject(names)})
    writer = PdfWriter()
    writer.add_blank_page(10, 10)
    writer.root_object[NameObject("/StructTreeRoot")] = DictionaryObject(
        {NameObject("/K"): ArrayObject(cells), NameObject("/IDTree"): tree}
    )
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_a_wrapped_heading_keeps_its_spaces_in_the_outline(environment: dict[str, str]) -> None:
    """The outline has the words of a heading, wherever its lines end."""
    with session(scratch, environment):
        pdf = read(printed(sheets(PAGE, "@page { size: 6cm 20cm } h1 { font-size: 40px }")))
    assert pdf.outline[0]["/Title"] == "خلف الأبواب"


def test_nothing_is_fetched(environment: dict[str, str]) -> None:
    """An address in a page, which should never be there, reaches nobody, not even on this computer."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        reaching = f'<img src="{address}/a.png"><link rel="stylesheet" href="{address}/a.css"><p>'
        with session(scratch, environment):
            printed(sheets(PAGE.replace("<p>", reaching), f'@import "{address}/b.css"; @page {{ size: A4 }}'))
        with pytest.raises(TimeoutError):
            server.accept()


@browser
def test_a_session_leaves_nothing_behind(tmp_path: Path) -> None:
    """What a browser keeps lies in the private folder, and is gone afterwards; no path stands in the PDF."""
    pytest.importorskip("pypdf")
    home = tmp_path / "home"
    home.mkdir()
    with session(scratch, {**os.environ, "HOME": str(home), "TMPDIR": str(tmp_path)}):
        pdf = printed(sheets())
    assert [path for path in home.rglob("*") if path.is_file()] == []
    assert b"/tmp" not in pdf


@browser
def test_a_page_may_not_run_a_script() -> None:
    """A script in a page, which should never be there, does nothing."""
    pytest.importorskip("pypdf")
    script = "<script>document.querySelector('p').textContent = 'wrong'</script></body>"
    with session(scratch):
        pdf = read(printed(sheets(PAGE.replace("</body>", script))))
    assert "wrong" not in pdf.pages[0].extract_text()


def test_a_letter_that_no_font_has_is_an_error() -> None:
    """WeasyPrint has the computer's fonts: where they lack a letter, no box is printed in its place."""
    pytest.importorskip("pypdf")
    pytest.importorskip("weasyprint")
    with session(scratch, NOWHERE), pytest.raises(PrintingError) as caught:
        printed(sheets(PAGE.replace("نص", "a\ue0ff")))
    assert str(caught.value).startswith('no font of this computer has "\\ue0ff" (U+E0FF): install one')


def test_weasyprint_has_the_fonts_of_the_computer() -> None:
    """It loses figures out of fonts that come in parts, so it gets none of the page's."""
    pytest.importorskip("pypdf")
    pytest.importorskip("weasyprint")
    letters = resources.files("publish") / "assets" / "paper" / "noto-naskh-arabic-letters-400.woff2"
    font = base64.b64encode(letters.read_bytes()).decode()
    face = f'@font-face {{ font-family: Ours; src: url("data:font/woff2;base64,{font}") }}'
    with session(scratch, NOWHERE):
        page = read(printed(sheets(style=face + " p { font: 1em Ours }"))).pages[0]
    names = [str(font["/BaseFont"]) for font in page["/Resources"]["/Font"].values()]
    assert names
    assert [name for name in names if "Ours" in name] == []
