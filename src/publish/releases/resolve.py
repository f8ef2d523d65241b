"""Where a relative address leads: what `urljoin` says, without taking an address apart that has no parts.

A page names others by some eight addresses, and nearly all are `../TAG/SLUG.html` below a plain base URL.
There, to resolve one is to put its path behind a folder. All else is left to `urljoin`.

Source: RFC 3986, 5.2.2 to 5.2.4.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin

# Segments that begin with a letter or a digit: none is empty, `.` or `..`, and none makes a scheme or a host.
_SEGMENTS = r"\w[\w.-]*(?:/\w[\w.-]*)*"
_NEAR = re.compile(rf"(\.\./)?({_SEGMENTS})")
_FOLDER = re.compile(rf"(https?://[A-Za-z0-9.-]+(?::[0-9]+)?)(?:/{_SEGMENTS})?")
_FOLDERS = 256  # that are remembered: one for each language, and a few


def resolve(base: str, href: str) -> str:
    """Return where `href` leads from the page or folder at `base`, an absolute address.

    >>> resolve("https://press.example/ar/a.html", "../en/a.html")
    'https://press.example/en/a.html'
    """
    near = _NEAR.fullmatch(href)
    folder = base.rpartition("/")[0]
    above = _above(folder) if near else None
    if near is None or above is None:
        return urljoin(base, href)
    return f"{above if near[1] else folder}/{near[2]}"


@lru_cache(_FOLDERS)
def _above(folder: str) -> str | None:
    """Return the folder above; the uppermost has itself above it, and one that is not plain has None."""
    plain = _FOLDER.fullmatch(folder)
    if plain is None:
        return None
    return folder if folder == plain[1] else folder.rpartition("/")[0]
