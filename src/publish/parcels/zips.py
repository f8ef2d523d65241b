"""One ZIP in one form, so that the same files are the same bytes on every machine.

1. Members are stored, not deflated: compressed bytes would hang on the version of zlib. So none is larger
   than the archive, whatever its header says.
2. They stand in the order of their names, one behind the other from the first byte on, all with the one date
   that is given and with the permissions of a plain file (0644).
3. There is no folder, comment or extra field, and no byte that belongs to no member.
4. Each member's own header says what the directory at the end says. Programs go by one or the other.

Source: PKWARE, APPNOTE.TXT 6.3.10: 4.3.7 (local header), 4.3.12 (central directory), 4.3.14 to 4.3.16 (its
end), 4.4.6 (date), 4.4.15 (attributes), 4.5.3 (what is too large for a field of 32 bits).
"""

from __future__ import annotations

import datetime as dt
import io
import stat
import struct
import zipfile
from collections.abc import Mapping, Sequence

EARLIEST = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
LATEST = dt.datetime(2107, 12, 31, 23, 59, 58, tzinfo=dt.UTC)
"""The dates that a ZIP can hold."""

LARGEST = 2_000_000_000
"""The bytes that a member may have: with more, its header would need another form."""

MODE = stat.S_IFREG | 0o644

_UNIX = 3
_VERSION, _VERSION_64 = 20, 45  # that a program needs: 2.0, and 4.5 for what is too large for 32 bits
_MANY = 0xFFFF
_FAR = 0xFFFFFFFF


def archive(files: Mapping[str, bytes], stamp: dt.datetime) -> bytes:
    """Return the ZIP of `files` by path; `stamp`, which has an offset, is the date that each gets, in UTC.

    A date that a ZIP cannot hold becomes the nearest that it can.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as target:
        for path in sorted(files):
            target.writestr(member(path, date(stamp)), files[path])
    return made.getvalue()


def date(stamp: dt.datetime) -> tuple[int, int, int, int, int, int]:
    """Return a moment as a ZIP holds it: in UTC, with even seconds."""
    kept = min(max(stamp.astimezone(dt.UTC), EARLIEST), LATEST)
    return kept.year, kept.month, kept.day, kept.hour, kept.minute, kept.second // 2 * 2


def member(path: str, when: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    """Return what the directory of an archive says of a file, but for its size and checksum."""
    info = zipfile.ZipInfo(path, when)
    info.create_system = _UNIX
    info.create_version = info.extract_version = _VERSION
    info.external_attr = MODE << 16
    return info


def directory(members: Sequence[zipfile.ZipInfo], start: int) -> bytes:
    """Return what stands behind the last member, at byte `start`, of an archive that `archive` made.

    `members` have their sizes, checksums and offsets.
    """
    entries = b"".join(map(_entry, members))
    end = start + len(entries)
    count = len(members)
    if count <= _MANY and end <= zipfile.ZIP64_LIMIT:
        return entries + _end(count, len(entries), start)
    record = struct.pack(
        "<4sQ2H2L4Q", b"PK\6\6", 44, _VERSION_64, _VERSION_64, 0, 0, count, count, len(entries), start
    )
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, end, 1)
    return entries + record + locator + _end(min(count, _MANY), min(len(entries), _FAR), min(start, _FAR))


def _entry(info: zipfile.ZipInfo) -> bytes:
    """Return the entry of a member in the directory."""
    name = info.filename.encode("ascii")
    year, month, day, hour, minute, second = info.date_time
    far = info.header_offset > zipfile.ZIP64_LIMIT
    version = _VERSION_64 if far else _VERSION
    extra = struct.pack("<2HQ", 1, 8, info.header_offset) if far else b""
    return (
        struct.pack(
            "<4s4B4H3L5H2L", b"PK\1\2", version, _UNIX, version, 0, 0, zipfile.ZIP_STORED,
            hour << 11 | minute << 5 | second // 2, year - 1980 << 9 | month << 5 | day,
            info.CRC, info.file_size, info.file_size, len(name), len(extra), 0, 0, 0, info.external_attr,
            _FAR if far else info.header_offset,
        )
        + name
        + extra
    )  # fmt: skip


def _end(count: int, size: int, start: int) -> bytes:
    """Return the record that an archive ends with."""
    return struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, size, start, 0)
