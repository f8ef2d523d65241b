"""Lines to paragraphs: which line begins a new one, and which goes on.

A text is *wrapped* (a line ends where the page did, as in a copy out of a PDF) unless most of it
stands in lines of more than 120 characters, or four in five of its longer lines end a sentence:
then each line is a paragraph. A line begins a paragraph by the first rule that fits:

1. An item of a list does.
2. After an empty line it does.
3. In another script than the line above it does, doubtfully.
4. After a word that a hyphen breaks it does not.
5. After the end of a page it does, unless the sentence goes on: the line above stops in
   mid-sentence, and this one begins in lower case or the line above is full.
6. Where lines are paragraphs it does, unless the sentence goes on in lower case.
7. After a line in capitals it does, if it is not in capitals itself, and the other way round.
8. Indented deeper than the line above it does, if that line ends a sentence.
9. After a line that stops early (three quarters of the width would have held its first word too)
   it does, unless it begins in lower case.
10. Otherwise it goes on.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from publish.statements.intake.hyphens import join
from publish.statements.intake.ledger import Doubt, Rewritten
from publish.statements.intake.lines import Gap, Line
from publish.statements.intake.marks import Mark, marks

_SENTENCE_END = re.compile(r"[.!?…:؟。！？][\"”’'»)\]]*\Z")
_BREAKS_WORD = re.compile(r"[^\W_][-\u2010\u00ad]\Z")
_LONG, _MIDDLING, _EARLY = 120, 40, 0.75
_CAPITALS = 3  # words
_TOGETHER = dict.fromkeys(
    ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC", "HANGUL", "FULLWIDTH"), "CJK"
)


class Shape(Struct, frozen=True):
    """How a text's lines are set: whether wrapped, and how wide its widest wrapped line is."""

    wrapped: bool
    width: int


class Block(Struct, frozen=True):
    """A paragraph or an item of a list: plain text on one line, and its mark without text."""

    line: int
    text: str
    mark: Mark | None
    rewritten: tuple[Rewritten, ...]
    doubts: tuple[Doubt, ...]


def blocks(lines: Sequence[Line], known: frozenset[str]) -> tuple[Block, ...]:
    """Return the paragraphs and items that `lines` make; `known` is the text's vocabulary."""
    form, items = shape(lines), marks(lines)
    groups: list[list[int]] = []
    for index, line in enumerate(lines):
        is_lone_bullet = index - 1 in items and not items[index - 1].text
        if index and (is_lone_bullet or not begins_paragraph(lines[index - 1], line, items.get(index), form)):
            groups[-1].append(index)
        else:
            groups.append([index])
    return tuple(_block([lines[index] for index in group], items.get(group[0]), known) for group in groups)


def unclear_beginnings(lines: Sequence[Line]) -> tuple[Doubt, ...]:
    """Return a doubt for each line that was joined but could begin a paragraph as well.

    Only a wrapped text without empty lines and indents leaves that open.
    """
    form, items = shape(lines), marks(lines)
    if not form.wrapped or any(line.gap is Gap.BLANK or line.indent for line in lines[1:]):
        return ()
    return tuple(
        Doubt(line.number, line.text, "may begin a new paragraph: joined to the one above")
        for index, (above, line) in enumerate(pairwise(lines), start=1)
        if not begins_paragraph(above, line, items.get(index), form)
        and ends_sentence(above.text)
        and not line.text[:1].islower()
    )


def script_changes(lines: Sequence[Line]) -> tuple[Doubt, ...]:
    """Return a doubt for each line where the text leaves the script of most of its letters."""
    main = _script("".join(line.text for line in lines))
    return tuple(
        Doubt(
            line.number, line.text, "is in another script than the line above it: does it belong to the text?"
        )
        for above, line in pairwise(line for line in lines if _script(line.text))
        if changes_script(above, line) and _script(line.text) != main
    )


def _block(lines: Sequence[Line], mark: Mark | None, known: frozenset[str]) -> Block:
    """Return the block that `lines` are, the first with its mark taken off."""
    if mark:
        lines = [replace(lines[0], text=mark.text), *lines[1:]] if mark.text else lines[1:]
    joined = join(lines, known)
    rewritten = (mark.rewritten if mark else ()) + joined.rewritten
    return Block(lines[0].number, joined.text, mark, rewritten, joined.doubts)


def shape(lines: Sequence[Line]) -> Shape:
    """Return how `lines` are set."""
    lengths = [len(line.text) for line in lines]
    middling = [line for line in lines if len(line.text) > _MIDDLING]
    sentences = sum(ends_sentence(line.text) for line in middling)
    is_set_by_paragraph = sum(n for n in lengths if n > _LONG) * 2 > sum(lengths) or (
        len(middling) > 1 and sentences * 5 >= len(middling) * 4
    )
    return Shape(not is_set_by_paragraph, max((n for n in lengths if n <= _LONG), default=0))


def begins_paragraph(above: Line, line: Line, mark: Mark | None, form: Shape) -> bool:
    """Tell whether `line` begins a paragraph below `above` (rules 1 to 10)."""
    if mark or line.gap is Gap.BLANK or changes_script(above, line):
        return True
    if _BREAKS_WORD.search(above.text) and line.text[0].isalnum():
        return False
    goes_on = line.text[0].islower() and not ends_sentence(above.text)
    if line.gap is Gap.PAGE:
        is_full = form.wrapped and not _stops_early(above, line, form.width)
        return not goes_on and (ends_sentence(above.text) or not is_full)
    if form.wrapped:
        return _begins_where_wrapped(above, line, form)
    return not (goes_on and above.text[-1].isalnum())


def _begins_where_wrapped(above: Line, line: Line, form: Shape) -> bool:
    """Tell whether a line directly below another begins a paragraph of a wrapped text (rules 7 to 10)."""
    words = min(len(above.text.split()), len(line.text.split()))
    if above.text.isupper() != line.text.isupper() and words >= _CAPITALS:
        return True
    if line.indent > above.indent and ends_sentence(above.text):
        return True
    return _stops_early(above, line, form.width) and not line.text[0].islower()


def changes_script(above: Line, line: Line) -> bool:
    """Tell whether a line is in another script than the one above it; without letters, none is."""
    scripts = {_script(above.text), _script(line.text)} - {""}
    return len(scripts) > 1


def _script(text: str) -> str:
    """Return the script of most letters of `text` by the first word of their names, or nothing."""
    names = (unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha())
    counted = Counter(_TOGETHER.get(name, name) for name in names)
    return max(counted, key=counted.__getitem__, default="")


def ends_sentence(text: str) -> bool:
    """Tell whether `text` ends as a sentence does; quotes and brackets may follow the stop."""
    return _SENTENCE_END.search(text) is not None


def _stops_early(above: Line, line: Line, width: int) -> bool:
    """Tell whether the first word of `line` would easily have stood on the line above."""
    return len(above.text) + 1 + len(line.text.split()[0]) <= _EARLY * width
