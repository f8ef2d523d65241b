"""What the templates make of languages, pieces and texts: safe HTML, in the order of its readers.

They are functions, not macros: a page asks for dozens of them, and to call a macro takes ten times as long.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape as _escape

from markupsafe import Markup, escape

from publish import model
from publish.releases import bidi, foreign, runs

_VOID = re.compile(r"<((?:br|hr|img|wbr)\b[^<>]*?) */>")
_LANGUAGES = 256  # that are remembered: those of a site
_TABLE = re.compile(r"(<table>.*?</table>)", re.DOTALL)


@lru_cache(_LANGUAGES)
def speaks(language: model.Language) -> Markup:
    """Return the attributes of an element in `language`, for its start tag."""
    return Markup(f' lang="{escape(language.tag)}" dir="{language.direction}"')  # noqa: S704 because it is escaped


def turned(piece: model.Piece | model.Topic, source: model.Language) -> Markup:
    """Return the attributes of the element of `piece`: those of `source`, where it falls back to it."""
    return speaks(source) if piece.fallback else Markup()


def shown(piece: model.Piece, language: model.Language, source: model.Language) -> Markup:
    """Return the HTML of a piece, in whichever language it is."""
    return markup(piece.html, source if piece.fallback else language)


def within(piece: model.Piece, language: model.Language, source: model.Language) -> Markup:
    """Return the HTML of a piece within a line of the page's language."""
    inner = shown(piece, language, source)
    return Markup(f"<span{speaks(source)}>{inner}</span>") if piece.fallback else inner  # noqa: S704 because it was safe


def prose(text: str) -> Markup:
    """Return text of ours or a translator's: addresses are links, and left-to-right runs keep their order."""
    return Markup("".join(map(_run, runs.split(text))))  # noqa: S704 because each run is escaped


def said(text: str, language: model.Language) -> Markup:
    """Return text as `prose` does, in a page's language: names of the other direction stay whole."""
    return markup(prose(text), language)


def plain(text: str, language: model.Language) -> Markup:
    """Return plain text without links, in a language, kept in its order."""
    return markup(escape(text), language)


def markup(html: str, language: model.Language) -> Markup:
    """Return a body's or a piece's safe HTML as such, with what would be read out of order isolated.

    The skeleton is XHTML, as Python-Markdown writes it; in a page, which is HTML, no tag ends in a slash.
    """
    html = str(html)
    if "/>" in html:
        html = _VOID.sub(r"<\1>", html)
    runs_apart = bidi.isolate_html(html) if language.direction == "rtl" else html
    return Markup(foreign.isolate(runs_apart, language.direction))  # noqa: S704 because what renders escapes, and each body passed the guard


def scrolling(html: Markup) -> Markup:
    """Return a body's HTML with each table in a box that scrolls, and that a keyboard can reach to do it."""
    return Markup(_TABLE.sub(r'<div class="scroll" tabindex="0">\n\1\n</div>', str(html)))  # noqa: S704 because it was safe


def hreflangs(alternates: Sequence[model.Alternate]) -> Markup:
    """Return what tells a browser of a page's languages, a line for each."""
    return _lines(
        f'<link rel="alternate" hreflang="{escaped(other.language.tag)}" href="{escaped(other.href)}">'
        for other in alternates
    )


def locales(names: Sequence[str]) -> Markup:
    """Return what tells programs that share a page of its further languages, a line for each."""
    return _lines(f'<meta property="og:locale:alternate" content="{escaped(name)}">' for name in names)


def switcher(alternates: Sequence[model.Alternate], label: str, language: model.Language) -> Markup:
    """Return the row of links to the same page in other languages, as lines; `label` is heard, not seen.

    A language without an address is named all the same: the page is alone, and the others are not with it.
    """
    if not alternates:
        return Markup()
    links = (_switch(other, language) for other in alternates)
    opening = f'<nav class="languages" aria-label="{escaped(label)}">'
    return _lines((opening, "<ul>", *links, "</ul>", "</nav>"))


def also(alternates: Sequence[model.Alternate], label: str, besides: model.Language) -> Markup:
    """Return links to the other languages that a release can be read in, as lines behind a `label`.

    `besides` is the language that its headline leads to.
    """
    others = [_link(other) for other in alternates if other.language.code != besides.code]
    return _lines((f'<p class="also">{escaped(label)}', *others, "</p>")) if others else Markup()


def _switch(other: model.Alternate, language: model.Language) -> str:
    """Return one entry of the row; that of the page's own language says so."""
    current = ' aria-current="page"' if other.language.code == language.code else ""
    if other.href:
        return f"<li>{_link(other, current)}</li>"
    return f"<li><span{speaks(other.language)}{current}>{escaped(other.language.autonym)}</span></li>"


def _link(other: model.Alternate, further: str = "") -> str:
    """Return a link named by its language, with `further` attributes."""
    before, behind = _named(other.language)
    return f'<a href="{escaped(other.href)}"{before}{further}{behind}'


@lru_cache(_LANGUAGES)
def _named(language: model.Language) -> tuple[str, str]:
    """Return what a link to a page in `language` has behind its address, and behind its other attributes."""
    return f' hreflang="{escaped(language.tag)}"{speaks(language)}', f">{escaped(language.autonym)}</a>"


def escaped(text: str) -> str:
    """Return what `markupsafe.escape` makes of `text`, which takes five times as long to say that it is safe.

    >>> escaped("<a title='b'>") == escape("<a title='b'>")
    True
    """
    if isinstance(text, Markup):
        return text
    return _escape(text, quote=False).replace('"', "&#34;").replace("'", "&#39;")


def _lines(written: Iterable[str]) -> Markup:
    """Return lines of HTML, each with its end."""
    return Markup("".join([f"{line}\n" for line in written]))  # noqa: S704 because each is escaped where it is written


def _run(run: runs.Run) -> str:
    text = escape(run.text)
    if run.href:
        return f'<bdi dir="ltr"><a href="{escape(run.href)}" rel="noopener noreferrer">{text}</a></bdi>'
    return text if run.kind in {"text", "isolated"} else f'<bdi class="run" dir="ltr">{text}</bdi>'


_PIECES = (speaks, turned, shown, within, prose, said, plain, markup, scrolling)
_LANGUAGES_OF_A_PAGE = (hreflangs, locales, switcher, also)
FILTERS: Mapping[str, Callable[..., object]] = {
    function.__name__: function for function in (*_PIECES, *_LANGUAGES_OF_A_PAGE)
}
"""By the names by which the templates call them."""
