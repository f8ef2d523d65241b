"""The numbers of `publish status` are never better than the work."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from publish.model import Status
from publish.press.outcome import Stand
from publish.press.policy import State
from publish.press.progress import counts, coverage


def stand(found: Mapping[Status, int], *, refused: int = 0, approved: int = 0) -> Stand:
    """Return how a statement stands whose segments are in so many statuses."""
    each = tuple(found.get(status, 0) for status in Status)
    return Stand("ar", "ar", State.WITHHELD, each, refused=refused, approved=approved)


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
    """Only what is complete is 1, and outdated is less; statements weigh as many segments as they have."""
    stands = [
        stand({Status.TRANSLATED: translated, Status.OUTDATED: segments - translated})
        for translated, segments in counts
    ]
    assert coverage(stands) == share


def test_each_segment_is_counted_once() -> None:
    """A refused one is missing to readers, and counts as refused alone: the sums are the segments."""
    made = stand({Status.TRANSLATED: 9, Status.MISSING: 2, Status.OUTDATED: 1}, refused=2, approved=4)
    found = counts([made])
    assert found == {
        "translated": 9, "outdated": 1, "fuzzy": 0, "missing": 0, "refused": 2, "approved": 4,
    }  # fmt: skip
    assert sum(found.values()) - found["approved"] == 12
