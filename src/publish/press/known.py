"""What is known of each statement from earlier runs, and from this one: `Made`, kept without its files.

1. What was made of a statement follows from its files, by their digests, from the setting of the run, and
   from what it took from others (its context). It holds as long as none of these changed.
2. What `build/` is to have of a statement is put down before it is written. Whether it has it, its own files
   tell.
3. Whether an embargo is over is part of what it follows from; its moment is put down, and asked for again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import TypeVar

from msgspec import Struct

from publish.cache.coding import decode, encode
from publish.cache.store import Cache
from publish.checks.sources.spellings import Spellings
from publish.checks.sources.spellings import name_findings as spelled_otherwise
from publish.model import Finding, Lexicon
from publish.parcels.manifest import Listed, entry, release
from publish.press.outcome import Outcome, Shown, interned
from publish.press.task import File, Made
from publish.press.workspace import slug_of, source_path

Value = TypeVar("Value")

SHARED = ""
"""The source, in what is kept, of files that follow from all statements."""


class Row(Struct, frozen=True):
    """What a statement was last made from: `read` are digests by path, `setting` and `context` digests.

    `embargo` is its moment, in seconds since 1970, if it has one, and `lifted` whether that was over.
    """

    setting: str
    read: Mapping[str, str]
    context: str
    embargo: float | None
    lifted: bool

    def holds(self, setting: str, now: dt.datetime | None) -> bool:
        """Tell whether it holds in this setting and at this moment; what was read is another question."""
        lifted = self.embargo is None or now is None or self.embargo <= now.timestamp()
        return self.setting == setting and (self.embargo is None or self.lifted == lifted)


def row(cache: Cache, path: str) -> Row | None:
    """Return what the statement at `path` was last made from, if it was."""
    found = cache.row("SELECT setting, read, context, embargo, lifted FROM statements WHERE path = ?", path)
    if found is None:
        return None
    setting, read, context, embargo, lifted = found
    return Row(setting, decode(read, dict[str, str]), context, embargo, bool(lifted))


def put(cache: Cache, made: Made, setting: str, now: dt.datetime | None) -> None:
    """Put down what was made of a statement at the moment `now`."""
    forget(cache, made.path)
    found = made.outcome
    embargo = found.metadata.embargo if found else None
    kept = (found, made.findings, made.spellings, made.shown, made.entries)
    cache.put(
        "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        made.path,
        setting,
        encode(made.read),
        made.context,
        embargo.timestamp() if embargo else None,
        embargo is None or now is None or embargo <= now,
        *(encode(one) if one else None for one in kept),
        _digest((found, made.shown)),
        _digest(made.entries),
    )
    others = (path for path in made.read if not _named_after(path, made.path))
    cache.put_all("INSERT INTO others VALUES (?, ?)", ((path, made.path) for path in others))
    put_outputs(cache, made.path, made.files)
    cache.put_all(
        "INSERT OR REPLACE INTO origins VALUES (?, ?, ?, ?)",
        ((made.path, slug_of(made.path), tag, release(one)) for tag, one in made.origins.items()),
    )


def put_updated(cache: Cache, made: Made, basis: str) -> None:
    """Put down that all catalogs of a statement agree with it, as its files are now."""
    cache.put("INSERT OR REPLACE INTO updated VALUES (?, ?, ?)", made.path, basis, encode(made.read))


def updated(cache: Cache, path: str, basis: str) -> Mapping[str, str] | None:
    """Return the digests, by path, of the files from which the statement's catalogs were updated."""
    found = cache.row("SELECT read FROM updated WHERE path = ? AND basis = ?", path, basis)
    return decode(found[0], dict[str, str]) if found else None


def put_cleared(cache: Cache, made: Made, basis: str) -> None:
    """Put down in which pairs of a statement nothing is wrong."""
    cache.put("INSERT OR REPLACE INTO cleared VALUES (?, ?, ?)", made.path, basis, made.cleared)


def cleared(cache: Cache, path: str, basis: str) -> bytes:
    """Return in which pairs of a statement nothing is wrong: `Made.cleared`, empty if that is not known."""
    found = cache.row("SELECT pairs FROM cleared WHERE path = ? AND basis = ?", path, basis)
    return found[0] if found else b""


