"""The account of an intake: what was dropped, what was rewritten, what is doubtful.

The rule that holds the account together, as multisets of words:

    words read + words made by rewriting - words rewritten = words written + words dropped

A *word* is a run of characters without white space, after invisible characters are taken out
and the text is in NFC. *Read* is the whole decoded input; *written* is the body as a reader
sees it (with its list marks) and the title found in the input; *dropped* are the texts of all
`Dropped`; *rewritten* are hyphens joined at a line's end and list marks made Markdown's own.
"""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

SOFT_HYPHEN = "\u00ad"

# Invisible characters that carry no word: controls (white space apart), soft hyphen, zero-width
# space, word joiner, a stray byte order mark, bidi embeddings and overrides. ZWJ, ZWNJ and the
# plain direction marks stay, because scripts and emoji need them.
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\u202a-\u202e]")


class Dropped(Struct, frozen=True):
    """A line, or an invisible character, that is not in the file: `pattern` names the reason."""

    line: int
    text: str
    pattern: str


class Doubt(Struct, frozen=True):
    """Something in the file that a person should look at."""

    line: int
    text: str
    message: str


class Rewritten(Struct, frozen=True):
    """Words that stand in the file in another form: `("govern-", "ment")` as `("government",)`."""

    line: int
    before: tuple[str, ...]
    after: tuple[str, ...]


def fold(text: str) -> str:
    """Return `text` with each run of white space as one space and none at the ends."""
    return " ".join(text.split())


def visible(text: str) -> str:
    """Return `text` in NFC without the invisible characters that carry no word."""
    return unicodedata.normalize("NFC", INVISIBLE.sub("", text))
