"""Characters that a reader cannot see, and those that no font can show: questions about one text.

Each function takes text in which character references are resolved, and yields what is wrong with it, in
order; time is linear in its length. What is invisible is let through only where a writing needs it:

1. ZWNJ and ZWJ beside a character of a writing whose letters join (`HRC` + ZWNJ + `ها`), but not between
   digits; ZWJ between two symbols (emoji). Where the language's own writing joins, stray ones beside a space
   or mark are harmless slips of the keyboard; between two letters that never join they hide something.
2. LRM, RLM, ALM and isolates anywhere, but no more than eight invisible characters in a row.
3. Variation selectors after what they vary: a symbol, Han, Mongolian, Myanmar and Phags-pa letters.
4. Tag characters in the flag of a region, after a black flag.
5. Zero width space and word joiner in writings that put no space between words.
6. The grapheme joiner in Hebrew; a blank of Braille beside Braille.
7. A soft hyphen between two letters that have capitals (it is only advised against, elsewhere).

Source: Unicode 15, 23.2 to 23.9; UTS #51 (emoji); Unicode StandardizedVariants.txt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from publish.checks.late import late
from publish.checks.writing.scripts import HAN, JOINING, MONGOLIAN, WITHOUT_SPACES, joins

SOFT_HYPHEN = "\u00ad"
MOST_IN_A_ROW = 8

_MARKS = "\u200e\u200f\u061c\u2066-\u2069"
_TAGS = "\U000e0000-\U000e007f"
_SELECTORS = "\U000e0100-\U000e01ef"
_HIDDEN = late(
    rf"[{_MARKS}{_TAGS}{_SELECTORS}\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065"
    r"\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a]+"
)
_HARMLESS = frozenset("\n\r\t")
_FLAG = late("[\U000e0030-\U000e0039\U000e0061-\U000e007a]{4,6}\U000e007f")
_SHOWN_UNASSIGNED = late("[\U0001f000-\U0001faff\U00020000-\U0002fffd\U00030000-\U0003fffd]")


def undefined(text: str) -> Iterator[str]:
    """Yield each character of `text` that stands for nothing, once.

    That is control, private-use, surrogate, unassigned and replacement characters. Pictographs and Han
    letters newer than this Python's Unicode are left alone.
    """
    if text.isprintable() and "\ufffd" not in text and "\ufffc" not in text:
        return
    yield from filter(_means_nothing, dict.fromkeys(text))


def _means_nothing(character: str) -> bool:
    if character.isprintable():
        return character in "\ufffc\ufffd"
    kind = unicodedata.category(character)
    if kind == "Cn":
        return not _SHOWN_UNASSIGNED.match(character) and not _HIDDEN.match(character)
    return kind in {"Cc", "Cs", "Co"} and character not in _HARMLESS


def invisible(text: str, script: str) -> Iterator[str]:
    r"""Yield the characters of `text` that cannot be seen and that its writing does not need, in order.

    `script` is the ISO 15924 code of the language's own writing; a flood of them is yielded as a whole.

    >>> [f"{ord(one):04X}" for one in invisible("5\u200b0 \u0645\u06cc\u200c\u0634\u0648\u062f", "Arab")]
    ['200B']
    """
    for run in _HIDDEN.finditer(text):
        before, after = text[max(run.start() - 1, 0) : run.start()], text[run.end() : run.end() + 1]
        if _FLAG.fullmatch(run[0]) and before == "\U0001f3f4":
            continue
        if len(run[0]) > MOST_IN_A_ROW:
            yield run[0]
            continue
        for one in run[0]:
            if not _needed(one, before, after, script):
                yield one


def _needed(character: str, before: str, after: str, script: str) -> bool:
    """Tell whether the writing needs `character` between these two, the nearest that can be seen."""
    for class_, rule in _NEEDS.items():
        if class_.match(character):
            return rule(before, after, script)
    return False


def _joiner(before: str, after: str, script: str) -> bool:
    if before.isdecimal() and after.isdecimal():
        return False
    if _JOINS.match(before) or _JOINS.match(after):
        return True
    if _symbol(before) and _symbol(after):
        return True
    return joins(script) and not (before.isalnum() and after.isalnum())


def _symbol(character: str) -> bool:
    """Tell whether it may be part of an emoji; a new one may be unassigned as yet."""
    return bool(character) and (
        unicodedata.category(character)[0] == "S" or bool(_SHOWN_UNASSIGNED.match(character))
    )


def _emoji_style(before: str, _after: str, _script: str) -> bool:
    """Source: emoji-variation-sequences.txt."""
    return _symbol(before) or bool(before and before in "#*0123456789\u203c\u2049\u2139\u3030\u303d")


def _form(before: str, _after: str, _script: str) -> bool:
    """Source: StandardizedVariants.txt."""
    return _symbol(before) or bool(_VARIES.match(before))


def _hyphenation(before: str, after: str, _script: str) -> bool:
    return before != before.swapcase() and after != after.swapcase()


def _line_break(before: str, after: str, script: str) -> bool:
    return script in _NO_SPACES or bool(_UNSPACED.match(before) or _UNSPACED.match(after))


def _beside(class_: str) -> Callable[[str, str, str], bool]:
    """Return the rule that one of the two neighbours is of that class."""
    pattern = late(f"[{class_}]")
    return lambda before, after, _: bool(pattern.match(before) or pattern.match(after))


_UNSPACED = late(f"[{WITHOUT_SPACES}]")
_NO_SPACES = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Lana", "Java", "Bali"})
_JOINS = late(f"[{JOINING}]")
_VARIES = late(rf"[0{HAN}\u3001\u3002\uff00-\uffef\u1000-\u109f\ua840-\ua87f]")
_NEEDS: Mapping[re.Pattern[str], Callable[[str, str, str], bool]] = {
    late("[\u200c\u200d]"): _joiner,
    late(f"[{_MARKS}]"): lambda _before, _after, _script: True,
    late("[\ufe0e\ufe0f]"): _emoji_style,
    late("[\ufe00-\ufe02]"): _form,
    late(f"[{_SELECTORS}]"): _beside(HAN),
    late("[\u180b-\u180f]"): _beside(MONGOLIAN),
    late("[\u200b\u2060]"): _line_break,
    late("\u034f"): _beside("\u0590-\u05ff"),
    late("\u2800"): _beside("\u2801-\u28ff"),
    late(SOFT_HYPHEN): _hyphenation,
}
