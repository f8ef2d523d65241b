r"""The PO format, strictly: lines in, one `polib.POEntry` out, or a refusal that names the line.

PO is a format of lines, so a position is an index into a file's lines (blank ones left out),
and every function here has the form `(source, position) -> (position, value)`.

    file     = header message* comment*
    message  = note* [msgctxt] msgid (msgstr | msgid_plural msgstr[0] msgstr[1]...)
    note     = "# ..." | "#. ..." | "#: ..." | "#, flags" | "#= flags" | "#| " field
    field    = keyword string (newline string)*

1. A string fills its line from quote to quote. polib reads `msgstr "45` as `4`, msgfmt joins
   `"a" "b"`: where readers differ, the file is refused.
2. The escapes are `\n \t \r \\ \"`, the only ones that polib and gettext read alike.
3. A message is obsolete (`#~`) with all its lines, or with none.
4. Notes stand before a message, never inside one.
5. A string has a length, and no pile of combining marks: Unicode text that nobody wrote, which no
   program normalises in time (UAX #15, 13: 30 marks at most), nor the number of a character with
   more digits than any has: Python refuses to read 5,000 of them.
6. `fuzzy` counts in any case and spacing, on `#,` and on the newer `#=` lines, which polib cannot read.

Source: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import NamedTuple

import polib
from msgspec import Struct

from publish.catalogs.entries import excerpt
from publish.errors import CatalogError
from publish.model import Message, say, say_counted

MESSAGE_LIMIT = 64 * 1024  # bytes of UTF-8 in one string
MARKS_LIMIT = 30  # combining marks upon one letter
ASK = say("restore the file from its backup, or ask the translator for the whole file")

_PREFIX = re.compile(r"#~\||#~|#\||#|")
_FIELD = re.compile(r'([^\s"]*)[ \t]*(.*)')
MAYBE_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{MARKS_LIMIT + 1},}}")  # no combining mark is \w
_LONG_NUMBER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,})")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_OPEN = re.compile(r'(?:"(?:[^"\\]|\\.)*\\?)?')  # a string that nothing closes
_ESCAPE = re.compile(r"\\(.)")
ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", '"': '"'}
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:[ \t]|$)")
MSGCAT_CONFLICT = "#-#-#-#-#"  # what msgcat writes into a string whose versions differ
_FORM = re.compile(r"msgstr\[(\d+)\]")
_FLAG = re.compile(r"range:[ \t]*\d+\.\.\d+|[^\s,]+")
_REFERENCE = re.compile("\u2068[^\u2068\u2069]*\u2069\\S*|\\S+")  # FSI and PDI hold a name with spaces
_FORMS = 10  # polib reads one digit; no language has more than six
_KEYWORDS = frozenset({"msgctxt", "msgid", "msgid_plural", "msgstr"})
_PREVIOUS = {
    "msgctxt": "previous_msgctxt",
    "msgid": "previous_msgid",
    "msgid_plural": "previous_msgid_plural",
}


class Line(NamedTuple):
    """One line that is not blank, without the white space around it; `number` counts from 1."""

    number: int
    text: str


class Source(Struct, frozen=True):
    """A catalog's lines, and the path that a refusal names."""

    path: str
    lines: tuple[Line, ...]

    def ends(self, position: int) -> bool:
        """Tell whether no line is left at `position`."""
        return position >= len(self.lines)

    def text(self, position: int) -> str:
        """Return the line at `position`; after the last one, nothing."""
        return "" if self.ends(position) else self.lines[position].text

    def refuse(self, position: int, rule: str, message: Message) -> CatalogError:
        """Return the refusal of the whole file for what stands at `position`, or at its end."""
        number = self.lines[min(position, len(self.lines) - 1)].number if self.lines else 0
        return CatalogError(self.path, number, message, rule=rule)


class Notes(Struct):
    """What stands before a message. `previous` is by keyword; `obsolete` says it is from `#~|` lines."""

    translator: list[str] = []
    extracted: list[str] = []
    references: list[tuple[str, str]] = []
    flags: list[str] = []
    previous: dict[str, str] = {}
    obsolete: bool | None = None

    @property
    def need_message(self) -> bool:
        """Tell whether these mean nothing without a message below them."""
        return bool(self.extracted or self.references or self.flags or self.previous)


# --- strings and fields ------------------------------------------------------------------


def prefix_at(source: Source, position: int) -> str:
    """Return how the line begins: `#~|`, `#~`, `#|`, `#`, or nothing."""
    match = _PREFIX.match(source.text(position))
    return match.group() if match else ""


def rest_at(source: Source, position: int) -> str:
    """Return the line without its prefix and the white space after that."""
    return source.text(position)[len(prefix_at(source, position)) :].lstrip(" \t")


