"""Names that are spelled in two ways, and slips in a title: found by likeness, without a dictionary.

1. A name is a capitalised word inside a sentence. A word that also stands in lower case is none, nor is an
   abbreviation in capitals. Where a sentence or a title begins, a word may be a name, but it takes another
   place to say so.
2. Two spellings are alike if they sound alike as English transliterates: the same consonants, vowels of the
   same kind (`Saydnaya`, `Sednaya`). In a long name one vowel may differ (`Sidnaya`).
3. Not alike: a name and another made from it by an ending (Israel, Israeli); short names (Ali, Alia); two
   names that stand beside different names wherever they stand (Hassan Omar, Hasan Ali); and names that half
   a country bears, unless the name beside them is the same.
4. `[names]` in publish.toml settles it: spellings that are listed there are accepted.
5. A word of the title that stands nowhere else, and is one letter more, one less or two letters swapped from
   a word that the text says twice, or once beside the same word, is likely to be a slip (`Huger strike`,
   `hunger strike`). No inflection is one: the first letter and the last two must be the same.

Each statement is looked at by itself (`spellings`), and what was found in all of them is put together
(`name_findings`): a name that is no word anywhere. There everything is grouped by key and looked up, never
compared in pairs: time is linear in the words.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from publish.checks.late import late
from publish.checks.rule import WARNING, Rule
from publish.model import Finding, Kind, Lexicon, Segment, Statement

NAMES = Rule(
    "name-spelling",
    WARNING,
    "A name that is spelled in two ways is two names to a reader, a search and a translator.",
    "`Saydnaya` in one statement, `Sednaya` in another",
)
TITLE = Rule(
    "title-spelling",
    WARNING,
    "A slip in the title is the first thing that every reader sees.",
    "`Huger Strike` over a text about a `hunger strike`",
)

_NO_WORDS = late(
    r"(`+).*?\1|\]\(\d+\)|\[\^[^\]]*\]|<[^<>]*>|\b\w+://\S+|(?<!\S)\S+@\S+|\bwww\.\S+|&#?\w+;", re.DOTALL
)
_ANY_MARK = late(r"[`\]<@&/]")  # of each part of _NO_WORDS but one, so that most texts are left alone
_WORD = late(r"[^\W\d_]+")
_LOWER = late(r"[a-zß-öø-ÿа-яё](?<!\w.)[^\W\d_]*+")  # first a letter: most places are passed over quickly
_ASCII_LOWER = late(r"[a-z](?<!\w.)[A-Za-z]*+")
_CAPITAL = late(r"[^\W\d_a-z](?<!\w.)[^\W\d_]*+")
_ASCII_CAPITAL = late(r"[A-Z](?<!\w.)[A-Za-z]*+")
_NO_LETTERS = {code: " " for code in range(128) if not chr(code).isalpha()}
_BEGINS = late(r"(?:\A|[.!?:;…]|\n)[\s\"“”‘’'(*_\[–—-]*\Z")
_TITLES = {Kind.TITLE, *(kind for kind in Kind if kind.startswith("heading"))}

_CONSONANTS = (("ph", "f"), ("ck", "k"), ("dj", "j"), ("q", "k"), ("c(?!h)", "k"), ("(?<=[aeiou])h$", ""))
_VOWELS = (("ay|ai|ei|ey", "E"), ("ou|oo|au|aw|o|u", "O"), ("ee|ie|i|y", "I"), ("e", "E"), ("a+", "A"))
_TWICE = late(r"(.)\1+")
_VOWEL = late(r"[A-Z]")

_GAZE = 8  # characters between the end of a sentence and the next
_LEAST = 5  # letters of a name that can be told from another by its spelling
_LONG = 7  # letters of a name in which one vowel may differ
_ABBREVIATION = 5  # letters in capitals
_COMMON = {"mhmd", "hsn", "hmd"}  # Mohammed, Hassan, Hamid: consonants of names borne by very many
_OFTEN = 2  # times that a text says the word that the title is likely to mean


class Spelling(Struct, frozen=True):
    """One way in which a statement writes a name: `line` is where first, `times` how often.

    `certain` says that it stands inside a sentence (rule 1), `beside` are its neighbours, folded.
    """

    written: str
    line: int
    times: int
    certain: bool
    beside: tuple[str, ...]


class Spellings(Struct, frozen=True):
    """What a statement says about names, its own and those of others: plain values, to be kept and sent.

    `lower` are the words that it has in lower case, folded, with spaces between them: none of them is a
    name, wherever it stands. `names` has no such word.
    """

    path: str
    slug: str
    lower: str
    names: tuple[Spelling, ...]


def spellings(statement: Statement) -> Spellings:
    """Return the names of a statement, and the words that are none."""
    texts = [(segment, _plain(segment)) for segment in statement.segments]
    lower = frozenset(map(_fold, _in_lower_case("\n".join(text for _, text in texts))))
    places: dict[str, list[_Place]] = {}
    for segment, text in texts:
        for place in _places(segment, text):
            places.setdefault(_fold(place.written), []).append(place)
    names = tuple(
        _gathered(folded, found, lower)
        for folded, found in places.items()
        if len(folded) >= _LEAST and folded not in lower
    )
    return Spellings(statement.path, statement.slug, " ".join(sorted(lower)), names)


def name_findings(spelled: Iterable[Spellings], lexicon: Lexicon) -> Iterator[Finding]:
    """Yield where names are spelled in another way than more often elsewhere, in one statement or in many.

    `spelled` is what `spellings` returns of each statement, in the order in which they are told. Each
    pair is told once, at the first place of the rarer spelling.
    """
    names = _names(spelled)
    settled = _settled(lexicon)
    told = set[str]()
    for group in _groups(names).values():
        chief = max(group, key=lambda folded: (folded in settled, names[folded].times))
        for folded in group:
            if folded not in told and folded != chief and _alike(chief, folded, names, settled):
                told.add(folded)
                yield _told(names[folded], names[chief])


def title_findings(statement: Statement) -> Iterator[tuple[str, int, str]]:
    """Yield rule, line and message for words of the title that look like a slip (rule 5)."""
    title = next((segment for segment in statement.segments if segment.kind is Kind.TITLE), None)
    if title is None:
        return
    own = _words(_plain(title))
    texts = [_plain(segment) for segment in statement.segments if segment is not title]
    said = _words("\n".join(texts))
    known = dict.fromkeys(said)
    near = _neighbours(known, {word for word in own if word not in known and len(word) >= _LEAST})
    if not near:
        return
    times = Counter(said)
    pairs = {pair for text in texts for pair in itertools.pairwise(_words(text))}
    words = ["", *own, ""]
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        meant = near.get(word)
        if meant and (times[meant] >= _OFTEN or (before, meant) in pairs or (meant, after) in pairs):
            message = f'"{word}" may be a slip: the text says "{meant}", so correct one of the two'
            yield TITLE.id, title.line, message


# --- the names of one statement (rule 1) -------------------------------------------------


def _in_lower_case(text: str) -> set[str]:
    """Return the words of `text` that begin with a small letter."""
    return set((_ASCII_LOWER if text.isascii() else _LOWER).findall(text))


class _Place(NamedTuple):
    """One place where a name stands."""

    written: str
    line: int
    certain: bool
    beside: tuple[str, ...]


def _places(segment: Segment, text: str) -> Iterator[_Place]:
    """Yield the capitalised words of a segment's `text`, but for abbreviations."""
    capital = _ASCII_CAPITAL if text.isascii() else _CAPITAL
    words = [word for word in capital.finditer(text) if word[0][0].isupper()]
    for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False):
        if not (word[0].isupper() and len(word[0]) <= _ABBREVIATION):
            certain = segment.kind not in _TITLES and not _begins(text, word.start())
            beside = (*_beside(before, word, text), *_beside(word, after, text))
            yield _Place(word[0], segment.line, certain, beside)


