"""The plan is a value that can be read: which files there will be, and whose they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from publish.model import Furniture, Language, Project, Publisher, Statement, Status
from publish.press.edition import Edition, Output
from publish.press.outcome import outcome, shown
from publish.press.plan import fonts, release_files, releases, shared_files, tombstones
from publish.press.policy import State
from publish.press.release import embargoed_copy, release, tombstone
from publish.press.standing import Standing, original
from publish.releases.feed import entry
from publish.statements.inline import Renderer
from publish.statements.parse import statement

ENGLISH = Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")
CHINESE = Language("zh_Hans", "zh-Hans", "简体中文", "Chinese", "ltr", "nplurals=1; plural=0;")
PROJECT = Project(Path(), Publisher("Orchard Press"), ENGLISH, (CHINESE,))


class Words(dict[str, str]):
    """Furniture strings that stand for themselves."""

    def __missing__(self, text: str) -> str:
        return text


NOON = dt.datetime(2017, 10, 19, 12, tzinfo=dt.UTC)
FURNITURE = Furniture(Words(), Publisher("Orchard Press"))


def doors() -> Statement:
    """Return a small statement."""
    return statement("---\ntitle: Doors\ndate: 2017-10-19\n---\n\nFirst.\n", "source/2017-10-19-doors.md")


def edition(state: State) -> Edition:
    """Return the statement released in English; in Chinese as it stands in English, or `state`."""
    source = original(PROJECT, doors(), Renderer())
    body = source.body if state.published else None
    return Edition(doors(), (source, Standing(CHINESE, state, source.statuses, source.pieces, body=body)))


def outputs(edition: Edition, *codes: str, project: Project = PROJECT) -> Iterator[Output]:
    """Yield the whole plan for one edition, with furniture in the languages `codes`."""
    furniture = dict.fromkeys(codes, FURNITURE)
    made = list(releases(project, edition, furniture, {}))
    for one in made:
        yield from release_files(project, one)
    yield from tombstones(project, edition, furniture)
    read = {one.language.code: shown(edition, one) for one in edition.released}
    fed = {one.language.code: entry(one) for one in made}
    yield from shared_files(
        project, [outcome(edition)], furniture, lambda _, code: read[code], lambda _, code: fed[code]
    )


def planned(edition: Edition, *codes: str) -> list[Output]:
    """Return the plan for one edition, without fonts."""
    return [one for one in outputs(edition, *codes) if not one.path.startswith("fonts/")]


@pytest.mark.parametrize(
    ("state", "furnished", "paths"),
    [
        (
            State.RELEASED,
            ("en", "zh_Hans"),
            [
                ("en/2017-10-19-doors.html", "en", "2017-10-19-doors"),
                ("en/2017-10-19-doors.en.txt", "en", "2017-10-19-doors"),
                ("zh-Hans/2017-10-19-doors.html", "zh_Hans", "2017-10-19-doors"),
                ("zh-Hans/2017-10-19-doors.zh-Hans.txt", "zh_Hans", "2017-10-19-doors"),
                ("en/index.html", "en", None),
                ("zh-Hans/index.html", "zh_Hans", None),
                ("index.html", None, None),
                ("404.html", None, None),
                ("robots.txt", None, None),
            ],
        ),
        (
            State.WITHHELD,
            ("en",),
            [
                ("en/2017-10-19-doors.html", "en", "2017-10-19-doors"),
                ("en/2017-10-19-doors.en.txt", "en", "2017-10-19-doors"),
                ("en/index.html", "en", None),
                ("index.html", None, None),
                ("404.html", None, None),
                ("robots.txt", None, None),
            ],
        ),
    ],
)
def test_every_file_and_whose_it_is(
    state: State, furnished: tuple[str, ...], paths: list[tuple[str, str | None, str | None]]
) -> None:
    """Folders and names bear the tag that readers and browsers know, with a hyphen."""
    made = planned(edition(state), *furnished)
    assert [(one.path, one.language.code if one.language else None, one.statement) for one in made] == paths


def test_without_furniture_of_the_source_there_is_nothing() -> None:
    """Not even a page to choose a language on: it would have no words."""
    source = original(PROJECT, doors(), Renderer(), unmade="site.po is refused")
    translated = Standing(CHINESE, State.WITHHELD, source.statuses, source.pieces)
    assert list(outputs(Edition(doors(), (source, translated)))) == []


def test_what_is_withheld_cannot_be_laid_out() -> None:
    """Asking for it is a mistake of ours, and loud."""
    held = edition(State.WITHHELD)
    with pytest.raises(ValueError, match="2017-10-19-doors is not released in zh_Hans"):
        release(PROJECT, held, held.standings[1], FURNITURE, {})


def test_the_plan_has_each_file_once() -> None:
    """Two of them would be made one over the other."""
    project = replace(PROJECT, base_url="https://press.example")
    made = [one.path for one in outputs(edition(State.RELEASED), "en", "zh_Hans", project=project)]
    assert sorted(set(made)) == sorted(made)


def test_the_fonts_are_those_that_some_page_asks_for() -> None:
    """With the licence beside them; Chinese has its readers' own."""
    made = list(fonts([ENGLISH, CHINESE]))
    assert all(one.always and one.language is None for one in made)
    families = {one.path.partition("-400")[0].partition("-700")[0] for one in made}
    assert families == {"fonts/noto-serif-latin", "fonts/noto-serif-latin-ext", "fonts/OFL.txt"}


