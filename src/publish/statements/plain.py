"""HTML of one piece as plain text: what stands in a `.txt` release.

The HTML is our own serializer's, or raw HTML that a source holds. Emphasis and other tags go,
an image is its alternative text, a footnote reference is `(1)`, `<br>` is a newline, and link
targets are handed back beside the text, since a plain-text release shows them on lines of their
own. What is strong in it is told apart: its ranges in the text (`strong`).

What the serializer alone has written is read by a regular expression: it is so regular that the library's
parser, which takes ten times as long, would tell the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

_BLOCKS = frozenset({"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dt", "dd"})
_WHITE_SPACE = re.compile(r" [ \t\n\f\r]+|[\t\n\f\r][ \t\n\f\r]*")  # any but one space by itself
_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_REFERENCE = re.compile(r"\s?\(\d+\)")
_STRONG = re.compile(r"<(?:strong|b)\b", re.IGNORECASE)
_ON, _OFF = "\x0e", "\x0f"  # no text holds a control character
_LINE_END = re.compile(r" *\n[ \n]*")
_WRITTEN = re.compile(r'(<(/?)(a|b|br|code|em|i|img|strong|sub|sup)((?: [a-z]+="[^"&<>]*")*)(?: /)?>|[^<]+)')
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')


def flatten(html: str) -> tuple[str, tuple[str, ...]]:
    """Return `html` as plain text, and the addresses it links to that the text does not show."""
    reader = _Reader()
    _read(html, reader)
    text = _tidied(reader.words)
    addresses = dict.fromkeys(address for address, shown in reader.links if not _says(shown, address))
    return text, tuple(addresses)


def strong(html: str, text: str) -> tuple[tuple[int, int], ...]:
    """Return the ranges of `text`, in characters, that stand in `<strong>` or `<b>` in `html`.

    `text` is what `flatten` makes of `html`. None are returned where marks around them would change it: where
    spaces that go stand at their ends, or they are raised or lowered.

    >>> strong("a <strong>b</strong> c", "a b c")
    ((2, 3),)
    """
    if "<" not in html or not _STRONG.search(html):
        return ()
    reader = _StrongReader()
    _read(html, reader)
    pieces = re.split(f"([{_ON}{_OFF}])", _tidied(reader.words))
    return tuple(_ranges(pieces)) if "".join(pieces[::2]) == text else ()


def _read(html: str, reader: HTMLParser) -> None:
    """Hand the tags and the text of `html` to `reader`."""
    pieces = _WRITTEN.findall(html)
    if sum(len(piece[0]) for piece in pieces) < len(html):  # something is there that we have not written
        reader.feed(html)
        reader.close()
        return
    for piece, closing, tag, attributes in pieces:
        if not tag:
            reader.handle_data(unescape(piece))
        elif closing:
            reader.handle_endtag(tag)
        else:
            reader.handle_starttag(tag, _ATTRIBUTE.findall(attributes))


def _ranges(pieces: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where what stands between marks begins and ends in the text without them."""
    at = depth = start = 0
    for index, piece in enumerate(pieces):
        if not index % 2:
            at += len(piece)
        elif piece == _ON:
            start, depth = start if depth else at, depth + 1
        elif depth:
            depth -= 1
            if not depth and start < at:
                yield start, at


def _tidied(words: list[str]) -> str:
    return _LINE_END.sub("\n", "".join(words)).strip()


def _says(shown: str, address: str) -> bool:
    """Tell whether `address` stands in `shown` as a whole, not as the beginning of a longer one."""
    pattern = rf"(?<![\w.]){re.escape(address)}(?![^\s\w]{{0,80}}\w)"
    return address in shown and re.search(pattern, shown) is not None


class _Reader(HTMLParser):
    """Collects words and links; `links` pairs each address with the words that it stands under."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.links: list[tuple[str, str]] = []
        self._open: list[tuple[str, int]] = []
        self._reference = False
        self._shifted: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Turn what has no words of its own into words; remember where a link's words begin."""
        values = {name: value or "" for name, value in attrs}
        if tag in {"sub", "sup"}:
            self._shifted.append(len(self.words))
        elif tag == "br":
            self.words.append("\n")
        elif tag == "img":
            self.words.append(_WHITE_SPACE.sub(" ", values.get("alt", "")))
        elif tag == "a" and values.get("class") == "footnote-ref":
            self._reference = True
        elif tag == "a":
            self._open.append((_shown(values.get("href", "")), len(self.words)))
        elif tag in _BLOCKS and self.words:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a block's line; close a link: its address is worth a line if it leads out of the page."""
        if tag in _BLOCKS:
            self.words.append("\n")
        elif tag in {"sub", "sup"} and self._shifted:
            start = self._shifted.pop()
            self.words[start:] = [_shifted(tag, "".join(self.words[start:]))]
        elif tag != "a":
            return
        elif self._reference:
            self._reference = False
        elif self._open:
            address, start = self._open.pop()
            if address:
                self.links.append((address, "".join(self.words[start:])))

    def handle_data(self, data: str) -> None:
        """Take words, white space as HTML has it; a footnote's number is in brackets after its word."""
        data = _WHITE_SPACE.sub(" ", data)
        if self._reference:
            gap = "" if not self.words or self.words[-1][-1:].isspace() else " "
            data = f"{gap}({data})"
        self.words.append(data)


class _StrongReader(_Reader):
    """Collects words, with marks around those that are strong."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Mark where strong words begin."""
        super().handle_starttag(tag, attrs)
        if tag in {"b", "strong"}:
            self.words.append(_ON)

    def handle_endtag(self, tag: str) -> None:
        """Mark where they end."""
        if tag in {"b", "strong"}:
            self.words.append(_OFF)
        super().handle_endtag(tag)


def _shifted(tag: str, words: str) -> str:
    """Return raised or lowered `words` so that no figure joins the one before it: 10⁶, H₂O, 1st, 2^(a+b)."""
    sign, signs = ("^", _RAISED) if tag == "sup" else ("_", _LOWERED)
    if _REFERENCE.fullmatch(words):
        return words
    if all(ord(character) in signs for character in words):
        return words.translate(signs)
    return words if words.isalpha() else f"{sign}({words})"


def _shown(href: str) -> str:
    """Return the address of `href` as a reader can use it; empty for a place in the page itself."""
    return "" if href.startswith("#") else href.removeprefix("mailto:").removeprefix("tel:")
