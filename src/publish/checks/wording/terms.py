"""Terms of glossary.toml: a word that matters is translated as the office agreed.

1. A term counts in the source with its plural and endings, in any case; a longer term hides a shorter one
   inside it ("hunger strike", "strike").
2. `term-missing`: the source has the term, and the translation none of its approved forms.
3. `term-forbidden`: a forbidden form stands in the translation, which has fewer approved forms of the term
   than the source has the term. Where there are as many, the form translates another word: a text may speak
   of detainees (`détenus`) and of prisoners (`prisonniers`), which as a word for detainees is forbidden.
   So is a form that is approved for another term of the same source text.
4. Where a forbidden form was told, nothing is said of a missing one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from publish.checks.rule import ERROR, WARNING, Found, Pair, Rule, quoted
from publish.checks.wording import forms
from publish.checks.wording.forms import Span
from publish.model import Lexicon, Term

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
        wrong = (span for span in _stand(term.forbidden, text, code) if not covered.issuperset(range(*span)))
        if place := next(wrong, None):
            yield _forbidden(term, text[slice(*place)], code)
        elif term.approved.get(code) and not approved[term.term]:
            yield Found("term-missing", f'"{term.term}" is usually translated as {_ways(term, code)}')


def _forbidden(term: Term, piece: str, code: str) -> Found:
    instead = f"write {_ways(term, code)}" if term.approved.get(code) else "write another word"
    return Found("term-forbidden", f'{quoted(piece)} must not stand for "{term.term}": {instead}', piece)


def _ways(term: Term, code: str) -> str:
    return " or ".join(f'"{form}"' for form in term.approved[code])


def _stand(listed: Mapping[str, tuple[str, ...]], text: str, code: str) -> tuple[Span, ...]:
    """Return where a form that is listed for the language stands in `text`."""
    return forms.disjoint(listed.get(code, ()), text, code, name=False)


@lru_cache(maxsize=512)
def _terms(text: str, lexicon: Lexicon, source: str) -> tuple[tuple[Term, int], ...]:
    """Return the terms that the source `text` holds, each with how often (rule 1)."""
    index = _index(lexicon)
    near = {term.term: term for word in forms.words(text) for term in index.get(word.folded[:_KEY], ())}
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
