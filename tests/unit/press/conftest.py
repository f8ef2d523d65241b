"""A translator with a pen: changes to single texts of a workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest


@pytest.fixture
def set_text(office: Path) -> Callable[[int, Callable[[polib.POEntry], None]], None]:
    """Return a function that changes the Arabic entry of a segment of the doors, by its number from 1."""
    path = office / "locale/ar/LC_MESSAGES/2017-10-19-doors.po"

    def changed(number: int, change: Callable[[polib.POEntry], None]) -> None:
        catalog = polib.pofile(str(path), wrapwidth=0)
        change([one for one in catalog if not one.obsolete][number - 1])
        catalog.save()

    return changed
