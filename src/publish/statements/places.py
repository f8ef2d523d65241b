"""Where text stands in Python-Markdown's block tree: the one walk everything else follows.

After the block parser, and before the inline stage, each block element holds raw inline Markdown
in its `.text`, or in the `.tail` of a child (a tight list item's text after a nested list, text
after a heading inside an item). Both are walked, in document order. Not text: code, the way back
from a footnote, and tokens of stashed HTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.util import STX, AtomicString
from msgspec import Struct

from publish.model import Kind
from publish.statements.engine import FOOTNOTE_SPACE, STASHED

_OPAQUE = frozenset({"code", "pre", "script", "style"})
_OWN_BLOCK = frozenset({"p", "dt", "h1", "h2", "h3", "h4", "h5", "h6"})
_KINDS = {
    **{f"h{level}": Kind(f"heading {level}") for level in range(1, 7)},
    "td": Kind.TABLE_CELL,
    "th": Kind.TABLE_HEADING,
    "dt": Kind.TERM,
    "dd": Kind.DEFINITION,
    "li": Kind.LIST_ITEM,
    "blockquote": Kind.QUOTATION,
}


class Place(Struct):
    """One piece of text in the tree: `element.text`, or `element.tail` if `tail` is set.

    `text` has no white space around it, which means nothing there; `after` is the token that may
    follow and stays. `alone` says that the element holds nothing else, so that it can carry `lang`
    and `dir`.
    """

    element: Element
    tail: bool
    kind: Kind
    text: str
    after: str
    alone: bool

    def put(self, text: str) -> None:
        """Put `text` where the place's own text stood; a tail on a line of its own, as it is made pretty."""
        if self.tail:
            self.element.tail = f"\n{text}{self.after}"
        else:
            self.element.text = text + self.after


class Stashed(Struct, frozen=True):
    """A token of stashed HTML: its number in Python-Markdown's stash, and the element it stands in."""

    number: int
    element: Element


def is_backlink(element: Element) -> bool:
    """Tell whether `element` is the way back from a footnote to the text."""
    return element.tag == "a" and element.get("class") == "footnote-backref"


def places(root: Element) -> Iterator[Place | Stashed]:
    """Yield every place of the tree below `root`, and every stashed piece, in document order."""
    yield from _inside(root, Kind.PARAGRAPH)


def in_inline_order(root: Element) -> Iterator[tuple[Element, bool]]:
    """Yield (element, whether its tail) in the order in which the inline stage will visit them.

    Footnote references get their ids in that order. Source: markdown/treeprocessors.py,
    `InlineProcessor.run`, which keeps a queue of the elements that have children.
    """
    queue = [root]
    while queue:
        for child in queue.pop(0):
            yield child, False
            yield child, True
            if len(child):
                queue.append(child)


def _inside(element: Element, around: Kind) -> Iterator[Place | Stashed]:
    """Yield what is in one element: its text, then its children and what follows each."""
    if element.tag in _OPAQUE or is_backlink(element):
        return
    kind = _kind(element, around)
    if element.text:
        yield from _at(element, element.text, kind, tail=False)
    for child in element:
        yield from _inside(child, kind)
        if child.tail:
            yield from _at(child, child.tail, kind, tail=True)


def _kind(element: Element, around: Kind) -> Kind:
    """Return what text in `element` is, given what the text around it is."""
    if element.tag == "div" and element.get("class") == "footnote":
        return Kind.FOOTNOTE
    if element.get("class") == "admonition-title":
        return Kind.NOTE_TITLE
    if element.tag == "li" and around is Kind.FOOTNOTE:
        return around
    return _KINDS.get(element.tag, around)


def _at(element: Element, text: str, kind: Kind, *, tail: bool) -> Iterator[Place | Stashed]:
    """Yield what stands in one `.text` or `.tail`: stashed pieces, and a place if anything else does."""
    if isinstance(text, AtomicString):
        return
    core = words = text
    if STX in text:
        for token in STASHED.finditer(text):
            yield Stashed(int(token[1]), element)
        core = FOOTNOTE_SPACE.sub("", text)
        words = STASHED.sub("", core)
    if words.strip():
        alone = not tail and element.tag in _OWN_BLOCK and all(map(is_backlink, element))
        yield Place(element, tail, kind, core.strip(), text[len(core) :], alone)
