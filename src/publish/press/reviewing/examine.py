"""One statement in one language, read for a person who reviews it; or `site`, the words of its pages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from html import escape
from pathlib import Path

from msgspec import Struct

from publish.catalogs.entries import CatalogFile
from publish.catalogs.reader import catalog
from publish.checks.sources.statement import source_findings
from publish.errors import CatalogError, ConfigError, PublishError
from publish.model import Catalog, Finding, Language, Piece, Project, Statement, say
from publish.press import catalogs, furniture
from publish.press.approved import approved
from publish.press.catalogs import Template
from publish.press.front import front
from publish.press.judge import Judged, current, judge
from publish.press.protected import scan
from publish.press.shelf import Shelf
from publish.press.workspace import LISTED, SITE, asked, catalog_path, source_names, source_statement
from publish.statements.inline import Renderer

_LISTED = 10  # statements that a message lists


class Examined(Struct, frozen=True):
    """A statement in a language: its original's pieces, each translation judged, and what was approved.

    `source` is the path of the original, `path` the catalog's. `rendered` are all translations as readers
    would meet them, by number, fuzzy ones too. `findings` are those of the source and of the file of
    approvals; a segment's own stand with it.
    """

    slug: str
    title: str
    source: str
    language: Language
    path: str
    originals: tuple[Piece, ...]
    judged: tuple[Judged, ...]
    rendered: Mapping[int, Piece]
    findings: tuple[Finding, ...]


def examine(project: Project, code: str, slug: str) -> Examined:
    """Return the statement `slug` in the language `code`; `site` is the page furniture.

    Raises ConfigError for what the workspace does not have, the statement's or the catalog's own error
    where one of them cannot be read, and PublishError where a protected name stands in the workspace.
    """
    for one in scan(project.root, project.protected):
        raise PublishError(one.path, one.line, one.message, rule=one.rule)
    if slug == SITE:
        ((language,), _) = asked(project, [code], [])
        return _site(project, language)
    (language,), (slug,) = _asked(project, code, slug)
    if language == project.source_language:
        raise ConfigError("-l", 0, f'"{code}" is the language of the originals, which nobody translates')
    statement, mistakes = _statement(project, slug)
    shelf = Shelf(project.root)
    po, path = _catalog(catalogs.of_statement(statement, shelf), language, shelf)
    return examined(project, statement, language, catalog(po, path), mistakes)


def _asked(project: Project, code: str, slug: str) -> tuple[tuple[Language, ...], tuple[str, ...]]:
    """Return what is asked for; ConfigError, which lists what there is, if nothing has a name like `slug`."""
    try:
        return asked(project, [code], [slug])
    except ConfigError as error:
        if not error.message.endswith(LISTED):
            raise
        there = [Path(path).stem for path in source_names(project)]
        more = ", …" if len(there) > _LISTED else ""
        message = f"there is no such statement: there are {', '.join(there[:_LISTED])}{more} and {SITE}"
        raise ConfigError(error.path, error.line, message) from None


def examined(
    project: Project,
    statement: Statement,
    language: Language,
    po: Catalog,
    mistakes: tuple[Finding, ...] = (),
) -> Examined:
    """Return the statement as `po` translates it; `mistakes` are what is to be mended in its source."""
    renderer = Renderer()
    originals = tuple(renderer.render(segment, segment.text) for segment in statement.segments)
    now = partial(current, project, statement, language, po)
    found = approved(project, statement.slug, language, now)
    judged = tuple(
        judge(project, statement, language, po, originals=originals, renderer=renderer, approved=found)
    )
    localized = project.targets.get(language.code, {})
    rendered = {
        one.number: renderer.render(one.segment, one.translation.text, localized)
        for one in judged
        if one.translation.text
    }
    return Examined(
        statement.slug,
        statement.metadata.title,
        statement.path,
        language,
        po.path,
        originals,
        judged,
        rendered,
        (*mistakes, *found.findings),
    )


def _site(project: Project, language: Language) -> Examined:
    """Return the words of the pages in `language`; ConfigError if it needs no translation of them."""
    shelf = Shelf(project.root)
    fronts = (one for path in source_names(project) for one in front(shelf, path))
    template = catalogs.of_site(project, fronts, shelf)
    site = template.now
    if not furniture.needed(project, language, site):
        raise ConfigError("-l", 0, f'the pages are written in "{language.code}": nobody translates them')
    po, path = _catalog(template, language, shelf)
    return examined_site(project, language, site, po, path)


def examined_site(
    project: Project, language: Language, site: CatalogFile, po: CatalogFile, path: str
) -> Examined:
    """Return the words of the pages, whose template is `site`, as `po` translates them."""
    found = furniture.site_approved(project, language, site, po, path)
    lines = furniture.lines_of(project, language, site, po, path, found)
    return Examined(
        SITE,
        "The words of the pages",
        "publish.toml",
        language,
        path,
        tuple(_plain(one.segment.text) for one in lines),
        lines,
        {one.number: _plain(one.translation.text) for one in lines if one.translation.text},
        found.findings,
    )


def _plain(text: str) -> Piece:
    return Piece(escape(text, quote=False), text)


def _catalog(template: Template, language: Language, shelf: Shelf) -> tuple[CatalogFile, str]:
    """Return a catalog and its path; CatalogError if it cannot be used."""
    path = catalog_path(language, template.domain)
    po = catalogs.whole(template, language, shelf)
    if po is None:
        raise CatalogError(path, 0, say("is not there: run `publish update` to make it"))
    return po, path


def _statement(project: Project, slug: str) -> tuple[Statement, tuple[Finding, ...]]:
    """Return the statement and what is to be mended in it; SourceError if it cannot be read."""
    statement = source_statement(Shelf(project.root), f"source/{slug}.md")
    return statement, tuple(source_findings(statement))
