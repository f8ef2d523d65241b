"""A catalog's bytes become a `polib.POFile`, or the whole file is refused with path and line.

1. UTF-8 and nothing else, whatever the header says; another declared charset is refused
   (UTF-7 would smuggle markup in). A byte-order mark, CRLF and a missing last newline are fine.
2. No control character but tab and newline, and none of the separators at which Python's
   `splitlines`, and so polib, would break a line (U+0085, U+2028, U+2029).
3. The first message is the header, and the only one with an empty msgid. None of its numbers
   (`nplurals`) is trusted; it is only kept.
4. No context and id stands twice, obsolete ones included, as `msgfmt` wants it.
5. A file has as many bytes, lines and messages as it may, and each line a length; they are counted
   before anything is made of them, so that no file costs more than a few hundred megabytes.
6. Only comments may follow the last message. If the file ends in a string of several lines,
   its end must look like an end. A cut between two lines leaves a space or a line break there;
   or, where a tool broke lines at a width, a text whose last sentence is open though its original's
   is not. Of a text cut just behind a sentence, or whose original ends without a stop, nothing
   in the file tells that there was more; editors drop every mark at a file's end that might.

Nearly all files are in the plain form that `plain` reads at once. Where one is not, or breaks a rule, or
might, `grammar` reads it message by message, and alone decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import polib

from publish.catalogs import grammar, record
from publish.catalogs.endings import is_open, stops_short
from publish.catalogs.entries import CatalogFile, clone, excerpt, has_text, key, live
from publish.catalogs.grammar import ASK, Line, Notes, Source
from publish.catalogs.plain import Message, Plain, is_usual, plain
from publish.errors import CatalogError
from publish.model import Catalog, Key, Status, Translation, say

FILE_LIMIT = 20 * 1024 * 1024  # bytes
LINES_LIMIT = 600_000
LINE_LIMIT = 256 * 1024  # characters
MESSAGES_LIMIT = 120_000
_LITTLE = 100_000  # bytes: a file of so few has no more lines, messages or anything else than it may

HEADER: Key = (None, "")
NO_CATALOG = say("this is not a catalog: ask the translator for the file")

_KEPT = 1024  # messages: those of a statement, whose catalogs are read one after another
_QUOTED = 40  # characters of an open end that a refusal shows
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_CONTROLS = bytes([*range(0x09), *range(0x0B, 0x20), 0x7F])
_HIGH_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")  # U+0080 to U+009F
_CHARSET = re.compile(r"charset\s*=\s*([^\s;]+)", re.IGNORECASE)


def read(data: bytes, path: str) -> CatalogFile:
    """Return the catalog or template in `data`, messages in the file's order.

    `path` is only named in a refusal. Each entry's `linenum` is its line in the file. Raises
    `CatalogError`, with a rule that begins `catalog-`, for whatever breaks a rule above.
    """
    text = _text(data, path)
    found = _plain(text)
    return _by_grammar(text, path) if found is None else _file(found)


def translations(data: bytes, path: str, template: polib.POFile | None = None) -> Catalog:
    """Return what the catalog in `data` says of each live message, if it is whole.

    The same as `catalog` of what `read` gives and `record.complete` lets pass, with their refusals, but
    several times as fast. `template` is as in `record.complete`: the one that lay on disk.
    """
    found = _plain(_text(data, path))
    if found is None or not _is_whole(found):
        po = read(data, path)
        record.complete(po, template, path)
        return catalog(po, path)
    messages = (message for message in found.messages[1:] if not message.obsolete)
    return Catalog(path, {message.key: _told(message) for message in messages})


def check(data: bytes, path: str) -> None:
    """Raise CatalogError where `read` does, without making anything of what can be read."""
    if _plain(_text(data, path)) is None:
        read(data, path)


def is_readable(data: bytes, texts: Sequence[str]) -> bool:
    """Tell whether a file that `writer` made of messages with such `texts` alone is sure to be read.

    It is where nothing that the rules speak of is in it, and too little of anything to be too much.
    """
    written = data.decode()
    strange = _may_be_forbidden(data, written) or _FORBIDDEN.search("\n".join(texts))
    return bool(texts) and len(data) <= _LITTLE and all(texts) and not strange and is_usual(texts)


def catalog(po: polib.POFile, path: str) -> Catalog:
    """Return what `po` says of each live message; whether a fuzzy one is outdated is decided later."""
    return Catalog(path, {key(entry): _translation(entry) for entry in live(po)})


def _translation(entry: polib.POEntry) -> Translation:
    line, note = entry.linenum or 0, entry.tcomment
    if entry.msgid_plural or not has_text(entry):
        return Translation("", Status.MISSING, line=line, note=note)
    status = Status.FUZZY if "fuzzy" in entry.flags else Status.TRANSLATED
    return Translation(entry.msgstr, status, entry.previous_msgid, line, note)


# --- a file in plain form ----------------------------------------------------------------


def _plain(text: str) -> Plain | None:
    """Return what a file in plain form says that breaks no rule, and may not break one; else None."""
    found = plain(text)
    if found is None or len(found.messages) > MESSAGES_LIMIT:
        return None
    header, *messages = found.messages
    keys = [message.key for message in messages]
    sound = (
        header.key == HEADER
        and not header.obsolete
        and all(map(_is_utf_8, _CHARSET.findall(header.text)))
        and len(set(keys)) == len(keys)
        and all(source for _, source in keys)
        and not (found.open_end and _may_be_cut(found.messages[-1]))
    )
    return found if sound else None


def _may_be_cut(last: Message) -> bool:
    return is_open(last.text, last.key[1]) or stops_short(last.text, last.key[1])


def _is_whole(found: Plain) -> bool:
    """Tell whether `record.complete` has nothing to say, whatever the template."""
    header, *messages = found.messages
    keys = [message.key for message in messages if not message.obsolete]
    ended = bool(messages) and (messages[-1].obsolete or bool(messages[-1].text.strip()))
    return record.is_proven(_metadata(header.text).get(record.RECORD, ""), keys, ended=ended)


def _told(message: Message) -> Translation:
    note = "\n".join(_notes(message.translator).translator).strip("\n") if message.translator else ""
    if not message.text.strip():
        return Translation("", Status.MISSING, line=message.line, note=note)
    fuzzy = bool(message.flags) and "fuzzy" in _notes(message.flags).flags
    status = Status.FUZZY if fuzzy else Status.TRANSLATED
    return Translation(message.text, status, message.previous, message.line, note)


@lru_cache(maxsize=_KEPT)
def _notes(lines: str) -> Notes:
    """Return the notes in `lines`, not to be changed: a message has the same ones in every language."""
    notes = Notes()
    for line in filter(None, lines.split("\n")):
        grammar.note(notes, line.strip(" \t"))
    return notes


def _file(found: Plain) -> CatalogFile:
    """Return what a file in plain form says as polib's objects."""
    header, *messages = found.messages
    po = CatalogFile()
    head = _entry(header)
    po.header, po.metadata_is_fuzzy = head.tcomment, "fuzzy" in head.flags
    po.metadata = _metadata(head.msgstr)
    po.extend(map(_entry, messages))
    po.trailing_comment = "\n".join(_notes(found.trailing).translator).strip("\n")
    return po


