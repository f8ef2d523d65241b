"""A house to be previewed, and its pages at a moment that never passes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from publish.model import Protected
from publish.serve.houses import Workspace
from publish.serve.pages import Address, Made, Pages

DOORS, GATES = "2017-10-19-doors", "2017-10-20-gates"
NOW = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)


@pytest.fixture
def pages(released: Path) -> Pages:
    """Give the pages of a workspace in which all is released, as this machine sees them."""
    return Pages(Workspace(released), Protected, lambda: NOW)


@pytest.fixture
def shown(pages: Pages) -> Callable[..., str]:
    """Return a function that gives a page as text: the doors in Arabic, if nothing else is asked for."""
    return lambda slug=DOORS, tag="ar", view="page": pages.page(Address(slug, tag, view)).data.decode()


@pytest.fixture
def listed(pages: Pages) -> Callable[..., Made]:
    """Return a function that gives a page of the list of statements."""
    return lambda **address: pages.page(Address(**address))


@pytest.fixture
def write(released: Path) -> Callable[[int, Callable[[polib.POEntry], None]], None]:
    """Return a function that changes an entry of the Arabic doors, by its number from 1."""
    path = released / f"locale/ar/LC_MESSAGES/{DOORS}.po"

    def written(number: int, change: Callable[[polib.POEntry], None]) -> None:
        catalog = polib.pofile(str(path), wrapwidth=0)
        change(catalog[number - 1])
        catalog.save()

    return written
