"""Templates follow the sources, catalogs follow the templates: `extract`, `init` and `update`.

Only what changed is written, so that a translator's own formatting stays and running twice
changes no byte. A catalog that cannot be trusted is left alone, a finding says why, and the
others go on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from publish.catalogs.entries import CatalogFile
from publish.catalogs.header import new_catalog
from publish.catalogs.merge import merge, same
from publish.catalogs.reader import read
from publish.catalogs.record import complete
from publish.catalogs.site import fill_in, site_template
from publish.catalogs.templates import template
from publish.catalogs.writer import write
from publish.checks.changes import minor
from publish.checks.rules import SEVERITIES
from publish.errors import CatalogError
from publish.files import Writer
from publish.model import Finding, Language, Project, Statement
from publish.press import topics
from publish.press.furniture import needed, shipped
from publish.press.workspace import (
    SITE,
    Sources,
    catalog_file,
    catalog_path,
    catalogs_there,
    names,
    template_path,
)  # fmt: skip
from publish.releases.environment import template_sources

Shelf = Mapping[str, CatalogFile | CatalogError]
"""Catalogs by path, or why one is refused; what is not there has no entry."""


@dataclass(frozen=True, slots=True)
class Template:
    """A domain's template as the sources have it now, and as it lay on disk before."""

    domain: str
    now: CatalogFile
    before: CatalogFile | None


def templates(project: Project, statements: Iterable[Statement]) -> tuple[Template, ...]:
    """Return the template of the page furniture and of every statement."""
    statements = tuple(statements)
    named, newest = tuple(topics.names(statements).values()), _newest(statements)
    made = {SITE: site_template(template_sources(), project.publisher, named, date=newest)}
    for statement in statements:
        made[statement.slug] = template(statement, date=_date(statement))
    return tuple(Template(domain, po, _before(project, domain)) for domain, po in made.items())


def extract(project: Project, sources: Sources, made: Iterable[Template], writer: Writer) -> None:
    """Write the templates that changed, and remove those whose source is gone."""
    for one in made:
        if one.before is None or not same(one.before, one.now):
            writer.write(template_path(one.domain), write(one.now).encode())
    known = {SITE, *(Path(path).stem for path in sources.paths)}
    for name in names(project.root, "locale/templates", ".pot"):
        if (domain := name.removesuffix(".pot")) not in known:
            writer.remove(template_path(domain))


def look(project: Project, made: Iterable[Template], languages: Iterable[Language]) -> Shelf:
    """Return the catalogs of `languages` as they are."""
    return _shelve(project, made, languages, lambda one, path, _: _whole(project, path, one))


def update(
    project: Project, made: Iterable[Template], languages: Iterable[Language], writer: Writer
) -> Shelf:
    """Bring the catalogs of `languages` up to date, missing ones included; return them as they are then."""
    return _shelve(
        project, made, languages, lambda one, path, language: _update(project, one, path, language, writer)
    )


def _shelve(
    project: Project,
    made: Iterable[Template],
    languages: Iterable[Language],
    take: Callable[[Template, str, Language], CatalogFile | None],
) -> Shelf:
    """Return what `take` gives for each catalog, or why it is refused.

    The source language has none but that of the page furniture, and that only where it needs one.
    """
    made = tuple(made)
    shelf: dict[str, CatalogFile | CatalogError] = {}
    for language in languages:
        for one in (one for one in made if _translated(project, language, one)):
            path = catalog_path(language, one.domain)
            try:
                po = take(one, path, language)
            except CatalogError as error:
                shelf[path] = error
            else:
                shelf.update({path: po} if po is not None else {})
    return shelf


def _translated(project: Project, language: Language, one: Template) -> bool:
    """Tell whether there is a catalog of `one` in `language`."""
    if language != project.source_language:
        return True
    return one.domain == SITE and bool(needed(project, language, one.now))


def _update(project: Project, one: Template, path: str, language: Language, writer: Writer) -> CatalogFile:
    """Bring one catalog up to date and return it; CatalogError if it cannot be trusted."""
    old = catalog_file(project, path)
    if old is None:
        new = new_catalog(one.now, language)
    else:
        new = merge(
            catalog=old,
            template=one.now,
            previous_template=one.before,
            language=language,
            path=path,
            harmless=partial(minor, source_language=project.source_language.code),
        )
    if one.domain == SITE:
        fill_in(new, shipped(language))
    if old is not None and same(old, new):
        return old
    data = write(new).encode()
    writer.write(path, data, durable=True)
    return read(data, path)


def _whole(project: Project, path: str, one: Template) -> CatalogFile | None:
    """Return the catalog of `one` at `path`, or None if there is none; CatalogError if it was cut."""
    po = catalog_file(project, path)
    if po is not None:
        complete(po, one.before, path)
    return po


def orphans(project: Project, sources: Sources) -> tuple[Finding, ...]:
    """Return a finding for each catalog whose statement is gone, or was renamed."""
    known = {SITE, *(Path(path).stem for path in sources.paths)}
    severity = SEVERITIES["catalog-orphan"]
    message = "belongs to no statement: if that was renamed, give the catalog its new name, or else delete it"
    return tuple(
        Finding("catalog-orphan", severity, path, 0, message, None, code)
        for path, code, domain in catalogs_there(project)
        if domain not in known
    )


def _before(project: Project, domain: str) -> CatalogFile | None:
    """Return the template as it lies on disk; None where it cannot be read, since it is made anew."""
    try:
        return catalog_file(project, template_path(domain))
    except CatalogError:
        return None


def _date(statement: Statement) -> dt.date:
    """Return the date of the statement's text."""
    return statement.metadata.updated or statement.metadata.date


def _newest(statements: tuple[Statement, ...]) -> dt.date:
    """Return the date of the newest statement."""
    return max(map(_date, statements), default=dt.date(1970, 1, 1))
