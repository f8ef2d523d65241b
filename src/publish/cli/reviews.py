"""The commands of whoever reviews: read a translation beside its original, then approve it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from publish.cli.place import Place
from publish.cli.session import Session, dry_runs, exit_with, guard, print_findings, writing

if TYPE_CHECKING:
    from pathlib import Path

    from publish.press.reviewing.approve import Outcome

language_option = click.option(
    "-l", "--language", "code", required=True, metavar="LANG", help="The language of the translation."
)


@click.command()
@language_option
@click.argument("slug")
@click.option("--output", type=Place(dir_okay=False), metavar="FILE",
              help="Write the page to FILE.")  # fmt: skip
@click.pass_obj
def review(session: Session, code: str, slug: str, output: Path | None) -> None:
    """Write a page with SLUG and its translation side by side, to be read before approving.

    SLUG is a statement, or "site": the words of the pages.
    """
    from publish.files import Writer, locked
    from publish.press.reviewing.page import check_output, page

    path, data = page(session.project(), code, slug, session.speech())
    if output is None:
        with writing(session, dry_run=False, named_at=2) as writer:
            writer.write(path, data)
    else:
        with locked(session.root):
            check_output(session.root, output)
            Writer(output.absolute().parent, guard=guard(session)).write(output.name, data)
    click.echo(str(output or session.root / path))


@click.command()
@language_option
@click.argument("slug")
@click.option("--reviewer", required=True, metavar="NAME", help="Who approves; a pseudonym will do.")
@click.option("--segment", "segments", type=int, multiple=True, metavar="N",
              help="Only this segment, as `publish review` numbers it (may be repeated).")  # fmt: skip
@click.option("--allow", multiple=True, metavar="RULE",
              help="Waive the errors of this rule in the segments named (may be repeated).")  # fmt: skip
@click.option("--key", type=Place(exists=True, dir_okay=False), metavar="FILE",
              help="Your secret key for minisign, if it is not where minisign looks.")  # fmt: skip
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
              help="The day of the approval, if it is not today.")  # fmt: skip
@dry_runs
@click.pass_obj
def approve(  # noqa: PLR0913, PLR0917 because each is an option of the command
    session: Session,
    code: str,
    slug: str,
    reviewer: str,
    segments: Sequence[int],
    allow: Sequence[str],
    key: Path | None,
    date: dt.datetime | None,
    *,
    dry_run: bool,
) -> None:
    """Record that NAME has read the translation of SLUG beside the original, and approves it.

    SLUG is a statement, or "site": the words of the pages.
    """
    from publish.press.reviewing.approve import Wish
    from publish.press.reviewing.approve import approve as record

    day = date.date() if date else dt.date.today()  # noqa: DTZ011  because the reviewer's own day is meant
    wish = Wish(reviewer, day, segments, allow, key)
    with writing(session, dry_run=dry_run) as writer:
        outcome = record(session.project(), code, slug, wish, writer)
    print_findings(outcome.findings, session.speech(), to_stderr=True)
    if not outcome.findings:
        session.say(_account(outcome, reviewer, dry_run=dry_run))
        for number, error in outcome.waived:
            session.say(f"waived in segment {number}: {error.rule}: {session.speech().told(error.said)}")
    exit_with(outcome.findings)


def _account(outcome: Outcome, reviewer: str, *, dry_run: bool) -> str:
    """Return in words what was recorded."""
    if not outcome.approved:
        return f"{reviewer} has approved these texts already: nothing to record"
    count, verb = len(outcome.approved), "would be approved" if dry_run else "approved"
    already = f", {len(outcome.already)} already" if outcome.already else ""
    return f"{count} {'segment' if count == 1 else 'segments'} {verb} by {reviewer}{already}"
