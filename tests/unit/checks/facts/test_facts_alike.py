"""Texts with the same figures one after the other agree without being compared figure by figure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from publish.checks.facts.agreement import agree, said
from publish.checks.facts.compare import differences
from publish.checks.facts.figure import Demand, Figure, Kind
from publish.checks.facts.reading import Reading
from publish.checks.facts.vocabulary import Vocabulary

Drawn = tuple[frozenset[int], Demand, bool]
FIGURES = st.lists(
    st.tuples(
        st.frozensets(st.integers(1, 5), min_size=1, max_size=3), st.sampled_from(Demand), st.booleans()
    ),
    max_size=8,
)


def figures(drawn: list[Drawn], width: int) -> tuple[Figure, ...]:
    """Return figures in their order, each of so many characters."""
    return tuple(
        Figure(Kind.NUMBER, at * 10, at * 10 + width, frozenset(readings), demand, repeats=repeats)
        for at, (readings, demand, repeats) in enumerate(drawn)
    )


@given(drawn=FIGURES)
def test_the_same_figures_in_the_same_order_leave_nothing_over(drawn: list[Drawn]) -> None:
    """Each finds the one in its own place, however many others share a reading with it, if none repeats."""
    once = [(readings, demand, False) for readings, demand, _ in drawn]
    left, right = figures(once, 1), figures(once, 3)
    assert agree(left, right, said(left), said(right)) == ([], [])


@given(drawn=FIGURES)
def test_what_is_told_of_a_text_and_itself_is_nothing(drawn: list[Drawn]) -> None:
    """A text has the same figures as itself."""
    words = Vocabulary(known=True)
    one, other = (Reading("x" * 100, figures(drawn, width), words) for width in (1, 3))
    if not any(repeats for _, _, repeats in drawn):
        assert list(differences(one, other, ())) == []
