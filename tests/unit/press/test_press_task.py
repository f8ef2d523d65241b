"""A statement with all its languages is a pure function of the texts that a task brings along."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import pickle
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from publish.config import load
from publish.model import Status
from publish.press.editions import Office
from publish.press.front import front
from publish.press.policy import State
from publish.press.shelf import Held, Shelf, paths
from publish.press.siblings import Siblings
from publish.press.task import Made, Setting, Task, context, files_of, perform
from publish.press.words import words
from publish.press.workspace import languages, source_names

Edit = Callable[[str, str, str], None]

GATES = "2017-10-20-gates"
SOURCE = f"source/{GATES}.md"
AR, FR = (f"locale/{code}/LC_MESSAGES/{GATES}.po" for code in ("ar", "fr"))
POT = f"locale/templates/{GATES}.pot"
NOW = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)


def setting(root: Path, *, updated: bool = True, now: dt.datetime | None = NOW) -> Setting:
    """Return what all tasks of a run in the workspace share."""
    project = load(root)
    shelf = Shelf(root)
    fronts = [one for path in source_names(project) for one in front(shelf, path)]
    asked = languages(project) if updated else ()
    found = words(project, fronts, asked, shelf)
    return Setting(Office(project, found.unfurnished, now), found.furniture, asked, laid_out=True)


def given(root: Path, *more: str) -> Mapping[str, Held]:
    """Return the files of the gates as they lie there, and `more` of them."""
    asked = (*files_of(load(root), SOURCE), *((path, 10**6) for path in more))
    return paths(Shelf(root), asked)


def made(root: Path, *more: str) -> Made:
    """Return what is made of the gates."""
    return perform(setting(root), Task(SOURCE, given(root, *more)))


def test_it_needs_nothing_but_what_it_brings(released: Path) -> None:
    """Without the workspace, all that lies in `build/` of it is made: nothing is read from the disk."""
    build = {path.relative_to(released / "build").as_posix(): path.read_bytes()
             for path in (released / "build").rglob(f"{GATES}*")}  # fmt: skip
    shared, task = pickle.loads(pickle.dumps((setting(released), Task(SOURCE, given(released)))))  # noqa: S301  because it was made here
    shutil.rmtree(released)
    found = perform(shared, task)
    assert {one.path: one.data for one in found.files} == build
    assert (found.wanted, found.current, found.template, found.catalogs) == (None, True, None, {})


def test_what_is_made_can_be_sent(released: Path) -> None:
    """And is the same when it comes back, and when it is made again."""
    found = made(released)
    assert pickle.loads(pickle.dumps(found)) == found == made(released)  # noqa: S301  because it was made here
    assert len(found.files) == 6


def test_a_file_that_it_lacks_it_asks_for_by_name(released: Path, edit: Edit) -> None:
    """One that is not there is another thing: that is told, and nothing of the statement is released."""
    edit(SOURCE, "The guards", "![The map](map.png)\n\nThe guards")
    first = made(released)
    assert first == Made(SOURCE, wanted="source/map.png")
    lost = made(released, "source/map.png")
    assert (lost.wanted, lost.files) == (None, ())
    assert [one.rule for one in lost.findings if one.rule == "picture-file"] == ["picture-file"]
    data = io.BytesIO()
    Image.new("RGB", (4, 3)).save(data, "PNG")
    (released / "source/map.png").write_bytes(data.getvalue())
    found = made(released, "source/map.png")
    assert [one.path.partition(".")[0] for one in found.files if "images" in one.path] == ["images/map"]
    assert found.read["source/map.png"] == hashlib.sha256(data.getvalue()).hexdigest()


def test_it_says_what_it_read(released: Path) -> None:
    """By digest, what is not there too; of what it was given and did not need, nothing."""
    read = perform(setting(released), Task(SOURCE, {**given(released), "source/other.md": b"unread"})).read
    there = (SOURCE, POT, AR, FR)
    assert {path: read[path] for path in there} == {
        path: hashlib.sha256((released / path).read_bytes()).hexdigest() for path in there
    }
    assert {path for path, digest in read.items() if digest == "-"} == {
        f"locale/{code}/approvals/{GATES}.toml" for code in ("ar", "fr")
    }
    assert len(read) == 6


def test_catalogs_are_brought_up_to_date_on_the_way(released: Path, edit: Edit) -> None:
    """Their new bytes come back, what is made follows from these, and it is these that were read."""
    edit(SOURCE, "reason for that.", "reason for that")
    found = made(released)
    assert found.catalogs.keys() == {AR, FR}
    assert found.template is not None
    assert found.current
    assert found.outcome is not None
    assert found.outcome.stands[1].count(Status.OUTDATED) == 1
    new = {POT: found.template, **found.catalogs}
    assert {path: found.read[path] for path in new} == {
        path: hashlib.sha256(data).hexdigest() for path, data in new.items()
    }
    for path, data in new.items():
        (released / path).write_bytes(data)
    again = made(released)
    assert (again.catalogs, again.template) == ({}, None)
    assert replace(again, template=found.template, catalogs=found.catalogs) == found


def test_without_that_they_stay_as_they_are(released: Path, edit: Edit) -> None:
    """A build releases what the catalogs say, and they are not known to agree with the source."""
    edit(SOURCE, "reason for that.", "reason for that")
    found = perform(setting(released, updated=False), Task(SOURCE, given(released)))
    assert (found.catalogs, found.current) == ({}, False)


def test_what_is_not_judged_is_not_made(released: Path, edit: Edit) -> None:
    """Catalogs can be brought up to date for themselves."""
    edit(SOURCE, "reason for that.", "reason for that")
    found = perform(replace(setting(released), judged=False), Task(SOURCE, given(released)))
    assert (found.outcome, found.files, set(found.catalogs)) == (None, (), {AR, FR})


def test_what_is_not_laid_out_is_judged(released: Path) -> None:
    """How it stands is the same, with no file made."""
    found = perform(replace(setting(released), laid_out=False), Task(SOURCE, given(released)))
    whole = made(released)
    assert found.files == ()
    assert (found.findings, found.outcome) == (whole.findings, whole.outcome)


def test_a_source_that_is_no_statement_is_a_finding(released: Path, edit: Edit) -> None:
    """Nothing is made of it, and nothing but the source was looked at."""
    edit(SOURCE, "title:", "titel:")
    found = made(released)
    assert (found.outcome, found.files, found.catalogs, found.template) == (None, (), {}, None)
    assert (found.findings[0].path, set(found.read)) == (SOURCE, {SOURCE})


def test_a_refused_catalog_stops_its_language(released: Path) -> None:
    """And keeps the template, which other languages may need as it was; the statement is not up to date."""
    (released / AR).write_text("nonsense", "utf-8")
    found = made(released)
    assert found.outcome is not None
    assert [one.code for one in found.outcome.released] == ["en", "fr"]
    assert (found.current, found.template, found.catalogs) == (False, None, {})
    assert {one.path for one in found.findings if one.severity == "error"} == {AR}


def test_the_moment_decides_what_is_embargoed(released: Path, edit: Edit) -> None:
    """Nothing is made of it before, and nothing but that changes with the moment."""
    edit(SOURCE, "title:", "embargo: 2026-12-01T09:00:00+03:00\ntitle:")
    task = Task(SOURCE, given(released))
    before = perform(setting(released, now=dt.datetime(2026, 12, 1, 5, 59, 59, tzinfo=dt.UTC)), task)
    after = perform(setting(released, now=dt.datetime(2026, 12, 1, 6, tzinfo=dt.UTC)), task)
    assert before.outcome is not None
    assert {one.state for one in before.outcome.stands} == {State.EMBARGOED}
    assert before.files == ()
    assert len(after.files) == 6
    assert before.read == after.read


def test_copies_are_of_what_is_embargoed(released: Path, edit: Edit) -> None:
    """As of the moment that they are made for; of what anybody may read there are none."""
    shared = replace(setting(released, now=None), copied=NOW)
    assert perform(shared, Task(SOURCE, given(released))).files == ()
    edit(SOURCE, "title:", "embargo: 2026-12-01T09:00:00+03:00\ntitle:")
    found = perform(shared, Task(SOURCE, given(released)))
    assert len(found.files) == 6
    assert all(b"2026" in one.data for one in found.files)


def test_what_feeds_have_is_asked_for(released: Path) -> None:
    """It is made in each language that it is released in, and only for a site that has an address."""
    task = Task(SOURCE, given(released), fed=True)
    assert perform(setting(released), task).entries == {}
    (released / "publish.toml").write_text(
        'base_url = "https://press.example"\n' + (released / "publish.toml").read_text("utf-8"), "utf-8"
    )
    shared = setting(released)
    found = perform(shared, task).entries
    assert {code: one[:7] for code, one in found.items()} == dict.fromkeys(("en", "ar", "fr"), "<entry>")
    assert perform(shared, replace(task, fed=False)).entries == {}


# --- what it takes from others ---------------------------------------------------------------


@pytest.fixture
def linked(released: Path, edit: Edit) -> Path:
    """Give the workspace, whose second statement links to its first, and has a topic."""
    edit(SOURCE, "passed the two gates", "passed [the two gates](2017-10-19-doors.html)")
    edit(SOURCE, "title:", "topics: Prisons\ntitle:")
    return released


DOORS = "2017-10-19-doors"


def told(root: Path, siblings: Siblings, named: Mapping[str, str]) -> tuple[Made, str]:
    """Return what is made of the gates, which are told so much of others, and what its context would be."""
    shared = setting(root)
    found = perform(shared, Task(SOURCE, given(root), siblings, named))
    assert found.outcome is not None
    return found, context(shared, found.outcome, siblings, named)


def test_it_says_what_it_took_from_others(linked: Path) -> None:
    """Whoever knows what the others are can tell whether it was told so."""
    found, known = told(linked, {DOORS: ("en",)}, {"prisons": "Prisons"})
    assert found.context == known
    assert found.outcome is not None
    assert found.outcome.links == (DOORS,)


@pytest.mark.parametrize(
    ("siblings", "named"),
    [
        ({}, {"prisons": "Prisons"}),
        ({DOORS: ("en", "ar", "fr")}, {"prisons": "Prisons"}),
        ({DOORS: ("en",)}, {"prisons": "PRISONS"}),
    ],
)
def test_told_something_else_it_is_another(
    siblings: Siblings, named: Mapping[str, str], linked: Path
) -> None:
    """A sibling that can be read elsewhere, or a topic that is spelled otherwise."""
    assert (
        told(linked, siblings, named)[0].context
        != told(linked, {DOORS: ("en",)}, {"prisons": "Prisons"})[0].context
    )


def test_what_it_has_nothing_to_do_with_changes_nothing(linked: Path) -> None:
    """Another statement, another topic: ten thousand of them may come and go."""
    found, _ = told(linked, {DOORS: ("en",)}, {"prisons": "Prisons"})
    others = {DOORS: ("en",), "2017-10-21-walls": ("en", "ar")}
    assert told(linked, others, {"prisons": "Prisons", "torture": "Torture"})[0] == found
