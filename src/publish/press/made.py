"""What of `build/` an earlier run made, so that what is no longer in the plan can go.

1. The sums say so, line by line: what they list, and is named as we name things, is ours.
2. They can be lost, or damaged. So whatever bears the very name of a file that could be ours is ours too: a
   draft or an embargoed statement never stays up because a list is gone. Such a name is that of a list, a
   feed or a sitemap; of a font or a picture with its digest; or, in the folder of a language that we know,
   the slug of a statement that has a source or a catalog, or had one, with whatever a format puts behind it.
3. What is named as our releases are, but of a statement or in a language that nobody here knows, may be
   another's. It stays, and is an error until somebody has decided.
4. A page at an old address may be called anything. It is ours where the sums or a statement name it and
   it leads elsewhere at once, as no other page does.
5. Everything else is another's, and is never touched. Nor is a link, or what lies behind one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from publish.checks.rules import SEVERITIES
from publish.model import SLUG, Finding, Project
from publish.parcels.names import fault
from publish.press.workspace import SITE, catalogs_there, languages, names

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*")
_TOP = re.compile(r"(?:index|404)\.html|robots\.txt|sitemap(?:-[A-Za-z0-9-]+)?\.xml")
_FONT = re.compile(r"[a-z0-9-]+\.[0-9a-f]{12}\.woff2|OFL\.txt")
_PICTURE = re.compile(r"[a-z0-9-]+\.[0-9a-f]{16}\.(?:jpg|png|webp)")
_FOLDERS = {"": _TOP, "fonts/": _FONT, "images/": _PICTURE}
_LIST = re.compile(r"(?:index(?:-[0-9]+)?|topic-[a-z0-9-]+)\.html|feed\.xml")
_HEAD = 4096  # bytes of a page in which a redirect says where it leads
_STRAY = (
    "is named as a release, but is of no statement or language of this workspace: delete it if it must not "
    "be read, or else keep it outside of build/"
)
_TAKEN = "is there and is none of ours, where an alias would stand: move it away, or take the alias out"


def leftovers(
    project: Project, listed: Iterable[str], stays: Callable[[str], bool], claimed: Collection[str] = ()
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the paths below `build/` that are ours and do not stay, and a finding for each that may be ours.

    `listed` is what earlier runs listed, whose paths may be anything; `claimed` are the old addresses of
    statements, released or not. Raises ConfigError for a folder that cannot be read.
    """
    listed = {path for path in listed if not (stays(path) or fault(path))}
    slugs, tags = _slugs(project) | set(map(slug, claimed)), _tags(project)
    ours = {path for path in listed if _named(path)}
    ours |= {path for path in _shared(project.root) if not stays(path)}
    others = {path for path in {*listed, *claimed} - ours if not stays(path)}
    ours |= {path for path in others if _redirects(project.root, path)}
    strays: list[str] = []
    for tag, there in _folders(project.root):
        loose = [path for path in (f"{tag}/{name}" for name in there) if not stays(path)]
        known = {path for path in loose if tag in tags and (is_list(path) or slug(path) in slugs)}
        ours |= {path for path in known if _is_file(project.root, path)}
        unknown = [path for path in loose if path not in known and path not in listed]
        if unknown and _has_releases(project.root, tag, there):
            strays += (path for path in unknown if _is_file(project.root, path))
    return tuple(sorted(ours)), tuple(_finding(path, _STRAY) for path in strays)


def taken(root: Path, listed: Iterable[str], claimed: Collection[str]) -> tuple[Finding, ...]:
    """Return a finding for each old address at which a file stands that is none of ours: it stays."""
    return tuple(
        _finding(path, _TAKEN)
        for path in sorted({*claimed}.difference(listed))
        if (root / "build" / path).exists() and not _redirects(root, path)
    )


def _finding(path: str, message: str) -> Finding:
    """Return what is to be said of a file of `build/`."""
    return Finding("release", SEVERITIES["release"], f"build/{path}", 0, message)


def slug(path: str) -> str:
    """Return which statement a file of `build/` is of, by its path; of a list, no statement's slug."""
    return path.rpartition("/")[2].partition(".")[0]


def is_tag(folder: str) -> bool:
    """Tell whether a folder of `build/` is named as that of a language is."""
    return _TAG.fullmatch(folder) is not None and folder not in {"fonts", "images"}


def is_list(path: str) -> bool:
    """Tell whether a file of `build/` is named as a list or a feed of a language is."""
    return _LIST.fullmatch(path.rpartition("/")[2]) is not None


def _named(path: str) -> bool:
    """Tell whether a path below `build/` is one that we give, of whatever language and statement."""
    folder, slash, name = path.rpartition("/")
    if form := _FOLDERS.get(folder + slash):
        return form.fullmatch(name) is not None
    return _TAG.fullmatch(folder) is not None and _of_language(folder, name)


def _of_language(tag: str, name: str) -> bool:
    """Tell whether a file in the folder of a language is named as a list or a release is."""
    found = slug(name)
    of_release = name == f"{found}.html" or name.startswith(f"{found}.{tag}.")
    return _LIST.fullmatch(name) is not None or (of_release and SLUG.fullmatch(found) is not None)


def _folders(root: Path) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield each folder of a language, with the names there that are those of releases and lists."""
    for tag in filter(_TAG.fullmatch, names(root, "build")):
        yield tag, [name for name in names(root, f"build/{tag}") if _of_language(tag, name)]


def _has_releases(root: Path, tag: str, there: Iterable[str]) -> bool:
    """Tell whether one of the files `there` is more than an index, which may be anybody's."""
    return any(_is_file(root, f"{tag}/{name}") for name in there if not name.startswith("index"))


def _shared(root: Path) -> Iterator[str]:
    """Yield the path of each file that is named as one that all releases share."""
    for folder, form in _FOLDERS.items():
        for name in filter(form.fullmatch, names(root, f"build/{folder}".rstrip("/"))):
            if _is_file(root, f"{folder}{name}"):
                yield f"{folder}{name}"


def _redirects(root: Path, path: str) -> bool:
    """Tell whether there is a page at `path` that leads elsewhere at once; no link is followed to it."""
    ways = [root / "build" / folder for folder in (path, *map(str, Path(path).parents))]
    if any(way.is_symlink() for way in ways) or not ways[0].is_file():
        return False
    with ways[0].open("rb") as page:
        return b'<meta http-equiv="refresh"' in page.read(_HEAD)


def _is_file(root: Path, path: str) -> bool:
    file = root / "build" / path
    return file.is_file() and not file.is_symlink()


def _slugs(project: Project) -> frozenset[str]:
    """Return the statements that have a source, a template or a catalog, of whatever language."""
    sources = (name.removesuffix(".md") for name in names(project.root, "source", ".md"))
    templates = (name.removesuffix(".pot") for name in names(project.root, "locale/templates", ".pot"))
    catalogs = (domain for _, _, domain in catalogs_there(project))
    return frozenset((*sources, *templates, *catalogs)) - {SITE}


def _tags(project: Project) -> frozenset[str]:
    """Return the tags of the languages that are configured, or have catalogs."""
    left = (code.replace("_", "-") for code in names(project.root, "locale"))
    return frozenset((*(one.tag for one in languages(project)), *left)) - {"templates"}
