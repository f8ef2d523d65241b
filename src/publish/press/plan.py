"""The plan: every file of `build/` and what it is made from. Pure; `build` carries it out.

The unit of work is one statement with all its languages: parsed once, its skeleton filled once
for each language it is released in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from publish.model import Furniture, Picture, Project, Release
from publish.press.aliases import redirects
from publish.press.edition import Edition, Output
from publish.press.lists import lists, site
from publish.press.release import embargoed_copy, release, tombstone
from publish.press.topics import names
from publish.press.workspace import languages
from publish.releases import faces
from publish.releases.formats import FORMATS
from publish.releases.page import tombstone_page
from publish.releases.text import tombstone_text


def outputs(
    project: Project, editions: Sequence[Edition], furniture: Mapping[str, Furniture]
) -> Iterator[Output]:
    """Yield every file of `build/`, each once.

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
    yield from _fonts(project, furniture)


def releases(
    project: Project,
    editions: Sequence[Edition],
    furniture: Mapping[str, Furniture],
    *,
    embargoed: bool = False,
) -> Iterator[Output]:
    """Yield the files of every release; `embargoed` makes copies for journalists of them."""
    named = names(edition.statement for edition in editions)
    pictures: dict[str, Picture] = {}
    for edition in editions:
        for standing in edition.released:
            made = release(project, edition, standing, furniture[standing.language.code], named)
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


def _fonts(project: Project, furniture: Mapping[str, Furniture]) -> Iterator[Output]:
    """Yield the fonts that pages in the languages of `furniture` ask for, and the licence beside them."""
    asked = {path for one in languages(project) if one.code in furniture for path in faces.sources(one)}
    for path, font in faces.files().items():
        if path in asked or not path.endswith(".woff2"):
            yield Output(path, None, None, partial(bytes, font), always=True)
