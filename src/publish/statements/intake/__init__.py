"""Intake: pasted plain text to a statement's Markdown source.

Bytes become text (`decode`), text lines (`lines`). The furniture of printed pages is swept away
wherever it stands (`sweep`), then that of mail (`mail`, `mailheaders`) and the furniture of press
releases where it belongs (`layout`, with the patterns of `recognise` and `headline`; what only looks
unfinished is for `signs`). What is left is put into paragraphs and lists (`reflow`,
`marks`, `hyphens`), escaped (`escape`) and written out (`write`). No word is lost on the way:
`ledger` says how that is counted.

Nothing here reads or writes a file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from publish.errors import SourceError
from publish.statements.intake import lines as _lines
from publish.statements.intake.dates import weekday
from publish.statements.intake.decode import decode
from publish.statements.intake.hyphens import vocabulary
from publish.statements.intake.layout import Layout
from publish.statements.intake.ledger import Doubt, Dropped, Rewritten, fold, visible
from publish.statements.intake.recognise import Facts, dateline
from publish.statements.intake.reflow import Block, blocks, ends_sentence, script_changes, unclear_beginnings
from publish.statements.intake.sweep import doubts as sweep_doubts
from publish.statements.intake.sweep import sweep
from publish.statements.intake.write import document, slug_date, slug_for

__all__ = ["Doubt", "Dropped", "Intake", "Rewritten", "intake"]

_Entry = TypeVar("_Entry", Dropped, Doubt, Rewritten)
_CLOSED = re.compile(r"[.!?…:;,؟。！？—–][\"”’'»)\]]*\Z")
_HEADING = 100  # characters: longer text without a full stop is no heading
_MAY_BE_HEADING = 'may be a heading: if it is, put "## " before it'
_LONE_DASH = re.compile(r"[-–—*·](?: \w|[^\W\d_])")
_MAY_BE_ITEM = (
    'may be an item of a list: if it is, write "- " for the mark before it',
    "may be an item of a list: if it is, take out the backslash before its mark",
)
_STOPS_SHORT = "stops in mid-sentence: does it go on in the paragraph below?"


class Intake(Struct, frozen=True):
    """A pasted text as a source file, and the account of how it became one.

    `text` is the whole of `source/SLUG.md`. `recognised` has what was found in the text, as it
    stood there, under the front matter's keys; `text` has it as the front matter wants it.
    """

    slug: str
    text: str
    recognised: Mapping[str, str]
    dropped: tuple[Dropped, ...]
    doubts: tuple[Doubt, ...]
    rewritten: tuple[Rewritten, ...]


def intake(
    data: bytes, name: str, *, date: dt.date | None = None, slug: str | None = None, title: str | None = None
) -> Intake:
    """Return the statement that `data`, the bytes of a pasted text file called `name`, holds.

    `date`, `slug` and `title` (plain text) win over what is found. SourceError if the file is
    not text, has no body, or if title, date or slug are neither given nor found.
    """
    text, damage = decode(data, name)
    source = _lines.split(text)
    kept, swept = sweep(source.lines)
    layout = Layout(vocabulary(source.lines), fold(visible(title)) if title is not None else None)
    layout.read(kept)
    body = blocks(layout.body, layout.known)
    if not body:
        raise SourceError(name, 0, "there is no text below the title: paste the whole statement")
    headline = _title(layout, name)
    facts, fact_doubts = _facts(layout.facts, body[0], swept)
    day = _day(facts, date, slug, source.lines, name)
    doubts = (*damage, *source.doubts, *sweep_doubts(source.lines, swept), *layout.doubts, *fact_doubts)
    doubts += (*unclear_beginnings(layout.body), *script_changes((*layout.title_lines, *layout.body)))
    doubts += (
        *_date_doubts(date, facts, source.lines),
        *_doubts(body, {doubt.line for doubt in layout.doubts}),
    )
    return Intake(
        slug=_slug(slug, headline, day, name),
        text=document(_front_matter(headline, day, facts, is_draft=bool(doubts)), body),
        recognised={**({"title": layout.title.text} if layout.title else {}), **facts.values},
        dropped=_in_order((*source.dropped, *swept, *layout.dropped)),
        doubts=_in_order(doubts),
        rewritten=_in_order((*(layout.title.rewritten if layout.title else ()), *_rewritten(body))),
    )


def _title(layout: Layout, name: str) -> str:
    """Return the title given or found; SourceError if there is neither."""
    if layout.given:
        return layout.given
    if layout.title and layout.given is None:
        return layout.title.text
    line = layout.body[0].number
    raise SourceError(
        name, line, 'no title found: put it on a line of its own at the top, or pass --title "…"'
    )


def _facts(facts: Facts, first: Block, swept: Sequence[Dropped]) -> tuple[Facts, tuple[Doubt, ...]]:
    """Return all facts, those of the dateline and of a browser's footers too, and what contradicts."""
    doubts = []
    from_dateline = {} if first.mark else dateline(first.text)
    joined = facts.joined(from_dateline)
    if joined is None:
        doubts.append(Doubt(first.line, first.text, "the dateline contradicts what stands above it"))
    facts = joined or facts
    for line in swept:
        if line.pattern == "web print footer":
            facts = facts.joined({"origin": line.text.split()[0]}) or facts
    return facts, tuple(doubts)


