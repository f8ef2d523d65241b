"""A segment's text becomes a `Piece`: Python-Markdown's inline stage, confined to the segment.

A translation may use what its own source segment has, each as often: numbered links and images,
footnote references, raw tags, `<...>` addresses, hard line breaks. Anything else that would be
markup comes out as the characters it was typed with, and is handed back as `Refused`. Blocks
cannot come up at all, since only the inline stage runs. Tags that do not close in order are text,
all of them, and so are links if one would stand inside another, or be lost in an image's words.

Text without a character of markup is most of all text: it needs no parsing, and no parser to be imported. Nor
does text with plain links and emphasis alone (`simple`), which is most of the rest.
What was parsed lately is kept, by all that it depends on: contacts and closing lines are in every statement.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from publish.model import Piece, Refused, Segment
from publish.statements.allowed import nested
from publish.statements.limits import overgrown, too_complex, too_long
from publish.statements.plain import flatten
from publish.statements.scope import Mark, Owned, Scope
from publish.statements.simple import html as simply
from publish.statements.text import clean_translation

if TYPE_CHECKING:
    from publish.statements.confined import Confined

_MARKUP = re.compile(r"[\\`*_\[<&>\n]")
_ALLOWED = ((True, True), (False, True), (True, False), (False, False))  # tags, links: until they nest
_BREAKING = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]{2,}|[\t-\r\x1c-\x1f\x85\u2028\u2029]")
_TANGLED = '"*" and "_" that close in another order than they open'
_KEPT = 512


class Renderer:
    """Renders segments and their translations, one at a time; not to be shared by threads."""

    def __init__(self) -> None:
        self._confined: Confined | None = None
        self._parsed = lru_cache(maxsize=_KEPT)(self._parse)

    def render(self, segment: Segment, text: str, localized: Mapping[str, str] | None = None) -> Piece:
        """Return `text`, the segment's own or a translation of it, as a reader meets it.

        `localized` maps addresses of the source to those for this language. Never raises on
        anything that `text` may hold.
        """
        text = clean_translation(text)
        marked = segment.markdown and _MARKUP.search(text)
        reason = too_complex(text) if marked else too_long(text)
        if reason := reason or overgrown(text, segment.text):
            return _plain(text, Refused("too-complex", reason))
        if not segment.markdown:
            return _plain(text)
        text, refused = _breaks(text, segment.text.count("\n"))
        if not (marked and _MARKUP.search(text)):
            return Piece(text, text, (), refused, _markup(segment))
        return self._parsed(text, Owned.of(segment, localized or {}), refused)

    def _parse(self, text: str, owned: Owned, refused: tuple[Refused, ...]) -> Piece:
        """Return `text`, cleaned and with its line breaks, drawing on what is `owned`."""
        if simple := simply(text, owned):
            words, addresses = flatten(simple[0])
            return Piece(simple[0], words, addresses, refused, owned.without(simple[1]))
        body, scope = "", Scope()
        for tags, links in _ALLOWED:
            scope = Scope.of(owned, tags=tags, links=links)
            rendered = self._stage().html(text, scope)
            if rendered is None:
                return _plain(text, Refused("too-complex", _TANGLED))
            body = rendered
            if not scope.taken or (nested(body) and body.count("<a ") >= scope.links):
                break
        words, addresses = flatten(body)
        return Piece(body, words, addresses, (*refused, *scope.refused), owned.without(scope.taken))

    def _stage(self) -> Confined:
        """Return the inline stage, made when the first markup is met."""
        if self._confined is None:
            from publish.statements.confined import Confined  # noqa: PLC0415  because it imports Markdown

            self._confined = Confined()
        return self._confined


def _markup(segment: Segment) -> tuple[Mark, ...]:
    """Return all markup that a segment has."""
    has_any = segment.targets or segment.references or segment.tags or segment.addresses
    return Owned.of(segment, {}).without([]) if has_any else ()


def _plain(text: str, *refused: Refused) -> Piece:
    """Return `text` as it is, on one line; a space that no line may break at stays one, as in French."""
    words = _BREAKING.sub(" ", text).strip(" ")
    return Piece(html.escape(words, quote=False), words, refused=refused)


def _breaks(text: str, most: int) -> tuple[str, tuple[Refused, ...]]:
    """Return `text` with at most `most` newlines, the further ones as spaces and refused."""
    text = text.strip()
    if "\n" not in text:
        return text, ()
    lines = [line.strip() for line in text.split("\n")]
    kept, rest = lines[: most + 1], lines[most + 1 :]
    if not rest:
        return "\n".join(kept), ()
    first = next(filter(None, rest))
    text = "\n".join([*kept[:-1], " ".join(filter(None, (kept[-1], *rest)))])
    return text, (Refused("extra-newline", first[:40]),)
