"""What the command line says of the work, as text: pure, so that tests can read it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from publish.files import Writer
from publish.model import Finding, Project, Severity, Status
from publish.press import report
from publish.press.build import Survey
from publish.press.plan import Edition
from publish.press.standing import Standing, State


def release_summary(project: Project, found: Survey, writer: Writer) -> Iterator[str]:
    """Yield the closing lines of a run: what was made, and what is not released and why."""
    made = [standing for edition in found.editions for standing in edition.released]
    languages = 1 + len(project.languages)
    yield (
        f"{_count(len(found.editions), 'statement')} in {_count(languages, 'language')}: "
        f"{_count(len(made), 'release')} in build/"
    )
    yield written_summary(writer)
    for state in (State.DRAFT, State.OUTDATED, State.PARTIAL, State.WITHHELD):
        rows = list(_rows(found.editions, state))
        if rows:
            yield ""
            yield f"{state.capitalize()} ({len(rows)}):"
            yield from rows


def written_summary(writer: Writer) -> str:
    """Return how many files a run wrote and removed."""
    verb = "would be " if writer.dry_run else ""
    if not writer.written and not writer.removed:
        return "no file changed"
    parts = [f"{_count(len(writer.written), 'file')} {verb}written"] * bool(writer.written)
    parts += [f"{_count(len(writer.removed), 'file')} {verb}removed"] * bool(writer.removed)
    return ", ".join(parts)


def status_table(project: Project, editions: Sequence[Edition], *, color: bool, width: int) -> str:
    """Return statements × languages as a table for a terminal `width` columns wide."""
    from rich.console import Console  # noqa: PLC0415 because only this table needs it
    from rich.table import Table  # noqa: PLC0415 because only this table needs it

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("statement", "language"):
        table.add_column(heading, overflow="fold")
    for status in Status:
        table.add_column(str(status), justify="right")
    for heading in ("words", "coverage", "state"):
        table.add_column(heading, justify="left" if heading == "state" else "right")
    for edition in editions:
        for index, standing in enumerate(edition.standings[1:]):
            slug = edition.statement.slug if not index else ""
            table.add_row(slug, *_cells(standing, report.words(edition)))
    for language in project.languages:
        standings = report.in_language(editions, language.code)
        counts = [str(sum(one.count(status) for one in standings)) for status in Status]
        total = str(sum(map(report.words, editions)))
        table.add_row(
            "all" if language is project.languages[0] else "", language.code, *counts, total,
            _percent(report.coverage(standings)), "", style="dim",
        )  # fmt: skip
    shown = io.StringIO()
    Console(file=shown, force_terminal=color, no_color=not color, width=width).print(table)
    return shown.getvalue().rstrip("\n")


def findings_summary(findings: Sequence[Finding]) -> str:
    """Return how many errors and warnings there are."""
    errors = sum(one.severity is Severity.ERROR for one in findings)
    return f"{_count(errors, 'error')}, {_count(len(findings) - errors, 'warning')}"


def finding_record(finding: Finding) -> dict[str, object]:
    """Return a finding as `check --format json` lists it."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "path": finding.path,
        "line": finding.line,
        "message": finding.message,
        "statement": finding.statement,
        "language": finding.language,
    }


def _cells(standing: Standing, words: int) -> list[str]:
    """Return one row's cells after the statement's name."""
    counts = [str(standing.count(status)) for status in Status]
    return [standing.language.code, *counts, str(words), _percent(standing.coverage), str(standing.state)]


def _rows(editions: Sequence[Edition], state: State) -> Iterator[str]:
    """Yield a line for each statement and language in `state`."""
    for edition in editions:
        if state is State.DRAFT and edition.standings[0].state is state:
            yield f"  {edition.statement.slug}: {edition.standings[0].reason}"
            continue
        for standing in edition.standings[1:]:
            if standing.state is state:
                yield f"  {standing.language.code}  {edition.statement.slug}: {_why(standing)}"


def _why(standing: Standing) -> str:
    """Return what a reader of the report should know of a standing."""
    if standing.state is State.WITHHELD:
        return standing.reason
    if standing.state is State.OUTDATED:
        return f"{_count(standing.count(Status.OUTDATED), 'segment')} to compare with the changed original"
    lacking = standing.count(Status.MISSING) + standing.count(Status.FUZZY)
    return f"{_count(lacking, 'segment')} shown in the original language"


def _percent(share: float) -> str:
    """Return `share` in percent, rounded down, so that only what is complete says 100 %."""
    return f"{int(share * 100)} %"


def _count(number: int, noun: str) -> str:
    """Return `number` with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
