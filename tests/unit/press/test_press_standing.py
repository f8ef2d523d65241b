"""How a statement stands in a language follows from its catalog alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal

import pytest

from publish.errors import ReleaseError
from publish.model import Catalog, Kind, Language, Policy, Project, Publisher, Statement, Status, Translation
from publish.press import standing as standings
from publish.press.approved import Approved, Voice
from publish.press.judge import vouched
from publish.press.policy import ORIGINAL, State
from publish.press.standing import Standing, original, standing
from publish.statements.inline import Renderer
from publish.statements.parse import statement

ENGLISH = Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")
ARABIC = Language("ar", "ar", "العربية", "Arabic", "rtl", "nplurals=1; plural=0;")
WITHHOLD, FALLBACK = Policy(), Policy(incomplete="fallback", threshold=0.5)
DOORS: Statement = statement(
    "---\ntitle: Doors\ndate: 2017-10-19\nplace: Berlin\nsummary: Closed.\n---\n\nFirst.\n\nSecond *one*.\n",
    "source/2017-10-19-doors.md",
)
TITLE, SUMMARY, PLACE, FIRST, SECOND = (segment.text for segment in DOORS.segments)


def project(policy: Policy) -> Project:
    """Return a workspace that translates into Arabic."""
    return Project(Path(), Publisher("Orchard Press"), ENGLISH, (ARABIC,), {"ar": policy})


def stand(policy: Policy = WITHHOLD, source: Standing | None = None, **changed: Translation) -> Standing:
    """Return how the statement stands, translated but for what `changed` says by kind of segment."""
    names = dict(zip(("title", "summary", "place", "first", "second"), DOORS.segments, strict=True))
    translations = {
        segment.key: changed.get(name, Translation("نص", Status.TRANSLATED, line=9))
        for name, segment in names.items()
    }
    return standing(
        project(policy),
        DOORS,
        ARABIC,
        Catalog("ar.po", translations),
        source=source or original(project(policy), DOORS, Renderer()),
        renderer=Renderer(),
        approved=Approved(),
    )


MISSING = Translation("", Status.MISSING)
FUZZY = Translation("نص", Status.FUZZY, previous="Quite another text.")
NEARLY = Translation("نص", Status.FUZZY, previous="First")
FOREIGN = Translation("<b>نص</b>", Status.TRANSLATED)


def test_the_segments_are_what_the_tests_below_take_them_for() -> None:
    """Title, summary and place of the front matter, then two paragraphs."""
    assert [segment.kind for segment in DOORS.segments] == [
        Kind.TITLE, Kind.SUMMARY, Kind.PLACE, Kind.PARAGRAPH, Kind.PARAGRAPH,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("policy", "changed", "state", "reason"),
    [
        (WITHHOLD, {}, State.RELEASED, ""),
        (WITHHOLD, {"first": NEARLY}, State.OUTDATED, ""),
        (WITHHOLD, {"second": MISSING}, State.WITHHELD, "1 missing of 5 segments"),
        (WITHHOLD, {"second": FUZZY}, State.WITHHELD, "1 fuzzy of 5 segments"),
        (WITHHOLD, {"second": FUZZY, "place": MISSING}, State.WITHHELD,
         "1 missing and 1 fuzzy of 5 segments"),
        (WITHHOLD, {"second": FOREIGN}, State.WITHHELD, "1 with an error of 5 segments"),
        (FALLBACK, {"second": MISSING}, State.PARTIAL, ""),
        (FALLBACK, {"second": FOREIGN}, State.PARTIAL, ""),
        (FALLBACK, {"second": FUZZY, "first": NEARLY}, State.PARTIAL, ""),
        (FALLBACK, {"place": MISSING, "second": FUZZY}, State.PARTIAL, ""),
        (FALLBACK, {"title": MISSING}, State.WITHHELD,
         "1 missing of 5 segments, the title, summary or first paragraph among them"),
        (FALLBACK, {"summary": FUZZY}, State.WITHHELD,
         "1 fuzzy of 5 segments, the title, summary or first paragraph among them"),
        (FALLBACK, {"first": FOREIGN}, State.WITHHELD,
         "1 with an error of 5 segments, the title, summary or first paragraph among them"),
        (Policy(incomplete="fallback", threshold=0.9), {"second": MISSING}, State.WITHHELD,
         "1 missing of 5 segments"),
        (Policy(incomplete="fallback", threshold=0.8), {"second": MISSING}, State.PARTIAL, ""),
    ],
)  # fmt: skip
def test_what_becomes_of_it(
    policy: Policy, changed: dict[str, Translation], state: State, reason: str
) -> None:
    """Complete it is released, nearly complete where the office says so, and otherwise withheld."""
    found = stand(policy, None, **changed)
    assert (found.state, found.reason) == (state, reason)
    assert (found.body is not None) is state.published


def test_a_message_that_the_catalog_lacks_is_missing() -> None:
    """An empty catalog is a translation that nobody has begun."""
    source = original(project(WITHHOLD), DOORS, Renderer())
    found = standing(
        project(WITHHOLD),
        DOORS,
        ARABIC,
        Catalog("ar.po", {}),
        source=source,
        renderer=Renderer(),
        approved=Approved(),
    )
    assert found.statuses == (Status.MISSING,) * 5


def test_a_refused_piece_is_never_shown() -> None:
    """Its place is taken by the original's, marked as such, and its status is missing."""
    found = stand(FALLBACK, second=FOREIGN)
    assert found.statuses[4] is Status.MISSING
    assert (found.pieces[4].text, found.pieces[4].fallback) == ("Second one.", True)
    assert [one.rule for one in found.findings if one.severity == "error"] == ["foreign-tag"] * 2


