"""A release as plain text, in a press release's shape, for mail, messaging and the copy desk.

1. One paragraph is one line, unless a width is asked for: mail and messaging wrap themselves.
2. The addresses of a paragraph's links follow it, each bare and alone on its line.
3. Right-to-left lines are turned as `publish.releases.bidi` says, after they were wrapped:
   each line is a paragraph of its own to a viewer.
4. Code is never wrapped nor turned.
5. The template says which paragraphs there are and where an empty line stands. Who lays them out otherwise
   than in one file takes them from `paragraphs`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from publish import model
from publish.releases import bidi, lines
from publish.releases.environment import render
from publish.releases.head import absolute
from publish.releases.page import original_address, permanent_address

_WHOLE = re.compile(r"[a-z][a-z0-9+.-]*:|[^/?#]+@|\+?[\d\s()-]+\Z", re.IGNORECASE)  # also an e-mail, a number


def text(release: model.Release) -> bytes:
    """Return `release` as plain text: UTF-8, NFC, newlines as LF, ending in one."""

    def laid(paragraph: model.Paragraph) -> str:
        return lay(paragraph, release, release.wrap)

    return _render(release, laid)


def paragraphs(release: model.Release) -> tuple[model.Paragraph, ...]:
    """Return every paragraph of the plain text in order, furniture included, each with its own `gap`."""
    said: list[model.Paragraph] = []

    def keep(paragraph: model.Paragraph) -> str:
        said.append(paragraph)
        return str(len(said) - 1)

    found: list[model.Paragraph] = []
    gap = False
    for number in _render(release, keep).decode().splitlines():
        if number:
            found.append(replace(said[int(number)], gap=gap))
        gap = not number
    return tuple(found)


def lay(paragraph: model.Paragraph, release: model.Release | model.Tombstone, wrap: int) -> str:
    """Return the lines of one paragraph, at most `wrap` columns each, and below them its addresses."""
    if paragraph.literal:
        laid = lines.wrap(paragraph.text, 0, lead=paragraph.lead, indent=paragraph.indent)
    else:
        laid = _turn(paragraph, release, wrap)
    return "\n".join([*laid, *(paragraph.indent + address for address in _addresses(paragraph, release))])


def _addresses(paragraph: model.Paragraph, release: model.Release | model.Tombstone) -> Iterator[str]:
    """Yield the addresses of a paragraph, whole; without a site's address a relative one is none."""
    for address in paragraph.addresses:
        here = f"{release.language.tag}/"
        whole = address if _WHOLE.match(address) else absolute(release.base_url, here, address)
        if whole:
            yield whole


def tombstone_text(tombstone: model.Tombstone, *, wrap: int = 0) -> bytes:
    """Return the plain text that stands where a withdrawn release stood; in the form of `text`."""

    def laid(words: str, *, heading: bool = False) -> str:
        del heading
        return lay(model.Paragraph(words), tombstone, wrap)

    return render(
        "tombstone.txt",
        tombstone.furniture,
        lay=laid,
        tombstone=tombstone,
        slug=_whole(tombstone.slug, tombstone.language),
        permanent_address=permanent_address(tombstone),
    )


def _render(release: model.Release, laid: Callable[[model.Paragraph], str]) -> bytes:
    """Return the plain text of `release`, each paragraph in the form that `laid` gives it."""

    def say(words: str, *, fallback: bool = False, heading: bool = False) -> str:
        return laid(model.Paragraph(words, fallback=fallback, heading=heading))

    def within(piece: model.Piece) -> str:
        turned = piece.fallback and release.source_language.direction != release.language.direction
        return bidi.enclose(piece.text, release.source_language.direction) if turned else piece.text

    body = (("\n" if paragraph.gap else "") + laid(paragraph) for paragraph in release.body.paragraphs)
    return render(
        "release.txt",
        release.furniture,
        release=release,
        lay=say,
        within=within,
        body="\n".join(body).strip("\n"),
        permanent_address=permanent_address(release),
        original_address=original_address(release),
    )


def _whole(name: str, language: model.Language) -> str:
    """Return a name in Latin letters and digits so that it is read in its own order, as a whole."""
    return bidi.enclose(name, "ltr") if language.direction == "rtl" else name


def _turn(paragraph: model.Paragraph, release: model.Release | model.Tombstone, wrap: int) -> list[str]:
    """Return the lines of a paragraph so that they are read in order in its release's direction."""
    direction = (release.source_language if paragraph.fallback else release.language).direction
    words = bidi.isolate(paragraph.text) if direction == "rtl" else paragraph.text
    laid = lines.wrap(words, wrap, lead=paragraph.lead, indent=paragraph.indent)
    if direction != release.language.direction:
        return [bidi.enclose(line, direction) for line in laid]
    return [bidi.anchor(line) for line in laid] if direction == "rtl" else laid
