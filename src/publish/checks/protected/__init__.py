r"""Names that may appear nowhere: found in any text, in whatever way it writes them, and never quoted.

A text is what a file holds: a source, a raw catalog with its comments and obsolete entries, an output. What
is encoded as a whole (base64 in a mail file, a compressed archive) is no text: whoever adds such a format
has to search it before it is encoded.

1. Texts and names are folded alike (`folding`): compatibility forms, case, small capitals, accents, vowel
   marks and whatever nobody sees make no difference, nor do the kinds of hamza, ya, kaf and teh marbuta.
   A word with letters of two scripts, or one that looks like a part of a name, is read as what it looks like.
2. A text is read in several ways (`search`), and a name in any of them counts: as it stands, and with
   character references, percent-encoding and escapes resolved, as often as they were nested; each of the two
   with its marks and markup (tags, comments, footnotes, addresses of links, hyphens at line ends) taken out,
   so that `Ab*cd*` is a word, and with its marks as spaces, so that `ab_cd` is two.
3. Lines that a catalog wraps (`"Ab"`, `"cd"`), and those of one remark (`#. Ab`), are joined.
4. Between the parts of a name may stand anything but the end of a sentence: initials and particles too, but
   no other word. The last part may come first.
5. A name is no part of a longer word ("Ali" is not in "Alice"; "Ali2" is two words), but may have particles
   before it and endings after it (`spellings`).
6. Letters count, and not what stands between them, in a name of several parts that begins and ends where
   words do: `Sam.ira Had/dad`. From eight letters on, such a name counts in the middle of an address too.
7. In writings without spaces a name stands wherever its characters do, whatever signs are between them.
8. Digests and encoded keys have no short names in them, though their letters may chance to make one.

Time is linear in the text: its words and letters are looked up in a set. Only a text in which a name is found
is read again, a few lines at a time, to say where; if that fails, the finding is of the whole file (line 0).
"""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.protected.search import count, stands
from publish.checks.protected.spellings import Keys, keys
from publish.checks.rule import ERROR, Rule
from publish.model import Finding, Protected

RULES = (
    Rule(
        "protected",
        ERROR,
        "A name that must never appear stands in a file, and nothing is written until it is gone.",
        "the name of a witness in a translator's comment",
    ),
)

MESSAGE = "a protected name stands here: take it out of the file, and out of its history"
IN_PATH = MESSAGE.replace("here", "in the name of a file or folder")

_REACH = 4  # lines that a name may stand on
_BLOCK = 100  # lines that are looked at as one before each is


def occurrences(text: str, protected: Protected) -> Iterator[int]:
    """Yield the line of each protected name in `text`, once a line, from 1; 0 where it cannot be told."""
    if protected.names and stands(text, wanted := keys(protected)):
        yield from _lines(text.split("\n"), wanted) or [0]


def holds(text: str, protected: Protected) -> bool:
    """Tell whether a protected name stands in `text`."""
    return bool(protected.names) and stands(text, keys(protected))


def protected_findings(
    path: str, text: str, protected: Protected, *, message: str = MESSAGE
) -> Iterator[Finding]:
    """Yield a finding for each line of `text` with a protected name in it, and for a `path` that has one."""
    shown = _shown(path, protected)
    if shown != path:
        yield Finding("protected", ERROR, shown, 0, IN_PATH)
    for line in occurrences(text, protected):
        yield Finding("protected", ERROR, shown, line, message)


def _shown(path: str, protected: Protected) -> str:
    """Return `path` with a star for each part of it that holds a protected name."""
    parts = ["*" if holds(part, protected) else part for part in path.split("/")]
    shown = "/".join(parts)
    return "*" if holds(shown, protected) else shown


def _lines(lines: list[str], wanted: Keys) -> list[int]:
    """Return the numbers of the `lines` on which a name begins."""
    found = []
    for first in range(0, len(lines), _BLOCK):
        if stands("\n".join(lines[first : first + _BLOCK + _REACH]), wanted):
            block = range(first, min(first + _BLOCK, len(lines)))
            found += [at + 1 for at in block if _begins(lines[at : at + _REACH], wanted)]
    return found


def _begins(lines: list[str], wanted: Keys) -> bool:
    """Tell whether a name begins on the first of `lines`: without that line there is one less."""
    return stands(lines[0], wanted) or (count("\n".join(lines), wanted) > count("\n".join(lines[1:]), wanted))
