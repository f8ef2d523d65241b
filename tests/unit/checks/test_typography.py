"""Typography: what fires, in which language, and what comes near it and is correct."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from publish.checks.rule import Found, Pair
from publish.checks.writing import letters, punctuation
from publish.checks.writing.typography import RULES, found
from publish.model import Kind, Severity, Status

Make = Callable[..., Pair]

PAIRS = sorted((Path(__file__).parents[2] / "golden" / "pairs").glob("*.txt"))
PAIR = re.compile(r"\A(?:#.*\n)+([^#;\n].*)\n([^#;\n].*)\n?\Z")
SENTENCE = "The prison in Homs – the old one – was closed in 2017."

# rule, language, what fires, the piece pointed at
WRONG = [
    ("mixed-scripts", "ar", "قالت Аmnesty إن السجن أُغلق.", "Аmnesty"),
    ("mixed-scripts", "fa", "به گفتهٔ Amnеsty زندان بسته شد.", "Amnеsty"),
    ("mixed-scripts", "fr", "La prisоn est fermée.", "prisоn"),
    ("mixed-scripts", "ru", "Тюрьму зaкрыли.", "зaкрыли"),
    ("mixed-scripts", "zh_Hans", "监狱（Ноms）已关闭。", "Ноms"),
    ("mixed-scripts", "tr", "Cezaevi kаpatıldı.", "kаpatıldı"),
    ("foreign-letter", "ar", "أُغلق سجن عدرا المرکزی.", "المرکزی"),
    ("foreign-letter", "ar", "في عام ۲۰۱۷.", "۲۰۱۷"),
    ("foreign-letter", "fa", "زندان مركزي بسته شد.", "مركزي"),
    ("foreign-letter", "fa", "در سال ٢٠١٧.", "٢٠١٧"),
    ("foreign-letter", "ur", "جيل بند ہو گئی۔", "جيل"),
    ("foreign-letter", "tr", "İ̇stanbul’da i̇nsan hakları.", "i̇"),
    ("foreign-letter", "tr", "Cezaevi kapatılmıș.", "kapatılmıș"),
    ("foreign-letter", "ro", "Închisoarea a fost închisă şi golită.", "şi"),
    ("kashida", "ar", "أُغلق سجن حمـــص.", "حمـــص"),
    ("kashida", "fa", "زنــدان بسته شد.", "زنــدان"),
    ("presentation-form", "ar", "ﻻ أحد في السجن.", "ﻻ"),
    ("presentation-form", "fa", "زندان ﺑﺴﺘﻪ شد.", "ﺑﺴﺘﻪ"),
    ("presentation-form", "fr", "La prison est oﬃciellement fermée.", "ﬃ"),
    ("presentation-form", "ru", "Тюрьму (oﬃce) закрыли.", "ﬃ"),
    ("presentation-form", "zh_Hans", "监狱（oﬃce）已关闭。", "ﬃ"),
    ("presentation-form", "tr", "Cezaevi oﬁsi kapatıldı.", "ﬁ"),
    ("digit-systems", "ar", "أُغلق السجن في ١٦ تشرين الأول 2017.", "2017"),
    ("digit-systems", "fa", "در ۱۶ اکتبر 2017 بسته شد.", "2017"),
    ("soft-hyphen", "fr", "La pri\u00adson est fermée.", "pri\u00adson"),
    ("soft-hyphen", "ru", "Тюрь\u00adму закрыли.", "Тюрь\u00adму"),
    ("soft-hyphen", "tr", "Ceza\u00adevi kapatıldı.", "Ceza\u00adevi"),
    ("straight-quotes", "fa", 'زندان "حمص" بسته شد.', '"'),
    ("straight-quotes", "fr", 'La prison "rouge" est fermée.', '"'),
    ("straight-quotes", "ru", 'Тюрьму "Сайдная" закрыли.', '"'),
    ("straight-quotes", "zh_Hans", '"红色"监狱已关闭。', '"'),
    ("straight-quotes", "de", 'Das "rote" Gefängnis wurde geschlossen.', '"'),
    ("foreign-mark", "ar", "أُغلق السجن, ثم هُدم.", "ن,"),
    ("foreign-mark", "ar", "هل أُغلق السجن?", "ن?"),
    ("foreign-mark", "fa", "زندان بسته شد; ویران شد.", "د;"),
    ("foreign-mark", "fr", "La prison，fermée.", "n，"),
    ("foreign-mark", "ru", "Тюрьма، закрытая.", "а،"),
    ("foreign-mark", "zh_Hans", "监狱已关闭,后来拆除。", "闭,"),
    ("foreign-mark", "zh_Hans", "监狱已关闭.", "闭."),
    ("foreign-mark", "tr", "Cezaevi؛ kapatıldı.", "i؛"),
    ("final-mark", "ar", "أُغلق السجن عام 2017", "2017"),
    ("final-mark", "ar", "أُغلق السجن رسمياً", "رسمياً"),
    ("final-mark", "fa", "زندان بسته شد", "شد"),
    ("final-mark", "fr", "La prison est *fermée*", "*fermée*"),
    ("final-mark", "ru", "Тюрьму закрыли в 2017 году", "году"),
    ("final-mark", "zh_Hans", "监狱已关闭", "监狱已关闭"),
    ("final-mark", "tr", "Cezaevi kapatıldı", "kapatıldı"),
    ("final-mark", "hi", "जेल बंद की गई थी", "थी"),
    ("doubled-word", "ar", "أُغلق السجن في في حمص.", "في في"),
    ("doubled-word", "fa", "زندان را در در حمص بستند.", "در در"),
    ("doubled-word", "fr", "La prison est dans dans la ville.", "dans dans"),
    ("doubled-word", "ru", "Тюрьму закрыли в в городе.", "в в"),
    ("doubled-word", "tr", "Cezaevi ve ve hastane kapatıldı.", "ve ve"),
    ("doubled-word", "es", "La la cárcel está cerrada.", "La la"),
    ("doubled-space", "ar", "أُغلق  السجن.", "ق  ا"),
    ("doubled-space", "fa", "زندان  بسته شد.", "ن  ب"),
    ("doubled-space", "fr", "La prison\u00a0 fermée.", "n\u00a0 f"),
    ("doubled-space", "ru", "Тюрьму  закрыли.", "у  з"),
    ("doubled-space", "zh_Hans", "监狱\u3000\u3000已关闭。", "狱\u3000\u3000已"),
    ("doubled-space", "tr", "Cezaevi  kapatıldı.", "i  k"),
    ("spaced-mark", "ar", "أُغلق السجن ، ثم هُدم.", " ،"),
    ("spaced-mark", "fa", "آیا زندان بسته شد ؟ بله.", " ؟"),
    ("spaced-mark", "fr", "La prison , fermée.", " ,"),
    ("spaced-mark", "ru", "Тюрьму закрыли !", " !"),
    ("spaced-mark", "zh_Hans", "监狱 ，已关闭。", " ，"),
    ("spaced-mark", "tr", "Cezaevi kapatıldı .", " ."),
    ("spaced-hyphen", "fr", "La prison - fermée - est vide.", " - "),
    ("spaced-hyphen", "ru", "Хомс - город.", " - "),
    ("spaced-hyphen", "tr", "Cezaevi - eski olan - kapatıldı.", " - "),
]

# language, correct translations that come near a rule
RIGHT = [
    ("ar", "قالت والـHRC و الـ100 وهـ في «بـحمص» إن السجن أُغلق عام 1438هـ."),
    ("ar", "في مستشفى علي ومبنى على حدة، شيئاً شيئاً؛ «هل أُغلق؟» نعم."),
    ("ar", 'قال "لا"، وراسل press@example.org، في ١٦/١٠، رقم \u206644\u2069 وإف-16.'),
    ("ar", "السعر ١٬٢٠٠ ﷼ ﷺ - كما قيل - في ٤٢ يوماً."),
    ("ar", "أُغلق السجن.[^1]"),
    ("fa", "او «نه» گفت؛ خانهٔ او، دائرة‌المعارف و حتی کیفرخواست COVID-19 در ۱۶ مهر."),
    ("fa", "نشانی: https://example.org/2017?x=1, در ۲۰۱۷ تلفن +98 21 555 0123."),
    ("ur", "جیل ۲۰۱۷ میں بند ہو گئی۔"),
    ("fr", "Vous vous souvenez ; « nous nous » étions là : est-ce vrai ? Non !"),
    ("fr", 'Un tuyau de 5" et <span title="x">l\'État</span>, `"a"`, etc.'),
    ("fr", "Elle est fermée (à Homs)."),
    ("fr", "Un câble de 5 kΩ, 3 μm, l’IT-отдел, la β-carotène ... et .org."),
    ("fr", "La *prison* *est* fermée…"),
    ("ru", "Хомс — город; IT-отдел, очень очень, 2017 г."),
    ("ru", "Он сказал: «Тюрьму закрыли»."),
    ("de", "Er sagte, dass die, die die Zelle sahen, „gingen“."),
    ("de", "Sing Sing und Baden Baden; New York, New York."),
    ("zh_Hans", "HRC说：“监狱已关闭”，见https://example.org/a,b。"),
    ("zh_Hans", "AI组织的F-16，共1,200人，18:30。"),
    ("zh_Hans", "监狱（Homs）已关闭！"),
    ("ja", "監獄は１２人、閉鎖された。"),
    ("tr", "Cezaevi yavaş yavaş kapatıldı; “evet” dedi, 500’den fazla."),
    ("tr", '"Evet" dedi.'),
    ("es", '¿Está "cerrada"? Sí: muy muy cerrada.'),
    ("kk", "URLдың басы бар."),
    ("hi", "जेल बंद की गई ?"),
    ("th", "เรือนจำถูกปิด"),
    ("he", "הכלא נסגר, כך אמר ה-HRC."),
]

# a source text of another kind, its translation, what fires
ENDS = [
    ("The court sits at 9 a.m.", "fr", "Le tribunal siège à 9 heures", Kind.LIST_ITEM, []),
    ("A letter to Syria Inc.", "fr", "Une lettre à Syria Inc", Kind.LIST_ITEM, []),
    ("Yes.", "fr", "Oui", Kind.PARAGRAPH, []),
    ("They ask for three things:", "fr", "Ils demandent trois choses", Kind.PARAGRAPH, ["choses"]),
    ("They ask for three things:", "zh_Hans", "他们提出三项要求：", Kind.PARAGRAPH, []),
    ("The prison was closed in 2017.[^1]", "ar", "أُغلق السجن عام 2017[^1]", Kind.PARAGRAPH, ["2017[^1]"]),
    ("They wrote to [the court](1).", "ar", "كتبوا إلى [المحكمة](1)", Kind.PARAGRAPH, ["[المحكمة](1)"]),
    ("They wrote to [the court](1).", "ar", "كتبوا إلى [المحكمة](1).", Kind.PARAGRAPH, []),
    ("Men held in Homs freed", "fr", "Des hommes libérés à Homs.", Kind.TITLE, ["Homs."]),
    ("Men held in Homs freed", "zh_Hans", "霍姆斯被关押者获释。", Kind.TITLE, ["霍姆斯被关押者获释。"]),
    ("Men held in Homs freed", "ru", "Освобождены в 2017 г.", Kind.TITLE, []),
    ("Men held in Homs freed", "fr", "Des hommes libérés à Homs", Kind.HEADING_2, []),
    ("men held in Homs were freed", "fr", "des hommes ont été libérés.", Kind.PARAGRAPH, []),
]


def told(every: Iterable[Found]) -> list[Found]:
    """Return what was found, its messages in English."""
    return [replace(one, said=one.message) for one in every]


@pytest.mark.parametrize(("rule", "code", "text", "piece"), WRONG)
def test_a_slip_is_told(make_pair: Make, rule: str, code: str, text: str, piece: str) -> None:
    """Each rule fires where its language has it, and points at the first slip as it stands."""
    told = [one for one in found(make_pair(SENTENCE, text, code)) if one.rule == rule]
    assert [one.piece for one in told][:1] == [piece]


@pytest.mark.parametrize(("rule", "code", "text", "piece"), WRONG)
def test_no_other_rule_fires(make_pair: Make, rule: str, code: str, text: str, piece: str) -> None:
    """A slip is told by its own rule alone."""
    assert {one.rule for one in found(make_pair(SENTENCE, text, code))} == {rule}, piece


@pytest.mark.parametrize(("code", "text"), RIGHT)
def test_good_typography_is_left_alone(make_pair: Make, code: str, text: str) -> None:
    """Particles, units, names, doublings, addresses and each language's own marks are no slips."""
    assert list(found(make_pair(SENTENCE, text, code))) == []


