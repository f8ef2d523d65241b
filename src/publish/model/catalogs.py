"""What a `.po` file says."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from publish.model.statements import Key


class Status(StrEnum):
    """How far a segment's translation has come."""

    TRANSLATED = "translated"
    OUTDATED = "outdated"
    FUZZY = "fuzzy"
    MISSING = "missing"


class Translation(Struct, frozen=True):
    """What a catalog says of one segment.

    `text` is the msgstr, empty when there is none; `previous` is the msgid that it once
    translated (`#| msgid`), if the catalog says so; `line` is where it stands in the catalog; `note` is
    what the translator wrote beside it (`# `), line by line.
    """

    text: str
    status: Status
    previous: str | None = None
    line: int = 0
    note: str = ""


class Catalog(Struct, frozen=True):
    """One statement's translations in one language: what one `.po` file says."""

    path: str
    translations: Mapping[Key, Translation]
