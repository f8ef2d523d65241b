"""Typography: slips of keyboard, font and copying that a reader sees. All of it is advice.

A rule stands here only if it is right nine times in ten on honest text. What is no prose (code, addresses,
tags, targets) is left alone, and of many slips of one kind in a segment the first few are told. Where a quick
look tells that no rule about letters, or about marks, can find anything, those rules are not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Literal

from publish.checks.rule import WARNING, Found, Pair, Rule
from publish.checks.writing import letters, punctuation
from publish.checks.writing.characters import prose, resolved
from publish.checks.writing.prose import Prose, Slip
from publish.checks.writing.scripts import writing

_TOLD = 3

_Look = Callable[[Prose], Iterator[Slip]]
_About = Literal["letters", "marks", "words"]

_TABLE: tuple[tuple[Rule, _About, _Look], ...] = (
    (
        Rule(
            "mixed-scripts",
            WARNING,
            "A word with a letter of another writing looks right, and no search finds it.",
            "`Аmnesty` with a Cyrillic `А`",
        ),
        "letters",
        letters.mixed_scripts,
    ),
    (
        Rule(
            "foreign-letter",
            WARNING,
            "A letter of another language's keyboard looks the same, and no search finds the word.",
            "Arabic `كتاب` in a Persian text, for `کتاب`",
        ),
        "letters",
        letters.foreign_letters,
    ),
    (
        Rule(
            "kashida",
            WARNING,
            "A word that is drawn out is not found, and type of another width tears it apart.",
            "`محمـــد` for `محمد`",
        ),
        "letters",
        letters.kashidas,
    ),
    (
        Rule(
            "presentation-form",
            WARNING,
            "Letters copied from a PDF in the forms of an old font are not found, nor read aloud.",
            "`ﻻ` for `لا`, `ﬁ` for `fi`",
        ),
        "letters",
        letters.presentation_forms,
    ),
    (
        Rule(
            "digit-systems",
            WARNING,
            "One text writes its numbers in one kind of digits.",
            "`١٦` beside `2017`",
        ),
        "letters",
        letters.digit_systems,
    ),
    (
        Rule(
            "soft-hyphen",
            WARNING,
            "A soft hyphen hides a word from searches; browsers hyphenate without it.",
            "U+00AD SOFT HYPHEN inside `Gefängnis`",
        ),
        "letters",
        letters.soft_hyphens,
    ),
    (
        Rule(
            "straight-quotes",
            WARNING,
            "The printed language has quotation marks of its own.",
            '`"` in French, for `« »`',
        ),
        "marks",
        punctuation.straight_quotes,
    ),
    (
        Rule(
            "foreign-mark",
            WARNING,
            "A comma or question mark belongs to the writing of the words before it.",
            "`,` in Arabic, for `،`; `,` in Chinese, for `，`",
        ),
        "marks",
        punctuation.foreign_marks,
    ),
    (
        Rule(
            "final-mark",
            WARNING,
            "A sentence that ends in no mark may have lost its end.",
            "`It was closed.` translated as `Elle a été fermée`",
        ),
        "words",
        punctuation.final_marks,
    ),
    (
        Rule("doubled-word", WARNING, "A word that stands twice was not meant.", "`dans dans la prison`"),
        "words",
        punctuation.doubled_words,
    ),
    (
        Rule("doubled-space", WARNING, "Two spaces show in the plain text.", "`dans  la prison`"),
        "marks",
        punctuation.doubled_spaces,
    ),
    (
        Rule(
            "spaced-mark", WARNING, "A comma or full stop follows its word directly.", "`la prison , fermée`"
        ),
        "marks",
        punctuation.spaced_marks,
    ),
    (
        Rule(
            "spaced-hyphen",
            WARNING,
            "A hyphen joins words; what parts them is a dash.",
            "`Хомс - город` for `Хомс — город`",
        ),
        "marks",
        punctuation.spaced_hyphens,
    ),
    (
        Rule(
            "printed-reference",
            WARNING,
            "Title, summary and place are plain text: a character reference is printed.",
            "`&nbsp;` in a title",
        ),
        "marks",
        punctuation.references_in_plain_text,
    ),
)

RULES = tuple(rule for rule, _, _ in _TABLE)


def _asked(*about: _About) -> tuple[tuple[str, _Look], ...]:
    """Return the rules of the table that are about these, by their ids."""
    return tuple((rule.id, look) for rule, of, look in _TABLE if of in about)


_ASKED = {
    (True, True): _asked("letters", "marks", "words"),
    (True, False): _asked("letters", "words"),
    (False, True): _asked("marks", "words"),
    (False, False): _asked("words"),
}
"""The rules to ask where letters, and where marks, may be wrong."""


def found(pair: Pair) -> Iterator[Found]:
    """Yield what a careful reader would mend in the typography of the translation."""
    if pair.piece is None:
        return
    text, raw = _prose(pair), pair.translation.text
    suspect = (
        "&" in raw or letters.suspect(raw, text.language, text.script),
        punctuation.suspect(raw, text.language, text.script),
    )
    for rule, look in _ASKED[suspect]:
        for piece, said in islice(dict.fromkeys(look(text)), _TOLD):
            yield Found(rule, said, piece if piece in raw else "")


def _prose(pair: Pair) -> Prose:
    tag, raw = pair.target.language.tag, pair.translation.text
    return Prose(
        prose(resolved(raw)),
        _source_prose(pair.segment.text),
        raw,
        tag.partition("-")[0],
        writing(tag),
        pair.segment.kind,
    )


@lru_cache(maxsize=512)
def _source_prose(text: str) -> str:
    """Return the prose of a source text, which is asked for again for each language."""
    return prose(text)
