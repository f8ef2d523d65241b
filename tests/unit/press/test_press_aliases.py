"""Pages at the addresses that statements had before."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from publish.model import Furniture, Language, Project, Publisher, Statement
from publish.press.aliases import aliases, clashes, redirects
from publish.press.edition import Edition, Output
from publish.press.outcome import Shown, outcome, shown
from publish.press.policy import State
from publish.press.standing import original
from publish.statements.inline import Renderer
from publish.statements.parse import statement

ENGLISH = Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")
CHINESE = Language("zh_Hans", "zh-Hans", "简体中文", "Chinese", "ltr", "nplurals=1; plural=0;")
PROJECT = Project(Path(), Publisher("Orchard Press"), ENGLISH, (CHINESE,), base_url="https://press.example")
NOON = dt.datetime(2017, 10, 19, 12, tzinfo=dt.UTC)


class Words(dict[str, str]):
    """Furniture strings that stand for themselves."""

    def __missing__(self, text: str) -> str:
        return text


FURNITURE = dict.fromkeys(["en", "zh_Hans"], Furniture(Words(), Publisher("Orchard Press")))


def named(slug: str, *front: str) -> Statement:
    """Return a statement with lines in its front matter."""
    lines = "\n".join(("title: Behind doors", f"date: {slug[:10]}", *front))
    return statement(f"---\n{lines}\n---\n\nFirst.\n", f"source/{slug}.md")


def edition(made: Statement, state: State = State.RELEASED) -> Edition:
    """Return a statement as it stands at noon; in Chinese in `state`."""
    source = original(PROJECT, made, Renderer(), now=NOON)
    return Edition(made, (source, replace(source, language=CHINESE, state=state)))


def redirected(*editions: Edition) -> list[Output]:
    """Return the pages at the aliases; nothing is shown but of what is released."""
    titles: dict[tuple[str, str], Shown] = {
        (one.statement.slug, standing.language.code): shown(one, standing)
        for one in editions
        for standing in one.released
    }
    return list(
        redirects(PROJECT, list(map(outcome, editions)), FURNITURE, lambda slug, code: titles[slug, code])
    )


def left(*editions: Edition) -> list[tuple[str, str, str]]:
    """Return each page's path, language, and where it leads."""
    pages = [(one, one.make().decode()) for one in redirected(*editions)]
    assert all(one.always and one.statement for one, _ in pages)
    return [
        (one.path, language, href)
        for one, text in pages
        for language in re.findall(r'<html lang="([^"]+)"', text)
        for href in re.findall(r'content="0; url=([^"]+)"', text)
    ]


@pytest.mark.parametrize(
    ("alias", "pages"),
    [
        (
            "2017-01-01-old",
            [
                ("en/2017-01-01-old.html", "en", "2017-10-19-doors.html"),
                ("zh-Hans/2017-01-01-old.html", "zh-Hans", "2017-10-19-doors.html"),
            ],
        ),
        ("/old.html", [("old.html", "en", "en/2017-10-19-doors.html")]),
        ("/2017/10/old/", [("2017/10/old/index.html", "en", "../../../en/2017-10-19-doors.html")]),
        ("/zh-Hans/old.html", [("zh-Hans/old.html", "zh-Hans", "2017-10-19-doors.html")]),
        ("/zh-Hans/a/old.html", [("zh-Hans/a/old.html", "zh-Hans", "../2017-10-19-doors.html")]),
        ("/fr/old.html", [("fr/old.html", "en", "../en/2017-10-19-doors.html")]),
    ],
)
def test_an_alias_leaves_pages_that_lead_to_the_statement(
    alias: str, pages: list[tuple[str, str, str]]
) -> None:
    """An earlier slug in every language; a path in the language whose folder it is in, or the source's."""
    assert left(edition(named("2017-10-19-doors", f"aliases: {alias}"))) == pages


def test_where_a_statement_is_not_translated_yet_its_aliases_lead_to_the_original() -> None:
    """But an earlier slug, at which there was nothing in that language, leaves nothing there."""
    made = named("2017-10-19-doors", "aliases: 2017-01-01-old, /zh-Hans/old.html")
    assert left(edition(made, State.WITHHELD)) == [
        ("en/2017-01-01-old.html", "en", "2017-10-19-doors.html"),
        ("zh-Hans/old.html", "en", "../en/2017-10-19-doors.html"),
    ]


