"""`build/` says of itself what it holds and what that was made from, whatever a run was narrowed to."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from publish import __version__
from publish.parcels.verify import verify
from publish.press.manifest import listed

Publish = Callable[..., Result]
Tree = Callable[[Path], dict[str, bytes]]
Edit = Callable[[str, str, str], None]

DOORS, GATES = "2017-10-19-doors", "2017-10-20-gates"
AR_GATES = f"locale/ar/LC_MESSAGES/{GATES}.po"
NOW = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)


def manifest(office: Path) -> Any:
    """Return the manifest of `build/`."""
    return json.loads((office / "build/MANIFEST.json").read_bytes())


def digest(office: Path, path: str) -> str:
    """Return the SHA-256 of a file of the workspace."""
    return hashlib.sha256((office / path).read_bytes()).hexdigest()


def test_it_lists_every_file_but_the_lists(released: Path, tree: Tree) -> None:
    """With digest, size, statement and language."""
    files = tree(released / "build")
    del files["MANIFEST.json"], files["SHA256SUMS"]
    said = manifest(released)["files"]
    assert {path: (one["sha256"], one["size"]) for path, one in said.items()} == {
        path: (hashlib.sha256(data).hexdigest(), len(data)) for path, data in files.items()
    }
    assert {"statement": GATES, "language": "ar"}.items() <= said[f"ar/{GATES}.html"].items()
    assert said["ar/index.html"].keys() == {"sha256", "size", "language"}
    assert said["index.html"].keys() == {"sha256", "size"}


def test_what_was_there_is_told_by_the_sums(released: Path) -> None:
    """Every file that the manifest has; nothing where there is no list, and no link is followed to one."""
    said = manifest(released)["files"]
    assert list(listed(released)) == sorted(said)
    sums = released / "build/SHA256SUMS"
    sums.rename(released / "elsewhere")
    assert list(listed(released)) == []
    sums.symlink_to(released / "elsewhere")
    assert list(listed(released)) == []


def test_what_a_release_was_made_from(released: Path) -> None:
    """Each file of the workspace that it follows from; what is not there is left out."""
    assert manifest(released)["releases"][GATES]["ar"] == {
        "state": "released",
        "review": "unreviewed",
        "coverage": {"segments": 3, "translated": 3},
        "digests": {
            "source": digest(released, f"source/{GATES}.md"),
            "catalog": digest(released, AR_GATES),
            "furniture": digest(released, "locale/ar/LC_MESSAGES/site.po"),
            "configuration": digest(released, "publish.toml"),
        },
        "tool": f"publish {__version__}",
    }
    assert manifest(released)["releases"][GATES]["en"]["digests"].keys() == {"source", "configuration"}
    assert manifest(released)["releases"][GATES]["en"]["review"] == "original"


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ('review = "none"', ("released", "not-asked", 3)),
        ('incomplete = "fallback"', ("partial", "unreviewed", 2)),
        ('incomplete = "lead"', ("lead", "unreviewed", 2)),
    ],
)
def test_state_and_review(
    setting: str, said: tuple[str, str, int], released: Path, publish: Publish, edit: Edit
) -> None:
    """As the office's policy has it."""
    edit("publish.toml", "[languages.ar]", f"[languages.ar]\n{setting}")
    if "incomplete" in setting:
        catalog = (released / AR_GATES).read_text("utf-8")
        head, _, last = catalog.rpartition('msgstr "')
        (released / AR_GATES).write_text(f'{head}msgstr ""{last[last.index(chr(10)) :]}', "utf-8")
    publish("build")
    one = manifest(released)["releases"][GATES]["ar"]
    assert (one["state"], one["review"], one["coverage"]["translated"]) == said


def test_an_approved_release(released: Path, publish: Publish) -> None:
    """It is said, and the digest of the record with it."""
    result = publish("approve", "-l", "ar", GATES, "--reviewer", "lina", "--date", "2026-11-20")
    assert result.exit_code == 0
    publish("build")
    said = manifest(released)["releases"][GATES]["ar"]
    assert said["review"] == "approved"
    assert said["digests"]["approvals"] == digest(released, f"locale/ar/approvals/{GATES}.toml")


