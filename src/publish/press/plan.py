"""The plan: which files there are to be below `build/`, and what makes the bytes of each.

1. It is a value. Nothing is written, and most bytes are made when `build` carries the plan out.
2. How a statement stands in each language, and its body there, were found before. A release is put together
   once for all its formats.
3. What follows from the bytes of others is not in it: the manifest, the sums, the bundles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from publish.model import Furniture, Language, Picture, Project, Release
from publish.press.aliases import redirects
from publish.press.edition import Edition, Output
from publish.press.lists import lists, site
from publish.press.release import embargoed_copy, release, tombstone
from publish.press.siblings import led, readable
from publish.press.topics import names
from publish.press.workspace import languages
from publish.releases import faces
from publish.releases.formats import FORMATS
from publish.releases.page import tombstone_page
from publish.releases.text import tombstone_text


def outputs(
    project: Project, editions: Sequence[Edition], furniture: Mapping[str, Furniture]
) -> Iterator[Output]:
    """Yield every file of the plan, each once.

    `furniture` has the languages, by code, whose pages can be made.
    """
    if not furniture:
        return
    yield from releases(project, editions, furniture)
    for edition in editions:
        if edition.withdrawn:
            yield from _tombstones(project, edition, furniture)
    yield from lists(site(project, editions, furniture))
    yield from redirects(project, editions, furniture)
    yield from fonts(one for one in languages(project) if one.code in furniture)


def releases(
    project: Project,
    editions: Sequence[Edition],
    furniture: Mapping[str, Furniture],
    *,
    embargoed: bool = False,
) -> Iterator[Output]:
    """Yield the files of every release; `embargoed` makes copies for journalists of them."""
    named = names(edition.statement for edition in editions if edition.released)
    released = readable(editions)
    pictures: dict[str, Picture] = {}
    for edition in editions:
        for standing in edition.released:
            words = furniture[standing.language.code]
            made = led(release(project, edition, standing, words, named), released)
            pictures |= {picture.path: picture for picture in made.pictures}
            yield from _files(project, embargoed_copy(made) if embargoed else made)
    for path, picture in pictures.items():  # two statements may show the same
        yield Output(path, None, None, picture.load, always=True)


def _files(project: Project, made: Release) -> Iterator[Output]:
    """Yield the files of one release, in each format that the office wants."""
    for name in project.formats:
        for ending, make in FORMATS[name](made):
            yield Output(f"{made.language.tag}/{made.slug}{ending}", made.language, made.slug, make)


def _tombstones(project: Project, edition: Edition, furniture: Mapping[str, Furniture]) -> Iterator[Output]:
    """Yield the files that stand where a withdrawn statement's releases stood."""
    for language in (one for one in languages(project) if one.code in furniture):
        made = tombstone(project, edition, language, furniture)
        tag, slug = language.tag, edition.statement.slug
        html, plain = partial(tombstone_page, made), partial(tombstone_text, made, wrap=project.wrap)
        yield Output(f"{tag}/{slug}.html", language, slug, html, always=True)
        yield Output(f"{tag}/{slug}.{tag}.txt", language, slug, plain, always=True)


def fonts(languages: Iterable[Language]) -> Iterator[Output]:
    """Yield the fonts that pages in `languages` ask for, and the licence beside them."""
    asked = {path for one in languages for path in faces.sources(one)}
    for path, font in faces.files().items():
        if path in asked or (asked and not path.endswith(".woff2")):
            yield Output(path, None, None, partial(bytes, font), always=True)
