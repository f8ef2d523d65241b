"""How far the translations have come, as numbers: what `publish status` shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from publish.model import Project, Status
from publish.press.edition import Edition
from publish.press.policy import State
from publish.press.standing import Standing

_NOWHERE = {State.DRAFT, State.EMBARGOED, State.WITHDRAWN}


def words(edition: Edition) -> int:
    """Return how many words the statement's segments have, divided at white space."""
    return sum(len(segment.text.split()) for segment in edition.statement.segments)


def coverage(standings: Sequence[Standing]) -> float:
    """Return the share of translated segments over all of `standings`, from 0 to 1, 1 for none.

    It has four decimals and is rounded down, so that only what is complete is 1.
    """
    segments = sum(len(standing.statuses) for standing in standings)
    translated = sum(standing.count(Status.TRANSLATED) for standing in standings)
    return translated * 10_000 // segments / 10_000 if segments else 1.0


def status(project: Project, editions: Sequence[Edition]) -> Mapping[str, object]:
    """Return statements × languages, and each language's sums, ready for JSON."""
    return {
        "statements": {
            edition.statement.slug: {
                "segments": len(edition.statement.segments),
                "words": words(edition),
                "corrections": list(uncorrected(edition)),
                "languages": {
                    standing.language.code: {**_row([standing]), "state": str(standing.state)}
                    for standing in edition.standings[1:]
                },
            }
            for edition in editions
        },
        "languages": {
            language.code: _row(in_language(editions, language.code)) for language in project.languages
        },
    }


def uncorrected(edition: Edition) -> tuple[str, ...]:
    """Return the codes of the languages that still carry the error which the statement's corrections name.

    Those are all in which it is not released, corrections included, with every segment up to date.
    Nothing is said of a statement that is nowhere, or was withdrawn.
    """
    source, *others = edition.standings
    if not edition.statement.metadata.corrections or source.state in _NOWHERE:
        return ()
    return tuple(one.language.code for one in others if one.state is not State.RELEASED)


def in_language(editions: Sequence[Edition], code: str) -> list[Standing]:
    """Return how every statement stands in one language."""
    return [one for edition in editions for one in edition.standings if one.language.code == code]


def counts(standings: Sequence[Standing]) -> dict[str, int]:
    """Return how many segments of `standings` are in each status, refused, and approved.

    Each is in one of the statuses, or refused: an error in a translation does not count as missing too.
    Those that are approved are translated.
    """
    refused = sum(one.refused for one in standings)
    by_status = {str(status): sum(one.count(status) for one in standings) for status in Status}
    by_status[Status.MISSING] -= refused
    return {**by_status, "refused": refused, "approved": sum(one.approved for one in standings)}


def _row(standings: Sequence[Standing]) -> dict[str, object]:
    """Return the numbers of `standings` and the share that is translated."""
    return {**counts(standings), "coverage": coverage(standings)}
