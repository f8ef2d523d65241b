"""Links from one statement to another lead to where that one can be read.

A statement links to a sibling by the name of its page, which lies beside its own in each language. Where the
sibling is not released in that language, the link leads to the first that it is released in, mostly its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from publish.model import Release
from publish.press.outcome import Outcome

Siblings = Mapping[str, tuple[str, ...]]
"""The tags of the languages that each statement is released in, its own first, by its slug."""

_PAGE = re.compile(r"(?P<slug>[a-z0-9-]+)\.html(?P<place>#.*)?")
_LINK = re.compile(r'(<a\b[^<>]*?\shref=")([^"/:]+)(")')


def readable(outcomes: Iterable[Outcome]) -> Siblings:
    """Return where each statement can be read."""
    return {one.slug: tags for one in outcomes if (tags := tuple(stand.tag for stand in one.released))}


def links(made: Release) -> tuple[str, ...]:
    """Return the slugs of what a release links to as one does to a sibling, whether there is one or not."""
    pages = (_PAGE.fullmatch(link[2]) for link in _LINK.finditer(made.body.html))
    return tuple(dict.fromkeys(page["slug"] for page in pages if page))


def led(made: Release, siblings: Siblings) -> Release:
    """Return a release whose links to siblings lead to pages that there are."""

    def found(address: str) -> str:
        page = _PAGE.fullmatch(address)
        tags = siblings.get(page["slug"], ()) if page else ()
        if not page or not tags or made.language.tag in tags:
            return address
        return f"../{tags[0]}/{page[0]}"

    html = _LINK.sub(lambda link: f"{link[1]}{found(link[2])}{link[3]}", made.body.html)
    if html == made.body.html:
        return made
    paragraphs = tuple(
        replace(one, addresses=tuple(map(found, one.addresses))) for one in made.body.paragraphs
    )
    return replace(made, body=replace(made.body, html=html, paragraphs=paragraphs))
