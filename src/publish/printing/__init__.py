"""A page on paper: the single-file HTML page of a release becomes a tagged PDF.

1. Headless Chromium prints where there is one, WeasyPrint elsewhere. Which of them made a file stands in it
   (`/Producer`), and the same engine makes the same bytes of the same page on any day.
2. Whether anything can print is found out before the first page: `session` fails at once, and says what to
   install. Within a session one browser prints all pages.
3. Nothing is fetched. A page has its fonts and pictures inside; the engines are told to reach for nothing
   else, each by several means.
4. What the engines leave to chance or to the clock is settled afterwards (`settled`), and what they say
   of their glyphs is made right (`glyphs`).
5. Nothing is written here: a browser's private folder is made, and removed, by the caller's `Scratch`.

Source: ISO 32000-2 (PDF 2.0), 14.3 (metadata), 14.7 to 14.9 (structure, tags, access); CSS Paged Media
Module Level 3 (`@page`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from publish.printing.engines import engine
from publish.printing.sheets import Engine, PrintingError, Scratch, Sheets

__all__ = ["PrintingError", "Scratch", "Sheets", "printed", "session"]

_ENGINE: ContextVar[Engine] = ContextVar("_ENGINE")


@contextmanager
def session(scratch: Scratch, environment: Mapping[str, str] = os.environ) -> Iterator[None]:
    """Have an engine ready for `printed`, and end it afterwards; ConfigError where there is none.

    `environment` is the process's own: `PUBLISH_CHROMIUM` in it is the path of a browser to be used.
    """
    with engine(scratch, environment) as found:
        token = _ENGINE.set(found)
        try:
            yield
        finally:
            _ENGINE.reset(token)


def printed(sheets: Sheets) -> bytes:
    """Return `sheets` as a PDF; PrintingError where the engine fails. Only within a `session`."""
    from publish.printing.settled import settled  # noqa: PLC0415  because pypdf comes with the extra alone

    found = _ENGINE.get()
    return settled(found.print(sheets), sheets, found.name)
