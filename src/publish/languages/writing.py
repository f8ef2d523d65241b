"""How a language writes numbers and dates, for recognising what people wrote."""

from __future__ import annotations

from functools import lru_cache

from publish.languages import tables
from publish.model.conventions import Conventions, Order
from publish.model.languages import Language


@lru_cache(maxsize=256)  # languages of one run
def conventions(language: Language) -> Conventions:
    """Return the separators, months and words for large numbers of `language`; Source: CLDR.

    A language that CLDR lacks has English separators and no months.

    >>> from publish.languages import language
    >>> conventions(language("ar")).months["تشرين الأول"]
    10
    """
    if tables.traits(language.code) is None:
        from publish.languages import locale_files  # noqa: PLC0415  because Babel is asked only here

        return locale_files.conventions(language)
    decimal, group, order, months, short_months, weekdays, scales = tables.inherited(
        "conventions", language.code
    )
    return Conventions(
        language,
        decimal=decimal,
        group=group,
        order=_ORDERS[order],
        months=tables.names(months),
        short_months=tables.names(short_months),
        weekdays=tables.names(weekdays),
        scales=tables.names(scales),
    )


_ORDERS: dict[str, Order] = {"dmy": "dmy", "mdy": "mdy", "ymd": "ymd"}
