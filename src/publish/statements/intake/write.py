"""The file: its name, its front matter, its Markdown body.

Front matter is `key: the rest of the line`, in a fixed order and only what is known. The reader
takes a matching pair of outer quotes off, so a value with such a pair gets another around it. A
paragraph is one line, whatever its length: editors wrap it, and a changed word changes one line.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from publish.errors import SourceError
from publish.model import SLUG
from publish.statements.intake.escape import escape
from publish.statements.intake.reflow import Block

KEYS = ("title", "date", "place", "summary", "publisher", "origin", "status")
_MAX_WORDS = 60  # characters of a slug after its date
# Latin letters that Unicode does not take apart into a letter and an accent.
_FOLDED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
_APOSTROPHES = re.compile("['’ʼʻʿʾ`]")


def slug_for(title: str, date: dt.date, name: str) -> str:
    """Return `DATE-words-of-the-title`; SourceError if a letter of `title` is not Latin."""
    folded = unicodedata.normalize("NFKD", title.casefold().translate(_FOLDED))
    bare = "".join(character for character in folded if not unicodedata.combining(character))
    bare = _APOSTROPHES.sub("", bare)
    words = re.findall("[a-z0-9]+", bare)
    is_latin = all(character.isascii() for character in bare if character.isalpha())
    if not (words and is_latin):
        raise SourceError(name, 0, f'cannot make a file name of "{title}": pass --slug {date}-some-words')
    return f"{date}-{_shortened(words)}"


def _shortened(words: Sequence[str]) -> str:
    """Return as many of `words` as fit, at least a piece of the first, joined by hyphens."""
    text = words[0][:_MAX_WORDS]
    for word in words[1:]:
        if len(text) + 1 + len(word) > _MAX_WORDS:
            break
        text = f"{text}-{word}"
    return text


def slug_date(slug: str, name: str) -> dt.date:
    """Return the date that `slug` begins with; SourceError unless it is `YYYY-MM-DD-some-words`."""
    if match := SLUG.fullmatch(slug):
        try:
            return dt.date.fromisoformat(match[1])
        except ValueError:
            pass
    raise SourceError(
        name, 0, f'"{slug}" is no slug: write --slug YYYY-MM-DD-some-words, with a to z, 0 to 9 and -'
    )


def document(values: Mapping[str, str], blocks: Sequence[Block]) -> str:
    """Return the whole file: front matter, an empty line, the body; LF, with a final newline."""
    return headed(values, "".join(_body(blocks)))


def headed(values: Mapping[str, str], body: str) -> str:
    """Return the whole file: front matter, an empty line, and `body`, which is Markdown."""
    front = "".join(f"{key}: {_quoted(values[key])}\n" for key in KEYS if key in values)
    return f"---\n{front}---\n\n{body}"


def _body(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield each block as Markdown, with an empty line before it unless both are items of one list."""
    above: Block | None = None
    for block in blocks:
        if above and not (block.mark and above.mark and bool(block.mark.kind) == bool(above.mark.kind)):
            yield "\n"
        yield f"{block.mark.markdown} {escape(block.text)}\n" if block.mark else f"{escape(block.text)}\n"
        above = block


def _quoted(value: str) -> str:
    """Return `value` so that a reader that takes outer quotes off gets it back."""
    return f'"{value}"' if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
