"""How many words a translator still has before them.

Words are counted in the original, divided at white space, as whoever plans the work counts them: those of
messages without a translation, of those that need work, and of those that a check refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from publish.errors import PublishError
from publish.model import Language, Project, Status
from publish.press.handover.desk import Desk
from publish.press.judge import Judged
from publish.press.outcome import Outcome
from publish.press.policy import State
from publish.press.reviewing.examine import Examined

_NOT_YET = {State.DRAFT, State.WITHDRAWN}
_UNDONE = ("missing", "fuzzy", "refused")


class Left(Struct, frozen=True):
    """What is left to do, in words of the original; `segments` counts the messages that they stand in."""

    segments: int = 0
    missing: int = 0
    fuzzy: int = 0
    refused: int = 0

    @property
    def words(self) -> int:
        """Return all of it."""
        return self.missing + self.fuzzy + self.refused


class Remaining(Struct, frozen=True):
    """What is left of one statement in one language; `reason` says why nobody can tell, where that is so."""

    slug: str
    code: str
    left: Left
    reason: str = ""


def left(examined: Examined) -> Left:
    """Return what is left of a statement in a language."""
    missing, fuzzy, refused = (_words(examined.judged, state) for state in _UNDONE)
    undone = sum(_state(one) in _UNDONE for one in examined.judged)
    return Left(undone, missing, fuzzy, refused)


def remaining(
    project: Project, outcomes: Sequence[Outcome], languages: Sequence[Language]
) -> Iterator[Remaining]:
    """Yield what is left, language by language, the oldest statement first.

    Nothing is said of what is complete, a draft or withdrawn.
    """
    desk = Desk(project)
    for language in languages:
        for one in outcomes:
            stand = one.stand(language)
            if one.stands[0].state in _NOT_YET or stand.count(Status.TRANSLATED) == stand.segments:
                continue
            found = _remaining(desk, one.slug, language)
            if found.reason or found.left.segments:
                yield found


def _remaining(desk: Desk, slug: str, language: Language) -> Remaining:
    try:
        place = desk.place(slug, language)
        return Remaining(slug, language.code, left(desk.examine(place, place.catalog)))
    except PublishError as error:
        return Remaining(slug, language.code, Left(), str(error))


def _words(judged: Sequence[Judged], state: str) -> int:
    return sum(len(one.segment.text.split()) for one in judged if _state(one) == state)


def _state(one: Judged) -> str:
    return "refused" if one.refused else str(one.translation.status)