@pytest.mark.parametrize("case", ENDS)
def test_the_end_follows_the_source(make_pair: Make, case: tuple[str, str, str, Kind, list[str]]) -> None:
    """A sentence keeps a mark at its end, a title gets none; abbreviations are no sentences."""
    source, code, text, kind, pieces = case
    assert [one.piece for one in found(make_pair(source, text, code, kind=kind))] == pieces


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("It was  closed.", "Elle est  fermée."),
        ("Homs - the city – was closed.", "Homs - la ville - est fermée."),
        ("The brand Яndex was closed.", "La marque Яndex est fermée."),
        ("The &amp; was closed.", "Le &amp; est fermé."),
    ],
)
def test_what_the_source_does_too_is_left_alone(make_pair: Make, source: str, text: str) -> None:
    """A translator follows the source text's spaces, hyphens, names and references."""
    assert list(found(make_pair(source, text, "fr", kind=Kind.SUMMARY))) == []


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        (Kind.TITLE, ["printed-reference"]),
        (Kind.SUMMARY, ["printed-reference"]),
        (Kind.PARAGRAPH, []),
    ],
)
def test_a_reference_is_printed_in_plain_text(make_pair: Make, kind: Kind, rules: list[str]) -> None:
    """`&nbsp;` stands for a space in Markdown, and for itself in a title."""
    pair = make_pair("The prison", "La&nbsp;prison AT&T", "fr", kind=kind)
    assert [one.rule for one in found(pair)] == rules


