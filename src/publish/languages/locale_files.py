"""How a language writes numbers and dates, from Babel's own files, for what the tables lack.

Month names come from the language's own file and its parents', not from `Locale.months`: Babel
resolves root's aliases in place, so that French takes its stand-alone names from whichever language
was asked first; and `localedata.load(..., merge_inherited=False)` would leave a file without its
parents in the cache that everybody shares (babel/localedata.py, `LocaleDataDict.__getitem__`, `load`).
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from babel import Locale, UnknownLocaleError, localedata

from publish.languages.cldr import cldr
from publish.model import Conventions, Language
from publish.model.conventions import Order

_RELATIVES = {
    "ar": ("ar", "ar_SY", "ar_DZ", "ar_MA", "ar_TN", "ar_MR", "ar_SA"),
    "de": ("de", "de_AT"),
}
"""Countries whose month names are read in every text of the language: Levantine, Maghrebi, Austrian."""


_FIRST_SYLLABLE = "\u1100"
_COMPACT = re.compile(r"(0+)[ \u00a0]?([^\W\d_].*)")


def conventions(language: Language) -> Conventions:
    """Return the separators, months and words for large numbers of `language`; Source: CLDR.

    A language that CLDR lacks has English separators and no months.
    """
    code = cldr(language.code)
    locale = _locale(code)
    if locale is None:
        return Conventions(language)
    symbols = locale.number_symbols.get("latn", {})
    return Conventions(
        language,
        decimal=symbols.get("decimal", "."),
        group=symbols.get("group", ","),
        order=_order(locale),
        months=dict(_months(code, "wide")),
        short_months=dict(_months(code, "abbreviated")),
        weekdays=dict(_names(code, "days", "wide")),
        scales=dict(_scales(code)),
    )


def _locale(code: str) -> Locale | None:
    """Return Babel's locale for `code` if it is that one: it reads `ku_Arab` as `ku`, in Latin script."""
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None
    return locale if str(locale) == code else None


def _order(locale: Locale) -> Order:
    """Return in which order the short date of CLDR has day, month and year."""
    order = "".join(dict.fromkeys(re.findall("[dmy]", str(locale.date_formats["short"].pattern).lower())))
    return "mdy" if order == "mdy" else "ymd" if order == "ymd" else "dmy"


def _months(code: str, width: Literal["wide", "abbreviated"]) -> Iterator[tuple[str, int]]:
    for relative in _RELATIVES.get(code, (code,)):
        yield from _names(relative, "months", width)


def _names(
    code: str, of: Literal["months", "days"], width: Literal["wide", "abbreviated"]
) -> Iterator[tuple[str, int]]:
    for file in _files(code):
        for use in ("format", "stand-alone"):
            names = _written(file, of).get(use, {}).get(width, {})
            if isinstance(names, dict):  # not an alias
                yield from ((str(name).lower().strip(" .་"), number) for number, name in names.items())


def _files(code: str) -> Iterator[str]:
    """Yield what `code` inherits from, and `code` itself, as far as CLDR has files for them."""
    parts = code.split("_")
    for length in range(1, len(parts) + 1):
        if localedata.exists(file := "_".join(parts[:length])):
            yield file


def _scales(code: str) -> Iterator[tuple[str, int]]:
    """Yield the words that stand after a figure in CLDR's compact forms, with what they multiply it by.

    `00 लाख` for ten hundred thousands says that लाख is a hundred thousand.
    """
    for file in _files(code):
        compact = _written(file, "compact_decimal_formats")
        for width in ("short", "long"):
            for forms in (compact.get(width) or {}).values():
                for power, pattern in forms.items() if isinstance(forms, dict) else ():
                    written = _COMPACT.fullmatch(str(getattr(pattern, "pattern", pattern)).partition(";")[0])
                    if written and _is_word(name := written[2].lower().replace("'.'", "").rstrip(".")):
                        yield name, int(power) // 10 ** (len(written[1]) - 1)


def _is_word(name: str) -> bool:
    """Tell whether a scale is more than one letter of an alphabet: `5 m` may be metres, `5万` is not."""
    return len(name) > 1 or name > _FIRST_SYLLABLE


def _written(file: str, part: str) -> dict[str, Any]:
    """Return a part of one of Babel's files as the file has it, without what it inherits."""
    found: dict[str, Any] = _read(file).get(part, {})
    return found


@lru_cache(maxsize=8)  # as many as Arabic has, of some 300 KB
def _read(file: str) -> dict[str, Any]:
    """Return what one of Babel's files holds."""
    found: dict[str, Any] = pickle.loads(  # noqa: S301  because it is Babel's own file, which Babel reads so
        Path(localedata.resolve_locale_filename(file)).read_bytes()
    )
    return found
