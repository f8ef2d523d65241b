"""What `build/` holds, written down: `MANIFEST.json` and `SHA256SUMS`; and what an earlier run wrote there.

1. The digests that a release follows from are of the files as they lie in the workspace when it is made. A
   release that a narrowed run leaves as it is keeps what was said of it.
2. What cannot be read as a manifest is none: then everything counts as new, and is made again.
3. Signatures and bundles are of one state of `build/`. As soon as that is to change they go, before anything
   else: a bundle would go on handing out what was withdrawn.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from publish import __version__
from publish.files import Writer
from publish.model import Project, Status
from publish.parcels import sums
from publish.parcels.bundles import BUNDLE
from publish.parcels.manifest import (
    BUNDLES,
    LIMIT,
    MANIFEST,
    SIGNATURES,
    SUMS,
    Listed,
    Manifest,
    Origin,
    ParcelError,
    decode,
    encode,
)  # fmt: skip
from publish.press.approved import approvals_path
from publish.press.edition import Edition, Output
from publish.press.standing import Standing
from publish.press.workspace import SITE, catalog_path, names

Key = tuple[str, str]
"""Which release it is: the slug of its statement, and the tag of its language."""

_BUILD = "build"


def read(root: Path) -> Manifest:
    """Return the manifest that lies in `build/`; an empty one where there is none, or a damaged one."""
    path = root / _BUILD / MANIFEST
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LIMIT:
            return Manifest()
        return decode(path.read_bytes())
    except (OSError, ParcelError):
        return Manifest()


def unlisted(
    before: Manifest, planned: Iterable[Output], editions: Iterable[Edition], root: Path
) -> set[str]:
    """Return the paths of those `planned` that are not there as `before` has them, all of it."""
    unknown = _released(editions) - before.releases.keys()
    return {
        one.path
        for one in planned
        if _key(one) in unknown or not _stands(root, one, before.files.get(one.path))
    }


def listed(output: Output, data: bytes) -> Listed:
    """Return what the manifest says of a file that was made."""
    return Listed(hashlib.sha256(data).hexdigest(), len(data), *_key(output))


def begin(writer: Writer, before: Manifest, paths: Collection[str], asked: Iterable[Output]) -> None:
    """Write down, before they are made, which files of a plan were not there.

    `paths` are all of the plan. Those in `before` keep what was said of them.
    """
    files = {path: one for path, one in before.files.items() if path in paths}
    new = frozenset(one.path for one in asked) - files.keys()
    whose = {(one.statement, one.language) for one in files.values()}
    releases = {key: origin for key, origin in before.releases.items() if key in whose}
    if new:
        writer.write(f"{_BUILD}/{MANIFEST}", encode(Manifest(files, releases, new)))


def finish(writer: Writer, made: Manifest) -> None:
    """Write the manifest and the sums; what signs or bundles others goes before they change."""
    data = sums.of(made)
    path = writer.root / _BUILD / SUMS
    if not path.is_file() or path.read_bytes() != data:
        retract(writer)
    writer.write(f"{_BUILD}/{MANIFEST}", encode(made))
    writer.write(f"{_BUILD}/{SUMS}", data)


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


def origins(
    project: Project, editions: Iterable[Edition], before: Manifest, made: Iterable[Output]
) -> dict[Key, Origin]:
    """Return what every release follows from; of those that were not `made` now, what was said `before`."""
    digest = cache(lambda path: _digest(project.root, path))
    new = {_key(one) for one in made}
    found: dict[Key, Origin] = {}
    for edition in editions:
        for standing in edition.released:
            key = (edition.statement.slug, standing.language.tag)
            if key in new or key not in before.releases:
                digests = ((of, digest(path)) for of, path in _made_from(project, edition, standing))
                found[key] = _origin(project, standing, {of: one for of, one in digests if one})
            else:
                found[key] = before.releases[key]
    return found


def _key(output: Output) -> tuple[str | None, str | None]:
    """Return the slug and the tag that a file is of."""
    return output.statement, output.language.tag if output.language else None


def _released(editions: Iterable[Edition]) -> set[Key]:
    """Return every release."""
    return {(edition.statement.slug, one.language.tag) for edition in editions for one in edition.released}


def _stands(root: Path, output: Output, said: Listed | None) -> bool:
    """Tell whether a file is there, as large as it is said to be, and of whom it is said to be."""
    file = root / _BUILD / output.path
    if said is None or (said.statement, said.language) != _key(output) or not file.is_file():
        return False
    return file.stat().st_size == said.size


def _origin(project: Project, standing: Standing, digests: Mapping[str, str]) -> Origin:
    """Return what is written down of a release that was made now."""
    return Origin(
        state=str(standing.state),
        review=_review(project, standing),
        segments=len(standing.statuses),
        translated=standing.count(Status.TRANSLATED),
        digests=digests,
        tool=f"publish {__version__}",
    )


def _review(project: Project, standing: Standing) -> str:
    """Return whether what readers see was approved, in a word of the manifest."""
    if standing.language == project.source_language:
        return "original"
    if project.policy(standing.language).review == "none":
        return "not-asked"
    return "approved" if standing.reviewed else "unreviewed"


def _made_from(project: Project, edition: Edition, standing: Standing) -> Iterator[tuple[str, str]]:
    """Yield the files that a release follows from, each by its name in the manifest."""
    statement, language = edition.statement, standing.language
    yield "source", statement.path
    yield "configuration", "publish.toml"
    yield "glossary", "glossary.toml"
    yield "furniture", catalog_path(language, SITE)
    if language != project.source_language:
        yield "catalog", catalog_path(language, statement.slug)
        yield "approvals", approvals_path(language, statement.slug)


def _digest(root: Path, path: str) -> str | None:
    """Return the SHA-256 of a file of the workspace; None where there is none that can be read."""
    file = root / path
    try:
        if file.is_symlink() or not file.is_file():
            return None
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return None
