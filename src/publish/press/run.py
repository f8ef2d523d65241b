"""The commands, as calls: each reads the workspace, does its part of the way, and says what it found."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from publish.files import Writer
from publish.model import Finding, Language, Project
from publish.press import build as building
from publish.press import catalogs
from publish.press.build import Survey, survey
from publish.press.workspace import SITE, sources


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
    project: Project, writer: Writer, languages: Sequence[Language], slugs: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Write templates and catalogs; return what is wrong with sources and which catalogs were refused."""
    found = sources(project)
    made = catalogs.templates(project, found.statements)
    catalogs.extract(project, found, made, writer)
    asked = [one for one in made if not slugs or one.domain in slugs or one.domain == SITE]
    return found.findings + catalogs.update(project, asked, languages, writer)


def build(
    project: Project, writer: Writer, languages: Sequence[Language] = (), slugs: Collection[str] = ()
) -> Survey:
    """Write `build/` from the catalogs as they are; return how everything stands."""
    found = look(project)
    building.build(project, found, writer, languages=[one.code for one in languages], slugs=slugs)
    return found


def release(project: Project, writer: Writer) -> Survey:
    """Write templates, catalogs and `build/`; return how everything stands."""
    found = sources(project)
    made = catalogs.templates(project, found.statements)
    catalogs.extract(project, found, made, writer)
    catalogs.update(project, made, project.languages, writer)
    surveyed = survey(project, found, made)
    building.build(project, surveyed, writer)
    return surveyed
