"""The commands, as calls: each reads the workspace, does its part of the way, and says what it found."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from publish.files import Writer
from publish.model import Finding, Language, Project
from publish.press import build as building
from publish.press import catalogs
from publish.press.build import Survey, survey
from publish.press.catalogs import Template
from publish.press.workspace import SITE, Sources, sources
from publish.press.workspace import languages as every


def look(project: Project) -> Survey:
    """Return how everything stands; nothing is written."""
    found = sources(project)
    return survey(project, found, catalogs.templates(project, found.statements))


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
    return found.findings + _update(project, found, asked, languages or every(project), writer)


def build(
    project: Project, writer: Writer, languages: Sequence[Language] = (), slugs: Collection[str] = ()
) -> Survey:
    """Write `build/` from the catalogs as they are; return how everything stands."""
    found = look(project)
    building.build(project, found, writer, codes=[one.code for one in languages], slugs=slugs)
    return found


def release(project: Project, writer: Writer) -> Survey:
    """Write templates, catalogs and `build/`; return how everything stands."""
    found = sources(project)
    made = catalogs.templates(project, found.statements)
    _update(project, found, made, every(project), writer)
    surveyed = survey(project, found, made)
    building.build(project, surveyed, writer)
    return surveyed


def _update(
    project: Project, found: Sources, made: Sequence[Template], languages: Sequence[Language], writer: Writer
) -> tuple[Finding, ...]:
    """Write catalogs, then templates; return which catalogs were refused.

    The template of a refused catalog stays as it is: it is what the catalog was last merged with,
    and so the measure of what was cut.
    """
    refused = catalogs.update(project, made, languages, writer)
    held = {one.statement or SITE for one in refused}
    catalogs.extract(project, found, (one for one in made if one.domain not in held), writer)
    return refused
