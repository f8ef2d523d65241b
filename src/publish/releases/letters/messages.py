"""A release as messages for messaging apps: the plain text in parts, each short enough to be sent.

1. No message is longer than `LIMIT`, its number and last newline included; `breaks.size` says in what.
2. A message ends behind a paragraph. Only a paragraph that is longer than a whole message is cut
   (`publish.releases.letters.breaks`).
3. What names or opens what follows stays with it: a heading with its paragraph, the first line of a list or a
   table with the second. The addresses of links stay below their paragraph.
4. Headings and what is strong are `*bold*`, each line for itself, as WhatsApp and those that follow it show
   it. An address is never inside the asterisks: an app would take them for a part of it.
5. Each line is turned for itself, as in the plain text; so is each part of a line that was cut.
6. Several messages say which they are, in the digits of the release's date; a single one says nothing. Each
   says that it is under embargo: it may be passed on alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from publish import model
from publish.releases import runs
from publish.releases.environment import render
from publish.releases.letters.breaks import cut, size
from publish.releases.numerals import numeral
from publish.releases.text import lay, paragraphs

LIMIT = 4096
"""UTF-16 code units in one message: what Telegram takes, the least of those in use."""

_SCANT = 4  # a heading that leaves less than this part of a message to what follows stands alone


def messages(release: model.Release) -> tuple[bytes, ...]:
    """Return `release` as messages in their order: UTF-8, NFC, newlines as LF, each ending in one."""
    said = paragraphs(release)
    count, parts = 1, _parts(said, release, LIMIT - 1)
    while len(parts) > count:
        count = 10 * count + 9 if count > 1 else 9  # 9, 99, 999: as long as any number up to it
        parts = _parts(said, release, LIMIT - size(_message(release, "", count, count).decode()) - 1)
    total = len(parts)
    return tuple(_message(release, part, number, total) for number, part in enumerate(parts, start=1))


def bold(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    """Return `text` with the characters in `ranges` between asterisks (rule 4).

    An asterisk stands at no space, and never inside a left-to-right run.

    >>> bold("see https://a.example now", [(0, 25)])
    '*see* https://a.example *now*'
    """
    marks: list[tuple[int, int]] = []
    at = 0
    for run in runs.split(text):
        for start, end in _lines(text, at, at + len(run.text)):
            marks += _marked(text, run.kind, start, end, ranges)
        at += len(run.text)
    return _inserted(text, _joined(text, marks))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of `text` from `start` to `end` that stand on one line each."""
    for line in text[start:end].split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _marked(
    text: str, kind: str, start: int, end: int, ranges: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield what of `text` from `start` to `end`, which is a run of that `kind`, stands in `ranges`."""
    if kind in {"url", "email"}:
        return
    for first, last in ranges:
        if kind == "text":
            low, high = max(start, first), min(end, last)
        else:
            low, high = (start, end) if max(start, first) < min(end, last) else (0, 0)
        if text[low:high].strip():
            yield low, high


def _joined(text: str, marks: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield `marks` without spaces at their ends, those that touch each other as one."""
    joined: list[tuple[int, int]] = []
    for start, end in marks:
        if joined and joined[-1][1] >= start:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    for start, end in joined:
        inner = text[start:end]
        yield start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def _inserted(text: str, marks: Iterable[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in marks:
        pieces += [text[at:start], "*", text[start:end], "*"]
        at = end
    return "".join([*pieces, text[at:]])


# --- from paragraphs to messages -----------------------------------------------------------


class _Part(Struct, frozen=True):
    """Lines that stay together, laid out; `gap` says whether an empty line comes first."""

    text: str
    gap: bool

    def __add__(self, other: _Part) -> _Part:
        """Return both, one below the other."""
        if not self.text:
            return other
        return replace(self, text=f"{self.text}{_joint(other)}{other.text}")


def _joint(part: _Part) -> str:
    return "\n\n" if part.gap else "\n"


def _message(release: model.Release, body: str, number: int, count: int) -> bytes:
    """Return the message `number` of `count`, which says `body`."""

    def say(words: str) -> str:
        return lay(model.Paragraph(words), release, 0)

    return render(
        "message.txt",
        release.furniture,
        lay=say,
        body=body,
        several=count > 1,
        embargo=release.embargo_text if number > 1 else None,  # the first begins with it
        number=numeral(number, release.date_text),
        count=numeral(count, release.date_text),
    )


def _parts(said: Sequence[model.Paragraph], release: model.Release, limit: int) -> list[str]:
    """Return the bodies of the messages, each at most `limit` long."""
    bodies: list[str] = []
    for part in _together(said, release, limit):
        longer = f"{bodies[-1]}{_joint(part)}{part.text}" if bodies else ""
        if bodies and size(longer) <= limit:
            bodies[-1] = longer
        else:
            bodies.append(part.text)
    return bodies


def _together(said: Sequence[model.Paragraph], release: model.Release, limit: int) -> Iterator[_Part]:
    """Yield what may not be torn apart (rule 3), each part at most `limit` long."""
    head = _Part("", gap=True)
    for paragraph, following in zip_longest(said, said[1:]):
        *whole, last = _laid(paragraph, release, head, limit)
        yield from whole
        if _leads(paragraph, following):
            head = last
        else:
            yield last
            head = _Part("", gap=True)


def _leads(paragraph: model.Paragraph, following: model.Paragraph | None) -> bool:
    """Tell whether what follows must stand in the same message."""
    if following is None:
        return False
    return paragraph.heading or (paragraph.gap and not following.gap)


def _laid(paragraph: model.Paragraph, release: model.Release, head: _Part, limit: int) -> Iterator[_Part]:
    """Yield `paragraph` below `head`, as a whole if that fits, else in parts that do, addresses last."""
    whole = head + _Part(_lines_of(paragraph, release), paragraph.gap)
    if size(whole.text) <= limit:
        yield whole
        return
    if head.text and size(head.text) > limit - limit // _SCANT:
        yield head
        head = _Part("", gap=True)
    yield from _cut(replace(paragraph, addresses=()), release, head, limit)
    for address in paragraph.addresses:
        alone = model.Paragraph(address, paragraph.indent, paragraph.indent, gap=False, literal=True)
        yield from _cut(alone, release, _Part("", gap=True), limit)


def _cut(paragraph: model.Paragraph, release: model.Release, head: _Part, limit: int) -> Iterator[_Part]:
    """Yield the parts of a paragraph that is too long for one message, the first below `head`."""
    words = unicodedata.normalize("NFC", paragraph.text)

    def part(start: int, end: int) -> _Part:
        inside = ((max(first, start) - start, min(last, end) - start) for first, last in paragraph.strong)
        piece = replace(
            paragraph,
            text=words[start:end],
            lead=paragraph.indent if start else paragraph.lead,
            strong=tuple((first, last) for first, last in inside if first < last),
        )
        laid = _Part(_lines_of(piece, release), paragraph.gap)
        return laid if start else head + laid

    def fits(start: int, end: int) -> bool:
        return end - start <= limit and size(part(start, end).text) <= limit

    yield from (part(start, end) for start, end in cut(words, fits))


def _lines_of(paragraph: model.Paragraph, release: model.Release) -> str:
    """Return the lines of `paragraph`, laid out and turned (rules 4 and 5), in NFC."""
    strong = [(0, len(paragraph.text))] if paragraph.heading else paragraph.strong
    marked = replace(paragraph, text=bold(paragraph.text, strong))
    return unicodedata.normalize("NFC", lay(marked, release, 0))
