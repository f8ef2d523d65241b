"""What came back from a translator is brought together with the catalog here, message by message.

1. The same text and mark on both sides: nothing to do. What came back empty changes nothing.
2. What came back as it was sent is older than whatever stands here: ours stays.
3. Ours is empty, or still as it was sent: theirs is newer, and is taken.
4. A finished text is taken where ours is only a merge's proposal, which goes into the comment. Where the file
   does not say what was sent, anything else that differs counts as changed on both sides.
5. Changed on both sides: ours stays, and theirs is kept whole in the message's own comment, as
   `publish: also received: "..."`; with `theirs` the other way round. Nothing that somebody wrote is lost.
6. A translation of an earlier text, whose message is gone: it takes the place of the proposal that was made
   of it here, or is proposed for a message like it that is empty, always as fuzzy; and it stays as obsolete.
7. Comments are united, line by line. The header is ours.

A message is asked for by context and source alone, so the order of a file does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

import polib
from msgspec import Struct
from msgspec.structs import replace

from publish.catalogs.entries import CatalogFile, clone, has_text, key, live, trailing_comment
from publish.catalogs.header import catalog_fields
from publish.catalogs.merge import merge
from publish.model import Key, Language, Unit, text_state


class Came(StrEnum):
    """What became of one message that came back; the value is what a report calls it."""

    NEW = "new"
    REVISED = "revised"
    CLEARED = "mark cleared"
    MARKED = "marked as needing work"
    NOTED = "comment"
    BOTH_KEPT = "changed on both sides, ours stays"
    BOTH_TAKEN = "changed on both sides, theirs is taken"
    PROPOSED = "of an earlier text, to be compared"
    RETIRED = "of an earlier text, kept as obsolete"


class Change(Struct, frozen=True):
    """One message of which something came back that was not here.

    `before` and `after` are its translation here and what will stand there; `other` is the text that goes
    into the comment where both sides changed it.
    """

    key: Key
    came: Came
    before: str
    after: str
    other: str = ""


class Reconciled(Struct, frozen=True):
    """The catalog as it will be, and what is new in it."""

    catalog: CatalogFile
    changes: tuple[Change, ...]


def reconcile(
    ours: polib.POFile,
    came: Sequence[Unit],
    *,
    template: polib.POFile,
    language: Language,
    theirs: bool = False,
) -> Reconciled:
    """Return `ours`, which is up to date with `template`, together with what `came` back.

    Neither argument is changed. With `theirs` what came is taken where both sides changed a message.
    """
    made = CatalogFile()
    made.extend(map(clone, ours))
    made.header, made.trailing_comment = ours.header, trailing_comment(ours)
    here = {key(entry): entry for entry in made}
    changes: list[Change] = []
    strays = []
    for unit in came:
        entry = here.get(unit.key)
        if (entry is None or entry.obsolete) and _is_news(unit, entry):
            strays.append(unit)
        if entry is not None:
            changes += _met(entry, unit, theirs=theirs)
    changes += _strayed(made, strays, template, language)
    made.metadata = ours.metadata
    made.metadata = catalog_fields(made, template, language)
    return Reconciled(made, tuple(changes))


# --- one message that is here too --------------------------------------------------------


def _met(entry: polib.POEntry, unit: Unit, *, theirs: bool) -> Iterator[Change]:
    """Bring `unit` into `entry`, and yield what changed."""
    noted = _unite(entry, unit.note)
    before, came = entry.msgstr, _decided(entry, unit, theirs=theirs)
    if came is Came.BOTH_KEPT:
        fresh = _unite(entry, _quoted("also received", unit.text)) if unit.text != before else False
        if fresh or unit.text == before:
            yield Change(key(entry), came, before, before, unit.text)
    elif came is not None:
        _take(entry, unit)
        if came is Came.BOTH_TAKEN and before.strip():
            _unite(entry, _quoted("stood here before", before))
        yield Change(key(entry), came, before, unit.text, before if came is Came.BOTH_TAKEN else "")
    elif noted:
        yield Change(key(entry), Came.NOTED, before, before)


def _is_news(unit: Unit, entry: polib.POEntry | None) -> bool:
    """Tell whether `unit` was changed on its way, and is not what stands here anyway."""
    ours = "" if entry is None else text_state(entry.msgstr, fuzzy=_is_fuzzy(entry))
    return bool(unit.text) and unit.state not in {ours, unit.sent}


def _decided(entry: polib.POEntry, unit: Unit, *, theirs: bool) -> Came | None:
    """Return what becomes of `unit`, None if nothing does (rules 1 to 5)."""
    fuzzy = _is_fuzzy(entry)
    ours = text_state(entry.msgstr, fuzzy=fuzzy)
    if not unit.text or unit.state in {ours, unit.sent}:
        return None
    if not ours:
        return Came.NEW
    finished = entry.previous_msgid is not None and fuzzy and not unit.fuzzy
    known = unit.sent is not None
    if entry.msgstr == unit.text:
        mark = Came.MARKED if unit.fuzzy else Came.CLEARED
        return mark if (ours == unit.sent if known else finished) or theirs else None
    if known and ours == unit.sent:
        return Came.REVISED
    return Came.BOTH_TAKEN if theirs or finished else Came.BOTH_KEPT


def _take(entry: polib.POEntry, unit: Unit) -> None:
    entry.msgstr = unit.text
    others = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.flags = ["fuzzy", *others] if unit.fuzzy else others
    entry.previous_msgid = unit.previous
    if unit.previous is None:
        entry.previous_msgctxt = entry.previous_msgid_plural = None


def _unite(entry: polib.POEntry, note: str) -> bool:
    """Add the lines of `note` that `entry` lacks to its comment; tell whether there was one."""
    lines = entry.tcomment.split("\n") if entry.tcomment else []
    fresh = [line for line in note.split("\n") if line.strip() and line not in lines]
    entry.tcomment = "\n".join([*lines, *fresh])
    return bool(fresh)


def _quoted(what: str, text: str) -> str:
    """Return a comment's line that holds `text` whole, as a catalog writes it."""
    return f'publish: {what}: "{polib.escape(text)}"'


