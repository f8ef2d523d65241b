"""What of `build/` an earlier run made, so that what is no longer in the plan can go.

1. The manifest says so: what it lists is ours.
2. It can be lost, or damaged. So whatever bears the very name of a page that could be ours, the slug of
   a statement that has a source or a catalog in the folder of a language that we know, is ours too: a
   draft or an embargoed statement never stays up because a list is gone.
3. What is named as our releases are, but of a statement or in a language that nobody here knows, may be
   another's. It stays, and is an error until somebody has decided.
4. Everything else is another's, and is never touched. Nor is a link, or what lies behind one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from publish.checks.rules import SEVERITIES
from publish.model import Finding, Project
from publish.press.workspace import SITE, catalogs_there, languages, names
from publish.statements.parse import SLUG

MANIFEST = "build/MANIFEST.json"

_LISTED = re.compile(r"(?:[A-Za-z0-9-]+/)?[a-z0-9-]+(?:\.[A-Za-z0-9-]+)?\.(?:html|txt)")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*")
_STRAY = (
    "is named as a release, but is of no statement or language of this workspace: delete it if it must not "
    "be read, or else keep it outside of build/"
)


def manifest(root: Path) -> Mapping[str, str]:
    """Return the files below `build/` that the last run wrote, with their digests.

    What is no manifest is none, and a path that leads out is not listed.
    """
    try:
        if not (root / MANIFEST).is_file():
            return {}
        files = json.loads((root / MANIFEST).read_bytes())["files"]
        return {path: str(digest) for path, digest in files.items() if _LISTED.fullmatch(path)}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def leftovers(
    project: Project, listed: Collection[str], planned: Collection[str]
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the paths below `build/` that are ours and in no plan, and a finding for each that may be.

    `listed` is what the manifest has. Raises ConfigError for a folder that cannot be read.
    """
    slugs, tags = _slugs(project), _tags(project)
    ours = set(listed)
    strays = []
    for tag, name in _named_as_ours(project.root):
        path = f"{tag}/{name}"
        if tag in tags and (name == "index.html" or slug(path) in slugs):
            ours.add(path)
        elif name != "index.html" and path not in {*listed, *planned}:
            strays.append(Finding("release", SEVERITIES["release"], f"build/{path}", 0, _STRAY))
    return tuple(sorted(ours.difference(planned))), tuple(strays)


def slug(path: str) -> str:
    """Return which statement a file of `build/` is of, by its path; of a list, no statement's slug."""
    return path.rpartition("/")[2].partition(".")[0]


def _named_as_ours(root: Path) -> Iterator[tuple[str, str]]:
    """Yield folder and name of each file that is named as our pages, texts and lists are."""
    for tag in filter(_TAG.fullmatch, names(root, "build")):
        for name in names(root, f"build/{tag}"):
            made = {f"{slug(name)}.html", f"{slug(name)}.{tag}.txt"} if SLUG.fullmatch(slug(name)) else ()
            file = root / "build" / tag / name
            if (name == "index.html" or name in made) and file.is_file() and not file.is_symlink():
                yield tag, name


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
