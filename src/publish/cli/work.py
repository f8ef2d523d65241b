"""By whom the work is done, and what is known from earlier: options that the long commands share."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

import click

from publish import own
from publish.cli.progress import progress
from publish.cli.session import Session, files_changed, tell, writing

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from publish.cache.store import Cache
    from publish.crew import Crew, Hands, Hire, Thing, Within
    from publish.crew import Result as Made
    from publish.files import Writer
    from publish.model import Project
    from publish.press.survey import Survey

Result = TypeVar("Result")
Folders = Mapping[str, bytes]


class Work(Protocol):
    """What a command does to `build/` in a workspace, of which it is told what the system says."""

    def __call__(self, project: Project, writer: Writer, cache: Cache, *, folders: Folders) -> Survey:
        """Do it, and return how everything stands."""


_IMPORTED = ("publish.press.task", "publish.cli")


def _one_of_two(ctx: click.Context, option: click.Parameter, value: str | int | None) -> str | int | None:
    """Return `value`; UsageError where both are given, and ConfigError for a cluster that cannot be one."""
    other = "executor" if option.name == "jobs" else "jobs"
    if value is not None and ctx.params.get(other) is not None:
        message = "-j has processes of this machine work, --executor a cluster: give one of the two"
        raise click.UsageError(message, ctx)
    if isinstance(value, str):
        from publish.crew.cluster import cluster

        cluster(value)
    return value


jobs_option = click.option(
    "-j",
    "--jobs",
    callback=_one_of_two,
    type=click.IntRange(min=1),
    metavar="N",
    help="Work in N processes; as many as there are cores, if you do not say.",
)
executor_option = click.option(
    "--executor",
    callback=_one_of_two,
    metavar="dask://HOST:PORT",
    help="Have the work done by a Dask cluster (docs/scaling.md says how).",
)
force_option = click.option(
    "--force", is_flag=True, help="Make everything anew, whatever is known from earlier."
)


def crew(jobs: int | None, executor: str | None = None) -> Crew:
    """Return who does the work, showing how far it is; ConfigError for an executor that there is none of."""
    from publish.crew import Crew, unseen

    session = click.get_current_context().find_object(Session)
    quiet = session is not None and session.loudness < 0
    tell = (lambda _: None) if quiet else partial(click.echo, err=True)
    return Crew(_hire(jobs or cores(), executor, tell), unseen if quiet else progress)


def _hire(jobs: int, executor: str | None, tell: Callable[[str], None]) -> Hire | None:
    """Return what calls others in, if there is anybody; `tell` gets what has to be waited for."""
    if executor is not None:
        from publish.crew.cluster import cluster

        return cluster(executor, tell)
    if jobs == 1:
        return None

    def hire(work: Callable[[Thing], Made], within: Within) -> AbstractContextManager[Hands[Thing, Made]]:
        from publish.crew.processes import processes

        return processes(jobs, _IMPORTED, work, within)

    return hire


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def informed(session: Session, work: Callable[[Cache], Result], *, kept: bool = True) -> Result:
    """Return what `work` gives by what is known from earlier; what it finds out is `kept` or not.

    Where nothing can be kept any more it is done once again, from nothing.
    """
    from publish.cache.store import Cache, CacheError, discard, place

    file = place(session.root)
    try:
        with Cache(file, kept=kept) as cache:
            _warn(session, file, cache.hindrance)
            return work(cache)
    except CacheError as error:
        if file is not None and kept:
            discard(file)
        _warn(session, file, str(error))
        with Cache() as cache:
            return work(cache)


def _warn(session: Session, file: Path | None, hindrance: str) -> None:
    """Say where and why nothing is kept for the next run, if that is so."""
    if hindrance and file is not None and session.loudness >= 0:
        line = f'warning: "{file.parent}" cannot be used: {hindrance}; until then each run does all anew'
        click.secho(line, fg="yellow", err=True)


def make(  # noqa: PLR0913  because a run follows from all of these
    session: Session,
    work: Work,
    now: dt.datetime,
    commands: Sequence[str],
    *,
    anew: bool = False,
    dry_run: bool = False,
) -> None:
    """Do the `work` that writes `build/`, report it, and exit; do nothing where there is nothing to do.

    `commands` are the names of those that have nothing to do afterwards, the one that is run first; none
    where the work is narrowed.
    """
    from publish.cache.folders import look
    from publish.cache.report import FOLDERS

    if not (session.root / "publish.toml").is_file():
        session.project()
    with writing(session, dry_run=dry_run) as writer:

        def done(cache: Cache) -> tuple[Sequence[str], Sequence[str]]:
            folders = look(session.root, FOLDERS)
            told = None if anew or not commands else _told(session, cache, folders, commands[0], now)
            return told or _done(session, partial(work, folders=folders), writer, cache, commands, now)

        errors, summary = informed(session, done, kept=not dry_run)
    if anew and commands:
        summary = (f"{summary[0]}, all made anew", *summary[1:])
    written = files_changed(len(writer.written), len(writer.removed), dry_run=writer.dry_run)
    tell(session, errors, (written, *summary))


def _told(
    session: Session, cache: Cache, folders: Folders, command: str, now: dt.datetime
) -> tuple[Sequence[str], Sequence[str]] | None:
    """Return what the last run said, its errors and its summary, if `command` has nothing to do.

    Where names are protected, every file is searched in every run: there is always something to do.
    """
    from publish.cache.report import kept

    found = kept(cache, session.root, folders, command, now) if _is_plain() else None
    return (found.errors, found.summary) if found else None


def _done(  # noqa: PLR0913, PLR0917  because a run follows from all of these
    session: Session,
    work: Callable[[Project, Writer, Cache], Survey],
    writer: Writer,
    cache: Cache,
    commands: Sequence[str],
    now: dt.datetime,
) -> tuple[Sequence[str], Sequence[str]]:
    """Do the work, and return its errors and its summary, a line each; the next run may say the same.

    Not where that follows from programs too, of which nothing is known without a look: reviewers' signatures,
    and browsers that print.
    """
    from publish import reports
    from publish.cache.report import Report, beside, forget, keep

    files = beside(session.root)
    project = session.project()
    forget(cache)
    found = work(project, writer, cache)
    speech = session.speech()
    errors = reports.errors(found.findings, speech)
    summary = tuple(reports.release_summary(project, found, speech))
    if commands and _is_plain() and not (project.reviewers or "pdf" in project.formats):
        keep(cache, files, commands, Report(errors, summary), now)
    return errors, summary


def _is_plain() -> bool:
    """Tell whether no names can be protected."""
    return not own.may_protect(os.environ)
