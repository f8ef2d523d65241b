"""A statement's lead: its first paragraph alone, for languages in which the rest is not translated yet.

It stands for itself, so references to footnotes, which it leaves behind, go, and a link to another
place of the same text becomes plain text.
"""

from __future__ import annotations

import re

from publish.model import Body, Paragraph, Piece
from publish.statements.plain import flatten, strong

_WITHIN = re.compile(
    r"""<a(?:\s+(?!href)[\w-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*"""  # whatever comes before
    r"""\s+href\s*=\s*["']?\#[^>]*>(.*?)</a\s*>""",
    re.DOTALL | re.IGNORECASE,
)
_REFERENCE = re.compile(r'\s*<sup id="fnref[^"]*"><a class="footnote-ref"[^>]*>[^<]*</a></sup>')


def lead(*pieces: Piece) -> Body:
    """Return the body that consists of `pieces`, a paragraph each: one, or none."""
    made = [_WITHIN.sub(r"\1", _REFERENCE.sub("", piece.html)) for piece in pieces]
    return Body("\n".join(f"<p>{html}</p>" for html in made), tuple(map(_paragraph, made)))


def _paragraph(html: str) -> Paragraph:
    """Return a piece's HTML as plain text."""
    text, addresses = flatten(html)
    return Paragraph(text, addresses=addresses, strong=strong(html, text))
