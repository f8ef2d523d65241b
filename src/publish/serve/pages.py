"""Every page of the preview by its address, and what there is where one cannot be made.

1. A page is made from files that are read for it, each once, and knows which: where one of them changed, it
   has to be made again, and no other.
2. Where it cannot be made, its last good state is shown again under what is wrong.
3. What a page was made from is searched for protected names before anything of it is shown, and the page
   itself afterwards. Where one stands, nothing is said but where.
4. Whoever is not on this machine is shown nothing that is under embargo.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from threading import Lock
from urllib.parse import urlencode

from msgspec import Struct
from msgspec.structs import replace

from publish.catalogs.reader import FILE_LIMIT
from publish.errors import ConfigError, PublishError, SourceError, printable
from publish.model import Finding, Language, Project, Protected, Severity, Statement, Status
from publish.press.policy import embargoed
from publish.press.protected import holds, searched
from publish.press.shelf import Shelf, digest
from publish.press.standing import Standing
from publish.press.workspace import finding, languages, source_path
from publish.releases import faces
from publish.releases.preview import Desk, Line, Preview, View, desk, trouble
from publish.releases.preview import preview as laid_out
from publish.serve.houses import House
from publish.serve.preview import preview, stands

LISTED = 50
"""Statements on one page of the list."""

_KEPT = 64  # pages whose last good state is remembered
_STATES = 2048  # statements whose states are remembered
_STATUS = {"serve-absent": 404, "serve-embargo": 403, "protected": 403}  # of HTTP, by rule
_IN_PAGE = "a protected name stands in what this page would show: find it in the files that it is made from"
_EMBARGOED = "it is under embargo: only who sits at the machine that serves it can see it"
_NO_TITLE = "Its front matter cannot be read: its page says why."


class Address(Struct, frozen=True):
    """A page: a statement (by slug) in the language with a tag; without a slug, the list of statements."""

    slug: str = ""
    tag: str = ""
    view: View = "page"
    sought: str = ""
    first: int = 0


class Made(Struct, frozen=True):
    """A page as it is sent; `status` is HTTP's, `version` is another for another page, `read` made it."""

    data: bytes
    version: str
    status: int = 200
    read: frozenset[str] = frozenset()


