"""`build/` is what the sources and catalogs say, all of it, and nothing else."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from msgspec.structs import replace

from publish.config import load
from publish.files import Writer
from publish.parcels.manifest import Listed, decode, encode
from publish.press import run

Publish = Callable[..., Result]
Tree = Callable[[Path], dict[str, bytes]]
Edit = Callable[[str, str, str], None]
Pseudo = Callable[[str, str], str]

NOW = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
GATES = "source/2017-10-20-gates.md"
AR_GATES = "locale/ar/LC_MESSAGES/2017-10-20-gates.po"
AR_DOORS = "locale/ar/LC_MESSAGES/2017-10-19-doors.po"
REASON = "The guards gave no reason for that."
REVIEW = "This translation has not been reviewed yet. In case of doubt, the original text applies."
PARTIAL = "Parts of this text have not been translated yet and appear in the original language."


def made(office: Path, path: str) -> str:
    """Return the text of a file of `build/`."""
    return (office / "build" / path).read_text("utf-8")


# --- what is made -------------------------------------------------------------------------


def test_every_file_of_a_full_build(released: Path, tree: Tree) -> None:
    """A page and a text for each statement and language, an index for each, one page to choose."""
    found = sorted(re.sub(r"[.][0-9a-f]{12}[.]", ".DIGEST.", path) for path in tree(released / "build"))
    assert found == [
        "404.html",
        "MANIFEST.json",
        "SHA256SUMS",
        "ar/2017-10-19-doors.ar.txt",
        "ar/2017-10-19-doors.html",
        "ar/2017-10-20-gates.ar.txt",
        "ar/2017-10-20-gates.html",
        "ar/index.html",
        "en/2017-10-19-doors.en.txt",
        "en/2017-10-19-doors.html",
        "en/2017-10-20-gates.en.txt",
        "en/2017-10-20-gates.html",
        "en/index.html",
        "fonts/OFL.txt",
        "fonts/noto-naskh-arabic-400.DIGEST.woff2",
        "fonts/noto-naskh-arabic-700.DIGEST.woff2",
        "fonts/noto-serif-latin-400-italic.DIGEST.woff2",
        "fonts/noto-serif-latin-400.DIGEST.woff2",
        "fonts/noto-serif-latin-700.DIGEST.woff2",
        "fonts/noto-serif-latin-ext-400-italic.DIGEST.woff2",
        "fonts/noto-serif-latin-ext-400.DIGEST.woff2",
        "fonts/noto-serif-latin-ext-700.DIGEST.woff2",
        "fr/2017-10-19-doors.fr.txt",
        "fr/2017-10-19-doors.html",
        "fr/2017-10-20-gates.fr.txt",
        "fr/2017-10-20-gates.html",
        "fr/index.html",
        "index.html",
        "robots.txt",
    ]


@pytest.mark.parametrize("name", ["index.html", "2017-10-19-doors.html", "2017-10-20-gates.html"])
@pytest.mark.parametrize(("code", "direction"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")])
def test_a_page_has_the_direction_of_its_language(
    name: str, code: str, direction: str, released: Path
) -> None:
    """Each page says its language and direction in its root element."""
    assert f'<html lang="{code}" dir="{direction}">' in made(released, f"{code}/{name}")


def test_no_word_of_the_source_stands_in_an_arabic_page(released: Path) -> None:
    """A complete translation leaves no English word but addresses."""
    for path in sorted((released / "build/ar").glob("2017*")):
        page = path.read_text("utf-8")
        body = page[page.index("<main") : page.index("</main>")] if "<main" in page else page
        words = re.sub(r"<[^>]*>|https?://\S+|\S+@\S+", " ", body)
        assert re.findall(r"[A-Za-z]{3,}", words) == []


def test_the_front_page_offers_every_language(released: Path) -> None:
    """By the name it calls itself, each in its own direction."""
    link = r'<li><a href="([^"]+)" hreflang="[^"]+" lang="[^"]+" dir="([^"]+)">([^<]+)'
    assert re.findall(link, made(released, "index.html")) == [
        ("en/index.html", "ltr", "English"),
        ("ar/index.html", "rtl", "العربية"),
        ("fr/index.html", "ltr", "Français"),
    ]


def test_an_index_leaves_out_a_place_that_is_not_translated(
    released: Path, publish: Publish, edit: Edit, pseudo: Pseudo
) -> None:
    """It would stand in another language in the middle of a date."""
    assert pseudo("Berlin", "ar") in made(released, "ar/index.html")
    edit("publish.toml", "[languages.ar]", '[languages.ar]\nincomplete = "fallback"')
    empty(released / AR_DOORS, "Berlin")
    publish("release")
    assert 'href="2017-10-19-doors.html"' in made(released, "ar/index.html")
    assert "Berlin" not in made(released, "ar/index.html")
    assert '<span class="place" lang="en" dir="ltr">Berlin</span>' in made(
        released, "ar/2017-10-19-doors.html"
    )


def test_an_index_lists_the_newest_first(released: Path, publish: Publish, pseudo: Pseudo) -> None:
    """What is not released in its language is listed apart, in the original, and leads there."""
    (released / AR_GATES).unlink()
    publish("release")
    page = made(released, "ar/index.html")
    assert re.findall(r'<h[23]><a href="([^"]+)"[^>]*>([^<]+)', page) == [
        ("2017-10-19-doors.html", pseudo("Behind closed doors", "ar")),
        ("../en/2017-10-20-gates.html", "The gates"),
    ]
    assert re.findall(r'<h2><a href="([^"]+)"', made(released, "fr/index.html")) == [
        "2017-10-20-gates.html",
        "2017-10-19-doors.html",
    ]


# --- what the office decides --------------------------------------------------------------


def test_a_translation_says_that_nobody_has_reviewed_it(released: Path, pseudo: Pseudo) -> None:
    """The localized line stands in page and text; the original carries none."""
    for name in ("2017-10-20-gates.html", "2017-10-20-gates.ar.txt"):
        assert pseudo(REVIEW, "ar") in made(released, f"ar/{name}")
    assert REVIEW not in made(released, "en/2017-10-20-gates.html")
    assert REVIEW not in made(released, "en/2017-10-20-gates.en.txt")


def test_the_office_can_answer_for_a_language(
    released: Path, publish: Publish, edit: Edit, pseudo: Pseudo
) -> None:
    """`review = "none"` takes the line out for that language, and for no other."""
    edit("publish.toml", "[languages.ar]", '[languages.ar]\nreview = "none"')
    publish("release")
    for name in ("2017-10-20-gates.html", "2017-10-20-gates.ar.txt"):
        assert pseudo(REVIEW, "ar") not in made(released, f"ar/{name}")
    assert pseudo(REVIEW, "fr") in made(released, "fr/2017-10-20-gates.html")


@pytest.fixture
def falling_back(released: Path, edit: Edit) -> Path:
    """Give the workspace with an Arabic that may be incomplete, down to 60 %."""
    edit("publish.toml", "[languages.ar]", '[languages.ar]\nincomplete = "fallback"\nthreshold = 0.6')
    return released


def test_a_gap_is_filled_in_the_original_and_said(
    falling_back: Path, publish: Publish, edit: Edit, pseudo: Pseudo
) -> None:
    """The English piece has its own language and direction, under a localized notice."""
    edit(AR_GATES, f'msgstr "{pseudo(REASON, "ar")}"', 'msgstr ""')
    result = publish("release")
    assert result.exit_code == 0
    assert "Partial (1):\n  ar  2017-10-20-gates: 1 segment shown in the original" in result.stdout
    page = made(falling_back, "ar/2017-10-20-gates.html")
    assert f'<p lang="en" dir="ltr">{REASON}</p>' in page
    assert pseudo(PARTIAL, "ar") in page
    assert pseudo(PARTIAL, "ar") in made(falling_back, "ar/2017-10-20-gates.ar.txt")
    assert REASON in made(falling_back, "ar/2017-10-20-gates.ar.txt")


def test_an_erroneous_translation_falls_back_too(
    falling_back: Path, publish: Publish, edit: Edit, pseudo: Pseudo
) -> None:
    """What a check refuses is not shown; it is an error all the same."""
    words = pseudo(REASON, "ar")
    edit(AR_GATES, words, f"<em>{words}</em>")
    assert publish("release").exit_code == 1
    page = made(falling_back, "ar/2017-10-20-gates.html")
    assert words not in page
    assert f'<p lang="en" dir="ltr">{REASON}</p>' in page


def test_below_the_threshold_nothing_is_released(falling_back: Path, publish: Publish, edit: Edit) -> None:
    """66 % are enough for a threshold of 60 %, not for one of 70 %."""
    empty(falling_back / AR_GATES, REASON)
    publish("release")
    assert (falling_back / "build/ar/2017-10-20-gates.html").exists()
    edit("publish.toml", "threshold = 0.6", "threshold = 0.7")
    assert "  ar  2017-10-20-gates: 1 missing of 3 segments" in publish("release").stdout
    assert not (falling_back / "build/ar/2017-10-20-gates.html").exists()


@pytest.mark.parametrize("needed", ["Behind closed doors", "What the visitors saw.", "On 16 October 2017"])
def test_title_summary_and_first_paragraph_are_always_needed(
    needed: str, falling_back: Path, publish: Publish
) -> None:
    """However little else is missing, a release without one of them is withheld."""
    empty(falling_back / AR_DOORS, needed)
    assert (
        "  ar  2017-10-19-doors: 1 missing of 8 segments, the title, summary or first paragraph among them"
    ) in publish("release").stdout
    assert not (falling_back / "build/ar/2017-10-19-doors.html").exists()


def empty(catalog: Path, beginning: str) -> None:
    """Take out the translation of the message whose id begins with `beginning`."""
    text, times = re.subn(
        rf'(\nmsgid "{re.escape(beginning)}[^"]*"\n)msgstr "[^"]+"',
        r'\1msgstr ""',
        catalog.read_text("utf-8"),
    )
    assert times == 1
    catalog.write_text(text, "utf-8")


def test_a_draft_is_not_built(released: Path, publish: Publish, edit: Edit, tree: Tree) -> None:
    """Its releases come down in every language, and no index names it."""
    edit(GATES, "title:", "status: draft\ntitle:")
    publish("release")
    build = tree(released / "build")
    assert [path for path in build if "gates" in path] == []
    assert [path for path, data in build.items() if b"gates" in data] == []


def test_a_target_may_lead_elsewhere_in_a_language(released: Path, publish: Publish, edit: Edit) -> None:
    """publish.toml maps an address for one language; the others keep the source's."""
    edit(
        "publish.toml",
        "[languages.ar]",
        '[languages.ar.targets]\n"https://example.org/council" = "https://example.org/ar/council"',
    )
    publish("release")
    assert 'href="https://example.org/ar/council"' in made(released, "ar/2017-10-19-doors.html")
    assert "https://example.org/ar/council" in made(released, "ar/2017-10-19-doors.ar.txt")
    assert 'href="https://example.org/council"' not in made(released, "ar/2017-10-19-doors.html")
    assert 'href="https://example.org/council"' in made(released, "fr/2017-10-19-doors.html")