def _gathered(folded: str, places: list[_Place], lower: frozenset[str]) -> Spelling:
    """Return a name of one statement by its places there; its neighbours are no words in `lower` case."""
    beside = {name for place in places for name in place.beside} - lower - {folded}
    certain = any(place.certain for place in places)
    return Spelling(places[0].written, places[0].line, len(places), certain, tuple(sorted(beside)))


def _begins(text: str, at: int) -> bool:
    """Tell whether a sentence begins at `at`."""
    return bool(_BEGINS.search(text, max(0, at - _GAZE), at))


def _beside(word: re.Match[str] | None, after: re.Match[str] | None, text: str) -> Iterator[str]:
    """Yield two capitalised words, folded, if they stand side by side."""
    if word and after and text[word.end() : after.start()] in {" ", "-"}:
        yield from (_fold(word[0]), _fold(after[0]))


# --- the names of all statements (rules 1 to 4) ------------------------------------------


class _Name(Struct):
    """One way to write a name: how often it stands in all statements, where first, and what beside it."""

    written: str
    path: str
    slug: str
    line: int
    times: int = 0
    certain: bool = False
    beside: set[str] = set()


def _names(spelled: Iterable[Spellings]) -> Mapping[str, _Name]:
    """Return the names by their folded form: capitalised words that stand nowhere in lower case (rule 1)."""
    found: dict[str, _Name] = {}
    common = set[str]()
    for each in spelled:
        common.update(each.lower.split())
        for name in each.names:
            one = found.setdefault(_fold(name.written), _Name(name.written, each.path, each.slug, name.line))
            one.times += name.times
            one.certain |= name.certain
            one.beside.update(name.beside)
    for one in found.values():
        one.beside -= common
    return {folded: one for folded, one in found.items() if folded not in common}


