"""A translation has the markup of its source text, each as often."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from publish.checks import markup
from publish.checks.markup import found
from publish.checks.rule import Found, Pair
from publish.model import Kind

MakePair = Callable[..., Pair]
LINKS = "Read [our report](1) and [the answer](2)."
SENTENCE = "The prison was closed."
REPORT = "[The report](1) says"


def told(every: Iterable[Found]) -> list[Found]:
    """Return what was found, its messages in English."""
    return [replace(one, said=one.message) for one in every]


def rules(pair: Pair) -> list[str]:
    """Return the rules that fired."""
    return [each.rule for each in found(pair)]


CORRECT = [
    ("ar", LINKS, "اقرأوا [الرد](2) و[تقريرنا](1)."),
    ("fa", LINKS, "[پاسخ](2) و [گزارش ما](1) را بخوانید."),
    ("fr", LINKS, "Lisez [la réponse](2) et [notre rapport](1)."),
    ("ru", LINKS, "Прочтите [ответ](2) и [наш доклад](1)."),
    ("zh_Hans", LINKS, "请阅读[答复](2)和[我们的报告](1)。"),
    ("tr", LINKS, "[Cevabı](2) ve [raporumuzu](1) okuyun."),
    ("ar", "84 interviews.[^1]", "84 مقابلة.[^1]"),
    ("fr", "Send `list 1` <b>now</b>.", "Envoyez <b>tout de suite</b> `list 1`."),
    ("ru", "On 16<sup>th</sup> May", "16 мая"),
    ("zh_Hans", "*Le Monde* said", "《世界报》说"),
    ("ar", "*One* and **two**", "**واحد** و*اثنان*"),
    ("tr", "%(count)s people, {name}, ${x}, %s, 50 %", "{name}: %(count)s kişi, %s, ${x}, %50"),
    ("de", "On 1 May 2017", "1. Mai 2017"),
    ("de", "Journalists", "Journalist*innen"),
    ("ru", "5 * 3", "5 * 3"),
    ("fr", "A note* on this", "Une note* à ce sujet"),
    ("es", "Stars", "\\*Estrellas\\*"),
    ("fa", "- a dash", "- خط تیره"),
    ("fr", "The report [→](1)", "Le rapport [→](1)"),
    ("zh_Hans", REPORT, "[报告](1)说"),
]


@pytest.mark.parametrize(("code", "source", "text"), CORRECT)
def test_the_same_markup(make_pair: MakePair, code: str, source: str, text: str) -> None:
    """Order and kind of emphasis are the language's, and so are ordinals and the marks of titles."""
    assert rules(make_pair(source, text, code)) == []


WRONG = [
    ("ar", LINKS, "اقرأوا [تقريرنا](1) والرد.", ["missing-link"]),
    ("fa", LINKS, "گزارش و پاسخ را بخوانید.", ["missing-link", "missing-link"]),
    ("fr", LINKS, "Lisez [la réponse](2), [notre rapport](1) et [ceci](1).", ["foreign-target"]),
    ("ru", LINKS, "Прочтите [ответ](1) и [наш доклад](3).", ["foreign-target", "missing-link"]),
    ("zh_Hans", "![The gate](1)", "大门", ["missing-link"]),
    ("tr", "<https://example.org>", "https://example.org", ["missing-link"]),
    ("ar", "84 interviews.[^1]", "84 مقابلة.", ["missing-footnote"]),
    ("zh_Hans", "84 interviews.[^1]", "84次访谈。[^2]", ["foreign-footnote", "missing-footnote"]),
    ("fr", "10<sup>6</sup> people", "106 personnes", ["missing-tag", "missing-tag"]),
    ("ru", "<b>Now</b>", "<i>Сейчас</i>", ["foreign-tag", "foreign-tag", "missing-tag", "missing-tag"]),
    ("tr", "<b>Now</b>", "</b>Şimdi<b>", ["foreign-tag", "foreign-tag"]),
    ("fa", "Write `CASE 12`.", "بنویسید `CASE ۱۲`.", ["code-span", "code-span"]),
    ("ar", "Write `CASE 12`.", "اكتبوا CASE 12.", ["code-span"]),
    ("ar", "Write CASE 12.", "اكتبوا `CASE 12`.", ["code-span"]),
    ("fr", "Dear {name}", "Cher {nom}", ["placeholder", "placeholder"]),
    ("ru", "%s people", "Люди", ["placeholder"]),
    ("tr", "*One* and *two*", "*Bir* ve iki", ["emphasis"]),
    ("ar", "One and two", "*واحد* واثنان", ["emphasis"]),
    ("fa", SENTENCE, "- زندان بسته شد.", ["printed-mark"]),
    ("fr", SENTENCE, "# La prison a été fermée.", ["printed-mark"]),
    ("ru", SENTENCE, "> Тюрьма закрыта.", ["printed-mark"]),
    ("zh_Hans", SENTENCE, "1. 监狱已关闭。", ["printed-mark"]),
    ("tr", SENTENCE, "| Cezaevi | kapatıldı |", ["printed-mark"]),
    ("ar", SENTENCE, "---", ["printed-mark"]),
    ("ar", "**Now** they", "** الآن ** هم", ["printed-mark"]),
    ("es", "Use `it`", "Use `it` o `eso", ["printed-mark"]),
    ("ar", SENTENCE, "و_أُغلق_ا السجن.", ["underscore"]),
    ("ar", SENTENCE, "أُغلق\nالسجن.", ["extra-newline"]),
    ("ar", SENTENCE, "[" * 201, ["too-complex"]),
    ("ar", REPORT, "[ ](1) يقول التقرير", ["empty-link"]),
    ("fa", REPORT, "[\u200c](1) گزارش می‌گوید", ["empty-link"]),
    ("fr", REPORT, "[&nbsp;](1)Le rapport dit", ["empty-link"]),
    ("ru", REPORT, "[.](1) В докладе говорится", ["empty-link"]),
    ("zh_Hans", REPORT, "[。](1)报告说", ["empty-link"]),
    ("tr", REPORT, "[—](1) Rapor diyor", ["empty-link"]),
]


