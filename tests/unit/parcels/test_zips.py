"""A ZIP has one form, which every program reads."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from publish.parcels.zips import archive, directory

STAMP = dt.datetime(2017, 10, 20, 9, 30, 31, tzinfo=dt.UTC)


def test_every_byte_of_a_small_zip() -> None:
    """So that another version of Python that writes it otherwise is noticed."""
    assert archive({"a": b"A"}, STAMP).hex(" ") == (
        "50 4b 03 04 14 00 00 00 00 00 cf 4b 54 4b 8b 9e d9 d3 01 00 00 00 01 00 00 00 01 00 00 00 61 41 "
        "50 4b 01 02 14 03 14 00 00 00 00 00 cf 4b 54 4b 8b 9e d9 d3 01 00 00 00 01 00 00 00 01 00 00 00 "
        "00 00 00 00 00 00 00 00 a4 81 00 00 00 00 61 "
        "50 4b 05 06 00 00 00 00 01 00 01 00 2f 00 00 00 20 00 00 00 00 00"
    )


def test_members_stand_in_order(contents: Mapping[str, bytes]) -> None:
    """Whatever order the files were given in."""
    backwards = {path: contents[path] for path in sorted(contents, reverse=True)}
    assert archive(backwards, STAMP) == archive(contents, STAMP)
    assert zipfile.ZipFile(io.BytesIO(archive(backwards, STAMP))).namelist() == sorted(contents)


@pytest.mark.parametrize(
    ("stamp", "date"),
    [
        (STAMP, (2017, 10, 20, 9, 30, 30)),
        (dt.datetime(2017, 10, 20, 1, tzinfo=dt.timezone(dt.timedelta(hours=3))), (2017, 10, 19, 22, 0, 0)),
        (dt.datetime(1970, 1, 1, tzinfo=dt.UTC), (1980, 1, 1, 0, 0, 0)),
        (dt.datetime(2200, 1, 1, tzinfo=dt.UTC), (2107, 12, 31, 23, 59, 58)),
    ],
)
def test_the_date_is_in_utc_and_one_that_a_zip_can_hold(stamp: dt.datetime, date: tuple[int, ...]) -> None:
    """With even seconds, from 1980 to 2107."""
    (info,) = zipfile.ZipFile(io.BytesIO(archive({"a": b""}, stamp))).infolist()
    assert info.date_time == date


@pytest.mark.skipif(shutil.which("unzip") is None, reason="needs Info-ZIP")
def test_another_program_unpacks_it(contents: Mapping[str, bytes], tmp_path: Path) -> None:
    """To the same files, that everybody may read and only their owner change."""
    (tmp_path / "made.zip").write_bytes(archive(contents, STAMP))
    subprocess.run(["unzip", "-q", "made.zip", "-d", "out"], cwd=tmp_path, check=True, timeout=60)
    there = {path.relative_to(tmp_path / "out").as_posix(): path for path in tmp_path.glob("out/**/*.*")}
    assert {path: file.read_bytes() for path, file in there.items()} == {
        path: data for path, data in contents.items() if "." in path
    }
    assert {file.stat().st_mode & 0o777 for file in there.values()} == {0o644}


@pytest.mark.parametrize("count", [1, 70_000])
def test_the_directory_is_what_is_expected_of_it(count: int) -> None:
    """Also where there are too many members for its old form."""
    made = archive({f"{number:05}": b"" for number in range(count)}, STAMP)
    with zipfile.ZipFile(io.BytesIO(made)) as found:
        expected = directory(found.infolist(), found.start_dir)
        assert made[found.start_dir :] == expected


def test_the_directory_of_an_archive_of_many_gigabytes() -> None:
    """Where a member begins is then told in a field of 64 bits, and zipfile reads it back."""
    far = 5_000_000_000
    info = zipfile.ZipInfo("a", (2017, 10, 20, 0, 0, 0))
    info.CRC, info.header_offset = 0, far
    made = directory([info], far + 31)
    with zipfile.ZipFile(Sparse(far + 31, made)) as found:
        assert [(one.filename, one.header_offset) for one in found.infolist()] == [("a", far)]


class Sparse(io.RawIOBase):
    """A file of which nothing but the end is there."""

    def __init__(self, start: int, end: bytes) -> None:
        self._start = start
        self._end = end
        self._position = 0

    def seekable(self) -> bool:
        """Tell that it can be read anywhere."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        size = self._start + len(self._end)
        self._position = offset + (0, self._position, size)[whence]
        return self._position

    def tell(self) -> int:
        """Return the place."""
        return self._position

    def read(self, size: int = -1) -> bytes:
        """Return what is there."""
        at = self._position - self._start
        piece = self._end[at:] if size < 0 else self._end[at : at + size]
        self._position += len(piece)
        return piece
