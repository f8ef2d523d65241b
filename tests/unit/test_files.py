"""Files are written whole, only when they change, by one run at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.errors import WriteError
from publish.files import LOCK, Writer, append, locked, scratch


def names(folder: Path) -> list[str]:
    """Return the names in `folder`, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    """Folders on the way are made, and the writer remembers the path as it was given."""
    writer = Writer(tmp_path)
    assert writer.write("a/b/c.txt", b"words") is True
    assert (tmp_path / "a/b/c.txt").read_bytes() == b"words"
    assert writer.written == ("a/b/c.txt",)
    assert names(tmp_path / "a/b") == ["c.txt"]


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    """The same bytes again are no reason to write: the file stays the very same one."""
    Writer(tmp_path).write("a.txt", b"words")
    before = (tmp_path / "a.txt").stat()
    writer = Writer(tmp_path)
    assert writer.write("a.txt", b"words") is False
    after = (tmp_path / "a.txt").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert writer.written == ()


def test_a_dry_run_remembers_and_writes_nothing(tmp_path: Path) -> None:
    """It says of each file what a real run would."""
    (tmp_path / "old.txt").write_bytes(b"old")
    writer = Writer(tmp_path, dry_run=True)
    assert writer.write("a/b.txt", b"new") is True
    writer.create("c.txt", b"new")
    writer.remove("old.txt")
    assert (writer.written, writer.removed) == (("a/b.txt", "c.txt"), ("old.txt",))
    assert names(tmp_path) == ["old.txt"]


@pytest.mark.parametrize("dry_run", [False, True])
def test_create_never_replaces(tmp_path: Path, *, dry_run: bool) -> None:
    """What is there already stays, even a link that leads nowhere."""
    (tmp_path / "a.md").symlink_to("nowhere")
    with pytest.raises(WriteError, match="is there already"):
        Writer(tmp_path, dry_run=dry_run).create("a.md", b"new")
    assert (tmp_path / "a.md").is_symlink()


def test_removing_prunes_empty_folders(tmp_path: Path) -> None:
    """A folder goes with its last file, and so do those above it, but never the workspace."""
    writer = Writer(tmp_path)
    writer.write("a/b/c.txt", b"")
    writer.remove("a/b/c.txt")
    writer.remove("a/b/c.txt")
    assert writer.removed == ("a/b/c.txt",)
    assert names(tmp_path) == []


def test_removing_leaves_other_files(tmp_path: Path) -> None:
    """A folder that holds something else stays."""
    writer = Writer(tmp_path)
    writer.write("a/mine.txt", b"")
    writer.write("a/yours.txt", b"")
    writer.remove("a/mine.txt")
    assert names(tmp_path / "a") == ["yours.txt"]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    """A new file gets what the user's mask gives, an old one keeps what it had."""
    mask = os.umask(0o027)
    try:
        writer = Writer(tmp_path)
        writer.write("a.txt", b"1")
        assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640
        (tmp_path / "a.txt").chmod(0o604)
        writer.write("a.txt", b"2")
        assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o604
    finally:
        os.umask(mask)


def test_what_was_written_badly_never_replaces_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the disk gives back other bytes, the old file stays and nothing lies beside it."""
    Writer(tmp_path).write("a.txt", b"old")
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"garbled")
    with pytest.raises(WriteError, match="could not be read back"):
        Writer(tmp_path).write("a.txt", b"new", durable=True)
    monkeypatch.undo()
    assert names(tmp_path) == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_a_file_where_a_folder_should_be_is_one_line(tmp_path: Path) -> None:
    """The message names the path of the workspace and what to do."""
    (tmp_path / "build").write_bytes(b"")
    with pytest.raises(WriteError) as caught:
        Writer(tmp_path).write("build/ar/a.html", b"")
    assert str(caught.value).startswith("build/ar/a.html: error write: cannot be written: ")
    assert str(caught.value).endswith("; see to the folder and run again")


def test_a_second_run_is_told_at_once(tmp_path: Path) -> None:
    """While one process holds the workspace, another is refused, and does not wait."""
    script = (
        "import sys; from pathlib import Path; from publish.files import locked\n"
        "with locked(Path(sys.argv[1])): print('mine')"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    with locked(tmp_path):
        refused = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert "another publish is at work in this folder" in refused.stderr
    allowed = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert allowed.stdout == "mine\n"


def test_the_lock_ends_with_the_process_that_held_it(tmp_path: Path) -> None:
    """A run that was killed leaves its file, which holds nobody up."""
    script = (
        "import os, sys; from pathlib import Path; from publish.files import locked\n"
        "with locked(Path(sys.argv[1])): os._exit(9)"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(tmp_path)], timeout=20, check=False)
    assert killed.returncode == 9
    with locked(tmp_path):
        assert (tmp_path / LOCK).exists()


@pytest.mark.parametrize(
    "act", [lambda one: one.write("build/ar/a.html", b"x"), lambda one: one.remove("build/ar/a.html")]
)
def test_nothing_is_done_through_a_link(tmp_path: Path, act: Callable[[Writer], object]) -> None:
    """A folder that is a link may lead anywhere: what lies there is not ours to write or delete."""
    outside = tmp_path / "outside"
    (outside / "ar").mkdir(parents=True)
    (outside / "ar/a.html").write_bytes(b"theirs")
    root = tmp_path / "office"
    root.mkdir()
    (root / "build").symlink_to(outside)
    with pytest.raises(WriteError, match=r"build/ar/a\.html: error write: its folder build is a link"):
        act(Writer(root))
    assert (outside / "ar/a.html").read_bytes() == b"theirs"


def test_a_scratch_folder_is_private_and_does_not_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other programs find their files in it; afterwards nothing is left, whatever they added."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with scratch({"message": b"words"}) as folder:
        assert folder.parent == tmp_path
        assert folder.stat().st_mode & 0o777 == 0o700
        assert (folder / "message").read_bytes() == b"words"
        (folder / "more").write_bytes(b"")
    assert names(tmp_path) == []


LEFT = ".publish-a1b2c3_4.part"


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    """A run that holds the lock takes half-written files out of each folder it writes to or removes from."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "b/gone.txt").write_bytes(b"")
    for folder in ("a", "b"):
        (tmp_path / folder / LEFT).write_bytes(b"ha")
    with locked(tmp_path):
        writer = Writer(tmp_path)
        writer.write("a/new.txt", b"whole")
        writer.remove("b/gone.txt")
    assert names(tmp_path / "a") == ["new.txt"]
    assert not (tmp_path / "b").exists()