# --- what goes away, and what stays -------------------------------------------------------


def test_a_removed_language_leaves_with_its_files(released: Path, publish: Publish, edit: Edit) -> None:
    """Its folder goes, and no page names it; its catalogs stay for the day it returns."""
    edit("publish.toml", "[languages.ar]\n", "")
    assert publish("release").exit_code == 0
    assert not (released / "build/ar").exists()
    assert not [
        path for path in (released / "build").rglob("*.html") if 'lang="ar"' in path.read_text("utf-8")
    ]
    assert (released / AR_GATES).is_file()


def test_a_withdrawn_release_leaves_with_its_files(released: Path, publish: Publish) -> None:
    """When a translation is taken back, its page, its text and every link to them go."""
    empty(released / AR_GATES, REASON)
    assert publish("release").exit_code == 0
    assert not (released / "build/ar/2017-10-20-gates.html").exists()
    assert not (released / "build/ar/2017-10-20-gates.ar.txt").exists()
    assert "ar/2017-10-20-gates.html" not in made(released, "fr/2017-10-20-gates.html")
    assert (released / "build/ar/2017-10-19-doors.html").exists()


def test_files_of_others_stay(released: Path, publish: Publish, edit: Edit) -> None:
    """What publish did not write it does not remove, even in a folder that it leaves."""
    for path in ("CNAME", "ar/photo.jpg", "ar/2016-01-01-old.html", "old/page.html"):
        (released / "build" / path).parent.mkdir(exist_ok=True)
        (released / "build" / path).write_text("mine")
    edit("publish.toml", "[languages.ar]\n", "")
    publish("release")
    assert sorted(path.name for path in (released / "build/ar").iterdir()) == [
        "2016-01-01-old.html",
        "photo.jpg",
    ]
    assert made(released, "CNAME") == made(released, "old/page.html") == "mine"


