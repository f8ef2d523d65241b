"""A catalog that is begun: the messages of its template as they are written there, below a header of its own.

A template and a catalog without translations differ in their headers alone. So the messages are written once,
and looked at once to see that no reader refuses them, for however many languages.
"""

from __future__ import annotations

import polib

from publish.catalogs.entries import CatalogFile, key
from publish.catalogs.header import catalog_fields
from publish.catalogs.reader import is_readable
from publish.catalogs.record import RECORD
from publish.catalogs.writer import write
from publish.model import Language


def messages(template: polib.POFile, written: bytes) -> str | None:
    """Return the messages of `template`, as they are `written`; None where a reader might refuse them."""
    texts = [text for entry in template for text in key(entry) if text is not None]
    return written.decode().partition("\n\n")[2] if is_readable(written, texts) else None


def begun(messages: str, template: polib.POFile, language: Language) -> bytes:
    """Return the catalog that `header.new_catalog` makes of `template`, written; `messages` are its own."""
    head = CatalogFile()
    head.metadata = {**catalog_fields(head, template, language), RECORD: template.metadata[RECORD]}
    return f"{write(head)}\n{messages}".encode()
