"""Which statements there is anything to find out about, and finding it out.

1. What an earlier run found out of a statement holds while its files, the setting and what it took from
   others are the same. Whose files cannot have changed, by what the system says of them, is not looked at;
   whose files may have changed is compared by contents.
2. Everything else is done anew, by the crew, each statement by itself.
3. What a statement takes from others is known when all are done. Those that were told something else are done
   again: once, since how a statement stands does not follow from others.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, fields, replace
from functools import partial
from heapq import nlargest
from pathlib import PurePosixPath

from publish.approvals.record import LIMIT
from publish.cache.coding import encode
from publish.cache.folders import changed, look
from publish.cache.report import FOLDERS
from publish.cache.store import Cache
from publish.catalogs.reader import FILE_LIMIT
from publish.checks.sources.spellings import name_findings
from publish.crew import Crew
from publish.errors import printable
from publish.files import scratch
from publish.model import Finding, Language, Project
from publish.press import known, topics
from publish.press.aliases import clashes
from publish.press.catalogs import orphans
from publish.press.editions import Office
from publish.press.front import Front, Headed, front
from publish.press.lists import members
from publish.press.pictures import MOST_BYTES
from publish.press.shelf import Held, Shelf, digest, paths
from publish.press.siblings import Siblings, readable
from publish.press.survey import Survey
from publish.press.task import Made, Setting, Task, context, files_of, perform
from publish.press.words import Words, words
from publish.press.workspace import SOURCE_LIMIT, finding, languages, misnamed, source_names
from publish.printing import session
from publish.releases.feed import NEWEST

UNVERIFIED = "approval-tool"
"""The rule of a finding that follows from what is installed: nothing that comes of it is counted as known."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is to do.

    Catalogs in the languages `updated` are brought up to date, of the statements `slugs` or else of all. How
    statements stand at the moment `now` is found out if they are to be `judged`, and their files are made if
    they are to be `laid_out`; `copied` is that of `Setting`. With `anew`, nothing that is known counts.
    """

    now: dt.datetime | None = None
    updated: tuple[Language, ...] = ()
    slugs: Collection[str] = ()
    judged: bool = True
    laid_out: bool = False
    copied: dt.datetime | None = None
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A run: the workspace, what is known of it, who does the work, and what is to be done."""

    project: Project
    cache: Cache
    crew: Crew
    order: Order


@dataclass(frozen=True, slots=True)
class Look:
    """What lies in a workspace before a run: its sources, and what the system says of its folders.

    `suspects` are files that may have changed since all of `build/` was last made; `misnamed` has a finding
    for each source that cannot be called by its name.
    """

    sources: tuple[str, ...]
    folders: Mapping[str, bytes]
    suspects: frozenset[str]
    misnamed: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """What a run found out: the words of the pages, and which sources it had done anew."""

    look: Look
    words: Words
    setting: str
    done: frozenset[str]


Take = Callable[[Made, Mapping[str, Held]], None]
"""What is done with all that was made of a statement, before anything of it is put down as known.

It is told which files that was made from, by path.
"""


def glance(run: Run) -> Look:
    """Return what lies there; ConfigError for a workspace that cannot be read."""
    names = source_names(run.project)
    folders = look(run.project.root, FOLDERS)
    return Look(
        tuple(one for one in names if one == printable(one)),
        folders,
        frozenset(changed(run.cache.folders(), folders)),
        tuple(finding(misnamed(one)) for one in names if one != printable(one)),
    )


