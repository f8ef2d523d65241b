r"""Names that may appear nowhere: found in any text, in whatever way it writes them, and never quoted.

A text is what a file holds: a source, a raw catalog with its comments and obsolete entries, an output.

1. Texts and names are folded alike: compatibility forms, case, accents, vowel marks, tatweel and characters
   that nobody sees make no difference, nor do the kinds of hamza, ya, kaf and teh marbuta.
2. A text is read in several ways, and a name in any of them counts: as it stands, and with character
   references, percent-encoding and `\u` escapes resolved, as often as they were nested; each of the two with
   its marks (hyphens, apostrophes, `*`, `_`, tags) taken out, so that `Ab*cd*` is a word, and as spaces, so
   that `ab_cd` is two.
3. Lines that a catalog wraps (`"Ab"`, `"cd"`) are joined.
4. The parts of a name may be run together; between them may stand anything but the end of a sentence.
5. A name is no part of a longer word ("Ali" is not in "Alice"), but Arabic particles may stand before it,
   and the endings of a case, a genitive or an accusative, after it.
6. In writings without spaces a name stands wherever its characters do.

Time is linear in the text: its words are looked up in a set. Only a text in which one is found is read again,
line by line, to say where; if that fails, the finding is of the whole file (line 0).
"""

from __future__ import annotations

import bisect
import html
import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from publish.checks.rule import ERROR, Rule
from publish.model import Finding, Protected

RULES = (
    Rule(
        "protected",
        ERROR,
        "A name that must never appear stands in a file, and nothing is written until it is gone.",
        "the name of a witness in a translator's comment",
    ),
)

MESSAGE = "a protected name stands here: take it out of the file, and out of its history"

_ROUNDS = 3  # times that text may have been escaped: a page inside a feed inside a page
_GAP = 40  # characters between two parts of a name

