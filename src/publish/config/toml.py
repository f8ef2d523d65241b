"""TOML as people write it: plain tables for `fields`, and the line of each key for its messages.

tomllib reads the tables. The lines are found by a plain search, so that one can be off only where a key is
written inside a multi-line text. Every failure is a ConfigError at the path that was given.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from publish.errors import ConfigError

LIMIT = 1_000_000  # bytes of a file
LONGEST = 10_000  # characters of a line; tomllib takes seconds over a key of thousands of parts

_ARRAY = re.compile(r"\s*\[\[([^\[\]]+)\]\]")
_HEADER = re.compile(r"\s*\[([^\[\]]+)\]")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\.(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
_QUOTES = str.maketrans("", "", "\"'")


def read(path: Path, name: str) -> str:
    """Return the text of the file at `path`, which messages call `name`.

    Raises ConfigError for what is not UTF-8 or cannot be read, and FileNotFoundError.
    """
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # opening a pipe would wait for ever
            raise ConfigError(name, 0, "is a pipe or a device: put the file itself here")
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
        if len(data) > LIMIT:
            raise ConfigError(name, 0, "the file is larger than 1 MB: it cannot be what it should be")
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFoundError(path) from None
    except UnicodeDecodeError as error:
        raise ConfigError(name, 0, f"byte {error.start} is not UTF-8: save the file as UTF-8") from None
    except OSError as error:
        raise ConfigError(name, 0, f"cannot be read: {error.strerror}") from None


def tables(text: str, name: str) -> dict[str, object]:
    """Return TOML `text` as plain tables; raises ConfigError at the line where reading stopped."""
    for number, content in enumerate(text.split("\n"), start=1):
        if len(content) > LONGEST:
            raise ConfigError(name, number, f"this line has more than {LONGEST} characters: divide it")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ConfigError(name, 0, "tables or lists too deep inside one another: take some apart") from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        message = re.sub(r" \(at .*\)$", "", str(error))
        raise ConfigError(name, line, f"this is not TOML: {message[:1].lower()}{message[1:]}") from None
    except ValueError as error:  # a number of thousands of digits
        raise ConfigError(name, 0, f"this is not TOML: {error}") from None


def key_lines(text: str) -> Mapping[str, int]:
    r"""Return the line of each table's header and of each key, by dotted key as `fields` writes it.

    >>> dict(key_lines('[[term]]\nterm = "detainee"\n[[term]]\n'))
    {'term[0]': 1, 'term[0].term': 2, 'term[1]': 3}
    """
    lines: dict[str, int] = {}
    arrays = Counter[str]()
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if array := _ARRAY.match(line):
            name = array[1].strip().translate(_QUOTES)
            table = f"{name}[{arrays[name]}]"
            arrays[name] += 1
            lines.setdefault(table, number)
        elif header := _HEADER.match(line):
            table = header[1].strip().translate(_QUOTES)
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            name = key[1].translate(_QUOTES)
            lines.setdefault(f"{table}.{name}" if table else name, number)
    return lines


def in_lines(numbers: Sequence[int]) -> str:
    """Return the lines of a file that have those numbers, each once, in words.

    >>> in_lines([75, 84, 84, 93])
    'lines 75, 84 and 93'
    """
    *others, last = map(str, dict.fromkeys(numbers))
    return f"lines {', '.join(others)} and {last}" if others else f"line {last}"
