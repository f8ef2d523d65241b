"""A paragraph that is nothing but a picture is a figure, and its title the caption.

In plain Markdown `![alt](gate.jpg "Caption")` on lines of its own is `<p><img title="Caption" /></p>`: words
that are seen only under a mouse, and not on paper. Here it is `<figure><img /><figcaption>…</figcaption>`,
and the caption a segment of its own.

`blocks` finds figures before the inline stage, in the text as it was written. `make_figures` makes them after
it, of what Python-Markdown itself has made of the text, in the pipeline without slots: so the identity that
every statement is held to says that both see the same figures, with the same captions.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import UnescapeTreeprocessor
from msgspec.structs import replace

from publish.model import Kind
from publish.statements.numbering import Numbered, unmarked
from publish.statements.places import Place
from publish.statements.text import clean_translation

_UNESCAPE = UnescapeTreeprocessor()


def caption(title: str | None) -> str:
    """Return a picture's title, as it stands in Markdown, as plain text; empty if it has no words."""
    text = " ".join(clean_translation(html.unescape(title or "")).split())
    return text if any(map(str.isalnum, text)) else ""


def parts(place: Place, numbered: Numbered) -> Iterator[tuple[Place, Numbered, Element | None]]:
    """Yield a place and its text; of a figure those of the picture, then of the caption, if it has one.

    A caption stands in no tree yet: what comes third is the figure that it belongs to.
    """
    if not (numbered.picture and _is_paragraph(place)):
        yield place, numbered, None
        return
    *inside, image = numbered.targets
    words = caption(image.title)
    picture = replace(place, kind=Kind.PICTURE, alone=not words)
    yield picture, numbered._replace(targets=(*inside, replace(image, title=None))), None
    if words:
        below = Place(Element("figcaption"), tail=False, kind=Kind.CAPTION, text=words, after="", alone=True)
        yield below, unmarked(words), place.element


def _is_paragraph(place: Place) -> bool:
    """Tell whether a place is all there is in a paragraph, which has no way back from a footnote either."""
    element = place.element
    return not place.tail and element.tag == "p" and not element.attrib and not len(element)


def make_figures(root: Element) -> None:
    """Make figures of the paragraphs of a tree that hold nothing but an image, after its inline stage."""
    for element in root.iter("p"):
        if _is_picture(element):
            _make(element)


def _is_picture(element: Element) -> bool:
    """Tell whether there is nothing in a paragraph but an image."""
    if element.attrib or [child.tag for child in element] != ["img"]:
        return False
    return not f"{element.text or ''}{element[0].tail or ''}".strip()


def _make(element: Element) -> None:
    """Make a figure of a paragraph, and a caption of its image's title."""
    element.tag = "figure"
    words = caption(_UNESCAPE.unescape(element[0].attrib.pop("title", "")))
    if words:
        SubElement(element, "figcaption").text = html.escape(words, quote=False)
