"""A translator who gets a parcel by mail, and sends it back."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import polib
import pytest
from click.testing import Result

DOORS = "2017-10-19-doors"


@pytest.fixture
def mailbox(tmp_path: Path) -> Path:
    """Give a folder outside of the workspace."""
    folder = tmp_path / "mail"
    folder.mkdir()
    return folder


@pytest.fixture
def send(mailbox: Path, publish: Callable[..., Result]) -> Callable[..., dict[str, bytes]]:
    """Return a function that sends the Arabic doors, and gives the files of the parcel by name."""

    def sent(*options: str, slug: str = DOORS, code: str = "ar") -> dict[str, bytes]:
        result = publish("send", "-l", code, slug, "-o", str(mailbox), *options)
        assert (result.exit_code, result.stderr) == (0, ""), result.output
        with zipfile.ZipFile(mailbox / f"{slug}.{code}.zip") as parcel:
            return {name: parcel.read(name) for name in parcel.namelist()}

    return sent


@pytest.fixture
def edited(mailbox: Path) -> Callable[..., Path]:
    """Return a function that writes a catalog that was sent as Poedit would: with texts by original."""

    def saved(data: bytes, texts: Mapping[str, str], name: str = f"{DOORS}.ar.po") -> Path:
        path = mailbox / name
        path.write_bytes(data)
        catalog = polib.pofile(str(path), wrapwidth=78)
        for entry in catalog:
            if entry.msgid in texts:
                entry.msgstr = texts[entry.msgid]
                entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        catalog.metadata["Last-Translator"] = "Nour N. <nour@example.org>"
        catalog.metadata["PO-Revision-Date"] = "2017-10-25 22:10+0300"
        catalog.header = "Nour N., Beirut"
        catalog.save()
        return path

    return saved


@pytest.fixture
def texts(office: Path) -> Callable[[], dict[str, str]]:
    """Return a function that reads the Arabic catalog of the doors: translations by original."""
    path = office / f"locale/ar/LC_MESSAGES/{DOORS}.po"
    return lambda: {one.msgid: one.msgstr for one in polib.pofile(str(path)) if not one.obsolete}