_BLANK = polib.POEntry()  # a copy of which takes a third of the time


def _entry(message: Message) -> polib.POEntry:
    entry = clone(_BLANK)
    vars(entry).update(
        linenum=message.line,
        obsolete=message.obsolete,
        previous_msgctxt=message.previous_context,
        previous_msgid=message.previous,
        msgctxt=message.key[0],
        msgid=message.key[1],
        msgstr=message.text,
    )
    grammar.annotate(entry, _notes(message.translator + message.comments + message.flags))
    return entry


# --- the file as a whole -----------------------------------------------------------------


def _text(data: bytes, path: str) -> str:
    """Return the text of a file, its lines ended by newlines, after rules 1, 2 and 5."""
    if len(data) > FILE_LIMIT:
        said = say("the file is larger than 20 MB; {ask}", ask=NO_CATALOG)
        raise CatalogError(path, 0, said, rule="catalog-size")
    text = _decode(data, path).removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if len(text) > min(LINE_LIMIT, LINES_LIMIT):
        _check_lines(text, path)
    if _may_be_forbidden(data, text) and (match := _FORBIDDEN.search(text)):
        raise CatalogError(
            path,
            text.count("\n", 0, match.start()) + 1,
            say(
                "the invisible character {sign} stands here; take it out", sign=f"U+{ord(match.group()):04X}"
            ),
            rule="catalog-control",
        )
    return text


def _may_be_forbidden(data: bytes, text: str) -> bool:
    """Tell whether `text`, which was `data`, may break rule 2: far quicker than to look where."""
    controls = len(data.translate(None, _CONTROLS)) < len(data) or _HIGH_CONTROL.search(data)
    return bool(controls) or any(sign in text for sign in "\u2028\u2029\ufffe\uffff")


def _check_lines(text: str, path: str) -> None:
    if text.count("\n") >= LINES_LIMIT:
        said = say("more than {limit} lines; {ask}", limit=f"{LINES_LIMIT:,}", ask=NO_CATALOG)
        raise CatalogError(path, LINES_LIMIT + 1, said, rule="catalog-size")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LINE_LIMIT:
            said = say(
                "a line of {length} characters, where {limit} is the most; {ask}",
                length=f"{len(line):,}",
                limit=f"{LINE_LIMIT:,}",
                ask=NO_CATALOG,
            )
            raise CatalogError(path, number, said, rule="catalog-size")