def current(cache: Cache, basis: str) -> frozenset[str]:
    """Return the paths of the statements of which `updated` knows something."""
    return frozenset(path for (path,) in cache.rows("SELECT path FROM updated WHERE basis = ?", basis))


def holding(cache: Cache, setting: str, now: dt.datetime | None) -> frozenset[str]:
    """Return the paths of the statements whose `Row` holds in this setting and at this moment."""
    query = "SELECT path, embargo, lifted FROM statements WHERE setting = ?"
    rows = ((path, Row(setting, {}, "", *rest)) for path, *rest in cache.rows(query, setting))
    return frozenset(path for path, one in rows if one.holds(setting, now))


def put_outputs(cache: Cache, source: str, files: Iterable[File]) -> None:
    """Put down what `build/` is to have of the statement at `source`, or of all."""
    cache.put_all(
        "INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (one.path, source, one.statement, one.language, listed.sha256, listed.size, entry(listed))
            for one, listed in ((one, _listed(one)) for one in files)
        ),
    )


def forget(cache: Cache, path: str) -> None:
    """Put nothing down of the statement at `path`."""
    for table in ("statements", "updated", "cleared"):
        cache.put(f"DELETE FROM {table} WHERE path = ?", path)  # noqa: S608  because the names are ours
    for table in ("others", "outputs", "origins"):
        cache.put(f"DELETE FROM {table} WHERE source = ?", path)  # noqa: S608  because the names are ours


def paths(cache: Cache) -> frozenset[str]:
    """Return the paths of the statements of which something is known."""
    return frozenset(path for (path,) in cache.rows("SELECT path FROM statements"))


def outcomes(cache: Cache) -> Iterator[Outcome]:
    """Yield what became of each statement, the oldest first."""
    for (data,) in cache.rows("SELECT outcome FROM statements WHERE outcome IS NOT NULL ORDER BY path"):
        yield interned(decode(data, Outcome))


def findings(cache: Cache) -> Iterator[Finding]:
    """Yield what is wrong with each statement and its catalogs, the oldest first."""
    for (data,) in cache.rows("SELECT findings FROM statements WHERE findings IS NOT NULL ORDER BY path"):
        yield from decode(data, tuple[Finding, ...])


def name_findings(cache: Cache, lexicon: Lexicon) -> tuple[Finding, ...]:
    """Return where names are spelled in more than one way; found out anew where a statement says another."""
    digests = (hashlib.sha256(one).hexdigest() for one in chain((encode(lexicon),), _spelled(cache)))
    made_from = hashlib.sha256("".join(digests).encode()).hexdigest()
    if (found := cache.known("names")) is not None:
        basis, findings = decode(found, tuple[str, tuple[Finding, ...]])
        if basis == made_from:
            return findings
    each = (decode(one, Spellings) for one in _spelled(cache))
    told = tuple(spelled_otherwise(each, lexicon))
    cache.know("names", encode((made_from, told)))
    return told


def _spelled(cache: Cache) -> Iterator[bytes]:
    """Yield how names are spelled in each statement, encoded, the oldest first."""
    query = "SELECT spellings FROM statements WHERE spellings IS NOT NULL ORDER BY path"
    yield from (data for (data,) in cache.rows(query))


def shown_in(cache: Cache) -> Callable[[str, str], Shown]:
    """Return what gives what is shown of a release, by slug and by the language's code."""
    return partial(_given, cache, "shown", dict[str, Shown])


def entry_in(cache: Cache) -> Callable[[str, str], str]:
    """Return what gives what the feed has of a release, by slug and by the language's code."""
    return partial(_given, cache, "entries", dict[str, str])


def _given(cache: Cache, column: str, form: type[dict[str, Value]], slug: str, code: str) -> Value:
    """Return what a column has of a release; LookupError if it has nothing."""
    query = f"SELECT {column} FROM statements WHERE path = ?"  # noqa: S608  because the names are ours
    found = cache.row(query, source_path(slug))
    if found is None or found[0] is None:
        raise LookupError(slug)
    return decode(found[0], form)[code]


