"""What the plan is made of: statements as they stand in each language, and files to be made."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from publish.model import Kind, Language, Picture, Piece, Statement
from publish.press.policy import State
from publish.press.standing import Standing

_HEADS = frozenset({Kind.TITLE, Kind.SUMMARY, Kind.PLACE})


class Edition(Struct, frozen=True):
    """One statement and how it stands in each language, its own first, and the pictures that it may show."""

    statement: Statement
    standings: tuple[Standing, ...]
    pictures: tuple[Picture, ...] = ()

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


class Output(Struct, frozen=True):
    """One file to be made: its path below `build/`, whose it is, and what makes its bytes.

    `always` says that it is made whatever the caller asked for: it lists others, or takes one back. Else a
    language that nobody asked for would go on showing what is embargoed or withdrawn now.
    """

    path: str
    language: Language | None
    statement: str | None
    make: Callable[[], bytes]
    always: bool = False


def heads(statement: Statement, standing: Standing) -> dict[Kind, Piece]:
    """Return title, summary and place by kind, as far as the statement has them."""
    return {
        segment.kind: piece
        for segment, piece in zip(statement.segments, standing.pieces, strict=True)
        if segment.kind in _HEADS
    }


def href(slug: str, to: str, here: str) -> str:
    """Return the address of a statement's page in the folder `to`, from a page in the folder `here`."""
    return f"{slug}.html" if to == here else f"../{to}/{slug}.html"
