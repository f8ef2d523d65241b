"""Per cent signs and currencies: what stands beside a figure and says what it counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from publish.checks.facts.figure import Figure, Kind
from publish.checks.facts.figure import Reading as Meaning
from publish.checks.facts.reading import Reading
from publish.checks.facts.vocabulary import WORD, fold
from publish.checks.late import late

_SIGN_AFTER = late("[ \u00a0\u202f\u200e\u200f\u2066-\u2069]{0,2}[%٪％﹪]")
_SIGN = late("[%٪％﹪成折割]")
_SIGN_BEFORE = late("[%٪％][ \u00a0]?\\Z")
_SIGN_OR_STOP = late("[%٪％,،.;:]")
_AFTER, _BEFORE = 16, 8
_JOINED = 12
_SOURCES = 1 << 8  # texts, more than a statement has: of a source the same is asked for each language
SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₺": "TRY", "₽": "RUB", "¥": "CNY", "₤": "GBP"}


_MONEY = late(
    r"\b(?:money|dollar|euro|pound|sterling|li?ra|dinar|dirham|ri[ya]+l|rou?bl|francs?\b|peso|yuan|renminbi|rupee"
    r"|shekel|toman|cents?\b|quid|bucks?\b|grand\b|pence|baht|won|yen|krona|krone|zloty|hryvnia|birr|naira|rand|[a-z]*[$€£¥₺₽₤₴₪₹])"
)
_CODES = ("USD", "EUR", "GBP")
_ISO = late(rf"\b(?:{'|'.join(_CODES)})\b")
_CODE = late(r"\b[A-Z]{3}\b")


@lru_cache(maxsize=_SOURCES)
def may_have_percentages(reading: Reading) -> bool:
    """Tell whether a text has a sign or word for hundredths anywhere."""
    if _SIGN.search(reading.text) or "百分之" in reading.text:
        return True
    return any(map(reading.folded.__contains__, reading.words.percent))


@lru_cache(maxsize=_SOURCES)
def percentages(reading: Reading) -> tuple[Figure, ...]:
    """Return the figures that count in hundredths."""
    return tuple(one for one in reading.figures if one.kind is Kind.NUMBER and _is_percentage(reading, one))


def possible_percentages(reading: Reading) -> set[Meaning]:
    """Return what the percentages of a text stand for, with those joined to one: `20 to 30 per cent`."""
    values: set[Meaning] = set()
    following: Figure | None = None
    for before, figure in pairwise(reading.figures):
        if figure.kind is Kind.NUMBER and _shares_sign(reading, before, figure):
            values |= figure.readings
    for figure in reversed(reading.figures):
        if figure.kind is Kind.NUMBER:
            joined = following is not None and following.start - figure.end <= _JOINED
            if (_is_percentage(reading, figure) or _counts_points(reading, figure)) or (
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
    if figure.hundredths or (reading.words.chinese and text.endswith("百分之", 0, figure.start)):
        return True
    after = _after(text, figure)
    if after.startswith(reading.words.percent) and not after.startswith(reading.words.points):
        return True
    return fold(text[max(0, figure.start - _BEFORE) : figure.start]).rstrip().endswith(reading.words.percent)


def _after(text: str, figure: Figure) -> str:
    return fold(text[figure.end : figure.end + _AFTER]).lstrip(" \u00a0\u202f\u200c'’-")


def _counts_points(reading: Reading, figure: Figure) -> bool:
    """Tell whether a figure counts percentage points, which may be called per cent, or just points."""
    return bool(reading.words.points) and _after(reading.text, figure).startswith(reading.words.points)


def _shares_sign(reading: Reading, before: Figure, figure: Figure) -> bool:
    """Tell whether a figure shares the sign that stands before another one: %30-40, yüzde 62'den 48'e."""
    between = reading.text[before.end : figure.start]
    return len(between) <= _JOINED and _SIGN_OR_STOP.search(between) is None and _signed(reading, before)


def _signed(reading: Reading, figure: Figure) -> bool:
    before = reading.text[max(0, figure.start - _BEFORE) : figure.start]
    words = (*reading.words.percent, "百分之")
    return _SIGN_BEFORE.search(before) is not None or fold(before).rstrip().endswith(words)


def is_money(reading: Reading, figure: Figure) -> bool:
    """Tell whether the sign or name of a currency stands beside a figure."""
    before = reading.text[max(0, figure.start - 2) : figure.start].strip()
    after = WORD.match(reading.text, min(figure.end + 1, len(reading.text)))
    signs = before[-1:], reading.text[figure.end : figure.end + 2].strip()[:1]
    named = after is not None and fold(after[0]) in reading.words.currencies
    return named or any(one in SIGNS for one in signs)


def mentions_money(source: Reading) -> bool:
    """Tell whether an English text names any currency, or money."""
    return _MONEY.search(source.folded) is not None or _CODE.search(source.text) is not None


@lru_cache(maxsize=_SOURCES)
def currencies(reading: Reading) -> Mapping[str, str]:
    """Return the currencies that a text names, by code, each as it names it first."""
    found: dict[str, str] = {}
    for sign, code in SIGNS.items():
        if sign in reading.text:
            found.setdefault(code, sign)
    if any(map(reading.text.__contains__, _CODES)):
        found |= {match[0]: match[0] for match in _ISO.finditer(reading.text)}
    standing = filter(reading.folded.__contains__, reading.words.currencies)
    named = {word: reading.words.currencies[word] for word in standing}
    for match in WORD.finditer(reading.text) if named else ():
        if currency := named.get(fold(match[0])):
            found.setdefault(currency, match[0])
    if reading.words.chinese:
        found.update({code: word for word, code in named.items()})
    return found
