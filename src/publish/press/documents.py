"""What is brought in from other programs: which kind of document it is, and who reads it.

A kind is known by its first bytes, never by its name. A document of any other kind is a pasted text.
"""

from __future__ import annotations

import datetime as dt
import re

from msgspec.structs import replace

from publish.errors import PublishError, SourceError, printable
from publish.exchange.documents.taken import Taken
from publish.statements.intake import Doubt, Intake, intake
from publish.statements.intake.marked import marked
from publish.statements.parse import statement

_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_OVER = "came out of a PDF, which knows letters and no paragraphs: read all of it beside the original"


def taken(data: bytes, name: str) -> Taken | None:
    """Return what a Word document or a web page says, None for what is neither; PublishError if damaged."""
    try:
        if data.startswith(_ZIP):
            from publish.exchange.documents import word  # noqa: PLC0415  because few documents are

            return word.taken(data, printable(name))
        if _PAGE.match(data[:4096]):
            from publish.exchange.documents import web  # noqa: PLC0415  because few documents are

            return web.taken(data, printable(name))
    except ModuleNotFoundError as error:
        raise _absent(name, error) from None
    return None


def bring_in(data: bytes, name: str, *, date: dt.date | None, slug: str | None, title: str | None) -> Intake:
    """Return the statement that a document or a pasted text holds; PublishError if it holds none.

    `name` is the file's, for messages; the others are as `intake` has them.
    """
    if data.startswith(_PDF):
        found = intake(_lines(data, name).encode(), name, date=date, slug=slug, title=title)
        text = found.text.replace("\nstatus: final\n", "\nstatus: draft\n", 1)
        return replace(found, text=text, doubts=(Doubt(0, name, _OVER), *found.doubts))
    rich = taken(data, name)
    if rich is None:
        return intake(data, name, date=date, slug=slug, title=title)
    found = marked(rich.markdown, rich.words, rich.dropped, name, date=date, slug=slug, title=title)
    try:
        statement(found.text, f"source/{found.slug}.md")
    except PublishError as error:
        message = f"cannot be made a statement ({error.message}): copy its text, and import that"
        raise SourceError(printable(name), 0, message) from None
    return found


def _lines(data: bytes, name: str) -> str:
    try:
        from publish.exchange.documents import pdf  # noqa: PLC0415  because few documents are

        return pdf.text(data, printable(name))
    except ModuleNotFoundError as error:
        raise _absent(name, error) from None


def _absent(name: str, error: ModuleNotFoundError) -> SourceError:
    what_to_do = 'run pip install ".[import]" in the folder of the repository, or copy its text'
    message = f'needs "{error.name}" to be read: {what_to_do}'
    return SourceError(printable(name), 0, message)
