"""Numbers in Chinese numerals, alone or after digits: `四十二`, `二〇一八`, `两百`, `50万`, `1.4亿`.

A numeral is read only where it is written as a number is: with units in falling order, or as four digits
in a row; 多 and the like may stand before its last unit (`70多万`). Which of them must be one: eleven and
more (一些, 万一, 千万 and 十分 are words), and three to ten before a word that counts. Tenths are percentages
(`四成`, `六成二`), and decimals are read in percentages and before a unit (`百分之四点五`, `三点五万`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from publish.checks.facts.figure import Day, Demand, Figure, InMonth, Kind, Value, number, plain, whole
from publish.checks.late import late

_NUMERALS = ("〇零○", "一壹", "二两兩贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_DIGITS = {one: value for value, ones in enumerate(_NUMERALS) for one in ones}
_ANY_DIGITS = {**_DIGITS, **{str(value): value for value in range(10)}}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_ALL = "".join([*_DIGITS, *_UNITS, *_SCALES])
_LONGEST = 24
_MANY = "多余餘来几"
_NUMERAL = late(
    f"(?<![星期周数几好十百千万])[{_ALL}]{{1,{_LONGEST}}}(?:(?<=[{''.join(_UNITS)}])[{_MANY}][{''.join(_SCALES)}])?"
)
_SCALED = late(
    f"[ \u00a0]?([{''.join(_UNITS)}]?)(?:[{_MANY}](?=[{''.join(_SCALES)}]))?([{''.join(_SCALES)}]?)"
)
_TENTHS = late(
    "(?<![一二三四五六七八九十0-9.])([1-9一二两三四五六七八九])([成折割])([一二三四五六七八九])?"
    "(?![为立员果功就熟年本])"
)
_DECIMAL = late(
    f"(?:(?<=百分之)([{_ALL}]+)点([{''.join(_DIGITS)}]+)|([{_ALL}]+)点([{''.join(_DIGITS)}]+)(?=[{''.join(_SCALES)}倍]))"
    f"([{''.join(_SCALES)}]?)"
)
_LARGEST = 10**16
_NAMED_DAYS = {"六四": (6, 4), "五四": (5, 4), "七五": (7, 5), "三一四": (3, 14), "九一八": (9, 18)}
_NAMED_DAY = late(f"(?<![{_ALL}])(?:{'|'.join(_NAMED_DAYS)})(?![{_ALL}])")
_WITHOUT_MANY = str.maketrans("", "", _MANY)
_COUNTED = frozenset("名个個位人天年月日岁歲只枚份页次届条條時时點点分國国項项週周户戶块场家所封")
_VAGUE = frozenset("多几来")
_ABOUT = late(f"([二三四五六七八两])([三四五六七八九])([{''.join([*_UNITS, *_SCALES])}]+)")
_COMPARED, _ASKED = 3, 11
_YEAR_DIGITS = 4


def with_numerals(text: str, written: Sequence[Figure]) -> list[Figure]:
    """Return the figures of `text`: those `written` in digits, scaled by numerals, and those in numerals."""
    figures = [_with_scale(text, figure) for figure in written]
    exact = [*_tenths(text), *_decimals(text), *_named_days(text)]
    covered = {
        at
        for figure, after in [
            *((figure, before.end) for figure, before in zip(figures, written, strict=True)),
            *((figure, figure.start) for figure in exact),
        ]
        for at in range(after, figure.end)
    }
    figures = [one for one in figures if one.start not in covered] + exact
    figures += [one for one in _in_numerals(text) if one.start not in covered]
    return list(_with_decades(text, sorted(figures, key=lambda one: one.start)))


def _tenths(text: str) -> Iterator[Figure]:
    """Yield the percentages that are said in tenths: 四成, 六成二, and 八折 (a fifth off)."""
    for match in _TENTHS.finditer(text):
        first, kind, last = match.groups()
        value = 10 * _ANY_DIGITS[first] + _DIGITS.get(last, 0)
        values = {value, 100 - value} if kind == "折" else {value}
        figure = number(match.start(), match.end(), *values, demand=Demand.COMPARED)
        yield replace(figure, written=first.isdecimal(), hundredths=True)


def _named_days(text: str) -> Iterator[Figure]:
    """Yield the days that an event is called after: 六四 is the fourth of June."""
    for match in _NAMED_DAY.finditer(text):
        month, day = _NAMED_DAYS[match[0]]
        parts = (
            number(match.start(), match.end(), day, demand=Demand.NEVER),
            Figure(Kind.NUMBER, match.start(), match.end(), frozenset([InMonth(month)]), Demand.NEVER),
        )
        readings = frozenset([Day(0, month, day)])
        yield Figure(Kind.NUMBER, match.start(), match.end(), readings, Demand.NEVER, parts, written=False)


def _decimals(text: str) -> Iterator[Figure]:
    for match in _DECIMAL.finditer(text):
        before, after = match[1] or match[3], match[2] or match[4]
        tens = _value(before)
        if tens is not None:
            decimals = "".join(str(_DIGITS[one]) for one in after)
            value = Fraction(f"{tens}.{decimals}") * _SCALES.get(match[5], 1)
            yield replace(number(match.start(), match.end(), whole(value)), written=False)


def scaled(figure: Figure, times: int, end: int) -> Figure:
    """Return a number multiplied by what follows it up to `end`."""
    if times == 1 or figure.kind is not Kind.NUMBER:
        return figure
    numbers = [one for one in figure.readings if isinstance(one, int | Fraction)]
    values = frozenset(whole(Fraction(one) * times) for one in numbers)
    return Figure(Kind.NUMBER, figure.start, end, values, figure.demand, scale=figure.scale * times)


def _with_scale(text: str, figure: Figure) -> Figure:
    match = _SCALED.match(text, figure.end)
    if not match or not match[0].strip():
        return figure
    return scaled(figure, _UNITS.get(match[1], 1) * _SCALES.get(match[2], 1), match.end())


def _with_decades(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield `figures`, those that name a decade together as one: `20世纪80年代`."""
    rest = list(reversed(figures))
    while rest:
        figure = rest.pop()
        century, year = plain(figure), plain(rest[-1]) if rest else None
        if century and year is not None and text[figure.end : rest[-1].start] in {"世纪", "世紀"}:
            following = rest.pop()
            figure = number(figure.start, following.end, (century - 1) * 100 + year)
        yield figure


