"""Words that Python-Markdown takes away without telling: it is asked to keep them, with the reason.

1. A cell to the right of a table's last column.
2. A footnote or a link whose label is defined once more, with something else.
3. Words in the form of a definition, such as `[Total]: 45 (killed)`: no link uses it, and it leads
   nowhere. A definition that looks like an address is left out as its author meant it.
4. More than one word after `!!!`: all of them are read as the kind of the note.

The classes below stand in for Python-Markdown's own and give the same result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension, TableProcessor

_ADDRESS = re.compile(r"[./#]|.*\w[.:/#@]\w", re.DOTALL)
_KIND_WITH_WORDS = re.compile(r"admonition \S+ (.+)")

Lost = tuple[str, str]
"""Words as they are written, and why they would be lost and what to do."""


class Tables(TableExtension):
    """Tables that keep the cells for which there is no column."""

    def __init__(self) -> None:
        super().__init__()
        self.lost: list[Lost] = []

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the processor in place of the extension's own."""
        super().extendMarkdown(md)
        md.parser.blockprocessors.register(_Table(md.parser, self.getConfigs(), self.lost), "table", 75)


class _Table(TableProcessor):
    """Builds tables, and keeps what `_build_row` leaves out."""

    def __init__(self, parser: BlockParser, config: dict[str, object], lost: list[Lost]) -> None:
        super().__init__(parser, config)
        self.lost = lost

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether `block` is a table, as the extension does: none is without a bar in its first line."""
        return "|" in block.partition("\n")[0] and super().test(parent, block)

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        super()._build_row(row, parent, align)  # type: ignore[misc]  # because the stubs leave it out
        why = "is a cell beyond the table's last column: add a column, or write \\| for a bar in a cell"
        cells = self._split_row(row)  # type: ignore[attr-defined]  # because the stubs leave it out
        self.lost += [(cell.strip(), why) for cell in cells[len(align) :] if cell.strip()]


class Footnotes(FootnoteExtension):
    """Footnotes that keep the text of a note whose label is defined again."""

    lost: list[Lost]

    def reset(self) -> None:
        """Forget the footnotes of a body, and what was lost of them."""
        super().reset()
        self.lost = []

    def unrefer(self) -> None:
        """Forget the references, whose ids are given out in the inline stage."""
        self.found_refs, self.used_refs = {}, set()

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002 because the parameter is the library's
        """Store a footnote, as the extension does."""
        if self.footnotes.get(id, text) != text:
            self.lost.append((f"[^{id}]:", "is defined twice: give one of the two footnotes another label"))
        super().setFootnote(id, text)


class Definitions(dict[str, tuple[str, str]]):
    """The links' definitions by label; tells those apart that were used."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()
        self._twice: list[Lost] = []

    def clear(self) -> None:
        """Forget the definitions of a body."""
        super().clear()
        self.used.clear()
        self._twice.clear()

    def __setitem__(self, label: str, definition: tuple[str, str]) -> None:
        if self.get(label, definition) != definition:
            self._twice.append((f"[{label}]:", "is defined twice: give one of the two links another label"))
        super().__setitem__(label, definition)

    def __getitem__(self, label: str) -> tuple[str, str]:
        self.used.add(label)
        return super().__getitem__(label)

    def lost(self) -> Iterator[Lost]:
        """Yield what was defined twice, and what no link uses and is no address, once all is read."""
        yield from self._twice
        for label, (address, _) in self.items():
            if label not in self.used and not _ADDRESS.match(address):
                yield f"[{label}]:", "makes what follows it the address of a link: write \\[ for a bracket"


def kinds(root: Element) -> Iterator[Lost]:
    """Yield the words after the kind of each note in the tree below `root`."""
    for element in root.iter("div"):
        if match := _KIND_WITH_WORDS.fullmatch(element.get("class", "")):
            yield match[1], 'would be the kind of the note: put the words after it in quotes, !!! note "…"'
