"""The words in which a language says numbers and months: `words/LANGUAGE.toml` and the months of CLDR.

A file has, each by its value (`"3 1/3"` means either), words that stand for a number and nothing else
(`words`), words that may stand for it and often do not (`supports`: *second*, *half*), nouns that say
one and make no number with others (`nouns`: *decade*, *twice*), and `phrases`. Its other keys say how the
language joins them:

- `prefixes` and `suffixes`: what is written together with a number word; `and_prefix` is the one for "and";
- `and`: the word between parts; `hundreds_and`: only after hundreds, as in English;
- `units_first` (*einundzwanzig*), `vigesimal` (*quatre-vingt-dix*), `half_adds` (*iki buçuk* is two and a
  half), `compounds` (parts written as one word), `joined` (the same, where nothing follows them);
- `dual`: endings of a noun that mean two; `glued`: letters that scale a number that they touch (`$3m`);
- `months`: forms of their names that CLDR lacks; `not_before`: what a number word belongs to (weekdays);
- `percent`, `points`, `am`, `pm`, `currencies`: words beside numbers; `night`: beside hours of either half;
  `sets`: what digits before it count (*500 douzaines*); `past`: minutes said before the hour;
- `counts`: words that may stand for a number and, in place of another number of the source, do; `counted`:
  what a number word is joined to that counts (*Sechsjähriger*);
- `year_of_life`: what says that somebody is a year younger (*im 69. Lebensjahr* is 68);
- `lone`: words for a hundred that are numbers also where they stand alone (*cent enfants*);
- `weekdays`: forms of their names that CLDR lacks, from 0 for Monday; `doubtful_weekdays` are other words as
  well, and `before_weekday` and `after_weekday` the words that tell them apart;
- `of`: what stands in a ratio (*nine in ten*);
- `numerals = "chinese"`: `chinese` reads them.

A word is looked up as `fold` leaves it. A language without a file has its months, and CLDR's words for
thousands and millions.
"""

from __future__ import annotations

import importlib.resources
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache, partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from publish.checks.facts import calendars
from publish.checks.facts.figure import Value
from publish.model import Conventions

LONGEST = 64
"""Letters of the longest word that is looked at."""

_SHORTEST = 2  # letters of a number word in a compound
_MARKS = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u0658\u0670\u06d6-\u06ed"
# Vowel signs of the Brahmic scripts, at the same places of each one's block, are no letters for `re`.
_SIGNS = "".join(
    f"{chr(block)}-{chr(block + 0x03)}{chr(block + 0x3A)}-{chr(block + 0x4F)}"
    for block in range(0x900, 0xD80, 0x80)
)
WORD = re.compile(rf"[^\W\d_]+(?:[{_MARKS}{_SIGNS}]+[^\W\d_]*)*")
_UNSEEN = re.compile(f"[{_MARKS}]+")
_LETTERS = tuple(
    zip("أإآٱىيئؤكةۀё", "اااایییوکههе", strict=True)
)  # none of these becomes one that comes later
_FOLDED = re.compile(f"[{_MARKS}{''.join(letter for letter, _ in _LETTERS)}]")


class Entry(Struct, frozen=True):
    """What a word may mean, and whether it may mean something else (`never` to be asked for).

    A `noun` makes no number with other words; `ends` says that none can follow it, `joined` that it begins
    with "and". `months` are what follows the word in a month's name (mostly nothing), with the month's
    number; `short` says that they are abbreviations, `solar` that they are of the Persian calendar.
    """

    values: tuple[Value, ...] = ()
    never: bool = False
    noun: bool = False
    ends: bool = False
    joined: bool = False
    months: tuple[tuple[tuple[str, ...], int], ...] = ()
    short: bool = False
    solar: bool = False


class Vocabulary(Struct, frozen=True, eq=False):
    """A language's words for numbers and months; `known` says that it has those for numbers.

    `before_month` and `after_month` are what stands around the figure of a month that has no name (月).
    `halves` are the words of `am`, `pm` and `night`. `beginnings` are how compounds begin.
    `idle` and `telling` are what `tokens` remembers.
    """

    known: bool = False
    chinese: bool = False
    entries: Mapping[str, Entry] = {}
    longest: int = 0
    phrases: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    ands: frozenset[str] = frozenset()
    and_prefix: str = ""
    hundreds_and: bool = False
    units_first: bool = False
    vigesimal: bool = False
    compounds: bool = False
    joined: bool = False
    half_adds: bool = False
    solar: bool = False
    dual: tuple[str, ...] = ()
    glued: Mapping[str, int] = {}
    sets: Mapping[str, int] = {}
    counts: frozenset[str] = frozenset()
    counted: tuple[str, ...] = ()
    percent: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    of: frozenset[str] = frozenset()
    am: tuple[str, ...] = ()
    pm: tuple[str, ...] = ()
    night: tuple[str, ...] = ()
    halves: tuple[str, ...] = ()
    year_of_life: tuple[str, ...] = ()
    past: Mapping[str, int] = {}
    currencies: Mapping[str, str] = {}
    before_month: str = ""
    after_month: str = ""
    not_before: tuple[str, ...] = ()
    lone: frozenset[str] = frozenset()
    beginnings: frozenset[str] = frozenset()
    idle: set[str] = set()
    telling: dict[str, Any] = {}


