"""What lists releases: pages of all and of each topic, feeds, the sitemap, and what leads to them.

1. A list has the newest first, `PAGE` of them on a page. What only the source language has is on its first
   page, in the source language.
2. Each topic of a statement that anybody can read has a list in every language, so that the same lists are
   there for every reader.
3. A feed has what was issued, changed or corrected last: a correction of an old release reaches subscribers.
4. Feeds and the sitemap need whole addresses: without a base URL there are none. A site of many pages has a
   sitemap for each language.
5. All of them are made in every run: they name releases that may be gone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from publish.languages import date_text
from publish.model import (
    Alternate,
    Feed,
    Furniture,
    Index,
    Kind,
    Language,
    Listing,
    Project,
    Topic,
)  # fmt: skip
from publish.press.edition import Edition, Output, heads, href
from publish.press.release import release
from publish.press.siblings import led, readable
from publish.press.topics import names, slug, topic
from publish.releases.feed import NEWEST, feed
from publish.releases.index import chooser, default, index
from publish.releases.signposts import not_found
from publish.releases.sitemap import MOST, Location, robots, sitemap, sitemap_index

PAGE = 50
"""How many releases a page lists."""


@dataclass(frozen=True, slots=True)
class Site:
    """What all lists are made from.

    `editions` are those that can be read in some language, newest first; `furniture` has the `languages`
    whose pages can be made, by code; `named` has the topics as `press.topics.names` finds them, and `about`
    the editions of each that can be read.
    """

    project: Project
    editions: tuple[Edition, ...]
    furniture: Mapping[str, Furniture]
    languages: tuple[Language, ...]
    named: Mapping[str, str]
    about: Mapping[str, tuple[Edition, ...]]


@dataclass(frozen=True, slots=True)
class _List:
    """A list in one language, of all releases or of those on `topic`; `paths` are the files of its pages."""

    language: Language
    topic: Topic | None
    released: tuple[Edition, ...]
    waiting: tuple[Edition, ...]
    paths: tuple[str, ...]


def site(project: Project, editions: Sequence[Edition], furniture: Mapping[str, Furniture]) -> Site:
    """Return what the lists of `editions`, which are all that there are, are made from."""
    newest = sorted((one for one in editions if one.released), key=_age, reverse=True)
    about: dict[str, list[Edition]] = {}
    for edition in newest:
        for one in dict.fromkeys(map(slug, edition.statement.metadata.topics)):
            about.setdefault(one, []).append(edition)
    return Site(
        project,
        tuple(newest),
        furniture,
        tuple(one for one in (project.source_language, *project.languages) if one.code in furniture),
        names(edition.statement for edition in editions if edition.released),
        {one: tuple(found) for one, found in sorted(about.items())},
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
    yield _list(language, None, site.editions)
    for one in _topics(site, language):
        yield _list(language, one, site.about[one.slug])


def _list(language: Language, topic: Topic | None, editions: Sequence[Edition]) -> _List:
    """Return the list of `editions`."""
    released = tuple(one for one in editions if one.standing(language).state.published)
    waiting = tuple(one for one in editions if not one.standing(language).state.published)
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
        listings=tuple(_listing(edition, one.language) for edition in shown),
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


def _listing(edition: Edition, language: Language) -> Listing:
    """Return the line of a list for one statement, in the source language where it has no other yet.

    What is still being translated shows its title alone: its place and summary are in another language. So
    is a place that is not translated yet.
    """
    statement, own = edition.statement, edition.standing(language)
    here = own.state.published
    standing = own if here else edition.released[0]
    found = heads(statement, standing)
    place, summary = found.get(Kind.PLACE), found.get(Kind.SUMMARY)
    return Listing(
        slug=statement.slug,
        date=statement.metadata.date,
        date_text=date_text(language, statement.metadata.date),
        title=found[Kind.TITLE].text,
        href=href(statement, standing.language, language),
        summary=summary.text if here and summary else None,
        place=place.text if here and place and not place.fallback else None,
        released=here,
        alternates=_readable(edition, language),
    )


def _readable(edition: Edition, here: Language) -> tuple[Alternate, ...]:
    """Return all languages of a release, with addresses relative to a page in the folder of `here`."""
    return tuple(
        Alternate(other.language, href(edition.statement, other.language, here)) for other in edition.released
    )


# --- feeds, sitemap, front -----------------------------------------------------------------


def _feed(site: Site, language: Language) -> bytes:
    """Return the feed of a language."""
    here = (one for one in site.editions if one.standing(language).state.published)
    newest = sorted(here, key=lambda one: (one.statement.metadata.changed, _age(one)), reverse=True)
    furniture = site.furniture[language.code]
    released = readable(site.editions)
    made = (
        led(release(site.project, one, one.standing(language), furniture, site.named), released)
        for one in newest[:NEWEST]
    )
    return feed(Feed(language, furniture, tuple(made), site.project.base_url or ""))


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
    if sum(len(edition.released) for edition in site.editions) <= MOST:
        yield _output("sitemap.xml", None, partial(_sitemap, site, base_url, site.languages))
        return
    by_language = {f"sitemap-{language.tag}.xml": language for language in site.languages}
    yield _output("sitemap.xml", None, partial(sitemap_index, base_url, tuple(by_language)))
    for path, language in by_language.items():
        yield _output(path, language, partial(_sitemap, site, base_url, (language,)))


def _sitemap(site: Site, base_url: str, languages: Sequence[Language]) -> bytes:
    """Return a sitemap of the pages in `languages`; the front page is among those of the source language."""
    return sitemap(base_url, (location for language in languages for location in _locations(site, language)))


def _locations(site: Site, language: Language) -> Iterator[Location]:
    """Yield each page in `language`, with the alternates that it names itself."""
    source = site.project.source_language
    if language == source:
        fronts = tuple(Alternate(other, f"{other.tag}/index.html") for other in site.languages)
        yield Location("index.html", alternates=fronts, default="index.html")
    for one in _lists(site, language):
        first, *further = (f"{language.tag}/{path}" for path in one.paths)
        others = _alternates(site, one)
        yield Location(first, alternates=others, default=default(one.topic, others, source))
        yield from map(Location, further)
    for edition in site.editions:
        if edition.standing(language).state.published:
            yield _location(edition, language)


def _location(edition: Edition, language: Language) -> Location:
    """Return the page of a release."""
    statement = edition.statement
    return Location(
        f"{language.tag}/{statement.slug}.html",
        statement.metadata.changed,
        _readable(edition, language),
        href(statement, edition.released[0].language, language),
    )


def _age(edition: Edition) -> tuple[dt.date, str]:
    return edition.statement.metadata.date, edition.statement.slug
