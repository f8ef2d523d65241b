"""Findings for a person at a terminal, and for `grep` and editors.

A group for each file: its path and how much there is to mend, then each finding as
`path:line: severity rule: message`, which editors jump to, and below it the text with the piece marked.
Files with errors come last, next to the prompt.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import attrgetter

from publish.findings.excerpt import excerpt
from publish.findings.visible import MARKS, defused, visible
from publish.model import ENGLISH, Finding, Message, Severity, Speech, say, say_counted

_BOLD, _UNDERLINED, _RESET = "\x1b[1m", "\x1b[1;4m", "\x1b[0m"
_COLORS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m"}
_COUNTS: Mapping[Severity, Callable[[int], Message]] = {
    Severity.ERROR: lambda number: say_counted("{number} error", "{number} errors", number),
    Severity.WARNING: lambda number: say_counted("{number} warning", "{number} warnings", number),
}
_NAMES = {Severity.ERROR: say("error"), Severity.WARNING: say("warning")}
_GUTTER = "    | "  # keeps a text that begins with "::" from being a command of a build service


def as_text(findings: Sequence[Finding], *, color: bool = False, speech: Speech = ENGLISH) -> str:
    """Return findings in `speech`, grouped by file, in the order of their lines; empty where there are none.

    With `color`, severities are coloured and pieces underlined by ANSI codes; without, pieces stand in ⟦ ⟧.
    """
    ordered = sorted(findings, key=attrgetter("path", "line"))
    groups = [list(group) for _, group in itertools.groupby(ordered, key=attrgetter("path"))]
    groups.sort(key=lambda group: any(one.severity is Severity.ERROR for one in group))
    return "\n\n".join("\n".join(_group(group, speech, color=color)) for group in groups)


def totals(findings: Iterable[Finding], speech: Speech = ENGLISH, *, none: bool = False) -> str:
    """Return how many errors and warnings there are: `1 error, 2 warnings`.

    What there is nothing of is left out, unless `none` of it is said too.
    """
    severities = [one.severity for one in findings]
    counts = [(severities.count(severity), said) for severity, said in _COUNTS.items()]
    said = [said(number) for number, said in counts if number or none]
    return (
        speech.told(reduce(lambda one, other: say("{one}, {other}", one=one, other=other), said))
        if said
        else ""
    )


def spoken(finding: Finding, speech: Speech) -> str:
    """Return what a finding says, in `speech` and safe to print."""
    return speech.apart(defused(speech.told(finding.said, visible)))


def line(finding: Finding, speech: Speech) -> str:
    """Return `path:line: severity rule: message` in `speech`, as editors jump to it."""
    return _line(finding, speech, color=False)


def _group(findings: Sequence[Finding], speech: Speech, *, color: bool) -> Iterator[str]:
    heading = f"{visible(findings[0].path)}: {speech.apart(totals(findings, speech))}"
    yield f"{_BOLD}{heading}{_RESET}" if color else heading
    for one in findings:
        yield _line(one, speech, color=color)
        if shown := excerpt(one, (_UNDERLINED, _RESET) if color else MARKS):
            yield f"{_GUTTER}{shown}"


def _line(finding: Finding, speech: Speech, *, color: bool) -> str:
    where = f"{finding.path}:{finding.line}" if finding.line else finding.path
    severity = speech.apart(speech.told(_NAMES[finding.severity]))
    if color:
        severity = f"{_COLORS[finding.severity]}{severity}{_RESET}"
    return f"{visible(where)}: {severity} {finding.rule}: {spoken(finding, speech)}"
