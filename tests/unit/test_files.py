"""Files are written whole, only when they change, by one run at a time."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from publish.errors import WriteError
from publish.files import LOCK, Writer, append, lock, locked, scratch
from publish.files.paths import Paths


def names(folder: Path) -> list[str]:
    """Return the names in `folder`, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())


def put(writer: Writer, path: str, text: str) -> bool:
    """Write a file that is made piece by piece."""
    with writer.drafted(path, iter(text)) as made:
        return writer.put(made)


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    """Folders on the way are made, and the writer remembers the path as it was given."""
    writer = Writer(tmp_path)
    assert writer.write("a/b/c.txt", b"words") is True
    assert (tmp_path / "a/b/c.txt").read_bytes() == b"words"
    assert tuple(writer.written) == ("a/b/c.txt",)
    assert names(tmp_path / "a/b") == ["c.txt"]


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    """The same bytes again are no reason to write: the file stays the very same one."""
    Writer(tmp_path).write("a.txt", b"words")
    before = (tmp_path / "a.txt").stat()
    writer = Writer(tmp_path)
    assert writer.write("a.txt", b"words") is False
    after = (tmp_path / "a.txt").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert tuple(writer.written) == ()


def test_a_dry_run_remembers_and_writes_nothing(tmp_path: Path) -> None:
    """It says of each file what a real run would."""
    (tmp_path / "old.txt").write_bytes(b"old")
    writer = Writer(tmp_path, dry_run=True)
    assert writer.write("a/b.txt", b"new") is True
    writer.create("c.txt", b"new")
    writer.remove("old.txt")
    assert (tuple(writer.written), tuple(writer.removed)) == (("a/b.txt", "c.txt"), ("old.txt",))
    assert names(tmp_path) == ["old.txt"]


def test_pieces_are_put_in_place_as_one_file(tmp_path: Path) -> None:
    """What they make together is known before: nothing changes until it is put."""
    writer = Writer(tmp_path)
    writer.write("a/b.txt", b"old")
    with writer.drafted("a/b.txt", iter(("new ", "words"))) as made:
        assert (tmp_path / "a/b.txt").read_bytes() == b"old"
        assert (made.sha256, made.differs) == (hashlib.sha256(b"new words").hexdigest(), True)
        assert writer.put(made) is True
    assert (tmp_path / "a/b.txt").read_bytes() == b"new words"
    assert tuple(writer.written) == ("a/b.txt",)
    assert names(tmp_path / "a") == ["b.txt"]


LARGE = "".join(map(chr, range(32, 288))) * 1024
"""More than is written at once."""


@pytest.mark.parametrize("old", ["", LARGE])
@pytest.mark.parametrize("at", [0, 70_000, len(LARGE) - 1])
def test_pieces_are_compared_to_the_last_byte(tmp_path: Path, old: str, at: int) -> None:
    """The same text, however it is cut, leaves the very same file; another letter does not."""
    Writer(tmp_path).write("a.txt", old.encode())
    before = (tmp_path / "a.txt").stat().st_ino
    writer = Writer(tmp_path)
    with writer.drafted("a.txt", (old[:at], old[at:])) as same:
        assert writer.put(same) is False
    assert (tuple(writer.written), (tmp_path / "a.txt").stat().st_ino) == ((), before)
    for other in (old + "!", old[:at] + "\n" + old[at + 1 :], old[:at]):
        with writer.drafted("a.txt", (other[:at], other[at:])) as made:
            assert made.differs == (other != old)
            writer.put(made)
        assert (tmp_path / "a.txt").read_bytes() == other.encode()
        writer.write("a.txt", old.encode())


def test_an_empty_file_is_not_none(tmp_path: Path) -> None:
    """No pieces make a file as well."""
    writer = Writer(tmp_path)
    with writer.drafted("a.txt", ()) as made:
        assert writer.put(made) is True
    assert names(tmp_path) == ["a.txt"]