def test_all_of_build_is_swept_as_soon_as_the_lock_is_held(tmp_path: Path) -> None:
    """What is left there may be a whole page that was embargoed since, in a folder nobody writes to now."""
    for folder in ("build/ar", "build/gone/deep", "locale/ar"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / LEFT).write_bytes(b"a whole page")
    (tmp_path / "build/ar/a.html").write_bytes(b"whole")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / LEFT).write_bytes(b"another's")
    (tmp_path / "build/linked").symlink_to(tmp_path / "outside")
    with locked(tmp_path):
        left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob(LEFT))
    assert left == [f"locale/ar/{LEFT}", f"outside/{LEFT}"]
    assert names(tmp_path / "build/ar") == ["a.html"]


def test_a_folder_elsewhere_is_swept_when_asked(tmp_path: Path) -> None:
    """Under the lock of the workspace whose run writes there, and not by a dry run or through a link."""
    office, away = tmp_path / "office", tmp_path / "away"
    for folder in (office, away / "ar", away / "fr"):
        folder.mkdir(parents=True)
    for name in ("ar", "fr"):
        (away / name / LEFT).write_bytes(b"ha")
    (away / "linked").symlink_to(away / "fr")
    Writer(away).sweep("ar")
    with locked(office):
        Writer(away, dry_run=True).sweep("ar")
        Writer(away).sweep("linked")
        Writer(away).sweep("nowhere")
        assert [names(away / name) for name in ("ar", "fr")] == [[LEFT], [LEFT]]
        Writer(away).sweep("ar")
    assert [names(away / name) for name in ("ar", "fr")] == [[], [LEFT]]


@pytest.mark.parametrize("dry_run", [False, True])
def test_nothing_is_swept_without_the_lock(tmp_path: Path, *, dry_run: bool) -> None:
    """Another run may be writing it at this moment."""
    (tmp_path / LEFT).write_bytes(b"ha")
    Writer(tmp_path, dry_run=dry_run).write("new.txt", b"whole")
    assert (tmp_path / LEFT).exists()


@pytest.mark.parametrize("name", [".publish-short.part", ".publish-a1b2c3_4.part.txt", ".a.html.a1b2c3_4"])
def test_only_files_of_our_own_naming_are_swept(tmp_path: Path, name: str) -> None:
    """What another program or a person put there stays; so do folders and links."""
    (tmp_path / name).write_bytes(b"mine")
    (tmp_path / LEFT).mkdir()
    (tmp_path / ".publish-00000000.part").symlink_to(tmp_path / name)
    with locked(tmp_path):
        Writer(tmp_path).write("new.txt", b"whole")
    assert {name, LEFT, ".publish-00000000.part"} <= set(names(tmp_path))


def test_a_killed_run_leaves_what_the_next_one_sweeps(tmp_path: Path) -> None:
    """What a process leaves that dies while it writes bears the name that is swept."""
    script = (
        "import os, sys; from pathlib import Path; from publish import files\n"
        "files._compare = lambda *_: os._exit(9)\n"
        "with files.locked(Path(sys.argv[1])): files.Writer(Path(sys.argv[1])).write('a/b.txt', b'x')"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(tmp_path)], timeout=20, check=False)
    assert (killed.returncode, len(names(tmp_path / "a"))) == (9, 1)
    with locked(tmp_path):
        Writer(tmp_path).write("a/b.txt", b"whole")
    assert names(tmp_path / "a") == ["b.txt"]


def test_a_link_in_place_of_a_file_is_replaced(tmp_path: Path) -> None:
    """What it leads to stays as it is, and the file stands where the link was, even with the same bytes."""
    (tmp_path / "away.txt").write_bytes(b"words")
    (tmp_path / "a.txt").symlink_to(tmp_path / "away.txt")
    assert Writer(tmp_path).write("a.txt", b"words") is True
    assert not (tmp_path / "a.txt").is_symlink()
    assert (tmp_path / "away.txt").read_bytes() == b"words"


def test_what_is_added_stands_at_the_end(tmp_path: Path) -> None:
    """A file that another program named is made, then added to."""
    append(tmp_path / "summary.md", b"one\n")
    append(tmp_path / "summary.md", b"two\n")
    assert (tmp_path / "summary.md").read_bytes() == b"one\ntwo\n"


@pytest.mark.parametrize("name", ["folder", "link", "nowhere/summary.md"])
def test_only_a_file_is_added_to(tmp_path: Path, name: str) -> None:
    """A folder, a link and a file in a folder that is not there are one line."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "other")
    with pytest.raises(WriteError):
        append(tmp_path / name, b"one\n")
    assert not (tmp_path / "other").exists()
