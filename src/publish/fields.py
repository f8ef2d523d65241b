"""Typed reading of what people write by hand: front matter and `publish.toml`.

A home of msgspec: no other module reads with it but `cache/coding.py`.

A plain mapping becomes a frozen struct. msgspec converts; what it does not give is the sentence a
press officer needs when that fails, so a failure is looked for again here, value by value:

1. an unknown key is refused, at any depth, with the nearest known one;
2. a missing key is named;
3. a value that does not convert is quoted, with what was expected in its place;
4. a moment has its offset from UTC: without it, nobody knows when it is.

Keys are dotted (`publisher.name`, `publisher.contact[1]`), as TOML writes them.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import types
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal, TypeGuard, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from publish.errors import PublishError

T = TypeVar("T", bound=Struct)

_EXPECTED: Mapping[object, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    dt.date: "a date like 2017-10-19",
    dt.datetime: "a moment with its offset from UTC, like 2026-12-01T09:00:00+03:00",
    tuple: 'a list like ["…", "…"]',
    Mapping: "a table of keys",
}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)", re.ASCII)


def convert(  # noqa: PLR0913  because an error names the file, the line and who is at fault
    values: Mapping[str, object],
    into: type[T],
    *,
    path: str,
    lines: Mapping[str, int],
    error: type[PublishError],
    strict: bool = True,
) -> T:
    """Return `values` as an instance of the struct `into`.

    `strict=False` also reads numbers and dates from text. `lines` gives the line of a dotted key in the
    file at `path`; a key without one takes its table's, or 0. Raises `error` for the first mistake found.
    """
    values = _with_moments(values, into)
    for key, message in _mistakes(values, into, "", strict=strict):
        raise error(path, _line(key, lines), message)
    return msgspec.convert(values, into, strict=strict)


def _with_moments(values: Mapping[str, object], into: type) -> Mapping[str, object]:
    """Return `values` with each text that is a moment, where one is asked for, as that moment."""
    found = {name: moment for name in _asked(into) if (moment := _moment(values.get(name)))}
    return {**values, **found}


@lru_cache(maxsize=64)
def _hints(into: type) -> Mapping[str, object]:
    """Return the types of a struct's fields."""
    return get_type_hints(into)


@lru_cache(maxsize=64)
def _asked(into: type) -> tuple[str, ...]:
    """Return the names of a struct's fields that hold a moment."""
    return tuple(name for name, hint in _hints(into).items() if _takes_moment(hint))


@lru_cache(maxsize=64)
def _required(into: type[Struct]) -> tuple[str, ...]:
    """Return the names of a struct's fields without a default: those with one come last."""
    return into.__struct_fields__[: len(into.__struct_fields__) - len(into.__struct_defaults__)]


def _takes_moment(hint: object) -> bool:
    """Tell whether a field of the type `hint` holds a moment."""
    return hint is dt.datetime or dt.datetime in get_args(hint)


def _moment(value: object) -> dt.datetime | None:
    """Return the moment that the text `value` names, or None. Source: RFC 3339; seconds may be left out."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return None
    try:
        return dt.datetime.fromisoformat(value)
    except ValueError:  # a day or an offset that does not exist
        return None


def _mistakes(value: object, into: object, key: str, *, strict: bool) -> Iterator[tuple[str, str]]:
    """Yield the dotted key and the message of each mistake in `value`."""
    if _is_struct(into) and isinstance(value, Mapping):
        fields = _hints(into)
        yield from _unknown(value, tuple(fields), key)
        yield from _missing(value, into, key)
        parts = [(_dotted(key, name), value[name], hint) for name, hint in fields.items() if name in value]
    elif get_origin(into) is Mapping and isinstance(value, Mapping):
        parts = [(_dotted(key, name), item, get_args(into)[1]) for name, item in value.items()]
    elif get_origin(into) is tuple and isinstance(value, list):
        parts = [(f"{key}[{at}]", item, get_args(into)[0]) for at, item in enumerate(value)]
    else:
        yield from _unfit(value, into, key, strict=strict)
        return
    for part, item, hint in parts:
        yield from _mistakes(item, hint, part, strict=strict)


def _unknown(value: Mapping[str, object], known: tuple[str, ...], key: str) -> Iterator[tuple[str, str]]:
    """Yield a mistake for each key that is not among the `known` ones."""
    for name in value:
        if name in known:
            continue
        near = difflib.get_close_matches(name, known, n=1)
        advice = f'did you mean "{_dotted(key, near[0])}"?' if near else f"known keys are {', '.join(known)}"
        yield _dotted(key, name), f'unknown key "{_dotted(key, name)}": {advice}'


def _missing(value: Mapping[str, object], into: type, key: str) -> Iterator[tuple[str, str]]:
    """Yield a mistake for each field without a default that `value` lacks."""
    for field in _required(into):
        if field not in value:
            name = _dotted(key, field)
            yield name, f'"{name}" is missing: add it'


def _unfit(value: object, into: object, key: str, *, strict: bool) -> Iterator[tuple[str, str]]:
    """Yield a mistake if `value` does not convert to the type `into`."""
    if _takes_moment(into) and not (isinstance(value, dt.datetime) and value.tzinfo):
        yield key, f'"{key}" is {_quoted(value)}: expected {_expected(into)}'
        return
    try:
        msgspec.convert(value, into, strict=strict)
    except msgspec.ValidationError:
        yield key, f'"{key}" is {_quoted(value)}: expected {_expected(into)}'


def _is_struct(into: object) -> TypeGuard[type[Struct]]:
    """Tell whether the type `into` is one of fields."""
    return isinstance(into, type) and issubclass(into, Struct)


def _expected(into: object) -> str:
    """Return in words what a value of the type `into` looks like."""
    if get_origin(into) is Literal:
        return "one of " + ", ".join(f'"{choice}"' for choice in get_args(into))
    if get_origin(into) in {types.UnionType, Union}:
        return _expected(get_args(into)[0])
    if _is_struct(into):
        return _EXPECTED[Mapping]
    return _EXPECTED[get_origin(into) or into]


def _quoted(value: object) -> str:
    """Return a value as TOML writes it, on one line: JSON's form of these few types is the same."""
    return msgspec.json.encode(value).decode()


def _dotted(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _line(key: str, lines: Mapping[str, int]) -> int:
    """Return the line of `key`, or of the nearest table around it, or 0."""
    while key not in lines and key:
        key = key[: max(key.rfind("."), key.rfind("["), 0)]
    return lines.get(key, 0)
