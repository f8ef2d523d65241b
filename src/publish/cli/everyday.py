"""The commands of every day: begin, bring in, release, look."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from publish.cli.moment import now_option
from publish.cli.place import Place
from publish.cli.session import (
    Session,
    dry_runs,
    form_option,
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
    from publish.model import Project
    from publish.press.survey import Survey


def _day(_: click.Context, __: click.Parameter, value: str | None) -> dt.date | None:
    """Return the day that `value` names."""
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f'"{value}" is no day: write it like 2017-10-19') from None


@click.command()
@click.argument("folder", type=Place(), metavar="DIR")
@click.option(
    "-l",
    "--language",
    "codes",
    multiple=True,
    metavar="LANG",
    help="Translate into this language (may be repeated).",
)
@click.option("--publisher", default="Press office", show_default=True, help="The name that releases bear.")
@dry_runs
@click.pass_obj
def new(session: Session, folder: Path, codes: Sequence[str], publisher: str, *, dry_run: bool) -> None:
    """Make a workspace in DIR: its configuration and a first statement."""
    from publish.files import Writer
    from publish.press.start import start

    made = Session(session.root / folder, session.loudness)
    writer = Writer(made.root, dry_run=dry_run, guard=guard(made))
    start(codes, publisher, dt.date.today(), writer)  # noqa: DTZ011  because the writer's own day is meant
    for path in writer.written:
        session.say(f"{'would write' if dry_run else 'wrote'} {folder / path}")
    session.say(f"Write your statements in {folder / 'source'}, then run: publish -C {folder} release")


@click.command("import")
@click.argument("file", type=click.File("rb"))
@click.option(
    "--date", callback=_day, metavar="YYYY-MM-DD", help="The statement's date, if the text has none."
)
@click.option("--slug", help="The file's name: 2017-10-19-some-words.")
@click.option("--title", help="The headline, if the text has none.")
@dry_runs
@click.pass_obj
def import_(  # noqa: PLR0913 because each is an option of the command
    session: Session,
    file: Any,
    date: dt.date | None,
    slug: str | None,
    title: str | None,
    *,
    dry_run: bool,
) -> None:
    """Turn FILE into a statement in source/.

    It is a pasted text (- for what is piped in), or a .docx, .html or .pdf.
    """
    from pathlib import Path

    from publish import reports
    from publish.press.start import bring_in

    session.project()
    name = Path(getattr(file, "name", "-")).name
    with writing(session, dry_run=dry_run, named_at=0) as writer:
        found = bring_in(file.read(), name, writer, date=date, slug=slug, title=title)
    for line in reports.intake_account(name, found):
        session.say(line)
    for doubt in found.doubts:
        click.secho(f'{name}:{doubt.line}: look at this: {doubt.message}: "{doubt.text}"', fg="yellow")


@click.command()
@jobs_option
@executor_option
@force_option
@now_option
@dry_runs
@click.pass_obj
def release(  # noqa: PLR0913  because each is an option of the command
    session: Session, jobs: int | None, executor: str | None, now: dt.datetime, *, force: bool, dry_run: bool
) -> None:
    """Extract, update, check and build: everything there is to do."""

    def work(project: Project, writer: Writer, cache: Cache, *, folders: Folders) -> Survey:
        from publish.press import run

        hands = crew(jobs, executor)
        return run.release(project, writer, now=now, cache=cache, crew=hands, anew=force, folders=folders)

    make(session, work, now, ("release", "build"), anew=force, dry_run=dry_run)


@click.command()
@form_option
@click.option(
    "--fail-under", type=click.FloatRange(0, 100), metavar="N", help="Exit with 1 if a language is below N %."
)
@click.option("--translator", is_flag=True, help="Show how many words are left to do instead.")
@languages_option
@statements_argument
@now_option
@click.pass_obj
def status(  # noqa: PLR0913, PLR0917  because each is an option of the command
    session: Session,
    form: str,
    fail_under: float | None,
    codes: Sequence[str],
    slugs: Sequence[str],
    now: dt.datetime,
    *,
    translator: bool,
) -> None:
    """Show how far each statement is translated into each language."""
    import json
    import shutil

    from publish import reports
    from publish.press import progress, run
    from publish.press.narrowed import narrowed
    from publish.press.workspace import asked

    project = session.project()
    wanted = asked(project, codes, slugs)
    found = informed(
        session, lambda cache: run.look(project, now=now, cache=cache, crew=crew(None)), kept=False
    )
    project, found = narrowed(project, found, *wanted)
    if translator:
        _words_left(session, project, found, form)
    elif form == "json":
        click.echo(json.dumps(progress.status(project, found.outcomes), ensure_ascii=False, indent=2))
    else:
        width = shutil.get_terminal_size((110, 24)).columns
        color = click.get_current_context().color is not False and sys.stdout.isatty()
        click.echo(reports.status_table(project, found.outcomes, color=color, width=width))
    shares = [progress.coverage(progress.in_language(found.outcomes, one.code)) for one in project.languages]
    if fail_under is not None and any(share * 100 < fail_under for share in shares):
        click.get_current_context().exit(1)


def _words_left(session: Session, project: Project, found: Survey, form: str) -> None:
    """Show how many words are left, by language and statement."""
    import json

    from publish.press.handover.left import remaining
    from publish.press.handover.told import words_left, words_left_numbers

    rows = tuple(remaining(project, found.outcomes, project.languages))
    if form == "json":
        click.echo(json.dumps(words_left_numbers(rows), ensure_ascii=False, indent=2))
    for line in () if form == "json" else words_left(project, rows):
        session.say(line)