def _settled(lexicon: Lexicon) -> Mapping[str, str]:
    """Return the entry of `[names]` that lists a word in one of its spellings, by the folded word."""
    return {
        _fold(word): name.spelling
        for name in lexicon.names
        for spelling in (name.spelling, *name.variants)
        for word in _WORD.findall(spelling)
    }


def _groups(names: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the folded names that are alike, by what they share (rule 2)."""
    groups = defaultdict[str, list[str]](list)
    for folded in names:
        sound = _sound(folded)
        groups[sound].append(folded)
        if len(folded) >= _LONG:
            for vowel in _VOWEL.finditer(sound):
                groups[f"{sound[: vowel.start()]}?{sound[vowel.end() :]}"].append(folded)
    return {key: group for key, group in groups.items() if len(group) > 1}


def _alike(one: str, other: str, names: Mapping[str, _Name], settled: Mapping[str, str]) -> bool:
    """Tell whether two spellings of one sound are likely to be one name (rules 1, 3 and 4)."""
    if (one in settled and other in settled) or one.startswith(other) or other.startswith(one):
        return False
    if not (names[one].certain or names[other].certain):
        return False
    near, far = names[one].beside, names[other].beside
    if near and far:
        return not near.isdisjoint(far)
    return _VOWEL.sub("", _sound(one)) not in _COMMON


def _told(rare: _Name, usual: _Name) -> Finding:
    where = f"{usual.path}:{usual.line}"
    message = (
        f'"{rare.written}" may be the "{usual.written}" of {where}: '
        f'write it so, or list it in publish.toml as one of the variants of [names."{usual.written}"]'
    )
    return Finding(NAMES.id, NAMES.severity, rare.path, rare.line, message, rare.slug)


def _sound(folded: str) -> str:
    """Return how a folded name sounds: consonants in lower case, kinds of vowels in upper case.

    >>> _sound("saydnaya") == _sound("sednaya")
    True
    """
    for pattern, sign in (*_CONSONANTS, *_VOWELS):
        folded = re.sub(pattern, sign, folded)
    return _TWICE.sub(r"\1", folded)


# --- the title (rule 5) ------------------------------------------------------------------


def _neighbours(said: Iterable[str], strange: set[str]) -> Mapping[str, str]:
    """Return the word of the text that each `strange` word is a slip of, where there is one."""
    near: dict[str, str] = {}
    if not strange:
        return near
    for word in strange:
        for slip in (*_shorter(word), *_swapped(word)):
            if slip in said and len(slip) >= _LEAST:
                near.setdefault(word, slip)
    ends = tuple({word[-2:] for word in strange})
    shapes = {_shape(word, len(word)) for word in strange}
    for word in said:
        if word.endswith(ends) and len(word) >= _LEAST and _shape(word, len(word) - 1) in shapes:
            for slip in _shorter(word):
                if slip in strange:
                    near.setdefault(slip, word)
    return near


def _shape(word: str, length: int) -> tuple[int, str, str]:
    """Return what a slip leaves of a word: its first letter and the last two; and the `length`."""
    return length, word[0], word[-2:]


def _shorter(word: str) -> Iterator[str]:
    """Yield `word` without one letter, neither its first nor one of the last two."""
    return (word[:at] + word[at + 1 :] for at in range(1, len(word) - 2))


def _swapped(word: str) -> Iterator[str]:
    """Yield `word` with two neighbouring letters in the other order, the first and the last two apart."""
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 3))


def _words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    if text.isascii():
        return text.translate(_NO_LETTERS).lower().split()
    return [word.lower() for word in _WORD.findall(text)]


def _plain(segment: Segment) -> str:
    """Return a segment's text without targets, tags, code and addresses."""
    text = segment.text
    return _NO_WORDS.sub(" ", text) if _ANY_MARK.search(text) or "www." in text else text


@lru_cache(maxsize=16384)
def _fold(word: str) -> str:
    """Return a word in lower case and without marks on its letters."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()