def fold(word: str) -> str:
    """Return `word` as it is looked up: small letters, without vowel points, letters of one look alike.

    Each letter becomes what it becomes by itself: the parts of a word may be folded apart.
    """
    small = word.casefold()
    if small.isascii() or not _FOLDED.search(small):
        return small
    small = _UNSEEN.sub("", small)
    for letter, alike in _LETTERS:
        small = small.replace(letter, alike)
    return small


@cache
def vocabulary(conventions: Conventions) -> Vocabulary:
    """Return the words of a language: those of its own file or its base language's, and its months."""
    code = conventions.language.code
    data = words_of(conventions)
    numbers = _numbers(data)
    am, pm, night = (tuple(map(fold, data.get(half, ()))) for half in ("am", "pm", "night"))
    before, after = _around_months((*conventions.months, *conventions.short_months))
    entries = _with_months(numbers, data, conventions)
    compounded = data.get("compounds", False) or data.get("joined", False)
    return Vocabulary(
        known="words" in data,
        chinese=data.get("numerals") == "chinese",
        entries=entries,
        longest=max(map(len, numbers), default=0),
        phrases=tuple(
            (fold(one), _values(at)) for at, ones in data.get("phrases", {}).items() for one in ones
        ),
        ands=frozenset(fold(data.get("and", "")).split()),
        and_prefix=data.get("and_prefix", ""),
        hundreds_and=data.get("hundreds_and", False),
        units_first=data.get("units_first", False),
        vigesimal=data.get("vigesimal", False),
        compounds=data.get("compounds", False),
        joined=data.get("joined", False),
        half_adds=data.get("half_adds", False),
        solar=code.partition("_")[0] == "fa",
        dual=tuple(map(fold, data.get("dual", ()))),
        glued={**data.get("glued", {}), **_letters(conventions)},
        sets={fold(one): int(times) for times, ones in data.get("sets", {}).items() for one in ones.split()},
        counts=frozenset(map(fold, data.get("counts", "").split())),
        counted=tuple(map(fold, data.get("counted", "").split())),
        percent=tuple(map(fold, data.get("percent", ()))),
        points=tuple(map(fold, data.get("points", ()))),
        of=frozenset(map(fold, data.get("of", ()))),
        am=am,
        pm=pm,
        night=night,
        halves=(*am, *pm, *night),
        year_of_life=tuple(map(fold, data.get("year_of_life", ()))),
        past=data.get("past", {}),
        currencies={fold(word): one for one, ws in data.get("currencies", {}).items() for word in ws.split()},
        before_month=before,
        after_month=after,
        not_before=tuple(fold(data.get("not_before", "")).split()),
        lone=frozenset(fold(data.get("lone", "")).split()),
        beginnings=frozenset(one[:_SHORTEST] for one in entries if compounded),
    )


def look_up(words: Vocabulary, word: str) -> Entry | None:
    """Return what `word`, as it stands in a text, may mean; None for one that is no number and no month."""
    folded = fold(word)
    entry = words.entries.get(folded)
    if entry is None and (words.compounds or words.joined):
        return _compound(words, folded)
    return entry


def may_be_known(words: Vocabulary, folded: Iterable[str]) -> bool:
    """Tell whether one of these words may mean anything; False is certain."""
    if not words.entries.keys().isdisjoint(folded):
        return True
    return bool(words.beginnings) and not words.beginnings.isdisjoint([word[:_SHORTEST] for word in folded])


def _compound(words: Vocabulary, word: str) -> Entry | None:
    """Return what the number words mean that `word` begins with: `vierundachtzig`, `тридцатилетний`."""
    values, never, at = [], words.joined, 0
    while part := _longest(words, word, at):
        values.append(words.entries[part].values[0])
        never = never and words.entries[part].never
        at += len(part)
        if word.startswith("und", at) and _longest(words, word, at + 3):
            at += 3
    if not values or (at < len(word) and max(map(len, (word[:at], ""))) < 3):  # noqa: PLR2004 because "ein" has three letters
        return None
    whole = at == len(word)
    if words.joined and not whole:
        return None
    return Entry((_sum(values),), never=never or not whole, noun=not whole)


