"""A statement in one language while it is being written: as it would be released, with all gaps marked.

1. It is the release's own page (`page.html`), so that what is seen is what would be released; or, `beside`,
   its segments in rows, each next to its original. Nothing of it can be taken for a release: a band above all
   says so, search engines are told to keep away, and it has no address, no feed and no structured data.
2. Each piece stands in an element of its own, with its number, its state and a button that a keyboard
   reaches. The marks are put around what the last guard has looked at, as all that is done to a body behind
   it.
3. What is known of a segment (source, state, findings, where it stands in its catalog) is in the page,
   hidden, one section for each; the script shows one of them at a time.
4. The page runs one script, ours, and asks nobody but the server it came from. Its policy admits that script
   and its style sheet by their digests.
5. The words around are English: the page is for the office and its translators, not for readers.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from publish.model import Alternate, Finding, Furniture, Language, Piece, Publisher, Release, Target
from publish.releases import faces
from publish.releases.environment import asset, render
from publish.releases.head import Head
from publish.releases.links import outward
from publish.releases.review import Change, cleaned, excerpt, visible

View = Literal["page", "beside"]
"""As it would be released, or each segment next to its original."""


class Seen(Struct, frozen=True):
    """One segment and what is known of it; `number` counts from 1.

    `state` is a status, or `refused` where an error stands in the translation, or `original`. `piece` is the
    translation as readers would meet it, None where nothing is translated. `source` and `place` are where the
    two stand, as `path:line`; `changes` lead from the source that was translated to the one there is now.
    """

    number: int
    kind: str
    state: str
    original: Piece
    piece: Piece | None
    source: str
    place: str = ""
    note: str = ""
    targets: tuple[Target, ...] = ()
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()


class Preview(Struct, frozen=True):
    """A statement in one language as it stands now; the pieces of `release` are `marked`.

    `verdict` says in words what would become of it, and `wrong` what keeps it from being shown as it is on
    the disk: then all else is as it was before. `findings` are those that belong to no segment. `languages`
    are those that it can be previewed in, with the addresses of those pages.
    """

    release: Release
    seen: tuple[Seen, ...]
    verdict: str
    languages: tuple[Alternate, ...]
    findings: tuple[Finding, ...] = ()
    wrong: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many segments there are in each state."""
        states = [one.state for one in self.seen]
        return {state: states.count(state) for state in dict.fromkeys(states)}


class Line(Struct, frozen=True):
    """One statement in the list of all; `wrong` says why there is no more to say of it."""

    slug: str
    title: str
    wrong: str = ""


class Desk(Struct, frozen=True):
    """The list of statements: those of one page of it, and where the pages before and after are."""

    lines: tuple[Line, ...]
    languages: tuple[Language, ...]
    source_language: Language
    wrong: tuple[Finding, ...] = ()
    sought: str = ""
    total: int = 0
    earlier: str = ""
    later: str = ""


def marked(piece: Piece, number: int, state: str) -> Piece:
    """Return a piece in its element; its HTML passed the guard, and its text stays as it is.

    >>> marked(Piece("text", "text"), 3, "fuzzy").html.partition("<button")[0]
    '<span class="segment fuzzy" id="segment-3" data-segment="3">'
    """
    label = f"Segment {number}, {state}"
    button = (
        f'<button type="button" class="mark" lang="en" aria-label="{label}" aria-expanded="false" '
        f'aria-controls="preview_panel" data-about="{number}"></button>'
    )
    opened = f'<span class="segment {state}" id="segment-{number}" data-segment="{number}">'
    return replace(piece, html=f"{opened}{button}{piece.html}</span>")


def preview(found: Preview, view: View = "page", *, version: str = "") -> bytes:
    """Return the page: UTF-8, NFC. `version` is what it says of itself, to be compared with later ones."""
    release = found.release
    style = f"{faces.style(release.language)}\n{asset('preview.css')}"
    return render(
        "preview.html",
        release.furniture,
        found=found,
        view=view,
        version=version,
        release=release,
        language=release.language,
        source=release.source_language,
        alternates=_ways(found, view),
        original=_original(found),
        home="/",
        body=outward(release.body.html),
        lead_picture=None,
        structured="",
        head=_head(release.language, style),
        script=asset("preview.js"),
        cleaned=cleaned,
        marked=marked,
        nothing=Piece("Nothing is translated here.", ""),
        visible=visible,
        excerpt=excerpt,
    )


def desk(found: Desk, *, version: str = "") -> bytes:
    """Return the page that lists the statements."""
    style = asset("desk.css")
    return render(
        "desk.html",
        Furniture({}, Publisher("")),
        found=found,
        version=version,
        style=style,
        policy=policy((style,)),
        script=asset("preview.js"),
        visible=visible,
    )


def trouble(wrong: Sequence[Finding], *, version: str = "") -> bytes:
    """Return the page that stands where there is nothing to show but what is wrong."""
    nobody = Language("en", "en", "English", "English", "ltr", "")
    return desk(Desk((), (), nobody, tuple(wrong), total=-1), version=version)


@cache
def policy(styles: tuple[str, ...]) -> str:
    """Return a policy that admits `styles`, our script, and what comes from the same server.

    Source: CSP Level 3, 2.3.1 (hashes) and 6.1 (which directive admits what).
    """
    sheets = " ".join(f"'sha256-{_digest(style)}'" for style in styles)
    return (
        f"default-src 'none'; script-src 'sha256-{_digest(asset('preview.js'))}'; style-src {sheets}; "
        "font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _head(language: Language, style: str) -> Head:
    """Return a head that gives the page no address and names no other page."""
    return Head(policy((style,)), style, None, (), None, None, language.tag, ())


def _ways(found: Preview, view: View) -> tuple[Alternate, ...]:
    """Return the same view of the statement in each language; the original has one view."""
    source = found.release.source_language
    return tuple(
        replace(one, href=f"{one.href}?beside") if view == "beside" and one.language != source else one
        for one in found.languages
    )


def _original(found: Preview) -> Alternate:
    """Return the preview of the original."""
    source = found.release.source_language
    return next((one for one in found.languages if one.language == source), Alternate(source, ""))