@pytest.mark.parametrize(
    ("code", "text", "message"),
    [
        ("ru", "Тюрьму зaкрыли.", '"зaкрыли" has Latin and Cyrillic letters: type it again in one writing'),
        ("fa", "زندان مركزي.", '"مركزي" has letters of another language\'s keyboard: write "مرکزی"'),
        ("ar", "السجـــن.", '"السجـــن" is drawn out and no search finds it: write "السجن"'),
        ("fr", "oﬃce.", '"ﬃ" is made for old fonts and no search finds it: write "ffi"'),
        ("fa", "۱۶ و 2017.", '"2017" and "۱۶" are in different digits: use one kind'),
        ("fr", "pri\u00adson.", '"prison" holds a soft hyphen, which hides it from searches: take it out'),
        ("ar", "السجن, هُدم.", '"," belongs to another writing: write "،" in "ن,"'),
        ("fr", "Elle est fermée", 'the source text ends in ".", this in no mark: add one'),
    ],
)
def test_a_message_says_what_to_write(make_pair: Make, code: str, text: str, message: str) -> None:
    """The first slip is quoted, with what to do about it."""
    assert [one.message for one in found(make_pair(SENTENCE, text, code))] == [message]


def test_the_first_three_slips_of_a_kind_are_told(make_pair: Make) -> None:
    """A text typed on another keyboard has hundreds of the same slip."""
    text = "كتاب مركز كبير شكل كلام."
    assert [one.piece for one in found(make_pair(SENTENCE, text, "fa"))] == ["كتاب", "مركز", "كبير"]


