"""The words around the statements in each language: page furniture, and the publisher's lines.

The page templates are written in English, the publisher's lines in the source language. A language
needs from its `site.po` only what is not written in it already: an English source needs none, an
Arabic source the page furniture, and a translation from Arabic into English the publisher's lines.

The package brings the page furniture in some languages along (`publish/furniture/LANG.po`); what a
`site.po` lacks is filled in from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from publish.catalogs.entries import CatalogFile, Entry, excerpt, key, live
from publish.catalogs.reader import read
from publish.catalogs.site import fault, furniture
from publish.checks.rules import SEVERITIES
from publish.model import Finding, Furniture, Language, Project

TEMPLATES = "en"
"""The language, without script or country, that the page templates are written in."""


def shipped(language: Language) -> Mapping[str, str]:
    """Return the page furniture as the package knows it in `language`, by msgid; nothing if it does not."""
    file = files("publish") / "furniture" / f"{language.code}.po"
    if not file.is_file():
        return {}
    return {entry.msgid: entry.msgstr for entry in read(file.read_bytes(), file.name)}


def needed(project: Project, language: Language, site: CatalogFile) -> frozenset[str]:
    """Return the messages of the template `site` that `language` needs a translation of."""
    reads_templates = language.tag.partition("-")[0] == TEMPLATES
    reads_publisher = language == project.source_language
    return frozenset(
        entry.msgid
        for entry in live(site)
        if not (reads_templates if key(entry)[0] is None else reads_publisher)
    )


def furnish(
    project: Project, language: Language, site: CatalogFile, catalog: CatalogFile, path: str
) -> tuple[Furniture, tuple[Finding, ...]]:
    """Return the furniture as `catalog`, which lies at `path`, has it, and a finding for each gap.

    The furniture is fit to be used where there is no gap.
    """
    made, missing = furniture(site, project.publisher, catalog)
    wanted = needed(project, language, site)
    entries = {entry.msgid: entry for entry in live(catalog)}
    gaps = (text for text in missing if text in wanted)
    return made, tuple(_gap(text, entries.get(text), language, path) for text in gaps)


def _gap(text: str, entry: Entry | None, language: Language, path: str) -> Finding:
    """Return the finding for a message without a translation, or with one that cannot be used."""
    line = (entry.linenum or 0) if entry is not None else 0
    if entry is not None and entry.msgstr and "fuzzy" not in entry.flags:
        severity, message = SEVERITIES["furniture-fault"], f"{excerpt(text)} {fault(entry)}"
        return Finding("furniture-fault", severity, path, line, message, None, language.code)
    message = f"{excerpt(text)} is not translated: write its translation in msgstr"
    return Finding("furniture", SEVERITIES["furniture"], path, line, message, None, language.code)
