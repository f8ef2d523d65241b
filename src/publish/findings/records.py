"""Findings for scripts: a list of objects in JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from publish.findings.visible import dumped
from publish.model import ENGLISH, Finding, Speech


def as_json(findings: Sequence[Finding], *, speech: Speech = ENGLISH) -> str:
    """Return findings as a JSON list of objects, in the order given."""
    return dumped([record(one, speech) for one in findings])


def record(finding: Finding, speech: Speech = ENGLISH) -> Mapping[str, object]:
    """Return what a script reads of a finding.

    `line` counts from 1, and 0 is the whole file; `text`, `start` and `end` are where the wrong piece
    stands, in characters; `statement` and `language` are null where the finding is of none.
    """
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "path": finding.path,
        "line": finding.line,
        "message": speech.told(finding.said),
        "statement": finding.statement,
        "language": finding.language,
        "text": finding.text,
        "start": finding.start,
        "end": finding.end,
    }
