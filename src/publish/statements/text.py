r"""What text is allowed to hold before Python-Markdown sees it.

Python-Markdown marks its own work with STX and ETX, and this package marks slots with SO and
SI: none of them may come in from outside, or a translation holding `\x02wzxhzdk:0\\x03` would
pull stashed HTML out of another paragraph.

1. Control characters that end a line somewhere are ends of lines.
2. A source that holds any other is refused, also for one in code: without it a figure may be another one.
   No catalog with one is read; what is left of them all the same goes.
3. A translation cannot bring them back as character references: `&#10;` would be a line end in plain text.
"""

from __future__ import annotations

import html
import re
import unicodedata

from publish.errors import SourceError
from publish.statements.limits import NO_CHARACTER, stacked

SLOT_OPEN, SLOT_CLOSE = "\x0e", "\x0f"
SLOT = re.compile(f"{SLOT_OPEN}(\\d+){SLOT_CLOSE}")

_STRANGE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")  # all that the next two match
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_REFERENCE = re.compile("&#(?:[0-9]+|[xX][0-9a-fA-F]+);")
_NO_CHARACTER = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]|^$")


def check_characters(text: str, path: str) -> None:
    """Raise SourceError where a source, as it was read, has a control character that ends no line."""
    if not _STRANGE.search(text):
        return
    lines = _LINE_END.sub("\n", text)
    if match := _CONTROL.search(lines):
        what = f"U+{ord(match[0]):04X} is a control character, which nobody sees"
        message = f"{what}: take it out, and check the words and figures around it"
        raise SourceError(path, lines.count("\n", 0, match.start()) + 1, message, rule="source-control")


def clean_source(text: str) -> str:
    """Return a source text in NFC with LF line ends and no control character but tabs.

    What `limits` refuses to have normalised stays as it is.
    """
    text = text.removeprefix("\ufeff")
    if not text.isprintable() and _STRANGE.search(text):
        text = _CONTROL.sub("", _LINE_END.sub("\n", text))
    return text if stacked(text) else unicodedata.normalize("NFC", text)


def clean_translation(text: str) -> str:
    """Return a translation in NFC on which no preprocessor has to run.

    Tabs, and references to control characters, line ends and nothing, are spaces.
    """
    text = clean_source(text).replace("\t", " ")
    return _REFERENCE.sub(_referred, NO_CHARACTER.sub(" ", text)) if "&#" in text else text


def _referred(reference: re.Match[str]) -> str:
    """Return a character reference as it was written, or a space for one that means no character."""
    return " " if _NO_CHARACTER.search(html.unescape(reference[0])) else reference[0]


def slot(number: int) -> str:
    """Return the mark that stands for segment `number` while Python-Markdown works."""
    return f"{SLOT_OPEN}{number}{SLOT_CLOSE}"
