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
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from publish.checks.wording import endings

_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_VOWELS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
_MARKS = f"{_VOWELS}\u0300-\u0302\u00ad\u061c\u200c-\u200f\u2060\u2066-\u2069"
_INDIC = "\u0900-\u0903\u093a-\u094f\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0b82\u0bbe-\u0bcd"
_WORD = re.compile(rf"[^\W_{_SPACELESS}](?:[^\W_{_SPACELESS}]|[{_MARKS}{_INDIC}])*")
_DROPPED = re.compile(f"[{_MARKS}]+")
_SPACELESS_LETTER = re.compile(f"[{_SPACELESS}]")
_GAP = re.compile(r"""[\s\-‐‑–'’‘ʼ\u200b-\u200f\u2066-\u2069*_`"“”„«»()/&]*""")
_ADDRESS = re.compile(r"\b[a-z][a-z+.-]{0,20}://\S+|(?<!\S)\S+@\S+|\bwww\.\S+", re.IGNORECASE)
_MIDDLE_DOT = re.compile("[·•‧∙⋅・･]")
_UNIFIED = str.maketrans("ىیېکەۀہٱإأآۆؤئёı", "يييكهههااااووي" + "еi")


@dataclass(frozen=True, slots=True)
class Word:
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
    text = unicodedata.normalize("NFKC", word).replace("İ", "i").replace("ة", "ه")
    text = _DROPPED.sub("", unicodedata.normalize("NFD", text.translate(_UNIFIED).casefold()))
    return unicodedata.normalize("NFC", text).translate(_UNIFIED)


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of `text`, without those of addresses (rule 1)."""
    if "://" in text or "@" in text or "www." in text:
        text = _ADDRESS.sub(lambda address: " " * len(address[0]), text)
    return tuple(Word(fold(word[0]), *word.span()) for word in _WORD.finditer(text))


@lru_cache(maxsize=512)
def _folded(text: str) -> tuple[str, ...]:
    """Return the words of `text`, folded: a list that is quick to run through."""
    return tuple(word.folded for word in words(text))


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
    parts = tuple(endings.pattern(word.folded, code, name=name) for word in words(form))
    if not parts:
        return
    begins, others, found = parts[0].fullmatch, parts[1:], words(text)
    for at, folded in enumerate(_folded(text)):
        if begins(folded) and at + len(parts) <= len(found):
            run = found[at : at + len(parts)]
            if not others or _fits(others, run, text):
                yield run[0].start, run[-1].end


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
    first, *others = words(form) or (None,)
    if first is None or not others or first.folded == first.folded[:1]:
        return
    parts, found = tuple(endings.pattern(word.folded, code, name=True) for word in others), words(text)
    for at, word in enumerate(found[: -len(parts)]):
        run = found[at + 1 : at + 1 + len(parts)]
        dotted = word.folded == first.folded[0] and text[word.end : word.end + 1] == "."
        if dotted and parts[0].fullmatch(run[0].folded) and _fits(parts[1:], run, text):
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
        endings.plain(word.folded, code).fullmatch(one.folded)
        for word, one in zip(own, standing, strict=True)
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


def _fits(parts: tuple[re.Pattern[str], ...], run: tuple[Word, ...], text: str) -> bool:
    """Tell whether the words after the first are those of the form, with nothing between them (rule 3)."""
    return all(part.fullmatch(word.folded) for part, word in zip(parts, run[1:], strict=True)) and all(
        _GAP.fullmatch(text, before.end, after.start) for before, after in pairwise(run)
    )
