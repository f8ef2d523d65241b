"""A statement made of a body alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publish.model import Body, Segment, Statement
from publish.statements.fill import fill
from publish.statements.inline import Renderer
from publish.statements.parse import statement

Make = Callable[[str], Statement]
Source = Callable[[str], Segment]


@pytest.fixture
def make() -> Make:
    """Return a maker of statements from their bodies, which begin on line 5."""

    def made(body: str) -> Statement:
        return statement(f"---\ntitle: A title\ndate: 2017-10-19\n---\n{body}", "source/2017-10-19-words.md")

    return made


@pytest.fixture
def segment(make: Make) -> Source:
    """Return a maker of the first segment of a body."""
    return lambda body: make(body).segments[1]


@pytest.fixture
def original(make: Make) -> Callable[[str], Body]:
    """Return a maker of a body filled with its own segments."""

    def filled(body: str) -> Body:
        renderer, made = Renderer(), make(body)
        return fill(made.skeleton, [renderer.render(one, one.text) for one in made.segments])

    return filled
