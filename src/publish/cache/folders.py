"""Which files may hold something else than when they were last looked at: by what the system says of them.

1. Of each file are remembered its size, its number, and when its contents and its entry last changed. The
   last of these nobody can set: a file that was edited and given its old date back is seen to have changed.
2. A file that changed a moment ago may change again within the same tick of the clock. What is younger than
   `GRAIN` when it is looked at is therefore not remembered, and is looked at again the next time.
3. Whoever wants to know what changed gets names that *may* hold something else. Whether they do, their
   contents tell.

Source: "Racy Git", in Git's technical documentation (https://git-scm.com/docs/racy-git).
"""

from __future__ import annotations

import os
import time
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

GRAIN = 2_000_000_000
"""Nanoseconds within which two changes of a file may look like one: FAT counts in two seconds."""

_NUMBERS = 4  # size, number, and two moments
_DOUBT = (-1,) * _NUMBERS
_MASK = 2**63 - 1


def look(root: Path, tops: Collection[str], *, until: int | None = None) -> dict[str, bytes]:
    """Return what the system says of the files in each folder at and below `tops`, by the folder's path.

    Links are files here, and never followed. A folder that is not there, or cannot be listed, has no entry;
    nor has one whose name is no text, which no statement can name. What changed after the moment `until`, in
    nanoseconds since 1970, is too young to be remembered; `GRAIN` ago, if nobody says.
    """
    limit = time.time_ns() - GRAIN if until is None else until
    found: dict[str, bytes] = {}
    for top in tops:
        if (root / top).is_symlink():
            continue
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            try:
                found[folder] = _look(os.fspath(root / folder), limit, folder, waiting)
            except OSError:
                continue
    return found


def _look(folder: str, limit: int, path: str, waiting: list[str]) -> bytes:
    """Return the names in a folder and their numbers; its own folders are added to those `waiting`."""
    names: list[str] = []
    numbers: list[int] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting += [f"{path}/{entry.name}"] if _is_text(entry.name) else []
                continue
            found = entry.stat(follow_symlinks=False)
            changed = found.st_ctime_ns
            names.append(entry.name)
            if changed > limit:
                numbers += _DOUBT
            else:
                numbers += (found.st_size, found.st_ino & _MASK, found.st_mtime_ns, changed)
    return _packed(names, _array(numbers))


def _packed(names: Sequence[str], numbers: array[int]) -> bytes:
    """Return names and numbers as they are put down."""
    listed = "/".join(names).encode("utf-8", "surrogateescape")
    return len(listed).to_bytes(8, "little") + listed + numbers.tobytes()


def _array(numbers: list[int]) -> array[int]:
    """Return `numbers` in 64 bits each; a moment after the year 2262 loses its highest ones."""
    try:
        return array("q", numbers)
    except OverflowError:
        return array("q", [one if -1 <= one <= _MASK else one & _MASK for one in numbers])


def _is_text(name: str) -> bool:
    """Tell whether a name is one in Unicode, and not only bytes. Source: PEP 383."""
    return not any("\ud800" <= one <= "\udfff" for one in name)


def changed(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the path of each file that may hold something else `now` than `before`, and of what came or went.

    What is no text in a path has its codes there.
    """
    for folder in before.keys() | now.keys():
        old, new = before.get(folder), now.get(folder)
        if (old is None) != (new is None):
            yield folder.encode(errors="backslashreplace").decode()
        if old != new or (new is not None and _young(new)):
            then, there = _known(old), _known(new)
            for name in then.keys() | there.keys():
                if name not in there or there[name] is None or then.get(name) != there[name]:
                    yield f"{folder}/{name}".encode(errors="backslashreplace").decode()


def names(seen: bytes | None) -> Sequence[str]:
    """Return the names of the files in a folder."""
    return () if seen is None else _parts(seen)[0]


def doubted(seen: bytes | None, names: Collection[str]) -> bytes:
    """Return what was `seen` of a folder, the files called `names` in doubt, be they there or not.

    Whether they are there the next time, and hold what they were given, has to be looked at then.
    """
    listed, numbers = ([], array("q")) if seen is None else _parts(seen)
    at = {name: index * _NUMBERS for index, name in enumerate(listed)}
    for name in names:
        start = at.get(name, len(numbers))
        numbers[start : start + _NUMBERS] = array("q", _DOUBT)
        listed += () if name in at else (name,)
    return _packed(listed, numbers)


def _known(seen: bytes | None) -> dict[str, tuple[int, ...] | None]:
    """Return the numbers of each file by its name, None for one that is too young."""
    if seen is None:
        return {}
    names, numbers = _parts(seen)
    each = (tuple(numbers[index : index + _NUMBERS]) for index in range(0, len(numbers), _NUMBERS))
    return {name: None if found[0] < 0 else found for name, found in zip(names, each, strict=True)}


def _parts(seen: bytes) -> tuple[list[str], array[int]]:
    """Return the names in a folder, and their numbers one after another."""
    end = 8 + int.from_bytes(seen[:8], "little")
    numbers = array("q")
    numbers.frombytes(seen[end:])
    listed = seen[8:end].decode("utf-8", "surrogateescape")
    return (listed.split("/") if numbers else []), numbers


def _young(seen: bytes) -> bool:
    """Tell whether there are files in a folder that were too young to be remembered."""
    end = 8 + int.from_bytes(seen[:8], "little")
    return b"\xff" * 32 in seen[end:]