def readers(cache: Cache, path: str) -> Iterator[str]:
    """Yield the sources of the statements for which the file at `path`, named after none, is read."""
    yield from (source for (source,) in cache.rows("SELECT source FROM others WHERE path = ?", path))


def others(cache: Cache, path: str) -> Iterator[str]:
    """Yield the files, which bear no statement's name, that the statement at `path` was made from."""
    yield from (other for (other,) in cache.rows("SELECT path FROM others WHERE source = ?", path))


def contexts(cache: Cache) -> Mapping[str, str]:
    """Return what each statement took from others, as a digest, by path."""
    return dict(cache.rows("SELECT path, context FROM statements"))


def fed(cache: Cache, path: str) -> bool:
    """Tell whether it is known what feeds have of the statement at `path`."""
    return cache.row("SELECT 1 FROM statements WHERE path = ? AND entries IS NOT NULL", path) is not None


def turned(cache: Cache, now: dt.datetime | None) -> Iterator[str]:
    """Yield the paths of the statements whose embargo is over `now` and was not, or was and is not."""
    moment = now.timestamp() if now else float("inf")
    query = "SELECT path FROM statements WHERE embargo IS NOT NULL AND (embargo <= ?) != lifted"
    yield from (path for (path,) in cache.rows(query, moment))


def faces(cache: Cache) -> str:
    """Return a digest of all that lists and other statements show of the statements."""
    return _together(cache, "SELECT face FROM statements ORDER BY path")


def entries(cache: Cache) -> str:
    """Return a digest of all that feeds have of the statements."""
    return _together(cache, "SELECT fed FROM statements ORDER BY path")


def _together(cache: Cache, query: str) -> str:
    """Return a digest of the digests that the database answers."""
    return hashlib.sha256("".join(one for (one,) in cache.rows(query)).encode()).hexdigest()


def _digest(value: object) -> str:
    return hashlib.sha256(encode(value)).hexdigest()


def outputs(cache: Cache) -> Iterator[tuple[str, str, Listed]]:
    """Yield path, source and digest of each file that `build/` is to have, in the order of paths."""
    query = "SELECT path, source, sha256, size, slug, tag FROM outputs ORDER BY path"
    yield from ((path, source, Listed(*listed)) for path, source, *listed in cache.rows(query))


def outputs_of(cache: Cache, source: str) -> frozenset[str]:
    """Return the path of each file that `build/` is to have of the statement at `source`."""
    return frozenset(path for (path,) in cache.rows("SELECT path FROM outputs WHERE source = ?", source))


def outputs_at(cache: Cache, path: str) -> list[tuple[str, Listed]]:
    """Return source and digest of what `build/` is to have at `path`, for each statement that has it."""
    query = "SELECT source, sha256, size, slug, tag FROM outputs WHERE path = ?"
    return [(source, Listed(*listed)) for source, *listed in cache.rows(query, path)]


def planned(cache: Cache, path: str) -> bool:
    """Tell whether `build/` is to have a file at `path`."""
    return cache.row("SELECT 1 FROM outputs WHERE path = ?", path) is not None


def entries_said(cache: Cache) -> Iterator[tuple[str, str]]:
    """Yield path and entry of the manifest of each file that `build/` is to have, in order."""
    yield from cache.rows("SELECT path, min(said) FROM outputs GROUP BY path ORDER BY path")


def releases_said(cache: Cache) -> Iterator[tuple[str, str, str]]:
    """Yield slug, tag and entry of the manifest of each release, in order, still without what all share."""
    yield from cache.rows("SELECT slug, tag, said FROM origins ORDER BY slug, tag")


def sums_said(cache: Cache) -> Iterator[tuple[str, str]]:
    """Yield path and SHA-256 of each file that `build/` is to have, in order."""
    yield from cache.rows("SELECT path, min(sha256) FROM outputs GROUP BY path ORDER BY path")


def _listed(one: File) -> Listed:
    """Return what the manifest says of a file."""
    return Listed(hashlib.sha256(one.data).hexdigest(), len(one.data), one.statement, one.language)


def _named_after(path: str, source: str) -> bool:
    """Tell whether a file bears the name of the statement at `source`."""
    return path.rpartition("/")[2].partition(".")[0] == slug_of(source)
