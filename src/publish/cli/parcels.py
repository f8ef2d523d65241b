"""What is handed on: bundles of what was released, and checking one that came from somewhere."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from publish.cli.moment import now_option
from publish.cli.place import Place
from publish.cli.session import Session, close, languages_option, writing
from publish.cli.work import crew, informed
from publish.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from publish.model import Signing
    from publish.press.bundles import Made

_KEYS = ("RW", "-----BEGIN PGP", "untrusted comment:")  # what a key begins with, and a file's name hardly


@click.command()
@languages_option
@click.option("--sign", is_flag=True, help="Sign, with the program and key that publish.toml names.")
@now_option
@click.pass_obj
def bundle(session: Session, codes: Sequence[str], now: dt.datetime, *, sign: bool) -> None:
    """Make a ZIP of each language and one of everything, in build/bundles/.

    It brings build/ up to date first.
    """
    from publish import reports
    from publish.press import bundles, run
    from publish.press.workspace import asked

    project = session.project()
    stamp = _epoch(os.environ.get("SOURCE_DATE_EPOCH"))
    languages, _ = asked(project, codes, ())
    with writing(session, dry_run=False) as writer:
        found = informed(
            session, lambda cache: run.build(project, writer, now=now, cache=cache, crew=crew(None))
        )
        tags = [one.tag for one in languages]
        stamp = stamp or bundles.newest(found.outcomes)
        made = bundles.bundle(project, writer, tags, stamp=stamp, sign=sign)
    summary = (*reports.release_summary(project, found, session.speech()), *_made(made, project.signing))
    close(session, writer, found.findings, summary)


def _made(made: Made, signing: Signing | None) -> Iterator[str]:
    """Yield what to say of bundles: where each lies, how large it is, and whether they are signed."""
    for path, size in made.sizes.items():
        yield f"{path}: {size} bytes"
    if made.signed:
        yield f"signed with {made.signed}"
    elif signing:
        yield "not signed: [signing] in publish.toml names a key, add --sign"


def _epoch(written: str | None) -> dt.datetime | None:
    """Return the moment that SOURCE_DATE_EPOCH names, in seconds since 1970; None if it names none.

    Source: Reproducible Builds, SOURCE_DATE_EPOCH specification 1.1.
    """
    if not written:
        return None
    try:
        return dt.datetime.fromtimestamp(int(written), dt.UTC)
    except (ValueError, OverflowError, OSError):
        message = f'"{written}" is no moment: write it as seconds since 1970, or leave it out'
        raise ConfigError("SOURCE_DATE_EPOCH", 0, message) from None


@click.command()
@click.argument("parcel", type=Place(), metavar="DIR|ZIP")
@click.option(
    "--key",
    metavar="KEY",
    help="The publisher's public key: a file, or the line of a minisign key. It has to have signed.",
)
@click.pass_obj
def verify(session: Session, parcel: Path, key: str | None) -> None:
    """Check that a folder or a ZIP of releases is whole and unaltered.

    It needs no network and no workspace.
    """
    from publish.files import scratch
    from publish.parcels.seals import public_key, seals
    from publish.parcels.verify import verify as verified

    given = public_key(_written(key)) if key else None
    found = verified(session.root / parcel)
    signatures = tuple(seals(found.sealed, given, scratch))
    wrong = [(one.path, one.message) for one in found.problems]
    wrong += [(one.path, one.message) for one in signatures if one.wrong]
    for path, message in wrong:
        click.secho(f"{path}: error verify: {message}", fg="red", err=True)
    for one in signatures:
        if not one.wrong:
            session.say(f"{one.path}: {one.message}")
    if wrong:
        click.secho(f"{parcel}: do not use this and do not pass it on", fg="red", err=True)
        if (session.root / parcel).resolve().with_name("publish.toml").is_file():
            own = "if this is your own build/, run `publish build`, and delete what is not listed then"
            click.secho(f"{parcel}: {own}", fg="red", err=True)
        click.get_current_context().exit(1)
    session.say(f"{parcel}: all {found.files} files are as they are listed, and there is no other")


def _written(key: str) -> str:
    """Return what the file called `key` holds, or `key` itself where it is no file."""
    from pathlib import Path

    try:
        if Path(key).is_file():
            return Path(key).read_text("utf-8")
    except (OSError, ValueError):
        raise ConfigError("--key", 0, f'"{key}" cannot be read: give a file, or the line of a key') from None
    if not key.lstrip().startswith(_KEYS):
        raise ConfigError("--key", 0, f'"{key}": there is no such file')
    return key
