"""A cache keeps what it is told, and whatever befalls its file costs time and nothing else."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.cache import store
from publish.cache.store import Cache, place


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give the place of a cache that something is known in, in a folder that was not there before."""
    path = tmp_path / "caches/publish/office.sqlite"
    with Cache(path) as cache:
        cache.know("one", b"1")
        cache.see({"source": b"seen"})
    return path


def test_what_was_put_down_is_known_to_the_next(file: Path) -> None:
    """By name; another time another value."""
    with Cache(file) as cache:
        assert (cache.known("one"), cache.known("two"), cache.folders()) == (b"1", None, {"source": b"seen"})
        cache.know("one", b"2")
        cache.see({"locale": b""})
    with Cache(file) as cache:
        assert (cache.known("one"), cache.known("two"), cache.folders()) == (b"2", None, {"locale": b""})


def test_without_a_file_it_is_for_one_run() -> None:
    """The run itself knows what it put down."""
    with Cache() as cache:
        cache.know("one", b"1")
        assert (cache.known("one"), cache.kept) == (b"1", False)
    with Cache() as cache:
        assert cache.known("one") is None


def test_what_is_not_to_be_kept_is_taken_back(file: Path) -> None:
    """A run that must not write anything uses what is known, and leaves it."""
    with Cache(file, kept=False) as cache:
        cache.know("one", b"2")
        cache.keep()
        assert cache.known("one") == b"2"
    with Cache(file) as cache:
        assert cache.known("one") == b"1"


def test_what_was_kept_outlives_a_run_that_is_cut_off(file: Path) -> None:
    """What was put down after that is gone, and all before is there."""
    cut = Cache(file)
    cut.know("kept", b"1")
    cut.keep()
    cut.know("lost", b"1")
    copy = file.with_name("copy.sqlite")
    for ending in ("", "-wal"):
        copy.with_name(copy.name + ending).write_bytes(file.with_name(file.name + ending).read_bytes())
    with Cache(copy) as cache:
        assert (cache.known("kept"), cache.known("lost")) == (b"1", None)
    cut.close()


def test_of_a_run_that_fails_no_half_is_kept(file: Path) -> None:
    """Whatever it was putting down when it ended is gone; and what it was reading says nothing of it."""

    def fail() -> None:
        with Cache(file) as cache:
            cache.know("kept", b"1")
            cache.keep()
            cache.know("half", b"1")
            rows = cache.rows("SELECT name FROM known")
            next(rows)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    with Cache(file) as cache:
        assert (cache.known("kept"), cache.known("half")) == (b"1", None)


def test_from_time_to_time_it_is_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not after each word: only when some time has passed."""
    cut = Cache(file)
    cut.know("one", b"2")
    cut.keep_now_and_then()
    with sqlite3.connect(file) as other:
        assert other.execute("SELECT value FROM known WHERE name = 'one'").fetchone() == (b"1",)
    monkeypatch.setattr(store, "_PAUSE", 0)
    cut.keep_now_and_then()
    with sqlite3.connect(file) as other:
        assert other.execute("SELECT value FROM known WHERE name = 'one'").fetchone() == (b"2",)
    other.close()
    cut.close()


# --- what may befall it ---------------------------------------------------------------------


def torn(file: Path) -> None:
    """Cut it in the middle."""
    os.truncate(file, file.stat().st_size // 2)


def scribbled(file: Path) -> None:
    """Write over the beginning of every page but the first."""
    data = bytearray(file.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 64] = b"\xff" * 64
    file.write_bytes(data)


def of_another(file: Path) -> None:
    """Put the database of another program in its place."""
    file.unlink()
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE known (x)")
        other.execute('CREATE TABLE "a ""table""" (x)')
        other.execute("CREATE VIEW seen AS SELECT x FROM known")
    other.close()


def of_another_version(file: Path) -> None:
    """Have it be of another code."""
    with sqlite3.connect(file) as other:
        other.execute("UPDATE known SET value = ? WHERE name = 'version'", (b"another",))
    other.close()


