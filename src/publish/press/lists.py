"""What lists releases: pages of all and of each topic, feeds, the sitemap, and what leads to them.

1. A list has the newest first, `PAGE` of them on a page. What only the source language has is on its first
   page, in the source language.
2. Each topic of a statement that anybody can read has a list in every language, so that the same lists are
   there for every reader.
3. A feed has what was issued, changed or corrected last: a correction of an old release reaches subscribers.
4. Feeds and the sitemap need whole addresses: without a base URL there are none. A site of many pages has
   sitemaps for each language.
5. They name releases that may be gone: they are made whenever what they show changed, whatever a build was
   narrowed to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from msgspec import Struct

from publish.languages import date_text
from publish.model import Alternate, Feed, Furniture, Index, Language, Listing, Project, Topic
from publish.press.edition import Output, href
from publish.press.outcome import FedIn, Outcome, ShownIn, newest_first
from publish.press.topics import names, slug, topic
from publish.releases.feed import NEWEST, feed
from publish.releases.index import chooser, default, index
from publish.releases.signposts import not_found
from publish.releases.sitemap import MOST, Location, robots, sitemap, sitemap_index

PAGE = 50
"""How many releases a page lists."""

_Locations = Callable[[], Iterable[Location]]


class Site(Struct, frozen=True):
    """What all lists are made from.

    `outcomes` are of what can be read in some language, newest first; `furniture` has the `languages`
    whose pages can be made, by code; `named` has the topics as `press.topics.names` finds them, and `about`
    the outcomes of what is about each.
    """

    project: Project
    outcomes: tuple[Outcome, ...]
    furniture: Mapping[str, Furniture]
    languages: tuple[Language, ...]
    named: Mapping[str, str]
    about: Mapping[str, tuple[Outcome, ...]]
    shown: ShownIn
    fed: FedIn


class _List(Struct, frozen=True):
    """A list in one language, of all releases or of those on `topic`; `paths` are the files of its pages."""

    language: Language
    topic: Topic | None
    released: tuple[Outcome, ...]
    waiting: tuple[Outcome, ...]
    paths: tuple[str, ...]


def site(
    project: Project,
    outcomes: Iterable[Outcome],
    furniture: Mapping[str, Furniture],
    shown: ShownIn,
    fed: FedIn,
) -> Site:
    """Return what the lists are made from; `outcomes` are of all statements, oldest first."""
    readable = [one for one in outcomes if one.released]
    newest = sorted(readable, key=_age, reverse=True)
    about: dict[str, list[Outcome]] = {}
    for found in newest:
        for one in dict.fromkeys(map(slug, found.metadata.topics)):
            about.setdefault(one, []).append(found)
    return Site(
        project,
        tuple(newest),
        furniture,
        tuple(one for one in (project.source_language, *project.languages) if one.code in furniture),
        names(readable),
        {one: tuple(found) for one, found in sorted(about.items())},
        shown,
        fed,
    )


def lists(site: Site) -> Iterator[Output]:
    """Yield every file that lists releases, and what leads to the lists."""
    for language in site.languages:
        for one in _lists(site, language):
            for path in one.paths:
                yield _output(f"{language.tag}/{path}", language, partial(_page, site, one, path))
        if site.project.base_url:
            yield _output(f"{language.tag}/feed.xml", language, partial(_feed, site, language))
    if site.languages:
        yield from _front(site)


def _output(path: str, language: Language | None, make: Callable[[], bytes]) -> Output:
    return Output(path, language, None, make, always=True)


# --- pages ---------------------------------------------------------------------------------


def _lists(site: Site, language: Language) -> Iterator[_List]:
    """Yield the lists in `language`: of all releases, and of those on each topic."""
    yield _list(language, None, site.outcomes)
    for one in _topics(site, language):
        yield _list(language, one, site.about[one.slug])


def _list(language: Language, topic: Topic | None, outcomes: Sequence[Outcome]) -> _List:
    """Return the list of `outcomes`."""
    released = tuple(one for one in outcomes if one.stand(language).state.published)
    waiting = tuple(one for one in outcomes if not one.stand(language).state.published)
    first = topic.href.removesuffix(".html") if topic else "index"
    pages = range(2, 1 + -(-len(released) // PAGE))
    paths = (f"{first}.html", *(f"{first}-{number}.html" for number in pages))
    return _List(language, topic, released, waiting, paths)


def _topics(site: Site, language: Language) -> tuple[Topic, ...]:
    """Return all topics, as `language` calls them."""
    source, furniture = site.project.source_language, site.furniture[language.code]
    return tuple(topic(one, site.named[one], language, source, furniture) for one in site.about)


def _page(site: Site, one: _List, path: str) -> bytes:
    """Return one page of a list."""
    at = one.paths.index(path)
    shown = (*one.released[at * PAGE : (at + 1) * PAGE], *(() if at else one.waiting))
    made = Index(
        language=one.language,
        source_language=site.project.source_language,
        furniture=site.furniture[one.language.code],
        listings=tuple(_listing(site, found, one.language) for found in shown),
        alternates=_alternates(site, one),
        base_url=site.project.base_url,
        path=path,
        pages=one.paths,
        topic=one.topic,
        topics=_topics(site, one.language),
    )
    return index(made)


def _alternates(site: Site, one: _List) -> tuple[Alternate, ...]:
    """Return the first page of the same list in every language."""
    first = one.paths[0]
    return tuple(
        Alternate(other, first if other == one.language else f"../{other.tag}/{first}")
        for other in site.languages
    )


def _listing(site: Site, found: Outcome, language: Language) -> Listing:
    """Return the line of a list for one statement, in the source language where it has no other yet.

    What is still being translated shows its title alone: its place and summary are in another language. So
    is a place that is not translated yet.
    """
    own = found.stand(language)
    here = own.state.published
    leads = own if here else found.released[0]
    shown = site.shown(found.slug, leads.code)
    return Listing(
        slug=found.slug,
        date=found.metadata.date,
        date_text=date_text(language, found.metadata.date),
        title=shown.title,
        href=href(found.slug, leads.tag, language.tag),
        summary=shown.summary if here else None,
        place=shown.place if here else None,
        released=here,
        alternates=_readable(site, found, language),
    )


def _readable(site: Site, found: Outcome, here: Language) -> tuple[Alternate, ...]:
    """Return all languages of a release, with addresses relative to a page in the folder of `here`."""
    released = {one.code for one in found.released}
    there = (one for one in site.languages if one.code in released)
    return tuple(Alternate(one, href(found.slug, one.tag, here.tag)) for one in there)


# --- feeds, sitemap, front -----------------------------------------------------------------


def _feed(site: Site, language: Language) -> bytes:
    """Return the feed of a language."""
    found = members(newest_first(site.outcomes), language)
    entries = tuple(site.fed(one.slug, language.code) for one in found)
    updated = found[0].metadata.changed if found else None
    return feed(Feed(language, site.furniture[language.code], entries, updated, site.project.base_url or ""))


def members(outcomes: Iterable[Outcome], language: Language) -> tuple[Outcome, ...]:
    """Return what the feed of `language` has, the last that changed first, as `outcomes` are."""
    return tuple(islice((one for one in outcomes if one.stand(language).state.published), NEWEST))


def _front(site: Site) -> Iterator[Output]:
    """Yield what stands beside the folders of the languages."""
    base_url, source = site.project.base_url, site.project.source_language
    if source in site.languages:
        furniture = site.furniture[source.code]
        fronts = tuple(Alternate(language, f"{language.tag}/index.html") for language in site.languages)
        yield _output("index.html", None, partial(chooser, fronts, furniture, source, base_url))
        yield _output("404.html", None, partial(not_found, fronts, furniture, source, base_url))
    yield _output("robots.txt", None, partial(robots, base_url))
    if base_url:
        yield from _sitemaps(site, base_url)


def _sitemaps(site: Site, base_url: str) -> Iterator[Output]:
    """Yield `sitemap.xml`, and those that it lists where one would be too large."""
    if sum(len(one.released) for one in site.outcomes) <= MOST:
        of_all = (partial(_locations, site, language, site.outcomes) for language in site.languages)
        yield _output("sitemap.xml", None, partial(_sitemap, base_url, tuple(of_all)))
        return
    shards = {path: shard for language in site.languages for path, shard in _shards(site, language)}
    yield _output("sitemap.xml", None, partial(sitemap_index, base_url, tuple(shards)))
    for path, (language, locations) in shards.items():
        yield _output(path, language, partial(_sitemap, base_url, (locations,)))


def _shards(site: Site, language: Language) -> Iterator[tuple[str, tuple[Language, _Locations]]]:
    """Yield path and pages of each sitemap of a language, `MOST` releases in each."""
    released = tuple(one for one in site.outcomes if one.stand(language).state.published)
    first, *further = (released[at : at + MOST] for at in range(0, max(len(released), 1), MOST))
    yield f"sitemap-{language.tag}.xml", (language, partial(_locations, site, language, first))
    for number, some in enumerate(further, 2):
        yield f"sitemap-{language.tag}-{number}.xml", (language, partial(_releases, site, language, some))


def _sitemap(base_url: str, parts: Sequence[_Locations]) -> bytes:
    """Return a sitemap of the pages in all `parts`."""
    return sitemap(base_url, (location for part in parts for location in part()))


def _locations(site: Site, language: Language, outcomes: Iterable[Outcome]) -> Iterator[Location]:
    """Yield the lists in `language`, and of `outcomes` what is released in it.

    The front page is among those of the source language.
    """
    source = site.project.source_language
    if language == source:
        fronts = tuple(Alternate(other, f"{other.tag}/index.html") for other in site.languages)
        yield Location("index.html", alternates=fronts, default="index.html")
    for one in _lists(site, language):
        first, *further = (f"{language.tag}/{path}" for path in one.paths)
        others = _alternates(site, one)
        yield Location(first, alternates=others, default=default(one.topic, others, source))
        yield from map(Location, further)
    yield from _releases(site, language, outcomes)


def _releases(site: Site, language: Language, outcomes: Iterable[Outcome]) -> Iterator[Location]:
    """Yield the page in `language` of each of `outcomes` that has one."""
    for found in outcomes:
        if found.stand(language).state.published:
            yield _location(site, found, language)


def _location(site: Site, found: Outcome, language: Language) -> Location:
    """Return the page of a release."""
    return Location(
        f"{language.tag}/{found.slug}.html",
        found.metadata.changed,
        _readable(site, found, language),
        href(found.slug, found.released[0].tag, language.tag),
    )


def _age(found: Outcome) -> tuple[dt.date, str]:
    return found.metadata.date, found.slug
