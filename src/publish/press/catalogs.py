"""Templates follow the sources, catalogs follow the templates: one domain after another.

Only what changes has new bytes, so that a translator's own formatting stays and running twice
changes no byte. A catalog that cannot be trusted is refused, and left alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from publish.catalogs.entries import CatalogFile
from publish.catalogs.header import new_catalog
from publish.catalogs.merge import merge, same
from publish.catalogs.reader import FILE_LIMIT, read, translations
from publish.catalogs.record import complete
from publish.catalogs.site import fill_in, furniture_template, pages
from publish.catalogs.templates import template
from publish.catalogs.writer import write
from publish.checks.changes import minor
from publish.errors import CatalogError
from publish.model import Catalog, Language, Project, Statement
from publish.press import topics
from publish.press.front import Headed
from publish.press.furniture import needed, shipped
from publish.press.shelf import Shelf
from publish.press.workspace import SITE, catalog_path, template_path


@dataclass(frozen=True, slots=True)
class Template:
    """A domain's template as the sources have it now, and as it lay on disk before.

    `changed` has the bytes that are to be written, if other messages lie there than there are.
    """

    domain: str
    now: CatalogFile
    before: CatalogFile | None
    changed: bytes | None


def of_statement(statement: Statement, shelf: Shelf) -> Template:
    """Return the template of a statement."""
    return _template(statement.slug, template(statement, date=_date(statement)), shelf)


def of_site(project: Project, statements: Iterable[Headed], shelf: Shelf) -> Template:
    """Return the template of the words of the pages; `statements` are all, oldest first."""
    statements = tuple(statements)
    named = tuple(topics.names(statements).values())
    newest = max(map(_date, statements), default=dt.date(1970, 1, 1))
    return _template(SITE, furniture_template(pages(), project.publisher, named, date=newest), shelf)


def _template(domain: str, now: CatalogFile, shelf: Shelf) -> Template:
    """Return the template `now` beside the one that lies there; mostly that has the same bytes."""
    path, data = template_path(domain), write(now).encode()
    try:
        old = shelf.contents(path, FILE_LIMIT, CatalogError)
        if old == data:
            return Template(domain, now, now, None)
        before = None if old is None else read(old, path)
    except CatalogError:  # it is made anew
        before = None
    return Template(domain, now, before, None if before is not None and same(before, now) else data)


def translated(project: Project, language: Language, one: Template) -> bool:
    """Tell whether there is a catalog of `one` in `language`.

    The source language has none but that of the page furniture, and that only where it needs one.
    """
    if language != project.source_language:
        return True
    return one.domain == SITE and bool(needed(project, language, one.now))


def updated(
    project: Project, one: Template, language: Language, shelf: Shelf
) -> tuple[CatalogFile, bytes | None]:
    """Return a catalog brought up to date, a missing one included, and its new bytes if it changed.

    Raises CatalogError if it cannot be trusted.
    """
    path = catalog_path(language, one.domain)
    old = _catalog_file(shelf, path)
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
        return old, None
    data = write(new).encode()
    return read(data, path), data


def whole(one: Template, language: Language, shelf: Shelf) -> CatalogFile | None:
    """Return the catalog of `one` as it is, None if there is none; CatalogError if it cannot be trusted."""
    path = catalog_path(language, one.domain)
    po = _catalog_file(shelf, path)
    if po is not None:
        complete(po, one.before, path)
    return po


def told(one: Template, language: Language, shelf: Shelf) -> Catalog | None:
    """Return what the catalog of `one` says, as it is; None and CatalogError as `whole` has them."""
    path = catalog_path(language, one.domain)
    found = shelf.contents(path, FILE_LIMIT, CatalogError)
    return None if found is None else translations(found, path, one.before)


def _catalog_file(shelf: Shelf, path: str) -> CatalogFile | None:
    """Return the catalog at `path`, strictly read, or None if there is none."""
    found = shelf.contents(path, FILE_LIMIT, CatalogError)
    return None if found is None else read(found, path)


def _date(statement: Headed) -> dt.date:
    """Return the date of the statement's text."""
    return statement.metadata.updated or statement.metadata.date
