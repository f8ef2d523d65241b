"""A language code becomes a `Language`, and a date becomes words. The one home of CLDR through Babel.

What is certain comes from CLDR: that a language exists, its names, the direction of its script, its
months and digits. Five rules keep a guess from looking like a fact:

1. The configured code is kept, and must be spelled as CLDR spells it (`zh_Hans`, not `zh-Hans`).
2. A code that Babel only approximates (it reads `ku_Arab` as `ku`, in Latin script) is refused unless
   the direction is configured.
3. Plural rules are the reviewed table below, in gettext's form. Babel's differ from what translators'
   editors use for Arabic, Persian and Turkish, and CLDR's for French use an operand gettext lacks.
4. A language that CLDR has under another code (`kmr` is its `ku`) keeps its own, and has CLDR's for the rest.
5. A date whose month CLDR cannot name in that language, or in that script, is written as ISO 8601.
   So is then the time of day beside it.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Mapping
from typing import Literal

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global, parse_locale
from babel.dates import format_date, format_time

from publish.errors import ConfigError
from publish.languages.cldr import MEMBERS, cldr
from publish.model import Language

Direction = Literal["ltr", "rtl"]
Months = Literal["plain", "dual"]
Digits = Literal["latn", "native"]

_DEVICES = {"con", "prn", "aux", "nul"}  # no folder's name on Windows
_CODE = re.compile(r"[A-Za-z]{2,3}(_[A-Za-z0-9]+)*")

# Source: GNU gettext manual, "Plural forms"; CLDR's language plural rules for what it does not list,
# in integers, since gettext counts nothing else.
_PLURAL_RULES: Mapping[str, str] = {
    "nplurals=1; plural=0;": "bo dz id ig ja jv km ko lo ms my su th vi yo zh",
    "nplurals=2; plural=(n != 1);": (
        "af az bg brx ca ckb da de dv ee el en eo es et eu fi fo fur fy gl ha hu ia it ka kk kl kmr ks ku ky "
        "lb lg ml mn mr nb ne nl nn no nr ny om or os ps pt_PT rm rw sc sd sn so sq ss st sv sw syr ta te tg "
        "tk tn tr ts ug ur uz ve vo xh yi"
    ),
    "nplurals=2; plural=(n > 1);": "ak am as bn fa ff fr gu hi hy kab kn ln mg nso oc pa prs pt si ti wa zu",
    "nplurals=2; plural=(n%10 != 1 || n%100 == 11);": "is mk",
    "nplurals=2; plural=(n%10 == 4 || n%10 == 6 || n%10 == 9);": "fil",
    "nplurals=3; plural=(n == 1 ? 0 : n >= 2 && n <= 4 ? 1 : 2);": "cs sk",
    "nplurals=3; plural=(n == 1 ? 0 : n == 2 ? 1 : 2);": "he iu se",
    "nplurals=3; plural=(n == 1 ? 0 : n == 0 || (n%100 > 0 && n%100 < 20) ? 1 : 2);": "ro",
    "nplurals=3; plural=(n%10 == 1 && n%100 != 11 ? 0 : n != 0 ? 1 : 2);": "lv",
    "nplurals=3; plural=(n%10 == 1 && n%100 != 11 ? 0 : n%10 >= 2 && (n%100 < 10 || n%100 >= 20) ? 1 : 2);": (
        "lt"
    ),
    "nplurals=3; plural=(n%10 == 1 && n%100 != 11 ? 0 : "
    "n%10 >= 2 && n%10 <= 4 && (n%100 < 10 || n%100 >= 20) ? 1 : 2);": "be bs hr ru sr uk",
    "nplurals=3; plural=(n == 1 ? 0 : n%10 >= 2 && n%10 <= 4 && (n%100 < 10 || n%100 >= 20) ? 1 : 2);": "pl",
    "nplurals=4; plural=(n%100 == 1 ? 0 : n%100 == 2 ? 1 : n%100 == 3 || n%100 == 4 ? 2 : 3);": "dsb hsb sl",
    "nplurals=4; plural=(n == 1 || n == 11 ? 0 : n == 2 || n == 12 ? 1 : n > 2 && n < 20 ? 2 : 3);": "gd",
    "nplurals=5; plural=(n == 1 ? 0 : n == 2 ? 1 : n >= 3 && n <= 6 ? 2 : n >= 7 && n <= 10 ? 3 : 4);": "ga",
    "nplurals=5; plural=(n == 1 ? 0 : n == 2 ? 1 : n == 0 || (n%100 >= 3 && n%100 <= 10) ? 2 : "
    "n%100 >= 11 && n%100 <= 19 ? 3 : 4);": "mt",
    "nplurals=6; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n%100 >= 3 && n%100 <= 10 ? 3 : "
    "n%100 >= 11 ? 4 : 5);": "ar",
    "nplurals=6; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n == 3 ? 3 : n == 6 ? 4 : 5);": "cy",
}

PLURAL_FORMS: Mapping[str, str] = {
    code: rule for rule, codes in _PLURAL_RULES.items() for code in codes.split()
}
"""gettext's `Plural-Forms` value by language code; a language without a row gets an empty one."""

