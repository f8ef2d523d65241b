"""What lists releases, planned: pages, topics, feeds, the sitemap."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from publish.model import Furniture, Language, Project, Publisher
from publish.press import lists as listing
from publish.press.edition import Edition, Output
from publish.press.lists import lists, site
from publish.press.outcome import Shown, outcome, shown
from publish.press.plan import releases
from publish.press.policy import State
from publish.press.standing import original
from publish.releases.feed import entry
from publish.statements.inline import Renderer
from publish.statements.parse import statement

ENGLISH = Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")
CHINESE = Language("zh_Hans", "zh-Hans", "简体中文", "Chinese", "ltr", "nplurals=1; plural=0;")
PROJECT = Project(Path(), Publisher("Orchard Press"), ENGLISH, (CHINESE,))
ONLINE = replace(PROJECT, base_url="https://press.example")


class Words(dict[str, str]):
    """Furniture strings that stand for themselves."""

    def __missing__(self, text: str) -> str:
        return text


WORDS = Furniture(Words(), Publisher("Orchard Press"), {"Prisons": "监狱"})
FURNITURE = {"en": WORDS, "zh_Hans": WORDS}


def edition(day: dt.date, *front: str, chinese: State = State.RELEASED) -> Edition:
    """Return a statement of that day, released in English, and in Chinese in the state `chinese`."""
    slug = f"{day}-doors"
    lines = "\n".join((f"title: Doors of {day:%j}", f"date: {day}", *front))
    made = statement(f"---\n{lines}\n---\n\nFirst.\n", f"source/{slug}.md")
    source = original(PROJECT, made, Renderer())
    return Edition(made, (source, replace(source, language=CHINESE, state=chinese)))


def days(count: int) -> list[dt.date]:
    """Return as many days of 2017, the first of them first."""
    return [dt.date(2017, 1, 1) + dt.timedelta(days=number) for number in range(count)]


def read(one: Edition, project: Project) -> Iterator[tuple[str, Shown, str]]:
    """Yield what is shown of each release, and fed, by its language: of what is not released is nothing."""
    for standing, made in zip(one.released, releases(project, one, FURNITURE, {}), strict=True):
        yield standing.language.code, shown(one, standing), entry(made)


def planned(editions: Sequence[Edition], project: Project = PROJECT) -> dict[str, Output]:
    """Return the lists by their paths."""
    of_all = [(one.statement.slug, *each) for one in editions for each in read(one, project)]
    words = {(slug, code): seen for slug, code, seen, _ in of_all}
    entries = {(slug, code): fed for slug, code, _, fed in of_all}
    outcomes = list(map(outcome, editions))
    found = site(
        project,
        outcomes,
        FURNITURE,
        lambda slug, code: words[slug, code],
        lambda slug, code: entries[slug, code],
    )
    made = list(lists(found))
    assert all(one.always and one.statement is None for one in made)
    return {one.path: one for one in made}


def titles(output: Output) -> list[str]:
    """Return the numbers of the days whose statements a page lists, in its order."""
    return re.findall(r">Doors of (\d+)</a></h", output.make().decode())


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (50, 1), (51, 2), (100, 2), (101, 3)])
def test_a_page_lists_fifty(count: int, pages: int) -> None:
    """An empty list is a page as well."""
    made = planned([edition(day) for day in days(count)])
    assert [path for path in made if path.startswith("en/")] == [
        "en/index.html", "en/index-2.html", "en/index-3.html"
    ][:pages]  # fmt: skip


def test_the_newest_are_first_and_each_is_on_one_page() -> None:
    """The oldest is last on the last page."""
    made = planned([edition(day) for day in days(51)])
    assert titles(made["en/index.html"]) == [f"{number:03}" for number in range(51, 1, -1)]
    assert titles(made["en/index-2.html"]) == ["001"]


def test_what_waits_for_translation_is_on_the_first_page_alone() -> None:
    """And makes no page longer: it is in no list of what is there."""
    waiting = dt.date(2016, 12, 31)
    made = planned([edition(waiting, chinese=State.WITHHELD), *map(edition, days(51))])
    assert [path for path in made if path.startswith("zh")] == ["zh-Hans/index.html", "zh-Hans/index-2.html"]
    first, second = (made[path].make().decode() for path in ("zh-Hans/index.html", "zh-Hans/index-2.html"))
    assert '<a href="../en/2016-12-31-doors.html" hreflang="en" lang="en" dir="ltr">Doors of 366</a>' in first
    assert "Still being translated" in first
    assert "Still being translated" not in second


def test_a_release_names_the_languages_it_is_in() -> None:
    """Relative to the list."""
    made = planned([edition(dt.date(2017, 1, 1))])["en/index.html"].make().decode()
    assert '<a href="../zh-Hans/2017-01-01-doors.html" hreflang="zh-Hans"' in made


# --- topics ------------------------------------------------------------------------------------


def test_a_topic_has_its_lists_in_every_language() -> None:
    """Named as the language names it, or else in the source language; whatever is translated of it."""
    made = planned(
        [
            edition(dt.date(2017, 1, 1), "topics: Prisons, Torture"),
            edition(dt.date(2017, 1, 2), "topics: prisons", chinese=State.WITHHELD),
            edition(dt.date(2017, 1, 3)),
        ]
    )
    assert [path for path in made if "topic-" in path] == [
        "en/topic-prisons.html", "en/topic-torture.html",
        "zh-Hans/topic-prisons.html", "zh-Hans/topic-torture.html",
    ]  # fmt: skip
    assert titles(made["en/topic-prisons.html"]) == ["002", "001"]
    assert titles(made["en/topic-torture.html"]) == ["001"]
    assert titles(made["zh-Hans/topic-prisons.html"]) == ["001", "002"]
    chinese = made["zh-Hans/topic-prisons.html"].make().decode()
    assert "<h1>Press releases: <bdi>监狱</bdi></h1>" in chinese
    assert '<li><a href="topic-torture.html" lang="en" dir="ltr">Torture</a></li>' in chinese
    assert '<link rel="alternate" hreflang="en" href="../en/topic-prisons.html">' in chinese


def test_a_topic_that_nobody_may_read_about_has_no_list() -> None:
    """Its name alone could tell what is under embargo."""
    hidden = edition(dt.date(2017, 1, 1), "topics: Secret")
    held = Edition(
        hidden.statement,
        tuple(replace(one, state=State.EMBARGOED, body=None) for one in hidden.standings),
    )
    made = planned([held, edition(dt.date(2017, 1, 2))], ONLINE)
    assert not any("topic" in path or b"Secret" in one.make() for path, one in made.items())
    assert not any(b"2017-01-01" in one.make() for one in made.values())


@pytest.mark.parametrize("state", [State.DRAFT, State.EMBARGOED, State.WITHDRAWN, State.WITHHELD])
def test_a_topic_is_not_spelled_as_nobody_may_read_it(state: State) -> None:
    """The spelling of an older statement counts only where that can be read."""
    hidden = edition(dt.date(2017, 1, 1), "topics: PRISONS")
    held = Edition(hidden.statement, tuple(replace(one, state=state, body=None) for one in hidden.standings))
    made = planned([held, edition(dt.date(2017, 1, 2), "topics: Prisons")], ONLINE)
    assert "<h1>Press releases: <bdi>Prisons</bdi></h1>" in made["en/topic-prisons.html"].make().decode()
    assert not any(b"PRISONS" in one.make() for one in made.values())


def test_a_long_list_about_a_topic_has_pages_too() -> None:
    """Their names differ from those of every topic."""
    made = planned([edition(day, "topics: Cell, Cell 2") for day in days(51)])
    assert [path for path in made if path.startswith("en/topic-")] == [
        "en/topic-cell.html", "en/topic-cell-2.html", "en/topic-cell2.html", "en/topic-cell2-2.html",
    ]  # fmt: skip


# --- feeds and sitemap -------------------------------------------------------------------------


def test_feeds_and_sitemap_need_a_base_url() -> None:
    """Without one there is no whole address to give."""
    made = [edition(dt.date(2017, 1, 1))]
    assert planned(made, ONLINE).keys() - planned(made).keys() == {
        "en/feed.xml", "zh-Hans/feed.xml", "sitemap.xml"
    }  # fmt: skip
    assert b"Sitemap: https://press.example/sitemap.xml" in planned(made, ONLINE)["robots.txt"].make()
    assert b"Sitemap" not in planned(made)["robots.txt"].make()


def test_a_feed_has_what_changed_last() -> None:
    """Fifty releases; an old one that was corrected is among them, and what is not translated is not."""
    corrected = edition(dt.date(2016, 1, 1), "correction: 2017-02-10 It was ten.")
    waiting = edition(dt.date(2018, 1, 1), chinese=State.WITHHELD)
    feed = planned([corrected, *map(edition, days(51)), waiting], ONLINE)["zh-Hans/feed.xml"].make().decode()
    found = re.findall(r"<id>tag:press.example,2026-01-01:/zh-Hans/([^<]+)-doors</id>", feed)
    assert found[:3] == ["2017-02-20", "2017-02-19", "2017-02-18"]
    assert found[10:13] == ["2017-02-10", "2016-01-01", "2017-02-09"]
    assert (len(found), found[-1]) == (50, "2017-01-03")


def test_the_sitemap_says_of_each_page_what_the_page_says_of_itself() -> None:
    """Every page but that for what is not found is in it, with the alternates that stand in its head."""
    editions = [edition(day, "topics: Prisons") for day in days(51)]
    editions.append(edition(dt.date(2018, 1, 1), chinese=State.WITHHELD))
    made = planned(editions, ONLINE)
    urls = made["sitemap.xml"].make().decode().split("<url>")[1:]
    said = {
        re.findall(r"<loc>https://press.example/([^<]+)</loc>", url)[0]: re.findall(
            r'hreflang="([^"]+)" href="([^"]+)"/>', url
        )
        for url in urls
    }
    pages = {path: one for path, one in made.items() if path.endswith(".html") and path != "404.html"}
    for path, page in pages.items():
        head = page.make().decode().split("</head>")[0]
        assert said.pop(path) == re.findall(r'hreflang="([^"]+)" href="([^"]+)">', head)
    assert len(said) == 52 + 51
    assert said["en/2018-01-01-doors.html"] == [
        ("en", "https://press.example/en/2018-01-01-doors.html"),
        ("x-default", "https://press.example/en/2018-01-01-doors.html"),
    ]


def test_a_page_of_a_release_has_the_day_of_its_last_change() -> None:
    """Lists have none: they change whenever something is translated."""
    made = planned([edition(dt.date(2017, 1, 1), "updated: 2017-01-05")], ONLINE)
    assert re.findall(r"<lastmod>(.*)</lastmod>", made["sitemap.xml"].make().decode()) == ["2017-01-05"] * 2


def test_a_large_site_has_a_sitemap_for_each_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """And one that lists them."""
    monkeypatch.setattr(listing, "MOST", 3)
    made = planned([edition(day) for day in days(2)], ONLINE)
    assert [path for path in made if "sitemap" in path] == [
        "sitemap.xml", "sitemap-en.xml", "sitemap-zh-Hans.xml"
    ]  # fmt: skip
    assert b"<loc>https://press.example/sitemap-zh-Hans.xml</loc>" in made["sitemap.xml"].make()
    chinese = re.findall(
        r"<loc>https://press.example/([^<]+)</loc>", made["sitemap-zh-Hans.xml"].make().decode()
    )
    assert chinese == [
        "zh-Hans/index.html", "zh-Hans/2017-01-02-doors.html", "zh-Hans/2017-01-01-doors.html"
    ]  # fmt: skip


def test_a_language_of_many_pages_has_several_sitemaps(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first has what lists its releases, and each release stands in one."""
    monkeypatch.setattr(listing, "MOST", 2)
    made = planned([edition(day) for day in days(5)], ONLINE)
    paths = [f"sitemap-{name}.xml" for name in ("en", "en-2", "en-3", "zh-Hans", "zh-Hans-2", "zh-Hans-3")]
    assert [path for path in made if "sitemap" in path] == ["sitemap.xml", *paths]
    assert re.findall(r"example/([^<]+)</loc>", made["sitemap.xml"].make().decode()) == paths
    assert [re.findall(r"example/([^<]+)</loc>", made[path].make().decode()) for path in paths[3:]] == [
        ["zh-Hans/index.html", "zh-Hans/2017-01-05-doors.html", "zh-Hans/2017-01-04-doors.html"],
        ["zh-Hans/2017-01-03-doors.html", "zh-Hans/2017-01-02-doors.html"],
        ["zh-Hans/2017-01-01-doors.html"],
    ]
