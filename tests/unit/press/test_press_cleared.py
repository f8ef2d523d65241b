"""What an earlier run cleared is not checked again, and nothing else is passed over."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from publish.checks.rule import Pair
from publish.checks.translations import translation_findings
from publish.languages import language
from publish.languages.writing import conventions
from publish.model import Finding, Kind, Lexicon, Segment, Status, Target, Translation
from publish.press.cleared import Cleared
from publish.statements.inline import Renderer


def pair(text: str, source: str = "They held 12 men.", code: str = "fr", line: int = 9) -> Pair:
    """Return a segment and its translation."""
    segment, renderer = Segment(source, Kind.PARAGRAPH, line), Renderer()
    return Pair(
        segment,
        Translation(text, Status.TRANSLATED, line=line),
        renderer.render(segment, segment.text),
        renderer.render(segment, text),
        conventions(language("en")),
        conventions(language(code)),
        Lexicon(),
    )


def checked(cleared: Cleared, one: Pair) -> tuple[Finding, ...]:
    """Return what is found in a pair by what is `cleared`."""
    return tuple(cleared.findings(one, path="locale/fr/LC_MESSAGES/doors.po", statement="doors"))


RIGHT, WRONG = pair("Ils retenaient 12 hommes."), pair("Ils retenaient 13 hommes.")


def test_of_what_is_cleared_nothing_is_found_and_it_stays_so() -> None:
    """What a run finds nothing in is known to the next, and to that after it."""
    first = Cleared()
    assert (checked(first, RIGHT), len(first.found)) == ((), 16)
    second = Cleared(first.found)
    assert (checked(second, RIGHT), second.found) == ((), first.found)


def test_what_is_wrong_is_found_each_time() -> None:
    """The words of a finding are found anew, and nothing is kept of it."""
    expected = tuple(translation_findings(WRONG, path="locale/fr/LC_MESSAGES/doors.po", statement="doors"))
    first = Cleared()
    assert checked(first, WRONG) == expected
    assert checked(Cleared(first.found), WRONG) == expected
    assert [one.rule for one in expected] == ["facts-number"]
    assert not first.found


def test_what_is_no_more_there_is_not_kept() -> None:
    """Only those that were asked for are."""
    first = Cleared()
    checked(first, RIGHT)
    second = Cleared(first.found)
    checked(second, WRONG)
    assert not second.found


@pytest.mark.parametrize(
    "other",
    [
        pair("Ils retenaient 12  hommes."),
        pair("Ils retenaient 12 hommes.", source="They held 13 men."),
        pair("Ils retenaient 12 hommes.", code="ru"),
        pair("Ils retenaient 12 hommes.", line=10),
        replace(RIGHT, translation=replace(RIGHT.translation, previous="They held 11 men.")),
        replace(RIGHT, segment=replace(RIGHT.segment, targets=(Target(1, "https://example.org/"),))),
        replace(RIGHT, piece=None),
    ],
)
def test_any_other_pair_is_checked(other: Pair) -> None:
    """In text, language, place or marks: what was cleared says nothing of it."""
    one = Cleared()
    checked(one, RIGHT)
    both = Cleared(one.found)
    alone = Cleared()
    assert checked(both, other) == checked(alone, other)
    assert both.found == alone.found
    assert one.found not in both.found
