"""docs/checks.md is what the table of rules says, and what it shows is true."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest
from markdown_it import MarkdownIt

from publish.checks import manual as pages
from publish.checks.changes import minor
from publish.checks.manual import HARMLESS, SHOWN, manual
from publish.checks.rule import WARNING, Pair, Rule
from publish.checks.rules import FAMILIES, RULES, Family
from publish.checks.translations import translation_findings
from publish.findings import FORMS, as_text
from publish.findings.records import record
from publish.model import Finding

PAGE = Path(__file__).parents[3] / "docs" / "checks.md"


def rows(page: str) -> list[list[str]]:
    """Return the text of the cells of all rows that a reader of `page` finds in tables of four columns."""
    tree = html5lib.parse(MarkdownIt("commonmark").enable("table").render(page), namespaceHTMLElements=False)
    cells = [["".join(cell.itertext()) for cell in row.iter("td")] for row in tree.iter("tr")]
    return [row for row in cells if len(row) == 4]


def test_the_page_is_made_from_the_table() -> None:
    """docs/checks.md is what `make manual` writes."""
    assert PAGE.read_text(encoding="utf-8") == manual()


def test_a_reader_finds_every_rule() -> None:
    """Each rule has one row, in the order of the table, with its severity and reason."""
    expected = [(rule.id, f"{rule.severity}{', may be waived' * rule.waivable}") for rule in RULES]
    assert [(row[0], row[1]) for row in rows(manual())] == expected


def test_every_family_has_its_heading() -> None:
    """Families are sections of the page."""
    assert [
        line for line in manual().splitlines() if line.removeprefix("## ") in {f.title for f in FAMILIES}
    ] == [f"## {family.title}" for family in FAMILIES]


def test_a_bar_stays_in_its_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar in an example, in code or not, is read as a bar; Arabic stands in it as it is written."""
    rule = Rule("a-rule", WARNING, "A | in a cell.", "`٤٢ | 42` for `x||y`", waivable=True)
    monkeypatch.setattr(pages, "FAMILIES", (Family("Title", (rule,)),))
    assert rows(manual()) == [["a-rule", "warning, may be waived", "A | in a cell.", "٤٢ | 42 for x||y"]]


def test_what_is_shown_is_what_is_printed(make_pair: Callable[..., Pair]) -> None:
    """The page's example of the list is the list of its own example."""
    pair = make_pair("Investigators reached the prison in Homs", "وصل المحققون إلى [السجن](3) في حمص")
    path = "locale/ar/LC_MESSAGES/2017-10-19-homs.po"
    errors = [
        one
        for one in translation_findings(pair, path=path, statement="2017-10-19-homs")
        if one.rule == "foreign-target"
    ]
    assert as_text(errors) + "\n" == SHOWN
    assert textwrap.indent(SHOWN, "    ") in manual()


@pytest.mark.parametrize("pair", [pair for kind in HARMLESS for pair in kind.pairs], ids=lambda pair: pair[1])
def test_a_harmless_change_is_harmless(pair: tuple[str, str]) -> None:
    """What the page gives as a change that keeps a release is one."""
    before, after = pair
    assert before != after
    assert minor(before, after, source_language="en")
    assert f"`{before}`" in " ".join(manual().split())


def test_the_page_names_every_key_and_form() -> None:
    """What a script can read, and the forms that it can ask for, are all told."""
    keys = record(Finding("empty", WARNING, "a.po", 1, "m"))
    assert [name for name in (*keys, *FORMS) if f"`{name}`" not in manual()] == []
