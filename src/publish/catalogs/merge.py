"""A catalog is brought up to date with its template, and no translation is lost on the way.

1. The same context and id: the translation stays, also when it comes back from the obsolete.
   Comments and references are the template's, the translator's comment is the catalog's.
2. A new message gets the translation of the likest old one of the same context, live or
   obsolete, as fuzzy; `#| msgid` is the text it once translated, not merely the one before.
   A translation may serve several new messages (a paragraph that was split).
3. What the template no longer has becomes obsolete if it is translated, also when it served
   as a fuzzy one: if its text returns, so does its translation. Only an old fuzzy message
   whose translation is live elsewhere by rule 2 or 1 is not kept as well. Nothing else leaves.
4. A message that was untranslated before stays so: merging twice is merging once.
5. `#| msgid` lets a fuzzy translation stay published where the change was harmless, so it is
   written only where this merge made a translation fuzzy. What was fuzzy without it is somebody's
   doubt: it goes on without it, and so does the same translation wherever else it stands. Of a
   message that is not fuzzy it is dropped where the change was `harmless`, lest a mark set later
   stand beside an old one; else it stays until the next change, as what the translation may still say.

A mark set by hand on a message that this merge had already made fuzzy cannot be told from it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property

import polib
from msgspec import Struct

from publish.catalogs.entries import CatalogFile, clone, has_text, key, live, trailing_comment
from publish.catalogs.header import catalog_fields, stamp, without_credits
from publish.catalogs.likeness import Texts, index, likest
from publish.catalogs.record import complete
from publish.model import Key, Language

Harmless = Callable[[str, str], bool]
"""Tells of a text's previous and present form whether an earlier translation may stay published."""


class Memory(Struct, frozen=True):
    """Old texts, and under the same number for each the entry whose translation stands for it."""

    texts: Texts
    entries: tuple[polib.POEntry, ...]


@dataclass(frozen=True)
class Past:
    """What a catalog held: its entries, by key, and the work that was doubted."""

    catalog: polib.POFile
    entries: Mapping[Key, polib.POEntry]
    doubted: frozenset[Hashable]
    harmless: Harmless

    @cached_property
    def memories(self) -> Mapping[str | None, Memory]:
        """The old translations by context, gathered when the first new message looks for one."""
        return _memories(self.catalog)


def _all_harmless(_: str, __: str) -> bool:
    return True


def merge(  # noqa: PLR0913  because a merge needs all of these, and each is named
    *,
    catalog: polib.POFile,
    template: polib.POFile,
    previous_template: polib.POFile | None = None,
    language: Language,
    path: str,
    harmless: Harmless = _all_harmless,
) -> CatalogFile:
    """Return `catalog` with the messages of `template`, in its order, and the obsolete ones after them.

    Neither argument is changed. Raises `CatalogError` if `catalog` is not whole (see `record`):
    an absent message is never refilled with a blank.
    """
    complete(catalog, previous_template, path)
    past = _past(catalog, harmless)
    merged = CatalogFile()
    merged.extend(_current(entry, past) for entry in live(template))
    merged.extend(_retired(catalog, merged))
    merged.header = without_credits(catalog.header)
    merged.trailing_comment = trailing_comment(catalog)
    merged.metadata = catalog.metadata
    merged.metadata = catalog_fields(merged, template, language)
    return merged


def same(old: polib.POFile, new: polib.POFile) -> bool:
    """Tell whether there is no reason to write `new` over `old`, its state before the merge.

    A changed text, flag or comment is a reason, `#.` lines included: a corrected address or a
    note must reach the translator. References and the order of messages are none. In the header,
    personal data to take out and a missing or changed record of the messages are reasons.
    """
    return _content(old) == _content(new) and stamp(old) == stamp(new)


def _content(po: polib.POFile) -> dict[Key, Hashable]:
    return {key(entry): _said(entry) for entry in po}


def _said(entry: polib.POEntry) -> Hashable:
    return (
        bool(entry.obsolete),
        entry.msgstr,
        tuple(sorted(entry.msgstr_plural.items())),
        frozenset(entry.flags),
        entry.tcomment,
        entry.comment,
        (entry.previous_msgctxt, entry.previous_msgid),
    )


# --- one message -------------------------------------------------------------------------


