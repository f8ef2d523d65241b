"""A segment's text becomes a `Piece`: Python-Markdown's inline stage, confined to the segment.

A translation may use what its own source segment has, each as often: numbered links and images,
footnote references, raw tags, `<...>` addresses, hard line breaks. Anything else that would be
markup comes out as the characters it was typed with, and is handed back as `Refused`. Blocks
cannot come up at all, since only the inline stage runs. Tags that do not close in order are text,
all of them, and so are links if one would stand inside another, or be lost in an image's words.
Reference links are switched off: their definitions belong to the source, and the source's links are
numbers by now.

Text without a character of markup is most of all text and needs no parsing.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.inlinepatterns import (
    AutolinkInlineProcessor,
    AutomailInlineProcessor,
    HtmlInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
)
from markdown.treeprocessors import UnescapeTreeprocessor

from publish.model import FootnoteReference, Piece, RefusalRule, Refused, Segment, Target
from publish.statements.allowed import nested
from publish.statements.engine import Emphasis, EmphasisLost
from publish.statements.limits import overgrown, too_complex, too_long
from publish.statements.plain import flatten
from publish.statements.text import clean_translation

_MARKUP = re.compile(r"[\\`*_\[<&>\n]")
_LINK_INSIDE = re.compile(r"(?<!!)\[[^\[\]]*\]\(\d{1,4}\)")
_NUMBER = re.compile(r"\((\d{1,4})\)")
_ALLOWED = ((True, True), (False, True), (True, False), (False, False))  # tags, links: until they nest
_BREAKING = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_UNESCAPE = UnescapeTreeprocessor()
_Own = Target | FootnoteReference | str  # a tag, or an address in its angle brackets
_TANGLED = '"*" and "_" that close in another order than they open'
_Match = tuple[ET.Element | str | None, int | None, int | None]


class Renderer:
    """Renders segments and their translations, one at a time; not to be shared by threads."""

    def __init__(self) -> None:
        self._md = Markdown(output_format="xhtml")
        self._md.ESCAPED_CHARS.append("|")  # as the table extension does, for cells
        self._scope = _Scope()
        patterns = self._md.inlinePatterns
        for name in ("reference", "image_reference", "short_reference", "short_image_ref"):
            patterns.deregister(name)
        for name, priority, pattern in (
            ("footnote", 175, _Footnote(r"\[\^([^\]]*)\]", self)),
            ("link", 160, _Link(patterns["link"].pattern, self)),
            ("image_link", 150, _Image(patterns["image_link"].pattern, self)),
            ("autolink", 120, _Autolink(patterns["autolink"].pattern, self)),
            ("automail", 110, _Automail(patterns["automail"].pattern, self)),
            ("html", 90, _Html(patterns["html"].pattern, self)),
            ("em_strong", 60, Emphasis(self._md)),
        ):
            patterns.register(pattern, name, priority)

    @property
    def md(self) -> Markdown:
        """Return the engine that the confined patterns belong to."""
        return self._md

    @property
    def scope(self) -> _Scope:
        """Return what the text at hand may still use."""
        return self._scope

    def render(self, segment: Segment, text: str, localized: Mapping[str, str] | None = None) -> Piece:
        """Return `text`, the segment's own or a translation of it, as a reader meets it.

        `localized` maps addresses of the source to those for this language. Never raises on
        anything that `text` may hold.
        """
        text = clean_translation(text)
        reason = too_complex(text) if segment.markdown else too_long(text)
        if reason := reason or overgrown(text, segment.text):
            return _plain(text, Refused("too-complex", reason))
        if not segment.markdown:
            return _plain(text)
        text, refused = _breaks(text, segment.text.count("\n"))
        if not _MARKUP.search(text):
            return Piece(text, text, refused=refused, unused=_unused(segment))
        body = ""
        for tags, links in _ALLOWED:
            scope = _Scope.of(segment, localized or {}, tags=tags, links=links)
            try:
                body = self._inline(text, scope)
            except EmphasisLost:
                return _plain(text, Refused("too-complex", _TANGLED))
            if nested(body) and body.count("<a ") >= scope.links:
                break
        words, addresses = flatten(body)
        return Piece(body, words, addresses, (*refused, *scope.refused), _unused(segment, *scope.taken))

    def _inline(self, text: str, scope: _Scope) -> str:
        """Return the inline HTML of `text`, drawing on `scope`."""
        self._scope = scope
        self._md.reset()
        root = ET.Element("div")
        ET.SubElement(root, "p").text = text.replace("\n", "  \n")
        for processor in self._md.treeprocessors:
            changed = processor.run(root)
            root = root if changed is None else changed
        body = self._md.serializer(root)
        body = body[body.index("<p>") + 3 : body.rindex("</p>")]
        for postprocessor in self._md.postprocessors:
            body = postprocessor.run(body)
        return body


@dataclass
class _Scope:
    """What is left of a segment's markup for the text at hand, and what was refused, taken and linked."""

    targets: dict[tuple[int, bool], Target] = field(default_factory=dict)
    references: list[FootnoteReference] = field(default_factory=list)
    tags: Counter[str] = field(default_factory=Counter)
    addresses: Counter[str] = field(default_factory=Counter)
    localized: Mapping[str, str] = field(default_factory=dict)
    refused: dict[Refused, None] = field(default_factory=dict)
    taken: list[_Own] = field(default_factory=list)
    links: int = 0

    @classmethod
    def of(cls, segment: Segment, localized: Mapping[str, str], *, tags: bool, links: bool) -> _Scope:
        """Return all that `segment` has; without `tags` or `links` it has none of them to give."""
        return cls(
            {(one.number, one.image): one for one in segment.targets if links or one.image},
            list(segment.references if links else ()),
            Counter(segment.tags if tags else ()),
            Counter(segment.addresses if links else ()),
            localized,
        )

    def take_target(self, number: int, *, image: bool) -> Target | None:
        """Return the link or image of that number, once."""
        target = self.targets.pop((number, image), None)
        if target is None:
            return None
        self.taken.append(target)
        self.links += not image
        return replace(target, address=self.localized.get(target.address, target.address))

    def take_reference(self, label: str) -> FootnoteReference | None:
        """Return the next reference to `label`: the k-th in any language has the k-th id."""
        for index, reference in enumerate(self.references):
            if reference.label == label:
                self.links += 1
                self.taken.append(reference)
                return self.references.pop(index)
        return None

    def take(self, allowed: Counter[str], text: str) -> bool:
        """Use up one `text` of `allowed`; false when none is left."""
        if not allowed[text]:
            return False
        allowed[text] -= 1
        link = allowed is self.addresses
        self.links += link
        self.taken.append(f"<{text}>" if link else text)
        return True

    def refuse(self, rule: RefusalRule, text: str) -> _Match:
        """Note what is rendered as text, and return what tells Python-Markdown that nothing matched."""
        self.refused[Refused(rule, text)] = None
        return None, None, None


