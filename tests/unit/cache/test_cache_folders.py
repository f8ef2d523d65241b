"""No file that changed is taken for one that did not."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from publish.cache import folders
from publish.cache.folders import changed, doubted, look, names

Look = Callable[[], dict[str, bytes]]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Give a folder with two files, and one in a folder of its own, and a file that nobody looks at."""
    (tmp_path / "source/maps").mkdir(parents=True)
    for name in ("source/a.md", "source/b.md", "source/maps/c.png", "elsewhere.md"):
        (tmp_path / name).write_text("one", "utf-8")
    return tmp_path


@pytest.fixture
def old(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every file be old enough to be trusted."""
    monkeypatch.setattr(folders, "GRAIN", -3_600_000_000_000)


@pytest.fixture
def seen(place: Path) -> Look:
    """Return what looks at the folder."""
    return lambda: look(place, ["source", "locale"])


def replaced(file: Path) -> None:
    """Put another file of the same size and dates in the place of one."""
    before = file.stat()
    new = file.with_name("new")
    new.write_text("two", "utf-8")
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    new.replace(file)


def edited(file: Path) -> None:
    """Write as much into a file as there was, and set its date back."""
    before = file.stat()
    while file.stat().st_ctime_ns == before.st_ctime_ns:  # until the clock ticks
        file.write_text("two", "utf-8")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def made_a_folder(file: Path) -> None:
    """Make a folder where a file was."""
    file.unlink()
    file.mkdir()


def linked(file: Path) -> None:
    """Put a link to another file in the place of one."""
    file.unlink()
    file.symlink_to("b.md")


CHANGES: dict[str, Callable[[Path], object]] = {
    "longer": lambda file: file.write_text("three", "utf-8"),
    "touched": lambda file: os.utime(file, ns=(1, 1)),
    "edited, its date set back": edited,
    "replaced": replaced,
    "gone": Path.unlink,
    "renamed": lambda file: file.rename(file.with_name("z.md")),
    "a link": linked,
    "a folder": made_a_folder,
}


@pytest.mark.usefixtures("old")
def test_nothing_changed(seen: Look) -> None:
    """And nothing is said to have."""
    assert set(changed(seen(), seen())) == set()


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize("change", CHANGES)
def test_whatever_happens_to_a_file_is_seen(change: str, place: Path, seen: Look) -> None:
    """That file is named, and none that nothing happened to; of one that was renamed both names are."""
    before = seen()
    CHANGES[change](place / "source/a.md")
    found = set(changed(before, seen()))
    assert found - {"source/z.md"} == {"source/a.md"}
    assert ("source/z.md" in found) is (change == "renamed")


@pytest.mark.usefixtures("old")
def test_a_new_file_and_a_new_folder_are_seen(place: Path, seen: Look) -> None:
    """However deep; and what became of a whole folder."""
    before = seen()
    (place / "locale/ar").mkdir(parents=True)
    (place / "locale/ar/a.po").touch()
    (place / "source/maps/c.png").unlink()
    (place / "source/maps").rmdir()
    came = {"locale", "locale/ar", "locale/ar/a.po"}
    assert set(changed(before, seen())) == {*came, "source/maps", "source/maps/c.png"}
    assert set(changed({}, seen())) == {*came, "source", "source/a.md", "source/b.md"}
    assert set(changed(seen(), {})) == {*came, "source", "source/a.md", "source/b.md"}


def test_what_is_young_is_never_trusted(seen: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another edit within the same tick of the clock would leave no trace: it is named every time."""
    every = {"source/a.md", "source/b.md", "source/maps/c.png"}
    assert set(changed(seen(), seen())) == every
    before = seen()
    monkeypatch.setattr(folders, "GRAIN", -3_600_000_000_000)
    assert set(changed(before, seen())) == every, "what was young then may have changed since"
    assert set(changed(seen(), seen())) == set()


def test_what_comes_from_the_future_is_young(seen: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a clock that was set back: a date that is still to come tells nothing."""
    now = time.time_ns()
    monkeypatch.setattr("publish.cache.folders.time.time_ns", lambda: now - 3_600_000_000_000)
    assert set(changed(seen(), seen())) == {"source/a.md", "source/b.md", "source/maps/c.png"}


@pytest.mark.usefixtures("old")
def test_one_may_say_how_young_is_too_young(place: Path) -> None:
    """In nanoseconds since 1970."""
    looked = look(place, ["source"], until=0)
    assert set(changed(looked, look(place, ["source"], until=0))) == {
        "source/a.md", "source/b.md", "source/maps/c.png",
    }  # fmt: skip


@pytest.mark.usefixtures("old")
def test_links_are_files(place: Path, seen: Look) -> None:
    """Nothing is looked at behind one: neither below a folder, nor in place of one that is asked for."""
    (place / "away").mkdir()
    (place / "away/d.md").touch()
    (place / "source/away").symlink_to(place / "away")
    (place / "locale").symlink_to(place / "away")
    found = seen()
    assert found.keys() == {"source", "source/maps"}
    assert sorted(names(found["source"])) == ["a.md", "away", "b.md"]


@pytest.mark.usefixtures("old")
def test_what_was_written_since_is_looked_at_again(seen: Look) -> None:
    """Whether it is there or is gone meanwhile, and in a folder that was not; the others are trusted."""
    before = seen()
    before["source"] = doubted(before["source"], {"a.md", "gone.md"})
    before["locale"] = doubted(None, {"a.po"})
    assert set(changed(before, seen())) == {"source/a.md", "source/gone.md", "locale", "locale/a.po"}


@pytest.mark.usefixtures("old")
@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_names_that_are_no_text(place: Path, seen: Look) -> None:
    """A file has its bytes' codes in its path; a folder that no statement can name is not looked into."""
    before = seen()
    (place / "source/\udcff.md").touch()
    (place / "source/\udcfe").mkdir()
    (place / "source/\udcfe/e.md").touch()
    found = seen()
    assert set(changed(before, found)) == {"source/\\udcff.md"}
    assert all(path.encode() for path in found)


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    """It has no names, and nothing changed in it."""
    assert look(tmp_path, ["source"]) == {}
    assert tuple(names(None)) == ()
    assert list(changed({}, {})) == []


@pytest.fixture
def shut(place: Path) -> Iterator[Path]:
    """Give a folder that may not be listed."""
    (place / "source/maps").chmod(0)
    yield place / "source/maps"
    (place / "source/maps").chmod(0o755)


@pytest.mark.usefixtures("old")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_listed_has_changed(seen: Look, shut: Path) -> None:
    """Whoever knew what was in it has to look for it."""
    shut.chmod(0o755)
    before = seen()
    shut.chmod(0)
    assert set(changed(before, seen())) == {"source/maps/c.png"}
