"""The block tree as plain text: a `TextBlock` for each line of its own, with the same slots.

Runs on the tree right after the slots were put in, so that plain text and HTML have one
structure by construction: list markers, numbers, indents, table rows and quotation marks stand
around the same slots. A function for each tag yields that element's blocks; `indent` is what
stands before every line of them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from markdown.util import STX
from msgspec.structs import replace

from publish.model import Slot, TextBlock
from publish.statements.engine import STASHED
from publish.statements.plain import flatten
from publish.statements.text import SLOT

_CODE = re.compile(r"\s*<pre[^>]*><code[^>]*>(.*)</code></pre>\s*", re.DOTALL)
_TOKEN = re.compile("\x02[^\x03]*\x03")
_CELL_BORDER = " | "

_Stash = Sequence[str]


def outline(root: Element, stash: _Stash) -> tuple[TextBlock, ...]:
    """Return the tree below `root` as text blocks; `stash` is Python-Markdown's stashed HTML."""
    return tuple(_contents(root, "", stash))


def _contents(parent: Element, indent: str, stash: _Stash) -> Iterator[TextBlock]:
    """Yield the blocks in `parent`: its own text, then its children and what follows each."""
    if parent.text:
        yield from _line(parent.text, indent, stash)
    for child in parent:
        yield from _BLOCKS.get(child.tag, _contents)(child, indent, stash)
        if child.tail:
            yield from _line(child.tail, indent, stash)


def _line(text: str, indent: str, stash: _Stash) -> Iterator[TextBlock]:
    """Yield `text` as a block, and each piece of stashed HTML in it as one of its own."""
    if parts := _parts(text):
        yield TextBlock(parts, indent, indent)
    for token in STASHED.finditer(text) if STX in text else ():
        yield from _stashed(stash[int(token[1])], indent)


def _parts(text: str | None) -> tuple[str | Slot, ...]:
    """Return literal text and slots of `text`, without Python-Markdown's tokens."""
    words = text or ""
    cut = SLOT.split((_TOKEN.sub("", words) if STX in words else words).strip())
    return tuple(
        Slot(int(piece)) if index % 2 else html.unescape(piece) for index, piece in enumerate(cut) if piece
    )


def _stashed(source: str, indent: str) -> Iterator[TextBlock]:
    """Yield a code block as literal text, four spaces in, and raw HTML as its words."""
    if match := _CODE.fullmatch(source):
        yield _literal(html.unescape(match[1]), indent)
    elif not source.lstrip().startswith("<!--") and (words := flatten(source)[0]):
        yield TextBlock((words,), indent, indent)


def _literal(text: str, indent: str) -> TextBlock:
    """Return `text` as a block that is neither turned nor wrapped."""
    return TextBlock((text.strip("\n"),), indent + "    ", indent + "    ", literal=True)


def _pre(element: Element, indent: str, stash: _Stash) -> Iterator[TextBlock]:
    """Yield an indented code block."""
    del stash
    yield _literal(html.unescape("".join(element.itertext())), indent)


def _heading(element: Element, indent: str, stash: _Stash) -> Iterator[TextBlock]:
    """Yield a heading, which says that it is one."""
    for block in _contents(element, indent, stash):
        yield replace(block, heading=True)


def _rule(element: Element, indent: str, stash: _Stash) -> Iterator[TextBlock]:
    """Yield a thematic break."""
    del element, stash
    yield TextBlock(("* * *",), indent, indent)


def _list(element: Element, indent: str, stash: _Stash) -> Iterator[TextBlock]:
    """Yield a list's items; only a loose list has empty lines between them."""
    loose = any(map(_is_loose, element))
    first = int(element.get("start", "1"))
    for number, item in enumerate(element, start=first):
        marker = f"{number}. " if element.tag == "ol" else "- "
        for index, block in enumerate(_item(item, indent, marker, stash)):
            opens = index == 0 and number == first
            yield block if loose or opens else replace(block, gap=False)


def _item(item: Element, indent: str, marker: str, stash: _Stash) -> Iterator[TextBlock]:
    """Yield one item's blocks, the first of them behind `marker`."""
    inner = indent + " " * len(marker)
    for index, block in enumerate(_contents(item, inner, stash)):
        nested = index and block.gap and not _is_loose(item)
        block = replace(block, gap=False) if nested else block  # noqa: PLW2901 because the name fits both
        yield replace(block, lead=indent + marker + block.lead[len(inner) :]) if not index else block


def _is_loose(item: Element) -> bool:
    """Tell whether an item of a list holds paragraphs, and not only lines."""
    return any(child.tag in {"p", "figure"} for child in item)


def _quotation(element: Element, indent: str, stash: _Stash) -> Iterator[TextBlock]:
    """Yield a quotation, a `>` before every line."""
    yield from _contents(element, indent + "> ", stash)


def _definition(element: Element, indent: str, stash: _Stash) -> Iterator[TextBlock]:
    """Yield a definition, right below its term and four spaces in."""
    for index, block in enumerate(_contents(element, indent + "    ", stash)):
        yield replace(block, gap=False) if not index else block


def _figure(element: Element, indent: str, stash: _Stash) -> Iterator[TextBlock]:
    """Yield a picture's words in brackets, and its caption right below."""
    del stash
    yield TextBlock(("[", *_parts(element.text), "]"), indent, indent)
    for caption in element:
        yield TextBlock(_parts(caption.text), indent, indent, gap=False)


def _table(element: Element, indent: str, stash: _Stash) -> Iterator[TextBlock]:
    """Yield a table's rows, a line each, its cells between bars."""
    del stash
    for index, row in enumerate(element.iter("tr")):
        parts: list[str | Slot] = []
        for cell in row:
            parts += [*([_CELL_BORDER] if cell is not row[0] else []), *_parts(cell.text)]
        yield TextBlock(tuple(parts), indent, indent, gap=not index)


def _division(element: Element, indent: str, stash: _Stash) -> Iterator[TextBlock]:
    """Yield an admonition's blocks, or the footnotes, each behind its number in brackets."""
    notes = element.find("ol") if element.get("class") == "footnote" else None
    if notes is None:
        yield from _contents(element, indent, stash)
        return
    for number, item in enumerate(notes, start=1):
        yield from _item(item, indent, f"({number}) ", stash)


_BLOCKS: dict[str, Callable[[Element, str, _Stash], Iterator[TextBlock]]] = {
    "pre": _pre,
    "hr": _rule,
    "ul": _list,
    "ol": _list,
    "blockquote": _quotation,
    "dd": _definition,
    "figure": _figure,
    "table": _table,
    "div": _division,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
}
