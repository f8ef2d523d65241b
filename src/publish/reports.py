"""What the command line says of the work, as text: pure, so that tests can read it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from publish.errors import printable
from publish.model import ENGLISH, Finding, Project, Severity, Speech, Status
from publish.press import progress
from publish.press.orphans import APPROVALS, CATALOG
from publish.press.orphans import slug as orphaned
from publish.press.outcome import Outcome, Stand
from publish.press.policy import State
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
_LEFT = {
    CATALOG: "if it was renamed, give its catalogs the new name, over any made since; if not, delete them",
    APPROVALS: "a renamed statement has to be approved again; then delete these approvals",
}
"""What to do about what lies under the name of a statement that is not there."""
_NARROWEST = 96  # columns that the widest row of `status` has room in


def release_summary(project: Project, found: Survey, speech: Speech = ENGLISH) -> Iterator[str]:
    """Yield the closing lines of a run: what is released, and what is not and why; refusals in `speech`."""
    made = sum(len(one.released) for one in found.outcomes)
    languages = 1 + len(project.languages)
    yield (
        f"{_count(len(found.outcomes), 'statement')} in {_count(languages, 'language')}: "
        f"{_count(made, 'release')} in build/"
    )
    if found.refused:
        yield ""
        yield f"Refused ({len(found.refused)}):"
        for one in dict.fromkeys(found.findings):
            if one.severity is Severity.ERROR and one.path in found.refused:
                where = f"{one.path}:{one.line}" if one.line else one.path
                yield f"  {where}: {speech.apart(speech.told(one.said))}"
    yield from _states(found)
    yield from _waivers(found.outcomes)
    yield from left_over(found.findings)
    warnings = sum(one.severity is Severity.WARNING for one in set(found.findings))
    if warnings:
        yield ""
        yield f"{_count(warnings, 'warning')}: `publish check` lists them"


def copies_summary(found: Survey, folder: str) -> Iterator[str]:
    """Yield the closing lines of a run that copied what is embargoed into `folder`."""
    made = sum(len(one.released) for one in found.outcomes)
    if not found.outcomes:
        yield "No statement is embargoed."
        return
    statements = _count(len(found.outcomes), "embargoed statement")
    yield f"{statements}: {_count(made, 'release')} in {folder}, not to be published yet"
    yield from _states(found)


def _states(found: Survey) -> Iterator[str]:
    """Yield what is not simply released, by state, each with its reason.

    What holds in every language counts once for each statement, everything else for each release.
    """
    for state in _LISTED:
        slugs = [each.slug for each in found.outcomes for one in each.stands if one.state is state]
        if slugs:
            yield ""
            yield f"{state.capitalize()} ({len(set(slugs) if state in _EVERYWHERE else slugs)}):"
            yield from _rows(found.outcomes, state)


def _waivers(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield what the office waived: each error, in whose words, of which piece."""
    lines = [
        f"  {stand.code}  {each.slug}, segment {one.segment}: {one.rule}, by {one.by}"
        for each in outcomes
        for stand in each.stands
        for one in stand.waivers
    ]
    if lines:
        yield ""
        yield f"Waived ({len(lines)}):"
        yield from lines


def left_over(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield what lies without its statement: a line for each, over its languages."""
    codes: dict[tuple[str, str], dict[str, None]] = {}
    for one in findings:
        if one.rule in _LEFT:
            codes.setdefault((orphaned(one), one.rule), {})[one.language or ""] = None
    if codes:
        yield ""
        yield f"Without a statement ({len({name for name, _ in codes})}):"
        for (name, rule), named in sorted(codes.items()):
            yield f"  {', '.join(named)}  {name}: {_LEFT[rule]}"


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


def errors(findings: Sequence[Finding], speech: Speech = ENGLISH) -> list[str]:
    """Return a line for each error, once, in `speech`."""
    wrong = [one for one in dict.fromkeys(findings) if one.severity is Severity.ERROR]
    if not wrong:
        return []
    from publish.findings import line  # noqa: PLC0415  because most runs have nothing to tell

    return [line(one, speech) for one in wrong]


def status_table(project: Project, outcomes: Sequence[Outcome], *, color: bool, width: int) -> str:
    """Return statements × languages as tables for a terminal `width` columns wide.

    On a narrow one the terminal wraps them: rich would leave columns out.
    """
    from rich.console import Console  # noqa: PLC0415  because only these tables need it

    shown = io.StringIO()
    console = Console(file=shown, force_terminal=color, no_color=not color, width=max(width, _NARROWEST))
    for one in outcomes:
        size = f"{_count(one.stands[0].segments, 'segment')}, {_count(one.words, 'word')}"
        rows = ([*_cells([stand]), str(stand.state)] for stand in one.stands[1:])
        console.print(_table(f"{one.slug} ({size})", rows))
        if behind := progress.uncorrected(one):
            console.print(f"not corrected yet: {', '.join(behind)}", highlight=False, soft_wrap=True)
        console.print()
    total = f"{_count(len(outcomes), 'statement')}, {_count(sum(one.words for one in outcomes), 'word')}"
    sums = (_cells(progress.in_language(outcomes, language.code)) for language in project.languages)
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


def _cells(stands: Sequence[Stand]) -> list[str]:
    """Return the language and the numbers of a row: one standing, or all of a language."""
    counts = map(str, progress.counts(stands).values())
    codes = dict.fromkeys(one.code for one in stands)
    return [*codes, *counts, _percent(progress.coverage(stands))] if codes else []


def _rows(outcomes: Sequence[Outcome], state: State) -> Iterator[str]:
    """Yield a line for each thing to say of what is in `state`, with all that it is true of."""
    reasons: dict[str, list[tuple[str, str]]] = {}
    for one in outcomes:
        for stand in one.stands:
            if stand.state is state:
                reasons.setdefault(_why(stand), []).append((stand.code, one.slug))
    for reason, where in reasons.items():
        codes, slugs = dict.fromkeys(code for code, _ in where), dict.fromkeys(slug for _, slug in where)
        if len(codes) == 1 and len(slugs) > 1:
            yield f"  {next(iter(codes))}  {len(slugs)} statements: {reason}"
            continue
        for slug in slugs:
            named = [code for code, of in where if of == slug]
            everywhere = len(named) == len(outcomes[0].stands)
            yield f"  {slug}: {reason}" if everywhere else f"  {', '.join(named)}  {slug}: {reason}"


def _why(stand: Stand) -> str:
    """Return what a reader of the report should know of a stand."""
    if not stand.state.published:
        return stand.reason
    if stand.state is State.OUTDATED:
        return f"{_count(stand.count(Status.OUTDATED), 'segment')} to compare with the changed original"
    if stand.state is State.LEAD:
        return f"{_count(stand.lacking, 'segment')} to do: title, summary and first paragraph alone"
    return f"{_count(stand.lacking, 'segment')} shown in the original language"


def _percent(share: float) -> str:
    """Return `share` in percent, rounded down, so that only what is complete says 100 %."""
    return f"{round(share * 10_000) // 100} %"


def _count(number: int, noun: str) -> str:
    """Return `number` with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
