"""Python-Markdown's inline stage, confined to the markup of one segment.

Its patterns for links, images, footnotes, `<...>` addresses and raw tags ask a `Scope` before they make
anything. What is not in it is left as the characters it was typed with. Reference links are switched off:
their definitions belong to the source, and the source's links are numbers by now.

Stages with nothing to do are left out. The library's prettifier does nothing inside a paragraph but to
`<br />`, which only a newline makes; its unescaping undoes what only a backslash makes.
"""

from __future__ import annotations

import re
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

from publish.model import Refused, Target
from publish.statements.engine import Emphasis, EmphasisLost, Inline
from publish.statements.scope import Scope

_LINK_INSIDE = re.compile(r"(?<!!)\[[^\[\]]*\]\(\d{1,4}\)")
_NUMBER = re.compile(r"\((\d{1,4})\)")
_UNESCAPE = UnescapeTreeprocessor()
_Match = tuple[ET.Element | str | None, int | None, int | None]


class Confined:
    """The stage; dear to make, and not to be shared by threads."""

    def __init__(self) -> None:
        self.md = Markdown(output_format="xhtml")
        self.md.ESCAPED_CHARS.append("|")  # as the table extension does, for cells
        self.scope = Scope()
        patterns = self.md.inlinePatterns
        for name in ("reference", "image_reference", "short_reference", "short_image_ref"):
            patterns.deregister(name)
        for name, priority, pattern in (
            ("footnote", 175, _Footnote(r"\[\^([^\]]*)\]", self)),
            ("link", 160, _Link(patterns["link"].pattern, self)),
            ("image_link", 150, _Image(patterns["image_link"].pattern, self)),
            ("autolink", 120, _Autolink(patterns["autolink"].pattern, self)),
            ("automail", 110, _Automail(patterns["automail"].pattern, self)),
            ("html", 90, _Html(patterns["html"].pattern, self)),
            ("em_strong", 60, Emphasis(self.md)),
        ):
            patterns.register(pattern, name, priority)
        self._inline = Inline(self.md)
        self.md.treeprocessors.register(self._inline, "inline", 20)
        self._prettify = self.md.treeprocessors["prettify"]
        self._postprocessors = tuple(self.md.postprocessors)

    def html(self, text: str, scope: Scope) -> str | None:
        """Return the inline HTML of `text`, drawing on `scope`; None where some of it would be lost."""
        self.scope = scope
        self.md.htmlStash.reset()
        root = ET.Element("div")
        paragraph = ET.SubElement(root, "p")
        paragraph.text = text.replace("\n", "  \n")
        try:
            self._inline.run(root)
        except EmphasisLost:
            return None
        if "\n" in text:
            self._prettify.run(root)
        if "\\" in text:
            _UNESCAPE.run(root)
        body = self.md.serializer(paragraph)
        body = body[len("<p>") : body.rindex("</p>")]
        for postprocessor in self._postprocessors:
            body = postprocessor.run(body)
        return body


class _Asking(InlineProcessor):
    """A pattern that asks the scope before it makes anything."""

    def __init__(self, pattern: str, stage: Confined) -> None:
        super().__init__(pattern, stage.md)
        self.stage = stage

    @property
    def scope(self) -> Scope:
        """Return what the text at hand may still use."""
        return self.stage.scope

    def resolved(self, text: str) -> str:
        """Return `text` without Python-Markdown's own tokens."""
        return _UNESCAPE.unescape(self.unescape(text))


class _Link(_Asking, LinkInlineProcessor):
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


class _Footnote(_Asking):
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


class _Autolink(_Asking, AutolinkInlineProcessor):
    """`<https://…>`, where the segment has the same."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:
        """Return the link, or no match."""
        if self.scope.take_address(self.resolved(m[1])):
            return super().handleMatch(m, data)
        return self.scope.refuse("foreign-target", self.resolved(m[0]))


class _Automail(_Asking, AutomailInlineProcessor):
    """`<name@example.org>`, where the segment has the same."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:
        """Return the link, or no match."""
        if self.scope.take_address(self.resolved(m[1])):
            return super().handleMatch(m, data)
        return self.scope.refuse("foreign-target", self.resolved(m[0]))


class _Html(_Asking, HtmlInlineProcessor):
    """A raw tag, where the segment has the same, letter for letter."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:
        """Return the token of the stashed tag, or no match."""
        raw = self.backslash_unescape(HtmlInlineProcessor.unescape(self, m[1]))
        if self.scope.take_tag(raw):
            return self.stage.md.htmlStash.store(raw), m.start(0), m.end(0)
        if Refused("foreign-target", raw) in self.scope.refused:  # an address, not a tag
            return None, None, None
        return self.scope.refuse("foreign-tag", raw)
