"""Documents of other programs are brought in as statements, and nothing of them goes missing unsaid."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import Result
from weasyprint import HTML  # type: ignore[import-untyped]  # because it has no stubs

Publish = Callable[..., Result]

PAGE = (
    "<!doctype html><html><body><main><h1>Two gates</h1><p>5 March 2024</p><h2>Ask</h2>"
    '<p>Free <b>45</b> <a href="https://example.org/l">people</a>.</p>{}</main></body></html>'
)
STATEMENT = """---
title: Two gates
date: 2024-03-05
status: {}
---

## Ask

Free **45** [people](https://example.org/l).
"""


@pytest.mark.parametrize(
    ("more", "status"),
    [("", "final"), ('<img src="a.jpg" alt="The gate">', "draft"), ("<!-- x -->", "final")],
)
def test_a_page_is_brought_in(more: str, status: str, publish: Publish, office: Path, tmp_path: Path) -> None:
    """Its heading is the title, its date the date; where something was left out it is a draft."""
    (tmp_path / "a.html").write_text(PAGE.format(more), "utf-8")
    result = publish("import", str(tmp_path / "a.html"))
    assert result.exit_code == 0, result.output
    assert (office / "source" / "2024-03-05-two-gates.md").read_text("utf-8") == STATEMENT.format(status)
    assert ("a picture" in result.stdout) == (status == "draft")


def test_a_word_document_is_brought_in(publish: Publish, office: Path, tmp_path: Path) -> None:
    """Whatever it is called: its first bytes say what it is."""
    made = docx.Document()
    made.add_heading("Two gates", 0)
    made.add_paragraph("5 March 2024")
    made.add_paragraph("Free 45 people.")
    packed = io.BytesIO()
    made.save(packed)
    (tmp_path / "a.bin").write_bytes(packed.getvalue())
    publish("import", str(tmp_path / "a.bin"))
    text = (office / "source" / "2024-03-05-two-gates.md").read_text("utf-8")
    assert text == "---\ntitle: Two gates\ndate: 2024-03-05\nstatus: final\n---\n\nFree 45 people.\n"


def test_a_pdf_is_brought_in_as_a_draft(publish: Publish, office: Path, tmp_path: Path) -> None:
    """Lines are joined to paragraphs, and somebody is told to read all of it."""
    line = (
        "The office published both lists on Tuesday, and nobody has answered since then, although it asked."
    )
    page = f"<h1>Two gates</h1><p>5 March 2024</p><p>{line} {line}</p><p>Then {line}</p>"
    HTML(string=page).write_pdf(tmp_path / "a.pdf")
    result = publish("import", str(tmp_path / "a.pdf"))
    text = (office / "source" / "2024-03-05-two-gates.md").read_text("utf-8")
    assert text.endswith(f"status: draft\n---\n\n{line} {line}\n\nThen {line}\n")
    assert "read all of it beside the original" in result.output


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("<html><body></body></html>", "no title found"),
        ("<html><body><h1>Two gates</h1></body></html>", "no date found"),
        ("<html><body><h1>Two gates</h1><p>5 March 2024</p></body></html>", "no text below the title"),
        ("<html><body><p>The gate is shut.</p></body></html>", "no title found"),
    ],
)
def test_a_page_without_what_it_needs_is_refused(
    page: str, message: str, publish: Publish, tmp_path: Path
) -> None:
    """What is neither found nor given is asked for."""
    (tmp_path / "a.html").write_text(page, "utf-8")
    result = publish("import", str(tmp_path / "a.html"))
    assert result.exit_code == 1
    assert message in result.stderr
