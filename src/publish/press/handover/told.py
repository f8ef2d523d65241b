"""What the command line says of handing over, as text: entry by entry, and word by word.

A word that went is shown as [-so-], one that came as {+so+}, as `git diff --word-diff` has them; on a
terminal with colours they are red and green as well. Characters that cannot be seen are shown as their codes.
"""

from __future__ import annotations

from collections.abc import Iterator

from publish.catalogs.entries import excerpt
from publish.catalogs.reconcile import Change
from publish.press.handover.receive import Arrival, Mail
from publish.releases.review import changes, visible

_RED, _GREEN, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[0m"


def arrivals(mail: Mail, *, color: bool = False) -> Iterator[str]:
    """Yield what came back, place by place."""
    yield from mail.said
    for one in mail.arrivals:
        yield f"{one.place.path}: {_count(one)}"
        yield from one.said
        for change in one.changes:
            yield from _change(change, color=color)
        yield from (f"  {found}" for found in one.findings)


def _count(one: Arrival) -> str:
    if one.data is None:
        return "nothing new came"
    kinds: dict[str, int] = {}
    for change in one.changes:
        kinds[change.came] = kinds.get(change.came, 0) + 1
    return "; ".join(f"{count} {kind}" for kind, count in kinds.items()) or "its comments"


def _change(change: Change, *, color: bool) -> Iterator[str]:
    """Yield the lines of one message: its source, what becomes of it, and the difference."""
    yield f"  {visible(excerpt(change.key[1]))}: {change.came}"
    if change.before != change.after:
        yield f"    {difference(change.before, change.after, color=color)}"
    if change.other:
        yield f"    into its comment: {_line(change.other)}"


def difference(before: str, after: str, *, color: bool = False) -> str:
    """Return one line that leads from `before` to `after`, word by word.

    >>> difference("500 people", "50 people")
    '[-500-]{+50+} people'
    """
    return "".join(_run(one.kind, _line(one.text), color=color) for one in changes(before, after))


def _run(kind: str, text: str, *, color: bool) -> str:
    if kind == "same":
        return text
    marked = f"[-{text}-]" if kind == "del" else f"{{+{text}+}}"
    return f"{_RED if kind == 'del' else _GREEN}{marked}{_PLAIN}" if color else marked


def _line(text: str) -> str:
    return visible(text).replace("\n", "⏎")
