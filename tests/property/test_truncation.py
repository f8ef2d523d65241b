"""A catalog cut anywhere: nothing wrong is published, and nothing is filled in where text was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from publish.config import load
from publish.files import Writer
from publish.press import run

NOW = dt.datetime(2017, 10, 20, tzinfo=dt.UTC)
SLUG = "2017-10-19-doors"
CATALOG = f"locale/ar/LC_MESSAGES/{SLUG}.po"
STATEMENT = """\
---
title: Behind closed doors
date: 2017-10-19
---

Killed: 45, they said.

One line\x20\x20
and another.
"""
ARABIC = {
    "Behind closed doors": "خلف الأبواب",
    "Killed: 45, they said.": "قالوا: القتلى 45.",
    "One line\nand another.": "سطر\nوآخر.",
}
CONFIGURATION = '[publisher]\nname = "Orchard"\n\n[languages.ar]\n'
PARTS = 8  # so that several processes share the work


@pytest.fixture
def office(tmp_path: Path, found_office: Callable[..., None], furnish: Callable[..., None]) -> Path:
    """Give a workspace with one small statement, released in Arabic."""
    root = tmp_path / "office"
    found_office(root, {SLUG: STATEMENT}, CONFIGURATION)
    run.release(load(root), Writer(root), now=NOW)
    translate(root / CATALOG)
    furnish(root, "ar", "site")
    assert len(run.release(load(root), Writer(root), now=NOW).outcomes[0].released) == 2
    return root


def translate(path: Path) -> None:
    """Write the Arabic into a catalog, as an editor does."""
    catalog = polib.pofile(str(path), wrapwidth=0)
    for entry in catalog:
        entry.msgstr = ARABIC[entry.msgid]
    catalog.save()


def published(root: Path) -> list[bytes | None]:
    """Return the Arabic page and text, or None for each that is not there."""
    paths = (root / f"build/ar/{SLUG}.html", root / f"build/ar/{SLUG}.ar.txt")
    return [path.read_bytes() if path.exists() else None for path in paths]


@pytest.mark.parametrize("part", range(PARTS))
def test_a_cut_catalog_publishes_nothing_changed(part: int, office: Path) -> None:
    """At whichever byte: the good release or none, and the file stays as it was found.

    Between `msgstr ""` and the lines below it the cut looks like a translation not yet written:
    that one is withheld as missing. Everything else is refused.
    """
    whole, good = (office / CATALOG).read_bytes(), published(office)
    unwritten = {whole.rindex(b'msgstr ""') + len(b'msgstr ""') + after for after in (0, 1)}
    for length in range(part, len(whole), PARTS):
        (office / CATALOG).write_bytes(whole[:length])
        found = run.release(load(office), Writer(office), now=NOW)
        assert (office / CATALOG).read_bytes() == whole[:length], length
        refused = any(one.path == CATALOG and one.severity == "error" for one in found.findings)
        assert refused is (length not in {*unwritten, len(whole) - 1}), length
        assert published(office) == (good if length == len(whole) - 1 else [None, None]), length


def test_nothing_but_the_last_line_end_may_be_missing(office: Path) -> None:
    """The file is whole without it, and with nothing less."""
    whole = (office / CATALOG).read_bytes()
    assert whole.endswith(b'"\n')
    for cut, released in ((whole[:-1], 2), (whole[:-2], 1), (whole, 2)):
        (office / CATALOG).write_bytes(cut)
        assert len(run.release(load(office), Writer(office), now=NOW).outcomes[0].released) == released
