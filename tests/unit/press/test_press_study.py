"""What is done anew is what may have become something else, and nothing that did not."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result

from publish.cache import folders
from publish.cache.store import Cache, place
from publish.config import load
from publish.files import Writer
from publish.model import Project
from publish.press import run
from publish.press import study as studies
from publish.press.study import Order, Run, glance, study
from publish.press.task import Made, Setting, Task, perform

Edit = Callable[[str, str, str], None]
Tree = Callable[[Path], dict[str, bytes]]
Anew = Callable[..., list[str]]

DOORS, GATES = "2017-10-19-doors", "2017-10-20-gates"
AR_DOORS = f"locale/ar/LC_MESSAGES/{DOORS}.po"
EMBARGO = "embargo: 2026-12-01T09:00:00+03:00"
BEFORE = dt.datetime(2026, 12, 1, 5, 59, 59, tzinfo=dt.UTC)
AFTER = dt.datetime(2026, 12, 1, 6, tzinfo=dt.UTC)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Give the place of a cache."""
    return tmp_path / "cache.sqlite"


@pytest.fixture(params=["old", "young"])
def age(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test with files that are old enough to be trusted, and with such as are not."""
    grain = {"old": -3_600_000_000_000, "young": 3_600_000_000_000}[request.param]
    monkeypatch.setattr(folders, "GRAIN", grain)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the slugs of the statements that are done, one after another."""
    slugs: list[str] = []

    def counted(setting: Setting, task: Task) -> Made:
        slugs.append(Path(task.path).stem)
        return perform(setting, task)

    monkeypatch.setattr(studies, "perform", counted)
    return slugs


@pytest.fixture
def anew(released: Path, cache: Path, done: list[str], age: None) -> Anew:
    """Return a function that releases the workspace as all else is known, and says what it did anew.

    Everything was released once before.
    """
    del age

    def again(now: dt.datetime = AFTER) -> list[str]:
        done.clear()
        with Cache(cache) as known:
            run.release(load(released), Writer(released), now=now, cache=known)
        return sorted(set(done))

    assert again() == [DOORS, GATES]
    return again


def built(root: Path, tree: Tree, now: dt.datetime = AFTER) -> bool:
    """Tell whether `build/` is what a run makes that knows nothing."""
    before = tree(root / "build")
    run.release(load(root), Writer(root), now=now)
    return tree(root / "build") == before


def test_nothing(released: Path, anew: Anew, tree: Tree) -> None:
    """Where nothing was touched, nothing is done and nothing written."""
    before = tree(released)
    assert anew() == []
    assert tree(released) == before


def edited_secretly(path: Path, old: str, new: str) -> None:
    """Change a file, its size and its date as they were; a tick of the clock is waited for."""
    before = path.stat()
    while path.stat().st_ctime_ns == before.st_ctime_ns:
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = path.stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)


CHANGES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a source": (lambda root: _replace(root / f"source/{DOORS}.md", "500 closed", "501 closed"), [DOORS]),
    "a source, in secret": (
        lambda root: edited_secretly(root / f"source/{DOORS}.md", "500 closed", "501 closed"), [DOORS],
    ),
    "a catalog": (lambda root: _translate(root / AR_DOORS), [DOORS]),
    "a lost template": (lambda root: (root / f"locale/templates/{DOORS}.pot").unlink(), [DOORS]),
    "a lost catalog": (lambda root: (root / AR_DOORS).unlink(), [DOORS]),
    "an approval": (lambda root: _write(root / f"locale/ar/approvals/{DOORS}.toml", "nonsense"), [DOORS]),
    "the words of the pages": (
        lambda root: _translate(root / "locale/ar/LC_MESSAGES/site.po"), [DOORS, GATES],
    ),
    "the configuration": (
        lambda root: _append(root / "publish.toml", "\n[text]\nwrap = 60\n"), [DOORS, GATES],
    ),
    "a comment in it": (lambda root: _append(root / "publish.toml", "# said otherwise\n"), []),
    "a glossary": (
        lambda root: _write(root / "glossary.toml", '[[term]]\nterm = "gate"\napproved.ar = ["بوابة"]\n'),
        [DOORS, GATES],
    ),
    "an empty glossary": (lambda root: _write(root / "glossary.toml", ""), []),
    "a lost page": (lambda root: (root / f"build/ar/{DOORS}.html").unlink(), [DOORS]),
    "a page": (lambda root: _append(root / f"build/ar/{DOORS}.html", "<!-- not ours -->"), [DOORS]),
    "a page, in secret": (
        lambda root: edited_secretly(root / f"build/ar/{DOORS}.html", "500", "501"), [DOORS],
    ),
    "a lost list": (lambda root: (root / "build/ar/index.html").unlink(), []),
    "a lost manifest": (lambda root: (root / "build/MANIFEST.json").unlink(), []),
    "a touched source": (lambda root: os.utime(root / f"source/{DOORS}.md", ns=(1, 1)), []),
    "a touched catalog": (lambda root: _replace(root / AR_DOORS, "", ""), []),
    "a touched page": (lambda root: os.utime(root / f"build/ar/{DOORS}.html", ns=(1, 1)), []),
    "what nobody reads": (lambda root: _write(root / "source/notes.txt", "words"), []),
}  # fmt: skip


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def _replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def _translate(path: Path) -> None:
    """Write another letter into the first translation."""
    catalog = polib.pofile(str(path), wrapwidth=0)
    next(iter(catalog)).msgstr += "ا"
    catalog.save()


