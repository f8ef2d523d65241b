"""A catalog that another tool made is read: as strict about damage as with ours, tolerant about layout.

1. The charset is the declared one, if it is one in which each byte or pair of bytes is a letter and nothing
   else (UTF-7 and ISO-2022 smuggle markup in); what does not decode is refused. A placeholder is UTF-8.
2. The header may be missing, and a context and id may stand twice: both messages are kept.
3. Everything else is as in `reader`: the grammar, the escapes, no control characters, limits, no cut end.

A catalog is ours if its header says so: then `reader` and `record` hold it to what we wrote.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterable

from publish.catalogs import grammar, reader
from publish.catalogs.entries import CatalogFile, Entry, key
from publish.catalogs.reader import FILE_LIMIT, HEADER, MESSAGES_LIMIT, NO_CATALOG
from publish.catalogs.writer import write
from publish.errors import CatalogError
from publish.model import say

_OURS = re.compile(rb'^"X-Publish-', re.MULTILINE)
_PROJECT = re.compile(rb'^"Project-Id-Version:[ \t]*([\w-]+)', re.MULTILINE)
_DECLARED = re.compile(rb'^"Content-Type:[^"\n]*charset=([\w.:-]+)', re.MULTILINE | re.IGNORECASE)
_PLACEHOLDERS = frozenset({"charset", "unknown-8bit"})
_KNOWN = re.compile(
    r"utf-?8|(us-)?ascii|iso-?8859-\d+|latin-?\d+|(windows-|cp)125\d|koi8-[rut]|euc-(jp|kr)|"
    r"gb2312|gbk|gb18030|big5",
    re.IGNORECASE,
)


def is_ours(data: bytes, domains: Collection[str]) -> bool:
    """Tell whether the header of a catalog has a field that we wrote, or names one of our `domains`."""
    project = _PROJECT.search(data)
    return _OURS.search(data) is not None or (project is not None and project[1].decode() in domains)


def left_over(messages: Iterable[tuple[str, str, str]]) -> bytes:
    """Return a catalog of messages that nothing here needs: where each stood, its source, its translation."""
    po = CatalogFile()
    po.metadata = {"MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8"}
    po.extend(Entry(msgctxt=where, msgid=source, msgstr=text) for where, source, text in messages)
    return write(po).encode()


def read(data: bytes, path: str) -> CatalogFile:
    """Return the catalog in `data`, messages in its order, `path` named in a refusal.

    Raises CatalogError for a damaged file.
    """
    if len(data) > FILE_LIMIT:
        raise CatalogError(
            path, 0, say("the file is larger than 20 MB; {ask}", ask=NO_CATALOG), rule="catalog-size"
        )
    source = reader.lines(_utf_8(data, path), path)
    po = CatalogFile()
    position = 0
    while True:
        position, notes = grammar.notes_at(source, position)
        if source.ends(position):
            break
        if len(po) == MESSAGES_LIMIT:
            said = say("more than {limit} messages; {ask}", limit=f"{MESSAGES_LIMIT:,}", ask=NO_CATALOG)
            raise source.refuse(position, "catalog-size", said)
        position, entry = grammar.entry_at(source, position, notes)
        if key(entry) == HEADER:
            po.metadata = po.metadata or {"Language": _field(entry.msgstr, "Language")}
        else:
            po.append(entry)
    if not po:
        raise source.refuse(
            position, "catalog-header", say("the file has no messages; {ask}", ask=grammar.ASK)
        )
    reader.check_end(source, po)
    return po


def _utf_8(data: bytes, path: str) -> bytes:
    """Return the file in UTF-8, by what it declares."""
    declared = _DECLARED.search(data)
    charset = declared[1].decode() if declared else "utf-8"
    if charset.lower() in _PLACEHOLDERS or data.startswith(codecs.BOM_UTF8):
        charset = "utf-8"
    if not _KNOWN.fullmatch(charset):
        message = f'the charset "{charset}" cannot be trusted; save the file as UTF-8'
        raise CatalogError(path, 0, message, rule="catalog-charset")
    try:
        return data if charset.lower() in {"utf-8", "utf8"} else data.decode(charset).encode()
    except (UnicodeDecodeError, LookupError):
        message = f'it is not in {charset}, as its head says; save it as UTF-8, and say so in "Content-Type"'
        raise CatalogError(path, 0, message, rule="catalog-encoding") from None


def _field(header: str, name: str) -> str:
    """Return a field of a header, empty if it has none."""
    found = re.search(rf"^{name}:[ \t]*(.*)$", header, re.MULTILINE)
    return found[1].strip() if found else ""
