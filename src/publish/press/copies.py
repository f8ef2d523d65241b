"""Copies of embargoed statements, for journalists: made apart from `build/`, which must not know of them.

Each is what the release will be, under a line that says until when it must not be published; the fonts and
pictures of its page are beside it. There is no index and no manifest. What an earlier run made in the folder
stays: only who has it knows whose it is.

The folder lies outside of the workspace, or in it as one of its own that holds nothing but such copies.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from publish.errors import ConfigError, printable
from publish.files import Writer
from publish.model import Project
from publish.press.build import asked_for, printer
from publish.press.plan import fonts, releases
from publish.press.policy import State, embargoed
from publish.press.protected import hold
from publish.press.survey import Survey
from publish.press.workspace import languages

_OURS = ("build", "source", "locale", "review", ".git")
_BESIDE = {"fonts", "images"}  # what copies keep beside the folders of their languages


def folder(project: Project, path: Path) -> Path:
    """Return where `path`, from the workspace, leads; ConfigError for a folder that copies must not be in."""
    try:
        found, root = (project.root / path).resolve(), project.root.resolve()
        wrong = _wrong(project, found, root)
    except (OSError, RuntimeError) as error:  # which a loop of links raises
        reason = error.strerror if isinstance(error, OSError) else "its links lead in a circle"
        wrong = f"cannot be used: {reason}; name another folder"
    if wrong:
        raise ConfigError(printable(str(path)), 0, wrong)
    return found


def _wrong(project: Project, found: Path, root: Path) -> str:
    """Return why copies must not be in the folder `found`; nothing if they may."""
    for name in _OURS:
        if found.is_relative_to((root / name).resolve()):
            return f"is in {name}/, where copies under embargo must not be: name a folder outside of it"
    if root.is_relative_to(found):
        return "holds the workspace: name a folder of its own for the copies"
    if found.exists() and not found.is_dir():
        return "is a file: name a folder"
    if not found.is_relative_to(root) or not found.is_dir():
        return ""
    more = {one.name for one in found.iterdir()} - {one.tag for one in languages(project)} - _BESIDE
    if more:
        return f'is in the workspace and holds "{printable(min(more))}": name a new folder, or one outside'
    return ""


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
    editions = [one for one in found.editions if not slugs or one.statement.slug in slugs]
    made = releases(project, editions, found.furniture, embargoed=True)
    asked = [output for output in made if asked_for(output, codes, slugs)]
    asked += fonts({output.language for output in asked if output.language})
    with printer(project):
        hold(asked, project.protected)
        for language in languages(project):
            writer.sweep(language.tag)
        for output in asked:
            writer.write(output.path, output.make())
