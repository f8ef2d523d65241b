"""What of a text may hold a figure: most texts hold none, and are told by this alone.

1. A token is what stands between two spaces. No figure in digits and no word has a space inside, so a text
   has digits and number words where its tokens have.
2. A token is idle if it has no digit and no word that the vocabulary knows. That depends on the token and
   the language alone, so it is remembered, and so are the words of the others.
3. A text of idle tokens, and in Chinese without numerals, has no figure: figures are made of digits and of
   known words, and months are known words.
4. Tokens that are met for the first time are mostly idle, and are told so together: folding them at once is
   folding each by itself, and what stands between them parts words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import filterfalse

from msgspec import Struct

from publish.checks.facts.digits import has_digits
from publish.checks.facts.vocabulary import LONGEST, WORD, Entry, Vocabulary, fold, look_up, may_be_known

REMEMBERED = 1 << 14
"""Idle tokens, about 2 MB for each language: what is forgotten is looked up once more."""

_TELLING = 1 << 11  # tokens that are not idle, about 0.5 MB for each language
_BECOMES_A_LETTER = "\u0345"  # if it is folded, and is none before; no other character does
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
    rest = set(filterfalse(words.idle.__contains__, text.split()))
    known = {token: found for token in rest if (found := words.telling.get(token)) is not None}
    return known if len(known) == len(rest) else known | _learnt(rest - known.keys(), words)


def _learnt(fresh: set[str], words: Vocabulary) -> dict[str, tuple[Word, ...]]:
    """Return those of `fresh`, tokens that nothing is remembered of, that are not idle."""
    if len(words.idle) > REMEMBERED:
        words.idle.clear()
    if len(words.telling) > _TELLING:
        words.telling.clear()
    plain = {token for token in fresh if not has_digits(token) and len(token) <= LONGEST}
    if _all_idle(plain, words):
        words.idle.update(plain)
        fresh -= plain
    told = {token: _words(token, words) for token in fresh}
    words.idle.update(token for token, found in told.items() if found is None)
    telling = {token: found for token, found in told.items() if found is not None}
    words.telling.update((token, found) for token, found in telling.items() if len(token) <= LONGEST)
    return telling


def _all_idle(tokens: set[str], words: Vocabulary) -> bool:
    """Tell whether tokens without digits are idle, all of them; False for some that are."""
    together = "\n".join(tokens)
    return _BECOMES_A_LETTER not in together and not may_be_known(words, WORD.findall(fold(together)))


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
    """Return the words that the vocabulary has of a token, None for an idle one."""
    found = tuple(
        Word(match.start(), match.end(), entry)
        for match in WORD.finditer(token)
        if match.end() - match.start() <= LONGEST and (entry := look_up(words, match[0])) is not None
    )
    return found if found or len(token) > LONGEST or has_digits(token) else None
