"""Values become bytes and the same values again, or it is said that they do not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import pytest

from publish.cache.coding import CodingError, decode, encode


class Colour(StrEnum):
    """Some colours."""

    RED = "red"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of every kind that is kept."""

    name: str
    colours: tuple[Colour, ...] = ()
    day: dt.date | None = None
    moment: dt.datetime | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    inner: tuple[Thing, ...] = ()


MOMENTS = ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-12-01T09:00:00.000001+03:00"]


@pytest.mark.parametrize(
    "thing",
    [
        Thing(""),
        Thing("أبواب\u202e\n", (Colour.RED, Colour.RED), dt.date(1, 1, 1), counts={"a b": -1, "": 2**60}),
        Thing("a", inner=(Thing("b", inner=(Thing("c"),)),)),
        *(Thing("", moment=dt.datetime.fromisoformat(one)) for one in MOMENTS),
    ],
)
def test_what_is_encoded_is_decoded(thing: Thing) -> None:
    """Down to the types in it; the ends of the calendar and the offsets of moments are kept."""
    found = decode(encode(thing), Thing)
    assert found == thing
    assert (found.moment and found.moment.utcoffset()) == (thing.moment and thing.moment.utcoffset())


def test_the_same_value_has_the_same_bytes() -> None:
    """They stand for it: a mapping has its own order."""
    assert encode(Thing("a", counts={"b": 1, "a": 2})) == encode(Thing("a", counts={"b": 1, "a": 2}))
    assert encode(Thing("a")) != encode(Thing("b"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00",
        b"\xff",
        encode(Thing("a"))[:-1],
        encode(Thing("a")) + b"x",
        encode("a"),
        encode({"colours": ["blue"], "name": ""}),
    ],
)
def test_what_is_no_such_value_is_refused(data: bytes) -> None:
    """Cut short, of another kind, or nothing at all."""
    with pytest.raises(CodingError):
        decode(data, Thing)
