"""One segment and what a catalog says of it become findings, in words for its translator.

Every family of rules is asked. What the office waived for this segment is a warning that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Protocol

from msgspec.structs import replace

from publish.checks import addresses, completeness, facts, markup, residue
from publish.checks.late import late
from publish.checks.rule import MOST, Check, Found, Pair
from publish.checks.rules import SEVERITIES
from publish.checks.wording import names, terms
from publish.checks.writing import script, typography
from publish.model import Finding, Severity, say

CHECKS: tuple[Check, ...] = (
    completeness.found,
    facts.found,
    markup.found,
    addresses.found,
    names.found,
    terms.found,
    script.found,
    typography.found,
)
"""In the order in which their findings are listed."""


class Findings(Protocol):
    """Yields what is to be mended in the translation of a segment, as `translation_findings` does."""

    def __call__(self, pair: Pair, *, path: str, statement: str) -> Iterator[Finding]:
        """Yield it."""


_PLACES = 100
"""Of those where a piece stands, the first that are looked at, so that no text takes long."""

_UNREADABLE: tuple[Check, ...] = (completeness.found, markup.found)
"""What is asked of a text that rendering gave up on: the others might not finish with it either."""


def translation_findings(pair: Pair, *, path: str, statement: str) -> Iterator[Finding]:
    """Yield what is to be mended in the translation of a segment, the first `MOST` by each rule.

    What is left of an earlier text is told where nothing else is wrong: most of it is wrong otherwise too.
    `path` is the catalog's, `statement` a slug.
    """
    counts: dict[str, int] = {}
    wrong = False
    for check in (*(CHECKS if _readable(pair) else _UNREADABLE), residue.found):
        if check is residue.found and wrong:
            return
        for found in check(pair):
            wrong = wrong or SEVERITIES[found.rule] is Severity.ERROR
            counts[found.rule] = counts.get(found.rule, 0) + 1
            if counts[found.rule] <= MOST:
                yield _finding(pair, found, path, statement)


def waive(finding: Finding, by: str) -> Finding:
    """Return an error that the office waived as the warning that reports print; `by` is who and when."""
    said = say("{rule}, waived by {by}: {message}", rule=finding.rule, by=by, message=finding.said)
    return replace(finding, rule="waived", severity=SEVERITIES["waived"], said=said)


def _readable(pair: Pair) -> bool:
    refused = pair.piece.refused if pair.piece else ()
    return not refused or all(one.rule != "too-complex" for one in refused)


def _finding(pair: Pair, found: Found, path: str, statement: str) -> Finding:
    text = pair.translation.text
    start, end = _place(text, found.piece)
    return Finding(
        found.rule,
        SEVERITIES[found.rule],
        path,
        pair.translation.line,
        found.said,
        statement,
        pair.target.language.code,
        text,
        start,
        end,
    )


def _place(text: str, piece: str) -> tuple[int, int]:
    """Return where `piece` stands in `text`: the first place where it is no part of a word, number or target.

    Both are 0 where it does not stand there.
    """
    if not piece:
        return 0, 0
    starts = [found.start() for found in islice(re.finditer(re.escape(piece), text), _PLACES)]
    start = min(starts, key=lambda at: _inside(text, at, at + len(piece)), default=None)
    return (0, 0) if start is None else (start, start + len(piece))


def _inside(text: str, start: int, end: int) -> int:
    """Return how much less than a word of its own the piece is: 2 inside one, 1 inside a number, 0 not."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    if _goes_on(before[-1:], text[start]) or _goes_on(text[end - 1], after[:1]):
        return 2
    separated = _SEPARATED.fullmatch(before + text[start]) or _SEPARATED.fullmatch(text[end - 1] + after)
    return int(bool(separated) or (before == "](" and after[:1] == ")"))


def _goes_on(one: str, other: str) -> bool:
    """Tell whether two characters are of one word or one number."""
    return (one.isdecimal() and other.isdecimal()) or (one.isalpha() and other.isalpha())


_SEPARATED = late(r"\d[.,:/\u00a0\u202f\u066b\u066c'’]\d")