@pytest.mark.parametrize(
    "hostile",
    [
        "../source/2017-10-20-gates.md", "../outside.html", "ar/../../outside.html", "/outside.html",
        "..", "", ".", "ar", "../publish.toml", "ar/../../locale/templates/site.pot", "..\\outside.html",
        "a/b/outside.html", "CNAME", "ar/photo.jpg", "ar/x.html\n",
    ],
)  # fmt: skip
def test_a_hostile_manifest_removes_nothing(
    hostile: str, released: Path, publish: Publish, tree: Tree
) -> None:
    """A path that publish could not have written is not its own, whatever the manifest says."""
    for path in ("build/CNAME", "build/ar/photo.jpg", "build/a/b/outside.html"):
        (released / path).parent.mkdir(parents=True, exist_ok=True)
        (released / path).write_text("mine")
    (released / "outside.html").write_text('<meta http-equiv="refresh" content="0; url=mine.html">')
    manifest = released / "build/MANIFEST.json"
    listed = decode(manifest.read_bytes())
    manifest.write_bytes(encode(replace(listed, files={**listed.files, hostile: Listed("0" * 64, 0)})))
    before = tree(released)
    result = publish("-v", "release")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line for line in result.stdout.splitlines() if line.startswith("removed")] == []
    assert tree(released).keys() == before.keys()


