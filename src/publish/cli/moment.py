"""The present moment, as an input: the clock says it unless the command line does."""

from __future__ import annotations

import datetime as dt

import click


def _moment(_: click.Context, __: click.Parameter, value: str | None) -> dt.datetime:
    """Return the moment that `value` names, or the present one."""
    if value is None:
        return dt.datetime.now(dt.UTC)
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise click.BadParameter(
            f'"{value}" is no moment with its offset from UTC: write it like 2026-12-01T09:00:00+03:00'
        )
    return moment


now_option = click.option(
    "--now",
    callback=_moment,
    metavar="MOMENT",
    help="The moment that embargoes are measured by, like 2026-12-01T09:00:00+03:00, in place of the clock.",
)
