"""How a language writes numbers and dates, for reading what people wrote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from publish.model.languages import Language

Order = Literal["dmy", "mdy", "ymd"]


class Conventions(Struct, frozen=True, eq=False):
    """What CLDR knows of a language's numbers and dates; made once for a language, and told by identity.

    `decimal` and `group` are its separators, `order` is that of a date in figures. `months` has every
    written form of a month's name in lower case, with its number from 1; empty where CLDR has none.
    `short_months` has the abbreviations, which may be words of another meaning. `weekdays` has the names of
    the days, from 0 for Monday. `scales` are the words that stand for thousands and more after a figure
    (`million`, `लाख`, `万`), in lower case.
    """

    language: Language
    decimal: str = "."
    group: str = ","
    order: Order = "dmy"
    months: Mapping[str, int] = {}
    short_months: Mapping[str, int] = {}
    weekdays: Mapping[str, int] = {}
    scales: Mapping[str, int] = {}
