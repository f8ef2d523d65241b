"""What every family of rules is made of: a rule, the pair that it looks at, and what it found.

A family is a module with `RULES`, the rules of its table, and `found`, a function from a `Pair` to
what it found. `rules` lists the families, `translations` asks them all.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator
from functools import reduce

from msgspec import Struct

from publish.model import Conventions, Lexicon, Message, Piece, Said, Segment, Severity, Translation, say

ERROR, WARNING = Severity.ERROR, Severity.WARNING

MOST = 20
"""Findings of one rule in one segment: a reader needs no more, and a hostile text could give thousands."""


class Rule(Struct, frozen=True):
    """One rule: `reason` is one line for the person who has to mend what it finds.

    `example` is a case that fires, as docs/checks.md shows it: Markdown, one line. `waivable` says
    that the office may waive it for a segment.
    """

    id: str
    severity: Severity
    reason: str
    example: str = ""
    waivable: bool = False


class Pair(Struct, frozen=True):
    """A segment and what a catalog says of it: all that a check of a translation may look at.

    `original` and `piece` are the two as a reader meets them; `piece` is None where the translation is
    not presented to readers, being absent or fuzzy. `source` and `target` are the two languages' conventions.
    """

    segment: Segment
    translation: Translation
    original: Piece
    piece: Piece | None
    source: Conventions
    target: Conventions
    lexicon: Lexicon


class Found(Struct, frozen=True):
    """What a check found: the id of its rule, one line for the translator, and the piece that is wrong.

    `piece` stands in the translation's text as it is written there; empty where no one place is to blame.
    """

    rule: str
    said: Said
    piece: str = ""

    @property
    def message(self) -> str:
        """Return in English what was found."""
        return str(self.said)


Check = Callable[[Pair], Iterator[Found]]


def quoted(text: str) -> Message:
    """Return the beginning of `text` on one line, in quotes."""
    return say('"{text}"', text=textwrap.shorten(text, 60, placeholder="…"))


def either(forms: Iterable[str]) -> Message:
    """Return `forms`, one at least, in quotes, as a choice."""
    first, *others = (say('"{text}"', text=form) for form in forms)
    return reduce(lambda one, other: say("{one} or {other}", one=one, other=other), others, first)


def listed(items: Iterable[Message | str]) -> Message | str:
    """Return `items`, one at least, as a list."""
    return reduce(lambda one, other: say("{one}, {other}", one=one, other=other), items)
