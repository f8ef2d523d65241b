"""Whether a parcel is what it says: all that is listed is there and unaltered, and nothing else is.

1. `SHA256SUMS` is what is signed, so it is what counts. It lists `MANIFEST.json`, where there is one, and
   every file that this lists, with the same digests.
2. A file that nobody lists is refused like one that is altered: it would pass for one of the publisher's.
3. A file's size is compared with the manifest before a byte of it is read.
4. `bundles/` within `build/` is a parcel of its own, which has sums alone; it is verified along.
5. Every problem is named with its path; one does not hide another.

Nothing here says who made a parcel. That is what the signature of its sums is for, and `seals` looks at that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from publish.errors import printable
from publish.parcels import sums
from publish.parcels.manifest import BUNDLES, LIMIT, MANIFEST, SIGNATURES, SUMS, Manifest, ParcelError, decode
from publish.parcels.names import clashes, fault
from publish.parcels.reading import File, Problem, opened

_SIGNATURE_LIMIT = 64 * 1024  # bytes
_NO_PARCEL = "is not there: this is no parcel of publish, or a part of one"


class Sealed(Struct, frozen=True):
    """The sums of a tree and what signs them: `path` is its folder in the parcel, empty for the top.

    `signatures` has the text of each signature by the program that made it.
    """

    path: str
    sums: bytes
    signatures: Mapping[str, str]


class Verdict(Struct, frozen=True):
    """What was found: the number of files that are as listed, what is wrong, and what may be signed.

    `manifest` is that of the top, if it could be read.
    """

    files: int
    problems: tuple[Problem, ...]
    sealed: tuple[Sealed, ...]
    manifest: Manifest | None = None


def verify(path: Path) -> Verdict:
    """Return what is to be said of the folder or ZIP at `path`; ParcelError if it cannot be read at all."""
    with opened(path) as found:
        folder = f"{BUNDLES}/" if path.is_dir() else None
        inner = {one: file for one, file in found.files.items() if folder and one.startswith(folder)}
        verdict = _tree({one: file for one, file in found.files.items() if one not in inner})
        if inner:
            verdict = _joined(verdict, _tree(_below(inner)))
    problems = (*found.problems, *_clashes(found.files), *verdict.problems)
    shown = (Problem(printable(one.path), printable(one.message)) for one in problems)
    return replace(verdict, problems=tuple(dict.fromkeys(shown)))


def _clashes(paths: Iterable[str]) -> Iterator[Problem]:
    """Yield each of `paths` that would take another's place on some disk, but for what its name refuses."""
    for path, other in clashes(path for path in paths if not fault(path)):
        yield Problem(path, f'takes the place of "{other}" where upper and lower case are the same')


def _below(files: Mapping[str, File]) -> dict[str, File]:
    """Return the files of a folder, by their paths in it."""
    return {path.partition("/")[2]: file for path, file in files.items()}


def _joined(top: Verdict, inner: Verdict) -> Verdict:
    """Return what was found of `build/` and of its bundles."""
    problems = (replace(one, path=f"{BUNDLES}/{one.path}") for one in inner.problems)
    sealed = (replace(one, path=f"{BUNDLES}/") for one in inner.sealed)
    return replace(
        top,
        files=top.files + inner.files,
        problems=(*top.problems, *problems),
        sealed=(*top.sealed, *sealed),
    )


def _tree(files: Mapping[str, File]) -> Verdict:
    """Return what was found of one tree of files, which are its own alone."""
    try:
        signed = _read(files, SUMS)
        digests = sums.read(signed)
        manifest = decode(_read(files, MANIFEST)) if {MANIFEST} & {*files, *digests} else None
        signatures = {tool: _signature(files[name]) for tool, name in SIGNATURES.items() if name in files}
    except ParcelError as error:
        return Verdict(0, (Problem(error.path, error.message),), ())
    problems = tuple(_problems(files, digests, manifest))
    wrong = {one.path for one in problems}
    right = sum(path not in wrong for path in digests)
    return Verdict(right, problems, (Sealed("", signed, signatures),), manifest)


def _read(files: Mapping[str, File], path: str) -> bytes:
    """Return the bytes of a file that lists others; ParcelError if it is not there or too large."""
    if path not in files:
        raise ParcelError(path, 0, _NO_PARCEL)
    return files[path].read(LIMIT)


def _signature(file: File) -> str:
    """Return a signature as text; whether it is one is told where it is checked."""
    return file.read(_SIGNATURE_LIMIT).decode("ascii", "replace")


def _problems(
    files: Mapping[str, File], digests: Mapping[str, str], manifest: Manifest | None
) -> Iterator[Problem]:
    """Yield what is wrong with a tree by its sums and its manifest."""
    for path in (*digests, *(manifest.files if manifest else ())):
        if wrong := fault(path):
            yield Problem(path, wrong)
    yield from _clashes(digests)
    if manifest:
        yield from _disagreements(digests, manifest)
    for path in sorted(files.keys() - digests.keys() - {SUMS, *SIGNATURES.values()}):
        yield Problem(path, "is not listed: it is not the publisher's, or not of this parcel")
    sizes = {path: one.size for path, one in manifest.files.items()} if manifest else {}
    for path, digest in digests.items():
        yield from _altered(path, digest, files.get(path), sizes.get(path))


def _disagreements(digests: Mapping[str, str], manifest: Manifest) -> Iterator[Problem]:
    """Yield each file about which the sums and the manifest do not say the same."""
    listed = {path: one.sha256 for path, one in manifest.files.items()}
    for path in sorted({*listed, *digests} - {MANIFEST}):
        if listed.get(path) != digests.get(path):
            yield Problem(path, f"{MANIFEST} and {SUMS} do not say the same of it")


def _altered(path: str, digest: str, file: File | None, size: int | None) -> Iterator[Problem]:
    """Yield what is wrong with one file; `size` is what the manifest says of it, if it does."""
    if file is None:
        yield Problem(path, "is missing")
    elif size is not None and file.size != size:
        larger = "oversized" if file.size > size else "cut short"
        yield Problem(path, f"is altered and {larger}: it has {file.size} bytes, and {MANIFEST} says {size}")
    elif file.sha256() != digest:
        yield Problem(path, "is altered: it has not the digest that is listed")
