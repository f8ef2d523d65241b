"""What of `build/` is ours, whether a list of it is there or not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from publish.model import Language, Project, Publisher
from publish.press.made import leftovers, taken

ENGLISH = Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")
CHINESE = Language("zh_Hans", "zh-Hans", "简体中文", "Chinese", "ltr", "nplurals=1; plural=0;")
REDIRECT = '<!DOCTYPE html>\n<head>\n<meta http-equiv="refresh" content="0; url=../en/x.html">\n'
DOORS = "2017-10-19-doors"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a workspace with one statement."""
    (tmp_path / "source").mkdir()
    (tmp_path / f"source/{DOORS}.md").write_text("---\n", "utf-8")
    return Project(tmp_path, Publisher("Orchard Press"), ENGLISH, (CHINESE,))


@pytest.fixture
def lay(project: Project) -> Callable[..., None]:
    """Return a function that lays files into `build/`."""

    def laid(*paths: str, text: str = "whose?") -> None:
        for path in paths:
            file = project.root / "build" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")

    return laid


OURS = [
    "404.html", "index.html", "robots.txt", "sitemap.xml", "sitemap-zh-Hans.xml",
    "fonts/OFL.txt", "fonts/noto-serif-latin-400.8deaf453448f.woff2",
    "images/a-prison.0123456789abcdef.jpg", "images/a-prison.0123456789abcdef.webp",
    "en/index.html", "en/index-2.html", "en/topic-prisons.html", "en/topic-prisons-12.html", "en/feed.xml",
    "zh-Hans/index.html", "zh-Hans/feed.xml",
    f"en/{DOORS}.html", f"en/{DOORS}.en.txt", f"en/{DOORS}.en.html", f"en/{DOORS}.en.eml",
    f"en/{DOORS}.en.pdf",
    f"en/{DOORS}.en.message-1.txt", f"en/{DOORS}.en.message-12.txt", f"en/{DOORS}.en.headline.txt",
    f"zh-Hans/{DOORS}.zh-Hans.pdf",
]  # fmt: skip


@pytest.mark.parametrize("path", OURS)
def test_without_a_manifest_each_kind_of_file_is_known(
    path: str, project: Project, lay: Callable[..., None]
) -> None:
    """By its name alone: what must not be read any more never stays because a list is lost."""
    lay(path)
    assert leftovers(project, (), ().__contains__) == ((path,), ())


@pytest.mark.parametrize("path", OURS)
def test_what_is_planned_stays(path: str, project: Project, lay: Callable[..., None]) -> None:
    """Whatever its name."""
    lay(path)
    assert leftovers(project, (path,), (path,).__contains__) == ((), ())


OTHERS = [
    "CNAME", "favicon.ico", "humans.txt", "index.htm", "sitemap.txt", "google0123.html",
    "fonts/own.woff2", "images/logo.png", "images/logo.min.png", "css/index.css",
    "en/page.html", "en/photo.jpg", "en/index.css", "en/feed.json", f"en/{DOORS}.jpg", f"en/{DOORS}.fr.txt",
    "en/topic.html", "2017/old.html",
]  # fmt: skip


@pytest.mark.parametrize("path", OTHERS)
def test_what_is_named_otherwise_is_another_s(path: str, project: Project, lay: Callable[..., None]) -> None:
    """It stays, even where a manifest claims it: publish could not have written that."""
    lay(path)
    assert leftovers(project, (), ().__contains__) == ((), ())
    assert leftovers(project, (path,), ().__contains__) == ((), ())


@pytest.mark.parametrize(
    "path", ["en/2016-01-01-old.html", "en/2016-01-01-old.en.eml", f"xx/{DOORS}.html", f"xx/{DOORS}.xx.pdf"]
)
def test_what_may_be_an_old_release_is_told(path: str, project: Project, lay: Callable[..., None]) -> None:
    """Where the manifest has it, it is."""
    lay(path)
    gone, strays = leftovers(project, (), ().__contains__)
    assert gone == ()
    assert [one.path for one in strays] == [f"build/{path}"]
    assert leftovers(project, (path,), ().__contains__) == ((path,), ())


