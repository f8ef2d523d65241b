"""Word files, web pages and PDFs become text, and hostile ones are refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from publish.errors import PublishError, SourceError
from publish.exchange.documents import pdf, web, word

PAGE = "<!doctype html><html><body>{}</body></html>"


def page(body: str) -> str:
    """Return what a page with this body says."""
    return web.of_html(PAGE.format(body), "a.html").markdown


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<h1>Two gates</h1><p>We ask.</p>", "# Two gates\n\nWe ask.\n"),
        ("<p>Free <b>45</b> <em>men</em>.</p>", "Free **45** *men*.\n"),
        ('<p><a href="https://example.org/l">list</a></p>', "[list](https://example.org/l)\n"),
        ('<p><a href="javascript:x()">list</a> <a href="#x">it</a></p>', "list it\n"),
        ("<ul><li>One<ul><li>In</li></ul></li><li>Two</li></ul>", "- One\n    - In\n- Two\n"),
        ("<ol><li>One</li><li>Two</li></ol>", "1. One\n2. Two\n"),
        ("<blockquote><p>We waited.</p></blockquote>", "> We waited.\n"),
        ("<p>One<br>two</p>", "One  \ntwo\n"),
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2|3</td></tr></table>",
            "| A | B |\n| --- | --- |\n| 1 | 2\\|3 |\n",
        ),
        (
            '<p>Text<sup><a id="r" href="#n">1</a></sup>.</p><ol><li id="n">Note <a href="#r">^</a></ol>',
            "Text[^1].\n\n[^1]: Note\n",
        ),
        ("<p>1. &lt;b&gt; *x* [y](z) snake_case</p>", "1\\. &lt;b> \\*x\\* \\[y\\](z) snake_case\n"),
        ("<nav>Home</nav><main><p>Text</p></main>", "Text\n"),
        ("<p>Text</p><script>alert(1)</script><!-- secret -->", "Text\n"),
    ],
)
def test_a_page_becomes_markdown(body: str, said: str) -> None:
    """What Markdown has is kept, and what was text stays text."""
    assert page(body) == said


@pytest.mark.parametrize(
    ("body", "dropped"),
    [
        ('<p>A</p><img src="https://example.org/a.jpg" alt="The gate">', ('a picture: "The gate"',)),
        ("<p>A</p><footer>Ours</footer>", ('footer: "Ours"',)),
        ("<nav>Home</nav><main>A</main>", ('outside of the page\'s main: "Home"',)),
        ('<p><a href="/list">A</a></p>', ('the address of a link: "/list"',)),
        ("<p>A</p><script>x()</script>", ()),
    ],
)
def test_what_is_left_out_of_a_page_is_said(body: str, dropped: tuple[str, ...]) -> None:
    """Whatever a reader of the page would miss is named."""
    assert web.of_html(PAGE.format(body), "a.html").dropped == dropped


@given(st.text("ab1*_[]()<>&#-+.:~=|\\`! \n", max_size=40))
def test_text_stays_text(text: str) -> None:
    """Whatever is escaped comes out of Markdown as it went in, white space folded."""
    line = " ".join(text.split())
    import html as entities  # noqa: PLC0415  because the name is another's above

    shown = markdown(web.escaped(line), extensions=["tables", "sane_lists", "fenced_code"])
    assert entities.unescape(shown.removeprefix("<p>").removesuffix("</p>")).strip() == line


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<html>" + b"<div>" * 200, "deep"),
        (b"<html>" + b" " * (web.SIZE_LIMIT + 1), "larger than 5 MB"),
        (b'<html><meta charset="utf-7"><p>A</p>', '"utf-7" cannot be trusted'),
        (b"<html><p>\xff</p>", "is not in utf-8"),
    ],
)
def test_a_hostile_page_is_refused(data: bytes, message: str) -> None:
    """Depth, size and charset are limited before a page is read."""
    with pytest.raises(SourceError, match=message):
        web.taken(data, "a.html")


def letter() -> bytes:
    """Return a Word document that has of everything something."""
    made = docx.Document()
    made.add_heading("Two prisons", 0)
    made.add_heading("What we ask", 1)
    run = made.add_paragraph("Free ").add_run("45 people")
    run.bold = True
    made.add_paragraph("First", style="List Number")
    made.add_paragraph("Ill", style="List Bullet")
    made.add_paragraph("We waited.", style="Quote")
    made.add_table(rows=1, cols=2).cell(0, 0).text = "North"
    made.sections[0].header.paragraphs[0].text = "Draft 3"
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def changed(data: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """Return a Word document with each part changed, and more parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in more.items():
            new.writestr(f"word/{name}", part)
    return packed.getvalue()


def test_a_word_document_becomes_markdown() -> None:
    """Headings, emphasis, lists, quotations and tables are kept; a header is left out, and said."""
    found = word.taken(letter(), "a.docx")
    assert found.markdown == (
        "# Two prisons\n\n# What we ask\n\nFree **45 people**\n\n1. First\n\n- Ill\n\n> We waited.\n\n"
        "| North | |\n| --- | --- |\n"
    ).replace("| North | |", "| North |  |")
    assert found.dropped == ('header: "Draft 3"',)
    assert found.words[:5] == ("Two", "prisons", "What", "we", "ask")


def test_tracked_changes_are_said() -> None:
    """What was inserted is text, what was deleted is not, and both are named."""

    def track(name: str, part: bytes) -> bytes:
        before = b"<w:r><w:t>First</w:t></w:r>"
        after = b"<w:ins><w:r><w:t>Second</w:t></w:r></w:ins>"
        after += b"<w:del><w:r><w:delText>First</w:delText></w:r></w:del>"
        return part.replace(before, after) if name == "word/document.xml" else part

    found = word.taken(changed(letter(), track, **{"vbaProject.bin": b"x"}), "a.docx")
    assert "1. Second" in found.markdown
    assert "First" not in found.markdown
    assert found.dropped[:2] == (
        "1 deletions that were tracked",
        "1 insertions that were tracked, taken as text",
    )
    assert "macros, which were not looked at" in found.dropped


def bomb(name: str, part: bytes) -> bytes:
    """Return a part that declares an entity, if it is the document's own."""
    declared = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    return part.replace(b"?>", b"?>" + declared, 1) if name == "word/document.xml" else part


@pytest.mark.parametrize(
    "data",
    [
        changed(letter(), bomb),
        changed(letter(), lambda name, part: b"<a>" * 300 if name == "word/document.xml" else part),
        changed(letter(), lambda name, part: b"no XML" if name == "word/document.xml" else part),
        letter()[:-30],
        changed(letter(), lambda _, part: part, **{"../../a": b"x"}),
    ],
)
def test_a_hostile_word_document_is_refused(data: bytes) -> None:
    """Entities, depths, damage and names that lead out stop it before anything is made of it."""
    with pytest.raises(PublishError):
        word.taken(data, "a.docx")


@pytest.mark.parametrize("data", [b"%PDF-1.7 nothing", b"%PDF-"])
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    """What is no PDF behind its first bytes is said to be none."""
    with pytest.raises(SourceError, match="cannot be read as a PDF"):
        pdf.text(data, "a.pdf")


def test_a_pdf_without_text_is_refused() -> None:
    """A scan has no words that could be taken."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    packed = io.BytesIO()
    writer.write(packed)
    with pytest.raises(SourceError, match="has no text"):
        pdf.text(packed.getvalue(), "a.pdf")
    writer.encrypt("secret")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(SourceError, match="is encrypted"):
        pdf.text(locked.getvalue(), "a.pdf")
