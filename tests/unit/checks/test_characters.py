"""What cannot be seen in a text, and marks that were meant as markup."""

from __future__ import annotations

import html
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.checks.writing.characters import (
    BLOT,
    bidi_control,
    prose,
    resolved,
    says_something,
    underscores,
    written,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a\u202eb\u202c", "RIGHT-TO-LEFT OVERRIDE"),
        ("a\u202b", "RIGHT-TO-LEFT EMBEDDING"),
        ("a &#x202e;b", "RIGHT-TO-LEFT OVERRIDE"),
        ("a &#8238;b", "RIGHT-TO-LEFT OVERRIDE"),
        ("a \u2067b", "RIGHT-TO-LEFT ISOLATE"),
        ("a \u2067b\nc\u2069", "RIGHT-TO-LEFT ISOLATE"),
        ("a \u2069b\u2066", "POP DIRECTIONAL ISOLATE"),
    ],
)
def test_what_turns_text_around_is_named(text: str, name: str) -> None:
    """Overrides, embeddings and isolates without their other half are named, as references too."""
    assert bidi_control(text) == name


@pytest.mark.parametrize(
    "text", ["a \u2068b\u2069 c", "\u2067a \u2066b\u2069\u2069", "\u200fعربي\u200e", "a"]
)
def test_isolates_in_pairs_and_marks_are_harmless(text: str) -> None:
    """What Unicode gives for mixed text is left alone."""
    assert bidi_control(text) is None


@pytest.mark.parametrize(
    "text", [".", "", "\u200b\u2060\u3164", "&#8203;&nbsp;", "<b>—</b>", "[…](1)", "[^1]", "&#12644;"]
)
def test_spaces_marks_and_markup_say_nothing(text: str) -> None:
    """There is no letter to be seen in marks, blank letters, tags, targets and footnotes."""
    assert not says_something(text)


@pytest.mark.parametrize("text", ["5", "ا", "。立", "<b>a</b>", "&eacute;"])
def test_one_letter_says_something(text: str) -> None:
    """A letter or digit of any writing is enough."""
    assert says_something(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("و_عاجل_ا", ["عاجل"]),
        ("_عاجل جدا_ا", ["عاجل جدا"]),
        ("و__عاجل__", ["عاجل"]),
        ("他_立即_说", ["立即"]),
        ("ད_མྱུར_ད", ["མྱུར"]),
        ("_слово_м, _дело_м", ["слово", "дело"]),
        ("_acil_dir", ["acil"]),
        ("[و_عاجل_ا](1)", ["عاجل"]),
    ],
)
def test_emphasis_that_touches_a_letter_is_found(text: str, words: list[str]) -> None:
    """An underscore pair that Markdown prints, and that somebody meant, is told."""
    assert list(underscores(text)) == words


@pytest.mark.parametrize(
    "text",
    [
        "_عاجل_ ا",
        "*عاجل*ا",
        "report_final_v2",
        "snake_case",
        "report_final _x_ y",
        "_a_ b_c d_e",
        "#الحرية_للمعتقلين_الآن",
        "@لجان_التنسيق_المحلية",
        "ملف_أ و ملف_ب",
        "`و_عاجل_ا`",
        "https://example.org/و_عاجل_ا",
        "<https://example.org/_x_y>",
        "و_عاجل_ا@example.org",
        "[x](و_عاجل_ا)",
        "[^و_عاجل_ا]",
        "\\_acil\\_dir",
    ],
)
def test_other_underscores_are_left_alone(text: str) -> None:
    """Emphasis that works, names of files, hashtags, addresses and code are no findings."""
    assert list(underscores(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see [it](1), `a b` and ``c``.[^1]", "see [it~~~~, ~~~~~ and ~~~~~.~~~~"),
        (
            "https://example.org/a, b@example.org. www.a.org;",
            "~~~~~~~~~~~~~~~~~~~~~, ~~~~~~~~~~~~~. ~~~~~~~~~;",
        ),
        ("见https://example.org/a。监狱", "见~~~~~~~~~~~~~~~~~~~~~。监狱"),
        ('<b title="a">x</b> #حمص_الآن @homs', "~~~~~~~~~~~~~x~~~~ ~~~~~~~~~ ~~~~~"),
        ("%(name)s{name} 5% {a b}", "~~~~~~~~~~~~~~ 5% {a b}"),
        ("a < b, [sic], a * b", "a < b, [sic], a * b"),
        ("`a", "`a"),
    ],
)
def test_what_is_no_prose_is_blotted_out(text: str, expected: str) -> None:
    """Code, addresses, tags, targets, references, placeholders and hashtags keep only their length."""
    assert prose(text).replace(BLOT, "~") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a &amp;#8203; b", "a &#8203; b"), ("&#x41;&eacute;", "Aé"), ("AT&T", "AT&T"), ("a", "a")],
)
def test_references_are_resolved_once(text: str, expected: str) -> None:
    """A reader meets what a reference stands for, and the text of a reference that is escaped."""
    assert resolved(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u200b", "\u200b"),
        ("a &#8204; &#x200B;", "&#x200B;"),
        ("a &ZeroWidthSpace;", "&ZeroWidthSpace;"),
        ("a", ""),
    ],
)
def test_a_character_is_found_as_it_is_written(text: str, expected: str) -> None:
    """A character stands in a text as itself or as a reference, or not at all."""
    assert written("\u200b", text) == expected


@pytest.mark.parametrize(
    "piece", ["[^", "a", "`", "``a`", "_a ", "__a_ ", "a@", "www.", "](", "<", "&#", "%(a"]
)
def test_time_is_linear(piece: str) -> None:
    """The longest segment that is let in, made of what begins a mark, takes less than a second."""
    text = piece * (65_536 // len(piece))
    start = time.process_time()
    prose(text), says_something(text), list(underscores(text)), bidi_control(text)
    assert time.process_time() - start < 1


@given(st.text(alphabet="a1é.<>/b[]()^&;#3\u3164\u115f ", max_size=12))
def test_a_text_says_something_if_a_letter_is_left_without_markup(text: str) -> None:
    """Also one that begins with a letter, which is told without a further look."""
    left = html.unescape(re.sub(r"<[^<>]*>|\]\([^()\s]*\)|\[\^[^\[\]]*\]", " ", text))
    assert says_something(text) == any(one.isalnum() and one not in "\u3164\u115f" for one in left)
