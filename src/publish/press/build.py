"""What is made becomes `build/`, file by file, as it is made.

1. `build/` is only ever made. What an earlier run made and no longer belongs there (a release withheld, a
   language removed, a statement under embargo) goes away: of statements and languages that are gone before
   anything is written, of each statement before anything of it is, of the rest in the end. `press/made.py`
   tells what that is.
2. Each file is replaced whole, those that list others after these, and the manifest last.
3. Bundles and signatures vouch for what was there: they go before the first byte changes.
4. A build that is narrowed leaves other releases as they are. It makes all the same what lists others or
   takes them back, and, whole, each statement of which a file comes or goes: the others link to it.
5. Whether `build/` is as it should be, its files tell: those that may have changed since all of it was made
   are compared. What was cut off, or was touched by somebody, is put right by the next run.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property, partial
from itertools import chain

from msgspec.structs import replace

from publish.cache.coding import decode, encode
from publish.cache.folders import doubted, names
from publish.files import Writer, holds
from publish.model import Finding
from publish.parcels.manifest import MANIFEST, SUMS, Listed, Manifest
from publish.press import known
from publish.press.account import account
from publish.press.aliases import aliases
from publish.press.made import is_list, is_tag, leftovers, slug, taken
from publish.press.manifest import listed, read, retract
from publish.press.plan import shared_files
from publish.press.protected import refuse
from publish.press.shelf import Held
from publish.press.study import Look, Run, Study, glance, study
from publish.press.survey import Survey, survey
from publish.press.task import File, Made
from publish.press.words import Words
from publish.press.workspace import languages, slug_of
from publish.press.written import files_written, remove_templates, write_catalogs
from publish.releases.memory import remembering

_BUILD = "build/"


def build(
    run: Run,
    writer: Writer,
    *,
    codes: Collection[str] = (),
    slugs: Collection[str] = (),
    catalogs: bool = False,
) -> Survey:
    """Write `build/` as the sources and catalogs say; `codes` (of languages) and `slugs` narrow that.

    Templates and catalogs are written on the way if they were brought up to date, with `catalogs`. Among the
    findings is one for each file there that may be an old release of ours, or not, and for each of somebody
    else's where an alias would stand. Raises WriteError, before anything is written, where a protected name
    would be.
    """
    seen = glance(run)
    site = _Site(run, writer, seen, codes, slugs, catalogs=catalogs)
    unmet = frozenset(site.unmet())
    with remembering(run.cache):
        if run.project.protected.names:
            site.look_through(unmet)
        if catalogs:
            remove_templates(run.project, seen.sources, writer)
        site.begin()
        found = study(run, seen, site.take, unmet=unmet, give=site.take_words)
        surveyed = survey(run, found)
        strays = site.finish(found, surveyed, unmet=known.SHARED in unmet)
    return replace(surveyed, findings=(*surveyed.findings, *strays))


class _Site:
    """`build/` while it is made, and all that is decided about single files of it."""

    def __init__(  # noqa: PLR0913  because these are what a build follows from
        self,
        run: Run,
        writer: Writer,
        seen: Look,
        codes: Collection[str],
        slugs: Collection[str],
        *,
        catalogs: bool,
    ) -> None:
        self._run = run
        self._root = run.project.root
        self._writer = writer
        self._seen = seen
        self._tags = {one.tag for one in languages(run.project) if one.code in codes}
        self._slugs = slugs
        self._catalogs = catalogs
        self._narrowed = bool(codes or slugs)
        self._made: set[str] = set()  # paths, below `build/`, that a narrowed run made as they are to be
        self._loose: set[str] = set()  # paths of what a statement had and has no more, but another may have
        self._changed = False
        self.settled = seen.suspects is not None
        """Whether all of `build/` was made by the last run, as it was to be."""

    @cached_property
    def _before(self) -> Manifest:
        """Return what `build/` says of itself before the run."""
        return read(self._root)

    @cached_property
    def _there(self) -> Mapping[str, str]:
        """Return which files lie in the folders of languages before the run, by the slug in their names.

        Each is a path and a line feed: of the files of ten thousand statements, no more than the letters.
        """
        found: dict[str, str] = {}
        for tag in (one.tag for one in languages(self._run.project)):
            for name in names(self._seen.folders.get(f"{_BUILD}{tag}")):
                found[slug(name)] = f"{found.get(slug(name), '')}{tag}/{name}\n"
        return found

    # --- before ------------------------------------------------------------------------

    def unmet(self) -> Iterator[str]:
        """Yield the sources of which a file is not in `build/` as it is to be there."""
        if not self.settled:
            for path, source, listed in known.outputs(self._run.cache):
                if self._differs(path, listed):
                    yield source
            return
        for path in self._seen.suspects or ():
            if path.startswith(_BUILD):
                for source, listed in known.outputs_at(self._run.cache, path.removeprefix(_BUILD)):
                    if self._differs(path.removeprefix(_BUILD), listed):
                        yield source

    def look_through(self, unmet: Collection[str]) -> None:
        """Raise WriteError if what is about to be made holds a protected name; nothing of it is kept."""
        run, protected = self._run, self._run.project.protected

        def refuse_all(made: Made, _: Mapping[str, Held]) -> None:
            for one in made.files:
                refuse(f"{_BUILD}{one.path}", one.data, protected)

        with run.cache.tentatively():
            found = study(run, self._seen, refuse_all, unmet=unmet)
            for one in self._shared(found, survey(run, found)):
                refuse(f"{_BUILD}{one.path}", one.data, protected)

    def begin(self) -> None:
        """Put down that `build/` is incomplete, and remove what is of no statement or language there is."""
        self._run.cache.see({})
        self._run.cache.keep()
        if self.settled and known.paths(self._run.cache) <= set(self._seen.sources):
            return
        tags = {one.tag for one in languages(self._run.project)}
        slugs = set(map(slug_of, self._seen.sources))

        def stays(path: str) -> bool:
            folder = path.rpartition("/")[0]
            return not is_tag(folder) or (folder in tags and (is_list(path) or slug(path) in slugs))

        known_paths = (path for path, _, _ in known.outputs(self._run.cache))
        for path in leftovers(self._run.project, chain(known_paths, listed(self._root)), stays)[0]:
            self._remove(path)

    # --- while statements are done --------------------------------------------------------

    def take_words(self, found: Words) -> None:
        """Write the catalogs of the words of the pages, and then their template."""
        if self._catalogs:
            write_catalogs(self._writer, found.files.items())

    def take(self, made: Made, files: Mapping[str, Held]) -> None:
        """Write what was made of a statement, after what is left of it from before was removed."""
        if self._catalogs:
            write_catalogs(self._writer, files_written(made), files)
        paths = {one.path for one in made.files}
        old = known.outputs_of(self._run.cache, made.path)
        left = {*old, *self._there.get(slug_of(made.path), "").splitlines()} - paths
        leaving = [path for path in sorted(left) if is_tag(path.rpartition("/")[0])]
        self._loose |= left.difference(leaving)
        coming = self._narrowed and any(not self._stands(one) for one in made.files)
        for path in leaving:
            self._remove(path)
        for one in made.files:
            if leaving or coming or self._is_asked(one):
                self._write(one)

    def _is_asked(self, one: File) -> bool:
        """Tell whether the caller asked for a file, or it is made always."""
        language = not self._tags or one.language is None or one.language in self._tags
        return one.always or (language and (not self._slugs or one.statement in self._slugs))

    def _stands(self, one: File) -> bool:
        """Tell whether a file is there, as large as it is said to be, and of whom it is said to be."""
        said = self._before.files.get(one.path)
        if said is None or (said.statement, said.language) != (one.statement, one.language):
            return False
        file = self._root / _BUILD / one.path
        return file.is_file() and file.stat().st_size == said.size

    # --- after -----------------------------------------------------------------------------

    def finish(self, found: Study, surveyed: Survey, *, unmet: bool) -> tuple[Finding, ...]:
        """Write what all releases share, remove what belongs nowhere, and put down what is there now.

        Returns the findings for files that may be ours, and for those of others that are in the way.
        """
        cache = self._run.cache
        lists, feeds = _keys(found, known.faces(cache), known.entries(cache))
        before = cache.known("strays")
        anew = self._run.order.anew or unmet or not self.settled
        if before and not anew and cache.known("lists") == lists and not self._strange():
            if cache.known("feeds") != feeds:
                self._write_shared(found, surveyed, lambda path: path.endswith("/feed.xml"))
            strays = decode(before, tuple[Finding, ...])
        else:
            strays = self._write_all_shared(found, surveyed)
            cache.know("strays", encode(strays))
        for path in sorted(self._loose):
            if not known.planned(cache, path):
                self._remove(path)
        cache.know("lists", lists)
        cache.know("feeds", feeds)
        account(self._run.project, cache, self._writer, self._before if self._narrowed else None, self._made)
        self._put_down()
        return strays

    def _write_all_shared(self, found: Study, surveyed: Survey) -> tuple[Finding, ...]:
        """Write what all releases share, and remove what belongs nowhere; return the findings of `finish`."""
        cache = self._run.cache
        claimed = {one.path for one in aliases(self._run.project, surveyed.outcomes)}
        before = known.outputs_of(cache, known.SHARED)
        others = taken(self._root, chain(before, listed(self._root)), claimed)
        foreign = {one.path.removeprefix(_BUILD) for one in others}
        known.forget(cache, known.SHARED)
        self._write_shared(found, surveyed, lambda path: path not in foreign)
        leaving, strange = leftovers(
            self._run.project,
            chain(before, listed(self._root)),
            partial(known.planned, cache),
            claimed,
        )
        for path in leaving:
            self._remove(path)
        return (*strange, *others)

    def _strange(self) -> bool:
        """Tell whether a file came or went in `build/` that is not known to be one of ours."""
        return any(
            not known.planned(self._run.cache, path.removeprefix(_BUILD))
            for path in self._seen.suspects or ()
            if path.startswith(_BUILD) and path.removeprefix(_BUILD) not in {MANIFEST, SUMS}
        )

    def _write_shared(self, found: Study, surveyed: Survey, wanted: Callable[[str], bool]) -> None:
        """Write those files that all releases share whose paths are `wanted`."""
        for one in self._shared(found, surveyed, wanted):
            self._write(one)
            known.put_outputs(self._run.cache, known.SHARED, (one,))

    def _put_down(self) -> None:
        """Put down what is seen of all folders, once all of `build/` is as it is to be."""
        if self._narrowed:
            return
        folders = dict(self._seen.folders)
        for folder, written in self._writer.written.folders():
            folders[folder] = doubted(folders.get(folder), written)
        self._run.cache.see(folders)

    def _shared(
        self, found: Study, surveyed: Survey, wanted: Callable[[str], bool] = lambda _: True
    ) -> Iterator[File]:
        """Yield those files that all releases share whose paths are `wanted`, made one after another."""
        run, words = self._run, found.words.furniture
        for one in shared_files(
            run.project, surveyed.outcomes, words, known.shown_in(run.cache), known.entry_in(run.cache)
        ):
            if wanted(one.path):
                tag = one.language.tag if one.language else None
                yield File(one.path, one.statement, tag, one.make(), one.always)

    def _differs(self, path: str, listed: Listed) -> bool:
        """Tell whether a file is not there as it is `listed`."""
        file = self._root / _BUILD / path
        try:
            found = file.lstat()
            if not stat.S_ISREG(found.st_mode) or found.st_size != listed.size:
                return True
            return hashlib.sha256(file.read_bytes()).hexdigest() != listed.sha256
        except OSError:
            return True

    def _write(self, one: File) -> None:
        """Put a file into `build/`."""
        path = f"{_BUILD}{one.path}"
        if self._narrowed:
            self._made.add(one.path)
        if not holds(self._root / path, one.data):
            self._change()
            self._writer.write(path, one.data)

    def _remove(self, path: str) -> None:
        """Remove a file from `build/`."""
        self._change()
        self._writer.remove(f"{_BUILD}{path}")

    def _change(self) -> None:
        """Take back what vouches for `build/` before anything in it changes."""
        if not self._changed:
            self._changed = True
            retract(self._writer)


def _keys(found: Study, faces: str, entries: str) -> tuple[bytes, bytes]:
    """Return digests of all that lists follow from, and feeds."""
    topics = {code: one.topics for code, one in found.words.furniture.items()}
    lists = hashlib.sha256(encode((found.setting, faces, topics))).digest()
    return lists, hashlib.sha256(lists + entries.encode()).digest()
