"""What the office decided becomes a state and a reason, and nothing else decides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from publish.model import Language, Policy, Project, Publisher, Statement, Status
from publish.press.policy import (
    DRAFT,
    ORIGINAL,
    State,
    decide,
    embargoed,
    held,
    lead_segment,
    needed_segments,
    shown_segments,
    waiting,
)  # fmt: skip
from publish.statements.parse import statement

ENGLISH = Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")
ARABIC = Language("ar", "ar", "العربية", "Arabic", "rtl", "nplurals=1; plural=0;")
FRENCH = Language("fr", "fr", "Français", "French", "ltr", "nplurals=2; plural=(n > 1);")
SPANISH = Language("es", "es", "Español", "Spanish", "ltr", "nplurals=2; plural=(n != 1);")
DONE, OLD, FUZZY, NONE = Status.TRANSLATED, Status.OUTDATED, Status.FUZZY, Status.MISSING
NAMES = ("title", "summary", "place", "correction", "head", "first")


def doors(*more: str) -> Statement:
    """Return a statement with a segment for each of `NAMES`, and `more` lines in its front matter."""
    front = "\n".join(
        ("title: Doors", "date: 2017-10-19", "place: Berlin", "summary: Closed.", *more,
         "correction: 2017-10-21 It said 500.")
    )  # fmt: skip
    return statement(f"---\n{front}\n---\n\n## Head\n\nFirst.\n", "source/2017-10-19-doors.md")


def project(policy: Policy, *together: tuple[str, ...]) -> Project:
    """Return a workspace that translates into three languages, with a policy for Arabic."""
    languages = (ARABIC, FRENCH, SPANISH)
    return Project(Path(), Publisher("Orchard Press"), ENGLISH, languages, {"ar": policy}, together=together)


def decided(
    policy: Policy,
    *more: str,
    source: State = State.RELEASED,
    unapproved: int = 0,
    changed: Mapping[str, Status] = MappingProxyType({}),
) -> tuple[State, str]:
    """Return what becomes of the statement, translated but for what is `changed`."""
    statuses = tuple(changed.get(name, DONE) for name in NAMES)
    return decide(
        project(policy), doors(*more), ARABIC, statuses, source=source, wrong=0, unapproved=range(unapproved)
    )


WITHHOLD = Policy()
FALLBACK = Policy(incomplete="fallback")
LEAD = Policy(incomplete="lead")
SHARE = Policy(incomplete="fallback", threshold=0.9)
CURRENT = Policy(outdated="withhold")
AMONG = ", the title, summary, first paragraph or a correction among them"


def test_the_segments_are_what_the_tests_below_take_them_for() -> None:
    """Front matter first; the first paragraph comes after a heading."""
    assert [str(one.kind) for one in doors().segments] == [
        "title", "summary", "place", "correction", "heading 2", "paragraph",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("policy", "changed", "state", "reason"),
    [
        (WITHHOLD, {}, State.RELEASED, ""),
        (WITHHOLD, {"head": NONE}, State.WITHHELD, "1 missing of 6 segments"),
        (FALLBACK, {}, State.RELEASED, ""),
        (FALLBACK, {"head": NONE}, State.PARTIAL, ""),
        (FALLBACK, {"head": FUZZY, "place": NONE}, State.PARTIAL, ""),
        (FALLBACK, {"first": FUZZY}, State.WITHHELD, "1 fuzzy of 6 segments" + AMONG),
        (FALLBACK, {"correction": NONE}, State.WITHHELD, "1 missing of 6 segments" + AMONG),
        (SHARE, {"head": NONE}, State.WITHHELD, "1 missing of 6 segments"),
        (LEAD, {}, State.RELEASED, ""),
        (LEAD, {"head": OLD}, State.OUTDATED, ""),
        (LEAD, {"head": NONE, "place": NONE}, State.LEAD, ""),
        (LEAD, {"title": NONE}, State.WITHHELD, "1 missing of 6 segments" + AMONG),
        (LEAD, {"summary": FUZZY}, State.WITHHELD, "1 fuzzy of 6 segments" + AMONG),
        (LEAD, {"first": NONE}, State.WITHHELD, "1 missing of 6 segments" + AMONG),
        (LEAD, {"correction": NONE}, State.WITHHELD, "1 missing of 6 segments" + AMONG),
        (WITHHOLD, {"head": OLD}, State.OUTDATED, ""),
        (CURRENT, {"head": OLD}, State.WITHHELD, "1 outdated of 6 segments"),
        (CURRENT, {"head": OLD, "first": NONE, "title": FUZZY}, State.WITHHELD,
         "1 missing, 1 fuzzy and 1 outdated of 6 segments"),
        (replace(FALLBACK, outdated="withhold"), {"head": OLD}, State.PARTIAL, ""),
        (replace(LEAD, outdated="withhold"), {"head": OLD}, State.LEAD, ""),
        (replace(LEAD, outdated="withhold"), {"first": OLD}, State.WITHHELD,
         "1 outdated of 6 segments" + AMONG),
    ],
)  # fmt: skip
def test_what_becomes_of_an_incomplete_translation(
    policy: Policy, changed: dict[str, Status], state: State, reason: str
) -> None:
    """It is withheld, filled with the original, or cut to its lead, as the language's policy says."""
    assert decided(policy, changed=changed) == (state, reason)


