"""JSON for scripts."""

from __future__ import annotations

import json
from collections.abc import Callable

from publish.findings import as_json
from publish.model import Finding, Severity


def test_a_finding_is_an_object_with_documented_keys(make_finding: Callable[..., Finding]) -> None:
    """Keys and their order are those of docs/checks.md; positions are in characters."""
    assert as_json((make_finding("late", text="أكثر من 50", piece="50"),)) == (
        "[\n"
        "  {\n"
        '    "rule": "foreign-target",\n'
        '    "severity": "error",\n'
        '    "path": "locale/ar/LC_MESSAGES/2017-10-19-homs.po",\n'
        '    "line": 40,\n'
        '    "message": "late",\n'
        '    "statement": "2017-10-19-homs",\n'
        '    "language": "ar",\n'
        '    "text": "أكثر من 50",\n'
        '    "start": 8,\n'
        '    "end": 10\n'
        "  }\n"
        "]"
    )


def test_what_belongs_to_no_statement_is_null() -> None:
    """A finding of the project has no statement and no language."""
    (found,) = json.loads(as_json((Finding("config", Severity.ERROR, "publish.toml", 0, "m"),)))
    assert (found["statement"], found["language"], found["text"]) == (None, None, "")


def test_no_findings_are_an_empty_list() -> None:
    """A script can read it all the same."""
    assert as_json(()) == "[]"


def test_hostile_text_comes_through_whole(make_finding: Callable[..., Finding], hostile: str) -> None:
    """A script gets each character as it was."""
    (found,) = json.loads(as_json((make_finding(hostile, text=hostile),)))
    assert (found["message"], found["text"]) == (hostile, hostile)
