"""The plan carried out: statements and catalogs in, `build/` out.

`build/` is only ever made: what an earlier run made that is no longer in the plan (a release withheld, a
language removed, a statement under embargo) goes away first (`press/made.py` tells what that is), then each
file is replaced whole, and what lists them all comes last (`press/manifest.py`). What a run is about to make
for the first time is listed before it begins, so that the next one knows the files of a run that was cut off.

A build that is narrowed leaves other releases as they are. It makes all the same what lists others or takes
them back, and, whole, each statement of which a file comes or goes: the others link to it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import partial

from publish.catalogs.entries import CatalogFile
from publish.catalogs.reader import catalog
from publish.catalogs.site import source_furniture
from publish.checks.rules import SEVERITIES
from publish.checks.sources.spellings import name_findings
from publish.checks.sources.statement import source_findings
from publish.errors import CatalogError
from publish.files import Writer, scratch
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
from publish.parcels.manifest import Manifest
from publish.press import topics
from publish.press.aliases import aliases, clashes
from publish.press.approved import approved
from publish.press.catalogs import Shelf, Template, orphans
from publish.press.edition import Edition, Output
from publish.press.furniture import furnished, needed
from publish.press.judge import current
from publish.press.made import leftovers, slug, taken
from publish.press.manifest import begin, finish, listed, origins, read, retract, unlisted
from publish.press.pictures import placed
from publish.press.plan import outputs
from publish.press.policy import State, held, waiting
from publish.press.protected import hold
from publish.press.standing import Standing, original, standing
from publish.press.workspace import SITE, Sources, catalog_path, finding, languages
from publish.printing import session
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


def build(
    project: Project,
    found: Survey,
    writer: Writer,
    *,
    codes: Collection[str] = (),
    slugs: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Write `build/` as the plan says; `codes` (of languages) and `slugs` narrow what is written.

    Returns a finding for each file there that may be an old release of ours, or not.
    """
    planned = tuple(outputs(project, found.editions, found.furniture))
    paths = {output.path for output in planned}
    before = read(project.root)
    claimed = {one.path for one in aliases(project, [one.statement for one in found.editions])}
    known = {*before.files, *before.unfinished}
    leaving, strays = leftovers(project, known, paths, claimed)
    others = taken(project.root, known, claimed & paths)
    planned = tuple(one for one in planned if f"build/{one.path}" not in {other.path for other in others})
    coming = unlisted(before, planned, found.editions, project.root)
    asked = _asked(planned, {*leaving, *coming}, codes, slugs)
    files = {path: one for path, one in before.files.items() if path in paths}
    with printer(project):
        hold(asked, project.protected)
        stale = bool(leaving or coming)
        if stale:
            retract(writer)
        for path in leaving:
            writer.remove(f"build/{path}")
        begin(writer, before, paths, asked)
        for output in asked:
            data = output.make()
            files[output.path] = listed(output, data)
            if not stale and files[output.path] != before.files.get(output.path):
                stale = True
                retract(writer)
            writer.write(f"build/{output.path}", data)
    finish(writer, Manifest(files, origins(project, found.editions, before, asked)))
    return (*strays, *others)


def _asked(
    planned: Sequence[Output], changed: Collection[str], codes: Collection[str], slugs: Collection[str]
) -> list[Output]:
    """Return what has to be made of what is `planned`: what was asked for, and whose `changed` paths are.

    A font or a picture belongs to whatever names it.
    """
    if any(path.startswith(("fonts/", "images/")) for path in changed):
        return list(planned)
    statements = {slug(path) for path in changed}
    return [one for one in planned if asked_for(one, codes, slugs) or one.statement in statements]


def printer(project: Project) -> AbstractContextManager[None]:
    """Have ready what prints, if anything is; ConfigError, before anything is made, if nothing can."""
    return session(scratch) if "pdf" in project.formats else nullcontext()


def asked_for(output: Output, codes: Collection[str], slugs: Collection[str]) -> bool:
    """Tell whether the caller asked for `output`, or it is made always."""
    language = not codes or output.language is None or output.language.code in codes
    return output.always or (language and (not slugs or output.statement in slugs))
