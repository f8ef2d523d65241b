"""How long a translation is expected to be, from honest ones.

`RATIOS` are characters of translation for a character of English, measured over the pairs of
tests/golden/pairs and the catalogs in locale/: 91 to 164 pairs and 8,000 to 13,000 English characters for
each language. A translation's *share* is its length over the expected one. Of the pairs measured, the
shares of texts of 240 characters or more lay between 0.79 and 1.23, of 120 or more between 0.66 and 1.28,
of 60 or more between 0.39 and 2.11; the bounds leave room beyond. Shorter texts are not judged: a word may be
a phrase elsewhere. Nor are languages that were not measured, but for what would be cut short in any.

Lengths of long texts are proportional, with a spread that shrinks as texts grow. Source: Gale and Church,
"A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19, 1993.
"""

from __future__ import annotations

from functools import lru_cache

RATIOS = {
    "ar": 0.90, "de": 1.12, "en": 1.00, "es": 1.13, "fa": 0.98, "fr": 1.16, "ru": 1.06, "tr": 1.04,
    "zh": 0.34,
}  # fmt: skip
"""Characters of translation for one of English, by the language's code without script and country."""

CUT = 0.2
"""The share below which most of a text of `LONG` words or more must be missing."""

LONG = 40
"""Words of source text from which on that can be said."""

_BOUNDS = ((240, 0.65, 1.5), (120, 0.5, 1.7), (60, 0.3, 2.5))
"""From how many characters of source text on, the least and the greatest usual share."""
LEAST = _BOUNDS[-1][0]
"""Characters of source text below which nothing is said."""
_SHORTEST = min(RATIOS.values()) / max(RATIOS.values())  # what any two languages may differ by


def fault(source: str, text: str, source_language: str, language: str) -> tuple[str, float] | None:
    """Return the rule that a translation's length breaks, and its share; None where nothing is wrong with it.

    Texts are without addresses, whose length no language changes; languages are codes.
    """
    ratio = _ratio(source_language, language)
    if len(source) < LEAST:
        return None
    share = len(text) / (len(source) * (ratio or _SHORTEST))
    if share < CUT and len(source.split()) >= LONG:
        return "cut-short", share
    least, most = next(bounds for length, *bounds in _BOUNDS if len(source) >= length)
    if ratio is None or least <= share <= most:
        return None
    return ("too-short", share) if share < least else ("too-long", share)


@lru_cache(maxsize=64)
def _ratio(source_language: str, language: str) -> float | None:
    known = RATIOS.get(_base(source_language)), RATIOS.get(_base(language))
    return known[1] / known[0] if known[0] and known[1] else None


def _base(code: str) -> str:
    return code.partition("_")[0].partition("-")[0]
