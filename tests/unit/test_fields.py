"""What `publish.fields` makes of values written by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import pytest
from msgspec import Struct

from publish.errors import ConfigError, SourceError
from publish.fields import convert
from publish.model import Metadata


class Office(Struct, frozen=True):
    """A table inside the example settings."""

    name: str
    contact: tuple[str, ...] = ()


class Settings(Struct, frozen=True):
    """One field of each kind that the two real files use."""

    office: Office
    offices: Mapping[str, Office] = {}
    mode: Literal["slow", "fast"] = "slow"
    share: float = 1.0
    wrap: int = 0
    url: str | None = None


def mistake(values: Mapping[str, object], lines: Mapping[str, int] | None = None) -> ConfigError:
    """Return the error that `values` give as settings."""
    with pytest.raises(ConfigError) as caught:
        convert(values, Settings, path="publish.toml", lines=lines or {}, error=ConfigError)
    return caught.value


class Notice(Struct, frozen=True):
    """A field that holds a moment."""

    embargo: dt.datetime | None = None


def test_tables_become_nested_structs() -> None:
    """Tables, lists and numbers arrive as structs, tuples and floats."""
    values = {"office": {"name": "A", "contact": ["x", "y"]}, "offices": {"b": {"name": "B"}}, "share": 1}
    assert convert(values, Settings, path="p", lines={}, error=ConfigError) == Settings(
        Office("A", ("x", "y")), {"b": Office("B")}, share=1.0
    )


def test_text_becomes_typed_front_matter() -> None:
    """Front matter is text throughout; its dates and its status are typed."""
    values = {"title": "Syria: 500 detained", "date": "2017-10-19", "status": "draft"}
    assert convert(values, Metadata, path="p", lines={}, error=SourceError, strict=False) == Metadata(
        title="Syria: 500 detained", date=dt.date(2017, 10, 19), status="draft"
    )


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"title": "A", "date": "19 October"}, '"date" is "19 October": expected a date like 2017-10-19'),
        ({"title": "A", "date": ""}, '"date" is "": expected a date like 2017-10-19'),
        ({"title": "A", "date": "2017-02-30"}, '"date" is "2017-02-30": expected a date like 2017-10-19'),
        ({"tilte": "A", "date": "2017-10-19"}, 'unknown key "tilte": did you mean "title"?'),
        ({"date": "2017-10-19"}, '"title" is missing: add it'),
        (
            {"title": "A", "date": "2017-10-19", "updated": "soon"},
            '"updated" is "soon": expected a date like 2017-10-19',
        ),
        (
            {"title": "A", "date": "2017-10-19", "status": "done"},
            '"status" is "done": expected one of "draft", "final"',
        ),
    ],
)
def test_front_matter_mistakes_are_one_clear_line(values: Mapping[str, object], message: str) -> None:
    """Each mistake in front matter names the key, quotes the value and says what to write."""
    with pytest.raises(SourceError) as caught:
        convert(values, Metadata, path="source/a.md", lines={}, error=SourceError, strict=False)
    assert caught.value.message == message


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, '"office" is missing: add it'),
        ({"office": {}}, '"office.name" is missing: add it'),
        ({"office": "A"}, '"office" is "A": expected a table of keys'),
        ({"office": {"name": 5}}, '"office.name" is 5: expected text'),
        ({"office": {"nmae": "A"}}, 'unknown key "office.nmae": did you mean "office.name"?'),
        (
            {"office": {"name": "A", "zzz": 1}},
            'unknown key "office.zzz": known keys are name, contact',
        ),
        (
            {"office": {"name": "A", "contact": "x"}},
            '"office.contact" is "x": expected a list like ["…", "…"]',
        ),
        ({"office": {"name": "A", "contact": ["x", True]}}, '"office.contact[1]" is true: expected text'),
        ({"office": {"name": "A"}, "offices": {"b": {"name": 1}}}, '"offices.b.name" is 1: expected text'),
        ({"office": {"name": "A"}, "offices": {"b": 1}}, '"offices.b" is 1: expected a table of keys'),
        ({"office": {"name": "A"}, "offices": 1}, '"offices" is 1: expected a table of keys'),
        ({"office": {"name": "A"}, "mode": "f"}, '"mode" is "f": expected one of "slow", "fast"'),
        ({"office": {"name": "A"}, "share": "half"}, '"share" is "half": expected a number'),
        ({"office": {"name": "A"}, "wrap": 7.5}, '"wrap" is 7.5: expected a whole number'),
        ({"office": {"name": "A"}, "url": ["a\nb"]}, '"url" is ["a\\nb"]: expected text'),
    ],
)
def test_nested_mistakes_carry_the_dotted_key(values: Mapping[str, object], message: str) -> None:
    """A mistake at any depth is told with its dotted key."""
    assert mistake(values).message == message


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ({"office": 3, "office.contact": 5, "office.contact[1]": 6}, 6),
        ({"office": 3, "office.contact": 5}, 5),
        ({"office": 3}, 3),
        ({}, 0),
    ],
)
def test_the_line_is_the_keys_or_its_tables(lines: Mapping[str, int], line: int) -> None:
    """A key whose line is unknown is reported on the line of what holds it."""
    assert mistake({"office": {"name": "A", "contact": ["x", 1]}}, lines).line == line


def test_the_first_of_several_mistakes_is_raised() -> None:
    """One mistake is reported at a time, an unknown key before a missing one."""
    assert mistake({"ofice": {}}).message == 'unknown key "ofice": did you mean "office"?'


def test_the_error_carries_the_path() -> None:
    """The printed error says where, what and what to do."""
    assert str(mistake({"office": 1}, {"office": 4})) == (
        'publish.toml:4: error config: "office" is 1: expected a table of keys'
    )


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-12-01T09:00:00+03:00", "2026-12-01 09:00:00+03:00"),
        ("2026-12-01T09:00+03:00", "2026-12-01 09:00:00+03:00"),
        ("2026-12-01T09:00:00Z", "2026-12-01 09:00:00+00:00"),
        ("2026-12-01T09:00:00-03:30", "2026-12-01 09:00:00-03:30"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01 00:00:00+14:00"),
        ("9999-12-31T23:59:59-14:00", "9999-12-31 23:59:59-14:00"),
    ],
)
def test_a_moment_keeps_its_offset(text: str, moment: str) -> None:
    """Readers are told the time as it was written, and seconds may be left out."""
    found = convert({"embargo": text}, Notice, path="p", lines={}, error=SourceError, strict=False)
    assert str(found.embargo) == moment


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow", "2026-12-01", "2026-12-01T09:00:00", "2026-12-01T09:00", "2026-12-01 09:00:00+03:00",
        "2026-12-01T09:00:00+99:00", "2026-12-01T24:00:00+03:00", "2026-02-30T09:00:00Z",
        "0000-01-01T00:00:00Z", "2026-12-01T09:00:00+24:00", "1700000000", "٢٠٢٦-12-01T09:00:00Z", "",
    ],
)  # fmt: skip
def test_a_moment_without_an_offset_is_none(text: str) -> None:
    """Nobody would know when it is; and what does not exist is refused like it."""
    expected = "expected a moment with its offset from UTC, like 2026-12-01T09:00:00+03:00"
    with pytest.raises(SourceError) as caught:
        convert({"embargo": text}, Notice, path="p", lines={"embargo": 4}, error=SourceError, strict=False)
    assert str(caught.value) == f'p:4: error source: "embargo" is "{text}": {expected}'


def test_a_local_moment_of_toml_is_none_either() -> None:
    """TOML has moments of its own, with an offset and without."""
    values = {"embargo": dt.datetime(2026, 12, 1, 9)}  # noqa: DTZ001  because that is the mistake
    with pytest.raises(ConfigError, match='"embargo" is "2026-12-01T09:00:00": expected a moment with its'):
        convert(values, Notice, path="p", lines={}, error=ConfigError)
