"""What CLDR says of every language, read from three tables of the package without importing Babel.

The tables are made from Babel by `python -m publish.languages.making`, and a test holds them equal to it.

1. A line is a code and its columns, between tabs; the first line names them. Lines are in the order of codes.
2. `traits.tsv` has a line for each code; a code without one is asked of Babel.
3. `dates.tsv` and `conventions.tsv` have a line only where it differs from that of the code with one part
   less (`ar_SY` from `ar`), and it counts for the codes below it.
4. What has names is written `name=number|name=number`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Table = Literal["traits", "dates", "conventions"]


class Traits(NamedTuple):
    """A line of `traits.tsv`.

    `direction` is `ltr`, `rtl` or empty where it is not certain; `digits` those that dates have by default,
    `zero` the native one, if any; `autonym` begins like a line of a list, and is empty where there is none.
    """

    direction: str
    digits: str
    zero: str
    autonym: str
    english_name: str


class Dates(NamedTuple):
    """A line of `dates.tsv`: how a date is written in full.

    `pattern` is a format string with `day`, `month` and `year`. `months` are the twelve as they stand in it,
    January first: names, or numbers where dates have those; empty where CLDR has none.
    """

    pattern: str
    months: tuple[str, ...]


def traits(code: str) -> Traits | None:
    """Return what CLDR says of `code`; None if the table does not have it.

    >>> traits("ckb").direction
    'rtl'
    """
    columns = _columns("traits", code)
    return Traits(*columns) if columns else None


def dates(code: str) -> Dates:
    """Return how dates are written in `code`, one that has traits.

    >>> dates("fr").pattern
    '{day} {month} {year}'
    """
    pattern, *months = inherited("dates", code)
    return Dates(pattern, tuple(months))


def inherited(table: Table, code: str) -> list[str]:
    """Return the columns of `code`, one that has traits, or else of the nearest code above it (rule 3)."""
    while not (columns := _columns(table, code)):
        code = code.rpartition("_")[0]
    return columns


def names(column: str) -> Mapping[str, int]:
    """Return the numbers of a column by their names (rule 4).

    >>> names("mai=5|juni=6")
    {'mai': 5, 'juni': 6}
    """
    pairs = (pair.rpartition("=") for pair in column.split("|") if pair)
    return {name: int(number) for name, _, number in pairs}


def _columns(table: Table, code: str) -> list[str]:
    """Return the columns of `code`'s own line; none if it has none."""
    text = _text(table)
    start = text.find(f"\n{code}\t".encode()) + 1
    found, *columns = text[start : text.find(b"\n", start)].decode().split("\t")
    return columns if start and found == code else []


@cache
def _text(table: Table) -> bytes:
    """Return a table as it lies in the package: it is searched so, since few of its lines are asked for."""
    return Path(__file__).with_name(f"{table}.tsv").read_bytes()
