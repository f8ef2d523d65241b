"""What changed in the original since a language was last complete, as its catalog tells.

A message that needs work names the text that it was translated from; one without a translation is new; one
that is obsolete was taken out, unless it goes on in another. The catalog does not say when: what was taken
out before the last change is listed as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from publish.catalogs.entries import CatalogFile, Entry, has_text, live
from publish.model import Language
from publish.press.handover.desk import Desk


class Changed(Struct, frozen=True):
    """One message: the text that was translated, and the one that there is now; either may be empty.

    `line` is where it stands in the source, 0 where it is gone.
    """

    kind: Literal["changed", "added", "removed"]
    line: int
    before: str
    after: str


def changed(desk: Desk, slug: str, language: Language) -> tuple[Changed, ...] | None:
    """Return what changed, in the order of the source; None where nothing was translated yet.

    Raises CatalogError where the catalog cannot be trusted.
    """
    po = desk.place(slug, language).catalog
    if not any(map(has_text, po)):
        return None
    return (*_new(po), *_gone(po))


def _new(po: CatalogFile) -> Iterator[Changed]:
    for entry in live(po):
        line = int(entry.occurrences[0][1] or 0) if entry.occurrences else 0
        if not has_text(entry):
            yield Changed("added", line, "", entry.msgid)
        elif "fuzzy" in entry.flags and entry.previous_msgid not in {None, entry.msgid}:
            yield Changed("changed", line, entry.previous_msgid or "", entry.msgid)


def _gone(po: CatalogFile) -> Iterator[Changed]:
    went_on = {text for entry in live(po) for text in (entry.msgid, entry.previous_msgid)}
    gone: list[Entry] = [entry for entry in po if entry.obsolete and entry.msgid not in went_on]
    yield from (Changed("removed", 0, entry.msgid, "") for entry in gone)
