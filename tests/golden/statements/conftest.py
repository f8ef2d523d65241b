"""The option that writes the golden cases anew."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--regenerate`; a run of the whole suite comes here too late to have it."""
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write what is expected of each golden statement anew: read the diff before you keep it",
    )


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    """Tell whether the cases are to be written anew."""
    return bool(request.config.getoption("--regenerate", default=False))