class Pages:
    """The pages of a house; threads may ask, and are answered one after another."""

    def __init__(
        self,
        house: House,
        protected: Callable[[], Protected],
        clock: Callable[[], dt.datetime],
        *,
        local: bool = True,
    ) -> None:
        self._house = house
        self._protected = protected
        self._clock = clock
        self._local = local
        self._good: OrderedDict[tuple[str, str], Preview] = OrderedDict()
        self._stands: OrderedDict[str, tuple[Mapping[str, str], dict[str, str]]] = OrderedDict()
        self._changes = 0
        self._lock = Lock()

    def page(self, address: Address) -> Made:
        """Return the page at `address`, whatever state its files are in."""
        with self._lock:
            return self._page(address)

    def states(self, slug: str) -> Mapping[str, str]:
        """Return how a statement stands, in a few words, by the tags of its languages."""
        with self._lock:
            return self._states(slug)

    def file(self, path: str) -> bytes | None:
        """Return a font or a picture by its path below `build/`; None for what no page shows."""
        with self._lock:
            shown = [one for good in self._good.values() for one in good.release.pictures]
        picture = next((one for one in shown if one.path == path), None)
        return picture.load() if picture else faces.files().get(path)

    def changed(self) -> None:
        """Take note that a file changed: the list says how statements stand, which may be otherwise now."""
        self._changes += 1

    # --- a page, and what stands in its place ------------------------------------------------

    def _page(self, address: Address) -> Made:
        shelf = Shelf(given={})
        protected = Protected()
        try:
            protected = self._protected()
            project = self._house.project()
            shelf = self._house.shelf(project)
            make = self._statement if address.slug else self._list
            made = make(project, shelf, address)
        except PublishError as error:
            made = self._fallen(address, error)
        made = _unless_protected(made, shelf, protected, source_path(address.slug or "*"))
        return replace(made, read=frozenset(shelf.read))

    def _fallen(self, address: Address, error: PublishError) -> Made:
        """Return the last good state of a page under what is wrong now, or that alone."""
        wrong = (self._named(finding(error)),)
        good = self._good.get((address.slug, address.tag))
        if good is None or error.rule in _STATUS:
            return _made(lambda version: trouble(wrong, version=version), _STATUS.get(error.rule, 200))
        fallen = replace(good, wrong=wrong)
        return _made(lambda version: laid_out(fallen, address.view, version=version))

    def _named(self, one: Finding) -> Finding:
        """Return a finding in a file by the name that people know."""
        return replace(one, path=self._house.called.get(one.path, one.path))

    # --- one statement -----------------------------------------------------------------------

    def _statement(self, project: Project, shelf: Shelf, address: Address) -> Made:
        language = _language(project, address.tag)
        statement, now = self._read(shelf, address.slug), self._clock()
        found = preview(project, shelf, statement, language, now=now, furnished=self._house.furnished)
        found = self._in_words(replace(found, notes=(*found.notes, *self._house.notes(shelf))))
        self._good[address.slug, address.tag] = found
        self._good.move_to_end((address.slug, address.tag))
        while len(self._good) > _KEPT:
            self._good.popitem(last=False)
        return _made(lambda version: laid_out(found, address.view, version=version))

    def _read(self, shelf: Shelf, slug: str) -> Statement:
        """Return a statement that may be shown; PublishError for any other."""
        if not self._house.has(shelf, slug):
            message = "there is no such statement (any more): go back to the list of all"
            raise SourceError(printable(source_path(slug)), 0, message, rule="serve-absent")
        statement = self._house.statement(shelf, slug)
        if not self._local and embargoed(statement.metadata, self._clock()):
            raise SourceError(statement.path, 0, _EMBARGOED, rule="serve-embargo")
        return statement

    def _in_words(self, found: Preview) -> Preview:
        """Return a preview whose places have the names that people know."""
        if not self._house.called:
            return found
        seen = tuple(
            replace(
                one,
                place=self._place(one.place),
                source=self._place(one.source),
                findings=tuple(map(self._named, one.findings)),
            )
            for one in found.seen
        )
        return replace(found, seen=seen, findings=tuple(map(self._named, found.findings)))

    def _place(self, place: str) -> str:
        """Return a place as people know it, whether a line belongs to it or not."""
        path = next((path for path in self._house.called if place.startswith(path)), "")
        return self._house.called.get(path, "") + place.removeprefix(path)

    # --- the list ----------------------------------------------------------------------------

    def _list(self, project: Project, shelf: Shelf, address: Address) -> Made:
        sought = [one for one in reversed(self._house.slugs(project)) if address.sought.lower() in one]
        shown = sought[address.first : address.first + LISTED]
        lines = tuple(one for slug in shown if (one := self._line(shelf, slug)))
        found = Desk(
            lines,
            languages(project),
            project.source_language,
            sought=address.sought,
            total=len(sought),
            later=_way(address, address.first - LISTED) if address.first else "",
            earlier=_way(address, address.first + LISTED) if len(sought) > address.first + LISTED else "",
        )
        made = _made(lambda version: desk(found, version=version))
        return replace(made, version=f"{made.version}.{self._changes}")

    def _line(self, shelf: Shelf, slug: str) -> Line | None:
        """Return a statement's line in the list; None for what is not shown to whoever asks."""
        found = next(self._house.fronts(shelf, slug), None)
        if found is None:
            return Line(slug, slug, _NO_TITLE)
        hidden = not self._local and embargoed(found.metadata, self._clock())
        return None if hidden else Line(slug, found.metadata.title)

    # --- how statements stand ----------------------------------------------------------------

    def _states(self, slug: str) -> Mapping[str, str]:
        project = self._house.project()
        shelf = self._house.shelf(project)
        known = self._stands.get(slug)
        if known and all(digest(shelf.held(path, FILE_LIMIT)) == value for path, value in known[0].items()):
            return known[1]
        statement = self._read(shelf, slug)
        found = {
            one.language.tag: _few_words(one) for one in stands(project, shelf, statement, now=self._clock())
        }
        self._stands[slug] = (shelf.read, found)
        while len(self._stands) > _STATES:
            self._stands.popitem(last=False)
        return found


def _made(make: Callable[[str], bytes], status: int = 200) -> Made:
    """Return a page that `make` makes of its version, which is a digest of all else in it."""
    version = hashlib.sha256(make("")).hexdigest()[:16]
    return Made(make(version), version, status)


def _language(project: Project, tag: str) -> Language:
    """Return the language with a tag; ConfigError where there is none."""
    for one in languages(project):
        if one.tag == tag:
            return one
    message = f'"{tag}" is no language here: go back to the list of all'
    raise ConfigError("publish.toml", 0, message, rule="serve-absent")


def _unless_protected(made: Made, shelf: Shelf, protected: Protected, path: str) -> Made:
    """Return the page, or one that says where a protected name stands, if one does."""
    if not protected.names:
        return made
    wrong = tuple(_protected_names(shelf, protected))
    if not wrong and holds(made.data.decode(), protected):
        named = "*" if holds(path, protected) else path
        wrong = (Finding("protected", Severity.ERROR, named, 0, _IN_PAGE),)
    return _made(lambda version: trouble(wrong, version=version), 403) if wrong else made


def _protected_names(shelf: Shelf, protected: Protected) -> Iterator[Finding]:
    """Yield where protected names stand in what was read."""
    for path in tuple(shelf.read):
        data = shelf.held(path, FILE_LIMIT)
        yield from searched(path, data if isinstance(data, bytes) else b"", protected)


def _way(address: Address, first: int) -> str:
    """Return the address of another page of the list."""
    return "/?" + urlencode({"sought": address.sought, "first": max(first, 0)})


def _few_words(found: Standing) -> str:
    """Return how a statement stands in a language, in a few words."""
    lacking = ((status, found.count(status)) for status in (Status.MISSING, Status.FUZZY, Status.OUTDATED))
    counts = [f"{count} {status}" for status, count in lacking if count]
    return ", ".join(["would be released" if found.state.published else str(found.state), *counts])
