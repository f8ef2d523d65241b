"""A ZIP is refused, by the member's name, for whatever publish would not have written."""

from __future__ import annotations

import datetime as dt
import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from publish.parcels import sums, zips
from publish.parcels.manifest import MANIFEST, SUMS, Manifest, ParcelError, encode
from publish.parcels.verify import verify
from publish.parcels.zips import archive

STAMP = dt.datetime(2017, 10, 20, tzinfo=dt.UTC)
WHOLE = ("the ZIP itself", "was not written by publish: unpack it, and verify the folder")
HEADERS = "its own header and the directory of the ZIP do not say the same"
ABSOLUTE = "its name is absolute: it would be written outside of the folder that it is unpacked in"
OUTSIDE = "its name leads out of the folder that it is unpacked in"
FOREIGN = "its name has other characters than ASCII: publish gives no such name"
COMPRESSED = "is compressed, and may grow without end: publish stores files as they are"

Change = Callable[[zipfile.ZipInfo], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give where the ZIP lies."""
    return tmp_path / "releases.zip"


def said(path: Path, data: bytes) -> list[tuple[str, str]]:
    """Return what is wrong with a ZIP of these bytes."""
    path.write_bytes(data)
    return [(one.path, one.message) for one in verify(path).problems]


def packed(files: Mapping[str, bytes], changes: Mapping[str, Change], more: tuple[str, ...] = ()) -> bytes:
    """Return a ZIP as publish writes it, but for `changes` of members, and `more` that are added."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile itself warns of a name that stands twice
        for name in (*sorted(files), *more):
            info = zips.member(name, zips.date(STAMP))
            if name in changes:
                changes[name](info)
            target.writestr(info, files.get(name, b"<p>"), compress_type=info.compress_type)
    return made.getvalue()


def patched(data: bytes, old: bytes, new: bytes, *, times: int) -> bytes:
    """Return `data` with bytes replaced that stand in it as often as is said."""
    assert data.count(old) == times
    return data.replace(old, new)


def test_a_whole_zip(path: Path, contents: Mapping[str, bytes]) -> None:
    """What publish writes it also takes."""
    assert said(path, archive(contents, STAMP)) == []
    assert verify(path).files == 9


def test_the_test_s_own_zip_is_that_of_publish(contents: Mapping[str, bytes]) -> None:
    """So each change below is the one thing that is wrong."""
    assert packed(contents, {}) == archive(contents, STAMP)


def test_missing_altered_and_unlisted_members(path: Path, contents: dict[str, bytes]) -> None:
    """By the same rules as in a folder."""
    del contents["ar/index.html"]
    contents["en/index.html"] = b"<ul>"
    contents["index.html"] = b"<p>" * 9
    contents["evil.html"] = b"<p>"
    assert said(path, archive(contents, STAMP)) == [
        ("evil.html", "is not listed: it is not the publisher's, or not of this parcel"),
        ("ar/index.html", "is missing"),
        ("en/index.html", "is altered: it has not the digest that is listed"),
        ("index.html", "is altered and oversized: it has 27 bytes, and MANIFEST.json says 3"),
    ]


def test_a_member_that_stands_twice(path: Path, contents: Mapping[str, bytes]) -> None:
    """Programs differ in which of the two they unpack."""
    assert said(path, packed(contents, {}, ("index.html",)))[0] == ("index.html", "is there twice")


@pytest.mark.parametrize(
    ("name", "shown", "message"),
    [
        ("/etc/cron.d/x", None, ABSOLUTE),
        ("C:/x.html", None, ABSOLUTE),
        ("../x.html", None, OUTSIDE),
        ("ar/../../x.html", None, OUTSIDE),
        ("..\\x.html", None, OUTSIDE),
        ("\u202elmth.x", "\\u202elmth.x", FOREIGN),
        ("empty/", None, "is no plain file"),
        (".bashrc", None, "publish gives no such name: it would not be the same on every disk"),
    ],
)  # fmt: skip
def test_names_that_lead_elsewhere(
    name: str, shown: str | None, message: str, path: Path, contents: Mapping[str, bytes]
) -> None:
    """They are named, and never opened."""
    assert (shown or name, message) in said(path, packed(contents, {}, (name,)))


def test_a_name_in_another_encoding(path: Path, contents: Mapping[str, bytes]) -> None:
    """Which file it is would hang on the reader's system."""
    data = patched(packed(contents, {}, ("x0.html",)), b"x0.html", b"x\xe9.html", times=2)
    assert ("xΘ.html", "its name is not UTF-8") in said(path, data)


def test_a_name_that_says_utf_8_and_is_not(path: Path, contents: Mapping[str, bytes]) -> None:
    """The directory cannot even be read; the name is told all the same."""
    data = patched(packed(contents, {}, ("\u00e9.html",)), "\u00e9.html".encode(), b"\xff\xfe.html", times=2)
    with pytest.raises(ParcelError, match=r'the name "\\xff\\xfe\.html" in it is not UTF-8'):
        said(path, data)


def test_names_that_differ_in_case_alone(path: Path, contents: Mapping[str, bytes]) -> None:
    """On the disk of a reader one of the two would be gone."""
    message = 'takes the place of "index.html" where upper and lower case are the same'
    assert ("INDEX.html", message) in said(path, packed(contents, {}, ("INDEX.html",)))


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        (stat.S_IFLNK, "is a link"),
        (stat.S_IFIFO, "is no plain file"),
        (stat.S_IFCHR, "is no plain file"),
        (stat.S_IFDIR, "is no plain file"),
    ],
)
@pytest.mark.parametrize("system", [0, 3])
def test_special_files(
    kind: int, message: str, system: int, path: Path, contents: Mapping[str, bytes]
) -> None:
    """Whatever system the ZIP says that it comes from."""

    def change(info: zipfile.ZipInfo) -> None:
        info.external_attr = (kind | 0o777) << 16
        info.create_system = system

    assert said(path, packed(contents, {"index.html": change})) == [
        ("index.html", message),
        ("index.html", "is missing"),
    ]


