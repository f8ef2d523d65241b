"""What stands between two spaces tells whether a text can hold a figure at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.checks.facts import tokens
from publish.checks.facts.reading import read, read_source
from publish.checks.facts.tokens import Word, has_numerals, known_words, telling
from publish.checks.facts.vocabulary import LONGEST, WORD, Vocabulary, fold, look_up, vocabulary
from publish.languages import language
from publish.languages.writing import conventions

LANGUAGES = ("ar", "de", "en", "es", "fa", "fr", "ru", "tr", "zh_Hans")
# Number words, months, weekdays, figures and other words of these languages, and what may part them.
PIECES = (
    "two hundred May second Monday half million dozen twenty-one einundzwanzig vierundachtzig Mai",
    "deux cents mai vingt-et-un quatorze dos mil y medio marzo iki buçuk milyon yedi Ocak kırkıncı",
    "ثلاثة وعشرون ألف تشرين الأول بيت السلام بیست هزار مهر سه‌شنبه سی‌وهفتمین",
    "двадцать марта тысяч тридцатилетний дом 四十二 六四 五名 一些 年 十月 門",
    "7 1,200 ½ ⑤ ٣ ۱۳۹۶ 16:30 x7 km² house maison casa ev Haus",
)
JOINTS = (" ", " ", " ", "-", "", ", ", "\u00a0", "\u200c", "\n", "\u2028", "\x1f", ".")
TEXTS = st.lists(st.sampled_from((*" ".join(PIECES).split(), *JOINTS)), max_size=12).map("".join)


def words_of(code: str) -> Vocabulary:
    """Return the vocabulary of a language."""
    return vocabulary(conventions(language(code)))


@given(text=TEXTS, code=st.sampled_from(LANGUAGES))
def test_the_words_of_the_tokens_are_the_words_of_the_text(text: str, code: str) -> None:
    """Looking at those tokens alone that tell something finds the words that looking at every word finds."""
    words = words_of(code)
    everywhere = [
        Word(match.start(), match.end(), entry)
        for match in WORD.finditer(text)
        if match.end() - match.start() <= LONGEST
        and (entry := look_up(words, match[0])) is not None
        and not (words.not_before and text.startswith(words.not_before, match.end() + 1))
    ]
    assert known_words(text, words, telling(text, words)) == everywhere


@given(text=TEXTS, code=st.sampled_from(LANGUAGES))
def test_a_text_of_idle_tokens_has_no_figure(text: str, code: str) -> None:
    """Read in full, because a figure was put behind it, it has that one and no other."""
    words = words_of(code)
    if telling(text, words) or has_numerals(text, words):
        return
    found = read(f"{text} 7", conventions(language(code)), (), source=False).figures
    assert [(one.end, one.readings) for one in found] == [(len(text) + 2, frozenset([7]))]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("Nobody was seen there.", "en", set()),
        ("Three men, 16 (1) times in May.", "en", {"Three", "16", "(1)", "May."}),
        ("km²", "en", {"km²"}),
        ("Вошёл тридцатилетний.", "ru", {"тридцатилетний."}),
        ("a" * (LONGEST + 1), "en", {"a" * (LONGEST + 1)}),
    ],
)
def test_a_token_with_a_digit_or_a_known_word_tells_something(
    text: str, code: str, expected: set[str]
) -> None:
    """So does one that is too long to look at."""
    assert set(telling(text, words_of(code))) == expected


def test_what_is_remembered_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand statements do not fill the memory with their words; the answers stay the same."""
    monkeypatch.setattr(tokens, "REMEMBERED", 10)
    words = Vocabulary()
    for number in range(100):
        assert not telling(f"{'a' * (number % 50)}b {'c' * (number % 50)}", words)
        assert len(words.idle) <= 12


def test_a_source_text_is_read_once_for_all_languages() -> None:
    """What was read for one language is there for the next."""
    english = conventions(language("en"))
    assert read_source("Seven men, twice.", english, ()) is read_source("Seven men, twice.", english, ())


@given(text=TEXTS, code=st.sampled_from(LANGUAGES))
def test_tokens_are_idle_together_if_each_is(text: str, code: str) -> None:
    """What is forgotten between two texts, and what is told of many tokens at once, changes no answer."""
    words = words_of(code)
    tokens_of_it = text.split()
    words.idle.clear()
    words.telling.clear()
    together = telling(text, words)
    apart: dict[str, tuple[Word, ...]] = {}
    for token in tokens_of_it:
        words.idle.clear()
        words.telling.clear()
        apart |= telling(token, words)
    assert together == apart


def test_one_character_alone_becomes_a_letter_by_being_folded() -> None:
    """Of all others, what parts words before they are folded parts them afterwards."""
    characters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    became = [one for one in characters if not WORD.match(one) and WORD.search(fold(one))]
    assert became == ["\u0345"]


def test_what_is_folded_keeps_its_letters_together() -> None:
    """No letter becomes two with something between, so that a word stays one."""
    letters = [chr(code) for code in range(0x110000) if WORD.match(chr(code))]
    assert not [one for one in letters if fold(one) and not WORD.fullmatch(fold(one))]


@given(one=st.text(max_size=8), other=st.text(max_size=8))
def test_the_parts_of_a_word_may_be_folded_apart(one: str, other: str) -> None:
    """No letter is folded in another way because of what stands beside it."""
    assert fold(one + other) == fold(one) + fold(other)


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Twelve", "twelve"),
        ("ÉTÉ", "été"),
        ("İki", "iki"),
        ("أَربَعة", "اربعه"),
        ("آذار", "اذار"),
        ("ى ي ئ ؤ ك ة ۀ", "ی ی ی و ک ه ه"),
        ("Тёплый", "теплый"),
        ("Straße", "strasse"),
        ("\u212a", "k"),
    ],
)
def test_a_word_is_looked_up_in_small_letters_that_look_alike(word: str, folded: str) -> None:
    """Vowel points are gone, and so are the differences that writers leave out."""
    assert fold(word) == folded


@given(text=st.text(st.sampled_from("aÉİßёЁيىكةآأ\u0640\u064b\u0301\u0345 5-कि\u212a")))
def test_what_has_nothing_to_fold_is_only_made_small(text: str) -> None:
    """Nothing more is found where a letter that has to be folded, put before it, has all of it folded."""
    assert "ا" + fold(text) == fold("أ" + text)
