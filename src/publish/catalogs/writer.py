"""A catalog in its one canonical form, which polib and `msgfmt -c` read the same.

Lines break at newlines only, as with `msgcat --no-wrap`; there is one reference a line, so
that a moved paragraph is a one-line difference; fields of the header have a fixed order;
obsolete messages come last. All flags stand on one `#,` line, `fuzzy` first: polib cannot
read `#=`, and older gettext takes it for a comment. Nothing depends on the clock.

polib's own printer wraps, and drops the comments and references of obsolete messages and the
comment at the end; its escapes and its order of header fields are used here.
"""

from __future__ import annotations

import re

import polib

from publish.catalogs.entries import trailing_comment

_LINES = re.compile(r"[^\n]*\n|[^\n]+")


def write(po: polib.POFile) -> str:
    """Return the catalog's text, with a newline at its end; `reader.read` gives `po` back."""
    blocks = [_header(po)]
    blocks += [_entry(entry) for entry in po if not entry.obsolete]
    blocks += [_entry(entry) for entry in po if entry.obsolete]
    if comment := trailing_comment(po):
        blocks.append(_comment("#", comment))
    return "\n".join("".join(map(_ended, block)) for block in blocks)


def _ended(line: str) -> str:
    """Return the line with its newline. gettext joins a line that ends in a backslash with the next one.

    Source: gettext-tools/src/po-lex.c, lex_getc, "backslash newline"
    """
    return f"{line} \n" if line.endswith("\\") else f"{line}\n"


def _header(po: polib.POFile) -> list[str]:
    fields = "".join(f"{name}: {value}\n" for name, value in po.ordered_metadata())
    fuzzy = ["#, fuzzy"] if po.metadata_is_fuzzy else []
    return [*_comment("#", po.header), *fuzzy, 'msgid ""', *_field("", "msgstr", fields)]


def _entry(entry: polib.POEntry) -> list[str]:
    prefix = "#~ " if entry.obsolete else ""
    return [
        *_comment("#", entry.tcomment),
        *_comment("#.", entry.comment),
        *(f"#: {path}:{line}" if line else f"#: {path}" for path, line in entry.occurrences),
        *_flags(entry),
        *_fields("#~| " if entry.obsolete else "#| ", _previous(entry)),
        *_fields(prefix, _texts(entry)),
    ]


def _comment(mark: str, text: str) -> list[str]:
    return [f"{mark} {line}".rstrip(" \t") for line in text.split("\n")] if text else []


def _flags(entry: polib.POEntry) -> list[str]:
    return [f"#, {', '.join(entry.flags)}"] if entry.flags else []


def _previous(entry: polib.POEntry) -> list[tuple[str, str | None]]:
    return [
        ("msgctxt", entry.previous_msgctxt),
        ("msgid", entry.previous_msgid),
        ("msgid_plural", entry.previous_msgid_plural),
    ]


def _texts(entry: polib.POEntry) -> list[tuple[str, str | None]]:
    source = [("msgctxt", entry.msgctxt), ("msgid", entry.msgid)]
    if not entry.msgid_plural:
        return [*source, ("msgstr", entry.msgstr)]
    forms = [(f"msgstr[{index}]", text) for index, text in sorted(entry.msgstr_plural.items())]
    return [*source, ("msgid_plural", entry.msgid_plural), *forms]


def _fields(prefix: str, fields: list[tuple[str, str | None]]) -> list[str]:
    return [line for keyword, text in fields if text is not None for line in _field(prefix, keyword, text)]


def _field(prefix: str, keyword: str, text: str) -> list[str]:
    """Return the lines of one field: a text of several lines starts below its keyword."""
    lines = _LINES.findall(text)
    lines = ["", *lines] if lines[1:] else lines or [""]
    quoted = [f'"{polib.escape(line)}"' for line in lines]
    return [f"{prefix}{keyword} {quoted[0]}", *(f"{prefix}{line}" for line in quoted[1:])]