def _day(
    facts: Facts, given: dt.date | None, slug: str | None, lines: Sequence[_lines.Line], name: str
) -> dt.date:
    """Return the statement's date: given, found, or the slug's; SourceError if there is no one answer."""
    if given:
        return given
    if len(facts.dates) == 1:
        return facts.dates[0]
    if facts.dates:
        found = facts.values["date"]
        choices = " or ".join(f"--date {day}" for day in facts.dates)
        raise SourceError(name, _line_of(found, lines), f'"{found}" may be two days: pass {choices}')
    if slug:
        return slug_date(slug, name)
    raise SourceError(name, 0, "no date found (one inside a sentence is not taken): pass --date YYYY-MM-DD")


def _date_doubts(given: dt.date | None, facts: Facts, lines: Sequence[_lines.Line]) -> Iterator[Doubt]:
    """Yield a doubt if the date given is not the one that the text has, or the text's own is odd."""
    if given and facts.dates and given not in facts.dates:
        found = facts.values["date"]
        yield Doubt(_line_of(found, lines), found, f"the text's own date is not the one given, {given}")
    named = weekday(facts.values.get("date", ""))
    if named is not None and all(date.weekday() != named for date in facts.dates):
        found = facts.values["date"]
        yield Doubt(
            _line_of(found, lines), found, "that date is another day of the week: which one is wrong?"
        )


def _line_of(found: str, lines: Sequence[_lines.Line]) -> int:
    """Return the number of the first line that holds what was found, 0 if it goes over a line's end."""
    return next((line.number for line in lines if found in line.text), 0)


def _slug(given: str | None, title: str, day: dt.date, name: str) -> str:
    """Return the slug given, or one made of the date and the title; SourceError if it is not valid."""
    if given is None:
        return slug_for(title, day, name)
    if slug_date(given, name) != day:
        raise SourceError(
            name, 0, f'the slug "{given}" does not begin with the date, {day}: change --slug or --date'
        )
    return given


def _front_matter(title: str, day: dt.date, facts: Facts, *, is_draft: bool) -> dict[str, str]:
    """Return the front matter's values as plain text; an address gets the scheme it lacks."""
    values = {
        **facts.values,
        "title": title,
        "date": day.isoformat(),
        "status": "draft" if is_draft else "final",
    }
    if "origin" in values and "://" not in values["origin"]:
        values["origin"] = f"https://{values['origin']}"
    return values


def _doubts(body: Sequence[Block], flagged: Collection[int]) -> Iterator[Doubt]:
    """Yield what is doubtful in the paragraphs; a line that is `flagged` already is no heading."""
    for above, block in zip((None, *body), body, strict=False):
        yield from block.doubts
        if block.mark:
            continue
        if _LONE_DASH.match(block.text):
            yield Doubt(block.line, block.text, _MAY_BE_ITEM[block.text[0] in "-*"])
            continue
        if not _CLOSED.search(block.text) and block.line not in flagged:
            is_short = len(block.text) <= _HEADING
            yield Doubt(block.line, block.text, _MAY_BE_HEADING if is_short else _STOPS_SHORT)
        if above and block.text[0].islower() and ends_sentence(above.text):
            yield Doubt(block.line, block.text, "begins in lower case: is it part of the paragraph above?")


def _rewritten(body: Sequence[Block]) -> Iterator[Rewritten]:
    """Yield the words that the paragraphs have in another form."""
    for block in body:
        yield from block.rewritten


def _in_order(entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    """Return `entries` by line; what shares a line keeps its order."""
    return tuple(sorted(entries, key=lambda entry: entry.line))
