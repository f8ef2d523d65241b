r"""Plain text to Markdown that says the same: text stays text.

The text is one paragraph (or list item) on one line, without leading space. What Python-Markdown
would read as markup is escaped, and nothing else, because a person edits the file later:

1. At the beginning: `#`, `- `, `+ `, `* `, `1. `, `>`, `!!!`, a fence of backticks, `[x]:` and a line of
   nothing but `-`, `_` or `*` get a backslash; `: ` and `~~~`, which know no backslash, become entities.
2. `<` before anything but a space, and `&` where an entity would begin, become entities.
3. `*` and `_` get a backslash when two runs of them could pair; never between spaces, and `_`
   never inside a word. So do backticks, when there are two runs.
4. `](`, `[^` and a backslash before a character that it would escape get a backslash.
5. `|` gets one in a text of nothing but `|`, `:`, `-` and spaces, which could rule a table.

Source: ESCAPED_CHARS in markdown/core.py and the patterns in markdown/blockprocessors.py,
markdown/inlinepatterns.py and markdown/htmlparser.py of Python-Markdown 3.11.
"""

from __future__ import annotations

import re
from collections import Counter

_MARKUP = re.compile(
    r"""
      (?P<block>   \A (?: \#
                        | [-+*](?=\s)
                        | [-_*](?=[-_*\s]*\Z)
                        | >
                        | !(?=!!)
                        | `(?=``)
                        | \[(?=[^\[\]]*\]:) ) )
    | (?P<number>  \A \d+ \. (?=\s|\Z) )
    | (?P<entity>  \A :(?=\s|\Z) | \A ~(?=~~) | <(?=\S) | &(?=\#|[a-zA-Z0-9][-.a-zA-Z0-9]*;) )
    | (?P<inline>  \\(?=[\\`*_{}\[\]()>\#+.!|-]) | \](?=\() | \[(?=\^) )
    | (?P<paired>  \*+ | _+ | `+ )
    | (?P<pipe>    \| )
    """,
    re.VERBOSE,
)
_RULES_A_TABLE = re.compile(r"[|:\-\s]+")
_ENTITIES = {":": "&#58;", "~": "&#126;", "<": "&lt;", "&": "&amp;"}


def escape(text: str) -> str:
    r"""Return Markdown (one line) that renders as `text`, a paragraph of plain text on one line.

    >>> escape("*Names* changed & 35-year-old #3")
    '\\*Names\\* changed & 35-year-old #3'
    """
    paired = _pairing(text)
    in_table = _RULES_A_TABLE.fullmatch(text) is not None

    def replace(match: re.Match[str]) -> str:
        found = match[0]
        match match.lastgroup:
            case "entity":
                return _ENTITIES[found]
            case "number":
                return f"{found[:-1]}\\."
            case "paired":
                is_markup = found[0] in paired and _is_live(match)
                return "".join(f"\\{character}" for character in found) if is_markup else found
            case "pipe":
                return f"\\{found}" if in_table else found
            case _:
                return f"\\{found}"

    return _MARKUP.sub(replace, text)


def _pairing(text: str) -> set[str]:
    """Return those of `*`, `_` and the backtick that could begin and end something in `text`."""
    live = Counter(run[0][0] for run in re.finditer(r"\*+|_+|`+", text) if _is_live(run))
    return {mark for mark, count in live.items() if count > 1}


def _is_live(run: re.Match[str]) -> bool:
    """Tell whether a run of marks could open or close a span, by what stands around it."""
    before, after = run.string[run.start() - 1 : run.start()], run.string[run.end() : run.end() + 1]
    if run[0][0] == "`":
        return True
    if run[0][0] == "_" and before.isalnum() and after.isalnum():
        return False
    return bool(before.strip() or after.strip())
