"""A ZIP that came by mail becomes its files, by name, or is refused before anything of it is unpacked.

1. What its directory says that it holds is limited in number and size; a member that is longer than that is
   never read to its end. So none costs more than it says.
2. Names are names: what leads out of the folder, or stands twice, is refused. Nothing is written to a disk.
3. Nothing that is encrypted, and no archive within: what cannot be seen cannot be vouched for.

Source: PKWARE, APPNOTE.TXT 6.3.10: 4.4.4 (bit 0, encryption), 4.4.17 (names).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from publish.errors import ReceivedError, printable

COUNT_LIMIT = 1000
SIZE_LIMIT = 100 * 1024 * 1024  # bytes, unpacked
PACKED_LIMIT = 50 * 1024 * 1024  # bytes

_ENCRYPTED = 1


def members(data: bytes, path: str, wanted: tuple[str, ...] = ()) -> dict[str, bytes]:
    """Return the files in the ZIP `data` by their names, only those `wanted` if some are named.

    `path` is only named in a refusal: ReceivedError.
    """
    if len(data) > PACKED_LIMIT:
        raise _refused(path, f"it is larger than {PACKED_LIMIT // 1024 // 1024} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = list(_listed(archive, path))
            return {one.filename: archive.read(one) for one in found if not wanted or one.filename in wanted}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeError, OSError) as error:
        raise _refused(path, f"it is damaged ({printable(str(error))})") from None


def _listed(archive: zipfile.ZipFile, path: str) -> Iterator[zipfile.ZipInfo]:
    """Yield its files; ReceivedError for one that no honest archive has."""
    listed = archive.infolist()
    if len(listed) > COUNT_LIMIT:
        raise _refused(path, f"it has more than {COUNT_LIMIT} files")
    if sum(one.file_size for one in listed) > SIZE_LIMIT:
        raise _refused(path, f"it would unpack to more than {SIZE_LIMIT // 1024 // 1024} MB")
    seen = set()
    for one in listed:
        name = one.filename
        if name in seen:
            raise _refused(path, f'it has two files called "{printable(name)}"')
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise _refused(path, f'the name "{printable(name)}" leads out of it')
        if one.flag_bits & _ENCRYPTED:
            raise _refused(path, f'"{printable(name)}" in it is encrypted: unpack it, and receive its files')
        seen.add(name)
        if not one.is_dir():
            yield one


def _refused(path: str, what: str) -> ReceivedError:
    advice = "" if ":" in what else ": ask the sender for the files themselves"
    return ReceivedError(path, 0, f"{what}{advice}", rule="received-zip")
