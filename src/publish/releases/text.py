"""A release as plain text, in a press release's shape, for mail, messaging and the copy desk.

1. One paragraph is one line, unless a width is asked for: mail and messaging wrap themselves.
2. The addresses of a paragraph's links follow it, each bare and alone on its line.
3. Right-to-left lines are turned as `publish.releases.bidi` says, after they were wrapped:
   each line is a paragraph of its own to a viewer.
4. Code is never wrapped nor turned.
"""

from __future__ import annotations

from publish import model
from publish.releases import bidi, lines
from publish.releases.environment import render
from publish.releases.page import original_address, permanent_address


def text(release: model.Release) -> bytes:
    """Return `release` as plain text: UTF-8, NFC, newlines as LF, ending in one."""

    def lay(words: str, *, fallback: bool = False) -> str:
        return _lay(model.Paragraph(words, fallback=fallback), release, release.wrap)

    return render(
        "release.txt",
        release.furniture,
        release=release,
        lay=lay,
        body=_body(release),
        permanent_address=permanent_address(release),
        original_address=original_address(release),
    )


def tombstone_text(tombstone: model.Tombstone, *, wrap: int = 0) -> bytes:
    """Return the plain text that stands where a withdrawn release stood; in the form of `text`."""

    def lay(words: str) -> str:
        return _lay(model.Paragraph(words), tombstone, wrap)

    return render(
        "tombstone.txt",
        tombstone.furniture,
        lay=lay,
        tombstone=tombstone,
        slug=_whole(tombstone.slug, tombstone.language),
        permanent_address=permanent_address(tombstone),
    )


def _whole(name: str, language: model.Language) -> str:
    """Return a name in Latin letters and digits so that it is read in its own order, as a whole."""
    return bidi.enclose(name, "ltr") if language.direction == "rtl" else name


def _body(release: model.Release) -> str:
    blocks = (
        ("\n" if paragraph.gap else "") + _lay(paragraph, release, release.wrap)
        for paragraph in release.body.paragraphs
    )
    return "\n".join(blocks).strip("\n")


def _lay(paragraph: model.Paragraph, release: model.Release | model.Tombstone, wrap: int) -> str:
    """Return the lines of one paragraph, and below them its addresses."""
    if paragraph.literal:
        laid = lines.wrap(paragraph.text, 0, lead=paragraph.lead, indent=paragraph.indent)
    else:
        laid = _turn(paragraph, release, wrap)
    return "\n".join([*laid, *(paragraph.indent + address for address in paragraph.addresses)])


def _turn(paragraph: model.Paragraph, release: model.Release | model.Tombstone, wrap: int) -> list[str]:
    """Return the lines of a paragraph so that they are read in order in its release's direction."""
    direction = (release.source_language if paragraph.fallback else release.language).direction
    words = bidi.isolate(paragraph.text) if direction == "rtl" else paragraph.text
    laid = lines.wrap(words, wrap, lead=paragraph.lead, indent=paragraph.indent)
    if direction != release.language.direction:
        return [bidi.enclose(line, direction) for line in laid]
    return [bidi.anchor(line) for line in laid] if direction == "rtl" else laid