@pytest.mark.parametrize(
    "damaged", ["", "{", "[]", "null", "\ufeff{}", '{"files": []}', '{"files": {"a": ', '{"files": null}']
)
def test_a_damaged_manifest_is_made_anew(damaged: str, released: Path, publish: Publish, tree: Tree) -> None:
    """What is no manifest is none: nothing is removed, and the next run has a good one."""
    before = tree(released)
    (released / "build/MANIFEST.json").write_text(damaged, "utf-8")
    assert publish("release").exit_code == 0
    assert tree(released) == before


def test_a_deleted_build_is_made_again(released: Path, publish: Publish, tree: Tree) -> None:
    """All of it follows from sources, catalogs and configuration."""
    before = tree(released)
    for path in before:
        if path.startswith("build/"):
            (released / path).unlink()
    assert publish("build").exit_code == 0
    assert tree(released) == before


# --- what a mistake or a wish narrows ------------------------------------------------------


def test_a_language_and_a_slug_narrow_the_build(
    released: Path, publish: Publish, edit: Edit, tree: Tree
) -> None:
    """`build -l ar SLUG` writes that release and the lists that name it, and nothing else."""
    for slug in ("2017-10-19-doors", "2017-10-20-gates"):
        edit(f"source/{slug}.md", "title:", "origin: https://example.org/origin\ntitle:")
    before = tree(released)
    assert publish("build", "-l", "ar", "2017-10-20-gates").exit_code == 0
    after = tree(released)
    assert {path for path in after if after[path] != before.get(path)} == {
        "build/MANIFEST.json",
        "build/SHA256SUMS",
        "build/ar/2017-10-20-gates.ar.txt",
        "build/ar/2017-10-20-gates.html",
    }
    assert after.keys() == before.keys()


