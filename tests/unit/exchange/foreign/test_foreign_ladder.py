"""Segments are looked for among other tools' messages, and taken only where there is no doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.exchange.foreign.ladder import Rung, climb
from publish.exchange.foreign.message import Message
from publish.model import Kind, Segment, Target, Unit

GATE = "https://example.org/gate"
LIST = "https://example.org/list"


def segment(text: str, *addresses: str) -> Segment:
    """Return a paragraph whose links go to `addresses`."""
    targets = tuple(Target(number, address) for number, address in enumerate(addresses, 1))
    return Segment(text, Kind.PARAGRAPH, 1, targets=targets)


def of(wanted: Segment, *messages: tuple[str, str]) -> Unit | None:
    """Return what the messages have for one segment."""
    return climb([Message(*pair, where="old.po:1") for pair in messages], [wanted]).units.get(0)


TWO = "[The gate](1), [list](2)."


ADDRESSES = (GATE, LIST)


@pytest.mark.parametrize(
    ("wanted", "source", "translation", "text", "mark"),
    [
        ("Free them.", "Free them.", "Libérez-les.", "Libérez-les.", ""),
        ("Free all of them.", "Free all\nof them.", "Libérez\ntout.", "Libérez tout.", ""),
        ("Free them.", "FREE  THEM.", "LIBÉREZ-LES.", "LIBÉREZ-LES.", ""),
        ("One\ntwo", "One  \ntwo", "Un  \ndeux", "Un\ndeux", ""),
        ("What we ask", "## What we ask", "## Demandes", "Demandes", ""),
        ("What we ask", "What we ask\n======", "Demandes\n======", "Demandes", ""),
        ("Free them.", "- Free them.", "* Libérez-les.", "Libérez-les.", ""),
        ("Free them.", "> Free\n> them.", "> Libérez\n> tout.", "Libérez tout.", ""),
        (TWO, f"[The gate]({GATE}), [list]({LIST}).", f"[B]({LIST}), [A]({GATE})", "[B](2), [A](1)", ""),
        (TWO, f'[The gate]({GATE} "t"), [list](<{LIST}>).', f"[A]({GATE})", "[A](1)", ""),
        (TWO, f"`The gate <{GATE}>`__, `list <{LIST}>`_.", f"`B <{LIST}>`_", "[B](2)", ""),
        (
            TWO,
            f'<a href="{GATE}">The gate</a>, <a href="{LIST}">list</a>.',
            f"<a href='{LIST}'>B</a>",
            "[B](2)",
            "",
        ),
        (TWO, "[The gate]{1}, [list]{2}.", "[B]{2}, [A]{1}", "[B](2), [A](1)", "fuzzy"),
        (TWO, "[The gate][g], [list][].", "[B][list], [A][g]", "[B](2), [A](1)", "fuzzy"),
        ("Free **them** now.", "Free them now.", "Libérez-les.", "Libérez-les.", "fuzzy"),
        (r"5 \* 3", "5 * 3", "5 × 3", "5 × 3", "fuzzy"),
    ],
)
def test_a_segment_gets_a_translation(
    wanted: str, source: str, translation: str, text: str, mark: str
) -> None:
    """Each rung looks away from a little more, and only the last marks what it finds."""
    unit = of(segment(wanted, *ADDRESSES if wanted == TWO else ()), (source, translation))
    assert unit is not None
    assert (unit.text, unit.fuzzy, unit.previous) == (text, mark == "fuzzy", None)


@pytest.mark.parametrize(
    ("wanted", "source"),
    [
        ("45 men are held.", "54 men are held."),
        ("Open [the gate](1).", "Close [the gate](https://example.org/gate)."),
        ("Free them.", "Free them now."),
        ("***", "___"),
        ("Open [the gate](1).", "Open [the gate](https://example.org/gate) now."),
    ],
)
def test_other_words_are_another_text(wanted: str, source: str) -> None:
    """A figure or a word that differs is never looked away from."""
    assert of(segment(wanted, GATE), (source, "…")) is None


def test_links_by_definitions_in_the_file() -> None:
    """A label is resolved by the definition that stands in the same catalog."""
    definition = (f"[g]: {GATE}", f"[g]: {GATE}")
    unit = of(
        segment("Open [the gate](1).", GATE), ("Open [the gate][g].", "Ouvrez [la porte][g]."), definition
    )
    assert unit == Unit((None, "Open [the gate](1)."), "Ouvrez [la porte](1).")


def test_a_link_that_the_source_lacks_needs_a_look() -> None:
    """A translation that links elsewhere keeps its address, as fuzzy: no number is guessed."""
    unit = of(
        segment("Open [the gate](1).", GATE), (f"Open [the gate]({GATE}).", f"Ouvrez [la porte]({LIST}).")
    )
    assert unit is not None
    assert (unit.text, unit.fuzzy) == (f"Ouvrez [la porte]({LIST}).", True)


def test_another_address_is_met_on_the_last_rung() -> None:
    """Where the link goes elsewhere by now, the place of each link is kept, and somebody looks."""
    unit = of(segment(TWO, *ADDRESSES), ("[The gate](x), [list](y).", "[Liste](y), [porte](x)"))
    assert unit is not None
    assert (unit.text, unit.fuzzy) == ("[Liste](2), [porte](1)", True)


def test_two_translations_of_one_text_are_both_shown() -> None:
    """Neither of two different translations is believed."""
    unit = of(segment("Free them."), ("Free them.", "Libérez-les."), ("Free them.", "Libérez-les tous."))
    assert unit == Unit(
        (None, "Free them."),
        "Libérez-les.",
        fuzzy=True,
        note='publish: another translation of this, in old.po:1: "Libérez-les tous."',
    )


def test_a_finished_translation_comes_before_a_fuzzy_one() -> None:
    """What somebody doubted does not make doubtful what nobody did."""
    messages = [Message("Free them.", "Libre", fuzzy=True), Message("Free them.", "Libérez-les.")]
    assert climb(messages, [segment("Free them.")]).units == {0: Unit((None, "Free them."), "Libérez-les.")}


@pytest.mark.parametrize(
    ("source", "text", "units"),
    [
        ("title: Two gates\nsummary: All", "title: Deux portes\nsummary: Tout", ["Deux portes", "Tout"]),
        ('---\ntitle: "Two gates"\nsummary: All\n---', "title: Deux\nsummary: Tout", ["Deux", "Tout"]),
        ("title: Two gates\nsummary: All", "titre: Deux portes\nsummary: Tout", []),
        ("| Two gates | | --- | | All |", "| Deux | | --- | | Tout |", ["Deux", "Tout"]),
        ("| Two gates | | --- | | All |", "| Deux | | --- | Tout |", []),
    ],
)
def test_a_message_of_several_segments_is_taken_apart(source: str, text: str, units: list[str]) -> None:
    """Front matter and tables are taken apart where the translation has the same parts, else not at all."""
    found = climb([Message(source, text)], [segment("Two gates"), segment("All")])
    assert [one.text for one in found.units.values()] == units
    assert len(found.left) == (not units)


def test_shares_and_what_is_left() -> None:
    """Each translated message counts once, on the rung on which it was met first, or is left over."""
    messages = [Message("A.", "a"), Message("B  B.", "b"), Message("C.", ""), Message("D.", "d")]
    found = climb(messages, [segment("A."), segment("B b."), segment("C.")])
    assert found.shares == {Rung.EXACT: 1, Rung.FOLDED: 1, Rung.NUMBERED: 0, Rung.BARE: 0}
    assert found.left == (Message("D.", "d"),)
    assert found.empty == 1


@given(st.lists(st.tuples(st.text("ab*[](1){}<> \n-", max_size=8), st.text("xy", max_size=3)), max_size=8))
def test_nothing_is_lost(pairs: list[tuple[str, str]]) -> None:
    """Every translation reaches a segment, as its text or in its comment, or is left over."""
    wanted = [segment("a b"), segment("a [b](1)", "a"), segment("**b**")]
    messages = [Message(source, text, where=str(number)) for number, (source, text) in enumerate(pairs)]
    found = climb(messages, wanted)
    said = " ".join(f"{one.text} {one.note}" for one in found.units.values())
    lost = [one for one in messages if one.text and one not in found.left and one.text not in said]
    assert lost == []


@pytest.mark.parametrize(
    "text", ["<" + ":" * 60000, "`" + " " * 60000, "[" * 60000, '<a href="">' * 5000 + "</a>"]
)
def test_a_hostile_message_takes_no_time(text: str) -> None:
    """No pattern goes back over a long text again and again."""
    assert climb([Message(text, text)], [segment("a")]).units == {}