def test_a_fuzzy_piece_is_never_shown() -> None:
    """However good the guess may be."""
    found = stand(FALLBACK, second=FUZZY)
    assert (found.pieces[4].text, found.pieces[4].fallback) == ("Second one.", True)


def test_a_translation_of_a_withheld_original_is_withheld() -> None:
    """A reader must be able to compare."""
    source = original(project(WITHHOLD), DOORS, Renderer(), unmade="site.po is refused")
    assert (source.state, source.reason, source.body) == (State.WITHHELD, "site.po is refused", None)
    found = stand(WITHHOLD, source)
    assert (found.state, found.reason) == (State.WITHHELD, ORIGINAL)


def test_what_the_last_guard_refuses_is_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    """It never should; if it does, the release is not made, and the finding is an error."""

    def refuse(_: str, path: str) -> None:
        raise ReleaseError(path, 0, "<script> must not leave the house")

    monkeypatch.setattr(standings, "guard", refuse)
    found = original(project(WITHHOLD), DOORS, Renderer())
    assert (found.state, found.reason, found.body) == (State.WITHHELD, "the last guard refused it", None)
    assert [(one.rule, one.severity, one.statement) for one in found.findings] == [
        ("release", "error", "2017-10-19-doors")
    ]


# --- what reviewers say ------------------------------------------------------------------

LINK_STATEMENT = statement(
    "---\ntitle: Doors\ndate: 2017-10-19\n---\n\nSee [it](https://example.org/).\n",
    "source/2017-10-19-link.md",
)
DOORS_IN_ARABIC = Translation("أبواب", Status.TRANSLATED)
UNLINKED = Translation("انظر", Status.TRANSLATED)
DAY = dt.date(2026, 11, 20)


def heard(policy: Policy, *voices: Voice, of: Translation = UNLINKED) -> Standing:
    """Return how a statement stands whose second segment, the translation `of`, was approved by `voices`."""
    office, (title, see) = project(policy), LINK_STATEMENT.segments
    bound = vouched(office, LINK_STATEMENT.slug, ARABIC, see, of.text)
    return standing(
        office,
        LINK_STATEMENT,
        ARABIC,
        Catalog("ar.po", {title.key: DOORS_IN_ARABIC, see.key: of}),
        source=original(office, LINK_STATEMENT, Renderer()),
        renderer=Renderer(),
        approved=Approved({bound: voices}),
    )