def test_a_bad_catalog_stops_its_language_for_its_statement_alone(
    released: Path, publish: Publish, tree: Tree
) -> None:
    """Every other file is, byte for byte, as if that one translation had never been begun."""
    good = (released / AR_GATES).read_bytes()
    (released / AR_GATES).unlink()
    publish("build")
    expected = tree(released / "build")
    (released / AR_GATES).write_bytes(good.replace(b'msgid "The gates"', b"msgid The gates"))
    assert publish("build").exit_code == 1
    assert tree(released / "build") == expected
    assert {path for path in expected if "gates" in path and path.startswith("ar/")} == set()


def test_a_bad_furniture_catalog_stops_its_language_alone(
    released: Path, publish: Publish, tree: Tree
) -> None:
    """The other languages are as if that one were not configured."""
    (released / "locale/ar/LC_MESSAGES/site.po").write_text("<<<<<<< HEAD\n", "utf-8")
    result = publish("release")
    assert result.exit_code == 1
    assert "  ar  2 statements: locale/ar/LC_MESSAGES/site.po is refused" in result.stdout
    with_bad = tree(released / "build")
    configuration = (released / "publish.toml").read_text("utf-8")
    (released / "publish.toml").write_text(configuration.replace("[languages.ar]\n", ""), "utf-8")
    assert publish("release").exit_code == 0
    lists = {"MANIFEST.json", "SHA256SUMS"}  # which say that another configuration made the same pages
    assert {path: data for path, data in tree(released / "build").items() if path not in lists} == {
        path: data for path, data in with_bad.items() if path not in lists
    }


def test_a_bad_source_stops_its_statement_alone(
    released: Path, publish: Publish, edit: Edit, tree: Tree
) -> None:
    """The other statement's pages do not change by a byte."""
    before = tree(released / "build")
    edit(GATES, "title:", "titel:")
    assert publish("release").exit_code == 1
    after = tree(released / "build")
    doors = {path for path in before if "doors" in path}
    assert {path: after[path] for path in doors} == {path: before[path] for path in doors}
    assert [path for path in after if "gates" in path] == []


# --- the same everywhere ------------------------------------------------------------------


def test_two_builds_are_the_same_everywhere(released: Path, tmp_path: Path, tree: Tree) -> None:
    """Neither folder, time zone, hash seed nor locale leaves a trace."""
    environments = (
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "ar"},
    )
    results = []
    for number, environment in enumerate(environments):
        root = tmp_path / f"copy-{number}"
        for path, data in tree(released).items():
            if not path.startswith(("build/", "locale/templates/")):
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(data)
        subprocess.run(
            [sys.executable, "-m", "publish", "release"],
            cwd=root, env={**os.environ, **environment}, check=True, capture_output=True, timeout=60,
        )  # fmt: skip
        results.append(tree(root))
    assert results[0] == results[1]
    assert {path: data for path, data in results[0].items() if path.startswith("build/")} == {
        f"build/{path}": data for path, data in tree(released / "build").items()
    }


# --- what is not yet, or no longer, to be released ------------------------------------------


