"""The table of rules, its page in the manual, and the code that names rules."""

from __future__ import annotations

import re
from pathlib import Path

from publish import errors
from publish.checks.rules import RULES, SEVERITIES
from publish.errors import PublishError

ROOT = Path(__file__).parents[3]
ROW = re.compile(r"^\| `([a-z0-9-]+)` \| (error|warning) \| (.+) \|$", re.MULTILINE)
RULE_ID = re.compile(r'"((?:catalog|source|foreign)-[a-z-]+|raw-html|undefined-reference|extra-newline)"')


def test_the_manual_lists_the_rules() -> None:
    """docs/checks.md has one row for each rule, in the table's order and words."""
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert ROW.findall(page) == [(rule.id, str(rule.severity), rule.reason) for rule in RULES]


def test_a_rule_stands_once() -> None:
    """No two rules share an id."""
    assert len(SEVERITIES) == len(RULES)


def test_every_rule_that_the_code_names_is_in_the_table() -> None:
    """A rule id in any module of the package has its row."""
    package = ROOT / "src" / "publish"
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(package.rglob("*.py")))
    named = set(RULE_ID.findall(text))
    assert "catalog-cut" in named
    assert named - set(SEVERITIES) == set()


def test_every_kind_of_error_has_a_rule() -> None:
    """The rules that errors carry by default are in the table."""
    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, PublishError)
    ]
    rules = {kind.rule for kind in kinds if kind is not PublishError}
    assert rules == {"config", "source", "catalog", "release", "write"}
    assert rules - set(SEVERITIES) == set()
