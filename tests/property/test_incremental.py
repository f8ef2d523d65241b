"""Whatever is done to a workspace, a run that knows the last makes what one that knows nothing makes."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from publish import reports
from publish.cache import folders, report
from publish.cache.store import Cache
from publish.cli import main
from publish.config import load
from publish.files import Writer
from publish.press import run

Tree = Callable[[Path], dict[str, bytes]]
NOW = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)
SETTINGS = {
    "site": 'base_url = "https://press.example"\n',
    "formats": "",
    "publisher": '\n[publisher]\nname = "Orchard Press"\n',
    "ar": "\n[languages.ar]\n",
    "fr": "\n[languages.fr]\n",
}
"""The configuration in the beginning, in parts."""
TEXT = """\
---
title: {title}
date: {date}
topics: Prisons
---

Nobody passed the gates of {title}.

See [the other](2017-10-19-doors.html) and ![the map](map.png).

The guards gave no reason for that.
"""
SLUGS = ("2017-10-18-walls", "2017-10-19-doors", "2017-10-20-gates")


def text(slug: str) -> str:
    """Return a statement of that name, which links to another and shows a picture."""
    return TEXT.format(title=slug[11:].replace("-", " ").capitalize(), date=slug[:10])


def picture(shade: int) -> bytes:
    """Return a small picture, all of one colour."""
    file = io.BytesIO()
    Image.new("RGB", (4, 3), (shade, 0, 0)).save(file, "PNG")
    return file.getvalue()


@pytest.fixture(scope="session")
def begun(
    tmp_path_factory: pytest.TempPathFactory,
    found_office: Callable[..., None],
    furnish: Callable[..., None],
) -> Path:
    """Give a workspace of three statements in three languages, as it is before its first release."""
    root = tmp_path_factory.mktemp("begun") / "office"
    found_office(root, {slug: text(slug) for slug in SLUGS}, "".join(SETTINGS.values()))
    (root / "source/map.png").write_bytes(picture(0))
    assert run.update(load(root), Writer(root)) == ()
    furnish(root, "ar")
    furnish(root, "fr", "site", *SLUGS[:2])
    return root


# --- what is done to it ----------------------------------------------------------------------


@dataclass
class Office:
    """A workspace, who translates there, the moment, and the configuration."""

    root: Path
    furnish: Callable[..., None]
    now: dt.datetime = NOW
    settings: dict[str, str] = field(default_factory=SETTINGS.copy)
    anew: bool = False

    def one(self, pattern: str, which: int) -> Path:
        """Return one of the files that match; there may be none, and then it is one that is not there."""
        found = sorted(path for path in self.root.glob(pattern) if path.is_file())
        return found[which % len(found)] if found else self.root / "nowhere"


Edit = Callable[[Office], object]
numbers = st.integers(0, 11)


def rewrite(path: Path, old: str, new: str) -> None:
    """Replace the first `old` in a file that is there."""
    if path.is_file():
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def add(which: int, line: str) -> Edit:
    """Write a new statement, with another line in its front matter."""
    slug = f"2017-10-{which + 15}-{'abc'[which % 3]}"
    words = text(slug).replace("topics:", f"{line}\ntopics:") if line else text(slug)
    return lambda office: (office.root / f"source/{slug}.md").write_text(words, "utf-8")


def reword(which: int, old: str, new: str) -> Edit:
    """Edit a source."""
    return lambda office: rewrite(office.one("source/*.md", which), old, new)


def secretly(which: int, old: str, new: str) -> Edit:
    """Edit a source by as many letters, and give it the date that it had."""

    def edited(office: Office) -> None:
        path = office.one("source/*.md", which)
        if path.is_file():
            before = path.stat()
            rewrite(path, old, new)
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    return edited


def head(which: int, line: str) -> Edit:
    """Write a line into a front matter, or take that key out."""

    def edited(office: Office) -> None:
        path = office.one("source/*.md", which)
        if path.is_file():
            kept = re.sub(
                rf"^{line.partition(':')[0]}: .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE
            )
            path.write_text(
                kept.replace("\n---\n", f"\n{line}\n---\n" if line[-1] != ":" else "\n---\n", 1), "utf-8"
            )

    return edited


def delete(pattern: str, which: int) -> Edit:
    """Delete a file."""
    return lambda office: office.one(pattern, which).unlink(missing_ok=True)


def rename(which: int, *, with_catalogs: bool) -> Edit:
    """Give a statement another name."""

    def renamed(office: Office) -> None:
        path = office.one("source/*.md", which)
        for one in sorted(office.root.rglob(f"{path.stem}.*")):
            if (one == path or with_catalogs) and "build" not in one.parts:
                one.rename(one.with_name(f"{path.stem}-b{one.suffix}"))

    return renamed


def translate(code: str) -> Edit:
    """Translate all that is not."""
    return lambda office: office.furnish(office.root, code)


def entry(which: int, number: int, change: Callable[[polib.POEntry], None]) -> Edit:
    """Change an entry of a catalog that can be read."""

    def changed(office: Office) -> None:
        path = office.one("locale/*/LC_MESSAGES/*.po", which)
        try:
            catalog = polib.pofile(str(path), wrapwidth=0)
        except OSError:
            return
        live = [one for one in catalog if not one.obsolete]
        if live:
            change(live[number % len(live)])
            catalog.save()

    return changed


def doubted(one: polib.POEntry) -> None:
    """Leave a translation for later."""
    one.flags = [] if one.flags else ["fuzzy"]


def lengthened(one: polib.POEntry) -> None:
    """Translate anew."""
    one.msgstr = one.msgstr and f"{one.msgstr}."


def emptied(one: polib.POEntry) -> None:
    """Take a translation out."""
    one.msgstr = ""


def damage(pattern: str, which: int, *, cut: bool) -> Edit:
    """Cut a file in half, or change its last letter."""

    def damaged(office: Office) -> None:
        path = office.one(pattern, which)
        if path.is_file():
            whole = path.read_bytes()
            path.write_bytes(whole[: len(whole) // 2] if cut else whole[:-2] + b"!\n")

    return damaged


def touch(pattern: str, which: int) -> Edit:
    """Write a file as it is."""

    def touched(office: Office) -> None:
        path = office.one(pattern, which)
        if path.is_file():
            path.write_bytes(path.read_bytes())

    return touched


def configure(part: str, text: str) -> Edit:
    """Change a part of the configuration, or change it back."""

    def configured(office: Office) -> None:
        before = office.settings[part]
        office.settings[part] = SETTINGS[part] if before == text else text
        (office.root / "publish.toml").write_text("".join(office.settings.values()), "utf-8")

    return configured


def approve(which: int, code: str) -> Edit:
    """Approve a translation."""

    def approved(office: Office) -> None:
        slug = office.one("source/*.md", which).stem
        CliRunner().invoke(main, ["-C", str(office.root), "approve", "-l", code, slug, "--reviewer", "lina"])

    return approved


def narrowed(*arguments: str) -> Edit:
    """Make only a part of `build/`, knowing what is known."""

    def made(office: Office) -> None:
        with Cache(office.root.parent / "cache.sqlite") as cache:
            project = load(office.root)
            languages = [one for one in project.languages if one.code in arguments]
            run.build(project, Writer(office.root), languages, now=office.now, cache=cache)

    return made


def wait(days: int) -> Edit:
    """Let days pass, or set the clock back."""
    return lambda office: setattr(office, "now", NOW + dt.timedelta(days=days))


def forced(office: Office) -> None:
    """Let the following runs make everything anew, or no more."""
    office.anew = not office.anew


EMBARGO = "embargo: 2026-12-03T09:00:00+03:00"
OURS = "build/**/*"
edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(
        add, numbers, st.sampled_from(["", "status: draft", EMBARGO, "place: Homs", "incomplete: lead"])
    ),
    st.builds(
        reword,
        numbers,
        st.just("gates"),
        st.sampled_from(
            ["doors", "gates, all of them", "*gates*", "<b>gates", "[gates](2017-10-20-gates.html)"]
        ),
    ),
    st.builds(secretly, numbers, st.just("reason"), st.just("excuse")),
    st.builds(
        head,
        numbers,
        st.sampled_from(
            [
                EMBARGO,
                "embargo:",
                "withdrawn: 2017-11-02",
                "withdrawn:",
                "status: draft",
                "status: final",
                "topics: Torture",
                "topics: PRISONS",
                "topics:",
                "aliases: 2017-01-01-old, /old/",
                "aliases:",
                "title: Another",
                "date: x",
                "correction: 2017-11-02 It was one.",
            ]
        ),
    ),
    st.builds(
        delete, st.sampled_from(["source/*", "locale/*/LC_MESSAGES/*", "locale/templates/*", OURS]), numbers
    ),
    st.builds(rename, numbers, with_catalogs=st.booleans()),
    st.builds(translate, st.sampled_from(["ar", "fr"])),
    st.builds(entry, numbers, numbers, st.sampled_from([doubted, lengthened, emptied])),
    st.builds(damage, st.sampled_from(["locale/*/*/*.po", OURS, "source/*"]), numbers, cut=st.booleans()),
    st.builds(touch, st.sampled_from(["source/*", "locale/*/*/*", OURS]), numbers),
    st.sampled_from(
        [
            configure("site", ""),
            configure("site", 'base_url = "https://elsewhere.example"\n'),
            configure("formats", 'formats = ["html", "txt", "single"]\n'),
            configure("publisher", '\n[publisher]\nname = "Orchard Desk"\n'),
            configure("ar", '\n[languages.ar]\nreview = "required"\n'),
            configure("ar", ""),
            configure("fr", '\n[languages.fr]\nincomplete = "fallback"\nthreshold = 0.5\n'),
            configure("fr", "\n[languages.tr]\n"),
        ]
    ),
    st.builds(approve, numbers, st.sampled_from(["ar", "fr"])),
    st.builds(narrowed, st.sampled_from(["ar", "fr"])),
    st.builds(wait, st.sampled_from([-9, 0, 9])),
    st.just(forced),
    st.builds(
        lambda shade: lambda office: (office.root / "source/map.png").write_bytes(picture(shade)), numbers
    ),
)


# --- and what is made of it ------------------------------------------------------------------


def result(
    office: Office, root: Path, cache: Cache, tree: Tree, seen: Mapping[str, bytes] | None = None
) -> tuple[dict[str, bytes], list[str], list[str]]:
    """Return every file after a release, the report of it, and its findings."""
    project = load(root)
    files = report.beside(root)
    found = run.release(project, Writer(root), now=office.now, cache=cache, anew=office.anew, folders=seen)
    summary = list(reports.release_summary(project, found))
    report.keep(cache, files, ["release"], report.Report((), summary), office.now)
    return tree(root), summary, sorted(map(str, found.findings))


@settings(max_examples=60, deadline=None)
@given(st.lists(edits, min_size=1, max_size=6))
@example([delete("source/*.md", 1), add(4, ""), delete(OURS, 3)])
@example([head(1, EMBARGO), wait(9), wait(-9)])
def test_what_is_known_from_earlier_changes_no_byte(
    begun: Path, furnish: Callable[..., None], tree: Tree, edits: list[Edit]
) -> None:
    """After each edit `build/` and the catalogs are those of a run that knows nothing; so is what is said.

    Where the last run says that there is nothing to do, there is nothing.
    """
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(folders, "GRAIN", 20_000_000)  # or every file would be too young to be trusted
        office = Office(Path(folder) / "office", furnish)
        shutil.copytree(begun, office.root)
        for edit in (lambda _: None, *edits):
            edit(office)
            anew = Path(folder) / "anew/office"
            shutil.copytree(office.root, anew, ignore=shutil.ignore_patterns("build"))
            with Cache() as nothing:
                expected = result(office, anew, nothing, tree)
            with Cache(Path(folder) / "cache.sqlite") as cache:
                seen, before = folders.look(office.root, report.FOLDERS), tree(office.root)
                told = report.kept(cache, office.root, seen, "release", office.now)
                found = result(office, office.root, cache, tree, seen)
            shutil.rmtree(anew)
            assert [path for path, data in expected[0].items() if found[0].get(path) != data] == []
            assert sorted(found[0].keys() - expected[0].keys()) == []
            assert found[1:] == expected[1:]
            if told is not None:
                assert (before, told.summary) == (found[0], found[1])
