r"""Text of strangers, made safe to print: what cannot be seen, or acts, is shown as an escape.

1. Control characters, bidi controls and all else that has no shape of its own become `\x1b`, `\u202e`, `\n`.
2. Joiners and other spaces are ordinary letters of Persian and French, so `visible` leaves them;
   `exposed`, for the very piece that is wrong, shows them too.
3. The marks that point at a piece are escaped where a text brings its own.
4. A build service takes lines like `##[add-mask]x` and `##vso[...]x` for commands, wherever they stand
   in its log: their second # is escaped. Lines that begin with `::` are for the form not to print.
   Source: https://github.com/actions/runner, src/Runner.Common/ActionCommand.cs, TryParse and TryParseV2.
"""

from __future__ import annotations

import json
import re
import unicodedata

MARKS = ("⟦", "⟧")
"""Stand around the piece that is wrong. Both mirror and pair in right-to-left text (UAX #9, N0)."""

_JOINERS = "\u200c\u200d"
_COMMAND = re.compile(r"##(?=\w*\[)")


class _Escapes(dict[int, str]):
    """What each character is shown as, found out when it is first met."""

    def __init__(self, *, spaces: bool) -> None:
        super().__init__({ord(mark): ascii(mark)[1:-1] for mark in MARKS})
        self._spaces = spaces

    def __missing__(self, code: int) -> str:
        self[code] = shown = self._shown(chr(code))
        return shown

    def _shown(self, character: str) -> str:
        if character.isprintable():
            return character
        harmless = character in _JOINERS or unicodedata.category(character) == "Zs"
        return character if self._spaces and harmless else ascii(character)[1:-1]


_VISIBLE, _EXPOSED = _Escapes(spaces=True), _Escapes(spaces=False)


def visible(text: str) -> str:
    r"""Return `text` on one line, with escapes for what a terminal or a log would act on.

    >>> visible("\x1b[2J##[add-mask]x")
    '\\x1b[2J#\\x23[add-mask]x'
    """
    return defused(text.translate(_VISIBLE))


def letters(text: str) -> list[str]:
    """Return each character of `text` as `visible` shows it; joined, they need to be `defused`."""
    return [_VISIBLE[ord(one)] for one in text]


def exposed(text: str) -> list[str]:
    """Return each character of `text`, with escapes for all that cannot be seen, joiners and spaces too."""
    return [_EXPOSED[ord(one)] for one in text]


def defused(text: str) -> str:
    """Return `text` with no command of a build service in it."""
    return _COMMAND.sub(r"#\\x23", text)


def dumped(value: object) -> str:
    """Return `value` as JSON in which every text is whole, and harmless where it is printed.

    What cannot be seen is a JSON escape, so that a reader of the JSON gets the text as it was.
    """
    written = json.dumps(value, ensure_ascii=False, indent=2)
    lines = (line if line.isprintable() else _escaped(line) for line in written.split("\n"))
    return _COMMAND.sub(r"#\\u0023", "\n".join(lines))


def _escaped(line: str) -> str:
    """Return `line` of a JSON text with JSON escapes; what is not ASCII stands only inside its strings."""
    return "".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in line)
