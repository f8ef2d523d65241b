"""What a press officer is told about a statement that could be released as it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from publish.checks.sources.statement import source_findings
from publish.model import Finding, Kind, Segment, Severity, Statement, Target

Make = Callable[..., Statement]


def printed(statement: Statement) -> list[str]:
    """Return the findings as they are printed."""
    return [str(finding) for finding in source_findings(statement)]


def test_a_sound_statement_has_no_findings(make_statement: Make) -> None:
    """A statement with a heading of level 2 and a paragraph, and without a summary, is in order."""
    body = Segment("Demands", Kind.HEADING_2, 6), Segment("A *man* [was](1) held.", Kind.PARAGRAPH, 8)
    assert printed(make_statement(*body)) == []


def test_what_parsing_found_comes_first(make_statement: Make) -> None:
    """The findings of the parser are passed on as they are, before those of the checks."""
    found = Finding("raw-html", Severity.ERROR, "source/a.md", 9, "x")
    findings = list(source_findings(make_statement(slug="2017-10-18-homs", findings=(found,))))
    assert [finding.rule for finding in findings] == ["raw-html", "slug-date"]
    assert findings[0] is found


def test_a_finding_names_its_statement(make_statement: Make) -> None:
    """Each finding carries the statement's slug and path, and no language."""
    (finding,) = source_findings(make_statement(slug="2017-10-18-homs"))
    assert (finding.statement, finding.path, finding.language) == (
        "2017-10-18-homs",
        "source/2017-10-18-homs.md",
        None,
    )


def test_the_dates_of_name_and_front_matter_agree(make_statement: Make) -> None:
    """A file named for one day and dated another is told."""
    assert printed(make_statement(slug="2017-10-18-homs")) == [
        (
            "source/2017-10-18-homs.md: warning slug-date: "
            'the file name says 2017-10-18 and "date" says 2017-10-19: correct one of them'
        )
    ]


def test_a_name_without_a_date_contradicts_nothing(make_statement: Make) -> None:
    """A slug of words alone has no date to compare."""
    assert printed(make_statement(slug="homs")) == []


@pytest.mark.parametrize("slug", ["homs", "٢٠١٧-١٠-١٨-homs"])
def test_only_digits_of_ascii_are_a_date(make_statement: Make, slug: str) -> None:
    """Digits of another writing are words, as they are for the file's name."""
    assert printed(make_statement(slug=slug)) == []


def test_a_character_that_turns_text_is_told(make_statement: Make) -> None:
    """A right-to-left override in any segment is an error, at its line."""
    assert printed(make_statement(Segment("5 &#8238;men", Kind.PARAGRAPH, 6))) == [
        (
            "source/2017-10-19-homs.md:6: error bidi-control: "
            'RIGHT-TO-LEFT OVERRIDE turns the text that follows: take it out of "5 &#8238;men"'
        )
    ]


def test_a_character_that_nobody_sees_is_told(make_statement: Make) -> None:
    """It would part a word, or hide one, in every language."""
    assert printed(make_statement(Segment("5\u200b00 men", Kind.PARAGRAPH, 6))) == [
        (
            "source/2017-10-19-homs.md:6: error invisible-character: "
            "U+200B ZERO WIDTH SPACE cannot be seen, and nothing here needs it: take it out"
        )
    ]


def test_an_update_follows_the_date(make_statement: Make) -> None:
    """A statement updated before its date is told; one updated on the day is not."""
    assert printed(make_statement(updated=dt.date(2017, 10, 18))) == [
        (
            "source/2017-10-19-homs.md: warning updated-before-date: "
            '"updated" is 2017-10-18, before the date 2017-10-19: correct one of them'
        )
    ]
    assert printed(make_statement(updated=dt.date(2017, 10, 19))) == []


def test_a_heading_that_repeats_the_title_is_told_once(make_statement: Make) -> None:
    """A heading of any level with the title's words is told as a repetition, and only so."""
    heading = Segment("Men **held** in Homs.", Kind.HEADING_1, 6)
    assert printed(make_statement(heading)) == [
        (
            'source/2017-10-19-homs.md:6: warning title-repeated: "Men **held** in Homs." repeats the title: '
            "take the heading out"
        )
    ]


def test_a_heading_of_level_1_is_told(make_statement: Make) -> None:
    """The title is the page's heading of level 1, so the body's begin at level 2."""
    assert printed(make_statement(Segment("Demands", Kind.HEADING_1, 6))) == [
        'source/2017-10-19-homs.md:6: warning heading-1: "Demands" is a heading of level 1: begin it with ##'
    ]


@pytest.mark.parametrize(
    ("text", "mark"),
    [("a **b** c", "**"), ("[a](1)", "]("), ("a `b`", "`"), ("a <b>b</b>", "<b"), ("__a__", "__")],
)
def test_plain_text_has_no_marks_of_markdown(make_statement: Make, text: str, mark: str) -> None:
    """A summary with markup is told, since its marks would be printed."""
    assert printed(make_statement(Segment(text, Kind.SUMMARY, 4, context="summary"))) == [
        (
            f'source/2017-10-19-homs.md:4: warning plain-markup: "{mark}" in the summary '
            "is printed as it is: write plain text"
        )
    ]


@pytest.mark.parametrize("text", ["5 < 6", "a * b", "What [sic] they said", "snake_case"])
def test_signs_of_plain_text_are_no_markup(make_statement: Make, text: str) -> None:
    """What only looks a little like Markdown is left alone."""
    assert printed(make_statement(Segment(text, Kind.SUMMARY, 4, context="summary"))) == []


