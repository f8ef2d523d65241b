"""Which of Python-Markdown's patterns and block processors can do anything in a text: the rest need not try.

Each looks for something that has one of its openers in it. Where none stands in the text it is asked in vain,
and leaves everything as it is. That holds for all that the library goes on to look at, too, since it only
takes text apart: into lines, and what is left of them behind an indent or a mark; and into what stands
between its own tokens, which hold no opener.

What is not listed here is always asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from markdown.util import Registry

T = TypeVar("T")

INLINE: Mapping[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("[",),
    "image_reference": ("[",),
    "short_reference": ("[",),
    "short_image_ref": ("[",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("\n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""The openers of the inline patterns, by their names: single characters."""

BLOCKS: Mapping[str, tuple[str, ...]] = {
    "admonition": ("!!!",),
    "table": ("|",),
    "hashheader": ("#",),
    "setextheader": ("=", "-"),
    "hr": ("-", "_", "*"),
    "quote": (">",),
    "deflist": (": ",),
    "footnote": ("[^",),
    "reference": ("]:",),
}
"""The openers of block processors, by their names: what stands within one line."""

Openers = tuple[tuple[T, tuple[str, ...]], ...]


def paired(registry: Registry[T], openers: Mapping[str, tuple[str, ...]]) -> Openers[T]:
    """Return what is registered, in its order, each with its openers; an empty one stands in every text."""
    known = {id(registry[name]): own for name, own in openers.items() if name in registry}
    return tuple((one, known.get(id(one), ("",))) for one in registry)


def possible(pairs: Openers[T], text: str) -> list[T]:
    """Return those that can do anything in `text`, in their order."""
    return [one for one, openers in pairs if any(opener in text for opener in openers)]
