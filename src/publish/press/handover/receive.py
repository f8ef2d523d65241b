"""What came back becomes catalogs: planned first, to be shown; written only when somebody has agreed.

1. Each file is read by the table in `readers`, its place found by `addressed`, and brought together with the
   catalog there by `catalogs.reconcile`. What is wrong with one file stops that file alone.
2. Several files for one place are taken one after the other, in the order in which they were given.
3. What a file says that has no place here (no message of the statement, a row that was spoiled) is told.
4. Of what came, the checks are asked: their findings are shown with the difference.
5. A file with a protected name is refused before anything of it is shown, since what is shown quotes it.
6. Only entries are taken over. A file's header, with the name, address and time zone that editors put there,
   stays behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from publish.catalogs.entries import CatalogFile
from publish.catalogs.merge import same
from publish.catalogs.reader import read as read_catalog
from publish.catalogs.reconcile import Came as Became
from publish.catalogs.reconcile import Change, reconcile
from publish.catalogs.writer import write
from publish.errors import PublishError, ReceivedError, WriteError, printable
from publish.exchange.archives import members
from publish.files import Writer
from publish.model import Finding, Project, Severity
from publish.press.handover.addressed import addressed
from publish.press.handover.came import Came, Returned
from publish.press.handover.desk import Desk, Place
from publish.press.handover.readers import read, unpacked
from publish.press.protected import holds, refuse
from publish.press.workspace import finding

_PACKED = b"PK\x03\x04"
_HIDDEN = "*"  # in place of a file's name, which may hold what must not be shown


class Arrival(Struct, frozen=True):
    """What came back for one place: from which files, what is new, and the catalog as it would be.

    `numbers` has those of the statement's segments by key, `findings` what the checks say of what came.
    `said` is to be told in any case. `data` is None where nothing changes.
    """

    place: Place
    files: tuple[str, ...]
    changes: tuple[Change, ...]
    data: bytes | None
    findings: tuple[Finding, ...] = ()
    said: tuple[str, ...] = ()


class Mail(Struct, frozen=True):
    """All that came back: an arrival for each place, and a finding for each file that was refused."""

    arrivals: tuple[Arrival, ...]
    refused: tuple[Finding, ...]


class _Pile(Struct, frozen=True):
    """What came for one place so far."""

    place: Place
    catalog: CatalogFile
    files: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    said: tuple[str, ...] = ()


def receive(project: Project, files: Iterable[Came], *, theirs: bool = False) -> Mail:
    """Return what `files` bring; nothing is written. With `theirs` they win where both changed a text."""
    desk = Desk(project)
    piles: dict[str, _Pile] = {}
    refused: list[Finding] = []
    for came in files:
        try:
            for one in unpacked(came):
                _check_names(one, project)
                refused += _sorted(one, desk, piles, theirs=theirs)
        except PublishError as error:
            refused.append(finding(error))
    return Mail(tuple(_arrival(one, desk) for one in piles.values()), tuple(refused))


def _check_names(came: Came, project: Project) -> None:
    """Raise ReceivedError, which quotes nothing, if a protected name stands in a file or in one within it."""
    if not project.protected.names:
        return
    parts = members(came.data, _HIDDEN) if came.data.startswith(_PACKED) else {"": came.data}
    try:
        for part in parts.values():
            refuse(_HIDDEN, part, project.protected)
        refuse(came.name, b"", project.protected)
    except WriteError:
        raise _unspeakable() from None


def _check_texts(found: Returned, project: Project) -> None:
    """Raise ReceivedError if one stands in what was read, where letters that were apart are joined."""
    texts = "\n".join(f"{unit.text}\n{unit.note}" for unit in found.text.units)
    if holds(texts, project.protected):
        raise _unspeakable()


def _unspeakable() -> ReceivedError:
    message = "a protected name stands in a file that came: nothing is taken from it"
    return ReceivedError(_HIDDEN, 0, message, rule="protected")


def _sorted(came: Came, desk: Desk, piles: dict[str, _Pile], *, theirs: bool) -> Iterator[Finding]:
    """Put what a file says on the piles of its places; yield why it cannot be."""
    try:
        for one in read(came, desk):
            _check_texts(one, desk.project)
            domain, language = addressed(one, came, desk)
            place = desk.place(domain, language)
            pile = piles.get(place.path) or _Pile(place, place.catalog)
            piles[place.path] = _added(pile, one, theirs=theirs)
    except PublishError as error:
        yield finding(error)


def _added(pile: _Pile, one: Returned, *, theirs: bool) -> _Pile:
    """Return the pile with what came; ReceivedError if nothing of it is of this place."""
    place = pile.place
    here = {(entry.msgctxt, entry.msgid) for entry in pile.catalog}
    if not any(unit.key in here or unit.sent is not None for unit in one.text.units):
        message = f"has no message of {place.domain}: look whether that is the statement"
        raise ReceivedError(printable(one.name), 0, message, rule="received-address")
    found = reconcile(
        pile.catalog, one.text.units, template=place.template.now, language=place.language, theirs=theirs
    )
    return replace(
        pile,
        catalog=found.catalog,
        files=(*pile.files, one.name),
        changes=(*pile.changes, *found.changes),
        said=(*pile.said, *one.said, *_spoiled(one)),
    )


def _spoiled(one: Returned) -> Iterator[str]:
    for where, what in one.text.spoiled.items():
        yield f"{printable(one.name)}: {where} {what}: nothing was taken from it"


def _arrival(pile: _Pile, desk: Desk) -> Arrival:
    place = pile.place
    if same(place.catalog, pile.catalog):
        return Arrival(place, pile.files, (), None, said=pile.said)
    data = write(pile.catalog).encode()
    po = read_catalog(data, place.path)
    came = {one.key for one in pile.changes if one.came is not Became.RETIRED}
    found = desk.examine(place, po)
    told = (one for each in found.judged if each.segment.key in came for one in each.findings)
    return Arrival(place, pile.files, pile.changes, data, tuple(dict.fromkeys(told)), pile.said)


def take(mail: Mail, writer: Writer) -> None:
    """Write the catalogs; WriteError for one that another program has saved since it was read."""
    for one in mail.arrivals:
        if one.data is not None and one.place.old is None:
            writer.create(one.place.path, one.data)
        elif one.data is not None:
            writer.write(one.place.path, one.data, durable=True, over=one.place.old)


def wrong(mail: Mail) -> Sequence[Finding]:
    """Return what somebody must mend: refused files, and errors in what came."""
    found = (one for arrival in mail.arrivals for one in arrival.findings if one.severity is Severity.ERROR)
    return (*mail.refused, *found)
