"""Where the form of a name or a term is found in a text, by language."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.checks.wording.forms import disjoint, folded, spans, words


def stands(form: str, text: str, code: str, *, name: bool = True) -> list[str]:
    """Return the pieces of `text` in which `form` was found."""
    return [text[start:end] for start, end in spans(form, text, code, name=name)]


@pytest.mark.parametrize(
    ("code", "form", "text", "found"),
    [
        ("ar", "حمص", "وبحمص", ["وبحمص"]),
        ("ar", "حمص", "في لِحِمص", ["لِحِمص"]),
        ("ar", "حمص", "حـمـص", ["حـمـص"]),
        ("ar", "القاهرة", "للقاهرة", ["للقاهرة"]),
        ("ar", "الأمم المتحدة", "وبالامم المتّحده", ["وبالامم المتّحده"]),
        ("ar", "سوريا", "الحكومة السورية", ["السورية"]),
        ("fa", "سوریه", "دولت سوری", ["سوری"]),
        ("fa", "سوریه", "سوريه", ["سوريه"]),
        ("fa", "عفو بین‌الملل", "عفو بین الملل گفت", ["عفو بین الملل"]),
        ("tr", "Humus", "Humus’taki ve Humus'un", ["Humus", "Humus"]),
        ("tr", "Halep", "Halebe", ["Halebe"]),
        ("tr", "İdlib", "IDLİB'den", ["IDLİB"]),
        ("tr", "Güvenlik Konseyi", "Güvenlik Konseyinden", ["Güvenlik Konseyinden"]),
        ("ru", "Сайдная", "в Сайднае", ["Сайднае"]),
        ("ru", "Дамаск", "Дамаске и дамасский", ["Дамаске", "дамасский"]),
        ("ru", "Международная амнистия", "Международной амнистией", ["Международной амнистией"]),
        (
            "ru",
            "Организация Объединённых Наций",
            "ОРГАНИЗАЦИЕЙ ОБЪЕДИНЕННЫХ НАЦИЙ",
            ["ОРГАНИЗАЦИЕЙ ОБЪЕДИНЕННЫХ НАЦИЙ"],
        ),
        ("de", "Rotes Kreuz", "des Roten Kreuzes", ["Roten Kreuzes"]),
        ("de", "Syrien", "Syriens syrische", ["Syriens", "syrische"]),
        ("de", "Sicherheitsrat", "Sicherheitsratsmitglied", ["Sicherheitsratsmitglied"]),
        ("fr", "ONU", "l’ONU", ["ONU"]),
        ("fr", "Genève", "GENÈVE, Geneve", ["GENÈVE", "Geneve"]),
        ("fr", "Croix-Rouge", "la Croix Rouge", ["Croix Rouge"]),
        ("es", "Líbano", "del Líbano, libaneses", ["Líbano", "libaneses"]),
        ("zh_Hans", "赛德纳亚", "在赛德纳亚监狱", ["赛德纳亚"]),
        ("uk", "Хомс", "у Хомсі", ["Хомсі"]),
        ("pl", "Homs", "w Homsie", ["Homsie"]),
        ("he", "חומס", "ובחומס", ["ובחומס"]),
    ],
)
def test_a_name_is_found_as_its_language_writes_it(code: str, form: str, text: str, found: list[str]) -> None:
    """Particles, endings, vowel marks, case and adjectives make no difference."""
    assert stands(form, text, code) == found


@pytest.mark.parametrize(
    ("code", "form", "text"),
    [
        ("ar", "حمص", "حماة"),
        ("ar", "إيران", "العراق"),
        ("fa", "ایران", "عراق"),
        ("tr", "Şam", "Samir"),
        ("ru", "Адра", "адреса"),
        ("fr", "Iran", "Irak"),
        ("de", "Iran", "Irak"),
        ("es", "Siria", "serio"),
        ("zh_Hans", "霍姆斯", "哈马"),
        ("pl", "Iran", "Irak"),
        ("fr", "Nations unies", "deux nations. Unies"),
        ("fr", "Homs", "voir https://example.org/homs ou homs@example.org"),
    ],
)
def test_another_word_is_not_the_name(code: str, form: str, text: str) -> None:
    """Neither a word that begins alike, nor one beyond a full stop, nor one in an address is the name."""
    assert stands(form, text, code) == []


@pytest.mark.parametrize(
    ("code", "form", "text"),
    [
        ("en", "detainee", "Detainees"),
        ("en", "hunger strike", "hunger-strikes"),
        ("ar", "معتقل", "للمعتقلين"),
        ("fa", "بازداشت‌شده", "بازداشت‌شدگان"),
        ("fr", "exécution extrajudiciaire", "exécutions extrajudiciaires"),
        ("es", "ejecución extrajudicial", "ejecuciones extrajudiciales"),
        ("ru", "голодовка", "голодовку"),
        ("ru", "заключённый", "заключенном"),
        ("tr", "açlık grevi", "açlık grevlerinde"),
        ("zh_Hans", "绝食", "宣布绝食"),
    ],
)
def test_a_term_is_found_in_plural_and_case(code: str, form: str, text: str) -> None:
    """A term takes the endings of a common word."""
    assert len(stands(form, text, code, name=False)) == 1


def test_forms_that_overlap_count_once() -> None:
    """Of two forms, one inside the other, the longer is counted."""
    assert disjoint(("ملل", "سازمان ملل"), "سازمان ملل", "fa", name=True) == ((0, 10),)


@pytest.mark.parametrize("text", ["a" * 60_000 + "@", "x" * 60_000 + "://", "lalele" * 10_000, "@ " * 30_000])
def test_no_text_takes_long(text: str) -> None:
    """Time is linear in the text, whatever it is made of."""
    begun = time.process_time()
    for code in ("tr", "ru", "ar", "de"):
        assert stands("lale", text, code) in ([], [text])
    assert time.process_time() - begun < 2


@given(st.text(alphabet="aé1_- حا\u0640\u064e\u200c\u0301कि中ท", max_size=14))
def test_a_word_is_a_letter_or_digit_and_what_follows_it(text: str) -> None:
    """Letters, digits and the marks on them, of writings that part words by spaces."""
    letter, mark = "[aé1حا\u0640क]", "[aé1حا\u0640\u064e\u200c\u0301कि]"
    assert [(one.start, one.end) for one in words(text)] == [
        found.span() for found in re.finditer(f"{letter}{mark}*", text)
    ]
    assert folded(text) == tuple(one.folded for one in words(text))
