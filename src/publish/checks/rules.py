"""Every rule that a report can name: its id, how much it matters, and why it exists.

Rules of severity `error` come from two sides: a `PublishError` stops the work on a file as a whole
(`config`, `source…`, `catalog…`, `release`, `write`), a finding is about one place in it. docs/checks.md
shows this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from publish.model import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `reason` is one line for the person who has to mend what it finds."""

    id: str
    severity: Severity
    reason: str


RULES: tuple[Rule, ...] = (
    # publish.toml
    Rule("config", ERROR, "publish.toml or the command line cannot be understood, so nothing is published."),
    # source/
    Rule("source", ERROR, "The front matter of a statement is missing, unknown or not what it should be."),
    Rule("source-name", ERROR, "A statement's file name is its address: a date and some words."),
    Rule("source-empty", ERROR, "A statement without text is no statement."),
    Rule("source-depth", ERROR, "Lists and quotations this deep inside one another cannot be parsed safely."),
    Rule("source-complex", ERROR, "A piece with this many brackets cannot be parsed in reasonable time."),
    Rule(
        "source-markup",
        ERROR,
        "Markup that comes out otherwise with a translation in it cannot be published.",
    ),
    Rule(
        "source-lost", ERROR, "Words that Markdown drops without telling would be missing from every release."
    ),
    Rule(
        "source-link",
        ERROR,
        "A link leads to a page of the site, or to an http, https, mailto or tel address.",
    ),
    Rule("raw-html", ERROR, "HTML is not translated, and what no page may hold is refused: write Markdown."),
    Rule(
        "source-code", ERROR, "A paragraph that is set in by four spaces is code, and nobody translates it."
    ),
    Rule("undefined-reference", ERROR, "A link or footnote that is defined nowhere is printed as brackets."),
    Rule(
        "unused-footnote",
        WARNING,
        "A footnote that nothing refers to is printed below, and no reader finds it.",
    ),
    Rule("slug-date", WARNING, "The date in the file name is read as the date of the statement."),
    Rule("updated-before-date", WARNING, "A statement cannot have been updated before it was published."),
    Rule("title-repeated", WARNING, "The page prints the title itself, so it would be read twice."),
    Rule("heading-1", WARNING, "A page has one heading of level 1, its title; screen readers rely on it."),
    Rule("plain-markup", WARNING, "Title, summary and place are plain text: marks of Markdown are printed."),
    Rule("bidi-control", ERROR, "A character that turns text around can show other words than were written."),
    # locale/: the file
    Rule("catalog", ERROR, "A catalog cannot be used."),
    Rule("catalog-size", ERROR, "A text or a file this long is no translation of a statement."),
    Rule("catalog-encoding", ERROR, "A catalog that is not UTF-8 would be read as other characters."),
    Rule("catalog-charset", ERROR, "A header that declares another charset contradicts the file."),
    Rule("catalog-control", ERROR, "Control characters are invisible and can change what is shown."),
    Rule("catalog-conflict", ERROR, "A merge conflict leaves two versions of a text in one place."),
    Rule("catalog-header", ERROR, "A catalog begins with its header, the message with an empty id."),
    Rule("catalog-keyword", ERROR, "A line begins with msgctxt, msgid, msgid_plural or msgstr, in order."),
    Rule("catalog-message", ERROR, "A line that belongs to no message may be a part of one that was lost."),
    Rule("catalog-string", ERROR, "A text without both quotes may have lost its end, and with it a figure."),
    Rule("catalog-escape", ERROR, "An unknown escape would print another text than the translator wrote."),
    Rule("catalog-plural", ERROR, "Plural forms are numbered from 0 without a gap."),
    Rule("catalog-duplicate", ERROR, "Of two translations of one message, one would be dropped silently."),
    Rule("catalog-obsolete", ERROR, "A message is obsolete as a whole or not at all."),
    Rule("catalog-incomplete", ERROR, "A catalog that lacks a message it once had may have been cut."),
    Rule("catalog-cut", ERROR, "A file that ends in the middle of a message has been cut."),
    Rule("catalog-template", ERROR, "The words of the pages are plain strings, without plural or context."),
    # locale/: the translations
    Rule("catalog-absent", WARNING, "Without its catalog a statement is not released in a language."),
    Rule("catalog-orphan", WARNING, "The translations of a renamed statement wait under its old name."),
    Rule("furniture", WARNING, "Pages with words of another language around the text are not released."),
    Rule("furniture-fault", ERROR, "A translation of the pages' words keeps their addresses and numbers."),
    Rule("empty", WARNING, "A piece without a translation keeps the statement from being released."),
    Rule("empty-text", ERROR, "A translation of spaces or marks alone would be published as an empty piece."),
    Rule("fuzzy", WARNING, "A guess, or a translation of an earlier text, is never published."),
    Rule("outdated", WARNING, "The source changed a little since; the earlier translation stays published."),
    Rule("foreign-tag", ERROR, "A translation may use the HTML tags of its source text, and no others."),
    Rule("foreign-target", ERROR, "A translation may use the links of its source text, each as often."),
    Rule("foreign-footnote", ERROR, "A translation may use the footnotes of its source text, each as often."),
    Rule("too-complex", ERROR, "Markup that cannot be parsed in reasonable time is shown as plain text."),
    Rule("extra-newline", WARNING, "A line break that the source text does not have is read as a space."),
    Rule("underscore", WARNING, "Beside a letter _ is printed as it is; * makes emphasis in every writing."),
    # build/, and whatever else is written
    Rule("release", ERROR, "The last guard found something in a page that must not leave the house."),
    Rule("write", ERROR, "A file could not be written, or another run holds the workspace."),
)
"""In the order in which a statement meets them."""

SEVERITIES = MappingProxyType({rule.id: rule.severity for rule in RULES})
"""How much a rule matters, by its id."""
