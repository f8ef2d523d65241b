"""What Python-Markdown cannot finish is refused before it starts.

Some short texts take it minutes (`[` 16,000 times), others exhaust Python's stack (a list in a
list in a list …). None of them is a statement anybody wrote, so the limits lie far above what
people write and far below what hurts: at the limit a segment takes some tenths of a second.

All limits count what stands in the text, none the time it takes: the same text is refused
everywhere and always. What opens a link, a tag or a code span sends the parser looking for its
end, at worst to the end of the text, once for each time it stands there: that product is what is
bounded (`MAX_SCANNED`). Marks put on one another are sorted whenever Unicode text is normalised,
which takes time that grows with the square of their number (`MAX_STACKED`).
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from publish.errors import SourceError

MAX_SOURCE = 2_000_000
"""Characters in one source file."""

MAX_SEGMENT = 65_536
"""Characters in one segment or translation."""

MAX_GROWN = 20
"""How many times as long as its source a translation may be; up to `ALWAYS` characters any may be."""

ALWAYS = 4_000

MAX_DEPTH = 12
"""Blocks (lists, quotations, indents) inside one another."""

MAX_MARKS = {"[": 200, "<": 200, "`": 200, "*": 2000, "_": 2000, "&": 2000, "\\": 5000}
"""How often each character of markup may stand in one segment."""

MAX_OF_A_KIND = (
    ("]:", re.compile(r"^[ \t>]*\[[^\[\]\n]*\]:", re.MULTILINE), 1000, "definitions of links and footnotes"),
    ("[^", re.compile(r"\[\^"), 1000, "footnotes and references to them"),
    ("<", re.compile(r"<"), 2000, "tags and other <"),
    ("\n", re.compile(r"\n[ \t]*\n"), 20_000, "paragraphs"),
    ("\n", re.compile(r"^[ \t>]*(?:#|[-=*_][-=*_ \t]*$)", re.MULTILINE), 2000, "headings and rules"),
)
"""What a source file may have only so many of: what each holds or follows, a pattern, how many, in words."""

MAX_SCANNED = 1_000_000
"""Characters that the openers of one segment may send the parser through: their number times its length."""

MAX_STACKED = 30
"""Combining marks upon one letter. Source: UAX #15, 13, Stream-Safe Text Format."""

NO_CHARACTER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")
"""References with more digits than any character's number needs; Python refuses to read 5,000 of them."""

_SCANNING = "[<`"
_MARKS = re.compile(f"[{re.escape(''.join(MAX_MARKS))}]")
_MAYBE_MARK = re.compile(r"[^\w\s\x00-\x7f]")  # no combining mark is \w
_MAYBE_STACKED = re.compile(rf"{_MAYBE_MARK.pattern}{{{MAX_STACKED + 1},}}")
_MARKER_BEGINS = frozenset(" \t>-*+:0123456789")
_MARKER = re.compile(r"(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]|:[ \t]))")


def too_complex(text: str) -> str | None:
    """Return why the inline stage must not be run on `text` (in words), or None if it may."""
    if (reason := too_long(text)) or not _MARKS.search(text):
        return reason
    for mark, most in MAX_MARKS.items():
        if (count := text.count(mark)) > most:
            return f'"{mark}" {count:,} times in one piece of text, where {most:,} is the most'
    openers = sum(map(text.count, _SCANNING))
    if openers * len(text) > MAX_SCANNED:
        most = MAX_SCANNED // len(text)
        return f'"[", "<" and "`" {openers:,} times in {len(text):,} characters, where {most:,} is the most'
    return None


def too_long(text: str) -> str | None:
    """Return why `text` is too much for one piece, markup or not (in words), or None if it is not."""
    if len(text) > MAX_SEGMENT:
        return f"{len(text):,} characters in one piece of text, where {MAX_SEGMENT:,} is the most"
    return stacked(text)


def overgrown(text: str, source: str) -> str | None:
    """Return why `text` is no translation of `source`, by its length (in words), or None if it may be one.

    It bounds all that comes later (the checks of figures, say) by what the office itself wrote.
    """
    most = max(ALWAYS, MAX_GROWN * len(source))
    if len(text) > most:
        return f"{len(text):,} characters for {len(source):,} of the original, where {most:,} is the most"
    return None


def stacked(text: str) -> str | None:
    """Return why `text` must not be normalised (in words), or None if it may be.

    More marks than are allowed, side by side, reach over one of the places that are looked at first.
    """
    if text.isascii() or not _MAYBE_MARK.search(text[:: MAX_STACKED + 1]):
        return None
    for match in _MAYBE_STACKED.finditer(text):
        for marks, run in groupby(match[0], lambda one: unicodedata.combining(one) > 0):
            if marks and (count := sum(1 for _ in run)) > MAX_STACKED:
                return f"{count:,} marks upon one letter, where {MAX_STACKED} is the most"
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
    if reason := stacked(text):
        raise SourceError(path, 0, f"{reason}: take them out", rule="source-complex")
    if text.startswith("---") and (most := text.find("\n---", 3)) > MAX_SEGMENT:
        message = f"{most:,} characters of front matter, where {MAX_SEGMENT:,} is the most: write them below"
        raise SourceError(path, 1, message, rule="source-complex")
    if match := NO_CHARACTER.search(text):
        begun = text.count("\n", 0, match.start()) + 1
        message = f'"{match[0][:12]}…" is too long for the number of a character: write the character itself'
        raise SourceError(path, begun, message, rule="source-complex")
    for held, pattern, most, what in MAX_OF_A_KIND:
        if text.count(held) >= most and (count := sum(1 for _ in pattern.finditer(text))) > most:
            message = f"{count:,} {what}, where {most:,} is the most: split the statement"
            raise SourceError(path, 0, message, rule="source-complex")
    for number, line in enumerate(text.split("\n"), start=1):
        if line[:1] in _MARKER_BEGINS and (depth := _depth(line)) > MAX_DEPTH:
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
