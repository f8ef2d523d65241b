"""One statement in one language, read for a person who reviews it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from publish.catalogs.reader import catalog
from publish.checks.sources.statement import source_findings
from publish.errors import CatalogError, ConfigError, PublishError, SourceError
from publish.model import Finding, Language, Piece, Project, Statement
from publish.press import catalogs
from publish.press.approved import Approved, approved
from publish.press.judge import Judged, judge
from publish.press.protected import scan
from publish.press.workspace import asked, catalog_path, sources
from publish.statements.inline import Renderer


@dataclass(frozen=True, slots=True)
class Examined:
    """A statement in a language: its original's pieces, each translation judged, and what was approved.

    `rendered` are all translations as readers would meet them, by number, fuzzy ones too. `findings`
    are those of the source and of the file of approvals; a segment's own stand with it.
    """

    statement: Statement
    language: Language
    path: str
    originals: tuple[Piece, ...]
    judged: tuple[Judged, ...]
    rendered: Mapping[int, Piece]
    approved: Approved
    findings: tuple[Finding, ...]


def examine(project: Project, code: str, slug: str) -> Examined:
    """Return the statement `slug` in the language `code`.

    Raises ConfigError for what the workspace does not have, the statement's or the catalog's own error
    where one of them cannot be read, and PublishError where a protected name stands in the workspace.
    """
    for one in scan(project.root, project.protected):
        raise PublishError(one.path, one.line, one.message, rule=one.rule)
    (language,), (slug,) = asked(project, [code], [slug])
    if language == project.source_language:
        raise ConfigError("-l", 0, f'"{code}" is the language of the originals, which nobody translates')
    statement, mistakes = _statement(project, slug)
    path = catalog_path(language, slug)
    shelf = catalogs.look(project, catalogs.templates(project, [statement]), [language])
    po = shelf.get(path)
    if isinstance(po, CatalogError):
        raise po
    if po is None:
        raise CatalogError(path, 0, "is not there: run `publish update` to make it")
    renderer = Renderer()
    originals = tuple(renderer.render(segment, segment.text) for segment in statement.segments)
    heard = approved(project, slug, language)
    judged = tuple(
        judge(
            project,
            statement,
            language,
            catalog(po, path),
            originals=originals,
            renderer=renderer,
            approved=heard,
        )
    )
    localized = project.targets.get(language.code, {})
    rendered = {
        one.number: renderer.render(one.segment, one.translation.text, localized)
        for one in judged
        if one.translation.text
    }
    findings = (*mistakes, *heard.findings)
    return Examined(statement, language, path, originals, judged, rendered, heard, findings)


def _statement(project: Project, slug: str) -> tuple[Statement, tuple[Finding, ...]]:
    """Return the statement and what is to be mended in it; SourceError if it cannot be read."""
    found = sources(project)
    path = f"source/{slug}.md"
    for statement in found.statements:
        if statement.slug == slug:
            return statement, tuple(source_findings(statement))
    for one in found.findings:
        if one.path == path:
            raise SourceError(path, one.line, one.message, rule=one.rule)
    raise SourceError(path, 0, "cannot be read as a statement")
