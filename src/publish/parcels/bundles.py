"""Which files of `build/` a bundle has: everything, or everything of one language.

1. A file is of the language that the manifest says it is of.
2. What is of no language, as fonts and pictures are, goes along where a page of the language names it, and
   with it each text that lies beside it: the licence of a font.
3. What stands at the top of `build/` and is of no language (the page to choose one, what is for servers and
   for search engines) is in the bundle of everything alone.

A bundle has a manifest and sums of its own, so that it is a parcel like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

from publish.parcels.manifest import Manifest

BUNDLE = re.compile(r"releases(?:\.[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)?\.zip")
"""What a bundle is called: of everything, or of one language by its tag."""

_NAMED = re.compile(rb"[A-Za-z0-9_-]+/[A-Za-z0-9._-]+")  # the last folder and the name in an address


def bundle_name(tag: str | None) -> str:
    """Return what the bundle of a language is called, by its tag; of everything, by None."""
    return f"releases.{tag}.zip" if tag else "releases.zip"


def languages(manifest: Manifest) -> tuple[str, ...]:
    """Return the tags of the languages that there are files of, in order."""
    return tuple(sorted({one.language for one in manifest.files.values() if one.language}))


def of_language(manifest: Manifest, tag: str, shared: Mapping[str, AbstractSet[str]]) -> Manifest:
    """Return the part of a manifest that is of one language; `shared` is that of `shared_files`."""
    folders = {path.rpartition("/")[0] for path in shared[tag]}
    licences = {
        path for path in manifest.files if path.endswith(".txt") and path.rpartition("/")[0] in folders
    }
    files = {
        path: one
        for path, one in manifest.files.items()
        if one.language == tag or (one.language is None and path in shared[tag] | licences)
    }
    releases = {key: origin for key, origin in manifest.releases.items() if key[1] == tag}
    return Manifest(files, releases)


def shared_files(manifest: Manifest, load: Callable[[str], bytes]) -> dict[str, set[str]]:
    """Return, by tag, which files of no language the pages of that language name; `load` reads a file."""
    common = {
        path.encode(): path for path, one in manifest.files.items() if one.language is None and "/" in path
    }
    found: dict[str, set[str]] = {tag: set() for tag in languages(manifest)}
    for path, one in manifest.files.items():
        if one.language and path.endswith(".html"):
            named = set(_NAMED.findall(load(path)))
            found[one.language] |= {common[name] for name in named & common.keys()}
    return found
