"""One segment and what a catalog says of it become findings, in words for its translator.

Every family of rules is asked. What the office waived for this segment is a warning that says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from publish.checks import addresses, completeness, facts, markup, residue
from publish.checks.rule import Check, Found, Pair
from publish.checks.rules import SEVERITIES
from publish.checks.wording import names, terms
from publish.checks.writing import script, typography
from publish.model import Finding

CHECKS: tuple[Check, ...] = (
    completeness.found,
    facts.found,
    markup.found,
    addresses.found,
    names.found,
    terms.found,
    residue.found,
    script.found,
    typography.found,
)
"""In the order in which their findings are listed."""

MOST = 20
"""Findings of one rule in one segment: a reader needs no more, and a hostile text could give thousands."""


def translation_findings(
    pair: Pair, *, path: str, statement: str, waived: Mapping[str, str] | None = None
) -> Iterator[Finding]:
    """Yield what is to be mended in the translation of a segment.

    `path` is the catalog's, `statement` a slug; `waived` says, by rule, who waived it here and when.
    """
    counts = Counter[str]()
    for check in CHECKS if _readable(pair) else (completeness.found, markup.found):
        for found in check(pair):
            counts[found.rule] += 1
            if counts[found.rule] <= MOST:
                yield _finding(pair, found, path, statement, (waived or {}).get(found.rule))


def _readable(pair: Pair) -> bool:
    """Tell whether the translation is one that checks can finish with: rendering gave up on others."""
    return pair.piece is None or all(one.rule != "too-complex" for one in pair.piece.refused)


def _finding(pair: Pair, found: Found, path: str, statement: str, waived: str | None) -> Finding:
    text = pair.translation.text
    start = max(text.find(found.piece), 0) if found.piece else 0
    end = start + len(found.piece) if found.piece and found.piece in text else start
    rule, message = found.rule, found.message
    if waived:
        rule, message = "waived", f"{rule}, waived by {waived}: {message}"
    return Finding(
        rule,
        SEVERITIES[rule],
        path,
        pair.translation.line,
        message,
        statement,
        pair.target.language.code,
        text,
        start,
        end,
    )