def study(
    run: Run,
    seen: Look,
    take: Take,
    *,
    unmet: Collection[str] = (),
    give: Callable[[Words], None] = lambda _: None,
) -> Study:
    """Find out all that is not known, and `take` what is made; `give` gets the words before that.

    `unmet` are sources that have to be done in any case: something that was made of them is not there any
    more.
    """
    project, order, cache = run.project, run.order, run.cache
    basis = _basis(project)
    suspects = _sources(run, seen)
    doubtful = {one for one in seen.sources if order.anew or one in suspects or not _known(cache, one)}
    fronts = tuple(_fronts(run, seen.sources, doubtful))
    found = words(project, fronts, order.updated, Shelf(project.root))
    give(found)
    setting = _setting(basis, found)
    for gone in known.paths(cache) - set(seen.sources):
        known.forget(cache, gone)
    stale = [
        one
        for one in _asked(order, seen.sources)
        if order.anew or one in unmet or not _holds(run, one, basis, setting, doubtful)
    ]
    shared = Setting(
        Office(project, found.unfurnished, order.now),
        found.furniture,
        order.updated,
        judged=order.judged,
        laid_out=order.laid_out,
        copied=order.copied,
    )

    def keep(made: Made, files: Mapping[str, Held]) -> None:
        take(made, files)
        _put_down(run, basis, setting, made)

    done = set(stale)
    _do(run, shared, _tasks(run, stale, fronts), len(stale), keep)
    if order.judged:
        again = tuple(_misled(run, shared, fronts))
        _do(run, shared, again, len(again), keep)
        done.update(one.path for one in again)
    return Study(seen, found, setting, frozenset(done))


def _basis(project: Project) -> str:
    """Return a digest of the configuration as it was read: every statement follows from it.

    Where the workspace lies, and which names are protected, is no part of it.
    """
    told = {one.name: getattr(project, one.name) for one in fields(project)}
    return hashlib.sha256(encode({**told, "root": None, "protected": None})).hexdigest()


def _setting(basis: str, found: Words) -> str:
    """Return a digest of what all statements share; what topics are called is part of their contexts."""
    plain = {code: replace(one, topics={}) for code, one in found.furniture.items()}
    return hashlib.sha256(basis.encode() + encode((plain, found.unfurnished))).hexdigest()


def _asked(order: Order, sources: Iterable[str]) -> Iterator[str]:
    """Yield the sources that a run is about: those whose catalogs alone are updated may be named."""
    wanted = set() if order.judged else set(order.slugs)
    return (one for one in sources if not wanted or _slug(one) in wanted)


def _sources(run: Run, seen: Look) -> frozenset[str]:
    """Return the sources of which a file may have changed, or whose embargo is over."""
    found = set(known.turned(run.cache, run.order.now))
    for path in seen.suspects:
        found.add(f"source/{path.rpartition('/')[2].partition('.')[0]}.md")
        found.update(known.readers(run.cache, path))
    return frozenset(found)


def _known(cache: Cache, path: str) -> bool:
    return cache.row("SELECT 1 FROM statements WHERE path = ?", path) is not None


def _fronts(run: Run, sources: Sequence[str], doubtful: Collection[str]) -> Iterator[Headed]:
    """Yield the front matter of each source that has one, whatever else is wrong with it."""
    there = {one.path: Front(one.slug, one.path, one.metadata) for one in known.outcomes(run.cache)}
    for path in sources:
        if path in there and path not in doubtful:
            yield there[path]
        else:
            yield from front(Shelf(run.project.root), path)


def _holds(run: Run, path: str, basis: str, setting: str, doubtful: Collection[str]) -> bool:
    """Tell whether all that the run wants to know of the statement at `path` is known, and still true."""
    read: dict[str, str] = {}
    if run.order.updated:
        made_from = known.updated(run.cache, path, basis)
        if made_from is None:
            return False
        read |= made_from
    if run.order.judged:
        row = known.row(run.cache, path)
        if row is None or not row.holds(setting, run.order.now):
            return False
        read |= row.read
    return bool(read) and (path not in doubtful or _as_read(run.project, read))


def _as_read(project: Project, read: Mapping[str, str]) -> bool:
    """Tell whether files still hold what they held when they were `read`."""
    shelf = Shelf(project.root)
    return all(digest(shelf.held(path, _limit(path))) == one for path, one in read.items())


def _limit(path: str) -> int:
    """Return how many bytes of the file at `path` are read, by its kind."""
    limits = {".md": SOURCE_LIMIT, ".po": FILE_LIMIT, ".pot": FILE_LIMIT, ".toml": LIMIT}
    return limits.get(PurePosixPath(path).suffix, MOST_BYTES)


# --- having it done ------------------------------------------------------------------------


def _tasks(run: Run, sources: Iterable[str], fronts: Sequence[Headed]) -> Iterator[Task]:
    """Yield the task for each of `sources`; what is known of the others is what it is told of them."""
    outcomes = tuple(known.outcomes(run.cache))
    siblings, named, fed = readable(outcomes), topics.names(fronts), _newest(fronts)
    linked = {one.path: one.links for one in outcomes if one.links}
    for path in sources:
        there = {slug: siblings[slug] for slug in linked.get(path, ()) if slug in siblings}
        yield _task(run.project, path, there, named, fed=path in fed, others=known.others(run.cache, path))


