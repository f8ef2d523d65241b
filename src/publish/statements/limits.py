"""What Python-Markdown cannot finish is refused before it starts.

Some short texts take it minutes (`[` 16,000 times), others exhaust Python's stack (a list in a
list in a list …). None of them is a statement anybody wrote, so the limits lie far above what
people write and far below what hurts: at the limit a segment takes some hundredths of a second.
"""

from __future__ import annotations

import re

from publish.errors import SourceError

MAX_SOURCE = 2_000_000
"""Characters in one source file."""

MAX_SEGMENT = 65_536
"""Characters in one segment or translation."""

MAX_DEPTH = 12
"""Blocks (lists, quotations, indents) inside one another."""

MAX_MARKS = {"[": 200, "<": 200, "`": 200, "*": 2000, "_": 2000, "&": 2000, "\\": 5000}
"""How often each character of markup may stand in one segment."""

MAX_OF_A_KIND = (
    (re.compile(r"^[ \t>]*\[[^\[\]\n]*\]:", re.MULTILINE), 1000, "definitions of links and footnotes"),
    (re.compile(r"\[\^"), 1000, "footnotes and references to them"),
    (re.compile(r"<"), 2000, "tags and other <"),
    (re.compile(r"^[ \t>]*(?:#|[-=*_][-=*_ \t]*$)", re.MULTILINE), 2000, "headings and rules"),
)
"""What a source file may have only so many of: as a pattern, how many, and in words."""

_MARKER = re.compile(r"(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]|:[ \t]))")


def too_complex(text: str) -> str | None:
    """Return why the inline stage must not be run on `text` (in words), or None if it may."""
    if len(text) > MAX_SEGMENT:
        return f"{len(text):,} characters in one piece of text, where {MAX_SEGMENT:,} is the most"
    for mark, most in MAX_MARKS.items():
        if (count := text.count(mark)) > most:
            return f'"{mark}" {count:,} times in one piece of text, where {most:,} is the most'
    return None


def check_source(text: str, path: str) -> None:
    """Raise SourceError where the blocks of `text` are more than Python-Markdown can finish."""
    if len(text) > MAX_SOURCE:
        raise SourceError(
            path,
            0,
            f"{len(text):,} characters, where {MAX_SOURCE:,} is the most: split the statement",
            rule="source-complex",
        )
    for pattern, most, what in MAX_OF_A_KIND:
        if (count := sum(1 for _ in pattern.finditer(text))) > most:
            message = f"{count:,} {what}, where {most:,} is the most: split the statement"
            raise SourceError(path, 0, message, rule="source-complex")
    for number, line in enumerate(text.split("\n"), start=1):
        if (depth := _depth(line)) > MAX_DEPTH:
            raise SourceError(
                path,
                number,
                f"lists, quotations or indents {depth} deep, where {MAX_DEPTH} is the most: "
                "take the line out of some of them",
                rule="source-depth",
            )


def _depth(line: str) -> int:
    """Return how many blocks deep a line that begins with markers may stand: indents and markers."""
    position = markers = 0
    while match := _MARKER.match(line, position):
        markers, position = markers + 1, match.end()
    expanded = line.expandtabs(4)
    return markers and markers + (len(expanded) - len(expanded.lstrip())) // 4