@pytest.mark.parametrize("change", CHANGES)
def test_what_follows_from_what_changed(change: str, released: Path, anew: Anew, tree: Tree) -> None:
    """Is done, once, and is then as if all had been; what only looks as if it had changed is not."""
    act, expected = CHANGES[change]
    act(released)
    assert anew() == expected
    assert anew() == []
    assert built(released, tree)


def test_a_statement_that_comes_and_goes(released: Path, anew: Anew, tree: Tree) -> None:
    """Is done alone when it comes, and nothing is done when it goes: the lists are written anew."""
    source = released / "source/2017-10-21-walls.md"
    source.write_text("---\ntitle: The walls\ndate: 2017-10-21\n---\n\nThey stand.\n", "utf-8")
    assert anew() == ["2017-10-21-walls"]
    assert (released / "build/en/2017-10-21-walls.html").is_file()
    source.unlink()
    assert anew() == []
    assert not (released / "build/en/2017-10-21-walls.html").exists()
    assert built(released, tree)


def test_a_renamed_statement(released: Path, anew: Anew, tree: Tree) -> None:
    """Is another one: it is done under its new name, and its old pages are gone."""
    (released / f"source/{GATES}.md").rename(released / "source/2017-10-20-doors.md")
    assert anew() == ["2017-10-20-doors"]
    assert not list((released / "build").rglob(f"{GATES}*"))
    assert built(released, tree)


def test_a_removed_language(released: Path, anew: Anew, edit: Edit, tree: Tree) -> None:
    """Every statement is done without it, and nothing of it is left."""
    edit("publish.toml", "\n[languages.fr]\n", "")
    assert anew() == [DOORS, GATES]
    assert not (released / "build/fr").exists()
    assert built(released, tree)


def test_an_embargo_that_ends_and_one_that_is_ahead_again(
    released: Path, anew: Anew, edit: Edit, tree: Tree
) -> None:
    """Without any file that changed: the moment alone decides, whichever way the clock was set."""
    edit(f"source/{GATES}.md", "title:", f"{EMBARGO}\ntitle:")
    assert anew(BEFORE) == [GATES]
    assert anew(BEFORE) == []
    assert not list((released / "build").rglob(f"{GATES}*"))
    assert anew(AFTER) == [GATES]
    assert (released / f"build/ar/{GATES}.html").is_file()
    assert anew(AFTER + dt.timedelta(days=9)) == []
    assert anew(BEFORE) == [GATES]
    assert not list((released / "build").rglob(f"{GATES}*"))
    assert built(released, tree, BEFORE)


def test_a_sibling_that_can_be_read_now(released: Path, anew: Anew, edit: Edit, tree: Tree) -> None:
    """Whoever links to it is done again, though none of their files changed."""
    edit(f"source/{GATES}.md", "The guards", f"See [the doors]({DOORS}.html).\n\nThe guards")
    assert anew() == [GATES]
    text = (released / f"source/{DOORS}.md").read_text("utf-8")
    (released / f"source/{DOORS}.md").write_text(text.replace("title:", "status: draft\ntitle:"), "utf-8")
    assert anew() == [DOORS, GATES]
    (released / f"source/{DOORS}.md").write_text(text, "utf-8")
    assert anew() == [DOORS, GATES]
    assert built(released, tree)


def test_a_new_topic(released: Path, anew: Anew, edit: Edit, tree: Tree) -> None:
    """Statements on other topics are left alone; those on one that is spelled otherwise now are not."""
    edit(f"source/{GATES}.md", "title:", "topics: Prisons\ntitle:")
    assert anew() == [GATES]
    edit(f"source/{DOORS}.md", "title:", "topics: Visits\ntitle:")
    assert anew() == [DOORS]
    edit(f"source/{DOORS}.md", "topics: Visits", "topics: PRISONS")
    assert anew() == [DOORS, GATES], "the older statement says how a topic is spelled"
    assert built(released, tree)


# --- what is known, lost and wrong -------------------------------------------------------------


def test_without_what_is_known_everything_is_done(
    released: Path, cache: Path, anew: Anew, tree: Tree
) -> None:
    """It is a cache: whoever deletes it loses time and nothing else."""
    before = tree(released)
    cache.unlink()
    assert anew() == [DOORS, GATES]
    assert tree(released) == before
    cache.write_bytes(b"nonsense" * 1000)
    assert anew() == [DOORS, GATES]
    assert anew() == []
    assert tree(released) == before


