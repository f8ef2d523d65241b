r"""When a text of another catalog is one of our segments: a form for each rung of the ladder.

1. `exact`: the same characters.
2. `folded`: white space and case apart; a soft line end is white space.
3. `numbered`: links with numbers for addresses, and no marks of headings, lists or quotations. Who compares
   these compares the addresses too.
4. `bare`: the words alone: no emphasis, escapes, links, placeholders, tags.
"""

from __future__ import annotations

import html
import re
import unicodedata

from publish.exchange.foreign.markup import unmarked

_BREAK = re.compile(r"(?: {2,}|\\)\n|<br\s*/?>\s*\n?", re.IGNORECASE)
_AUTOLINK = re.compile(r"<[^<>\s:@]*[:@][^<>\s]*>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_TARGET = re.compile(r"\]\(\d+\)|\]\[[^\[\]]*\]|\]\{\d+\}")
_PLACEHOLDER = re.compile(r"\{\d+\}")
_SIGNS = re.compile(r"[\\*_`\[\]!]")


def exact(text: str) -> str:
    """Return `text` as it is, but for a line end that a tool added."""
    return text.strip("\n")


def folded(text: str) -> str:
    r"""Return `text` on one line, in lower case.

    >>> folded("Both\n Lists")
    'both lists'
    """
    return " ".join(unicodedata.normalize("NFC", _BREAK.sub("\n", text)).split()).casefold()


def numbered(text: str) -> str:
    """Return the form of a text whose links have numbers already."""
    return folded(unmarked(text))


def bare(text: str) -> str:
    r"""Return the words of a text whose links have numbers already, empty if there are none.

    >>> bare(r"**Free** the [45](1) \*people")
    'free the 45 people'
    """
    text = _PLACEHOLDER.sub("", _TARGET.sub("]", _AUTOLINK.sub("", unmarked(text))))
    words = folded(_SIGNS.sub("", html.unescape(_TAG.sub("", text))))
    return words if any(map(str.isalnum, words)) else ""


def unwrapped(text: str, source: str) -> str:
    r"""Return a translation whose soft line ends are spaces; a hard one stays where its source has one.

    >>> unwrapped("Les deux\nlistes", "Both\nlists")
    'Les deux listes'
    """
    text = text.strip("\n")
    hard = bool(_BREAK.search(source))
    lines = _BREAK.sub("\0", text).split("\0") if hard else [_BREAK.sub(" ", text)]
    return "\n".join(" ".join(line.split("\n")).strip() for line in lines)
