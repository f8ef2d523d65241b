"""A release's headline as one short message: what it says, where and when, and where to read it.

1. It is not longer than `LIMIT`, its last newline included; `breaks.size` says in what.
2. The headline is cut, behind a word and with `…` behind it, only if it does not fit beside the rest.
3. Where less than half of the message would be left to it, place and date go first, and then the address.
   That something is under embargo is never left out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from publish import model
from publish.releases.environment import render
from publish.releases.letters.breaks import shorten, size
from publish.releases.page import permanent_address
from publish.releases.text import lay

LIMIT = 280
"""UTF-16 code units in a headline's message."""


def headline(release: model.Release) -> bytes:
    """Return the headline's message: UTF-8, NFC, newlines as LF, ending in one."""
    whole = unicodedata.normalize("NFC", release.title.text)
    address = permanent_address(release)
    made = b""
    for dateline, shown in ((True, address), (False, address), (False, None)):
        say = partial(_message, release, dateline=dateline, address=shown)
        title = _fitting(whole, say)
        made = say(title)
        if title == whole or size(title) >= LIMIT // 2:
            break
    return made


def _fitting(whole: str, say: Callable[[str], bytes]) -> str:
    """Return the headline `whole`, shortened where the message that says it is too long."""

    def fits(title: str) -> bool:
        return size(say(title).decode()) <= LIMIT

    return whole if fits(whole) else shorten(whole, fits)


def _message(release: model.Release, title: str, *, dateline: bool, address: str | None) -> bytes:
    """Return the message with `title` for a headline, with place and date or without."""

    def laid(words: str, *, fallback: bool = False) -> str:
        return lay(model.Paragraph(words, fallback=fallback), release, 0)

    return render(
        "headline.txt",
        release.furniture,
        release=replace(release, title=replace(release.title, text=title)),
        lay=laid,
        dateline=dateline,
        address=address,
    )
