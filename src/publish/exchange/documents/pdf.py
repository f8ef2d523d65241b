"""A PDF becomes lines of text, page by page, each page ended by a form feed.

What is known of a PDF is where letters stand. Lines, columns and the order of boxes are pypdf's guess, so
whoever takes this text must have it read over. Running heads, page numbers and hyphens at line ends are for
whoever puts the lines together.
"""

from __future__ import annotations

import io
import logging
import textwrap
from typing import TYPE_CHECKING

from publish.errors import SourceError, printable

if TYPE_CHECKING:
    from pypdf import PdfReader

SIZE_LIMIT = 20 * 1024 * 1024  # bytes
PAGES_LIMIT = 200
TEXT_LIMIT = 2_000_000  # characters

_COPY = "copy its text out of a reader instead"


def text(data: bytes, path: str) -> str:
    """Return the text of a PDF; SourceError, which names `path`, for one that has none or cannot be read."""
    import pypdf  # noqa: PLC0415  because only PDFs need it
    from pypdf.errors import PyPdfError  # noqa: PLC0415  because only PDFs need it

    if len(data) > SIZE_LIMIT:
        raise SourceError(path, 0, f"is larger than {SIZE_LIMIT // 1024 // 1024} MB: {_COPY}")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        found = _pages(pypdf.PdfReader(io.BytesIO(data)), path)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError,
            NotImplementedError, AssertionError, UnicodeError, ZeroDivisionError) as error:  # fmt: skip
        raise SourceError(path, 0, f"cannot be read as a PDF ({printable(str(error))}): {_COPY}") from None
    if not found.strip():
        raise SourceError(path, 0, "has no text, only pictures of it: ask for the text itself")
    return found


def _pages(reader: PdfReader, path: str) -> str:
    """Return the text of all pages; lines stand apart as they do on paper."""
    if reader.is_encrypted:
        raise SourceError(path, 0, f"is encrypted: {_COPY}")
    if len(reader.pages) > PAGES_LIMIT:
        raise SourceError(path, 0, f"has more than {PAGES_LIMIT} pages: {_COPY}")
    parts: list[str] = []
    for page in reader.pages:
        parts.append(f"{textwrap.dedent(page.extract_text(extraction_mode='layout')).rstrip()}\n\f")
        if sum(map(len, parts)) > TEXT_LIMIT:
            raise SourceError(path, 0, f"has more than {TEXT_LIMIT:,} characters: {_COPY}")
    return "".join(parts)
