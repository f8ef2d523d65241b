"""The last guard: a body that a strict allow-list would change does not leave the house.

It should never fire. Rendering confines a translation to its slot, and the checks refuse what
is foreign to the source; this asks a third, independent question of what came out:

1. nh3 (html5ever, the parser of a browser) reads the body and keeps only the elements,
   attributes and schemes below: what Python-Markdown writes with the extensions in use, what
   the skeleton adds, and the inline elements that a statement may use.
2. A body that comes back as it was passes. nh3 spells a few things its own way, so the body is
   brought into that spelling before the two are compared (`_respelled`).
3. Where they differ still, `publish.releases.difference` reads both and compares what they say.
   The first difference is what was removed, or what a browser would read otherwise than it is
   written. Either refuses the release.

Rule 2 passes nothing that rule 3 would not. In what nh3 writes `<` and `>` stand nowhere but around a tag,
`&` and letters beyond ASCII nowhere but in texts and quoted values. Where a respelled body equals that, each
spelling that was changed thus stood at the end of a tag, or in a text or a quoted value: places where both
spellings say the same to any reader of HTML.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from publish import errors

if TYPE_CHECKING:
    import nh3

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {
    "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "hr", "li", "ol", "p", "pre", "ul",
} | _HEADINGS  # fmt: skip
_TABLES = {"table", "tbody", "td", "th", "thead", "tr"}
_INLINE = {
    "a", "abbr", "b", "bdi", "br", "cite", "code", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q",
    "rp", "rt", "ruby", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip
_TAGS = _BLOCKS | _TABLES | _INLINE
_ATTRIBUTES = {
    "a": {"class", "href", "title"},
    "code": {"class"},
    "div": {"class"},
    "img": {"alt", "height", "src", "title", "width"},
    "li": {"id"},
    "ol": {"start"},
    "p": {"class"},
    "sup": {"id"},
    "td": {"class"},
    "th": {"class", "scope"},
    "time": {"datetime"},
    "*": {"dir", "lang"},
} | {heading: {"id"} for heading in _HEADINGS}
_ALIGNED = re.compile(r"align-(?:start|center|end)")
_CLASSES = {
    "a": re.compile(r"footnote-(?:ref|backref)"),
    "code": re.compile(r"language-[\w.+#-]+"),
    "div": re.compile(r"footnote|admonition(?: [\w-]+)*"),
    "p": re.compile(r"admonition-title"),
    "td": _ALIGNED,
    "th": _ALIGNED,
}
_VALUES = {  # a picture is one that was made anew, never another file
    "dir": re.compile(r"ltr|rtl|auto"),
    "scope": re.compile(r"col|row"),
    "src": re.compile(r"\.\./images/[a-z0-9-]+\.[0-9a-f]+\.(?:jpg|png|webp)"),
}
_REFERENCE = re.compile(r"&#[0-9]+;")
_QUOTED = 80  # characters of what is refused that a message shows
_SCHEMES = {"http", "https", "mailto", "tel"}


def guard(html: str, path: str) -> None:
    """Raise `ReleaseError` for `path` if the HTML fragment `html` holds anything not allowed."""
    left = cleaned(html)
    if _respelled(html) != left:
        _compare(html, left, path)


def cleaned(html: str) -> str:
    """Return what nh3 leaves of `html`, in its own spelling."""
    return _cleaner().clean(html)


def _respelled(html: str) -> str:
    """Return `html` in the spelling of nh3, as far as what Python-Markdown writes differs from it."""
    respelled = html.replace(" />", ">")
    if "&#" in respelled:
        respelled = _REFERENCE.sub(_character, respelled)
    return respelled.replace("\u00a0", "&nbsp;")


def _character(reference: re.Match[str]) -> str:
    """Return the character that is referred to, if it is beyond ASCII: others may mean something in HTML."""
    character = unescape(reference[0])
    return reference[0] if character.isascii() else character


def _compare(html: str, left: str, path: str) -> None:
    """Raise `ReleaseError` for `path` unless `html` says the same as what is `left` of it."""
    from publish.releases.difference import first_difference  # noqa: PLC0415  because it is hardly ever needed

    removed = first_difference(html, left)
    if removed is not None:
        quoted = removed if len(removed) <= _QUOTED else f"{removed[: _QUOTED - 1]}…"
        raise errors.ReleaseError(
            path,
            0,
            f"the page's body may not hold “{quoted}” here: take it out of the source or the translation",
        )


@cache
def _cleaner() -> nh3.Cleaner:
    """Return what takes out of a body all that is not allowed."""
    import nh3  # noqa: PLC0415  because a run in which nothing changed guards nothing

    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_filter,
        clean_content_tags={"script", "style"},
        link_rel=None,
        url_schemes=_SCHEMES,
    )


def _filter(tag: str, name: str, value: str) -> str | None:
    """Return an attribute's `value` if it is one that we write, or None to take it out."""
    form = _CLASSES.get(tag) if name == "class" else _VALUES.get(name)
    return value if form is None or form.fullmatch(value) else None
