"""What front matter says, typed: a statement's `Metadata`, and the segments that stand in it.

1. The keys are those of `_Written`; any other is refused, with the nearest.
2. A correction is a day and, after it, what was wrong. It cannot be older than the statement.
3. A withdrawal has a day; why it was withdrawn may be said beside it.
4. Title, summary, place, corrections and the reason of a withdrawal are segments, in this order, each
   in a context of its own; they are plain text.
5. Topics and aliases are lists, with commas of any script between their items. Topics are no segments:
   their names are translated once for all statements. What an alias may be says `aliases`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from publish import fields
from publish.errors import SourceError
from publish.model import Correction, Incomplete, Kind, Metadata, Segment
from publish.statements.aliases import fault
from publish.statements.frontmatter import REPEATED, FrontMatter

_COMMA = re.compile("[,،、，]")
_LONGEST_TOPIC = 60  # characters
_DATED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ \t]+(.+)", re.DOTALL)


class _Written(Struct, frozen=True):
    """Front matter as it is written."""

    title: str
    date: dt.date
    place: str | None = None
    summary: str | None = None
    publisher: str | None = None
    origin: str | None = None
    status: Literal["draft", "final"] = "final"
    updated: dt.date | None = None
    embargo: dt.datetime | None = None
    withdrawn: dt.date | None = None
    withdrawal: str | None = None
    correction: tuple[str, ...] = ()
    incomplete: Incomplete | None = None
    topics: str = ""
    aliases: str = ""


def metadata(front: FrontMatter, path: str) -> Metadata:
    """Return what `front` says; SourceError for what it cannot mean."""
    written = fields.convert(
        front.values, _Written, path=path, lines=front.lines, error=SourceError, strict=False
    )
    _check_comments(front, path)
    _check_withdrawal(written, front, path)
    return Metadata(
        title=written.title,
        date=written.date,
        place=written.place,
        summary=written.summary,
        publisher=written.publisher,
        origin=written.origin,
        status=written.status,
        updated=written.updated,
        embargo=written.embargo,
        withdrawn=written.withdrawn,
        withdrawal=written.withdrawal,
        corrections=tuple(_correction(text, written, line, path) for text, line in _corrections(front)),
        incomplete=written.incomplete,
        topics=_topics(written.topics, front, path),
        aliases=_aliases(written.aliases, front, path),
    )


def heads(found: Metadata, front: FrontMatter) -> tuple[Segment, ...]:
    """Return the segments of the front matter."""
    return tuple(
        Segment(text, kind, line, context=kind.value) for kind, text, line in _texts(found, front) if text
    )


def _texts(found: Metadata, front: FrontMatter) -> Iterator[tuple[Kind, str | None, int]]:
    """Yield kind, text and line of each translatable piece of the front matter."""
    single = ((Kind.TITLE, found.title), (Kind.SUMMARY, found.summary), (Kind.PLACE, found.place))
    for kind, text in single:
        yield kind, text, front.lines.get(kind.value, 0)
    for correction, (_, line) in zip(found.corrections, _corrections(front), strict=True):
        yield Kind.CORRECTION, correction.text, line
    yield Kind.WITHDRAWAL, found.withdrawal, front.lines.get(Kind.WITHDRAWAL.value, 0)


def _corrections(front: FrontMatter) -> Iterator[tuple[str, int]]:
    """Yield each correction as it is written, and its line."""
    return ((text, front.lines[key]) for key, text in _each(front) if key.startswith(f"{REPEATED}["))


def _each(front: FrontMatter) -> Iterator[tuple[str, str]]:
    """Yield each value with the key of its line."""
    for key, value in front.values.items():
        if isinstance(value, str):
            yield key, value
        else:
            yield from ((f"{key}[{at}]", text) for at, text in enumerate(value))


def _correction(text: str, written: _Written, line: int, path: str) -> Correction:
    """Return a correction; SourceError unless it is a day, not before the statement's, and a text."""
    match = _DATED.fullmatch(text)
    day = _day(match[1]) if match else None
    if match is None or day is None:
        message = f'"{REPEATED}" is "{text}": expected a date and what was wrong, like "2017-10-21 The …"'
        raise SourceError(path, line, message)
    if day < written.date:
        message = f'"{REPEATED}" is of {day}, before the statement itself, {written.date}: mend one of them'
        raise SourceError(path, line, message)
    return Correction(day, match[2].strip())


def _day(text: str) -> dt.date | None:
    """Return the day that `text` names, or None if there is no such day."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _topics(written: str, front: FrontMatter, path: str) -> tuple[str, ...]:
    """Return the topics; SourceError for one that cannot be a name."""
    topics = _items("topics", written, front, path)
    for name in topics:
        if len(name) > _LONGEST_TOPIC or not any(character.isalnum() for character in name):
            expected = f"expected a name with a letter or a digit, of {_LONGEST_TOPIC} characters at most"
            raise SourceError(path, front.lines["topics"], f'"topics" has "{name}": {expected}')
    return topics


def _aliases(written: str, front: FrontMatter, path: str) -> tuple[str, ...]:
    """Return the aliases; SourceError for one at which no page can be left."""
    aliases = _items("aliases", written, front, path)
    for alias in aliases:
        if wrong := fault(alias):
            raise SourceError(path, front.lines["aliases"], f'"aliases" has "{alias}": {wrong}')
    return aliases


def _items(key: str, written: str, front: FrontMatter, path: str) -> tuple[str, ...]:
    """Return the items of the list under `key`; SourceError for one that is empty or there twice."""
    items = tuple(item.strip() for item in _COMMA.split(written)) if written else ()
    seen: set[str] = set()
    for item in items:
        if not item or item.casefold() in seen:
            wrong = f'"{item}" twice: take one of them out' if item else "a comma too many: take it out"
            raise SourceError(path, front.lines[key], f'"{key}" has {wrong}')
        seen.add(item.casefold())
    return items


def _check_withdrawal(written: _Written, front: FrontMatter, path: str) -> None:
    """Raise SourceError for a reason without a withdrawal, and for one before the statement's date."""
    if written.withdrawal and not written.withdrawn:
        message = '"withdrawal" says why, but nothing says when: add "withdrawn: " and the date'
        raise SourceError(path, front.lines["withdrawal"], message)
    if written.withdrawn and written.withdrawn < written.date:
        day = written.withdrawn
        message = f'"withdrawn" is {day}, before the statement itself, {written.date}: mend one of them'
        raise SourceError(path, front.lines["withdrawn"], message)


def _check_comments(front: FrontMatter, path: str) -> None:
    """Raise SourceError for a comment in the front matter, which would be printed."""
    for key, value in _each(front):
        if "<!--" in value:
            name = key.partition("[")[0]
            message = f'"<!--" would be printed with the {name}: put the comment below the front matter'
            raise SourceError(path, front.lines[key], message, rule="raw-html")