@pytest.mark.parametrize(
    ("policy", "own", "state"),
    [
        (WITHHOLD, "fallback", State.PARTIAL),
        (WITHHOLD, "lead", State.LEAD),
        (FALLBACK, "withhold", State.WITHHELD),
        (LEAD, "fallback", State.PARTIAL),
        (SHARE, "lead", State.LEAD),
        (SHARE, "fallback", State.WITHHELD),
    ],
)
def test_a_statement_s_own_choice_comes_first(policy: Policy, own: str, state: State) -> None:
    """The threshold stays the language's, if it has one."""
    assert decided(policy, f"incomplete: {own}", changed={"head": NONE})[0] is state


def test_without_a_correction_the_reason_names_none() -> None:
    """The three needed pieces are named as a reader knows them."""
    plain = statement("---\ntitle: Doors\ndate: 2017-10-19\n---\n\nFirst.\n", "source/2017-10-19-doors.md")
    found = decide(project(LEAD), plain, ARABIC, (NONE, DONE), source=State.RELEASED, wrong=1)
    reason = "1 with an error of 2 segments, the title, summary or first paragraph among them"
    assert found == (State.WITHHELD, reason)


@pytest.mark.parametrize(
    ("policy", "unapproved", "changed", "state", "reason"),
    [
        (Policy(review="required"), 0, {}, State.RELEASED, ""),
        (Policy(review="required"), 1, {}, State.WITHHELD, "1 segment wants the approval of a reviewer"),
        (Policy(review="required", reviewers=2), 3, {}, State.WITHHELD,
         "3 segments want the approval of 2 reviewers"),
        (Policy(review="required"), 2, {"head": NONE}, State.WITHHELD,
         "1 missing of 6 segments; 2 segments want the approval of a reviewer"),
        (Policy(review="required", incomplete="lead"), 2, {"head": NONE}, State.WITHHELD,
         "2 segments want the approval of a reviewer"),
    ],
)  # fmt: skip
def test_what_wants_approval_is_withheld(
    policy: Policy, unapproved: int, changed: dict[str, Status], state: State, reason: str
) -> None:
    """The reason says how many segments wait for how many people, and which commands they need."""
    advice = ": `publish review -l ar 2017-10-19-doors`, then `publish approve`" if unapproved else ""
    assert decided(policy, unapproved=unapproved, changed=changed) == (state, reason + advice)


@pytest.mark.parametrize("review", ["none", "notice"])
def test_approval_is_waited_for_only_where_it_is_required(review: str) -> None:
    """Elsewhere a release may carry a notice, which is not decided here."""
    policy = Policy(review="none") if review == "none" else Policy(review="notice")
    assert decided(policy, unapproved=6) == (State.RELEASED, "")


