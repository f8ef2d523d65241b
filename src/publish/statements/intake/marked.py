"""Intake of a document that came as Markdown: from a Word file or a web page.

Its blocks stay as they are. The first heading is the title, or a first block of one short line without a
full stop; headings below it begin at level 2. A date is taken from a line of its own near the top. Every word
of the document must be in the statement, or in the title and date that were taken out of it: what is not is a
doubt.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from publish.errors import SourceError
from publish.statements.intake import Intake
from publish.statements.intake.dates import DATE, readings
from publish.statements.intake.ledger import Doubt, Dropped, fold, visible
from publish.statements.intake.write import headed, slug_date, slug_for

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*", re.DOTALL)
_MARKUP = re.compile(r"\\([\\`*_{}\[\]()>#+.!|-])|[*_`]+|!?\[([^\[\]]*)\]\([^()]*\)")
_WHOLE_DATE = re.compile(rf"({DATE})\.?", re.IGNORECASE)
_TITLE, _NEAR = 150, 4  # characters of a title without its own mark; blocks in which a date is looked for
_LOST = 20  # words that a doubt shows
_WORD = re.compile(r"\w+")


def marked(  # noqa: PLR0913  because a person may give what the text does not say
    markdown: str,
    words: Iterable[str],
    dropped: Sequence[str],
    name: str,
    *,
    date: dt.date | None = None,
    slug: str | None = None,
    title: str | None = None,
) -> Intake:
    """Return the statement in `markdown`; `words` are those of the document, `dropped` what was left out.

    Raises SourceError if title, date or slug are neither given nor found, or nothing is left.
    """
    blocks: Sequence[str] = [one for one in re.split(r"\n{2,}", visible(markdown).strip("\n")) if one.strip()]
    headline, blocks, found = _headline(blocks, fold(title) if title is not None else None, name)
    day, blocks, said = _dated(blocks, date, slug, name)
    if not blocks:
        raise SourceError(name, 0, "there is no text below the title: is this the whole document?")
    body = "\n\n".join(_lowered(blocks))
    doubts = (*_lost(words, (body, *found.values(), said)), *_left_out(dropped, name))
    values = {"title": headline, "date": day.isoformat(), "status": "draft" if doubts else "final"}
    if slug is not None and slug_date(slug, name) != day:
        message = f'the slug "{slug}" does not begin with the date, {day}: change --slug or --date'
        raise SourceError(name, 0, message)
    return Intake(
        slug=slug or slug_for(headline, day, name),
        text=headed(values, f"{body}\n"),
        recognised={**found, **({"date": said} if said else {})},
        dropped=tuple(Dropped(0, one, "has no place in a statement") for one in dropped),
        doubts=doubts,
        rewritten=(),
    )


def _headline(
    blocks: Sequence[str], given: str | None, name: str
) -> tuple[str, Sequence[str], dict[str, str]]:
    """Return the title, the blocks below it, and what of it stood in the document."""
    first = blocks[0] if blocks else ""
    heading = _HEADING.fullmatch(first)
    text = plain(heading[2] if heading else first)
    is_title = heading or ("\n" not in first and len(text) <= _TITLE and not text.endswith((".", ":", ";")))
    if given is not None:
        same = fold(text).casefold() == given.casefold()
        return given, blocks[1:] if same else blocks, {"title": text} if same else {}
    if not (text and is_title):
        raise SourceError(name, 0, 'no title found: begin the document with it, or pass --title "…"')
    return text, blocks[1:], {"title": text}


def plain(markdown: str) -> str:
    r"""Return one line of Markdown as the plain text that front matter has.

    >>> plain("**Free** them \\*now\\*")
    'Free them *now*'
    """
    return fold(html.unescape(_MARKUP.sub(lambda one: one[1] or one[2] or "", markdown)))


def _dated(
    blocks: Sequence[str], given: dt.date | None, slug: str | None, name: str
) -> tuple[dt.date, Sequence[str], str]:
    """Return the date, the blocks without a line of nothing but it, and that line."""
    for place, block in enumerate(blocks[:_NEAR]):
        match = _WHOLE_DATE.fullmatch(plain(block))
        days = readings(match[1]) if match else ()
        if match and (len(days) == 1 or given in days) and given in {None, *days}:
            return given or days[0], [*blocks[:place], *blocks[place + 1 :]], plain(block)
    if given is not None:
        return given, blocks, ""
    if slug is not None:
        return slug_date(slug, name), blocks, ""
    raise SourceError(name, 0, "no date found on a line of its own: pass --date YYYY-MM-DD")


def _lowered(blocks: Sequence[str]) -> Iterator[str]:
    """Yield the blocks, their highest heading on level 2: the page has the title on level 1."""
    levels = [len(match[1]) for one in blocks if (match := _HEADING.fullmatch(one))]
    shift = 2 - min(levels, default=2)
    for one in blocks:
        heading = _HEADING.fullmatch(one)
        yield f"{'#' * min(6, len(heading[1]) + shift)} {heading[2]}" if heading else one


def _lost(words: Iterable[str], kept: Iterable[str]) -> Iterator[Doubt]:
    """Yield a doubt if words of the document are nowhere in what is `kept`."""
    have = Counter(word for text in kept for word in _WORD.findall(html.unescape(visible(text))))
    read = Counter(word for one in words for word in _WORD.findall(visible(one)))
    if lost := [*(read - have).elements()]:
        yield Doubt(0, " ".join(lost[:_LOST]), f"{len(lost)} words of the document are not in the statement")


def _left_out(dropped: Sequence[str], name: str) -> Iterator[Doubt]:
    if dropped:
        yield Doubt(0, name, "some of it was left out, as listed: is all said without that?")
