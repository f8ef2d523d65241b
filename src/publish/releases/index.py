"""The pages that lead to releases: lists of all, or of those on a topic, and the choice of a language.

A list of many releases goes on over several pages. The first of them is the list's own address: it alone is
linked with the same list in other languages, whose further pages hold other releases.
"""

from __future__ import annotations

from collections.abc import Sequence

from publish import model
from publish.releases.environment import render
from publish.releases.head import Head, absolute, feed_address, head
from publish.releases.numerals import numeral


def index(index: model.Index) -> bytes:
    """Return one page of one language's list, in the order given: UTF-8, NFC, ending in a newline.

    What only the source language has stands apart, marked as such, and leads there.
    """
    at = index.pages.index(index.path)
    digits = index.listings[0].date_text if index.listings else ""
    return render(
        "index.html",
        index.furniture,
        index=index,
        language=index.language,
        source=index.source_language,
        released=[listing for listing in index.listings if listing.released],
        pending=[listing for listing in index.listings if not listing.released],
        place=[numeral(number, digits) for number in (at + 1, len(index.pages))],
        newer=index.pages[at - 1] if at else None,
        older=index.pages[at + 1] if at + 1 < len(index.pages) else None,
        head=_head(index, first=not at),
    )


def chooser(
    languages: Sequence[model.Alternate],
    furniture: model.Furniture,
    source_language: model.Language,
    base_url: str | None = None,
) -> bytes:
    """Return the front page, where a reader chooses a language by the name it calls itself.

    `languages` are the indexes, with addresses relative to the front page; `furniture` is the
    source language's, in which the page itself speaks.
    """
    return render(
        "chooser.html",
        furniture,
        language=source_language,
        alternates=languages,
        head=head(source_language, absolute(base_url, "", "index.html"), languages, "index.html", depth=0),
    )


def default(
    topic: model.Topic | None, alternates: Sequence[model.Alternate], source_language: model.Language
) -> str | None:
    """Return where a reader of no listed language is led: to the choice of one, or to the original's list.

    `alternates` are those of a list about `topic`, or of all releases.
    """
    if topic is None:
        return "../index.html"
    return next((other.href for other in alternates if other.language == source_language), None)


def _head(index: model.Index, *, first: bool) -> Head:
    return head(
        index.language,
        absolute(index.base_url, f"{index.language.tag}/", index.path),
        index.alternates if first else (),
        default(index.topic, index.alternates, index.source_language) if first else None,
        feed=feed_address(index.base_url, index.language),
    )