@pytest.mark.parametrize(
    ("source", "more", "reason"),
    [
        (State.DRAFT, [], DRAFT),
        (
            State.EMBARGOED,
            ["embargo: 2026-12-01T09:00:00+03:00"],
            "embargoed until 2026-12-01 09:00:00+03:00",
        ),
        (State.WITHDRAWN, ["withdrawn: 2017-10-30"], "withdrawn on 2017-10-30"),
    ],
)
def test_what_holds_the_original_holds_every_language(source: State, more: list[str], reason: str) -> None:
    """However complete the translation may be, with the same reason."""
    assert decided(WITHHOLD, *more, source=source) == (source, reason)


def test_a_translation_of_a_withheld_original_is_withheld() -> None:
    """A reader must be able to compare."""
    assert decided(WITHHOLD, source=State.WITHHELD) == (State.WITHHELD, ORIGINAL)


# --- what the present moment decides ------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-12-01T08:59:59+03:00", True),
        ("2026-12-01T09:00:00+03:00", False),
        ("2026-12-01T06:00:00+00:00", False),
        ("2026-12-01T05:59:59+00:00", True),
        ("2026-12-01T08:00:00+00:00", False),
        ("2026-12-01T09:00:00+05:00", True),
        ("0001-01-01T00:00:00+14:00", True),
        ("9999-12-31T23:59:59-14:00", False),
    ],
)
def test_an_embargo_ends_at_its_moment(now: str, expected: bool) -> None:  # noqa: FBT001  because it is the expected value
    """The moment itself lifts it, whatever offset the two are written with."""
    made = doors("embargo: 2026-12-01T09:00:00+03:00")
    assert embargoed(made.metadata, dt.datetime.fromisoformat(now)) is expected


@pytest.mark.parametrize("embargo", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_the_ends_of_the_calendar_can_be_compared(embargo: str) -> None:
    """Neither leaves the years that there are, though UTC would."""
    moment = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
    assert embargoed(doors(f"embargo: {embargo}").metadata, moment) is embargo.startswith("9999")


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ([], None),
        (["status: draft", "embargo: 2026-12-01T09:00:00+03:00", "withdrawn: 2017-10-30"], State.DRAFT),
        (["embargo: 2026-12-01T09:00:00+03:00", "withdrawn: 2017-10-30"], State.EMBARGOED),
        (["embargo: 2017-10-19T09:00:00+03:00", "withdrawn: 2017-10-30"], State.WITHDRAWN),
        (["embargo: 2017-10-19T09:00:00+03:00"], None),
        (["withdrawn: 2099-10-30"], State.WITHDRAWN),
    ],
)
def test_the_stricter_word_holds(more: list[str], state: State | None) -> None:
    """A draft is nowhere, an embargo hides a withdrawal, and no date but an embargo's waits for its day."""
    assert held(doors(*more), dt.datetime(2017, 10, 25, tzinfo=dt.UTC)) is state


def test_without_a_moment_no_embargo_holds() -> None:
    """So are copies for journalists made; a draft stays one."""
    assert held(doors("embargo: 2026-12-01T09:00:00+03:00"), None) is None
    assert held(doors("status: draft"), None) is State.DRAFT


# --- what is needed -----------------------------------------------------------------------


def test_title_summary_corrections_and_first_paragraph_are_needed() -> None:
    """The place is not, nor is a heading that stands before the first paragraph."""
    assert [doors().segments[index].text for index in needed_segments(doors())] == [
        "Doors", "Closed.", "It said 500.", "First.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("- One.\n\nTwo.\n", "Two."),
        ("- One.\n- Two.\n", "One."),
        ("| A | B |\n| - | - |\n| 1 | 2 |\n\nTwo.\n", "Two."),
        ("| A | B |\n| - | - |\n| 1 | 2 |\n\n- One.\n", "One."),
    ],
)
def test_the_lead_is_the_first_paragraph(body: str, text: str) -> None:
    """Where there is none, it is the first item of a list."""
    made = statement(f"---\ntitle: Doors\ndate: 2017-10-19\n---\n\n{body}", "source/2017-10-19-doors.md")
    assert [made.segments[index].text for index in lead_segment(made)] == [text]


