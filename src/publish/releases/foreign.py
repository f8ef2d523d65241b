"""Names in letters of the other direction, kept whole: "Amnesty International" inside Arabic.

The Unicode bidirectional algorithm reads such words in their own order, but lets them draw in what follows:
of two names with a comma between them the second comes first, and a number behind a name changes sides. In
`<bdi>` a name is one thing to what stands around it.

1. A stretch begins and ends with a letter of the other direction. Between stand such letters, spaces, marks
   and digits; in right-to-left text a number behind it belongs to it, as in "France 24".
2. The surrounding text's own comma, semicolon or question mark ends it, and so do the reference to a
   footnote and the border of a block. Where a block has nothing else, there is nothing to keep it from.
3. A stretch that runs across a tag, or across what is isolated already, is left to the algorithm, which
   keeps its order: to isolate the parts would change it. So is one that would tear brackets apart.
4. Code, and what has the other direction already, stays as it is.

Source: UAX #9, https://www.unicode.org/reports/tr9/ (N0 to N2 for what is drawn in; 2.4.2 for isolates); HTML
Living Standard, 4.5.24 (`bdi`) and 15.3.6 (whatever has `dir` is isolated).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import chain

from publish.releases.tags import Direction, Node, nodes

_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
_INLINE = {
    "a", "abbr", "b", "bdi", "cite", "code", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "time", "u", "var",
}  # fmt: skip

# The classes of a view: l and r are letters, 1 a digit, m what belongs to the character before it, s a space,
# n what else has no direction, o what is not to be looked into, e a mark that ends a stretch, and a newline
# the border of a block.
_CLASSES = {
    "L": "l", "R": "r", "AL": "r", "EN": "1", "AN": "1", "NSM": "m", "BN": "m", "WS": "s",
    "LRI": "o", "RLI": "o", "FSI": "o", "PDI": "o",
}  # fmt: skip
_ENDS: Mapping[Direction, str] = {"rtl": "،؛؟۔", "ltr": ",;?"}
_STRETCHES: Mapping[Direction, re.Pattern[str]] = {
    "rtl": re.compile("l[lm1]*(?:[nos1m]*l[lm1]*)*(?:s1+)?"),
    "ltr": re.compile("r[rm]*(?:[nos1m]*r[rm]*)*"),
}
_OWN: Mapping[Direction, re.Pattern[str]] = {"rtl": re.compile("[re]"), "ltr": re.compile("[le]")}
_FOREIGN: Mapping[Direction, Direction] = {"rtl": "ltr", "ltr": "rtl"}
_OPAQUE = "\u2066"  # stands for each character that is not to be looked into
_LAST: Node = ("", "p", False)  # a border, for what has none at its end
_BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "（": "）"}
# Every letter of the other direction, every reference that may stand for one, and more: where none is found,
# there is no name.
_PERHAPS: Mapping[Direction, re.Pattern[str]] = {
    "rtl": re.compile(
        r"[^\x00-%'-@\[-`{-\u00a9\u00ab-\u00b4\u0591-\u08ff\u2000-\u200d\u200f-\u206f\ufb1d-\ufdff\ufe70-\ufeff]"
    ),
    "ltr": re.compile(
        r"[&\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
    ),
}
_ABBREVIATION = re.compile(r"(?:^|[\s.])[^\W\d_]\.[^\W\d_]$")


def isolate(html: str, direction: Direction) -> str:
    """Return an HTML fragment in text of `direction` with each name of the other direction in `<bdi>`.

    >>> isolate("<p>تقول Human Rights Watch، 2017</p>", "rtl")
    '<p>تقول <bdi dir="ltr">Human Rights Watch</bdi>، 2017</p>'
    """
    if not _PERHAPS[direction].search(html):
        return html
    written: list[str] = []
    end = 0
    for start, stop in _stretches(html, direction):
        written += [html[end:start], f'<bdi dir="{_FOREIGN[direction]}">', html[start:stop], "</bdi>"]
        end = stop
    return "".join([*written, html[end:]])


def _stretches(html: str, direction: Direction) -> Iterator[tuple[int, int]]:
    """Yield where in `html` a name begins and ends (rules 1 to 3)."""
    for at, block in _blocks(html, direction):
        found = _STRETCHES[direction].finditer(block) if _OWN[direction].search(block) else ()
        for match in found:
            end = None if "o" in match.group() else _whole(html, at + match.start(), at + match.end())
            if end:
                yield at + match.start(), end


def _whole(html: str, start: int, end: int) -> int | None:
    """Return where a stretch ends with what closes it; None where it would tear brackets apart."""
    expected: list[str] = []
    for character in html[start:end]:
        if character in _BRACKETS:
            expected.append(_BRACKETS[character])
        elif character in _BRACKETS.values() and (not expected or expected.pop() != character):
            return None
    closing = "".join(reversed(expected))
    if html.startswith(closing, end):
        abbreviated = html.startswith(".", end) and _ABBREVIATION.search(html[max(start, end - 4) : end])
        return end + len(closing) + (1 if abbreviated and not closing else 0)
    return None


def _blocks(html: str, direction: Direction) -> Iterator[tuple[int, str]]:
    """Yield where each block that may hold a name begins, and the class of each of its characters."""
    perhaps = _PERHAPS[direction].search
    at = 0
    border = False
    written: list[str] = []
    for text, tag, kept in chain(nodes(html, direction), (_LAST,)):
        looked_into = not tag and not kept
        if tag and not kept:
            border = tag not in _INLINE or "fnref" in text
        if looked_into or not border:
            written.append(text if looked_into else _OPAQUE * len(text))
            continue
        block = "".join(written)
        if perhaps(block):
            yield at, _view(block, direction)
        at += len(block) + len(text)
        written.clear()


def _view(text: str, direction: Direction) -> str:
    """Return the classes of a text; a character reference counts as the character that it stands for."""
    if "&" in text:
        text = _ENTITY.sub(lambda match: unescape(match[0])[:1] * len(match[0]), text)
    return text.translate(_TABLES[direction])


class _Table(dict[int, str]):
    """The class of each character, looked up once; `ends` are the marks that end a stretch."""

    def __init__(self, ends: str) -> None:
        super().__init__({ord(mark): "e" for mark in ends} | {ord(mark): "s" for mark in "\n\r\t\u00a0"})

    def __missing__(self, code: int) -> str:
        found = _CLASSES.get(unicodedata.bidirectional(chr(code)), "n")
        self[code] = found
        return found


_TABLES: Mapping[Direction, _Table] = {direction: _Table(ends) for direction, ends in _ENDS.items()}
