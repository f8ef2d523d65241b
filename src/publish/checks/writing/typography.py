"""Typography: slips of keyboard, font and copying that a reader sees. All of it is advice.

A rule stands here only if it is right nine times in ten on honest text. What is no prose (code, addresses,
tags, targets) is left alone, and of many slips of one kind in a segment the first few are told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from publish.checks.rule import WARNING, Found, Pair, Rule
from publish.checks.writing import letters, punctuation
from publish.checks.writing.characters import prose, resolved
from publish.checks.writing.prose import Prose, Slip
from publish.checks.writing.scripts import writing

_TOLD = 3

_TABLE: tuple[tuple[Rule, Callable[[Prose], Iterator[Slip]]], ...] = (
    (
        Rule(
            "mixed-scripts",
            WARNING,
            "A word with a letter of another writing looks right, and no search finds it.",
            "`Аmnesty` with a Cyrillic `А`",
        ),
        letters.mixed_scripts,
    ),
    (
        Rule(
            "foreign-letter",
            WARNING,
            "A letter of another language's keyboard looks the same, and no search finds the word.",
            "Arabic `كتاب` in a Persian text, for `کتاب`",
        ),
        letters.foreign_letters,
    ),
    (
        Rule(
            "kashida",
            WARNING,
            "A word that is drawn out is not found, and type of another width tears it apart.",
            "`محمـــد` for `محمد`",
        ),
        letters.kashidas,
    ),
    (
        Rule(
            "presentation-form",
            WARNING,
            "Letters copied from a PDF in the forms of an old font are not found, nor read aloud.",
            "`ﻻ` for `لا`, `ﬁ` for `fi`",
        ),
        letters.presentation_forms,
    ),
    (
        Rule(
            "digit-systems",
            WARNING,
            "One text writes its numbers in one kind of digits.",
            "`١٦` beside `2017`",
        ),
        letters.digit_systems,
    ),
    (
        Rule(
            "soft-hyphen",
            WARNING,
            "A soft hyphen hides a word from searches; browsers hyphenate without it.",
            "U+00AD SOFT HYPHEN inside `Gefängnis`",
        ),
        letters.soft_hyphens,
    ),
    (
        Rule(
            "straight-quotes",
            WARNING,
            "The printed language has quotation marks of its own.",
            '`"` in French, for `« »`',
        ),
        punctuation.straight_quotes,
    ),
    (
        Rule(
            "foreign-mark",
            WARNING,
            "A comma or question mark belongs to the writing of the words before it.",
            "`,` in Arabic, for `،`; `,` in Chinese, for `，`",
        ),
        punctuation.foreign_marks,
    ),
    (
        Rule(
            "final-mark",
            WARNING,
            "A sentence that ends in no mark may have lost its end.",
            "`It was closed.` translated as `Elle a été fermée`",
        ),
        punctuation.final_marks,
    ),
    (
        Rule("doubled-word", WARNING, "A word that stands twice was not meant.", "`dans dans la prison`"),
        punctuation.doubled_words,
    ),
    (
        Rule("doubled-space", WARNING, "Two spaces show in the plain text.", "`dans  la prison`"),
        punctuation.doubled_spaces,
    ),
    (
        Rule(
            "spaced-mark", WARNING, "A comma or full stop follows its word directly.", "`la prison , fermée`"
        ),
        punctuation.spaced_marks,
    ),
    (
        Rule(
            "spaced-hyphen",
            WARNING,
            "A hyphen joins words; what parts them is a dash.",
            "`Хомс - город` for `Хомс — город`",
        ),
        punctuation.spaced_hyphens,
    ),
    (
        Rule(
            "printed-reference",
            WARNING,
            "Title, summary and place are plain text: a character reference is printed.",
            "`&nbsp;` in a title",
        ),
        punctuation.references_in_plain_text,
    ),
)

RULES = tuple(rule for rule, _ in _TABLE)


def found(pair: Pair) -> Iterator[Found]:
    """Yield what a careful reader would mend in the typography of the translation."""
    if pair.piece is None:
        return
    text = _prose(pair)
    for rule, look in _TABLE:
        for piece, message in islice(dict.fromkeys(look(text)), _TOLD):
            yield Found(rule.id, message, piece if piece in text.raw else "")


def _prose(pair: Pair) -> Prose:
    language = pair.target.language
    raw = pair.translation.text
    return Prose(
        prose(resolved(raw)),
        prose(pair.segment.text),
        raw,
        language.tag.split("-")[0],
        writing(language.tag),
        pair.segment.kind,
    )
