"""A statement becomes an edition: how it stands in every language, by its catalogs and approvals.

What is wrong with a source or with a catalog is a finding; what it stands in the way of has a reason.
Pictures get their places here, after the template was made: translators see addresses as they are written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from publish.checks.rules import SEVERITIES
from publish.checks.sources import originals
from publish.checks.sources.statement import source_findings
from publish.errors import CatalogError
from publish.model import Catalog, Finding, Kind, Language, Project, Severity, Skeleton, Statement, say
from publish.press.approved import approved
from publish.press.cleared import Cleared
from publish.press.edition import Edition
from publish.press.judge import current
from publish.press.pictures import placed
from publish.press.policy import State, held, waiting
from publish.press.shelf import Shelf
from publish.press.standing import Standing, original, standing
from publish.press.workspace import catalog_path, finding
from publish.statements.inline import Renderer

ABSENT = "its catalog is not there: run `publish update` to make it"
MISTAKEN = "a mistake in its source has to be mended first"

Catalogs = Mapping[str, Catalog | CatalogError]
"""What a domain's catalogs say, by path, or why one is refused; what is not there has no entry."""


class Office(Struct, frozen=True):
    """What decides how every statement stands.

    `unfurnished` has the languages, by code, whose pages cannot be made, and why. `now`, which has an offset
    from UTC, decides which embargoes are lifted, and nothing else; None lifts them all.
    """

    project: Project
    unfurnished: Mapping[str, str]
    now: dt.datetime | None


def edition(
    office: Office, statement: Statement, catalogs: Catalogs, shelf: Shelf, cleared: Cleared
) -> tuple[Edition, tuple[Finding, ...]]:
    """Return how a statement stands in every language, and what is to be mended in it.

    Approvals and pictures are read from `shelf`. Pairs that are `cleared` are not checked again.
    """
    project = office.project
    statement, pictures, missing = placed(project, _readable(statement, office.now), shelf)
    codes = [one.code for one in project.languages]
    mistakes = (*source_findings(statement), *originals.findings(statement, codes), *missing)
    wrong = any(one.severity is Severity.ERROR for one in mistakes)
    unmade = MISTAKEN if wrong else office.unfurnished.get(project.source_language.code, "")
    renderer = Renderer()
    source = original(project, statement, renderer, unmade=unmade, now=office.now)
    standings, findings = [source], [*mistakes, *source.findings]
    for language in project.languages:
        found, reason, instead = _catalog(statement, language, catalogs)
        one = standing(
            project,
            statement,
            language,
            found,
            source=source,
            renderer=renderer,
            unmade=reason or office.unfurnished.get(language.code, ""),
            approved=approved(
                project,
                statement.slug,
                language,
                partial(current, project, statement, language, found),
                shelf=shelf,
            ),
            findings=cleared.findings,
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
    statement: Statement, language: Language, catalogs: Catalogs
) -> tuple[Catalog, str, tuple[Finding, ...]]:
    """Return what the catalog says; an empty one, why, and a finding, if it cannot be used."""
    path = catalog_path(language, statement.slug)
    found = catalogs.get(path)
    if isinstance(found, CatalogError):
        refused = finding(found, language=language, domain=statement.slug)
        return Catalog(path, {}), f"{path} is refused", (refused,)
    if found is None:
        return Catalog(path, {}), ABSENT, (absent(path, language, statement.slug),)
    return found, "", ()


def absent(path: str, language: Language, slug: str | None = None) -> Finding:
    """Return the finding for a catalog that is not there."""
    said = say("is not there: run `publish update` to make it")
    return Finding("catalog-absent", SEVERITIES["catalog-absent"], path, 0, said, slug, language.code)
