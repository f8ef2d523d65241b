"""Python-Markdown as this package runs it: which extensions are on, and which stay off.

On: tables, footnotes, definition lists, admonitions, sane lists, fenced code. Off, and to stay
so: `attr_list` (a msgstr could inject `onclick`), `abbr` (cannot match `والHRC`), `md_in_html`,
`smarty` (writes English quotes), `nl2br`, and `toc` (over slots it would give `id="0"`).
Extensions are passed as objects: by name, Python-Markdown scans every entry point there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.inlinepatterns import DelimiterProcessor
from markdown.preprocessors import Preprocessor

from publish.statements.lost import Definitions, Footnotes, Lost, Tables, kinds

STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
"""Python-Markdown's token for stashed HTML: a code block, raw HTML, a comment, an entity."""

FOOTNOTE_SPACE = re.compile("\x02qq\\d+zz\x03$")
"""Its token for the space between a footnote's last word and the way back to the text."""

_MARKS = {"*", "_"}
_UNMARKED = dict.fromkeys(map(ord, _MARKS))


class Engine(Markdown):
    """Python-Markdown with its extensions, and what it would lose of a body."""

    def __init__(self) -> None:
        self.notes = Footnotes()
        self.definitions = Definitions()
        self._tables = Tables()
        super().__init__(
            extensions=[
                self._tables,
                self.notes,
                DefListExtension(),
                AdmonitionExtension(),
                SaneListExtension(),
                FencedCodeExtension(),
                _BlocksApart(),
            ],
            output_format="xhtml",
        )
        self.references = self.definitions

    def lost(self, root: Element) -> Iterator[Lost]:
        """Yield the words of the body that are not in its tree, whose links have all been read."""
        yield from self._tables.lost
        yield from self.notes.lost
        yield from self.definitions.lost()
        yield from kinds(root)


class _BlocksApart(Extension):
    """Gives code and comments between lines of text a paragraph of their own.

    Without it a fence right below a line of text comes out as `<pre>` inside `<p>`, which a
    browser tears apart. Runs after raw HTML is stashed (priority 20).
    """

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the preprocessor."""
        md.preprocessors.register(_BlankLines(md), "blank_lines", 10)


class _BlankLines(Preprocessor):
    """Puts an empty line before and after each stash token on a line that holds nothing else."""

    LINE: ClassVar[re.Pattern[str]] = re.compile(
        rf"^[^\S\n]{{0,3}}(?:{STASHED.pattern}[^\S\n]*)+$", re.MULTILINE
    )

    def run(self, lines: list[str]) -> list[str]:
        """Return `lines` with those empty lines, but none at the end, where it would be in a paragraph."""
        return self.LINE.sub(_apart, "\n".join(lines)).rstrip("\n").split("\n")


def _apart(line: re.Match[str]) -> str:
    """Return the stash tokens of `line`, each between empty lines."""
    return "".join(f"\n{token[0]}\n" for token in STASHED.finditer(line[0]))


class EmphasisLost(Exception):  # noqa: N818 because it says what happened, and is always caught
    """Python-Markdown would have dropped a part of the text, or left one of its own tokens in it."""


class Emphasis(DelimiterProcessor):
    """`*`, `_` and their doubles, as Python-Markdown pairs them, where nothing is lost by it.

    Where runs overlap (`a *_**b*c`) the library cuts the text at the wrong places, and letters and
    figures are gone. So what it returns is compared with what was written: the same text, but for
    two marks around each `<em>` and four around each `<strong>`.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__("*", "strong,em", md)
        self.add("_", "strong,em", smart=True)

    def handleMatch(  # type: ignore[override]  # because the stubs keep the base class's older form
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the emphasis; EmphasisLost if it does not hold what was written."""
        node, start, end = super().handleMatch(m, data)
        if node is not None and not _holds(node, data[start:end]):
            raise EmphasisLost
        return node, start, end


def _holds(node: Element, written: str) -> bool:
    """Tell whether `node` is what `written` says: all its text, in order, without the marks of emphasis."""
    kept = "".join(node.itertext())
    marks = sum(2 if one.tag == "em" else 4 for one in node.iter())
    framed = _MARKS.issuperset((written[:1], written[-1:]))
    whole = written.translate(_UNMARKED) == kept.translate(_UNMARKED)
    return framed and whole and len(written) == len(kept) + marks
