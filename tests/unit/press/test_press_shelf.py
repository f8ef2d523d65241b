"""What is read is what lies in the workspace: links, devices and floods are not."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.errors import SourceError
from publish.press.shelf import Shelf, Wanted, digest, paths

NOT_A_FILE = "is a link, a folder or a device: put the file itself here"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a workspace with one source, beside a folder that is none of its own."""
    (tmp_path / "office/source").mkdir(parents=True)
    (tmp_path / "office/source/a.md").write_bytes(b"words")
    (tmp_path / "away").mkdir()
    (tmp_path / "away/a.md").write_bytes(b"not ours")
    return tmp_path / "office"


def test_a_file_is_its_bytes(root: Path) -> None:
    """And what is not there is nothing, be it the file or a folder on the way, or a file in place of that."""
    shelf = Shelf(root)
    assert shelf.held("source/a.md", 100) == b"words"
    assert [shelf.held(path, 100) for path in ("source/b.md", "locale/a.po", "source/a.md/b")] == [None] * 3


def test_no_more_is_read_than_shows_that_it_is_too_much(root: Path) -> None:
    """One byte more than it may have; of a file of gigabytes too."""
    assert Shelf(root).held("source/a.md", 3) == b"word"
    assert Shelf(root).contents("source/a.md", 3, SourceError) == b"word"
    with (root / "source/b.md").open("wb") as file:
        file.truncate(1024**4)
    assert Shelf(root).held("source/b.md", 3) == b"\0" * 4


@pytest.mark.skipif(os.name == "nt", reason="links and pipes need rights of their own there")
@pytest.mark.parametrize("what", ["link", "dangling", "looping", "folder", "pipe"])
def test_what_is_no_file_is_said_in_words(what: str, root: Path) -> None:
    """It is neither opened nor taken for what is not there."""
    path = root / "source/b.md"
    makes: dict[str, Callable[[], object]] = {
        "link": lambda: path.symlink_to(root.parent / "away/a.md"),
        "dangling": lambda: path.symlink_to("nowhere"),
        "looping": lambda: path.symlink_to("b.md"),
        "folder": path.mkdir,
        "pipe": lambda: os.mkfifo(path),
    }
    makes[what]()
    assert Shelf(root).held("source/b.md", 100) == NOT_A_FILE
    with pytest.raises(SourceError) as raised:
        Shelf(root).contents("source/b.md", 100, SourceError)
    assert str(raised.value) == f"source/b.md: error source: {NOT_A_FILE}"


@pytest.mark.skipif(os.name == "nt", reason="links need rights of their own there")
def test_a_folder_that_is_a_link_is_not_entered(root: Path) -> None:
    """Whatever is behind it, there or not."""
    (root / "locale").symlink_to(root.parent / "away")
    said = "its folder locale is a link: put a folder of its own there"
    assert [Shelf(root).held(f"locale/{name}", 9) for name in ("a.md", "b.md", "c/d.md")] == [said] * 3


def test_what_cannot_be_read_is_not_what_is_not_there(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a folder without permissions would take releases down."""

    def refused(path: str) -> os.stat_result:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "lstat", refused)
    said = "cannot be read: Permission denied; see to its permissions and run again"
    assert Shelf(root).held("source/a.md", 9) == said


def test_a_file_is_read_once(root: Path) -> None:
    """However it changes meanwhile, all that is made of it in a run agrees."""
    shelf = Shelf(root)
    assert shelf.held("source/a.md", 9) == b"words"
    (root / "source/a.md").write_bytes(b"other")
    assert shelf.held("source/a.md", 9) == b"words"
    shelf.put("source/a.md", b"third")
    assert shelf.contents("source/a.md", 9, SourceError) == b"third"


def test_what_was_asked_for_is_known_by_its_digest() -> None:
    """What is there and what is not; nothing that nobody asked for."""
    shelf = Shelf(given={"a": b"words", "b": None, "c": NOT_A_FILE, "d": b"unread"})
    for path in ("c", "a", "b"):
        shelf.held(path, 9)
    assert shelf.read == {
        "a": hashlib.sha256(b"words").hexdigest(), "b": "-", "c": f"! {NOT_A_FILE}",
    }  # fmt: skip
    shelf.put("e", b"")
    assert shelf.read["e"] == hashlib.sha256(b"").hexdigest()


def test_no_file_has_the_digest_of_none() -> None:
    """Neither of one that is not there nor of one that cannot be read."""
    assert len({digest(None), digest(b"-"), digest("-"), digest(b""), digest("")}) == 5


def test_without_a_disk_it_has_what_it_was_given(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And asks for what it lacks, by name, though that lies right here."""
    monkeypatch.chdir(root)
    shelf = Shelf(given={"source/b.md": b"given"})
    assert shelf.held("source/b.md", 9) == b"given"
    with pytest.raises(Wanted) as wanted:
        shelf.contents("source/a.md", 9, SourceError)
    assert wanted.value.path == "source/a.md"
    assert shelf.read.keys() == {"source/b.md"}


def test_what_a_task_needs_is_given_to_it(root: Path) -> None:
    """What is there, and that something is not: a shelf of that asks for nothing."""
    held = paths(Shelf(root), [("source/a.md", 3), ("source/b.md", 3)])
    assert held == {"source/a.md": b"word", "source/b.md": None}
    assert Shelf(given=held).held("source/b.md", 3) is None
