"""What the command line says of handing over, as text: entry by entry, and word by word.

A word that went is shown as [-so-], one that came as {+so+}, as `git diff --word-diff` has them; on a
terminal with colours they are red and green as well. Characters that cannot be seen are shown as their codes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publish.catalogs.entries import excerpt
from publish.catalogs.reconcile import Change
from publish.errors import printable
from publish.model import Language, Project, Statement
from publish.press.handover.changed import Changed
from publish.press.handover.left import Left, Remaining
from publish.press.handover.receive import Arrival, Mail
from publish.press.handover.send import Parcel, Parcels
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
    yield f"  {visible(str(excerpt(change.key[1])))}: {change.came}"
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


# --- what goes out -----------------------------------------------------------------------


def sent(one: Parcel, path: str, *, fresh: bool) -> str:
    """Return what is said of a parcel that lies at `path` now."""
    return f"{path}: {_left(one.left)}{'' if fresh else '; it lay there already'}"


def kept(made: Parcels, language: Language) -> Iterator[str]:
    """Yield what is said of statements that were not sent."""
    if not made.made and not made.kept:
        yield f"nothing is left to translate into {language.code}"
    for slug, reason in made.kept.items():
        yield f"{slug}: not sent: it {reason}"


def _left(one: Left) -> str:
    if not one.segments:
        return "nothing is left to do in it"
    return f"{one.words:,} words in {one.segments} segment{'s' * (one.segments != 1)} to do"


# --- what is left ------------------------------------------------------------------------


def words_left(project: Project, rows: Sequence[Remaining]) -> Iterator[str]:
    """Yield the words that are left, by language and statement."""
    for language in project.languages:
        mine = [row for row in rows if row.code == language.code]
        if not mine:
            yield f"{language.code}: nothing is left"
            continue
        yield f"{language.code}: {sum(row.left.words for row in mine):,} words left"
        yield from (f"  {row.slug}: {row.reason or _parts(row.left)}" for row in mine)


def _parts(one: Left) -> str:
    parts = ((one.missing, "missing"), (one.fuzzy, "fuzzy"), (one.refused, "refused"))
    told = ", ".join(f"{count:,} {what}" for count, what in parts if count)
    return f"{told} in {one.segments} segment{'s' * (one.segments != 1)}"


def words_left_numbers(rows: Sequence[Remaining]) -> Sequence[dict[str, object]]:
    """Return the same as numbers, ready for JSON."""
    return [
        {
            "statement": row.slug,
            "language": row.code,
            "segments": row.left.segments,
            "words": {"missing": row.left.missing, "fuzzy": row.left.fuzzy, "refused": row.left.refused},
            **({"reason": row.reason} if row.reason else {}),
        }
        for row in rows
    ]


# --- what changed ------------------------------------------------------------------------


def changes_since(
    statement: Statement, language: Language, found: Sequence[Changed] | None, *, color: bool = False
) -> Iterator[str]:
    """Yield what changed in the original since `language` was complete."""
    if found is None:
        yield f"{language.code}: nothing of it is translated yet"
        return
    kinds = [one.kind for one in found]
    counted = (f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    yield f"{language.code}: {', '.join(counted) or 'nothing changed'}"
    for one in found:
        where = f"{printable(statement.path)}:{one.line}" if one.line else printable(statement.path)
        yield f"  {where}: {difference(one.before, one.after, color=color)}"
