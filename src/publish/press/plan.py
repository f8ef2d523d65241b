"""The plan: every file of `build/` and what it is made from. Pure; `build` carries it out.

The unit of work is one statement with all its languages: parsed once, its skeleton filled once
for each language it is released in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from publish.languages import date_text, moment_text
from publish.model import (
    Alternate,
    DatedPiece,
    Furniture,
    Index,
    Kind,
    Language,
    Listing,
    Piece,
    Project,
    Release,
    Statement,
    Status,
    Tombstone,
)  # fmt: skip
from publish.press.policy import State, shown_segments
from publish.press.standing import Standing
from publish.press.workspace import languages
from publish.releases.formats import FORMATS
from publish.releases.index import chooser, index
from publish.releases.page import tombstone_page
from publish.releases.text import tombstone_text


@dataclass(frozen=True, slots=True)
class Edition:
    """One statement and how it stands in each language, its own first."""

    statement: Statement
    standings: tuple[Standing, ...]

    @property
    def released(self) -> tuple[Standing, ...]:
        """Return the languages that it is released in."""
        return tuple(standing for standing in self.standings if standing.state.published)

    def standing(self, language: Language) -> Standing:
        """Return how it stands in `language`."""
        return next(one for one in self.standings if one.language == language)

    @property
    def withdrawn(self) -> bool:
        """Tell whether nothing is left of it but pages that say so."""
        return self.standings[0].state is State.WITHDRAWN


@dataclass(frozen=True, slots=True)
class Output:
    """One file to be made: its path below `build/`, whose it is, and what makes its bytes.

    `always` says that it is made whatever the caller asked for: it lists others, or takes one back. Else a
    language that nobody asked for would go on showing what is embargoed or withdrawn now.
    """

    path: str
    language: Language | None
    statement: str | None
    make: Callable[[], bytes]
    always: bool = False


def outputs(
    project: Project, editions: Sequence[Edition], furniture: Mapping[str, Furniture]
) -> Iterator[Output]:
    """Yield every file of `build/`.

    `furniture` has the languages, by code, whose pages can be made.
    """
    yield from releases(project, editions, furniture)
    for edition in editions:
        if edition.withdrawn:
            yield from _tombstones(project, edition, furniture)
    furnished = [language for language in languages(project) if language.code in furniture]
    for language in furnished:
        listed = _index(project, editions, language, furnished, furniture[language.code])
        yield Output(f"{language.tag}/index.html", language, None, partial(index, listed), always=True)
    alternates = tuple(Alternate(language, f"{language.tag}/index.html") for language in furnished)
    source = project.source_language
    if source in furnished:
        front = partial(chooser, alternates, furniture[source.code], source, project.base_url)
        yield Output("index.html", None, None, front, always=True)


def releases(
    project: Project,
    editions: Iterable[Edition],
    furniture: Mapping[str, Furniture],
    *,
    embargoed: bool = False,
) -> Iterator[Output]:
    """Yield the files of every release; `embargoed` makes copies for journalists of them."""
    for edition in editions:
        for standing in edition.released:
            made = release(project, edition, standing, furniture[standing.language.code])
            yield from _files(project, embargoed_copy(made) if embargoed else made)


def release(project: Project, edition: Edition, standing: Standing, furniture: Furniture) -> Release:
    """Return one statement in one language, ready to be laid out."""
    statement, language = edition.statement, standing.language
    if standing.body is None:
        raise ValueError(f"{statement.slug} is not released in {language.code}")
    heads = _heads(statement, standing)
    updated = statement.metadata.updated
    alone = standing.state is State.LEAD
    place = heads.get(Kind.PLACE)
    return Release(
        slug=statement.slug,
        metadata=statement.metadata,
        language=language,
        source_language=project.source_language,
        title=heads[Kind.TITLE],
        summary=heads.get(Kind.SUMMARY),
        place=None if alone and place and place.fallback else place,
        body=standing.body,
        date_text=date_text(language, statement.metadata.date),
        updated_text=date_text(language, updated) if updated else None,
        furniture=furniture,
        alternates=tuple(
            Alternate(other.language, _href(statement, other.language, language))
            for other in edition.released
        ),
        reviewed=standing.reviewed,
        outdated=Status.OUTDATED in _shown(project, statement, standing),
        partial=standing.state is State.PARTIAL,
        lead=alone,
        corrections=_corrections(statement, standing),
        base_url=project.base_url,
        wrap=project.wrap,
    )


def embargoed_copy(made: Release) -> Release:
    """Return a release as journalists get it before its moment: it says so, and has no address yet."""
    embargo = made.metadata.embargo
    if embargo is None:
        raise ValueError(f"{made.slug} is not embargoed")
    return replace(made, embargo_text=moment_text(made.language, embargo), base_url=None)


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
        alternates=tuple(Alternate(other, _href(statement, other, language)) for other in languages),
        reason=next((piece for piece in here.pieces if may_be_read and not piece.fallback), None),
        reviewed=here.reviewed,
        base_url=project.base_url,
    )


def _tombstones(project: Project, edition: Edition, furniture: Mapping[str, Furniture]) -> Iterator[Output]:
    """Yield the files that stand where a withdrawn statement's releases stood."""
    for language in (one for one in languages(project) if one.code in furniture):
        made = tombstone(project, edition, language, furniture)
        html = partial(tombstone_page, made)
        plain = partial(tombstone_text, made, wrap=project.wrap)
        yield from (replace(output, always=True) for output in _pair(made, html, plain))


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


