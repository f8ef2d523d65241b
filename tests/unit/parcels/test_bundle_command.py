"""`publish bundle` and `publish verify`, from one end to the other."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Publish = Callable[..., Result]
Tree = Callable[[Path], dict[str, bytes]]
Edit = Callable[[str, str, str], None]

ALL = ["SHA256SUMS", "releases.ar.zip", "releases.en.zip", "releases.fr.zip", "releases.zip"]
GATES = "source/2017-10-20-gates.md"


def there(office: Path) -> list[str]:
    """Return what lies in `build/bundles/`."""
    folder = office / "build/bundles"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def members(office: Path, name: str) -> list[str]:
    """Return the names in a bundle."""
    with zipfile.ZipFile(office / "build/bundles" / name) as found:
        return found.namelist()


@pytest.fixture
def key(released: Path, tmp_path: Path) -> Path:
    """Give minisign's public key of an office that signs."""
    if shutil.which("minisign") is None:
        pytest.skip("needs minisign: apt-get install minisign")
    public, secret = tmp_path / "office.pub", tmp_path / "office.key"
    command = ["minisign", "-G", "-W", "-p", str(public), "-s", str(secret)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    with (released / "publish.toml").open("a") as file:
        file.write(f'\n[signing]\nprogram = "minisign"\nkey = "{secret}"\n')
    return public


def test_a_zip_for_each_language_and_one_for_all(released: Path, publish: Publish) -> None:
    """Each is a parcel by itself, and so are all of them together with `build/`."""
    assert publish("bundle").exit_code == 0
    assert there(released) == ALL
    for path in ("", "bundles", *(f"bundles/{name}" for name in ALL[1:])):
        result = publish("verify", str(released / "build" / path))
        assert (result.exit_code, result.stderr) == (0, "")
    arabic = members(released, "releases.ar.zip")
    assert {"MANIFEST.json", "SHA256SUMS", "ar/index.html", "ar/2017-10-19-doors.html"} <= set(arabic)
    assert [name for name in arabic if name.startswith(("en/", "fr/", "bundles/"))] == []
    assert "index.html" not in arabic
    assert {"index.html", "ar/index.html", "en/index.html"} <= set(members(released, "releases.zip"))


def test_nothing_under_embargo_is_bundled(released: Path, publish: Publish, edit: Edit) -> None:
    """Neither the text nor the name of a statement that is not out yet."""
    edit(GATES, "title:", "embargo: 9999-12-01T09:00:00Z\ntitle:")
    publish("bundle")
    for path in (released / "build").rglob("*"):
        assert not path.is_file() or b"gates" not in path.read_bytes()


@pytest.mark.usefixtures("key")
def test_what_is_taken_back_takes_bundles_and_signatures_along(
    released: Path, publish: Publish, edit: Edit
) -> None:
    """Any build that changes a byte does: a bundle would go on handing it out."""
    publish("bundle", "--sign")
    assert (released / "build/SHA256SUMS.minisig").is_file()
    (released / "build/bundles/notes.txt").write_text("mine")
    edit(GATES, "title:", "withdrawn: 2017-11-02\ntitle:")
    publish("build", "-l", "ar")
    assert not (released / "build/SHA256SUMS.minisig").exists()
    assert there(released) == ["notes.txt"]


@pytest.mark.usefixtures("key")
def test_a_build_that_changes_nothing_keeps_them(released: Path, publish: Publish, tree: Tree) -> None:
    """So that what was signed stays signed, and a second run changes no byte."""
    publish("bundle", "--sign")
    before = tree(released)
    for command in (["build"], ["build", "-l", "ar"], ["bundle", "--sign"]):
        assert publish(*command).exit_code == 0
        assert tree(released) == before


def test_a_language_narrows_what_is_made(released: Path, publish: Publish) -> None:
    """Others that lie there are made anew, whatever they hold; one of no language goes."""
    publish("bundle", "-l", "ar")
    assert there(released) == ["SHA256SUMS", "releases.ar.zip"]
    publish("bundle", "-l", "fr")
    assert there(released) == ["SHA256SUMS", "releases.ar.zip", "releases.fr.zip"]
    (released / "build/bundles/releases.fr.zip").write_bytes(b"PK")
    (released / "build/bundles/releases.de.zip").write_bytes(b"PK")
    publish("bundle", "-l", "ar")
    assert there(released) == ["SHA256SUMS", "releases.ar.zip", "releases.fr.zip"]
    assert publish("verify", str(released / "build")).exit_code == 0


def test_all_bundles_bear_one_date(
    released: Path, publish: Publish, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that lay there is, byte for byte, what a run for all languages would make now."""
    publish("bundle")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1500000000")
    publish("bundle", "-l", "ar")
    narrowed = tree(released)
    publish("bundle")
    assert tree(released) == narrowed


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize("first", [[], ["--sign"]])
def test_all_bundles_are_signed_alike(first: list[str], released: Path, publish: Publish) -> None:
    """A narrowed run signs those of other languages as well, or takes their signatures away."""
    publish("bundle", *first)
    second = [] if first else ["--sign"]
    publish("bundle", "-l", "ar", *second)
    assert [one for one in ALL[1:] if "SHA256SUMS.minisig" in members(released, one)] == (
        ALL[1:] if second else []
    )
    assert ("SHA256SUMS.minisig" in there(released)) is bool(second)


@pytest.mark.usefixtures("key")
def test_the_last_lines_say_what_was_made(released: Path, publish: Publish) -> None:
    """Where each ZIP that was asked for lies, how large it is, and whether it is signed."""
    for options, last in (
        (["--sign"], "signed with minisign"),
        ([], "not signed: [signing] in publish.toml names a key, add --sign"),
    ):
        lines = publish("bundle", "-l", "ar", "-l", "fr", *options).stdout.splitlines()
        sizes = [(released / "build/bundles" / name).stat().st_size for name in (ALL[1], ALL[3])]
        assert lines[-3:] == [
            f"build/bundles/releases.ar.zip: {sizes[0]} bytes",
            f"build/bundles/releases.fr.zip: {sizes[1]} bytes",
            last,
        ]


def test_an_office_without_a_key_is_told_of_none(released: Path, publish: Publish) -> None:
    """Signing is nobody's duty."""
    last = publish("bundle").stdout.splitlines()[-1]
    size = (released / "build/bundles/releases.zip").stat().st_size
    assert last == f"build/bundles/releases.zip: {size} bytes"


def test_a_key_file_that_is_not_there(released: Path, publish: Publish) -> None:
    """It is not taken for the line of a key."""
    result = publish("verify", str(released / "build"), "--key", "publisher.pub")
    assert result.exit_code == 2
    assert result.stderr == '--key: error config: "publisher.pub": there is no such file\n'


def test_a_manifest_with_half_a_character(released: Path, publish: Publish) -> None:
    """Neither `verify` nor `build` stumbles over it: the one refuses it, the other makes it anew."""
    path = released / "build/MANIFEST.json"
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b'"index.html"', b'"\\ud800.html"', 1))
    result = publish("verify", str(released / "build"))
    assert (result.exit_code, result.stderr.splitlines()[0]) == (
        1,
        "MANIFEST.json: error verify: is no manifest of publish: get the parcel again",
    )
    assert publish("build").exit_code == 0
    assert path.read_bytes() == whole


