"""What the command line says of the work is right to the digit, and reads well."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from publish import reports
from publish.cli.session import files_changed
from publish.model import (
    Finding,
    Kind,
    Language,
    Metadata,
    Piece,
    Project,
    Publisher,
    Segment,
    Severity,
    Skeleton,
    Statement,
    Status,
)  # fmt: skip
from publish.press.edition import Edition
from publish.press.outcome import Outcome, outcome
from publish.press.policy import State
from publish.press.standing import Standing
from publish.press.survey import Survey

ENGLISH = Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")
ARABIC = Language("ar", "ar", "العربية", "Arabic", "rtl", "nplurals=1; plural=0;")
CHINESE = Language("zh_Hans", "zh-Hans", "简体中文", "Chinese", "ltr", "nplurals=1; plural=0;")
PROJECT = Project(Path(), Publisher("Orchard Press"), ENGLISH, (ARABIC, CHINESE))
DONE, OLD, FUZZY, NONE = Status.TRANSLATED, Status.OUTDATED, Status.FUZZY, Status.MISSING


def piece(status: Status) -> Piece:
    """Return what readers see of a segment of that status."""
    return Piece("", "", fallback=status in {FUZZY, NONE})


def became(slug: str, *rows: tuple[Language, State, tuple[Status, ...], str]) -> Outcome:
    """Return what became of a statement of as many two-word segments as the rows have statuses."""
    statuses = rows[0][2]
    segments = tuple(Segment("two words", Kind.PARAGRAPH, 5) for _ in statuses)
    metadata = Metadata("A title", dt.date(2017, 10, 19))
    statement = Statement(slug, f"source/{slug}.md", metadata, segments, Skeleton((), ()))
    pieces = tuple(Piece("", "") for _ in statuses)
    source = Standing(ENGLISH, State.RELEASED, (DONE,) * len(statuses), pieces)
    others = (
        Standing(language, state, each, tuple(map(piece, each)), reason=why, refused=each.count(NONE))
        for language, state, each, why in rows
    )
    return outcome(Edition(statement, (source, *others)))


OUTCOMES = (
    became(
        "2017-10-19-doors",
        (ARABIC, State.RELEASED, (DONE, DONE, DONE), ""),
        (CHINESE, State.WITHHELD, (DONE, FUZZY, NONE), "1 missing and 1 fuzzy of 3 segments"),
    ),
    became(
        "2017-10-20-gates",
        (ARABIC, State.OUTDATED, (DONE, OLD, OLD), ""),
        (CHINESE, State.PARTIAL, (DONE, DONE, NONE), ""),
    ),
)


def found(*findings: Finding) -> Survey:
    """Return a survey of the two statements."""
    return Survey(OUTCOMES, {}, findings)


def test_the_table_has_every_number() -> None:
    """Statements with their languages, then the sums of each language."""
    assert reports.status_table(PROJECT, OUTCOMES, color=False, width=80) == (
        "2017-10-19-doors (3 segments, 6 words)\n"
        "language      translated  outdated  fuzzy  missing  refused  approved  coverage  state\n"
        "ar                     3         0      0        0        0         0     100 %  released\n"
        "zh_Hans                1         0      1        0        1         0      33 %  withheld\n"
        "\n"
        "2017-10-20-gates (3 segments, 6 words)\n"
        "language      translated  outdated  fuzzy  missing  refused  approved  coverage  state\n"
        "ar                     1         2      0        0        0         0      33 %  outdated\n"
        "zh_Hans                2         0      0        0        1         0      66 %  partial\n"
        "\n"
        "all (2 statements, 12 words)\n"
        "language      translated  outdated  fuzzy  missing  refused  approved  coverage  state\n"
        "ar                     4         2      0        0        0         0      66 %\n"
        "zh_Hans                3         0      1        0        2         0      50 %"
    )


def test_a_narrow_terminal_loses_nothing() -> None:
    """The terminal may wrap the lines; no column is left out."""
    table = reports.status_table(PROJECT, OUTCOMES, color=False, width=30)
    assert table == reports.status_table(PROJECT, OUTCOMES, color=False, width=80)


def test_color_is_asked_for() -> None:
    """Without it the table has no control character."""
    assert "\x1b" in reports.status_table(PROJECT, OUTCOMES, color=True, width=80)
    assert "\x1b" not in reports.status_table(PROJECT, OUTCOMES, color=False, width=80)


def test_a_workspace_without_statements_has_an_empty_table() -> None:
    """There is nothing to show yet, and that is no mistake."""
    assert (
        reports.status_table(PROJECT, (), color=False, width=80).splitlines()[0]
        == "all (0 statements, 0 words)"
    )


@pytest.mark.parametrize(
    ("translated", "segments", "shown"),
    [(100, 100, "100 %"), (199, 200, "99 %"), (19_999, 20_000, "99 %"), (29, 100, "29 %"), (0, 7, "0 %")],
)
def test_only_what_is_complete_says_100(translated: int, segments: int, shown: str) -> None:
    """A share is rounded down."""
    statuses = (DONE,) * translated + (NONE,) * (segments - translated)
    made = (became("2017-10-19-doors", (ARABIC, State.WITHHELD, statuses, "")),)
    row = reports.status_table(PROJECT, made, color=False, width=80).splitlines()[2]
    assert f" {shown} " in row


def test_the_summary_lists_what_is_normal_and_not_complete() -> None:
    """Outdated, partial and withheld releases are named with what a reader should know of them."""
    assert list(reports.release_summary(PROJECT, found())) == [
        "2 statements in 3 languages: 5 releases in build/",
        "",
        "Outdated (1):",
        "  ar  2017-10-20-gates: 2 segments to compare with the changed original",
        "",
        "Partial (1):",
        "  zh_Hans  2017-10-20-gates: 1 segment shown in the original language",
        "",
        "Withheld (1):",
        "  zh_Hans  2017-10-19-doors: 1 missing and 1 fuzzy of 3 segments",
    ]


@pytest.mark.parametrize(
    ("state", "reason", "heading", "row"),
    [
        (State.DRAFT, "a draft", "Draft (1):", "a draft"),
        (State.EMBARGOED, "embargoed until then", "Embargoed (1):", "embargoed until then"),
        (State.WITHDRAWN, "withdrawn on that day", "Withdrawn (1):", "withdrawn on that day"),
        (State.LEAD, "", "Lead (1):", "2 segments to do: title, summary and first paragraph alone"),
        (State.WITHHELD, "1 fuzzy", "Withheld (1):", "1 fuzzy"),
    ],
)
def test_every_state_has_its_heading_and_a_reason(state: State, reason: str, heading: str, row: str) -> None:
    """Whatever is not simply released is listed once."""
    made = became("2017-10-19-doors", (ARABIC, state, (DONE, FUZZY, NONE), reason))
    lines = list(reports.release_summary(PROJECT, Survey((made,), {}, ())))
    assert lines[2:] == [heading, f"  ar  2017-10-19-doors: {row}"]


def test_what_holds_in_every_language_counts_once_a_statement() -> None:
    """Two languages of one draft are one draft; two of one withheld statement are two releases."""
    rows = (("2017-10-19-doors", State.DRAFT), ("2017-10-20-gates", State.WITHHELD))
    made = tuple(
        became(slug, (ARABIC, state, (DONE,), "so"), (CHINESE, state, (DONE,), "so")) for slug, state in rows
    )
    lines = list(reports.release_summary(PROJECT, Survey(made, {}, ())))
    assert [line for line in lines if line.endswith("):")] == ["Draft (1):", "Withheld (2):"]


def test_a_refused_source_is_listed_with_its_mistakes() -> None:
    """Where the errors themselves went another way, the list says all the same what to mend."""
    path = "source/2017-10-21-walls.md"
    mistakes = (
        Finding("source", Severity.ERROR, path, 2, 'unknown key "titel"'),
        Finding("source", Severity.ERROR, "source/2017-10-19-doors.md", 9, "another's"),
        Finding("source-name", Severity.ERROR, path, 0, "rename the file"),
        Finding("source-style", Severity.WARNING, path, 3, "a warning"),
    )
    lines = list(reports.release_summary(PROJECT, Survey((), {}, mistakes, (path,))))
    assert lines[2:5] == ["Refused (1):", f'  {path}:2: unknown key "titel"', f"  {path}: rename the file"]


def test_copies_are_counted_and_what_is_withheld_of_them_listed() -> None:
    """The folder is named as it was given."""
    assert list(reports.copies_summary(found(), "advance/"))[:3] == [
        "2 embargoed statements: 5 releases in advance/, not to be published yet",
        "",
        "Outdated (1):",
    ]


def test_the_summary_counts_warnings_once() -> None:
    """The same warning from two statements is one; errors were listed already."""
    warning = Finding("empty", Severity.WARNING, "a.po", 1, "is not translated")
    error = Finding("foreign-tag", Severity.ERROR, "a.po", 2, "is not a tag")
    lines = list(reports.release_summary(PROJECT, found(warning, warning, error)))
    assert lines[-2:] == ["", "1 warning: `publish check` lists them"]


@pytest.mark.parametrize(
    ("written", "removed", "dry_run", "said"),
    [
        (0, 0, False, "no file changed"),
        (1, 0, False, "1 file written"),
        (2, 1, False, "2 files written, 1 file removed"),
        (0, 2, False, "2 files removed"),
        (1, 1, True, "1 file would be written, 1 file would be removed"),
    ],
)
def test_what_was_written_is_counted(written: int, removed: int, said: str, *, dry_run: bool) -> None:
    """A dry run says what would be."""
    assert files_changed(written, removed, dry_run=dry_run) == said