@pytest.mark.parametrize("line", ["status: draft", "embargo: 2017-10-19T12:00:01Z"])
def test_what_nobody_may_see_leaves_no_page(line: str) -> None:
    """Its old address must not tell its title."""
    made = named("2017-10-19-doors", "aliases: 2017-01-01-old, /old.html", line)
    assert left(edition(made, original(PROJECT, made, Renderer(), now=NOON).state)) == []


def test_what_was_withdrawn_is_not_named_at_its_old_address() -> None:
    """The page leads to the one that says that it was withdrawn, and says no more."""
    made = named("2017-10-19-doors", "aliases: /old.html", "withdrawn: 2017-10-20")
    (page,) = redirected(edition(made, State.WITHDRAWN))
    text = page.make().decode()
    assert '<a href="en/2017-10-19-doors.html">Withdrawn</a>' in text
    assert "Behind doors" not in text


def test_a_page_names_the_title_and_the_whole_address_of_where_it_leads() -> None:
    """Search engines shall count it for the new one."""
    (page,) = redirected(edition(named("2017-10-19-doors", "aliases: /old.html")))
    text = page.make().decode()
    assert '<a href="en/2017-10-19-doors.html">Behind doors</a>' in text
    assert '<link rel="canonical" href="https://press.example/en/2017-10-19-doors.html">' in text


# --- what has no room ------------------------------------------------------------------------

GATES = "2017-10-20-gates"
LIST = "a list of releases may stand there"


@pytest.mark.parametrize(
    ("alias", "hindrance"),
    [
        ("2017-10-19-doors", "the page of source/2017-10-19-doors.md stands there"),
        (GATES, f"the page of source/{GATES}.md stands there"),
        (f"/en/{GATES}.html", f"the page of source/{GATES}.md stands there"),
        (f"/zh-hans/{GATES}.html", f"the page of source/{GATES}.md stands there"),
        ("/index.html", LIST),
        ("/Index.html", LIST),
        ("/404.html", LIST),
        ("/en/", LIST),
        ("/zh-Hans/index-2.html", LIST),
        ("/en/topic-prisons.html", LIST),
        ("/EN/old.html", 'its folder differs from "en" in case alone'),
        ("/zh-hans/a/old.html", 'its folder differs from "zh-Hans" in case alone'),
    ],
)
def test_an_alias_has_no_room_where_a_page_of_ours_may_stand(alias: str, hindrance: str) -> None:
    """It is an error, and leaves no page, in whatever state the other is."""
    made = [named("2017-10-19-doors", f"aliases: {alias}"), named(GATES, "status: draft")]
    (finding,) = clashes(PROJECT, made)
    assert str(finding.severity) == "error"
    assert (finding.path, finding.statement) == ("source/2017-10-19-doors.md", "2017-10-19-doors")
    assert finding.message == f'"aliases" has "{alias}", but {hindrance}: take it out'
    assert left(*map(edition, made)) == []


def test_of_two_statements_with_one_alias_the_older_has_it() -> None:
    """The other is told; names that differ in case are one, and so are folders."""
    made = [
        named("2017-10-19-doors", "aliases: /Old/a.html, 2017-01-01-old"),
        named(GATES, "aliases: /Old/A.html, 2017-01-01-old, /old/b.html"),
    ]
    taken = "an alias of source/2017-10-19-doors.md stands there"
    assert [one.message for one in clashes(PROJECT, made)] == [
        f'"aliases" has "/Old/A.html", but {taken}: take it out',
        f'"aliases" has "2017-01-01-old", but {taken}: take it out',
        '"aliases" has "/old/b.html", but its folder differs from "Old" in case alone: take it out',
    ]
    assert {path for path, _, _ in left(*map(edition, made))} == {
        "Old/a.html",
        "en/2017-01-01-old.html",
        "zh-Hans/2017-01-01-old.html",
    }


@pytest.mark.parametrize(
    "alias", ["/index/old.html", "/en/topics.html", "/topic-prisons.html", "/en/404.html"]
)
def test_what_only_looks_like_a_list_has_room(alias: str) -> None:
    """A list has a name of its own in a folder of its own."""
    assert clashes(PROJECT, [named("2017-10-19-doors", f"aliases: {alias}")]) == ()


def test_every_path_that_an_alias_stands_for_is_known() -> None:
    """Whether a page is there or not: what an earlier run left is found by it."""
    made = named("2017-10-19-doors", "aliases: 2017-01-01-old, /2017/old/", "status: draft")
    assert [one.path for one in aliases(PROJECT, [made])] == [
        "en/2017-01-01-old.html", "zh-Hans/2017-01-01-old.html", "2017/old/index.html",
    ]  # fmt: skip
