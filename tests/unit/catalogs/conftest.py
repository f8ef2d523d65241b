"""Fixtures for the tests of catalogs: languages, and catalogs from their text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publish.catalogs.entries import CatalogFile
from publish.catalogs.reader import read
from publish.model import Language

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def arabic() -> Language:
    """Return Arabic as the table of languages would."""
    plural = (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
    )
    return Language("ar", "ar", "العربية", "Arabic", "rtl", plural)


@pytest.fixture
def parse() -> Callable[[str], CatalogFile]:
    """Return a function from the text of messages to a catalog with a plain header."""
    return lambda body: read((HEADER + body).encode(), "ar.po")
