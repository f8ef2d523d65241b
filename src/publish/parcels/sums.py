"""`SHA256SUMS`: digests as `sha256sum -c` reads them, a line for each file, in order.

`shasum -a 256 -c`, BusyBox and Git for Windows read the same form. Each line ends in a line feed alone and
stands for a binary file (`*`), so that no program turns line endings over before it hashes.

Source: GNU Coreutils manual, "cksum output modes" and "sha2 utilities".
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping

from publish.parcels.manifest import MANIFEST, SUMS, Manifest, ParcelError, encode

_LINE = re.compile(r"([0-9a-f]{64}) \*([!-\[\]-~]+)\n")  # no backslash, for which the form has escapes


def of(manifest: Manifest) -> bytes:
    """Return the sums of a parcel: of every file in `manifest`, and of the manifest itself."""
    digests = {path: one.sha256 for path, one in manifest.files.items()}
    return write({**digests, MANIFEST: hashlib.sha256(encode(manifest)).hexdigest()})


def streamed(digests: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of the file for paths, each with its SHA-256, which are in order."""
    for path, digest in digests:
        yield f"{digest} *{path}\n"


def write(digests: Mapping[str, str]) -> bytes:
    """Return the file for SHA-256 digests by path."""
    return "".join(streamed(sorted(digests.items()))).encode()


def paths(lines: Iterable[bytes]) -> Iterator[str]:
    """Yield the path in each of `lines`; what is no line of ours has none."""
    for line in lines:
        if match := _LINE.fullmatch(line.decode(errors="replace")):
            yield match[2]


def read(data: bytes) -> dict[str, str]:
    """Return the digests by path; ParcelError if `write` would not have written `data`."""
    try:
        found = {path: digest for digest, path in _LINE.findall(data.decode())}
    except UnicodeDecodeError:
        found = {}
    if write(found) != data:
        raise ParcelError(SUMS, 0, "is not written as publish writes it: get the parcel again")
    return found
