r"""The links of other tools' formats, as ours: `[words](1)`, and where each number goes.

1. A link is read in Markdown (`[words](address "title")`, `[words][label]`), in reStructuredText
   (`` `words <address>`__ ``), in HTML (`<a href="address">words</a>`), and as a placeholder (`[words]{1}`).
   Where the file does not say where it goes, its address is the `[label]` or the `{1}` itself.
2. Numbers are given out where a link ends, as our own segments have them, so that a picture inside a link
   comes before it. What stands in backticks is code.
3. Marks of headings, lists and quotations at a text's beginning are no part of it.

Source: CommonMark 0.31.2, 6.3 (links); docutils, reStructuredText Markup Specification, "Embedded URIs";
https://docs.translatehouse.org/projects/translate-toolkit/en/latest/formats/md.html (placeholders).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

_REST = re.compile(r"`([^`<>]*[^`<>\s])\s*<([^<>`\s]+)>`__?")
_ANCHOR = re.compile(
    r"""<a\s[^<>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')[^<>]*>((?:(?!<a\s).)*?)</a\s*>""",
    re.DOTALL | re.IGNORECASE,
)
_PIECE = re.compile(
    r"""
      (?P<code>   (?P<fence>`+)(?!`).*?(?<!`)(?P=fence)(?!`) )
    | (?P<escape> \\. )
    | (?P<inline> \]\(\s* (?P<to> <[^<>\n]*> | (?:[^\s()\\]|\\.|\([^\s()]*\))* )
                  (?:\s+ (?:"[^"]*"|'[^']*'|\([^()]*\)) )? \s*\) )
    | (?P<named>  \]\[(?P<label>[^\[\]]*)\] )
    | (?P<held>   \](?P<place>\{\d+\}) )
    | (?P<open>   \[ )
    | (?P<close>  \] )
    """,
    re.VERBOSE | re.DOTALL,
)
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]]+)\]:\s*(<[^<>\n]*>|\S+)", re.MULTILINE)
_QUOTED = re.compile(r"^>[ \t]?", re.MULTILINE)
_MARK = re.compile(r"(?:#{1,6}|[-*+•]|[0-9]{1,3}[.)])[ \t]+")
_RULED = re.compile(
    r"\n[=\-~^\"']{3,}\s*\Z|(?<=\S)[ \t]+#+\s*\Z"
)  # the line below a heading, or its closing marks


class Linked(Struct, frozen=True):
    """A text whose links have numbers for addresses; number `n` goes to `addresses[n - 1]`."""

    text: str
    addresses: tuple[str, ...]


def definitions(texts: Iterable[str]) -> Mapping[str, str]:
    """Return the addresses that labels have in these texts (`[label]: address`), by label in lower case.

    A label with two addresses has none.
    """
    found: dict[str, set[str]] = {}
    for text in texts:
        for label, address in _DEFINITION.findall(text) if "]:" in text else ():
            found.setdefault(_label(label), set()).add(_address(address))
    return {label: next(iter(those)) for label, those in found.items() if len(those) == 1}


def linked(text: str, defined: Mapping[str, str]) -> Linked:
    """Return `text` with numbered links; `defined` is what labels of the file mean."""
    text = _ANCHOR.sub(lambda one: f"[{one[3]}](<{html.unescape(one[1] or one[2] or '')}>)", text)
    text = _REST.sub(lambda one: f"[{one[1]}](<{one[2]}>)", text)
    addresses: list[str] = []
    opened: list[int] = []

    def piece(match: re.Match[str]) -> str:
        if match["open"]:
            opened.append(match.end())
        if match["code"] or match["escape"] or match["open"] or not opened:
            return match[0]
        address = _target(match, text[opened.pop() : match.start()], defined)
        if address is None:
            return match[0]
        addresses.append(address)
        return f"]({len(addresses)})"

    return Linked(_PIECE.sub(piece, text), tuple(addresses))


def _target(match: re.Match[str], words: str, defined: Mapping[str, str]) -> str | None:
    """Return where the link that ends in `match` goes, None if that is no link, or nobody says."""
    if match["inline"]:
        return _address(match["to"])
    if match["held"]:
        return match["place"]
    if match["named"]:
        label = _label(match["label"] or words)
        return defined.get(label, f"[{label}]")
    return None


def _address(written: str) -> str:
    bare = written[1:-1] if written.startswith("<") else written
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", bare))


def _label(written: str) -> str:
    return " ".join(written.split()).casefold()


def renumbered(text: str, addresses: tuple[str, ...], defined: Mapping[str, str]) -> str | None:
    """Return a translation with the numbers that `addresses`, of its source, have; None if it cannot be.

    It cannot where the translation links to something that its source does not.
    """
    found = linked(text, defined)
    numbers = []
    for place, address in enumerate(found.addresses):
        ours = [number for number, one in enumerate(addresses, 1) if one == address]
        before = found.addresses[:place].count(address)
        if not ours:
            return None
        numbers.append(ours[min(before, len(ours) - 1)])
    given = iter(numbers)
    return re.sub(r"\]\(\d+\)", lambda one: f"]({next(given, one[0][2:-1])})", found.text)


def unmarked(text: str) -> str:
    """Return `text` without the marks of a heading, an item of a list or a quotation around it.

    >>> unmarked("## What we ask")
    'What we ask'
    """
    text = text.strip()
    if all(line.startswith(">") for line in text.split("\n")):
        text = _QUOTED.sub("", text).strip()
    return _MARK.sub("", _RULED.sub("", text), count=1) if _MARK.match(text) else _RULED.sub("", text)