def test_a_piece_that_is_not_written_so_is_not_pointed_at(make_pair: Make) -> None:
    """A slip that a character reference makes has no place in the msgstr to point at."""
    slips = told(found(make_pair(SENTENCE, "La&#32; prison.", "fr")))
    assert slips == [Found("doubled-space", "two spaces stand in a row: leave one", "")]


@pytest.mark.parametrize("status", [Status.FUZZY, Status.MISSING])
def test_what_no_reader_sees_has_no_slips(make_pair: Make, status: Status) -> None:
    """A translation that is not presented is not judged."""
    assert list(found(make_pair(SENTENCE, "La  prison", "fr", status=status))) == []


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_honest_pairs_have_no_slips(make_pair: Make, path: Path) -> None:
    """Of the correct translations that all checks are calibrated on, none is told."""
    pairs = [pair for block in path.read_text("utf-8").split("\n\n") if (pair := PAIR.search(block))]
    assert len(pairs) > 50
    told = [one for pair in pairs for one in found(make_pair(*pair.groups(), path.stem))]
    assert told == []


def test_typography_is_advice() -> None:
    """No rule of this family withholds a release, and the manual shows a case for each."""
    assert {rule.severity for rule in RULES} == {Severity.WARNING}
    assert all(rule.example for rule in RULES)


