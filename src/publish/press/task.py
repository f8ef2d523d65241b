"""One statement with all its languages: from the texts of its files to all that is made of it.

1. A task has the files that it needs with it, and gives back values and bytes. It reads no disk and writes
   none, so it may be done in this process, in another or on another machine, and done again where one was
   lost.
2. What it shares with all others is a `Setting`: the configuration, the words of the pages, the moment.
3. A statement is parsed once for all languages: one skeleton, filled many times.
4. What it read comes back as digests, by path: as long as those are the same, so is what was made.
5. A file that it turns out to need and was not given (a picture) it asks for by name; it is done again with
   it.
6. What it takes from other statements (where siblings can be read, what topics are called) it is told. That
   is known for certain only when all are done; so `context` says what it took, and whoever knows better has
   it done again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from publish.approvals.record import LIMIT
from publish.catalogs.reader import FILE_LIMIT
from publish.checks.sources.spellings import Spellings, spellings
from publish.errors import CatalogError, PublishError
from publish.model import Catalog, Finding, Furniture, Language, Project, Release, Status
from publish.parcels.manifest import Origin
from publish.press import catalogs, plan
from publish.press.approved import approvals_path
from publish.press.catalogs import Template
from publish.press.cleared import Cleared
from publish.press.edition import Edition, Output
from publish.press.editions import ABSENT, Catalogs, Office, edition
from publish.press.manifest import origin
from publish.press.outcome import Outcome, Shown, Stand, outcome, shown
from publish.press.policy import State, embargoed
from publish.press.release import embargoed_copy
from publish.press.shelf import Held, Shelf, Wanted
from publish.press.siblings import Siblings, led, links
from publish.press.topics import slug, topic
from publish.press.workspace import (
    SOURCE_LIMIT,
    catalog_path,
    finding,
    languages,
    slug_of,
    source_statement,
    template_path,
)  # fmt: skip
from publish.releases.feed import entry

_OLDER = "the source changed since: run `publish update`"


class Setting(Struct, frozen=True):
    """What all tasks of a run share.

    `furniture` has the words of the pages in each language, by code, whose pages can be made. Catalogs in the
    languages `updated` are brought up to date. How a statement stands is found out if it is to be `judged`,
    and its files are made if they are to be `laid_out`. With the moment `copied`, those are copies for
    journalists, of what is embargoed then, and nothing else.
    """

    office: Office
    furniture: Mapping[str, Furniture] = {}
    updated: tuple[Language, ...] = ()
    judged: bool = True
    laid_out: bool = True
    copied: dt.datetime | None = None


class Task(Struct, frozen=True):
    """One statement: where its source lies, and what there is at each path that it is made from.

    `siblings` and `named` say where other statements can be read, and what topics are called. `fed` asks for
    what the feeds have of it. `cleared` is that of `Made`, from an earlier run.
    """

    path: str
    files: Mapping[str, Held]
    siblings: Siblings = {}
    named: Mapping[str, str] = {}
    fed: bool = False
    cleared: bytes = b""


class File(Struct, frozen=True):
    """One file that was made: its path below `build/`, whose it is (slug and tag, or all's), its bytes."""

    path: str
    statement: str | None
    language: str | None
    data: bytes
    always: bool = False


class Made(Struct, frozen=True):
    """All that was made of one statement.

    `wanted` is the path of a file that was missing: then there is nothing else. `read` has the digest of what
    was read, by path, catalogs as they were brought up to date. `outcome` is None where the source is no
    statement. `template` and `catalogs`, by path, are there where they changed; `current` tells whether every
    catalog agrees with the source. `shown` and `entries`, what feeds have, are by the
    language's code, `origins` by its tag. `cleared` tells in which of its pairs nothing is wrong (`Cleared`).
    """

    path: str
    wanted: str | None = None
    read: Mapping[str, str] = {}
    findings: tuple[Finding, ...] = ()
    outcome: Outcome | None = None
    spellings: Spellings | None = None
    template: bytes | None = None
    catalogs: Mapping[str, bytes] = {}
    current: bool = False
    files: tuple[File, ...] = ()
    origins: Mapping[str, Origin] = {}
    shown: Mapping[str, Shown] = {}
    entries: Mapping[str, str] = {}
    context: str = ""
    cleared: bytes = b""


def files_of(project: Project, path: str) -> Iterator[tuple[str, int]]:
    """Yield each path that a task for the source at `path` is sure to read, and its limit in bytes."""
    name = slug_of(path)
    yield path, SOURCE_LIMIT
    yield template_path(name), FILE_LIMIT
    for language in project.languages:
        yield catalog_path(language, name), FILE_LIMIT
        yield approvals_path(language, name), LIMIT


def perform(setting: Setting, task: Task) -> Made:
    """Return what is made of a statement."""
    shelf = Shelf(given=task.files)
    try:
        return _made(setting, task, shelf)
    except Wanted as missing:
        return Made(task.path, wanted=missing.path)


def _made(setting: Setting, task: Task, shelf: Shelf) -> Made:
    try:
        statement = source_statement(shelf, task.path)
    except PublishError as error:
        return Made(task.path, read=shelf.read, findings=(finding(error),), current=True)
    template = catalogs.of_statement(statement, shelf)
    shelved, changed = _catalogs(setting, template, shelf)
    refused = tuple(finding(one) for one in shelved.values() if isinstance(one, CatalogError))
    made = Made(
        task.path,
        findings=refused,
        template=None if refused or (setting.judged and not setting.updated) else template.changed,
        catalogs=changed,
        current=not refused and set(setting.office.project.languages) <= set(setting.updated),
    )
    if setting.updated and made.template is not None:
        shelf.put(template_path(statement.slug), made.template)
    if setting.judged:
        cleared = Cleared(task.cleared)
        found = edition(setting.office, statement, shelved, shelf, cleared)
        made = replace(_judged(setting, task, made, *found), cleared=cleared.found)
        if made.outcome and not setting.updated:
            made = replace(made, outcome=_told_of_older(made.outcome, template))
    return _traced(setting, made, shelf)


def _catalogs(setting: Setting, template: Template, shelf: Shelf) -> tuple[Catalogs, Mapping[str, bytes]]:
    """Return what a domain's catalogs say, updated where that is asked for, and the bytes that changed."""
    project = setting.office.project
    shelved: dict[str, Catalog | CatalogError] = {}
    changed: dict[str, bytes] = {}
    for language in project.languages:
        path = catalog_path(language, template.domain)
        try:
            if language in setting.updated:
                data = catalogs.renewed(project, template, language, shelf)
                if data is not None:
                    changed[path] = data
                    shelf.put(path, data)
            if setting.judged and (found := catalogs.told(template, language, shelf)) is not None:
                shelved[path] = found
        except CatalogError as error:
            shelved[path] = error
    return shelved, changed


def _judged(setting: Setting, task: Task, made: Made, found: Edition, findings: tuple[Finding, ...]) -> Made:
    """Return `made` with how its statement stands, and with its files."""
    office = setting.office
    released = plan.releases(office.project, found, setting.furniture, task.named) if setting.laid_out else ()
    plain = tuple(released)
    linked = tuple(dict.fromkeys(slug for one in plain for slug in links(one)))
    releases = [led(one, task.siblings) for one in plain]
    entries = {one.language.code: entry(one) for one in releases if task.fed and one.base_url}
    became = outcome(found, linked)
    return replace(
        made,
        findings=findings,
        outcome=became,
        spellings=spellings(found.statement),
        files=tuple(map(_file, _outputs(setting, found, releases))),
        shown={one.language.code: shown(found, one) for one in found.released},
        entries=entries,
        context=context(setting, became, task.siblings, task.named),
    )


def _told_of_older(found: Outcome, template: Template) -> Outcome:
    """Return what became of a statement, with what is to be done first where a catalog lacks what is new.

    What is missing there may turn out to be fuzzy: the catalog has a translation of an earlier text.
    """
    if not any(map(_lacks, found.stands)) or template.changed is None:
        return found
    stands = (replace(one, reason=f"{one.reason}; {_OLDER}") if _lacks(one) else one for one in found.stands)
    return replace(found, stands=tuple(stands))


def _lacks(stand: Stand) -> bool:
    """Tell whether a catalog that is there lacks translations."""
    missing = stand.count(Status.MISSING) > stand.refused
    return stand.state is State.WITHHELD and missing and stand.reason != ABSENT


def _traced(setting: Setting, made: Made, shelf: Shelf) -> Made:
    """Return `made` with what it was made from."""
    read, found = shelf.read, made.outcome
    released = found.released if found else ()
    origins = {one.tag: origin(setting.office.project, made.path, one, read) for one in released}
    return replace(made, read=read, origins=origins)


def _outputs(setting: Setting, found: Edition, releases: Iterable[Release]) -> Iterator[Output]:
    """Yield the files of a statement."""
    project, copied = setting.office.project, setting.copied
    if copied and not embargoed(found.statement.metadata, copied):
        return
    for one in releases:
        yield from plan.release_files(project, embargoed_copy(one) if copied else one)
    if setting.laid_out:
        yield from plan.tombstones(project, found, setting.furniture)


def _file(output: Output) -> File:
    """Return a file, made."""
    tag = output.language.tag if output.language else None
    return File(output.path, output.statement, tag, output.make(), output.always)


def context(setting: Setting, found: Outcome, siblings: Siblings, named: Mapping[str, str]) -> str:
    """Return a digest of all that the files of a statement take from other statements."""
    source = setting.office.project.source_language
    linked = [(one, siblings.get(one, ())) for one in found.links]
    about = [
        topic(slug(own), named.get(slug(own), own), language, source, setting.furniture[language.code]).name
        for own in found.metadata.topics
        for language in languages(setting.office.project)
        if language.code in setting.furniture
    ]
    return hashlib.sha256(json.dumps([linked, about]).encode()).hexdigest()
