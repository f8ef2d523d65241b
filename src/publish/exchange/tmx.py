"""Translations as a memory, TMX 1.4b: sentences and paragraphs with what they were translated to.

1. Going out: one unit for each pair, whole messages (`segtype="paragraph"`), our inline markup as the text
   that it is. No date and nobody's name: the same pairs are the same file.
2. Coming back: pairs of the two languages that are asked for, by tag, with a country or without. A pair with
   inline codes is left out, since their text is some program's; of a source that stands twice with two
   translations both are left out, since nothing tells which is meant.

Source: TMX 1.4b Specification (LISA OSCAR), header, tu, tuv, seg.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from publish.errors import ReceivedError
from publish.exchange.elements import XML, elements
from publish.model import Language

Pair = tuple[str, str]
"""A source, and its translation."""

_HEADER = (
    '<header creationtool="publish" creationtoolversion="1" segtype="paragraph" o-tmf="PO" adminlang="en"'
    ' srclang={} datatype="plaintext"/>'
)


def write(pairs: Iterable[Pair], source: Language, language: Language) -> bytes:
    """Return a memory of `pairs`, each once."""
    tags = quoteattr(source.tag), quoteattr(language.tag)
    units = (
        f"<tu><tuv xml:lang={tags[0]}><seg>{_escaped(one)}</seg></tuv>"
        f"<tuv xml:lang={tags[1]}><seg>{_escaped(other)}</seg></tuv></tu>\n"
        for one, other in dict.fromkeys(pairs)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
        f"{_HEADER.format(tags[0])}\n<body>\n{''.join(units)}</body>\n</tmx>\n"
    ).encode()


def read(data: bytes, path: str, source: Language, language: Language) -> Mapping[str, str]:
    """Return what a memory has of the two languages: translations by source.

    `path` is only named in a refusal: ReceivedError.
    """
    root = elements(data, path)
    if root.tag != "tmx":
        raise ReceivedError(path, 0, "this is no translation memory: save it as TMX 1.4", rule="received-tmx")
    found: dict[str, str] = {}
    twice = set()
    for one, other in _pairs(root, source.tag, language.tag):
        if found.setdefault(one, other) != other:
            twice.add(one)
    return {one: other for one, other in found.items() if one not in twice}


def _pairs(root: Element, source: str, language: str) -> Iterator[Pair]:
    for unit in root.iter("tu"):
        sides = [(_language(tuv), tuv.find("seg")) for tuv in unit.findall("tuv")]
        texts = {tag: seg.text or "" for tag, seg in sides if seg is not None and not len(seg)}
        one, other = _side(texts, source), _side(texts, language)
        if one and other and other.strip():
            yield one, other


def _language(tuv: Element) -> str:
    """Return the tag of one side; older versions have an attribute without a namespace."""
    return (tuv.get(f"{XML}lang") or tuv.get("lang") or "").replace("_", "-").lower()


def _side(texts: Mapping[str, str], tag: str) -> str | None:
    """Return the text in the language `tag`, or in one that is that language with a country."""
    wanted = tag.lower()
    near = (text for one, text in texts.items() if one.startswith(f"{wanted}-"))
    return texts.get(wanted, next(near, None))


def _escaped(text: str) -> str:
    return escape(text, {"\r": "&#13;"})
