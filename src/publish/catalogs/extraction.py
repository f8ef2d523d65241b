"""The words of the page templates: what `pages.pot` holds, beside this file.

Strings come from the templates through Babel and Jinja2's own extractor, with the comments that begin
with `TRANSLATORS:`. References name a template without a line: lines move with every change of layout.

A run reads `pages.pot` and never comes here: the templates are part of the package, and change with it alone.
Whoever edits one runs `make pages`; a test compares the file with what the templates say.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping

import polib
from babel.messages.extract import extract

from publish.catalogs.entries import CatalogFile, joined
from publish.catalogs.header import template_file
from publish.catalogs.record import RECORD, record
from publish.errors import CatalogError

_EXTRACTOR = "jinja2.ext:babel_extract"
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
_OPTIONS = {"silent": "false"}  # else a template with a mistake would count as empty
_PLACEHOLDER = re.compile(r"%\(\w+\)s")
_ALWAYS = dt.date(1970, 1, 1)  # so that the file changes with the words alone


def words(templates: Mapping[str, str]) -> CatalogFile:
    """Return a template of the words of the pages; `templates` maps a template's name to its Jinja2 text.

    Raises `CatalogError` (rule `catalog-template`) for a plural or a context, which `Furniture` has no room
    for, and Jinja2's own error for a template that does not parse.
    """
    po = template_file("pages", _ALWAYS)
    po.extend(joined(entry for name, text in sorted(templates.items()) for entry in _extracted(name, text)))
    po.metadata[RECORD] = record(po)
    return po


def _extracted(name: str, text: str) -> Iterator[polib.POEntry]:
    messages = extract(_EXTRACTOR, io.BytesIO(text.encode()), _KEYWORDS, ("TRANSLATORS:",), _OPTIONS)
    for line, message, comments, context in messages:
        if not isinstance(message, str) or context is not None:
            raise CatalogError(
                name,
                line,
                f"{message!r} has a plural or a context; use a plain string",
                rule="catalog-template",
            )
        yield polib.POEntry(
            msgid=message,
            comment="\n".join(" ".join(comment.split()) for comment in comments),
            occurrences=[(name, "")],
            flags=["python-format"] if _PLACEHOLDER.search(message) else [],
        )
