"""The last guard: a body that a strict allow-list would change does not leave the house.

It should never fire. Rendering confines a translation to its slot, and the checks refuse what
is foreign to the source; this asks a third, independent question of what came out:

1. nh3 (html5ever, the parser of a browser) reads the body and keeps only the elements,
   attributes and schemes below: what Python-Markdown writes with the extensions in use, what
   the skeleton adds, and the inline elements that a statement may use.
2. Body and result are read again, by the standard library's parser, into events: tags with
   sorted attributes, and text with white space folded. nh3 spells things its own way
   (`<br>` for `<br />`), so bytes would not do.
3. The first difference is what was removed, or what a browser would read otherwise than it is
   written. Either refuses the release.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from itertools import zip_longest

import nh3

from publish import errors

_Event = tuple[str, str]  # what it is, and its text

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
_QUOTED = 80  # characters of what is refused that a message shows
_SCHEMES = {"http", "https", "mailto", "tel"}


def guard(html: str, path: str) -> None:
    """Raise `ReleaseError` for `path` if the HTML fragment `html` holds anything not allowed."""
    cleaned = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_filter,
        clean_content_tags={"script", "style"},
        link_rel=None,
        url_schemes=_SCHEMES,
    )
    removed = _first_removed(_events(html), _events(cleaned))
    if removed is not None:
        quoted = removed if len(removed) <= _QUOTED else f"{removed[: _QUOTED - 1]}…"
        raise errors.ReleaseError(
            path,
            0,
            f"the page's body may not hold “{quoted}” here: take it out of the source or the translation",
        )


def _first_removed(written: list[_Event], kept: list[_Event]) -> str | None:
    """Return the first event that is not the same in both, or None where all are."""
    nothing = ("end", "")
    for at, (before, after) in enumerate(zip_longest(written, kept, fillvalue=nothing)):
        if before != after:
            grown = before[0] == after[0] == "text" and after[1].startswith(before[1])
            # A tag was taken out of a text, whose two halves are now one.
            return written[at + 1][1] if grown and at + 1 < len(written) else before[1] or after[1]
    return None


def _filter(tag: str, name: str, value: str) -> str | None:
    """Return an attribute's `value` if it is one that we write, or None to take it out."""
    form = _CLASSES.get(tag) if name == "class" else _VALUES.get(name)
    return value if form is None or form.fullmatch(value) else None


def _events(html: str) -> list[_Event]:
    """Return the tags, texts and comments of `html` in order, each in one spelling."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    folded = [(kind, " ".join(text.split()) if kind == "text" else text) for kind, text in reader.events]
    return [event for event in folded if event[1]]


class _Reader(HTMLParser):
    """Collects events; neighbouring texts become one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[_Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = "".join(f' {name}="{escape(value or "")}"' for name, value in sorted(attrs, key=_name))
        self.events.append(("tag", f"<{tag}{attributes}>"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A browser ignores the slash: `<br />` is `<br>`, and `<b/>` is `<b>`.
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.events.append(("tag", f"</{tag}>"))

    def handle_comment(self, data: str) -> None:
        self.events.append(("markup", f"<!--{data}-->"))

    def handle_decl(self, decl: str) -> None:
        self.events.append(("markup", f"<!{decl}>"))

    def handle_pi(self, data: str) -> None:
        self.events.append(("markup", f"<?{data}>"))

    def unknown_decl(self, data: str) -> None:
        self.events.append(("markup", f"<![{data}]>"))

    def handle_data(self, data: str) -> None:
        if self.events and self.events[-1][0] == "text":
            data = self.events.pop()[1] + data
        self.events.append(("text", data))


def _name(attribute: tuple[str, str | None]) -> str:
    return attribute[0]
