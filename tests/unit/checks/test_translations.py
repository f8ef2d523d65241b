"""What a translator is told about one translation."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from publish.checks.rule import Pair
from publish.checks.translations import translation_findings
from publish.languages import language
from publish.languages.writing import conventions
from publish.model import (
    Finding,
    FootnoteReference,
    Kind,
    Lexicon,
    Piece,
    Refused,
    Segment,
    Severity,
    Status,
    Target,
    Translation,
)

PLAIN = Segment("The prison was closed.", Kind.PARAGRAPH, 5)
RICH = Segment(
    "See <b>[both](1)</b> and ![the gate](2).[^1]",
    Kind.PARAGRAPH,
    7,
    targets=(Target(1, "https://example.org"), Target(2, "gate.png", image=True)),
    references=(FootnoteReference("1", 1, "fnref:1"),),
    tags=("<b>", "</b>"),
)


def findings(segment: Segment, status: Status, *refused: Refused, text: str = "أُغلق السجن.") -> list[Finding]:
    """Return the findings for an Arabic translation with that status."""
    shown = status in {Status.TRANSLATED, Status.OUTDATED}
    pair = Pair(
        segment,
        Translation(text, status, line=12),
        Piece(segment.text, segment.text),
        Piece(text, text, refused=refused) if shown else None,
        conventions(language("en")),
        conventions(language("ar")),
        Lexicon(),
    )
    return list(translation_findings(pair, path="locale/ar/LC_MESSAGES/a.po", statement="a"))


def test_a_sound_translation_has_no_findings() -> None:
    """A translation of which nothing was refused is in order."""
    assert findings(PLAIN, Status.TRANSLATED) == []


@pytest.mark.parametrize(
    ("status", "rule", "message"),
    [
        (
            Status.MISSING,
            "empty",
            '"The prison was closed." is not translated: write its translation in msgstr',
        ),
        (
            Status.FUZZY,
            "fuzzy",
            (
                '"The prison was closed." has a translation marked fuzzy: '
                "compare the two, then take the mark off"
            ),
        ),
        (
            Status.OUTDATED,
            "outdated",
            (
                '"The prison was closed." changed a little since it was translated: '
                "compare the two, then take the mark fuzzy off"
            ),
        ),
    ],
)
def test_what_is_not_finished_is_a_warning(status: Status, rule: str, message: str) -> None:
    """A missing, fuzzy or outdated translation is a normal state, told at its line of the catalog."""
    told = [replace(one, said=one.message) for one in findings(PLAIN, status)]
    assert told == [
        Finding(rule, Severity.WARNING, "locale/ar/LC_MESSAGES/a.po", 12, message, "a", "ar", "أُغلق السجن.")
    ]


@pytest.mark.parametrize(
    ("segment", "refused", "severity", "message"),
    [
        (
            PLAIN,
            Refused("foreign-tag", "<script>"),
            Severity.ERROR,
            '"<script>" is not a tag of the source text, which has no tags: take it out',
        ),
        (
            RICH,
            Refused("foreign-tag", "<i>"),
            Severity.ERROR,
            (
                '"<i>" is not a tag of the source text, whose tags are <b>, </b>: '
                "use each of them once, close them in order, and no other"
            ),
        ),
        (
            RICH,
            Refused("foreign-target", "[x](3)"),
            Severity.ERROR,
            (
                '"[x](3)" is not a link of the source text, whose links are 1, 2 (image): '
                "use each of them once, none inside another, and no other"
            ),
        ),
        (
            RICH,
            Refused("foreign-footnote", "[^2]"),
            Severity.ERROR,
            (
                '"[^2]" is not a footnote of the source text, whose footnotes are [^1]: '
                "use each of them once, none inside a link, and no other"
            ),
        ),
        (
            PLAIN,
            Refused("too-complex", "more than 200 brackets"),
            Severity.ERROR,
            (
                "the translation is too complex to be read as markup (more than 200 brackets): "
                "take marks and brackets out"
            ),
        ),
        (
            PLAIN,
            Refused("extra-newline", "second\nline"),
            Severity.WARNING,
            '"second line" begins a line that the source text does not have: join it to the line before',
        ),
    ],
)
@pytest.mark.parametrize("status", [Status.TRANSLATED, Status.OUTDATED])
def test_refused_markup_is_told_where_it_is_presented(
    status: Status, segment: Segment, refused: Refused, severity: Severity, message: str
) -> None:
    """What rendering refused is told with what the source text would allow."""
    found = findings(segment, status, refused)[-1]
    assert (found.rule, found.severity, found.message, found.line) == (refused.rule, severity, message, 12)


@pytest.mark.parametrize("status", [Status.FUZZY, Status.MISSING])
def test_refused_markup_of_what_no_reader_sees_is_not_told(status: Status) -> None:
    """A translation that is not presented has no errors."""
    assert [found.severity for found in findings(PLAIN, status, Refused("foreign-tag", "<i>"))] == [
        Severity.WARNING
    ]


def test_the_same_refusal_is_told_once() -> None:
    """A tag used twice is one finding."""
    tag = Refused("foreign-tag", "<i>")
    assert len(findings(PLAIN, Status.TRANSLATED, tag, tag)) == 1


def test_a_finding_points_at_what_is_wrong() -> None:
    """What a check blames is pointed at in the translation's text, in characters."""
    tag = Refused("foreign-tag", "<i>")
    found = findings(PLAIN, Status.TRANSLATED, tag, text="أُغلق <i> السجن.")[-1]
    assert (found.text, found.text[found.start : found.end]) == ("أُغلق <i> السجن.", "<i>")