def string(source: Source, position: int, quoted: str) -> str:
    """Return the text of one quoted string: fully quoted, known escapes, nothing after it."""
    match = _STRING.fullmatch(quoted)
    if match is None and source.ends(position + 1) and _OPEN.fullmatch(quoted):
        line = excerpt(source.text(position))
        said = say("the file ends in the middle of a line, {line}; {ask}", line=line, ask=ASK)
        raise source.refuse(position, "catalog-cut", said)
    if match is None:
        raise source.refuse(
            position,
            "catalog-string",
            say(
                "this line is not one text in double quotes: {line}; "
                'close the quote and write \\" for a quote inside',
                line=excerpt(quoted) if quoted else say("nothing"),
            ),
        )
    return _ESCAPE.sub(lambda escape: _unescape(source, position, escape.group(1)), match.group(1))


def _unescape(source: Source, position: int, letter: str) -> str:
    if letter not in ESCAPED:
        raise source.refuse(
            position,
            "catalog-escape",
            say("unknown escape “{escape}”; write \\\\ for a backslash", escape=f"\\{letter}"),
        )
    return ESCAPED[letter]


def field_at(source: Source, position: int) -> tuple[int, tuple[str, str]]:
    """Return one keyword and its text, with the strings of the lines that continue it."""
    prefix, start = prefix_at(source, position), position
    keyword, quoted = _split(source, position)
    parts = [string(source, position, quoted)]
    position += 1
    while prefix_at(source, position) == prefix and rest_at(source, position).startswith('"'):
        parts.append(string(source, position, rest_at(source, position)))
        position += 1
    return position, (keyword, _checked(source, start, "".join(parts)))


def _split(source: Source, position: int) -> tuple[str, str]:
    text = rest_at(source, position)
    if _CONFLICT.match(text):
        said = say("merge-conflict marker {line}; {ask}", line=excerpt(text), ask=ASK)
        raise source.refuse(position, "catalog-conflict", said)
    match = _FIELD.fullmatch(text)
    keyword, quoted = match.groups() if match else ("", text)
    if not keyword:
        said = say("text without a keyword: {line}; {ask}", line=excerpt(text), ask=ASK)
        raise source.refuse(position, "catalog-message", said)
    if keyword not in _KEYWORDS and not _FORM.fullmatch(keyword):
        raise source.refuse(
            position,
            "catalog-keyword",
            say(
                "unknown keyword {keyword}; known are msgctxt, msgid, msgid_plural and msgstr",
                keyword=excerpt(keyword),
            ),
        )
    return keyword, quoted


def _checked(source: Source, position: int, text: str) -> str:
    if len(text.encode()) > MESSAGE_LIMIT:
        said = say("this text is longer than 64 KiB; split the paragraph")
        raise source.refuse(position, "catalog-size", said)
    if _is_stacked(text):
        said = say_counted(
            "more than {number} marks stand upon one letter; take them out",
            "more than {number} marks stand upon one letter; take them out",
            MARKS_LIMIT,
        )
        raise source.refuse(position, "catalog-size", said)
    if match := _LONG_NUMBER.search(text):
        raise source.refuse(
            position,
            "catalog-size",
            say(
                "{text} is too long for the number of a character; write the character itself",
                text=excerpt(match[0]),
            ),
        )
    if MSGCAT_CONFLICT in text:
        said = say("msgcat's conflict marker {marker}; keep one version", marker=MSGCAT_CONFLICT)
        raise source.refuse(position, "catalog-conflict", said)
    return text


def _is_stacked(text: str) -> bool:
    """Tell whether normalising `text` would take time that grows with the square of a run of marks."""
    runs = (
        sum(1 for _ in run)
        for match in MAYBE_MARKS.finditer(text)
        for marks, run in groupby(match[0], lambda one: unicodedata.combining(one) > 0)
        if marks
    )
    return any(count > MARKS_LIMIT for count in runs)


# --- notes -------------------------------------------------------------------------------


def notes_at(source: Source, position: int) -> tuple[int, Notes]:
    """Return all notes from `position` to the next message or the file's end."""
    notes = Notes()
    while (prefix := prefix_at(source, position)) in {"#", "#|", "#~|"}:
        if prefix == "#":
            note(notes, source.text(position))
            position += 1
        else:
            position = _previous(source, position, notes)
    return position, notes


def note(notes: Notes, text: str) -> None:
    """Add to `notes` the line `text`, one that begins with `#`, without white space around it."""
    mark, rest = text[1:2], text[2:]
    if mark == ".":
        notes.extracted.append(rest.removeprefix(" "))
    elif mark == ":":
        notes.references += [_reference(item) for item in _REFERENCE.findall(rest)]
    elif mark in {",", "="}:
        notes.flags += [_flag(item) for item in _FLAG.findall(rest)]
    else:
        notes.translator.append(text[1:].removeprefix(" "))


