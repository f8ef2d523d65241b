"""Values as bytes, and back: JSON, checked against their types on the way back.

MessagePack would be no shorter by much, and has moments in UTC alone: what is the first or the last day of
the calendar elsewhere is none there.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

if TYPE_CHECKING:
    from collections.abc import Hashable

Value = TypeVar("Value")


class CodingError(ValueError):
    """Bytes that are not those of such a value."""


def encode(value: object) -> bytes:
    """Return the bytes of a value made of dataclasses, enumerations, dates, tuples and mappings."""
    return _encoder().encode(value)


def decode(data: bytes, form: type[Value]) -> Value:
    """Return the value of type `form` that `encode` made `data` of; CodingError if it did not."""
    try:
        found: Value = _decoder(cast("Hashable", form)).decode(data)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise CodingError(str(error)) from None
    return found


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder()


@cache
def _decoder(form: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(form)
