"""What the command line says of the work, as text: pure, so that tests can read it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from publish.errors import printable
from publish.model import Finding, Project, Severity, Status
from publish.press import progress
from publish.press.edition import Edition
from publish.press.policy import State
from publish.press.standing import Standing
from publish.press.survey import Survey

if TYPE_CHECKING:
    from rich.table import Table

    from publish.statements.intake import Intake

_LISTED = (
    State.DRAFT,
    State.EMBARGOED,
    State.WITHDRAWN,
    State.OUTDATED,
    State.PARTIAL,
    State.LEAD,
    State.WITHHELD,
)
_EVERYWHERE = {State.DRAFT, State.EMBARGOED, State.WITHDRAWN}
_NARROWEST = 96  # columns that the widest row of `status` has room in


def release_summary(project: Project, found: Survey) -> Iterator[str]:
    """Yield the closing lines of a run: what is released, and what is not and why."""
    made = [standing for edition in found.editions for standing in edition.released]
    languages = 1 + len(project.languages)
    yield (
        f"{_count(len(found.editions), 'statement')} in {_count(languages, 'language')}: "
        f"{_count(len(made), 'release')} in build/"
    )
    if found.refused:
        yield ""
        yield f"Refused ({len(found.refused)}):"
        for one in dict.fromkeys(found.findings):
            if one.severity is Severity.ERROR and one.path in found.refused:
                yield (
                    f"  {one.path}:{one.line}: {one.message}" if one.line else f"  {one.path}: {one.message}"
                )
    yield from _states(found)
    yield from _waivers(found.editions)
    warnings = sum(one.severity is Severity.WARNING for one in set(found.findings))
    if warnings:
        yield ""
        yield f"{_count(warnings, 'warning')}: `publish check` lists them"


def copies_summary(found: Survey, folder: str) -> Iterator[str]:
    """Yield the closing lines of a run that copied what is embargoed into `folder`."""
    made = [standing for edition in found.editions for standing in edition.released]
    if not found.editions:
        yield "No statement is embargoed."
        return
    statements = _count(len(found.editions), "embargoed statement")
    yield f"{statements}: {_count(len(made), 'release')} in {folder}, not to be published yet"
    yield from _states(found)


def _states(found: Survey) -> Iterator[str]:
    """Yield what is not simply released, by state, each with its reason.

    What holds in every language counts once for each statement, everything else for each release.
    """
    for state in _LISTED:
        slugs = [
            edition.statement.slug
            for edition in found.editions
            for one in edition.standings
            if one.state is state
        ]
        if slugs:
            yield ""
            yield f"{state.capitalize()} ({len(set(slugs) if state in _EVERYWHERE else slugs)}):"
            yield from _rows(found.editions, state)


def _waivers(editions: Sequence[Edition]) -> Iterator[str]:
    """Yield what the office waived: each error, in whose words, of which piece."""
    lines = [
        f"  {code}  {edition.statement.slug}, segment {one.segment}: {one.rule}, by {one.by}"
        for edition in editions
        for code, waivers in ((each.language.code, each.waivers) for each in edition.standings)
        for one in waivers
    ]
    if lines:
        yield ""
        yield f"Waived ({len(lines)}):"
        yield from lines


def intake_account(name: str, found: Intake) -> Iterator[str]:
    """Yield what became of a pasted text called `name`: what was recognised, left out and rewritten."""
    for key, value in found.recognised.items():
        yield f"  {key}: {value}"
    for line in found.dropped:
        yield f'{name}:{line.line}: left out ({line.pattern}): "{printable(line.text)}"'
    for words in found.rewritten:
        yield f'{name}:{words.line}: "{" ".join(words.before)}" became "{" ".join(words.after)}"'
    if found.doubts:
        yield 'It is a draft: look at what is marked below, then write "status: final" in its front matter.'


def written_summary(written: Sequence[str], removed: Sequence[str], *, dry_run: bool) -> str:
    """Return how many files a run wrote and removed."""
    verb = "would be " if dry_run else ""
    changes = ((len(written), "written"), (len(removed), "removed"))
    parts = [f"{_count(number, 'file')} {verb}{what}" for number, what in changes if number]
    return ", ".join(parts) or "no file changed"


def status_table(project: Project, editions: Sequence[Edition], *, color: bool, width: int) -> str:
    """Return statements × languages as tables for a terminal `width` columns wide.

    On a narrow one the terminal wraps them: rich would leave columns out.
    """
    from rich.console import Console  # noqa: PLC0415  because only these tables need it

    shown = io.StringIO()
    console = Console(file=shown, force_terminal=color, no_color=not color, width=max(width, _NARROWEST))
    for edition in editions:
        size = (
            f"{_count(len(edition.statement.segments), 'segment')}, {_count(progress.words(edition), 'word')}"
        )
        rows = ([*_cells([one]), str(one.state)] for one in edition.standings[1:])
        console.print(_table(f"{edition.statement.slug} ({size})", rows))
        if behind := progress.uncorrected(edition):
            console.print(f"not corrected yet: {', '.join(behind)}", highlight=False, soft_wrap=True)
        console.print()
    total = f"{_count(len(editions), 'statement')}, {_count(sum(map(progress.words, editions)), 'word')}"
    sums = (_cells(progress.in_language(editions, language.code)) for language in project.languages)
    console.print(_table(f"all ({total})", (row for row in sums if row)))
    return "\n".join(line.rstrip() for line in shown.getvalue().rstrip("\n").split("\n"))


def _table(title: str, rows: Iterable[Sequence[str]]) -> Table:
    """Return one table; all have columns of the same width, so that they read as one."""
    from rich.table import Table  # noqa: PLC0415  because only these tables need it

    table = Table(box=None, pad_edge=False, title=title, title_justify="left", title_style="bold")
    table.add_column("language", min_width=12)
    for heading in (*progress.counts(()), "coverage"):
        table.add_column(heading, justify="right", min_width=len(heading))
    table.add_column("state", min_width=8)
    for row in rows:
        table.add_row(*row)
    return table


def findings_summary(findings: Sequence[Finding]) -> str:
    """Return how many errors and warnings there are."""
    errors = sum(one.severity is Severity.ERROR for one in findings)
    return f"{_count(errors, 'error')}, {_count(len(findings) - errors, 'warning')}"


def _cells(standings: Sequence[Standing]) -> list[str]:
    """Return the language and the numbers of a row: one standing, or all of a language."""
    counts = map(str, progress.counts(standings).values())
    codes = dict.fromkeys(one.language.code for one in standings)
    return [*codes, *counts, _percent(progress.coverage(standings))] if codes else []


def _rows(editions: Sequence[Edition], state: State) -> Iterator[str]:
    """Yield a line for each thing to say of what is in `state`, with all that it is true of."""
    reasons: dict[str, list[tuple[str, str]]] = {}
    for edition in editions:
        for standing in edition.standings:
            if standing.state is state:
                reasons.setdefault(_why(standing), []).append(
                    (standing.language.code, edition.statement.slug)
                )
    for reason, where in reasons.items():
        codes, slugs = dict.fromkeys(code for code, _ in where), dict.fromkeys(slug for _, slug in where)
        if len(codes) == 1 and len(slugs) > 1:
            yield f"  {next(iter(codes))}  {len(slugs)} statements: {reason}"
            continue
        for slug in slugs:
            named = [code for code, of in where if of == slug]
            everywhere = len(named) == len(editions[0].standings)
            yield f"  {slug}: {reason}" if everywhere else f"  {', '.join(named)}  {slug}: {reason}"


def _why(standing: Standing) -> str:
    """Return what a reader of the report should know of a standing."""
    if not standing.state.published:
        return standing.reason
    if standing.state is State.OUTDATED:
        return f"{_count(standing.count(Status.OUTDATED), 'segment')} to compare with the changed original"
    lacking = sum(piece.fallback for piece in standing.pieces)
    if standing.state is State.LEAD:
        return f"{_count(lacking, 'segment')} to do: title, summary and first paragraph alone"
    return f"{_count(lacking, 'segment')} shown in the original language"


def _percent(share: float) -> str:
    """Return `share` in percent, rounded down, so that only what is complete says 100 %."""
    return f"{round(share * 10_000) // 100} %"


def _count(number: int, noun: str) -> str:
    """Return `number` with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
