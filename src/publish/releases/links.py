"""Where the links and pictures of a body lead, in a page on a site and in a page that is alone.

A body comes with its addresses as they are for a page in its language's folder. Tags are rewritten one by
one; all else stays to the byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape, unescape

_TAG = re.compile(r"""<(/?)(a|img)\b((?:[^<>"']++|"[^"]*"|'[^']*')*+)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_ELSEWHERE = re.compile(r"\s*(?:https?:)?[/\\]{2}", re.IGNORECASE)
_WHOLE = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2}|#)")


def outward(html: str) -> str:
    """Return `html` with `rel="noopener noreferrer"` on each link to another site.

    >>> outward('<a href="https://example.org/">a</a> <a href="#b">b</a>')
    '<a rel="noopener noreferrer" href="https://example.org/">a</a> <a href="#b">b</a>'
    """

    def related(tag: re.Match[str]) -> str:
        if tag[1] or tag[2].lower() != "a" or not _ELSEWHERE.match(_attributes(tag[3]).get("href", "")):
            return tag[0]
        return f'<{tag[2]} rel="noopener noreferrer"{tag[3]}>'

    return _TAG.sub(related, html)


def detached(html: str, locate: Callable[[str], str], pictures: Mapping[str, str]) -> str:
    """Return `html` without a relative address.

    `pictures` has where each picture is by its `src`: an absolute address, or a `data:` URI. `locate` returns
    where a relative address is; a link that it has none for, an empty one, becomes its text.
    Raises KeyError for a picture that is not among `pictures`.
    """
    dropped: list[bool] = []

    def moved(tag: re.Match[str]) -> str:
        attributes = _attributes(tag[3])
        if tag[2].lower() == "img":
            return _start("img", {**attributes, "src": pictures[attributes["src"]]})
        if tag[1]:
            return "" if dropped and dropped.pop() else tag[0]
        href = attributes.get("href", "#")
        whole = _WHOLE.match(href) is not None
        found = href if whole else locate(href)
        dropped.append(not found)
        return tag[0] if whole else _start("a", {**attributes, "href": found}) if found else ""

    return _TAG.sub(moved, html)


def alternative(html: str) -> str:
    """Return the text that stands for the first picture where it cannot be seen; nothing if there is none."""
    images = (_attributes(tag[3]) for tag in _TAG.finditer(html) if tag[2].lower() == "img")
    return next((image.get("alt", "") for image in images), "")


def _attributes(written: str) -> dict[str, str]:
    """Return what stands in a start tag behind its name: values by names in small letters, unescaped.

    The first of a name counts. Source: HTML Living Standard, 13.2.5.33 (a duplicate attribute is dropped).
    """
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), unescape(value[1:-1] if value[:1] in {'"', "'"} else value))
    return found


def _start(name: str, attributes: Mapping[str, str]) -> str:
    written = (f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{''.join(written)}>"
