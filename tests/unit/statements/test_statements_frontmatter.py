"""Front matter: keys, values, lines, and what is refused."""

from __future__ import annotations

import pytest

from publish.errors import SourceError
from publish.statements import metadata
from publish.statements.frontmatter import KEYS, split


def test_values_lines_and_body_are_told_apart() -> None:
    """Each value has the line of its key; the body begins below the closing line."""
    front = split("---\ntitle: One\n\nplace: Two\n---\n\nBody\n", "source/x.md")
    assert front.values == {"title": "One", "place": "Two"}
    assert front.lines == {"title": 2, "place": 4}
    assert (front.body, front.body_line) == ("\nBody\n", 6)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: Syria: 500 detained", "Syria: 500 detained"),
        ("title:no space", "no space"),
        ("Title :  spaces  ", "spaces"),
        ("   title: indented first", "indented first"),
        ('title: "in quotes: here"', "in quotes: here"),
        ("title: 'in quotes'", "in quotes"),
        ('title: "unmatched', '"unmatched'),
        ("title: \"mixed'", "\"mixed'"),
        ('title: "', '"'),
        ('title: "a" and "b', '"a" and "b'),
        ("title: one\n  two\n\tthree", "one two three"),
        ("title:\n  on the next line", "on the next line"),
        ("title: 'one\n  two'", "one two"),
        ("title: one\n  key: that is none", "one key: that is none"),
    ],
)
def test_a_value_is_the_rest_of_its_lines(line: str, value: str) -> None:
    """A value goes on over indented lines; matching outer quotes are no part of it."""
    assert split(f"---\n{line}\n---\n", "source/x.md").values == {"title": value}


@pytest.mark.parametrize("fence", ["---", "--- ", "..."])
def test_front_matter_ends_with_a_fence(fence: str) -> None:
    """Three hyphens or dots end it, with white space behind them or not."""
    assert split(f"---\ntitle: One\n{fence}\nBody", "source/x.md").body == "Body"


@pytest.mark.parametrize("key", ["embargo", "status", "withdrawn", "title", "correction"])
@pytest.mark.parametrize("value", ["", "  ", '""'])
def test_a_key_without_a_value_is_refused(key: str, value: str) -> None:
    """Were it passed over, a statement that somebody meant to hold back would appear."""
    with pytest.raises(SourceError) as refused:
        split(f"---\nplace: One\n{key}:{value}\n---\n", "source/x.md")
    assert str(refused.value) == (
        f'source/x.md:3: error source: "{key}" has no value: write one, or take the line out'
    )


@pytest.mark.parametrize("line", ["  embargo: 2026-12-01T09:00:00+03:00", "\tStatus : draft", " withdrawn:"])
def test_a_key_that_is_set_in_is_refused(line: str) -> None:
    """It would be the end of the line above, and hold nothing back."""
    with pytest.raises(SourceError) as refused:
        split(f"---\ntitle: One\n{line}\n---\n", "source/x.md")
    assert str(refused.value) == (
        f'source/x.md:3: error source: "{line.strip()}" is set in, and would go on with the line above: '
        "take the spaces before it away, or break the line elsewhere"
    )


@pytest.mark.parametrize(
    ("below", "line"),
    [
        ("embargo: 2026-12-01T09:00:00+03:00\n---\n\nText.", 4),
        ("summary: two\n---\n", 4),
        ("  Status: draft\n", 4),
        ("\n\nstatus: draft\n", 6),
    ],
)
@pytest.mark.parametrize("fence", ["---", "..."])
def test_a_key_below_the_front_matter_is_refused(fence: str, below: str, line: int) -> None:
    """Front matter that ended too early would be printed, and hold nothing back."""
    with pytest.raises(
        SourceError, match="stands below the front matter, which ends in line 3: move it"
    ) as no:
        split(f"---\ntitle: One\n{fence}\n{below}", "source/x.md")
    assert no.value.line == line


@pytest.mark.parametrize("body", ["Date: he said so.\n", "Text.\nembargo: no key here\n", "Witness: yes\n"])
def test_a_body_may_begin_with_any_word(body: str) -> None:
    """Below an empty line only a key that holds a statement back is no text, and only as its first line."""
    assert split(f"---\ntitle: One\n---\n\n{body}", "source/x.md").body == f"\n{body}"


def test_the_keys_are_those_of_the_metadata() -> None:
    """A key that one of the two did not know would slip through."""
    assert set(metadata._Written.__struct_fields__) == KEYS  # noqa: SLF001  because it is what people write


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, 'no front matter: begin the file with "---", "title: …", "date: …", "---"'),
        ("title: One\n", 1, 'no front matter: begin the file with "---", "title: …", "date: …", "---"'),
        ("---\ntitle: One\n", 1, 'the front matter has no end: close it with a line "---"'),
        ("---\ntitle: One\nTITLE: Two\n---\n", 3, '"title" stands here twice: keep one of the two lines'),
        (
            "---\n  continues nothing\n---\n",
            2,
            '"continues nothing" is not "key: value": indent a line that continues the one above',
        ),
        (
            "---\ntitle: One\nof two lines\n---\n",
            3,
            '"of two lines" is not "key: value": indent a line that continues the one above',
        ),
        ("---\nال: x\n---\n", 2, '"ال: x" is not "key: value": indent a line that continues the one above'),
    ],
)
def test_what_is_no_front_matter_is_refused(text: str, line: int, message: str) -> None:
    """Each mistake is refused with its line, and with what to do."""
    with pytest.raises(SourceError) as refused:
        split(text, "source/x.md")
    assert (refused.value.path, refused.value.line, refused.value.message) == ("source/x.md", line, message)


def test_a_correction_may_stand_several_times() -> None:
    """Each has the line of its key; an indented line goes on with it."""
    lines = (
        "title: One", "correction: 2017-10-21 a", "  and b", "",
        'Correction: "2017-10-22 c"', "date: x",
    )  # fmt: skip
    front = split("\n".join(("---", *lines, "---", "")), "source/x.md")
    assert front.values == {"title": "One", "date": "x", "correction": ["2017-10-21 a and b", "2017-10-22 c"]}
    assert front.lines == {"title": 2, "date": 7, "correction[0]": 3, "correction[1]": 6}


def test_a_second_correction_without_its_key_is_refused() -> None:
    """It would be read as the first one's text, date and all."""
    with pytest.raises(SourceError) as refused:
        split("---\ncorrection: 2017-10-21 a\n  2017-10-22 b\n---\n", "source/x.md")
    assert str(refused.value) == (
        'source/x.md:3: error source: "2017-10-22 b" begins like another correction: write '
        '"correction: 2017-10-22 b", or break the line elsewhere if it goes on with the one above'
    )


def test_other_values_may_go_on_with_a_date() -> None:
    """Only a correction is ambiguous then."""
    assert split("---\nsummary: On\n  2017-10-22 b\n---\n", "source/x.md").values == {
        "summary": "On 2017-10-22 b"
    }
