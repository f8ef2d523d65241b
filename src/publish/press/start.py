"""Beginnings: a new workspace, and a new language in one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from publish.config import NAME, parse
from publish.errors import WriteError
from publish.files import Writer
from publish.languages import language
from publish.model import Language, Project


def start(root: Path, codes: Sequence[str], publisher: str, today: dt.date, *, dry_run: bool) -> Writer:
    """Make a workspace in `root`, a folder that is none yet, and return what was written.

    Raises ConfigError for a language that does not exist, WriteError where a workspace is already.
    """
    for code in codes:
        language(code, path="-l")
    writer = Writer(root, dry_run=dry_run)
    if (root / NAME).exists():
        raise WriteError(str(root / NAME), 0, "is there already: choose another folder")
    if not dry_run:
        root.mkdir(parents=True, exist_ok=True)
    values = {
        "publisher": publisher.replace("\\", "\\\\").replace('"', '\\"'),
        "languages": "\n\n".join(f"[languages.{code}]" for code in codes),
        "date": today.isoformat(),
    }
    for name, path in (
        ("publish.toml", NAME),
        ("statement.md", f"source/{today.isoformat()}-first-statement.md"),
        ("gitignore", ".gitignore"),
    ):
        text = (files("publish") / "starter" / name).read_text("utf-8")
        for key, value in values.items():
            text = text.replace(f"@{key}@", value)
        writer.create(path, text.encode())
    return writer


def add_language(project: Project, code: str, writer: Writer) -> tuple[Project, Language]:
    """Name `code` in publish.toml, if it is not there yet; return the workspace and the language.

    Raises ConfigError for a language that does not exist, with the nearest that does.
    """
    for known in project.languages:
        if known.code == code:
            return project, known
    language(code, path="-l")
    text = (project.root / NAME).read_text("utf-8").rstrip("\n") + f"\n\n[languages.{code}]\n"
    changed = parse(text, project.root)
    writer.write(NAME, text.encode(), durable=True)
    return changed, changed.languages[-1]
