"""Every rule that a report can name, by family, in the order in which a statement meets them.

docs/checks.md is made from this table.
"""

from __future__ import annotations

from types import MappingProxyType

from msgspec import Struct

from publish.checks import addresses, completeness, facts, markup, protected, refusals, residue
from publish.checks.rule import Rule
from publish.checks.sources import statement as sources
from publish.checks.wording import names, terms
from publish.checks.writing import script, typography


class Family(Struct, frozen=True):
    """Rules that stand together, under a heading that says what they look at."""

    title: str
    rules: tuple[Rule, ...]


FAMILIES = (
    Family("The project", refusals.PROJECT),
    Family("Statements: what is refused", refusals.SOURCES),
    Family("Statements: what should be mended", sources.RULES),
    Family("Catalogs: the file", refusals.CATALOGS),
    Family("Files that came back", refusals.RECEIVED),
    Family("Translations: completeness", completeness.RULES),
    Family("Translations: facts", facts.RULES),
    Family("Translations: links and markup", markup.RULES),
    Family("Translations: names and terms", names.RULES + terms.RULES),
    Family("Translations: addresses", addresses.RULES),
    Family("Translations: what is left of an earlier text", residue.RULES),
    Family("Translations: script and direction", script.RULES),
    Family("Translations: typography", typography.RULES),
    Family("Everywhere", protected.RULES),
    Family("Approvals, in `locale/LANG/approvals/`", refusals.APPROVALS),
    Family("Releases", refusals.RELEASES),
)

RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.rules)

SEVERITIES = MappingProxyType({rule.id: rule.severity for rule in RULES})
"""How much a rule matters, by its id."""
