"""`MANIFEST.json`: what a parcel holds, and what each release in it was made from.

1. It is canonical JSON, so that the same list is the same bytes: UTF-8, keys sorted, no white space. All its
   numbers are whole and all its keys ASCII, which makes it that of RFC 8785.
2. It lists every file but itself, the sums and signatures, and bundles, which are parcels of their own.
3. `releases` has what follows from sources and catalogs: by slug, then by the tag of the language. A
   withdrawn statement has files, which say so, and no release.
4. What breaks a rule is refused whole. A key that stands twice is found by writing the list again.

`docs/manifest.schema.json` is the same for programs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from msgspec import Struct

from publish.errors import PublishError
from publish.model import SLUG

MANIFEST = "MANIFEST.json"
SUMS = "SHA256SUMS"
SIGNATURES = {"minisign": f"{SUMS}.minisig", "gpg": f"{SUMS}.asc"}
"""The signature of the sums, by the program that makes it."""

BUNDLES = "bundles"
"""The folder of `build/` that is a parcel of its own."""

DIGESTS = ("source", "catalog", "furniture", "approvals", "configuration", "glossary")
"""What a release follows from; a digest is left out where there is no such file."""

LIMIT = 192 * 1024 * 1024  # bytes of a manifest or of sums that are read
_MOST = 5_000_000  # keys of a manifest: in one of that size, each has more than 32 bytes

STATES = ("released", "outdated", "partial", "lead")
REVIEWS = ("original", "not-asked", "approved", "unreviewed")

_VERSION = 1
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*")
_TOOL = re.compile(r"publish [0-9A-Za-z.+-]+")


class ParcelError(PublishError):
    """A parcel, or a file that lists one, is not what publish makes."""

    rule = "verify"


class Listed(Struct, frozen=True):
    """One file of a parcel: its SHA-256, its size in bytes, and whose it is: a slug and a language's tag."""

    sha256: str
    size: int
    statement: str | None = None
    language: str | None = None


class Origin(Struct, frozen=True):
    """What one release follows from, and how complete and reviewed it is.

    `state` and `review` are of `STATES` and `REVIEWS`. `translated` of `segments` are up to date. `digests`
    has the SHA-256 of each file that it was made from, by the names in `DIGESTS`; `tool` is what made it.
    """

    state: str
    review: str
    segments: int
    translated: int
    digests: Mapping[str, str]
    tool: str


class Manifest(Struct, frozen=True):
    """All files by path, all releases by slug and tag."""

    files: Mapping[str, Listed] = {}
    releases: Mapping[tuple[str, str], Origin] = {}


def encode(manifest: Manifest) -> bytes:
    """Return the bytes of `MANIFEST.json`."""
    files = ((path, entry(one)) for path, one in sorted(manifest.files.items()))
    releases = ((slug, tag, release(one)) for (slug, tag), one in sorted(manifest.releases.items()))
    return "".join(streamed(files, releases)).encode()


def streamed(files: Iterable[tuple[str, str]], releases: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Yield the text of `MANIFEST.json`, piece by piece.

    `files` are paths, each with its `entry`; `releases` slugs and tags, each with its `release`. Both are in
    order.
    """
    yield '{"files":{'
    comma = ""
    for path, one in files:
        yield f"{comma}{_json(path)}:{one}"
        comma = ","
    yield '},"releases":{'
    comma = ""
    for slug, languages in groupby(releases, key=itemgetter(0)):
        yield f"{comma}{_json(slug)}:{{"
        yield ",".join(f"{_json(tag)}:{one}" for _, tag, one in languages)
        yield "}"
        comma = ","
    yield f'}},"version":{_VERSION}}}'


def entry(one: Listed) -> str:
    """Return what `MANIFEST.json` says of a file."""
    whose = {"language": one.language, "statement": one.statement}
    return _json({"sha256": one.sha256, "size": one.size, **{key: of for key, of in whose.items() if of}})


def release(one: Origin) -> str:
    """Return what `MANIFEST.json` says of a release."""
    return _json(
        {
            "coverage": {"segments": one.segments, "translated": one.translated},
            "digests": dict(one.digests),
            "review": one.review,
            "state": one.state,
            "tool": one.tool,
        }
    )


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def decode(data: bytes) -> Manifest:
    """Return what `MANIFEST.json` says; ParcelError if it is not as `encode` writes it.

    What the paths are is not looked at.
    """
    try:
        _must(b"[" not in data and data.count(b":") <= _MOST)  # what is short and grows when it is parsed
        found = _manifest(json.loads(data.decode()))
        again = encode(found)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise ParcelError(MANIFEST, 0, "is no manifest of publish: get the parcel again") from None
    if again != data:
        raise ParcelError(MANIFEST, 0, "is not written as publish writes it: get the parcel again")
    return found


def _manifest(found: Any) -> Manifest:
    """Return the manifest that parsed JSON is; what is missing or wrong raises one of many errors."""
    _must(type(found["version"]) is int and found["version"] == _VERSION)
    return Manifest(
        {path: _listed(one) for path, one in found["files"].items()},
        {
            (_text(SLUG, slug), _text(_TAG, tag)): _origin(one)
            for slug, languages in found["releases"].items()
            for tag, one in languages.items()
        },
    )


def _listed(one: Any) -> Listed:
    whose = {
        key: _text(form, one[key]) for key, form in (("statement", SLUG), ("language", _TAG)) if key in one
    }
    return Listed(_text(_SHA256, one["sha256"]), _count(one["size"]), **whose)


def _origin(one: Any) -> Origin:
    coverage = one["coverage"]
    return Origin(
        _one_of(STATES, one["state"]),
        _one_of(REVIEWS, one["review"]),
        _count(coverage["segments"]),
        _count(coverage["translated"]),
        {_one_of(DIGESTS, of): _text(_SHA256, digest) for of, digest in one["digests"].items()},
        _text(_TOOL, one["tool"]),
    )


def _text(form: re.Pattern[str], found: Any) -> str:
    return _checked(found, lambda text: form.fullmatch(text) is not None)


def _one_of(words: tuple[str, ...], found: Any) -> str:
    return _checked(found, words.__contains__)


def _checked(found: Any, right: Callable[[str], bool]) -> str:
    _must(isinstance(found, str) and right(found))
    return str(found)


def _count(found: Any) -> int:
    _must(type(found) is int and found >= 0)
    return int(found)


def _must(right: bool) -> None:  # noqa: FBT001  because it is the only thing that is asked
    if not right:
        raise ValueError
