"""Front matter: the `key: value` lines between two `---` lines at the head of a statement.

The form is Python-Markdown's own Meta-Data, because it is what a person types without learning
anything: a key, a colon, the rest of the line; further lines are indented. Values are text, so
a colon in a headline needs no quotes. Matching outer quotes are taken off, so that simple YAML
front matter of other tools reads the same.

Source: https://python-markdown.github.io/extensions/meta_data/
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from publish.errors import SourceError

_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+)[ \t]*:[ \t]*(.*)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stood between the `---` lines, and what follows them.

    `values` and `lines` have the same keys: the text, and the line each begins on. `body` is
    everything after the closing line, and `body_line` the number of its first line.
    """

    values: Mapping[str, str]
    lines: Mapping[str, int]
    body: str
    body_line: int


def split(text: str, path: str) -> FrontMatter:
    """Return front matter and body of `text` (LF line ends); SourceError if there is none."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise SourceError(path, 1, 'no front matter: begin the file with "---", "title: …", "date: …", "---"')
    for number, line in enumerate(lines[1:], start=1):
        if _FENCE.fullmatch(line):
            values, where = _read(lines[1:number], path)
            return FrontMatter(values, where, "\n".join(lines[number + 1 :]), number + 2)
    raise SourceError(path, 1, 'the front matter has no end: close it with a line "---"')


def _read(lines: list[str], path: str) -> tuple[dict[str, str], dict[str, int]]:
    """Return values and line numbers of the front matter's `lines`, the first being line 2."""
    values: dict[str, str] = {}
    where: dict[str, int] = {}
    key = ""
    for number, line in enumerate(lines, start=2):
        if not line.strip():
            continue
        if key and line[0] in " \t":
            values[key] = f"{values[key]} {line.strip()}".strip()
        elif match := _KEY.fullmatch(line):
            key = match[1].lower()
            if key in values:
                raise SourceError(path, number, f'"{key}" stands here twice: keep one of the two lines')
            values[key], where[key] = match[2].strip(), number
        else:
            raise SourceError(
                path,
                number,
                f'"{line.strip()}" is not "key: value": indent a line that continues the one above',
            )
    return {key: text for key, value in values.items() if (text := _unquote(value).strip())}, where


def _unquote(value: str) -> str:
    """Return `value` without a matching pair of outer quotes."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
