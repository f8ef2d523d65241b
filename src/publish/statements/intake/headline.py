"""Where the title ends, when a text begins with one.

The first block (lines without an empty one between them) is either a title, or a title with the
body directly below it, or the body. By the first rule that fits:

1. A block with more text after it that does not stop like a sentence is the title, if it is no
   longer than five lines and 300 characters; so is a single line of up to 100 characters that
   stops with a full stop, doubtfully.
2. Lines above an indented line, or lines all in capitals above one that is not, are the title.
3. So are lines with Capitalised Words above one without: surely if the last of them stops before
   its width makes it, doubtfully otherwise.
4. So is a first line above one half as long again and longer than 80 characters, doubtfully
   unless that is a whole paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from publish.statements.intake.lines import Gap, Line

_FULL_STOP = re.compile(r"\.[\"”’»)\]]*\Z")
_GOES_ON = re.compile(r"[:;,…]\Z")
_NOT_A_TITLE = re.compile(
    r"(?:(?:media |press )?(?:contacts?|enquiries|inquiries)|tel|(?:tele)?phone|mobile|e-?mail|fax)"
    r"\.? ?(?::.*|\+?[0-9( ]*)"
    r"|(?:.*\W)?embargo(?:ed)?(?:$|:| (?:until|till|for|to)\b).*|(?:not )?for (?:release|publication)\b.*"
    r"|to whom .*|dear .*,|dear (?:\w+ ){0,2}(?:all|colleagues?|friends?|editors?|sirs?|madam|partners?)\W?"
    r"|(?:hi|hello|hey|greetings|salaam|salam)(?: \w+){0,3}[,.!:]?|good (?:morning|afternoon|evening).{0,30}"
    r"|\S+@\S+"
    r"|(?:(?:first |final )?draft|confidential|internal|breaking(?: news)?|urgent|update|correction"
    r"|exclusive|news)(?: ?[!:.]+| [0-9]+)?"
    r"|(?:strictly )?(?:confidential|internal|draft|not for|do not)\b.{0,10}"
    r"(?:publi|distribut|shar|circulat|quot|use only).*",
    re.IGNORECASE,
)
_MAX_LINES, _MAX_LENGTH, _MAX_SENTENCE, _WHOLE_PARAGRAPH, _WIDE = 5, 300, 100, 120, 80
_UNSURE = "taken as the title: does it end here?"


class Headline(Struct, frozen=True):
    """How many lines a title takes, and why that is doubtful, if it is."""

    lines: int
    doubt: str = ""


def is_preliminary(line: Line) -> bool:
    """Tell whether a line above the title is for the press only: a contact, an embargo."""
    return _NOT_A_TITLE.fullmatch(line.text) is not None


def find(block: Sequence[Line], *, more: bool) -> Headline | None:
    """Return how the title in `block` ends, or None; `more` says that text follows the block."""
    if more and (whole := _whole(block)):
        return whole
    counts = [count for count in range(1, min(_MAX_LINES + 1, len(block))) if _reads_as_title(block[:count])]
    found = (rule(block[:count], block[count]) for rule in _RULES for count in counts)
    return next((headline for headline in found if headline), None)


def _whole(block: Sequence[Line]) -> Headline | None:
    """Return the title that a whole block is (rule 1)."""
    length = sum(len(line.text) for line in block)
    if len(block) > _MAX_LINES or length > _MAX_LENGTH:
        return None
    if _reads_as_title(block):
        return Headline(len(block))
    if len(block) == 1 and length <= _MAX_SENTENCE and _FULL_STOP.search(block[0].text):
        return Headline(1, "taken as the title although it ends with a full stop")
    return None


def _reads_as_title(lines: Sequence[Line]) -> bool:
    """Tell whether no line stops like a sentence, and the last does not announce more."""
    return not any(_FULL_STOP.search(line.text) for line in lines) and not _GOES_ON.search(lines[-1].text)


def _by_setting(above: Sequence[Line], below: Line) -> Headline | None:
    """Return the title that stands above an indented line, or in capitals above one that is not."""
    is_indented = below.indent > max(line.indent for line in above)
    is_capitals = all(line.text.isupper() for line in above) and not below.text.isupper()
    return Headline(len(above)) if is_indented or is_capitals else None


def _by_capitals(above: Sequence[Line], below: Line) -> Headline | None:
    """Return the title whose words are capitalised, above a line whose words are not."""
    if not all(_is_capitalised(line.text) for line in above) or _is_capitalised(below.text):
        return None
    room = max(len(line.text) for line in above)
    is_early = len(above) > 1 and len(above[-1].text) + 1 + len(below.text.split()[0]) <= room
    return Headline(len(above), "" if is_early else _UNSURE)


def _by_length(above: Sequence[Line], below: Line) -> Headline | None:
    """Return the title that is one line above a much longer one."""
    if len(above) > 1 or below.text[:1].islower() or len(below.text) <= max(_WIDE, 1.5 * len(above[0].text)):
        return None
    return Headline(1, "" if len(below.text) > _WHOLE_PARAGRAPH else _UNSURE)


_RULES = (_by_setting, _by_capitals, _by_length)


def _is_capitalised(text: str) -> bool:
    """Tell whether three in four of a line's longer words begin with a capital letter."""
    words = [word.lstrip("\"'“‘«([") for word in text.split()]
    longer = [word for word in words if len(word) > len("the")] or [word for word in words if word]
    return sum(not word[:1].islower() for word in longer) * 4 >= len(longer) * 3


def block_length(lines: Sequence[Line]) -> int:
    """Return how many of `lines`, from the first, have nothing between them."""
    return next((index for index, line in enumerate(lines) if index and line.gap is not Gap.NONE), len(lines))
