"""What to look for: every way in which a name of the list may be written, as words and as letters.

1. A word of a name takes Arabic and Hebrew particles before it, and the endings of a case or a genitive:
   Russian ones, Turkish ones also without their apostrophe. A short name takes few: `Samira` is not `Samir`.
2. `ü` is also `ue` (and so on), whichever of them the list has.
3. The article of an Arabic name in Latin letters is written in many ways, or not at all; with `Abd` too.
4. The last part may come first.
5. A name of two parts may be run together; in writings without spaces every name is.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct

from publish.checks.late import late
from publish.checks.protected.folding import WORD, fold
from publish.model import Protected

Value = TypeVar("Value")

MARKS = late(r"[*_~`\\'’‘ʼʿʾˈ´\"\[\]{}|^\-\u2010-\u2015\u200c\u2022\u2027\u00b7\u30fb\uff65]+")
"""What may stand inside a word and is none of its letters, in a folded text."""

GRAM = 6
"""Letters by which a name that is run together is first looked up."""

GLUED = 8
"""Letters of a name of two parts that counts in the middle of an address, too."""

SPACELESS = late(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
"""A character of a writing that puts no spaces between words, or whose particles stand without one."""


def folded_words(text: str) -> frozenset[str]:
    """Return the words of `text`, folded."""
    return frozenset(fold(text).split())


def _listed(text: str) -> tuple[str, ...]:
    """Return nothing at all and the words of `text`: what may be joined to a word."""
    return "", *text.split()


ARTICLES = folded_words("al el ul il ar er ur as es us ash esh ush at et ut ad ed ud az ez uz an en un")
"""The article of an Arabic name, as it sounds before one letter or another."""

_DROPPED = folded_words("al el ul ar as ash at ad az")  # no names themselves
_PARTICLES = _listed("و ف ب ل ك ال لل وب ول وك فب فل وال فال بال كال ولل وبال ا")
_HEBREW_PARTICLES = _listed("ו ה ב ל כ מ ש וה וב ול ומ וש שה שב של")
_CASES = _listed("а я у ю е и ы і о ь ом ем ои еи ою ею ым ам ами ах ов ых ого ому")  # й is и
_VOWELS = "аяоеиыуюьі"
_GENITIVE = ("", "s")
_TURKISH = _listed("s nin nun ya ye yi yu da de dan den ta te tan ten yla yle")
_TURKISH_ALL = (*_TURKISH, *_listed("a e i u in un la le lar ler ca ce si"))  # Samir is not Samira
_LONG = 4  # letters of a name that may lose its last vowel, or take the s of a genitive
_LONGER = 5  # letters of a name that stands alone and may take a Turkish ending
_ABD = late(r"abd(?:[aeu]?l|[aeu]([rsndtz])(?=\1))?")  # servant: Abdul, Abd ar-
_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))
_DIGRAPH = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})

ENDINGS = frozenset((*_CASES, *_TURKISH_ALL, "ا"))
"""What may follow a name that is run together, up to the end of the word."""


class Sequence(Struct, frozen=True):
    """The words that must follow the first of a name, each in its ways; `turned` if that one is the last."""

    following: tuple[frozenset[str], ...]
    turned: bool = False


class Keys(Struct, frozen=True):
    """What to look for, by what is looked up first.

    `words` has sequences by a first word, `letters` names run together by their first GRAM letters, and
    `characters` names in writings without spaces by the first two of their characters
    that are of such a writing. `known` are all words.
    """

    words: Mapping[str, tuple[Sequence, ...]]
    letters: Mapping[str, tuple[str, ...]]
    characters: Mapping[str, tuple[str, ...]]
    known: frozenset[str]


@lru_cache(maxsize=4)
def keys(protected: Protected) -> Keys:
    """Return what to look for."""
    words: dict[str, dict[Sequence, None]] = {}
    letters: dict[str, dict[str, None]] = {}
    characters: dict[str, dict[str, None]] = {}
    for folded in _spellings(protected):
        if SPACELESS.search(folded):
            together = "".join(WORD.findall(folded))
            pair = "".join(SPACELESS.findall(together)[:2])
            characters.setdefault(pair, {})[together] = None
            continue
        for parts in _divided(folded):
            for first, sequence in _sequences(parts):
                words.setdefault(first, {})[sequence] = None
            for joined in _joined(parts):
                letters.setdefault(joined[:GRAM], {})[joined] = None
    following = (word for each in words.values() for one in each for ways in one.following for word in ways)
    return Keys(_frozen(words), _frozen(letters), _frozen(characters), frozenset((*words, *following)))


def _frozen(mapping: Mapping[str, Iterable[Value]]) -> dict[str, tuple[Value, ...]]:
    return {key: tuple(each) for key, each in mapping.items()}


def _spellings(protected: Protected) -> Iterator[str]:
    """Yield each spelling of each name, folded, with `ü` as `u` and as `ue` (rule 2)."""
    for spelling in itertools.chain.from_iterable(protected.names):
        yield from dict.fromkeys((fold(spelling), fold(spelling.lower().translate(_DIGRAPH))))


def _divided(folded: str) -> Iterator[tuple[str, ...]]:
    """Yield the parts of a name, divided at its marks or not, and without its article (rule 3)."""
    parts = tuple(WORD.findall(MARKS.sub(" ", folded)))
    bare = tuple(part for part in parts if part not in _DROPPED)
    ways = (parts, tuple(WORD.findall(MARKS.sub("", folded))), bare if len(bare) > 1 else parts)
    yield from dict.fromkeys(ways)


def _sequences(parts: tuple[str, ...]) -> Iterator[tuple[str, Sequence]]:
    """Yield how words of a name follow each other, by the first of them (rules 3 to 5)."""
    endings = _TURKISH_ALL if len(parts) > 1 else _TURKISH
    for first in _ways("".join(parts), endings):
        yield first, Sequence(())
    if len(parts) > 1:
        for order, turned in ((parts, False), (_turned(parts), True)):
            before = [frozenset(_ways(part, _GENITIVE)) for part in order[:-1]]
            following = (*before[1:], frozenset(_ways(order[-1], endings)))
            yield from ((first, Sequence(following, turned)) for first in before[0])


def _turned(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return `parts` with the last one first (rule 4)."""
    return (parts[-1], *parts[:-1])


