"""A preview shows what would be released, and marks what is not finished; nothing of it looks released."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from publish.config import load
from publish.errors import ReleaseError
from publish.press.shelf import Shelf
from publish.serve.houses import Workspace
from publish.serve.pages import Address, Pages
from publish.serve.preview import stands

Shown = Callable[..., str]
Write = Callable[[int, Callable[[polib.POEntry], None]], None]
FIRST = 4  # the number of the first paragraph


def _segment(html: str, number: int) -> str:
    """Return the start tag and the text of a segment's element, without its button."""
    found = re.search(
        rf'(<span class="[^"]*" id="segment-{number}"[^>]*>)<button[^>]*></button>(.*?)</span>', html
    )
    assert found, f"there is no segment {number}"
    return found[1] + found[2]


def _make_fuzzy(entry: polib.POEntry) -> None:
    entry.flags.append("fuzzy")


def _lie(entry: polib.POEntry) -> None:
    entry.msgstr = entry.msgstr.replace("500", "50")


def _empty(entry: polib.POEntry) -> None:
    entry.msgstr = ""


def test_what_is_released_would_be_released(shown: Shown) -> None:
    """The band says that it is a preview, and that the statement would be released."""
    html = shown()
    assert "<strong>Preview, not released.</strong> It would be released.</p>" in html
    assert 'class="segment translated" id="segment-4"' in html


def test_it_is_the_page_of_the_release(released: Path, shown: Shown) -> None:
    """Without its marks, the text of a preview is that of the released page."""
    made = (released / "build/ar/2017-10-19-doors.html").read_text("utf-8")
    plain = re.sub(r'<span class="segment [^>]*><button[^>]*></button>', "<span>", shown())

    def body(html: str) -> str:
        inner = html.partition('<div class="body">')[2].partition("</article>")[0]
        return re.sub(r"</?span>", "", inner)

    assert body(plain) == body(made)
    assert "500" in body(made)


@pytest.mark.parametrize(
    ("change", "state"),
    [(_make_fuzzy, "fuzzy"), (_lie, "refused")],
)
def test_text_that_may_not_be_published_is_shown_and_marked(
    shown: Shown, write: Write, change: Callable[[polib.POEntry], None], state: str
) -> None:
    """A fuzzy translation, and one with a wrong figure, stand in their places, and the state with them."""
    before = _segment(shown(), FIRST)
    write(FIRST, change)
    html = shown()
    found = _segment(html, FIRST)
    assert found.startswith(f'<span class="segment {state}"')
    assert found.partition(">")[2] == before.partition(">")[2].replace(
        "500", "50" if state == "refused" else "500"
    )
    assert "It would not be released" in html


def test_a_gap_shows_the_original(shown: Shown, write: Write) -> None:
    """What is not translated is shown in the source language, in its direction, marked as missing."""
    write(FIRST, _empty)
    html = shown()
    assert _segment(html, FIRST).startswith('<span class="segment missing"')
    assert '<p lang="en" dir="ltr"><span class="segment missing" id="segment-4"' in html
    assert "the visitors counted 500 closed doors" in _segment(html, FIRST)


def test_nothing_makes_it_look_like_a_release(edit: Callable[..., None], shown: Shown) -> None:
    """Search engines are kept away, and there is neither an address, nor a feed, nor structured data."""
    edit(
        "publish.toml",
        'source_language = "en"',
        'source_language = "en"\nbase_url = "https://press.example.org"',
    )
    html = shown()
    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert '<meta name="generator" content="publish serve">' in html
    for sign in (
        'rel="canonical"',
        'rel="alternate"',
        "application/ld+json",
        "og:url",
        "og:title",
        "article:",
    ):
        assert sign not in html


def test_markup_in_a_translation_is_text(shown: Shown, write: Write) -> None:
    """A script or an event that a translator wrote stands there as it was typed."""

    def attack(entry: polib.POEntry) -> None:
        entry.msgstr = '<script>alert(1)</script> <b onclick="x()">500</b> [أ](javascript:x) '

    write(FIRST, attack)
    html = shown()
    assert "script&gt;alert(1)&lt;/script&gt; &lt;b onclick=" in _segment(html, FIRST)
    assert "<script>alert" not in html
    assert not re.search(r"<[^>]*onclick", html)


