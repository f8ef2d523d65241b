"""Completeness: what is not translated, not yet looked at, translated by nothing, or only in part.

`lengths` says how long a translation may be expected to be. What was left in the source language is told
from names by small letters: `Amnesty International` may stay as it is, a run of words in small letters
in a text of another script may not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from publish import addresses
from publish.checks import lengths
from publish.checks.late import late
from publish.checks.rule import ERROR, WARNING, Found, Pair, Rule, quoted
from publish.checks.writing import scripts
from publish.checks.writing.characters import says_something
from publish.model import Message, Piece, Status, say, say_counted

RULES = (
    Rule(
        "empty",
        WARNING,
        "A piece without a translation keeps the statement from being released.",
        '`msgstr ""`',
    ),
    Rule(
        "empty-text",
        ERROR,
        "A translation of spaces or marks alone would be published as an empty piece.",
        "`The prison was closed.` translated as `.`",
    ),
    Rule(
        "fuzzy",
        WARNING,
        "A guess, or a translation of an earlier text, is never published.",
        "`#, fuzzy` above the message",
    ),
    Rule(
        "outdated",
        WARNING,
        "The source changed a little since; the earlier translation stays published.",
        "`#, fuzzy` after a comma was added to the source text",
    ),
    Rule(
        "untranslated",
        ERROR,
        "A long sentence that stands in the translation as it is in the source is not translated.",
        "a sentence of eight words or more, copied",
        waivable=True,
    ),
    Rule(
        "same-as-source",
        WARNING,
        "A text that is the same as its source may have been forgotten.",
        "`more than 500 detainees` translated as `more than 500 detainees`",
    ),
    Rule(
        "part-untranslated",
        WARNING,
        "Words of the source language inside another script may have been forgotten.",
        "`وقال إن the guards were moved من السجن`",
    ),
    Rule(
        "cut-short",
        ERROR,
        "A long paragraph with a fifth of its length in translation has lost most of what it says.",
        "forty words translated by five",
    ),
    Rule(
        "too-short",
        WARNING,
        "A translation this short has probably lost a part of its source text.",
        "three sentences translated by one",
    ),
    Rule(
        "too-long",
        WARNING,
        "A translation this long probably says more than its source text.",
        "one sentence translated by three",
    ),
    Rule(
        "missing-newline",
        WARNING,
        "A line break of the source text sets lines apart: of an address, a verse, a signature.",
        "two lines translated on one",
    ),
)

_STATES: Mapping[Status, tuple[str, Callable[[str], Message]]] = {
    Status.MISSING: (
        "empty",
        lambda text: say("{text} is not translated: write its translation in msgstr", text=quoted(text)),
    ),
    Status.FUZZY: (
        "fuzzy",
        lambda text: say(
            "{text} has a translation marked fuzzy: compare the two, then take the mark off",
            text=quoted(text),
        ),
    ),
    Status.OUTDATED: (
        "outdated",
        lambda text: say(
            "{text} changed a little since it was translated: compare the two, then take the mark fuzzy off",
            text=quoted(text),
        ),
    ),
}
_SENTENCE = 8  # words
_MARKS = 12  # characters of punctuation by which a copy may differ
_BEGINNING = 16  # characters
_WORD = late(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LATIN = r"[A-Za-z\u00c0-\u024f]"
_JOINED = rf"(?:['’-]{_LATIN}+)*"
_RUN = late(  # first a letter: texts in other scripts are passed over quickly
    rf"{_LATIN}(?<![\w'’-].){_LATIN}*{_JOINED}(?:[ ,;:]{{1,2}}{_LATIN}+{_JOINED}){{2,}}"
)
_ASIDE = late(r"\([^()]*\)|（[^（）]*）|[«“\"„《「][^«»“”\"„《》「」]*[»”\"“》」]")
_SMALL = late(r"\b[a-z]{4,}\b")


def found(pair: Pair) -> Iterator[Found]:
    """Yield what the translation lacks."""
    source = pair.segment.text
    if pair.translation.status in _STATES:
        rule, state = _STATES[pair.translation.status]
        yield Found(rule, state(source))
    if pair.piece is None:
        return
    if not says_something(pair.translation.text):
        if says_something(source):
            said = say("{text} is translated by nothing that can be read: translate it", text=quoted(source))
            yield Found("empty-text", said)
        return
    standing = tuple(_left_standing(pair, pair.piece))
    yield from standing or _length(pair, pair.piece)
    if "\n" in pair.original.text:
        yield from _lines(pair.piece.text.count("\n") + 1, pair.original.text.count("\n") + 1)


def _lines(given: int, wanted: int) -> Iterator[Found]:
    """Yield that a translation has fewer lines than its source text."""
    if given < wanted:
        said = say_counted(
            "the source text has {number} line, the translation {given}: press Enter where a line ends",
            "the source text has {number} lines, the translation {given}: press Enter where a line ends",
            wanted,
            given=given,
        )
        yield Found("missing-newline", said)


# --- left in the source language ----------------------------------------------------------


def _left_standing(pair: Pair, piece: Piece) -> Iterator[Found]:
    """Yield what is still in the source language; varieties of one language are told nothing."""
    if _base(pair.source.language.code) == _base(pair.target.language.code):
        return
    text, source = piece.text, pair.original.text
    if abs(len(text) - len(source)) <= _MARKS and _same_letters(text, source):
        yield from _same(pair)
    elif scripts.writing(pair.target.language.tag) != "Latn" and (run := _run(text, source)):
        said = say("{words} is left as in the source text: translate it", words=quoted(run))
        yield Found("part-untranslated", said, run)


def _same(pair: Pair) -> Iterator[Found]:
    """Yield a text that is its own translation, if it is more than names, numbers and single words."""
    text = addresses.without(pair.original.text)
    words = _WORD.findall(text)
    small = [word for word in words if word.islower()]
    if len(words) >= _SENTENCE and len(small) >= _SENTENCE // 2 and text.rstrip().endswith((".", "!", "?")):
        said = say("{text} is not translated: translate it", text=quoted(pair.segment.text))
        yield Found("untranslated", said)
    elif len(small) > 1 and any(map(_SMALL.fullmatch, small)):
        said = say("{text} is the same in the source text: translate it", text=quoted(pair.segment.text))
        yield Found("same-as-source", said)


def _run(text: str, source: str) -> str:
    """Return the first run of the source's words in `text`, but for what stands in quotes or brackets."""
    if not _RUN.search(text):
        return ""
    for run in _RUN.findall(_ASIDE.sub(" ", addresses.without(text))):
        if len(_SMALL.findall(run)) > 1 and run in source:
            return str(run)
    return ""


