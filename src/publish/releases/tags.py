"""A fragment of HTML as its tags and texts, in order: what a rewriting of its text may touch, and what not.

The fragment is well-formed, as the skeleton writes it; put together, the nodes are the fragment again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Direction = Literal["ltr", "rtl"]

_TAG = re.compile(r"""(<[A-Za-z/!](?:"[^"]*"|'[^']*'|[^<>"'])*>)""")
_NAME = re.compile(r"</?([A-Za-z0-9]+)")
_VOID = {"br", "hr", "img", "wbr"}
_LITERAL = {"bdi", "code", "kbd", "pre", "samp"}
_OTHER = {"ltr": "rtl", "rtl": "ltr"}


@dataclass(frozen=True, slots=True)
class Node:
    """A tag, or the text between two. `tag` is the name of the element in small letters, empty for a text.

    `kept` says that it stands inside an element whose text keeps its own order: code, what is isolated, and
    what has the other direction.
    """

    text: str
    tag: str = ""
    kept: bool = False


def nodes(html: str, direction: Direction) -> Iterator[Node]:
    """Yield the tags and texts of `html`, which stands in text of `direction`."""
    kept: list[str] = []  # the open elements, from the first that keeps its order
    for text in _TAG.split(html):
        name = _NAME.match(text)
        tag = name[1].lower() if name else ""
        ends = text.startswith("</") and kept[-1:] == [tag]
        if ends:
            kept.pop()
        yield Node(text, tag, kept=bool(kept))
        begins = tag and not text.startswith("</") and tag not in _VOID
        if begins and (kept[-1:] == [tag] or (not kept and _keeps_order(tag, text, direction))):
            kept.append(tag)


def _keeps_order(tag: str, text: str, direction: Direction) -> bool:
    return tag in _LITERAL or f' dir="{_OTHER[direction]}"' in text
