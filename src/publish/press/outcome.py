"""What became of a statement, without its text: all that lists, reports and other statements have to know.

It is small and made of plain values, so that it can be kept and sent between machines.
Everything that is made of many statements is made of their outcomes, read one after another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from publish.model import Kind, Language, Metadata, Status
from publish.press.edition import Edition, heads
from publish.press.policy import State
from publish.press.standing import Standing, Waiver

_STATUSES = tuple(Status)
_STANDS = 1024  # how statements stand in all languages, of which each is there once


class Shown(Struct, frozen=True):
    """What other pages show of a release, as plain text in its language.

    `place` is there where it is translated.
    """

    title: str
    place: str | None = None
    summary: str | None = None


ShownIn = Callable[[str, str], Shown]
"""Gives what is shown of a statement, by its slug, in a language that it is released in, by its code."""

FedIn = Callable[[str, str], str]
"""Gives what the feed of a language has of a statement, in the same way."""


class Stand(Struct, frozen=True):
    """How a statement stands in the language `code`, whose BCP 47 tag is `tag`, in numbers.

    `counts` has how many segments are in each status, in the order of `Status`, and `lacking` how many of
    them are shown in the source language; all else is what `Standing` says.
    """

    code: str
    tag: str
    state: State
    counts: tuple[int, ...]
    reason: str = ""
    lacking: int = 0
    refused: int = 0
    approved: int = 0
    reviewed: bool = True
    waivers: tuple[Waiver, ...] = ()

    def count(self, status: Status) -> int:
        """Return how many segments have `status`."""
        return self.counts[_STATUSES.index(status)]

    @property
    def segments(self) -> int:
        """Return how many segments the statement has."""
        return sum(self.counts)


class Outcome(Struct, frozen=True):
    """What became of one statement: how it stands in each language, its own first.

    `words` counts those of its segments, divided at white space. `links` are the slugs of the statements that
    it links to.
    """

    slug: str
    path: str
    metadata: Metadata
    stands: tuple[Stand, ...]
    words: int = 0
    links: tuple[str, ...] = ()

    @property
    def released(self) -> tuple[Stand, ...]:
        """Return how it stands in the languages that it is released in."""
        return tuple(one for one in self.stands if one.state.published)

    @property
    def withdrawn(self) -> bool:
        """Tell whether nothing is left of it but pages that say so."""
        return self.stands[0].state is State.WITHDRAWN

    def stand(self, language: Language) -> Stand:
        """Return how it stands in `language`."""
        return next(one for one in self.stands if one.code == language.code)


def outcome(edition: Edition, links: tuple[str, ...] = ()) -> Outcome:
    """Return what became of a statement that stands as `edition` says."""
    statement = edition.statement
    return Outcome(
        slug=statement.slug,
        path=statement.path,
        metadata=statement.metadata,
        stands=tuple(map(_stand, edition.standings)),
        words=sum(len(segment.text.split()) for segment in statement.segments),
        links=links,
    )


def newest_first(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Return `outcomes`, the last that changed first."""
    return tuple(
        sorted(outcomes, key=lambda one: (one.metadata.changed, one.metadata.date, one.slug), reverse=True)
    )


def interned(found: Outcome) -> Outcome:
    """Return the same outcome; what it says of all its languages is one object with others' that say it.

    Of most statements of an archive it is the same: all languages released, with as many segments.
    """
    return replace(found, stands=_one_of_equals(found.stands))


@lru_cache(maxsize=_STANDS)
def _one_of_equals(stands: tuple[Stand, ...]) -> tuple[Stand, ...]:
    return stands


def _stand(standing: Standing) -> Stand:
    """Return `standing` in numbers."""
    return Stand(
        code=standing.language.code,
        tag=standing.language.tag,
        state=standing.state,
        counts=tuple(map(standing.count, _STATUSES)),
        reason=standing.reason,
        lacking=sum(piece.fallback for piece in standing.pieces),
        refused=standing.refused,
        approved=standing.approved,
        reviewed=standing.reviewed,
        waivers=standing.waivers,
    )


def shown(edition: Edition, standing: Standing) -> Shown:
    """Return what other pages show of a release."""
    found = heads(edition.statement, standing)
    place, summary = found.get(Kind.PLACE), found.get(Kind.SUMMARY)
    return Shown(
        found[Kind.TITLE].text,
        place.text if place and not place.fallback else None,
        summary.text if summary else None,
    )
