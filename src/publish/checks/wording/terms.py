"""Terms of glossary.toml: a word that matters is translated as the office agreed.

1. A term counts in the source with its plural and endings, in any case; a longer term hides a shorter one
   inside it ("hunger strike", "strike").
2. `term-missing`: the source has the term, and the translation none of its approved forms.
3. `term-forbidden`: a forbidden form stands in the translation, which has fewer approved forms of the term
   than the source has the term. Where there are as many, the form translates another word: a text may speak
   of detainees (`détenus`) and of prisoners (`prisonniers`), which as a word for detainees is forbidden.
   So is a form that is approved for another term of the same source text, and one that is like another word
   of it, as often as that stands there and is not said otherwise: `le tribunal criminel` of a criminal court.
4. A forbidden form is as the office wrote it, accents included, with the endings of the language: `jeûne`
   is not `jeune`. Where accents move with the endings (`ladrón`, `ladrones`) they make no difference.
5. Where a forbidden form was told, nothing is said of a missing one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from publish.checks.rule import ERROR, WARNING, Found, Pair, Rule, either, quoted
from publish.checks.wording import forms
from publish.checks.wording.forms import Span
from publish.model import Lexicon, Term, say

RULES = (
    Rule(
        "term-missing",
        WARNING,
        "A term of glossary.toml is translated in the way that the office approved.",
        "`hunger strike` translated as `protestation`",
    ),
    Rule(
        "term-forbidden",
        ERROR,
        "A form that glossary.toml forbids says something else than the term does.",
        "`detainee` translated as `criminel`, where the glossary forbids it",
        waivable=True,
    ),
)

_ACCENTS = "\u0300\u0301\u0302"  # those that make no difference to a folded word
_MOVING_ACCENTS = frozenset({"ca", "el", "es", "gl", "pt"})
_LONG = 6  # letters of a word that can be like another by more than chance
_ALIKE = 0.75  # share of letters, in order: criminel and criminals, not détenu and detained


def found(pair: Pair) -> Iterator[Found]:
    """Yield terms of the source text that the translation lacks, or says in a forbidden way."""
    if pair.piece is None or not pair.lexicon.terms:
        return
    code, text = pair.target.language.code, pair.piece.text
    terms = _terms(pair.original.text, pair.lexicon, pair.source.language.code)
    approved = {term.term: _stand(term.approved, text, code) for term, _ in terms}
    covered = {at for spans in approved.values() for span in spans for at in range(*span)}
    for term, times in terms:
        if len(approved[term.term]) >= times:
            continue
        wrong = [span for span in _forbidden_spans(term, text, code) if not covered.issuperset(range(*span))]
        if wrong and len(wrong) > _explained(wrong, term, pair, text):
            yield _forbidden(term, text[slice(*wrong[0])], code)
        elif term.approved.get(code) and not approved[term.term]:
            said = say(
                '"{term}" is usually translated as {ways}', term=term.term, ways=either(term.approved[code])
            )
            yield Found("term-missing", said)


def _forbidden(term: Term, piece: str, code: str) -> Found:
    ways = term.approved.get(code)
    said = say(
        '{words} must not stand for "{term}": {advice}',
        words=quoted(piece),
        term=term.term,
        advice=say("write {ways}", ways=either(ways)) if ways else say("write another word"),
    )
    return Found("term-forbidden", said, piece)


def _stand(listed: Mapping[str, tuple[str, ...]], text: str, code: str) -> tuple[Span, ...]:
    """Return where a form that is listed for the language stands in `text`."""
    return forms.disjoint(listed.get(code, ()), text, code, name=False)


def _forbidden_spans(term: Term, text: str, code: str) -> list[Span]:
    """Return where a forbidden form of `term` stands in `text`, with the accents that it has (rule 4)."""
    return sorted(
        {
            span
            for form in term.forbidden.get(code, ())
            for span in forms.spans(form, text, code, name=False)
            if code.partition("_")[0] in _MOVING_ACCENTS or _accents(form) <= _accents(text[slice(*span)])
        }
    )


def _accents(text: str) -> int:
    return sum(map(unicodedata.normalize("NFD", text).count, _ACCENTS))


def _explained(wrong: list[Span], term: Term, pair: Pair, text: str) -> int:
    """Return for how many other words of the source text what is `wrong` in `text` may stand (rule 3)."""
    original, source = pair.original.text, pair.source.language.code
    own = {at for span in forms.spans(term.term, original, source, name=False) for at in range(*span)}
    places = {at for span in wrong for at in range(*span)}
    forbidden = {word.folded for word in forms.words(text) if word.start in places}
    meant = [word for word in _like(forbidden, original) if word.start not in own]
    said = [word for word in _like({word.folded for word in meant}, text) if word.start not in places]
    return len(meant) - len(said)


def _like(others: set[str], text: str) -> Iterator[forms.Word]:
    """Yield the long words of `text` that are like one of `others`, folded words."""
    long = [other for other in others if len(other) >= _LONG]
    for word in forms.words(text):
        if len(word.folded) >= _LONG and any(_alike(word.folded, other) for other in long):
            yield word


@lru_cache(maxsize=4096)
def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


@lru_cache(maxsize=512)
def _terms(text: str, lexicon: Lexicon, source: str) -> tuple[tuple[Term, int], ...]:
    """Return the terms that the source `text` holds, each with how often (rule 1)."""
    index = _index(lexicon)
    near = {term.term: term for word in forms.folded(text) for term in index.get(word[:_KEY], ())}
    if not near:
        return ()
    spans = sorted(
        (
            (span, term.term)
            for term in near.values()
            for span in forms.spans(term.term, text, source, name=False)
        ),
        key=lambda each: (each[0][0], -each[0][1]),
    )
    times: dict[str, int] = {}
    reached = 0
    for (start, end), term in spans:
        if start >= reached:
            reached = end
            times[term] = times.get(term, 0) + 1
    return tuple((near[term], number) for term, number in times.items())


_KEY = 3  # letters of a word that no ending changes


@lru_cache(maxsize=8)
def _index(lexicon: Lexicon) -> Mapping[str, tuple[Term, ...]]:
    """Return the terms by how their first word begins, folded."""
    index: dict[str, tuple[Term, ...]] = {}
    for term in lexicon.terms:
        if first := next(iter(forms.words(term.term)), None):
            key = first.folded[:_KEY]
            index[key] = (*index.get(key, ()), term)
    return index
