"""A text becomes its figures.

Most texts have none, and are told by their `tokens`. A source text is read once for all its languages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from msgspec.structs import replace

from publish.checks.facts.agreement import said
from publish.checks.facts.dates import Month, month_names, numbered_months, with_dates
from publish.checks.facts.digits import written_figures
from publish.checks.facts.durations import with_durations
from publish.checks.facts.figure import Figure, plain
from publish.checks.facts.figure import Reading as Meaning
from publish.checks.facts.lunar import with_lunar_dates
from publish.checks.facts.rials import with_rials
from publish.checks.facts.scales import with_scales
from publish.checks.facts.spelled import with_words
from publish.checks.facts.times import with_shared_halves, with_times
from publish.checks.facts.tokens import Tokens, Word, has_numerals, known_words, telling
from publish.checks.facts.vocabulary import Vocabulary, fold, vocabulary
from publish.model import Conventions, FootnoteReference, Refused

# Chinese sentences go on without a space before and behind an address.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)(?:[!-;=?-~]|[\u00a1-\u1fff])+|[a-z0-9_.+-]{1,64}@[a-z0-9.-]{1,255}", re.IGNORECASE
)
_TARGET = re.compile(r"\]\([^()]*\)\Z")  # of a link, whose words are read
_AFTER_AGE = 16
_BLANK = "\ufffc"
_folded = lru_cache(maxsize=8)(fold)  # of a text it is asked for while it is read, and by who compares
_SOURCES = 1 << 10
"""Segments, more than a statement has: it is read for one language after the other."""


@dataclass(frozen=True, eq=False)
class Reading:
    """A text as a reader sees it, without addresses and footnote references, and its figures in order.

    It has no slots, so that what is asked of a source text for each language is found once.
    """

    text: str
    figures: tuple[Figure, ...]
    words: Vocabulary

    @cached_property
    def folded(self) -> str:
        """The text as words are looked up in it."""
        return _folded(self.text)

    @cached_property
    def said(self) -> frozenset[Meaning]:
        """All that the figures and their parts may stand for."""
        return said(self.figures)


@lru_cache(maxsize=_SOURCES)
def read_source(text: str, conventions: Conventions, references: tuple[FootnoteReference, ...]) -> Reading:
    """Return the figures of a source text, as `read` does."""
    return read(text, conventions, references, source=True)


def read(
    text: str,
    conventions: Conventions,
    references: Sequence[FootnoteReference],
    refused: Sequence[Refused] = (),
    *,
    source: bool,
) -> Reading:
    """Return the figures of `text`, which is plain text in the language of `conventions`.

    What stands in markup that was `refused` is none: other rules tell of it.
    """
    words = vocabulary(conventions)
    tokens = telling(text, words)
    if not tokens and not has_numerals(text, words):
        return Reading(text, (), words)
    shown = _blanked(text, references, refused)
    if shown != text:
        tokens = telling(shown, words)
    return Reading(shown, tuple(_figures(shown, conventions, tokens, source=source)), words)


def _figures(text: str, conventions: Conventions, tokens: Tokens, *, source: bool) -> list[Figure]:
    words = vocabulary(conventions)
    folded = _folded(text)
    known = known_words(text, words, tokens)
    months = month_names(text, known)
    numbers = _outside(known, months)
    written = written_figures(text, conventions, solar=words.solar)
    figures = with_words(text, folded, written, numbers, words)
    figures = with_scales(text, figures, words, source=source)
    figures = with_rials(text, folded, figures)
    english = conventions.language.code.partition("_")[0] == "en"
    if english and source:
        figures = list(with_durations(text, figures))
    if words.year_of_life:
        figures = [_aged(text, one, words) for one in figures]
    counted, figures = numbered_months(text, figures, words)
    figures = with_times(text, folded, figures, words)
    figures = with_shared_halves(text, figures) if english and source else with_lunar_dates(text, figures)
    everything = sorted([*months, *counted], key=lambda one: one.start)
    return with_dates(text, figures, everything, source=source, english=english)


def _aged(text: str, figure: Figure, words: Vocabulary) -> Figure:
    """Return a year of life as the age that it is as well."""
    age = plain(figure)
    if age is None:
        return figure
    aged = fold(text[figure.end : figure.end + _AFTER_AGE]).startswith(words.year_of_life)
    return replace(figure, readings=figure.readings | {age - 1}) if aged else figure


def _outside(words: Sequence[Word], months: Sequence[Month]) -> list[Word]:
    """Return the words that belong to no month's name (the "first" in تشرين الأول does)."""
    starts = [month.start for month in months]
    return [
        word
        for word in words
        if not (at := bisect_right(starts, word.start)) or word.start >= months[at - 1].end
    ]


def _blanked(text: str, references: Sequence[FootnoteReference], refused: Sequence[Refused]) -> str:
    """Return `text`, as long as before, without what is no figure: addresses, and `(1)` of a footnote."""
    for reference in references:
        shown = f"({reference.number})"
        text = text.replace(shown, _BLANK * len(shown), 1)
    for one in refused:
        if target := _TARGET.search(one.text):
            shown = target[0]
            text = text.replace(one.text, one.text.removesuffix(shown) + _BLANK * len(shown), 1)
    if "@" not in text and "://" not in text and "www." not in text.casefold():
        return text
    return _ADDRESS.sub(lambda found: _BLANK * len(found[0]), text)
