"""Whatever a translator writes stays in its place in a preview, also what may not be published."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import html5lib
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.catalogs.entries import clone, live
from publish.catalogs.header import new_catalog
from publish.catalogs.templates import template
from publish.catalogs.writer import write
from publish.languages import language
from publish.model import Project, Publisher
from publish.press.shelf import Held, Shelf, Wanted
from publish.releases.preview import View
from publish.releases.preview import preview as laid_out
from publish.serve.preview import preview
from publish.statements.parse import statement

_SOURCE = """\
---
title: An orchard
date: 2017-10-19
place: Berlin
summary: What it bears.
---

It bears [*figs*](https://example.org/figs) and <b>pears</b>.[^1]

## Of its walls

- One is high.

| Side | Height |
| --- | --- |
| north | 3 |

[^1]: In June.
"""
_STATEMENT = statement(_SOURCE, "source/2017-10-19-orchard.md")
_ARABIC = language("ar")
_PROJECT = Project(Path("nowhere"), Publisher("Orchard Press"), language("en"), (_ARABIC,))
_CATALOG = "locale/ar/LC_MESSAGES/2017-10-19-orchard.po"
_PARTS = (
    "<script>", "</script>", "<b>", "</b>", "<img src=x onerror=a()>", "</span>", "</p>", "<button>", "[^1]",
    "[*", "*](1)", "](1)", "](2)", "](javascript:a)", "`", "<!--", "-->", "&lt;", "&#60;", "\u202e", "\u2067",
    "data-segment=", '"', "'", "\n", "\n\n# ", "| a |", "كلمة", "500", " ", "</section>", "{{ x }}",
)  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_PARTS), max_size=8).map("".join)


class _Files(Shelf):
    """A catalog, and nothing else."""

    def held(self, path: str, most: int) -> Held:
        """Return the catalog, or nothing."""
        try:
            return super().held(path, most)
        except Wanted:
            return None


def _page(texts: list[str], *, fuzzy: bool, view: View) -> bytes:
    date = dt.date(2017, 10, 19)
    po = new_catalog(template(_STATEMENT, date=date), _ARABIC)
    entries = [clone(entry) for entry in live(po)]
    for entry, text in zip(entries, texts, strict=False):
        entry.msgstr, entry.flags = text, ["fuzzy"] if fuzzy and text else []
    po[:] = entries
    shelf = _Files(given={_CATALOG: write(po).encode()})
    found = preview(_PROJECT, shelf, _STATEMENT, _ARABIC, now=dt.datetime(2026, 12, 1, tzinfo=dt.UTC))
    return laid_out(found, view)


@settings(deadline=None)  # a page takes 20 ms, and others work beside it
@given(
    texts=st.lists(_TEXTS, min_size=9, max_size=9),
    fuzzy=st.booleans(),
    view=st.sampled_from(("page", "beside")),
)
def test_a_translation_stays_in_its_segment(texts: list[str], *, fuzzy: bool, view: View) -> None:
    """There is one script, no event, and each segment once with the button that is its own."""
    document = html5lib.parse(_page(texts, fuzzy=fuzzy, view=view), namespaceHTMLElements=False)
    every = list(document.iter())
    assert len([one for one in every if one.tag == "script"]) == 1
    assert not [name for one in every for name in one.attrib if str(name).startswith("on")]
    marked = [one.get("data-segment") for one in every if one.get("data-segment")]
    assert sorted(map(int, marked)) == list(range(1, len(_STATEMENT.segments) + 1))
    buttons = [one for one in every if one.tag == "button" and one.get("class") == "mark"]
    assert len(buttons) == len(marked)
    assert {one.tag for one in every} & {"template", "iframe", "form", "object"} == set()
