"""One statement in one language: its release, the copy of it for journalists, or what is left of it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from publish.languages import date_text, moment_text
from publish.model import (
    Alternate,
    DatedPiece,
    Furniture,
    Kind,
    Language,
    Project,
    Release,
    Statement,
    Status,
    Tombstone,
    Topic,
)  # fmt: skip
from publish.press.edition import Edition, heads, href
from publish.press.pictures import shown
from publish.press.policy import State, shown_segments
from publish.press.standing import Standing
from publish.press.topics import slug, topic


def release(
    project: Project,
    edition: Edition,
    standing: Standing,
    furniture: Furniture,
    named: Mapping[str, str],
) -> Release:
    """Return one statement in one language, ready to be laid out; `named` are topics, from `names`."""
    statement, language = edition.statement, standing.language
    if standing.body is None:
        raise ValueError(f"{statement.slug} is not released in {language.code}")
    found = heads(statement, standing)
    updated = statement.metadata.updated
    alone = standing.state is State.LEAD
    place = found.get(Kind.PLACE)
    return Release(
        slug=statement.slug,
        metadata=statement.metadata,
        language=language,
        source_language=project.source_language,
        title=found[Kind.TITLE],
        summary=found.get(Kind.SUMMARY),
        place=None if alone and place and place.fallback else place,
        body=standing.body,
        date_text=date_text(language, statement.metadata.date),
        updated_text=date_text(language, updated) if updated else None,
        furniture=furniture,
        alternates=tuple(
            Alternate(other.language, href(statement.slug, other.language.tag, language.tag))
            for other in edition.released
        ),
        reviewed=standing.reviewed,
        outdated=Status.OUTDATED in _shown(project, statement, standing),
        partial=standing.state is State.PARTIAL,
        lead=alone,
        corrections=_corrections(statement, standing),
        base_url=project.base_url,
        pictures=shown(edition.pictures, standing.body.html),
        topics=_topics(project, statement, language, furniture, named),
        wrap=project.wrap,
    )


def embargoed_copy(made: Release) -> Release:
    """Return a release as journalists get it before its moment: it says so, and has no address yet."""
    embargo = made.metadata.embargo
    if embargo is None:
        raise ValueError(f"{made.slug} is not embargoed")
    return replace(made, embargo_text=moment_text(made.language, embargo), base_url=None, topics=())


def tombstone(
    project: Project, edition: Edition, language: Language, furniture: Mapping[str, Furniture]
) -> Tombstone:
    """Return what is left of a withdrawn statement in one language; `furniture` is that of `outputs`."""
    statement, withdrawn = edition.statement, edition.statement.metadata.withdrawn
    if withdrawn is None:
        raise ValueError(f"{statement.slug} is not withdrawn")
    languages = (one.language for one in edition.standings if one.language.code in furniture)
    here = edition.standing(language)
    may_be_read = here.reviewed or project.policy(language).review != "required"
    return Tombstone(
        slug=statement.slug,
        language=language,
        source_language=project.source_language,
        date=withdrawn,
        date_text=date_text(language, withdrawn),
        issued=statement.metadata.date,
        issued_text=date_text(language, statement.metadata.date),
        furniture=furniture[language.code],
        alternates=tuple(
            Alternate(other, href(statement.slug, other.tag, language.tag)) for other in languages
        ),
        reason=next((piece for piece in here.pieces if may_be_read and not piece.fallback), None),
        reviewed=here.reviewed,
        base_url=project.base_url,
    )


def _shown(project: Project, statement: Statement, standing: Standing) -> set[Status]:
    """Return the statuses of the segments that readers see."""
    policy = project.policy(standing.language)
    shown = shown_segments(statement, standing.state, standing.statuses, policy)
    return {standing.statuses[index] for index in shown}


def _corrections(statement: Statement, standing: Standing) -> tuple[DatedPiece, ...]:
    """Return the corrections, the latest first."""
    pieces = (
        piece
        for segment, piece in zip(statement.segments, standing.pieces, strict=True)
        if segment.kind is Kind.CORRECTION
    )
    dated = (
        DatedPiece(one.date, date_text(standing.language, one.date), piece)
        for one, piece in zip(statement.metadata.corrections, pieces, strict=True)
    )
    return tuple(sorted(dated, key=lambda one: one.date, reverse=True))


def _topics(
    project: Project, statement: Statement, language: Language, furniture: Furniture, named: Mapping[str, str]
) -> tuple[Topic, ...]:
    """Return what the statement is about; a topic that nobody `named` is called as it is here."""
    slugs = {slug(name): name for name in statement.metadata.topics}
    return tuple(
        topic(one, named.get(one, name), language, project.source_language, furniture)
        for one, name in slugs.items()
    )
