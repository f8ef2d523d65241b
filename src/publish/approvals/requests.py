"""What a translator asks of the office in a comment: `# publish: allow facts-number 500`.

It is a request, shown to whoever reviews. It never waives anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_REQUEST = re.compile(r"\s*publish:\s*allow\s+(\S.*?)\s*", re.IGNORECASE)


def requests(note: str) -> Iterator[str]:
    """Yield each request among the lines of a translator's comment, as it was written: rule, then why."""
    for line in note.splitlines():
        if request := _REQUEST.fullmatch(line):
            yield request[1]