def voice(key: str, *allow: str) -> Voice:
    """Return an approval that somebody signed with `key`."""
    return Voice(f"owner of {key}", DAY, key, allow)


LINKED = Translation("انظر [هذا](1)", Status.TRANSLATED)
TWO = Policy(review="required", reviewers=2)


@pytest.mark.parametrize(
    ("policy", "voices", "count"),
    [
        (Policy(), (), 0),
        (Policy(), (voice("a"),), 1),
        (TWO, (voice("a"),), 0),
        (TWO, (voice("a"), voice("a")), 0),
        (TWO, (voice("a"), voice("b")), 1),
        (Policy(review="required"), (voice("a"),), 1),
    ],
)
def test_approved_is_what_enough_people_approved(
    policy: Policy, voices: tuple[Voice, ...], count: int
) -> None:
    """People are told apart by their keys, and a key that speaks twice is one."""
    assert heard(policy, *voices, of=LINKED).approved == count


@pytest.mark.parametrize(
    ("policy", "voices", "refused", "by"),
    [
        (Policy(), (), 1, []),
        (Policy(), (voice("a"),), 1, []),
        (Policy(), (voice("a", "missing-link 1"),), 0, ["owner of a on 2026-11-20"]),
        (Policy(), (voice("a", "foreign-tag 1"),), 1, []),
        (Policy(), (voice("a", "missing-link 2"),), 1, []),
        (TWO, (voice("a", "missing-link 1"), voice("b")), 1, []),
        (TWO, (voice("a", "missing-link 1"), voice("a", "missing-link 1")), 1, []),
        (TWO, (voice("a", "missing-link 1"), voice("b", "missing-link 1")), 0,
         ["owner of a on 2026-11-20 and owner of b on 2026-11-20"]),
    ],
)  # fmt: skip
def test_a_waiver_takes_as_many_people_as_an_approval(
    policy: Policy, voices: tuple[Voice, ...], refused: int, by: list[str]
) -> None:
    """Each of them has to name the error as it stands there."""
    found = heard(policy, *voices)
    assert (found.refused, [one.by for one in found.waivers]) == (refused, by)
    assert [one.rule for one in found.findings if one.rule in {"waived", "missing-link"}] == [
        "missing-link" if refused else "waived"
    ]


def test_an_error_that_is_not_waived_is_not_approved() -> None:
    """Whoever approved it did so before the rule was there."""
    assert heard(Policy(), voice("a")).approved == 0


def test_an_approval_of_another_text_says_nothing() -> None:
    """A voice is bound to its digest."""
    found = stand(WITHHOLD)
    assert (found.approved, found.reviewed, found.refused) == (0, False, 0)


def leading(review: Literal["notice", "required"], *approved: str, **changed: Translation) -> Standing:
    """Return how the statement stands as a lead, with those segments `approved`."""
    names = dict(zip(("title", "summary", "place", "first", "second"), DOORS.segments, strict=True))
    texts = {name: Translation(f"نص {name[0]}", Status.TRANSLATED) for name in names} | changed
    office = project(Policy(review=review, incomplete="lead"))
    heard = {
        vouched(office, DOORS.slug, ARABIC, names[name], texts[name].text): (voice("a"),) for name in approved
    }
    return standing(
        office,
        DOORS,
        ARABIC,
        Catalog("ar.po", {segment.key: texts[name] for name, segment in names.items()}),
        source=original(office, DOORS, Renderer()),
        renderer=Renderer(),
        approved=Approved(heard),
    )


SECOND_FUZZY = {"second": Translation("نص", Status.FUZZY, previous="Quite another text.")}
SHOWN = ("title", "summary", "place", "first")


