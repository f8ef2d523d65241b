"""Names of `[names]` in translations: what fires, and what is honest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publish.checks.rule import Pair
from publish.checks.wording.names import found
from publish.model import Lexicon, Name, Status

Make = Callable[..., Pair]

LEXICON = Lexicon(
    (
        Name("Homs", (), {
            "ar": ("حمص",), "fa": ("حمص",), "fr": ("Homs",),
            "ru": ("Хомс",), "tr": ("Humus",), "zh_Hans": ("霍姆斯",),
        }),
        Name("Hama", (), {
            "ar": ("حماة",), "fa": ("حما",), "fr": ("Hama",),
            "ru": ("Хама",), "tr": ("Hama",), "zh_Hans": ("哈马",),
        }),
        Name("Damascus", (), {
            "ar": ("دمشق",), "fa": ("دمشق",), "fr": ("Damas",),
            "ru": ("Дамаск",), "tr": ("Şam",), "zh_Hans": ("大马士革",),
        }),
        Name("Samir Haddad", (), {"ru": ("Самир Хаддад",), "zh_Hans": ("萨米尔·哈达德",)}),
        Name("@samir", (), {"fr": ("@samirfr",)}),
        Name("Saydnaya", ("Sednaya",), {"ar": ("صيدنايا",), "fr": ("Saidnaya", "Sednaya")}),
        Name("Syria", (), {
            "ar": ("سوريا", "سورية"), "fa": ("سوریه",), "fr": ("Syrie",), "es": ("Siria",),
            "ru": ("Сирия",), "tr": ("Suriye",), "pl": ("Syria",),
        }),
        Name("United Nations", (), {"ar": ("الأمم المتحدة",), "fr": ("Nations unies", "ONU")}),
        Name("Security Council", (), {"ar": ("مجلس الأمن",), "fr": ("Conseil de sécurité",)}),
    )
)  # fmt: skip


def rules(pair: Pair) -> list[str]:
    """Return the rules that fire."""
    return [each.rule for each in found(pair)]


@pytest.mark.parametrize(
    ("code", "right", "wrong"),
    [
        ("ar", "احتُجزوا في حمص.", "احتُجزوا في حماة."),
        ("ar", "احتُجزوا بحمص.", "احتُجزوا هناك."),
        ("fa", "آنان در حمص بازداشت بودند.", "آنان در حما بازداشت بودند."),
        ("fr", "Ils étaient détenus à Homs.", "Ils étaient détenus à Hama."),
        ("ru", "Их держали в Хомсе.", "Их держали в Хаме."),
        ("tr", "Humus’ta tutuldular.", "Hama’da tutuldular."),
        ("zh_Hans", "他们被关押在霍姆斯。", "他们被关押在哈马。"),
    ],
)
def test_a_name_stands_in_its_approved_form(make_pair: Make, code: str, right: str, wrong: str) -> None:
    """A listed name that is missing or replaced is an error; in its form, however inflected, it is none."""
    source = "They were held in Homs."
    assert rules(make_pair(source, right, code, lexicon=LEXICON)) == []
    assert rules(make_pair(source, wrong, code, lexicon=LEXICON))[:1] == ["name"]


def test_the_message_says_what_to_write(make_pair: Make) -> None:
    """All approved forms are offered."""
    (each,) = found(make_pair("They left Saydnaya.", "Ils sont partis.", "fr", lexicon=LEXICON))
    assert each.message == '"Saydnaya" of the source text is missing: write "Saidnaya" or "Sednaya"'


def test_a_variant_of_the_source_stands_for_the_name(make_pair: Make) -> None:
    """`Sednaya` in the source demands what `Saydnaya` does."""
    assert rules(make_pair("They left Sednaya.", "غادروا.", lexicon=LEXICON)) == ["name"]
    assert rules(make_pair("They left Sednaya.", "غادروا صيدنايا.", lexicon=LEXICON)) == []


@pytest.mark.parametrize(
    ("source", "translation", "code"),
    [
        ("Homs is quiet. Homs waits.", "Homs est calme. Elle attend.", "fr"),
        ("The United Nations High Commissioner said so.", "قال المفوض السامي ذلك.", "ar"),
        ("The Syrian government denies it.", "Le gouvernement de la Syrie le nie.", "fr"),
        ("Syria’s government denies it.", "Le gouvernement syrien le nie.", "fr"),
        ("UN bodies met in Homs; Homs was calm.", "Des organes de l’ONU se sont réunis à Homs.", "fr"),
        ("In Homs the Council met; Homs was calm.", "Le Conseil de sécurité s’est réuni à Homs.", "fr"),
        ("They left Saydnaya.", "Opuścili Sajdnaję.", "pl"),
        ("See https://example.org/Homs for more.", "Voir https://example.org/Homs.", "fr"),
        ("Nothing is named here.", "Rien n’est nommé à Hama.", "fr"),
    ],
)
def test_an_honest_translation_has_no_findings(
    make_pair: Make, source: str, translation: str, code: str
) -> None:
    """Pronouns, longer names, adjectives, abbreviations and languages without a form are left alone."""
    assert rules(make_pair(source, translation, code, lexicon=LEXICON)) == []


@pytest.mark.parametrize(
    ("code", "translation", "piece"),
    [
        ("ar", "غادروا حمص ثم عادوا إلى حماة.", "حماة"),
        ("fr", "Ils ont quitté Homs, puis sont rentrés à Hama.", "Hama"),
        ("ru", "Они покинули Хомс и вернулись в Хаму.", "Хаму"),
        ("tr", "Humus’tan ayrıldılar, sonra Hama’ya döndüler.", "Hama"),
        ("zh_Hans", "他们离开霍姆斯，后来回到哈马。", "哈马"),
        ("fa", "آنان حمص را ترک کردند و به حما بازگشتند.", "حما"),
    ],
)
def test_one_of_two_mentions_may_not_become_another_name(
    make_pair: Make, code: str, translation: str, piece: str
) -> None:
    """A foreign name where one mention is missing is an error that points at it."""
    source = "They left Homs, and later went back to Homs."
    (each,) = found(make_pair(source, translation, code, lexicon=LEXICON))
    assert (each.rule, each.piece) == ("name-foreign", piece)
    assert "Hama, which the source text does not name" in each.message


@pytest.mark.parametrize(
    ("code", "translation", "piece"),
    [
        ("ar", "احتُجزوا في حمص ودمشق وحماة.", "وحماة"),
        ("fa", "آنان در حمص و دمشق و حما بازداشت بودند.", "حما"),
        ("fr", "Ils étaient détenus à Homs, à Damas et à Hama.", "Hama"),
        ("ru", "Их держали в Хомсе, Дамаске и Хаме.", "Хаме"),
        ("tr", "Humus, Şam ve Hama’da tutuldular.", "Hama"),
        ("zh_Hans", "他们被关押在霍姆斯、大马士革和哈马。", "哈马"),
    ],
)
def test_a_list_of_names_is_not_made_longer(make_pair: Make, code: str, translation: str, piece: str) -> None:
    """A name joined to those of the source text, which are joined to no more there, was added."""
    source = "They were held in Homs and Damascus."
    (each,) = found(make_pair(source, translation, code, lexicon=LEXICON))
    assert (each.rule, each.piece) == ("name-foreign", piece)
    open_list = "They were held in Homs, Damascus and the town beside it."
    assert rules(make_pair(open_list, translation, code, lexicon=LEXICON)) == []


@pytest.mark.parametrize(
    ("source", "translation", "code"),
    [
        (
            "The Security Council met. The Security Council voted.",
            "مجلس الأمن التابع للأمم المتحدة اجتمع.",
            "ar",
        ),
        (
            "The Security Council met. The Security Council voted.",
            "Le Conseil de sécurité des Nations unies a voté.",
            "fr",
        ),
        (
            "Homs is calm. In Homs shops are open.",
            "Homs (Syrie) est calme ; les magasins y sont ouverts.",
            "fr",
        ),
        ("In Homs the president spoke. Homs was calm.", "تحدث الرئيس السوري في حمص.", "ar"),
        ("In Homs the president spoke. Homs was calm.", "Сирийский президент выступил в Хомсе.", "ru"),
        ("In Homs the president spoke. Homs was calm.", "Suriyeli lider Humus’ta konuştu.", "tr"),
        ("In Homs the president spoke. Homs was calm.", "رئیس‌جمهور سوری در حمص سخن گفت.", "fa"),
        ("In Homs the president spoke. Homs was calm.", "El líder sirio habló en Homs.", "es"),
        ("They left Homs and the capital.", "Ils ont quitté Homs et Damas.", "fr"),
        ("They left Homs.", "Ils ont quitté Homs pour Damas.", "fr"),
        ("Samir Haddad spoke.", "Говорил С. Хаддад.", "ru"),
        ("Samir Haddad spoke.", "萨米尔・哈达德发言。", "zh_Hans"),
        ("Samir Haddad spoke.", "萨米尔•哈达德发言。", "zh_Hans"),
        ("Samir Haddad spoke.", "萨米尔哈达德发言。", "zh_Hans"),
        ("@samir spoke.", "@samirfr a parlé.", "fr"),
    ],
)
def test_what_says_more_of_a_name_is_no_other_name(
    make_pair: Make, source: str, translation: str, code: str
) -> None:
    """Adjectives, what a body belongs to, initials and the dots of Chinese are no foreign names."""
    assert rules(make_pair(source, translation, code, lexicon=LEXICON)) == []


def test_what_is_not_presented_is_not_judged(make_pair: Make) -> None:
    """A fuzzy translation is no reader's."""
    assert rules(make_pair("In Homs.", "في حماة.", status=Status.FUZZY, lexicon=LEXICON)) == []


def test_without_names_there_is_nothing_to_find(make_pair: Make) -> None:
    """An office that lists no names has no findings about them."""
    assert rules(make_pair("In Homs.", "في حماة.")) == []
