"""A parsed statement becomes findings for its press officer: what could be released, but should be mended."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from publish.checks.late import late
from publish.checks.rule import ERROR, WARNING, Rule
from publish.checks.sources import datelines, originals, pictures, spellings
from publish.checks.writing import script
from publish.model import Finding, Kind, Segment, Statement

_DATE = late(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?=-|$)")
_ADDRESS = late(r"\b(?:https?|ftp)://[^\s<>)\]]*[^\s<>)\].,;:!?'\"]", re.IGNORECASE)
_PLAIN_ADDRESS = late(r"(?:http|ftp)://", re.IGNORECASE)
_WITHOUT_SCHEME = late(r"\s*[/\\]{2}")  # a browser reads a backslash as a slash
_HREF = late(r"""\bhref\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_NO_PROSE = late(r"(`+).*?\1|<[^<>]*>|\b\w+://\S+", re.DOTALL)
_ANY_MARK = late("[`</]")  # of each part of _NO_PROSE, so that most texts are left alone
_QUOTES = (
    ("quotation marks", late(r'"(?<!\d")'), late("[“”„]")),
    ("apostrophes", late(r"'(?<!\d')(?=\w)"), late("[‘’]")),
)
_SLIPS = "the|a|an|of|to|in|and|for|with|at|by|from|was|were|are|be|been|has|have|this|these|their|its|or"
_A_SLIP = late(rf"{_SLIPS}|[a-z]{{5,}}")
_TWICE = late(r"\b([a-z]++)\s+\1\b")
_MARK = late(r"\*\*|__|\]\(|`|</?[A-Za-z]")

RULES = (
    Rule(
        "slug-date",
        WARNING,
        "The date in the file name is read as the date of the statement.",
        "`2017-10-18-homs.md` with `date: 2017-10-19`",
    ),
    Rule(
        "updated-before-date",
        WARNING,
        "A statement cannot have been updated before it was published.",
        "`updated: 2017-10-18` with `date: 2017-10-19`",
    ),
    Rule(
        "title-repeated",
        WARNING,
        "The page prints the title itself, so it would be read twice.",
        "`# Men held in Homs` below `title: Men held in Homs`",
    ),
    Rule(
        "heading-1",
        WARNING,
        "A page has one heading of level 1, its title; screen readers rely on it.",
        "`# Demands` for `## Demands`",
    ),
    Rule(
        "plain-markup",
        WARNING,
        "Title, summary and place are plain text: marks of Markdown are printed.",
        "`title: Men **held** in Homs`",
    ),
    Rule(
        "link-http",
        WARNING,
        "A link that is not https can be read and changed by whoever carries it.",
        "`http://example.org/report`",
    ),
    Rule(
        "link-scheme",
        ERROR,
        "A link that begins with // does not say https: from a file that was saved it leads nowhere.",
        "`[the report](//example.org/report)`",
    ),
    Rule(
        "link-source",
        ERROR,
        "A link to another statement leads to its page: readers never get the source.",
        "`[the earlier release](2017-10-19-doors.md)`",
    ),
    Rule(
        "quotes-mixed",
        WARNING,
        "Straight and curly quotation marks in one statement say that a part was pasted from elsewhere.",
        '`the "report"` beside `the “list”`',
    ),
    Rule(
        "repeated-word",
        WARNING,
        "A word that is written twice is a slip, and the translators repeat it.",
        "`in the the prison`",
    ),
    *pictures.RULES,
    *datelines.RULES,
    *originals.RULES,
    spellings.TITLE,
    spellings.NAMES,
)
_SEVERITIES = {rule.id: rule.severity for rule in (*RULES, *script.RULES)}

# Without a scheme it is a file of this workspace.
_SOURCE = late(r"(?![a-z][a-z0-9+.-]*:)([^?#]+)\.md(|#.*)", re.IGNORECASE)

Found = Iterator[tuple[str, int, str]]


def source_findings(statement: Statement) -> Iterator[Finding]:
    """Yield what was found while the statement was parsed, then what its parts say of one another."""
    yield from statement.findings
    for check in _CHECKS:
        for rule, line, message in check(statement):
            yield Finding(rule, _SEVERITIES[rule], statement.path, line, message, statement.slug)


def _dates(statement: Statement) -> Found:
    """Yield dates that contradict one another."""
    date, updated = statement.metadata.date, statement.metadata.updated
    in_name = _DATE.match(statement.slug)
    if in_name and in_name[0] != date.isoformat():
        yield "slug-date", 0, f'the file name says {in_name[0]} and "date" says {date}: correct one of them'
    if updated and updated < date:
        yield "updated-before-date", 0, f'"updated" is {updated}, before the date {date}: correct one of them'


