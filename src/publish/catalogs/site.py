"""What there is to translate around the statements: `site.pot`, and what its catalogs say.

Strings come from the page templates through Babel and Jinja2's own extractor, with the
comments that begin with `TRANSLATORS:`. References name a template without a line: lines
move with every change of layout. The publisher's name, paragraph and contact lines come from
`publish.toml`, under contexts of their own. A contact line that is nothing but addresses and
numbers is not translated; it is published as it is. A translation may change no address and
no telephone number: on the page they become links that a reader trusts as the publisher's.
The topics that statements name have a context of their own too. A topic without a translation is
shown in the source language, so that a new one takes no language's pages down.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import polib
from babel.messages.extract import extract

from publish.addresses import without
from publish.catalogs.addresses import same_addresses, same_numbers
from publish.catalogs.entries import CatalogFile, key, live
from publish.catalogs.header import template_file
from publish.catalogs.record import RECORD, record
from publish.errors import CatalogError
from publish.model import Furniture, Key, Publisher

NAME, ABOUT, CONTACT, TOPIC = "publisher name", "publisher about", "contact", "topic"

_EXTRACTOR = "jinja2.ext:babel_extract"
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
_OPTIONS = {"silent": "false"}  # else a template with a mistake would count as empty
_PLACEHOLDER = re.compile(r"%\(\w+\)s")
_FORMAT = re.compile(r"%\(\w+\)s|%%|%")
_PLACES = "has other places to fill in (%(name)s) than its original: copy them from there"
_CONFIGURATION = "publish.toml"
_SOURCES = "source"
_ORIGINS = {
    NAME: "name of the publisher",
    ABOUT: "about the publisher",
    CONTACT: "line of the publisher's contact",
    TOPIC: "what statements are about; the name of a list of them",
}


def site_template(
    templates: Mapping[str, str], publisher: Publisher, topics: Iterable[str] = (), *, date: dt.date
) -> CatalogFile:
    """Return the template of the page furniture.

    `templates` maps a template's name to its Jinja2 text; `topics` are those of all statements, each once;
    `date` is the content's. Raises
    `CatalogError` (rule `catalog-template`) for a plural or a context in a page template, which
    `Furniture` has no room for, and Jinja2's own error for a template that does not parse.
    """
    po = template_file("site", date)
    found: dict[Key, polib.POEntry] = {}
    for name, text in sorted(templates.items()):
        for entry in _extracted(name, text):
            _add(found, entry)
    for context, text in _lines(publisher):
        _add(found, _line(context, text, _CONFIGURATION))
    for topic in topics:
        _add(found, _line(TOPIC, topic, _SOURCES))
    po.extend(found.values())
    po.metadata[RECORD] = record(po)
    return po


def source_furniture(template: polib.POFile, publisher: Publisher) -> Furniture:
    """Return the furniture in the source language: each string of `template` stands for itself."""
    return Furniture(
        {entry.msgid: entry.msgid for entry in live(template) if _context(entry) is None}, publisher
    )


def furniture(
    template: polib.POFile, publisher: Publisher, catalog: polib.POFile
) -> tuple[Furniture, tuple[str, ...]]:
    """Return the furniture as `catalog` translates it, and the messages of `template` it does not.

    A fuzzy translation is none, and neither is one with a `fault`. A missing message stands in the
    source language. Topics, which need no translation, are not in it.
    """
    translated = {key(entry): entry.msgstr for entry in live(catalog) if _usable(entry)}
    missing = tuple(
        entry.msgid for entry in live(template) if key(entry) not in translated and _context(entry) != TOPIC
    )
    strings = {
        entry.msgid: translated.get(key(entry), entry.msgid)
        for entry in live(template)
        if _context(entry) is None
    }
    return Furniture(strings, _translated(publisher, translated)), missing


def fill_in(po: polib.POFile, known: Mapping[str, str]) -> None:
    """Give each untranslated string of the pages in `po` its translation from `known`, by msgid.

    A merge's guess (fuzzy, with the text that it was made for) is no translation either.
    """
    for entry in live(po):
        guessed = "fuzzy" in entry.flags and entry.previous_msgid is not None
        if _context(entry) is not None or entry.msgid not in known:
            continue
        if guessed or not (entry.msgstr or "fuzzy" in entry.flags):
            entry.msgstr = known[entry.msgid]
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
            entry.previous_msgid = entry.previous_msgctxt = None
    po.metadata[RECORD] = record(po)


# --- extraction --------------------------------------------------------------------------


def _extracted(name: str, text: str) -> Iterator[polib.POEntry]:
    messages = extract(_EXTRACTOR, io.BytesIO(text.encode()), _KEYWORDS, ("TRANSLATORS:",), _OPTIONS)
    for line, message, comments, context in messages:
        if not isinstance(message, str) or context is not None:
            raise CatalogError(
                name,
                line,
                f"{message!r} has a plural or a context; use a plain string",
                rule="catalog-template",
            )
        yield polib.POEntry(
            msgid=message,
            comment="\n".join(" ".join(comment.split()) for comment in comments),
            occurrences=[(name, "")],
            flags=["python-format"] if _PLACEHOLDER.search(message) else [],
        )


def _lines(publisher: Publisher) -> Iterator[tuple[str, str]]:
    """Return context and text of each line of the publisher that needs translation."""
    yield NAME, publisher.name
    if publisher.about:
        yield ABOUT, publisher.about
    yield from ((CONTACT, line) for line in publisher.contact if _has_words(line))


def _has_words(line: str) -> bool:
    return any(character.isalpha() for character in without(line))


def _line(context: str, text: str, where: str) -> polib.POEntry:
    return polib.POEntry(msgctxt=context, msgid=text, comment=_ORIGINS[context], occurrences=[(where, "")])


def _add(found: dict[Key, polib.POEntry], entry: polib.POEntry) -> None:
    """Add `entry`, or what it says more than the same message found before."""
    first = found.setdefault(key(entry), entry)
    if first is not entry:
        first.occurrences = list(dict.fromkeys([*first.occurrences, *entry.occurrences]))
        lines = dict.fromkeys([*first.comment.split("\n"), *entry.comment.split("\n")])
        first.comment = "\n".join(line for line in lines if line)


# --- what a catalog says -----------------------------------------------------------------


def _context(entry: polib.POEntry) -> str | None:
    return key(entry)[0]


def _usable(entry: polib.POEntry) -> bool:
    return "fuzzy" not in entry.flags and bool(entry.msgstr.strip()) and not fault(entry)


_TIMES, _MORE = 4, 200  # characters of a translation: so many times its original, and some more


def fault(entry: polib.POEntry) -> str:
    """Return why the translation of a message of `site.po` cannot be used, or nothing if it can."""
    context, source, translation = _context(entry), entry.msgid, entry.msgstr
    if not same_addresses(source, translation):
        return "has other addresses than its original: copy them from there"
    if context is None and len(translation) > _TIMES * len(source) + _MORE:
        return "is far longer than its original: shorten it"
    if context is None:
        return "" if _formats(source) == _formats(translation) else _PLACES
    if not same_numbers(source, translation, dialled=context != CONTACT):
        return "has other numbers than its original: copy them from there"
    return ""


def _formats(text: str) -> list[str]:
    return sorted(_FORMAT.findall(text))


def _translated(publisher: Publisher, texts: Mapping[Key, str]) -> Publisher:
    return replace(
        publisher,
        name=texts.get((NAME, publisher.name), publisher.name),
        about=texts.get((ABOUT, publisher.about), publisher.about),
        contact=tuple(texts.get((CONTACT, line), line) for line in publisher.contact),
    )