@pytest.mark.parametrize("mistake", ["See [the list][nowhere].", "<div>They passed.</div>"])
def test_a_mistaken_source_is_released_in_no_language(
    mistake: str, released: Path, publish: Publish, edit: Edit
) -> None:
    """Brackets, or words that no translator sees, do not go out: the statement waits to be mended."""
    edit(GATES, REASON, mistake)
    result = publish("release")
    assert result.exit_code == 1
    assert "  2017-10-20-gates: a mistake in its source has to be mended first" in result.stdout
    assert not list(released.glob("build/*/2017-10-20-gates*"))
    assert (released / "build/ar/2017-10-19-doors.html").is_file()


def test_what_is_still_being_translated_is_listed_by_its_title_alone(
    released: Path, publish: Publish, edit: Edit
) -> None:
    """The place and summary of another language would stand in the middle of this one's date."""
    edit("source/2017-10-19-doors.md", "counted 500 closed doors", "counted, to their surprise, 700 doors")
    publish("release")
    page = made(released, "ar/index.html")
    assert 'href="../en/2017-10-19-doors.html"' in page
    assert "Behind closed doors" in page
    assert "Berlin" not in page
    assert "What the visitors saw." not in page


# --- a narrowed build leaves nothing that is wrong -----------------------------------------


def hrefs(page: Path) -> set[Path]:
    """Return the files that a page links to, or names as the same in another language."""
    found = re.findall(r'href="((?:\.\./)*[\w./-]+\.html)"', page.read_text("utf-8"))
    return {(page.parent / one).resolve() for one in found}


def dead(office: Path) -> list[tuple[str, str]]:
    """Return each page of `build/` with what it links to that is not there."""
    return [
        (page.relative_to(office).as_posix(), target.name)
        for page in sorted((office / "build").rglob("*.html"))
        for target in hrefs(page)
        if not target.is_file()
    ]


@pytest.mark.parametrize("narrowed", [["-l", "ar"], ["2017-10-19-doors"], ["-l", "ar", "2017-10-19-doors"]])
def test_a_narrowed_build_takes_back_what_was_withdrawn(
    narrowed: list[str], released: Path, publish: Publish, edit: Edit
) -> None:
    """In every language at once: nobody has to ask for a tombstone."""
    edit(GATES, "title:", "withdrawn: 2017-11-02\ntitle:")
    publish("build", *narrowed)
    pages = sorted(released.glob("build/*/2017-10-20-gates*"))
    assert len(pages) == 6
    assert [page.name for page in pages if "2017-11-02" not in page.read_text("utf-8")] == [
        "2017-10-20-gates.ar.txt", "2017-10-20-gates.en.txt", "2017-10-20-gates.fr.txt",
    ]  # fmt: skip
    assert not [page for page in pages if "Nobody passed" in page.read_text("utf-8")]


def test_a_narrowed_build_takes_links_to_a_withheld_release_away(released: Path, publish: Publish) -> None:
    """The pages in other languages, which nobody asked for, would lead nowhere."""
    empty(released / "locale/fr/LC_MESSAGES/2017-10-20-gates.po", REASON)
    publish("build", "-l", "ar")
    assert not (released / "build/fr/2017-10-20-gates.html").exists()
    assert dead(released) == []


@pytest.mark.parametrize("manifest", ["kept", "lost"])
def test_a_first_narrowed_build_lists_nothing_that_is_not_there(
    manifest: str, released: Path, publish: Publish, tree: Tree
) -> None:
    """What a list or a page leads to is made with it, even where somebody deleted it since."""
    before = tree(released / "build")
    for path in before:
        if path != "MANIFEST.json" or manifest == "lost":
            (released / "build" / path).unlink()
    publish("build", "-l", "ar")
    assert dead(released) == []
    assert tree(released / "build") == before


# --- a manifest that is gone ----------------------------------------------------------------


