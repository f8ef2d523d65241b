"""Line numbers of segments, which Python-Markdown's tree does not have.

A forward search through the source: each piece of text is looked for from where the last one
ended, then, for what stands out of order (footnotes), from the beginning.
"""

from __future__ import annotations

import re


class Lines:
    """The lines of one body, and how far the search has come."""

    def __init__(self, path: str, body: str, first: int) -> None:
        """Keep `body`, which begins on line `first` of the file at `path`."""
        self.path = path
        self._body = body.expandtabs(4)
        self._first = first
        self._at = 0
        self._counted = (0, first)  # a position, and the line on which it is

    def find(self, text: str) -> int:
        """Return the line of the file, from 1, on which `text` begins; the last one found if unsure."""
        opening = text.strip().split("\n")[0].strip()
        found = self._body.find(opening, self._at)
        found = found if found >= 0 else self._body.find(opening)
        if found < 0:
            return self._line(self._at)
        self._at = found + len(opening)
        return self._line(found)

    def anywhere(self, text: str) -> int:
        """Return the line on which `text`, of any case, first stands; the body's first if none."""
        match = re.search(re.escape(text), self._body, re.IGNORECASE)
        return self._line(match.start() if match else 0)

    def find_note(self, title: str) -> int:
        """Return the line of the admonition with that `title`, which may be but its class, in capitals."""
        match = re.compile(f"!!! ?.*{re.escape(title)}", re.IGNORECASE).search(self._body, self._at)
        if match is None:
            return self.find(title)
        self._at = match.end()
        return self._line(match.start())

    def _line(self, position: int) -> int:
        """Return the line of the file on which `position` of the body is."""
        at, line = self._counted if position >= self._counted[0] else (0, self._first)
        self._counted = position, line + self._body.count("\n", at, position)
        return self._counted[1]
