"""A translation that somebody has as a document becomes fuzzy entries, shown before they are written."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import polib
import pytest
from click.testing import Result

Publish = Callable[..., Result]

SLUG = "2024-03-05-two-lists"
SOURCE = """---
title: Two lists
date: 2024-03-05
---

The office published [both lists](https://example.org/lists) on 5 March.

- Free the 45 people who are ill
- Open the gates
"""
MARKDOWN = """---
title: Deux listes
layout: post
---

Le bureau a publié [les deux listes](https://example.org/lists) le 5 mars, [dit-il](https://example.net/).

- Libérer les 45 malades
- Ouvrir les portes
"""
PLAIN = """Deux listes

Le bureau a publié les deux listes le 5 mars.

- Libérer les 45 malades
- Ouvrir les portes
"""


@pytest.fixture
def lists(office: Path) -> Path:
    """Give a workspace with the statement."""
    (office / "source" / f"{SLUG}.md").write_text(SOURCE, "utf-8")
    return office


def texts(office: Path) -> list[tuple[str, bool]]:
    """Return the translations of the statement, and whether each is fuzzy."""
    po = polib.pofile(str(office / "locale" / "fr" / "LC_MESSAGES" / f"{SLUG}.po"))
    return [(one.msgstr, one.fuzzy) for one in po]


def test_markdown_is_paired(lists: Path, publish: Publish, tmp_path: Path) -> None:
    """A link gets our number, one that the original has not keeps its words; all is fuzzy."""
    (tmp_path / "fr.md").write_text(MARKDOWN, "utf-8")
    result = publish("receive", str(tmp_path / "fr.md"), "-l", "fr", SLUG, "--yes")
    assert result.exit_code == 0, result.output
    assert texts(lists) == [
        ("Deux listes", True),
        ("Le bureau a publié [les deux listes](1) le 5 mars, dit-il.", True),
        ("Libérer les 45 malades", True),
        ("Ouvrir les portes", True),
    ]
    assert "“Two lists” = “Deux listes”" in result.stdout
    catalog = (lists / "locale" / "fr" / "LC_MESSAGES" / f"{SLUG}.po").read_text("utf-8")
    assert "# publish: a link to https://example.net/ was left out: the original has none" in catalog
    assert "% sure" in catalog
    assert str(tmp_path) not in catalog


def test_plain_text_is_paired(lists: Path, publish: Publish, tmp_path: Path) -> None:
    """Paragraphs stand between empty lines, and items are items."""
    (tmp_path / "fr.txt").write_text(PLAIN, "utf-8")
    publish("receive", str(tmp_path / "fr.txt"), "-l", "fr", SLUG, "--yes")
    assert [text for text, _ in texts(lists)] == [
        "Deux listes",
        "Le bureau a publié les deux listes le 5 mars.",
        "Libérer les 45 malades",
        "Ouvrir les portes",
    ]


def test_a_word_document_is_paired(lists: Path, publish: Publish, tmp_path: Path) -> None:
    """A document without our table in it is a translation by itself."""
    made = docx.Document()
    made.add_heading("Deux listes", 0)
    made.add_paragraph("Le bureau a publié les deux listes le 5 mars.")
    made.add_paragraph("Libérer les 45 malades", style="List Bullet")
    packed = io.BytesIO()
    made.save(packed)
    (tmp_path / "fr.docx").write_bytes(packed.getvalue())
    result = publish("receive", str(tmp_path / "fr.docx"), "-l", "fr", SLUG, "--yes")
    assert [text for text, _ in texts(lists)] == [
        "Deux listes",
        "Le bureau a publié les deux listes le 5 mars.",
        "Libérer les 45 malades",
        "",
    ]
    assert "no translation found: “Open the gates”" in result.stdout


def test_pairs_are_shown_before_anything_is_written(lists: Path, publish: Publish, tmp_path: Path) -> None:
    """Without an answer nothing is written, and the pairs were shown all the same."""
    (tmp_path / "fr.txt").write_text(PLAIN, "utf-8")
    result = publish("receive", str(tmp_path / "fr.txt"), "-l", "fr", SLUG)
    assert result.exit_code == 1
    assert "“Open the gates” = “Ouvrir les portes”" in result.stdout
    assert not (lists / "locale" / "fr" / "LC_MESSAGES" / f"{SLUG}.po").exists()


@pytest.mark.parametrize(
    ("data", "arguments", "message"),
    [
        (b"Texte", ("-l", "fr"), "say in which language it is"),
        (b"Texte", (SLUG,), "say in which language it is"),
        (b"T\xe9xte", ("-l", "fr", SLUG), "is not UTF-8"),
    ],
)
def test_what_cannot_be_paired_is_refused(  # noqa: PLR0913, PLR0917  because each is a column, or a fixture
    data: bytes, arguments: tuple[str, ...], message: str, lists: Path, publish: Publish, tmp_path: Path
) -> None:
    """Language and statement are never guessed of a document."""
    del lists
    (tmp_path / "fr.txt").write_bytes(data)
    result = publish("receive", str(tmp_path / "fr.txt"), *arguments, "--yes")
    assert result.exit_code == 1
    assert message in result.stderr