def _is_fuzzy(entry: polib.POEntry) -> bool:
    return "fuzzy" in entry.flags and has_text(entry)


# --- translations of earlier texts -------------------------------------------------------


def _strayed(
    made: CatalogFile, strays: Sequence[Unit], template: polib.POFile, language: Language
) -> Iterator[Change]:
    """Find a place for each translation of a text that is gone (rule 6), and yield where it went."""
    if not strays:
        return
    proposed = _proposals(strays, template, language)
    placed: set[str] = set()
    for entry in live(made):
        if text := _for(entry, strays, proposed):
            before = entry.msgstr
            _take(entry, text)
            placed.add(text.text)
            yield Change(key(entry), Came.PROPOSED, before, text.text)
    obsolete = {key(entry): entry for entry in made if entry.obsolete}
    for unit in strays:
        if unit.key not in obsolete:
            made.append(_obsolete(unit))
            if unit.text not in placed:
                yield Change(unit.key, Came.RETIRED, "", unit.text)


def _for(entry: polib.POEntry, strays: Iterable[Unit], proposed: Mapping[Key, polib.POEntry]) -> Unit | None:
    """Return what a live message gets of the translations of earlier texts, as fuzzy; None for nothing."""
    if not has_text(entry):
        found = proposed.get(key(entry))
        if found is None:
            return None
        return Unit(key(entry), found.msgstr, fuzzy=True, previous=found.previous_msgid)
    for unit in strays:
        if _is_fuzzy(entry) and (entry.msgctxt, entry.previous_msgid) == unit.key and _as_sent(entry, unit):
            doubted = unit.previous if unit.fuzzy else unit.source
            return replace(unit, fuzzy=True, previous=doubted)
    return None


def _as_sent(entry: polib.POEntry, unit: Unit) -> bool:
    """Tell whether the proposal `entry` is what `unit` was sent with, and `unit` is another by now."""
    states = {text_state(entry.msgstr, fuzzy=fuzzy) for fuzzy in (False, True)}
    return unit.sent in states and entry.msgstr != unit.text


def _proposals(
    strays: Sequence[Unit], template: polib.POFile, language: Language
) -> Mapping[Key, polib.POEntry]:
    """Return what a merge would propose for the messages of `template`, had it only `strays` to go by."""
    past = CatalogFile()
    past.extend(map(_live, strays))
    merged = merge(catalog=past, template=template, language=language, path="")
    return {key(entry): entry for entry in live(merged) if has_text(entry)}


def _live(unit: Unit) -> polib.POEntry:
    flags = ["fuzzy"] if unit.fuzzy else []
    context, source = unit.key
    return polib.POEntry(
        msgctxt=context,
        msgid=source,
        msgstr=unit.text,
        flags=flags,
        tcomment=unit.note,
        previous_msgid=unit.previous,
    )


def _obsolete(unit: Unit) -> polib.POEntry:
    entry = _live(unit)
    entry.obsolete = True
    return entry
