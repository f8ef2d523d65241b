"""The plan: which files there are to be below `build/`, and what makes the bytes of each.

1. It is a value. Nothing is written, and the bytes are made when somebody asks for them.
2. The files of a statement follow from its edition alone, and from where its siblings can be read; so they
   are made wherever the edition is known. Those that all releases share follow from the outcomes of all
   statements.
3. How a statement stands in each language, and its body there, were found before. A release is put together
   once for all its formats.
4. What follows from the bytes of others is not in it: the manifest, the sums, the bundles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from publish.model import Furniture, Language, Project, Release
from publish.press.aliases import redirects
from publish.press.edition import Edition, Output
from publish.press.lists import lists, site
from publish.press.outcome import FedIn, Outcome, ShownIn
from publish.press.release import release, tombstone
from publish.press.workspace import languages
from publish.releases import faces
from publish.releases.formats import FORMATS
from publish.releases.page import tombstone_page
from publish.releases.text import tombstone_text


def releases(
    project: Project,
    edition: Edition,
    furniture: Mapping[str, Furniture],
    named: Mapping[str, str],
) -> Iterator[Release]:
    """Yield each release of a statement; `furniture` has the languages, by code, whose pages can be made.

    `named` are topics, as `topics.names` finds them.
    """
    for standing in edition.released:
        yield release(project, edition, standing, furniture[standing.language.code], named)


def release_files(project: Project, made: Release) -> Iterator[Output]:
    """Yield the files of one release, in each format that the office wants, and the pictures on its page."""
    for name in project.formats:
        for ending, make in FORMATS[name](made):
            yield Output(f"{made.language.tag}/{made.slug}{ending}", made.language, made.slug, make)
    for picture in made.pictures:  # which another release may show as well
        yield Output(picture.path, None, None, picture.load, always=True)


def tombstones(project: Project, edition: Edition, furniture: Mapping[str, Furniture]) -> Iterator[Output]:
    """Yield the files that stand where a withdrawn statement's releases stood; none of another."""
    if not edition.withdrawn:
        return
    for language in (one for one in languages(project) if one.code in furniture):
        made = tombstone(project, edition, language, furniture)
        tag, slug = language.tag, edition.statement.slug
        html, plain = partial(tombstone_page, made), partial(tombstone_text, made, wrap=project.wrap)
        yield Output(f"{tag}/{slug}.html", language, slug, html, always=True)
        yield Output(f"{tag}/{slug}.{tag}.txt", language, slug, plain, always=True)


def shared_files(
    project: Project,
    outcomes: Sequence[Outcome],
    furniture: Mapping[str, Furniture],
    shown: ShownIn,
    fed: FedIn,
) -> Iterator[Output]:
    """Yield what lists releases, what leads to them, and the fonts; `outcomes` are all, oldest first."""
    if furniture:
        yield from lists(site(project, outcomes, furniture, shown, fed))
        yield from redirects(project, outcomes, furniture, shown)
        yield from fonts(one for one in languages(project) if one.code in furniture)


def fonts(languages: Iterable[Language]) -> Iterator[Output]:
    """Yield the fonts that pages in `languages` ask for, and the licence beside them."""
    asked = {path for one in languages for path in faces.sources(one)}
    for path, font in faces.files().items():
        if path in asked or (asked and not path.endswith(".woff2")):
            yield Output(path, None, None, partial(bytes, font), always=True)
