"""Findings for a workflow on GitHub: annotations in its log, and a summary of the step.

1. An annotation is a line `::error file=…,line=…,title=…::message`, in which %, CR and LF are escaped,
   and : and , too before the message.
   Source: https://github.com/actions/toolkit, packages/core/src/command.ts, escapeData, escapeProperty.
2. GitHub shows the first ten annotations of a kind in a step. Ten findings are annotated, the errors
   first, and a notice says how many more there are, so that none is dropped silently.
3. The summary is Markdown with all findings. GitHub drops one of more than 1 MiB whole, so rows are left
   out, the least important first, and counted.
   Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions, job summaries.
4. In the summary every ASCII mark of a text is a character reference, which cannot be markup (CommonMark
   0.31, 2.5), inside `<code>`, where GitHub makes no links of `@name` and `#1`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from publish.findings.excerpt import excerpt
from publish.findings.text import spoken, totals
from publish.findings.visible import visible
from publish.model import ENGLISH, Finding, Severity, Speech

ANNOTATIONS = 10
SUMMARY_BYTES = 1024 * 1024

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
_MARK = re.compile(r"[!-/:-@\[-`{-~]")
_HEAD = "| where | severity | rule | what to mend | text |\n| --- | --- | --- | --- | --- |\n"
_ENDING_BYTES = 200  # for the line that counts what was left out


def as_github(findings: Sequence[Finding], *, speech: Speech = ENGLISH) -> str:
    """Return workflow commands, one a line: at most ten annotations, then a notice if there are more."""
    ordered = _by_weight(findings)
    lines = [_annotation(one, speech) for one in ordered[:ANNOTATIONS]]
    if rest := ordered[ANNOTATIONS:]:
        lines.append(f"::notice title=publish::{totals(rest)} more: see the summary of this step")
    return "\n".join(lines)


def summary(findings: Sequence[Finding], *, speech: Speech = ENGLISH) -> str:
    """Return all findings as Markdown, at most 1 MiB of UTF-8, to be added to a step's summary.

    It ends with a newline, unlike the other forms, since more may be added to the same file.
    """
    heading = f"## publish: {totals(findings) or 'nothing to mend'}\n\n"
    if not findings:
        return heading
    ordered, rows = _by_weight(findings), []
    room = SUMMARY_BYTES - _ENDING_BYTES - len((heading + _HEAD).encode())
    for one in ordered:
        row = _row(one, speech)
        room -= len(row.encode())
        if room < 0:
            break
        rows.append(row)
    rest = totals(ordered[len(rows) :])
    return f"{heading}{_HEAD}{''.join(rows)}\n" + (
        f"{rest} more: `publish check` lists them.\n" if rest else ""
    )


def _by_weight(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda one: (one.severity is not Severity.ERROR, one.path, one.line))


def _annotation(finding: Finding, speech: Speech) -> str:
    place = {"file": visible(finding.path), "line": str(finding.line or ""), "title": finding.rule}
    properties = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in place.items() if value)
    message = "\n".join(filter(None, (spoken(finding, speech), excerpt(finding))))
    return f"::{finding.severity} {properties}::{message.translate(_DATA)}"


def _row(finding: Finding, speech: Speech) -> str:
    where = f"{finding.path}:{finding.line}" if finding.line else finding.path
    cells = (
        _code(visible(where)),
        str(finding.severity),
        _code(finding.rule),
        _code(spoken(finding, speech)),
        _code(excerpt(finding)),
    )
    return f"| {' | '.join(cells)} |\n"


def _code(text: str) -> str:
    """Return `text` as a cell in which nothing is markup; empty where it is."""
    literal = _MARK.sub(lambda mark: f"&#{ord(mark[0])};", text)
    return f'<code dir="auto">{literal}</code>' if text else ""
