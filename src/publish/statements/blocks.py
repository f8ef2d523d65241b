"""A Markdown body taken apart: its segments, and the skeleton that is left.

Between Python-Markdown's block parser (with footnotes) and its inline stage every place is visited where
text stands. There are two trees from then on, one the copy of the other. In one each place has a slot, and
Python-Markdown finishes its work over the slots, once for all languages; what it returns is cut at them. In
the other each place has its own text, folded but with its markup as it was written, and goes through all of
Python-Markdown, as if nobody had taken anything apart (`Blocks.whole`): filled with the source's own segments
the skeleton must equal it byte for byte (`parse` holds every statement to that).
"""

from __future__ import annotations

import html
import itertools
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import NamedTuple
from xml.etree.ElementTree import Element

from msgspec import Struct

from publish.errors import SourceError
from publish.model import (
    BlockAttributes,
    FootnoteReference,
    Kind,
    Original,
    Segment,
    Skeleton,
    Slot,
    TextBlock,
)
from publish.statements.allowed import hrefs, inline_refusal, is_block, leads_out
from publish.statements.engine import STASHED, Engine
from publish.statements.figures import make_figures, parts
from publish.statements.inline import Renderer
from publish.statements.limits import too_complex
from publish.statements.lines import Lines
from publish.statements.numbering import Numbered, Remark, note, number
from publish.statements.outline import outline
from publish.statements.places import Place, Stashed, in_inline_order, is_backlink, places
from publish.statements.plain import flatten
from publish.statements.text import SLOT_CLOSE, SLOT_OPEN, slot

_CUT = re.compile(f' {SLOT_OPEN}(\\d+){SLOT_CLOSE}=""|{SLOT_OPEN}(\\d+){SLOT_CLOSE}')
_ALIGN = {"left": "start", "right": "end", "center": "center"}
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE = re.compile(r'\s*<pre><code(?: class="language-[\w.+#-]+")?>[^<]*</code></pre>\s*')


class Noticed(Struct, frozen=True):
    """A place in the body that breaks `rule`; `text` quotes it."""

    rule: str
    text: str
    line: int


class Blocks(Struct, frozen=True):
    """A body taken apart.

    `whole` is its HTML, made without slots. `noticed` is what should be mended, though a release could be
    made, by line.
    """

    segments: tuple[Segment, ...]
    skeleton: Skeleton
    whole: str
    noticed: tuple[Noticed, ...]


def take_apart(body: str, lines: Lines, engine: Engine, renderer: Renderer, first: int) -> Blocks:
    """Return `body`, clean Markdown, as segments numbered from `first` and a skeleton.

    Raises SourceError (path and lines from `lines`) for what cannot be taken apart.
    """
    root = engine.tree(body)
    taking = _Taking(engine, lines, renderer, first)
    unslotted = taking.run(root)
    engine.inline(root)
    skeleton = Skeleton(tuple(_cut(engine.html(root), taking.wrapped)), taking.outline)
    noticed = sorted(taking.noticed, key=lambda one: one.line)
    return Blocks(tuple(taking.segments), skeleton, _whole(engine, unslotted), tuple(noticed))


def _whole(engine: Engine, root: Element) -> str:
    """Return the HTML of a tree without slots, whose footnotes' ids the inline stage gives out itself."""
    engine.notes.unrefer()
    engine.inline(root)
    make_figures(root)
    return engine.html(root)


def _cut(converted: str, wrapped: set[int]) -> Iterator[str | Slot | BlockAttributes]:
    """Yield `converted`, a body's HTML, cut at its slots."""
    position = 0
    for match in _CUT.finditer(converted):
        if match.start() > position:
            yield converted[position : match.start()]
        position = match.end()
        if match[1]:
            yield BlockAttributes(int(match[1]))
        else:
            yield Slot(int(match[2]), wrap=int(match[2]) in wrapped)
    if position < len(converted):
        yield converted[position:]


class _Taken(NamedTuple):
    """A place that was read: its text with numbers, its line, and the notes for translators before it.

    `figure` is where a caption belongs, which has no place in the tree yet.
    """

    place: Place
    numbered: Numbered
    line: int
    notes: tuple[Remark, ...]
    figure: Element | None = None


