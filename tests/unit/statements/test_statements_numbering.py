"""Links and images get numbers, white space is folded, and what belongs to a segment is collected."""

from __future__ import annotations

import pytest

from publish.model import Target
from publish.statements.engine import Engine
from publish.statements.numbering import Numbered, note, number


def numbered(text: str) -> Numbered:
    """Return `text` numbered in a document that defines the link `r` and the footnotes `1` and `2`."""
    md = Engine()
    md.convert("[r]: https://example.org/r 'R'\n\n[^1]: x\n\n[^2]: y\n")
    return number(md, text)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("no markup (1) at all", "no markup (1) at all"),
        ("[a](x) and [b](y)", "[a](1) and [b](2)"),
        ("[a][r], [r][] and [r]", "[a](1), [r](2) and [r](3)"),
        ("![a](x) ![b][r] ![r]", "![a](1) ![b](2) ![r](3)"),
        ("[![a](x)](y)", "[![a](1)](2)"),
        ("[*a* `b` [c]](x)", "[*a* `b` [c]](1)"),
        ("[a](<x y> \"t\") [b](x_(y)_z 't')", "[a](1) [b](2)"),
        ("`[a](x)` \\[a](x)", "`[a](x)` \\[a](x)"),
        ("[a](1) ![b](2) (3)", "[a](1) ![b](2) (3)"),
        ("[a] [a](", "[a] [a]("),
        ("[not] [defined][x]", "[not] [defined][x]"),
        ("<https://example.org/a_b> <a@example.org>", "<https://example.org/a_b> <a@example.org>"),
        ("*a* **b** _c_ \\* &amp; https://example.org", "*a* **b** _c_ \\* &amp; https://example.org"),
        ("[^1] [^2] [^1]", "[^1] [^2] [^1]"),
    ],
)
def test_targets_are_numbered(given: str, text: str) -> None:
    """Each link and image has a number for its address; everything else is as it was."""
    assert numbered(given).text == text


def test_targets_keep_address_and_title() -> None:
    """A target has the address and title that Markdown reads, in the order in which links end."""
    assert numbered("[![a](i.png 'A')](https://example.org/\\*_b \"B\\*\") [r] [e]()").targets == (
        Target(1, "i.png", "A", image=True),
        Target(2, "https://example.org/*_b", "B*"),
        Target(3, "https://example.org/r", "R"),
        Target(4, ""),
    )


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("a\nb\n  c", "a b c"),
        ("a   b", "a b"),
        ("a  \nb", "a\nb"),
        ("a    \n   b", "a\nb"),
        ("a \nb", "a b"),
        ("a\\\nb", "a\\ b"),
        ("[a\nb](x)", "[a b](1)"),
        ("[a  \nb](x)", "[a\nb](1)"),
        ("![a\nb](x)", "![a b](1)"),
        ("`a\nb`", "`a b`"),
        ("`a  \nb`", "`a b`"),
        ('<span\nclass="x">a</span>', '<span class="x">a</span>'),
        ("a <!-- c --> b", "a b"),
        ("a\n<!-- c -->\nb", "a b"),
        ("<!-- c -->", ""),
    ],
)
def test_white_space_is_folded(given: str, text: str) -> None:
    """Soft line ends are a space wherever they stand, hard breaks a newline, and comments leave nothing."""
    assert numbered(given).text == text


def test_the_raw_text_is_markdown_again() -> None:
    """Beside the msgid stands the same with addresses and hard breaks as Markdown has them."""
    assert numbered("a\n[b](x 'y') <!-- c -->  \nd [r]").raw == "a [b](x 'y')  \nd [r]"


def test_what_a_translation_may_use_is_collected() -> None:
    """References, tags and addresses are collected in order, as written, each time they stand there."""
    one = numbered("[^2] <b>x</b> [^1] <https://e.org/\\*> <br/> [^2] <A@e.org> `<i>` <B>")
    assert one.labels == ("2", "1", "2")
    assert one.tags == ("<b>", "</b>", "<br/>", "<B>")
    assert one.addresses == ("https://e.org/*", "A@e.org")


def test_what_refers_to_nothing_is_quoted() -> None:
    """Undefined references are quoted; a lone bracket, code and escapes are none."""
    assert numbered("[^x] [a][b] [c][] ![d][e] [f] `[g][h]` \\[i][j] [r][r] [^1]").undefined == (
        "[^x]",
        "[a][b]",
        "[c][]",
        "[d][e]",
    )


@pytest.mark.parametrize(
    ("comment", "text"),
    [
        ("<!-- TRANSLATORS: a note -->", "a note"),
        ("<!--TRANSLATORS:a note-->", "a note"),
        ("\n<!-- TRANSLATORS: over\n     lines -->\n", "over lines"),
        ("<!-- TRANSLATORS: a -- b -->", "a -- b"),
        ("<!-- translators: no -->", None),
        ("<!-- NB TRANSLATORS: no -->", None),
        ("<!-- a remark -->", None),
    ],
)
def test_a_note_says_that_it_is_for_translators(comment: str, text: str | None) -> None:
    """Only a comment that begins with TRANSLATORS and a colon is a note."""
    assert note(comment) == text


def test_notes_in_the_text_are_collected() -> None:
    """Notes inside a piece are its own; other comments vanish."""
    assert numbered("a <!-- TRANSLATORS: one --> b <!-- two --> <!-- TRANSLATORS: three -->").notes == (
        "one",
        "three",
    )
