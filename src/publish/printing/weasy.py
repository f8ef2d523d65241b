"""Printing by WeasyPrint, where there is no browser.

1. It is asked for PDF/UA-1, which is tagged, and fetches nothing but what is inside the page (`data:`).
2. It has the computer's fonts, not the page's: out of fonts in several parts, as pages have them, it loses
   figures. A PDF of it looks as the computer's fonts do; and where they lack a letter, it is refused.
3. What it does not know of the page's style sheet (lengths by `clamp`, borders by the direction of text) is
   said again in words that it knows.
4. It is imported when it is needed: it loads Pango and fonts.

Source: ISO 14289-1 (PDF/UA-1); https://doc.courtbouillon.org/weasyprint/stable/api_reference.html.
"""

from __future__ import annotations

import importlib
import logging
import re
from typing import Any

from publish.errors import printable
from publish.printing.sheets import PrintingError, Sheets

_VARIANT = "pdf/ua-1"
_FACE = re.compile(r"@font-face \{[^{}]*\}")
_SAID_AGAIN = "body { border: 0; border-block-start: 0; padding-inline: 0 } h1 { font-size: 1.8em }"


class WeasyPrint:
    """The library, loaded; OSError where it lacks one of the system's."""

    def __init__(self) -> None:
        self._library: Any = importlib.import_module("weasyprint")
        self._urls: Any = importlib.import_module("weasyprint.urls")
        self._missing = _Missing()
        # It reports each property that it does not know, of a sheet that browsers read as well.
        log = logging.getLogger("weasyprint")
        log.handlers, log.propagate = [self._missing], False

    @property
    def name(self) -> str:
        """Return its name and version."""
        return f"WeasyPrint {self._library.__version__}"

    def print(self, sheets: Sheets) -> bytes:
        """Return `sheets` as PDF/UA-1 with an outline; PrintingError where that fails."""
        self._missing.characters.clear()
        fetcher = self._urls.URLFetcher(allowed_protocols=("data",), allow_redirects=False)
        page = self._library.HTML(string=_styled(sheets), url_fetcher=fetcher)
        try:
            pdf: bytes = page.write_pdf(pdf_variant=_VARIANT)
        except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
            raise PrintingError(f'{self.name} fails: "{printable(str(error))}"') from None
        if self._missing.characters:
            first = ord(self._missing.characters[0])
            wanted = f'no font of this computer has "{printable(chr(first))}" (U+{first:04X})'
            raise PrintingError(f"{wanted}: install one that has it, or Chromium, which has the page's own")
        return pdf


class _Missing(logging.Handler):
    """Hears from WeasyPrint of characters that no font has."""

    def __init__(self) -> None:
        super().__init__()
        self.characters: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).startswith(".notdef glyph") and isinstance(record.args, tuple):
            self.characters.append(str(record.args[0]))


def _styled(sheets: Sheets) -> str:
    """Return the page with the sheet for paper behind its own, and without its fonts."""
    head, end, body = sheets.html.partition("</head>")
    return _FACE.sub("", f"{head}<style>{sheets.style}{_SAID_AGAIN}</style>{end}{body}")
