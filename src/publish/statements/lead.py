"""A statement's lead: its first paragraph alone, for languages in which the rest is not translated yet.

It stands for itself, so references to footnotes, which it leaves behind, go.
"""

from __future__ import annotations

import re

from publish.model import Body, Paragraph, Piece
from publish.statements.plain import flatten

_REFERENCE = re.compile(r'\s*<sup id="fnref[^"]*"><a class="footnote-ref"[^>]*>[^<]*</a></sup>')


def lead(piece: Piece) -> Body:
    """Return the body that consists of `piece`."""
    html = _REFERENCE.sub("", piece.html)
    text, addresses = flatten(html)
    return Body(f"<p>{html}</p>", (Paragraph(text, addresses=addresses),))
