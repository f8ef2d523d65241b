"""What the commands share: the workspace they run in, their options, and how a run is told and ended."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import click

from publish import own

if TYPE_CHECKING:
    from pathlib import Path

    from publish.files import Writer
    from publish.model import Finding, Project, Protected, Speech


class ProtectedNames(Exception):  # noqa: N818  because it is the state of a workspace
    """Protected names stand in the workspace: nothing is done, and nothing but `findings` is said."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__()
        self.findings = findings


class Session(NamedTuple):
    """What stands before the command: the workspace, how much to say (-1, 0 or 1), and in which language.

    `ui_language` is the one that was asked for; None leaves it to the environment.
    """

    root: Path
    loudness: int
    ui_language: str | None = None

    def speech(self) -> Speech:
        """Return the language that messages are told in; ConfigError if the one asked for has none."""
        from publish.speech import spoken

        return spoken(self.ui_language, os.environ)

    def project(self) -> Project:
        """Return the configured workspace; ConfigError if this is none.

        Raises ProtectedNames, before anything else is read, if one stands in it.
        """
        from publish.config import load

        if own.may_protect(os.environ):
            from publish.press.protected import scan

            if found := scan(self.root, self.protected()):
                raise ProtectedNames(found)
        return load(self.root)

    def protected(self) -> Protected:
        """Return the names that may appear nowhere."""
        from publish.config.protected import load

        return load(self.root)

    def say(self, text: str = "", *, at: int = 0) -> None:
        """Print `text` unless the reader asked for less than loudness `at`."""
        if self.loudness >= at:
            click.echo(text)


dry_runs = click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
languages_option = click.option(
    "-l", "--language", "codes", multiple=True, metavar="LANG", help="Only this language (may be repeated)."
)
statements_argument = click.argument("slugs", nargs=-1, metavar="[SLUG]...")
form_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)


def guard(session: Session) -> Callable[[str, bytes], None]:
    """Return what looks at each file before it is written: it raises WriteError for a protected name."""
    if not own.may_protect(os.environ):
        return lambda _, __: None
    from publish.press.protected import refuse

    return partial(refuse, protected=session.protected())


def is_unspeakable(text: str) -> bool:
    """Tell whether `text` holds a protected name, so that it must not be printed.

    A list that cannot be read tells nothing here: whatever reads the workspace says so, and stops.
    """
    if not own.may_protect(os.environ):
        return False
    from publish.config.protected import names
    from publish.errors import ConfigError
    from publish.press.protected import holds

    try:
        return holds(text, names())
    except ConfigError:
        return False


@contextmanager
def writing(session: Session, *, dry_run: bool, named_at: int = 1) -> Iterator[Writer]:
    """Give a writer for the workspace, alone in it; then name its files from loudness `named_at` on."""
    from publish.files import Writer, locked

    writer = Writer(session.root, dry_run=dry_run, guard=guard(session))
    with nullcontext() if dry_run else locked(session.root):
        yield writer
    for path in writer.written:
        session.say(f"{'would write' if dry_run else 'wrote'} {path}", at=named_at)
    for path in writer.removed:
        session.say(f"{'would remove' if dry_run else 'removed'} {path}")


def close(session: Session, writer: Writer, found: Sequence[Finding], summary: Iterable[str] = ()) -> None:
    """Report a run that wrote: its errors, then what it did and its `summary`; and exit."""
    from publish import reports

    written = files_changed(len(writer.written), len(writer.removed), dry_run=writer.dry_run)
    tell(session, reports.errors(found, session.speech()), (written, *summary))


def files_changed(written: int, removed: int, *, dry_run: bool) -> str:
    """Return how many files a run wrote and removed, in words."""
    verb = "would be " if dry_run else ""
    changes = ((written, "written"), (removed, "removed"))
    parts = [f"{number} file{'s' * (number != 1)} {verb}{what}" for number, what in changes if number]
    return ", ".join(parts) or "no file changed"


def tell(session: Session, errors: Sequence[str], summary: Iterable[str]) -> None:
    """Print `errors` and what a run did, and exit: with 1 if there is something to mend."""
    for line in errors:
        click.secho(line, fg="red", err=True)
    for line in summary:
        session.say(line)
    if errors:
        click.get_current_context().exit(1)


def print_findings(findings: Sequence[Finding], speech: Speech, *, to_stderr: bool) -> None:
    """Print findings in `speech`, a line each."""
    from publish.findings import line

    for one in findings:
        click.secho(line(one, speech), fg="red" if one.severity == "error" else "yellow", err=to_stderr)


def exit_with(findings: Sequence[Finding]) -> None:
    """Exit with 1 if there is something to mend."""
    if any(one.severity == "error" for one in findings):
        click.get_current_context().exit(1)