@pytest.mark.parametrize("kept", ["status: draft", "embargo: 9999-12-01T09:00:00Z"])
def test_nothing_that_is_held_back_is_named(kept: str, released: Path, publish: Publish, edit: Edit) -> None:
    """Neither among the files nor among the releases, nor in the sums."""
    edit(f"source/{GATES}.md", "title:", f"{kept}\ntitle:")
    publish("build", "-l", "fr")
    for name in ("MANIFEST.json", "SHA256SUMS"):
        assert b"gates" not in (released / "build" / name).read_bytes()
    assert verify(released / "build").problems == ()


def test_a_withdrawn_statement_has_files_and_no_release(released: Path, publish: Publish, edit: Edit) -> None:
    """The pages that say so are pages like others."""
    edit(f"source/{GATES}.md", "title:", "withdrawn: 2017-11-02\ntitle:")
    publish("build")
    assert f"ar/{GATES}.html" in manifest(released)["files"]
    assert GATES not in manifest(released)["releases"]


def test_a_narrowed_build_keeps_the_manifest_whole(released: Path, publish: Publish, edit: Edit) -> None:
    """Of what it leaves as it is, it says what was said: other settings did not make that."""
    before = manifest(released)
    edit("publish.toml", "[languages.ar]", "# the first\n[languages.ar]")
    publish("build", "-l", "ar", DOORS)
    after = manifest(released)
    now = digest(released, "publish.toml")
    assert after["files"].keys() == before["files"].keys()
    made = [
        (slug, tag)
        for slug, languages in after["releases"].items()
        for tag, one in languages.items()
        if one["digests"]["configuration"] == now
    ]
    assert made == [(DOORS, "ar")]
    assert after["releases"][GATES] == before["releases"][GATES]
    assert verify(released / "build").problems == ()


@pytest.mark.parametrize("lost", ["MANIFEST.json", "SHA256SUMS", f"fr/{GATES}.html"])
def test_what_is_lost_is_made_again(lost: str, released: Path, publish: Publish, tree: Tree) -> None:
    """By a narrowed build too."""
    before = tree(released / "build")
    (released / "build" / lost).unlink()
    publish("build", "-l", "ar")
    assert tree(released / "build") == before


@pytest.mark.parametrize("writes", [1, 2, 5, 12, 17])
def test_a_first_run_that_was_cut_off_is_no_parcel_until_the_next(
    writes: int,
    office: Path,
    translate: Callable[..., None],
    cut_off: Callable[[int], None],
    publish: Publish,
) -> None:
    """Nothing says of it that it is whole; the next run makes it so."""
    translate("ar")
    translate("fr")
    cut_off(writes)
    assert verify(office / "build").problems != ()
    assert publish("build").exit_code == 0
    assert verify(office / "build").problems == ()


@pytest.mark.parametrize("command", [("release",), ("build",), ("build", "-l", "ar"), ("build", GATES)])
@pytest.mark.parametrize("writes", [1, 2, 3, 5])
def test_a_run_that_was_cut_off_is_no_parcel_until_the_next(  # noqa: PLR0913, PLR0917  because pytest hands over table and fixtures
    command: tuple[str, ...],
    writes: int,
    released: Path,
    edit: Edit,
    cut_off: Callable[[int], None],
    publish: Publish,
) -> None:
    """What lies there is not what the lists say; the next run, even a narrowed one, makes it whole."""
    edit(f"source/{DOORS}.md", "wrote to", "wrote again to")
    edit(f"source/{GATES}.md", "title: The", "embargo: 9999-12-01T09:00:00Z\ntitle: The")
    cut_off(writes)
    assert verify(released / "build").problems != ()
    assert publish(*command).exit_code == 0
    assert verify(released / "build").problems == ()
    assert not any(b"gates" in path.read_bytes() for path in (released / "build").rglob("*.html"))
