"""Front matter: the `key: value` lines between two `---` lines at the head of a statement.

The form is Python-Markdown's own Meta-Data, because it is what a person types without learning
anything: a key, a colon, the rest of the line; further lines are indented. Values are text, so
a colon in a headline needs no quotes. Matching outer quotes are taken off, so that simple YAML
front matter of other tools reads the same. One key may stand several times, as in Meta-Data every
key may: `correction`.

What keeps a statement from readers must not get lost on the way. So a key without a value is refused, and so
is a line with a key of ours where it would be taken for something else: set in, it would go on with the line
above; below the closing line, it would be text.

Source: https://python-markdown.github.io/extensions/meta_data/
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from publish.errors import SourceError

REPEATED = "correction"
"""The key that may stand several times."""

KEYS = frozenset(
    {
        "title", "date", "place", "summary", "publisher", "origin", "status", "updated", "embargo",
        "withdrawn", "withdrawal", "correction", "incomplete", "topics", "aliases",
    }
)  # fmt: skip
"""The keys that `metadata` knows."""

_HOLDING = frozenset({"status", "embargo", "withdrawn"})  # no text begins with one of these

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+)[ \t]*:[ \t]*(.*)")


class FrontMatter(Struct, frozen=True):
    """What stood between the `---` lines, and what follows them.

    `values` has a text for each key, a list of them for `correction`. `lines` has the line that each
    begins on, by the same keys; for a list's items these are `correction[0]` and so on. `body` is
    everything after the closing line, and `body_line` the number of its first line.
    """

    values: Mapping[str, str | list[str]]
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
            _check_body(lines[number + 1 :], path, number + 2)
            return FrontMatter(values, where, "\n".join(lines[number + 1 :]), number + 2)
    raise SourceError(path, 1, 'the front matter has no end: close it with a line "---"')


def _read(lines: list[str], path: str) -> tuple[dict[str, str | list[str]], dict[str, int]]:
    """Return values and line numbers of the front matter's `lines`, the first being line 2."""
    values: dict[str, str] = {}
    where: dict[str, int] = {}
    key = ""
    repeated = 0
    for number, line in enumerate(lines, start=2):
        if not line.strip():
            continue
        if key and line[0] in " \t":
            _check_continuation(key, line.strip(), path, number)
            _check_set_in(line, path, number)
            values[key] = f"{values[key]} {line.strip()}".strip()
        elif match := _KEY.fullmatch(line):
            key = match[1].lower()
            if key == REPEATED:
                key, repeated = f"{REPEATED}[{repeated}]", repeated + 1
            if key in values:
                raise SourceError(path, number, f'"{key}" stands here twice: keep one of the two lines')
            values[key], where[key] = match[2].strip(), number
        else:
            raise SourceError(
                path,
                number,
                f'"{line.strip()}" is not "key: value": indent a line that continues the one above',
            )
    plain = {key: _unquote(value).strip() for key, value in values.items()}
    for key, text in plain.items():
        if not text:
            name = key.partition("[")[0]
            raise SourceError(path, where[key], f'"{name}" has no value: write one, or take the line out')
    return _listed(plain, where)


def _listed(
    values: Mapping[str, str], where: Mapping[str, int]
) -> tuple[dict[str, str | list[str]], dict[str, int]]:
    """Return values and lines with what stands several times as one list."""
    repeated = [key for key in values if "[" in key]
    listed: dict[str, str | list[str]] = {key: text for key, text in values.items() if "[" not in key}
    lines = {key: line for key, line in where.items() if "[" not in key}
    lines |= {f"{REPEATED}[{at}]": where[key] for at, key in enumerate(repeated)}
    return {**listed, REPEATED: [values[key] for key in repeated]} if repeated else listed, lines


def _check_continuation(key: str, line: str, path: str, number: int) -> None:
    """Raise SourceError where `line`, which goes on with a correction, seems to begin another one."""
    if key.startswith(f"{REPEATED}[") and _DATE.match(line):
        message = (
            f'"{line}" begins like another correction: write "{REPEATED}: {line}", '
            "or break the line elsewhere if it goes on with the one above"
        )
        raise SourceError(path, number, message)


def _check_set_in(line: str, path: str, number: int) -> None:
    """Raise SourceError where `line`, which goes on with the one above, seems to be one of its own."""
    if _known(line, KEYS):
        message = (
            f'"{line.strip()}" is set in, and would go on with the line above: '
            "take the spaces before it away, or break the line elsewhere"
        )
        raise SourceError(path, number, message)


def _check_body(lines: list[str], path: str, first: int) -> None:
    """Raise SourceError where front matter seems to go on below its closing line, which is `first` - 1."""
    for number, line in enumerate(lines, start=first):
        if line.strip():
            if _known(line, KEYS if number == first else _HOLDING):
                below = f"below the front matter, which ends in line {first - 1}"
                raise SourceError(path, number, f'"{line.strip()}" stands {below}: move it up')
            return


def _known(line: str, keys: frozenset[str]) -> bool:
    """Tell whether `line` is of the form "key: value" with one of `keys`."""
    match = _KEY.fullmatch(line.strip())
    return match is not None and match[1].lower() in keys


def _unquote(value: str) -> str:
    """Return `value` without a matching pair of outer quotes."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
