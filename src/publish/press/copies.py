"""Copies of embargoed statements, for journalists: made apart from `build/`, which must not know of them.

Each is what the release will be, under a line that says until when it must not be published; the fonts and
pictures of its page are beside it. There is no index and no manifest. What an earlier run made in the folder
stays: only who has it knows whose it is.

The folder lies outside of the workspace, or in it as one of its own that holds nothing but such copies.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from pathlib import Path

from msgspec.structs import replace

from publish.cache.store import Cache
from publish.crew import Crew
from publish.errors import ConfigError, printable
from publish.files import Writer
from publish.model import Project
from publish.press.plan import fonts
from publish.press.policy import State, embargoed
from publish.press.protected import refuse
from publish.press.study import Order, Run, glance, study
from publish.press.survey import Survey, survey
from publish.press.task import File, Made
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


def write(
    project: Project,
    writer: Writer,
    now: dt.datetime,
    *,
    codes: Collection[str] = (),
    slugs: Collection[str] = (),
) -> Survey:
    """Write copies of what is embargoed `now`; return how that would stand if it were not. Drafts are none.

    `codes` (of languages) and `slugs` narrow what is written.
    """
    made: dict[str, Made] = {}
    run = Run(project, Cache(), Crew(), Order(laid_out=True, copied=now))
    found = study(run, glance(run), lambda one, _: made.update({one.path: one}))
    whole = survey(run, found)
    held = [
        one
        for one in whole.outcomes
        if embargoed(one.metadata, now) and one.stands[0].state is not State.DRAFT
    ]
    tags = {one.tag for one in languages(project) if one.code in codes or not codes}
    asked = [
        file
        for one in held
        for file in made[one.path].files
        if not slugs or one.slug in slugs
        if file.language is None or file.language in tags
    ]
    asked += _fonts(project, {file.language for file in asked if file.language})
    for file in asked:
        refuse(file.path, file.data, project.protected)
    for language in languages(project):
        writer.sweep(language.tag)
    for file in asked:
        writer.write(file.path, file.data)
    return replace(whole, outcomes=tuple(held))


def _fonts(project: Project, tags: Collection[str]) -> Iterator[File]:
    """Yield the fonts that pages in the languages with these `tags` ask for."""
    for one in fonts(language for language in languages(project) if language.tag in tags):
        yield File(one.path, None, None, one.make())