def test_nothing_is_left_of_what_was_not_put(tmp_path: Path) -> None:
    """Neither where somebody decided otherwise, nor where the pieces end before their time."""

    def broken() -> Iterator[str]:
        yield LARGE
        raise KeyboardInterrupt

    writer = Writer(tmp_path)
    writer.write("a.txt", b"old")
    with writer.drafted("a.txt", ("new",)):
        pass
    with pytest.raises(KeyboardInterrupt), writer.drafted("a.txt", broken()):
        pass
    assert names(tmp_path) == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_a_dry_run_drafts_nothing(tmp_path: Path) -> None:
    """It says of it what a real run would."""
    (tmp_path / "same.txt").write_bytes(b"same")
    writer = Writer(tmp_path, dry_run=True)
    for path in ("same.txt", "new/a.txt"):
        with writer.drafted(path, ("sa", "me")) as made:
            assert names(tmp_path) == ["same.txt"]
            writer.put(made)
    assert tuple(writer.written) == ("new/a.txt",)
    assert names(tmp_path) == ["same.txt"]


@pytest.mark.parametrize("cut", [1, 65_530, 65_536, 65_540])
def test_a_guard_sees_what_stands_on_the_border_of_two_chunks(tmp_path: Path, cut: int) -> None:
    """It is shown each chunk with the end of the one before it."""
    text = "é" * 65_531 + " Nadia " + "é" * 70_000

    def guard(path: str, data: bytes) -> None:
        if "Nadia" in data.decode():
            raise WriteError(path, 0, "names her")

    writer = Writer(tmp_path, guard=guard)
    pieces = (text[at : at + cut] for at in range(0, len(text), cut))
    with pytest.raises(WriteError, match="names her"), writer.drafted("a.txt", pieces):
        pass
    assert names(tmp_path) == []


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
    assert tuple(writer.removed) == ("a/b/c.txt",)
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
        put(writer, "a.txt", "3")
        assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o604
        put(writer, "b.txt", "1")
        assert (tmp_path / "b.txt").stat().st_mode & 0o777 == 0o640
    finally:
        os.umask(mask)


def test_what_was_written_badly_never_replaces_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the disk gives back other bytes, the old file stays and nothing lies beside it."""
    Writer(tmp_path).write("a.txt", b"old")
    monkeypatch.setattr(os, "read", lambda *_: b"garbled")
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


TAKE = (
    "import os, sys; from pathlib import Path; from publish.files import locked; root = Path(sys.argv[1])\n"
)


def other(root: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Return how a process of its own ends that runs `script`, which may take the lock of `root`."""
    command = [sys.executable, "-c", TAKE + script, str(root)]
    return subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)


def test_a_second_run_is_told_at_once_who_is_at_work(tmp_path: Path) -> None:
    """While one process holds the workspace, another is refused, and does not wait."""
    with locked(tmp_path):
        refused = other(tmp_path, "with locked(root): pass").stderr.splitlines()[-1]
    who = rf"PID {os.getpid()} since \d{{4}}-\d\d-\d\d \d\d:\d\d"
    said = rf".*: \.publish\.lock: error busy: {who} is at work in this folder: wait until it is done"
    assert re.fullmatch(said, refused)
    assert other(tmp_path, "with locked(root): print('mine')").stdout == "mine\n"


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"PID 1 since 2026-11-21T05:12:00+00:00",
        b"PID 1 since 2026-11-",
        b"PID 4194305 since 2026-11-21T05:12:00+00:00\n",
        b"PID 1 since 2026-13-21T05:12:00+00:00\n",
        b"PID 0 since 2026-11-21T05:12:00+00:00\n",
        b"\xff" * 200,
    ],
    ids=["empty", "without its end", "cut", "nobody", "no day", "a group", "nonsense"],
)
def test_what_stands_in_the_lock_is_not_believed(tmp_path: Path, written: bytes) -> None:
    """Cut, or of a process that is gone: somebody is at work, and nobody is named."""
    with locked(tmp_path):
        (tmp_path / LOCK).write_bytes(written)
        with pytest.raises(WriteError) as caught, locked(tmp_path):
            pass
    assert str(caught.value) == (
        ".publish.lock: error busy: another publish is at work in this folder: wait until it is done"
    )


