"""A parsed statement becomes findings for its press officer: what could be released, but should be mended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.checks.characters import bidi_control
from publish.checks.rules import SEVERITIES
from publish.model import Finding, Kind, Statement

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?=-|$)")
_MARK = re.compile(r"\*\*|__|\]\(|`|</?[A-Za-z]")

Found = Iterator[tuple[str, int, str]]


def source_findings(statement: Statement) -> Iterator[Finding]:
    """Yield what was found while the statement was parsed, then what its parts say of one another."""
    yield from statement.findings
    for check in (_dates, _headings, _plain_text, _controls):
        for rule, line, message in check(statement):
            yield Finding(rule, SEVERITIES[rule], statement.path, line, message, statement.slug)


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


def _controls(statement: Statement) -> Found:
    """Yield characters that turn the text around."""
    for segment in statement.segments:
        if name := bidi_control(segment.text):
            yield "bidi-control", segment.line, f"{name} turns the text that follows: take it out"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
