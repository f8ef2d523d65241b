"""The fields above a catalog's first message: which we own, which we keep, which must not stay.

Ours come from the template and from our own table of languages, never from the file:
language, plural forms, charset, dates of the content, the version of the segmentation rules.
What tells who a translator is, or where, is taken out. No list of words finds every name, so
only what is known to name nobody is kept: of the comment at a file's head that it is a draft, of
the other fields those that editors write about themselves, without an address or a path of a
home directory. Of a date the day stays, not the hour and its zone.

Source: https://www.gnu.org/software/gettext/manual/html_node/Header-Entry.html
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

import polib

from publish.catalogs.entries import CatalogFile, clone
from publish.catalogs.record import RECORD, record, record_digest
from publish.model import SEGMENTATION, Language

_FIXED = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "X-Publish-Segmentation": str(SEGMENTATION),
}
# Compared by `stamp`: what names a person or guards the file. The others follow at the next write.
_FOLLOW = frozenset(
    {"Project-Id-Version", "POT-Creation-Date", "Language", "Plural-Forms", RECORD, *_FIXED}
) - {"X-Publish-Segmentation"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DRAFT = "Drafted together with the project; it awaits review by a native speaker."
_EDITORS = re.compile(
    r"X-(?:Generator|Source-Language|(?:Poedit|Crowdin|Weblate|Language)\b.*)", re.IGNORECASE
)
_PERSONAL_NAME = re.compile(r"translator|author|user|mail|team", re.IGNORECASE)
_PERSONAL_VALUE = re.compile(r"\S@\S|(?:^|\s)(?:/|~|[A-Za-z]:[\\/])")  # an address, an absolute path


def template_file(project: str, date: dt.date) -> CatalogFile:
    """Return a template without messages. `date` is the content's, so that it changes with it alone."""
    po = CatalogFile()
    po.header = "Made from the sources; changes made here are lost."
    po.metadata_is_fuzzy = True
    po.metadata = {
        "Project-Id-Version": project,
        "POT-Creation-Date": midnight(date.isoformat()),
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": "",
        **_FIXED,
    }
    return po


def new_catalog(template: polib.POFile, language: Language) -> CatalogFile:
    """Return a catalog of `template` without translations."""
    po = CatalogFile()
    po.extend(clone(entry) for entry in template if not entry.obsolete)
    po.metadata = catalog_fields(po, template, language)
    return po


def catalog_fields(po: polib.POFile, template: polib.POFile, language: Language) -> dict[str, str]:
    """Return the header of `po` as it should be: ours set anew, an editor's kept, all others out."""
    created = template.metadata.get("POT-Creation-Date", "")
    return {
        "Project-Id-Version": template.metadata.get("Project-Id-Version", ""),
        "POT-Creation-Date": created,
        "PO-Revision-Date": midnight(po.metadata.get("PO-Revision-Date", "")) or created,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": language.code,
        "Plural-Forms": language.plural_forms,
        **_kept(po.metadata),
        **_FIXED,
        RECORD: record(po),
    }


def _kept(fields: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value
        for name, value in fields.items()
        if _EDITORS.fullmatch(name) and not _PERSONAL_NAME.search(name) and not _PERSONAL_VALUE.search(value)
    }


def midnight(date: str) -> str:
    """Return the day of a gettext date at `00:00+0000`, empty if there is none.

    The hour and its zone would tell where the translator lives; tools want both in the field.
    """
    match = _DAY.match(date)
    return f"{match.group()} 00:00+0000" if match else ""


def without_credits(comment: str) -> str:
    """Return of the comment at a file's head only that it is a draft: any other line may name somebody."""
    return _DRAFT if _DRAFT in map(str.strip, comment.split("\n")) else ""


def stamp(po: polib.POFile) -> tuple[str, dict[str, str], str]:
    """Return what in a header is a reason to write the file: what was personal, and what guards it."""
    fields = {name: value for name, value in po.metadata.items() if name not in _FOLLOW and value}
    return po.header, fields, record_digest(po)