def test_a_long_text_is_quoted_by_its_beginning() -> None:
    """A message stays one readable line, whatever the segment's length and line breaks."""
    segment = Segment("The prison\nwas closed. " * 9, Kind.PARAGRAPH, 1)
    assert findings(segment, Status.MISSING)[0].message == (
        '"The prison was closed. The prison was closed. The prison…" '
        "is not translated: write its translation in msgstr"
    )


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (
            ".",
            (
                'error empty-text: "The prison was closed." is translated by nothing that can be read: '
                "translate it"
            ),
        ),
        (
            "a \u202eb",
            (
                "error bidi-control: RIGHT-TO-LEFT OVERRIDE turns the text that follows: "
                'take it out of "a \u202eb"'
            ),
        ),
        (
            "و_عاجل_ا",
            'warning underscore: the _ of "_عاجل_" are printed, because a letter touches them: write *عاجل*',
        ),
    ],
)
def test_characters_are_told(text: str, printed: str) -> None:
    """What a reader would miss, or see though it was not meant, is a finding."""
    found = map(str, findings(PLAIN, Status.TRANSLATED, text=text))
    assert f"locale/ar/LC_MESSAGES/a.po:12: {printed}" in found


@pytest.mark.parametrize(
    ("segment", "text"),
    [
        (Segment("—", Kind.PARAGRAPH, 1), "."),
        (Segment("A _x_y", Kind.PARAGRAPH, 1), "ا _x_y"),
        (Segment("A title", Kind.TITLE, 1, context="title"), "و_عاجل_ا"),
    ],
)
def test_characters_that_the_source_has_are_not_told(segment: Segment, text: str) -> None:
    """Marks alone may be translated by marks, names stay as they are, and a title knows no emphasis."""
    assert findings(segment, Status.TRANSLATED, text=text) == []


@pytest.mark.parametrize(
    ("text", "piece", "shown"),
    [
        ("500 hommes ont fui, dont 50 enfants", "50", "dont 50 enfants"),
        ("1,50 puis 1.50 et 50 hommes", "50", " et 50 hommes"),
        ("[le texte](1) et 1 homme", "1", ") et 1 homme"),
        ("صيدنايا ثم صيد", "صيد", " ثم صيد"),
    ],
)
def test_a_piece_is_pointed_at_where_it_stands_alone(text: str, piece: str, shown: str) -> None:
    """A number or word inside a longer one, or in a target, is not the one that is meant."""
    pair = Pair(
        PLAIN,
        Translation(text, Status.TRANSLATED, line=12),
        Piece(PLAIN.text, PLAIN.text),
        Piece(text, text),
        conventions(language("en")),
        conventions(language("fr")),
        Lexicon(),
    )
    (start,) = {
        one.start
        for one in translation_findings(pair, path="a.po", statement="a")
        if one.text[one.start : one.end] == piece
    }
    assert shown in text
    assert start == text.index(shown) + shown.index(piece)
