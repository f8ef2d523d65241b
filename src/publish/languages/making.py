"""The tables, made from Babel: `python -m publish.languages.making TABLE > src/publish/languages/TABLE.tsv`.

`tables` says what they look like. They have every code that Babel has a locale for, those of `cldr.MEMBERS`,
and each language with its country where Babel has it only with the script between them (`zh_TW`, which is
`zh_Hant_TW`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from typing import cast

from publish.languages import locale_files, locales
from publish.languages.cldr import MEMBERS
from publish.languages.tables import Dates, Table, Traits
from publish.model import Language


def table(name: Table) -> str:
    """Return the text of a table as Babel has it."""
    heading, columns = _TABLES[name]
    lines = {code: columns(code) for code in codes()}
    if name != "traits":  # rule 3 of the tables
        lines = {code: own for code, own in lines.items() if own != lines.get(code.rpartition("_")[0])}
    return "".join(
        "\t".join(line) + "\n"
        for line in (("code", *heading), *((code, *own) for code, own in lines.items()))
    )


def codes() -> tuple[str, ...]:
    """Return the code of each line of the traits, in order."""
    known = locales.codes()
    short = {re.sub("^(.+?)_[A-Z][a-z]{3}_", r"\1_", code) for code in known}
    members = {
        code.replace(f"{whole}_", f"{member}_", 1)
        for member, whole in MEMBERS.items()
        for code in known
        if code.startswith(f"{whole}_")
    }
    return tuple(sorted({*known, *(code for code in short | members if locales.traits(code).direction)}))


def _dates(code: str) -> tuple[str, ...]:
    pattern, months = locales.dates(code)
    return (pattern, *months)


def _conventions(code: str) -> tuple[str, ...]:
    found = locale_files.conventions(Language(code, code, "", "", "ltr", ""))
    named = (found.months, found.short_months, found.weekdays, found.scales)
    return (found.decimal, found.group, found.order, *map(_names, named))


def _names(numbers: Mapping[str, int]) -> str:
    return "|".join(f"{name}={number}" for name, number in numbers.items())


_TABLES: Mapping[Table, tuple[tuple[str, ...], Callable[[str], tuple[str, ...]]]] = {
    "traits": (Traits._fields, locales.traits),
    "dates": (Dates._fields, _dates),
    "conventions": (
        ("decimal", "group", "order", "months", "short_months", "weekdays", "scales"),
        _conventions,
    ),
}


if __name__ == "__main__":
    sys.stdout.buffer.write(table(cast("Table", sys.argv[1])).encode())
