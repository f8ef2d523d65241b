"""The addresses and numbers in a line: what a translation must leave as it found it.

1. What an address is, and when two are the same, says `publish.addresses`.
2. A number has five digits or more, of any script, with the usual signs between the groups.
   Shorter ones (hours, years) and dates may be written as each language writes them.
3. Numbers are compared digit by digit, however they are grouped: each of either text must
   stand, in one piece, among the digits of the other.
"""

from __future__ import annotations

import re
import unicodedata

from publish.addresses import found, key, without

_NUMBER = re.compile(r"[+(]?\d(?:[ \u00a0\u202f().,/\u2011-]{0,3}\d)+")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_LEAST = 5  # digits


def same_addresses(one: str, other: str) -> bool:
    """Tell whether both texts hold the same addresses, each as often."""
    return sorted(map(key, found(one))) == sorted(map(key, found(other)))


def same_numbers(one: str, other: str, *, dialled: bool) -> bool:
    """Tell whether both texts hold the same numbers, or only those `dialled`: begun with `+`, `(` or 0."""
    digits = _digits(_without_addresses(one)), _digits(_without_addresses(other))
    return all(number in digits[1] for number in _numbers(one, dialled=dialled)) and all(
        number in digits[0] for number in _numbers(other, dialled=dialled)
    )


def _numbers(text: str, *, dialled: bool) -> list[str]:
    written = _NUMBER.findall(_without_addresses(text))
    said = [(number, _digits(number)) for number in written if not _DATE.fullmatch(number)]
    return [
        digits
        for number, digits in said
        if len(digits) >= _LEAST and (not dialled or number[0] in "+(" or digits[0] == "0")
    ]


def _without_addresses(text: str) -> str:
    return without(_visible(text))


def _digits(text: str) -> str:
    """Return the digits of `text`, as ASCII ones."""
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


def _visible(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
