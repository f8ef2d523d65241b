"""What became of a statement is small, and can be sent and kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from publish.cache.coding import decode, encode
from publish.model import Language, Project, Publisher, Status
from publish.press.edition import Edition
from publish.press.outcome import Outcome, Shown, outcome, shown
from publish.press.policy import State
from publish.press.standing import Waiver, original
from publish.statements.inline import Renderer
from publish.statements.parse import statement

ENGLISH = Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")
CHINESE = Language("zh_Hans", "zh-Hans", "简体中文", "Chinese", "ltr", "nplurals=1; plural=0;")
PROJECT = Project(Path(), Publisher("Orchard Press"), ENGLISH, (CHINESE,))
FRONT = "title: Behind *closed* doors\ndate: 2017-10-19\nplace: Homs\nsummary: What they saw."


def edition(*front: str, state: State = State.RELEASED, now: dt.datetime | None = None) -> Edition:
    """Return a statement as it stands in English, and in Chinese in `state`."""
    lines = "\n".join((FRONT, *front))
    made = statement(f"---\n{lines}\n---\n\nFirst of all.\n", "source/2017-10-19-doors.md")
    source = original(PROJECT, made, Renderer(), now=now)
    statuses = (Status.TRANSLATED, Status.OUTDATED, Status.FUZZY, *source.statuses[3:])
    pieces = tuple(replace(one, fallback=at in {1, 2}) for at, one in enumerate(source.pieces))
    translated = replace(
        source,
        language=CHINESE,
        state=state,
        statuses=statuses,
        pieces=pieces,
        reason="so",
        refused=1,
        approved=2,
        reviewed=False,
        waivers=(Waiver(3, "foreign-tag", "lina on 2026-11-20"),),
    )
    return Edition(made, (source, translated))


def test_it_has_the_numbers_of_every_language() -> None:
    """The statement's own first, with what reports say of each."""
    found = outcome(edition(), ("2017-10-20-gates",))
    assert (found.slug, found.path, found.words, found.links) == (
        "2017-10-19-doors", "source/2017-10-19-doors.md", 3 + 1 + 3 + 3, ("2017-10-20-gates",)
    )  # fmt: skip
    english, chinese = found.stands
    assert (english.code, english.tag, english.state) == ("en", "en", State.RELEASED)
    assert (chinese.code, chinese.tag, chinese.reason) == ("zh_Hans", "zh-Hans", "so")
    assert (chinese.segments, chinese.lacking, chinese.refused, chinese.approved) == (4, 2, 1, 2)
    assert {one: chinese.count(one) for one in Status} == {
        Status.TRANSLATED: 2, Status.OUTDATED: 1, Status.FUZZY: 1, Status.MISSING: 0,
    }  # fmt: skip
    assert (english.reviewed, chinese.reviewed) == (True, False)
    assert found.stand(CHINESE) is chinese


@pytest.mark.parametrize("state", State)
def test_it_is_released_where_there_is_a_release(state: State) -> None:
    """And withdrawn if its original is."""
    found = outcome(edition(state=state))
    assert [one.code for one in found.released] == (["en", "zh_Hans"] if state.published else ["en"])
    assert not found.withdrawn
    assert outcome(edition("withdrawn: 2017-10-20", state=State.WITHDRAWN)).withdrawn


@pytest.mark.parametrize(
    "front",
    [
        (),
        ("embargo: 2026-12-01T09:00:00+03:00", "topics: Prisons, السجون", "aliases: 2017-01-01-old, /old/"),
        ("embargo: 0001-01-01T00:00:00+14:00",),
        ("embargo: 9999-12-31T23:59:59-14:00",),
        ("correction: 2017-10-20 It was ten.", "updated: 2017-10-21", "status: draft", "incomplete: lead"),
        ("withdrawn: 2017-10-20",),
    ],
)
def test_it_can_be_kept_and_read_again(front: tuple[str, ...]) -> None:
    """All of it: front matter, states, and moments with their offsets."""
    found = outcome(edition(*front), ("2017-10-20-gates",))
    again = decode(encode(found), Outcome)
    assert again == found
    assert repr(again) == repr(found), "nor is anything of another type, or at another offset"


@pytest.mark.parametrize("one", [Shown("T"), Shown("T", "Homs", "What\u202e they saw.\n")])
def test_what_is_shown_can_be_kept_and_read_again(one: Shown) -> None:
    """As the pages that list it have it."""
    assert decode(encode(one), Shown) == one


def test_what_is_shown_is_plain_text() -> None:
    """As readers see it; a place in another language is not shown, a summary is."""
    made = edition()
    source, translated = made.standings
    assert shown(made, source) == Shown("Behind *closed* doors", "Homs", "What they saw.")
    assert shown(made, translated) == Shown("Behind *closed* doors", None, "What they saw.")