class _Taking:
    """Takes every segment out of the tree and leaves a slot for it."""

    def __init__(self, engine: Engine, lines: Lines, renderer: Renderer, first: int) -> None:
        self.engine = engine
        self.stash = engine.htmlStash.rawHtmlBlocks
        self.footnotes = engine.notes
        self.lines = lines
        self.renderer = renderer
        self.first = first
        self.segments: list[Segment] = []
        self.wrapped: set[int] = set()
        self.noticed: list[Noticed] = []
        self.outline: tuple[TextBlock, ...] = ()
        self._anchors: set[str] = set()

    def run(self, root: Element) -> Element:
        """Take the tree apart, in place; return a copy in which each place has its own text."""
        _tidy(root)
        everything = list(self._numbered(root))
        self._check_lost(root)
        self.noticed += self._untranslatable(root, everything)
        references = self._references(root, everything)
        for taken in everything:
            segment = self._segment(taken, references)
            self.segments.append(segment)
            if taken.place.kind.startswith("heading") and not taken.place.tail:
                taken.place.element.set("id", self._anchor(segment))
            if taken.figure is None:
                taken.place.put(taken.numbered.raw)
        unslotted = deepcopy(root)
        for index, taken in enumerate(everything, start=self.first):
            self._slot(taken, index)
        self.outline = outline(root, [str(piece) for piece in self.stash])
        return unslotted

    def _slot(self, taken: _Taken, index: int) -> None:
        """Leave slot `index` in the place."""
        if taken.figure is not None:
            taken.figure.append(taken.place.element)
        elif taken.place.kind is Kind.PICTURE:
            taken.place.element.tag = "figure"
        taken.place.put(slot(index))
        if taken.place.alone:
            taken.place.element.set(slot(index), "")
        else:
            self.wrapped.add(index)

    def _numbered(self, root: Element) -> Iterator[_Taken]:
        """Yield every place with words, read; SourceError for what the inline stage could not finish."""
        notes: list[Remark] = []
        for found in list(places(root)):
            if isinstance(found, Stashed):
                notes += self._unstash(found)
                continue
            line = self._line(found)
            if reason := too_complex(found.text):
                raise SourceError(self.lines.path, line, f"{reason}: split it", rule="source-complex")
            numbered = number(self.engine, found.text)
            notes += numbered.notes
            if numbered.comment:
                message = '"<!--" would be printed: put the comment in one paragraph, and end it with -->'
                raise SourceError(self.lines.path, line, message, rule="raw-html")
            if _has_words(numbered):
                for place, text, figure in parts(found, numbered):
                    yield _Taken(place, text, line, tuple(notes), figure)
                    notes = []
            else:
                found.put(numbered.raw)
        self._check_originals(notes)
        self._remove_empty(root)

    def _check_originals(self, rest: list[Remark]) -> None:
        """Raise SourceError for original words behind which no text comes."""
        for one in rest:
            if isinstance(one, Original):
                message = f'no text stands below "ORIGINAL {one.language}": put it before its paragraph'
                line = self.lines.anywhere("ORIGINAL")
                raise SourceError(self.lines.path, line, message, rule="source-original")

    def _line(self, place: Place) -> int:
        """Return the line on which a place's text begins."""
        found = self.lines.find_note if place.kind is Kind.NOTE_TITLE else self.lines.find
        return found(place.text)

    def _unstash(self, found: Stashed) -> Iterator[Remark]:
        """Take the comments out of a stashed piece; yield notes for translators among them."""
        source = str(self.stash[found.number])
        if _CODE.fullmatch(source):
            return
        for comment in _COMMENT.findall(source):
            if text := note(comment):
                yield text
        self.stash[found.number] = rest = _COMMENT.sub("", source)
        if rest.strip():
            self._raw(rest.strip())

    def _raw(self, source: str) -> None:
        """Note a raw HTML block if it has words; SourceError for what no release may hold."""
        opening = source.partition("\n")[0]
        code = source.startswith("<pre")  # of a fence, whose own line is gone
        line = self.lines.find(flatten(source)[0] if code else opening)
        if not is_block(source):
            quoted = textwrap.shorten(opening, 60, placeholder="…")
            message = f'"{quoted}" is HTML that no release may hold: write it in Markdown, or leave it out'
            raise SourceError(self.lines.path, line, message, rule="raw-html")
        self._check_addresses(hrefs(source), line)
        if flatten(source)[0]:
            self.noticed.append(Noticed("raw-html", opening, line))

    def _check_lost(self, root: Element) -> None:
        """Raise SourceError for words that are not in the tree."""
        for text, why in self.engine.lost(root):
            raise SourceError(
                self.lines.path, self.lines.anywhere(text), f'"{text}" {why}', rule="source-lost"
            )

    def _untranslatable(self, root: Element, everything: list[_Taken]) -> Iterator[Noticed]:
        """Yield words set as code by their indent, and footnotes that nothing refers to."""
        for element in root.iter("pre"):
            opening = html.unescape("".join(element.itertext())).strip().partition("\n")[0]
            if any(map(str.isalnum, opening)):
                yield Noticed("source-code", opening, self.lines.anywhere(f"    {opening}"))
        used = {label for taken in everything for label in taken.numbered.labels}
        for label in self.footnotes.footnotes:
            if label not in used:
                yield Noticed("unused-footnote", f"[^{label}]:", self.lines.anywhere(f"[^{label}]:"))

    def _check_addresses(self, addresses: Iterable[str], line: int) -> None:
        """Raise SourceError for an address that a release may not link to."""
        for address in addresses:
            if not leads_out(address):
                message = f'"{address}" is not an address that a release may link to: take the link out'
                raise SourceError(self.lines.path, line, message, rule="source-link")

    def _remove_empty(self, root: Element) -> None:
        """Take paragraphs out of the tree that held nothing but comments."""
        for parent in list(root.iter()):
            for child in [one for one in parent if one.tag == "p" and not len(one)]:
                text = STASHED.sub(lambda token: str(self.stash[int(token[1])]), child.text or "")
                if not f"{text}{child.tail or ''}".strip():
                    parent.remove(child)

    def _references(
        self, root: Element, everything: list[_Taken]
    ) -> dict[int, tuple[FootnoteReference, ...]]:
        """Return each place's footnote references, by `id(place)`.

        The ids are given out in the order in which the inline stage would meet the references.
        """
        if not any(taken.numbered.labels for taken in everything):
            return {}
        found = {(taken.place.element, taken.place.tail): taken for taken in everything}
        numbers = {label: index for index, label in enumerate(self.footnotes.footnotes, start=1)}
        references = {}
        for where in in_inline_order(root):
            if (taken := found.get(where)) and taken.numbered.labels:
                references[id(taken.place)] = tuple(
                    FootnoteReference(
                        label, numbers[label], self.footnotes.makeFootnoteRefId(label, found=True)
                    )
                    for label in taken.numbered.labels
                )
        return references

    def _segment(self, taken: _Taken, references: dict[int, tuple[FootnoteReference, ...]]) -> Segment:
        """Return the segment of a place; SourceError for markup that no release may hold."""
        numbered, line = taken.numbered, taken.line
        self.noticed += [Noticed("undefined-reference", text, line) for text in numbered.undefined]
        for tag in numbered.tags:
            if message := inline_refusal(tag):
                raise SourceError(self.lines.path, line, message, rule="raw-html")
            self._check_addresses(hrefs(tag), line)
        self._check_addresses([target.address for target in numbered.targets], line)
        self._check_addresses(numbered.addresses, line)
        return Segment(
            numbered.text,
            taken.place.kind,
            line,
            context="caption" if taken.place.kind is Kind.CAPTION else None,
            note=" ".join(one for one in taken.notes if isinstance(one, str)),
            targets=numbered.targets,
            references=references.get(id(taken.place), ()),
            tags=numbered.tags,
            addresses=numbered.addresses,
            originals=tuple(one for one in taken.notes if isinstance(one, Original)),
        )

    def _anchor(self, segment: Segment) -> str:
        """Return the id of a heading: the words of the source, so that it is one in every language."""
        text = segment.text
        for reference in segment.references:
            text = text.replace(f"[^{reference.label}]", "")
        words = unicodedata.normalize("NFKC", self.renderer.render(segment, text).text).lower()
        base = "-".join("".join(one if _in_word(one) else " " for one in words).split()) or "section"
        names = itertools.chain([base], (f"{base}-{count}" for count in itertools.count(2)))
        anchor = next(name for name in names if name not in self._anchors)
        self._anchors.add(anchor)
        return anchor


def _tidy(root: Element) -> None:
    """Make alignment logical, say what table headings head, take English words out of the ways back."""
    for element in root.iter():
        if element.tag == "th":
            element.set("scope", "col")
        if element.tag in {"td", "th"} and (style := element.attrib.pop("style", None)):
            element.set("class", f"align-{_ALIGN[style.removeprefix('text-align: ').rstrip(';')]}")
        elif is_backlink(element):
            element.attrib.pop("title", None)


def _in_word(character: str) -> bool:
    """Tell whether `character` is part of a word: a letter, a digit, a mark above or below one."""
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _has_words(numbered: Numbered) -> bool:
    """Tell whether there is anything to translate: a letter, a digit, a footnote."""
    return bool(numbered.labels) or any(map(str.isalnum, html.unescape(numbered.text)))
