"""Which characters belong to which writing, and in which writing a language is written.

Writings are named by ISO 15924 codes (`Arab`). Character classes are the inside of a `[...]` of a regular
expression: whole blocks, marks and digits included, because the question is what stands beside a character.
Source: Unicode Scripts.txt and Blocks.txt.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

ARABIC = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
MONGOLIAN = "\u1800-\u18af"
WITHOUT_SPACES = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\u1b00-\u1b7f\ua980-\uaa7f"
"""Writings of South-East Asia and Tibet, in which an invisible space says where a line may break."""

JOINING = (
    rf"{ARABIC}\u0700-\u074f\u07c0-\u07ff\u0840-\u086f\u0900-\u0dff{WITHOUT_SPACES}{MONGOLIAN}\ua840-\ua97f"
)
"""Writings whose letters change their form beside one another: Arabic, Syriac, those of India, their kin."""

ALIKE = MappingProxyType(
    {
        "Latn": "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua787",
        "Cyrl": "\u0400-\u0481\u048a-\u052f\u1c80-\u1c88\ua640-\ua66d\ua680-\ua69b",
        "Grek": "\u0370-\u0373\u0376-\u037d\u0386\u0388-\u03ff\u1f00-\u1fbc",
    }
)
"""Letters of the writings that share shapes: `a` and `а`, `o`, `о` and `ο`."""

_WRITTEN_IN = {
    "Arab": "ar ary arz apc acm aeb fa prs ur ps ckb sdh lki ug sd ks bal azb mzn glk lrc skr pnb",
    "Cyrl": "ru uk be bg mk sr kk ky tg mn tt ba cv ce os av",
    "Grek": "el",
    "Hebr": "he yi",
    "Hani": "zh yue wuu lzh",
    "Jpan": "ja",
    "Kore": "ko",
    "Deva": "hi mr ne sa mai bho kok",
    "Beng": "bn as",
    "Guru": "pa",
    "Gujr": "gu",
    "Orya": "or",
    "Taml": "ta",
    "Telu": "te",
    "Knda": "kn",
    "Mlym": "ml",
    "Sinh": "si",
    "Mymr": "my shn mnw",
    "Khmr": "km",
    "Thai": "th",
    "Laoo": "lo",
    "Tibt": "bo dz",
    "Syrc": "syr aii",
    "Nkoo": "nqo",
    "Armn": "hy",
    "Geor": "ka",
    "Ethi": "am ti",
}
_WRITINGS = {
    language: writing for writing, languages in _WRITTEN_IN.items() for language in languages.split()
}
_ONE = MappingProxyType({"Hans": "Hani", "Hant": "Hani", "Aran": "Arab"})
_DO_NOT_JOIN = frozenset({"Latn", "Cyrl", "Grek", "Hebr", "Hani", "Jpan", "Kore", "Armn", "Geor", "Ethi"})


@lru_cache(maxsize=64)
def writing(tag: str) -> str:
    """Return the writing of a language by its BCP 47 tag: the one that it names, or the usual one.

    A language that is not known is taken to be written in Latin letters.

    >>> writing("fa"), writing("zh-Hans"), writing("ku-Arab"), writing("fr")
    ('Arab', 'Hani', 'Arab', 'Latn')
    """
    language, *rest = tag.replace("_", "-").split("-")
    named = rest[0].title() if rest and len(rest[0]) == 4 and rest[0].isalpha() else ""  # noqa: PLR2004  because BCP 47 gives a script four letters
    return _ONE.get(named, named) or _WRITINGS.get(language.lower(), "Latn")


def joins(script: str) -> bool:
    """Tell whether letters of a writing change their form beside one another."""
    return script not in _DO_NOT_JOIN
