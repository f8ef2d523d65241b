"""Where things lie in a workspace: the names of its folders and files, and its sources.

A mistake in one source is a finding and stops that source alone. A folder that cannot be read is never taken
for one that is not there, and none is read through a link. How files are read is said in `press/shelf.py`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from publish.errors import ConfigError, PublishError, SourceError, printable
from publish.model import Finding, Language, Project, Severity, Statement
from publish.press.shelf import Shelf
from publish.statements.limits import MAX_SOURCE
from publish.statements.parse import statement

SITE = "site"
"""The domain of the page furniture; every other domain is a statement's slug."""


SOURCE_LIMIT = 4 * MAX_SOURCE
"""Bytes of a source that are read: UTF-8 takes four for a character at most."""
LISTED = '"publish status" lists them'
"""What is said where no statement has a name like the one that is asked for."""
_UNREADABLE = "cannot be read: {}; see to its permissions and run again"


def languages(project: Project) -> tuple[Language, ...]:
    """Return the source language, then those translated into."""
    return (project.source_language, *project.languages)


def asked(
    project: Project, codes: Sequence[str], slugs: Sequence[str]
) -> tuple[tuple[Language, ...], tuple[str, ...]]:
    """Return the languages and statements that a command line names, by code and by slug or file.

    Raises ConfigError for one that is not there, with the nearest that is.
    """
    known = {one.code: one for one in languages(project)}
    for code in codes:
        if code not in known:
            raise ConfigError("publish.toml", 0, _unknown(code, known))
    there = [name.removesuffix(".md") for name in names(project.root, "source", ".md")]
    named = tuple(slug_of(slug) for slug in slugs)
    for slug in named:
        if slug not in there:
            raise ConfigError(f"source/{slug}.md", 0, _absent(slug, there))
    return tuple(known[code] for code in codes), named


def _unknown(code: str, known: Iterable[str]) -> str:
    """Return what is said of a language that is not among those that are `known`: the one that is meant."""
    near = [one for one in known if _folded(one) == _folded(code)]
    advice = f'did you mean "{near[0]}"?' if near else f'begin it with "publish init -l {code}"'
    return f'"{code}" is not a language of this workspace: {advice}'


def _folded(code: str) -> str:
    """Return what the spellings of a code, and its tag, have in common."""
    return code.replace("-", "_").lower()


def _absent(slug: str, there: Sequence[str]) -> str:
    """Return what is said of a statement that is not among those that are `there`: the nearest that is."""
    from difflib import get_close_matches  # noqa: PLC0415  because it is asked of what is mistyped alone

    near = get_close_matches(slug, there, n=1)
    advice = f'did you mean "{near[0]}"?' if near else LISTED
    return f"there is no such statement: {advice}"


def slug_of(source: str) -> str:
    """Return what the statement is called whose source lies at the path `source`."""
    return source.removeprefix("source/").removesuffix(".md")


def source_path(slug: str) -> str:
    """Return where the source of the statement `slug` lies."""
    return f"source/{slug}.md"


def template_path(domain: str) -> str:
    """Return where a domain's template lies."""
    return f"locale/templates/{domain}.pot"


def catalog_path(language: Language, domain: str) -> str:
    """Return where a domain's catalog in `language` lies."""
    return f"locale/{language.code}/LC_MESSAGES/{domain}.po"


def names(root: Path, path: str, ending: str = "") -> tuple[str, ...]:
    """Return the names in the folder at `path` that end in `ending`, in order; none if it is not there.

    A link on the way is not followed. Raises ConfigError for a folder that cannot be read.
    """
    folder = root / path
    try:
        if any((root / one).is_symlink() for one in (Path(path), *Path(path).parents)) or not folder.is_dir():
            return ()
        (folder / "..").stat()  # who may list a folder and not enter it would find each file unreadable
        with os.scandir(folder) as found:
            return tuple(sorted(one.name for one in found if one.name.endswith(ending)))
    except OSError as error:
        raise ConfigError(path, 0, _UNREADABLE.format(error.strerror)) from None


def catalogs_there(project: Project) -> Iterator[tuple[str, str, str]]:
    """Yield path, language's folder, and domain of each catalog, its language configured or not.

    A language whose folder cannot be read has none here; where its catalogs are wanted, they say so.
    """
    return _there(project, "LC_MESSAGES", ".po")


def approvals_there(project: Project) -> Iterator[tuple[str, str, str]]:
    """Yield path, language's folder, and domain of each file of approvals, as `catalogs_there` does."""
    return _there(project, "approvals", ".toml")


def _there(project: Project, of_language: str, ending: str) -> Iterator[tuple[str, str, str]]:
    """Yield path, language's folder, and domain of each file so named in the same folder of each language."""
    for code in names(project.root, "locale"):
        folder = f"locale/{code}/{of_language}"
        try:
            found = names(project.root, folder, ending)
        except ConfigError:
            continue
        yield from ((f"{folder}/{name}", code, name.removesuffix(ending)) for name in found)


def source_names(project: Project) -> tuple[str, ...]:
    """Return the paths of all that lies in `source/` to be a statement.

    Raises ConfigError if there is no such folder (that is a mistake, not an office without statements), or
    if it cannot be read, or those of the catalogs cannot.
    """
    folder = project.root / "source"
    if folder.is_symlink():
        raise ConfigError("source", 0, "is a link: put the folder itself here")
    if not folder.is_dir():
        raise ConfigError("source", 0, "there is no such folder: make it, or name the workspace with -C DIR")
    for catalogs in ("locale", "locale/templates"):
        names(project.root, catalogs)
    return tuple(f"source/{name}" for name in names(project.root, "source", ".md"))


def source_statement(shelf: Shelf, path: str) -> Statement:
    """Return the statement that lies at `path`; SourceError if it is none."""
    return statement(source_text(shelf, path), path)


def finding(error: PublishError, *, language: Language | None = None, domain: str | None = None) -> Finding:
    """Return `error` as the finding that a report lists."""
    code = language.code if language else None
    return Finding(error.rule, Severity.ERROR, error.path, error.line, error.said, domain, code)


def misnamed(path: str) -> SourceError:
    """Return the error of a source whose name nobody could read in a report."""
    message = "the name holds a character that cannot be seen: rename the file"
    return SourceError(printable(path), 0, message, rule="source-name")


def source_text(shelf: Shelf, path: str) -> str:
    """Return the text of the source at `path`; SourceError if it is none."""
    if path != printable(path):
        raise misnamed(path)
    data = shelf.contents(path, SOURCE_LIMIT, SourceError)
    if data is None:
        raise SourceError(path, 0, "was here a moment ago, and is gone: run again")
    if len(data) > SOURCE_LIMIT:
        message = f"the file is larger than {SOURCE_LIMIT // 1_000_000} MB: split the statement"
        raise SourceError(path, 0, message, rule="source-complex")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = (
            f"byte {error.start} is not UTF-8: save the file as UTF-8, or bring it in with `publish import`"
        )
        raise SourceError(path, line, message) from None
