"""Script and direction: what a reader cannot see, or would read as something else."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.checks.rule import Pair
from publish.checks.writing.script import RULES, faults, found
from publish.checks.writing.scripts import writing
from publish.model import Kind, Status

Make = Callable[..., Pair]
HIDDEN = "cannot be seen, and nothing here needs it: take it out"
PAIRS = sorted((Path(__file__).parents[2] / "golden" / "pairs").glob("*.txt"))
HOSTILE = [
    "\u200c",
    "\u200c\u0301",
    "\u200bا",
    "\ue000",
    "\u0301",
    "1٢",
    "𝟓 ",
    "\u2066",
    "&#8203;",
    "❤\u200d",
]

# language, rule, a translation that is refused, the piece that is pointed at
REFUSED = [
    ("ar", "bidi-control", "أُفرج عن \u202e500\u202c شخص.", "\u202e"),
    ("fa", "bidi-control", "\u2067۵۰۰ نفر آزاد شدند.", "\u2067"),
    ("fr", "bidi-control", "500 d&#x202E;étenus", "&#x202E;"),
    ("ru", "bidi-control", "Освобождены 500\u2069 человек.", "\u2069"),
    ("zh_Hans", "bidi-control", "有\u202d500人获释。", "\u202d"),
    ("tr", "bidi-control", "500 kişi \u202bserbest bırakıldı.", "\u202b"),
    ("ar", "undefined-character", "المعتقل\ufffdن", "\ufffd"),
    ("fa", "undefined-character", "زندان\ue000یان", "\ue000"),
    ("fr", "undefined-character", "d\u0001étenus", "\u0001"),
    ("ru", "undefined-character", "за\ufdd0ключённые", "\ufdd0"),
    ("zh_Hans", "undefined-character", "监\U000f0000狱", "\U000f0000"),
    ("tr", "undefined-character", "ceza\x92evi", "\x92"),
    ("fr", "undefined-character", "d&#xE000;tenus", "&#xE000;"),
    ("fr", "undefined-character", "la prison \ufffc", "\ufffc"),
    ("ar", "invisible-character", "سُجن 5\u200b00 رجل", "\u200b"),
    ("ar", "invisible-character", "سُجن ٥\u200c٠٠ رجل", "\u200c"),
    ("fa", "invisible-character", "۵\u200c۰۰ زندانی", "\u200c"),
    ("fa", "invisible-character", "سازمان Am\u200cnesty", "\u200c"),
    ("fr", "invisible-character", "Am\u200dnesty", "\u200d"),
    ("fr", "invisible-character", "Am&#8204;nesty", "&#8204;"),
    ("fr", "invisible-character", "la \u2060prison", "\u2060"),
    ("ru", "invisible-character", "Сайд\ufeffная", "\ufeff"),
    ("ru", "invisible-character", "5\u00ad00 человек", "\u00ad"),
    ("zh_Hans", "invisible-character", "监\u200b狱", "\u200b"),
    ("zh_Hans", "invisible-character", "监\u3164狱", "\u3164"),
    ("tr", "invisible-character", "ceza\u2063evi", "\u2063"),
    ("tr", "invisible-character", "ceza\ufe0fevi", "\ufe0f"),
    ("tr", "invisible-character", "ceza\U000e0061evi", "\U000e0061"),
    ("tr", "invisible-character", "ceza\u180eevi", "\u180e"),
    ("ar", "invisible-character", "سجن" + "\u200f\u200e" * 6 + " صيدنايا", "\u200f\u200e" * 6),
    ("ar", "stacked-marks", "ا" + "\u064e\u0651" * 3, "ا" + "\u064e\u0651" * 3),
    ("fa", "stacked-marks", "ز" + "\u0300\u0301\u0302" * 2 + "ندان", "ز" + "\u0300\u0301\u0302" * 2),
    ("fr", "stacked-marks", "q" + "\u0300\u0489\u0301" * 2, "q" + "\u0300\u0489\u0301" * 2),
    ("ru", "stacked-marks", "я" + "\u0483\u0484\u0300" * 2, "я" + "\u0483\u0484\u0300" * 2),
    ("zh_Hans", "stacked-marks", "监" + "\u0300\u0301\u0302" * 2, "监" + "\u0300\u0301\u0302" * 2),
    ("tr", "stacked-marks", "q" + "\u0300\u0301\u0302" * 2, "q" + "\u0300\u0301\u0302" * 2),
    ("hi", "stacked-marks", "क" + "\u0941\u094d\u093c" * 3, "क" + "\u0941\u094d\u093c" * 3),
    ("ar", "styled-letters", "سُجن 𝟓𝟎𝟎 رجل", "𝟓𝟎𝟎"),
    ("fa", "styled-letters", "５００ زندانی", "５００"),
    ("fr", "styled-letters", "𝐀mnesty", "𝐀"),
    ("ru", "styled-letters", "ⒶⒷⒸ", "ⒶⒷⒸ"),
    ("zh_Hans", "styled-letters", "𝟱𝟬𝟬人获释", "𝟱𝟬𝟬"),
    ("tr", "styled-letters", "５００ kişi", "５００"),
    ("ar", "mixed-digits", "سُجن ٤2 رجلاً", "٤2"),
    ("fa", "mixed-digits", "۱٬۲00 زندانی", "۱٬۲00"),
    ("fr", "mixed-digits", "4٢ détenus", "4٢"),
    ("ru", "mixed-digits", "4२ человека", "4२"),
    ("zh_Hans", "mixed-digits", "4٢人获释", "4٢"),
    ("tr", "mixed-digits", "4٢ kişi", "4٢"),
    ("ar", "struck-through", "لم يُ\u0336عذَّب", "يُ\u0336"),
    ("fa", "struck-through", "۵\u0338۰\u0338 زندانی", "۵\u0338۰\u0338"),
    ("fr", "struck-through", "ils n\u0336e\u0336 sont", "n\u0336e\u0336"),
    ("ru", "struck-through", "н\u20e0 закрыта", "н\u20e0"),
    ("zh_Hans", "struck-through", "不\u0336释放", "不\u0336"),
    ("fr", "struck-through", "il y\u0336 est", "y\u0336"),
    ("tr", "struck-through", "5\u0335 kişi", "5\u0335"),
    ("ar", "foreign-digits", "سُجن ৪৪ رجلاً", "৪৪"),
    ("fa", "foreign-digits", "୫୦ زندانی", "୫୦"),
    ("fr", "foreign-digits", "٥٠ détenus", "٥٠"),
    ("fr", "foreign-digits", "Ⅻ détenus", "Ⅻ"),
    ("fr", "foreign-digits", "🔟 détenus", "🔟"),
    ("es", "foreign-digits", "🄊 detenidos", "🄊"),
    ("ru", "foreign-digits", "㉚ человек и ፶", "㉚"),
    ("zh_Hans", "foreign-digits", "௰人获释", "௰"),
    ("tr", "foreign-digits", "५० kişi", "५०"),
    ("hi", "foreign-digits", "৪৪ लोग", "৪৪"),
    ("de", "foreign-digits", "&#2538; Personen", "&#2538;"),
]

# language, honest translations with characters that come near a rule
HONEST = [
    ("ar", "اتصلوا بالرقم \u2066+44 20 7946 0123\u2069 (بالإنكليزية)."),
    ("ar", "قالت HRC\u200f: «لا».\u200e \u061c5"),
    ("ar", "سُجن ٤٢ رجلاً في 2017، وقُتل ١٬٢٠٠."),
    ("ar", "في عام 1438هـ\u200d و١٤٣٨ ه\u200d"),
    ("ar", "مُعتَقَلًّا لَٰكِنَّهُۥٓ"),
    ("fa", "سازمان‌های HRC\u200cها و می‌شود، ۲۰\u200cساله، *NGO*\u200cها"),
    ("fa", "او گفت\u200c: نه \u200c \u200c۵۰"),
    ("fa", "۱٤ نفر"),
    ("ur", "ادارے\u200cکی ۴۲ عورتیں"),
    (
        "fr",
        "La prison est fermée\u202f; 1\u202f200 détenus, 5\u00a0% et m².\nFin\u2026",
    ),
    ("fr", "👩🏽\u200d⚕\ufe0f ❤\ufe0f\u200d🔥"),
    ("fr", "🙂\u200d↔\ufe0f"),
    ("fr", "AT&T &eacute;tait l&agrave; &#8211; &nbsp;&lrm;"),
    (
        "en_GB",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f 🇸🇾",
    ),
    ("en_GB", "1\ufe0f⃣ ©\ufe0f 🅰\ufe0f 🆘 \U0001fae8"),
    ("de", "Gefäng\u00adnis mit ½ m³"),
    ("ru", "Сайе\u0301дная, №5"),
    ("fr", "500 ≠ 5=\u0338, ł, l\u0335a"),
    ("hi", "५०० लोग, 500"),
    ("bn", "৫০০ জন"),
    ("sat", "᱕᱐᱐ ᱦᱚᱲ"),
    ("zh_Hans", "㉚人，Ⅻ，〸"),
    ("am", "፶ ሰዎች"),
    ("zh_Hans", "５００人，①②，葛\U000e0100城，〇 ，\ufe00"),
    ("zh_Hans", "生僻字\U00031350、\U0002ebf0"),
    ("ja", "１２３人　ＡＢＣ"),
    ("tr", "İstanbul’da 500’den fazla kişi; kâğıt"),
    ("hi", "क\u094d\u200dष और र\u094d\u200cय"),
    ("km", "ពន្ធនាគារ\u200bត្រូវ\u200bបាន True\u200b."),
    ("th", "เรือน\u200bจำ ที่นี่"),
    ("my", "ထောင်\u200bဒဏ် မြို့ကြီး"),
    ("bo", "བསྒྲུབས་ཧཱུྃ"),
    ("he", "שָׁל\u05b9\u034fום"),
    ("vi", "Nha\u0300 tu\u0300 đo\u0301ng cu\u031b\u0309a"),
]


@pytest.mark.parametrize(("code", "rule", "text", "piece"), REFUSED)
def test_what_hides_or_deceives_is_refused(
    make_pair: Make, code: str, rule: str, text: str, piece: str
) -> None:
    """Each rule fires in every language, and points at the piece as it stands in the msgstr."""
    (one,) = found(make_pair("500 people were released.", text, code))
    assert (one.rule, one.piece) == (rule, piece)


@pytest.mark.parametrize(("code", "text"), HONEST)
def test_what_a_writing_needs_is_left_alone(make_pair: Make, code: str, text: str) -> None:
    """Joiners, marks, isolates, emoji, native digits and the like have no error where they belong."""
    assert list(found(make_pair("500 people were released.", text, code))) == []


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Article IV", "Article Ⅳ"),
        ("(1) Prisons", "① Prisons"),
        ("Case ٤٢", "Affaire ٤٢"),
    ],
)
def test_signs_for_numbers_of_the_source_stay(make_pair: Make, source: str, text: str) -> None:
    """What the source text has is quoted from there, in one form or another."""
    assert list(found(make_pair(source, text, "fr"))) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("n\u0336o\u0336", '"no" is struck through: take the overlays off, or the words out'),
        ("a\u200bb", f"U+200B ZERO WIDTH SPACE {HIDDEN}"),
        ("\u200b \u2060", f"U+200B ZERO WIDTH SPACE {HIDDEN} (and 1 more)"),
        (
            "a" + "\u200e" * 12,
            f"12 invisible characters in a row, the first U+200E LEFT-TO-RIGHT MARK {HIDDEN}",
        ),
        ("\ue000", "U+E000 stands for nothing that a reader knows: write what was meant"),
        ("q" + "\u0300" * 7, '7 marks stand on "q": leave those that the word needs'),
        ("𝟓𝟎", '"𝟓𝟎" is written in signs of formulas: write "50"'),
        ("4٢", '"4٢" is written in the digits of two writings: use those of one'),
    ],
)
def test_a_message_names_what_nobody_sees(text: str, message: str) -> None:
    """A character is named by its code and name, and what to do is said."""
    assert [one.message for one in faults(text, "Latn")] == [message]


def test_mongolian_letters_vary() -> None:
    """Vowel separators and variation selectors stand beside Mongolian letters, whatever the language."""
    assert list(faults("ᠮᠣᠩᠭᠣᠯ\u180e\u1820 ᠭ\u180b", "Mong")) == []


@pytest.mark.parametrize("status", [Status.FUZZY, Status.MISSING])
def test_what_no_reader_sees_has_no_errors(make_pair: Make, status: Status) -> None:
    """A translation that is not presented is not judged."""
    assert list(found(make_pair("Closed.", "Fer\u200bmée.", "fr", status=status))) == []


def test_references_count_in_a_title_too(make_pair: Make) -> None:
    """What is printed as `&#8238;` in a page may be resolved by a program that reads its title."""
    (one,) = found(make_pair("Closed", "Fermée &#8238;", "fr", kind=Kind.TITLE))
    assert (one.rule, one.piece) == ("bidi-control", "&#8238;")


@pytest.mark.parametrize(
    ("tag", "script"),
    [
        ("ar", "Arab"),
        ("fa-IR", "Arab"),
        ("ku-Arab", "Arab"),
        ("ur-Aran", "Arab"),
        ("zh-Hant", "Hani"),
        ("zh", "Hani"),
        ("uz-Cyrl", "Cyrl"),
        ("ru", "Cyrl"),
        ("tr", "Latn"),
        ("nah", "Latn"),
    ],
)
def test_a_language_has_a_writing(tag: str, script: str) -> None:
    """The writing is the one that the tag names, or the language's usual one, or Latin."""
    assert writing(tag) == script


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece: str) -> None:
    """The longest segment that is let in, made of what the rules look for, takes less than a second."""
    text = piece * (65_536 // len(piece))
    start = time.process_time()
    list(faults(text, "Arab"))
    assert time.process_time() - start < 1


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_honest_pairs_have_no_errors(path: Path) -> None:
    """Of the correct translations that all checks are calibrated on, none is refused."""
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) > 200
    assert [one for line in lines for one in faults(line, writing(path.stem))] == []


def test_every_rule_has_an_example() -> None:
    """The manual shows a case for each rule, and direction is never waived."""
    assert all(rule.example for rule in RULES)
    assert [rule.id for rule in RULES if rule.waivable] == [
        "invisible-character",
        "mixed-digits",
        "foreign-digits",
    ]
