"""A file that came back, and what it says."""

from __future__ import annotations

from dataclasses import dataclass

from publish.model import Bitext, Language


@dataclass(frozen=True, slots=True)
class Came:
    """A file that came back; `name` is what a message calls it, and what its sender called it.

    `language` and `domain` are what the command line says of it, None where that says nothing.
    """

    name: str
    data: bytes
    language: Language | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """What a file says of one statement in one language, as far as it says of which; `said` is to be told."""

    name: str
    text: Bitext
    said: tuple[str, ...] = ()
