"""Beginnings: a new workspace, a new language in one, a statement brought in from a pasted text."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Sequence
from importlib.resources import files

from msgspec import structs

from publish.config import NAME, parse
from publish.errors import WriteError
from publish.files import Writer
from publish.languages import language
from publish.model import Language, Project
from publish.press import documents
from publish.statements.intake import Intake

GITIGNORE = ".gitignore"


def start(codes: Sequence[str], publisher: str, today: dt.date, writer: Writer) -> None:
    """Make a workspace where `writer` writes: its configuration and a first statement.

    What is there already stays: raises WriteError, before anything is written, where one of the
    two files is; a `.gitignore` is left alone. Raises ConfigError for a language that does not
    exist, with the nearest that does, and for what no configuration can say.
    """
    for code in codes:
        language(code, path="-l")
    configuration = _starter("publish.toml", _tables(codes, publisher))
    parse(configuration, writer.root)
    day = today.isoformat()
    made = {
        NAME: configuration,
        f"source/{day}-first-statement.md": _starter("statement.md", {"date": day}),
        GITIGNORE: _starter("gitignore", {}),
    }
    there = [path for path in made if os.path.lexists(writer.root / path)]
    for path in there:
        if path != GITIGNORE:
            raise WriteError(path, 0, f'is in "{writer.root}" already: choose another folder')
    for path, text in made.items():
        if path not in there:
            writer.create(path, text.encode())


def add_language(project: Project, code: str, writer: Writer) -> tuple[Project, Language]:
    """Name `code` in publish.toml, if it is not there yet; return the workspace and the language.

    The rest of the file keeps its bytes. Raises ConfigError for a language that does not exist,
    with the nearest that does, and for the source language.
    """
    for known in project.languages:
        if known.code == code:
            return project, known
    language(code, path="-l")
    old = (project.root / NAME).read_bytes()
    new = old.rstrip(b"\r\n") + f"\n\n[languages.{code}]\n".replace("\n", _line_end(old)).encode()
    parsed = parse(new.decode("utf-8-sig").replace("\r\n", "\n"), project.root)
    changed = structs.replace(parsed, lexicon=project.lexicon, protected=project.protected)
    writer.write(NAME, new, durable=True)
    return changed, changed.languages[-1]


def bring_in(  # noqa: PLR0913  because a person may give what the text does not say
    data: bytes,
    name: str,
    writer: Writer,
    *,
    date: dt.date | None = None,
    slug: str | None = None,
    title: str | None = None,
) -> Intake:
    """Write the pasted text or document in `data` to `source/` as a statement; return what was recognised.

    `name` is the file's, for messages. Raises SourceError for what cannot be read as a statement,
    WriteError where there is one of that name already.
    """
    found = documents.bring_in(data, name, date=date, slug=slug, title=title)
    writer.create(f"source/{found.slug}.md", found.text.encode())
    return found


def _starter(name: str, values: dict[str, str]) -> str:
    """Return the starter file `name`, its `@key@` marks filled."""
    text = (files("publish") / "starter" / name).read_text("utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def _tables(codes: Sequence[str], publisher: str) -> dict[str, str]:
    """Return what the starter's publish.toml leaves open; a JSON string is a TOML string."""
    tables = (f"[languages.{code}]" for code in dict.fromkeys(codes))
    return {"publisher": json.dumps(publisher, ensure_ascii=False), "languages": "\n\n".join(tables)}


def _line_end(text: bytes) -> str:
    """Return how the lines of `text` end."""
    return "\r\n" if b"\r\n" in text else "\n"
