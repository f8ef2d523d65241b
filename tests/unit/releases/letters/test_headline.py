"""The headline as one short message."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from publish import model
from publish.releases.letters.breaks import size
from publish.releases.letters.headline import LIMIT, headline

ADDRESS = "https://press.example/ar/2017-10-19-doors.html"


def read(release: model.Release, title: str | None = None) -> str:
    """Return the message, with another headline if one is given."""
    if title is not None:
        release = replace(release, title=model.Piece("", title))
    return headline(release).decode()


def test_headline_dateline_and_address(release: model.Release) -> None:
    """A line each."""
    based = replace(release, base_url="https://press.example")
    assert read(based) == f"خلف الأبواب\n«إسطنبول, 19 تشرين الأول 2017»\n{ADDRESS}\n"


def test_without_place_and_address(release: model.Release) -> None:
    """What is not known leaves no line."""
    assert read(replace(release, place=None)) == "خلف الأبواب\n19 تشرين الأول 2017\n"


def test_lines_are_turned(release: model.Release) -> None:
    """A headline in the original language is enclosed; one that begins with a Latin name is anchored."""
    fallback = replace(release, title=model.Piece("", "Two prisons", fallback=True))
    assert read(fallback).startswith("\u2066Two prisons\u2069\n")
    assert read(release, "NATO تعلن").startswith("\u200fNATO تعلن\n")


def test_an_embargo_comes_first(release: model.Release) -> None:
    """Whoever gets the message may not publish it yet."""
    made = read(replace(release, embargo_text="الغد"), "عنوان " * 100)
    assert made.startswith("\u200f«Embargoed until الغد»\nعنوان عنوان")
    assert size(made) <= LIMIT


def test_a_long_headline_is_cut_behind_a_word(release: model.Release) -> None:
    """The rest of the message stays whole."""
    made = read(replace(release, base_url="https://press.example"), "عنوان، " * 40)
    first, *rest = made.split("\n")
    assert first == "عنوان، " * 27 + "عنوان…"
    assert rest == ["«إسطنبول, 19 تشرين الأول 2017»", ADDRESS, ""]
    assert LIMIT - size("عنوان، ") < size(made) <= LIMIT


def test_a_headline_of_the_exact_length_is_whole(release: model.Release) -> None:
    """No ellipsis where nothing is missing."""
    rest = size(read(release, "")) + 1
    exact = "ع" * (LIMIT - rest)
    assert read(release, exact).split("\n")[0] == exact
    assert read(release, exact + "ع").split("\n")[0] == exact[:-1] + "…"


def test_place_and_date_make_room_before_the_address(release: model.Release) -> None:
    """With a very long address the headline stays longer than half of the message."""
    long = replace(release, base_url=f"https://press.example/{'a' * 60}", place=model.Piece("", "مدينة " * 8))
    made = read(long, "عنوان " * 40)
    assert "مدينة" not in made
    assert f"\nhttps://press.example/{'a' * 60}/ar/2017-10-19-doors.html\n" in made
    assert size(made.split("\n")[0]) >= LIMIT // 2


def test_an_address_that_leaves_no_room_is_left_out(release: model.Release) -> None:
    """Half an address leads nowhere."""
    made = read(replace(release, base_url=f"https://press.example/{'a' * 200}"), "عنوان " * 40)
    assert "https" not in made
    assert size(made.split("\n")[0]) >= LIMIT // 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(title=st.text(max_size=400), place=st.text("مد ", max_size=300), based=st.booleans())
def test_it_is_never_too_long(release: model.Release, title: str, place: str, *, based: bool) -> None:
    """Whatever stands in it."""
    shown = replace(
        release, place=model.Piece("", place), base_url="https://press.example" if based else None
    )
    assert size(read(shown, title)) <= LIMIT
