"""Where things lie in a workspace, and reading them.

A mistake in one file is a finding and stops that file alone. Links are not followed, be they files
or folders: what is published is what lies in the workspace. (A hard link is no link in this sense: it
is the file itself under a second name, and no archive or repository brings one that leads outside.)
Nothing is opened but plain files, and of none is more read than its kind may have, so that neither a
device nor a pipe can hold a run up, nor a file of gigabytes fill the memory. What cannot be read is
never taken for what is not there: else a folder without permissions would take releases down.
"""

from __future__ import annotations

import difflib
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from publish.catalogs.entries import CatalogFile
from publish.catalogs.reader import FILE_LIMIT, read
from publish.errors import CatalogError, ConfigError, PublishError, SourceError, printable
from publish.model import Finding, Language, Project, Severity, Statement
from publish.statements.limits import MAX_SOURCE
from publish.statements.parse import statement

SITE = "site"
"""The domain of the page furniture; every other domain is a statement's slug."""


_SOURCE_LIMIT = 4 * MAX_SOURCE  # bytes: UTF-8 takes four for a character at most
_NOT_A_FILE = "is a link, a folder or a device: put the file itself here"
_UNREADABLE = "cannot be read: {}; see to its permissions and run again"


@dataclass(frozen=True, slots=True)
class Sources:
    """The statements of a workspace, oldest first, and what is wrong with those that are missing."""

    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    paths: tuple[str, ...]


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
            message = f'"{code}" is not a language of this workspace: begin it with "publish init -l {code}"'
            raise ConfigError("publish.toml", 0, message)
    there = [name.removesuffix(".md") for name in names(project.root, "source", ".md")]
    named = tuple(slug.removeprefix("source/").removesuffix(".md") for slug in slugs)
    for slug in named:
        if slug not in there:
            near = difflib.get_close_matches(slug, there, n=1)
            message = f'there is no such statement: did you mean "{near[0]}"?' if near else "there is none"
            raise ConfigError(f"source/{slug}.md", 0, message)
    return tuple(known[code] for code in codes), named


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
        return tuple(sorted(one.name for one in folder.iterdir() if one.name.endswith(ending)))
    except OSError as error:
        raise ConfigError(path, 0, _UNREADABLE.format(error.strerror)) from None


def catalogs_there(project: Project) -> Iterator[tuple[str, str, str]]:
    """Yield path, language's folder, and domain of each catalog, its language configured or not.

    A language whose folder cannot be read has none here; where its catalogs are wanted, they say so.
    """
    for code in names(project.root, "locale"):
        folder = f"locale/{code}/LC_MESSAGES"
        try:
            found = names(project.root, folder, ".po")
        except ConfigError:
            continue
        yield from ((f"{folder}/{name}", code, name.removesuffix(".po")) for name in found)


def sources(project: Project) -> Sources:
    """Return every statement in `source/`, and a finding for each that cannot be one.

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
    found: list[Statement] = []
    findings: list[Finding] = []
    paths = tuple(f"source/{name}" for name in names(project.root, "source", ".md"))
    for path in paths:
        try:
            found.append(statement(_text(project.root, path), path))
        except PublishError as error:
            findings.append(finding(error))
    return Sources(tuple(found), tuple(findings), tuple(map(printable, paths)))


def finding(error: PublishError, *, language: Language | None = None, domain: str | None = None) -> Finding:
    """Return `error` as the finding that a report lists."""
    code = language.code if language else None
    return Finding(error.rule, Severity.ERROR, error.path, error.line, error.message, domain, code)


def catalog_file(project: Project, path: str) -> CatalogFile | None:
    """Return the catalog or template at `path`, strictly read, or None if there is none.

    Raises CatalogError if there is one that cannot be used.
    """
    data = contents(project.root, path, FILE_LIMIT, CatalogError)
    return None if data is None else read(data, path)


def _text(root: Path, path: str) -> str:
    """Return the text of the source at `path`; SourceError if it is none."""
    if path != printable(path):
        message = "the name holds a character that cannot be seen: rename the file"
        raise SourceError(printable(path), 0, message, rule="source-name")
    data = contents(root, path, _SOURCE_LIMIT, SourceError)
    if data is None:
        raise SourceError(path, 0, "was here a moment ago, and is gone: run again")
    if len(data) > _SOURCE_LIMIT:
        message = f"the file is larger than {_SOURCE_LIMIT // 1_000_000} MB: split the statement"
        raise SourceError(path, 0, message, rule="source-complex")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = (
            f"byte {error.start} is not UTF-8: save the file as UTF-8, or bring it in with `publish import`"
        )
        raise SourceError(path, line, message) from None


def contents(root: Path, path: str, most: int, error: type[PublishError]) -> bytes | None:
    """Return the file at `path`, of one that is too large `most` bytes and one more; None if there is none.

    Raises `error` for what is no file of the workspace's own, or cannot be read.
    """
    file = root / path
    try:
        for folder in reversed(file.relative_to(root).parents[:-1]):
            if (root / folder).is_symlink():
                message = f"its folder {folder.as_posix()} is a link: put a folder of its own there"
                raise error(path, 0, message)
        if not stat.S_ISREG(file.lstat().st_mode):
            raise error(path, 0, _NOT_A_FILE)
        with file.open("rb") as opened:
            return opened.read(most + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as failed:
        raise error(path, 0, _UNREADABLE.format(failed.strerror)) from None
