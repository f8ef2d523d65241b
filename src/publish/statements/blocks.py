"""A Markdown body taken apart: its segments, and the skeleton that is left.

One Treeprocessor at priority 40 (below footnotes at 50, above the inline stage at 20) visits
every place where text stands, makes a `Segment` of it and leaves a slot. Python-Markdown then
finishes its work over the slots, once for all languages, and what it returns is cut at them.

The same processor, told to keep the text, is the pipeline without slots: filled with the
source's own segments the skeleton must equal it byte for byte (`parse` holds every statement to
that).
"""

from __future__ import annotations

import html
import itertools
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from publish.errors import SourceError
from publish.model import BlockAttributes, FootnoteReference, Kind, Segment, Skeleton, Slot, TextBlock
from publish.statements.allowed import hrefs, inline_refusal, is_block, leads_out
from publish.statements.engine import STASHED, Engine
from publish.statements.figures import Figures, parts
from publish.statements.inline import Renderer
from publish.statements.limits import too_complex
from publish.statements.lines import Lines
from publish.statements.numbering import Numbered, note, number
from publish.statements.outline import outline
from publish.statements.places import Place, Stashed, in_inline_order, is_backlink, places
from publish.statements.plain import flatten
from publish.statements.text import SLOT_CLOSE, SLOT_OPEN, slot

_CUT = re.compile(f' {SLOT_OPEN}(\\d+){SLOT_CLOSE}=""|{SLOT_OPEN}(\\d+){SLOT_CLOSE}')
_ALIGN = {"left": "start", "right": "end", "center": "center"}
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE = re.compile(r'\s*<pre><code(?: class="language-[\w.+#-]+")?>[^<]*</code></pre>\s*')


@dataclass(frozen=True, slots=True)
class Noticed:
    """A place in the body that breaks `rule`; `text` quotes it."""

    rule: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Blocks:
    """A body taken apart.

    `noticed` is what should be mended, though a release could be made, by line.
    """

    segments: tuple[Segment, ...]
    skeleton: Skeleton
    noticed: tuple[Noticed, ...]


def take_apart(body: str, lines: Lines, renderer: Renderer, first: int) -> Blocks:
    """Return `body`, clean Markdown, as segments numbered from `first` and a skeleton.

    Raises SourceError (path and lines from `lines`) for what cannot be taken apart.
    """
    md = Engine()
    processor = _TakeSegments(md, lines, renderer, first)
    md.treeprocessors.register(processor, "segments", 40)
    converted = md.convert(body)
    skeleton = Skeleton(tuple(_cut(converted, processor.wrapped)), processor.outline)
    noticed = sorted(processor.noticed, key=lambda one: one.line)
    return Blocks(tuple(processor.segments), skeleton, tuple(noticed))


def whole(body: str, lines: Lines, renderer: Renderer, first: int) -> str:
    """Return the HTML of `body` through the same pipeline without slots, arguments as above."""
    md = Engine()
    md.treeprocessors.register(_KeepText(md, lines, renderer, first), "segments", 40)
    md.treeprocessors.register(Figures(md), "figures", 19)  # right after the inline stage
    return md.convert(body)


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


@dataclass(frozen=True, slots=True)
class _Taken:
    """A place that was read: its text with numbers, its line, and the notes for translators before it.

    `figure` is where a caption belongs, which has no place in the tree yet.
    """

    place: Place
    numbered: Numbered
    line: int
    notes: tuple[str, ...]
    figure: Element | None = None


class _TakeSegments(Treeprocessor):
    """Takes every segment out of the tree and leaves a slot for it."""

    def __init__(self, md: Engine, lines: Lines, renderer: Renderer, first: int) -> None:
        super().__init__(md)
        self.engine = md
        self.footnotes = md.notes
        self.lines = lines
        self.renderer = renderer
        self.first = first
        self.segments: list[Segment] = []
        self.wrapped: set[int] = set()
        self.noticed: list[Noticed] = []
        self.outline: tuple[TextBlock, ...] = ()
        self._anchors: set[str] = set()

    def run(self, root: Element) -> None:
        """Take the tree apart, in place."""
        setattr(self.md.treeprocessors["inline"], "stashed_nodes", {})  # noqa: B010 because stubs lack it; patterns look there
        _tidy(root)
        everything = list(self._numbered(root))
        self._check_lost(root)
        self.noticed += self._untranslatable(root, everything)
        references = self._references(root, everything)
        for index, taken in enumerate(everything, start=self.first):
            segment = self._segment(taken, references)
            self.segments.append(segment)
            if taken.place.kind.startswith("heading") and not taken.place.tail:
                taken.place.element.set("id", self._anchor(segment))
            self.replace(taken, index)
        self.outline = outline(root, [str(piece) for piece in self.md.htmlStash.rawHtmlBlocks])

    def replace(self, taken: _Taken, index: int) -> None:
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
        notes: list[str] = []
        for found in list(places(root)):
            if isinstance(found, Stashed):
                notes += self._unstash(found)
                continue
            line = self._line(found)
            if reason := too_complex(found.text):
                raise SourceError(self.lines.path, line, f"{reason}: split it", rule="source-complex")
            numbered = number(self.md, found.text)
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
        self._remove_empty(root)

    def _line(self, place: Place) -> int:
        """Return the line on which a place's text begins."""
        found = self.lines.find_note if place.kind is Kind.NOTE_TITLE else self.lines.find
        return found(place.text)

    def _unstash(self, found: Stashed) -> Iterator[str]:
        """Take the comments out of a stashed piece; yield notes for translators among them."""
        stash = self.md.htmlStash.rawHtmlBlocks
        source = str(stash[found.number])
        if _CODE.fullmatch(source):
            return
        for comment in _COMMENT.findall(source):
            if text := note(comment):
                yield text
        stash[found.number] = rest = _COMMENT.sub("", source)
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
        stash = self.md.htmlStash.rawHtmlBlocks
        for parent in list(root.iter()):
            for child in list(parent):
                text = STASHED.sub(lambda token: str(stash[int(token[1])]), child.text or "")
                rest = f"{text}{child.tail or ''}".strip()
                if child.tag == "p" and not (rest or len(child)):
                    parent.remove(child)

    def _references(
        self, root: Element, everything: list[_Taken]
    ) -> dict[int, tuple[FootnoteReference, ...]]:
        """Return each place's footnote references, by `id(place)`.

        The ids are given out in the order in which the inline stage would meet the references.
        """
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
        targets = (target.address for target in numbered.targets)
        self._check_addresses((*targets, *numbered.addresses), line)
        return Segment(
            numbered.text,
            taken.place.kind,
            line,
            context="caption" if taken.place.kind is Kind.CAPTION else None,
            note=" ".join(taken.notes),
            targets=numbered.targets,
            references=references.get(id(taken.place), ()),
            tags=numbered.tags,
            addresses=numbered.addresses,
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


class _KeepText(_TakeSegments):
    """Does the same, and puts the text back, folded but with its markup as it was written."""

    def run(self, root: Element) -> None:
        """Take the tree apart in vain, and leave the footnotes' ids to the inline stage."""
        super().run(root)
        self.footnotes.found_refs, self.footnotes.used_refs = {}, set()

    def replace(self, taken: _Taken, index: int) -> None:
        """Leave the source's own text in the place."""
        del index
        if taken.figure is None:
            taken.place.put(taken.numbered.raw)


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
