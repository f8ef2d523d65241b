"""Pseudo-English, and what stands for its translation: words without meaning, in the shape of prose.

1. A word is one to four syllables of a fixed table, drawn once from a fixed seed; how often a word comes
   falls with its rank, as in any language (Zipf).
2. A translation keeps figures, links, markup and the order of words. Each word is mapped letter for letter
   into the letters of its language, so it is never the word of the source text; months, names, large figures,
   percentages, quotation and other marks are written as the language writes them.
3. No word is, in any of the languages, a number, a month, a unit or another word that the checks read as a
   fact: the statements of the corpus are checked without a finding, which a test holds.

Nothing but the standard library is needed: the programs that publish is compared with translate their own
catalogs by the same function.
"""

from __future__ import annotations

import itertools
import random
import re
from dataclasses import dataclass
from functools import cache

LANGUAGES = ("ar", "fr", "es", "tr", "ru")
SEED = 20171016

_ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "dr", "gl", "st", "tr")
_VOWELS = "aeiou"
_CODAS = ("", "", "", "l", "n", "r", "s", "m")
_VOCABULARY = 1800  # words
_SYLLABLES = ((1, 15), (2, 47), (3, 30), (4, 8))  # how many, and how often
_SPARE = 6  # words drawn in place of those that come twice in a row
_AVOIDED = frozenset({"ten", "sten", "turu", "turil"})
"""Words that are read as facts or slips, here or in the letters of one of the languages."""

_MONTHS_OF = {
    "en": "January February March April May June July August September October November December",
    "ar": "كانون_الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيو تموز/يوليو آب/أغسطس "
    "أيلول/سبتمبر تشرين_الأول/أكتوبر تشرين_الثاني/نوفمبر كانون_الأول/ديسمبر",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "de_enero_de de_febrero_de de_marzo_de de_abril_de de_mayo_de de_junio_de de_julio_de de_agosto_de "
    "de_septiembre_de de_octubre_de de_noviembre_de de_diciembre_de",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
MONTHS = {code: tuple(one.replace("_", " ") for one in row.split()) for code, row in _MONTHS_OF.items()}
"""The months as they stand between a day and a year, by language."""

NAMES = ("Vardolin", "Kesmira", "Port Zubaro", "Talgenov", "Milobrek", "Ostravine", "Renka Dolmar", "Upsalto")
"""Places and people of the statements; the languages write them in their own letters."""


@dataclass(frozen=True, slots=True)
class Writing:
    """How a language's pseudo-translations are written.

    `letters` stand for the source's `_LETTERS`, one for one, `marks` for `, ; ? “ ”`. Thousands are written
    with `group` between their digits, a percentage as `percent` says.
    """

    letters: str
    marks: tuple[str, str, str, str, str]
    group: str
    percent: str


_LETTERS = "bdfgklmnprstvzaeiou"
_WRITINGS = {
    "ar": Writing("بدفجكلمنقرستهزايعوح", ("،", "؛", "؟", "«", "»"), ",", "{}%"),
    "fr": Writing("pltcmrsnvdjbfgeéaiè", (",", "\xa0;", "\xa0?", "«\xa0", "\xa0»"), "\u202f", "{}\xa0%"),
    "es": Writing("mdlñtrcnbspgfvaeoíú", (",", ";", "?", "«", "»"), ".", "{}\xa0%"),
    "tr": Writing("pdfğçmlnbzştvreıaüö", (",", ";", "?", "“", "”"), ".", "%{}"),
    "ru": Writing("пдфкгмлнбсртвжоаеиы", (",", ";", "?", "«", "»"), "\xa0", "{}\xa0%"),
}
_TABLES = {code: str.maketrans(_LETTERS, writing.letters) for code, writing in _WRITINGS.items()}
_MARKS = ",;?“”"

_TOKEN = re.compile(
    rf"""(?P<kept>\]\([^()\s]*\) | \[\^[^\]]+\]:? | https?://[^\s)>]+)
    | (?P<day>\d{{1,2}})[ ](?P<month>{"|".join(MONTHS["en"])})[ ](?P<year>\d{{4}})
    | (?P<thousands>\d{{1,3}},\d{{3}})
    | (?P<share>\d{{1,3}})%
    | (?P<word>[A-Za-z]+)
    | (?P<mark>[{_MARKS}])""",
    re.VERBOSE,
)


@cache
def vocabulary() -> tuple[str, ...]:
    """Return the words of pseudo-English, the most frequent first."""
    drawn = random.Random(SEED)
    names = {part.lower() for name in NAMES for part in name.split()}
    made = dict.fromkeys(_word(drawn) for _ in range(4 * _VOCABULARY))
    kept = [one for one in made if one not in _AVOIDED and one not in names]
    return tuple(sorted(kept[:_VOCABULARY], key=len))


def _word(drawn: random.Random) -> str:
    counts, weights = zip(*_SYLLABLES, strict=True)
    count = drawn.choices(counts, weights)[0]
    return "".join(drawn.choice(part) for _ in range(count) for part in (_ONSETS, _VOWELS, _CODAS))


@cache
def frequencies() -> tuple[float, ...]:
    """Return how often each word of the vocabulary is drawn, added up (Zipf's law, flattened at the top)."""
    return tuple(itertools.accumulate(1 / (rank + 40) for rank, _ in enumerate(vocabulary())))


def words(drawn: random.Random, count: int) -> list[str]:
    """Return `count` words of pseudo-English; none stands twice in a row, which would be a slip."""
    more = drawn.choices(vocabulary(), cum_weights=frequencies(), k=count + _SPARE)
    return [one for one, _ in itertools.groupby(more)][:count]


def translate(text: str, code: str) -> str:
    """Return the pseudo-translation of `text` (inline Markdown, in any form of its links) in a language."""
    return _TOKEN.sub(lambda found: _written(found, code), text)


def _written(found: re.Match[str], code: str) -> str:
    """Return what stands for one piece of the source text."""
    writing = _WRITINGS[code]
    match found.lastgroup:
        case "year":
            month = MONTHS[code][MONTHS["en"].index(found["month"])]
            return f"{found['day']} {month} {found['year']}"
        case "thousands":
            return found["thousands"].replace(",", writing.group)
        case "share":
            return writing.percent.format(found["share"])
        case "word":
            return word(found["word"], code)
        case "mark":
            return writing.marks[_MARKS.index(found["mark"])]
    return found[0]


@cache
def word(written: str, code: str) -> str:
    """Return what stands for one word: its letters one for one, its case kept where the letters have case."""
    mapped = written.lower().translate(_TABLES[code])
    return _capital(mapped, code) if written[0].isupper() else mapped


def _capital(word_: str, code: str) -> str:
    """Return a word with a capital; Turkish has one with a dot."""
    first = "İ" if code == "tr" and word_[0] == "i" else word_[0].upper()
    return first + word_[1:]