def _longest(words: Vocabulary, word: str, at: int) -> str | None:
    for end in range(min(len(word), at + words.longest), at + _SHORTEST - 1, -1):
        entry = words.entries.get(word[at:end])
        inside = words.joined and end < len(word)  # where no ending stands
        if entry and entry.values and not entry.months and not (inside and entry.ends):
            return word[at:end]
    return None


def _sum(values: list[Value]) -> Value:
    total: Value = 0
    group: Value = 0
    for value in values:
        if value >= 1000:  # noqa: PLR2004 because that is where groups end
            total, group = total + max(group, 1) * value, 0
        elif value == 100:  # noqa: PLR2004 because hundreds multiply what is before them
            group = max(group, 1) * value
        else:
            group += value
    return total + group


# --- the files ---------------------------------------------------------------------------


def words_of(conventions: Conventions) -> Mapping[str, Any]:
    """Return the file of a language, or of its base language, as it is written; empty if there is none."""
    code = conventions.language.code
    return _data(code) or _data(code.partition("_")[0])


@cache
def _data(code: str) -> dict[str, Any]:
    """Return a language's file, or nothing. A code was checked when it was configured: it has no dots."""
    file = importlib.resources.files(__package__) / "words" / f"{code}.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


def _letters(conventions: Conventions) -> dict[str, int]:
    """Return the scales that are one letter and need no space: 万, 만."""
    return {word: times for word, times in conventions.scales.items() if len(word) == 1 and word > "\u1100"}


def _values(text: str) -> tuple[Value, ...]:
    parts = (Fraction(one.replace("_", "")) for one in text.split())
    return tuple(int(one) if one.denominator == 1 else one for one in parts)


def _numbers(data: Mapping[str, Any]) -> dict[str, Entry]:
    """Return every form of every number word; what may be no number is so in all its meanings."""
    found: dict[str, Entry] = {}
    for section in ("nouns", "supports", "words"):
        for at, forms in data.get(section, {}).items():
            values = _values(at)
            entry = cache(partial(Entry, values, section != "words", section == "nouns"))
            for form, joined, ends in _forms(data, forms.split()):
                old = found.get(form)
                if old is None:
                    found[form] = entry(ends=ends, joined=joined)
                elif section != "words" or not old.never:
                    found[form] = replace(old, values=tuple(dict.fromkeys(old.values + values)))
    return found


def _forms(data: Mapping[str, Any], words: list[str]) -> Iterator[tuple[str, bool, bool]]:
    """Yield each word with each prefix and suffix: whether "and" is one, and whether it has an ending."""
    joins = data.get("and_prefix", "\0")
    prefixes = [(fold(one), one.startswith(joins)) for one in ("", *data.get("prefixes", "").split())]
    suffixes = [fold(one) for one in ("", *data.get("suffixes", "").split())]
    for word in map(fold, words):
        for prefix, joined in prefixes:
            for suffix in suffixes:
                yield prefix + word + suffix, joined, bool(suffix)


def _with_months(
    numbers: Mapping[str, Entry], data: Mapping[str, Any], conventions: Conventions
) -> Mapping[str, Entry]:
    entries = {
        fold(word): Entry((times,)) for word, times in conventions.scales.items() if WORD.fullmatch(word)
    }
    entries.update(numbers)
    further = {name: int(at) for at, names in data.get("months", {}).items() for name in names.split()}
    lists = [(conventions.short_months, True, False), ({**conventions.months, **further}, False, False)]
    if conventions.language.code.partition("_")[0] == "fa":
        written = {form: month for name, month in calendars.MONTHS.items() for form in (name, name + "ماه")}
        lists.append((written, False, True))
    for names, short, solar in lists:
        found = defaultdict[str, list[tuple[tuple[str, ...], int]]](list)
        for name, month in names.items():
            if re.search(r"\d", name):
                continue
            first, *rest = (fold(one) for one in WORD.findall(name)) if WORD.match(name) else [""]
            for form, _, _ in _forms({"prefixes": data.get("prefixes", "")}, [first]):
                found[form].append((tuple(rest), month))
        for form, months in found.items():
            old = entries.get(form, Entry())
            if not (short and old.values):  # "sept" is seven
                longest = tuple(sorted(months, key=lambda one: -len(one[0])))
                entries[form] = replace(old, months=longest, short=short, solar=solar)
    entries.pop("", None)
    return entries


def _around_months(months: tuple[str, ...]) -> tuple[str, str]:
    """Return what stands before and after the figure in months like `10월` and `tháng 10`."""
    for name in months:
        if found := re.fullmatch(r"(\D*)\d+(\D*)", name):
            return found[1].strip(), found[2].strip()
    return "", ""
