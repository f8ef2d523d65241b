"""Numbers in words, and digits with a word that scales them, in the languages that have a vocabulary.

From eleven on, and of several words, a number in words must be kept like one in digits. Up to ten it is
compared (*three times* is one word in Russian). One, in most languages two, ordinals that are also
fractions, and a lone *hundred* may be anything: they can account for a figure of the other side, and are
never asked for. So may the century beside a number: *1990s* are تسعينيات القرن العشرين.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import takewhile, zip_longest

from msgspec import Struct, field
from msgspec.structs import replace

from publish.checks.facts import chinese
from publish.checks.facts.compose import HALF, HUNDRED, THOUSAND, Sum
from publish.checks.facts.figure import Demand, Figure, Kind, Value, plain, whole
from publish.checks.facts.tokens import Word
from publish.checks.facts.vocabulary import WORD, Vocabulary, fold
from publish.checks.facts.years import after_decade
from publish.checks.late import late

_GAP = late("[ \u00a0\u202f\u200c\u200d\u00ad\n\\-‐‑]{0,2}")
_AND = late("[ \u00a0\u200c-]([^\\W\\d_]{1,3})(?: an?)?[ \u00a0\u200c-]")
_LONGEST_GAP = 8
_COMPARED, _ASKED = 2, 11
_ASKED_BEFORE_HALF = 3
_LETTERS = 4  # of the longest that may scale a number it touches, and one more
# What scales a number in any language, and is read in no other way; small m is a metre as well.
_SCALE = late(r"[ \u00a0\u202f]?([kK]|bn|Mds?|Mrd|Mio|Tsd|mln|M(?!\.))(?![^\W_]|[²³])")
_SCALES = {
    "tsd": 1000,
    "k": 1000,
    "bn": 10**9,
    "md": 10**9,
    "mds": 10**9,
    "mrd": 10**9,
    "mio": 10**6,
    "mln": 10**6,
    "m": 10**6,
}
_YEARS = range(1000, 3000)
_A_HALF = 0.5  # equal to the fraction, and hashed at once
_A_HUNDRED = frozenset([HUNDRED])
_COUNTED, _COUNTED_WORDS = 24, 3  # characters and words between a number and its half
_MONEY = late(r"[$€£] ?\Z")
_DUAL = 4  # letters of the shortest noun with its ending
_FIRST_SYLLABLE = "\u1100"  # from here on letters are syllables or words: 만, 万


class _Run(Struct):
    """Words that make one number; `bare`: it is a lone hundred or more, `closed`: no word can follow."""

    start: int
    end: int
    readings: frozenset[Value]
    never: bool
    bare: bool
    closed: bool
    sum: Sum = field(default_factory=Sum)


def with_words(
    text: str, folded: str, written: Sequence[Figure], found: Sequence[Word], words: Vocabulary
) -> list[Figure]:
    """Return the figures of `text`: those `written` in digits, scaled by words, and those in words.

    `folded` is the folded text.
    """
    if words.chinese:
        return chinese.with_numerals(text, written)
    glued = [_glued(text, figure, words) for figure in written]
    ends = {figure.end for figure in glued}
    numbers = [word for word in found if word.entry.values and word.end not in ends]
    figures = glued
    if numbers:
        items: list[Figure | Word] = sorted([*glued, *numbers], key=lambda one: one.start)
        figures = [_decade(text, one) if words.solar else one for one in _runs(text, items, words)]
    if any(map(folded.__contains__, words.sets)):
        figures = [_of_sets(text, one, words) for one in figures]
    if any(_A_HALF in one.readings for one in figures):
        figures = [_and_a_half(text, *two, words) for two in zip_longest(figures, figures[1:])]
    if not any(one.readings == _A_HUNDRED for one in figures):
        return figures
    return [
        _beside_a_century(figure, figures[max(0, at - 1) : at], figures[at + 1 : at + 2])
        for at, figure in enumerate(figures)
    ]


def said_in_phrases(folded: str, words: Vocabulary) -> frozenset[Value]:
    """Return what the phrases of a text say: a dozen, a year and a half; and two, for a noun in the dual."""
    values = {value for phrase, meant in words.phrases if phrase in folded for value in meant}
    if words.dual and any(len(word) >= _DUAL and word.endswith(words.dual) for word in WORD.findall(folded)):
        values.add(2)
    return frozenset(values)


def _glued(text: str, figure: Figure, words: Vocabulary) -> Figure:
    """Let letters that touch a figure scale it (`$3m`, 50만); Latin ones may be a unit as well."""
    if figure.kind is not Kind.NUMBER:
        return figure
    if scale := _SCALE.match(text, figure.end):
        return chinese.scaled(figure, _SCALES[scale[1].lower()], scale.end())
    letters = WORD.match(text, figure.end, figure.end + _LETTERS) if words.glued else None
    if not letters:
        return figure
    if letters[0][0] >= _FIRST_SYLLABLE:
        for syllable in takewhile(words.glued.__contains__, letters[0]):  # 8천만
            figure = chinese.scaled(figure, words.glued[syllable], figure.end + 1)
        return figure
    more = chinese.scaled(figure, words.glued.get(letters[0].casefold(), 1), figure.end)
    if _MONEY.search(text, max(0, figure.start - 2), figure.start):
        return more
    return replace(figure, readings=figure.readings | more.readings, scale=more.scale)


def _of_sets(text: str, figure: Figure, words: Vocabulary) -> Figure:
    """Return a number of dozens and the like as what they come to; a year counts none."""
    value = plain(figure)
    if value is None or value < _COMPARED or (figure.written and value in _YEARS):
        return figure
    counted = WORD.match(text, figure.end + 1)
    times = words.sets.get(fold(counted[0]), 1) if counted else 1
    return chinese.scaled(figure, times, counted.end()) if counted else figure


def _and_a_half(text: str, figure: Figure, following: Figure | None, words: Vocabulary) -> Figure:
    """Let a half with "and" behind what is counted belong to the number: siete kilómetros y medio."""
    value = plain(figure)
    if value is None or following is None or HALF not in following.readings:
        return figure
    between = fold(text[figure.end : min(following.start, figure.end + _COUNTED)]).split()
    joined = between[-1:] and between[-1] in words.ands
    if (
        not (joined or text.startswith(words.and_prefix or "\0", following.start))
        or len(between) > _COUNTED_WORDS
    ):
        return figure
    return replace(figure, readings=figure.readings | {value + HALF})


def _decade(text: str, figure: Figure) -> Figure:
    """Let a number in words be a decade of the Persian calendar, or of the Gregorian one: دهه شصت."""
    value = plain(figure)
    if figure.written or not value or value % 10 or value >= HUNDRED or not after_decade(text, figure.start):
        return figure
    return replace(figure, readings=frozenset([value, 1920 + value, 1900 + value]))


def _beside_a_century(figure: Figure, before: Sequence[Figure], after: Sequence[Figure]) -> Figure:
    near = any(one.readings == _A_HUNDRED and figure.start - one.end <= 1 for one in before) or any(
        one.readings == _A_HUNDRED and one.start - figure.end <= 1 for one in after
    )
    if figure.written or not near:
        return figure
    return replace(figure, demand=min(figure.demand, Demand.COMPARED))


# --- words that stand together -----------------------------------------------------------


def _runs(text: str, items: Sequence[Figure | Word], words: Vocabulary) -> Iterator[Figure]:
    """Yield the figures of digits and words in their order, each with what belongs to it."""
    last: Figure | _Run | None = None
    for item in items:
        if isinstance(item, Word):
            grown = _grown(text, last, item, words) if last else None
            if grown:
                last = grown
                continue
        if last:
            yield last if isinstance(last, Figure) else _figure(last)
        last = item if isinstance(item, Figure) else _begun(item, words)
    if last:
        yield last if isinstance(last, Figure) else _figure(last)


def _begun(word: Word, words: Vocabulary) -> _Run:
    entry, value = word.entry, word.entry.values[0]
    bare = value >= THOUSAND or value == HUNDRED
    run = _Run(word.start, word.end, frozenset(entry.values), entry.never, bare, entry.noun or entry.ends)
    run.sum.add(value, words)
    return run


def _grown(text: str, last: Figure | _Run, word: Word, words: Vocabulary) -> Figure | _Run | None:
    """Return `last` with a word that belongs to it, or None."""
    gap = text[last.end : word.start] if word.start - last.end <= _LONGEST_GAP else "\n\n\n"
    if word.entry.noun and not (isinstance(last, Figure) and last.written):
        return None
    if isinstance(last, Figure):
        return _scaled(last, word) if _GAP.fullmatch(gap) and not word.entry.joined else None
    joint = _AND.fullmatch(gap)
    glued = _GAP.fullmatch(gap) is not None
    with_and = bool(joint and fold(joint[1]) in words.ands) or (glued and word.entry.joined)
    with_and = with_and or (glued and words.half_adds and word.entry.values[0] == HALF)
    of_it = joint is not None and joint[1] == "a" and last.sum.value == HALF  # half a million
    if last.closed or not (glued or with_and or of_it):
        return None
    if not last.sum.takes(word.entry.values[0], words, with_and=with_and):
        return None
    last.end, last.closed, last.bare = word.end, word.entry.ends, False
    last.never = last.never and word.entry.never
    last.readings = frozenset([last.sum.value])
    return last


def _scaled(figure: Figure, word: Word) -> Figure | None:
    """Return digits with the word that scales them: 3.2 million, 500 ألف, 1,2 млрд."""
    value = word.entry.values[0]
    if figure.kind is not Kind.NUMBER or not isinstance(value, int) or value < THOUSAND:
        return None
    return chinese.scaled(figure, value, word.end)


def _figure(run: _Run) -> Figure:
    value = run.sum.value
    never = run.never or run.bare or value < _COMPARED
    demand = Demand.NEVER if never else Demand.COMPARED if value < _ASKED else Demand.ALWAYS
    if isinstance(value, int) or value % 1 != HALF or value < 1 or len(run.readings) > 1:
        readings = frozenset(run.readings)
        scale = 1 if run.never and run.bare else run.sum.last_scale  # a century scales nothing
        return Figure(Kind.NUMBER, run.start, run.end, readings, demand, written=False, scale=scale)
    below = frozenset([whole(value - HALF)])  # "three and a half hours", "half past two"
    kept = Demand.ALWAYS if value > _ASKED_BEFORE_HALF else Demand.NEVER
    parts = tuple(
        Figure(Kind.NUMBER, run.start, run.end, readings, demand, written=False)
        for readings, demand in ((below, kept), (frozenset([HALF, Fraction(30), Fraction(50)]), Demand.NEVER))
    )
    return Figure(Kind.NUMBER, run.start, run.end, below | {value}, demand, parts, written=False)
