"""A Word document becomes Markdown, by way of the page that mammoth makes of it.

1. Before mammoth sees it, the archive is held to `archives`, each of its parts that is needed to `elements`:
   no bombs, no entities. mammoth then gets a new archive of only those parts; macros, pictures and whatever
   lies elsewhere are not among them.
2. Text that somebody inserted with changes tracked is taken, what was deleted is not; comments, headers and
   footers are left out. Each is said.

Source: ECMA-376, Office Open XML, part 1: 17.13.5 (revisions), 17.10 (headers), 17.13.4 (comments).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from publish.errors import SourceError
from publish.exchange import archives
from publish.exchange.documents import web
from publish.exchange.documents.taken import Taken
from publish.exchange.elements import elements

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BODY = "word/document.xml"
_PARTS = (
    "[Content_Types].xml", "_rels/.rels", _BODY, "word/_rels/document.xml.rels", "word/styles.xml",
    "word/numbering.xml", "word/footnotes.xml", "word/_rels/footnotes.xml.rels", "word/endnotes.xml",
    "word/_rels/endnotes.xml.rels",
)  # fmt: skip
_TEXTS = (_BODY, "word/footnotes.xml", "word/endnotes.xml")
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Quote'] => blockquote > p:fresh"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def taken(data: bytes, path: str) -> Taken:
    """Return what a document says; SourceError or ReceivedError, naming `path`, if it cannot be read."""
    import mammoth  # noqa: PLC0415  because only documents need it

    members = archives.members(data, path)
    parts = {name: members[name] for name in _PARTS if name in members}
    if _BODY not in parts:
        raise SourceError(path, 0, "is no Word document: save it as .docx, or copy its text")
    trees = {name: elements(one, path) for name, one in parts.items()}
    try:
        made = mammoth.convert_to_html(_packed(parts), style_map=_STYLES, convert_image=_no_picture)
    except (KeyError, ValueError, AttributeError, IndexError, TypeError, RecursionError):
        message = "cannot be read as a Word document: save it once more, or copy its text"
        raise SourceError(path, 0, message) from None
    found = web.of_html(made.value, path)
    words = tuple(word for name in _TEXTS if name in trees for word in _words(trees[name]))
    return replace(found, words=words, dropped=(*_dropped(trees[_BODY], members, path), *found.dropped))


def _packed(parts: Mapping[str, bytes]) -> io.BytesIO:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data)
    packed.seek(0)
    return packed


def _no_picture(_: Any) -> list[Any]:
    return []


def _words(root: Element) -> Iterator[str]:
    """Yield the words of a part, as its runs spell them together."""
    yield from "".join(_spelled(root)).split()


def _spelled(element: Element) -> Iterator[str]:
    """Yield the text of an element; of what is there in two forms, the first."""
    if element.tag == f"{_WORD}t":
        yield element.text or ""
    elif element.tag in {f"{_WORD}tab", f"{_WORD}br"}:
        yield " "
    elif element.tag != _FALLBACK:
        for child in element:
            yield from _spelled(child)
    if element.tag == f"{_WORD}p":
        yield " "


def _dropped(body: Element, members: Mapping[str, bytes], path: str) -> Iterator[str]:
    """Yield what the document has beside its text."""
    kinds = (("del", "deletions that were tracked"), ("ins", "insertions that were tracked, taken as text"))
    for tag, what in kinds:
        if count := sum(1 for _ in body.iter(f"{_WORD}{tag}")):
            yield f"{count} {what}"
    pictures = sum(1 for tag in ("drawing", "pict") for _ in body.iter(f"{_WORD}{tag}"))
    if pictures:
        yield f"{pictures} picture{'s' * (pictures > 1)}"
    for name in sorted(members):
        part = name.removeprefix("word/")
        if name.endswith(".xml") and part.startswith(("header", "footer", "comments")) and "/" not in part:
            if said := " ".join(_words(elements(members[name], path))):
                yield f"{part.removesuffix('.xml').rstrip('0123456789')}: {web.excerpt(said)}"
        elif part.endswith("vbaProject.bin"):
            yield "macros, which were not looked at"
