"""The table of rules, and the code that names rules."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeGuard

import pytest

import publish
from publish import errors
from publish.checks.rule import Rule
from publish.checks.rules import FAMILIES, RULES, SEVERITIES
from publish.errors import PublishError

ROOT = Path(publish.__file__).parent
MAKERS = {"Finding", "Found", "Noticed", "Refused", "refuse"}
NO_RULES = frozenset({"busy", "error", "send", "serve-absent", "serve-embargo", "verify", "work"})


@cache
def modules() -> tuple[ast.Module, ...]:
    """Return every module of the package, parsed."""
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOT.rglob("*.py")))


def named(tree: ast.AST) -> Iterator[str]:
    """Yield the rule ids that a module names where something is found or refused.

    They stand first in what makes a finding or refusal (second in `refuse(position, rule, …)`), in
    `rule=…`, and in an assignment to `rule`, alone or the first of several.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "rule":
            yield from texts(node.value)
        elif isinstance(node, ast.Call) and called(node) in MAKERS:
            at = 1 if called(node) == "refuse" and len(node.args) > 2 else 0
            yield from texts(*node.args[at : at + 1])
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            yield from assigned(node.targets[0] if isinstance(node, ast.Assign) else node.target, node.value)


def called(node: ast.Call) -> str:
    """Return the last name of what is called."""
    return ast.unparse(node.func).rpartition(".")[2]


def assigned(target: ast.expr, value: ast.expr) -> Iterator[str]:
    """Yield the ids that are assigned to `rule`, be it the first of several names."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        target, value = target.elts[0], value.elts[0]
    if isinstance(target, ast.Name) and target.id == "rule":
        yield from texts(value)


def texts(*nodes: ast.expr) -> Iterator[str]:
    """Yield the texts that each of `nodes` may be: itself, or one or the other of a choice."""
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from texts(node.body, node.orelse)


def mentioned(tree: ast.AST) -> Iterator[str]:
    """Yield every text in a module but those that stand in a row of a table of rules."""
    rows = {id(inner) for node in ast.walk(tree) if is_row(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in rows:
            yield node.value


def rows(tree: ast.AST) -> Iterator[str]:
    """Yield the id of every rule that a module makes."""
    for node in ast.walk(tree):
        if is_row(node):
            yield from texts(*node.args[:1])


def listed(tree: ast.AST) -> Iterator[str]:
    """Yield the ids of rules that stand in a list of rules alone, and not beside what finds them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple) and all(map(is_row, node.elts)):
            yield from rows(node)


def is_row(node: ast.AST) -> TypeGuard[ast.Call]:
    """Tell whether `node` makes a rule."""
    return isinstance(node, ast.Call) and called(node) == "Rule"


def everywhere(found: Iterable[Iterable[str]]) -> set[str]:
    """Return what was found in all modules."""
    return {text for texts in found for text in texts}


def test_a_rule_stands_once() -> None:
    """No two rules share an id."""
    assert len(SEVERITIES) == len(RULES)


def test_no_family_is_empty() -> None:
    """Each family has a title and rules."""
    assert all(family.title and family.rules for family in FAMILIES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_an_example(rule: Rule) -> None:
    """Reason and example are one line each; the reason is a sentence."""
    assert rule.example.strip() == rule.example != ""
    assert rule.reason.endswith(".")
    assert len((rule.reason + rule.example).splitlines()) == 1


def test_what_the_code_finds_is_in_the_table() -> None:
    """A finding or refusal with a rule that has no row fails here."""
    assert everywhere(map(named, modules())) - set(SEVERITIES) - NO_RULES == set()


def test_what_is_in_the_table_is_found() -> None:
    """A row that nothing in the code names any more fails here."""
    assert everywhere(map(listed, modules())) - everywhere(map(mentioned, modules())) == set()


def test_every_rule_is_in_the_table() -> None:
    """A family that has not been joined to the others fails here."""
    assert everywhere(map(rows, modules())) == set(SEVERITIES)


@pytest.mark.parametrize(
    "code",
    [
        'Finding("new-rule", severity)',
        'Found("new-rule", message)',
        'yield Found("new-rule" if one else "empty", message)',
        'statements.Noticed("new-rule", line)',
        'raise source.refuse(position, "new-rule", message)',
        'self.scope.refuse("new-rule", text)',
        'raise CatalogError(path, 0, message, rule="new-rule")',
        'rule = "new-rule"',
        'rule, message = "new-rule", text',
    ],
)
def test_the_search_sees_each_way_to_name_a_rule(code: str) -> None:
    """The search through the code is not blind."""
    tree = ast.parse(f"def check():\n    {code}")
    assert set(named(tree)) - {"empty"} == {"new-rule"}


def test_a_row_does_not_count_as_use() -> None:
    """A rule is not used by standing in its table."""
    tree = ast.parse('RULES = (Rule("old-rule", ERROR, "Why.", "`x`"),)\nFound("other-rule", message)')
    assert set(mentioned(tree)) == {"other-rule"}
    assert set(listed(tree)) == {"old-rule"}


def test_a_row_beside_what_finds_it_is_used() -> None:
    """A family may keep each rule beside its function."""
    tree = ast.parse(
        'TABLE = ((Rule("a-rule", ERROR, "Why.", "`x`"), find), (Rule("b-rule", ERROR, ""), see))'
    )
    assert set(listed(tree)) == set()
    assert set(rows(tree)) == {"a-rule", "b-rule"}


def test_every_kind_of_error_has_a_rule() -> None:
    """The rules that errors carry by default are in the table."""
    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, PublishError)
    ]
    rules = {kind.rule for kind in kinds if kind is not PublishError}
    assert rules == {"config", "source", "catalog", "received", "release", "write"}
    assert rules - set(SEVERITIES) == set()