# Source: CLDR common/supplemental/numberingSystems.xml; Babel has the names of the systems, not the digits.
# `hanidec` is left out: Chinese dates in Chinese numerals are not written digit by digit.
_ZEROS: Mapping[str, str] = {
    "adlm": "𞥐", "arab": "٠", "arabext": "۰", "beng": "০", "cakm": "𑄶", "deva": "०", "gujr": "૦",
    "guru": "੦", "hmnp": "𞅀", "java": "꧐", "khmr": "០", "knda": "೦", "laoo": "໐", "mlym": "൦",
    "mong": "᠐", "mtei": "꯰", "mymr": "၀", "nkoo": "߀", "olck": "᱐", "orya": "୦", "tamldec": "௦",
    "telu": "౦", "thai": "๐", "tibt": "༠", "vaii": "꘠",
}  # fmt: skip


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
        _refuse_misspelled(code)
        return Language(
            code=code,
            tag=code.replace("_", "-"),
            direction=direction or _direction(code),
            autonym=autonym or _autonym(code),
            english_name=_english_name(code),
            plural_forms=_plural_forms(code),
            months=_months(code, months),
            digits=_digits(code, digits),
        )
    except _RefusedError as refused:
        raise ConfigError(path, line, f'language "{code}" {refused}') from None


def date_text(language: Language, date: dt.date) -> str:
    """Return `date` in words, as `language` writes it in full (`19 octobre 2017`, `2017年10月19日`).

    `dual` months give both Arabic names, Levantine first: `19 تشرين الأول/أكتوبر 2017`.
    """
    locale = _exact(language.code)
    text = format_date(date, format="long", locale=locale) if locale else ""
    if locale is None or _month(Locale("root"), date) in text:
        return date.isoformat()
    if language.months == "dual":
        text = text.replace(_month(locale, date), _dual_month(date))
    return text.translate(_native_digits(locale)) if language.digits == "native" else text


def moment_text(language: Language, moment: dt.datetime) -> str:
    """Return `moment`, which has an offset from UTC, in words: date, time of day and offset.

    In a language written from the right the offset's sign and digits stand in LRI…PDI, or the sign
    would be read after them. Source: CLDR dateTimeFormats, timeZoneNames/gmtFormat; UAX #9, 2.4.
    """
    locale, date = _exact(language.code), date_text(language, moment.date())
    offset = _offset(moment)
    if locale is None or date == moment.date().isoformat():
        return f"{date} {moment:%H:%M}{f':{moment:%S}' if moment.second else ''} UTC{offset}"
    time = format_time(moment.time(), "medium" if moment.second else "short", locale=locale)
    shown = f"\u2066{offset}\u2069" if language.direction == "rtl" else offset
    zone = locale.zone_formats["gmt"] % shown
    if language.digits == "native":
        time, zone = (text.translate(_native_digits(locale)) for text in (time, zone))
    return f"{str(locale.datetime_formats['long']).format(time, date)} {zone}".replace("\u202f", "\u00a0")


def _offset(moment: dt.datetime) -> str:
    """Return the moment's offset from UTC, with its sign: `+03:00`. Babel's is wrong for `-03:30`."""
    return moment.isoformat()[-6:] if moment.utcoffset() else "+00:00"


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
        or max(_codes(), key=lambda known: ("_" not in known, _likeness(code, known)))
    )


# --- what a code means -------------------------------------------------------------------