BEFALLS: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "torn": torn,
    "no database": lambda file: file.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000),
    "text": lambda file: file.write_text("nonsense\n" * 600, "utf-8"),
    "scribbled over": scribbled,
    "another program's": of_another,
    "another version's": of_another_version,
    "gone": Path.unlink,
}


@pytest.mark.parametrize("what", BEFALLS)
def test_what_cannot_be_used_is_begun_anew(what: str, file: Path) -> None:
    """Nothing is known, and what is put down is."""
    BEFALLS[what](file)
    with Cache(file) as cache:
        assert cache.known("one") is None
        assert cache.folders() == {}
        cache.know("one", b"2")
        assert cache.kept
    with Cache(file) as cache:
        assert cache.known("one") == b"2"


def test_while_another_run_uses_it_one_has_its_own(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for long, and neither is in the other's way."""
    monkeypatch.setattr(store, "_PATIENCE", 0.05)
    with Cache(file) as first, Cache(file) as second:
        first.know("one", b"2")
        assert second.known("one") is None
        second.know("one", b"3")
    with Cache(file) as cache:
        assert cache.known("one") == b"2"


@pytest.mark.parametrize("what", ["a file", "a folder"])
def test_where_there_is_no_place_it_is_for_one_run(what: str, tmp_path: Path) -> None:
    """A file where its folder would be; a folder where it would be itself."""
    file = tmp_path / "publish/office.sqlite"
    if what == "a file":
        (tmp_path / "publish").touch()
    else:
        file.mkdir(parents=True)
    with Cache(file) as cache:
        cache.know("one", b"1")
        assert cache.known("one") == b"1"


@pytest.mark.skipif(os.name == "nt", reason="permissions are another thing there")
def test_nobody_else_may_read_it(file: Path) -> None:
    """What is embargoed is in it, and its folder is for its owner alone."""
    assert stat.S_IMODE(file.parent.stat().st_mode) & 0o077 == 0


# --- where it lies ---------------------------------------------------------------------------


def test_it_lies_with_the_users_other_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a file of its own for each workspace, whichever way that is named."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    one = place(tmp_path / "office")
    assert one is not None
    assert one.parent == tmp_path / "caches/publish"
    (tmp_path / "office").mkdir()
    (tmp_path / "link").symlink_to("office")
    monkeypatch.chdir(tmp_path)
    assert {place(Path("office")), place(tmp_path / "link"), place(tmp_path / "a/../office")} == {one}
    assert place(tmp_path / "another") != one


@pytest.mark.parametrize("value", ["", "caches"])
def test_a_relative_place_does_not_count(value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be another in each folder. Source: XDG Base Directory 0.8."""
    monkeypatch.setenv("XDG_CACHE_HOME", value)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    found = place(tmp_path)
    assert found is not None
    assert found.parent == tmp_path / "home/.cache/publish"


def test_without_a_home_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then a run knows what it finds out itself."""
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", str)  # which leaves "~" where it knows no home
    assert place(tmp_path) is None
    with Cache(place(tmp_path)) as cache:
        assert cache.known("one") is None


def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    """What is found out holds for this run, and why it is not kept is told."""
    (tmp_path / "caches").write_text("")
    with Cache(tmp_path / "caches/publish/one.sqlite") as cache:
        cache.know("one", b"1")
        assert cache.known("one") == b"1"
        assert cache.hindrance == "Not a directory"
    (tmp_path / "two.sqlite").mkdir()
    with Cache(tmp_path / "two.sqlite") as cache:
        assert cache.hindrance == "unable to open database file"


def test_one_that_another_run_is_using_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It will be free the next time."""
    monkeypatch.setattr(store, "_PATIENCE", 0.1)
    with Cache(tmp_path / "one.sqlite"), Cache(tmp_path / "one.sqlite") as second:
        assert second.hindrance == ""
