"""What the last run said, for the next if there is nothing to do: then nothing else of the package is needed.

There is nothing to do where no file can have changed, by what the system says of them; the configuration
holds the same; no embargo has ended, or is ahead again; and the run is to do nothing that the last did not.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from publish.cache.folders import changed
from publish.cache.store import Cache

FOLDERS = ("source", "locale", "build")
"""What a run looks at: the folders of the workspace, and all below them."""

FILES = ("publish.toml", "glossary.toml")
"""What a run looks at beside them."""


class Report(NamedTuple):
    """What a run said in the end: a line for each error, and its summary."""

    errors: Sequence[str]
    summary: Sequence[str]


def keep(
    cache: Cache, files: Sequence[str], commands: Sequence[str], report: Report, now: dt.datetime
) -> None:
    """Keep what a run said that did all that each of `commands` does at the moment `now`.

    `files` are what `beside` returned before the run.
    """
    moments = [moment for (moment,) in cache.rows("SELECT embargo FROM statements WHERE embargo IS NOT NULL")]
    value = {
        "files": files,
        "since": max((one for one in moments if one <= now.timestamp()), default=None),
        "until": min((one for one in moments if one > now.timestamp()), default=None),
        "errors": report.errors,
        "summary": report.summary,
    }
    for command in commands:
        cache.know(f"report {command}", json.dumps(value).encode())


def forget(cache: Cache) -> None:
    """Keep nothing of what earlier runs said."""
    cache.put("DELETE FROM known WHERE name LIKE 'report %'")


def kept(
    cache: Cache, root: Path, folders: Mapping[str, bytes], command: str, now: dt.datetime
) -> Report | None:
    """Return what the last run said, if `command` has nothing to do at the moment `now`.

    `folders` is what `look` says of `FOLDERS` in the workspace at `root`.
    """
    data = cache.known(f"report {command}")
    if data is None:
        return None
    try:
        value = json.loads(data)
        since, until, files = value["since"], value["until"], value["files"]
        told = Report(value["errors"], value["summary"])
    except (ValueError, LookupError, TypeError):
        return None
    moment = now.timestamp()
    if (since is not None and moment < since) or (until is not None and moment >= until):
        return None
    if files != beside(root) or any(changed(cache.folders(), folders)):
        return None
    return told


def beside(root: Path) -> list[str]:
    """Return what the files beside the folders hold, as digests; nothing of one that cannot be read."""
    return [_digest(root / name) for name in FILES]


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
    except OSError:
        return ""
