"""`build/bundles/`: a ZIP of each language and one of everything, made of `build/` as it was just made.

1. What is bundled, and signed, follows from the sources: `build/` is brought up to date first, and each file
   read from it must have the digest that was written down then.
2. Where bundles are narrowed to some languages, the others that lie there are made anew as well, so that all
   are of one state, bear one date, and are signed alike; one of which there is nothing any more goes. What an
   office keeps in that folder under other names stays.
3. With signatures, each bundle holds that of its own sums, so that who has nothing but the ZIP can check it.
   `build/` and `build/bundles/` have theirs beside their sums. The program asks twice: the sums of the
   bundles follow from the signatures in them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from publish.errors import ConfigError
from publish.files import Writer, scratch
from publish.model import Project, Signing
from publish.parcels import bundles, sums
from publish.parcels.manifest import BUNDLES, MANIFEST, SIGNATURES, SUMS, Manifest, ParcelError, encode
from publish.parcels.zips import EARLIEST, archive
from publish.press.manifest import bundled, read
from publish.press.outcome import Outcome
from publish.signing import programs
from publish.signing.programs import SignatureError

_FOLDER = f"build/{BUNDLES}"
_COMMENT = "publish bundle"


class _Bundle(Struct, frozen=True):
    """A bundle to be made: the name of its ZIP, what it holds, and the sums of that."""

    name: str
    manifest: Manifest
    sums: bytes


class Made(Struct, frozen=True):
    """What was made: the size in bytes of each bundle that was asked for, by path, and what signed it."""

    sizes: Mapping[str, int]
    signed: str | None = None


def newest(outcomes: Iterable[Outcome]) -> dt.datetime:
    """Return the newest date in the front matter of what can be read in `build/`; 1980 if nothing can."""
    shown = (one.metadata for one in outcomes if one.released or one.withdrawn)
    days = [day for one in shown for day in (one.changed, one.withdrawn) if day]
    return dt.datetime.combine(max(days), dt.time(), dt.UTC) if days else EARLIEST


def bundle(
    project: Project, writer: Writer, tags: Collection[str], *, stamp: dt.datetime, sign: bool = False
) -> Made:
    """Write the bundles of the languages with these `tags`, or all, and return what was made.

    `build/` has just been brought up to date. Bundles that lie there already are made anew along.
    `stamp` is the date that their files bear. Raises ConfigError for a language of which there is nothing,
    or if nothing can be signed, and ParcelError for a file that is not as it was made.
    """
    signing = _signing(project) if sign else None
    manifest = read(project.root)
    planned = tuple(_planned(project.root, manifest))
    asked = {one.name for one in planned if not tags or one.name in set(map(bundles.bundle_name, tags))}
    if len(asked) < len(tags):
        missing = min(set(tags).difference(bundles.languages(manifest)))
        raise ConfigError("-l", 0, f'nothing is released in "{missing}": there is nothing to bundle')
    due = tuple(one for one in planned if one.name in asked or _lies_there(project.root, one.name))
    top, *inner = _signed(project, signing, [sums.of(manifest), *(one.sums for one in due)])
    for name, text in top.items():
        writer.write(f"build/{name}", text)
    _clear(writer, {one.name for one in due})
    digests, sizes = {}, {}
    for one, signature in zip(due, inner, strict=True):
        data = archive({**_files(project.root, one), **signature}, stamp)
        writer.write(f"{_FOLDER}/{one.name}", data)
        digests[one.name], sizes[one.name] = hashlib.sha256(data).hexdigest(), len(data)
    _close(project, writer, signing, sums.write(digests))
    made = {f"{_FOLDER}/{name}": sizes[name] for name in sorted(asked)}
    return Made(made, signing.program if signing else None)


def _planned(root: Path, manifest: Manifest) -> Iterator[_Bundle]:
    """Yield every bundle that can be made."""
    shared = bundles.shared_files(manifest, lambda path: _bytes(root, path))
    for tag in bundles.languages(manifest):
        part = bundles.of_language(manifest, tag, shared)
        yield _Bundle(bundles.bundle_name(tag), part, sums.of(part))
    yield _Bundle(bundles.bundle_name(None), manifest, sums.of(manifest))


def _files(root: Path, made: _Bundle) -> dict[str, bytes]:
    """Return what a bundle holds, by path; ParcelError for a file that is not as it was made."""
    files = {MANIFEST: encode(made.manifest), SUMS: made.sums}
    for path, one in made.manifest.files.items():
        files[path] = _bytes(root, path)
        if hashlib.sha256(files[path]).hexdigest() != one.sha256:
            message = "was changed while it was bundled: find out by whom, and run again"
            raise ParcelError(f"build/{path}", 0, message)
    return files


def _bytes(root: Path, path: str) -> bytes:
    """Return a file of `build/`; ParcelError if it cannot be read."""
    try:
        return (root / "build" / path).read_bytes()
    except OSError as error:
        raise ParcelError(f"build/{path}", 0, f"cannot be read: {error.strerror}; run again") from None


def _lies_there(root: Path, name: str) -> bool:
    """Tell whether there is a bundle of this name, whatever it holds."""
    path = root / _FOLDER / name
    return path.is_file() and not path.is_symlink()


def _clear(writer: Writer, names: Collection[str]) -> None:
    """Remove every bundle but those of `names`."""
    for name in bundled(writer.root):
        if bundles.BUNDLE.fullmatch(name) and name not in names:
            writer.remove(f"{_FOLDER}/{name}")


def _close(project: Project, writer: Writer, signing: Signing | None, listed: bytes) -> None:
    """Write the sums of the bundles and what signs them; an old signature of other sums goes first."""
    path = project.root / _FOLDER / SUMS
    if not path.is_file() or path.read_bytes() != listed:
        for name in SIGNATURES.values():
            writer.remove(f"{_FOLDER}/{name}")
    writer.write(f"{_FOLDER}/{SUMS}", listed)
    (signatures,) = _signed(project, signing, [listed])
    for name, text in signatures.items():
        writer.write(f"{_FOLDER}/{name}", text)


def _signing(project: Project) -> Signing:
    """Return with what the office signs; ConfigError if publish.toml does not say it."""
    if project.signing is None:
        example = 'write [signing] with program = "minisign", or "gpg", and key = "…"'
        raise ConfigError("publish.toml", 0, f"does not say with what to sign: {example}")
    return project.signing


def _signed(
    project: Project, signing: Signing | None, messages: Sequence[bytes]
) -> tuple[dict[str, bytes], ...]:
    """Return, for each of `messages`, its signature by the name of its file; nothing without `signing`."""
    if signing is None:
        return tuple({} for _ in messages)
    try:
        if signing.program == "minisign":
            secret = str(project.root / Path(signing.key).expanduser())
            made = programs.minisign(messages, scratch, secret=secret, comment=_COMMENT)
        else:
            made = programs.gpg(messages, scratch, user=signing.key)
    except SignatureError as error:
        raise ConfigError("--sign", 0, f"nothing was signed: {error}") from None
    return tuple({SIGNATURES[signing.program]: text.encode()} for text in made)
