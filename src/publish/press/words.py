"""The words around the statements, found once for a run: its template, its catalogs, and what of them is fit.

They follow from the templates of the pages, from the publisher's lines, and from the front matter of all
statements, whose topics are translated there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from publish.catalogs.entries import CatalogFile
from publish.catalogs.header import new_catalog
from publish.catalogs.site import fill_in, source_furniture
from publish.errors import CatalogError
from publish.model import Finding, Furniture, Language, Project
from publish.press import catalogs
from publish.press.catalogs import Template
from publish.press.editions import ABSENT, absent
from publish.press.front import Headed
from publish.press.furniture import furnished, needed, shipped
from publish.press.shelf import Shelf
from publish.press.workspace import SITE, catalog_path, finding, languages, template_path


class Words(Struct, frozen=True):
    """The words of the pages: by language's code where they are fit, and why where they are not.

    `files` has the bytes of templates and catalogs that changed, by path.
    """

    furniture: Mapping[str, Furniture]
    unfurnished: Mapping[str, str]
    findings: tuple[Finding, ...]
    files: Mapping[str, bytes] = {}


def words(
    project: Project,
    statements: Iterable[Headed],
    updated: Iterable[Language],
    shelf: Shelf,
    *,
    judged: bool = True,
) -> Words:
    """Return the words of the pages; catalogs in the languages `updated` are brought up to date.

    `statements` are all that there are, the oldest first. Which words are fit is found out if they are to be
    `judged`; else there are none, and `findings` tells which catalogs were refused.
    """
    template = catalogs.of_site(project, statements, shelf)
    updated = frozenset(updated)
    shelved = {one: _catalog(project, one, template, updated, shelf) for one in languages(project)}
    refused = {one: po for one, (po, _) in shelved.items() if isinstance(po, CatalogError)}
    files = {catalog_path(one, SITE): data for one, (_, data) in shelved.items() if data is not None}
    if template.changed is not None and not refused:
        files[template_path(SITE)] = template.changed
    if not judged:
        return Words({}, {}, tuple(finding(po, language=one) for one, po in refused.items()), files)
    furniture: dict[str, Furniture] = {}
    unfurnished: dict[str, str] = {}
    findings: list[Finding] = []
    for language, (po, _) in shelved.items():
        found, reason, wrong = _furniture(project, language, template, po, shelf)
        findings += wrong
        if found:
            furniture[language.code] = found
        else:
            unfurnished[language.code] = reason
    return Words(furniture, unfurnished, tuple(findings), files)


def spoken(project: Project, language: Language, template: Template, shelf: Shelf) -> tuple[Furniture, str]:
    """Return the words of the pages in `language` as they are now, and why its pages cannot be made, if so.

    What is not translated stands in the language that it was written in; of what has no catalog that can be
    used, the package's own words are there.
    """
    po, _ = _catalog(project, language, template, frozenset(), shelf)
    found, reason, _ = _furniture(project, language, template, po, shelf)
    if found:
        return found, reason
    if po is None or isinstance(po, CatalogError):
        po = new_catalog(template.now, language)
        fill_in(po, shipped(language))
    told = furnished(project, language, template.now, po, catalog_path(language, SITE), shelf)
    return told.furniture, reason


def _catalog(
    project: Project, language: Language, template: Template, updated: frozenset[Language], shelf: Shelf
) -> tuple[CatalogFile | CatalogError | None, bytes | None]:
    """Return a language's catalog of these words, and its new bytes if it was to be updated and changed."""
    if not catalogs.translated(project, language, template):
        return None, None
    try:
        if language in updated:
            return catalogs.updated(project, template, language, shelf)
        return catalogs.whole(template, language, shelf), None
    except CatalogError as error:
        return error, None


def _furniture(
    project: Project,
    language: Language,
    template: Template,
    po: CatalogFile | CatalogError | None,
    shelf: Shelf,
) -> tuple[Furniture | None, str, tuple[Finding, ...]]:
    """Return a language's furniture, or why its pages cannot be made."""
    if not needed(project, language, template.now):
        return source_furniture(template.now, project.publisher), "", ()
    path = catalog_path(language, SITE)
    if isinstance(po, CatalogError):
        return None, f"{path} is refused", (finding(po, language=language),)
    if po is None:
        return None, ABSENT, (absent(path, language),)
    found = furnished(project, language, template.now, po, path, shelf)
    return None if found.reason else found.furniture, found.reason, found.findings
