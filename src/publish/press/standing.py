"""How a statement stands in a language: what is translated, and whether it may be released.

1. A segment is translated when its catalog has a text for it that is not fuzzy, and no check
   finds an error in it that the office has not waived.
2. A fuzzy text whose source differs only a little from the one it translates is outdated: it
   counts as usable, and the release says that the original was updated.
3. What becomes of a statement by what is usable is the office's policy (`press/policy.py`); of a lead
   the body is its first paragraph alone, or nothing where it has none.
4. Where the language's policy asks for review, what readers see must be approved as it is.
5. Everything else is withheld, with the reason, and so is a translation whose original is: a
   reader must be able to compare. All of it follows from the catalogs and approvals alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from publish.checks.translations import Findings, translation_findings
from publish.errors import ReleaseError
from publish.model import (
    Body,
    Catalog,
    Finding,
    Language,
    Piece,
    Project,
    Statement,
    Status,
)  # fmt: skip
from publish.press.approved import Approved
from publish.press.judge import Judged, judge
from publish.press.policy import State, decide, held, lead_segment, reason_of, shown_segments
from publish.press.workspace import finding
from publish.releases.guard import guard
from publish.statements.fill import fill
from publish.statements.inline import Renderer
from publish.statements.lead import lead


class Waiver(Struct, frozen=True):
    """An error that the office waived: the segment's number from 1, the rule, and who did so when."""

    segment: int
    rule: str
    by: str


class Standing(Struct, frozen=True):
    """One statement in one language.

    `statuses` and `pieces` follow `Statement.segments`; a piece that may not be shown is the
    source's own, marked as fallback. `body` is there where a release is made; `reason` says in
    words why it is withheld. `refused` counts segments with an error, `approved` those that enough
    reviewers approved as they are; `reviewed` says that all that readers see of it was, or need not be.
    """

    language: Language
    state: State
    statuses: tuple[Status, ...]
    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...] = ()
    body: Body | None = None
    reason: str = ""
    refused: int = 0
    approved: int = 0
    reviewed: bool = True
    waivers: tuple[Waiver, ...] = ()

    def count(self, status: Status) -> int:
        """Return how many segments have `status`."""
        return self.statuses.count(status)


def original(
    project: Project,
    statement: Statement,
    renderer: Renderer,
    *,
    unmade: str = "",
    now: dt.datetime | None = None,
) -> Standing:
    """Return how `statement` stands in its own language: complete.

    `unmade` says why no page can be made at all, if none can; `now` is the moment that embargoes are
    measured by, and None lifts them.
    """
    pieces = tuple(renderer.render(segment, segment.text) for segment in statement.segments)
    state, reason = (State.WITHHELD, unmade) if unmade else (State.RELEASED, "")
    if kept := held(statement, now):
        state, reason = kept, reason_of(statement, kept)
    statuses = (Status.TRANSLATED,) * len(pieces)
    return _bodied(
        project, statement, Standing(project.source_language, state, statuses, pieces, reason=reason)
    )


def _bodied(project: Project, statement: Statement, found: Standing) -> Standing:
    """Return `found` with its body, if it is published; withheld, if the last guard refuses the body."""
    if not found.state.published:
        return found
    body = _body(project, statement, found)
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


def _body(project: Project, statement: Statement, found: Standing) -> Body:
    """Return the body that readers get: all of it, or its first paragraph alone."""
    if found.state is State.LEAD:
        return lead(*(found.pieces[index] for index in lead_segment(statement)))
    return fill(statement.skeleton, found.pieces, project.source_language)


def standing(  # noqa: PLR0913  because a standing follows from all of these, and each is named
    project: Project,
    statement: Statement,
    language: Language,
    catalog: Catalog,
    *,
    source: Standing,
    renderer: Renderer,
    approved: Approved,
    unmade: str = "",
    findings: Findings = translation_findings,
) -> Standing:
    """Return how `statement` stands in `language` by what `catalog` says and what of it was `approved`.

    `source` is its standing in its own language, whose pieces others fall back to. `unmade`
    says why no page can be made at all, if none can; `findings` is that of `judge`.
    """
    judged = tuple(
        judge(
            project,
            statement,
            language,
            catalog,
            originals=source.pieces,
            renderer=renderer,
            approved=approved,
            findings=findings,
        )
    )
    found = _decided(project, statement, language, judged=judged, source=source, approved=approved)
    if unmade and source.state.published:
        lacking = found.reason if catalog.translations else ""  # an unreadable one lacks what nobody can tell
        reason = "; ".join(filter(None, (lacking, unmade)))
        found = replace(found, state=State.WITHHELD, reason=reason)
    return _bodied(project, statement, found)


def _decided(  # noqa: PLR0913  because the office's decision follows from all of these
    project: Project,
    statement: Statement,
    language: Language,
    *,
    judged: Sequence[Judged],
    source: Standing,
    approved: Approved,
) -> Standing:
    """Return how the statement stands by what was `judged` of it, still without its body."""
    policy = project.policy(language)
    statuses = tuple(Status.MISSING if one.refused else one.translation.status for one in judged)
    refused = sum(one.refused for one in judged)
    unapproved = {
        index for index, one in enumerate(judged) if one.piece and not one.refused and not one.approved
    }
    state, reason = decide(
        project,
        statement,
        language,
        statuses,
        source=source.state,
        wrong=refused,
        unapproved=unapproved,
        hindrance=approved.hindrance,
    )
    shown = shown_segments(statement, state, statuses, policy)
    return Standing(
        language,
        state,
        statuses,
        tuple(map(_shown, judged, source.pieces)),
        (*approved.findings, *(found for one in judged for found in one.findings)),
        reason=reason,
        refused=refused,
        approved=sum(one.approved for one in judged),
        reviewed=policy.review == "none" or unapproved.isdisjoint(shown),
        waivers=tuple(Waiver(one.number, rule, by) for one in judged for rule, by in one.waived.items()),
    )


def _shown(one: Judged, original: Piece) -> Piece:
    """Return what a reader sees of a segment: its translation, or the original marked as such."""
    return one.piece if one.piece and not one.refused else replace(original, fallback=True)
