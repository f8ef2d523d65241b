r"""Where a name stands in a text, in any of the ways in which somebody may read it.

Every reading is looked up by its words, and by its letters alone, whatever stands between them. Most texts
end there: what follows reads only a text in which a part of a name was found.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from publish.checks.late import late
from publish.checks.protected.folding import WORD, around_escapes, fold, resolved, undisguised
from publish.checks.protected.spellings import (
    ENDINGS,
    GLUED,
    GRAM,
    MARKS,
    SPACELESS,
    Keys,
    Sequence,
    folded_words,
)

_GAP = 40  # characters between two parts of a name
_FAR = 200  # characters of an address on either side of a name in it
_BETWEEN = 2  # initials or particles between two parts of a name
_SHORT = 2  # letters of a word that may stand between two parts, if it is none of _FUNCTION
_MANY = 3  # characters of a Chinese name that is no chance across the end of a sentence

_PARTICLES = folded_words(
    "al el ar as ash at ad an az abu abou umm oum bin ben ibn bint bent ould von van der den del della dos "
    "das بن ابن بنت ابو ابي ام ال بو بن בן בת"
)
# Short words of a sentence: "Ali is Hassan's brother".
_SENTENCE = folded_words(
    "a i o y e u as at be by do go he if in is it me my no of on or so to up us we am et ou en au ce se sa "
    "si il un ne du te tu ma ta lo su mi ni ya ve ki mu bu da de zu er es ob wo im um ab "
    "и а о в с у к я не на но по за из от до об во со ко же ли бы да он мы вы ты их ее і й що та "
    "و او از به با تا در که را هم من في عن لا ما هو هي ان قد لم"
)
_FUNCTION = _SENTENCE - _PARTICLES

_WRAP = late(r'"[ \t]*\r?\n(?:#~|#\|)?[ \t|]*"')
_REMARK = late(r"^[ \t]*#[.,:|~]*(?=[ \t])", re.MULTILINE)
_NEWLINE = late(r"\\[nrt]")
_CODED = late(r"[A-Za-z0-9+/]{16,}")
_HEXADECIMAL = late(r"[0-9a-f]+|[0-9A-F]+")
_FEW = late(r"(?<![A-Za-z])[A-Za-z]{1,4}(?![A-Za-z])")
_SHARE = 6  # of the letters of an encoded text, at least one in so many is a capital, and a small one

_DROPPED = late(
    r"<!--.{0,300}?-->|<sup\b[^<>]{0,100}>[^<>]{0,40}</sup>|</?[a-z][^<>]{0,300}>"
    r"|\[\^[^\[\]\s]{0,60}\]|\]\([^()\n]{0,300}\)|\]\[[^\[\]\n]{0,60}\]|`[^`\n]{0,20}`",
    re.DOTALL,
)
_HYPHENATED = late(r"[\-\u2010\u2011]\\?[ \t]*\r?\n[ \t]*")
_LETTERSPACED = late(r"(?<![^\W_])[^\W\d_](?:[ \t.\u00a0]{1,2}[^\W\d_](?![^\W_])){3,}")
_ADDRESSED = late(r"[@#=&?]|://|\w\.\w")
_END = late(r"[.!?;:,،؛؟。]\s|\n\s*\n")
_END_BUT_COMMA = late(r"[.!?;:؛؟。]\s|\n\s*\n")
_CHINESE_END = late(r"[。！？；：，、,!?;:\n]")


class _Reading(Struct, frozen=True):
    """A folded text in one of the ways in which somebody may read it, and its words."""

    text: str
    words: list[str]

    @classmethod
    def of(cls, text: str) -> _Reading:
        """Return the reading that is `text`."""
        return cls(text, WORD.findall(text))


def stands(text: str, keys: Keys) -> bool:
    """Tell whether a name stands in `text`."""
    return any(next(_found(reading, keys), None) is not None for reading in _readings(text, keys))


def count(text: str, keys: Keys) -> int:
    """Return how many names stand in `text`, in the reading that has the most."""
    return max(len(set(_found(reading, keys))) for reading in _readings(text, keys))


# --- readings ----------------------------------------------------------------------------


def _readings(text: str, keys: Keys) -> Iterator[_Reading]:
    """Yield `text`, folded, in each way in which somebody may read it."""
    plain = _REMARK.sub("", _WRAP.sub("", _CODED.sub(_decoded, text)))
    meant = resolved(plain)
    for source in (plain,) if meant == plain else (meant, around_escapes(plain)):
        folded = _NEWLINE.sub("\n", fold(source))
        for shown in (_joined(folded), MARKS.sub(" ", folded)):
            reading = _Reading.of(shown)
            yield reading
            yield from _undisguised(reading, keys)


def _decoded(run: re.Match[str]) -> str:
    """Return a run of letters and digits, without its short words if it is a digest or encoded bytes."""
    text = run[0]
    size = len(text) / _SHARE
    digits, capitals = sum(map(str.isdigit, text)), sum(map(str.isupper, text))
    if not digits or (
        not _HEXADECIMAL.fullmatch(text) and min(capitals, len(text) - digits - capitals) < size
    ):
        return text
    return _FEW.sub(" ", text)


def _joined(folded: str) -> str:
    """Return a folded text with its marks, markup and hyphenation taken out: `Ab*cd*` is a word."""
    shown = _HYPHENATED.sub("", _DROPPED.sub("", folded))
    return MARKS.sub("", _LETTERSPACED.sub(lambda run: "".join(WORD.findall(run[0])), shown))


def _undisguised(reading: _Reading, keys: Keys) -> Iterator[_Reading]:
    """Yield a reading with letters that look like Latin ones as those, if a word may be so disguised."""
    if reading.text.isascii():
        return
    looks = {word: look for word in set(reading.words) if (look := undisguised(word))}
    if any(_is_disguised(word, look, keys) for word, look in looks.items()):
        yield from (_replaced(reading, {word: look[0] for word, look in looks.items()}),
                    _replaced(reading, {word: look[-1] for word, look in looks.items()}))  # fmt: skip


def _replaced(reading: _Reading, words: Mapping[str, str]) -> _Reading:
    """Return a reading with `words` as what they are mapped to."""
    return _Reading.of(WORD.sub(lambda word: words.get(word[0], word[0]), reading.text))


def _is_disguised(word: str, looks: tuple[str, ...], keys: Keys) -> bool:
    """Tell whether a word is of two scripts, or looks like a part of a name."""
    return re.search("[a-z]", word) is not None or not keys.known.isdisjoint(looks)


# --- looking -----------------------------------------------------------------------------


def _found(reading: _Reading, keys: Keys) -> Iterator[int]:
    """Yield where the first word of a name begins in a `reading`, in characters."""
    letters, known = "".join(reading.words), set(reading.words)
    if not keys.words.keys().isdisjoint(known):
        yield from _in_words(reading.text, keys)
    starts = itertools.accumulate(map(len, reading.words), initial=0)
    grams = {letters[at : at + GRAM] for at in starts}
    grams |= _grams(itertools.chain(known, _addresses(reading.text)))
    if names := [one for gram in keys.letters.keys() & grams for one in keys.letters[gram]]:
        yield from _in_letters(reading.text, letters, names)
    if not letters.isascii() and keys.characters:
        characters = "".join(SPACELESS.findall(letters))
        pairs = {characters[at : at + 2] for at in range(len(characters))}
        if names := [one for pair in keys.characters.keys() & pairs for one in keys.characters[pair]]:
            yield from _characters(reading.text, letters, names)


def _addresses(reading: str) -> Iterator[str]:
    """Yield the letters of each address, handle and hashtag."""
    tokens = {token for token in reading.split() if len(token) >= GLUED}
    return ("".join(WORD.findall(token)) for token in tokens if _ADDRESSED.search(token))


def _grams(words: Iterable[str]) -> set[str]:
    """Return what GRAM letters stand anywhere in the longer ones of `words`."""
    longer = (word for word in words if len(word) >= GLUED)
    return {word[at : at + GRAM] for word in longer for at in range(len(word) - GRAM + 1)}


def _in_words(reading: str, keys: Keys) -> Iterator[int]:
    """Yield where names stand as words."""
    words = list(WORD.finditer(reading))
    for at, word in enumerate(words):
        for sequence in keys.words.get(word[0], ()):
            near = words[at : at + 1 + len(sequence.following) * (1 + _BETWEEN)]
            if _follow(reading, near, sequence):
                yield word.start()
                break


def _follow(reading: str, words: list[re.Match[str]], sequence: Sequence) -> bool:
    """Tell whether the other words of a name follow its first."""
    at, end = 0, _END_BUT_COMMA if sequence.turned else _END
    for ways in sequence.following:
        following = _next(reading, words[at : at + _BETWEEN + 2], ways, end)
        if not following:
            return False
        at, end = at + following, _END
    return True


def _next(reading: str, words: list[re.Match[str]], ways: frozenset[str], end: re.Pattern[str]) -> int:
    """Return how far the next part of a name is from the first of `words`, in words; 0 if it is none."""
    for at, (before, after) in enumerate(itertools.pairwise(words), start=1):
        gap = reading[before.end() : after.start()]
        initial = at > 1 and len(before[0]) == 1 and gap.startswith(".")
        if len(gap) > _GAP or end.search(gap, int(initial)):
            return 0
        if after[0] in ways:
            return at
        if not _is_short(after[0]):
            return 0
    return 0


def _is_short(word: str) -> bool:
    """Tell whether a word may be an initial or a particle between two parts of a name."""
    return word in _PARTICLES or (len(word) <= _SHORT and word not in _FUNCTION)


def _characters(reading: str, letters: str, names: Iterable[str]) -> Iterator[int]:
    """Yield where a name begins in a writing without spaces, whatever signs stand between its characters."""
    index = _Index.of(reading)
    for name in names:
        for at in _all(name, letters):
            begin, end = index.place(at), index.place(at + len(name) - 1)
            if len(name) >= _MANY or not _CHINESE_END.search(reading, begin, end):
                yield begin


def _in_letters(reading: str, letters: str, names: Iterable[str]) -> Iterator[int]:
    """Yield where a name stands run together, or with anything between any of its letters."""
    index = _Index.of(reading)
    for name in names:
        for at in _all(name, letters):
            first, last = index.word(at), index.word(at + len(name) - 1)
            begin, end = index.place(at), index.place(at + len(name) - 1) + 1
            whole = first.start() == begin and reading[end : last.end()] in ENDINGS
            glued = len(name) >= GLUED and (first == last or _is_address(reading, begin, end))
            if glued or (whole and _near(reading, begin, end)):
                yield first.start()


def _near(reading: str, begin: int, end: int) -> bool:
    """Tell whether nothing divides the letters from `begin` to `end`."""
    return not _END.search(reading, begin, end) and not re.search(rf"[^\w]{{{_GAP},}}", reading[begin:end])


def _is_address(reading: str, begin: int, end: int) -> bool:
    """Tell whether what stands from `begin` to `end` is a part of an address, a handle or a hashtag."""
    if re.search(r"\s", reading[begin:end]):
        return False
    name = reading[begin:end]
    before = (reading[max(0, begin - _FAR) : begin] + name).split()[-1]
    after = (name + reading[end : end + _FAR]).split()[0]
    return _ADDRESSED.search(before + after[len(name) :]) is not None


def _all(name: str, letters: str) -> Iterator[int]:
    """Yield each place at which `name` begins in `letters`."""
    at = letters.find(name)
    while at >= 0:
        yield at
        at = letters.find(name, at + 1)


class _Index(Struct, frozen=True):
    """The words of a reading, and where each begins among the letters alone."""

    words: tuple[re.Match[str], ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, reading: str) -> _Index:
        """Return the index of `reading`."""
        words = tuple(WORD.finditer(reading))
        return cls(words, tuple(itertools.accumulate((len(word[0]) for word in words), initial=0)))

    def word(self, at: int) -> re.Match[str]:
        """Return the word that has the letter number `at`."""
        return self.words[bisect.bisect_right(self.starts, at) - 1]

    def place(self, at: int) -> int:
        """Return where the letter number `at` stands in the reading."""
        number = bisect.bisect_right(self.starts, at) - 1
        return self.words[number].start() + at - self.starts[number]