@pytest.mark.parametrize("body", ["## Head\n", "## Head\n\n| A | B |\n| - | - |\n| 1 | 2 |\n"])
def test_a_heading_or_a_cell_of_a_table_is_no_lead(body: str) -> None:
    """Alone it would say nothing: title and summary stand without a body then."""
    made = statement(f"---\ntitle: Doors\ndate: 2017-10-19\n---\n\n{body}", "source/2017-10-19-doors.md")
    assert list(lead_segment(made)) == []
    assert [made.segments[index].text for index in needed_segments(made)] == ["Doors"]


@pytest.mark.parametrize(
    ("state", "place", "shown"),
    [
        (State.LEAD, DONE, [0, 1, 2, 3, 5]),
        (State.LEAD, OLD, [0, 1, 2, 3, 5]),
        (State.LEAD, NONE, [0, 1, 3, 5]),
        (State.LEAD, FUZZY, [0, 1, 3, 5]),
        (State.PARTIAL, NONE, [0, 1, 2, 3, 4, 5]),
        (State.WITHHELD, NONE, [0, 1, 2, 3, 4, 5]),
    ],
)
def test_a_lead_shows_its_place_where_that_is_translated(
    state: State, place: Status, shown: list[int]
) -> None:
    """Its headings and all after the first paragraph are never shown; whatever else is released is whole."""
    statuses = (DONE, DONE, place, DONE, NONE, DONE)
    assert sorted(shown_segments(doors(), state, statuses, WITHHOLD)) == shown


def test_a_lead_waits_for_the_approval_of_its_place() -> None:
    """Nothing that a reader sees of it is unapproved where approval is required."""
    required = Policy(review="required", incomplete="lead")
    statuses = {"head": NONE}
    for unapproved, state in (([2], State.WITHHELD), ([4], State.LEAD)):
        found = decide(
            project(required),
            doors(),
            ARABIC,
            tuple(statuses.get(name, DONE) for name in NAMES),
            source=State.RELEASED,
            wrong=0,
            unapproved=unapproved,
        )
        assert found[0] is state


def test_what_hinders_the_count_is_the_reason() -> None:
    """Who reads that a reviewer is waited for would look in the wrong place."""
    policy = Policy(review="required")
    for unapproved, expected in (([0], (State.WITHHELD, "no tool")), ([], (State.RELEASED, ""))):
        found = decide(
            project(policy),
            doors(),
            ARABIC,
            (DONE,) * 6,
            source=State.RELEASED,
            wrong=0,
            unapproved=unapproved,
            hindrance="no tool",
        )
        assert found == expected


# --- together -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("together", "out", "reasons"),
    [
        ([], "ar", {}),
        ([("ar", "fr")], "", {}),
        ([("ar", "fr")], "es", {}),
        ([("ar", "fr")], "ar", {"fr": "waits for ar, with which it appears together"}),
        ([("ar", "fr")], "ar fr", {}),
        ([("ar", "fr", "es")], "ar es", {"fr": "waits for ar, es, with which it appears together"}),
        ([("fr", "es"), ("ar", "fr")], "ar", {
            "fr": "waits for ar, with which it appears together",
            "es": "waits for fr, with which it appears together",
        }),
        ([("en", "ar")], "ar", {
            "en": "waits for ar, with which it appears together", "fr": ORIGINAL, "es": ORIGINAL,
        }),
        ([("en", "ar")], "fr", {}),
    ],
)  # fmt: skip
def test_a_group_appears_at_once_or_not_at_all(
    together: list[tuple[str, ...]], out: str, reasons: dict[str, str]
) -> None:
    """Who waits lets others wait; languages of no group do not, unless the original itself waits."""
    states = {
        code: State.WITHHELD if code in out.split() else State.RELEASED for code in ("en", "ar", "fr", "es")
    }
    assert waiting(project(WITHHOLD, *together), states) == reasons


@pytest.mark.parametrize("state", [State.OUTDATED, State.PARTIAL, State.LEAD])
def test_whatever_appears_lets_nobody_wait(state: State) -> None:
    """A group asks whether there is a release, not how good it is."""
    states = {"en": State.RELEASED, "ar": state, "fr": State.RELEASED, "es": State.RELEASED}
    assert waiting(project(WITHHOLD, ("ar", "fr")), states) == {}