def _current(new: polib.POEntry, past: Past) -> polib.POEntry:
    """Return the template's message `new` with the translation that rule 1 or 2 gives it."""
    known = past.entries.get(key(new))
    if known is not None and (has_text(known) or not known.obsolete):
        return _kept(new, known, past)
    like = _likest(new.msgid, past.memories.get(key(new)[0]))
    return clone(new) if like is None else _proposed(new, like, doubted=_text(like) in past.doubted)


def _kept(new: polib.POEntry, known: polib.POEntry, past: Past) -> polib.POEntry:
    entry = clone(known)
    doubted = bool(known.obsolete) and _text(known) in past.doubted
    entry.obsolete = False
    entry.comment, entry.occurrences = new.comment, list(new.occurrences)
    fuzzy = (doubted or "fuzzy" in known.flags) and has_text(known)
    entry.flags = _flags(known, new, fuzzy=fuzzy)
    told = known.previous_msgid is not None and has_text(known)
    if doubted or not (fuzzy or (told and not past.harmless(known.previous_msgid or "", known.msgid))):
        entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
    return entry


def _proposed(new: polib.POEntry, like: polib.POEntry, *, doubted: bool) -> polib.POEntry:
    entry = clone(new)
    entry.msgstr, entry.tcomment = like.msgstr, like.tcomment
    entry.flags = _flags(new, fuzzy=True)
    if not doubted:
        entry.previous_msgctxt, entry.previous_msgid = like.msgctxt, _origin(like)
    return entry


def _retired(catalog: polib.POFile, merged: polib.POFile) -> list[polib.POEntry]:
    """Return, as obsolete, what rule 3 keeps of `catalog` beside the live messages of `merged`."""
    now = {key(entry) for entry in merged}
    went_on = {_work(entry) for entry in merged}
    gone = [clone(entry) for entry in catalog if key(entry) not in now and has_text(entry)]
    kept = [entry for entry in gone if "fuzzy" not in entry.flags or _work(entry) not in went_on]
    for entry in kept:
        entry.obsolete = True
    return kept


def _work(entry: polib.POEntry) -> Hashable:
    """Return what a translator gave the message: its text and comment."""
    return (_text(entry), entry.tcomment)


def _flags(*entries: polib.POEntry, fuzzy: bool) -> list[str]:
    others = (flag for entry in entries for flag in entry.flags if flag != "fuzzy")
    return [*(["fuzzy"] if fuzzy else []), *dict.fromkeys(others)]


# --- what there was ----------------------------------------------------------------------


def _past(catalog: polib.POFile, harmless: Harmless) -> Past:
    doubted = frozenset(_text(entry) for entry in catalog if has_text(entry) and _is_doubted(entry))
    return Past(catalog, {key(entry): entry for entry in catalog}, doubted, harmless)


def _is_doubted(entry: polib.POEntry) -> bool:
    """Tell whether the message is fuzzy, and by no merge of ours (rule 5)."""
    return "fuzzy" in entry.flags and not entry.previous_msgid


def _text(entry: polib.POEntry) -> Hashable:
    return (entry.msgstr, tuple(sorted(entry.msgstr_plural.items())))


def _origin(entry: polib.POEntry) -> str:
    """Return the text that the translation was made for."""
    return (entry.previous_msgid if "fuzzy" in entry.flags else None) or entry.msgid


def _likest(text: str, memory: Memory | None) -> polib.POEntry | None:
    """Return the old translation of the likest text, or none that is like it."""
    found = None if memory is None else likest(text, memory.texts)
    return None if memory is None or found is None else memory.entries[found]


def _memories(po: polib.POFile) -> dict[str | None, Memory]:
    """Return the old translations by context, live ones first.

    A fuzzy one is found by its own text and by the one that it was made for: a paragraph
    edited twice between two visits of the translator is still like its last form.
    """
    found: dict[str | None, list[tuple[str, polib.POEntry]]] = {}
    for entry in sorted(po, key=lambda entry: bool(entry.obsolete)):
        if entry.msgstr.strip():
            texts = dict.fromkeys((entry.msgid, _origin(entry)))
            found.setdefault(key(entry)[0], []).extend((text, entry) for text in texts)
    return {
        context: Memory(index(text for text, _ in pairs), tuple(entry for _, entry in pairs))
        for context, pairs in found.items()
    }
