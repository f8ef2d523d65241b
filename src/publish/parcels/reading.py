"""Reading a parcel that anybody may have made: what it holds, and each file's digest, without unpacking it.

Nothing of it is trusted. A folder is walked without following links; of a ZIP the directory is read, and no
byte of it is ever decompressed: a member that is not stored is refused. Files are read in pieces, and of none
more than its header or the disk says it has.
"""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from publish.errors import printable
from publish.parcels import zips
from publish.parcels.manifest import ParcelError
from publish.parcels.names import UNLIKE, fault

_PIECE = 1024 * 1024  # bytes read at once
_ENCRYPTED = 0x1 | 0x40 | 0x2000  # by a password, strongly, and with its headers masked
_UTF8 = 0x800
_FOREIGN = "was packed by another program: unpack it, and verify the folder"


class Problem(Struct, frozen=True):
    """What is wrong with a parcel: the path in it, and why, with what to do where that is not plain."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class File:
    """A plain file of a parcel: `size` bytes, from `start` on in what `open` gives."""

    path: str
    size: int
    open: Callable[[], AbstractContextManager[BinaryIO]] = field(compare=False, repr=False)
    start: int = 0

    def read(self, most: int) -> bytes:
        """Return its bytes; ParcelError if there are more than `most`."""
        if self.size > most:
            raise ParcelError(
                self.path, 0, f"is oversized: it has {self.size} bytes, and may have {most} at most"
            )
        return b"".join(self._pieces())

    def sha256(self) -> str:
        """Return the digest of its bytes."""
        digest = hashlib.sha256()
        for piece in self._pieces():
            digest.update(piece)
        return digest.hexdigest()

    def _pieces(self) -> Iterator[bytes]:
        """Yield its bytes, no more than its size."""
        left = self.size
        with self.open() as file:
            file.seek(self.start)
            while left > 0 and (piece := file.read(min(_PIECE, left))):
                left -= len(piece)
                yield piece


class Contents(Struct, frozen=True):
    """The files of a parcel that can be read, by path, and what is wrong with what cannot."""

    files: Mapping[str, File]
    problems: tuple[Problem, ...]


@contextmanager
def opened(path: Path) -> Iterator[Contents]:
    """Give what the folder or ZIP at `path` holds; ParcelError if it is neither, or cannot be read."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield _contents(_folder(path, ""))
        elif stat.S_ISREG(mode):
            with path.open("rb") as file, _zip(file, str(path)) as found:
                members = tuple(_members(found, file))
                if _is_foreign(found.infolist(), members):
                    raise ParcelError(printable(str(path)), 0, _FOREIGN)
                yield _contents(members)
        else:
            raise ParcelError(printable(str(path)), 0, "is neither a folder nor a ZIP")
    except OSError as error:
        raise ParcelError(printable(str(path)), 0, f"cannot be read: {error.strerror or error}") from None


def _contents(found: Iterable[File | Problem]) -> Contents:
    files: dict[str, File] = {}
    problems = []
    for one in found:
        if isinstance(one, Problem):
            problems.append(one)
        elif one.path in files:
            problems.append(Problem(one.path, "is there twice"))
        else:
            files[one.path] = one
    return Contents(files, tuple(problems))


def _folder(folder: Path, prefix: str) -> Iterator[File | Problem]:
    """Yield every file below `folder`, in order."""
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        path = f"{prefix}{entry.name}"
        if wrong := fault(path):
            yield Problem(printable(path), wrong)
        elif entry.is_dir(follow_symlinks=False):
            yield from _folder(Path(entry.path), f"{path}/")
        elif not entry.is_file(follow_symlinks=False):
            yield Problem(path, "is a link" if entry.is_symlink() else "is no plain file")
        else:
            yield File(path, entry.stat(follow_symlinks=False).st_size, _opener(entry.path))


def _opener(path: str) -> Callable[[], BinaryIO]:
    """Return what opens the file at `path`."""
    return lambda: Path(path).open("rb")


