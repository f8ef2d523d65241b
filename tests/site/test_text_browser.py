"""A text browser shows every word of a page, in its order, with neither style nor script."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.site.conftest import Site

pytestmark = pytest.mark.skipif(shutil.which("w3m") is None, reason="no w3m: apt-get install w3m")


def words(text: str) -> Counter[str]:
    """Return the words and figures of `text`, and each Chinese letter: a line may end between any two."""
    return Counter(re.findall(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+", text))


def shown(path: Path) -> Counter[str]:
    """Return the words that w3m shows of a page."""
    command = ["w3m", "-dump", "-cols", "400", "-I", "utf-8", "-O", "utf-8", "-T", "text/html", str(path)]
    return words(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def test_no_word_is_lost(site: Site) -> None:
    """All that stands between the tags of a release's page is shown, and what pictures are called."""
    assert len(site.releases) > 20
    for page in site.releases:
        (body,) = page.find("body")
        alternatives = " ".join(one.get("alt", "") for one in page.find("img"))
        lost = words(" ".join(body.itertext()) + " " + alternatives) - shown(site.build / page.path)
        assert lost == Counter(), page.path
