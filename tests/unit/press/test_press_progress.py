"""The numbers of `publish status` are never better than the work."""

from __future__ import annotations

import pytest

from publish.model import Language, Piece, Status
from publish.press.policy import State
from publish.press.progress import counts, coverage
from publish.press.standing import Standing

ARABIC = Language("ar", "ar", "العربية", "Arabic", "rtl", "nplurals=1; plural=0;")


def standing(translated: int, segments: int) -> Standing:
    """Return a standing with so many translated segments; the others are outdated, which is less."""
    statuses = (Status.TRANSLATED,) * translated + (Status.OUTDATED,) * (segments - translated)
    return Standing(ARABIC, State.WITHHELD, statuses, (Piece("", ""),) * segments)


@pytest.mark.parametrize(
    ("counts", "share"),
    [
        ([], 1.0),
        ([(0, 3)], 0.0),
        ([(3, 3)], 1.0),
        ([(2, 3)], 0.6666),
        ([(1, 1), (1, 3)], 0.5),
        ([(29, 100)], 0.29),
        ([(99_999, 100_000)], 0.9999),
    ],
)
def test_a_share_is_rounded_down(counts: list[tuple[int, int]], share: float) -> None:
    """Only what is complete is 1; statements weigh as many segments as they have."""
    assert coverage([standing(*each) for each in counts]) == share


def test_each_segment_is_counted_once() -> None:
    """A refused one is missing to readers, and counts as refused alone: the sums are the segments."""
    statuses = (Status.TRANSLATED,) * 9 + (Status.MISSING, Status.MISSING, Status.OUTDATED)
    made = Standing(ARABIC, State.WITHHELD, statuses, (Piece("", ""),) * 12, refused=2, approved=4)
    found = counts([made])
    assert found == {
        "translated": 9, "outdated": 1, "fuzzy": 0, "missing": 0, "refused": 2, "approved": 4,
    }  # fmt: skip
    assert sum(found.values()) - found["approved"] == 12
