"""The command of whoever translates or edits: see it live."""

from __future__ import annotations

import datetime as dt
import webbrowser
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from publish.cli.place import Place
from publish.cli.session import Session
from publish.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from publish.serve.houses import House

_LIBRARIES = ("starlette", "uvicorn", "watchfiles")
_PORT = 8017


@click.command()
@click.argument("file", type=Place(exists=True, dir_okay=False), metavar="[FILE.po]", required=False)
@click.option(
    "-l", "--language", "code", metavar="LANG", help="The language of FILE.po, if nothing in it says."
)
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST",
              help="Where it can be read: only on this machine, unless you say otherwise.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=_PORT, show_default=True, metavar="N")
@click.option("--open", "opens", is_flag=True, help="Open it in a browser.")
@click.pass_obj
def serve(  # noqa: PLR0913  because each is an option of the command
    session: Session, file: Path | None, code: str | None, host: str, port: int, *, opens: bool
) -> None:
    """Show the site while it is written.

    Each page is shown anew as soon as a file is saved.

    With FILE.po, a catalog that somebody sent you, show that one, with or without a workspace.
    """
    if missing := [name for name in _LIBRARIES if find_spec(name) is None]:
        message = f'{missing[0]} is not installed: run pip install ".[serve]" in the folder of publish'
        raise ConfigError("serve", 0, message)
    from publish.config.protected import names
    from publish.serve.guests import is_local
    from publish.serve.pages import Pages
    from publish.serve.server import opened
    from publish.serve.server import serve as served

    house = _house(session, file, code)
    own = opened(host, port)
    address = f"http://{_shown(host)}:{own.getsockname()[1]}/"

    def ready() -> None:
        _tell(session, host, address)
        if opens:
            webbrowser.open(address)

    served(Pages(house, names, _now, local=is_local(host)), house, host, own, ready)


def _house(session: Session, file: Path | None, code: str | None) -> House:
    """Return what is to be previewed."""
    from publish.serve.houses import Workspace

    if file is None and code is not None:
        raise click.UsageError("-l is for FILE.po: a workspace shows all its languages")
    if file is None:
        session.project()
        return Workspace(session.root.absolute())
    from publish.serve.mailed import mailed

    return mailed(file.absolute(), session.root.absolute(), code)


def _tell(session: Session, host: str, address: str) -> None:
    """Say where the preview is, and who can read it."""
    from publish.serve.guests import is_local

    if not is_local(host):
        warning = (
            f"WARNING: everybody who reaches this machine at {host} can read what is not released yet. "
            "Nothing is encrypted, and nobody is asked for a password."
        )
        click.secho(warning, fg="red", bold=True, err=True)
    click.echo(f"preview, not released: {address}")
    session.say("Nothing is written. Ctrl-C ends it.")


def _shown(host: str) -> str:
    """Return a host as it stands in an address. Source: RFC 3986, 3.2.2."""
    return f"[{host}]" if ":" in host else host


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