_WRAP = re.compile(r'"[ \t]*\r?\n(?:#~|#\|)?[ \t|]*"')
_CLOSES = re.compile(r'"[ \t]*\r?$')
_OPENS = re.compile(r'(?:#~|#\|)?[ \t|]*"')
_ESCAPED = re.compile(r"[&%]|\\u")
_PERCENT = re.compile(r"(?:%[0-9a-f]{2})+", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})", re.IGNORECASE)
_NEWLINE = re.compile(r"\\[nrt]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_MARKS = re.compile(r"[*_~`\\'’‘ʼʿʾ\"\-\u2010-\u2015\u00b7\u30fb]+")
_UNSEEN = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u034f\u061c\u115f\u1160"
    "\u180b-\u180e\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]+"
)
_UNIFIED = tuple(zip("ىیېکةەہھٱı", "يييكههههاi", strict=True))
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0900-\u0903\u093a-\u094f\u0962\u0963\u0981-\u0dff])*")
_SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
_END_OF_SENTENCE = re.compile(r"[.!?;:,،؛؟。]\s|\n\s*\n")


def _listed(text: str) -> tuple[str, ...]:
    """Return nothing at all and the words of `text`: what may be joined to a word."""
    return "", *text.split()


_PARTICLES = _listed("و ف ب ل ك ال لل وب ول وك فب فل وال فال بال كال ولل وبال ا")
_HEBREW_PARTICLES = _listed("ו ה ב ל כ מ ש וה וב ול ומ וש שה שב של")
_CASES = _listed("а я у ю е и ы і о ь ом ем ои еи ою ею ым ам ами ах ов ых ого ому")  # й is и
_VOWELS = "аяоеиыуюьі"
_LONG = 4  # letters of a name that may lose its last vowel, or take the s of a genitive


@dataclass(frozen=True, slots=True)
class _Keys:
    """What to look for: a name's first word, in each way, with the words that must follow; and characters."""

    rest: Mapping[str, tuple[tuple[frozenset[str], ...], ...]]
    characters: tuple[str, ...]


def occurrences(text: str, protected: Protected) -> Iterator[int]:
    """Yield the line of each protected name in `text`, once a line, from 1; 0 where it cannot be told."""
    if not protected.names:
        return
    keys = _keys(protected)
    unwrapped = _WRAP.sub("", text)
    readings = _readings(unwrapped)
    if not _ESCAPED.search(unwrapped):
        readings = itertools.islice(readings, 2)
    if any(_stands(reading, keys) for reading in readings):
        yield from _lines(text, keys) or [0]


def holds(text: str, protected: Protected) -> bool:
    """Tell whether a protected name stands in `text`."""
    return next(occurrences(text, protected), None) is not None


def protected_findings(path: str, text: str, protected: Protected) -> Iterator[Finding]:
    """Yield a finding for each line of `text` with a protected name in it, and for a `path` that has one."""
    shown = _shown(path, protected)
    if shown != path:
        yield Finding(
            "protected", ERROR, shown, 0, MESSAGE.replace("here", "in the name of a file or folder")
        )
    for line in occurrences(text, protected):
        yield Finding("protected", ERROR, shown, line, MESSAGE)


def _shown(path: str, protected: Protected) -> str:
    """Return `path` with a star for each part of it that holds a protected name."""
    parts = ["*" if holds(part, protected) else part for part in path.split("/")]
    shown = "/".join(parts)
    return "*" if holds(shown, protected) else shown


# --- reading a text (rules 1 to 3) -------------------------------------------------------


def _joined(folded: str) -> str:
    """Return a folded text with its marks and tags taken out: `Ab*cd*` is a word (rule 2)."""
    return _MARKS.sub("", _TAG.sub("", _NEWLINE.sub(" ", folded)))


def _parted(folded: str) -> str:
    """Return a folded text with its marks as spaces: `ab_cd` is two words (rule 2)."""
    return _MARKS.sub(" ", folded)


def _readings(text: str) -> Iterator[str]:
    """Yield `text` in each way in which somebody may read it: as often for every text (rule 2)."""
    for folded in (_fold(text), _fold(_resolved(text))):
        yield _joined(folded)
        yield _parted(folded)


def _resolved(text: str) -> str:
    """Return `text` with references, percent-encoding and escapes resolved, as deep as they are nested."""
    for _ in range(_ROUNDS):
        before = text
        if "&" in text:
            text = html.unescape(text)
        if "%" in text:
            text = _PERCENT.sub(lambda run: unquote_to_bytes(run[0]).decode("utf-8", "replace"), text)
        if "\\u" in text:
            text = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), text)
        if text == before:
            break
    return text


def _fold(text: str) -> str:
    """Return `text` as it is compared (rule 1); line ends stay."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    for letter, plain in _UNIFIED:
        text = text.replace(letter, plain)
    return text


# --- what to look for (rules 4 to 6) -----------------------------------------------------


@lru_cache(maxsize=4)
def _keys(protected: Protected) -> _Keys:
    """Return what to look for."""
    rest: dict[str, set[tuple[frozenset[str], ...]]] = {}
    characters: list[str] = []
    for spelling in itertools.chain.from_iterable(protected.names):
        folded = _MARKS.sub(" ", _fold(spelling))
        if _SPACELESS.search(folded):
            characters.append("".join(folded.split()))
            continue
        parts = _WORD.findall(folded)
        joined = "".join(_WORD.findall(_MARKS.sub("", _fold(spelling))))
        for words in ([joined], parts) if parts != [joined] else ([joined],):
            following = tuple(frozenset(_ways(word)) for word in words[1:])
            for way in _ways(words[0]):
                rest.setdefault(way, set()).add(following)
    return _Keys({way: tuple(each) for way, each in rest.items()}, tuple(characters))


def _ways(word: str) -> Iterator[str]:
    """Yield how a folded word of a name may be written: with particles, or with an ending (rule 5)."""
    if re.search("[\u0620-\u06d3]", word):
        for particle in _PARTICLES:
            yield particle + word
            yield particle + word + "ا"
    elif re.search("[א-ת]", word):
        yield from (particle + word for particle in _HEBREW_PARTICLES)
    elif re.search("[а-я]", word):
        yield word
        stem = word.rstrip(_VOWELS) if len(word) > _LONG else word
        for ending in _CASES:
            yield word + ending
            yield stem + ending
    else:
        yield word
        if len(word) >= _LONG:
            yield word + "s"


# --- looking -----------------------------------------------------------------------------


def _stands(reading: str, keys: _Keys) -> bool:
    return next(_found(reading, keys), None) is not None


def _found(reading: str, keys: _Keys) -> Iterator[int]:
    """Yield where a name begins in a folded `reading`, in characters."""
    if keys.characters and _SPACELESS.search(reading):
        yield from _characters(reading, keys.characters)
    if keys.rest.keys().isdisjoint(_WORD.findall(reading)):
        return
    words = list(_WORD.finditer(reading))
    for at, word in enumerate(words):
        for following in keys.rest.get(word[0], ()):
            if _follow(reading, words[at : at + 1 + len(following)], following):
                yield word.start()
                break


def _follow(reading: str, words: list[re.Match[str]], following: tuple[frozenset[str], ...]) -> bool:
    """Tell whether the other words of a name follow its first (rule 4)."""
    if len(words) <= len(following):
        return False
    return all(
        after[0] in ways and _no_end(reading[before.end() : after.start()])
        for (before, after), ways in zip(itertools.pairwise(words), following, strict=True)
    )


def _no_end(gap: str) -> bool:
    return len(gap) <= _GAP and not _END_OF_SENTENCE.search(gap)


def _characters(reading: str, names: tuple[str, ...]) -> Iterator[int]:
    """Yield where one of `names`, in a writing without spaces, begins."""
    for name in names:
        at = reading.find(name)
        while at >= 0:
            yield at
            at = reading.find(name, at + 1)


def _lines(text: str, keys: _Keys) -> list[int]:
    """Return the lines of `text` with a name: each line is read alone, and what was read is joined."""
    lines = text.split("\n")
    pieces = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        wrapped = _CLOSES.search(line) and _OPENS.match(after)
        pieces.append((_CLOSES.sub("", line), "") if wrapped else (line, "\n"))
    joined = [_OPENS.sub("", piece) if before == "" else piece for before, (piece, _) in _before(pieces)]
    found: set[int] = set()
    for read in zip(*map(_readings, joined), strict=True):
        parts = [piece + end for piece, (_, end) in zip(read, pieces, strict=True)]
        starts = list(itertools.accumulate(map(len, parts), initial=0))
        found.update(bisect.bisect_right(starts, at) for at in _found("".join(parts), keys))
    return sorted(found)


def _before(pieces: list[tuple[str, str]]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each piece with the line end before it."""
    return zip(["\n", *(end for _, end in pieces)], pieces, strict=False)
