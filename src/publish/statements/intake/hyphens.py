"""Lines put together again: with a space, or as one word where a hyphen ended the line.

Whether such a hyphen belongs to the word is decided by the first rule that fits:

1. a soft hyphen never does; after more than 300 characters there is no word to put together;
2. it does after or before a digit, before a capital letter, in an address, and where the word
   has another hyphen already (`35-year-` + `old`);
3. the text itself: it has the word elsewhere without the hyphen, or with it;
4. it does after `self-`, `non-`, `well-` … and before `-based`, `-backed`, `-controlled` …;
5. it does, doubtfully, after `half-`, `high-` … and before `-led`, `-held`, `-old` …; it does
   not, doubtfully, after `co`, `pro`, `ex` …, which more often begin a word than stand before one;
6. it does, doubtfully, if the first part is a longer word of the text by itself (`regime-` +
   `aligned`) and the second no common ending;
7. otherwise it does not (`govern-` + `ment`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from msgspec import Struct

from publish.statements.intake.ledger import SOFT_HYPHEN, Doubt, Rewritten
from publish.statements.intake.lines import Line

_HYPHENS = "-\u2010"
_ENDS_IN_HYPHEN = re.compile(rf"[^\W_][{_HYPHENS}]\Z")
_BREAKS = re.compile(rf"[{_HYPHENS}{SOFT_HYPHEN}–]\Z")
_RANGE = re.compile(r"[0-9]–\Z")
_EDGES = re.compile(r"^\W+|\W+$")
_FIRST_PARTS = re.compile(
    "self|non|well|vice|long|north|south|east|west|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_LAST_PARTS = re.compile(
    "based|backed|controlled|sponsored|torn|affected|besieged|occupied|owned|funded|related|ridden|stricken"
    "|ranking|called|scale|aligned|linked|driven"
)
_LIKELY_FIRST_PARTS = re.compile(
    "half|mid|high|low|short|full|multi|semi|counter|one|two|three|four|five|six|seven"
)
_LIKELY_LAST_PARTS = re.compile(
    "led|held|run|old|term|year|month|week|day|hour|wide|level|made|free|known|armed|off"
)
_BEGINNINGS = re.compile("co|pro|ex|pre|post|anti|al|el|re|so|all|inter|sub|over|under")
_ENDINGS = re.compile(
    "e?s|e?d|ings?|ers?|ees?|ors?|ments?|ians?|ions?|ations?|ly|al(?:ly)?|ness|able|ful|less|ity|ism|ists?"
    "|[ae]nce|ary|ive|ish"
)
_LONGEST = 300  # characters, of an address: joining ever longer words would take quadratic time
_LONGER = 5  # letters; shorter words (`for`, `per`, `as`) too often begin another


class Joined(Struct, frozen=True):
    """Lines as one: the text, the words that were joined, and what is doubtful in it."""

    text: str
    rewritten: tuple[Rewritten, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def vocabulary(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words of `lines` in lower case, without punctuation, except those a hyphen breaks."""
    return frozenset(
        _bare(word)
        for line in lines
        for word in line.text.split()
        if not (_ENDS_IN_HYPHEN.search(word) or word.endswith(SOFT_HYPHEN))
    )


def join(lines: Sequence[Line], known: frozenset[str]) -> Joined:
    """Return `lines` as one line of text; `known` is the text's `vocabulary`."""
    words, rewritten, doubts = lines[0].text.split(" "), [], []
    for line in lines[1:]:
        last = words[-1]
        first, *after = line.text.split(" ")
        word, doubtful = seam(last, first, known)
        if word is None:
            words += (first, *after)
            if doubtful:
                doubts.append(
                    Doubt(line.number, first, "may belong to the long word before it: put them together")
                )
            continue
        rewritten.append(Rewritten(line.number, (last.rstrip(SOFT_HYPHEN), first), (word,)))
        words[-1:] = (word, *after)
        if doubtful:
            doubts.append(
                Doubt(
                    line.number,
                    word,
                    f'was "{last}" and "{first}", broken at a line\'s end: is this the word?',
                )
            )
    return Joined(" ".join(words).replace(SOFT_HYPHEN, ""), tuple(rewritten), tuple(doubts))


def seam(last: str, first: str, known: frozenset[str]) -> tuple[str | None, bool]:
    """Return the word that a line's `last` and the next line's `first` word make, and if it is doubtful.

    None stands for two words.

    >>> seam("govern-", "ment,", frozenset())
    ('government,', False)
    """
    if len(last) > _LONGEST:
        return None, bool(_BREAKS.search(last[-2:]))
    if last.endswith(SOFT_HYPHEN) and last.strip(SOFT_HYPHEN):
        return _nfc(last.rstrip(SOFT_HYPHEN) + first), False
    if _RANGE.search(last) and first[:1].isdigit():
        return last + first, False
    if not _ENDS_IN_HYPHEN.search(last) or not first[:1].isalnum():
        return None, False
    keeps, doubtful = _keeps_hyphen(last, first, known)
    return _nfc((last if keeps else last[:-1]) + first), doubtful


def _keeps_hyphen(last: str, first: str, known: frozenset[str]) -> tuple[bool, bool]:
    """Tell whether the hyphen belongs to the word (rules 2 to 7), and whether that is doubtful."""
    stem, rest = _bare(last), _bare(first)
    inner = last[:-1]
    if (
        inner[-1].isdigit()
        or not first[0].islower()
        or "/" in inner
        or any(mark in inner for mark in _HYPHENS)
    ):
        return True, False
    if stem + rest in known:
        return False, False
    if f"{stem}-{rest}" in known or _FIRST_PARTS.fullmatch(stem) or _LAST_PARTS.fullmatch(rest):
        return True, False
    if _LIKELY_FIRST_PARTS.fullmatch(stem) or _LIKELY_LAST_PARTS.fullmatch(rest):
        return True, True
    if _BEGINNINGS.fullmatch(stem):
        return False, True
    is_compound = stem in known and len(stem) >= _LONGER and not _ENDINGS.fullmatch(rest)
    return is_compound, is_compound


def _bare(word: str) -> str:
    """Return `word` in lower case without punctuation at its ends, hyphens inside as `-`."""
    return _EDGES.sub("", word).casefold().replace("\u2010", "-")


def _nfc(word: str) -> str:
    """Return `word` composed: its two halves may only now stand side by side."""
    return unicodedata.normalize("NFC", word)
