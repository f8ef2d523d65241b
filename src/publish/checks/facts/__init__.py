"""Facts: a translation has the numbers, percentages, dates, times, sums and telephone numbers of its source.

Both texts are read as figures (`reading`), and compared as multisets (`compare`). The comparison is not
the same in both directions, nor for all figures: what stands in digits on either side must be accounted
for on the other, in digits, in words, scaled or as another calendar's date; a word that may be a number
(*one*, *second*, 一) can account for digits, and is never asked for.

A translation with invented or changed figures is not published, unless the office waives the rule; what may
have been said in other words (rule `facts-omitted`) is a warning.
What this cannot tell: a year of the Persian calendar alone may be either of two; a time up to twelve
without its half may be in either; a number that a language spells out is not found where no words of it
are known (up to twenty it is then not asked for); and the Swahili clock begins at six.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from publish.checks.facts import units, weekdays
from publish.checks.facts.agreement import said
from publish.checks.facts.compare import Added, Difference, Missing, Turned, differences
from publish.checks.facts.figure import Day, Figure, Kind, plain
from publish.checks.facts.reading import Reading, read, read_source
from publish.checks.facts.spelled import said_in_phrases
from publish.checks.late import late
from publish.checks.rule import ERROR, WARNING, Found, Pair, Rule, quoted
from publish.model import Message, say

MOST = 20
"""Findings on one segment: who changed more will read it anew."""

RULES = (
    Rule(
        "facts-number",
        ERROR,
        "A translation has the numbers of its source text, each as often.",
        "`1,200` translated as `120`",
        waivable=True,
    ),
    Rule(
        "facts-omitted",
        WARNING,
        "A number up to a hundred, or a time, may be said in other words, but is not left out.",
        "`Eighteen men` translated as `رجال`",
    ),
    Rule(
        "facts-percent",
        ERROR,
        "What is a percentage in the source text is one in the translation, and nothing else is.",
        "`40%` translated as `40`",
        waivable=True,
    ),
    Rule(
        "facts-date",
        ERROR,
        "A translation has the days, months and years of its source text, and no other weekday.",
        "`16 October` translated as `16 novembre`",
        waivable=True,
    ),
    Rule(
        "facts-year",
        WARNING,
        "A translation may say the year or decade that its source text leaves open; see that it is right.",
        "`16 October` translated as `16 octobre 2017`",
    ),
    Rule(
        "facts-time",
        ERROR,
        "A translation has the times of its source text, on either clock.",
        "`2:30 p.m.` translated as `02:30`",
        waivable=True,
    ),
    Rule(
        "facts-money",
        ERROR,
        "A sum of money stays in its currency.",
        "`$500` translated as `500 €`",
        waivable=True,
    ),
    Rule(
        "facts-phone",
        ERROR,
        "A telephone number has the same digits, however they are grouped.",
        "`+44 20 7946 0123` translated as `+44 20 7946 0132`",
        waivable=True,
    ),
)

_MOST_IN_WORDS = 100
_PERCENTAGES = late(r"percentages?\b(?! points?)")
_YEARS = range(1900, 2100)
_DECADE = 10
_SOME_DECADE = late(r"\b(?:this|(?:start|beginning|end|middle|turn|rest) of the) decade\b")
_RULES = {
    Kind.NUMBER: "facts-number",
    Kind.DATE: "facts-date",
    Kind.TIME: "facts-time",
    Kind.PHONE: "facts-phone",
}
_ADVICE = {
    Kind.NUMBER: say("write the same number"),
    Kind.DATE: say("write the same date"),
    Kind.TIME: say("write the same time"),
    Kind.PHONE: say("write the same telephone number"),
}


def found(pair: Pair) -> Iterator[Found]:
    """Yield the figures of the source that the translation lacks or changes, and those that it adds."""
    if pair.piece is None:
        return
    references = pair.segment.references
    source = read_source(pair.original.text, pair.source, references)
    target = read(pair.piece.text, pair.target, references, pair.piece.refused, source=False)
    if source.figures or target.figures:
        yield from islice(_all(pair, source, target), MOST)
    yield from weekdays.found(pair, "facts-date")


def _all(pair: Pair, source: Reading, target: Reading) -> Iterator[Found]:
    found = list(differences(source, target, pair.target.months.items()))
    for difference in found:
        silent = isinstance(difference, Missing) and difference.silent
        if silent and _may_be_in_words(difference.figure, source, target):
            yield _told(difference, source, target, "facts-omitted")
        elif isinstance(difference, Added) and _adds_a_year(difference.figure, source):
            said = say(
                "{figure} has a year that the source text leaves open: see that it is right",
                figure=_quoted(difference.figure, target),
            )
            yield Found("facts-year", said, _text(difference.figure, target))
        else:
            yield _told(difference, source, target)
    changed = bool(found)
    if target.words.percent or target.words.chinese:
        yield from () if changed else _percentages(source, target)
    yield from _money(source, target)


def _adds_a_year(figure: Figure, source: Reading) -> bool:
    """Tell whether a translation fills in the year of a date, or says which decade is meant."""
    year = plain(figure) or 0
    if year in _YEARS and year % _DECADE == 0 and _SOME_DECADE.search(source.folded):
        return True
    dates = [one for one in figure.readings if isinstance(one, Day) and one.year and one.day]
    return bool(dates) and any(Day(0, one.month, one.day) in source.said for one in dates)


def _may_be_in_words(figure: Figure, source: Reading, target: Reading) -> bool:
    """Tell whether a figure of the source may be in words of the translation that are not known.

    Under 18 is *mineur*, 48 hours are two days. Percentages and sums of money are not said so.
    """
    if figure.kind is Kind.TIME:
        return True
    values = [one for one in figure.readings if isinstance(one, int | Fraction)]
    if figure.kind is not Kind.NUMBER or not values or units.is_money(source, figure):
        return False
    if not target.words.known:
        return True
    in_words = not figure.written  # half a million: who translates means it as roughly
    return (in_words or max(values) <= _MOST_IN_WORDS) and figure not in units.percentages(source)


def _told(difference: Difference, source: Reading, target: Reading, rule: str = "") -> Found:
    figure = difference.figure
    rule = rule or _RULES[figure.kind]
    if isinstance(difference, Missing):
        return _lost(difference, source, target, rule)
    if isinstance(difference, Turned):
        said = say(
            "{figure} puts together days, months and years that the source text has apart: write its dates",
            figure=_quoted(figure, target),
        )
    else:
        said = say(
            "{figure} is not in the source text: take it out, or write what the source text has",
            figure=_quoted(figure, target),
        )
    return Found(rule, said, _text(figure, target))


def _lost(missing: Missing, source: Reading, target: Reading, rule: str) -> Found:
    figure, advice = _quoted(missing.figure, source), _ADVICE[missing.figure.kind]
    if missing.instead is None:
        said = say(
            "{figure} of the source text is not in the translation: {advice}", figure=figure, advice=advice
        )
        return Found(rule, said)
    said = say(
        "{figure} of the source text is not in the translation, which has {other}: {advice}",
        figure=figure,
        other=_quoted(missing.instead, target),
        advice=advice,
    )
    return Found(rule, said, _text(missing.instead, target))


def _percentages(source: Reading, target: Reading) -> Iterator[Found]:
    """Yield percentages of one side whose number is no percentage on the other."""
    if not (units.may_have_percentages(source) or units.may_have_percentages(target)):
        return
    for figure in _only_here(source, target):
        said = say(
            "{figure} is a percentage in the source text: write it as one", figure=_quoted(figure, source)
        )
        yield Found("facts-percent", said)
    for figure in () if _PERCENTAGES.search(source.folded) else _only_here(target, source):
        said = say(
            "{figure} is no percentage in the source text: write it as it is there",
            figure=_quoted(figure, target),
        )
        yield Found("facts-percent", said, _text(figure, target))


def _only_here(reading: Reading, other: Reading) -> Iterator[Figure]:
    certain = units.percentages(reading)
    if not certain:
        return
    said_so = {meaning for one in units.percentages(other) for meaning in one.readings}
    alone = [one for one in certain if one.written and said_so.isdisjoint(one.readings)]
    if not alone:  # what is certain is possible
        return
    percentages = units.possible_percentages(other)
    alone = [one for one in alone if percentages.isdisjoint(one.readings)]
    in_phrases = said_in_phrases(other.folded, other.words)
    anything = said([one for one in other.figures if one.demand])
    for figure in alone:
        if in_phrases.isdisjoint(figure.readings) and not anything.isdisjoint(figure.readings):
            yield figure


def _money(source: Reading, target: Reading) -> Iterator[Found]:
    """Yield a currency that stands in place of another one."""
    here, there = units.currencies(source), units.currencies(target)
    if not there:
        return
    lost = [word for code, word in here.items() if code not in there]
    added = [word for code, word in there.items() if code not in here]
    if lost and added:
        said = say(
            "{currency} of the source text is {other} here: keep the currency",
            currency=quoted(lost[0]),
            other=quoted(added[0]),
        )
        yield Found("facts-money", said, added[0])
    elif added and added[0] in units.SIGNS and not units.mentions_money(source):
        said = say("{currency} is not in the source text: take it out", currency=quoted(added[0]))
        yield Found("facts-money", said, added[0])


def _text(figure: Figure, reading: Reading) -> str:
    return reading.text[figure.start : figure.end]


def _quoted(figure: Figure, reading: Reading) -> Message:
    return quoted(_text(figure, reading))
