"""Pictures in a source: where they come from, and whether they say something to those who cannot see them.

1. A picture is a file below `source/`, and its address a path from there. From elsewhere it would be loaded
   by every reader, whose address that site then knows, and could be another picture tomorrow.
2. Each has words: they are read to who cannot see it, and stand in its place in plain text.
3. What stands in quotes behind the address is the caption of a picture that is a paragraph of its own. Within
   a line it is seen only under a mouse, and nobody translates it.

Whether there is such a file, and what it holds, `press/pictures.py` finds out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from publish.checks.late import late
from publish.checks.rule import ERROR, WARNING, Rule
from publish.model import Segment, Statement

ADDRESS = Rule(
    "picture-address",
    ERROR,
    "A picture from elsewhere tells that site who reads the statement, and may be another one tomorrow.",
    "`![The gate](https://example.org/gate.jpg)`",
)
FILE = Rule(
    "picture-file",
    ERROR,
    "A picture is made anew, without what a camera wrote into it; what cannot be read cannot be made anew.",
    "`![The gate](images/gate.jpg)` without a file `source/images/gate.jpg`",
)
WORDS = Rule(
    "picture-words",
    ERROR,
    "The words of a picture are read to who cannot see it, and stand in its place in plain text.",
    "`![](images/gate.jpg)`",
)
TITLE = Rule(
    "picture-title",
    WARNING,
    "The title of a picture within a line is not translated, and seen only under a mouse.",
    '`The gate ![A gate](images/gate.jpg "In 2016") is closed.`',
)
RULES = (ADDRESS, FILE, WORDS, TITLE)

_WORDS = late(r"!\[([^\[\]]*)\]\((\d+)\)")
_ELSEWHERE = late(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_STRANGE = late(r"[\x00-\x1f\x7f\\?#]|^/|(?:^|/)\.\.(?:/|$)")
_ENDING = late(r"\.(?:jpe?g|png|webp|gif)", re.IGNORECASE)


def picture_findings(statement: Statement) -> Iterator[tuple[str, int, str]]:
    """Yield rule, line and message for pictures without words (rule 2) and titles nobody reads (rule 3)."""
    for segment in statement.segments:
        for address in _wordless(segment):
            message = f'"![]({address})" has no words: write between the brackets what the picture shows'
            yield WORDS.id, segment.line, message
        for target in segment.targets:
            if target.image and target.title and any(map(str.isalnum, target.title)):
                message = f'"{target.title}" is not translated: give the picture a paragraph of its own'
                yield TITLE.id, segment.line, f"{message}, where this is its caption, or take it out"


def address_fault(address: str) -> str | None:
    """Return why a picture cannot stand at `address`, and what to do; None if it can (rule 1)."""
    path = unquote(address)
    if _ELSEWHERE.match(path):
        return (
            f'"{address}" is elsewhere, and is not shown: put the file below source/ and write its path, '
            "such as images/gate.jpg"
        )
    if _STRANGE.search(path):
        return f'"{address}" is no path below source/: put the file there, and write it like images/gate.jpg'
    if not _ENDING.fullmatch(path, max(path.rfind("."), 0)):
        return f'"{address}" is not named as a picture: save it as .jpg, .png or .webp'
    return None


def _wordless(segment: Segment) -> Iterator[str]:
    """Yield the addresses of a segment's pictures that have no words."""
    images = {target.number: target.address for target in segment.targets if target.image}
    for words, number in _WORDS.findall(segment.text):
        if int(number) in images and not any(map(str.isalnum, words)):
            yield images[int(number)]