def test_an_encrypted_member(path: Path, contents: Mapping[str, bytes]) -> None:
    """Nobody can tell what it holds."""
    data = bytearray(packed(contents, {}))
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(b"index.html"))
    data[entry + 8] |= 1
    assert said(path, bytes(data)) == [("index.html", "is encrypted"), ("index.html", "is missing")]


def test_a_compressed_member_is_not_opened(
    path: Path, contents: dict[str, bytes], manifest: Manifest
) -> None:
    """However small it looks: a thousand times as much may come out."""
    bomb = b"0" * 10_000_000
    files = {**manifest.files, "index.html": replace(manifest.files["index.html"], size=len(bomb))}
    contents |= {"index.html": bomb, MANIFEST: encode(replace(manifest, files=files))}
    contents[SUMS] = sums.of(replace(manifest, files=files))

    def change(info: zipfile.ZipInfo) -> None:
        info.compress_type = zipfile.ZIP_DEFLATED

    assert said(path, packed(contents, {"index.html": change})) == [
        ("index.html", COMPRESSED),
        ("index.html", "is missing"),
    ]


def test_a_compressed_manifest_is_not_opened(path: Path, contents: Mapping[str, bytes]) -> None:
    """What is read before anything is known must not grow either."""

    def change(info: zipfile.ZipInfo) -> None:
        info.compress_type = zipfile.ZIP_DEFLATED

    assert said(path, packed(contents, {MANIFEST: change}))[0] == (MANIFEST, COMPRESSED)


def test_a_member_that_says_it_is_larger_than_the_zip(path: Path, contents: Mapping[str, bytes]) -> None:
    """Its size is held against the manifest, and nothing is read for it."""
    data = bytearray(packed(contents, {}))
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(b"index.html"))
    local = data.rindex(b"PK\x03\x04")
    struct.pack_into("<LL", data, entry + 20, 1_900_000_000, 1_900_000_000)
    struct.pack_into("<LL", data, local + 18, 1_900_000_000, 1_900_000_000)
    message = "is altered and oversized: it has 1900000000 bytes, and MANIFEST.json says 3"
    assert ("index.html", message) in said(path, bytes(data))


@pytest.mark.parametrize("offset", [1 << 40, (1 << 63) - 1, 1 << 63, (1 << 64) - 1])
def test_a_member_that_says_it_lies_beyond_the_zip(
    offset: int, path: Path, contents: Mapping[str, bytes]
) -> None:
    """In a field of 64 bits, of which no file has so many: it is named like any other."""
    data = packed(contents, {})
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(b"index.html"))
    end = data.rindex(b"PK\x05\x06")
    field = struct.pack("<HHQ", 1, 8, offset)
    member, tail = bytearray(data[entry:end]), bytearray(data[end:])
    struct.pack_into("<H", member, 30, len(field))
    struct.pack_into("<L", member, 42, 0xFFFFFFFF)
    struct.pack_into("<L", tail, 12, struct.unpack_from("<L", tail, 12)[0] + len(field))
    assert said(path, data[:entry] + bytes(member) + field + bytes(tail)) == [
        ("index.html", HEADERS),
        ("index.html", "is missing"),
    ]


def test_another_name_in_the_member_s_own_header(path: Path, contents: Mapping[str, bytes]) -> None:
    """Programs that read from the front would unpack that one."""
    data = archive(contents, STAMP)
    at = data.index(b"PK\x03\x04", data.index(b"<img")) + 30
    assert data[at : at + 13] == b"ar/index.html"
    assert said(path, data[:at] + b"ar/evil1.html" + data[at + 13 :]) == [
        ("ar/index.html", HEADERS),
        ("ar/index.html", "is missing"),
    ]


