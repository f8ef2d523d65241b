"""What is put down of a statement is known, and what it follows from tells whether it still holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import pytest
from msgspec.structs import replace

from publish.cache.store import Cache
from publish.checks.sources.spellings import Spelling, Spellings, name_findings
from publish.model import Finding, Lexicon, Metadata, Name, Severity
from publish.press import known
from publish.press.outcome import Outcome, Shown, Stand
from publish.press.policy import State
from publish.press.task import File, Made

PATH = "source/2017-10-19-doors.md"
NOON = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


def made(slug: str = "2017-10-19-doors", embargo: dt.datetime | None = None, title: str = "Doors") -> Made:
    """Return what was made of a small statement, which shows a picture."""
    metadata = Metadata(title, dt.date(2017, 10, 19), embargo=embargo)
    path = f"source/{slug}.md"
    finding = Finding("source-style", Severity.WARNING, path, 5, "a warning", slug)
    return Made(
        path,
        read={path: "0" * 64, f"locale/ar/LC_MESSAGES/{slug}.po": "1" * 64, "source/map.png": "2" * 64},
        findings=(finding,),
        outcome=Outcome(slug, path, metadata, (Stand("en", "en", State.RELEASED, (1, 0, 0, 0)),)),
        files=(File(f"en/{slug}.html", slug, "en", b"page"), File("images/map.png", None, None, b"map")),
        shown={"en": Shown(title)},
        context="c",
    )


def test_what_is_put_down_is_known() -> None:
    """All but the bytes of its files, of which the digests are."""
    one = made()
    with Cache() as cache:
        known.put(cache, one, "setting", NOON)
        assert known.paths(cache) == {PATH}
        assert list(known.outcomes(cache)) == [one.outcome]
        assert list(known.findings(cache)) == list(one.findings)
        assert known.shown_in(cache)("2017-10-19-doors", "en") == Shown("Doors")
        assert known.contexts(cache) == {PATH: "c"}
        row = known.row(cache, PATH)
        assert row is not None
        assert (row.setting, row.read) == ("setting", one.read)
        assert known.outputs_of(cache, PATH) == {"en/2017-10-19-doors.html", "images/map.png"}
        listed = {path: found.sha256 for path, _, found in known.outputs(cache)}
        assert {path: digest[:8] for path, digest in listed.items()} == {
            "en/2017-10-19-doors.html": "3660315a", "images/map.png": "60be9861",
        }  # fmt: skip


def test_how_most_statements_stand_is_there_once() -> None:
    """Where two say the same of all languages, it is the same object, whatever else they say."""
    with Cache() as cache:
        for one in (made(), made("2017-10-20-gates", title="Gates")):
            known.put(cache, one, "setting", NOON)
        doors, gates = known.outcomes(cache)
    assert doors == made().outcome
    assert gates == made("2017-10-20-gates", title="Gates").outcome
    assert doors.stands is gates.stands


def test_what_is_planned_is_asked_for_each_path() -> None:
    """A file of a statement is, another is not."""
    with Cache() as cache:
        known.put(cache, made(), "setting", NOON)
        assert known.planned(cache, "images/map.png")
        assert not known.planned(cache, "images/map.jpg")


def test_what_is_forgotten_is_not() -> None:
    """No word of the one, and all of the other."""
    with Cache() as cache:
        for one in (made(), made("2017-10-20-gates")):
            known.put(cache, one, "setting", NOON)
            known.put_updated(cache, one, "basis")
        known.forget(cache, PATH)
        assert known.paths(cache) == {"source/2017-10-20-gates.md"}
        assert known.row(cache, PATH) is None
        assert known.updated(cache, PATH, "basis") is None
        assert [path for path, _, _ in known.outputs(cache)] == ["en/2017-10-20-gates.html", "images/map.png"]
        assert list(known.readers(cache, "source/map.png")) == ["source/2017-10-20-gates.md"]


def test_a_picture_is_of_all_who_show_it() -> None:
    """It has another's name: whoever reads it is looked up, and it stays as long as one shows it."""
    with Cache() as cache:
        for one in (made(), made("2017-10-20-gates")):
            known.put(cache, one, "setting", NOON)
        readers = list(known.readers(cache, "source/map.png"))
        assert readers == [PATH, "source/2017-10-20-gates.md"]
        assert list(known.others(cache, PATH)) == ["source/map.png"]
        assert [source for source, _ in known.outputs_at(cache, "images/map.png")] == readers


@pytest.mark.parametrize(
    ("embargo", "put", "asked", "holds"),
    [
        (None, NOON, NOON - SECOND, True),
        (NOON, NOON - SECOND, NOON - SECOND, True),
        (NOON, NOON - SECOND, NOON, False),
        (NOON, NOON, NOON - SECOND, False),
        (NOON, NOON, NOON + SECOND, True),
        (NOON, None, NOON, True),
        (NOON, None, NOON - SECOND, False),
        (NOON, NOON - SECOND, None, False),
        (dt.datetime.fromisoformat("9999-12-31T23:59:59-14:00"), NOON, NOON, True),
        (dt.datetime.fromisoformat("0001-01-01T00:00:00+14:00"), NOON, NOON, True),
    ],
)
def test_it_holds_on_its_side_of_an_embargo(
    embargo: dt.datetime | None,
    put: dt.datetime | None,
    asked: dt.datetime | None,
    holds: bool,  # noqa: FBT001  because it is the expected value
) -> None:
    """At its very moment an embargo is over; without a moment all are. Whose turned is told by both."""
    with Cache() as cache:
        known.put(cache, made(embargo=embargo), "setting", put)
        row = known.row(cache, PATH)
        assert row is not None
        assert row.holds("setting", asked) is holds
        assert list(known.turned(cache, asked)) == ([] if holds else [PATH])
        assert not row.holds("another", asked)


