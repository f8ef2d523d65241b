"""Addresses that a statement had before: where a page may be left that leads to its new one.

1. An alias is an earlier slug of the statement, or a path below `build/`.
2. A path begins with a slash. It is a page (`/2017/old.html`), or a folder (`/2017/old/`) whose `index.html`
   the page will be.
3. A path holds ASCII letters, digits, hyphens and low lines alone, and each of its names begins with a letter
   or a digit: so it means the same on every disk and server, and leads out of `build/` on none. No folder's
   name has a dot, so that no file can stand where another alias needs a folder.
4. The folders in which `publish` itself keeps what is no page are not open to it. Nor is a name that Windows
   keeps for a device, whatever follows its first dot: a folder with it could not be copied there.
   Source: Microsoft, "Naming Files, Paths, and Namespaces".

Whether something else stands there is not known here: `press` looks.
"""

from __future__ import annotations

import re

from publish.model import SLUG

_PATH = re.compile(r"(?:/[A-Za-z0-9][A-Za-z0-9_-]*)+(?:\.html|/)")
_OURS = frozenset({"bundles", "fonts", "images", "sha256sums"})  # the last is a file, where no folder can be
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[1-9]")
_LONGEST = 200  # characters


def fault(alias: str) -> str:
    """Return what is wrong with an alias and what to do, or nothing if a page can be left there."""
    if len(alias) > _LONGEST:
        return f"expected {_LONGEST} characters at most"
    if SLUG.fullmatch(alias):
        return ""
    if not _PATH.fullmatch(alias):
        return 'expected an earlier name like "2017-10-19-some-words", or a path like "/2017/old.html"'
    folder, *names = alias.lower().strip("/").split("/")
    if folder in _OURS:
        return f'"/{folder}/" is a folder that publish fills itself: no page can be left there'
    device = next((one for one in (folder, *names) if _DEVICE.fullmatch(one.partition(".")[0])), "")
    return f'Windows can hold no file or folder named "{device}": no page can be left there' if device else ""
