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
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from functools import partial
from heapq import nlargest

from msgspec import Struct
from msgspec.structs import replace

from publish.cache.folders import changed, look
from publish.cache.report import FOLDERS
from publish.cache.store import Cache
from publish.crew import Crew
from publish.errors import printable
from publish.files import scratch
from publish.model import Finding, Language, Project
from publish.press import known, topics
from publish.press.basis import as_read, basis_of, limit, setting_of
from publish.press.editions import Office
from publish.press.front import Front, Headed, front
from publish.press.lists import members
from publish.press.outcome import Outcome, interned, newest_first
from publish.press.shelf import Held, Shelf, paths
from publish.press.siblings import Siblings, readable
from publish.press.task import Made, Setting, Task, context, files_of, perform
from publish.press.words import Words, words
from publish.press.workspace import finding, languages, misnamed, slug_of, source_names
from publish.printing import session
from publish.releases.feed import NEWEST

UNVERIFIED = "approval-tool"
"""The rule of a finding that follows from what is installed: nothing that comes of it is counted as known."""


class Order(Struct, frozen=True):
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


class Run(Struct, frozen=True):
    """A run: the workspace, what is known of it, who does the work, and what is to be done.

    `folders` is what the system says of the workspace (`cache.folders.look`), if somebody asked before any
    of it was read.
    """

    project: Project
    cache: Cache
    crew: Crew
    order: Order
    folders: Mapping[str, bytes] | None = None


class Look(Struct, frozen=True):
    """What lies in a workspace before a run: its sources, and what the system says of its folders.

    `suspects` are files that may have changed since all of `build/` was last made, None where it is not known
    of any file; `misnamed` has a finding for each source that cannot be called by its name.
    """

    sources: tuple[str, ...]
    folders: Mapping[str, bytes]
    suspects: frozenset[str] | None
    misnamed: tuple[Finding, ...]


class Study(Struct, frozen=True):
    """What a run found out: the words of the pages, a digest of the setting, and what became of all.

    `outcomes` has the oldest first.
    """

    look: Look
    words: Words
    setting: str
    outcomes: tuple[Outcome, ...]


Take = Callable[[Made, Mapping[str, Held]], None]
"""What is done with all that was made of a statement, before anything of it is put down as known.

It is told which files that was made from, by path.
"""


