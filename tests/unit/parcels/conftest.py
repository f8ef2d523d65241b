"""A parcel of two languages, and ways to spoil it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from publish.parcels import sums
from publish.parcels.manifest import MANIFEST, SUMS, Listed, Manifest, Origin, encode

FILES: Mapping[str, tuple[bytes, str | None, str | None]] = {
    "ar/2017-10-19-doors.html": (b'<img src="../images/a.1f.jpg">', "2017-10-19-doors", "ar"),
    "ar/index.html": (b"<ul>", None, "ar"),
    "en/2017-10-19-doors.html": (b"<style>url(../fonts/b.2f.woff2)</style>", "2017-10-19-doors", "en"),
    "en/index.html": (b"<ol>", None, "en"),
    "fonts/OFL.txt": (b"licence", None, None),
    "fonts/b.2f.woff2": (b"wOF2", None, None),
    "images/a.1f.jpg": (b"\xff\xd8\xff", None, None),
    "index.html": (b"<p>", None, None),
}


def listed(data: bytes, statement: str | None = None, language: str | None = None) -> Listed:
    """Return what a manifest says of a file."""
    return Listed(hashlib.sha256(data).hexdigest(), len(data), statement, language)


def origin() -> Origin:
    """Return where a release comes from."""
    return Origin("released", "unreviewed", 8, 7, {"source": "0" * 64, "catalog": "1" * 64}, "publish 0.1.0")


@pytest.fixture
def manifest() -> Manifest:
    """Give the list of the parcel."""
    return Manifest(
        {path: listed(*one) for path, one in FILES.items()},
        {("2017-10-19-doors", "ar"): origin(), ("2017-10-19-doors", "en"): origin()},
    )


@pytest.fixture
def contents(manifest: Manifest) -> dict[str, bytes]:
    """Give all files of the parcel, with those that list the others."""
    files = {path: data for path, (data, _, _) in FILES.items()}
    return {**files, MANIFEST: encode(manifest), SUMS: sums.of(manifest)}


@pytest.fixture
def unpack(tmp_path: Path) -> Callable[[Mapping[str, bytes]], Path]:
    """Return a function that writes files into a folder."""

    def unpacked(files: Mapping[str, bytes]) -> Path:
        folder = tmp_path / "parcel"
        folder.mkdir()
        for path, data in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        return folder

    return unpacked
