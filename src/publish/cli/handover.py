"""What goes out to translators, and what comes back from them."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from publish.cli.moment import now_option
from publish.cli.place import Place
from publish.cli.reviews import language_option
from publish.cli.session import (
    Session,
    guard,
    languages_option,
    print_findings,
    statements_argument,
    writing,
)
from publish.cli.work import crew, informed
from publish.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from publish.model import Project
    from publish.press.handover.came import Came
    from publish.press.handover.receive import Mail

_LARGEST = 50 * 1024 * 1024  # bytes of a file that is opened at all


@click.command()
@language_option
@statements_argument
@click.option("-o", "--output", "output", type=Place(file_okay=False), default=".", metavar="DIR",
              help="Put the parcels into DIR instead of this folder.")  # fmt: skip
@click.option("--docx", "word", is_flag=True, help="A Word table in place of the catalog.")
@click.option("--xliff", is_flag=True, help="XLIFF 2.0 in place of the catalog.")
@click.option("--embargoed", is_flag=True, help="Send what is under embargo too; the how-to says so.")
@now_option
@click.pass_obj
def send(  # noqa: PLR0913  because each is an option of the command
    session: Session,
    code: str,
    slugs: Sequence[str],
    output: Path,
    now: dt.datetime,
    *,
    word: bool,
    xliff: bool,
    embargoed: bool,
) -> None:
    """Make a parcel for a translator: SLUG.LANG.zip, with the catalog and all that helps.

    Without SLUG, one for each statement that is not complete in the language. SLUG may be "site".
    """
    from publish.files import Writer
    from publish.press import run
    from publish.press.handover.send import Wish, folder, parcels, put
    from publish.press.handover.told import kept, sent
    from publish.press.workspace import SITE, asked

    project = session.project()
    (language,), named = asked(project, [code], [slug for slug in slugs if slug != SITE])
    place = folder(project, output)
    found = informed(
        session, lambda cache: run.look(project, now=now, cache=cache, crew=crew(None)), kept=False
    )
    wish = Wish(now, word=word, xliff=xliff, embargoed=embargoed)
    wanted = (*named, *(SITE for slug in slugs if slug == SITE))
    made = parcels(project, language, wanted, found.outcomes, wish)
    fresh = {one.name for one in put(made.made, Writer(place, guard=guard(session)))}
    for one in made.made:
        session.say(sent(one, str(output / one.name), fresh=one.name in fresh))
    for line in kept(made, language):
        session.say(line)


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

    FILE is a catalog, a Word table, XLIFF or a translation memory, or a ZIP with such files. SLUG is the
    statement (or "site"), if the file does not say.
    """
    from publish.press.handover.receive import receive as received
    from publish.press.handover.receive import take, wrong
    from publish.press.handover.told import arrivals

    project = session.project()
    mail = received(project, _opened(project, files, code), theirs=theirs)
    color = click.get_current_context().color is not False and sys.stdout.isatty()
    for line in arrivals(mail, color=color):
        session.say(line)
    print_findings(mail.refused, session.speech(), to_stderr=True)
    if left is not None:
        _keep(session, mail, left)
    if any(one.data is not None for one in mail.arrivals) and _agreed(mail, yes=yes):
        with writing(session, dry_run=False, named_at=0) as writer:
            take(mail, writer)
    if wrong(mail):
        click.get_current_context().exit(1)


def _keep(session: Session, mail: Mail, place: Path) -> None:
    """Write the messages that no statement needs to a catalog at `place`, which is not there yet."""
    from publish.files import Writer
    from publish.press.handover.elsewhere import written

    Writer(place.parent, guard=guard(session)).create(place.name, written(mail.left))
    session.say(f"wrote {place}: {len(mail.left)} left over")


def _agreed(mail: Mail, *, yes: bool) -> bool:
    """Ask whether to write. Where nobody can answer, nothing is written, and the command fails."""
    if yes:
        return True
    if not _can_answer():
        click.secho("nothing was written: look at the difference, then add --yes", fg="yellow", err=True)
        click.get_current_context().exit(1)
    count = sum(one.data is not None for one in mail.arrivals)
    return click.confirm(f"Write {'this catalog' if count == 1 else f'these {count} catalogs'}?")


def _can_answer() -> bool:
    return sys.stdin.isatty()


def _opened(project: Project, files: Sequence[str], code: str | None) -> Iterator[Came]:
    """Yield the files that are named, with what the command line says of them.

    The last may name a statement instead. Raises ConfigError for one that is not there.
    """
    from publish.press.handover.came import Came
    from publish.press.workspace import SITE, asked

    language = asked(project, [code], ())[0][0] if code else None
    *names, last = files
    domain = last if last == SITE and names else None
    if names and domain is None and "." not in last:
        _, (domain,) = asked(project, (), [last])
    for name in names if domain else files:
        yield Came(name, _bytes(name), language, domain)


def _bytes(name: str) -> bytes:
    """Return what the file called `name` holds; ConfigError where it is none, or too large."""
    from publish.files import contents

    try:
        data = contents(name, _LARGEST)
    except OSError as error:
        raise ConfigError(name, 0, f"cannot be read: {error.strerror}") from None
    if data is None:
        raise ConfigError(name, 0, "is no plain file: name the file that came")
    if len(data) > _LARGEST:
        raise ConfigError(
            name, 0, f"is larger than {_LARGEST // 1024 // 1024} MB: ask for the files one by one"
        )
    return data


@click.command()
@languages_option
@click.argument("slug")
@click.pass_obj
def diff(session: Session, codes: Sequence[str], slug: str) -> None:
    """Show what changed in SLUG since each language was last complete, word by word."""
    from publish.press.handover.changed import changed
    from publish.press.handover.desk import Desk
    from publish.press.handover.told import changes_since
    from publish.press.workspace import asked

    project = session.project()
    languages, (slug,) = asked(project, codes, [slug])
    desk = Desk(project)
    color = click.get_current_context().color is not False and sys.stdout.isatty()
    for language in languages or project.languages:
        for line in changes_since(desk.statement(slug), language, changed(desk, slug, language), color=color):
            session.say(line)
