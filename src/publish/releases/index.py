"""The pages that lead to releases: one list for each language, and the choice of a language."""

from __future__ import annotations

from collections.abc import Sequence

from publish import model
from publish.releases.environment import render
from publish.releases.head import absolute, head


def index(index: model.Index) -> bytes:
    """Return one language's list, in the order given: UTF-8, NFC, ending in a newline.

    What only the source language has stands apart, marked as such, and leads there.
    """
    address = absolute(index.base_url, f"{index.language.tag}/", "index.html")
    return render(
        "index.html",
        index.furniture,
        language=index.language,
        source=index.source_language,
        alternates=index.alternates,
        released=[listing for listing in index.listings if listing.released],
        pending=[listing for listing in index.listings if not listing.released],
        head=head(address, index.alternates, "../index.html"),
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
        head=head(absolute(base_url, "", "index.html"), languages, "index.html"),
    )