def backwards(contents: Mapping[str, bytes]) -> bytes:
    """Return a ZIP with its members in the opposite order."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name in sorted(contents, reverse=True):
            target.writestr(zips.member(name, zips.date(STAMP)), contents[name])
    return made.getvalue()


def hidden(contents: Mapping[str, bytes]) -> bytes:
    """Return a ZIP with a member between two others that its directory does not know."""
    with_it = packed({**contents, "evil.html": b"<p>"}, {})
    entry = with_it.rindex(b"PK\x01\x02", 0, with_it.rindex(b"evil.html"))
    end = with_it.rindex(b"PK\x05\x06")
    size = 46 + len("evil.html")
    counts = bytearray(with_it[end:])
    number, directory = struct.unpack_from("<H", counts, 8)[0], struct.unpack_from("<L", counts, 12)[0]
    struct.pack_into("<HHL", counts, 8, number - 1, number - 1, directory - size)
    return with_it[:entry] + with_it[entry + size : end] + bytes(counts)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(hidden, id="a member that the directory hides"),
        pytest.param(lambda files: b"#!/bin/sh\n" + archive(files, STAMP), id="a program before it"),
        pytest.param(lambda files: archive(files, STAMP) + b"\0", id="a byte behind it"),
        pytest.param(backwards, id="another order"),
    ],
)
def test_bytes_that_belong_to_no_file(
    change: Callable[[Mapping[str, bytes]], bytes], path: Path, contents: Mapping[str, bytes]
) -> None:
    """Some programs would find another parcel in them."""
    assert said(path, change(contents)) == [WHOLE]


def comment(info: zipfile.ZipInfo) -> None:
    """Add words about it."""
    info.comment = b"call this number"


def extra(info: zipfile.ZipInfo) -> None:
    """Add a field that some programs take for another name."""
    info.extra = struct.pack("<HH4s", 0x7075, 4, b"evil")


def system(info: zipfile.ZipInfo) -> None:
    """Say that it comes from MS-DOS."""
    info.create_system = 0


def mode(info: zipfile.ZipInfo) -> None:
    """Let it run as its owner."""
    info.external_attr = (stat.S_IFREG | 0o4755) << 16


def date(info: zipfile.ZipInfo) -> None:
    """Give it a date of its own."""
    info.date_time = (2020, 1, 1, 0, 0, 0)


@pytest.mark.parametrize("change", [comment, system, mode, date])
def test_what_says_more_of_a_member(change: Change, path: Path, contents: Mapping[str, bytes]) -> None:
    """Comments, permissions and dates of its own: it was not written here."""
    assert said(path, packed(contents, {"index.html": change})) == [WHOLE]


def test_an_extra_field(path: Path, contents: Mapping[str, bytes]) -> None:
    """It may give a member another name."""
    assert said(path, packed(contents, {"index.html": extra})) == [
        ("index.html", HEADERS),
        ("index.html", "is missing"),
    ]


def test_a_comment_of_the_whole(path: Path, contents: Mapping[str, bytes]) -> None:
    """Bytes at the end that belong to no file."""
    made = io.BytesIO(archive(contents, STAMP))
    with zipfile.ZipFile(made, "a") as target:
        target.comment = b"call this number"
    assert said(path, made.getvalue()) == [WHOLE]


def test_a_folder_for_bundles_is_unlisted_in_a_zip(path: Path, contents: Mapping[str, bytes]) -> None:
    """It would be a second parcel, that nobody signed, within the first."""
    inner = {"bundles/evil.html": b"<p>", "bundles/SHA256SUMS": b""}
    assert [name for name, _ in said(path, archive({**contents, **inner}, STAMP))] == [
        "bundles/SHA256SUMS", "bundles/evil.html",
    ]  # fmt: skip


@pytest.mark.parametrize("cut", [0, 1, 30, 200, -1, -22, -40])
def test_a_zip_that_was_cut(cut: int, path: Path, contents: Mapping[str, bytes]) -> None:
    """One line, and no traceback."""
    with pytest.raises(ParcelError, match=r"releases\.zip: error verify: is no ZIP, or a damaged one"):
        said(path, archive(contents, STAMP)[:cut])


def test_every_changed_byte_around_the_files_is_noticed(path: Path, contents: Mapping[str, bytes]) -> None:
    """In headers, names and the directory: the files themselves have their digests."""
    data = archive(contents, STAMP)
    within = {at for one in contents.values() for at in range(data.index(one), data.index(one) + len(one))}
    unnoticed = []
    for place in sorted(set(range(len(data))) - within):
        spoiled = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        try:
            if not said(path, spoiled):
                unnoticed.append(place)
        except ParcelError:
            continue
    assert len(within) < len(data) - 500
    assert unnoticed == []
