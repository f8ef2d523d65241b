"""The workspace as its office decided it, read from three places.

`settings` reads `publish.toml`, `glossary` the terms beside it, `protected` the names that may never appear,
which lie outside the workspace; `toml` is what they share. TOML is read by tomllib and typed by `fields`.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import structs

from publish.config import glossary, protected
from publish.config.settings import NAME, parse
from publish.config.toml import read
from publish.errors import ConfigError
from publish.model import Lexicon, Project

__all__ = ["NAME", "load", "parse"]


def load(root: Path) -> Project:
    """Return the workspace at `root`, as its files and the user's own configuration describe it.

    Raises ConfigError with the path of the file, and the line where there is one, if `publish.toml` is
    missing, or a file is not TOML or says what cannot be.
    """
    try:
        text = read(root / NAME, NAME)
    except FileNotFoundError:
        message = f'"{root}" is not a workspace: run "publish new DIR" to make one, or name one with "-C DIR"'
        raise ConfigError(NAME, 0, message) from None
    project = parse(text, root)
    codes = frozenset(language.code for language in project.languages)
    terms = glossary.load(root, codes)
    return structs.replace(
        project,
        lexicon=Lexicon(project.lexicon.names, terms),
        protected=protected.load(root),
    )
