"""Names of `[names]` in publish.toml: each is written in a translation as the office writes it.

1. A listed name counts in the source where its words stand with their capitals. Where it is the beginning of
   a longer name ("United Nations High Commissioner") nothing is demanded: other languages name that body
   otherwise. A longer listed name hides a shorter one inside it.
2. Where the source names it, the translation must hold one of the approved forms of its language, once:
   a pronoun in place of the second is honest. The first word may be an initial (`Б. Асад`). No form listed
   for the language: nothing is demanded.
3. A name that the source does not have, while one that it has stands less often than there, has taken its
   place. Nothing is said where the source has a word like it ("Syrian" for Syria, "UN", "the Council"), of
   an adjective (`السوري`), and of a name beside one of its own, which says more of it (`Совбез ООН`,
   `le Conseil de sécurité des Nations unies`), unless `and` joins the two.
4. Where no name is missing, one that the source does not have is told where the translation makes it a member
   of a list that is closed in the source (`joined`). That needs an English source.
5. Names that begin with @ are handles: `addresses` looks at them.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from publish.checks.late import late
from publish.checks.rule import ERROR, Found, Pair, Rule, either, quoted
from publish.checks.wording import endings, forms, joined
from publish.checks.wording.forms import Span
from publish.model import Lexicon, Message, Name, say

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
        "A name that the source text does not have stands in place of one of its own, or in a list with it.",
        "of two `Homs`, one translated as `Hama`",
        waivable=True,
    ),
)

_CAPITAL_BEFORE = late(r"\w [^\W\d_a-z][\w-]* \Z")  # but not the first word of a sentence
_GAZE = 40  # characters
_AND = (
    "and|or|et|ou|und|oder|ve|ile|veya|или|ed|do"  # words of one letter (y, e, и, و) are no part of it anyway
)
_OF = late(
    rf"""[\s,(،（«"“‘’'-]*(?:(?!(?:{_AND})\b)[^\W\d_]{{2,7}}[\s’']+)?(?:l[’'])?""",
)
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
        yield from _others(pair, text, spans, _instead)
    elif (
        source == "en"
        and joined.touches(text, spans.values(), code)
        and _closed(pair.original.text, pair.lexicon)
    ):
        yield from _others(pair, text, spans, _added)


def _missing(name: Name, approved: tuple[str, ...]) -> Message:
    return say(
        '"{name}" of the source text is missing: write {ways}', name=name.spelling, ways=either(approved)
    )


_Near = tuple[Span, ...]
"""Where a name stands, with the names of the source text before and after it."""


def _others(
    pair: Pair,
    text: str,
    spans: Mapping[str, tuple[Span, ...]],
    wrong: Callable[[str, Span, _Near, str], bool],
) -> Iterator[Found]:
    """Yield, once each, listed names in the translation's `text` that nothing in the source text is like.

    `spans` is where the names of the source text stand in it, by their spelling; `wrong` is the rule.
    """
    code = pair.target.language.code
    own = sorted(span for standing in spans.values() for span in standing)
    for name in _worded(pair.lexicon):
        if name.spelling in spans:
            continue
        places = ((span, _near(span, own)) for span in _plain_spans(name, text, code))
        place = next((span for span, near in places if near and wrong(text, span, near, code)), None)
        if place and not _like(name, pair.original.text):
            yield _told(name, text[slice(*place)])


def _near(span: Span, own: list[Span]) -> _Near:
    """Return `span` with the names of the source text before and after it; nothing if it is a part of one."""
    at = bisect(own, span)
    near = (*own[max(at - 1, 0) : at], span, *own[at : at + 1])
    return near if all(one[1] <= other[0] for one, other in pairwise(near)) else ()


def _instead(text: str, span: Span, near: _Near, code: str) -> bool:
    """Tell whether a name stands for one that is missing, and says no more of one beside it (rule 3)."""
    with_and = code == "ar" and text.startswith("و", span[0])
    return with_and or not any(_OF.fullmatch(text, one[1], other[0]) for one, other in pairwise(near))


def _added(text: str, _span: Span, near: _Near, code: str) -> bool:
    """Tell whether a name was added to a list (rule 4)."""
    return any(joined.joins(text, one, other, code) for one, other in pairwise(near))


def _told(name: Name, piece: str) -> Found:
    said = say(
        "{words} is {name}, which the source text does not name: "
        "write the name that stands there, or take it out",
        words=quoted(piece),
        name=name.spelling,
    )
    return Found("name-foreign", said, piece)


def _spans(name: Name, text: str, code: str) -> tuple[Span, ...]:
    """Return where `name` stands in a translation, however its language changes it."""
    approved = name.forms.get(code, ())
    spans = forms.disjoint(approved, text, code, name=True)
    return spans or tuple(span for form in approved for span in forms.initialed(form, text, code))


def _plain_spans(name: Name, text: str, code: str) -> Iterator[Span]:
    """Yield where `name` stands itself, and not as an adjective (rule 3)."""
    approved = name.forms.get(code, ())
    for start, end in forms.disjoint(approved, text, code, name=True):
        if any(forms.plainly(form, text[start:end], code) for form in approved):
            yield start, end


# --- the source text (rules 1 and 3) -----------------------------------------------------


class _Named(Struct, frozen=True):
    """A listed name of a source text: how often it stands there, and whether a translation must have it."""

    name: Name
    times: int
    demanded: bool


@lru_cache(maxsize=512)
def _named(text: str, lexicon: Lexicon, source: str) -> tuple[_Named, ...]:
    """Return the listed names that the source `text` holds; a longer one hides those inside it."""
    index = _index(lexicon)
    near = {name.spelling: name for word in forms.folded(text) for name in index.get(word, ())}
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


def _worded(lexicon: Lexicon) -> Iterator[Name]:
    """Yield the listed names that are no handles (rule 5)."""
    return (name for name in lexicon.names if not name.spelling.startswith("@"))


@lru_cache(maxsize=8)
def _index(lexicon: Lexicon) -> Mapping[str, tuple[Name, ...]]:
    """Return the listed names by the first word of each spelling, folded."""
    index: dict[str, tuple[Name, ...]] = {}
    for name in _worded(lexicon):
        for spelling in (name.spelling, *name.variants):
            if first := next(iter(forms.words(spelling)), None):
                index[first.folded] = (*index.get(first.folded, ()), name)
    return index


@lru_cache(maxsize=512)
def _closed(text: str, lexicon: Lexicon) -> bool:
    """Tell whether the listed names of an English source `text` are joined to one another alone (rule 4)."""
    named = _named(text, lexicon, "en")
    return joined.closed(text, [span for each in named for span in _occurrences(each.name, text, "en")])


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
