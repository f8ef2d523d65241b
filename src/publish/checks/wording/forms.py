"""Where a form (the spelling of a name or a term) stands in a text, as its language writes it.

1. A text is plain text, as a reader meets it. Addresses in it hold no words.
2. Words are folded before they are compared: compatibility forms, case, the vowel marks and the tatweel of
   Arabic script, and grave, acute and circumflex accents make no difference; nor do the kinds of hamza, of
   ya and kaf, teh marbuta, the Turkish i with and without its dot, and Russian ё.
3. The words of a form follow one another, with nothing between them but white space, hyphens, apostrophes,
   quotation marks and invisible characters. A form written with a joiner (`بین‌الملل`) is found with a space.
4. What may stand before a word and how it may end is the language's (`endings`).
5. Writings without spaces (Chinese, Japanese, Thai ...) have no words: the form stands wherever its
   characters do. The dot between the parts of a foreign name is any of those that keyboards have, or none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from publish.checks.late import late
from publish.checks.wording import endings
from publish.checks.wording.endings import Inflected

_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_VOWELS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
_MARKS = f"{_VOWELS}\u0300-\u0302\u00ad\u061c\u200c-\u200f\u2060\u2066-\u2069"
_INDIC = "\u0900-\u0903\u093a-\u094f\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0b82\u0bbe-\u0bcd"
_WORD = late(rf"[^\W_{_SPACELESS}]+(?:[{_MARKS}{_INDIC}]+[^\W_{_SPACELESS}]*)*")
_DROPPED = late(f"[{_MARKS}]+")
_SPACELESS_LETTER = late(f"[{_SPACELESS}]")
_GAP = late(r"""[\s\-‐‑–'’‘ʼ\u200b-\u200f\u2066-\u2069*_`"“”„«»()/&]*""")
_ADDRESS = late(r"\b[a-z][a-z+.-]{0,20}://\S+|(?<!\S)\S+@\S+|\bwww\.\S+", re.IGNORECASE)
_MIDDLE_DOT = late("[·•‧∙⋅・･]")
_UNIFIED = str.maketrans("ىیېکەۀہٱإأآۆؤئёı", "يييكهههااااووي" + "еi")


class Word(NamedTuple):
    """A folded word, and where it stands in its text, in characters."""

    folded: str
    start: int
    end: int


_JOINER = "\u200c"

Span = tuple[int, int]


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """Return `word` as it is compared (rule 2).

    >>> fold("Genève"), fold("İdlib"), fold("حَمَاة")
    ('geneve', 'idlib', 'حماه')
    """
    if word.isascii():
        return word.lower()
    text = unicodedata.normalize("NFKC", word).replace("İ", "i").replace("ة", "ه")
    text = _DROPPED.sub("", unicodedata.normalize("NFD", text.translate(_UNIFIED).casefold()))
    return unicodedata.normalize("NFC", text).translate(_UNIFIED)


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of `text`, without those of addresses (rule 1)."""
    return _run(text, 0, len(folded(text)))


def _run(text: str, first: int, last: int) -> tuple[Word, ...]:
    """Return those of the `words` of `text` from the one numbered `first` on, up to `last`."""
    standing = zip(folded(text)[first:last], _places(text)[first:last], strict=True)
    return tuple(Word(word, *place) for word, place in standing)


@lru_cache(maxsize=512)
def _places(text: str) -> tuple[Span, ...]:
    """Return where each of the `words` of `text` begins and ends."""
    return tuple([word.span() for word in _WORD.finditer(_without_addresses(text))])


@lru_cache(maxsize=512)
def folded(text: str) -> tuple[str, ...]:
    """Return the `words` of `text` alone, which is quick to make and to run through."""
    return tuple(map(fold, _WORD.findall(_without_addresses(text))))


def _without_addresses(text: str) -> str:
    """Return `text` with a space for each character of an address."""
    if "://" in text or "@" in text or "www." in text:
        return _ADDRESS.sub(lambda address: " " * len(address[0]), text)
    return text


@lru_cache(maxsize=512)
def _joined(text: str) -> str:
    """Return the words of `text`, folded, with spaces between them: a text that is quick to search."""
    return " ".join(folded(text))


def spans(form: str, text: str, code: str, *, name: bool) -> Iterator[Span]:
    """Yield where `form` stands in `text`, a text in the language `code`, from left to right.

    `name` says that the form is a proper name, which may become an adjective.

    >>> list(spans("Сайдная", "в тюрьме Сайднае", "ru", name=True))
    [(9, 16)]
    """
    if _SPACELESS_LETTER.search(form):
        yield from (found.span() for found in _characters(form).finditer(text))
        return
    if _JOINER in form:
        yield from spans(form.replace(_JOINER, " "), text, code, name=name)
    parts = _inflected(form, code, name=name)
    if not _within(parts, text):
        return
    first, others = parts[0], parts[1:]
    for at, word in enumerate(folded(text)):
        if first.core in word and first.matches(word):
            run = _run(text, at, at + len(parts))
            if len(run) == len(parts) and _fits(others, run, text):
                yield run[0].start, run[-1].end


def _within(parts: tuple[Inflected, ...], text: str) -> bool:
    """Tell whether `text` may hold these words, a quick question; no words stand nowhere."""
    joined = _joined(text)
    return bool(parts) and all(part.core in joined for part in parts)


@lru_cache(maxsize=8192)
def _inflected(form: str, code: str, *, name: bool) -> tuple[Inflected, ...]:
    """Return the ways to write each word of a form."""
    return tuple(endings.inflected(word, code, name=name) for word in folded(form))


@lru_cache(maxsize=2048)
def _characters(form: str) -> re.Pattern[str]:
    """Return the pattern of a form in a writing without spaces (rule 5)."""
    parts = map(re.escape, _MIDDLE_DOT.split(form))
    return re.compile(f"{_MIDDLE_DOT.pattern}?".join(parts), re.IGNORECASE)


def initialed(form: str, text: str, code: str) -> Iterator[Span]:
    """Yield where a name of two words or more stands in `text` with an initial for its first.

    >>> list(initialed("Башар Асад", "Б. Асада", "ru"))
    [(0, 8)]
    """
    first, parts = folded(form)[:1], _inflected(form, code, name=True)[1:]
    if not _within(parts, text) or len(first[0]) == 1:
        return
    found = words(text)
    for at, word in enumerate(found[: -len(parts)]):
        run = found[at + 1 : at + 1 + len(parts)]
        dotted = word.folded == first[0][0] and text[word.end : word.end + 1] == "."
        if dotted and parts[0].matches(run[0].folded) and _fits(parts[1:], run, text):
            yield word.start, run[-1].end


def plainly(form: str, piece: str, code: str) -> bool:
    """Tell whether `piece`, where `form` was found, is the name itself and no adjective made from it.

    >>> plainly("Syrie", "Syrie", "fr"), plainly("Syrie", "syrienne", "fr")
    (True, False)
    """
    if _SPACELESS_LETTER.search(form):
        return True
    own, standing = words(form.replace(_JOINER, " ")), words(piece.replace(_JOINER, " "))
    return len(own) == len(standing) and all(
        endings.plain(word.folded, code).matches(one.folded) for word, one in zip(own, standing, strict=True)
    )


def disjoint(forms: tuple[str, ...], text: str, code: str, *, name: bool) -> tuple[Span, ...]:
    """Return where any of `forms` stands in `text`: of those that overlap, the first and longest."""
    every = sorted(
        {span for form in forms for span in spans(form, text, code, name=name)},
        key=lambda span: (span[0], -span[1]),
    )
    kept: list[Span] = []
    for span in every:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def _fits(parts: tuple[Inflected, ...], run: tuple[Word, ...], text: str) -> bool:
    """Tell whether the words after the first are those of the form, with nothing between them (rule 3)."""
    return all(part.matches(word.folded) for part, word in zip(parts, run[1:], strict=True)) and all(
        _GAP.fullmatch(text, before.end, after.start) for before, after in pairwise(run)
    )
