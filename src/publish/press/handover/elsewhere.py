"""Catalogs of other tools are brought in: all that came at once, for all statements at once.

1. What is one of ours, by its header, goes another way (`receive`).
2. All files in one language are looked through together, so that two that translate one text differently are
   seen to; the ladder is in `exchange.foreign`.
3. Nothing is taken for `site`: its words come with the package, or are the office's own.
4. What is found is brought in like anything that came back, by the same rules: what stands here stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from publish.catalogs import foreign
from publish.catalogs.entries import Entry, excerpt
from publish.errors import PublishError, ReceivedError, printable
from publish.exchange.foreign.ladder import Climbed, climb
from publish.exchange.foreign.message import Message
from publish.model import Bitext, Finding, Language, Segment, Unit
from publish.press.handover.addressed import language_of
from publish.press.handover.came import Came, Returned
from publish.press.handover.desk import Desk
from publish.press.protected import holds
from publish.press.workspace import SITE, finding

HIDES = "a protected name stands in a file that came: nothing is taken from it"
_LISTED = 10  # left-over messages


class Brought(Struct, frozen=True):
    """What catalogs of other tools bring: for each statement in each language what was found for it.

    `said` tells of each rung's share, `left` has the messages that no statement needed, `refused` what was
    wrong with a file.
    """

    returned: tuple[tuple[Returned, Came], ...] = ()
    said: tuple[str, ...] = ()
    left: tuple[Message, ...] = ()
    refused: tuple[Finding, ...] = ()


class _Pool(Struct):
    """All messages that came in one language, for some statements."""

    came: Came
    language: Language
    messages: list[Message]
    names: list[str]


def is_foreign(came: Came, desk: Desk) -> bool:
    """Tell whether a file is a catalog that another tool made."""
    return came.name.lower().endswith(".po") and not foreign.is_ours(came.data, desk.domains())


def brought(files: Sequence[Came], desk: Desk) -> Brought:
    """Return what `files`, catalogs of other tools, have for the statements here."""
    pools: dict[tuple[str, str | None], _Pool] = {}
    refused: list[Finding] = []
    for came in files:
        try:
            _pour(came, desk, pools)
        except PublishError as error:
            refused.append(finding(error))
    each = [_found(pool, desk) for pool in pools.values()]
    return Brought(
        tuple(one for found in each for one in found.returned),
        tuple(line for found in each for line in found.said),
        tuple(one for found in each for one in found.left),
        (*refused, *(one for found in each for one in found.refused)),
    )


def written(left: Sequence[Message]) -> bytes:
    """Return left-over messages as a catalog, each with its place as context."""
    return foreign.left_over((one.where, one.source, one.text) for one in left)


def _pour(came: Came, desk: Desk, pools: dict[tuple[str, str | None], _Pool]) -> None:
    """Put the messages of a file into the pool of its language; PublishError if it cannot be read."""
    name = printable(came.name.rpartition("/")[2])  # a path would tell whose machine it was
    if came.domain == SITE:
        message = "is no catalog of ours: other tools' catalogs are received for statements, not for site"
        raise ReceivedError(name, 0, message)
    po = foreign.read(came.data, name)
    if holds("\n".join(f"{one.msgid}\n{one.msgstr}\n{one.tcomment}" for one in po), desk.project.protected):
        raise ReceivedError("*", 0, HIDES, rule="protected")
    text = Bitext(None, po.metadata.get("Language") or None, ())
    language = language_of(Returned(came.name, text), came, desk)
    pool = pools.setdefault((language.code, came.domain), _Pool(came, language, [], []))
    pool.names.append(name)
    pool.messages += (_message(one, f"{name}:{one.linenum}") for one in po)


def _message(entry: Entry, where: str) -> Message:
    """Return an entry as a message; of plural forms, which no statement has, the last one, as fuzzy."""
    source, text = entry.msgid, entry.msgstr
    if entry.msgid_plural:
        source, text = entry.msgid_plural, entry.msgstr_plural[max(entry.msgstr_plural)]
    fuzzy = "fuzzy" in entry.flags or bool(entry.msgid_plural)
    return Message(source, text, where, fuzzy, entry.tcomment)


def _found(pool: _Pool, desk: Desk) -> Brought:
    """Return what a pool has for the statements."""
    wanted, said = _wanted(pool.came.domain, desk)
    climbed = climb(pool.messages, [segment for _, segment in wanted])
    units: dict[str, dict[object, Unit]] = {}
    for number, unit in climbed.units.items():
        units.setdefault(wanted[number][0], {}).setdefault(unit.key, unit)
    if not units:
        error = ReceivedError(pool.names[0], 0, _nothing(climbed, pool.came.domain), rule="received-address")
        return Brought(said=said, left=climbed.left, refused=(finding(error),))
    return Brought(
        returned=tuple(_returned(pool, slug, those) for slug, those in units.items()),
        said=(*said, *_shares(pool, climbed)),
        left=climbed.left,
    )


def _nothing(climbed: Climbed, domain: str | None) -> str:
    if not climbed.left:
        return "has no translation: look whether it is the template"
    if domain:
        return f"has no message of {domain}: look whether that is the statement"
    return "has no message of a statement here: look whether their sources are in source/"


def _returned(pool: _Pool, slug: str, units: Mapping[object, Unit]) -> tuple[Returned, Came]:
    text = Bitext(slug, pool.language.code, tuple(units.values()))
    name = ", ".join(pool.names)
    return Returned(name, text), Came(name, b"", pool.language, slug)


def _wanted(domain: str | None, desk: Desk) -> tuple[list[tuple[str, Segment]], tuple[str, ...]]:
    """Return the segments that may be meant, with their statement, and what is to be told of the others."""
    wanted: list[tuple[str, Segment]] = []
    said = []
    for slug in (domain,) if domain else desk.domains():
        if slug == SITE:
            continue
        try:
            wanted += ((slug, one) for one in desk.statement(slug).segments)
        except PublishError as error:
            if domain:
                raise
            said.append(f"{error.path} cannot be read, so nothing was looked for in it: {error.message}")
    return wanted, tuple(said)


def _shares(pool: _Pool, climbed: Climbed) -> Iterator[str]:
    """Yield what became of the messages: each rung's share, then those that are left over."""
    total = sum(climbed.shares.values()) + len(climbed.left)
    parts = [f"{count} {rung} ({_share(count, total)})" for rung, count in climbed.shares.items() if count]
    parts.append(f"{len(climbed.left)} left over ({_share(len(climbed.left), total)})")
    yield f"{', '.join(pool.names)}: of {total} translations {', '.join(parts)}"
    if climbed.empty:
        yield f"  {climbed.empty} without a translation"
    yield from (f"  left over: {one.where}: {excerpt(one.source)}" for one in climbed.left[:_LISTED])
    if len(climbed.left) > _LISTED:
        yield f"  and {len(climbed.left) - _LISTED} more: --left FILE.po keeps them all"


def _share(count: int, total: int) -> str:
    return f"{count / total:.0%}".replace("%", " %")