def test_catalogs_are_up_to_date_for_one_configuration() -> None:
    """With the files that they were brought up to date from."""
    with Cache() as cache:
        assert known.updated(cache, PATH, "basis") is None
        known.put_updated(cache, made(), "basis")
        assert known.updated(cache, PATH, "basis") == made().read
        assert known.updated(cache, PATH, "another") is None


def faces(*all_made: Made) -> str:
    """Return the digest of what others show of so many statements."""
    with Cache() as cache:
        for one in all_made:
            known.put(cache, one, "setting", NOON)
        return known.faces(cache)


def test_lists_follow_from_what_they_show() -> None:
    """Another title or another statement, and neither the order of work nor what no list shows."""
    one, other = made(), made("2017-10-20-gates")
    assert faces(one, other) == faces(other, one)
    assert faces(one, other) == faces(replace(one, context="d", findings=(), files=()), other)
    assert len({faces(one, other), faces(one), faces(one, made("2017-10-20-gates", title="Gates"))}) == 3


def test_what_feeds_have_is_known_or_not() -> None:
    """A statement that nobody asked it of is asked again when it comes into a feed."""
    with Cache() as cache:
        known.put(cache, made(), "setting", NOON)
        assert not known.fed(cache, PATH)
        known.put(cache, replace(made(), entries={"en": "<entry/>"}), "setting", NOON)
        assert known.fed(cache, PATH)
        assert known.entry_in(cache)("2017-10-19-doors", "en") == "<entry/>"


def test_nothing_is_shown_of_what_is_not_released() -> None:
    """Asking for it is a mistake of ours, and loud."""
    with Cache() as cache:
        known.put(cache, replace(made(), shown={}), "setting", NOON)
        with pytest.raises(LookupError):
            known.shown_in(cache)("2017-10-19-doors", "en")
        with pytest.raises(LookupError):
            known.shown_in(cache)("2017-10-20-gates", "en")


def spelled(slug: str, name: str, times: int) -> Made:
    """Return what was made of a statement that writes one name, so often."""
    one = made(slug)
    found = (Spelling(name, 7, times, certain=True, beside=()),)
    return replace(one, spellings=Spellings(one.path, slug, "", found))


def test_how_names_are_spelled_is_found_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as no statement says another, and the office decides nothing else."""
    asked = []

    def counted(each: Iterable[Spellings], lexicon: Lexicon) -> Iterator[Finding]:
        asked.append(lexicon)
        return name_findings(each, lexicon)

    monkeypatch.setattr(known, "spelled_otherwise", counted)
    decided = Lexicon(names=tuple(Name(one) for one in ("Saydnaya", "Saidnaya")))
    with Cache() as cache:
        known.put(cache, spelled("2017-10-19-doors", "Saydnaya", 3), "s", NOON)
        known.put(cache, spelled("2017-10-20-gates", "Saidnaya", 1), "s", NOON)
        first = known.name_findings(cache, Lexicon())
        assert [one.path for one in first] == ["source/2017-10-20-gates.md"]
        assert (known.name_findings(cache, Lexicon()), len(asked)) == (first, 1)
        assert (known.name_findings(cache, decided), len(asked)) == ((), 2)
        known.put(cache, spelled("2017-10-20-gates", "Saydnaya", 1), "s", NOON)
        assert (known.name_findings(cache, Lexicon()), len(asked)) == ((), 3)


@pytest.mark.parametrize("setting", ["s", "other"])
@pytest.mark.parametrize("embargo", [None, NOON - SECOND, NOON + SECOND])
@pytest.mark.parametrize("now", [None, NOON, NOON + 2 * SECOND])
def test_what_holds_is_asked_of_all_at_once(
    setting: str, embargo: dt.datetime | None, now: dt.datetime | None
) -> None:
    """And is what each row says of itself."""
    with Cache() as cache:
        known.put(cache, made(embargo=embargo), "s", NOON)
        known.put(cache, made("2017-10-20-gates"), "s", NOON)
        rows = {one: known.row(cache, one) for one in known.paths(cache)}
        holding = {path for path, one in rows.items() if one and one.holds(setting, now)}
        assert known.holding(cache, setting, now) == holding


def test_what_is_current_is_asked_of_all_at_once() -> None:
    """Of this configuration, and of no other."""
    with Cache() as cache:
        known.put_updated(cache, made(), "b")
        known.put_updated(cache, made("2017-10-20-gates"), "other")
        assert known.current(cache, "b") == {PATH}
