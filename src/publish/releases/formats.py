"""The forms in which a release is made: one function each, in one table.

A format is a function from a `Release` to the files that it has in this form: pairs of how the file's name
goes on behind the slug and what makes its bytes. Only the names are wanted to plan a build; the bytes are
made when they are needed. Which formats an office makes is the list `formats` of `publish.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from publish.model import FormatName, Release
from publish.releases.page import page
from publish.releases.text import text

Files = Iterator[tuple[str, Callable[[], bytes]]]


def _html(release: Release) -> Files:
    yield ".html", partial(page, release)


def _txt(release: Release) -> Files:
    yield f".{release.language.tag}.txt", partial(text, release)


FORMATS: Mapping[FormatName, Callable[[Release], Files]] = {"html": _html, "txt": _txt}
"""By the name that stands in `publish.toml`; each file's name begins with the slug of its statement."""
