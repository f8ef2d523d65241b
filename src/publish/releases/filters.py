"""What the templates make of languages, pieces and texts: safe HTML, in the order of its readers.

They are functions, not macros: a page asks for dozens of them, and to call a macro takes ten times as long.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

from publish import model
from publish.releases import bidi, foreign, runs

_VOID = re.compile(r"<((?:br|hr|img|wbr)\b[^<>]*?) */>")
_TABLE = re.compile(r"(<table>.*?</table>)", re.DOTALL)


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


def _run(run: runs.Run) -> str:
    text = escape(run.text)
    if run.href:
        return f'<bdi dir="ltr"><a href="{escape(run.href)}" rel="noopener noreferrer">{text}</a></bdi>'
    return text if run.kind in {"text", "isolated"} else f'<bdi class="run" dir="ltr">{text}</bdi>'


FILTERS: Mapping[str, Callable[..., object]] = {
    function.__name__: function
    for function in (speaks, turned, shown, within, prose, said, plain, markup, scrolling)
}
"""By the names by which the templates call them."""
