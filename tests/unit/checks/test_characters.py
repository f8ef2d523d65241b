"""What cannot be seen in a text, and marks that were meant as markup."""

from __future__ import annotations

import pytest

from publish.checks.characters import bidi_control, says_something, underscores


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