def _files(project: Project, made: Release) -> Iterator[Output]:
    """Yield the files of one release, in each format that the office wants."""
    for name in project.formats:
        for ending, make in FORMATS[name](made):
            yield Output(f"{made.language.tag}/{made.slug}{ending}", made.language, made.slug, make)


def _pair(
    made: Release | Tombstone, html: Callable[[], bytes], plain: Callable[[], bytes]
) -> Iterator[Output]:
    """Yield a page and its plain text under the paths that each has."""
    tag = made.language.tag
    yield Output(f"{tag}/{made.slug}.html", made.language, made.slug, html)
    yield Output(f"{tag}/{made.slug}.{tag}.txt", made.language, made.slug, plain)


def _index(
    project: Project,
    editions: Sequence[Edition],
    language: Language,
    furnished: Sequence[Language],
    furniture: Furniture,
) -> Index:
    """Return one language's list, newest first; what it lacks is listed in the source language."""
    newest = sorted(editions, key=lambda edition: (edition.statement.metadata.date, edition.statement.slug))
    return Index(
        language,
        project.source_language,
        furniture,
        tuple(listing for edition in reversed(newest) for listing in _listing(edition, language)),
        tuple(
            Alternate(other, "index.html" if other == language else f"../{other.tag}/index.html")
            for other in furnished
        ),
        project.base_url,
    )


def _listing(edition: Edition, language: Language) -> Iterator[Listing]:
    """Yield the line of an index for one statement; none where not even the source is released.

    What is still being translated shows its title alone: its place and summary are in another language. So
    is a place that is not translated yet.
    """
    here = [standing for standing in edition.released if standing.language == language]
    for standing in here or edition.released[:1]:
        heads = _heads(edition.statement, standing)
        place = heads.get(Kind.PLACE)
        summary = heads.get(Kind.SUMMARY)
        yield Listing(
            slug=edition.statement.slug,
            date=edition.statement.metadata.date,
            date_text=date_text(language, edition.statement.metadata.date),
            title=heads[Kind.TITLE].text,
            href=_href(edition.statement, standing.language, language),
            summary=summary.text if here and summary else None,
            place=place.text if here and place and not place.fallback else None,
            released=bool(here),
        )


def _heads(statement: Statement, standing: Standing) -> dict[Kind, Piece]:
    """Return the pieces of the front matter by kind."""
    return {
        segment.kind: piece
        for segment, piece in zip(statement.segments, standing.pieces, strict=True)
        if not segment.markdown
    }


def _href(statement: Statement, to: Language, here: Language) -> str:
    """Return the address of the statement's page in language `to`, from a page in language `here`."""
    return f"{statement.slug}.html" if to == here else f"../{to.tag}/{statement.slug}.html"
