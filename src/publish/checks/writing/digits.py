"""Digits and other signs for numbers that the readers of a language cannot be expected to read.

1. ASCII digits belong to every language, and the digits of its own writing to each; Arabic ones of both
   kinds are one writing here, and those of full width are judged by `styled`.
2. Other signs for numbers (`Ⅻ`, `㉚`, `፶`, `🔟`) belong to their writing. Those of China, Roman and circled
   ones are usual in East Asia. Fractions, superscripts and subscripts are usual everywhere.
3. What stands in the source text too, if only as `IV` for `Ⅳ`, is quoted from there. A number that ASCII
   digits go on is judged by `mixed_digits`.
4. A language that `scripts` does not list is taken to be written in Latin letters where most of its text is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from types import MappingProxyType

from publish.checks.late import late
from publish.checks.writing.characters import resolved
from publish.checks.writing.scripts import writing

_SIGNS = late(
    r"(?:[^\D0-9\uff10-\uff19\U0001d7ce-\U0001d7ff]"
    r"|[\u09f4-\u09f9\u0b72-\u0b77\u0bf0-\u0bf2\u0c78-\u0c7e\u0d58-\u0d5e\u0d70-\u0d78\u0f2a-\u0f33"
    r"\u1369-\u137c\u16ee-\u16f0\u17f0-\u17f9\u19da\u2160-\u2182\u2185-\u2188\u2460-\u249b\u24ea-\u24ff"
    r"\u2776-\u2793\u3021-\u3029\u3038-\u303a\u3220-\u3229\u3248-\u324f\u3251-\u325f\u3280-\u3289"
    r"\u32b1-\u32bf\U0001f100-\U0001f10c\U0001f51f])+"
)
_OWN = MappingProxyType(
    {
        "Arab": "ARABIC",
        "Syrc": "ARABIC",
        "Deva": "DEVANAGARI",
        "Beng": "BENGALI",
        "Guru": "GURMUKHI",
        "Gujr": "GUJARATI",
        "Orya": "ORIYA",
        "Taml": "TAMIL",
        "Telu": "TELUGU",
        "Knda": "KANNADA",
        "Mlym": "MALAYALAM",
        "Sinh": "SINHALA",
        "Mymr": "MYANMAR",
        "Khmr": "KHMER",
        "Thai": "THAI",
        "Laoo": "LAO",
        "Tibt": "TIBETAN",
        "Nkoo": "NKO",
        "Mong": "MONGOLIAN",
        "Ethi": "ETHIOPIC",
    }
)
"""How the names of a writing's own signs for numbers begin, without EXTENDED (UnicodeData.txt)."""

_KNOWN = frozenset({*_OWN, "Latn", "Cyrl", "Grek", "Hebr", "Hani", "Jpan", "Kore", "Armn", "Geor"})
_EAST_ASIA = frozenset({"Hani", "Jpan", "Kore"})
_ASCII_DIGIT = late("[0-9]")
_USUAL_THERE = late(
    "[\u2160-\u2188\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3021-\u3029\u3038-\u303a\u3220-\u32bf]+"
)


def foreign(text: str, source: str, tag: str) -> Iterator[str]:
    """Yield runs of signs for numbers in a msgstr that are not of its language, BCP 47 `tag` (rules 1 to 4).

    >>> list(foreign("٥٠٠ hommes", "500 men", "fr"))
    ['٥٠٠']
    """
    met = resolved(text)
    if met.isascii() or not _SIGNS.search(met):
        return
    script = writing(tag)
    if script not in _KNOWN or (script == "Latn" and not _mostly_latin(met)):
        return
    for found in _SIGNS.finditer(met):
        run, around = (
            found[0],
            met[max(found.start() - 1, 0) : found.start()] + met[found.end() : found.end() + 1],
        )
        usual = script in _EAST_ASIA and _USUAL_THERE.fullmatch(run)
        own = all(_of(script, sign) for sign in run)
        if not own and not usual and not _quoted(run, source) and not _ASCII_DIGIT.search(around):
            yield run


def _quoted(run: str, source: str) -> bool:
    """Tell whether a run of signs stands in the source text, or what its signs are made of does."""
    plain = unicodedata.normalize("NFKC", run).strip("().,")
    return run in source or bool(re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", source))


def _of(script: str, sign: str) -> bool:
    """Tell whether a sign for a number is of that writing."""
    name = unicodedata.name(sign, "").removeprefix("EXTENDED ")
    return name.startswith(_OWN.get(script, "\n"))


def _mostly_latin(text: str) -> bool:
    """Tell whether at least half of the letters of `text` are Latin."""
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(letter.isascii() or unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return 2 * latin >= len(letters)