def _in_numerals(text: str) -> Iterator[Figure]:
    for match in _NUMERAL.finditer(text):
        of_fraction = text.endswith("分之", 0, match.start()) and not text.endswith(
            "百分之", 0, match.start()
        )
        if about := _ABOUT.fullmatch(match[0]):
            yield from _about(match.start(), about)
            continue
        value = None if of_fraction else _value(match[0])
        if value is not None:
            figure = number(match.start(), match.end(), value, demand=_demand(text, match, value))
            yield replace(figure, written=False, scale=_scale(match[0]))


def _about(start: int, about: re.Match[str]) -> Iterator[Figure]:
    """Yield both numbers of an estimate: 二三十 is twenty to thirty."""
    for numeral in (about[1] + about[3], about[2] + about[3]):
        if (value := _value(numeral)) is not None:
            yield replace(number(start, start + about.end(), value, demand=Demand.NEVER), written=False)


def _demand(text: str, match: re.Match[str], value: Value) -> Demand:
    numeral, following = match[0], text[match.end() : match.end() + 2]
    vague = following[:1] in _VAGUE or not set(_MANY).isdisjoint(numeral)
    if vague or following == "分之" or numeral[0] in _SCALES or numeral[0] in "百千":
        return Demand.NEVER
    if value >= _ASKED and len(numeral) > 1:
        return Demand.ALWAYS
    return Demand.COMPARED if value >= _COMPARED and following[:1] in _COUNTED else Demand.NEVER


def _scale(numeral: str) -> int:
    """Return what the last units of a numeral multiply the others by: 五百万 has a scale of 万."""
    scale = 1
    for one in reversed(numeral):
        if one not in _SCALES and (one not in _UNITS or scale > 1):
            break
        scale *= _SCALES.get(one, 0) or _UNITS[one]
    return scale


def _value(numeral: str) -> int | None:
    """Return what a numeral stands for, or None if it is not written as a number is."""
    numeral = numeral.translate(_WITHOUT_MANY)
    digits = [_DIGITS[one] for one in numeral if one in _DIGITS]
    if len(digits) < len(numeral):
        return _with_units(numeral)
    if len(digits) == 1:
        return digits[0]
    return int("".join(map(str, digits))) if len(digits) == _YEAR_DIGITS else None


def _with_units(numeral: str) -> int | None:
    total = section = digit = 0
    smallest, last = _SCALES["亿"], _LARGEST
    for one in numeral:
        if one in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[one]
        elif one in _UNITS:
            if _UNITS[one] >= smallest:
                return None
            section, digit, smallest = section + max(digit, 1) * _UNITS[one], 0, _UNITS[one]
        else:
            scale = _SCALES[one]
            below = max(section + digit, 0 if total else 1)
            total = total + below * scale if scale < last and total else (total + below) * scale
            section, digit, smallest, last = 0, 0, _SCALES["亿"], scale
    return total + section + digit
