"""Names that a language's `and` or `or` joins to another name: what a list of names was made longer by.

A name that the source text does not have is often honest in a translation: `the capital` has a name, so has
`the country`. Joined to a name that the source text does have, where that one is joined to nothing there but
to other such names, it can only have been added: `Homs and Damascus`, and `حمص ودمشق وصيدنايا`.
Languages whose words for this are not listed have no findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from publish.checks.late import late
from publish.checks.wording.forms import Span

_WORDS: Mapping[str, str] = {
    "ar": "أو",
    "de": "und|oder|sowie",
    "en": "and|or|&|as well as",
    "es": "y|e|o|u",
    "fa": "و|یا",
    "fr": "et|ou|ainsi que",
    "it": "e|ed|o|od",
    "pt": "e|ou",
    "ru": "и|или",
    "tr": "ve|veya|ile",
}
_CHINESE = late("\\s*(?:、|和|与|與|及|或|以及)\\s*")
_ARABIC = late("[،,]?\\s+")
_LINKED_AFTER = late(r"(?:['’]s)?\s*(?:[,/&–—-]|\b(?:and|or|as well as|but|nor|to|with)\b)")
_LINKED_BEFORE = late(
    r"(?:[,/&–—-]|\b(?:and|or|as well as|both|but|nor|from|between|with))\s*(?:\w{2,4}\s+){0,2}$"
)
_GAZE = 24  # characters
_NEAR = 16  # characters, those of the longest word for it and a preposition
_AND = {
    **{language: late(rf"(?<!\w)(?:{words})(?!\w)") for language, words in _WORDS.items()},
    "ar": late(r"(?<!\w)(?:و|أو\b)"),
    "zh": late("[、和与與及或]"),
}


def joins(text: str, first: Span, second: Span, code: str) -> bool:
    """Tell whether `and` or `or` of the language `code`, and nothing but a preposition, joins two names."""
    (_, end), (start, _) = first, second
    if start < end:
        return False
    language = code.partition("_")[0]
    if language == "zh":
        return bool(_CHINESE.fullmatch(text, end, start))
    if language == "ar" and text.startswith("و", start) and _ARABIC.fullmatch(text, end, start):
        return True
    pattern = _between(language)
    return pattern is not None and bool(pattern.fullmatch(text, end, start))


@cache
def _between(language: str) -> re.Pattern[str] | None:
    """Return the pattern of what stands between two names of a list in `language`, if that is known."""
    words = _WORDS.get(language)
    return re.compile(rf"[’'\w]{{0,5}},?\s(?:{words})\s(?:[^\W\d_]{{1,4}}\s)?(?:l[’'])?") if words else None


def touches(text: str, names: Iterable[Iterable[Span]], code: str) -> bool:
    """Tell whether a word for `and` or `or` may stand beside any of the names of `text`: a quick question."""
    words = _AND.get(code.partition("_")[0])
    return words is not None and any(
        words.search(text, max(start - _NEAR, 0), end + _NEAR) for spans in names for start, end in spans
    )


def closed(text: str, names: Iterable[Span]) -> bool:
    """Tell whether names of an English `text` are joined to nothing there but to one another."""
    spans = sorted(names)
    return all(
        _joined_to(spans, text, start, end) or not _LINKED_AFTER.match(text, end) for start, end in spans
    ) and all(
        _joined_from(spans, text, start) or not _LINKED_BEFORE.search(text, max(start - _GAZE, 0), start)
        for start, _ in spans
    )


def _joined_to(spans: list[Span], text: str, start: int, end: int) -> bool:
    return any(joins(text, (start, end), after, "en") for after in spans)


def _joined_from(spans: list[Span], text: str, start: int) -> bool:
    return any(joins(text, before, (start, start), "en") for before in spans)
