"""Who may be a reviewer: a name, or a pseudonym, of one line that can be read.

Two names are the same person where only case, spaces or compatible spellings tell them apart.
Source: UAX #15 (NFKC), The Unicode Standard 3.13 (case folding).
"""

from __future__ import annotations

import unicodedata

LIMIT = 64  # characters


def fault(name: str) -> str:
    """Return what is wrong with `name` as a reviewer's, in words; empty where nothing is."""
    if not name.strip():
        return "it is empty: write a name, or a pseudonym"
    if len(name) > LIMIT:
        return f"it is longer than {LIMIT} characters: write a shorter one"
    if not name.isprintable():
        return "it holds a character that cannot be seen: write letters, digits and spaces"
    if name != " ".join(unicodedata.normalize("NFC", name).split()):
        return "it has spaces too many, or letters put together in parts: type it anew"
    return ""


def folded(name: str) -> str:
    """Return what two spellings of one name have in common.

    >>> folded("Ｌina  K") == folded("lina k")
    True
    """
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())
