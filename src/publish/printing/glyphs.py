"""What a PDF says its glyphs mean, in letters that a reader types.

A joined Arabic letter has a shape for each place in a word. Old encodings have a character for each shape
(presentation forms), and a browser takes the shape's character where its font knows one: somebody who
searches such a file for a name does not find it, and who copies the name out of it gets another. So every
font's table says the letter itself.

A shape that stands for several letters in turn, with dots that are glyphs of their own, cannot be told in
such a table: what is printed must have a font whose letters are whole (`assets/paper/README.md`).

Source: ISO 32000-2, 9.10.3 (ToUnicode CMaps); The Unicode Standard, 9.2 (Arabic Presentation Forms) and
Annex 15 (NFKC).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_RANGES = re.compile(r"\d+ beginbfrange\n(.*?)endbfrange\n", re.DOTALL)
_RANGE = re.compile(r"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>\n")
_CHARACTER = re.compile(r"(<[0-9A-Fa-f]+>) <((?:[0-9A-Fa-f]{4})+)>\n")
_FORMS = re.compile("[\ufb1d-\ufdfb\ufe70-\ufefc]")  # of Hebrew and Arabic
_BLOCK = 100  # entries that one block of a table may have


def plain(table: str) -> str:
    """Return a font's ToUnicode table with letters in the place of presentation forms."""
    return _CHARACTER.sub(_lettered, _RANGES.sub(_listed, table))


def _listed(ranges: re.Match[str]) -> str:
    """Return a block of ranges as blocks of single entries."""
    entries = [entry for one in _RANGE.finditer(ranges[1]) for entry in _entries(*one.groups())]
    blocks = (entries[at : at + _BLOCK] for at in range(0, len(entries), _BLOCK))
    return "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)


def _entries(first: str, last: str, meaning: str) -> Iterator[str]:
    """Yield an entry for each code from `first` to `last`; `first` means `meaning`. All are hexadecimal."""
    width, start = len(first), int(meaning, 16)
    for number, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
        yield f"<{code:0{width}X}> <{start + number:04X}>\n"


def _lettered(entry: re.Match[str]) -> str:
    meant = bytes.fromhex(entry[2]).decode("utf-16-be")
    letters = _FORMS.sub(lambda form: unicodedata.normalize("NFKC", form[0]), meant)
    return f"{entry[1]} <{letters.encode('utf-16-be').hex().upper()}>\n"
