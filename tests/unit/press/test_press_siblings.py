"""A link to another statement leads to a page that there is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result

Publish = Callable[..., Result]
Edit = Callable[[str, str, str], None]

GATES = "source/2017-10-20-gates.md"
AR_GATES = "locale/ar/LC_MESSAGES/2017-10-20-gates.po"
AR_DOORS = "locale/ar/LC_MESSAGES/2017-10-19-doors.po"
PAGE = "2017-10-19-doors.html"


@pytest.fixture
def linked(released: Path, publish: Publish, edit: Edit) -> Path:
    """Give an office whose second statement links to its first, and is translated."""
    edit(GATES, "passed the two gates", f"passed [the two gates]({PAGE}#why)")
    publish("update")
    for code in ("ar", "fr"):
        catalog = polib.pofile(str(released / AR_GATES.replace("/ar/", f"/{code}/")), wrapwidth=0)
        for entry in catalog:
            if "(1)" in entry.msgid:
                entry.msgstr = entry.msgid.replace("[the two gates](1)", f"[{entry.msgid[:6]}](1)")
                entry.flags.clear()
                entry.previous_msgid = None
        catalog.save()
    return released


def test_it_leads_to_the_readers_language(linked: Path, publish: Publish) -> None:
    """The page of the sibling lies beside the one that links to it."""
    publish("release")
    assert f'href="{PAGE}#why"' in (linked / "build/ar/2017-10-20-gates.html").read_text("utf-8")


def test_or_else_to_the_original(linked: Path, publish: Publish) -> None:
    """Where the sibling is withheld, readers get it in its own language."""
    catalog = polib.pofile(str(linked / AR_DOORS), wrapwidth=0)
    catalog[-1].msgstr = ""
    catalog.save()
    publish("release")
    assert not (linked / "build/ar" / PAGE).exists()
    assert f'href="../en/{PAGE}#why"' in (linked / "build/ar/2017-10-20-gates.html").read_text("utf-8")
    assert f'href="{PAGE}#why"' in (linked / "build/fr/2017-10-20-gates.html").read_text("utf-8")
