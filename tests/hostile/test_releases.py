"""Hostile files in a workspace stop themselves alone: everything else is built, byte for byte the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result

from publish.cli import main

Found = Callable[..., None]
Furnish = Callable[..., None]
Tree = Callable[[Path], dict[str, bytes]]

DOORS, GATES, WALLS = "2017-10-19-doors", "2017-10-20-gates", "2017-10-21-walls"
STATEMENT = """\
---
title: The {name}
date: 2017-10-19
---

Nobody passed the {name}, said [the council](https://example.org/{name}).

There are 45 of them.
"""


def run(root: Path, *arguments: str) -> Result:
    """Return what the command line says in the workspace at `root`."""
    return CliRunner().invoke(main, ["-C", str(root), *arguments])


def catalog(root: Path, code: str, slug: str) -> Path:
    """Return where a catalog lies."""
    return root / "locale" / code / "LC_MESSAGES" / f"{slug}.po"


def say(path: Path, original: str, translation: str) -> None:
    """Write `translation` into the catalog at `path`, as a translator's editor would."""
    po = polib.pofile(str(path), wrapwidth=0)
    entries = [entry for entry in po if entry.msgid.startswith(original)]
    assert len(entries) == 1
    entries[0].msgstr = translation
    po.save()


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory, found_office: Found, furnish: Furnish) -> Path:
    """Give a workspace with three statements in two languages, all translated, not yet built."""
    root = tmp_path_factory.mktemp("good") / "office"
    slugs = (DOORS, GATES, WALLS)
    found_office(root, {slug: STATEMENT.format(name=slug.rpartition("-")[2]) for slug in slugs})
    run(root, "update")
    furnish(root, "ar")
    furnish(root, "fr")
    run(root, "update")
    return root


@pytest.fixture
def office(good: Path, tmp_path: Path) -> Path:
    """Give a copy of that workspace."""
    return shutil.copytree(good, tmp_path / "office")


@pytest.fixture(scope="session")
def without(good: Path, tmp_path_factory: pytest.TempPathFactory, tree: Tree) -> dict[str, bytes]:
    """Give what is built where three of the six catalogs have no translation at all."""
    root = shutil.copytree(good, tmp_path_factory.mktemp("without") / "office")
    for code, slug in (("ar", DOORS), ("fr", GATES), ("ar", WALLS)):
        po = polib.pofile(str(catalog(root, code, slug)), wrapwidth=0)
        for entry in po:
            entry.msgstr = ""
        po.save()
    result = run(root, "release")
    assert "6 releases in build/" in result.stdout
    return tree(root / "build")


def charset(path: Path) -> None:
    """Declare UTF-7, in which `+ADw-script+AD4-` is a tag."""
    text = path.read_text("utf-8")
    path.write_text(text.replace("charset=UTF-8", "charset=UTF-7"), "utf-8")


def markup(path: Path) -> None:
    """Bring a script and a link in."""
    say(path, "Nobody passed", "<script>alert(1)</script> [ici](javascript:alert(1)) [là](1) <div>")


def bomb(path: Path) -> None:
    """Write what no parser finishes."""
    say(path, "There are 45", "[" * 30_000 + "45")


def pipe(path: Path) -> None:
    """Put a named pipe in the catalog's place, which nobody ever writes to."""
    path.unlink()
    os.mkfifo(path)


def device(path: Path) -> None:
    """Put a link to a device without an end in the catalog's place."""
    path.unlink()
    path.symlink_to("/dev/zero")


def token(path: Path) -> None:
    """Write Python-Markdown's own tokens, which stand for other paragraphs."""
    path.write_bytes(path.read_bytes().replace("ثجس".encode(), b"\x02wzxhzdk:0\x03", 1) + b"\x02")


def numbers(path: Path) -> None:
    """Write a reference to a character by a number of 5,000 digits."""
    say(path, "There are 45", f"45 &#{'9' * 5000};")


def marks(path: Path) -> None:
    """Pile marks upon one letter until nobody can normalise it."""
    say(path, "There are 45", "45 a" + "\u0315\u0300" * 8000)


