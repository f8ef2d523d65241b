"""What of a text may hold a figure: most texts hold none, and are told by this alone.

1. A token is what stands between two spaces. No figure in digits and no word has a space inside, so a text
   has digits and number words where its tokens have.
2. A token is idle if it has no digit and no word that the vocabulary knows. That depends on the token and
   the language alone, so it is remembered, and so are the words of the others.
3. A text of idle tokens, and in Chinese without numerals, has no figure: figures are made of digits and of
   known words, and months are known words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from publish.checks.facts.digits import has_digits
from publish.checks.facts.vocabulary import LONGEST, WORD, Entry, Vocabulary, look_up

REMEMBERED = 1 << 14
"""Idle tokens, about 2 MB for each language: what is forgotten is looked up once more."""

_TELLING = 1 << 13
_NUMERAL = re.compile("[一二三四五六七八九十百千万亿两半]")


class Word(Struct, frozen=True):
    """A word of a text, or of a token, that the vocabulary has."""

    start: int
    end: int
    entry: Entry


Tokens = Mapping[str, tuple[Word, ...]]
"""Tokens of a text that are not idle, each with its words that the vocabulary has."""


def telling(text: str, words: Vocabulary) -> Tokens:
    """Return the tokens of `text` that are not idle."""
    tokens = text.split()
    if words.idle.issuperset(tokens):
        return {}
    if len(words.idle) > REMEMBERED:
        words.idle.clear()
    told = {token: _words(token, words) for token in set(tokens) - words.idle}
    words.idle.update(token for token, found in told.items() if found is None)
    return {token: found for token, found in told.items() if found is not None}


def has_numerals(text: str, words: Vocabulary) -> bool:
    """Tell whether `text` is in Chinese and has a numeral, which needs no spaces."""
    return words.chinese and _NUMERAL.search(text) is not None


def known_words(text: str, words: Vocabulary, tokens: Tokens) -> list[Word]:
    """Return the words of `text` that are, or may be, numbers or months; `tokens` are its telling ones."""
    if not any(tokens.values()):
        return []
    found: list[Word] = []
    start = 0
    for token in text.split():
        start = text.index(token, start)  # there is nothing but space before it
        for one in tokens.get(token, ()):
            word = Word(start + one.start, start + one.end, one.entry)
            if not (words.not_before and text.startswith(words.not_before, word.end + 1)):
                found.append(word)
        start += len(token)
    return found


def _words(token: str, words: Vocabulary) -> tuple[Word, ...] | None:
    """Return the words that the vocabulary has of a token, None for an idle one; a long one is forgotten."""
    return _remembered(token, words) if len(token) <= LONGEST else _found(token, words)


def _found(token: str, words: Vocabulary) -> tuple[Word, ...] | None:
    found = tuple(
        Word(match.start(), match.end(), entry)
        for match in WORD.finditer(token)
        if match.end() - match.start() <= LONGEST and (entry := look_up(words, match[0])) is not None
    )
    return found if found or len(token) > LONGEST or has_digits(token) else None


_remembered = lru_cache(maxsize=_TELLING)(_found)
