"""The commands, as calls: each reads the workspace, does its part of the way, and says what it found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from publish.cache.store import Cache
from publish.crew import FEW_LIGHT, Crew
from publish.files import Writer
from publish.model import Finding, Language, Project
from publish.press import build as building
from publish.press import copies
from publish.press.orphans import orphans
from publish.press.shelf import Held
from publish.press.study import Order, Run, glance, study
from publish.press.survey import Survey, survey
from publish.press.task import Made
from publish.press.workspace import languages as every
from publish.press.workspace import slug_of
from publish.press.written import files_written, remove_templates, write_catalogs

HERE = Crew()


def look(
    project: Project, *, now: dt.datetime | None, cache: Cache | None = None, crew: Crew = HERE
) -> Survey:
    """Return how everything stands; nothing is written. `now` is that of `Office`."""
    run = Run(project, cache or Cache(), crew, Order(now=now))
    return survey(run, study(run, glance(run), lambda _made, _files: None))


def extract(
    project: Project, writer: Writer, *, cache: Cache | None = None, crew: Crew = HERE
) -> tuple[Finding, ...]:
    """Write the templates, and remove those whose source is gone; return what is wrong with sources."""
    return _catalogs(Run(project, cache or Cache(), _spared(crew), Order(judged=False)), writer)


def update(  # noqa: PLR0913  because a caller may narrow it, and bring what is known and who works
    project: Project,
    writer: Writer,
    languages: Sequence[Language] = (),
    slugs: Collection[str] = (),
    *,
    cache: Cache | None = None,
    crew: Crew = HERE,
) -> tuple[Finding, ...]:
    """Write templates, and catalogs of `languages` and `slugs` or else of all.

    Returns what is wrong with sources, which catalogs were refused, and what belongs to no statement.
    """
    order = Order(judged=False, updated=tuple(languages) or every(project), slugs=slugs)
    return _catalogs(Run(project, cache or Cache(), _spared(crew), order), writer)


def _spared(crew: Crew) -> Crew:
    """Return the crew that is called in for catalogs alone: that is light work."""
    return replace(crew, few=FEW_LIGHT)


def _catalogs(run: Run, writer: Writer) -> tuple[Finding, ...]:
    """Write what a run that judges nothing makes of the sources; return what is wrong."""
    findings: list[Finding] = []

    def take(made: Made, files: Mapping[str, Held]) -> None:
        findings.extend(made.findings)
        write_catalogs(writer, files_written(made), files)

    found = study(run, glance(run), take, give=lambda words: write_catalogs(writer, words.files.items()))
    remove_templates(run.project, found.look.sources, writer)
    left = orphans(run.project, map(slug_of, found.look.sources))
    return (*found.look.misnamed, *findings, *found.words.findings, *left)


def build(  # noqa: PLR0913  because a caller may narrow it, and bring what is known and who works
    project: Project,
    writer: Writer,
    languages: Sequence[Language] = (),
    slugs: Collection[str] = (),
    *,
    now: dt.datetime,
    cache: Cache | None = None,
    crew: Crew = HERE,
    anew: bool = False,
    folders: Mapping[str, bytes] | None = None,
) -> Survey:
    """Write `build/` from the catalogs as they are; return how everything stands.

    `folders` is that of `Run`.
    """
    run = Run(project, cache or Cache(), crew, Order(now=now, laid_out=True, anew=anew), folders)
    return building.build(run, writer, codes=[one.code for one in languages], slugs=slugs)


def copy_embargoed(
    project: Project,
    writer: Writer,
    languages: Sequence[Language] = (),
    slugs: Collection[str] = (),
    *,
    now: dt.datetime,
) -> Survey:
    """Write copies of what is embargoed `now` where `writer` writes; return how that would stand without."""
    return copies.write(project, writer, now, codes=[one.code for one in languages], slugs=slugs)


def release(  # noqa: PLR0913  because a caller may bring what is known and who works
    project: Project,
    writer: Writer,
    *,
    now: dt.datetime,
    cache: Cache | None = None,
    crew: Crew = HERE,
    anew: bool = False,
    folders: Mapping[str, bytes] | None = None,
) -> Survey:
    """Write templates, catalogs and `build/`; return how everything stands.

    `folders` is that of `Run`.
    """
    order = Order(now=now, laid_out=True, updated=every(project), anew=anew)
    return building.build(Run(project, cache or Cache(), crew, order, folders), writer, catalogs=True)