@contextmanager
def _zip(file: BinaryIO, path: str) -> Iterator[zipfile.ZipFile]:
    """Give the ZIP in `file`; ParcelError if it is none."""
    try:
        found = zipfile.ZipFile(file)
    except UnicodeDecodeError as error:
        name = error.object.decode("ascii", "backslashreplace")
        raise ParcelError(printable(path), 0, f'the name "{name}" in it is not UTF-8') from None
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OverflowError):
        raise ParcelError(printable(path), 0, "is no ZIP, or a damaged one: get it again") from None
    with found:
        yield found


def _members(found: zipfile.ZipFile, file: BinaryIO) -> Iterator[File | Problem]:
    """Yield every member of a ZIP, and what is not in the form that publish writes."""
    wrong = False
    for info in found.infolist():
        one = _member(info, file)
        wrong = wrong or isinstance(one, Problem)
        yield one
    if not wrong and not _is_whole(found.infolist(), file):
        yield Problem("the ZIP itself", "was not written by publish: unpack it, and verify the folder")


def _is_foreign(found: Sequence[zipfile.ZipInfo], members: Sequence[File | Problem]) -> bool:
    """Tell whether another program packed a ZIP: most members are not in our form, and none is dangerous."""
    refused = sum(isinstance(one, Problem) for one in members)
    return refused * 2 > len(found) and all(map(_is_harmless, found))


def _is_harmless(info: zipfile.ZipInfo) -> bool:
    """Tell whether unpacking a member writes a plain file or a folder, and that where it belongs."""
    plain = stat.S_IFMT(info.external_attr >> 16) in {0, stat.S_IFREG, stat.S_IFDIR}
    name = info.orig_filename.removesuffix("/")
    return plain and not info.flag_bits & _ENCRYPTED and fault(name) in {"", UNLIKE}


def _member(info: zipfile.ZipInfo, file: BinaryIO) -> File | Problem:
    """Return a member of the ZIP in `file`, or what is wrong with it."""
    name = printable(info.orig_filename)
    if wrong := _wrong(info):
        return Problem(name, wrong)
    header = _header(info)
    if _at(file, info.header_offset, len(header)) != header:
        return Problem(name, "its own header and the directory of the ZIP do not say the same")
    return File(name, info.file_size, lambda: nullcontext(file), info.header_offset + len(header))


def _wrong(info: zipfile.ZipInfo) -> str:
    """Return why a member cannot be one that publish wrote; nothing if it can."""
    name, kind = info.orig_filename, stat.S_IFMT(info.external_attr >> 16)
    stored = info.compress_type == zipfile.ZIP_STORED and info.compress_size == info.file_size
    faults = (
        (info.flag_bits & _ENCRYPTED, "is encrypted"),
        (kind == stat.S_IFLNK, "is a link"),
        (kind not in {0, stat.S_IFREG} or name.endswith("/"), "is no plain file"),
        (not name.isascii() and not info.flag_bits & _UTF8, "its name is not UTF-8"),
        (fault(name), fault(name)),
        (not stored, "is compressed, and may grow without end: publish stores files as they are"),
        (info.file_size > zips.LARGEST, f"is oversized: it has {info.file_size} bytes"),
    )
    return next((message for holds, message in faults if holds), "")


def _plain(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return a member as publish would have written it, at the same place."""
    plain = zips.member(info.orig_filename, info.date_time)
    plain.CRC, plain.file_size, plain.compress_size = info.CRC, info.file_size, info.file_size
    plain.header_offset = info.header_offset
    return plain


def _header(info: zipfile.ZipInfo) -> bytes:
    """Return what stands before a member's bytes, had publish written it."""
    return _plain(info).FileHeader(zip64=False)


def _is_whole(members: Sequence[zipfile.ZipInfo], file: BinaryIO) -> bool:
    """Tell whether the ZIP is its members, one behind the other, and their directory, and nothing else."""
    position = 0
    for info in members:
        if info.header_offset != position:
            return False
        position += len(_header(info)) + info.file_size
    names = [info.orig_filename for info in members]
    directory = zips.directory(tuple(map(_plain, members)), position)
    one_date = len({info.date_time for info in members}) <= 1
    return one_date and names == sorted(names) and _at(file, position, len(directory) + 1) == directory


def _at(file: BinaryIO, position: int, size: int) -> bytes:
    """Return bytes of a file from a place on; none where it has no such place, which a header may name."""
    if not 0 <= position <= file.seek(0, os.SEEK_END):
        return b""
    file.seek(position)
    return file.read(size)