def _decode(data: bytes, path: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise CatalogError(
            path,
            data.count(b"\n", 0, error.start) + 1,
            say("this is not UTF-8 (byte {byte}); save the file as UTF-8", byte=f"0x{data[error.start]:02X}"),
            rule="catalog-encoding",
        ) from None


# --- a file by the grammar ---------------------------------------------------------------


def _by_grammar(text: str, path: str) -> CatalogFile:
    source = _source(text, path)
    po = CatalogFile()
    position = _header(source, po)
    first: dict[Key, int] = {}
    while True:
        position, notes = grammar.notes_at(source, position)
        if source.ends(position):
            break
        start = position
        if len(po) == MESSAGES_LIMIT:
            said = say("more than {limit} messages; {ask}", limit=f"{MESSAGES_LIMIT:,}", ask=NO_CATALOG)
            raise source.refuse(start, "catalog-size", said)
        position, entry = grammar.entry_at(source, position, notes)
        _check_key(source, start, entry, first)
        po.append(entry)
    if notes.need_message:
        said = say("comments at the end belong to no message; {ask}", ask=ASK)
        raise source.refuse(position, "catalog-cut", said)
    po.trailing_comment = "\n".join(notes.translator).strip("\n")
    check_end(source, po)
    return po


def lines(data: bytes, path: str) -> Source:
    """Return the lines of a file; CatalogError if it breaks rule 1 (but for what it declares), 2 or 5."""
    return _source(_text(data, path), path)


def _source(text: str, path: str) -> Source:
    lines = (Line(number, line.strip(" \t")) for number, line in enumerate(text.split("\n"), 1))
    return Source(path, tuple(line for line in lines if line.text))


def _header(source: Source, po: CatalogFile) -> int:
    position, notes = grammar.notes_at(source, 0)
    if source.ends(position):
        raise source.refuse(position, "catalog-header", say("the file has no messages; {ask}", ask=ASK))
    start = position
    position, entry = grammar.entry_at(source, position, notes)
    if key(entry) != HEADER or entry.obsolete or entry.msgid_plural:
        said = say('the first message must be the header, msgid ""; {ask}', ask=ASK)
        raise source.refuse(start, "catalog-header", said)
    for value in _CHARSET.findall(entry.msgstr):
        if not _is_utf_8(value):
            said = say("declared charset {charset}; save the file as UTF-8", charset=excerpt(value))
            raise source.refuse(start, "catalog-charset", said)
    po.header = entry.tcomment
    po.metadata = _metadata(entry.msgstr)
    po.metadata_is_fuzzy = "fuzzy" in entry.flags
    return position


def _is_utf_8(charset: str) -> bool:
    return charset.lower() in {"utf-8", "utf8"}


def _metadata(text: str) -> dict[str, str]:
    """Return the header's fields in order; a line without a colon continues the field above, as in polib."""
    fields: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        before, colon, after = line.partition(":")
        if colon:
            name, fields[before] = before, after.strip()
        elif name:
            fields[name] += "\n" + line.strip()
    return fields


def _check_key(source: Source, position: int, entry: polib.POEntry, first: dict[Key, int]) -> None:
    """Refuse an empty or a repeated id; remember where each stood first in `first`."""
    number = source.lines[position].number
    if not entry.msgid:
        said = say("only the header has an empty msgid; delete this message")
        raise source.refuse(position, "catalog-header", said)
    if (other := first.setdefault(key(entry), number)) != number:
        raise source.refuse(
            position,
            "catalog-duplicate",
            say(
                "{text} stands twice, first on line {line}; delete one of them",
                text=excerpt(entry.msgid),
                line=other,
            ),
        )


def check_end(source: Source, po: CatalogFile) -> None:
    """Raise CatalogError where the file may have been cut (rule 6)."""
    end = len(source.lines) - 1
    if not po or grammar.prefix_at(source, end) == "#" or not grammar.rest_at(source, end).startswith('"'):
        return
    last = po[-1]
    text = last.msgstr_plural[max(last.msgstr_plural)] if last.msgstr_plural else last.msgstr
    if is_open(text, last.msgid):
        raise source.refuse(
            end,
            "catalog-cut",
            say(
                "the last text ends with an open line, as if the file had been cut; "
                "{ask}, or take the space or line break off its end",
                ask=ASK,
            ),
        )
    judged = not last.obsolete and "fuzzy" not in last.flags and _is_wrapped(source)
    if judged and stops_short(text, last.msgid):
        raise source.refuse(
            end,
            "catalog-cut",
            say(
                "the last text ends in the middle of a sentence, {end}, as if the file had been cut; "
                "{ask}, or end it with a stop as its original does",
                end=excerpt(text[-_QUOTED:]),
                ask=ASK,
            ),
        )


def _is_wrapped(source: Source) -> bool:
    """Tell whether a tool broke a string somewhere else than at its line breaks, as our writer never does."""
    places = range(len(source.lines))
    rests = (grammar.rest_at(source, place) for place in places if grammar.prefix_at(source, place) != "#")
    return any(
        after.startswith('"') and not before.endswith(('\\n"', ' ""')) for before, after in pairwise(rests)
    )
