"""What Babel knows of a language code: the rows of our tables, and what is asked too rarely to be in one.

Importing Babel and unpacking the data of a few locales takes longer than anything else in starting, so that
this module is imported only for a code that the tables lack, for a moment in words, and to make the tables.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Mapping

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global, parse_locale
from babel.dates import format_time, parse_pattern

from publish.languages.cldr import MEMBERS, cldr
from publish.languages.tables import Dates, Traits

_CODE = re.compile(r"[A-Za-z]{2,3}(_[A-Za-z0-9]+)*")
_DEVICES = {"con", "prn", "aux", "nul"}  # no folder's name on Windows
_FIELD = re.compile(r"%\((\w+)\)s")  # of CLDR's, as Babel writes patterns
_FIELDS = {"d": "{day}", "dd": "{day:02}", "y": "{year}", **dict.fromkeys(("M", "MMM", "MMMM"), "{month}")}
_YEAR = range(1, 13)

# Source: CLDR common/supplemental/numberingSystems.xml; Babel has the names of the systems, not the digits.
# `hanidec` is left out: Chinese dates in Chinese numerals are not written digit by digit.
ZEROS: Mapping[str, str] = {
    "adlm": "𞥐", "arab": "٠", "arabext": "۰", "beng": "০", "cakm": "𑄶", "deva": "०", "gujr": "૦",
    "guru": "੦", "hmnp": "𞅀", "java": "꧐", "khmr": "០", "knda": "೦", "laoo": "໐", "mlym": "൦",
    "mong": "᠐", "mtei": "꯰", "mymr": "၀", "nkoo": "߀", "olck": "᱐", "orya": "୦", "tamldec": "௦",
    "telu": "౦", "thai": "๐", "tibt": "༠", "vaii": "꘠",
}  # fmt: skip


# --- what a code means -------------------------------------------------------------------


def codes() -> list[str]:
    """Return every code that CLDR has a locale for, under it or another, in alphabetical order."""
    return sorted(code for code in (*localedata.locale_identifiers(), *MEMBERS) if _CODE.fullmatch(code))


def misspelled(code: str) -> str:
    """Return in words why `code` is unsafe as a folder's name or spelled otherwise; nothing if it is neither.

    The words continue `language "…"`, and name the code that is meant.
    """
    respelled = _respelled(code)
    if respelled and respelled != code:
        return f'must be written "{respelled}"'
    if not _CODE.fullmatch(code) or code.lower() in _DEVICES:
        return f'is not a language code: did you mean "{nearest(code)}"?'
    return ""


def unknown(code: str) -> str:
    """Return in words, to continue `language "…"`, that CLDR lacks `code`, or its script."""
    closest = _closest(code)
    known = closest is not None and closest.language == _base(cldr(code))
    return (
        f"{'is not known in this form' if known else 'does not exist'}: "
        f'did you mean "{nearest(code)}"? If not, configure its direction ("ltr" or "rtl") and autonym'
    )


def nearest(code: str) -> str:
    """Return the code that exists and is most likely meant by `code`.

    Tried in turn: another spelling (`zh-hans`), a language's English name (`Arabic`), the same language
    without a script or country (`ar_XX`), a former or other code (`iw`), a country in place of its
    language (`jp`), and at last the code of most likeness (`arr`).
    """
    first = re.split(r"[-_]", code.lower())[0]
    return (
        _respelled(code)
        or _by_english_name(code)
        or _known(first)
        or _known(get_global("language_aliases").get(first))
        or _by_country(code)
        or max(codes(), key=lambda known: ("_" not in known, _likeness(code, known)))
    )


def _closest(code: str) -> Locale | None:
    """Return Babel's locale for `code`, which may lack its script or be another language's, or None."""
    try:
        return Locale.parse(cldr(code))
    except (UnknownLocaleError, ValueError):
        return None


def _exact(code: str) -> Locale | None:
    """Return Babel's locale for `code` if it kept each part of it, or None."""
    locale = _closest(code)
    if locale is None:
        return None
    found = (locale.language, locale.territory, locale.script, locale.variant)
    kept = all(part in {None, found[at]} for at, part in enumerate(parse_locale(cldr(code))[:4]))
    return locale if kept else None


