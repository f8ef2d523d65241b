"""Another weekday than the source's: `on Monday` translated as `mardi`.

A language's weekdays are CLDR's names and the further forms of its word file; one without a file has none,
because nobody has looked which of its names are other words. Only what is certainly one is
read: a name that is another word too (*pazar* is a market, الأحد Sunday's and a name) needs one of the
language's words beside it, such as *günü* or يوم, or the figure of a date behind it. A day that a
translation omits or adds is not told. Where the source speaks of a night, an eve or the day after, the days
beside its own may be meant as well: Saturday night is ليلة الأحد.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from publish.checks.facts.vocabulary import words_of
from publish.checks.rule import Found, Pair, quoted
from publish.model import Conventions, say

_WEEK = 7  # days
_SOURCES = 1 << 10
_BESIDE = re.compile(
    r"night|\b(?:eve|evening|dawn|weekend|tomorrow|yesterday|later|earlier|hours)\b"
    r"|\b(?:next|following|previous|preceding|same|first|second|third|other) (?:day|morning)\b"
    r"|\bdays? (?:after|before)\b",
    re.IGNORECASE,
)
_GLUE = re.compile("[ \u200c]")
_NO_COUNT, _NO_MEASURE = (
    r"(?<![\d一二三四五六七八九十两几每])",
    "(?![次名人天岁个期批轮些直共家位起场所十本间部只条项])",
)
_NO_NAME = re.compile(r"(?!)")


class _Week(Struct, frozen=True):
    """A language's names of the days, 0 for Monday, and what finds them in a text."""

    days: Mapping[str, int]
    names: re.Pattern[str]


def found(pair: Pair, rule: str) -> Iterator[Found]:
    """Yield the weekdays of a translation that its source does not name, where that names any."""
    named = _in_source(pair.original.text, pair.source)
    if not named or pair.piece is None:
        return
    near = {(day + way) % _WEEK for day in named for way in (-1, 0, 1)}
    may_be = near if _BESIDE.search(pair.original.text) else set(named)
    source_text = pair.original.text.casefold()
    for day, word in _said(pair.piece.text, pair.target).items():
        if day not in may_be and word.casefold() not in source_text:  # Mr Freitag, Welt am Sonntag
            said = say(
                "{day} is not {wanted} of the source text: write the same day",
                day=quoted(word),
                wanted=quoted(next(iter(named.values()))),
            )
            yield Found(rule, said, word)


@lru_cache(maxsize=_SOURCES)
def _in_source(text: str, conventions: Conventions) -> Mapping[int, str]:
    """Return the days that a source names; in English they have a capital."""
    return {day: word for day, word in _said(text, conventions).items() if word[0].isupper()}


def _said(text: str, conventions: Conventions) -> dict[int, str]:
    """Return the weekdays that a text names for certain, each as it stands there first."""
    week = _week(conventions)
    found: dict[int, str] = {}
    key = _key(text)  # the key of a part of the text is a part of it
    if not any(map(key.__contains__, week.days)):
        return found
    for match in week.names.finditer(text):
        name = match["sure"] or match["marked"] or match["dated"]
        day = week.days.get(_key(name))  # none for PAZARTESİ, whose small letters Python does not know
        if day is not None:
            found.setdefault(day, name)
    return found


@cache
def _week(conventions: Conventions) -> _Week:
    written = words_of(conventions)
    further = {name: int(day) for day, ones in written.get("weekdays", {}).items() for name in ones.split()}
    days = {**conventions.weekdays, **further}
    if not days or not written:
        return _Week({}, _NO_NAME)
    doubtful = frozenset(written.get("doubtful_weekdays", "").split())
    if written.get("numerals") == "chinese":
        names = re.compile(f"{_NO_COUNT}(?P<sure>{_any(days)}){_NO_MEASURE}(?P<marked>)(?P<dated>)")
    else:
        names = _pattern(sorted({*days} - doubtful), sorted(doubtful), written)
    return _Week({_key(name): day for name, day in days.items()}, names)


def _pattern(sure: Sequence[str], doubtful: Sequence[str], written: Mapping[str, Any]) -> re.Pattern[str]:
    """Return what finds the names that are `sure`, and the `doubtful` ones with a mark or figure beside."""
    prefixes = "|".join(written.get("prefixes", "").split())
    start = f"(?<![^\\W_])(?<!\u200c)(?<!ليلة )(?<!شب )(?:{prefixes})?"  # whose night is the day before
    end = r"(?![^\W_]|\u200c| обитания)"
    before = _any(written.get("before_weekday", "").split()) or _NO_NAME.pattern
    after = _any(written.get("after_weekday", "").split()) or _NO_NAME.pattern
    either = _any(doubtful) or _NO_NAME.pattern
    marked = f"{start}(?:{before}) (?P<marked>{either}){end}"
    dated = f"{start}(?P<dated>{either})(?=[ ,،]{{1,2}}(?:\\d|(?:{after}){end}))"
    return re.compile(f"{start}(?P<sure>{_any(sure)}){end}|{marked}|{dated}", re.IGNORECASE)


def _any(names: Iterable[str]) -> str:
    """Return a pattern for any of `names`, the longest first, whatever joins their parts."""
    longest = sorted(names, key=len, reverse=True)
    return "|".join("[ \u200c]?".join(map(re.escape, _GLUE.split(name))) for name in longest)


def _key(name: str) -> str:
    return name.casefold().replace(" ", "").replace("\u200c", "")
