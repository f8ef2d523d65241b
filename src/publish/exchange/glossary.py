"""The office's names and terms for one statement, as a list that programs and people read.

Three columns divided by tabs: as the original says it, as the office wants it, and what is to be said of it.
OmegaT takes it as it is (`glossary/`), and so do spreadsheets. It has only what stands in the statement:
whoever translates one release need not learn which names the office writes about elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from publish.model import Language, Lexicon

Line = tuple[str, str, str]
"""What the original says, what the translation says, and a comment."""

_BREAK = re.compile(r"[\t\r\n]+")


def glossary(lexicon: Lexicon, language: Language, texts: Sequence[str]) -> bytes:
    """Return the names and terms that stand in `texts`, in the order of the lexicon; UTF-8, none is empty."""
    whole = "\n".join(texts).casefold()
    lines = (line for line in _lines(lexicon, language) if _stands(line[0], whole))
    return "".join(map(_written, lines)).encode()


def _written(line: Line) -> str:
    return "\t".join(_BREAK.sub(" ", part) for part in line) + "\n"


def _lines(lexicon: Lexicon, language: Language) -> Iterator[Line]:
    for name in lexicon.names:
        if forms := name.forms.get(language.code, ()):
            for spelling in (name.spelling, *name.variants):
                yield spelling, forms[0], _also(forms[1:])
    for term in lexicon.terms:
        if approved := term.approved.get(language.code, ()):
            forbidden = term.forbidden.get(language.code, ())
            parts = (term.note, _also(approved[1:]), f"not: {', '.join(forbidden)}" if forbidden else "")
            yield term.term, approved[0], "; ".join(filter(None, parts))


def _also(forms: Sequence[str]) -> str:
    return f"also: {', '.join(forms)}" if forms else ""


def _stands(said: str, whole: str) -> bool:
    """Tell whether a word of `whole` begins like `said`: as a plural does, or a possessive."""
    return re.search(rf"(?<!\w){re.escape(said.casefold())}", whole) is not None
