"""A scale that several figures share, and a number whose parts have a scale each.

- `5 to 10 million`, `von 650 auf 480 Millionen`, `20 إلى 30 ألفاً`, `3–4 тысячи`: what stands before a scaled
  number, with a dash or a short word between, may be scaled by the same word. So it may be with the zeros
  of a translation's `20 à 30 000`. A year never is.
- `3 milyon 600 bin`, `۵۳ هزار و ۵۳۷`, `1亿2000万`: the parts add up. They may be two numbers as well.
- `nine in ten`, `neuf sur dix`: a ratio may be a percentage, or both its numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from publish.checks.facts.compose import HALF
from publish.checks.facts.figure import Figure, Kind, Value, plain, whole
from publish.checks.facts.vocabulary import Vocabulary, fold
from publish.checks.late import late

_LINK = late(
    r"(?:['’][^\W\d_]{1,5})?[\s,،、~～–—‐‑-]{0,3}"  # 1,2'den, zwanzig-
    r"(?:[^\W\d_]{1,5}|[^\W\d_]{1,3} [^\W\d_]{1,3})?[\s-]{0,2}(?:US ?)?[$€£₺]? ?"
)
_CHINESE_LINK = late(r"[\s、~～–—〜‐‑-]{0,3}[至到或和降升增]{0,2}")
_AND = frozenset({"", "و"})
_LONGEST_LINK = 16
_LONGEST_AND = 4
_HUNDRED, _THOUSAND = 100, 1000
_YEARS = range(1900, 2100)
_YEAR_DIGITS = 4


def with_scales(text: str, figures: Sequence[Figure], words: Vocabulary, *, source: bool) -> list[Figure]:
    """Return figures of a text in its order, those in several scales as one, with the scales they share."""
    if len(figures) < 2:  # noqa: PLR2004 because one figure shares nothing
        return list(figures)
    added = list(_joined(figures, lambda one, other: _sum(text, one, other, words)))
    shared = _shared(text, added, words, source=source)
    return list(_joined(shared, lambda one, other: _ratio(text, one, other, words)))


def _joined(figures: Sequence[Figure], join: Callable[[Figure, Figure], Figure | None]) -> Iterator[Figure]:
    """Yield `figures`, each with those behind it that `join` makes one of."""
    last = figures[0]
    for figure in figures[1:]:
        both = join(last, figure)
        if both is None:
            yield last
        last = both or figure
    yield last


# --- sums and ratios ---------------------------------------------------------------------


def _sum(text: str, last: Figure, figure: Figure, words: Vocabulary) -> Figure | None:
    """Return two numbers as one if the second is less than the scale of the first and follows it at once."""
    if last.scale < _THOUSAND or figure.kind is not Kind.NUMBER or not (last.written or figure.written):
        return None
    values = _values(figure)
    if not values or figure.start - last.end > _LONGEST_AND:
        return None
    gap = text[last.end : figure.start].strip()
    if HALF in values and gap:  # 3 millones y medio
        values = [last.scale // 2]
    if max(values) >= last.scale or (gap not in _AND and gap not in words.ands):
        return None
    sums = frozenset(one + other for one in _values(last) for other in values)
    return replace(_of_two(last, figure, sums), scale=figure.scale)


def _ratio(text: str, one: Figure, of: Figure, words: Vocabulary) -> Figure | None:
    """Return a ratio: `1 in 3` is a third, 33 per cent or 34."""
    if not words.of or of.start - one.end > _LONGEST_LINK:
        return None
    few, many = plain(one), plain(of)
    if few is None or many is None or not 0 < few < many <= _HUNDRED:
        return None
    if fold(text[one.end : of.start].strip()) not in words.of:
        return None
    down, up = few * _HUNDRED // many, -(-few * _HUNDRED // many)
    shares = {down, up} - {few}  # one in 61 is 1 per cent, and "one" is not all of it
    ratio = _of_two(one, of, frozenset([Fraction(few, many), *shares]))
    return replace(ratio, written=False, hundredths=True)


def _of_two(one: Figure, other: Figure, readings: frozenset[Value]) -> Figure:
    parts = (*(one.parts or (one,)), *(other.parts or (other,)))
    demand = max(one.demand, other.demand)
    return Figure(Kind.NUMBER, one.start, other.end, readings, demand, parts)


# --- a shared scale ----------------------------------------------------------------------


def _shared(text: str, figures: list[Figure], words: Vocabulary, *, source: bool) -> list[Figure]:
    """Let each figure share the scale of the one behind it, from the last to the first."""
    for at in range(len(figures) - 2, -1, -1):
        one, following = figures[at], figures[at + 1]
        if not 0 <= following.start - one.end <= _LONGEST_LINK:
            continue
        scale = following.scale
        bare = text[one.start : one.end].isdecimal()
        if scale == 1 and bare and not source and _ends_in_thousands(text, following):
            scale = _THOUSAND
        if scale > 1 and _may_share(one) and _linked(text, one, following, words):
            more = (whole(Fraction(value) * scale) for value in _values(one))
            figures[at] = replace(one, readings=one.readings.union(more), scale=scale)
    return figures


def _may_share(figure: Figure) -> bool:
    if figure.kind is not Kind.NUMBER or figure.scale > 1:
        return False
    year = figure.end - figure.start == _YEAR_DIGITS and plain(figure) in _YEARS
    return not (year and figure.written)


def _ends_in_thousands(text: str, figure: Figure) -> bool:
    grouped = figure.end - figure.start > _YEAR_DIGITS and not text[figure.start : figure.end].isdecimal()
    value = plain(figure)
    return figure.written and grouped and value is not None and value % _THOUSAND == 0


def _linked(text: str, one: Figure, following: Figure, words: Vocabulary) -> bool:
    link = _CHINESE_LINK if words.chinese else _LINK
    return link.fullmatch(text, one.end, following.start) is not None


def _values(figure: Figure) -> list[Value]:
    return [one for one in figure.readings if isinstance(one, int | Fraction)]
