r"""The plain form, in which nearly all catalogs stand: one regular expression takes a whole message.

    file    = message* ("#" comment)*
    message = notes [previous] [msgctxt] msgid msgstr
    notes   = "#" lines, then "#." lines, then "#:" lines, then "#," or "#=" lines
    field   = keyword " " string newline (string newline)*
    string  = '"' text '"'

It is a part of what `grammar` reads: every line begins with its first character, a string's ends with its
quote, one space stands behind a keyword, no blank line stands inside a message, the notes have the order that
gettext gives them, and nothing is plural. Both read it the same. Whatever else a file holds, `grammar` reads
or refuses: nothing is refused here, so that one voice says why.

1. An expression takes line after line and gives none back: reading is linear, whatever the file.
2. Between the first and the last quote of a field, a newline is a joint of two strings and nothing else, and
   what has no backslash and no quote needs no more looking at.
3. What `grammar` asks of each text (length, marks, numbers, msgcat's conflicts) is asked of all at once, and
   more strictly, since that is quicker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from publish.catalogs.grammar import ESCAPED, MARKS_LIMIT, MAYBE_MARKS, MESSAGE_LIMIT, MSGCAT_CONFLICT
from publish.model import Key

_SPECIAL = re.compile(r'\\.?|"|\n', re.DOTALL)
_MEANING = {"\n": "", **{f"\\{letter}": sign for letter, sign in ESCAPED.items()}}
_UNUSUAL = ("&#", MSGCAT_CONFLICT)
_STEP = MARKS_LIMIT // 3  # of more marks in a row than the limit, three at least are that far apart
_SAMPLED = re.compile(r"[^\w\s\x00-\x7f]{3}")


class Message(NamedTuple):
    """One message: its texts, without escapes, and its notes, as they stand.

    `line`, from 1, is that of the first keyword. `comments` are the `#.` and `#:` lines.
    """

    line: int
    obsolete: bool
    translator: str
    comments: str
    flags: str
    previous_context: str | None
    previous: str | None
    key: Key
    text: str


class Plain(Struct, frozen=True):
    """A file's messages, its header first, and the comment lines after the last one.

    `open_end` tells whether the file's last line is the second or a later one of a text.
    """

    messages: tuple[Message, ...]
    trailing: str
    open_end: bool


@cache
def _expression(prefix: str, previous: str) -> re.Pattern[str]:
    """Return the expression of a message: `prefix` begins the lines of its texts, `previous` of old ones."""

    def field(mark: str, keyword: str) -> str:
        return rf'{mark}{keyword} (".*"\n(?:{mark}".*"\n)*+)'

    old, new = re.escape(previous), re.escape(prefix)
    return re.compile(
        r"\n*+((?:#(?![.:,=|~]).*\n)*+)((?:#\..*\n)*+(?:#:.*\n)*+)((?:#[,=].*\n)*+)"
        f"(?:(?:{field(old, 'msgctxt')})?+{field(old, 'msgid')})?+"
        f"(?:{field(new, 'msgctxt')})?+{field(new, 'msgid')}{field(new, 'msgstr')}"
    )


_LIVE, _OBSOLETE = ("", "#| "), ("#~ ", "#~| ")  # what begins the lines of its texts, and of its old ones
_CONTEXT, _SOURCE, _TEXT = 6, 7, 8  # groups
_END = re.compile(r"((?:\n|#(?![.:,=|~]).*\n)*+)")


def plain(text: str) -> Plain | None:
    r"""Return what a whole file's `text` says, or None if `grammar` has to read it.

    `text` has `\n` at the end of its lines, and no control character but that and tab.
    """
    text = text if text.endswith("\n") else f"{text}\n"
    found = tuple(_matches(text))
    end = _END.fullmatch(text, found[-1].end()) if found else None
    if end is None:
        return None
    try:
        messages = tuple(_messages(text, found))
    except KeyError:
        return None
    if not is_usual(text for one in messages for text in _texts(one) if text):
        return None
    trailing = end[1].strip("\n")
    return Plain(messages, trailing, not trailing and found[-1][_TEXT].count("\n") > 1)


def _matches(text: str) -> Iterator[re.Match[str]]:
    position, live = 0, _expression(*_LIVE)
    while position < len(text):
        match = live.match(text, position) or _expression(*_OBSOLETE).match(text, position)
        if match is None:
            return
        yield match
        position = match.end()


def _messages(text: str, found: Iterable[re.Match[str]]) -> Iterator[Message]:
    """Yield what each match says. Raises KeyError for a field that is not made of strings."""
    line, counted, live = 1, 0, _expression(*_LIVE)
    for match in found:
        start = match.start(_SOURCE if match[_CONTEXT] is None else _CONTEXT)
        line += text.count("\n", counted, start)
        counted = start
        prefix, previous = _LIVE if match.re is live else _OBSOLETE
        joint, old_joint = f'"\n{prefix}"', f'"\n{previous}"'
        translator, comments, flags, old_context, old, context, source, translation = match.groups()
        yield Message(
            line,
            bool(prefix),
            translator,
            comments,
            flags,
            old_context and _string(old_context, old_joint),
            old and _string(old, old_joint),
            (context and _string(context, joint), _string(source, joint)),
            _string(translation, joint),
        )


def _string(block: str, joint: str) -> str:
    """Return the text of the strings in `block`. Raises KeyError if one of them is none (rule 2)."""
    text = block[1:-2].replace(joint, "")
    if "\\" in text or '"' in text:
        return _SPECIAL.sub(lambda special: _MEANING[special[0]], block[1:-2].replace(joint, "\n"))
    return text


def _texts(message: Message) -> tuple[str | None, ...]:
    return (message.previous_context, message.previous, *message.key, message.text)


def is_usual(texts: Iterable[str]) -> bool:
    """Tell whether `grammar` lets all texts of a file pass for certain (rule 3)."""
    texts = list(texts)
    joined = "\n".join(texts)
    return (
        4 * max(map(len, texts), default=0) <= MESSAGE_LIMIT
        and not any(unusual in joined for unusual in _UNUSUAL)
        and not (_SAMPLED.search(joined[::_STEP]) and MAYBE_MARKS.search(joined))
    )
