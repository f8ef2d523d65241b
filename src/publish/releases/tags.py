"""A fragment of HTML as its tags and texts, in order: what a rewriting of its text may touch, and what not.

The fragment is well-formed, as the skeleton writes it; put together, the nodes are the fragment again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

Direction = Literal["ltr", "rtl"]

_TAG = re.compile(r"""(<[A-Za-z/!](?:[^<>"']++|"[^"]*"|'[^']*')*+>)""")
_NAME = re.compile(r"</?([A-Za-z0-9]+)")
_VOID = {"br", "hr", "img", "wbr"}
_LITERAL = {"bdi", "code", "kbd", "pre", "samp"}
_OTHER = {"ltr": "rtl", "rtl": "ltr"}
_REMEMBERED = 1024  # tags that need not be read again: most of a body's are the same few


Node = tuple[str, str, bool]
"""A tag, or the text between two, as it is written; the name of its element in small letters, empty for a
text; and whether it stands inside an element whose text keeps its own order: code, what is isolated, and what
has the other direction.
"""


def nodes(html: str, direction: Direction) -> Iterator[Node]:
    """Yield the tags and texts of `html`, which stands in text of `direction`."""
    # The outermost open element that keeps its order, and how many of its name are open.
    keeper, depth = "", 0
    for at, text in enumerate(_TAG.split(html)):
        if not at % 2:
            yield text, "", depth > 0
            continue
        tag, kind, keeps = _read(text, direction)
        if kind == "end" and depth and tag == keeper:
            depth -= 1
        yield text, tag, depth > 0
        if kind == "start" and (tag == keeper if depth else keeps):
            keeper, depth = tag, depth + 1


@lru_cache(_REMEMBERED)
def _read(tag: str, direction: Direction) -> tuple[str, Literal["start", "end", "void"], bool]:
    """Return the name of a tag's element, what the tag does, and whether the element keeps its order."""
    found = _NAME.match(tag)
    name = found[1].lower() if found else ""
    if tag.startswith("</"):
        return name, "end", False
    keeps = name in _LITERAL or f' dir="{_OTHER[direction]}"' in tag
    return name, "void" if not name or name in _VOID else "start", keeps
