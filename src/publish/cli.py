"""The command line: arguments to calls to exit codes. Nothing else prints.

0  done; what is incomplete, fuzzy, outdated or withheld is normal, and listed at the end
1  something to mend: a refused catalog, an error in a translation, a mistake in a source
2  usage or configuration
3  nothing could be written

What is heavy (Markdown, Babel, Jinja2, rich) is imported by the command that needs it.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from publish import __version__
from publish.errors import ConfigError, PublishError, WriteError

if TYPE_CHECKING:
    from publish.files import Writer
    from publish.model import Finding, Project

EVERYDAY = ("new", "import", "release", "status")
STEPS = ("extract", "init", "update", "check", "build")


@dataclass(frozen=True, slots=True)
class Session:
    """What stands before the command: the workspace, and how much to say (-1, 0 or 1)."""

    root: Path
    loudness: int

    def project(self) -> Project:
        """Return the configured workspace; ConfigError if this is none."""
        from publish.config import load

        return load(self.root)

    def say(self, text: str = "", *, at: int = 0) -> None:
        """Print `text` unless the reader asked for less than loudness `at`."""
        if self.loudness >= at:
            click.echo(text)


class Commands(click.Group):
    """The commands in the order in which people need them, and errors as one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the everyday commands, then the steps that `release` is made of."""
        del ctx
        return [*EVERYDAY, *STEPS]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the two lists."""
        for title, names in (("Every day", EVERYDAY), ("The steps of release, one by one", STEPS)):
            with formatter.section(title):
                formatter.write_dl(
                    [
                        (name, command.get_short_help_str(90))
                        for name in names
                        if (command := self.get_command(ctx, name))
                    ]
                )

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a mistake becomes one line and an exit code."""
        try:
            return super().invoke(ctx)
        except PublishError as error:
            click.secho(str(error), fg="red", err=True)
            ctx.exit(2 if isinstance(error, ConfigError) else 3 if isinstance(error, WriteError) else 1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-C", "root", type=click.Path(file_okay=False, path_type=Path), default=".", metavar="DIR",
              help="Work in the workspace DIR instead of this folder.")  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Say only what has to be mended.")
@click.option("-v", "--verbose", is_flag=True, help="Name every file that is written.")
@click.option("--no-color", is_flag=True, help="Print without colours (also: NO_COLOR=1).")
@click.version_option(__version__, prog_name="publish")
@click.pass_context
def main(ctx: click.Context, root: Path, *, quiet: bool, verbose: bool, no_color: bool) -> None:
    """Turn statements into localized web pages and plain text, through gettext catalogs."""
    ctx.obj = Session(root, int(verbose) - int(quiet))
    if no_color or os.environ.get("NO_COLOR"):
        ctx.color = False
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a letter that the terminal lacks is no mistake


_dry_run = click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
_codes = click.option(
    "-l", "--language", "codes", multiple=True, metavar="LANG", help="Only this language (may be repeated)."
)
_slugs = click.argument("slugs", nargs=-1, metavar="[SLUG]...")
_format = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)


def _day(_: click.Context, __: click.Parameter, value: str | None) -> dt.date | None:
    """Return the day that `value` names."""
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f'"{value}" is no day: write it like 2017-10-19') from None


# --- every day ---------------------------------------------------------------------------


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "-l",
    "--language",
    "codes",
    multiple=True,
    metavar="LANG",
    help="Translate into this language (may be repeated).",
)
@click.option("--publisher", default="Press office", show_default=True, help="The name that releases bear.")
@_dry_run
@click.pass_obj
def new(session: Session, folder: Path, codes: Sequence[str], publisher: str, *, dry_run: bool) -> None:
    """Make a workspace in DIR: its configuration and a first statement."""
    from publish.files import Writer
    from publish.press.start import start

    writer = Writer(session.root / folder, dry_run=dry_run)
    start(codes, publisher, dt.date.today(), writer)  # noqa: DTZ011  because the writer's own day is meant
    for path in writer.written:
        session.say(f"{'would write' if dry_run else 'wrote'} {folder / path}")
    session.say(f"Write your statements in {folder / 'source'}, then run: publish -C {folder} release")


@main.command("import")
@click.argument("file", type=click.File("rb"))
@click.option(
    "--date", callback=_day, metavar="YYYY-MM-DD", help="The statement's date, if the text has none."
)
@click.option("--slug", help="The file's name: 2017-10-19-some-words.")
@click.option("--title", help="The headline, if the text has none.")
@_dry_run
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
    """Turn a pasted text FILE (or - for what is piped in) into a statement in source/."""
    from publish import reports
    from publish.press.start import bring_in

    session.project()
    name = Path(getattr(file, "name", "-")).name
    with _writing(session, dry_run=dry_run, named_at=0) as writer:
        found = bring_in(file.read(), name, writer, date=date, slug=slug, title=title)
    for line in reports.intake_account(name, found):
        session.say(line)
    for doubt in found.doubts:
        click.secho(f'{name}:{doubt.line}: look at this: {doubt.message}: "{doubt.text}"', fg="yellow")


@main.command()
@_dry_run
@click.pass_obj
def release(session: Session, *, dry_run: bool) -> None:
    """Extract, update, check and build: everything there is to do."""
    from publish import reports
    from publish.press import run

    project = session.project()
    with _writing(session, dry_run=dry_run) as writer:
        found = run.release(project, writer)
    _close(session, writer, found.findings, reports.release_summary(project, found))


@main.command()
@_format
@click.option(
    "--fail-under", type=click.FloatRange(0, 100), metavar="N", help="Exit with 1 if a language is below N %."
)
@click.pass_obj
def status(session: Session, form: str, fail_under: float | None) -> None:
    """Show how far each statement is translated into each language."""
    from publish import reports
    from publish.press import report, run

    project = session.project()
    found = run.look(project)
    if form == "json":
        click.echo(json.dumps(report.status(project, found.editions), ensure_ascii=False, indent=2))
    else:
        width = shutil.get_terminal_size((110, 24)).columns
        color = click.get_current_context().color is not False and sys.stdout.isatty()
        click.echo(reports.status_table(project, found.editions, color=color, width=width))
    shares = [report.coverage(report.in_language(found.editions, one.code)) for one in project.languages]
    if fail_under is not None and any(share * 100 < fail_under for share in shares):
        click.get_current_context().exit(1)


# --- the steps of release ----------------------------------------------------------------


@main.command()
@_dry_run
@click.pass_obj
def extract(session: Session, *, dry_run: bool) -> None:
    """Write the templates: what there is to translate."""
    from publish.press import run

    project = session.project()
    with _writing(session, dry_run=dry_run) as writer:
        findings = run.extract(project, writer)
    _close(session, writer, findings)


@main.command()
@click.option("-l", "--language", "code", required=True, metavar="LANG", help="The language to begin.")
@_dry_run
@click.pass_obj
def init(session: Session, code: str, *, dry_run: bool) -> None:
    """Begin a language: name it in publish.toml and make its catalogs."""
    from publish.press import run, start

    project = session.project()
    with _writing(session, dry_run=dry_run) as writer:
        project, language = start.add_language(project, code, writer)
        findings = run.update(project, writer, [language])
    _close(session, writer, findings)


@main.command()
@_codes
@_slugs
@_dry_run
@click.pass_obj
def update(session: Session, codes: Sequence[str], slugs: Sequence[str], *, dry_run: bool) -> None:
    """Bring templates and catalogs up to date with the sources."""
    from publish.press import run
    from publish.press.workspace import asked

    project = session.project()
    languages, statements = asked(project, codes, slugs)
    with _writing(session, dry_run=dry_run) as writer:
        findings = run.update(project, writer, languages, statements)
    _close(session, writer, findings)


@main.command()
@_format
@click.pass_obj
def check(session: Session, form: str) -> None:
    """List what should be mended in sources, catalogs and translations."""
    from publish import reports
    from publish.press import run

    findings = tuple(dict.fromkeys(run.look(session.project()).findings))
    if form == "json":
        click.echo(
            json.dumps([reports.finding_record(one) for one in findings], ensure_ascii=False, indent=2)
        )
    else:
        _list(sorted(findings, key=lambda one: one.severity == "error"), to_stderr=False)
        session.say(reports.findings_summary(findings))
    _exit(findings)


@main.command()
@_codes
@_slugs
@_dry_run
@click.pass_obj
def build(session: Session, codes: Sequence[str], slugs: Sequence[str], *, dry_run: bool) -> None:
    """Make build/ from the catalogs as they are."""
    from publish import reports
    from publish.press import run
    from publish.press.workspace import asked

    project = session.project()
    languages, statements = asked(project, codes, slugs)
    with _writing(session, dry_run=dry_run) as writer:
        found = run.build(project, writer, languages, statements)
    _close(session, writer, found.findings, reports.release_summary(project, found))


# --- shared ------------------------------------------------------------------------------


@contextmanager
def _writing(session: Session, *, dry_run: bool, named_at: int = 1) -> Iterator[Writer]:
    """Give a writer for the workspace, alone in it; then name its files from loudness `named_at` on."""
    from publish.files import Writer, locked

    writer = Writer(session.root, dry_run=dry_run)
    with nullcontext() if dry_run else locked(session.root):
        yield writer
    for path in writer.written:
        session.say(f"{'would write' if dry_run else 'wrote'} {path}", at=named_at)
    for path in writer.removed:
        session.say(f"{'would remove' if dry_run else 'removed'} {path}")


def _close(session: Session, writer: Writer, found: Sequence[Finding], summary: Iterable[str] = ()) -> None:
    """Report a run that wrote: its errors, then what it did and its `summary`; and exit."""
    from publish import reports

    _list([one for one in dict.fromkeys(found) if one.severity == "error"], to_stderr=True)
    session.say(reports.written_summary(writer.written, writer.removed, dry_run=writer.dry_run))
    for line in summary:
        session.say(line)
    _exit(found)


def _list(findings: Sequence[Finding], *, to_stderr: bool) -> None:
    """Print findings, a line each."""
    for one in findings:
        click.secho(str(one), fg="red" if one.severity == "error" else "yellow", err=to_stderr)


def _exit(findings: Sequence[Finding]) -> None:
    """Exit with 1 if there is something to mend."""
    if any(one.severity == "error" for one in findings):
        click.get_current_context().exit(1)