def test_the_guard_looks_at_the_body_without_marks(
    pages: Pages, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it refuses is not shown; the marks around pieces are none of its business."""
    shown()
    seen: list[str] = []

    def refuse(html: str, path: str) -> None:
        seen.append(html)
        raise ReleaseError(path, 0, "the body may not hold this")

    monkeypatch.setattr("publish.serve.preview.guard", refuse)
    html = pages.page(Address("2017-10-20-gates", "ar")).data.decode()
    assert "the body may not hold this" in html
    assert "segment-2" not in html
    assert ["data-segment" in one for one in seen] == [False]


@pytest.mark.parametrize("broken", ["", "msgid"])
def test_words_of_the_page_that_are_not_there_keep_nothing_from_being_seen(
    released: Path, shown: Shown, broken: str
) -> None:
    """Without a catalog of them that can be used, the package's own stand there, and the band says why."""
    path = released / "locale/ar/LC_MESSAGES/site.po"
    path.write_text(broken, "utf-8") if broken else path.unlink()
    html = shown()
    assert "بيان صحفي" in html
    assert "It would not be released: its catalog is not there" in html or "site.po is refused" in html


def test_topics_are_named_and_lead_nowhere(shown: Shown, edit: Callable[..., None]) -> None:
    """What it is about stands there; lists of releases are no part of a preview."""
    edit("source/2017-10-19-doors.md", "place: Berlin", "place: Berlin\ntopics: Doors")
    topics = shown(tag="en").partition('<nav class="topics"')[2].partition("</nav>")[0]
    assert "<li><span>Doors</span></li>" in topics


def test_a_withdrawn_statement_shows_why(shown: Shown, edit: Callable[..., None]) -> None:
    """The reason is one of its segments, and stands above the text that is withdrawn."""
    withdrawn = "place: Berlin\nwithdrawn: 2017-10-22\nwithdrawal: It was wrong."
    edit("source/2017-10-19-doors.md", "place: Berlin", withdrawn)
    html = shown()
    assert "It would not be released: withdrawn on 2017-10-22." in html
    assert "It was wrong." in html.partition("<article>")[0].partition("<main")[2]


def test_a_changed_source_makes_its_translation_fuzzy_without_writing(
    released: Path, shown: Shown, edit: Callable[..., None], tree: Callable[[Path], dict[str, bytes]]
) -> None:
    """The catalog is brought up to date in memory: the old translation is shown, fuzzy, with what changed."""
    edit("source/2017-10-19-doors.md", "500 closed doors", "400 closed doors")
    before = tree(released)
    html = shown()
    assert 'class="segment fuzzy" id="segment-4"' in html
    assert "<del>500</del><ins>400</ins>" in html
    assert tree(released) == before


def test_a_place_is_where_the_entry_stands_on_the_disk(
    released: Path, shown: Shown, edit: Callable[..., None]
) -> None:
    """Source and catalog are named with their lines, also where the source has changed since."""
    catalog = "locale/ar/LC_MESSAGES/2017-10-19-doors.po"
    lines = (released / catalog).read_text("utf-8").split("\n")
    line = next(at for at, text in enumerate(lines, 1) if text.startswith('msgid "On 16 October'))
    assert f"{catalog}:{line}" in shown()
    edit("source/2017-10-19-doors.md", "500 closed doors", "400 closed doors")
    about = shown().partition('id="about_4"')[2].partition("</section>")[0]
    assert f"{catalog}:{line}" in about
    assert "source/2017-10-19-doors.md:8" in about


def test_a_segment_tells_its_findings(shown: Shown, write: Write) -> None:
    """What a check found is told with its segment, with the file and the line."""
    write(FIRST, _lie)
    about = shown().partition('id="about_4"')[2].partition("</section>")[0]
    assert '<li class="error"><strong>error ' in about
    assert "2017-10-19-doors.po:" in about


def test_the_original_has_a_page_of_its_own(shown: Shown) -> None:
    """In the source language each segment is the original; there is nothing to stand beside it."""
    html = shown(tag="en")
    assert 'class="segment original" id="segment-4"' in html
    assert "Beside the original" not in html


def test_beside_the_original_each_side_has_its_direction(shown: Shown) -> None:
    """In rows, English stands from the left, and Arabic beside it from the right."""
    html = shown(view="beside")
    row = html.partition("On 16 October")[0].rpartition('<div class="row">')[2]
    assert row.strip() == '<div class="side" lang="en" dir="ltr">'
    rest = html.partition("On 16 October")[2]
    assert rest.partition('<div class="side"')[2].startswith(
        ' lang="ar" dir="rtl"><span class="segment translated"'
    )


def test_a_picture_that_is_not_there_is_its_words(shown: Shown, edit: Callable[..., None]) -> None:
    """A missing file is told, and the rest of the page is shown all the same."""
    edit("source/2017-10-19-doors.md", "## What they ask", "![A gate](gone.jpg)\n\n## What they ask")
    html = shown(tag="en")
    assert "<span>[A gate]</span>" in html
    assert "picture-file" in html


@pytest.mark.parametrize(
    ("together", "verdict"),
    [
        ("", "It would be released."),
        ('together = [["ar", "fr"]]\n', "It would not be released: waits for fr"),
    ],
)
def test_languages_that_appear_together_wait(
    released: Path, edit: Callable[..., None], shown: Shown, together: str, verdict: str
) -> None:
    """A language that has to wait for another one says so."""
    edit("publish.toml", 'source_language = "en"\n', f'source_language = "en"\n{together}')
    path = released / "locale/fr/LC_MESSAGES/2017-10-19-doors.po"
    catalog = polib.pofile(str(path), wrapwidth=0)
    catalog[FIRST - 1].msgstr = ""
    catalog.save()
    assert verdict in shown()


def test_how_it_stands_is_what_a_release_finds(released: Path) -> None:
    """The states in the list are those of the pipeline."""
    shelf = Shelf(released)
    statement = Workspace(released).statement(shelf, "2017-10-19-doors")
    found = stands(load(released), shelf, statement, now=dt.datetime(2026, 12, 1, tzinfo=dt.UTC))
    assert [(one.language.code, str(one.state)) for one in found] == [
        ("en", "released"), ("ar", "released"), ("fr", "released"),
    ]  # fmt: skip