# --- what is not simply released --------------------------------------------------------------


def stated(*lines: str, state: State, now: dt.datetime | None = NOON) -> Edition:
    """Return a statement with `lines` in its front matter, as it stands at `now`, in Chinese in `state`."""
    front = "\n".join(("title: Doors", "date: 2017-10-19", "place: Berlin", *lines))
    made = statement(f"---\n{front}\n---\n\nFirst.\n\nSecond.\n", "source/2017-10-19-doors.md")
    source = original(PROJECT, made, Renderer(), now=now)
    translated = Standing(CHINESE, state, source.statuses, source.pieces, body=source.body)
    return Edition(made, (source, translated))


def paths(edition: Edition, *codes: str) -> list[str]:
    """Return the files that the plan has for it, with furniture in the languages `codes`."""
    return [one.path for one in planned(edition, *codes)]


LISTS = ["en/index.html", "zh-Hans/index.html", "index.html", "404.html", "robots.txt"]
PAIRS = [
    "en/2017-10-19-doors.html", "en/2017-10-19-doors.en.txt",
    "zh-Hans/2017-10-19-doors.html", "zh-Hans/2017-10-19-doors.zh-Hans.txt",
]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        (["status: draft"], State.DRAFT),
        (["embargo: 2017-10-19T12:00:01Z"], State.EMBARGOED),
    ],
)
def test_what_is_nowhere_is_in_no_plan(lines: list[str], state: State) -> None:
    """There are lists, and it is in none of them."""
    made = stated(*lines, state=state)
    assert made.standings[0].state is state
    assert paths(made, "en", "zh_Hans") == LISTS
    assert not any(b"oors" in one.make() for one in planned(made, "en", "zh_Hans"))


def test_a_withdrawn_statement_has_its_pages_in_every_furnished_language() -> None:
    """At the paths of its releases; a language without furniture has no words to say it in."""
    made = stated("withdrawn: 2017-10-20", state=State.WITHDRAWN)
    assert paths(made, "en", "zh_Hans") == PAIRS + LISTS
    assert paths(made, "zh_Hans") == [*PAIRS[2:], "zh-Hans/index.html", "robots.txt"]


def test_copies_are_the_releases_alone() -> None:
    """No list leads to them."""
    made = stated("embargo: 2017-10-20T09:00:00Z", state=State.RELEASED, now=None)
    furniture = dict.fromkeys(["en", "zh_Hans"], FURNITURE)
    copies = [embargoed_copy(one) for one in releases(PROJECT, made, furniture, {})]
    assert [one.path for copy in copies for one in release_files(PROJECT, copy)] == PAIRS
    copy = copies[1]
    assert (copy.embargo_text, copy.base_url) == ("2017年10月20日 09:00 GMT+00:00", None)


def test_what_is_not_embargoed_has_no_copy() -> None:
    """Asking for one is a mistake of ours, and loud; so is asking for a tombstone of what is there."""
    made = stated(state=State.RELEASED)
    with pytest.raises(ValueError, match="2017-10-19-doors is not embargoed"):
        embargoed_copy(release(PROJECT, made, made.standings[1], FURNITURE, {}))
    with pytest.raises(ValueError, match="2017-10-19-doors is not withdrawn"):
        tombstone(PROJECT, made, CHINESE, {"zh_Hans": FURNITURE})


def test_a_lead_is_outdated_only_where_readers_see_it() -> None:
    """What changed in the rest of the text changed in nothing that is shown; its foreign place is not."""
    made = stated(state=State.LEAD)
    source, translated = made.standings
    for at, outdated in ((3, False), (2, True)):
        statuses = tuple(Status.OUTDATED if index == at else Status.TRANSLATED for index in range(4))
        place = replace(source.pieces[1], fallback=True)
        pieces = (source.pieces[0], place, *source.pieces[2:])
        shown = release(PROJECT, made, replace(translated, statuses=statuses, pieces=pieces), FURNITURE, {})
        assert (shown.lead, shown.outdated, shown.place) == (True, outdated, None)


def test_corrections_come_latest_first() -> None:
    """Each with its date as the language writes it."""
    lines = ("correction: 2017-10-20 One.", "correction: 2017-10-22 Two.", "correction: 2017-10-22 Three.")
    made = stated(*lines, state=State.RELEASED)
    shown = release(PROJECT, made, made.standings[1], FURNITURE, {}).corrections
    assert [(one.date_text, one.piece.text) for one in shown] == [
        ("2017年10月22日", "Two."), ("2017年10月22日", "Three."), ("2017年10月20日", "One."),
    ]  # fmt: skip