class _Confined(InlineProcessor):
    """A pattern that asks the renderer's scope before it makes anything."""

    def __init__(self, pattern: str, renderer: Renderer) -> None:
        super().__init__(pattern, renderer.md)
        self.renderer = renderer

    @property
    def scope(self) -> _Scope:
        """Return what the text at hand may still use."""
        return self.renderer.scope

    def resolved(self, text: str) -> str:
        """Return `text` without Python-Markdown's own tokens."""
        return _UNESCAPE.unescape(self.unescape(text))


class _Link(_Confined, LinkInlineProcessor):
    """`[text](1)`: link 1 of the segment."""

    image = False

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:
        """Return the link, or no match where the target is not one of the segment's own."""
        text, index, handled = self.getText(data, m.end(0))
        if not handled:
            return None, None, None
        for inside in () if self.image else _LINK_INSIDE.finditer(text):
            self.scope.refuse("foreign-target", self.resolved(inside[0]))
        number = _NUMBER.match(data, index)
        target = self.scope.take_target(int(number[1]), image=self.image) if number else None
        if number and target:
            return self.element(target, text), m.start(0), number.end()
        end = self.getLink(data, index)[2] if data.startswith("(", index) else index
        if end > index:
            return self.scope.refuse("foreign-target", self.resolved(data[m.start(0) : end]))
        return None, None, None

    def element(self, target: Target, text: str) -> ET.Element:
        """Return the `<a>`, its attributes in Python-Markdown's order."""
        element = ET.Element("a", {"href": target.address})
        element.text = text
        if target.title is not None:
            element.set("title", target.title)
        return element


