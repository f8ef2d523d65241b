"""A language code becomes a `Language`, and a date becomes words. The one home of CLDR, which Babel brings.

What is certain comes from CLDR: that a language exists, its names, the direction of its script, its
months and digits. Six rules keep a guess from looking like a fact:

1. The configured code is kept, and must be spelled as CLDR spells it (`zh_Hans`, not `zh-Hans`).
2. A code that Babel only approximates (it reads `ku_Arab` as `ku`, in Latin script) is refused unless
   the direction is configured.
3. Plural rules are the reviewed table of `plurals`, in gettext's form.
4. A language that CLDR has under another code (`kmr` is its `ku`) keeps its own, and has CLDR's for the rest.
5. A date whose month CLDR cannot name in that language, or in that script, is written as ISO 8601.
   So is then the time of day beside it.
6. What Babel knows of each language stands in `tables`, which are made from it: `locales`, which asks Babel,
   is imported for a code that they lack, and for a moment in words.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Literal, cast

from publish.errors import ConfigError
from publish.languages import tables
from publish.languages.plurals import PLURAL_FORMS, plural_forms
from publish.languages.tables import Dates, Traits
from publish.model.languages import Language

__all__ = [
    "PLURAL_FORMS",
    "Digits",
    "Direction",
    "Months",
    "date_text",
    "language",
    "moment_text",
]

Direction = Literal["ltr", "rtl"]
Months = Literal["plain", "dual"]
Digits = Literal["latn", "native"]


def language(  # noqa: PLR0913  because an office may configure each of these, and an error needs the place
    code: str,
    *,
    path: str = "publish.toml",
    line: int = 0,
    direction: Direction | None = None,
    autonym: str | None = None,
    months: Months | None = None,
    digits: Digits | None = None,
) -> Language:
    """Return the language that `code` names, with what is configured in place of CLDR's.

    Raises ConfigError (at `path` and `line`) for a code that is misspelled, unknown or only
    approximated, and for months or digits that the language does not have.
    Source: BCP 47 for `tag`; CLDR for the rest.

    >>> language("zh_Hans").tag
    'zh-Hans'
    """
    try:
        traits = tables.traits(code) or _asked(code)
        return Language(
            code=code,
            tag=code.replace("_", "-"),
            direction=direction or _direction(code, traits),
            autonym=autonym or _autonym(traits),
            english_name=traits.english_name,
            plural_forms=plural_forms(code),
            months=_months(code, months),
            digits=_digits(traits, digits),
        )
    except _RefusedError as refused:
        raise ConfigError(path, line, f'language "{code}" {refused}') from None


def date_text(language: Language, date: dt.date) -> str:
    """Return `date` in words, as `language` writes it in full (`19 octobre 2017`, `2017年10月19日`).

    `dual` months give both Arabic names, Levantine first: `19 تشرين الأول/أكتوبر 2017`.
    """
    pattern, months = _dates(language.code, language.months)
    month = months[date.month - 1]
    if not month:
        return date.isoformat()
    text = pattern.format(day=date.day, month=month, year=date.year)
    return text.translate(_native_digits(language.code)) if language.digits == "native" else text


def moment_text(language: Language, moment: dt.datetime) -> str:
    """Return `moment`, which has an offset from UTC, in words: date, time of day and offset.

    In a language written from the right the offset's sign and digits stand in LRI…PDI, or the sign
    would be read after them. Source: UAX #9, 2.4.
    """
    date, offset = date_text(language, moment.date()), _offset(moment)
    if date == moment.date().isoformat():
        return f"{date} {moment:%H:%M}{f':{moment:%S}' if moment.second else ''} UTC{offset}"
    from publish.languages.locales import moment_text as written  # noqa: PLC0415  because of rule 6

    shown = f"\u2066{offset}\u2069" if language.direction == "rtl" else offset
    text = written(language.code, date, moment.time(), shown)
    return text.translate(_native_digits(language.code)) if language.digits == "native" else text


# --- what is known of a code -------------------------------------------------------------


class _RefusedError(Exception):
    """What is wrong with a code or its configuration, to be continued from `language "…"`."""


def _asked(code: str) -> Traits:
    """Return what Babel knows of a code that is not in the tables; it may be spelled wrong."""
    from publish.languages import locales  # noqa: PLC0415  because of rule 6

    if wrong := locales.misspelled(code):
        raise _RefusedError(wrong)
    return locales.traits(code)


@lru_cache(maxsize=256)  # languages of one run
def _dates(code: str, months: Months) -> Dates:
    """Return how `code` writes dates, with `months` of one name or of two."""
    if tables.traits(code):
        found = tables.dates(code)
    else:
        from publish.languages import locales  # noqa: PLC0415  because of rule 6

        found = locales.dates(code)
    if months == "plain":
        return found
    pairs = zip(tables.dates("ar_SY").months, tables.dates("ar_EG").months, strict=True)
    return found._replace(months=tuple(map("/".join, pairs)))


@lru_cache(maxsize=256)  # languages of one run
def _native_digits(code: str) -> dict[int, str]:
    """Return the table that turns Latin digits into the language's own."""
    zero = (tables.traits(code) or _asked(code)).zero
    return {ord("0") + digit: chr(ord(zero) + digit) for digit in range(10)}


def _offset(moment: dt.datetime) -> str:
    """Return the moment's offset from UTC, with its sign: `+03:00`. Babel's is wrong for `-03:30`."""
    return moment.isoformat()[-6:] if moment.utcoffset() else "+00:00"


# --- what may be configured --------------------------------------------------------------


def _direction(code: str, traits: Traits) -> Direction:
    """Return the direction of the script, or refuse a code for which Babel would only guess it."""
    if not traits.direction:
        from publish.languages import locales  # noqa: PLC0415  because of rule 6

        raise _RefusedError(locales.unknown(code))
    return cast("Direction", traits.direction)


def _autonym(traits: Traits) -> str:
    """Return the language's name for itself, or refuse a code that has none."""
    if not traits.autonym:
        raise _RefusedError("has no name for itself in CLDR: configure its autonym")
    return traits.autonym


def _months(code: str, months: Months | None) -> Months:
    """Return how months are named: press practice is dual in Arabic at large, plain in one country's."""
    if months == "dual" and code.partition("_")[0] != "ar":
        raise _RefusedError('has one set of months: leave out months = "dual", which is for Arabic')
    return months or ("dual" if code == "ar" else "plain")


def _digits(traits: Traits, digits: Digits | None) -> Digits:
    """Return which digits dates have: the language's by default, or the office's choice."""
    if digits == "native" and not traits.zero:
        raise _RefusedError('has no digits of its own: leave out digits = "native"')
    return digits or cast("Digits", traits.digits)
