"""Values as bytes, and back: JSON, checked against their types on the way back.

MessagePack would be no shorter by much, and has moments in UTC alone: what is the first or the last day of
the calendar elsewhere is none there.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from publish.cache.store import CacheError

if TYPE_CHECKING:
    from collections.abc import Hashable

Value = TypeVar("Value")

_SUM = 8  # bytes before each value that tell whether it is as it was


class CodingError(CacheError):
    """Bytes that are not those of such a value: what is kept was damaged."""


def encode(value: object) -> bytes:
    """Return the bytes of a value made of structs, enumerations, dates, tuples and mappings."""
    data = _encoder().encode(value)
    return _sum(data) + data


def decode(data: bytes, form: type[Value]) -> Value:
    """Return the value of type `form` that `encode` made `data` of; CodingError if it did not."""
    try:
        if _sum(data[_SUM:]) != data[:_SUM]:
            raise CodingError("what was kept is not as it was")
        found: Value = _decoder(cast("Hashable", form)).decode(data[_SUM:])
    except (msgspec.DecodeError, msgspec.ValidationError, TypeError) as error:
        raise CodingError(str(error)) from None
    return found


def _sum(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SUM).digest()


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder()


@cache
def _decoder(form: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(form)
