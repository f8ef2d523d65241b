"""The command line: arguments to calls to exit codes. Nothing else prints.

0  done; what is incomplete, fuzzy, outdated or withheld is normal, and listed at the end
1  something to mend: a refused catalog, an error in a translation, a mistake in a source
2  usage or configuration
3  nothing could be written

What is heavy (Markdown, Babel, Jinja2, rich) is imported by the command that needs it.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from publish import __version__
from publish.cli import everyday, handover, parcels, reviews, serving, steps
from publish.cli.place import Place
from publish.cli.session import ProtectedNames, Session, is_unspeakable, print_findings
from publish.errors import ConfigError, PublishError, WriteError

if TYPE_CHECKING:
    from pathlib import Path

    from publish.model import Speech

SECTIONS: tuple[tuple[str, tuple[click.Command, ...]], ...] = (
    ("Every day", (everyday.new, everyday.import_, everyday.release, everyday.status, serving.serve)),
    ("Translators", (handover.send, handover.receive, handover.diff)),
    ("Review", (reviews.review, reviews.approve)),
    ("Hand over", (parcels.bundle, parcels.verify)),
    ("The steps of release, one by one", (steps.extract, steps.init, steps.update, steps.check, steps.build)),
)


class Commands(click.Group):
    """The commands in the order in which people need them, and errors as one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, the everyday ones first."""
        del ctx
        return [command.name or "" for _, commands in SECTIONS for command in commands]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections."""
        del ctx
        for title, commands in SECTIONS:
            with formatter.section(title):
                formatter.write_dl([(one.name or "", one.get_short_help_str(90)) for one in commands])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return what is left of `args`; UsageError for a protected name, lest a message repeat it."""
        plain = {*self.list_commands(ctx), *ctx.help_option_names, "--version"}
        if not plain.issuperset(args) and is_unspeakable("\n".join(args)):
            raise click.UsageError("a protected name stands in the command line: run it without that name")
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a mistake becomes one line and an exit code."""
        try:
            return super().invoke(ctx)
        except ProtectedNames as found:
            print_findings(found.findings, _speech(ctx), to_stderr=True)
            ctx.exit(1)
        except PublishError as error:
            if is_unspeakable(str(error)):
                click.secho("the message would quote a protected name", fg="red", err=True)
            else:
                click.secho(_told(error, _speech(ctx)), fg="red", err=True)
            ctx.exit(2 if isinstance(error, ConfigError) else 3 if isinstance(error, WriteError) else 1)


def _speech(ctx: click.Context) -> Speech:
    """Return the language that a mistake is told in: English where there is none that could be found out."""
    from publish.model import ENGLISH

    try:
        return ctx.obj.speech() if isinstance(ctx.obj, Session) else ENGLISH
    except PublishError:
        return ENGLISH


def _told(error: PublishError, speech: Speech) -> str:
    """Return an error as the line that a report has."""
    from publish.model import say

    where = f"{error.path}:{error.line}" if error.line else error.path
    severity = speech.apart(speech.told(say("error")))
    return f"{where}: {severity} {error.rule}: {speech.apart(speech.told(error.said))}"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-C", "root", type=Place(file_okay=False), default=".", metavar="DIR",
              help="Work in the workspace DIR instead of this folder.")  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Say only what has to be mended.")
@click.option("-v", "--verbose", is_flag=True, help="Name every file that is written.")
@click.option("--ui-language", metavar="LANG",
              help="Say what is to be mended in LANG, not in the environment's language.")  # fmt: skip
@click.option("--no-color", is_flag=True, help="Print without colours (also: NO_COLOR=1).")
@click.version_option(__version__, prog_name="publish")
@click.pass_context
def main(  # noqa: PLR0913  because each option has a parameter
    ctx: click.Context, root: Path, *, quiet: bool, verbose: bool, ui_language: str | None, no_color: bool
) -> None:
    """Turn statements into localized web pages and plain text, through gettext catalogs."""
    ctx.obj = Session(root, int(verbose) - int(quiet), ui_language)
    if ui_language is not None:
        ctx.obj.speech()  # raises where it has no messages, before anything is done
    if no_color or os.environ.get("NO_COLOR"):
        ctx.color = False
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a letter that the terminal lacks is no mistake


for _, _commands in SECTIONS:
    for _command in _commands:
        main.add_command(_command)
