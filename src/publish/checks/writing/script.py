"""Script and direction: characters that a reader cannot see, or that show other words than were written.

`faults` judges one text, whatever it is (a translation, a source, the words of the pages). Character
references are resolved first, in plain text too: a title is printed as it is, but programs that take it from
a feed or a page may resolve it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from publish.checks.late import late
from publish.checks.rule import ERROR, Found, Pair, Rule, quoted
from publish.checks.writing.characters import bidi_control, resolved, written
from publish.checks.writing.digits import foreign
from publish.checks.writing.invisible import invisible, undefined
from publish.checks.writing.scripts import writing
from publish.checks.writing.usual import usual
from publish.model import Message, say, say_counted

RULES = (
    Rule(
        "bidi-control",
        ERROR,
        "A character that turns text around can show other words than were written.",
        "`50 men` after U+202E RIGHT-TO-LEFT OVERRIDE, shown as `nem 05`",
    ),
    Rule(
        "undefined-character",
        ERROR,
        "A control, private-use, unassigned or replacement character means nothing, or no one thing.",
        "U+FFFD in `المعتقل�ن`",
    ),
    Rule(
        "invisible-character",
        ERROR,
        "What nobody can see hides words from searches and checks, where the writing does not need it.",
        "U+200B ZERO WIDTH SPACE inside `500`",
        waivable=True,
    ),
    Rule(
        "stacked-marks",
        ERROR,
        "Marks heaped on one letter run over the lines around it.",
        "`ا` under six vowel marks",
    ),
    Rule(
        "struck-through",
        ERROR,
        "Words that are struck through say the opposite of what stands there.",
        "`not` with U+0336 COMBINING LONG STROKE OVERLAY on each letter",
    ),
    Rule(
        "styled-letters",
        ERROR,
        "Letters and digits meant for formulas are no text to a screen reader, a search or a check.",
        "`𝟓𝟎𝟎` for `500`",
    ),
    Rule(
        "mixed-digits",
        ERROR,
        "A number written in the digits of two writings is read as two, or in another order.",
        "`٤2` for `٤٢`",
        waivable=True,
    ),
    Rule(
        "foreign-digits",
        ERROR,
        "Digits that the language does not use, few of its readers can read.",
        "`٥٠٠` or `৫০০` for `500` in French",
        waivable=True,
    ),
)

_EAST_ASIA = frozenset({"Hani", "Jpan", "Kore"})
_MATHEMATICAL = "\U0001d400-\U0001d7ff\U0001f110-\U0001f149\U0001f150-\U0001f169"
_WORD = "[\u24b6-\u24e9]{2,}|[\U0001f170-\U0001f189]{3,}"  # Ⓐ, 🅰 and 🆎 alone are signs, and so is 🅿🅾
_FULL_WIDTH = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_STYLED_AT_ALL = late(f"[{_MATHEMATICAL}{_FULL_WIDTH}\u24b6-\u24e9\U0001f170-\U0001f189]")
_STYLED = late(f"[{_MATHEMATICAL}{_FULL_WIDTH}]+|{_WORD}")
_STYLED_EAST_ASIA = late(f"[{_MATHEMATICAL}]+|{_WORD}")

_ACCENTS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
_VOWELS = (
    "\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
# Overlays: strokes, solidi, rings, arrows, the sign that forbids; what only circles is none.
_OVERLAY = "\u0334-\u0338\u20d2\u20d3\u20d8-\u20da\u20e0\u20e5\u20e6\u20ea\u20eb"
_LATIN = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u024f\u0250-\u02af\u1e00-\u1eff"
_OVERLAID = late(f"[{_OVERLAY}]")
_STRUCK = late(  # one Latin letter of a word may have a stroke by its orthography; = and < may as signs
    rf"(?:[{_LATIN}][\u0300-\u036f]*[{_OVERLAY}][{_ACCENTS}]*){{2,}}"
    rf"|(?<!\w)[{_LATIN}][{_ACCENTS}]*?[{_OVERLAY}][{_ACCENTS}]*(?!\w)"
    rf"|(?:(?![{_LATIN}])[\w ][{_ACCENTS}{_VOWELS}]*?[{_OVERLAY}][{_ACCENTS}{_VOWELS}]*)+"
)

_NATIVE_DIGIT = late(r"[^\D0-9]")
_NUMBER = late(r"\d[\d\u066b\u066c]+")
_FULL_WIDTH_ZERO = 0xFF10
_PERSIAN_ZERO, _ARABIC_ZERO = 0x6F0, 0x660


def found(pair: Pair) -> Iterator[Found]:
    """Yield what the characters of the translation do to a reader."""
    text, tag = pair.translation.text, pair.target.language.tag
    if pair.piece is None or usual(text, writing(tag)):
        return
    yield from faults(text, writing(tag))
    if digits := tuple(foreign(text, pair.segment.text, tag)):
        said = say(
            "{digits} is written in digits of another language: write those that it uses, such as 500",
            digits=quoted(digits[0]),
        )
        yield Found("foreign-digits", said, written(digits[0], text))


def faults(text: str, script: str) -> Iterator[Found]:
    """Yield what is wrong with the characters of a msgid or msgstr, each rule once.

    `script` is the ISO 15924 code of the writing of its language (`scripts.writing`).
    """
    if usual(text, script):
        return
    met = resolved(text)
    if name := bidi_control(met):
        said = say("{name} turns the text that follows: take it out of {text}", name=name, text=quoted(text))
        yield Found("bidi-control", said, written(unicodedata.lookup(name), text))
    for rule, look, says in _LOOKS:
        if pieces := tuple(look(met, script)):
            said = says(pieces[0])
            if more := len(pieces) - 1:
                said = say_counted(
                    "{message} (and {number} more)", "{message} (and {number} more)", more, message=said
                )
            yield Found(rule, said, written(pieces[0], text))


def styled(text: str, script: str) -> Iterator[str]:
    """Yield runs of letters and digits in the forms of formulas; full width is a usual form in East Asia."""
    if _STYLED_AT_ALL.search(text):
        pattern = _STYLED_EAST_ASIA if script in _EAST_ASIA else _STYLED
        yield from pattern.findall(text)


def stacked(text: str, _script: str = "") -> Iterator[str]:
    """Yield letters with more marks than any orthography puts on one: five accents or vowels, nine of all."""
    many, stack = _heaps()
    if many.search(text):
        yield from stack.findall(text)


@cache
def _heaps() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of five marks in a row, and that of a letter with too many."""
    codes = (code for code in range(0x300, 0x1D00) if unicodedata.category(chr(code)) in {"Mn", "Me"})
    every = "".join(map(chr, codes))
    stack = f".?[{_ACCENTS}{_VOWELS}]{{5,}}|.?[{every}]{{9,}}"
    return re.compile(f"[{every}]{{5}}"), re.compile(stack, re.DOTALL)


