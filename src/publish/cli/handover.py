"""What goes out to translators, and what comes back from them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from publish.cli.place import Place
from publish.cli.session import Session, guard, print_findings, writing
from publish.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from publish.model import Language, Project
    from publish.press.handover.readers import Came
    from publish.press.handover.receive import Mail


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|ZIP... [SLUG]")
@click.option("-l", "--language", "code", metavar="LANG", help="The language, if the file does not say.")
@click.option("--theirs", is_flag=True,
              help="Where both sides changed a text, take theirs; ours goes into its comment.")  # fmt: skip
@click.option("--left", type=Place(), metavar="FILE.po",
              help="Keep in FILE.po what a catalog of another tool has and no statement needs.")  # fmt: skip
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.pass_obj
def receive(  # noqa: PLR0913  because each is an option of the command
    session: Session, files: Sequence[str], code: str | None, left: Path | None, *, theirs: bool, yes: bool
) -> None:
    """Take what came back from a translator: show the difference, and write it when you agree.

    FILE is a catalog, an XLIFF file, a Word table or a memory that `publish send` made or that came of one,
    or a ZIP with such files. SLUG is the statement, if the file does not say.
    """
    from publish.press.handover.receive import receive as received
    from publish.press.handover.receive import take, wrong
    from publish.press.handover.told import arrivals

    project = session.project()
    mail = received(project, _opened(project, files, code), theirs=theirs)
    color = click.get_current_context().color is not False and sys.stdout.isatty()
    for line in arrivals(mail, color=color):
        session.say(line)
    print_findings(mail.refused, to_stderr=True)
    if left is not None:
        _keep(session, mail, left)
    fresh = [one for one in mail.arrivals if one.data is not None]
    if fresh and (yes or _agreed(len(fresh))):
        with writing(session, dry_run=False, named_at=0) as writer:
            take(mail, writer)
    elif fresh and not sys.stdin.isatty():
        click.secho("nothing was written: add --yes", fg="yellow", err=True)
        click.get_current_context().exit(1)
    if wrong(mail):
        click.get_current_context().exit(1)


def _keep(session: Session, mail: Mail, place: Path) -> None:
    """Write the messages that no statement needs to a catalog at `place`, which is not there yet."""
    from publish.files import Writer
    from publish.press.handover.elsewhere import written

    Writer(place.parent, guard=guard(session)).create(place.name, written(mail.left))
    session.say(f"wrote {place}: {len(mail.left)} left over")


def _agreed(count: int) -> bool:
    """Ask whether to write; nobody is asked where nobody can answer."""
    if not sys.stdin.isatty():
        return False
    return click.confirm(f"Write {count} catalog{'s' * (count != 1)}?", default=False)


def _opened(project: Project, files: Sequence[str], code: str | None) -> Iterator[Came]:
    """Return the files that are named, with what the command line says of them.

    Raises ConfigError for one that is not there.
    """
    from publish.files import contents
    from publish.press.handover.readers import Came
    from publish.press.workspace import SITE, asked

    language: Language | None = asked(project, [code], ())[0][0] if code else None
    names, domain = list(files), None
    if len(names) > 1 and (names[-1] == SITE or "." not in names[-1]):
        _, (domain,) = ((), (SITE,)) if names[-1] == SITE else asked(project, (), [names[-1]])
        names.pop()
    for name in names:
        try:
            data = contents(name, _LIMIT)
        except OSError as error:
            raise ConfigError(name, 0, f"cannot be read: {error.strerror}") from None
        if data is None:
            raise ConfigError(name, 0, "is no file: name what came")
        yield Came(name.replace("\\", "/"), data, language, domain)


_LIMIT = 50 * 1024 * 1024
