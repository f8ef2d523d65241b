"""Numbers in the digits of a language, as they stand in its dates."""

from __future__ import annotations

import unicodedata


def numeral(number: int, like: str) -> str:
    """Return `number` in the digits that stand in the text `like`; in Latin ones if it has none.

    >>> numeral(12, "۲۷ مهر ۱۳۹۶")
    '۱۲'
    """
    digit = next((one for one in like if one.isdecimal()), "0")
    zero = ord(digit) - unicodedata.decimal(digit)
    return str(number).translate({ord("0") + value: zero + value for value in range(10)})
