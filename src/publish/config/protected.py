"""Names that may never appear, read from a file that is no part of the workspace.

1. `PUBLISH_PROTECTED` in the environment says where the file lies; else `protected = "PATH"` in the user's
   own `publish/config.toml`, below `$XDG_CONFIG_HOME` or `~/.config`. Neither: nothing is protected.
   Source: XDG Base Directory Specification 0.8 (a relative XDG_CONFIG_HOME is passed over).
2. One name a line, its spellings in every script divided by `|`; what follows `#` is a comment.
3. A file that is missing, unreadable, empty or inside the workspace, where it would be committed, is a
   ConfigError: a list that silently protects nobody is the worst of all.
4. No message quotes a line of it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from publish import own
from publish.config.toml import key_lines, read, tables
from publish.errors import ConfigError
from publish.fields import convert
from publish.model import Protected

VARIABLE = own.PROTECTED

_LEAST = 2  # letters: one alone stands in every text


class _Own(Struct, frozen=True):
    """The user's own configuration as it is written."""

    protected: str | None = None


def load(root: Path, environment: Mapping[str, str] | None = None) -> Protected:
    """Return the names that the `environment`, by default this process's, says are protected.

    `root` is the workspace. Raises ConfigError, which quotes no name.
    """
    environment = os.environ if environment is None else environment
    path = _path(environment)
    if path is not None and _inside(path, root):
        message = "the protected names lie in the workspace, where they would be committed: move them out"
        raise ConfigError(str(path), 0, message)
    return names(environment)


def names(environment: Mapping[str, str] | None = None) -> Protected:
    """Return the names that are protected, wherever their list lies; raises as `load` does."""
    path = _path(os.environ if environment is None else environment)
    if path is None:
        return Protected()
    name = str(path)
    try:
        text = read(path, name)
    except FileNotFoundError:
        message = f"the list of protected names is not there: mend {VARIABLE}, or the user's own config.toml"
        raise ConfigError(name, 0, message) from None
    return parse(text, name)


def parse(text: str, name: str) -> Protected:
    r"""Return the names that `text` lists, one a line; messages call the file `name`.

    >>> parse("Jane Roe | Джейн Роу # she testified\n", "names").names
    (('Jane Roe', 'Джейн Роу'),)
    """
    listed = []
    for number, line in enumerate(text.split("\n"), start=1):
        spellings = tuple(part.strip() for part in line.partition("#")[0].split("|"))
        if not any(spellings):
            continue
        if any(sum(map(str.isalnum, spelling)) < _LEAST for spelling in spellings):
            message = f"a spelling on this line has fewer than {_LEAST} letters: write it in full"
            raise ConfigError(name, number, message)
        listed.append(spellings)
    if not listed:
        raise ConfigError(name, 0, "the list of protected names is empty: write one name a line")
    return Protected(tuple(listed))


def _path(environment: Mapping[str, str]) -> Path | None:
    """Return where the list lies, if anything says so (rule 1)."""
    if stated := environment.get(VARIABLE):
        return _home(stated).absolute()
    file = Path(own.configuration(environment))
    try:
        text = read(file, str(file))
    except FileNotFoundError:
        return None
    values, lines = tables(text, str(file)), key_lines(text)
    if not isinstance(values.get("protected", ""), str):
        message = '"protected" is the path of a file: write the names into that file, and its path here'
        raise ConfigError(str(file), lines.get("protected", 0), message)
    settings = convert(values, _Own, path=str(file), lines=lines, error=ConfigError)
    return file.parent / _home(settings.protected) if settings.protected else None


def _inside(path: Path, root: Path) -> bool:
    """Tell whether `path`, as it is written or where its links lead, lies in the workspace."""
    ways = ((os.path.normpath(path), root.absolute()), (os.path.realpath(path), os.path.realpath(root)))
    return any(Path(one).is_relative_to(folder) for one, folder in ways)


def _home(path: str) -> Path:
    """Return `path` with `~` as the user's folder; unlike pathlib's, this never fails."""
    return Path(os.path.expanduser(path))  # noqa: PTH111  because Path.expanduser raises without a home