def _headings(statement: Statement) -> Found:
    """Yield headings of level 1: the title is the page's own, whether or not they repeat it."""
    title = _words(statement.metadata.title)
    for segment in statement.segments:
        repeats = segment.kind.startswith("heading") and _words(segment.text) == title
        if repeats:
            yield "title-repeated", segment.line, f'"{segment.text}" repeats the title: take the heading out'
        elif segment.kind is Kind.HEADING_1:
            yield "heading-1", segment.line, f'"{segment.text}" is a heading of level 1: begin it with ##'


def _plain_text(statement: Statement) -> Found:
    """Yield front matter with marks of Markdown in it."""
    for segment in statement.segments:
        mark = not segment.markdown and _MARK.search(segment.text)
        if mark:
            yield (
                "plain-markup",
                segment.line,
                f'"{mark[0]}" in the {segment.kind} is printed as it is: write plain text',
            )


def _characters(statement: Statement) -> Found:
    """Yield characters that a reader cannot see, or that show other words than were written.

    What a script needs is told by the letters beside it: the source's own script is not asked.
    """
    for segment in statement.segments:
        for each in script.faults(segment.text, "Latn"):
            yield each.rule, segment.line, each.message


def _links(statement: Statement) -> Found:
    """Yield links and bare addresses over http and ftp, each once a segment."""
    for segment in statement.segments:
        every = [*(target.address for target in segment.targets), *segment.addresses]
        if "://" in segment.text:
            every += _ADDRESS.findall(segment.text)
        for address in dict.fromkeys(every):
            if _PLAIN_ADDRESS.match(address):
                yield (
                    "link-http",
                    segment.line,
                    f'"{address}" is not https: write https:// if the site has it',
                )


def _unschemed(statement: Statement) -> Found:
    """Yield links to another host that do not say how to reach it, each once a segment.

    Pictures are not asked: they come from nowhere else (`pictures`).
    """
    for segment in statement.segments:
        links = (target.address for target in segment.targets if not target.image)
        raw = (html.unescape(href) for tag in segment.tags for href in _HREF.findall(tag))
        for address in dict.fromkeys((*links, *raw)):
            if _WITHOUT_SCHEME.match(address):
                yield "link-scheme", segment.line, f'"{address}" begins with //: write https://...'
            elif source := _SOURCE.fullmatch(address):
                page = f"{source[1]}.html{source[2]}"
                yield "link-source", segment.line, f'"{address}" is a source: write "{page}"'


def _quotes(statement: Statement) -> Found:
    """Yield the first mark of the rarer kind, where a statement has straight marks and curly ones."""
    prose = [(segment.line, _prose(segment)) for segment in statement.segments]
    whole = "\n".join(text for _, text in prose)
    for what, straight, curly in _QUOTES:
        if straight.search(whole) and curly.search(whole):
            lines = {kind: _lines(prose, kind) for kind in (straight, curly)}
            rare = min(lines, key=lambda kind: len(lines[kind]))
            words = ("straight", "curly") if rare is straight else ("curly", "straight")
            yield (
                "quotes-mixed",
                lines[rare][0],
                f"{words[0]} {what} here, {words[1]} ones elsewhere: use one kind in the statement",
            )


def _lines(prose: list[tuple[int, str]], mark: re.Pattern[str]) -> list[int]:
    """Return the line of each mark in lines of prose, once for each time."""
    return [line for line, text in prose for _ in mark.findall(text)]


def _doubled(statement: Statement) -> Found:
    """Yield words that are written twice in a row."""
    for segment in statement.segments:
        for doubled in _TWICE.finditer(_prose(segment)):
            if _A_SLIP.fullmatch(doubled[1]):
                yield "repeated-word", segment.line, f'"{doubled[0]}" says "{doubled[1]}" twice: take one out'


def _prose(segment: Segment) -> str:
    """Return a segment's text without code, tags and addresses."""
    return _NO_PROSE.sub(" \ufffc ", segment.text) if _ANY_MARK.search(segment.text) else segment.text


_CHECKS = (
    _dates,
    datelines.date_findings,
    spellings.title_findings,
    _headings,
    _plain_text,
    _links,
    _unschemed,
    pictures.picture_findings,
    _quotes,
    _doubled,
    _characters,
)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