def glance(run: Run) -> Look:
    """Return what lies there; ConfigError for a workspace that cannot be read."""
    names = source_names(run.project)
    folders = look(run.project.root, FOLDERS) if run.folders is None else run.folders
    before = run.cache.folders()
    return Look(
        tuple(one for one in names if one == printable(one)),
        folders,
        frozenset(changed(before, folders)) if before else None,
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
    basis = basis_of(project)
    suspects, there = _sources(run, seen), known.paths(cache)
    doubtful = {one for one in seen.sources if order.anew or one in suspects or one not in there}
    became = {one.path: one for one in known.outcomes(cache)}
    found, heads = _from_fronts(run, tuple(_fronts(run, seen.sources, doubtful, became)))
    give(found)
    setting = setting_of(basis, found)
    for gone in there - set(seen.sources):
        known.forget(cache, gone)
        became.pop(gone, None)
    settled = _settled(run, basis, setting)
    stale = tuple(
        one
        for one in _asked(order, seen.sources)
        if one in unmet
        or one not in settled
        or (one in doubtful and not as_read(project, _read(run, one, basis)))
    )
    shared = _shared(run, found)

    def keep(made: Made, files: Mapping[str, Held]) -> None:
        take(made, files)
        _put_down(run, basis, setting, made, became)

    _do(run, shared, _tasks(run, basis, stale, heads, tuple(became.values())), len(stale), keep)
    if order.judged:
        again = tuple(_misled(run, basis, shared, heads, _in_order(became)))
        _do(run, shared, again, len(again), keep)
    return Study(seen, found, setting, _in_order(became))


def _shared(run: Run, found: Words) -> Setting:
    """Return what all tasks of the run share."""
    order = run.order
    return Setting(
        Office(run.project, found.unfurnished, order.now),
        found.furniture,
        order.updated,
        judged=order.judged,
        laid_out=order.laid_out,
        copied=order.copied,
    )


def _asked(order: Order, sources: Iterable[str]) -> Iterator[str]:
    """Yield the sources that a run is about: those whose catalogs alone are updated may be named."""
    wanted = set() if order.judged else set(order.slugs)
    return (one for one in sources if not wanted or slug_of(one) in wanted)


def _sources(run: Run, seen: Look) -> frozenset[str]:
    """Return the sources of which a file may have changed, or whose embargo is over."""
    if seen.suspects is None:
        return frozenset(seen.sources)
    found = set(known.turned(run.cache, run.order.now))
    for path in seen.suspects:
        found.add(f"source/{path.rpartition('/')[2].partition('.')[0]}.md")
        found.update(known.readers(run.cache, path))
    return frozenset(found)


def _settled(run: Run, basis: str, setting: str) -> frozenset[str]:
    """Return the sources of which all is known that the run wants, if their files are as they were."""
    order, cache = run.order, run.cache
    if order.anew:
        return frozenset()
    wanted = (
        *((known.current(cache, basis),) if order.updated else ()),
        *((known.holding(cache, setting, order.now),) if order.judged else ()),
    )
    return frozenset.intersection(*wanted) if wanted else frozenset()


def _read(run: Run, path: str, basis: str) -> Iterator[Mapping[str, str]]:
    """Yield the digests of the files, by path, from which that is known of the source at `path`."""
    if run.order.updated:
        yield known.updated(run.cache, path, basis) or {}
    if run.order.judged and (row := known.row(run.cache, path)):
        yield row.read


def _fronts(
    run: Run, sources: Sequence[str], doubtful: Collection[str], became: Mapping[str, Outcome]
) -> Iterator[Headed]:
    """Yield the front matter of each source that has one, whatever else is wrong with it."""
    for path in sources:
        if path in became and path not in doubtful:
            yield Front(became[path].slug, path, became[path].metadata)
        else:
            yield from front(Shelf(run.project.root), path)


class _Heads(Struct, frozen=True):
    """What tasks follow from in the front matter of all statements.

    `named` has their topics, as `topics.names` finds them; `newest` are the sources that are likely to be in
    a feed.
    """

    named: Mapping[str, str]
    newest: frozenset[str]


def _from_fronts(run: Run, fronts: Sequence[Headed]) -> tuple[Words, _Heads]:
    """Return all that follows from the front matter of the statements, which nobody needs after that."""
    project, order = run.project, run.order
    found = words(project, fronts, order.updated, Shelf(project.root), judged=order.judged)
    return found, _Heads(topics.names(fronts), _newest(fronts))


# --- having it done ------------------------------------------------------------------------


def _tasks(
    run: Run, basis: str, sources: Iterable[str], heads: _Heads, outcomes: Sequence[Outcome]
) -> Iterator[Task]:
    """Return the tasks for `sources`; what is known of the others is what they are told of them.

    What else is known of the others is not held while the tasks are done.
    """
    siblings = readable(outcomes)
    linked = {one.path: one.links for one in outcomes if one.links}

    def task(path: str) -> Task:
        there = {slug: siblings[slug] for slug in linked.get(path, ()) if slug in siblings}
        return _task(run, basis, path, there, heads.named, fed=path in heads.newest)

    return map(task, sources)


def _task(  # noqa: PLR0913  because each is a part of a task
    run: Run, basis: str, path: str, siblings: Siblings, named: Mapping[str, str], *, fed: bool
) -> Task:
    """Return the task for the source at `path`, with its files as they are now."""
    others = ((one, limit(one)) for one in known.others(run.cache, path))
    files = paths(Shelf(run.project.root), (*files_of(run.project, path), *others))
    cleared = b"" if run.order.anew else known.cleared(run.cache, path, basis)
    return Task(path, files, siblings, named, fed, cleared)


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
                more = {made.wanted: Shelf(run.project.root).held(made.wanted, limit(made.wanted))}
                lacking.append(replace(task, files={**task.files, **more}))
    if lacking:
        _do(run, setting, lacking, len(lacking), keep)


def _put_down(run: Run, basis: str, setting: str, made: Made, became: dict[str, Outcome]) -> None:
    """Put down what was made of a statement, as far as it will be true the next time."""
    if run.order.judged:
        became.pop(made.path, None)
        became |= {made.path: interned(made.outcome)} if made.outcome else {}
        certain = run.order.laid_out and all(one.rule != UNVERIFIED for one in made.findings)
        known.put(run.cache, made, setting if certain else "", run.order.now)
        known.put_cleared(run.cache, made, basis)
    if made.current:
        known.put_updated(run.cache, made, basis)
    run.cache.keep_now_and_then()


def _misled(
    run: Run, basis: str, setting: Setting, heads: _Heads, outcomes: Sequence[Outcome]
) -> Iterator[Task]:
    """Yield anew the tasks that were told of other statements what is not so, now that all is known."""
    project, contexts = run.project, known.contexts(run.cache)
    siblings, named = readable(outcomes), heads.named
    newest = newest_first(outcomes)
    fed = {one.path for language in languages(project) for one in members(newest, language)}
    wanted: dict[tuple[tuple[str, ...], ...], str] = {}  # by all that a context follows from here
    for one in outcomes:
        taken = (one.links, one.metadata.topics)
        if taken not in wanted:
            wanted[taken] = context(setting, one, siblings, named)
        if contexts[one.path] != wanted[taken] or (
            one.path in fed and project.base_url and not known.fed(run.cache, one.path)
        ):
            there = {slug: siblings[slug] for slug in one.links if slug in siblings}
            yield _task(run, basis, one.path, there, named, fed=one.path in fed)


def _newest(fronts: Sequence[Headed]) -> frozenset[str]:
    """Return the sources that are likely to be in a feed; what is and is not among them is done again."""
    newest = nlargest(NEWEST, fronts, key=lambda one: (one.metadata.changed, one.metadata.date, one.slug))
    return frozenset(one.path for one in newest)


def _in_order(became: Mapping[str, Outcome]) -> tuple[Outcome, ...]:
    """Return what became of the statements, the oldest first."""
    return tuple(became[path] for path in sorted(became))
