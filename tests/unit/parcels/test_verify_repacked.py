"""A ZIP that was unpacked and packed again is refused in one line, unless unpacking it is dangerous."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from publish.parcels.manifest import ParcelError
from publish.parcels.verify import verify

REPACKED = r"releases\.zip: error verify: was packed by another program: unpack it, and verify the folder$"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give where the ZIP lies."""
    return tmp_path / "releases.zip"


def repacked(contents: Mapping[str, bytes], method: int) -> io.BytesIO:
    """Return a ZIP as another program makes it of an unpacked one, with its folders."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as target:
        for folder in ("ar/", "en/", "fonts/", "images/"):
            target.mkdir(folder)
        for name, data in contents.items():
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.extra = struct.pack("<HHBL", 0x5455, 5, 1, 0)
            target.writestr(info, data, compress_type=method)
    return made


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_zip_of_another_program(method: int, path: Path, contents: Mapping[str, bytes]) -> None:
    """One line says what to do, rather than one for each member."""
    path.write_bytes(repacked({**contents, ".DS_Store": b"Bud1"}, method).getvalue())
    with pytest.raises(ParcelError, match=REPACKED):
        verify(path)


@pytest.mark.parametrize("name", ["../x.html", "/etc/cron.d/x", "link"])
def test_nobody_is_told_to_unpack_what_is_dangerous(
    name: str, path: Path, contents: Mapping[str, bytes]
) -> None:
    """A member that would be written elsewhere is named instead, by whatever program it was packed."""
    made = repacked(contents, zipfile.ZIP_DEFLATED)
    with zipfile.ZipFile(made, "a") as target:
        info = zipfile.ZipInfo(name)
        info.external_attr = (stat.S_IFLNK if name == "link" else stat.S_IFREG) << 16
        target.writestr(info, b"/etc/passwd")
    path.write_bytes(made.getvalue())
    assert name in [one.path for one in verify(path).problems]
