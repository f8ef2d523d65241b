"""What `build/` holds, written down: `MANIFEST.json` and `SHA256SUMS`; and what an earlier run wrote there.

1. The digests that a release follows from are of the files as they were read when it was made. A release that
   a narrowed run leaves as it is keeps what was said of it.
2. What cannot be read as a manifest is none: then everything counts as new, and is made again.
3. Signatures and bundles are of one state of `build/`. As soon as that is to change they go, before anything
   else: a bundle would go on handing out what was withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from heapq import merge
from pathlib import Path

from publish import __version__
from publish.catalogs.reader import FILE_LIMIT
from publish.files import Writer
from publish.model import Language, Project, Status
from publish.parcels import sums
from publish.parcels.bundles import BUNDLE
from publish.parcels.manifest import (
    BUNDLES,
    LIMIT,
    MANIFEST,
    SIGNATURES,
    SUMS,
    Manifest,
    Origin,
    ParcelError,
    decode,
)  # fmt: skip
from publish.press.approved import approvals_path
from publish.press.outcome import Stand
from publish.press.shelf import Shelf, digest
from publish.press.workspace import SITE, catalog_path, languages, names, slug_of

_SHA256 = 64  # hexadecimal digits
_BUILD = "build"
_LINE = 8192  # bytes, at most, of a line of sums: a path has 4,096 on any system


def read(root: Path) -> Manifest:
    """Return the manifest that lies in `build/`; an empty one where there is none, or a damaged one."""
    path = root / _BUILD / MANIFEST
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LIMIT:
            return Manifest()
        return decode(path.read_bytes())
    except (OSError, ParcelError):
        return Manifest()


def listed(root: Path) -> Iterator[str]:
    """Yield the path of each file that `build/` had when it was last whole, by its sums, as far as they say.

    They name the same files as the manifest, one after another, and the manifest, which is none of these.
    """
    path = root / _BUILD / SUMS
    try:
        if path.is_symlink() or not path.is_file():
            return
        with path.open("rb") as lines:
            for one in sums.paths(iter(partial(lines.readline, _LINE), b"")):
                if one != MANIFEST:
                    yield one
    except OSError:
        return


def finish(writer: Writer, manifest: Iterable[str], digests: Iterable[tuple[str, str]]) -> None:
    """Write the manifest, of which these are the pieces, and the sums; `digests` are by path, in order.

    What signs or bundles others goes before they change. Neither is ever in memory as a whole.
    """
    with writer.drafted(f"{_BUILD}/{MANIFEST}", manifest) as listed:
        lines = sums.streamed(merge(digests, ((MANIFEST, listed.sha256),)))
        with writer.drafted(f"{_BUILD}/{SUMS}", lines) as summed:
            if summed.differs:
                retract(writer)
            writer.put(listed)
            writer.put(summed)


def with_shared(said: str, digests: Mapping[str, str]) -> str:
    """Return the entry of a release with the `digests` that all releases in its language share.

    In the order of keys they stand just before that of the source, which every release has.
    """
    shared = "".join(f'"{of}":"{digest}",' for of, digest in sorted(digests.items()))
    return said.replace('"source":', f'{shared}"source":', 1)


def retract(writer: Writer) -> None:
    """Remove all bundles, and what signs `build/` or them."""
    for name in SIGNATURES.values():
        writer.remove(f"{_BUILD}/{name}")
    for name in bundled(writer.root):
        writer.remove(f"{_BUILD}/{BUNDLES}/{name}")


def bundled(root: Path) -> tuple[str, ...]:
    """Return the names in `build/bundles/` that are ours: of bundles, and of what lists and signs them."""
    proofs = {SUMS, *SIGNATURES.values()}
    there = names(root, f"{_BUILD}/{BUNDLES}")
    return tuple(name for name in there if name in proofs or BUNDLE.fullmatch(name))


def origin(project: Project, path: str, stand: Stand, read: Mapping[str, str]) -> Origin:
    """Return what a release of the source at `path` follows from; `read` has digests by path.

    What all releases share, the configuration and the words of the pages, is left to `with_shared`.
    """
    language = next(one for one in languages(project) if one.code == stand.code)
    name = slug_of(path)
    made_from = {"source": path}
    if language != project.source_language:
        made_from |= {"catalog": catalog_path(language, name), "approvals": approvals_path(language, name)}
    return Origin(
        state=str(stand.state),
        review=_review(project, language, stand),
        segments=stand.segments,
        translated=stand.count(Status.TRANSLATED),
        digests={of: digest for of, one in made_from.items() if len(digest := read.get(one, "")) == _SHA256},
        tool=f"publish {__version__}",
    )


def shared(project: Project, shelf: Shelf) -> Mapping[str, Mapping[str, str]]:
    """Return the digests of what all releases in a language follow from, by the language's tag."""
    return {
        language.tag: {
            of: one
            for of, path in (
                ("configuration", "publish.toml"),
                ("glossary", "glossary.toml"),
                ("furniture", catalog_path(language, SITE)),
            )
            if len(one := digest(shelf.held(path, FILE_LIMIT))) == _SHA256
        }
        for language in languages(project)
    }


def _review(project: Project, language: Language, stand: Stand) -> str:
    """Return whether what readers see was approved, in a word of the manifest."""
    if language == project.source_language:
        return "original"
    if project.policy(language).review == "none":
        return "not-asked"
    return "approved" if stand.reviewed else "unreviewed"
