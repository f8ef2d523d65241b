"""Pages for who came to an address where no release stands: there is none, or it has moved.

1. `404.html` is shown at whatever address there is nothing, so its links begin at the root of the site, as
   far as a base URL tells where that is. On an onion service or a mirror they lead to that same one, for
   they name no host.
2. What is left at an old address leads to the new one by itself, without a script, after no time at all; a
   reader whose browser does not follow has the link.

Source: HTML Living Standard, 4.2.5.3 (`refresh`); WCAG 2.2, technique H76 (an instant redirect).
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from publish import model
from publish.releases.environment import render
from publish.releases.head import head


def not_found(
    languages: Sequence[model.Alternate],
    furniture: model.Furniture,
    source_language: model.Language,
    base_url: str | None = None,
) -> bytes:
    """Return `404.html`, in the source language, with links to the list of every language.

    `languages` are the lists, with addresses relative to `build/`.
    """
    root = f"{urlsplit(base_url).path}/" if base_url else ""
    return render(
        "404.html",
        furniture,
        language=source_language,
        languages=[model.Alternate(other.language, f"{root}{other.href}") for other in languages],
        head=head(source_language, None, (), None, alone=True),  # it is shown at any depth
    )


def redirect(redirect: model.Redirect) -> bytes:
    """Return the page that is left at an old address."""
    return render(
        "redirect.html",
        redirect.furniture,
        language=redirect.language,
        redirect=redirect,
        head=head(redirect.language, redirect.canonical, (), None, depth=redirect.path.count("/")),
    )