def _task(  # noqa: PLR0913  because each is a part of a task
    project: Project,
    path: str,
    siblings: Siblings,
    named: Mapping[str, str],
    *,
    fed: bool,
    others: Iterable[str],
) -> Task:
    """Return the task for the source at `path`, with its files as they are now."""
    asked = (*files_of(project, path), *((one, _limit(one)) for one in others))
    return Task(path, paths(Shelf(project.root), asked), siblings, named, fed)


def _do(run: Run, setting: Setting, tasks: Iterable[Task], total: int, keep: Take) -> None:
    """Have `tasks`, of which there are `total`, done, those that lack a file again, and keep what is made."""
    printing = setting.laid_out and "pdf" in run.project.formats
    within = partial(session, scratch) if printing else nullcontext
    lacking: list[Task] = []
    sent: deque[Task] = deque()

    def remembered() -> Iterator[Task]:
        for one in tasks:
            sent.append(one)
            yield one

    work = partial(perform, setting)
    with closing(run.crew.each(work, remembered(), total=total, within=within)) as results:
        for made in results:
            task = sent.popleft()
            if made.wanted is None:
                keep(made, task.files)
            else:
                more = {made.wanted: Shelf(run.project.root).held(made.wanted, _limit(made.wanted))}
                lacking.append(replace(task, files={**task.files, **more}))
    if lacking:
        _do(run, setting, lacking, len(lacking), keep)


def _put_down(run: Run, basis: str, setting: str, made: Made) -> None:
    """Put down what was made of a statement, as far as it will be true the next time."""
    if run.order.judged:
        certain = run.order.laid_out and all(one.rule != UNVERIFIED for one in made.findings)
        known.put(run.cache, made, setting if certain else "", run.order.now)
    if made.current:
        known.put_updated(run.cache, made, basis)
    run.cache.keep_now_and_then()


def _misled(run: Run, setting: Setting, fronts: Sequence[Headed]) -> Iterator[Task]:
    """Yield anew the tasks that were told of other statements what is not so, now that all is known."""
    project = run.project
    outcomes = tuple(known.outcomes(run.cache))
    siblings, named = readable(outcomes), topics.names(fronts)
    fed = {one.path for language in languages(project) for one in members(outcomes, language)}
    for one in outcomes:
        told = known.context(run.cache, one.path)
        wanted = context(setting, one, siblings, named)
        if told != wanted or (one.path in fed and project.base_url and not known.fed(run.cache, one.path)):
            others = known.others(run.cache, one.path)
            there = {slug: siblings[slug] for slug in one.links if slug in siblings}
            yield _task(project, one.path, there, named, fed=one.path in fed, others=others)


def _newest(fronts: Sequence[Headed]) -> frozenset[str]:
    """Return the sources that are likely to be in a feed; what is and is not among them is done again."""
    newest = nlargest(NEWEST, fronts, key=lambda one: (one.metadata.changed, one.metadata.date, one.slug))
    return frozenset(one.path for one in newest)


# --- what was found out ---------------------------------------------------------------------


def survey(run: Run, found: Study) -> Survey:
    """Return how everything stands."""
    outcomes = tuple(known.outcomes(run.cache))
    there = {one.path for one in outcomes}
    findings = (
        *found.look.misnamed,
        *(one for one in known.findings(run.cache) if one.path in found.look.sources),
        *found.words.findings,
        *(one for one in known.findings(run.cache) if one.path not in found.look.sources),
        *name_findings(known.spelled(run.cache), run.project.lexicon),
        *orphans(run.project, map(_slug, found.look.sources)),
        *clashes(run.project, outcomes),
        *topics.clashes(outcomes),
    )
    refused = (
        *(one.path for one in found.look.misnamed),
        *(one for one in found.look.sources if one not in there),
    )
    return Survey(outcomes, found.words.furniture, findings, refused)


def _slug(path: str) -> str:
    """Return what the source at `path` is called."""
    return path.removeprefix("source/").removesuffix(".md")
