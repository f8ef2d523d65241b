"""Findings for a person at a terminal, and for `grep` and editors.

A group for each file: its path and how much there is to mend, then each finding as
`path:line: severity rule: message`, which editors jump to, and below it the text with the piece marked.
Files with errors come last, next to the prompt.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from publish.findings.excerpt import excerpt
from publish.findings.visible import MARKS, visible
from publish.model import Finding, Severity

_BOLD, _UNDERLINED, _RESET = "\x1b[1m", "\x1b[1;4m", "\x1b[0m"
_COLORS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m"}
_GUTTER = "    | "  # keeps a text that begins with "::" from being a command of a build service


def as_text(findings: Sequence[Finding], *, color: bool = False) -> str:
    """Return findings grouped by file, in the order of their lines; empty where there are none.

    With `color`, severities are coloured and pieces underlined by ANSI codes; without, pieces stand in ⟦ ⟧.
    """
    ordered = sorted(findings, key=attrgetter("path", "line"))
    groups = [list(group) for _, group in itertools.groupby(ordered, key=attrgetter("path"))]
    groups.sort(key=lambda group: any(one.severity is Severity.ERROR for one in group))
    return "\n\n".join("\n".join(_group(group, color=color)) for group in groups)


def counted(findings: Iterable[Finding]) -> str:
    """Return how many errors and warnings there are: `1 error, 2 warnings`."""
    severities = [one.severity for one in findings]
    counts = [(severities.count(severity), str(severity)) for severity in Severity]
    return ", ".join(f"{number} {noun if number == 1 else noun + 's'}" for number, noun in counts if number)


def _group(findings: Sequence[Finding], *, color: bool) -> Iterator[str]:
    heading = f"{visible(findings[0].path)}: {counted(findings)}"
    yield f"{_BOLD}{heading}{_RESET}" if color else heading
    for one in findings:
        yield _line(one, color=color)
        if shown := excerpt(one, (_UNDERLINED, _RESET) if color else MARKS):
            yield f"{_GUTTER}{shown}"


def _line(finding: Finding, *, color: bool) -> str:
    where = f"{finding.path}:{finding.line}" if finding.line else finding.path
    severity = f"{_COLORS[finding.severity]}{finding.severity}{_RESET}" if color else finding.severity
    return f"{visible(where)}: {severity} {finding.rule}: {visible(finding.message)}"