@pytest.mark.parametrize(("code", "source", "text", "expected"), WRONG)
def test_other_markup(make_pair: MakePair, code: str, source: str, text: str, expected: list[str]) -> None:
    """What is added, left out or printed is told, once."""
    assert rules(make_pair(source, text, code)) == expected


def test_a_placeholder_is_counted(make_pair: MakePair) -> None:
    """One that is used twice is told where the source text has it once."""
    assert rules(make_pair("{x} of {y}", "{x} من {y} {y}")) == ["placeholder"]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("عنوان **مهم**", "**"),
        ("عنوان *مهم*", "*مهم*"),
        ("A&nbsp;B", "&nbsp;"),
        ("[عنوان](1)", "]("),
        ("`عنوان`", "`"),
        ("<b>عنوان</b>", "<b"),
        ("# عنوان", "#"),
    ],
)
def test_marks_in_front_matter_are_printed(make_pair: MakePair, text: str, mark: str) -> None:
    """A title is plain text, so that marks of Markdown and character references are printed."""
    assert [each.piece for each in found(make_pair("A title", text, kind=Kind.TITLE))] == [mark]


@pytest.mark.parametrize("text", ["عنوان #وسم_طويل", "5 < 6 & 7", "@لجان_التنسيق_المحلية", "a * b"])
def test_signs_in_front_matter_are_signs(make_pair: MakePair, text: str) -> None:
    """What only looks a little like markup is left alone."""
    assert rules(make_pair("A title", text, kind=Kind.TITLE)) == []


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        (
            LINKS,
            "[الرد](2)",
            '"[…](1)" of the source text is missing: put it around the words that it belongs to',
        ),
        (
            "![Gate](1)",
            "بوابة",
            '"![…](1)" of the source text is missing: put it around the words that it belongs to',
        ),
        ("A[^1]", "ا", '"[^1]" of the source text is missing: put it where the note belongs'),
        ("`a<b`", "ا", '"`a<b`" of the source text is missing: copy it from there'),
        ("*a* *b*", "ا", "the source text emphasises 2 passages, the translation 0: mark the same with *"),
        ("a", "- ا", '"-" begins nothing here and is printed: take it out'),
        ("a", "ا **", '"**" has no other half, or a space inside, and is printed: take it out'),
    ],
)
def test_what_a_translator_is_told(make_pair: MakePair, source: str, text: str, expected: str) -> None:
    """A message quotes what is wrong and says what to do."""
    assert [each.message for each in found(make_pair(source, text))] == [expected]


def test_a_mark_is_pointed_at(make_pair: MakePair) -> None:
    """What is wrong in the translation is handed back as it stands there."""
    (each,) = told(found(make_pair("a", "ا {name}")))
    assert each == Found(
        "placeholder", '"{name}" is not in the source text, or not as often: take it out', "{name}"
    )


def test_what_no_reader_sees_is_not_judged(make_pair: MakePair) -> None:
    """A fuzzy translation has no markup."""
    assert rules(make_pair(LINKS, "- **", status="fuzzy")) == []


@pytest.mark.parametrize("piece", ["*a", "`a", "{a", "%s", "_a_b", "*", "- ", "> ", "&", "{{", "<a"])
def test_hostile_texts_are_quick(make_pair: MakePair, piece: str) -> None:
    """The longest segment of the worst marks takes a fraction of a second."""
    pair = make_pair(LINKS, (piece * 65_000)[:65_000])
    begun = time.process_time()
    rules(pair)
    assert time.process_time() - begun < 1


@given(text=st.text(st.sampled_from("{}%$()sdifx5 _a")))
def test_no_text_with_a_placeholder_is_passed_over(text: str) -> None:
    """Where a quick look says that there is none, there is none."""
    assert markup._may_hold(text) or not markup._PLACEHOLDER.search(text)  # noqa: SLF001  because both are asked
