"""A catalog that came by mail says by itself what it is, and is shown with nothing beside it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from publish.errors import ConfigError
from publish.model import Protected
from publish.serve.mailed import Alone, Beside, mailed
from publish.serve.pages import Address, Pages

SLUG = "2017-10-19-doors"
NOW = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)


@pytest.fixture
def mail(released: Path, tmp_path: Path) -> Callable[..., Path]:
    """Return a function that puts the Arabic doors into a folder of their own, under a name."""

    def received(name: str = f"{SLUG}.ar.po", header: str | None = "ar") -> Path:
        path = tmp_path / "mail" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        catalog = polib.pofile(str(released / f"locale/ar/LC_MESSAGES/{SLUG}.po"), wrapwidth=0)
        catalog.metadata["Language"] = header or ""
        catalog.save(str(path))
        return path

    return received


def _page(file: Path, root: Path, tag: str = "ar") -> str:
    pages = Pages(mailed(file, root, None), Protected, lambda: NOW)
    return pages.page(Address(SLUG, tag)).data.decode()


@pytest.mark.parametrize(
    ("name", "header", "code", "expected"),
    [
        (f"{SLUG}.ar.po", None, None, "ar"),
        (f"{SLUG}.po", "ar", None, "ar"),
        (f"{SLUG}.ar.po", "ar", None, "ar"),
        ("letter.po", "fr", None, "fr"),
        (f"{SLUG}.zh-Hans.po", "zh_Hans", None, "zh_Hans"),
        (f"locale/fr/LC_MESSAGES/{SLUG}.po", None, None, "fr"),
        (f"{SLUG}.ar.po", "fr", "ar", "ar"),
        (f"{SLUG}.po", None, "fr", "fr"),
    ],
)
def test_its_language(  # noqa: PLR0913, PLR0917  because each of these may say it
    mail: Callable[..., Path], tmp_path: Path, name: str, header: str | None, code: str | None, expected: str
) -> None:
    """Name, folder, header or the command line say it."""
    house = mailed(mail(name, header), tmp_path, code)
    assert isinstance(house, Alone)
    assert house.code.code == expected
    assert house.slug == SLUG


@pytest.mark.parametrize(
    ("name", "header", "said"),
    [
        (f"{SLUG}.ar.po", "fr", 'say "ar" and "fr": say which with -l LANG'),
        (f"{SLUG}.po", None, "say it with -l LANG"),
        (f"{SLUG}.po", "xx", '"xx"'),
        (f"{SLUG}.po", "en", '"en" is taken for the language of the original'),
    ],
)
def test_nobody_guesses_its_language(
    mail: Callable[..., Path], tmp_path: Path, name: str, header: str | None, said: str
) -> None:
    """Where two things differ, or nothing says it, or no such language exists, that is an error."""
    with pytest.raises(ConfigError) as failed:
        mailed(mail(name, header), tmp_path, None)
    assert said in str(failed.value)


def test_it_needs_nothing_beside_it(mail: Callable[..., Path], tmp_path: Path) -> None:
    """In an empty folder it is the page that it would be, with its links, places and directions."""
    file = mail()
    html = _page(file, tmp_path)
    assert '<html lang="ar" dir="rtl">' in html
    assert '<a href="https://example.org/council" rel="noopener noreferrer">' in html
    assert "The statement itself is not here" in html
    assert f"{SLUG}.ar.po:" in html
    assert "locale/ar" not in html
    assert '<time datetime="2017-10-19">' in html


def test_a_gap_is_marked_in_it_too(mail: Callable[..., Path], tmp_path: Path) -> None:
    """What is missing is marked, and counted."""
    file = mail()
    catalog = polib.pofile(str(file), wrapwidth=0)
    catalog[3].msgstr = ""
    catalog.save()
    html = _page(file, tmp_path)
    assert 'class="segment missing" id="segment-4"' in html
    assert "It would not be released: 1 missing of 8 segments." in html


def test_beside_its_workspace_it_is_of_that(
    mail: Callable[..., Path], released: Path, tree: Callable[[Path], dict[str, bytes]]
) -> None:
    """The statement is the workspace's own, the catalog the one that was sent; nothing is changed."""
    file = mail()
    catalog = polib.pofile(str(file), wrapwidth=0)
    catalog[3].flags.append("fuzzy")
    catalog.save()
    before = tree(released)
    assert isinstance(mailed(file, released, None), Beside)
    html = _page(file, released)
    assert 'class="segment fuzzy" id="segment-4"' in html
    assert f"The catalog is {SLUG}.ar.po; that of the workspace is left alone." in html
    assert tree(released) == before


def test_the_workspace_s_own_catalog_is_that(released: Path) -> None:
    """Whoever names a catalog in its place is not told that there is another one."""
    html = _page(released / f"locale/ar/LC_MESSAGES/{SLUG}.po", released)
    assert "It would be released." in html
    assert "is left alone" not in html


def test_a_broken_one_is_told_by_its_own_name(mail: Callable[..., Path], tmp_path: Path) -> None:
    """File and line are those that its owner sees, and the page stays as it was."""
    file = mail()
    pages = Pages(mailed(file, tmp_path, None), Protected, lambda: NOW)
    pages.page(Address(SLUG, "ar"))
    file.write_text(file.read_text("utf-8").replace('msgid "On 16', "msgid On 16"), "utf-8")
    html = pages.page(Address(SLUG, "ar")).data.decode()
    wrong = html.partition('role="alert"')[2].partition("</div>")[0]
    assert f"{SLUG}.ar.po:" in wrong
    assert 'id="segment-4"' in html
    assert mailed(file, tmp_path, None)


def test_a_picture_that_was_not_sent_is_grey(mail: Callable[..., Path], tmp_path: Path) -> None:
    """No file is asked for outside: a picture of ours stands in its place."""
    file = mail()
    catalog = polib.pofile(str(file), wrapwidth=0)
    source = "source/2017-10-19-doors.md"
    told = "picture of “x”\nimage 1: images/gate.jpg"
    gate = polib.POEntry(msgid="![A gate](1)", msgstr="![ب](1)", comment=told, occurrences=[(source, "90")])
    catalog.append(gate)
    catalog.metadata.pop("X-Publish-Messages")
    catalog.save()
    html = _page(file, tmp_path)
    assert re.search(r'<img [^>]*src="\.\./images/gate\.[0-9a-f]+\.png"', html)
