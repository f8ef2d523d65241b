"""Work that other processes can import, and an archive that is large enough for them."""

from __future__ import annotations

import importlib
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from publish.cli import main

STATEMENT = """\
---
title: Door number {number}
date: 2017-10-{day}
---

On 16 October 2017 the visitors counted {number} closed doors. See [the last one]({before}.html).

- A visit by the *Red Cross* within 30 days.
"""


@pytest.fixture(scope="session")
def labour() -> Iterator[ModuleType]:
    """Give the module `labour`, which processes that are started now can import too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parent))
        yield importlib.import_module("labour")


@pytest.fixture(scope="session")
def archive(
    tmp_path_factory: pytest.TempPathFactory, found_office: Callable[..., None], furnish: Callable[..., None]
) -> Path:
    """Give a workspace of 25 statements, translated and never built; no test may change it."""
    root = tmp_path_factory.mktemp("archive") / "office"
    slugs = [f"2017-10-{day:02}-door-{day}" for day in range(4, 30)]
    texts = {
        slug: STATEMENT.format(number=100 + day, day=f"{day:02}", before=before)
        for day, (before, slug) in enumerate(itertools.pairwise(slugs), start=5)
    }
    found_office(root, texts)
    CliRunner().invoke(main, ["-C", str(root), "update"])
    furnish(root, "ar")
    furnish(root, "fr")
    return root