@pytest.mark.parametrize("path", ["xx/index.html", "xx/feed.xml", "old/topic-prisons.html"])
def test_a_list_of_an_unknown_language_is_ours_where_the_manifest_has_it(
    path: str, project: Project, lay: Callable[..., None]
) -> None:
    """A language that was taken out leaves no list."""
    lay(path)
    assert leftovers(project, (path,), ().__contains__) == ((path,), ())


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (("xx/feed.xml", "xx/index.html"), ["build/xx/feed.xml", "build/xx/index.html"]),
        (("xx/topic-prisons.html",), ["build/xx/topic-prisons.html"]),
        (("img/index.html",), []),
    ],
)
def test_without_a_manifest_a_list_of_an_unknown_language_is_told(
    paths: tuple[str, ...], told: list[str], project: Project, lay: Callable[..., None]
) -> None:
    """A feed may have the text of what was withdrawn since; a lone index may be anybody's."""
    for path in paths:
        lay(path)
    gone, strays = leftovers(project, (), ().__contains__)
    assert gone == ()
    assert [one.path for one in strays] == told


def test_what_stands_where_an_alias_would_is_told(project: Project, lay: Callable[..., None]) -> None:
    """It is another's, unless it is a page that leads elsewhere at once."""
    lay("about/index.html")
    assert [one.path for one in taken(project.root, (), ("about/index.html", "none.html"))] == [
        "build/about/index.html"
    ]
    (project.root / "build/about/index.html").write_text('<meta http-equiv="refresh" content="0; url=x">')
    assert taken(project.root, (), ("about/index.html",)) == ()


def test_links_are_not_touched(project: Project, lay: Callable[..., None]) -> None:
    """Nor what lies behind one."""
    lay("kept.txt")
    root = project.root
    (root / "build/en").mkdir()
    (root / f"build/en/{DOORS}.html").symlink_to(root / "build/kept.txt")
    (root / "build/robots.txt").symlink_to(root / "build/kept.txt")
    (root / "build/images").symlink_to(root / "source")
    assert leftovers(project, (), ().__contains__) == ((), ())


# --- pages at old addresses ----------------------------------------------------------------


@pytest.mark.parametrize("path", ["old.html", "2017/10/old.html", "2017/old/index.html", "en/old.html"])
def test_a_page_at_an_old_address_goes_with_its_alias(
    path: str, project: Project, lay: Callable[..., None]
) -> None:
    """It is ours where the manifest lists it, or a statement that is not released claims it."""
    lay(path, text=REDIRECT)
    assert leftovers(project, (path,), ().__contains__) == ((path,), ())
    assert leftovers(project, (), ().__contains__, (path,)) == ((path,), ())
    assert leftovers(project, (path,), (path,).__contains__, (path,)) == ((), ())
    assert leftovers(project, (), ().__contains__) == ((), ())


def test_a_page_that_leads_nowhere_is_no_page_of_ours(project: Project, lay: Callable[..., None]) -> None:
    """An alias names an address; what somebody else put there stays."""
    lay("2017/old.html")
    assert leftovers(project, ("2017/old.html",), ().__contains__, ("2017/old.html",)) == ((), ())


def test_behind_a_link_there_is_no_page_of_ours(project: Project, lay: Callable[..., None]) -> None:
    """Somebody else's page may lead elsewhere too."""
    lay("2017/old.html", text=REDIRECT)
    (project.root / "build/2018").symlink_to(project.root / "build/2017")
    assert leftovers(project, ("2018/old.html",), ().__contains__) == ((), ())


def test_what_an_earlier_slug_left_is_ours(project: Project, lay: Callable[..., None]) -> None:
    """Its alias tells that the statement was called so: its text and letters go without a manifest too."""
    old = ("en/2017-10-18-old.html", "en/2017-10-18-old.en.txt", "en/2017-10-18-old.en.eml")
    lay(*old)
    assert leftovers(project, (), old[:1].__contains__, old[:1]) == (tuple(sorted(old[1:])), ())
