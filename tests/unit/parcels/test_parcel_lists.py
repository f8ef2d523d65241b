"""The manifest and the sums have one form each, and what has not is refused."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from publish.parcels import sums
from publish.parcels.manifest import Listed, Manifest, Origin, ParcelError, decode, encode

SCHEMA = json.loads((Path(__file__).parents[3] / "docs/manifest.schema.json").read_text("utf-8"))
DIGEST = "ab" * 32


def test_a_manifest_is_canonical_json() -> None:
    """Keys sorted, no white space, whole numbers: the form of RFC 8785."""
    origin = Origin("partial", "approved", 8, 7, {"source": DIGEST}, "publish 0.1.0")
    made = Manifest(
        {
            "index.html": Listed(DIGEST, 3),
            "ar/2017-10-19-doors.html": Listed(DIGEST, 9, "2017-10-19-doors", "ar"),
        },
        {("2017-10-19-doors", "ar"): origin},
    )
    assert encode(made).decode() == (
        '{"files":{"ar/2017-10-19-doors.html":{"language":"ar","sha256":"' + DIGEST + '","size":9,'
        '"statement":"2017-10-19-doors"},"index.html":{"sha256":"' + DIGEST + '","size":3}},'
        '"releases":{"2017-10-19-doors":{"ar":{"coverage":{"segments":8,"translated":7},'
        '"digests":{"source":"'
        + DIGEST
        + '"},"review":"approved","state":"partial","tool":"publish 0.1.0"}}},'
        '"version":1}'
    )
    assert decode(encode(made)) == made


def test_a_manifest_follows_its_schema(manifest: Manifest) -> None:
    """What programs are promised in docs/ is what they get."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(encode(manifest)), SCHEMA)


def spoiled(manifest: Manifest, *keys: str, value: object) -> Any:
    """Return the manifest as JSON with one value changed."""
    found = json.loads(encode(manifest))
    inner = found
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = value
    return found


RELEASE = ("releases", "2017-10-19-doors", "ar")


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("version",), 2),
        (("version",), True),
        (("more",), 1),
        (("files",), []),
        (("files", "index.html", "sha256"), DIGEST.upper()),
        (("files", "index.html", "sha256"), 1),
        (("files", "index.html", "size"), -1),
        (("files", "index.html", "size"), 1.5),
        (("files", "index.html", "size"), True),
        (("files", "index.html", "statement"), "../doors"),
        (("files", "index.html", "language"), None),
        (("files", "index.html", "mode"), 511),
        (("files", "index.html"), "0" * 64),
        ((*RELEASE, "state"), "draft"),
        ((*RELEASE, "review"), "signed"),
        ((*RELEASE, "tool"), "<b>"),
        ((*RELEASE, "digests", "translator"), DIGEST),
        ((*RELEASE, "coverage"), {"segments": 8}),
        (("releases", "doors"), {"ar": {}}),
    ],
)
def test_what_breaks_the_schema_is_no_manifest(
    keys: tuple[str, ...], value: object, manifest: Manifest
) -> None:
    """The reader and the schema refuse the same."""
    found = spoiled(manifest, *keys, value=value)
    with pytest.raises(ParcelError):
        decode(json.dumps(found, separators=(",", ":"), sort_keys=True).encode())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, SCHEMA)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text + "\n",
        lambda text: text.replace(",", ", ", 1),
        lambda text: text.replace('"files":{', '"files":{"index.html":{},', 1),
        lambda text: text.replace("index.html", "\\u0069ndex.html", 1),
        lambda _: "[" * 100_000,
        lambda _: '{"files":' * 100_000,
        lambda text: text.replace("index.html", "\\ud800.html", 1),
        lambda _: "9" * 100_000,
        lambda _: "null",
        lambda _: "",
    ],
)
def test_another_spelling_of_the_same_is_refused(change: Callable[[str], str], manifest: Manifest) -> None:
    """A key that stands twice is read in one way here and in another elsewhere."""
    with pytest.raises(ParcelError, match=r"get the parcel again$"):
        decode(change(encode(manifest).decode()).encode())


@pytest.mark.parametrize("written", [b'{"files":{"a":[]}}', b'{"files":{' + b'"a":{},' * 5_000_001])
def test_what_would_grow_is_not_parsed(written: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists, which no manifest has, and more keys than one may have, take many times their bytes."""
    monkeypatch.setattr(json, "loads", lambda _: pytest.fail("it was parsed"))
    with pytest.raises(ParcelError, match="is no manifest of publish"):
        decode(written)


def test_sums_have_the_manifest_too(manifest: Manifest) -> None:
    """A line for each file, in order; who signs the sums signs all of it."""
    lines = sums.of(manifest).decode().splitlines()
    assert lines[0] == f"{hashlib.sha256(encode(manifest)).hexdigest()} *MANIFEST.json"
    assert [line.partition(" *")[2] for line in lines[1:]] == sorted(manifest.files)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs GNU Coreutils")
def test_sums_are_what_sha256sum_reads(
    contents: Mapping[str, bytes], unpack: Callable[[Mapping[str, bytes]], Path]
) -> None:
    """Nobody needs this program to check them."""
    command = ["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"]
    folder = unpack(contents)
    assert subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode == 0
    (folder / "index.html").write_text("<q>")
    assert subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode == 1


@pytest.mark.parametrize(
    "written",
    [
        b"\xff",
        f"{DIGEST} *a",
        f"{DIGEST}  a\n",
        f"{DIGEST.upper()} *a\n",
        f"{DIGEST} *b\n{DIGEST} *a\n",
        f"{DIGEST} *a\n{DIGEST} *a\n",
        f"{DIGEST} *a\r\n{DIGEST} *b\n",
        f"\\{DIGEST} *a\\nb\n",
        f"# a comment\n{DIGEST} *a\n",
    ],
)
def test_what_is_not_written_as_sums_are_is_refused(written: str | bytes) -> None:
    """Whatever another program would make of it."""
    data = written if isinstance(written, bytes) else written.encode()
    with pytest.raises(ParcelError, match="SHA256SUMS: error verify: is not written as publish writes it"):
        sums.read(data)


def test_the_paths_of_sums_are_read_line_by_line(manifest: Manifest) -> None:
    """Of lines that are none of ours there is no path; the others still have theirs."""
    lines = [b"nonsense\n", b"\xff\n", *sums.of(manifest).splitlines(keepends=True), b"0" * 64 + b" *cut"]
    assert set(sums.paths(lines)) == {*manifest.files, "MANIFEST.json"}
