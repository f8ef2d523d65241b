"""Names of `[names]` in publish.toml: each is written in a translation as the office writes it.

1. A listed name counts in the source where its words stand with their capitals. Where it is the beginning of
   a longer name ("United Nations High Commissioner") nothing is demanded: other languages name that body
   otherwise. A longer listed name hides a shorter one inside it.
2. Where the source names it, the translation must hold one of the approved forms of its language, once:
   a pronoun in place of the second is honest. No form listed for the language: nothing is demanded.
3. A name that the source does not have, while one that it has stands less often than there, has taken its
   place. Nothing is said where the source has a word like it ("Syrian" for Syria, "UN", "the Council").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from publish.checks.rule import ERROR, Found, Pair, Rule, quoted
from publish.checks.wording import endings, forms
from publish.checks.wording.forms import Span
from publish.model import Lexicon, Name

RULES = (
    Rule(
        "name",
        ERROR,
        "A name is written as the office writes it in that language, so that readers know who is meant.",
        "`Homs` translated as `حماة`",
        waivable=True,
    ),
    Rule(
        "name-foreign",
        ERROR,
        "A name that the source text does not have stands where one of its own is missing.",
        "of two `Homs`, one translated as `Hama`",
        waivable=True,
    ),
)

_CAPITAL_BEFORE = re.compile(r"\w [^\W\d_a-z][\w-]* \Z")  # but not the first word of a sentence
_GAZE = 40  # characters
_LIKE = 3  # letters in which "Syrian" is like "Syria"


def found(pair: Pair) -> Iterator[Found]:
    """Yield listed names of the source text that the translation lacks or has put another name for."""
    if pair.piece is None or not pair.lexicon.names:
        return
    source, code = pair.source.language.code, pair.target.language.code
    named = _named(pair.original.text, pair.lexicon, source)
    if not named:
        return
    text = pair.piece.text
    spans = {each.name.spelling: _spans(each.name, text, code) for each in named}
    for each in named:
        if each.demanded and each.name.forms.get(code) and not spans[each.name.spelling]:
            yield Found("name", _missing(each.name, each.name.forms[code]))
    fewer = any(len(spans[each.name.spelling]) < each.times for each in named if each.name.forms.get(code))
    if fewer and endings.known(code):
        yield from _foreign(pair, pair.piece.text, spans)


def _missing(name: Name, approved: tuple[str, ...]) -> str:
    ways = " or ".join(f'"{form}"' for form in approved)
    return f'"{name.spelling}" of the source text is missing: write {ways}'


def _foreign(pair: Pair, text: str, own: Mapping[str, tuple[Span, ...]]) -> Iterator[Found]:
    """Yield listed names in the translation's `text` that nothing in the source text is like (rule 3).

    `own` is where the names of the source text stand in it, by their spelling.
    """
    covered = {at for spans in own.values() for span in spans for at in range(*span)}
    for name in pair.lexicon.names:
        if name.spelling in own or _like(name, pair.original.text):
            continue
        for start, end in _spans(name, text, pair.target.language.code):
            if covered.isdisjoint(range(start, end)):
                piece = text[start:end]
                message = (
                    f"{quoted(piece)} is {name.spelling}, which the source text does not name: "
                    "write the name that stands there"
                )
                yield Found("name-foreign", message, piece)
                break


def _spans(name: Name, text: str, code: str) -> tuple[Span, ...]:
    return forms.disjoint(name.forms.get(code, ()), text, code, name=True)


# --- the source text (rules 1 and 3) -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Named:
    """A listed name of a source text: how often it stands there, and whether a translation must have it."""

    name: Name
    times: int
    demanded: bool


@lru_cache(maxsize=512)
def _named(text: str, lexicon: Lexicon, source: str) -> tuple[_Named, ...]:
    """Return the listed names that the source `text` holds; a longer one hides those inside it."""
    index = _index(lexicon)
    near = {name.spelling: name for word in forms.words(text) for name in index.get(word.folded, ())}
    if not near:
        return ()
    spans = sorted(
        ((span, name.spelling) for name in near.values() for span in _occurrences(name, text, source)),
        key=lambda each: (each[0][0], -each[0][1]),
    )
    places: dict[str, list[Span]] = {}
    reached = 0
    for (start, end), spelling in spans:
        if start >= reached:
            reached = end
            places.setdefault(spelling, []).append((start, end))
    return tuple(
        _Named(near[spelling], len(own), not all(_inside_longer(text, *span) for span in own))
        for spelling, own in places.items()
    )


@lru_cache(maxsize=8)
def _index(lexicon: Lexicon) -> Mapping[str, tuple[Name, ...]]:
    """Return the listed names by the first word of each spelling, folded."""
    index: dict[str, tuple[Name, ...]] = {}
    for name in lexicon.names:
        for spelling in (name.spelling, *name.variants):
            if first := next(iter(forms.words(spelling)), None):
                index[first.folded] = (*index.get(first.folded, ()), name)
    return index


def _occurrences(name: Name, text: str, source: str) -> tuple[Span, ...]:
    """Return where `name` stands in a source text, with its capitals."""
    spellings = (name.spelling, *name.variants)
    return tuple(
        (start, end)
        for start, end in forms.disjoint(spellings, text, source, name=True)
        if text[start].isupper() or not name.spelling[0].isupper()
    )


def _inside_longer(text: str, start: int, end: int) -> bool:
    """Tell whether the name at that place is a part of a longer one, so that nothing is demanded (rule 1)."""
    goes_on = text[end : end + 2].removeprefix(" ")[:1].isupper()
    several_words = " " in text[start:end]
    return goes_on and (several_words or bool(_CAPITAL_BEFORE.search(text, max(0, start - _GAZE), start)))


def _like(name: Name, original: str) -> bool:
    """Tell whether a word of the source text is like one of the name's, or abbreviates it."""
    own = [word for spelling in (name.spelling, *name.variants) for word in forms.words(spelling)]
    beginnings = {word.folded[:_LIKE] for word in own if len(word.folded) >= _LIKE}
    initials = "".join(word.folded[0] for word in forms.words(name.spelling))
    return any(
        word.folded[:_LIKE] in beginnings
        or (len(initials) > 1 and initials in word.folded and original[word.start : word.end].isupper())
        for word in forms.words(original)
    )
