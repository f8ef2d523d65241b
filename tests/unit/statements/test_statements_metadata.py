"""Front matter, typed: what it may say, the segments in it, and what it cannot mean."""

from __future__ import annotations

import datetime as dt

import pytest

from publish.errors import SourceError
from publish.model import Correction, Statement
from publish.statements.parse import statement


def doors(*lines: str) -> Statement:
    """Return a statement with `lines` in its front matter, the first of them on line 4."""
    front = "\n".join(("title: Doors", "date: 2017-10-19", *lines))
    return statement(f"---\n{front}\n---\n\nFirst.\n", "source/2017-10-19-doors.md")


def test_what_the_office_decides_for_a_statement_is_typed() -> None:
    """An embargo keeps its offset; corrections stay in the order in which they were written."""
    found = doors(
        "embargo: 2026-12-01T09:00:00+03:00",
        "withdrawn: 2017-11-02",
        "withdrawal: Its source asked for it.",
        "correction: 2017-10-21 The first version gave 500; it was 50.",
        "correction: 2017-10-20\tIt named *another* prison.",
        "incomplete: lead",
    ).metadata
    assert found.embargo == dt.datetime(2026, 12, 1, 9, tzinfo=dt.timezone(dt.timedelta(hours=3)))
    assert (found.withdrawn, found.withdrawal) == (dt.date(2017, 11, 2), "Its source asked for it.")
    assert found.corrections == (
        Correction(dt.date(2017, 10, 21), "The first version gave 500; it was 50."),
        Correction(dt.date(2017, 10, 20), "It named *another* prison."),
    )
    assert found.incomplete == "lead"


def test_without_these_keys_nothing_is_decided() -> None:
    """The language's policy holds then."""
    found = doors().metadata
    assert (found.embargo, found.withdrawn, found.withdrawal, found.incomplete) == (None, None, None, None)
    assert found.corrections == ()


def test_corrections_and_the_reason_of_a_withdrawal_are_segments() -> None:
    """They are plain text in contexts of their own, after title, summary and place; dates are not in them."""
    found = doors(
        "withdrawal: Its source asked for it.",
        "withdrawn: 2017-11-02",
        "correction: 2017-10-21 It said *500*.",
        "summary: Closed.",
        "correction: 2017-10-22 It said 50.",
        "place: Berlin",
    )
    assert [(one.kind.value, one.context, one.text, one.line) for one in found.segments] == [
        ("title", "title", "Doors", 2),
        ("summary", "summary", "Closed.", 7),
        ("place", "place", "Berlin", 9),
        ("correction", "correction", "It said *500*.", 6),
        ("correction", "correction", "It said 50.", 8),
        ("withdrawal", "withdrawal", "Its source asked for it.", 4),
        ("paragraph", None, "First.", 12),
    ]
    assert [one.markdown for one in found.segments] == [False] * 6 + [True]


def test_two_corrections_in_the_same_words_are_translated_once() -> None:
    """They have one key; each has its own day."""
    found = doors("correction: 2017-10-21 A name was wrong.", "correction: 2017-10-23 A name was wrong.")
    assert [one.key for one in found.segments][1:3] == [("correction", "A name was wrong.")] * 2
    assert [one.date.day for one in found.metadata.corrections] == [21, 23]


def test_topics_and_aliases_are_lists() -> None:
    """With commas of any script between their items, over several lines if need be; neither is a segment."""
    found = doors("topics: Prisons, Torture،\n  صيدنايا、死刑", "aliases: 2016-01-01-gates, /2017/old.html")
    assert found.metadata.topics == ("Prisons", "Torture", "صيدنايا", "死刑")
    assert found.metadata.aliases == ("2016-01-01-gates", "/2017/old.html")
    assert [one.text for one in found.segments] == ["Doors", "First."]


def test_without_topics_and_aliases_there_are_none() -> None:
    """Most statements have neither."""
    assert (doors().metadata.topics, doors().metadata.aliases) == ((), ())


NAME = "expected a name with a letter or a digit, of 60 characters at most"
ADDRESS = 'expected an earlier name like "2017-10-19-some-words", or a path like "/2017/old.html"'
DATED = 'expected a date and what was wrong, like "2017-10-21 The …"'
BELOW = "put the comment below the front matter"
BEFORE = "before the statement itself, 2017-10-19: mend one of them"
MOMENT = "expected a moment with its offset from UTC, like 2026-12-01T09:00:00+03:00"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("embargo: tomorrow", f'error source: "embargo" is "tomorrow": {MOMENT}'),
        ("embargo: 2026-12-01T09:00:00", f'error source: "embargo" is "2026-12-01T09:00:00": {MOMENT}'),
        ("embrago: 2026-12-01T09:00:00Z", 'error source: unknown key "embrago": did you mean "embargo"?'),
        ("corrections: 2017-10-21 x", 'error source: unknown key "corrections": did you mean "correction"?'),
        ("correction: soon", f'error source: "correction" is "soon": {DATED}'),
        ("correction: 2017-10-21", f'error source: "correction" is "2017-10-21": {DATED}'),
        ("correction: 2017-02-30 x", f'error source: "correction" is "2017-02-30 x": {DATED}'),
        ("correction: 2017-10-211 x", f'error source: "correction" is "2017-10-211 x": {DATED}'),
        (
            "correction: 2016-10-21 x",
            f'error source: "correction" is of 2016-10-21, {BEFORE}',
        ),
        (
            "correction: 2017-10-21 <!-- x -->",
            f'error raw-html: "<!--" would be printed with the correction: {BELOW}',
        ),
        ("withdrawn: yes", 'error source: "withdrawn" is "yes": expected a date like 2017-10-19'),
        (
            "withdrawn: 2016-10-21",
            f'error source: "withdrawn" is 2016-10-21, {BEFORE}',
        ),
        (
            "withdrawal: It was wrong.",
            'error source: "withdrawal" says why, but nothing says when: add "withdrawn: " and the date',
        ),
        ("topics: Prisons,, Torture", 'error source: "topics" has a comma too many: take it out'),
        ("topics: Prisons,", 'error source: "topics" has a comma too many: take it out'),
        (
            "topics: Prisons, prisons",
            'error source: "topics" has "prisons" twice: take one of them out',
        ),
        ("topics: Prisons, !", f'error source: "topics" has "!": {NAME}'),
        (f"topics: {'a' * 61}", f'error source: "topics" has "{"a" * 61}": {NAME}'),
        (
            "topics: <!-- x -->",
            'error raw-html: "<!--" would be printed with the topics: put the comment below the front matter',
        ),
        (
            "aliases: /a.html, ../b.html",
            f'error source: "aliases" has "../b.html": {ADDRESS}',
        ),
        (
            "aliases: /a.html, /A.html",
            'error source: "aliases" has "/A.html" twice: take one of them out',
        ),
        (
            "alias: /a.html",
            'error source: unknown key "alias": did you mean "aliases"?',
        ),
        (
            "incomplete: some",
            'error source: "incomplete" is "some": expected one of "withhold", "fallback", "lead"',
        ),
    ],
)
def test_what_it_cannot_mean_is_refused(line: str, message: str) -> None:
    """One clear line, where the mistake stands."""
    with pytest.raises(SourceError) as refused:
        doors(line)
    assert str(refused.value) == f"source/2017-10-19-doors.md:4: {message}"


def test_a_mistake_in_the_second_correction_has_its_line() -> None:
    """Each correction is one of its own."""
    with pytest.raises(SourceError) as refused:
        doors("correction: 2017-10-21 x", "place: Berlin", "correction: soon")
    assert refused.value.line == 6
