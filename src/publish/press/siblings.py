"""Links from one statement to another lead to where that one can be read.

A statement links to a sibling by the name of its page, which lies beside its own in each language. Where the
sibling is not released in that language, the link leads to the first that it is released in, mostly its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from publish.model import Language, Release
from publish.press.edition import Edition

_PAGE = re.compile(r"(?P<slug>[a-z0-9-]+)\.html(?P<place>#.*)?")
_LINK = re.compile(r'(<a\b[^<>]*?\shref=")([^"/:]+)(")')


def readable(editions: Sequence[Edition]) -> Mapping[str, tuple[Language, ...]]:
    """Return the languages that each statement is released in, its own first, by its slug."""
    return {
        one.statement.slug: tuple(standing.language for standing in one.released)
        for one in editions
        if one.released
    }


def led(made: Release, released: Mapping[str, tuple[Language, ...]]) -> Release:
    """Return a release whose links to siblings lead to pages that there are; `released` from `readable`."""

    def found(address: str) -> str:
        page = _PAGE.fullmatch(address)
        languages = released.get(page["slug"], ()) if page else ()
        if not page or not languages or made.language in languages:
            return address
        return f"../{languages[0].tag}/{page[0]}"

    html = _LINK.sub(lambda link: f"{link[1]}{found(link[2])}{link[3]}", made.body.html)
    if html == made.body.html:
        return made
    paragraphs = tuple(
        replace(one, addresses=tuple(map(found, one.addresses))) for one in made.body.paragraphs
    )
    return replace(made, body=replace(made.body, html=html, paragraphs=paragraphs))