def test_a_moment_is_shown_as_the_clock_on_the_wall_shows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file has it in UTC, since the second may have other settings than the first."""
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    try:
        with locked(tmp_path):
            (tmp_path / LOCK).write_bytes(b"PID %d since 2026-11-21T05:12:59+00:00\n" % os.getpid())
            with pytest.raises(WriteError, match="since 2026-11-21 19:12 is at work"), locked(tmp_path):
                pass
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("ended", [None, KeyboardInterrupt, WriteError("a", 0, "b")])
def test_a_run_that_ends_leaves_no_lock(
    tmp_path: Path, ended: type[BaseException] | BaseException | None
) -> None:
    """However it ends: a file that lies there tells that a run was killed."""
    with suppress(KeyboardInterrupt, WriteError), locked(tmp_path):
        assert names(tmp_path) == [LOCK]
        if ended:
            raise ended
    assert names(tmp_path) == []


@pytest.mark.parametrize(("where", "name"), [(lock, "_open"), (lock, "_seize"), (Path, "unlink")])
def test_a_signal_leaves_no_lock(
    where: object, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even one that comes between the making of its file and the holding, or in the letting go."""
    real = getattr(where, name)

    def interrupted(*arguments: object) -> object:
        signal.raise_signal(signal.SIGINT)
        found = real(*arguments)
        signal.raise_signal(signal.SIGINT)
        return found

    monkeypatch.setattr(where, name, interrupted)
    with pytest.raises(KeyboardInterrupt), locked(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []
    assert lock.HELD == {}


def test_the_lock_ends_with_the_process_that_held_it(tmp_path: Path) -> None:
    """A run that was killed leaves its file, which holds nobody up, and goes with the next."""
    assert other(tmp_path, "with locked(root): os._exit(9)").returncode == 9
    assert names(tmp_path) == [LOCK]
    with locked(tmp_path):
        assert (tmp_path / LOCK).read_bytes().startswith(b"PID %d since " % os.getpid())
    assert names(tmp_path) == []


def test_a_process_that_was_forked_does_not_hold_the_lock(tmp_path: Path) -> None:
    """It may outlive the one that forked it."""
    script = (
        "with locked(root):\n"
        "    (tell, told) = os.pipe()\n"
        "    if os.fork() == 0:\n"
        "        os.write(told, b'.'); os.close(1); os.close(2); import time; time.sleep(3); os._exit(0)\n"
        "    os.read(tell, 1); os._exit(9)"
    )
    assert other(tmp_path, script).returncode == 9
    with locked(tmp_path):
        assert names(tmp_path) == [LOCK]


def test_a_lock_on_a_file_that_was_deleted_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who opened the file just before the holder deleted it takes the next one."""
    real, deleted = fcntl.flock, [tmp_path / LOCK]

    def late(handle: int, how: int) -> None:
        while deleted:
            deleted.pop().unlink()
        real(handle, how)

    monkeypatch.setattr(fcntl, "flock", late)
    with locked(tmp_path), pytest.raises(WriteError, match="error busy"), locked(tmp_path):
        pass


@pytest.mark.parametrize(
    ("make", "said"),
    [(Path.mkdir, "is a folder: delete it and run again"), (os.mkfifo, "is no file of its own: delete it")],
)
def test_something_else_than_a_lock(tmp_path: Path, make: Callable[[Path], None], said: str) -> None:
    """It is named, and stays."""
    make(tmp_path / LOCK)
    with pytest.raises(WriteError, match=rf"\.publish\.lock: error write: .*{said}"), locked(tmp_path):
        pass
    assert names(tmp_path) == [LOCK]


def test_what_people_made_is_on_the_disk_when_the_run_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file before it takes its place; its folders once, at the end; nothing of what is only made."""
    settled: list[str] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        settled.append(Path(f"/proc/self/fd/{handle}").readlink().relative_to(tmp_path).as_posix())
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    with locked(tmp_path):
        writer = Writer(tmp_path)
        writer.write("build/a.html", b"made")
        writer.write("locale/ar/a.po", b"words", durable=True)
        writer.write("locale/ar/b.po", b"words", durable=True)
        assert [Path(one).parent.as_posix() for one in settled] == ["locale/ar", "locale/ar"]
    assert settled[2:] == [".", "locale", "locale/ar"]


def test_what_an_editor_saved_meanwhile_stays(tmp_path: Path) -> None:
    """Bytes that were made from a file do not take its place when it has others by then."""
    (tmp_path / "a.po").write_bytes(b"saved")
    with pytest.raises(
        WriteError, match=r"a\.po: error write: was saved by another program just now: run again"
    ):
        Writer(tmp_path).write("a.po", b"merged", durable=True, over=b"read")
    assert names(tmp_path) == ["a.po"]
    assert (tmp_path / "a.po").read_bytes() == b"saved"
    assert Writer(tmp_path).write("a.po", b"merged", durable=True, over=b"saved") is True


def test_a_full_disk_is_told_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old file stays, nothing lies beside it, and the line says what to do."""
    (tmp_path / "a.txt").write_bytes(b"old")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(WriteError, match="No space left on device; make room on the disk and run again"):
        Writer(tmp_path).write("a.txt", b"new")
    with pytest.raises(WriteError, match="No space left on device; make room on the disk and run again"):
        put(Writer(tmp_path), "a.txt", "new")
    assert names(tmp_path) == ["a.txt"]


def test_a_system_that_takes_little_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It gets all of it all the same."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data[:3])))
    Writer(tmp_path).write("a.txt", b"many words")
    assert (tmp_path / "a.txt").read_bytes() == b"many words"
    put(Writer(tmp_path), "b.txt", "many words")
    assert (tmp_path / "b.txt").read_bytes() == b"many words"


@pytest.mark.parametrize(
    "act",
    [
        lambda one: one.write("build/ar/a.html", b"x"),
        lambda one: put(one, "build/ar/a.html", "x"),
        lambda one: one.remove("build/ar/a.html"),
    ],
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
    """What is left there may be a whole page that was embargoed since, in a folder nobody writes to now.

    The file of the lock tells that the last run was killed.
    """
    (tmp_path / LOCK).write_bytes(b"")
    for folder in ("build/ar", "build/gone/deep", "locale/ar"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / LEFT).write_bytes(b"a whole page")
    (tmp_path / "build/ar/a.html").write_bytes(b"whole")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / LEFT).write_bytes(b"another's")
    (tmp_path / "build/linked").symlink_to(tmp_path / "outside")
    with locked(tmp_path):
        left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob(LEFT))
    assert left == [f"outside/{LEFT}"]
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
        "os.replace = lambda *_: os._exit(9)\n"
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
    (tmp_path / "b.txt").symlink_to(tmp_path / "away.txt")
    assert Writer(tmp_path).write("a.txt", b"words") is True
    assert put(Writer(tmp_path), "b.txt", "words") is True
    assert not (tmp_path / "a.txt").is_symlink()
    assert not (tmp_path / "b.txt").is_symlink()
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


def test_what_was_written_is_told_folder_by_folder() -> None:
    """Each path once, in a folder in the order of the last time, whatever letters its name has."""
    paths = Paths()
    for path in ("build/ar/a.html", "top.txt", "build/ar/b.html", "build/é\udce9.txt", "build/ar/a.html"):
        paths.add(path)
    assert tuple(paths) == ("build/ar/b.html", "build/ar/a.html", "top.txt", "build/é\udce9.txt")
    assert len(paths) == 4
    assert "build/ar/a.html" in paths
    assert "build/ar" not in paths
    assert not Paths()
