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
_OURS = (
    "Project-Id-Version", "POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team",
    "Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms",
    "X-Publish-Messages", "X-Publish-Segmentation",
)  # fmt: skip
"""The fields that `header` sets, in polib's order."""


def write(po: polib.POFile) -> str:
    """Return the catalog's text, with a newline at its end; `reader.read` gives `po` back."""
    blocks = [_header(po)]
    blocks += [_entry(entry) for entry in po if not entry.obsolete]
    blocks += [_entry(entry) for entry in po if entry.obsolete]
    if comment := trailing_comment(po):
        blocks.append(_comment("#", comment))
    return "\n".join(blocks)


def _header(po: polib.POFile) -> str:
    fields = "".join([f"{name}: {value}\n" for name, value in _ordered(po)])
    fuzzy = "#, fuzzy\n" if po.metadata_is_fuzzy else ""
    return f'{_comment("#", po.header)}{fuzzy}msgid ""\n{_field("", "msgstr", fields)}'


def _ordered(po: polib.POFile) -> list[tuple[str, str]]:
    """Return the header's fields in polib's order, which is quickly told where all are ours."""
    if po.metadata.keys() <= set(_OURS):
        return [(name, po.metadata[name]) for name in _OURS if name in po.metadata]
    return po.ordered_metadata()


def _entry(entry: polib.POEntry) -> str:
    prefix, previous = ("#~ ", "#~| ") if entry.obsolete else ("", "#| ")
    return "".join(
        (
            _comment("#", entry.tcomment),
            _comment("#.", entry.comment),
            *(_ended(f"#: {path}:{line}" if line else f"#: {path}") for path, line in entry.occurrences),
            _ended(f"#, {', '.join(entry.flags)}") if entry.flags else "",
            _field(previous, "msgctxt", entry.previous_msgctxt),
            _field(previous, "msgid", entry.previous_msgid),
            _field(previous, "msgid_plural", entry.previous_msgid_plural),
            _field(prefix, "msgctxt", entry.msgctxt),
            _field(prefix, "msgid", entry.msgid),
            _translation(prefix, entry),
        )
    )


def _comment(mark: str, text: str) -> str:
    return "".join(_ended(f"{mark} {line}".rstrip(" \t")) for line in text.split("\n")) if text else ""


def _ended(line: str) -> str:
    """Return the line with its newline. gettext joins a line that ends in a backslash with the next one.

    Source: gettext-tools/src/po-lex.c, lex_getc, "backslash newline"
    """
    return f"{line} \n" if line.endswith("\\") else f"{line}\n"


def _translation(prefix: str, entry: polib.POEntry) -> str:
    if not entry.msgid_plural:
        return _field(prefix, "msgstr", entry.msgstr)
    forms = (_field(prefix, f"msgstr[{index}]", text) for index, text in sorted(entry.msgstr_plural.items()))
    return "".join((_field(prefix, "msgid_plural", entry.msgid_plural), *forms))


def _field(prefix: str, keyword: str, text: str | None) -> str:
    """Return the lines of one field, none for None: a text of several lines starts below its keyword."""
    if text is None:
        return ""
    if "\n" not in text[:-1]:
        return f'{prefix}{keyword} "{_escaped(text)}"\n'
    lines = (f'{prefix}"{_escaped(line)}"\n' for line in _LINES.findall(text))
    return f'{prefix}{keyword} ""\n{"".join(lines)}'


def _escaped(line: str) -> str:
    """Return `line` with polib's escapes: of quotes, backslashes, and characters that cannot be printed."""
    return polib.escape(line) if '"' in line or "\\" in line or not line.isprintable() else line