def test_signed_bundles(key: Path, released: Path, publish: Publish) -> None:
    """Each ZIP brings the signature of its own sums, and another key is refused."""
    assert publish("bundle", "--sign").exit_code == 0
    assert "SHA256SUMS.minisig" in members(released, "releases.ar.zip")
    parcel = str(released / "build/bundles/releases.ar.zip")
    for path in (str(released / "build"), parcel):
        result = publish("verify", path, "--key", str(key))
        assert (result.exit_code, result.stderr) == (0, "")
        assert "SHA256SUMS: signed by the key that was given (minisign " in result.stdout
        assert "SHA256SUMS.minisig: this signature was not checked" in publish("verify", path).stdout
    other = "RWQBAgMEBQYHCAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    result = publish("verify", parcel, "--key", other)
    assert result.exit_code == 1
    assert "SHA256SUMS: error verify: it is not signed by this key" in result.stderr


def test_signing_needs_a_key_in_the_configuration(released: Path, publish: Publish) -> None:
    """The message says what to write where; nothing is bundled."""
    result = publish("bundle", "--sign")
    assert result.exit_code == 2
    assert result.stderr.startswith(
        "publish.toml: error config: does not say with what to sign: write [signing]"
    )
    assert there(released) == []


def test_a_key_that_is_not_there_signs_nothing(
    key: Path, released: Path, publish: Publish, tmp_path: Path
) -> None:
    """No ZIP is left that would look as if it had been meant to go out unsigned."""
    del key
    (tmp_path / "office.key").unlink()
    result = publish("bundle", "--sign")
    assert result.exit_code == 2
    assert "--sign: error config: nothing was signed: minisign did not sign" in result.stderr
    assert there(released) == []


