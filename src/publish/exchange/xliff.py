"""A statement's messages as XLIFF 2.0, for programs that translators work with.

1. One file, named by the statement; one unit for each message, with its label for an id; one segment each.
   White space counts, so every unit preserves it. Our inline markup is plain text, as it is in catalogs.
2. What is said to translators, what they said, and the earlier source are notes, told apart by category.
3. A message without a translation names no state; one that needs work is `initial`, with the sub-state
   `publish:fuzzy`; all others are `translated`.
4. Read back: what is `initial` by name is fuzzy, since its program does not call it translated; a text
   without a state is a translation. A unit cut in segments is joined again. Inline codes that a program put
   in place of nothing of ours, and a source that is no longer the one that was sent, spoil their unit alone.

Source: OASIS, XLIFF Version 2.0, 4.2 (structure), 4.3.1.27 (state), 4.3.1.28 (subState), 4.7.2.2 (segments).
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from publish.errors import ReceivedError
from publish.exchange.elements import elements
from publish.exchange.names import label, read_label
from publish.model import Bitext, Language, Unit

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"

FUZZY = "publish:fuzzy"

_OURS, _THEIRS, _BEFORE, _CONTEXT = "comment", "translator", "previous source", "context"
_IN = f"{{{NAMESPACE}}}"
_VERSIONS = ("2.0", "2.1", "2.2")
_JOINED = ("segment", "ignorable")
_ESCAPES = {"\r": "&#13;"}


def write(text: Bitext, source: Language, language: Language) -> bytes:
    """Return the messages of `text`, which is from `source` into `language`, as an XLIFF file."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff xmlns="{NAMESPACE}" version="2.0" srcLang="{source.tag}" trgLang="{language.tag}">',
        f"<file id={_quoted(text.domain or 'statement')}>",
        *(line for unit in text.units for line in _unit(unit)),
        "</file>",
        "</xliff>",
        "",
    ]
    return "\n".join(lines).encode()


def _unit(unit: Unit) -> Iterator[str]:
    yield f'<unit id={_quoted(label(unit))} xml:space="preserve">'
    if notes := list(_notes(unit)):
        yield f"<notes>{''.join(notes)}</notes>"
    state = f' state="initial" subState="{FUZZY}"' if unit.fuzzy else ' state="translated"'
    yield f"<segment{state if unit.text else ''}>"
    yield f"<source>{_escaped(unit.source)}</source>"
    if unit.text:
        yield f"<target>{_escaped(unit.text)}</target>"
    yield "</segment>"
    yield "</unit>"


def _notes(unit: Unit) -> Iterator[str]:
    context, _ = unit.key
    if context is not None:
        yield _note(_CONTEXT, context)
    yield from (_note(_OURS, line) for line in unit.comments)
    if unit.previous is not None:
        yield _note(_BEFORE, unit.previous)
    if unit.note:
        yield _note(_THEIRS, unit.note)


def _note(category: str, text: str) -> str:
    return f"<note category={_quoted(category)}>{_escaped(text)}</note>"


def _escaped(text: str) -> str:
    return escape(text, _ESCAPES)


def _quoted(text: str) -> str:
    return quoteattr(text)


# --- read back ---------------------------------------------------------------------------


def read(data: bytes, path: str) -> Bitext:
    """Return what the XLIFF file `data` says; ReceivedError if it is none, or none of ours.

    `path` is only named in a refusal.
    """
    root = elements(data, path)
    if root.tag != f"{_IN}xliff" or root.get("version") not in _VERSIONS:
        version = root.get("version", "")
        raise ReceivedError(
            path, 0, f'this is not XLIFF 2 (version "{version}"): save it as XLIFF 2.0', rule="received-xliff"
        )
    files = root.findall(f"{_IN}file")
    if len(files) != 1:
        message = f"it holds {len(files)} files, and a statement is one: receive them one by one"
        raise ReceivedError(path, 0, message, rule="received-xliff")
    units, spoiled = [], {}
    for element in files[0].iter(f"{_IN}unit"):
        found = _read_unit(element)
        if isinstance(found, Unit):
            units.append(found)
        else:
            spoiled[f'unit "{element.get("id", "")}"'] = found
    return Bitext(files[0].get("id"), root.get("trgLang"), tuple(units), spoiled=spoiled)


def _read_unit(element: Element) -> Unit | str:
    """Return what a unit says, or why nothing can be taken from it."""
    named = read_label(element.get("id", ""))
    if named is None:
        return "has an id that is none of ours"
    try:
        source, text = _text(element, "source"), _text(element, "target")
    except ValueError as code:
        return f"has the inline code <{code}>, and its original has none"
    segments = element.findall(f"{_IN}segment")
    notes = _read_notes(element)
    unit = Unit(
        (notes.get(_CONTEXT), source),
        text if text.strip() else "",
        fuzzy=bool(text.strip()) and any(one.get("state") == "initial" for one in segments),
        previous=notes.get(_BEFORE),
        note=notes.get(_THEIRS, ""),
        sent=named[1],
    )
    if unit.name != named[0]:
        return "has another original than the one that was sent"
    return unit


def _text(element: Element, side: str) -> str:
    """Return the text of one side of a unit, its segments joined; ValueError for an inline code.

    A part that is ignored in translation has its source for a target where it has none of its own.
    """
    parts = []
    translated = any(one.find(f"{_IN}target") is not None for one in element.findall(f"{_IN}segment"))
    for one in element:
        kind = one.tag.removeprefix(_IN)
        found = one.find(f"{_IN}{side}")
        if found is None and kind == "ignorable" and translated:
            found = one.find(f"{_IN}source")
        if kind in _JOINED and found is not None:
            if len(found):
                raise ValueError(found[0].tag.removeprefix(_IN))
            parts.append(found.text or "")
    return "".join(parts)


def _read_notes(element: Element) -> dict[str, str]:
    """Return the notes of a unit by category; what has none is the translator's."""
    found: dict[str, str] = {}
    for note in element.findall(f"{_IN}notes/{_IN}note"):
        category = note.get("category", _THEIRS)
        text = "".join(note.itertext())
        found[category] = f"{found[category]}\n{text}" if category in found else text
    return found
