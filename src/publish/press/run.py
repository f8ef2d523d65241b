"""The commands, as calls: each reads the workspace, does its part of the way, and says what it found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from publish.errors import CatalogError
from publish.files import Writer
from publish.model import Finding, Language, Project
from publish.press import build as building
from publish.press import catalogs, copies
from publish.press.catalogs import Shelf, Template
from publish.press.survey import Survey, survey
from publish.press.workspace import SITE, Sources, finding, sources
from publish.press.workspace import languages as every


def look(project: Project, *, now: dt.datetime | None) -> Survey:
    """Return how everything stands; nothing is written. `now` is that of `survey`."""
    found = sources(project)
    made = catalogs.templates(project, found.statements)
    return survey(project, found, made, catalogs.look(project, made, every(project)), now=now)


def extract(project: Project, writer: Writer) -> tuple[Finding, ...]:
    """Write the templates; return what is wrong with sources."""
    found = sources(project)
    catalogs.extract(project, found, catalogs.templates(project, found.statements), writer)
    return found.findings


def update(
    project: Project, writer: Writer, languages: Sequence[Language] = (), slugs: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Write templates, and catalogs of `languages` and `slugs` or else of all.

    Returns what is wrong with sources, and which catalogs were refused.
    """
    found = sources(project)
    made = catalogs.templates(project, found.statements)
    asked = [one for one in made if not slugs or one.domain in slugs or one.domain == SITE]
    shelf = _update(project, found, asked, languages or every(project), writer)
    return found.findings + tuple(finding(one) for one in shelf.values() if isinstance(one, CatalogError))


def build(
    project: Project,
    writer: Writer,
    languages: Sequence[Language] = (),
    slugs: Collection[str] = (),
    *,
    now: dt.datetime,
) -> Survey:
    """Write `build/` from the catalogs as they are; return how everything stands."""
    found = look(project, now=now)
    strays = building.build(project, found, writer, codes=[one.code for one in languages], slugs=slugs)
    return replace(found, findings=(*found.findings, *strays))


def copy_embargoed(
    project: Project,
    writer: Writer,
    languages: Sequence[Language] = (),
    slugs: Collection[str] = (),
    *,
    now: dt.datetime,
) -> Survey:
    """Write copies of what is embargoed `now` where `writer` writes; return how that would stand without."""
    found = copies.held_back(look(project, now=None), now)
    copies.write(project, found, writer, codes=[one.code for one in languages], slugs=slugs)
    return found


def release(project: Project, writer: Writer, *, now: dt.datetime) -> Survey:
    """Write templates, catalogs and `build/`; return how everything stands."""
    found = sources(project)
    made = catalogs.templates(project, found.statements)
    surveyed = survey(project, found, made, _update(project, found, made, every(project), writer), now=now)
    strays = building.build(project, surveyed, writer)
    return replace(surveyed, findings=(*surveyed.findings, *strays))


def _update(
    project: Project, found: Sources, made: Sequence[Template], languages: Sequence[Language], writer: Writer
) -> Shelf:
    """Write catalogs, then templates; return the catalogs as they are then.

    The template of a refused catalog stays as it is: it is what the catalog was last merged with,
    and so the measure of what was cut.
    """
    shelf = catalogs.update(project, made, languages, writer)
    held = {Path(path).stem for path, one in shelf.items() if isinstance(one, CatalogError)}
    catalogs.extract(project, found, (one for one in made if one.domain not in held), writer)
    return shelf
