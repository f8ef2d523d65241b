"""A translation that somebody has as a document becomes entries of a catalog, all of them to be read over.

1. The document is read like a statement: Markdown as it is, plain text paragraph by paragraph, a Word
   document as `exchange.documents` makes Markdown of it. What stands in front matter is its title, summary
   and place.
2. `exchange.documents.pairing` says which passages belong together. Every entry is fuzzy, and its comment
   says how sure the pair is. What two of ours became one in stands at the first; one that became two is
   joined.
3. A link gets the number that its address has in our segment; one whose address is not there keeps its words
   alone, and the comment says so. Nothing is guessed.
4. All pairs are shown before anything is written, the unsure ones too, and what found no partner on either
   side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from publish.catalogs.entries import excerpt
from publish.errors import ReceivedError, SourceError, printable
from publish.exchange.documents.pairing import Pair, paired
from publish.exchange.documents.web import escaped
from publish.model import Bitext, Language, Lexicon, Segment, Statement, Unit
from publish.press import documents
from publish.press.handover.came import Came, Returned
from publish.press.handover.desk import Desk
from publish.press.protected import holds
from publish.press.workspace import SITE
from publish.statements.intake.marked import plain
from publish.statements.parse import statement

_FRONT = re.compile(r"---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(title|summary|place):[ \t]*(\S.*)$", re.MULTILINE)
_ITEM = re.compile(r"(?:[-*•–]|\d{1,3}[.)])[ \t]+")
_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\((\d+)\)")
_NO_TITLE = "-"


def of_document(came: Came, desk: Desk) -> Sequence[Returned]:
    """Return what a translated document has for a statement; ReceivedError if it cannot be read or paired."""
    name = printable(came.name.rpartition("/")[2])  # a path would tell whose machine it was
    if came.language is None or came.domain in {None, SITE}:
        message = "is a document: say in which language it is, and of which statement: -l LANG SLUG"
        raise ReceivedError(name, 0, message, rule="received-address")
    slug = str(came.domain)
    ours = desk.statement(slug).segments
    theirs = _segments(_markdown(came, name), slug, name)
    if holds("\n".join(one.text for one in theirs), desk.project.protected):
        message = "a protected name stands in a file that came: nothing is taken from it"
        raise ReceivedError("*", 0, message, rule="protected")
    try:
        pairs = paired(ours, theirs, _names(desk.project.lexicon, came.language))
    except ValueError as error:
        raise ReceivedError(name, 0, f"{error}: receive it in parts") from None
    units = {unit.key: unit for unit in reversed([*_units(pairs, ours, theirs, name)])}
    text = Bitext(slug, came.language.code, tuple(units.values())[::-1])
    return (Returned(came.name, text, tuple(_shown(pairs, ours, theirs, name))),)


def _names(lexicon: Lexicon, language: Language) -> list[tuple[Sequence[str], Sequence[str]]]:
    return [
        ((one.spelling, *one.variants), one.forms[language.code])
        for one in lexicon.names
        if one.forms.get(language.code)
    ]


# --- the document ------------------------------------------------------------------------


def _markdown(came: Came, name: str) -> str:
    """Return the document as Markdown; ReceivedError for what is no text."""
    if (rich := documents.taken(came.data, came.name)) is not None:
        return rich.markdown
    try:
        text = came.data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ReceivedError(name, 0, "is not UTF-8: save it as UTF-8") from None
    return text if came.name.lower().endswith(".md") else _of_plain(text)


def _of_plain(text: str) -> str:
    """Return plain text as Markdown: paragraphs between empty lines, or, where there are none, lines."""
    blocks = re.split(r"\n[ \t]*\n", text) if re.search(r"\S\s*\n[ \t]*\n\s*\S", text) else text.split("\n")
    return "\n\n".join(line for block in blocks for line in _lines(block.strip()))


def _lines(block: str) -> Iterator[str]:
    """Yield a paragraph as one line, or, where each line is an item, its items."""
    lines = [line.strip() for line in block.split("\n") if line.strip()]
    if lines and all(map(_ITEM.match, lines)):
        yield from (f"- {escaped(_ITEM.sub('', line, count=1))}" for line in lines)
    elif lines:
        yield escaped(" ".join(lines))


def _segments(text: str, slug: str, name: str) -> tuple[Segment, ...]:
    """Return the document's passages; ReceivedError if it cannot be taken apart."""
    front = _FRONT.match(text)
    fields: Mapping[str, str] = dict(_FIELD.findall(front[1])) if front else {}
    body = text[front.end() :] if front else text
    heads = {"title": _NO_TITLE, **fields, "date": slug[:10]}
    lines = "".join(f"{key}: {value}\n" for key, value in heads.items())
    try:
        found: Statement = statement(f"---\n{lines}---\n\n{body}", f"source/{slug}.md")
    except SourceError as error:
        raise ReceivedError(name, 0, f"cannot be taken apart: {error.message}") from None
    return tuple(one for one in found.segments if one.text != _NO_TITLE)


# --- what becomes of the pairs -----------------------------------------------------------


def _units(
    pairs: Sequence[Pair], ours: Sequence[Segment], theirs: Sequence[Segment], name: str
) -> Iterator[Unit]:
    """Yield what each segment gets."""
    for pair in pairs:
        if not (pair.source and pair.target):
            continue
        segment, *others = (ours[number] for number in pair.source)
        made = [_fitted(theirs[number], segment) for number in pair.target]
        text = " ".join(one for one, _ in made)
        notes = [f"publish: paired with a passage of {name}, {pair.confidence} % sure"]
        if others:
            notes.append("publish: the passage may hold the translation of the next message too")
        notes += [line for _, lines in made for line in lines]
        yield Unit(segment.key, text, fuzzy=True, note="\n".join(notes))
        for other in others:
            yield Unit(other.key, "", note="publish: its translation may stand in the message before it")


def _fitted(passage: Segment, segment: Segment) -> tuple[str, list[str]]:
    """Return a passage's text with the numbers of our segment, and what is to be said of its links."""
    said = []

    def link(match: re.Match[str]) -> str:
        target = passage.targets[int(match[3]) - 1]
        for one in segment.targets:
            if (one.address, one.image) == (target.address, target.image):
                return f"{match[1]}[{match[2]}]({one.number})"
        said.append(f"publish: a link to {target.address} was left out: the original has none")
        return match[2]

    text = _LINK.sub(link, passage.text) if passage.markdown else passage.text
    return (text if segment.markdown else plain(text)), said


def _shown(
    pairs: Sequence[Pair], ours: Sequence[Segment], theirs: Sequence[Segment], name: str
) -> Iterator[str]:
    """Yield the pairs, as somebody has to read them over."""
    both = sum(bool(one.source and one.target) for one in pairs)
    yield f"{name}: {both} pairs, all fuzzy: read each beside its original"
    for pair in pairs:
        one = " + ".join(str(excerpt(ours[number].text)) for number in pair.source)
        other = " + ".join(str(excerpt(theirs[number].text)) for number in pair.target)
        if one and other:
            yield f"  {pair.confidence:3} % {one} = {other}"
        else:
            yield f"        {f'no translation found: {one}' if one else f'belongs to nothing here: {other}'}"
