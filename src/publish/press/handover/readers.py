"""Which kinds of files can come back, and what reads each: the table `READERS`.

A reader takes a file, and gives what it says of statements; None if the file is none of its kind, and the
next in the row gets it. It refuses with a PublishError that names the file. To add a kind of file, add its
ending to the table; to add another meaning of an ending, add a reader to its row.

What a reader may ask of the workspace it asks of the desk. It need not know which statement or language the
file is of: what it leaves open is found out afterwards (`addressed`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from publish.catalogs import reader
from publish.catalogs.bitext import bitext
from publish.catalogs.entries import key, live
from publish.catalogs.record import complete, record_digest
from publish.errors import ReceivedError, printable
from publish.exchange import archives, rows, tmx, xliff
from publish.model import Bitext, Unit
from publish.press.handover.addressed import addressed
from publish.press.handover.came import Came, Returned
from publish.press.handover.desk import Desk

__all__ = ["READERS", "Came", "Reader", "Returned", "read", "unpacked"]

ARCHIVE = ".zip"


Reader = Callable[[Came, Desk], Sequence[Returned] | None]


def read(came: Came, desk: Desk) -> Sequence[Returned]:
    """Return what the file says; ReceivedError for one of a kind that nothing reads, or that is damaged."""
    for one in READERS.get(_ending(came.name), ()):
        found = one(came, desk)
        if found is not None:
            return found
    kinds = ", ".join((*READERS, ARCHIVE))
    raise ReceivedError(
        printable(came.name), 0, f"is of no kind that can be received: send it as one of {kinds}"
    )


def unpacked(came: Came) -> Iterator[Came]:
    """Yield the files of an archive that can be read, but for what goes along in our parcels; else `came`.

    Raises ReceivedError for an archive that no honest program makes, or that holds nothing that can be read.
    """
    if _ending(came.name) != ARCHIVE:
        yield came
        return
    found = [
        Came(name, data, came.language, came.domain)
        for name, data in sorted(archives.members(came.data, printable(came.name)).items())
        if _ending(name) in READERS and not _is_aside(name)
    ]
    if not found:
        message = f"holds nothing that can be received: it needs one of {', '.join(READERS)}"
        raise ReceivedError(printable(came.name), 0, message)
    yield from found


def _is_aside(name: str) -> bool:
    """Tell whether a file of an archive only went along: what systems add, and our memory."""
    return name.startswith("__MACOSX/") or "/." in f"/{name}" or name.endswith(".memory.tmx")


def _ending(name: str) -> str:
    return f".{name.rpartition('.')[2].lower()}" if "." in name else ""


# --- our own kinds -----------------------------------------------------------------------


def of_catalog(came: Came, _: Desk) -> Sequence[Returned]:
    """Return what a gettext catalog says, after the same gate that those of the workspace pass."""
    name = printable(came.name)
    po = reader.read(came.data, name)
    if record_digest(po):
        complete(po, None, name)
    return (Returned(came.name, bitext(po)),)


def of_xliff(came: Came, _: Desk) -> Sequence[Returned]:
    """Return what an XLIFF file of ours says."""
    return (Returned(came.name, xliff.read(came.data, printable(came.name))),)


def of_word(came: Came, _: Desk) -> Sequence[Returned] | None:
    """Return what a Word table of ours says; None for a document that has none."""
    found = rows.read(came.data, printable(came.name))
    return None if found is None else (Returned(came.name, found),)


def of_memory(came: Came, desk: Desk) -> Sequence[Returned]:
    """Return what a translation memory has for the messages of one statement.

    A memory knows no contexts and no marks: each text counts for every message that has it, as finished.
    """
    empty = Bitext(came.domain, None, ())
    domain, language = addressed(Returned(came.name, empty), came, desk)
    place = desk.place(domain, language)
    pairs = tmx.read(came.data, printable(came.name), desk.project.source_language, language)
    units = tuple(
        Unit(key(entry), pairs[entry.msgid]) for entry in live(place.template.now) if entry.msgid in pairs
    )
    said = (f"{printable(came.name)}: {len(units)} of its {len(pairs)} translations are of {domain}",)
    return (Returned(came.name, Bitext(domain, language.code, units), said),)


READERS: Mapping[str, tuple[Reader, ...]] = {
    ".po": (of_catalog,),
    ".docx": (of_word,),
    ".xlf": (of_xliff,),
    ".xliff": (of_xliff,),
    ".tmx": (of_memory,),
}
"""By the ending of a file's name, what reads it: the first that does not say that it is none of its kind."""
