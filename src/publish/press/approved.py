"""Which approvals of a statement in a language count: its file, read, and each record verified.

1. Where publish.toml lists reviewers, a record counts only with a signature by the key of the reviewer
   that it names. Where it lists none, a name will do, and counts for one person however many there are:
   two typed names are not four eyes.
2. What counts is bound to digests: it says nothing about a text that is not the very same.
3. A damaged file counts for nothing and is an error; so is a signature that is not its reviewer's, and a
   program that is not there to verify one. A record that merely does not count (nobody's) is a warning.
4. Only records that hold a digest of a text that stands there now are verified: of the others nothing
   follows, and verifying takes time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping

from msgspec import Struct

from publish.approvals.names import folded
from publish.approvals.record import LIMIT, ApprovalError, read
from publish.approvals.signatures import ForgeryError, SignatureError, ToolError, message, signer
from publish.checks.rules import SEVERITIES
from publish.files import scratch
from publish.model import Approval, Finding, Language, Project, Reviewer
from publish.press.shelf import Shelf
from publish.press.workspace import finding


class Voice(Struct, frozen=True):
    """One reviewer's approval that counts: who, when, by which key (or name), and what is waived with it."""

    reviewer: str
    date: dt.date
    signer: str
    allow: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return who and when."""
        return f"{self.reviewer} on {self.date.isoformat()}"


class Approved(Struct, frozen=True):
    """Everything that counts of a statement's approvals in a language, by digest, and what does not.

    `hindrance` says in words why none of them, or not all, could be counted, where something has to be mended
    first; empty where they could.
    """

    voices: Mapping[str, tuple[Voice, ...]] = {}
    findings: tuple[Finding, ...] = ()
    hindrance: str = ""


def approvals_path(language: Language, slug: str) -> str:
    """Return where a statement's approvals in `language` lie."""
    return f"locale/{language.code}/approvals/{slug}.toml"


def approved(
    project: Project,
    slug: str,
    language: Language,
    current: Callable[[], Collection[str]] | None = None,
    *,
    shelf: Shelf | None = None,
) -> Approved:
    """Return which approvals of the statement `slug` in `language` count.

    `current` gives the digests of the texts that stand there now; without it all records are verified. Their
    file is read from `shelf`, or else from the workspace.
    """
    path = approvals_path(language, slug)
    try:
        records = recorded(project, slug, language, shelf)
    except ApprovalError as error:
        refused = finding(error, language=language, domain=slug)
        return Approved(findings=(refused,), hindrance=f"{path} is refused, so that it approves nothing")
    if current is not None and records:
        now = frozenset(current())
        records = tuple(one for one in records if not now.isdisjoint(one.segments))
    voices: dict[str, tuple[Voice, ...]] = {}
    findings = []
    hindrance = ""
    for record in records:
        try:
            voice = _voice(project, record, slug, language)
        except SignatureError as error:
            if isinstance(error, ToolError):
                hindrance = f"approvals cannot be verified: {error}"
            findings.append(_not_counted(record, error, path, slug, language))
            continue
        for digest in record.segments:
            voices[digest] = (*voices.get(digest, ()), voice)
    return Approved(voices, tuple(dict.fromkeys(findings)), hindrance)


def recorded(
    project: Project, slug: str, language: Language, shelf: Shelf | None = None
) -> tuple[Approval, ...]:
    """Return the records of the statement's file, verified or not; ApprovalError if it is refused."""
    path = approvals_path(language, slug)
    data = (shelf or Shelf(project.root)).contents(path, LIMIT, ApprovalError)
    return () if data is None else read(data, path)


def reviewer(project: Project, name: str) -> Reviewer | None:
    """Return the configured reviewer whom `name` means, or None."""
    return next((one for one in project.reviewers if folded(one.name) == folded(name)), None)


def distinct(voices: Iterable[Voice]) -> dict[str, Voice]:
    """Return the latest voice of each person, by the key that signed; one at most where nobody has a key."""
    return {voice.signer: voice for voice in voices}


def _voice(project: Project, record: Approval, slug: str, language: Language) -> Voice:
    """Return what counts of a record; SignatureError if it does not count."""
    if not project.reviewers:
        return Voice(record.reviewer, record.date, "", record.allow)
    who = reviewer(project, record.reviewer)
    if who is None:
        raise SignatureError("publish.toml has no such reviewer: take the record out, or add a key")
    if not record.signature:
        raise SignatureError("it is not signed, and publish.toml lists the reviewers' keys: approve again")
    signed = message(record, statement=slug, language=language.code)
    return Voice(who.name, record.date, signer(who, signed, record.signature, scratch), record.allow)


def _not_counted(
    record: Approval, error: SignatureError, path: str, slug: str, language: Language
) -> Finding:
    """Return the finding for a record that does not count; of a program that is not there, one for all."""
    who = f'the approval by "{record.reviewer}" on {record.date.isoformat()} does not count'
    if isinstance(error, ToolError):
        rule, text = "approval-tool", str(error)
    elif isinstance(error, ForgeryError):
        rule, text = "approvals", f"{who}: {error}: find out who changed it, and take the record out"
    else:
        rule, text = "approval-idle", f"{who}: {error}"
    return Finding(rule, SEVERITIES[rule], path, 0, text, slug, language.code)
