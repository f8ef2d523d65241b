"""A file that came back, and what it says."""

from __future__ import annotations

from msgspec import Struct

from publish.model import Bitext, Language


class Came(Struct, frozen=True):
    """A file that came back; `name` is what a message calls it, and what its sender called it.

    `language` and `domain` are what the command line says of it, None where that says nothing.
    """

    name: str
    data: bytes
    language: Language | None = None
    domain: str | None = None


class Returned(Struct, frozen=True):
    """What a file says of one statement in one language, as far as it says of which; `said` is to be told."""

    name: str
    text: Bitext
    said: tuple[str, ...] = ()
