"""Python-Markdown as this package runs it: which extensions are on, and which stay off.

On: tables, footnotes, definition lists, admonitions, sane lists, fenced code. Off, and to stay
so: `attr_list` (a msgstr could inject `onclick`), `abbr` (cannot match `والHRC`), `md_in_html`,
`smarty` (writes English quotes), `nl2br`, and `toc` (over slots it would give `id="0"`).
Extensions are passed as objects: by name, Python-Markdown scans every entry point there is.
"""

from __future__ import annotations

import re
from typing import ClassVar

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.preprocessors import Preprocessor

STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
"""Python-Markdown's token for stashed HTML: a code block, raw HTML, a comment, an entity."""

FOOTNOTE_SPACE = re.compile("\x02qq\\d+zz\x03$")
"""Its token for the space between a footnote's last word and the way back to the text."""


def markdown() -> tuple[Markdown, FootnoteExtension]:
    """Return a new engine, and its footnotes, whose ids and numbers the skeleton keeps."""
    footnotes = FootnoteExtension()
    extensions = [
        TableExtension(),
        footnotes,
        DefListExtension(),
        AdmonitionExtension(),
        SaneListExtension(),
        FencedCodeExtension(),
        _BlocksApart(),
    ]
    return Markdown(extensions=extensions, output_format="xhtml"), footnotes


class _BlocksApart(Extension):
    """Gives code and comments between lines of text a paragraph of their own.

    Without it a fence right below a line of text comes out as `<pre>` inside `<p>`, which a
    browser tears apart. Runs after raw HTML is stashed (priority 20).
    """

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the preprocessor."""
        md.preprocessors.register(_BlankLines(md), "blank_lines", 10)


class _BlankLines(Preprocessor):
    """Puts an empty line before and after each line that is nothing but a stash token."""

    LINE: ClassVar[re.Pattern[str]] = re.compile(f"^ {{0,3}}{STASHED.pattern} *$", re.MULTILINE)

    def run(self, lines: list[str]) -> list[str]:
        """Return `lines` with those empty lines."""
        return self.LINE.sub("\n\\g<0>\n", "\n".join(lines)).split("\n")
