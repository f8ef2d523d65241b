"""Small statements and segments for the checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from publish.model import Finding, Kind, Metadata, Segment, Skeleton, Statement

Make = Callable[..., Statement]


@pytest.fixture
def make_statement() -> Make:
    """Return a maker of statements whose parts a test chooses."""

    def make(
        *segments: Segment,
        slug: str = "2017-10-19-homs",
        updated: dt.date | None = None,
        findings: tuple[Finding, ...] = (),
    ) -> Statement:
        metadata = Metadata("Men held in Homs", dt.date(2017, 10, 19), updated=updated)
        title = Segment(metadata.title, Kind.TITLE, 2, context="title")
        return Statement(
            slug, f"source/{slug}.md", metadata, (title, *segments), Skeleton((), ()), findings=findings
        )

    return make
