"""The templates, and what is made of one that is filled.

1. They are compiled once for each process, when the first of them is filled (`publish.releases.engine`): to
   name them, or to read a file beside them, takes no Jinja2.
2. What is written is NFC. A stroke through the character before it (U+0338) would make one sign of itself and
   the `>` of a tag, and a page of no tag at all: behind one it is written as a reference.
"""

from __future__ import annotations

import pkgutil
import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from publish import model

_STRUCK = re.compile("(?<=>)[^\x00-\x7f]*\u0338")


def render(name: str, furniture: model.Furniture, **values: object) -> bytes:
    """Return the template `name` filled with `values`: UTF-8, NFC, ending in one newline."""
    from publish.releases.engine import fill  # noqa: PLC0415  because Jinja2 takes long to load

    text = fill(name, furniture, values)
    if "\u0338" in text and name.endswith(".html"):
        text = _STRUCK.sub(lambda match: match[0].replace("\u0338", "&#824;"), text)
    return b"".join(map(_composed, _pieces(text.strip()))) + b"\n"


def _pieces(text: str) -> tuple[str, str, str]:
    """Return `text` cut before and behind its style sheet, which is most of a page, and ASCII.

    What begins with `<` composes with nothing before it, so the pieces are NFC if each of them is.
    Source: UAX #15, 9.1 (stable code points).
    """
    start = max(text.find("<style>"), 0)
    end = max(text.find("</style>", start), start)
    return text[:start], text[start:end], text[end:]


def _composed(text: str) -> bytes:
    return (text if text.isascii() else unicodedata.normalize("NFC", text)).encode()


def template_sources() -> Mapping[str, str]:
    """Return each template's file name and text, in order: what the furniture is extracted from."""
    from importlib import resources  # noqa: PLC0415  because a run in which nothing changed reads none of them

    folder = resources.files("publish") / "templates"
    return {
        entry.name: entry.read_text("utf-8")
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith((".html", ".txt"))
    }


@cache
def asset(name: str) -> str:
    """Return the text of a file in `assets/`."""
    return packaged(f"assets/{name}").decode()


def packaged(path: str) -> bytes:
    """Return the bytes of a file of this package."""
    found = pkgutil.get_data("publish", path)
    if found is None:
        raise FileNotFoundError(path)
    return found