def struck(text: str, _script: str = "") -> Iterator[str]:
    """Yield words that overlays strike through; Latin letters that have a stroke (one alone) are left."""
    if _OVERLAID.search(text):
        yield from (match[0].strip() or match[0] for match in _STRUCK.finditer(text))


def mixed_digits(text: str, _script: str = "") -> Iterator[str]:
    """Yield numbers in the digits of two writings.

    Persian and Arabic digits are one writing here: mixing them is a slip of the keyboard that every reader
    reads alike. So are those of full width and ASCII.
    """
    if _NATIVE_DIGIT.search(text):
        for number in _NUMBER.findall(text):
            if len({_zero(digit) for digit in number if digit.isdecimal()}) > 1:
                yield number


def _zero(digit: str) -> int:
    """Return the code of the zero that stands for a digit's writing."""
    zero = ord(digit) - unicodedata.decimal(digit)
    return {_FULL_WIDTH_ZERO: ord("0"), _PERSIAN_ZERO: _ARABIC_ZERO}.get(zero, zero)


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def _says_undefined(piece: str) -> Message:
    return say("{sign} stands for nothing that a reader knows: write what was meant", sign=_named(piece))


def _says_invisible(piece: str) -> Message:
    return say_counted(
        "{sign} cannot be seen, and nothing here needs it: take it out",
        "{number} invisible characters in a row, the first {sign} cannot be seen, and nothing here needs it: "
        "take it out",
        len(piece),
        sign=_named(piece[0]),
    )


def _says_stacked(piece: str) -> Message:
    return say_counted(
        "{number} marks stand on {letter}: leave those that the word needs",
        "{number} marks stand on {letter}: leave those that the word needs",
        len(piece) - 1,
        letter=quoted(piece[0]),
    )


def _says_struck(piece: str) -> Message:
    plain = _OVERLAID.sub("", piece)
    return say("{words} is struck through: take the overlays off, or the words out", words=quoted(plain))


def _says_styled(piece: str) -> Message:
    plain = unicodedata.normalize("NFKC", piece)
    return say(
        "{words} is written in signs of formulas: write {plain}", words=quoted(piece), plain=quoted(plain)
    )


def _says_mixed(piece: str) -> Message:
    return say("{figure} is written in the digits of two writings: use those of one", figure=quoted(piece))


_LOOKS: tuple[tuple[str, Callable[[str, str], Iterator[str]], Callable[[str], Message]], ...] = (
    ("undefined-character", lambda text, _script: undefined(text), _says_undefined),
    ("invisible-character", invisible, _says_invisible),
    ("stacked-marks", stacked, _says_stacked),
    ("struck-through", struck, _says_struck),
    ("styled-letters", styled, _says_styled),
    ("mixed-digits", mixed_digits, _says_mixed),
)
