"""A message that holds several of our segments, taken apart: front matter, and tables.

1. Front matter in one message (mdpo) is `key: value`, line by line. A table in one message (po4a) is cells
   between `|`. Either is taken apart only where the translation has the same keys, or as many cells: else the
   message stays whole, and is left over.
2. Nothing else is taken apart: sentences and lines have no names to pair them by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from publish.exchange.foreign.message import Message

_FIELD = re.compile(r"([a-z_]+):[ \t]+(\S.*)")
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r":?-{3,}:?")
_CELLS = 2  # the least of a table


def parted(messages: Iterable[Message]) -> Iterator[Message]:
    """Yield `messages`, those that can be taken apart as the messages that they hold."""
    for one in messages:
        yield from _fields(one) or _cells(one) or (one,)


def _fields(one: Message) -> Sequence[Message]:
    """Return the fields of front matter, none if it is none."""
    source, text = _by_key(one.source), _by_key(one.text)
    if len(source) < _CELLS or source.keys() != text.keys():
        return ()
    return tuple(replace(one, source=source[key], text=text[key]) for key in source)


def _by_key(text: str) -> dict[str, str]:
    """Return front matter's values by key; none if a line is no field, or a key stands twice."""
    lines = [line.strip() for line in text.strip().split("\n")]
    found = [_FIELD.fullmatch(line) for line in lines if line.strip("-")]
    fields = {match[1]: _unquoted(match[2]) for match in found if match}
    return fields if len(fields) == len(found) else {}


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _cells(one: Message) -> Sequence[Message]:
    """Return the cells of a table, none if it is none."""
    if not one.source.lstrip().startswith("|") or "---" not in one.source:
        return ()
    source, text = _PIPE.split(one.source), _PIPE.split(one.text)
    if len(source) != len(text):
        return ()
    pairs = ((a.strip(), b.strip()) for a, b in zip(source, text, strict=True))
    return tuple(replace(one, source=a, text=b) for a, b in pairs if a and not _RULE.fullmatch(a))