@pytest.mark.parametrize(
    "piece", ["ـ", "اـ", "ی ", "a а", "1 ٢ ", "字,", " ,", '"', "في ", "[^", "a@", "`", "%("]
)
def test_time_is_linear(make_pair: Make, piece: str) -> None:
    """The longest segment that is let in, made of what the rules look for, takes less than a second."""
    pair = make_pair(SENTENCE, "x", "ar")
    long = replace(pair, translation=replace(pair.translation, text=piece * (65_536 // len(piece))))
    start = time.process_time()
    list(found(long))
    assert time.process_time() - start < 1


SIGNS = 'ab é.,;?!:"«»-–&\u00a0\u202f\t\n\u2009_`@شکيكى\u0640٤۵9中，。？АаΑоș ŞşﻻﬁǄi\u0307\u00ad'


@given(
    st.text(alphabet=SIGNS, max_size=14),
    st.sampled_from(["ar", "fa", "fr", "de", "ru", "tr", "ro", "el", "zh_Hans", "ja", "hi", "kk", "th"]),
    st.sampled_from([Kind.PARAGRAPH, Kind.TITLE]),
)
def test_a_quick_look_leaves_nothing_out(make_pair: Make, text: str, code: str, kind: Kind) -> None:
    """Where it says that no rule about letters or marks finds anything, none of them does."""
    pair = make_pair("The prison – an old one – was closed.", text, code, kind=kind)
    quick = list(found(pair))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(letters, "suspect", lambda _text, _language, _script: True)
        patch.setattr(punctuation, "suspect", lambda _text, _language, _script: True)
        assert quick == list(found(pair))


@pytest.mark.parametrize(
    "space", [chr(code) for code in range(0x3001) if chr(code).isspace() and chr(code) != "\n"]
)
def test_any_two_spaces_in_a_row_are_looked_at(space: str) -> None:
    """Of all that count as white space within a line."""
    pairs = (f"{space} ", f" {space}", space * 2)
    assert [punctuation.suspect(f"a{pair}b", "fr", "Latn") for pair in pairs] == [True, True, True]
