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
from markdown.treeprocessors import InlineProcessor
from markdown.util import BLOCK_LEVEL_ELEMENTS, AtomicString

from publish.statements.lost import Definitions, Footnotes, Lost, Tables, kinds
from publish.statements.openers import BLOCKS, INLINE, paired, possible

STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
"""Python-Markdown's token for stashed HTML: a code block, raw HTML, a comment, an entity."""

FOOTNOTE_SPACE = re.compile("\x02qq\\d+zz\x03$")
"""Its token for the space between a footnote's last word and the way back to the text."""

_BLOCKS = frozenset(BLOCK_LEVEL_ELEMENTS)
_MARKS = {"*", "_"}
_UNMARKED = dict.fromkeys(map(ord, _MARKS))


class Engine(Markdown):
    """Python-Markdown with its extensions, in three steps, and what it would lose of a body.

    `html` of what `inline` has gone over of `tree` is what `convert` returns. Two trees of one body, of which
    one is a copy, may go through the last two steps.
    """

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
        self._inline = Inline(self)
        self.treeprocessors.register(self._inline, "inline", 20)
        self._blocks = paired(self.parser.blockprocessors, BLOCKS)
        self._unescape = self.treeprocessors["unescape"]
        stages = list(self.treeprocessors)
        at = stages.index(self._inline)
        self._before, self._after = stages[:at], stages[at + 1 :]

    def reset(self) -> Engine:
        """Forget the body."""
        self._tables.lost.clear()
        super().reset()
        return self

    def tree(self, body: str) -> Element:
        """Return the blocks of `body`, footnotes among them, each with its text as it was written.

        What an exception has passed through is not to be used again: blocks may be open in it.
        """
        self.reset()
        self._inline.stashed_nodes = {}  # where patterns look, whoever runs them
        self.lines = body.split("\n") if body.strip() else []
        for preprocessor in self.preprocessors:
            self.lines = preprocessor.run(self.lines)
        text = "\n".join(self.lines)
        self.parser.blockprocessors = possible(self._blocks, text)  # type: ignore[assignment]  # because it is gone through, and no more
        self._escapes = "\\" in text
        self.parser.parseDocument(self.lines)
        for stage in self._before:
            stage.run(self.parser.root)
        return self.parser.root

    def lost(self, root: Element) -> Iterator[Lost]:
        """Yield the words of the body that are not in its tree, whose links have all been read."""
        yield from self._tables.lost
        yield from self.notes.lost
        yield from self.definitions.lost()
        yield from kinds(root)

    def is_block_level(self, tag: object) -> bool:
        """Tell whether `tag` is a block's, as the library does, which goes through a list each time."""
        return tag in _BLOCKS or (isinstance(tag, str) and tag.lower().rstrip("/") in _BLOCKS)

    def inline(self, root: Element) -> None:
        """Make elements of the inline Markdown in a tree."""
        self._inline.run(root)

    def html(self, root: Element) -> str:
        """Return the HTML of a tree after its inline stage.

        Only what a backslash was put before is to be unescaped. Source: markdown/core.py, `Markdown.convert`.
        """
        for stage in self._after:
            if stage is not self._unescape or self._escapes:
                stage.run(root)
        output = self.serializer(root).strip()
        output = output.removeprefix("<div>").removesuffix("</div>").strip()
        for postprocessor in self.postprocessors:
            output = postprocessor.run(output)
        return output.strip()


class Inline(InlineProcessor):
    """Python-Markdown's inline stage, in which only the patterns are tried that can find something.

    Text without an opener is marked as the library marks what it shall not look at.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.stashed_nodes = {}
        self._patterns = paired(md.inlinePatterns, INLINE)

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Do what the library's own stage does, with nothing left of another tree."""
        self.stashed_nodes = {}
        if self.md.delimiters is not None:
            self.md.delimiters.reset()
        marked = "".join(filter(None, map(_settled, tree.iter())))
        self.inlinePatterns = possible(self._patterns, marked)  # type: ignore[assignment]  # because it is counted through
        return super().run(tree, ancestors) if self.inlinePatterns else tree


_OPENER = re.compile("[" + "".join(map(re.escape, {one for own in INLINE.values() for one in own})) + "]")


def _settled(element: Element) -> str:
    """Return the text in and behind `element` that has an opener in it; mark what has none."""
    text, tail = element.text or "", element.tail or ""
    if text and not _OPENER.search(text):
        element.text, text = AtomicString(text), ""
    if tail and not _OPENER.search(tail):
        element.tail, tail = AtomicString(tail), ""
    return text + tail


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