@pytest.mark.parametrize("damage", [None, "", "{", '{"files": {}}', '{"files": null}'])
@pytest.mark.parametrize("kept", ["status: draft", "embargo: 9999-12-01T09:00:00Z"])
def test_without_a_manifest_nothing_stays_up_that_must_not(
    kept: str, damage: str | None, released: Path, publish: Publish, edit: Edit
) -> None:
    """A file that bears the name of a release of ours is ours, whatever list is lost or wrong."""
    manifest = released / "build/MANIFEST.json"
    manifest.unlink() if damage is None else manifest.write_text(damage, "utf-8")
    edit(GATES, "title:", f"{kept}\ntitle:")
    assert publish("build").exit_code == 0
    assert not list(released.glob("build/*/2017-10-20-gates*"))
    assert (released / "build/fr/2017-10-19-doors.html").is_file()


def test_without_a_manifest_a_language_that_is_left_leaves(
    released: Path, publish: Publish, edit: Edit, tree: Tree
) -> None:
    """Its catalogs still tell that it was one of ours."""
    (released / "build/MANIFEST.json").unlink()
    edit("publish.toml", "[languages.ar]\n", "")
    assert publish("build").exit_code == 0
    assert [path for path in tree(released / "build") if path.startswith("ar/")] == []


def test_what_may_be_an_old_release_is_an_error_until_somebody_decides(
    released: Path, publish: Publish, tree: Tree
) -> None:
    """Each such file is named in every run, and none is touched; what is named otherwise is another's."""
    for path in ("fr/2016-01-01-old.html", "fr/2016-01-01-old.fr.txt", "de/2017-10-19-doors.html",
                 "fr/2016-01-01-old.jpg", "fr/2016-01-01-old.en.txt", "fr/page.html", "CNAME", "x/y/z.html",
                 "de/index.html"):  # fmt: skip
        (released / "build" / path).parent.mkdir(parents=True, exist_ok=True)
        (released / "build" / path).write_text("whose?")
    (released / "build/fr/2016-01-02-linked.html").symlink_to(released / "publish.toml")
    before = tree(released)
    for _ in range(2):
        result = publish("build")
        assert result.exit_code == 1
        assert [line.split(": ")[:2] for line in result.stderr.splitlines()] == [
            ["build/de/2017-10-19-doors.html", "error release"],
            ["build/de/index.html", "error release"],
            ["build/fr/2016-01-01-old.fr.txt", "error release"],
            ["build/fr/2016-01-01-old.html", "error release"],
        ]
    assert tree(released) == before


# --- a run that was cut off ---------------------------------------------------------------


@pytest.mark.parametrize("writes", [2, 5, 12])
def test_what_a_cut_off_run_left_is_known_to_the_next(
    writes: int, office: Path, translate: Callable[..., None], cut_off: Callable[[int], None]
) -> None:
    """A statement withdrawn after an interrupted build leaves nothing behind."""
    translate("ar")
    cut_off(writes)
    (office / GATES).unlink()
    run.release(load(office), Writer(office), now=NOW)
    assert not list(office.glob("build/**/2017-10-20-gates*"))


@pytest.mark.usefixtures("released")
def test_a_dry_run_says_what_the_real_one_will(publish: Publish, edit: Edit) -> None:
    """It goes by the catalogs as `update` would leave them, not as they still lie there."""
    edit("source/2017-10-19-doors.md", "counted 500 closed doors", "counted, to their surprise, 700 doors")
    told = publish("release", "--dry-run").stdout.replace("would be ", "").replace("would remove", "removed")
    assert "Withheld (2):" in told
    assert publish("release").stdout == told


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir])
def test_what_is_no_file_is_refused_at_once(
    make: Callable[[Path], None], released: Path, publish: Publish
) -> None:
    """A pipe would be waited for without end."""
    make(released / "source/2017-10-21-pipe.md")
    result = publish("release")
    assert result.exit_code == 1
    assert "source/2017-10-21-pipe.md: error source: is a link, a folder or a device" in result.stderr


