"""The words that a quotation was first spoken in, as a source gives them: one text for each language.

What a language does with them, `catalogs/originals.py` says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from publish.checks.rule import ERROR, WARNING, Rule, quoted
from publish.model import Finding, Key, Segment, Statement

TWICE = Rule(
    "original-twice",
    ERROR,
    "A piece was first spoken in one way: which of two is published is for nobody to guess.",
    "Two `<!-- ORIGINAL ar: ... -->` before one paragraph, with different words",
)
LANGUAGE = Rule(
    "original-language",
    WARNING,
    "Original words in a language that the workspace has not, or that is not named, reach no reader.",
    "`<!-- ORIGINAL: ... -->`, without the language",
)
RULES = (TWICE, LANGUAGE)


def findings(statement: Statement, languages: Collection[str]) -> Iterator[Finding]:
    """Yield what should be mended in the original words of a statement; `languages` are codes."""
    known = {_code(one) for one in languages}
    seen: dict[tuple[Key, str], str] = {}
    for segment in statement.segments:
        for one in segment.originals:
            if _code(one.language) not in known:
                message = f'"ORIGINAL {one.language}" names no language here: write it like ORIGINAL ar:'
                yield _finding(LANGUAGE, statement, segment, message)
            elif seen.setdefault((segment.key, _code(one.language)), one.text) != one.text:
                message = f"{quoted(segment.text)} has two originals in {one.language}: take one of them out"
                yield _finding(TWICE, statement, segment, message)


def _finding(rule: Rule, statement: Statement, segment: Segment, message: str) -> Finding:
    return Finding(rule.id, rule.severity, statement.path, segment.line, message, statement.slug)


def _code(language: str) -> str:
    return language.replace("-", "_").lower()
