"""A translation says all that its source text says, and in its own language."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from publish.checks import completeness
from publish.checks.completeness import found
from publish.checks.rule import Found, Pair
from publish.model import Status

MakePair = Callable[..., Pair]
SENTENCE = "More than five hundred people were still being held in the prison of Homs."
PARAGRAPH = (
    "The families have asked for three things. They want to know where their sons are held, and by whom. "
    "They want a doctor to see the wounded, whatever the guards may say. And they want the gates of the "
    "prison to be opened to observers who are free to speak with everyone, and to write down what they see."
)


def told(every: Iterable[Found]) -> list[Found]:
    """Return what was found, its messages in English."""
    return [replace(one, said=one.message) for one in every]


def rules(pair: Pair) -> list[str]:
    """Return the rules that fired."""
    return [each.rule for each in found(pair)]


@pytest.mark.parametrize(
    ("status", "rule"),
    [(Status.MISSING, "empty"), (Status.FUZZY, "fuzzy"), (Status.OUTDATED, "outdated")],
)
def test_what_is_not_finished(make_pair: MakePair, status: Status, rule: str) -> None:
    """A missing, fuzzy or outdated translation is told, and nothing else about it."""
    assert rules(make_pair("The prison", "السجن", status=status)) == [rule]


HONEST = [
    ("fr", "Amnesty International", "Amnesty International"),
    ("ar", "Amnesty International", "Amnesty International"),
    ("zh_Hans", "17,723", "17,723"),
    ("ru", "https://example.org/one-of-them", "https://example.org/one-of-them"),
    ("fr", "Source", "Source"),
    ("fr", "Date", "Date"),
    ("tr", "Saydnaya", "Saydnaya"),
    ("de", "Name", "Name"),
    ("fa", SENTENCE, "هنوز بیش از پانصد نفر در زندان حمص نگهداری می‌شدند."),
    ("ar", "The report by Human Rights Watch", "تقرير Human Rights Watch"),
    (
        "zh_Hans",
        "The Office of the High Commissioner",
        "高级专员办事处（Office of the High Commissioner for human rights）",
    ),
    ("ru", "Read “the names of the missing”", "Читайте «the names of the missing»"),
    ("en_GB", "The organization was closed by the state", "The organization was closed by the state"),
    ("zh_Hans", SENTENCE, "当时仍有五百多人被关押在霍姆斯的监狱里。"),
    ("ja", SENTENCE, "ホムスの刑務所にはまだ五百人以上が拘束されていた。"),
    ("ar", "one\ntwo", "واحد\nاثنان"),
    ("ar", "—", "."),
]


@pytest.mark.parametrize(("code", "source", "text"), HONEST)
def test_complete_translations(make_pair: MakePair, code: str, source: str, text: str) -> None:
    """Names, numbers, addresses and single words may stay as they are, and languages differ in length."""
    assert rules(make_pair(source, text, code)) == []


LACKING = [
    ("ar", SENTENCE, "&nbsp;.", "empty-text"),
    ("ar", SENTENCE, SENTENCE, "untranslated"),
    ("fr", SENTENCE, SENTENCE, "untranslated"),
    ("zh_Hans", SENTENCE, f"*{SENTENCE}*", "untranslated"),
    ("fa", "more than 500 detainees", "more than 500 detainees", "same-as-source"),
    ("tr", "more than 500 detainees", "more than 500 detainees", "same-as-source"),
    ("ru", "more than 500 detainees", "more than 500 detainees", "same-as-source"),
    ("ar", SENTENCE, "ما زال في السجن were still being held أشخاص.", "part-untranslated"),
    ("fa", SENTENCE, "در زندان were still being held افراد.", "part-untranslated"),
    ("ru", SENTENCE, "В тюрьме were still being held люди.", "part-untranslated"),
    ("zh_Hans", SENTENCE, "监狱里仍有人were still being held在霍姆斯。", "part-untranslated"),
    (
        "ar",
        PARAGRAPH,
        "للعائلات ثلاثة مطالب. فهي تريد أن تعرف أين يُحتجز أبناؤها ومن يحتجزهم. وتريد طبيباً.",
        "too-short",
    ),
    (
        "fr",
        PARAGRAPH,
        "Les familles demandent trois choses. Elles veulent savoir où leurs fils sont détenus, et par qui.",
        "too-short",
    ),
    (
        "ru",
        PARAGRAPH,
        "У семей три требования. Они хотят знать, где содержат их сыновей и кто их содержит.",
        "too-short",
    ),
    ("zh_Hans", PARAGRAPH, "家属提出三项要求。他们想知道自己的儿子被关押在哪里、由谁关押。", "too-short"),
    ("tr", PARAGRAPH, PARAGRAPH.replace("e", "ë") + PARAGRAPH.replace("e", "ë"), "too-long"),
    ("fa", PARAGRAPH, "خانواده‌ها سه خواسته دارند.", "cut-short"),
    ("tr", PARAGRAPH, "Ailelerin üç talebi var.", "cut-short"),
    ("ja", PARAGRAPH, "三つの要求。", "cut-short"),
    ("ar", "one\ntwo", "واحد اثنان", "missing-newline"),
    ("zh_Hans", "one\ntwo", "一二", "missing-newline"),
]


@pytest.mark.parametrize(("code", "source", "text", "rule"), LACKING)
def test_what_a_translation_lacks(make_pair: MakePair, code: str, source: str, text: str, rule: str) -> None:
    """What was left out, or left in the source language, is told once."""
    assert rules(make_pair(source, text, code)) == [rule]


def test_what_a_translator_is_told(make_pair: MakePair) -> None:
    """A share of the expected length is given in percent, and words left over are pointed at."""
    assert told(found(make_pair(PARAGRAPH, "Ailelerin üç talebi var.", "tr"))) == [
        Found("cut-short", "the translation is 8% as long as one would expect: translate the rest")
    ]
    assert told(found(make_pair(SENTENCE, "В тюрьме were still being held люди.", "ru"))) == [
        Found(
            "part-untranslated",
            '"were still being held" is left as in the source text: translate it',
            "were still being held",
        )
    ]


@pytest.mark.parametrize("piece", ["a'b", "A b ", "«a", "(a", "a,", "ا ", "a\n", "“"])
def test_hostile_texts_are_quick(make_pair: MakePair, piece: str) -> None:
    """The longest segment of the worst words takes a fraction of a second."""
    pair = make_pair(SENTENCE, (piece * 65_000)[:65_000])
    begun = time.process_time()
    rules(pair)
    assert time.process_time() - begun < 1


LETTERS = st.text(st.sampled_from("aAßsẞée\u0301İi\u0307ŉn. «1"), max_size=6)


@given(text=LETTERS, source=LETTERS)
def test_the_first_letter_says_no_only_where_all_of_them_would(text: str, source: str) -> None:
    """One letter may be folded to two, and a mark may be folded out of one."""
    bare = ["".join(filter(str.isalnum, one.casefold())) for one in (text, source)]
    assert completeness._same_letters(text, source) is (bare[0] == bare[1])  # noqa: SLF001  because no finding tells it apart