def _same_letters(text: str, source: str) -> bool:
    """Tell whether the two have the same letters and digits; nearly always the first of them say no."""
    first, second = text[:1].casefold(), source[:1].casefold()
    if first.isalnum() and second.isalnum() and not first.startswith(second) and not second.startswith(first):
        return False
    one, other = _bare(text[:_BEGINNING]), _bare(source[:_BEGINNING])
    return (one.startswith(other) or other.startswith(one)) and _bare(text) == _bare(source)


def _bare(text: str) -> str:
    """Return the letters and digits of `text`, each folded by itself."""
    return "".join(filter(str.isalnum, text.casefold()))


@lru_cache(maxsize=64)
def _base(code: str) -> str:
    return code.partition("_")[0].partition("-")[0]


# --- length -------------------------------------------------------------------------------


def _length(pair: Pair, piece: Piece) -> Iterator[Found]:
    """Yield a translation that is much shorter or longer than those of its language are."""
    if len(pair.original.text) < lengths.LEAST:
        return
    codes = pair.source.language.code, pair.target.language.code
    fault = lengths.fault(addresses.without(pair.original.text), addresses.without(piece.text), *codes)
    if fault:
        rule, share = fault
        said = say(
            "the translation is {percent}% as long as one would expect: {advice}",
            percent=f"{100 * share:.0f}",
            advice=_ADVICE[rule],
        )
        yield Found(rule, said)


_ADVICE = {
    "cut-short": say("translate the rest"),
    "too-short": say("see whether a sentence is missing"),
    "too-long": say("see whether something was added"),
}
