"""Every rule for translations fires where it should and nowhere else, in six languages of four writings."""

from __future__ import annotations

from itertools import groupby
from typing import Protocol

from publish.checks.rule import Pair
from publish.checks.rules import FAMILIES, SEVERITIES
from publish.checks.translations import translation_findings
from publish.model import Finding

LANGUAGES = ("ar", "fa", "fr", "ru", "zh_Hans", "tr")
RULES = sorted(
    rule.id for family in FAMILIES if family.title.startswith("Translations: ") for rule in family.rules
)
MOST_SILENT = 15
"""Blocks in which a rule has nothing to say: of a letter, mark or word that the language does not have."""


class Block(Protocol):
    """What conftest.py reads: a rule's cases in one language."""

    rule: str
    code: str

    def get(self, key: str, otherwise: str = "") -> str:
        """Return what a line says."""

    def pair(self, which: str) -> Pair:
        """Return the source text with its `wrong` or `right` translation."""


def findings(pair: Pair) -> list[Finding]:
    """Return all that is found in a pair, by every family."""
    return list(translation_findings(pair, path="ar.po", statement="2017-10-19-homs"))


def test_a_wrong_translation_is_found(block: Block) -> None:
    """The rule fires on its wrong case, with the severity that the table of rules gives it."""
    severities = {one.rule: one.severity for one in findings(block.pair("wrong"))}
    assert severities.get(block.rule) == SEVERITIES[block.rule]


def test_a_right_translation_is_let_through(block: Block) -> None:
    """Nothing is said of the right case: no error, no advice, by this rule or any other."""
    assert findings(block.pair("right")) == []


def test_every_rule_has_its_file(table: tuple[Block, ...]) -> None:
    """Each rule has a file, each file names a rule."""
    assert sorted({block.rule for block in table}) == RULES


def test_every_file_has_every_language(table: tuple[Block, ...]) -> None:
    """A file has one block for each language, in order."""
    languages = {
        rule: tuple(block.code for block in blocks)
        for rule, blocks in groupby(table, lambda block: block.rule)
    }
    assert languages == dict.fromkeys(languages, LANGUAGES)


def test_silence_is_rare(table: tuple[Block, ...]) -> None:
    """A rule that has nothing to say in a language is an exception, and its block has no cases."""
    silent = [block for block in table if block.get("silent")]
    assert len(silent) <= MOST_SILENT
    assert all(not block.get("wrong") and not block.get("right") for block in silent)