def test_verify_names_each_file_and_says_what_to_do(released: Path, publish: Publish) -> None:
    """On stderr, and the exit code says it too."""
    (released / "build/ar/index.html").unlink()
    (released / "build/evil.html").write_text("<p>")
    result = publish("verify", str(released / "build"))
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "evil.html: error verify: is not listed: it is not the publisher's, or not of this parcel",
        "ar/index.html: error verify: is missing",
        f"{released / 'build'}: do not use this and do not pass it on",
        (
            f"{released}/build: if this is your own build/, run `publish build`, and delete what is not "
            "listed then"
        ),
    ]


def test_verify_needs_no_workspace(released: Path, publish: Publish, tmp_path: Path) -> None:
    """Who has only the ZIP has neither configuration nor sources."""
    publish("bundle", "-l", "ar")
    shutil.copy(released / "build/bundles/releases.ar.zip", tmp_path / "got.zip")
    made = subprocess.run(
        [sys.executable, "-m", "publish", "verify", "got.zip"],
        cwd=tmp_path, check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert (made.returncode, made.stderr) == (0, "")
    assert "SHA256SUMS: is not signed: nothing shows who made this" in made.stdout


@pytest.mark.parametrize("epoch", ["yesterday", "1e99", "9" * 30])
def test_an_epoch_that_is_none(
    epoch: str, released: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused rather than taken for another date."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = publish("bundle")
    assert result.exit_code == 2
    assert result.stderr.startswith(f'SOURCE_DATE_EPOCH: error config: "{epoch}" is no moment: write it as')
    assert there(released) == []


# --- the same everywhere ------------------------------------------------------------------


ENVIRONMENTS = (
    ({"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"}, 0o077, "2026-12-01T00:00:00+00:00"),
    ({"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "ar"}, 0o002,
     "2027-03-31T23:30:00-07:00"),
)  # fmt: skip


def made_elsewhere(
    root: Path, workspace: dict[str, bytes], environment: dict[str, str], mask: int, now: str
) -> None:
    """Build and bundle a copy of the workspace in another process, on another day."""
    for path, data in workspace.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    subprocess.run(
        [sys.executable, "-m", "publish", "bundle", "--now", now],
        cwd=root, env={**os.environ, **environment}, umask=mask, check=True, capture_output=True, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize("epoch", [None, "1500000000"])
def test_two_builds_are_the_same_everywhere(
    epoch: str | None, released: Path, tmp_path: Path, tree: Tree
) -> None:
    """Neither day, path, time zone, locale, umask nor hash seed leaves a trace in any byte."""
    workspace = {path: data for path, data in tree(released).items() if not path.startswith("build/")}
    results = []
    for number, (environment, mask, now) in enumerate(ENVIRONMENTS):
        root = tmp_path / ("nested/" * number) / f"copy-{number}"
        stamp = {} if epoch is None else {"SOURCE_DATE_EPOCH": epoch}
        made_elsewhere(root, workspace, {**environment, **stamp}, mask, now)
        results.append(tree(root / "build"))
    assert results[0] == results[1]
    assert {f"bundles/{name}" for name in ALL} < set(results[0])
    with zipfile.ZipFile(tmp_path / "copy-0/build/bundles/releases.zip") as found:
        expected = (2017, 10, 20, 0, 0, 0) if epoch is None else (2017, 7, 14, 2, 40, 0)
        assert {one.date_time for one in found.infolist()} == {expected}
