"""The table of rules, its page in the manual, and the code that names rules."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from publish import errors
from publish.checks.rules import RULES, SEVERITIES
from publish.errors import PublishError

ROOT = Path(__file__).parents[3]
ROW = re.compile(r"^\| `([a-z0-9-]+)` \| (error|warning) \| (.+) \|$", re.MULTILINE)
MAKERS = {"Finding", "Noticed", "Refused", "refuse"}
NO_RULES = frozenset({"error"})
ID = re.compile(r"[a-z]+(-[a-z0-9]+)*")


def test_the_manual_lists_the_rules() -> None:
    """docs/checks.md has one row for each rule, in the table's order and words."""
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert ROW.findall(page) == [(rule.id, str(rule.severity), rule.reason) for rule in RULES]


def test_a_rule_stands_once() -> None:
    """No two rules share an id."""
    assert len(SEVERITIES) == len(RULES)


def named(tree: ast.AST) -> Iterator[str]:
    """Yield the rule ids in a module: `rule=`, the first text of a finding or refusal, and of a pair."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "rule":
            yield from texts([node.value])
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in MAKERS:
            yield from texts(node.args[:2])
        elif isinstance(node, ast.Assign | ast.AnnAssign) and ast.unparse(node).startswith("rule = "):
            yield from texts([node.value])
        elif isinstance(node, ast.Yield | ast.Return) and isinstance(node.value, ast.Tuple):
            yield from texts(node.value.elts[:1])
        elif isinstance(node, ast.Dict):
            for one in node.values:
                yield from texts(one.elts[:1] if isinstance(one, ast.Tuple) else [])


def texts(nodes: Iterable[ast.expr | None]) -> Iterator[str]:
    """Yield the first of `nodes` that is a text in the form of a rule id."""
    found = (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    yield from [text for text in found if ID.fullmatch(text)][:1]


def test_the_code_and_the_table_name_the_same_rules() -> None:
    """Every rule id that the package uses has its row, and every row is used."""
    used: set[str] = set()
    for path in sorted((ROOT / "src" / "publish").rglob("*.py")):
        if path.name != "rules.py":
            used |= set(named(ast.parse(path.read_text(encoding="utf-8"))))
    assert used - NO_RULES == set(SEVERITIES)


def test_every_kind_of_error_has_a_rule() -> None:
    """The rules that errors carry by default are in the table."""
    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, PublishError)
    ]
    rules = {kind.rule for kind in kinds if kind is not PublishError}
    assert rules == {"config", "source", "catalog", "release", "write"}
    assert rules - set(SEVERITIES) == set()
