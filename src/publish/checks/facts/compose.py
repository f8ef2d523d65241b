"""How number words make one number: which may follow which, and what they come to.

Each word must fit under the ones before it: hundreds over tens over units, then a thousand, a million or
more that multiplies what it follows. Four exceptions belong to languages: units before tens (*ثلاثة
وعشرون*), four twenties and sixty-ten (*quatre-vingt-dix*), "and" only after hundreds (*twenty and three* are
two numbers), and a half that is added (*deux millions et demi*).
"""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from publish.checks.facts.figure import Value, whole
from publish.checks.facts.vocabulary import Vocabulary

HUNDRED, THOUSAND = 100, 1000
HALF = Fraction(1, 2)
_TEN, _TWENTY, _SIXTY, _EIGHTY = 10, 20, 60, 80


class Sum(Struct):
    """What words come to so far: `total`, and `group` below the next thousand; `scale` is the last one."""

    total: Value = 0
    group: Value = 0
    scale: int = 0

    @property
    def value(self) -> Value:
        """Return the number."""
        return self.total + self.group

    @property
    def last_scale(self) -> int:
        """Return what the last word multiplies by: a hundred or more, or 1."""
        if self.group:
            return HUNDRED if self.group % HUNDRED == 0 else 1
        return self.scale or 1

    def takes(self, value: Value, words: Vocabulary, *, with_and: bool) -> bool:
        """Add the value of a following word and tell so, or tell that it begins another number."""
        if not self._fits(value, words, with_and=with_and):
            return False
        self.add(value, words)
        return True

    def add(self, value: Value, words: Vocabulary) -> None:
        """Add the value of a word that fits."""
        if value >= THOUSAND:
            below = self.total % value  # mil doscientos millones, but deux millions trois cent mille
            scaled = Fraction(below + self.group or 1) * value
            self.total, self.group, self.scale = whole(scaled + self.total - below), 0, _power(value)
        elif value == HALF and self.scale and not self.group:
            self.total = whole(self.total + Fraction(self.scale) * HALF)
        elif value == HUNDRED:
            self.group = whole(Fraction(self.group or 1) * HUNDRED)
        elif _four_twenties(self.group, value, words):
            self.group += _EIGHTY - self.group % HUNDRED
        else:
            self.group += value

    def _fits(self, value: Value, words: Vocabulary, *, with_and: bool) -> bool:
        if value >= THOUSAND:
            multiplies = self.scale and value > self.scale and self.total < value  # dos mil millones
            return not with_and and bool(self.group or multiplies)
        if value == HALF:
            return with_and and self.value > 0 and self.value % 1 == 0
        if value == HUNDRED:
            fits = self.group < _TEN or _TEN < self.group < _TWENTY  # fifteen hundred
            return fits and not (with_and and self.group)
        if value == 0 or value % 1 or self.group % 1:
            return False
        if with_and and words.hundreds_and and self.group % HUNDRED:
            return False
        return self._fits_below_a_hundred(value, words, with_and=with_and)

    def _fits_below_a_hundred(self, value: Value, words: Vocabulary, *, with_and: bool) -> bool:
        below = self.group % HUNDRED
        if value > HUNDRED:
            return self.group == 0
        if value < _TEN:
            return below % _TEN == 0
        if words.vigesimal and below in {_SIXTY, _EIGHTY} and value < _TWENTY:
            return True
        if _four_twenties(self.group, value, words) or below == 0:
            return True
        # Fifteen is "five ten" in Arabic; with "and", ten is another number.
        units_first = words.units_first and value % _TEN == 0 and with_and == (value != _TEN)
        units_first = units_first and not (words.compounds and value == _TEN)
        return units_first and below < _TEN


def _four_twenties(group: Value, value: Value, words: Vocabulary) -> bool:
    four = group % HUNDRED == 4  # noqa: PLR2004 because it says four
    return words.vigesimal and four and value == _TWENTY


def _power(value: Value) -> int:
    """Return the power of a thousand in a word: مليونان is two of a million."""
    power = THOUSAND
    while power * THOUSAND <= value:
        power *= THOUSAND
    return power
