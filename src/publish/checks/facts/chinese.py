"""Numbers in Chinese numerals, alone or after digits: `四十二`, `二〇一八`, `两百`, `50万`, `1.4亿`.

A numeral is read only where it is written as a number is: with units in falling order, or as four digits
in a row. Which of them must be one: eleven and more (一些, 万一, 千万 and 十分 are words), and three to ten
before a word that counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from publish.checks.facts.figure import Demand, Figure, Kind, Value, number, plain, whole

_NUMERALS = ("〇零○", "一壹", "二两兩贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_DIGITS = {one: value for value, ones in enumerate(_NUMERALS) for one in ones}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_ALL = "".join([*_DIGITS, *_UNITS, *_SCALES])
_LONGEST = 24
_NUMERAL = re.compile(f"(?<![星期周数几好十百千万])[{_ALL}]{{1,{_LONGEST}}}")
_SCALED = re.compile(f"[ \u00a0]?([{''.join(_UNITS)}]?)([{''.join(_SCALES)}]?)")
_COUNTED = frozenset("名个個位人天年月日岁歲只枚份页次届条條時时點点分國国項项週周户戶块场家所封")
_VAGUE = frozenset("多几来")
_ABOUT = re.compile(f"([二三四五六七八两])([三四五六七八九])([{''.join([*_UNITS, *_SCALES])}]+)")
_COMPARED, _ASKED = 3, 11
_YEAR_DIGITS = 4


def with_numerals(text: str, written: Sequence[Figure]) -> list[Figure]:
    """Return the figures of `text`: those `written` in digits, scaled by numerals, and those in numerals."""
    figures = [_with_scale(text, figure) for figure in written]
    covered = {
        at for figure, before in zip(figures, written, strict=True) for at in range(before.end, figure.end)
    }
    figures += [one for one in _in_numerals(text) if one.start not in covered]
    return list(_with_decades(text, sorted(figures, key=lambda one: one.start)))


def scaled(figure: Figure, times: int, end: int) -> Figure:
    """Return a number multiplied by what follows it up to `end`."""
    if times == 1 or figure.kind is not Kind.NUMBER:
        return figure
    numbers = [one for one in figure.readings if isinstance(one, int | Fraction)]
    return Figure(
        Kind.NUMBER,
        figure.start,
        end,
        frozenset(whole(Fraction(one) * times) for one in numbers),
        figure.demand,
    )


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
            yield replace(figure, written=False)


def _about(start: int, about: re.Match[str]) -> Iterator[Figure]:
    """Yield both numbers of an estimate: 二三十 is twenty to thirty."""
    for numeral in (about[1] + about[3], about[2] + about[3]):
        if (value := _value(numeral)) is not None:
            yield replace(number(start, start + about.end(), value, demand=Demand.NEVER), written=False)


def _demand(text: str, match: re.Match[str], value: Value) -> Demand:
    numeral, following = match[0], text[match.end() : match.end() + 2]
    if following[:1] in _VAGUE or following == "分之" or numeral[0] in _SCALES or numeral[0] in "百千":
        return Demand.NEVER
    if value >= _ASKED and len(numeral) > 1:
        return Demand.ALWAYS
    return Demand.COMPARED if value >= _COMPARED and following[:1] in _COUNTED else Demand.NEVER


def _value(numeral: str) -> int | None:
    """Return what a numeral stands for, or None if it is not written as a number is."""
    digits = [_DIGITS[one] for one in numeral if one in _DIGITS]
    if len(digits) < len(numeral):
        return _with_units(numeral)
    if len(digits) == 1:
        return digits[0]
    return int("".join(map(str, digits))) if len(digits) == _YEAR_DIGITS else None


def _with_units(numeral: str) -> int | None:
    total = section = digit = 0
    smallest = _SCALES["亿"]
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
            total, section, digit = (total + max(section + digit, 1)) * _SCALES[one], 0, 0
            smallest = _SCALES["亿"]
    return total + section + digit
