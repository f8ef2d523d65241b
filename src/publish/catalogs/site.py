"""What there is to translate around the statements: `site.pot`, and what its catalogs say.

The words of the pages come from the page templates, by way of `pages.pot`: `extraction` makes it when one of
them is edited, and it is part of the package. The publisher's name, paragraph and contact lines come from
`publish.toml`, under contexts of their own. A contact line that is nothing but addresses and
numbers is not translated; it is published as it is. A translation may change no address and
no telephone number: on the page they become links that a reader trusts as the publisher's.
The topics that statements name have a context of their own too. A topic without a translation is
shown in the source language, so that a new one takes no language's pages down.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files

import polib
from msgspec.structs import replace

from publish.addresses import without
from publish.catalogs.addresses import same_addresses, same_numbers
from publish.catalogs.entries import CatalogFile, clone, excerpt, joined, key, live
from publish.catalogs.header import template_file
from publish.catalogs.reader import read
from publish.catalogs.record import RECORD, record
from publish.model import Furniture, Key, Message, Publisher, say

NAME, ABOUT, CONTACT, TOPIC = "publisher name", "publisher about", "contact", "topic"

_FORMAT = re.compile(r"%\(\w+\)s|%%|%")
_CONFIGURATION = "publish.toml"
_SOURCES = "source"
_ORIGINS = {
    NAME: "name of the publisher",
    ABOUT: "about the publisher",
    CONTACT: "line of the publisher's contact",
    TOPIC: "what statements are about; the name of a list of them",
}


def pages() -> CatalogFile:
    """Return the words of the page templates of this package."""
    file = files("publish.catalogs") / "pages.pot"
    return read(file.read_bytes(), file.name)


def furniture_template(
    words: Iterable[polib.POEntry], publisher: Publisher, topics: Iterable[str] = (), *, date: dt.date
) -> CatalogFile:
    """Return the template of the page furniture.

    `words` are those of the page templates; `topics` are those of all statements, each once; `date` is the
    content's.
    """
    po = template_file("site", date)
    lines = (_line(context, text, _CONFIGURATION) for context, text in _lines(publisher))
    po.extend(joined((*map(clone, words), *lines, *(_line(TOPIC, topic, _SOURCES) for topic in topics))))
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


# --- what a catalog says -----------------------------------------------------------------


def _context(entry: polib.POEntry) -> str | None:
    return key(entry)[0]


def _usable(entry: polib.POEntry) -> bool:
    return "fuzzy" not in entry.flags and bool(entry.msgstr.strip()) and not fault(entry)


_TIMES, _MORE = 4, 200  # characters of a translation: so many times its original, and some more


def fault(entry: polib.POEntry) -> Message | None:
    """Return why the translation of a message of `site.po` cannot be used, or None if it can."""
    context, source, translation = _context(entry), entry.msgid, entry.msgstr
    text = excerpt(source)
    if not same_addresses(source, translation):
        return say("{text} has other addresses than its original: copy them from there", text=text)
    if context is None and len(translation) > _TIMES * len(source) + _MORE:
        return say("{text} is far longer than its original: shorten it", text=text)
    if context is None:
        if _formats(source) == _formats(translation):
            return None
        return say(
            "{text} has other places to fill in (%(name)s) than its original: copy them from there", text=text
        )
    if not same_numbers(source, translation, dialled=context != CONTACT):
        return say("{text} has other numbers than its original: copy them from there", text=text)
    return None


def _formats(text: str) -> list[str]:
    return sorted(_FORMAT.findall(text))


def _translated(publisher: Publisher, texts: Mapping[Key, str]) -> Publisher:
    return replace(
        publisher,
        name=texts.get((NAME, publisher.name), publisher.name),
        about=texts.get((ABOUT, publisher.about), publisher.about),
        contact=tuple(texts.get((CONTACT, line), line) for line in publisher.contact),
    )
