"""The proof that a catalog is whole, carried in its own header.

A file cut at the border of two messages is a valid, shorter file. So each write leaves
`X-Publish-Messages: COUNT LAST DIGEST`: how many messages the template had, whether the last of
them had a translation (1 or 0), and a digest of their ids. Editors keep fields they do not know.

1. The ids in the file are those of the digest, in any order; or else all ids of the template
   it was last merged with are there. The second holds where a tool merged the file with a
   template itself, or dropped the field; obsolete messages count, since nothing of them is lost.
2. There is at least one message: a header alone is what is left of a catalog.
3. If the file ends in an empty translation where there was one, it was cut between `msgstr ""`
   and its text on the lines below.

Obsolete messages come last and are not recorded: translators may purge them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

import polib

from publish.catalogs.entries import excerpt, has_text, key, live
from publish.catalogs.grammar import ASK
from publish.errors import CatalogError
from publish.model import Key, say, say_counted

RECORD = "X-Publish-Messages"

_RECORD = re.compile(r"([0-9]{1,7}) ([01]) ([0-9a-f]{16})")


def record(po: polib.POFile) -> str:
    """Return the value of `X-Publish-Messages` for the messages of `po`."""
    entries = live(po)
    last = int(bool(entries) and has_text(entries[-1]))
    return f"{len(entries)} {last} {_digest(map(key, entries))}"


def record_digest(po: polib.POFile) -> str:
    """Return the recorded digest of the ids, empty if there is none."""
    return _parts(po)[2]


def is_proven(recorded: str, keys: Sequence[Key], *, ended: bool) -> bool:
    """Tell whether `recorded` alone proves a catalog with the live messages `keys` to be whole.

    `ended` tells that its last message is obsolete or has a translation. What is proven here, `complete`
    lets pass with any template; what is not, it may still let pass.
    """
    _, had_text, digest = _read(recorded)
    return bool(keys) and digest == _digest(keys) and (ended or not had_text)


def complete(catalog: polib.POFile, previous_template: polib.POFile | None, path: str) -> None:
    """Raise `CatalogError` if a message is missing from `catalog` that it had when it was last merged.

    `previous_template` is the template as it lay on disk before it was extracted anew, if there
    was one; it need not be the one that the catalog was merged with. The rule is
    `catalog-incomplete`, or `catalog-cut` where a text was cut.
    """
    entries = live(catalog)
    if not entries:
        said = say("the catalog has no messages; {ask}", ask=ASK)
        raise CatalogError(path, 0, said, rule="catalog-incomplete")
    _check_ids(catalog, entries, previous_template, path)
    _check_last(catalog, path)


def _check_ids(
    catalog: polib.POFile, entries: list[polib.POEntry], template: polib.POFile | None, path: str
) -> None:
    count, _, digest = _parts(catalog)
    if digest == _digest(map(key, entries)):
        return
    if template is not None:
        _check_template(catalog, template, path)
    elif digest:
        raise CatalogError(
            path,
            0,
            say_counted(
                "its {number} messages are not the {recorded} of its last update; {ask}, "
                "or delete the header's {field} line if they were changed on purpose",
                "its {number} messages are not the {recorded} of its last update; {ask}, "
                "or delete the header's {field} line if they were changed on purpose",
                len(entries),
                recorded=count,
                ask=ASK,
                field=RECORD,
            ),
            rule="catalog-incomplete",
        )


def _check_last(catalog: polib.POFile, path: str) -> None:
    last, had_text = catalog[-1], _parts(catalog)[1]
    if had_text and not last.obsolete and not has_text(last):
        raise CatalogError(
            path,
            last.linenum or 0,
            say(
                "the translation of {text} is gone from the file's end; {ask}, "
                "or delete the header's {field} line if it was emptied on purpose",
                text=excerpt(last.msgid),
                ask=ASK,
                field=RECORD,
            ),
            rule="catalog-cut",
        )


def _check_template(catalog: polib.POFile, template: polib.POFile, path: str) -> None:
    present = {key(entry) for entry in catalog}
    for entry in live(template):
        if key(entry) not in present:
            said = say("{text} is missing; {ask}", text=excerpt(entry.msgid), ask=ASK)
            raise CatalogError(path, 0, said, rule="catalog-incomplete")


def _parts(po: polib.POFile) -> tuple[int, int, str]:
    return _read(po.metadata.get(RECORD, ""))


def _read(recorded: str) -> tuple[int, int, str]:
    """Return the recorded count, whether the last had a text, and digest; an unreadable record is none."""
    match = _RECORD.fullmatch(recorded)
    return (int(match[1]), int(match[2]), match[3]) if match else (0, 0, "")


def _digest(keys: Iterable[Key]) -> str:
    """Return 16 hexadecimal digits of SHA-256 over the sorted ids.

    A context is joined as in gettext's MO files; no id holds a control character of its own.
    """
    ids = sorted(map(_identity, keys))
    return hashlib.sha256("\0".join(ids).encode()).hexdigest()[:16]


def _identity(of: Key) -> str:
    context, text = of
    return text if context is None else f"{context}\x04{text}"