def _joined(parts: tuple[str, ...]) -> Iterator[str]:
    """Yield a name of several parts run together, if it is long enough to be no chance (rule 5)."""
    for order in (parts, _turned(parts)) if len(parts) > 1 else ():
        for words in itertools.product(*map(_spelt, order)):
            together = "".join(words)
            if len(together) >= GRAM:
                yield from (particle + together for particle in _particles(together))


def _particles(word: str) -> tuple[str, ...]:
    """Return what may stand before `word` in its script, nothing too."""
    if re.search("[\u0620-\u06d3]", word):
        return _PARTICLES
    return _HEBREW_PARTICLES if re.search("[א-ת]", word) else ("",)


def _ways(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    """Yield how a folded word of a name may be written, in Latin letters with one of `endings` (rule 1)."""
    if re.search("[\u0620-\u06d3א-ת]", word):
        for particle in _particles(word):
            yield particle + word
            yield particle + word + "ا"
    elif re.search("[а-я]", word):
        stem = word.rstrip(_VOWELS) if len(word) > _LONG else word
        yield from (base + ending for base in (word, stem) for ending in _CASES)
    else:
        allowed = ("",) if len(word) < _LONG else _GENITIVE if len(word) < _LONGER else endings
        yield from (base + ending for base in _spelt(word) for ending in allowed)


def _spelt(word: str) -> frozenset[str]:
    """Return the spellings of a `word` in Latin letters, itself too (rules 2 and 3)."""
    if word in ARTICLES:
        return ARTICLES
    short = word
    for digraph, letter in _DIGRAPHS:
        short = short.replace(digraph, letter)
    head = _ABD.match(word)
    rest = word[head.end() :] if head else ""
    servant = ("", *ARTICLES) if head and (not rest or len(rest) >= _LONG) else ()
    return frozenset((word, short, *(f"abd{article}{rest}" for article in servant)))