def _respelled(code: str) -> str | None:
    """Return `code` in the letter case and with the separators of CLDR, if CLDR knows it then."""
    try:
        language, territory, script, variant = parse_locale(code.replace("-", "_"))[:4]
    except ValueError:
        return None
    spelled = "_".join(part for part in (language, script, territory, variant) if part)
    return spelled if _CODE.fullmatch(spelled) and _exact(spelled) else None


def _by_english_name(name: str) -> str | None:
    names = {english.casefold(): code for code, english in Locale("en").languages.items()}
    return _known(names.get(name.casefold()))


def _by_country(territory: str) -> str | None:
    likely = get_global("likely_subtags").get(f"und_{territory.upper()}")
    return _known(likely.split("_")[0]) if likely else None


def _known(code: str | None) -> str | None:
    return code if code in codes() else None


def _likeness(code: str, known: str) -> float:
    return difflib.SequenceMatcher(None, code.lower(), known.lower()).ratio()


def _base(code: str) -> str:
    return code.partition("_")[0]


# --- what a language is like -------------------------------------------------------------


def traits(code: str) -> Traits:
    """Return what Babel knows of `code`, with an empty text for what it does not or would only guess."""
    locale = _exact(code)
    return Traits(
        direction=_direction(locale) if locale else "",
        digits=_digits(locale) if locale else "latn",
        zero=_zero(locale) if locale else "",
        autonym=_autonym(code),
        english_name=_english_name(code),
    )


def _direction(locale: Locale) -> str:
    """Return the direction of lines in HTML's terms: what is written downwards begins left."""
    return "rtl" if locale.text_direction == "rtl" else "ltr"


def _autonym(code: str) -> str:
    """Return the language's name for itself, as it begins a line of a list; empty where CLDR has none.

    Source: CLDR contextTransforms, languages in uiListOrMenu: titlecase-firstword.
    """
    locale = _closest(code)
    name = locale and (locale.languages.get(code) or locale.get_display_name(locale))
    return name[:1].title() + name[1:] if name else ""


def _english_name(code: str) -> str:
    locale = _closest(code)
    return (locale and locale.english_name) or Locale("en").languages.get(_base(code), code)


def _digits(locale: Locale) -> str:
    """Return which digits dates have: CLDR's default for the language, but Latin for Arabic."""
    return "native" if locale.language != "ar" and locale.default_numbering_system in ZEROS else "latn"


def _zero(locale: Locale) -> str:
    """Return the locale's own digit for zero, which the other nine follow; empty if it has none."""
    systems = (locale.default_numbering_system, locale.other_numbering_systems.get("native"))
    return next((ZEROS[system] for system in systems if system and system in ZEROS), "")


# --- days and moments in words -----------------------------------------------------------


def dates(code: str) -> Dates:
    """Return how `code` writes a date in full; a month that CLDR does not name in its script has no name.

    Names are the wide ones for `MMM` too: only Yoruba's dates have that, and CLDR's short names there are the
    wide ones. Babel's are those of whichever language was asked first, since it resolves root's aliases in
    place (babel/localedata.py, `LocaleDataDict.__getitem__`).
    """
    locale = _exact(code)
    if locale is None:
        return Dates("", ("",) * 12)
    pattern = str(parse_pattern(locale.date_formats["long"]).format)
    era = locale.eras["abbreviated"][1]
    written = _FIELD.sub(lambda field: era if field[1] == "G" else _FIELDS[field[1]], pattern)
    return Dates(written, _numbers() if "%(M)s" in pattern else _months(locale))


def _numbers() -> tuple[str, ...]:
    return tuple(map(str, _YEAR))


def _months(locale: Locale) -> tuple[str, ...]:
    names, unnamed = (one.months["format"]["wide"] for one in (locale, Locale("root")))
    return tuple("" if names[month] == unnamed[month] else str(names[month]) for month in _YEAR)


def moment_text(code: str, date: str, time: dt.time, offset: str) -> str:
    """Return `time` of day as `code` writes it, with the `date` in words and the `offset` from UTC.

    `code` is one that has dates. Source: CLDR dateTimeFormats, timeZoneNames/gmtFormat.
    """
    locale = Locale.parse(cldr(code))
    written = format_time(time, "medium" if time.second else "short", locale=locale)
    joined = str(locale.datetime_formats["long"]).replace("'", "").format(written, date)
    return f"{joined} {locale.zone_formats['gmt'] % offset}".replace("\u202f", "\u00a0")
