"""Pages at the addresses that statements had before: each leads to where its statement is now.

1. An earlier slug leaves a page in the folder of each language in which the statement can be read, or in
   which a page says that it was withdrawn. A path leaves one page: in the folder of such a language it leads
   to that language, and elsewhere to the source language.
2. Where a page of ours may ever stand, no alias has room, whatever happens to be released today: at the path
   of a statement, of a list, or of an alias before it. Names that differ in case alone are one on many disks.
   What has no room is an error, and no page is left there.
3. A page that leads to a withdrawn statement tells no more of it than that one does.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from publish.checks.rules import SEVERITIES
from publish.model import Finding, Furniture, Language, Project, Redirect
from publish.press.edition import Output
from publish.press.front import Headed
from publish.press.outcome import Outcome, ShownIn
from publish.press.workspace import languages
from publish.releases.head import absolute
from publish.releases.signposts import redirect

_LIST = re.compile(r"(?:index(?:-[0-9]+)?|topic-[a-z0-9-]+)\.html")
_TOP = frozenset({"404.html", "index.html"})


class Alias(Struct, frozen=True):
    """An alias as its statement has it, one path below `build/` that it stands for, and where that leads.

    An earlier slug stands for a path in each language; a path that may lead `elsewhere` leads to the source
    language where there is nothing in its own.
    """

    text: str
    path: str
    statement: Headed
    language: Language
    elsewhere: bool


def aliases(project: Project, statements: Sequence[Headed]) -> Iterator[Alias]:
    """Yield every alias of `statements`."""
    tags = {language.tag: language for language in languages(project)}
    for one in statements:
        for text in one.metadata.aliases:
            if text.startswith("/"):
                path = text[1:] + ("index.html" if text.endswith("/") else "")
                language = tags.get(path.partition("/")[0], project.source_language)
                yield Alias(text, path, one, language, elsewhere=True)
            else:
                found = ((f"{tag}/{text}.html", language) for tag, language in tags.items())
                yield from (Alias(text, path, one, language, elsewhere=False) for path, language in found)


def clashes(project: Project, statements: Sequence[Headed]) -> tuple[Finding, ...]:
    """Return a finding for each alias that has no room; `statements` are all that there are."""
    found = dict.fromkeys(
        (alias.statement.path, alias.statement.slug, f'"aliases" has "{alias.text}", but {hindrance}')
        for alias, hindrance in _sorted_out(project, statements)
        if hindrance
    )
    return tuple(
        Finding("source", SEVERITIES["source"], path, 0, f"{message}: take it out", slug)
        for path, slug, message in found
    )


def redirects(
    project: Project, outcomes: Sequence[Outcome], furniture: Mapping[str, Furniture], shown: ShownIn
) -> Iterator[Output]:
    """Yield the page at each alias that has room; `furniture` has the languages, by code."""
    by_slug = {one.slug: one for one in outcomes}
    for alias, hindrance in _sorted_out(project, outcomes):
        found = by_slug[alias.statement.slug]
        to = None if hindrance else _leads(project, alias, found, furniture)
        if to:
            make = partial(_page, project, alias.path, found, to, furniture[to.code], shown)
            yield Output(alias.path, to, alias.statement.slug, make, always=True)


def _sorted_out(project: Project, statements: Sequence[Headed]) -> Iterator[tuple[Alias, str]]:
    """Yield each alias, and what stands in its way, in words, or nothing."""
    asked = tuple(aliases(project, statements))
    taken = _taken(project, statements) if asked else {}
    folders = {language.tag.lower(): language.tag for language in languages(project)}
    for alias in asked:
        hindrance = _hindrance(alias.path, taken, folders)
        if not hindrance:
            taken[alias.path.lower()] = f"an alias of source/{alias.statement.slug}.md"
            folders |= {folder.lower(): folder for folder in _folders(alias.path)}
        yield alias, hindrance


def _taken(project: Project, statements: Sequence[Headed]) -> dict[str, str]:
    """Return what stands at each path, in small letters, at which a statement has its page."""
    tags = [language.tag.lower() for language in languages(project)]
    return {
        f"{tag}/{one.slug}.html": f"the page of source/{one.slug}.md" for one in statements for tag in tags
    }


def _hindrance(path: str, taken: Mapping[str, str], folders: Mapping[str, str]) -> str:
    """Return what stands in the way of a page at `path`; `folders` has each folder by its small letters."""
    folder, _, name = path.lower().rpartition("/")
    if path.lower() in taken:
        return f"{taken[path.lower()]} stands there"
    if path.lower() in _TOP or (folder in folders and _LIST.fullmatch(name)):
        return "a list of releases may stand there"
    other = next((folders[one.lower()] for one in _folders(path) if folders.get(one.lower(), one) != one), "")
    return f'its folder differs from "{other}" in case alone' if other else ""


def _folders(path: str) -> Iterator[str]:
    """Yield the folders that lead to `path`, the outermost last."""
    while path := posixpath.dirname(path):
        yield path


def _leads(
    project: Project, alias: Alias, found: Outcome, furniture: Mapping[str, Furniture]
) -> Language | None:
    """Return the language of the page that an alias leads to, or None where there is none."""
    released = {one.code for one in found.released}
    there = [one for one in languages(project) if one.code in (furniture if found.withdrawn else released)]
    if alias.language in there:
        return alias.language
    return project.source_language if alias.elsewhere and project.source_language in there else None


def _page(  # noqa: PLR0913, PLR0917  because a page follows from all of these
    project: Project, path: str, found: Outcome, to: Language, furniture: Furniture, shown: ShownIn
) -> bytes:
    """Return the page at `path` that leads to the statement in the language `to`."""
    address = f"{to.tag}/{found.slug}.html"
    return redirect(
        Redirect(
            path=path,
            language=to,
            furniture=furniture,
            title=furniture.strings["Withdrawn"] if found.withdrawn else shown(found.slug, to.code).title,
            href=posixpath.relpath(address, posixpath.dirname(path) or "."),
            canonical=absolute(project.base_url, "", address),
        )
    )
