"""What becomes of a statement in a language: the office's policy, applied to what is translated.

1. A draft is nowhere. An embargoed statement is nowhere until its moment has come. A withdrawn one
   leaves a page that says so. These hold in every language, whatever is translated.
2. A statement is released when all its segments can be shown. An outdated one can, unless the
   language's policy says otherwise.
3. What lacks something is withheld. Where the office chose `fallback`, the original's pieces fill its
   gaps if the share that is translated reaches the threshold; where it
   chose `lead`, its title, summary and first paragraph appear alone, and its place if that is
   translated. The three, and corrections, are needed in both. A statement's own choice comes before the
   language's.
4. Where approval is required, nothing appears that is not approved.
5. Languages of a group appear at once or not at all.

All of it follows from sources and catalogs, but for the one question that needs the present moment:
whether an embargo is lifted. It is, when its moment has come.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum

from publish.model import Incomplete, Kind, Language, Metadata, Policy, Project, Statement, Status

DRAFT = 'a draft: write "status: final" in its front matter to release it'
ORIGINAL = "the original, which a reader must be able to compare, is withheld"


class State(StrEnum):
    """What becomes of a statement in a language."""

    RELEASED = "released"
    OUTDATED = "outdated"
    PARTIAL = "partial"
    LEAD = "lead"
    WITHHELD = "withheld"
    DRAFT = "draft"
    EMBARGOED = "embargoed"
    WITHDRAWN = "withdrawn"

    @property
    def published(self) -> bool:
        """Tell whether a release is made."""
        return self in _PUBLISHED


_PUBLISHED = (State.RELEASED, State.OUTDATED, State.PARTIAL, State.LEAD)


def usable(status: Status, policy: Policy) -> bool:
    """Tell whether a reader may see a text of that status."""
    return status is Status.TRANSLATED or (status is Status.OUTDATED and policy.outdated == "notice")


def embargoed(metadata: Metadata, now: dt.datetime | None) -> bool:
    """Tell whether nobody may see yet what has this front matter; None for `now` lifts every embargo."""
    embargo = metadata.embargo
    return now is not None and embargo is not None and now < embargo


def held(statement: Statement, now: dt.datetime | None) -> State | None:
    """Return what keeps the statement from release in every language, or None; `now` as in `embargoed`."""
    if statement.metadata.status == "draft":
        return State.DRAFT
    if embargoed(statement.metadata, now):
        return State.EMBARGOED
    return State.WITHDRAWN if statement.metadata.withdrawn else None


def reason_of(statement: Statement, state: State) -> str:
    """Return why a statement whose original is in `state` is not released in another language either."""
    if state is State.DRAFT:
        return DRAFT
    if state is State.EMBARGOED and statement.metadata.embargo:
        return f"embargoed until {statement.metadata.embargo.isoformat(' ')}"
    if state is State.WITHDRAWN:
        return f"withdrawn on {statement.metadata.withdrawn}"
    return ORIGINAL


def decide(  # noqa: PLR0913  because all of these decide
    project: Project,
    statement: Statement,
    language: Language,
    statuses: tuple[Status, ...],
    *,
    source: State,
    wrong: int,
    unapproved: Collection[int] = (),
    hindrance: str = "",
) -> tuple[State, str]:
    """Return what becomes of the statement in a language, and why where it is not released.

    `source` is what becomes of the original; `wrong` of the missing segments have an error in theirs;
    `unapproved` are the indices of those that could be shown and want approval, and `hindrance` says why
    approvals could not be counted, if so.
    """
    if not source.published:
        return source, reason_of(statement, source)
    policy = project.policy(language)
    state, reason = _by_translation(statement, policy, statuses, wrong)
    shown = shown_segments(statement, state, statuses, policy)
    wanted = sum(index in shown for index in unapproved)
    if policy.review == "required" and wanted:
        wanting = hindrance or _wanting(policy, language, statement, wanted)
        return State.WITHHELD, f"{reason}; {wanting}" if state is State.WITHHELD else wanting
    return state, reason


def _by_translation(
    statement: Statement, policy: Policy, statuses: tuple[Status, ...], wrong: int
) -> tuple[State, str]:
    """Return what becomes of the statement by what is translated of it."""
    lacking = [status for status in statuses if not usable(status, policy)]
    if not lacking:
        return (State.OUTDATED if Status.OUTDATED in statuses else State.RELEASED), ""
    incomplete, threshold = _choice(statement, policy)
    needed = any(not usable(statuses[index], policy) for index in needed_segments(statement))
    if incomplete == "lead" and not needed:
        return State.LEAD, ""
    share = 1 - len(lacking) / len(statuses)
    if incomplete == "fallback" and share >= threshold and not needed:
        return State.PARTIAL, ""
    reason = f"{_lacking(lacking, wrong)} of {len(statuses)} segments"
    if needed and incomplete != "withhold":
        reason += f", {_NEEDED[bool(statement.metadata.corrections)]} among them"
    return State.WITHHELD, reason


_NEEDED = {
    False: "the title, summary or first paragraph",
    True: "the title, summary, first paragraph or a correction",
}


def _choice(statement: Statement, policy: Policy) -> tuple[Incomplete, float]:
    """Return what becomes of an incomplete translation, and from which share on it falls back."""
    return statement.metadata.incomplete or policy.incomplete, policy.threshold or 0


def needed_segments(statement: Statement) -> Iterator[int]:
    """Yield the segments without which there is no release: title, summary, corrections, lead."""
    yield from (
        index
        for index, segment in enumerate(statement.segments)
        if segment.kind in {Kind.TITLE, Kind.SUMMARY, Kind.CORRECTION}
    )
    yield from lead_segment(statement)


def lead_segment(statement: Statement) -> Iterator[int]:
    """Yield the body's first paragraph; without any its first list item or quotation; else nothing.

    A heading or a cell of a table says nothing when it stands alone.
    """
    kinds = [segment.kind for segment in statement.segments]
    for wanted in ({Kind.PARAGRAPH}, {Kind.LIST_ITEM, Kind.QUOTATION}):
        for index, kind in enumerate(kinds):
            if kind in wanted:
                yield index
                return


def shown_segments(
    statement: Statement, state: State, statuses: Sequence[Status], policy: Policy
) -> Collection[int]:
    """Return the indices of the segments that readers see of a statement in `state`, gaps included.

    Of a lead those are the needed ones and the place: in another language the place is left out.
    """
    if state is not State.LEAD:
        return range(len(statuses))
    place = (
        index
        for index, (segment, status) in enumerate(zip(statement.segments, statuses, strict=True))
        if segment.kind is Kind.PLACE and usable(status, policy)
    )
    return {*needed_segments(statement), *place}


def _lacking(lacking: list[Status], wrong: int) -> str:
    """Return in words what is lacking, `wrong` of it for an error in the translation."""
    fuzzy, outdated = lacking.count(Status.FUZZY), lacking.count(Status.OUTDATED)
    missing = len(lacking) - fuzzy - outdated - wrong
    counts = ((missing, "missing"), (fuzzy, "fuzzy"), (outdated, "outdated"), (wrong, "with an error"))
    *first, last = (f"{count} {what}" for count, what in counts if count)
    return f"{', '.join(first)} and {last}" if first else last


def _wanting(policy: Policy, language: Language, statement: Statement, unapproved: int) -> str:
    """Return in words whose approval is waited for, and how it is given."""
    segments = f"{unapproved} segment wants" if unapproved == 1 else f"{unapproved} segments want"
    people = "a reviewer" if policy.reviewers == 1 else f"{policy.reviewers} reviewers"
    named = f"-l {language.code} {statement.slug}"
    return f"{segments} the approval of {people}: `publish review {named}`, then `publish approve`"


def waiting(project: Project, states: Mapping[str, State]) -> Mapping[str, str]:
    """Return, by code, why languages that could appear have to wait for others of their groups.

    Groups may overlap: whoever waits lets others wait. If the original waits, so does everybody.
    """
    reasons: dict[str, str] = {}
    source = project.source_language.code
    while found := dict(_waiting(project, states, reasons)):
        reasons |= found
        if source in reasons:
            others = (code for code, state in states.items() if state.published and code not in reasons)
            reasons |= dict.fromkeys(others, ORIGINAL)
    return reasons


def _waiting(
    project: Project, states: Mapping[str, State], reasons: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield those that wait for a language that is not released or waits itself, by `reasons`."""
    for group in project.together:
        out = [code for code in group if not states[code].published or code in reasons]
        for code in group:
            if out and code not in out:
                yield code, f"waits for {', '.join(out)}, with which it appears together"
