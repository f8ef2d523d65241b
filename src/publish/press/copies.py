"""Copies of embargoed statements, for journalists: made apart from `build/`, which must not know of them.

Each is what the release will be, under a line that says until when it must not be published. There is no
index and no manifest. What an earlier run left in the folder stays: only who has it knows whose it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from publish.errors import ConfigError
from publish.files import Writer
from publish.model import Project
from publish.press.build import Survey, asked_for
from publish.press.plan import releases
from publish.press.policy import State, embargoed
from publish.press.protected import hold

_OURS = ("build", "source", "locale")


def folder(project: Project, path: Path) -> Path:
    """Return where `path`, from the workspace, leads; ConfigError for a folder that copies must not be in."""
    found = (project.root / path).resolve()
    for name in _OURS:
        if found.is_relative_to((project.root / name).resolve()):
            message = f"is in {name}/, where copies under embargo must not be: name a folder outside of it"
            raise ConfigError(str(path), 0, message)
    if found.exists() and not found.is_dir():
        raise ConfigError(str(path), 0, "is a file: name a folder")
    return found


def held_back(found: Survey, now: dt.datetime) -> Survey:
    """Return of a survey, made with all embargoes lifted, what is embargoed `now`; drafts are not."""
    editions = tuple(
        edition
        for edition in found.editions
        if embargoed(edition.statement, now) and edition.standings[0].state is not State.DRAFT
    )
    return replace(found, editions=editions)


def write(
    project: Project,
    found: Survey,
    writer: Writer,
    *,
    codes: Collection[str] = (),
    slugs: Collection[str] = (),
) -> None:
    """Write the copies that `found` allows; `codes` (of languages) and `slugs` narrow what is written."""
    made = releases(project, found.editions, found.furniture, embargoed=True)
    asked = [output for output in made if asked_for(output, codes, slugs)]
    hold(asked, project.protected)
    for output in asked:
        writer.write(output.path, output.make())
