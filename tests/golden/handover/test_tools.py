"""Files as translators' own programs write them come in with no entry lost and no needless difference.

`sent.po` is what `publish send` made of `here.po`, the Arabic catalog of the doors with three empty entries.
Each of the others was written from it by the program that its name says, with the version it says: by Poedit
through its window (two texts typed, one of them marked as needing work, saved), by OmegaT in console mode
(one text in its memory), by LibreOffice from the Word table (one text typed before), by gettext's and
translate-toolkit's programs without a change.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result

Publish = Callable[..., Result]

HERE = Path(__file__).parent
DOORS = "2017-10-19-doors"
CATALOG = f"locale/ar/LC_MESSAGES/{DOORS}.po"

LIST, VISIT = "A list was handed over in June.", "A visit by the *Red Cross* within 30 days."
NEW = {
    "poedit-3.2.2.po": {VISIT: "زيارة من *الصليب الأحمر* خلال 30 يومًا.", LIST: "سُلّمت قائمة في يونيو."},
    "omegat-3.6.0.po": {LIST: "سُلّمت قائمة في يونيو."},
    "omegat-3.6.0.tmx": {LIST: "سُلّمت قائمة في يونيو."},
    "libreoffice-7.4.docx": {LIST: "سُلّمت قائمة في يونيو."},
    "gettext-0.21-msgcat60.po": {},
    "gettext-0.21-msgmerge.po": {},
    "gettext-0.21-msgattrib.po": {},
    "translate-toolkit-3.8.4-pomerge.po": {},
    "translate-toolkit-3.8.4-pot2po.po": {},
}
"""What each file brings that was not here."""

CATALOGS = [name for name in NEW if name.endswith(".po")]


@pytest.fixture
def catalog(office: Path, publish: Publish) -> Path:
    """Give the Arabic catalog of the doors, as it was when it was sent."""
    publish("update")
    path = office / CATALOG
    path.write_bytes((HERE / "here.po").read_bytes())
    assert publish("update").stdout == "no file changed\n"
    return path


def texts(path: Path) -> dict[str, str]:
    """Return the translations by original."""
    return {one.msgid: one.msgstr for one in polib.pofile(str(path)) if not one.obsolete}


def test_what_is_sent_is_as_it_was(catalog: Path, publish: Publish, tmp_path: Path) -> None:
    """The files here are answers to what `publish send` makes today."""
    del catalog
    publish("send", "-l", "ar", DOORS, "-o", str(tmp_path))
    made = tmp_path / f"{DOORS}.ar.zip"
    assert (HERE / "sent.po").read_bytes() in made.read_bytes()


@pytest.mark.parametrize("name", NEW)
def test_it_is_received(catalog: Path, publish: Publish, name: str) -> None:
    """Exactly what is new is taken, entry by entry."""
    before = texts(catalog)
    result = publish("receive", str(HERE / name), "-l", "ar", DOORS, "--yes")
    assert (result.exit_code, result.stderr) == (0, "")
    assert texts(catalog) == before | NEW[name]
    assert (result.stdout == f"{CATALOG}: nothing new came\n") == (not NEW[name])


@pytest.mark.parametrize("name", NEW)
def test_what_brings_nothing_changes_nothing(catalog: Path, publish: Publish, name: str) -> None:
    """A second time, no file does: not one byte is written for a program's own way of writing."""
    publish("receive", str(HERE / name), "-l", "ar", DOORS, "--yes")
    data = catalog.read_bytes()
    again = publish("receive", str(HERE / name), "-l", "ar", DOORS, "--yes")
    assert again.exit_code == 0
    assert catalog.read_bytes() == data


def test_a_mark_of_poedit_counts(catalog: Path, publish: Publish) -> None:
    """What its user marked as needing work is fuzzy here."""
    publish("receive", str(HERE / "poedit-3.2.2.po"), "--yes")
    assert [one.msgid for one in polib.pofile(str(catalog)) if one.fuzzy] == [LIST]
    assert "Nour" not in catalog.read_text("utf-8")


@pytest.mark.parametrize("name", CATALOGS)
def test_it_goes_through_update(catalog: Path, publish: Publish, name: str) -> None:
    """Put into the workspace by hand: nothing but what is new differs, and nobody is named."""
    before = texts(catalog)
    catalog.write_bytes((HERE / name).read_bytes())
    assert publish("update").exit_code == 0
    assert texts(catalog) == before | NEW[name]
    text = catalog.read_text("utf-8")
    assert not [word for word in ("Nour", "X-Publish-Sent", "0300") if word in text]
    ours = set((HERE / "here.po").read_text("utf-8").splitlines())
    mark, fields = "#, fuzzy", ('"PO-Revision-Date', '"X-Generator', '"X-Publish-Messages')
    other = [line for line in text.splitlines() if line not in ours and not line.startswith((mark, *fields))]
    assert other == [f'msgstr "{one}"' for one in NEW[name].values()]


def test_contexts_that_a_program_drops_are_not_guessed(catalog: Path, publish: Publish) -> None:
    """translate-toolkit's way over XLIFF 1.2 loses them: the file is refused, and says what is wrong."""
    data = catalog.read_bytes()
    result = publish("receive", str(HERE / "translate-toolkit-3.8.4-xliff2po.po"), "--yes")
    assert result.exit_code == 1
    assert "catalog-incomplete: its 8 messages are not the 8 of its last update" in result.stderr
    assert catalog.read_bytes() == data