def _reference(item: str) -> tuple[str, str]:
    path, colon, line = item.rpartition(":")
    return (path, line) if colon and line.isascii() and line.isdigit() else (item, "")


def _flag(item: str) -> str:
    return "fuzzy" if item.lower() == "fuzzy" else item


def _previous(source: Source, position: int, notes: Notes) -> int:
    obsolete = prefix_at(source, position) == "#~|"
    start = position
    position, (keyword, text) = field_at(source, position)
    if keyword not in _PREVIOUS or keyword in notes.previous or notes.obsolete not in {None, obsolete}:
        said = say("“{keyword}” cannot stand here as a previous text; {ask}", keyword=keyword, ask=ASK)
        raise source.refuse(start, "catalog-keyword", said)
    notes.previous[keyword] = text
    notes.obsolete = obsolete
    return position


# --- messages ----------------------------------------------------------------------------


def entry_at(source: Source, position: int, notes: Notes) -> tuple[int, polib.POEntry]:
    """Return the message at `position` with the `notes` that stood before it.

    `linenum` is the line of its first keyword.
    """
    entry = polib.POEntry(linenum=source.lines[position].number, obsolete=prefix_at(source, position) == "#~")
    if notes.obsolete not in {None, entry.obsolete}:
        said = say("“#~|” and “#|” do not go together; {ask}", ask=ASK)
        raise source.refuse(position, "catalog-obsolete", said)
    if notes.previous and "msgid" not in notes.previous:
        said = say("a previous text without its msgid; {ask}", ask=ASK)
        raise source.refuse(position, "catalog-message", said)
    annotate(entry, notes)
    prefix = prefix_at(source, position)
    if _keyword_at(source, position, prefix) == "msgctxt":
        position, (_, entry.msgctxt) = field_at(source, position)
    position, entry.msgid = _expect(source, position, prefix, "msgid")
    if _keyword_at(source, position, prefix) != "msgid_plural":
        position, entry.msgstr = _expect(source, position, prefix, "msgstr")
        return position, entry
    position, (_, entry.msgid_plural) = field_at(source, position)
    position, entry.msgstr_plural = _plural(source, position, prefix)
    return position, entry


def annotate(entry: polib.POEntry, notes: Notes) -> None:
    """Give `entry` what its `notes` say."""
    entry.tcomment = "\n".join(notes.translator).strip("\n")
    entry.comment = "\n".join(notes.extracted).strip("\n")
    entry.occurrences = list(dict.fromkeys(notes.references))
    if notes.flags:
        entry.flags = sorted(dict.fromkeys(notes.flags), key=lambda flag: flag != "fuzzy")
    for keyword, text in notes.previous.items():
        setattr(entry, _PREVIOUS[keyword], text)


def _keyword_at(source: Source, position: int, prefix: str) -> str:
    """Return the keyword of the line if it belongs to the same message, or nothing."""
    if source.ends(position) or prefix_at(source, position) != prefix:
        return ""
    return _split(source, position)[0]


def _expect(source: Source, position: int, prefix: str, keyword: str) -> tuple[int, str]:
    if _keyword_at(source, position, prefix) != keyword:
        raise source.refuse(position, *_instead(source, position, prefix, keyword))
    position, (_, text) = field_at(source, position)
    return position, text


def _instead(source: Source, position: int, prefix: str, keyword: str) -> tuple[str, Message]:
    """Return the rule and the message for whatever stands where `keyword` should."""
    if source.ends(position):
        return "catalog-cut", say(
            "the file ends where a {keyword} should follow; {ask}", keyword=keyword, ask=ASK
        )
    found = prefix_at(source, position)
    if found != prefix and found in {"", "#~"}:
        return "catalog-obsolete", say(
            "“#~” stands before some lines of a message but not before all; {ask}", ask=ASK
        )
    if found != prefix:
        return "catalog-message", say("a comment stands inside a message; move it above the message")
    line = excerpt(source.text(position))
    return "catalog-message", say(
        "{line} stands where a {keyword} should; {ask}", line=line, keyword=keyword, ask=ASK
    )


def _plural(source: Source, position: int, prefix: str) -> tuple[int, dict[int, str]]:
    forms: dict[int, str] = {}
    while match := _FORM.fullmatch(_keyword_at(source, position, prefix)):
        if match.group(1) != str(len(forms)) or len(forms) == _FORMS:
            said = say(
                "{form} stands where {wanted} should; {ask}",
                form=match.group(),
                wanted=f"msgstr[{len(forms)}]",
                ask=ASK,
            )
            raise source.refuse(position, "catalog-plural", said)
        position, (_, forms[len(forms)]) = field_at(source, position)
    if not forms:
        raise source.refuse(position, *_instead(source, position, prefix, "msgstr[0]"))
    return position, forms
