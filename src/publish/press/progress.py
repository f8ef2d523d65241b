"""How far the translations have come, as numbers: what `publish status` shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from publish.model import Project, Status
from publish.press.outcome import Outcome, Stand
from publish.press.policy import State

_NOWHERE = {State.DRAFT, State.EMBARGOED, State.WITHDRAWN}


def coverage(stands: Sequence[Stand]) -> float:
    """Return the share of translated segments over all of `stands`, from 0 to 1, 1 for none.

    It has four decimals and is rounded down, so that only what is complete is 1.
    """
    segments = sum(one.segments for one in stands)
    translated = sum(one.count(Status.TRANSLATED) for one in stands)
    return translated * 10_000 // segments / 10_000 if segments else 1.0


def status(project: Project, outcomes: Sequence[Outcome]) -> Mapping[str, object]:
    """Return statements × languages, and each language's sums, ready for JSON."""
    return {
        "statements": {
            one.slug: {
                "segments": one.stands[0].segments,
                "words": one.words,
                "corrections": list(uncorrected(one)),
                "languages": {
                    stand.code: {**_row([stand]), "state": str(stand.state)} for stand in one.stands[1:]
                },
            }
            for one in outcomes
        },
        "languages": {
            language.code: _row(in_language(outcomes, language.code)) for language in project.languages
        },
    }


def uncorrected(outcome: Outcome) -> tuple[str, ...]:
    """Return the codes of the languages that still carry the error which the statement's corrections name.

    Those are all in which it is not released, corrections included, with every segment up to date.
    Nothing is said of a statement that is nowhere, or was withdrawn.
    """
    source, *others = outcome.stands
    if not outcome.metadata.corrections or source.state in _NOWHERE:
        return ()
    return tuple(one.code for one in others if one.state is not State.RELEASED)


def in_language(outcomes: Sequence[Outcome], code: str) -> list[Stand]:
    """Return how every statement stands in one language."""
    return [stand for one in outcomes for stand in one.stands if stand.code == code]


def counts(stands: Sequence[Stand]) -> dict[str, int]:
    """Return how many segments of `stands` are in each status, refused, and approved.

    Each is in one of the statuses, or refused: an error in a translation does not count as missing too.
    Those that are approved are translated.
    """
    refused = sum(one.refused for one in stands)
    by_status = {str(status): sum(one.count(status) for one in stands) for status in Status}
    by_status[Status.MISSING] -= refused
    return {**by_status, "refused": refused, "approved": sum(one.approved for one in stands)}


def _row(stands: Sequence[Stand]) -> dict[str, object]:
    """Return the numbers of `stands` and the share that is translated."""
    return {**counts(stands), "coverage": coverage(stands)}
