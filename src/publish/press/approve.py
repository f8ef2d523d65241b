"""`publish approve`: what a reviewer vouches for, recorded for the very texts that stand there now.

1. Nothing is approved that no reader would see: what is missing or fuzzy, or has an error that nobody
   waives. If one of the segments asked for stands in the way, none is recorded.
2. A waiver is given with an approval, for the segments that really have the error; each set of rules
   that is waived together makes a record of its own.
3. What the same reviewer approved already is not recorded again.
4. A file of approvals that is damaged is left as it is: mend it first.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from publish.approvals.names import fault, folded
from publish.approvals.record import write
from publish.approvals.signatures import SignatureError, message, sign
from publish.errors import ConfigError, SourceError, printable
from publish.files import Writer, scratch
from publish.model import Approval, Finding, Project, Severity, Status
from publish.press.approved import approvals_path, recorded, reviewer
from publish.press.examine import Examined, examine
from publish.press.judge import WAIVABLE, Judged, vouched


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reviewer's approval came to: segments by number, and what stands in the way of any."""

    approved: tuple[int, ...] = ()
    already: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reviewer wants to approve: segments by number (all if none), and rules to waive in them."""

    reviewer: str
    date: dt.date
    segments: Collection[int] = ()
    allow: Collection[str] = ()
    key: Path | None = None


def approve(project: Project, code: str, slug: str, wish: Wish, writer: Writer) -> Outcome:
    """Record the approval that `wish` describes; return what came of it.

    Raises ConfigError for a wish that makes no sense, SourceError or CatalogError where the texts cannot
    be read, ApprovalError where the file of approvals is damaged. A dry run signs nothing.
    """
    name = _name(project, wish.reviewer)
    found = examine(project, code, slug)
    chosen = _chosen(found, wish.segments)
    _check_waivers(chosen, wish.allow)
    _check_source(found)
    old = recorded(project, found.statement.slug, found.language)
    if hindrances := tuple(_hindrances(found, chosen, wish.allow)):
        return Outcome(findings=hindrances)
    already = tuple(one.number for one in chosen if _has(one, name, wish.allow))
    fresh = tuple(one for one in chosen if one.number not in already)
    if fresh:
        made = tuple(_records(project, found, fresh, replace(wish, reviewer=name), dry_run=writer.dry_run))
        path = approvals_path(found.language, found.statement.slug)
        writer.write(path, write([*old, *made]), durable=True)
    return Outcome(tuple(one.number for one in fresh), already)


def _name(project: Project, name: str) -> str:
    """Return the reviewer's name as it is configured, or as it was typed where nobody is."""
    if wrong := fault(name):
        raise ConfigError("--reviewer", 0, f'"{printable(name)}" is no name: {wrong}')
    if not project.reviewers:
        return name
    if known := reviewer(project, name):
        return known.name
    names = {folded(one.name): one.name for one in project.reviewers}
    near = difflib.get_close_matches(folded(name), names, n=1)
    advice = f'did you mean "{names[near[0]]}"?' if near else "add a table [reviewers.NAME] with a key"
    raise ConfigError("--reviewer", 0, f'"{name}" is no reviewer of publish.toml: {advice}')


def _chosen(found: Examined, numbers: Collection[int]) -> tuple[Judged, ...]:
    """Return the segments of those `numbers`, or all."""
    last = len(found.judged)
    for number in numbers:
        if not 1 <= number <= last:
            raise ConfigError(
                "--segment", 0, f"{number} is not a segment: they are numbered from 1 to {last}"
            )
    return tuple(one for one in found.judged if not numbers or one.number in numbers)


def _check_waivers(chosen: Sequence[Judged], allow: Collection[str]) -> None:
    """Raise ConfigError for a rule that cannot be waived, or is not broken."""
    for rule in allow:
        if rule not in WAIVABLE:
            known = ", ".join(sorted(WAIVABLE)) or "none"
            raise ConfigError("--allow", 0, f'"{rule}" cannot be waived; rules that can: {known}')
        if not any(rule in one.errors for one in chosen):
            where = ", ".join(str(one.number) for one in chosen)
            message = f'there is nothing to waive: no segment asked for ({where}) has an error "{rule}"'
            raise ConfigError("--allow", 0, message)


def _check_source(found: Examined) -> None:
    """Raise SourceError where the original itself is withheld."""
    for one in found.findings:
        if one.severity is Severity.ERROR and one.path == found.statement.path:
            raise SourceError(one.path, one.line, f"{one.message} (before its translations are approved)")


def _hindrances(found: Examined, chosen: Sequence[Judged], allow: Collection[str]) -> Iterator[Finding]:
    """Yield what stands in the way of an approval."""
    for one in chosen:
        status = one.translation.status
        if status is not Status.TRANSLATED:
            text = f"segment {one.number} is {status}: nobody can approve it before it is translated"
            yield _hindrance(found, one, text)
        for rule in sorted(one.errors - one.waived.keys() - set(allow)):
            waive = f", or waive it with --allow {rule}" if rule in WAIVABLE else ""
            detail = next(each.message for each in one.findings if each.rule == rule)
            text = f"segment {one.number} has an error, {rule}: {detail}; mend it{waive}"
            yield _hindrance(found, one, text)


def _hindrance(found: Examined, one: Judged, text: str) -> Finding:
    line, slug, code = one.translation.line, found.statement.slug, found.language.code
    return Finding("approvals", Severity.ERROR, found.path, line, text, slug, code)


def _has(one: Judged, name: str, allow: Collection[str]) -> bool:
    """Tell whether the reviewer's approval of this very text, with all that is waived now, is there."""
    waived = one.errors & set(allow)
    own = (voice for voice in one.voices if folded(voice.reviewer) == folded(name))
    return any(waived <= set(voice.allow) for voice in own)


def _records(
    project: Project, found: Examined, fresh: Sequence[Judged], wish: Wish, *, dry_run: bool
) -> Iterator[Approval]:
    """Yield a record for each set of rules that is waived, signed where keys are configured."""
    digests: dict[frozenset[str], list[str]] = {}
    for one in fresh:
        waived = one.errors & set(wish.allow)
        bound = vouched(project, found.statement, found.language, one.segment, one.translation.text)
        digests.setdefault(waived, []).append(bound)
    for waived, segments in digests.items():
        record = Approval(wish.reviewer, wish.date, tuple(sorted(segments)), tuple(sorted(waived)))
        signs = reviewer(project, wish.reviewer) if not dry_run else None
        if signs is not None:
            signed = message(record, statement=found.statement.slug, language=found.language.code)
            try:
                record = replace(record, signature=sign(signs, signed, scratch, key=wish.key))
            except SignatureError as error:
                raise ConfigError("--reviewer", 0, f"nothing was recorded: {error}") from None
        yield record
