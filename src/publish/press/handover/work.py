"""The work itself, in a form that its translator can open: read back and compared before it leaves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from publish.catalogs.bitext import bitext, to_send
from publish.catalogs.writer import write as write_catalog
from publish.errors import ConfigError, PublishError, printable
from publish.exchange import archives, rows, xliff
from publish.model import Bitext, Language, Project
from publish.parcels.zips import archive
from publish.press.handover.desk import Place
from publish.press.protected import refuse

_QUOTED = 60  # characters of a message that a refusal shows


def as_catalog(place: Place) -> bytes:
    """Return the catalog at `place`, which says in its header what it is sent with."""
    return write_catalog(to_send(place.catalog)).encode()


def as_xliff(project: Project, place: Place, title: str) -> bytes:
    """Return the messages at `place` as XLIFF."""
    text = _text(place, title)
    data = xliff.write(text, project.source_language, place.language)
    return _proven(data, text, xliff.read(data, place.domain))


def as_word(project: Project, place: Place, title: str, how_to: Sequence[str]) -> bytes:
    """Return the messages at `place` as a Word table; ConfigError where there is nothing to make one with.

    It is searched for protected names here: outside, nobody sees into it.
    """
    text = _text(place, title)
    parts = archives.members(_made(text, project.source_language, place.language, how_to), place.domain)
    for path, part in parts.items():
        refuse(path, part, project.protected)
    data = archive(parts, dt.datetime(1980, 1, 1, tzinfo=dt.UTC))
    return _proven(data, text, rows.read(data, place.domain))


def _made(text: Bitext, source: Language, language: Language, how_to: Sequence[str]) -> bytes:
    try:
        from publish.exchange import word  # noqa: PLC0415  because few parcels need python-docx
    except ImportError:
        message = 'needs python-docx: run pip install ".[docx]" in the folder of the repository of publish'
        raise ConfigError("--docx", 0, message) from None
    return word.write(text, source, language, how_to)


def _text(place: Place, title: str) -> Bitext:
    found = bitext(to_send(place.catalog), title)
    return replace(found, domain=place.domain, language=place.language.code)


def _proven(data: bytes, text: Bitext, back: Bitext | None) -> bytes:
    """Return `data` if it says what it was made of; PublishError if a message would come back as another."""
    said = {unit.key: (unit.text, unit.fuzzy) for unit in back.units} if back else {}
    for unit in text.units:
        if said.get(unit.key) != (unit.text, unit.fuzzy):
            message = f'"{printable(unit.source[:_QUOTED])}" cannot be put into this form: send a catalog'
            raise PublishError(text.domain or "", 0, message, rule="send")
    return data
