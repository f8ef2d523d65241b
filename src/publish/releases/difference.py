"""What two fragments of HTML say differently, however each of them spells it.

Both are read by the standard library's parser into events: tags with sorted attributes, and text with white
space folded. nh3, which takes a fragment apart and puts it together again, changes nothing of that in one
that it leaves as it is, though it may spell it otherwise.
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from itertools import zip_longest

_Event = tuple[str, str]  # what it is, and its text


def first_difference(written: str, kept: str) -> str | None:
    """Return what comes first in `written` that is otherwise in `kept`, or None where both say the same."""
    return _first_removed(_events(written), _events(kept))


def _first_removed(written: list[_Event], kept: list[_Event]) -> str | None:
    """Return the first event that is not the same in both, or None where all are."""
    nothing = ("end", "")
    for at, (before, after) in enumerate(zip_longest(written, kept, fillvalue=nothing)):
        if before != after:
            grown = before[0] == after[0] == "text" and after[1].startswith(before[1])
            # A tag was taken out of a text, whose two halves are now one.
            return written[at + 1][1] if grown and at + 1 < len(written) else before[1] or after[1]
    return None


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
