"""Original words fill a catalog, and never take the place of a translator's."""

from __future__ import annotations

import polib
import pytest

from publish.catalogs.entries import CatalogFile
from publish.catalogs.originals import fill_originals, originals
from publish.model import Kind, Original, Segment

WE = "We waited."
SPOKEN, MENDED = "انتظرنا.", "انتظرنا طويلا."
SAID = 'the original words, from the source: "{}"'


def catalog(text: str, *flags: str, said: str | None = None, previous: str | None = None) -> CatalogFile:
    """Return a catalog with one message; `said` are the original words that its comment quotes."""
    comment = "paragraph" if said is None else f"paragraph\n{SAID.format(said)}"
    po = CatalogFile()
    po.append(
        polib.POEntry(msgid=WE, msgstr=text, comment=comment, flags=list(flags), previous_msgid=previous)
    )
    return po


@pytest.mark.parametrize(
    ("old", "merged", "given", "text", "flags"),
    [
        (None, catalog(""), SPOKEN, SPOKEN, []),
        (catalog(""), catalog(""), SPOKEN, SPOKEN, []),
        (catalog("كنا."), catalog("كنا."), SPOKEN, "كنا.", []),
        (catalog(SPOKEN, said=SPOKEN), catalog(SPOKEN), SPOKEN, SPOKEN, []),
        (catalog(SPOKEN, said=SPOKEN), catalog(SPOKEN), MENDED, MENDED, []),
        (catalog(SPOKEN, said=SPOKEN), catalog(SPOKEN, "fuzzy", previous="We wait."), SPOKEN, SPOKEN, []),
        (catalog(SPOKEN, "fuzzy", said=SPOKEN), catalog(SPOKEN, "fuzzy"), SPOKEN, SPOKEN, ["fuzzy"]),
        (catalog("كنا.", said=SPOKEN), catalog("كنا."), SPOKEN, "كنا.", []),
        (catalog("كنا.", said=SPOKEN), catalog("كنا."), MENDED, "كنا.", ["fuzzy"]),
        (catalog(SPOKEN, said=SPOKEN), catalog(SPOKEN), None, SPOKEN, ["fuzzy"]),
        (catalog("", said=SPOKEN), catalog(""), None, "", []),
    ],
)
def test_what_becomes_of_a_message(
    old: CatalogFile | None, merged: CatalogFile, given: str | None, text: str, flags: list[str]
) -> None:
    """Filled where it is empty, followed where it was filled, left alone or marked where somebody wrote."""
    fill_originals(merged, {} if given is None else {(None, WE): given}, old)
    (entry,) = merged
    assert (entry.msgstr, entry.flags) == (text, flags)
    assert entry.comment == ("paragraph" if given is None else f"paragraph\n{SAID.format(given)}")
    assert entry.previous_msgid is None


def test_the_words_are_quoted_whole() -> None:
    """Quotation marks and line ends in the words come back as they were."""
    po = catalog("")
    fill_originals(po, {(None, WE): 'a "b" \\ c'}, None)
    again = catalog('a "b" \\ c')
    fill_originals(again, {(None, WE): "d"}, po)
    assert again[0].msgstr == "d"


def test_words_are_found_by_language() -> None:
    """A code and a tag are one language, and words for a piece are under its message."""
    given = (Original("zh-Hans", "我们等了。"), Original("ar", SPOKEN), Original("fr", ""))
    assert originals([Segment(WE, Kind.PARAGRAPH, 1, originals=given)]) == {
        "zh_hans": {(None, WE): "我们等了。"},
        "ar": {(None, WE): SPOKEN},
    }