@pytest.mark.parametrize(
    ("approved", "changed", "state"),
    [
        (SHOWN, {}, State.LEAD),
        (("title", "summary", "first"), {}, State.WITHHELD),
        (("title", "place", "first"), {}, State.WITHHELD),
        (("title", "summary", "first"), {"place": Translation("", Status.MISSING)}, State.LEAD),
        (SHOWN, {"place": Translation("نص p", Status.FUZZY, previous="Berlim")}, State.LEAD),
    ],
)
def test_a_lead_shows_nothing_that_is_not_approved(
    approved: tuple[str, ...], changed: dict[str, Translation], state: State
) -> None:
    """Where approval is required, that goes for its place as well, unless that is left out."""
    assert leading("required", *approved, **SECOND_FUZZY, **changed).state is state


def test_an_outdated_place_is_not_approved() -> None:
    """What a reviewer approved was for another text."""
    place = Translation("نص p", Status.FUZZY, previous="Berlin.")
    found = leading("required", *SHOWN, **SECOND_FUZZY, place=place)
    assert (found.statuses[2], found.state) == (Status.OUTDATED, State.WITHHELD)


def test_a_lead_is_reviewed_when_all_that_it_shows_is() -> None:
    """A translation further down, which nobody sees, asks for no notice."""
    last = Translation("", Status.MISSING)
    longer = {"second": last}
    assert leading("notice", *SHOWN, **longer).reviewed
    assert not leading("notice", "title", "summary", "first", **longer).reviewed


def test_a_hidden_translation_needs_no_review() -> None:
    """It is complete but for a piece, and not approved: the lead carries no notice for it."""
    made = statement("---\ntitle: Doors\ndate: 2017-10-19\n---\n\nFirst.\n\nSecond.\n\nThird.\n", DOORS.path)
    title, first, second, _ = made.segments
    office = project(Policy(incomplete="lead"))
    text = Translation("نص", Status.TRANSLATED)
    found = standing(
        office,
        made,
        ARABIC,
        Catalog("ar.po", dict.fromkeys((title.key, first.key, second.key), text)),
        source=original(office, made, Renderer()),
        renderer=Renderer(),
        approved=Approved(
            {vouched(office, made.slug, ARABIC, one, "نص"): (voice("a"),) for one in (title, first)}
        ),
    )
    assert (found.state, found.approved, found.reviewed) == (State.LEAD, 2, True)


def test_approvals_that_cannot_be_counted_are_the_reason() -> None:
    """Not that a reviewer is waited for, who has approved it long ago."""
    office = project(Policy(review="required"))
    found = standing(
        office,
        LINK_STATEMENT,
        ARABIC,
        Catalog("ar.po", {one.key: LINKED for one in LINK_STATEMENT.segments[1:]}),
        source=original(office, LINK_STATEMENT, Renderer()),
        renderer=Renderer(),
        approved=Approved(hindrance="approvals cannot be verified: minisign is not there"),
    )
    assert found.state is State.WITHHELD
    assert found.reason == "1 missing of 2 segments; approvals cannot be verified: minisign is not there"


def test_where_nobody_asks_for_review_no_notice_is_due() -> None:
    """And the original needs none in any case."""
    assert stand(Policy(review="none")).reviewed
    assert original(project(WITHHOLD), DOORS, Renderer()).reviewed


def test_a_piece_in_the_original_language_needs_no_review() -> None:
    """What is not translated is not what a reviewer of translations vouches for."""
    office, title = project(FALLBACK), LINK_STATEMENT.segments[0]
    found = standing(
        office,
        LINK_STATEMENT,
        ARABIC,
        Catalog("ar.po", {title.key: DOORS_IN_ARABIC}),
        source=original(office, LINK_STATEMENT, Renderer()),
        renderer=Renderer(),
        approved=Approved(
            {vouched(office, LINK_STATEMENT.slug, ARABIC, title, DOORS_IN_ARABIC.text): (voice("a"),)}
        ),
    )
    assert (found.approved, found.reviewed) == (1, True)