class _Image(_Link):
    """`![text](2)`: image 2 of the segment."""

    image = True

    def element(self, target: Target, text: str) -> ET.Element:
        """Return the `<img>`; with its size, once its file was found."""
        placed = target.placed
        element = ET.Element("img", {"src": placed.href if placed else target.address})
        if target.title is not None:
            element.set("title", target.title)
        element.set("alt", self.unescape(text))
        if placed:
            element.set("width", str(placed.width))
            element.set("height", str(placed.height))
        return element


class _Footnote(_Confined):
    """`[^label]`: the next reference of the segment to that footnote."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:
        """Return the reference as Python-Markdown writes it, with the id it has in the source."""
        reference = self.scope.take_reference(m[1])
        if reference is None:
            return self.scope.refuse("foreign-footnote", m[0])
        sup = ET.Element("sup", {"id": reference.id})
        link = ET.SubElement(sup, "a", {"href": f"#fn:{reference.label}", "class": "footnote-ref"})
        link.text = str(reference.number)
        return sup, m.start(0), m.end(0)


class _Autolink(_Confined, AutolinkInlineProcessor):
    """`<https://…>`, where the segment has the same."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:
        """Return the link, or no match."""
        if self.scope.take(self.scope.addresses, self.resolved(m[1])):
            return super().handleMatch(m, data)
        return self.scope.refuse("foreign-target", self.resolved(m[0]))


class _Automail(_Confined, AutomailInlineProcessor):
    """`<name@example.org>`, where the segment has the same."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:
        """Return the link, or no match."""
        if self.scope.take(self.scope.addresses, self.resolved(m[1])):
            return super().handleMatch(m, data)
        return self.scope.refuse("foreign-target", self.resolved(m[0]))


class _Html(_Confined, HtmlInlineProcessor):
    """A raw tag, where the segment has the same, letter for letter."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:
        """Return the token of the stashed tag, or no match."""
        raw = self.backslash_unescape(HtmlInlineProcessor.unescape(self, m[1]))
        if self.scope.take(self.scope.tags, raw):
            return self.renderer.md.htmlStash.store(raw), m.start(0), m.end(0)
        if Refused("foreign-target", raw) in self.scope.refused:  # an address, not a tag
            return None, None, None
        return self.scope.refuse("foreign-tag", raw)


def _plain(text: str, *refused: Refused) -> Piece:
    """Return `text` as it is, on one line; a space that no line may break at stays one, as in French."""
    words = _BREAKING.sub(" ", text).strip(" ")
    return Piece(html.escape(words, quote=False), words, refused=refused)


def _unused(segment: Segment, *taken: _Own) -> tuple[_Own, ...]:
    """Return what of the markup of `segment` is not among `taken`, in order."""
    own: list[_Own] = [*segment.targets, *segment.references, *segment.tags]
    own += [f"<{address}>" for address in segment.addresses]
    for one in taken:
        own.remove(one)
    return tuple(own)


def _breaks(text: str, most: int) -> tuple[str, tuple[Refused, ...]]:
    """Return `text` with at most `most` newlines, the further ones as spaces and refused."""
    lines = [line.strip() for line in text.strip().split("\n")]
    kept, rest = lines[: most + 1], lines[most + 1 :]
    if not rest:
        return "\n".join(kept), ()
    first = next(filter(None, rest))
    text = "\n".join([*kept[:-1], " ".join(filter(None, (kept[-1], *rest)))])
    return text, (Refused("extra-newline", first[:40]),)
