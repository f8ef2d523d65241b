"""How everything stands: statements and catalogs in, standings and findings out. Nothing is written.

What is wrong with a source, with the words of the pages or with a catalog is a finding; what it stands in the
way of has a reason. Pictures get their places here, after the templates were made: translators see addresses
as they are written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from publish.catalogs.entries import CatalogFile
from publish.catalogs.reader import catalog
from publish.catalogs.site import source_furniture
from publish.checks.rules import SEVERITIES
from publish.checks.sources.spellings import name_findings
from publish.checks.sources.statement import source_findings
from publish.errors import CatalogError
from publish.model import (
    Catalog,
    Finding,
    Furniture,
    Kind,
    Language,
    Project,
    Severity,
    Skeleton,
    Statement,
)  # fmt: skip
from publish.press import topics
from publish.press.aliases import clashes
from publish.press.approved import approved
from publish.press.catalogs import Shelf, Template, orphans
from publish.press.edition import Edition
from publish.press.furniture import furnished, needed
from publish.press.judge import current
from publish.press.pictures import placed
from publish.press.policy import State, held, waiting
from publish.press.standing import Standing, original, standing
from publish.press.workspace import SITE, Sources, catalog_path, finding, languages
from publish.statements.inline import Renderer

ABSENT = "its catalog is not there: run `publish update` to make it"
MISTAKEN = "a mistake in its source has to be mended first"


@dataclass(frozen=True, slots=True)
class Survey:
    """All that the sources and catalogs say: how each statement stands, what is wrong, what can be made.

    `furniture` has the languages, by code, whose pages can be made; `refused` are the paths of
    sources that are no statements as they are written.
    """

    editions: tuple[Edition, ...]
    furniture: Mapping[str, Furniture]
    findings: tuple[Finding, ...]
    refused: tuple[str, ...] = ()


def survey(
    project: Project,
    sources: Sources,
    made: Iterable[Template],
    shelf: Shelf,
    *,
    now: dt.datetime | None,
) -> Survey:
    """Return how everything stands by the templates `made` and the catalogs on `shelf`.

    `now`, which has an offset from UTC, decides which embargoes are lifted, and nothing else; None
    lifts them all.
    """
    templates = {one.domain: one for one in made}
    site = templates[SITE]
    findings = list(sources.findings)
    words: dict[str, Furniture] = {}
    reasons: dict[str, str] = {}
    for language in languages(project):
        furniture, reason, found = _furniture(project, language, site.now, shelf)
        findings += found
        if furniture:
            words[language.code] = furniture
        else:
            reasons[language.code] = reason
    renderer = Renderer()
    editions = []
    for statement in sources.statements:
        edition, found = _edition(project, _readable(statement, now), renderer, reasons, shelf, now=now)
        editions.append(edition)
        findings += found
    findings += name_findings(sources.statements, project.lexicon)
    findings += orphans(project, sources)
    findings += clashes(project, sources.statements)
    findings += topics.clashes(sources.statements)
    refused = tuple(path for path in sources.paths if path not in {one.path for one in sources.statements})
    return Survey(tuple(editions), words, tuple(findings), refused)


def _furniture(
    project: Project, language: Language, site: CatalogFile, shelf: Shelf
) -> tuple[Furniture | None, str, tuple[Finding, ...]]:
    """Return a language's furniture, or why its pages cannot be made."""
    if not needed(project, language, site):
        return source_furniture(site, project.publisher), "", ()
    path = catalog_path(language, SITE)
    po = shelf.get(path)
    if isinstance(po, CatalogError):
        return None, f"{path} is refused", (finding(po, language=language),)
    if po is None:
        return None, ABSENT, (_absent(path, language),)
    found = furnished(project, language, site, po, path)
    return None if found.reason else found.furniture, found.reason, found.findings


def _edition(  # noqa: PLR0913  because how a statement stands follows from all of these
    project: Project,
    statement: Statement,
    renderer: Renderer,
    unfurnished: Mapping[str, str],
    shelf: Shelf,
    *,
    now: dt.datetime | None,
) -> tuple[Edition, tuple[Finding, ...]]:
    """Return how one statement stands in every language, and what is to be mended in it."""
    statement, pictures, missing = placed(project, statement)
    mistakes = (*source_findings(statement), *missing)
    wrong = any(one.severity is Severity.ERROR for one in mistakes)
    unmade = MISTAKEN if wrong else unfurnished.get(project.source_language.code, "")
    source = original(project, statement, renderer, unmade=unmade, now=now)
    standings, findings = [source], [*mistakes, *source.findings]
    for language in project.languages:
        found, reason, instead = _catalog(statement, language, shelf)
        reason = reason or unfurnished.get(language.code, "")
        current_digests = partial(current, project, statement, language, found)
        heard = approved(project, statement.slug, language, current_digests)
        one = standing(
            project,
            statement,
            language,
            found,
            source=source,
            renderer=renderer,
            unmade=reason,
            approved=heard,
        )
        standings.append(one)
        findings += instead or one.findings
    return Edition(statement, _at_once(project, standings), pictures), tuple(findings)


def _readable(statement: Statement, now: dt.datetime | None) -> Statement:
    """Return what anybody is still to read of the statement: of a withdrawn one, why it was withdrawn.

    The rest of that needs neither translation nor mending.
    """
    if held(statement, now) is not State.WITHDRAWN:
        return statement
    reason = tuple(segment for segment in statement.segments if segment.kind is Kind.WITHDRAWAL)
    return replace(statement, segments=reason, skeleton=Skeleton((), ()), findings=())


def _at_once(project: Project, standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """Return `standings` with those withheld that have to wait for another language."""
    reasons = waiting(project, {one.language.code: one.state for one in standings})
    return tuple(
        replace(one, state=State.WITHHELD, body=None, reason=reasons[one.language.code])
        if one.language.code in reasons
        else one
        for one in standings
    )


def _catalog(
    statement: Statement, language: Language, shelf: Shelf
) -> tuple[Catalog, str, tuple[Finding, ...]]:
    """Return what the catalog says; an empty one, why, and a finding, if it cannot be used."""
    path = catalog_path(language, statement.slug)
    po = shelf.get(path)
    if isinstance(po, CatalogError):
        refused = finding(po, language=language, domain=statement.slug)
        return Catalog(path, {}), f"{path} is refused", (refused,)
    if po is None:
        return Catalog(path, {}), ABSENT, (_absent(path, language, statement.slug),)
    return catalog(po, path), "", ()


def _absent(path: str, language: Language, slug: str | None = None) -> Finding:
    """Return the finding for a catalog that is not there."""
    message = "is not there: run `publish update` to make it"
    return Finding("catalog-absent", SEVERITIES["catalog-absent"], path, 0, message, slug, language.code)
