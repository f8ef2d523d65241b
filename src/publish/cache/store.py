"""The file in which it is kept: SQLite, of the standard library.

1. What cannot be read as our own file of this version is thrown away, and everything is found out again. So
   is all of it when the code is another.
2. What is found out is written from time to time, so that a run which is cut off leaves to the next what it
   had done, whole statements only. A run that must not write anything takes it back at the end.
3. Where there is no place for the file, or another run is using it, it is a private one for this run alone.

Source: https://www.sqlite.org/wal.html (a reader sees one state; what was being written when the power went
is rolled back).
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from publish import own
from publish.cache.version import version

_PAUSE = 1.0  # seconds between one writing and the next
_PATIENCE = 2.0  # seconds that another run is waited for
_SCHEMA = """
CREATE TABLE known (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE folders (path TEXT PRIMARY KEY, seen BLOB NOT NULL, sum BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE statements (
    path TEXT PRIMARY KEY, setting TEXT NOT NULL, read BLOB NOT NULL, context TEXT NOT NULL,
    embargo REAL, lifted INTEGER NOT NULL, outcome BLOB, findings BLOB, spellings BLOB, shown BLOB,
    entries BLOB, face TEXT NOT NULL, fed TEXT NOT NULL
);
CREATE TABLE updated (path TEXT PRIMARY KEY, basis TEXT NOT NULL, read BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE cleared (path TEXT PRIMARY KEY, basis TEXT NOT NULL, pairs BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE others (path TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (path, source)) WITHOUT ROWID;
CREATE TABLE outputs (
    path TEXT NOT NULL, source TEXT NOT NULL, slug TEXT, tag TEXT, sha256 TEXT NOT NULL, size INTEGER NOT
    NULL, said TEXT NOT NULL, PRIMARY KEY (path, source)
) WITHOUT ROWID;
CREATE INDEX outputs_by_source ON outputs (source);
CREATE TABLE origins (
    source TEXT NOT NULL, slug TEXT NOT NULL, tag TEXT NOT NULL, said TEXT NOT NULL, PRIMARY KEY (slug, tag)
) WITHOUT ROWID;
CREATE INDEX origins_by_source ON origins (source);
"""


class CacheError(Exception):
    """What was found out can be kept no more: the disk is full, or somebody took the file away."""


class Cache:
    """What is kept of one workspace; `kept` says whether it outlives the run.

    `hindrance` says in words why the file can be used by no run; nothing where it can. Every call raises
    CacheError where the file cannot be used any more.
    """

    def __init__(self, file: Path | None = None, *, kept: bool = True) -> None:
        self.kept = kept and file is not None
        self._connection, self.hindrance = _opened(file)
        self._written = time.monotonic()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Keep what was found out, unless the run was cut off: what it put last may be half of something."""
        try:
            if error is None:
                with suppress(CacheError):  # then the next run finds it out again
                    self.keep()
        finally:
            self.close()

    def close(self) -> None:
        """Let the file go; what was not kept is lost."""
        self._connection.close()

    def keep(self) -> None:
        """Have all that was put until now on disk."""
        if self.kept and self._connection.in_transaction:
            with _told():
                self._connection.execute("COMMIT")
        self._written = time.monotonic()

    def keep_now_and_then(self) -> None:
        """Have what was put on disk, if that was not done for a while."""
        if time.monotonic() - self._written > _PAUSE:
            self.keep()

    @contextmanager
    def tentatively(self) -> Iterator[None]:
        """Take back, in the end, all that is put meanwhile."""
        kept, self.kept = self.kept, False
        self.put("SAVEPOINT tentatively")
        try:
            yield
        finally:
            self.put("ROLLBACK TO tentatively")
            self.put("RELEASE tentatively")
            self.kept = kept

    def rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Yield what the database answers."""
        with _told():
            for one in self._connection.execute(query, values):  # noqa: UP028  because that would close it later
                yield one

    def row(self, query: str, *values: object) -> tuple[Any, ...] | None:
        """Return the first row that the database answers."""
        with _told():
            found: tuple[Any, ...] | None = self._connection.execute(query, values).fetchone()
        return found

    def put(self, query: str, *values: object) -> None:
        """Change what is kept."""
        with _told():
            self._begin()
            self._connection.execute(query, values)

    def put_all(self, query: str, rows: Iterable[Sequence[object]]) -> None:
        """Change what is kept, once for each of `rows`."""
        with _told():
            self._begin()
            self._connection.executemany(query, rows)

    def known(self, name: str) -> bytes | None:
        """Return what was put down as `name`."""
        found = self.row("SELECT value FROM known WHERE name = ?", name)
        return found[0] if found else None

    def know(self, name: str, value: bytes) -> None:
        """Put `value` down as `name`."""
        self.put("INSERT OR REPLACE INTO known VALUES (?, ?)", name, value)

    def folders(self) -> Mapping[str, bytes]:
        """Return what was seen of each folder, by its path; CacheError if that was damaged."""
        found: dict[str, bytes] = {}
        for path, seen, digest in self.rows("SELECT path, seen, sum FROM folders"):
            if not isinstance(seen, bytes) or digest != _sum(seen):
                raise CacheError(path)
            found[path] = seen
        return found

    def see(self, folders: Mapping[str, bytes]) -> None:
        """Put down what is seen of the folders, and of no other."""
        self.put("DELETE FROM folders")
        rows = ((path, seen, _sum(seen)) for path, seen in folders.items())
        self.put_all("INSERT INTO folders VALUES (?, ?, ?)", rows)

    def _begin(self) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN")


def _sum(seen: bytes) -> bytes:
    return hashlib.sha256(seen).digest()


@contextmanager
def _told() -> Iterator[None]:
    """Turn what SQLite says of its file into CacheError."""
    try:
        yield
    except sqlite3.Error as error:
        raise CacheError(str(error)) from error


def place(root: Path) -> Path | None:
    """Return where the cache of the workspace at `root` lies, among the user's own; None without a home."""
    folder = Path(own.caches(os.environ))
    name = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:32]
    return folder / f"{name}.sqlite" if folder.is_absolute() else None


def _opened(file: Path | None) -> tuple[sqlite3.Connection, str]:
    """Return the database in `file`; a private one, and why, where that cannot be used.

    That another run is using it is no reason to tell.
    """
    hindrance = ""
    for _ in range(2):
        if file is None:
            break
        try:
            return _at(file), ""
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                break
            hindrance = str(error)
            discard(file)
        except OSError as error:
            hindrance = error.strerror or str(error)
            break
    return _made(sqlite3.connect(":memory:", isolation_level=None)), hindrance


def _at(file: Path) -> sqlite3.Connection:
    """Return the database in `file`, made anew if it is another version's."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("BEGIN IMMEDIATE")
        if not _is_ours(connection):
            for (table,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).fetchall():
                connection.execute(f'DROP TABLE "{table}"')
            _made(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Tell whether the database was made by this very code."""
    try:
        found = connection.execute("SELECT value FROM known WHERE name = 'version'").fetchone()
    except sqlite3.OperationalError:
        return False
    return found is not None and found[0] == version().encode()


def _made(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return the database with its tables, still empty."""
    if not connection.in_transaction:
        connection.execute("BEGIN")
    for statement in filter(str.strip, _SCHEMA.split(";")):
        connection.execute(statement)
    connection.execute("INSERT INTO known VALUES ('version', ?)", (version().encode(),))
    return connection


def discard(file: Path) -> None:
    """Delete a database that cannot be read, with the files that SQLite keeps beside it, if that can be."""
    for name in (file.name, f"{file.name}-wal", f"{file.name}-shm"):
        with suppress(OSError):  # then this run has its own
            (file.parent / name).unlink()