def test_without_a_source_folder_nothing_is_taken_down(released: Path, publish: Publish) -> None:
    """A folder that was moved away is a mistake, not an office without statements."""
    (released / "source").rename(released / "sources")
    result = publish("release")
    assert result.exit_code == 2
    assert result.stderr.startswith("source: error config: there is no such folder")
    assert (released / "build/ar/2017-10-20-gates.html").is_file()


def test_what_was_deleted_before_an_update_leaves(released: Path, publish: Publish) -> None:
    """Whatever ran between the deletion and the release."""
    assert publish("release").exit_code == 0
    slug = "2017-10-20-gates"
    for path in (*released.glob(f"locale/*/LC_MESSAGES/{slug}.po"), released / f"source/{slug}.md"):
        path.unlink()
    publish("update")
    assert publish("release").exit_code == 0
    assert not list(released.glob(f"build/*/{slug}*"))


def test_a_refused_run_is_not_believed(
    released: Path, publish: Publish, edit: Edit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found out before a protected name stopped it is found out, and made, by the next."""
    (tmp_path / "names").write_text("Nowhere Atall\n", "utf-8")
    monkeypatch.setenv("PUBLISH_PROTECTED", str(tmp_path / "names"))
    edit("publish.toml", 'name = "Orchard Press"', 'name = "Atall"')
    assert publish("release").exit_code == 0
    assert publish("release").exit_code == 0
    edit("source/2017-10-19-doors.md", "500 closed", "507 closed")
    edit("source/2017-10-20-gates.md", "title: The gates", "title: From Nowhere")
    assert publish("release").exit_code == 3
    edit("source/2017-10-20-gates.md", "title: From Nowhere", "title: The gates")
    publish("release")
    assert "507" in (released / "build/en/2017-10-19-doors.html").read_text("utf-8")


def test_what_a_backup_brought_back_leaves(released: Path, publish: Publish, tree: Tree) -> None:
    """The manifest that came with it says what is ours."""
    assert publish("release").exit_code == 0
    before = tree(released / "build")
    shutil.copytree(released / "build", released / "backup")
    (released / "source/2017-10-20-gates.md").unlink()
    for path in released.glob("locale/*/LC_MESSAGES/2017-10-20-gates.po"):
        path.unlink()
    assert publish("release").exit_code == 0
    after = tree(released / "build")
    shutil.rmtree(released / "build")
    (released / "backup").rename(released / "build")
    assert tree(released / "build") == before
    assert publish("release").exit_code == 0
    assert tree(released / "build") == after


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        ("source/2017-10-20-gates.md", {"en", "ar", "fr"}),
        ("locale/ar/LC_MESSAGES/2017-10-20-gates.po", {"ar"}),
    ],
)
def test_what_cannot_be_read_takes_its_release_down_until_it_is_mended(
    path: str, gone: set[str], released: Path
) -> None:
    """The pages follow from what lies there now, not from what a damaged file said before."""

    def pages() -> set[str]:
        run.build(load(released), Writer(released), now=NOW)
        return {one.parent.name for one in released.glob("build/*/2017-10-20-gates.html")}

    data = (released / path).read_bytes()
    assert pages() == {"en", "ar", "fr"}
    (released / path).write_bytes(b"\xff" + data)
    assert pages() == {"en", "ar", "fr"} - gone
    (released / path).write_bytes(data)
    assert pages() == {"en", "ar", "fr"}


def test_a_language_that_ended_leaves_its_catalogs(released: Path) -> None:
    """Its pages go; what translators wrote stays, for whenever it comes back."""
    text = (released / "publish.toml").read_text("utf-8")
    (released / "publish.toml").write_text(text.replace("[languages.fr]\n", ""), "utf-8")
    run.build(load(released), Writer(released), now=NOW)
    assert not (released / "build/fr").exists()
    assert (released / "locale/fr/LC_MESSAGES/2017-10-20-gates.po").is_file()