def test_a_link_over_http_is_told_once(make_statement: Make) -> None:
    """Targets, autolinks and bare addresses over http or ftp, each once in a segment."""
    targets = (
        Target(1, "http://a.example"),
        Target(2, "https://b.example"),
        Target(3, "mailto:c@d.example"),
        Target(4, "tel:+442079460123"),
    )
    text = "[a](1) [b](2) [c](3) [d](4) http://e.example, https://f.example and http://e.example,"
    segment = Segment(text, Kind.PARAGRAPH, 6, targets=targets, addresses=("ftp://g.example",))
    assert [finding.message for finding in source_findings(make_statement(segment))] == [
        '"http://a.example" is not https: write https:// if the site has it',
        '"ftp://g.example" is not https: write https:// if the site has it',
        '"http://e.example" is not https: write https:// if the site has it',
    ]


@pytest.mark.parametrize(
    ("texts", "line", "message"),
    [
        (
            ('The "list".', "The “report” and the “file”."),
            6,
            "straight quotation marks here, curly ones elsewhere: use one kind in the statement",
        ),
        (
            ('The "list" and "file".', "The “report”, the..."),
            7,
            "curly quotation marks here, straight ones elsewhere: use one kind in the statement",
        ),
        (
            ("Amnesty’s and the prison’s", "It's full."),
            7,
            "straight apostrophes here, curly ones elsewhere: use one kind in the statement",
        ),
    ],
)
def test_two_kinds_of_quotation_marks_are_told(
    make_statement: Make, texts: tuple[str, str], line: int, message: str
) -> None:
    """The rarer kind is told, at its first line."""
    body = (Segment(text, Kind.PARAGRAPH, at) for at, text in enumerate(texts, start=6))
    assert printed(make_statement(*body)) == [
        f"source/2017-10-19-homs.md:{line}: warning quotes-mixed: {message}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The “list” is Amnesty’s.",
        'The "list" is Amnesty\'s.',
        'The “list” has `a="b"` and <b class="c">d</b>.',
        "A “wall” of 6'2\" by 5'.",
    ],
)
def test_one_kind_of_quotation_marks_is_in_order(make_statement: Make, text: str) -> None:
    """Code, tags, feet and inches are no quotation marks."""
    body = Segment(text, Kind.PARAGRAPH, 6, tags=('<b class="c">', "</b>"))
    assert printed(make_statement(body)) == []


@pytest.mark.parametrize(
    ("text", "doubled", "word"),
    [
        ("They left the the prison.", "the the", "the"),
        ("They left the prison prison.", "prison prison", "prison"),
        ("They were sent to to Homs.", "to to", "to"),
        ("They knew which which was.", "which which", "which"),
    ],
)
def test_a_doubled_word_is_told(make_statement: Make, text: str, doubled: str, word: str) -> None:
    """A little word or a long one, twice in a row."""
    assert printed(make_statement(Segment(text, Kind.PARAGRAPH, 6))) == [
        (f'source/2017-10-19-homs.md:6: warning repeated-word: "{doubled}" says "{word}" twice: take one out')
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They had had food.",
        "He said that that man left.",
        "Boutros Boutros left.",
        "Nous nous taisons.",
        "The, the",
    ],
)
def test_an_honest_repetition_is_not_told(make_statement: Make, text: str) -> None:
    """Verbs, names, other languages, and words with a mark between them."""
    assert printed(make_statement(Segment(text, Kind.PARAGRAPH, 6))) == []


def test_dates_are_among_the_findings(make_statement: Make) -> None:
    """What another module of the family finds in the statement is told with the rest."""
    text = "They were held on Tuesday, 16 October 2017."
    assert [
        finding.rule for finding in source_findings(make_statement(Segment(text, Kind.PARAGRAPH, 6)))
    ] == ["weekday"]


def test_a_link_without_a_scheme_is_an_error(make_statement: Make) -> None:
    """In Markdown or as a raw tag, each once in a segment; a picture has a rule of its own."""
    targets = (
        Target(1, "//a.example/report"),
        Target(2, "\\\\b.example"),
        Target(3, "//a.example/report"),
        Target(4, "/doors//open.html"),
        Target(5, "//c.example/gate.jpg", image=True),
    )
    text = "[a](1) [b](2) [c](3) [d](4) ![A gate](5)"
    tags = ('<a href="//d.example">', "<a HREF='&#47;/e.example' lang=fr>")
    body = Segment(text, Kind.PARAGRAPH, 8, targets=targets, tags=tags)
    assert printed(make_statement(body)) == [
        f'source/2017-10-19-homs.md:8: error link-scheme: "{address}" begins with //: write https://...'
        for address in ("//a.example/report", "\\\\b.example", "//d.example", "//e.example")
    ]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("2017-10-19-doors.md", ['"2017-10-19-doors.md" is a source: write "2017-10-19-doors.html"']),
        (
            "2017-10-19-doors.md#what",
            ['"2017-10-19-doors.md#what" is a source: write "2017-10-19-doors.html#what"'],
        ),
        ("2017-10-19-doors.html", []),
        ("https://example.org/readme.md", []),
    ],
)
def test_a_link_to_another_statement_leads_to_its_page(
    address: str, told: list[str], make_statement: Make
) -> None:
    """What lies in `source/` is not distributed."""
    body = Segment("[a](1)", Kind.PARAGRAPH, 8, targets=(Target(1, address),))
    found = printed(make_statement(body))
    assert found == [f"source/2017-10-19-homs.md:8: error link-source: {one}" for one in told]
