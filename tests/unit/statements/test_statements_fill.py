"""Pieces fill a skeleton, and say where they are in another language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from publish.model import (
    BlockAttributes,
    Body,
    Language,
    Paragraph,
    Piece,
    Skeleton,
    Slot,
    Statement,
    TextBlock,
)
from publish.statements.fill import fill
from publish.statements.inline import Renderer

ARABIC = Language("ar", "ar", "العربية", "Arabic", "rtl", "nplurals=1; plural=0;")
PLAIN = Piece("one", "one")
FALLBACK = Piece("two", "two", ("https://example.org",), fallback=True)


@pytest.mark.parametrize(
    ("parts", "piece", "html"),
    [
        (("<p", BlockAttributes(0), ">", Slot(0), "</p>"), PLAIN, "<p>one</p>"),
        (("<p", BlockAttributes(0), ">", Slot(0), "</p>"), FALLBACK, '<p lang="ar" dir="rtl">two</p>'),
        (("<li>", Slot(0, wrap=True), "</li>"), PLAIN, "<li>one</li>"),
        (("<li>", Slot(0, wrap=True), "</li>"), FALLBACK, '<li><div lang="ar" dir="rtl">two</div></li>'),
    ],
)
def test_a_piece_that_falls_back_has_its_language(
    parts: tuple[str | Slot | BlockAttributes, ...], piece: Piece, html: str
) -> None:
    """Its block carries `lang` and `dir` where it is alone there, otherwise a division around it."""
    assert fill(Skeleton(parts, ()), [piece], ARABIC).html == html


def test_without_a_source_language_nothing_is_marked() -> None:
    """The source itself is in one language, and needs no mark inside."""
    parts = ("<p", BlockAttributes(0), ">", Slot(0), "</p>")
    assert fill(Skeleton(parts, ()), [PLAIN]).html == "<p>one</p>"


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("text", ["p"]),
        ("## head", ["h2"]),
        ("- item", ["div"]),
        ("- item\n\n- two", ["p", "p"]),
        ("- a\n    - b\n- # c\n  d", ["div", "div", "h1", "div"]),
        ("> text", ["p"]),
        ("T\n:   d", ["dt", "div"]),
        ("T\n\n:   d", ["dt", "p"]),
        ("| a |\n|---|\n| b |", ["div", "div"]),
        ("!!! note\n    text", ["p", "p"]),
        ("x[^1]\n\n[^1]: a\n\n    b", ["p", "p", "p"]),
    ],
)
def test_an_item_or_cell_is_never_marked(
    make: Callable[[str], Statement], body: str, marked: list[str]
) -> None:
    """A piece's own block carries the mark; on an item or cell it would turn marker and children."""
    made, renderer = make(body), Renderer()
    pieces = [replace(renderer.render(one, one.text), fallback=True) for one in made.segments]
    html = fill(made.skeleton, pieces, ARABIC).html
    assert [tag.split(" ")[0] for tag in html.split("<") if ' lang="ar" dir="rtl"' in tag] == marked


def test_a_paragraph_joins_its_pieces() -> None:
    """A table's row is one paragraph; addresses come once each, and it falls back if all its pieces do."""
    block = TextBlock((Slot(0), " | ", Slot(1), " | ", Slot(1)), "> ", "> ", gap=False)
    assert fill(Skeleton((), (block,)), [PLAIN, FALLBACK]).paragraphs == (
        Paragraph("one | two | two", "> ", "> ", gap=False, addresses=("https://example.org",)),
    )
    assert fill(Skeleton((), (block,)), [replace(PLAIN, fallback=True), FALLBACK]).paragraphs[0].fallback


def test_a_paragraph_without_pieces_is_nobodys_language() -> None:
    """Code and rules never fall back."""
    body = fill(Skeleton((), (TextBlock(("code",), "    ", "    ", literal=True),)), [FALLBACK])
    assert body == Body("", (Paragraph("code", "    ", "    ", literal=True),))
