"""A catalog as the messages that leave the house, and as those that came back.

A catalog that is sent says in its header which translations it was sent with: `X-Publish-Sent: COUNT
KEY.STATE KEY.STATE ...`, one for each message that had one, by the digests of `model.exchange`. So whoever
receives it knows, without a record of its own, what was changed on the way; editors keep fields they do not
know. A field that was cut, or a catalog of so many messages that a header cannot hold them, tells nothing.
No catalog of a workspace has the field: the next merge takes it out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import polib

from publish.catalogs.entries import CatalogFile, clone, has_text, key, live, trailing_comment
from publish.catalogs.grammar import MESSAGE_LIMIT
from publish.model import Bitext, Unit, key_name

SENT = "X-Publish-Sent"

_MOST = MESSAGE_LIMIT // 2  # bytes of the field; the others of the header need room too
_PAIR = re.compile(r"([0-9a-f]{10})\.([0-9a-f]{6})")


def bitext(po: polib.POFile, title: str = "") -> Bitext:
    """Return what `po` says: its live messages, and the obsolete ones that have a translation.

    Messages with plural forms are left out: no statement has one.
    """
    sent = _sent(po.metadata.get(SENT, ""))
    told = [entry for entry in po if not entry.msgid_plural and (not entry.obsolete or has_text(entry))]
    return Bitext(
        domain=po.metadata.get("Project-Id-Version") or None,
        language=po.metadata.get("Language") or None,
        units=tuple(_unit(entry, sent) for entry in sorted(told, key=lambda one: bool(one.obsolete))),
        title=title,
    )


def to_send(po: polib.POFile) -> CatalogFile:
    """Return a copy of `po` without obsolete messages, whose header says what it was sent with."""
    made = CatalogFile()
    made.extend(clone(entry) for entry in live(po))
    made.header, made.trailing_comment = po.header, trailing_comment(po)
    field = _field(bitext(made))
    made.metadata = {**po.metadata, **({SENT: field} if len(field) <= _MOST else {})}
    return made


def _unit(entry: polib.POEntry, sent: Mapping[str, str] | None) -> Unit:
    return Unit(
        key(entry),
        entry.msgstr if has_text(entry) else "",
        fuzzy="fuzzy" in entry.flags and has_text(entry),
        previous=entry.previous_msgid,
        comments=tuple(filter(None, entry.comment.split("\n"))),
        note=entry.tcomment,
        sent=None if sent is None else sent.get(key_name(key(entry)), ""),
    )


def _field(text: Bitext) -> str:
    pairs = [f"{one.name}.{one.state}" for one in text.units if one.state]
    return " ".join((str(len(pairs)), *pairs))


def _sent(field: str) -> Mapping[str, str] | None:
    """Return the states that a header tells of, by the names of messages; None if it tells nothing whole."""
    count, *pairs = field.split() or [""]
    found = [(match[1], match[2]) for one in pairs if (match := _PAIR.fullmatch(one))]
    return dict(found) if count == str(len(found)) == str(len(pairs)) else None
