"""Per cent signs and currencies: what stands beside a figure and says what it counts."""

from __future__ import annotations

import re

from publish.checks.facts.figure import Figure, Kind
from publish.checks.facts.figure import Reading as Meaning
from publish.checks.facts.reading import Reading
from publish.checks.facts.vocabulary import WORD, fold

_SIGN_AFTER = re.compile("[ \u00a0\u202f\u200e\u200f\u2066-\u2069]{0,2}[%٪％﹪]")
_SIGN_BEFORE = re.compile("[%٪％][ \u00a0]?\\Z")
_AFTER, _BEFORE = 16, 8
_JOINED = 12
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₺": "TRY", "₽": "RUB", "¥": "CNY", "₤": "GBP"}


def percentages(reading: Reading) -> list[Figure]:
    """Return the figures that count in hundredths."""
    return [one for one in reading.figures if one.kind is Kind.NUMBER and _is_percentage(reading, one)]


def possible_percentages(reading: Reading) -> set[Meaning]:
    """Return what the percentages of a text stand for, with those joined to one: `20 to 30 per cent`."""
    values: set[Meaning] = set()
    following: Figure | None = None
    for figure in reversed(reading.figures):
        if figure.kind is Kind.NUMBER:
            joined = following is not None and following.start - figure.end <= _JOINED
            if _is_percentage(reading, figure) or (
                joined and following and not values.isdisjoint(following.readings)
            ):
                values |= figure.readings
                following = figure
            else:
                following = None
    return values


def _is_percentage(reading: Reading, figure: Figure) -> bool:
    text = reading.text
    if _SIGN_AFTER.match(text, figure.end) or _SIGN_BEFORE.search(
        text, max(0, figure.start - 3), figure.start
    ):
        return True
    if reading.words.chinese and text.endswith("百分之", 0, figure.start):
        return True
    after = fold(text[figure.end : figure.end + _AFTER]).lstrip(" \u00a0\u202f\u200c'’-")
    before = fold(text[max(0, figure.start - _BEFORE) : figure.start]).rstrip()
    return after.startswith(reading.words.percent) or before.endswith(reading.words.percent)


def currencies(reading: Reading) -> dict[str, str]:
    """Return the currencies that a text names, by code, each as it names it first."""
    found: dict[str, str] = {}
    for sign, code in _SIGNS.items():
        if sign in reading.text:
            found.setdefault(code, sign)
    for match in WORD.finditer(reading.text):
        if currency := reading.words.currencies.get(fold(match[0])):
            found.setdefault(currency, match[0])
    if reading.words.chinese:
        named = {code: word for word, code in reading.words.currencies.items() if word in reading.text}
        found.update(named)
    return found