@pytest.mark.skipif(os.name == "nt", reason="pipes and devices have no names in folders there")
@pytest.mark.parametrize(
    "attacks",
    [(charset, markup, bomb), (pipe, numbers, device), (token, marks, charset)],
    ids=["markup", "files", "characters"],
)
def test_three_hostile_catalogs_among_good_ones(
    attacks: tuple[Callable[[Path], None], ...], office: Path, without: dict[str, bytes], tree: Tree
) -> None:
    """The three are named, the run ends with 1, and what is built is what is built without them."""
    paths = [catalog(office, "ar", DOORS), catalog(office, "fr", GATES), catalog(office, "ar", WALLS)]
    for attack, path in zip(attacks, paths, strict=True):
        attack(path)
    result = run(office, "release")
    assert result.exit_code == 1
    for path in paths:
        assert f"{path.relative_to(office).as_posix()}" in result.stderr
    assert result.exception is None or isinstance(result.exception, SystemExit)
    built = tree(office / "build")
    assert sorted(built) == sorted(without)
    assert [path for path in built if built[path] != without[path]] == []


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Content-Type: text/plain; charset=UTF-16", "catalog-charset"),
        (
            "Content-Type: text/plain; charset=UTF-8\\nContent-Type: text/plain; charset=utf-7",
            "catalog-charset",
        ),
    ],
)
def test_another_charset_in_the_header(header: str, said: str, office: Path) -> None:
    """A second or another charset refuses the file."""
    path = catalog(office, "ar", DOORS)
    text = path.read_text("utf-8")
    old = "Content-Type: text/plain; charset=UTF-8"
    assert text.count(old) == 1
    path.write_text(text.replace(old, header), "utf-8")
    result = run(office, "release")
    assert (result.exit_code, said in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Plural-Forms: nplurals=1; plural=0;", "Plural-Forms: nplurals=1000000000; plural=n**n**n;"),
        ("Language: ar", "Language: ../../fr"),
        ("Language: ar", "Language: ar\\nLanguage: en\\nLanguage: <script>"),
        ("MIME-Version: 1.0", "MIME-Version: 1.0\\nPO-Revision-Date: 99999-99-99 99:99+9999"),
        ("MIME-Version: 1.0", "MIME-Version: 1.0\\nX-Generator: </title><script>alert(1)</script>"),
        ("MIME-Version: 1.0", "MIME-Version: 1.0\\nBcc: all@evil.example"),
    ],
    ids=["plurals", "language", "languages", "dates", "generator", "unknown"],
)
def test_nothing_in_a_header_reaches_a_release(
    old: str, new: str, office: Path, good: Path, tree: Tree
) -> None:
    """The languages, plural forms and dates of releases come from elsewhere: what is built is the same.

    The manifest has the digest of each catalog's file.
    """
    honest = shutil.copytree(good, office.parent / "honest")
    run(honest, "release")
    path = catalog(office, "ar", DOORS)
    text = path.read_text("utf-8")
    start = text.index(old.partition(":")[0] + ":")
    end = text.index("\\n", start)
    path.write_text(text[:start] + new + text[end:], "utf-8")
    assert run(office, "release").exit_code == 0
    built, wanted = tree(office / "build"), tree(honest / "build")
    assert {path for path in wanted if built[path] != wanted[path]} == {"MANIFEST.json", "SHA256SUMS"}


def test_a_forged_record_hides_no_missing_message(office: Path) -> None:
    """A count and a digest that somebody wrote by hand do not make a shortened catalog whole."""
    path = catalog(office, "ar", DOORS)
    po = polib.pofile(str(path), wrapwidth=0)
    po.remove(po[-1])
    po.metadata["X-Publish-Messages"] = "2 1 0123456789abcdef"
    po.save()
    result = run(office, "release")
    assert (result.exit_code, "catalog-incomplete" in result.stderr) == (1, True)
    assert not (office / "build/ar" / f"{DOORS}.html").exists()


def test_a_translation_of_the_furniture_is_text(office: Path) -> None:
    """Markup and template code in `site.po` reach a page as the characters that were typed."""
    path = catalog(office, "fr", "site")
    typed = "<script>{{ 7 * 7 }}</script>${7*7}%n"
    say(path, "A small press office.", typed)
    run(office, "release")
    page = (office / f"build/fr/{DOORS}.html").read_text("utf-8")
    assert "&lt;script&gt;{{ 7 * 7 }}&lt;/script&gt;${7*7}%n" in page
    assert "<script>{{" not in page
    assert typed in (office / f"build/fr/{DOORS}.fr.txt").read_text("utf-8")
