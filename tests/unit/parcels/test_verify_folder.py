"""A folder is refused for whatever is not as it is listed, each file by its name."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from publish.parcels import sums
from publish.parcels.manifest import MANIFEST, SUMS, Listed, Manifest, ParcelError, encode
from publish.parcels.reading import File, Problem
from publish.parcels.verify import verify

Unpack = Callable[[Mapping[str, bytes]], Path]

UNLISTED = "is not listed: it is not the publisher's, or not of this parcel"
DISAGREE = "MANIFEST.json and SHA256SUMS do not say the same of it"
AGAIN = "is not written as publish writes it: get the parcel again"
NO_MANIFEST = "is no manifest of publish: get the parcel again"
ABSOLUTE = "its name is absolute: it would be written outside of the folder that it is unpacked in"
OUTSIDE = "its name leads out of the folder that it is unpacked in"
NO_PARCEL = "is not there: this is no parcel of publish, or a part of one"
UNLIKE = "publish gives no such name: it would not be the same on every disk"


@pytest.fixture
def parcel(contents: Mapping[str, bytes], unpack: Unpack) -> Path:
    """Give the parcel as a folder."""
    return unpack(contents)


def said(path: Path) -> list[tuple[str, str]]:
    """Return what is wrong with a parcel."""
    return [(one.path, one.message) for one in verify(path).problems]


def relist(folder: Path, manifest: Manifest) -> None:
    """Write the lists of a parcel anew, as a forger without a key would."""
    (folder / MANIFEST).write_bytes(encode(manifest))
    (folder / SUMS).write_bytes(sums.of(manifest))


def test_a_whole_parcel(parcel: Path, manifest: Manifest, contents: Mapping[str, bytes]) -> None:
    """All files but the sums are counted, and the sums are handed out to be held against a signature."""
    found = verify(parcel)
    assert (found.files, found.problems, found.manifest) == (9, (), manifest)
    assert [(one.path, one.sums, one.signatures) for one in found.sealed] == [("", contents[SUMS], {})]


def test_missing_altered_cut_short_oversized_and_unlisted(parcel: Path) -> None:
    """Each is named, and none hides another."""
    (parcel / "ar/index.html").unlink()
    (parcel / "en/index.html").write_bytes(b"<ul>")
    (parcel / "fonts/OFL.txt").write_bytes(b"lice")
    (parcel / "index.html").write_bytes(b"<p>" * 9)
    (parcel / "ar/more.html").write_bytes(b"<p>")
    assert said(parcel) == [
        ("ar/more.html", UNLISTED),
        ("ar/index.html", "is missing"),
        ("en/index.html", "is altered: it has not the digest that is listed"),
        ("fonts/OFL.txt", "is altered and cut short: it has 4 bytes, and MANIFEST.json says 7"),
        ("index.html", "is altered and oversized: it has 27 bytes, and MANIFEST.json says 3"),
    ]
    assert verify(parcel).files == 5


def test_a_file_of_another_size_is_not_read(parcel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may have terabytes."""
    with (parcel / "index.html").open("r+b") as file:
        file.truncate(1 << 40)
    read: list[str] = []
    real = File.sha256

    def noted(self: File) -> str:
        read.append(self.path)
        return real(self)

    monkeypatch.setattr(File, "sha256", noted)
    message = "is altered and oversized: it has 1099511627776 bytes, and MANIFEST.json says 3"
    assert said(parcel) == [("index.html", message)]
    assert "ar/index.html" in read
    assert "index.html" not in read


@pytest.mark.parametrize("name", [MANIFEST, SUMS])
def test_a_list_that_is_too_large_is_not_read(name: str, parcel: Path) -> None:
    """Nor parsed."""
    with (parcel / name).open("r+b") as file:
        file.truncate(1 << 40)
    message = "is oversized: it has 1099511627776 bytes, and may have 201326592 at most"
    assert said(parcel) == [(name, message)]


def test_links_are_not_followed(parcel: Path, tmp_path: Path) -> None:
    """Neither to files nor to folders, not even to what is listed."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.html").write_bytes(b"<p>")
    (parcel / "index.html").rename(tmp_path / "outside/index.html")
    (parcel / "index.html").symlink_to(tmp_path / "outside/index.html")
    (parcel / "more").symlink_to(tmp_path / "outside")
    assert said(parcel) == [("index.html", "is a link"), ("more", "is a link"), ("index.html", "is missing")]


@pytest.mark.parametrize("kind", ["pipe", "socket"])
def test_what_is_no_plain_file_is_not_opened(
    kind: str, parcel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe would be waited for without end."""
    monkeypatch.chdir(parcel)
    (parcel / "index.html").unlink()
    if kind == "pipe":
        os.mkfifo("index.html")
    else:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("index.html")
    assert said(parcel) == [("index.html", "is no plain file"), ("index.html", "is missing")]