class _RefusedError(Exception):
    """What is wrong with a code or its configuration, to be continued from `language "…"`."""


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


def _refuse_misspelled(code: str) -> None:
    """Refuse a code that is unsafe as a folder's name, or a known one in another spelling."""
    respelled = _respelled(code)
    if respelled and respelled != code:
        raise _RefusedError(f'must be written "{respelled}"')
    if not _CODE.fullmatch(code) or code.lower() in _DEVICES:
        raise _RefusedError(f'is not a language code: did you mean "{nearest(code)}"?')


def _by_english_name(name: str) -> str | None:
    names = {english.casefold(): code for code, english in Locale("en").languages.items()}
    return _known(names.get(name.casefold()))


def _by_country(territory: str) -> str | None:
    likely = get_global("likely_subtags").get(f"und_{territory.upper()}")
    return _known(likely.split("_")[0]) if likely else None


def _known(code: str | None) -> str | None:
    return code if code in _codes() else None


def _likeness(code: str, known: str) -> float:
    return difflib.SequenceMatcher(None, code.lower(), known.lower()).ratio()


def _codes() -> list[str]:
    """Return every code that CLDR has a locale for, under it or another, in alphabetical order."""
    return sorted(code for code in (*localedata.locale_identifiers(), *MEMBERS) if _CODE.fullmatch(code))


def _base(code: str) -> str:
    return code.partition("_")[0]


# --- what a language is like -------------------------------------------------------------


def _direction(code: str) -> Direction:
    """Return the direction of the script, or refuse a code for which Babel would only guess it."""
    if locale := _exact(code):
        return "rtl" if locale.text_direction == "rtl" else "ltr"
    closest = _closest(code)
    known = closest is not None and closest.language == _base(cldr(code))
    raise _RefusedError(
        f"{'is not known in this form' if known else 'does not exist'}: "
        f'did you mean "{nearest(code)}"? If not, configure its direction ("ltr" or "rtl") and autonym'
    )


def _autonym(code: str) -> str:
    """Return the language's name for itself, as it begins a line of a list.

    Source: CLDR contextTransforms, languages in uiListOrMenu: titlecase-firstword.
    """
    locale = _closest(code)
    name = locale and (locale.languages.get(code) or locale.get_display_name(locale))
    if not name:
        raise _RefusedError("has no name for itself in CLDR: configure its autonym")
    return name[:1].title() + name[1:]


def _english_name(code: str) -> str:
    locale = _closest(code)
    return (locale and locale.english_name) or Locale("en").languages.get(_base(code), code)


def _plural_forms(code: str) -> str:
    """Return gettext's `Plural-Forms` for `code` or for its language; empty where there is no row."""
    return PLURAL_FORMS.get(code) or PLURAL_FORMS.get(_base(code), "")


def _months(code: str, months: Months | None) -> Months:
    """Return how months are named: press practice is dual in Arabic at large, plain in one country's."""
    if months == "dual" and _base(code) != "ar":
        raise _RefusedError('has one set of months: leave out months = "dual", which is for Arabic')
    return months or ("dual" if code == "ar" else "plain")


def _digits(code: str, digits: Digits | None) -> Digits:
    """Return which digits dates have: CLDR's default for the language, but Latin for Arabic."""
    locale = _exact(code)
    if digits == "native" and not (locale and _native_digits(locale)):
        raise _RefusedError('has no digits of its own: leave out digits = "native"')
    if digits:
        return digits
    by_default = locale and locale.language != "ar" and locale.default_numbering_system in _ZEROS
    return "native" if by_default else "latn"


def _native_digits(locale: Locale) -> dict[int, str]:
    """Return the table that turns Latin digits into the locale's own; empty if it has none."""
    systems = (locale.default_numbering_system, locale.other_numbering_systems.get("native"))
    zero = next((_ZEROS[system] for system in systems if system and system in _ZEROS), None)
    return {ord("0") + digit: chr(ord(zero) + digit) for digit in range(10)} if zero else {}


def _month(locale: Locale, date: dt.date) -> str:
    return str(locale.months["format"]["wide"][date.month])


def _dual_month(date: dt.date) -> str:
    return f"{_month(Locale('ar', 'SY'), date)}/{_month(Locale('ar', 'EG'), date)}"
