"""How a statement stands in a language: what is translated, and whether it may be released.

1. A segment is translated when its catalog has a text for it that is not fuzzy, and no check
   finds an error in it.
2. A fuzzy text whose source differs only a little from the one it translates is outdated: it
   counts as usable, and the release says that the original was updated.
3. A statement is released when the share of usable segments reaches the language's threshold.
   Below 100 % that means fallback pieces, and title, summary and first paragraph are always needed.
4. Everything else is withheld, with the reason, and so is a translation whose original is: a
   reader must be able to compare. All of it follows from the catalogs alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from publish.checks.changes import minor
from publish.checks.translations import translation_findings
from publish.errors import ReleaseError
from publish.model import (
    Body,
    Catalog,
    Finding,
    Kind,
    Language,
    Piece,
    Project,
    Segment,
    Severity,
    Statement,
    Status,
    Translation,
)  # fmt: skip
from publish.press.workspace import finding
from publish.releases.guard import guard
from publish.statements.fill import fill
from publish.statements.inline import Renderer

DRAFT = 'a draft: write "status: final" in its front matter to release it'
ORIGINAL = "the original, which a reader must be able to compare, is withheld"


class State(StrEnum):
    """What becomes of a statement in a language."""

    RELEASED = "released"
    OUTDATED = "outdated"
    PARTIAL = "partial"
    WITHHELD = "withheld"
    DRAFT = "draft"

    @property
    def published(self) -> bool:
        """Tell whether a release is made."""
        return self in {State.RELEASED, State.OUTDATED, State.PARTIAL}


@dataclass(frozen=True, slots=True)
class Standing:
    """One statement in one language.

    `statuses` and `pieces` follow `Statement.segments`; a piece that may not be shown is the
    source's own, marked as fallback. `body` is there where a release is made; `reason` says in
    words why it is withheld.
    """

    language: Language
    state: State
    statuses: tuple[Status, ...]
    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...] = ()
    body: Body | None = None
    reason: str = ""

    def count(self, status: Status) -> int:
        """Return how many segments have `status`."""
        return self.statuses.count(status)


def original(project: Project, statement: Statement, renderer: Renderer, *, unmade: str = "") -> Standing:
    """Return how `statement` stands in its own language: complete.

    `unmade` says why no page can be made at all, if none can.
    """
    pieces = tuple(renderer.render(segment, segment.text) for segment in statement.segments)
    state, reason = (State.WITHHELD, unmade) if unmade else (State.RELEASED, "")
    if statement.metadata.status == "draft":
        state, reason = State.DRAFT, DRAFT
    statuses = (Status.TRANSLATED,) * len(pieces)
    return _bodied(
        project, statement, Standing(project.source_language, state, statuses, pieces, reason=reason)
    )


def _bodied(project: Project, statement: Statement, found: Standing) -> Standing:
    """Return `found` with its body, if it is published and the last guard lets the body pass."""
    if not found.state.published:
        return found
    body = fill(statement.skeleton, found.pieces, project.source_language)
    try:
        guard(body.html, statement.path)
    except ReleaseError as error:
        refused = finding(error, language=found.language, domain=statement.slug)
        return replace(
            found,
            state=State.WITHHELD,
            findings=(*found.findings, refused),
            reason="the last guard refused it",
        )
    return replace(found, body=body)


def standing(  # noqa: PLR0913  because a standing follows from all of these, and each is named
    project: Project,
    statement: Statement,
    language: Language,
    catalog: Catalog,
    *,
    source: Standing,
    renderer: Renderer,
    unmade: str = "",
) -> Standing:
    """Return how `statement` stands in `language` by what `catalog` says.

    `source` is its standing in its own language, whose pieces others fall back to. `unmade`
    says why no page can be made at all, if none can.
    """
    localized = project.targets.get(language.code, {})
    pieces, statuses, findings, wrong = list(source.pieces), [], list[Finding](), 0
    for index, segment in enumerate(statement.segments):
        translation = _translation(project, segment, catalog)
        piece = renderer.render(segment, translation.text, localized) if _usable(translation.status) else None
        found = tuple(
            translation_findings(
                segment,
                translation,
                piece.refused if piece else (),
                path=catalog.path,
                statement=statement.slug,
                language=language.code,
            )
        )
        refused = any(one.severity is Severity.ERROR for one in found)
        wrong += refused
        statuses.append(Status.MISSING if refused else translation.status)
        pieces[index] = piece if piece and not refused else replace(pieces[index], fallback=True)
        findings += found
    state, reason = _decide(project, statement, language, tuple(statuses), source, wrong)
    if unmade and source.state.published:
        lacking = reason if catalog.translations else ""  # of a catalog that cannot be read, that says enough
        state, reason = State.WITHHELD, "; ".join(filter(None, (lacking, unmade)))
    made = Standing(language, state, tuple(statuses), tuple(pieces), tuple(findings), reason=reason)
    return _bodied(project, statement, made)


def _translation(project: Project, segment: Segment, catalog: Catalog) -> Translation:
    """Return what the catalog says of a segment, fuzzy told apart from outdated."""
    found = catalog.translations.get(segment.key, Translation("", Status.MISSING))
    if (
        found.status is Status.FUZZY
        and found.previous is not None
        and minor(found.previous, segment.text, source_language=project.source_language.code)
    ):
        return replace(found, status=Status.OUTDATED)
    return found


def _usable(status: Status) -> bool:
    """Tell whether a reader may see a text of that status."""
    return status in {Status.TRANSLATED, Status.OUTDATED}


def _decide(  # noqa: PLR0913, PLR0917  because all of these decide
    project: Project,
    statement: Statement,
    language: Language,
    statuses: tuple[Status, ...],
    source: Standing,
    wrong: int,
) -> tuple[State, str]:
    """Return what becomes of the statement in a language, and why where it is not released.

    `wrong` of the missing segments have a translation with an error.
    """
    if not source.state.published:
        return source.state, DRAFT if source.state is State.DRAFT else ORIGINAL
    lacking = [status for status in statuses if not _usable(status)]
    policy = project.policy(language)
    if not lacking:
        return (State.OUTDATED if Status.OUTDATED in statuses else State.RELEASED), ""
    share = 1 - len(lacking) / len(statuses)
    needed = any(not _usable(statuses[index]) for index in _needed(statement))
    if policy.incomplete == "fallback" and share >= policy.threshold and not needed:
        return State.PARTIAL, ""
    reason = f"{_lacking(lacking, wrong)} of {len(statuses)} segments"
    if needed and policy.incomplete == "fallback":
        reason += ", the title, summary or first paragraph among them"
    return State.WITHHELD, reason


def _needed(statement: Statement) -> Iterator[int]:
    """Yield the segments without which there is no release: title, summary, first of the body."""
    body = False
    for index, segment in enumerate(statement.segments):
        if segment.kind in {Kind.TITLE, Kind.SUMMARY}:
            yield index
        elif segment.markdown and not body:
            body = True
            yield index


def _lacking(lacking: list[Status], wrong: int) -> str:
    """Return in words what is lacking, `wrong` of it for an error in the translation."""
    fuzzy = lacking.count(Status.FUZZY)
    counts = ((len(lacking) - fuzzy - wrong, "missing"), (fuzzy, "fuzzy"), (wrong, "with an error"))
    return " and ".join(f"{count} {what}" for count, what in counts if count)