def test_names_that_are_not_ours(parcel: Path) -> None:
    """Shown so that they cannot turn or hide a line of the report; hidden folders are not entered."""
    for name in (b".htaccess", b"\xff.html", b"x\x1b[2J.html", "\u202elmth.x".encode()):
        (Path(os.fsdecode(os.fsencode(parcel) + b"/" + name))).write_bytes(b"")
    (parcel / ".git").mkdir()
    (parcel / ".git/config").write_bytes(b"")
    assert sorted(said(parcel)) == [
        (".git", UNLIKE),
        (".htaccess", UNLIKE),
        ("\\u202elmth.x", "its name has other characters than ASCII: publish gives no such name"),
        ("\\udcff.html", "its name has other characters than ASCII: publish gives no such name"),
        ("x\\x1b[2J.html", UNLIKE),
    ]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/etc/passwd", ABSOLUTE),
        ("../index.html", OUTSIDE),
        ("ar/../index.html", OUTSIDE),
    ],
)  # fmt: skip
def test_a_list_that_leads_out_reads_nothing_there(
    path: str, message: str, parcel: Path, manifest: Manifest
) -> None:
    """Whatever lies at that place is not looked at."""
    files = {**manifest.files, path: manifest.files["index.html"]}
    relist(parcel, replace(manifest, files=files))
    assert said(parcel) == [(path, message), (path, "is missing")]


def test_names_that_differ_in_case_alone(parcel: Path, manifest: Manifest) -> None:
    """On the disk of a reader one of the two would be gone."""
    files = {**manifest.files, "AR/index.html": manifest.files["ar/index.html"]}
    relist(parcel, replace(manifest, files=files))
    (parcel / "AR").mkdir()
    (parcel / "AR/index.html").write_bytes((parcel / "ar/index.html").read_bytes())
    assert {path.lower() for path, message in said(parcel) if "upper and lower case" in message} >= {
        "ar/index.html"
    }


def test_a_refused_name_takes_nobody_s_place(parcel: Path, contents: Mapping[str, bytes]) -> None:
    """It is told for what it is, and however deep it is not looked at any further."""
    name = f"a/{'a/' * 60_000}a"
    digests = sums.read(contents[SUMS])
    (parcel / SUMS).write_bytes(sums.write({**digests, name: "0" * 64, name.upper(): "0" * 64}))
    assert {message for path, message in said(parcel) if path == name} == {
        "its name has more than 240 characters", DISAGREE, "is missing",
    }  # fmt: skip


def test_sums_and_manifest_have_to_agree(parcel: Path, manifest: Manifest) -> None:
    """One of them may be signed: what the other adds, leaves out or changes is named."""
    files = {
        **manifest.files,
        "index.html": Listed("0" * 64, 3),
        "more.html": Listed("0" * 64, 3),
    }
    del files["ar/index.html"]
    (parcel / MANIFEST).write_bytes(encode(replace(manifest, files=files)))
    assert said(parcel) == [
        ("ar/index.html", DISAGREE),
        ("index.html", DISAGREE),
        ("more.html", DISAGREE),
        ("MANIFEST.json", "is altered: it has not the digest that is listed"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (SUMS, None, NO_PARCEL),
        (MANIFEST, None, NO_PARCEL),
        (SUMS, b"\xef\xbb\xbf", AGAIN),
        (MANIFEST, b'{"files":{"\\ud800":{}},"releases":{},"version":1}', NO_MANIFEST),
        (MANIFEST, b"{}", NO_MANIFEST),
        (MANIFEST, b'{"files":{"index.html":{}},"releases":{},"version":1}', NO_MANIFEST),
        (MANIFEST, b'{"files":{},"releases":{},"version":1}\n', AGAIN),
    ],
)
def test_without_its_lists_it_is_no_parcel(name: str, data: bytes | None, message: str, parcel: Path) -> None:
    """Nothing is believed that they do not say."""
    (parcel / name).unlink() if data is None else (parcel / name).write_bytes(data)
    found = verify(parcel)
    assert (found.files, found.problems) == (0, (Problem(name, message),))


def test_bundles_are_a_tree_of_their_own(parcel: Path) -> None:
    """`build/` is verified with its bundles, each tree by its own sums."""
    (parcel / "bundles").mkdir()
    (parcel / "bundles/releases.zip").write_bytes(b"PK")
    assert said(parcel) == [("bundles/SHA256SUMS", NO_PARCEL)]
    (parcel / "bundles/SHA256SUMS").write_bytes(sums.write({"releases.zip": "0" * 64}))
    assert said(parcel) == [("bundles/releases.zip", "is altered: it has not the digest that is listed")]
    assert [one.path for one in verify(parcel).sealed] == ["", "bundles/"]


@pytest.mark.parametrize("make", [None, os.mkfifo])
def test_what_is_neither_folder_nor_file(make: Callable[[Path], None] | None, tmp_path: Path) -> None:
    """One line says so, at once."""
    path = tmp_path / "pipe"
    if make:
        make(path)
    with pytest.raises(ParcelError, match=r"pipe: error verify: (is neither|cannot be read: No such file)"):
        verify(path)
