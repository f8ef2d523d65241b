"""A statement that is not there is put together from its catalog, and only what is certain is laid out."""

from __future__ import annotations

import datetime as dt

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.catalogs.entries import live
from publish.catalogs.templates import template
from publish.model import Statement
from publish.serve.draft import NOWHERE, draft
from publish.statements.fill import fill
from publish.statements.inline import Renderer
from publish.statements.parse import statement

SLUG = "2017-10-19-orchard"
HEAD = '---\ntitle: The "orchard": a letter\ndate: 2017-10-19\nplace: Berlin\nsummary: What it says.\n---\n\n'


def _parsed(body: str) -> Statement:
    return statement(HEAD + body, f"source/{SLUG}.md")


def _drafted(source: Statement) -> tuple[Statement, bool]:
    return draft(live(template(source, date=dt.date(2017, 10, 19))), SLUG)


def _html(of: Statement) -> str:
    renderer = Renderer()
    return fill(of.skeleton, [renderer.render(one, one.text) for one in of.segments]).html


@pytest.mark.parametrize(
    "body",
    [
        'One paragraph with [a *link*](https://example.org/a_(b) "Its title"), `code` and **weight**.\n',
        "A line  \nthat breaks, and <https://example.org/> as it is.\n",
        "# One\n\nText.\n\n###### Six\n\nMore.\n",
        "- one\n- two, [linked](mailto:desk@example.org)\n\nText between.\n\n- three\n",
        "> Quoted by one.\n\nThen text.\n",
        "Text.[^1] More.[^note]\n\n[^1]: The first.\n[^note]: The second, with *emphasis*.\n",
        "| Place | Letters |\n| --- | --- |\n| Berlin | 120 |\n| Paris | 85 |\n",
        "Tree\n:   It grows.\n",
        "Call \\*120\\* or 1986\\. It is <kbd>late</kbd>.\n",
        "The same.\n\nThe same.\n",
    ],
)
def test_a_catalog_gives_its_statement_back(body: str) -> None:
    """What is put together from a catalog has the same markup as the statement itself."""
    source = _parsed(body)
    made, whole = _drafted(source)
    assert whole
    assert _html(made) == _html(source)
    assert [(one.key, one.line) for one in made.segments] == [(one.key, one.line) for one in source.segments]


@pytest.mark.parametrize(
    "body",
    [
        "| Place | Letters |\n| --- | --- |\n| Berlin | 120 |\n| Paris | 120 |\n",
        "| Place | Letters | Answers |\n| --- | --- | --- |\n| Berlin | | 45 |\n| Paris | 85 | 30 |\n",
        "| A | B |\n| --- | --- |\n| Berlin | Berlin |\n",
    ],
)
def test_a_table_that_is_not_certain_is_none(body: str) -> None:
    """Where a figure might come to stand in another's column, its cells stand below one another."""
    source = _parsed(body)
    made, whole = _drafted(source)
    assert whole
    assert "<table>" not in _html(made)
    assert {one.key for one in made.segments} == {one.key for one in source.segments}


def test_a_picture_keeps_its_caption() -> None:
    """Image and caption are the two entries that they were."""
    made, whole = _drafted(_parsed('![A gate](images/gate.jpg "Seen in May")\n\nText.\n'))
    assert whole
    assert [(str(one.kind), one.text) for one in made.segments[-3:]] == [
        ("picture", "![A gate](1)"), ("caption", "Seen in May"), ("paragraph", "Text."),
    ]  # fmt: skip


def test_comments_are_not_needed() -> None:
    """Without any comment each entry is a paragraph, and a link leads nowhere."""
    entries = [polib.POEntry(msgid="One [link](1)."), polib.POEntry(msgid="Two.", msgctxt="title")]
    made, whole = draft(entries, NOWHERE)
    assert whole
    assert made.metadata.title == "Two."
    assert '<a href="https://link-1.invalid/">link</a>' in _html(made)


@pytest.mark.parametrize("text", ["[a](1) [b](2", "x\x02y", "<script>alert(1)</script>", "    set in", "~~~"])
def test_what_cannot_be_put_together_is_shown_as_paragraphs(text: str) -> None:
    """An entry that no source would give does not stand in the way of the others, and stays text."""
    made, _ = draft([polib.POEntry(msgid="Good."), polib.POEntry(msgid=text)], SLUG)
    assert {one.text for one in made.segments} >= {"Good.", text}
    assert "<script" not in _html(made)
    assert "Good." in _html(made)


_WORDS = st.text("abc *_[]()`<>&!#|-+.:0123\\\n", min_size=1, max_size=40)


@settings(deadline=None)  # the first statement imports what parses
@given(st.lists(_WORDS, min_size=1, max_size=6))
def test_no_entry_is_ever_lost(texts: list[str]) -> None:
    """Whatever entries say, each of them is a segment of what is put together."""
    made, _ = draft([polib.POEntry(msgid=text) for text in dict.fromkeys(texts)], SLUG)
    assert {one.text for one in made.segments} >= {*texts}
