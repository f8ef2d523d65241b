"""`publish approve`: what a reviewer vouches for, recorded for the very texts that stand there now.

1. Nothing is approved that no reader would see: what is missing or fuzzy, or has an error that nobody
   waives. If one of the segments asked for stands in the way, none is recorded.
2. A waiver is given with an approval, for segments that are named and really have the error. It covers the
   errors that stand there now and no other; each set that is waived together makes a record of its own.
3. What the same reviewer approved already is not recorded again.
4. A file of approvals that is damaged is left as it is: mend it first.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from publish.approvals.names import fault, folded
from publish.approvals.record import MOST, ApprovalError, write
from publish.approvals.signatures import SignatureError, message, sign
from publish.errors import ConfigError, SourceError, printable
from publish.files import Writer, scratch
from publish.model import Approval, Finding, Project, Severity, Status
from publish.press.approved import approvals_path, recorded, reviewer
from publish.press.judge import WAIVABLE, Judged, vouched
from publish.press.reviewing.examine import Examined, examine


class Outcome(Struct, frozen=True):
    """What a reviewer's approval came to: segments by number, and what stands in the way of any.

    `waived` has, for each error that was waived with it, the segment's number and the error.
    """

    approved: tuple[int, ...] = ()
    already: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()
    waived: tuple[tuple[int, Finding], ...] = ()


class Wish(Struct, frozen=True):
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
    _check_waivers(chosen, wish)
    _check_source(found)
    old = recorded(project, found.slug, found.language)
    if hindrances := tuple(_hindrances(found, chosen, wish)):
        return Outcome(findings=hindrances)
    already = tuple(one.number for one in chosen if _has(one, name, wish.allow))
    fresh = tuple(one for one in chosen if one.number not in already)
    if fresh:
        path = approvals_path(found.language, found.slug)
        made = tuple(_records(project, found, fresh, replace(wish, reviewer=name)))
        if len(old) + len(made) > MOST:
            message = f"has {MOST} records already: take out the oldest, which are of texts no longer there"
            raise ApprovalError(path, 0, message)
        if not writer.dry_run:
            made = tuple(_signed(project, found, one, wish.key) for one in made)
        writer.write(path, write([*old, *made]), durable=True)
    waived = ((one.number, error) for one in fresh for error in one.findings if error.rule in wish.allow)
    return Outcome(tuple(one.number for one in fresh), already, waived=tuple(waived))


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


def _check_waivers(chosen: Sequence[Judged], wish: Wish) -> None:
    """Raise ConfigError for a rule that cannot be waived, is not broken, or where no segment is named."""
    for rule in wish.allow:
        if rule not in WAIVABLE:
            known = ", ".join(sorted(WAIVABLE)) or "none"
            raise ConfigError("--allow", 0, f'"{rule}" cannot be waived; rules that can: {known}')
        broken = [one.number for one in chosen if rule in one.errors]
        if not broken:
            where = ", ".join(str(one.number) for one in chosen)
            message = f'there is nothing to waive: no segment asked for ({where}) has an error "{rule}"'
            raise ConfigError("--allow", 0, message)
        if not wish.segments:
            named = " ".join(f"--segment {number}" for number in broken)
            message = f"an error is waived where somebody has looked at it: add {named}, or one of them"
            raise ConfigError("--allow", 0, message)


def _check_source(found: Examined) -> None:
    """Raise SourceError where the original itself is withheld."""
    for one in found.findings:
        if one.severity is Severity.ERROR and one.path == found.source:
            raise SourceError(one.path, one.line, f"{one.message} (before its translations are approved)")


def _hindrances(found: Examined, chosen: Sequence[Judged], wish: Wish) -> Iterator[Finding]:
    """Yield what stands in the way of an approval: a line for each status, and for each error."""
    for status, advice in _ADVICE.items():
        gaps = [one for one in chosen if one.translation.status is status]
        if gaps:
            others = ", or approve the others with --segment N" if len(gaps) < len(chosen) else ""
            yield _hindrance(found, gaps[0], f"{_named(gaps)} {status}: {advice}{others}")
    for one in chosen:
        if one.translation.status is not Status.TRANSLATED:
            continue
        asked = set(wish.allow) & one.waivable.keys()
        for rule in sorted(one.errors.keys() - one.waived.keys() - asked):
            how = f"--segment {one.number} --allow {rule}"
            waive = f", or waive it with {how}" if rule in one.waivable else ""
            detail = next(each.message for each in one.findings if each.rule == rule)
            text = f"segment {one.number} has an error, {rule}: {detail}; mend it{waive}"
            yield _hindrance(found, one, text)


_ADVICE = {
    Status.MISSING: "translate first",
    Status.FUZZY: "compare with the original, mend the translation, take the fuzzy mark off in the catalog",
    Status.OUTDATED: (
        "the original changed a little; compare, mend the translation, take the fuzzy mark off in the catalog"
    ),
}
_LISTED = 12  # segments that a line names


def _named(gaps: Sequence[Judged]) -> str:
    """Return segments by number, with their verb."""
    numbers = ", ".join(str(one.number) for one in gaps[:_LISTED])
    if len(gaps) == 1:
        return f"segment {numbers} is"
    more = f" and {len(gaps) - _LISTED} more" if len(gaps) > _LISTED else ""
    return f"segments {numbers}{more} are"


def _hindrance(found: Examined, one: Judged, text: str) -> Finding:
    line, code = one.translation.line, found.language.code
    return Finding("approvals", Severity.ERROR, found.path, line, text, found.slug, code)


def _has(one: Judged, name: str, allow: Collection[str]) -> bool:
    """Tell whether the reviewer's approval of this very text, with all that is waived now, is there."""
    waived = {one.waivable[rule] for rule in one.waivable.keys() & set(allow)}
    own = (voice for voice in one.voices if folded(voice.reviewer) == folded(name))
    return any(waived <= set(voice.allow) for voice in own)


def _records(project: Project, found: Examined, fresh: Sequence[Judged], wish: Wish) -> Iterator[Approval]:
    """Yield a record for each set of errors that is waived, unsigned."""
    digests: dict[frozenset[str], list[str]] = {}
    for one in fresh:
        waived = frozenset(one.waivable[rule] for rule in one.waivable.keys() & set(wish.allow))
        bound = vouched(project, found.slug, found.language, one.segment, one.translation.text)
        digests.setdefault(waived, []).append(bound)
    for waived, segments in digests.items():
        yield Approval(wish.reviewer, wish.date, tuple(sorted(segments)), tuple(sorted(waived)))


def _signed(project: Project, found: Examined, record: Approval, key: Path | None) -> Approval:
    """Return `record`, signed by its reviewer where keys are configured."""
    signs = reviewer(project, record.reviewer)
    if signs is None:
        return record
    signed = message(record, statement=found.slug, language=found.language.code)
    try:
        return replace(record, signature=sign(signs, signed, scratch, key=key))
    except SignatureError as error:
        raise ConfigError("--reviewer", 0, f"nothing was recorded: {error}") from None
