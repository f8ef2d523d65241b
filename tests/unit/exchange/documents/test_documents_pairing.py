"""Passages of a document and its translation find each other by length, kind and anchors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.exchange.documents.pairing import Pair, paired
from publish.model import Kind, Segment, Target

HEADING, ITEM, TEXT = Kind.HEADING_2, Kind.LIST_ITEM, Kind.PARAGRAPH
ASK = "The office asks for a visit to both prisons, and for the names of all who are held there."
DEMANDE = "Le bureau demande une visite des deux prisons, et les noms de tous ceux qui y sont détenus."
WAIT = "The mothers have waited since then, and nobody has told them anything at all, they say."
ATTENTE = "Les mères attendent depuis, et personne ne leur a rien dit du tout, disent-elles."


def passages(*texts: tuple[Kind, str]) -> list[Segment]:
    """Return passages of a document."""
    return [Segment(text, kind, 1) for kind, text in texts]


def steps(ours: list[Segment], theirs: list[Segment]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return which numbers were paired."""
    return [(one.source, one.target) for one in paired(ours, theirs)]


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ([(TEXT, ASK), (TEXT, WAIT)], [(TEXT, DEMANDE), (TEXT, ATTENTE)], [((0,), (0,)), ((1,), (1,))]),
        ([(TEXT, ASK), (TEXT, WAIT)], [(TEXT, f"{DEMANDE} {ATTENTE}")], [((0, 1), (0,))]),
        ([(TEXT, f"{ASK} {WAIT}")], [(TEXT, DEMANDE), (TEXT, ATTENTE)], [((0,), (0, 1))]),
        (
            [(HEADING, "What we ask"), (TEXT, ASK)],
            [(TEXT, DEMANDE)],
            [((0,), ()), ((1,), (0,))],
        ),
        (
            [(ITEM, "Free 45 people"), (ITEM, "Free 12 people"), (ITEM, "Free 7 people")],
            [(ITEM, "Libérer 45 détenus"), (ITEM, "Libérer 7 détenus")],
            [((0,), (0,)), ((1,), ()), ((2,), (1,))],
        ),
        ([(TEXT, "45 men, 3 women")], [(TEXT, "٤٥ رجلا و٣ نساء")], [((0,), (0,))]),
        ([], [(TEXT, DEMANDE)], [((), (0,))]),
        ([], [], []),
    ],
)
def test_passages_are_paired(
    ours: list[tuple[Kind, str]],
    theirs: list[tuple[Kind, str]],
    expected: list[tuple[tuple[int, ...], tuple[int, ...]]],
) -> None:
    """One and one, two and one, one and none: whatever speaks least against it."""
    assert steps(passages(*ours), passages(*theirs)) == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "shared"),
    [
        ("On 5 March 1,200 men", "Le 5 mars, 1.200 hommes", 2),
        ("120 men", "١٢٠ رجلا", 1),
        ("Write to press@example.org", "Écrire à press@example.org", 1),
        ("45 men", "54 hommes", 0),
        ("Near Homs", "قرب حمص", 1),
    ],
)
def test_anchors_are_shared(ours: str, theirs: str, shared: int) -> None:
    """Figures in any digits, addresses and names hold a pair together; another figure does not."""
    (pair,) = paired(passages((TEXT, ours)), passages((TEXT, theirs)), [(("Homs",), ("حمص",))])
    assert pair.shared == shared


def test_a_swapped_figure_is_less_sure() -> None:
    """Of two pairs that are alike but for a figure, the one that keeps it is surer."""
    kept, lost = (
        paired(passages((TEXT, "45 men are held")), passages((TEXT, text)))[0].confidence
        for text in ("45 hommes détenus", "54 hommes détenus")
    )
    assert kept > 2 * lost


def test_a_link_is_an_anchor() -> None:
    """Where a link leads is the same in every language."""
    target = (Target(1, "https://example.org/l"),)
    one = Segment("The [list](1)", TEXT, 1, targets=target)
    other = Segment("La [liste](1)", TEXT, 1, targets=target)
    assert paired([one], [other]) == (Pair((0,), (0,), paired([one], [other])[0].confidence, 1),)


lines = st.lists(st.tuples(st.sampled_from([HEADING, ITEM, TEXT]), st.text("ab 1", max_size=30)), max_size=6)


@given(ours=lines, theirs=lines)
def test_nothing_is_lost_and_nothing_changes_places(
    ours: list[tuple[Kind, str]], theirs: list[tuple[Kind, str]]
) -> None:
    """Each passage of either side stands in exactly one step, in its order."""
    found = paired(passages(*ours), passages(*theirs))
    assert [one for pair in found for one in pair.source] == [*range(len(ours))]
    assert [one for pair in found for one in pair.target] == [*range(len(theirs))]


def test_too_much_is_refused() -> None:
    """Documents that would take minutes are not compared."""
    with pytest.raises(ValueError, match="too many to be compared"):
        paired(passages(*[(TEXT, "a")] * 500), passages(*[(TEXT, "a")] * 500))