def test_what_another_version_knew_does_not_count(
    released: Path, cache: Path, anew: Anew, tree: Tree
) -> None:
    """What it made of the same files may be something else."""
    before = tree(released)
    with sqlite3.connect(cache) as other:
        other.execute("UPDATE known SET value = ? WHERE name = 'version'", (b"another",))
    other.close()
    assert anew() == [DOORS, GATES]
    assert anew() == []
    assert tree(released) == before


def test_without_a_home_every_run_is_the_first(
    released: Path, done: list[str], tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything is done, and everything is as it was."""
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr("os.path.expanduser", str)
    assert place(released) is None
    before = tree(released)
    for _ in range(2):
        done.clear()
        with Cache(place(released)) as known:
            run.release(load(released), Writer(released), now=AFTER, cache=known)
        assert sorted(done) == [DOORS, GATES]
        assert tree(released) == before


def test_all_is_done_where_that_is_asked_for(
    released: Path, cache: Path, anew: Anew, done: list[str]
) -> None:
    """Whatever is known."""
    assert anew() == []
    with Cache(cache) as known:
        run.release(load(released), Writer(released), now=AFTER, cache=known, anew=True)
    assert sorted(done) == [DOORS, GATES]


@pytest.mark.usefixtures("anew")
@pytest.mark.parametrize("follow", [run.build, run.release])
def test_who_only_looks_leaves_build_to_the_next(
    follow: Callable[..., object], released: Path, cache: Path, edit: Edit, tree: Tree
) -> None:
    """How a statement stands may be known before its pages are made: they are made all the same."""
    edit(f"source/{DOORS}.md", "500 closed", "501 closed")
    with Cache(cache) as known:
        run.look(load(released), now=AFTER, cache=known)
    with Cache(cache) as known:
        follow(load(released), Writer(released), now=AFTER, cache=known)
    assert b"501 closed" in (released / f"build/en/{DOORS}.html").read_bytes()
    assert built(released, tree)


def test_templates_and_catalogs_follow_for_themselves(
    released: Path, cache: Path, anew: Anew, edit: Edit, tree: Tree
) -> None:
    """`extract` and `update` write what changed, and leave what they did not make to the next."""
    edit(f"source/{DOORS}.md", "500 closed", "501 closed")
    writer = Writer(released)
    with Cache(cache) as known:
        assert run.extract(load(released), writer, cache=known) == ()
    assert tuple(writer.written) == (f"locale/templates/{DOORS}.pot",)
    writer = Writer(released)
    with Cache(cache) as known:
        assert run.update(load(released), writer, cache=known) == ()
    assert set(writer.written) == {AR_DOORS, AR_DOORS.replace("/ar/", "/fr/")}
    assert anew() == [DOORS]
    assert built(released, tree)


# --- and a mistake does not stop what is known ---------------------------------------------------


def test_a_mistake_is_said_again_though_nothing_is_done(
    released: Path, cache: Path, anew: Anew, edit: Edit
) -> None:
    """What was found wrong is known as well: in a statement, in a catalog, and in a source that is none."""
    edit(f"source/{DOORS}.md", "500 closed", "500  closed <div>")
    (released / "source/2017-10-21-walls.md").write_text("no front matter\n", "utf-8")
    (released / AR_DOORS.replace(DOORS, GATES)).write_text("nonsense", "utf-8")
    anew()
    said = []
    for _ in range(2):
        with Cache(cache) as known:
            found = run.release(load(released), Writer(released), now=AFTER, cache=known)
        said.append((found.findings, found.outcomes, found.refused))
    with Cache() as nothing:
        whole = run.release(load(released), Writer(released), now=AFTER, cache=nothing)
    assert said == [(whole.findings, whole.outcomes, whole.refused)] * 2
    assert {one.path for one in whole.findings if one.severity == "error"} == {
        f"source/{DOORS}.md", "source/2017-10-21-walls.md", AR_DOORS.replace(DOORS, GATES),
    }  # fmt: skip


def test_what_could_not_be_written_is_not_known(released: Path, cache: Path, anew: Anew, edit: Edit) -> None:
    """A statement is put down after its files were taken: a run that ends there leaves it to the next."""
    edit(f"source/{DOORS}.md", "500 closed", "501 closed")

    def refuse(made: Made, _: object) -> None:
        raise KeyboardInterrupt(made.path)

    with Cache(cache) as known:
        project: Project = load(released)
        asked = Run(project, known, run.HERE, Order(now=AFTER, laid_out=True, updated=project.languages))
        seen = glance(asked)
        with pytest.raises(KeyboardInterrupt):
            study(asked, seen, refuse)
    assert anew() == [DOORS]


def test_the_command_line_keeps_what_it_found_out(
    released: Path, publish: Callable[..., Result], done: list[str]
) -> None:
    """With the user's other caches; a dry run keeps nothing."""
    publish("release", "-j", "1", "--dry-run")
    assert sorted(done) == [DOORS, GATES]
    publish("release", "-j", "1")
    assert sorted(done) == [DOORS, DOORS, GATES, GATES]
    publish("build", "-j", "1")
    publish("release", "-j", "1")
    assert sorted(done) == [DOORS, DOORS, GATES, GATES]
    found = place(released)
    assert found is not None
    assert found.is_file()
