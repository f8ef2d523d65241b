"""The steps that a release is made of, one by one."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from publish.cli.moment import now_option
from publish.cli.place import Place
from publish.cli.session import (
    ProtectedNames,
    Session,
    close,
    dry_runs,
    exit_with,
    guard,
    languages_option,
    statements_argument,
    writing,
)
from publish.cli.work import Folders, crew, executor_option, force_option, informed, jobs_option, make

if TYPE_CHECKING:
    from pathlib import Path

    from publish.cache.store import Cache
    from publish.files import Writer
    from publish.model import Finding, Language, Project, Speech
    from publish.press.survey import Survey


@click.command()
@dry_runs
@click.pass_obj
def extract(session: Session, *, dry_run: bool) -> None:
    """Write the templates: what there is to translate."""
    from publish.press import run

    project = session.project()
    with writing(session, dry_run=dry_run) as writer:
        findings = run.extract(project, writer)
    close(session, writer, findings)


@click.command()
@click.option("-l", "--language", "code", required=True, metavar="LANG", help="The language to begin.")
@dry_runs
@click.pass_obj
def init(session: Session, code: str, *, dry_run: bool) -> None:
    """Begin a language: name it in publish.toml and make its catalogs."""
    from publish.press import run, start

    project = session.project()
    with writing(session, dry_run=dry_run) as writer:
        project, language = start.add_language(project, code, writer)

        def work(cache: Cache) -> Sequence[Finding]:
            return run.update(project, writer, [language], cache=cache, crew=crew(None))

        findings = informed(session, work, kept=not dry_run)
    folder = f"locale/{language.code}/LC_MESSAGES/"
    following = f"Translate the files in {folder}, site.po first: without its lines no page can be made"
    close(session, writer, findings, [following])


@click.command()
@languages_option
@statements_argument
@jobs_option
@dry_runs
@click.pass_obj
def update(
    session: Session, codes: Sequence[str], slugs: Sequence[str], jobs: int | None, *, dry_run: bool
) -> None:
    """Bring templates and catalogs up to date with the sources."""
    from publish import reports
    from publish.press import run
    from publish.press.workspace import asked

    project = session.project()
    languages, statements = asked(project, codes, slugs)
    with writing(session, dry_run=dry_run) as writer:

        def work(cache: Cache) -> Sequence[Finding]:
            return run.update(project, writer, languages, statements, cache=cache, crew=crew(jobs))

        findings = informed(session, work, kept=not dry_run)
    close(session, writer, findings, reports.left_over(findings))


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="For people; for scripts; as annotations of a workflow on GitHub; as SARIF 2.1.0.",
)
@languages_option
@statements_argument
@now_option
@click.pass_obj
def check(session: Session, form: str, codes: Sequence[str], slugs: Sequence[str], now: dt.datetime) -> None:
    """List what should be mended in sources, catalogs and translations.

    What is wrong with a source is listed with its own language.
    """
    findings = _found(session, codes, slugs, now)
    if form == "text":
        _show(session, findings)
    else:
        from publish.findings import FORMS

        speech = _speech(session, form)
        if text := FORMS[form](findings, speech=speech):
            click.echo(text)
        if form == "github":
            _summarize(findings, speech)
    exit_with(findings)


def _found(
    session: Session, codes: Sequence[str], slugs: Sequence[str], now: dt.datetime
) -> Sequence[Finding]:
    """Return every finding that was asked for once; if there are protected names, those alone."""
    from publish.press import run
    from publish.press.narrowed import narrowed
    from publish.press.workspace import asked

    try:
        project = session.project()
        wanted = asked(project, codes, slugs)
        found = informed(
            session, lambda cache: run.look(project, now=now, cache=cache, crew=crew(None)), kept=False
        )
        return tuple(dict.fromkeys(narrowed(project, found, *wanted)[1].findings))
    except ProtectedNames as protected:
        return protected.findings


def _speech(session: Session, form: str) -> Speech:
    """Return the language of a form's messages.

    What programs read is English in every environment, unless a language is asked for, and has no marks for
    the eye: it is the same everywhere.
    """
    from msgspec.structs import replace

    from publish.model import ENGLISH

    if form == "github":
        return session.speech()
    return replace(session.speech(), isolated=False) if session.ui_language else ENGLISH


def _show(session: Session, findings: Sequence[Finding]) -> None:
    """Print findings for people."""
    from publish.findings import as_text, totals

    speech = session.speech()
    color = click.get_current_context().color is not False and sys.stdout.isatty()
    if findings:
        click.echo(as_text(findings, color=color, speech=speech))
    session.say(totals(findings, speech, none=True))


def _summarize(findings: Sequence[Finding], speech: Speech) -> None:
    """Add all findings to the page that GitHub shows of a run, where it gives a file for that.

    A page that cannot be written changes nothing about what was found: it is told, and that is all.
    """
    from pathlib import Path

    from publish.errors import WriteError
    from publish.files import append
    from publish.findings import summary

    if name := os.environ.get("GITHUB_STEP_SUMMARY"):
        try:
            append(Path(name), summary(findings, speech=speech).encode())
        except WriteError as error:
            click.echo(f"warning: no summary for GitHub: {error.path} {error.message}", err=True)


@click.command()
@languages_option
@statements_argument
@click.option(
    "--embargoed",
    "folder",
    type=Place(),
    metavar="DIR",
    help="Make copies of what is embargoed, for journalists, in DIR, and nothing else.",
)
@jobs_option
@executor_option
@force_option
@now_option
@dry_runs
@click.pass_obj
def build(  # noqa: PLR0913, PLR0917  because each is an option of the command
    session: Session,
    codes: Sequence[str],
    slugs: Sequence[str],
    folder: Path | None,
    jobs: int | None,
    executor: str | None,
    now: dt.datetime,
    *,
    force: bool,
    dry_run: bool,
) -> None:
    """Make build/ from the catalogs as they are."""
    if folder is not None:
        from publish.press.workspace import asked

        project = session.project()
        languages, statements = asked(project, codes, slugs)
        _copy(session, project, folder, languages=languages, slugs=statements, now=now, dry_run=dry_run)
        return

    def work(project: Project, writer: Writer, cache: Cache, *, folders: Folders) -> Survey:
        from publish.press import run
        from publish.press.workspace import asked

        wanted, hands = asked(project, codes, slugs), crew(jobs, executor)
        return run.build(
            project, writer, *wanted, now=now, cache=cache, crew=hands, anew=force, folders=folders
        )

    commands = () if codes or slugs else ("build",)
    make(session, work, now, commands, anew=force, dry_run=dry_run)


def _copy(  # noqa: PLR0913  because each narrows what is copied, or where
    session: Session,
    project: Project,
    folder: Path,
    *,
    languages: Sequence[Language],
    slugs: Sequence[str],
    now: dt.datetime,
    dry_run: bool,
) -> None:
    """Make copies of what is embargoed in `folder`, and report them."""
    from publish import reports
    from publish.files import Writer, locked
    from publish.press import copies, run

    writer = Writer(copies.folder(project, folder), dry_run=dry_run, guard=guard(session))
    with nullcontext() if dry_run else locked(session.root):
        found = run.copy_embargoed(project, writer, languages, slugs, now=now)
    for path in writer.written:
        session.say(f"{'would write' if dry_run else 'wrote'} {folder / path}", at=1)
    close(session, writer, found.findings, reports.copies_summary(found, f"{folder}/"))
