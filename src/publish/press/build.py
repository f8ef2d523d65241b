"""The plan carried out: statements and catalogs in, `build/` out.

`build/` is only ever made: each file is replaced whole, `MANIFEST.json` comes last, and files of
the manifest before it that are no longer in the plan (a release withdrawn, a language removed)
go away. A file that `publish` did not write is never touched.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from publish.catalogs.entries import CatalogFile
from publish.catalogs.reader import catalog
from publish.catalogs.record import complete
from publish.catalogs.site import furniture, source_furniture
from publish.checks.rules import SEVERITIES
from publish.checks.sources import source_findings
from publish.errors import CatalogError
from publish.files import Writer
from publish.model import Catalog, Finding, Furniture, Language, Project, Statement
from publish.press.catalogs import Template
from publish.press.plan import Edition, Output, outputs
from publish.press.standing import original, standing
from publish.press.workspace import SITE, Sources, catalog_file, catalog_path, finding
from publish.statements.inline import Renderer

MANIFEST = "build/MANIFEST.json"
_OURS = re.compile(r"(?:[A-Za-z0-9-]+/)?[a-z0-9-]+(?:\.[A-Za-z0-9-]+)?\.(?:html|txt)")


@dataclass(frozen=True, slots=True)
class Survey:
    """All that the sources and catalogs say: how each statement stands, what is wrong, what can be made.

    `furniture` has the languages, by code, whose pages can be made.
    """

    editions: tuple[Edition, ...]
    furniture: Mapping[str, Furniture]
    findings: tuple[Finding, ...]


def survey(project: Project, sources: Sources, made: Iterable[Template]) -> Survey:
    """Return how everything stands by the templates `made` and the catalogs; nothing is written."""
    templates = {one.domain: one for one in made}
    site = templates[SITE]
    findings = list(sources.findings)
    words = {project.source_language.code: source_furniture(site.now, project.publisher)}
    reasons: dict[str, str] = {}
    for language in project.languages:
        furnished, reason, found = _furniture(project, language, site)
        findings += found
        if furnished:
            words[language.code] = furnished
        else:
            reasons[language.code] = reason
    renderer = Renderer()
    editions = []
    for statement in sources.statements:
        findings += source_findings(statement)
        edition, found = _edition(project, statement, renderer, reasons, templates[statement.slug])
        editions.append(edition)
        findings += found
    return Survey(tuple(editions), words, tuple(findings))


def _furniture(
    project: Project, language: Language, site: Template
) -> tuple[Furniture | None, str, tuple[Finding, ...]]:
    """Return a language's furniture, or why its pages cannot be made."""
    path = catalog_path(language, SITE)
    try:
        po = _read(project, path, site)
    except CatalogError as error:
        return None, f"{path} is refused", (finding(error, language=language),)
    if po is None:
        return None, f"{path} is missing: run `publish update`", ()
    made, missing = furniture(site.now, project.publisher, po)
    if not missing:
        return made, "", ()
    reason = f"{len(missing)} strings of the page furniture are not translated in {path}"
    rows = tuple(
        Finding(
            "furniture", SEVERITIES["furniture"], path, 0, f'"{text}" is not translated', None, language.code
        )
        for text in missing
    )
    return None, reason, rows


def _edition(
    project: Project,
    statement: Statement,
    renderer: Renderer,
    unfurnished: Mapping[str, str],
    template: Template,
) -> tuple[Edition, tuple[Finding, ...]]:
    """Return how one statement stands in every language, and what is to be mended in it."""
    source = original(project, statement, renderer)
    standings, findings = [source], list(source.findings)
    for language in project.languages:
        found, refused = _catalog(project, statement, language, template)
        reason = refused[0].path + " is refused" if refused else unfurnished.get(language.code, "")
        one = standing(project, statement, language, found, source=source, renderer=renderer, unmade=reason)
        standings.append(one)
        findings += refused or one.findings
    return Edition(statement, tuple(standings)), tuple(findings)


def _catalog(
    project: Project, statement: Statement, language: Language, template: Template
) -> tuple[Catalog, tuple[Finding, ...]]:
    """Return what the catalog says; an empty one, and a finding, if it is refused."""
    path = catalog_path(language, statement.slug)
    try:
        po = _read(project, path, template)
    except CatalogError as error:
        return Catalog(path, {}), (finding(error, language=language, domain=statement.slug),)
    return (catalog(po, path) if po else Catalog(path, {})), ()


def _read(project: Project, path: str, template: Template) -> CatalogFile | None:
    """Return the catalog at `path`, whole, or None if there is none; CatalogError if it was cut."""
    po = catalog_file(project, path)
    if po is not None:
        complete(po, template.before, path)
    return po


def build(
    project: Project,
    found: Survey,
    writer: Writer,
    *,
    languages: Collection[str] = (),
    slugs: Collection[str] = (),
) -> None:
    """Write `build/` as the plan says; `languages` (codes) and `slugs` narrow what is written."""
    before = _manifest(project.root)
    now: dict[str, str] = {}
    for output in outputs(project, found.editions, found.furniture):
        if _asked(output, languages, slugs):
            writer.write(f"build/{output.path}", output.data)
            now[output.path] = hashlib.sha256(output.data).hexdigest()
        elif output.path in before:
            now[output.path] = before[output.path]
    for path in sorted(before.keys() - now.keys()):
        writer.remove(f"build/{path}")
    text = json.dumps({"files": now}, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    writer.write(MANIFEST, text.encode())


def _asked(output: Output, languages: Collection[str], slugs: Collection[str]) -> bool:
    """Tell whether the caller asked for `output`; pages that list others are always made."""
    language = not languages or output.language is None or output.language.code in languages
    return language and (not slugs or output.statement is None or output.statement in slugs)


def _manifest(root: Path) -> Mapping[str, str]:
    """Return the files below `build/` that the last run wrote, with their digests.

    What is no manifest is none: then nothing is removed. Neither is a path that leads out.
    """
    try:
        files = json.loads((root / MANIFEST).read_bytes())["files"]
        return {path: str(digest) for path, digest in files.items() if _OURS.fullmatch(path)}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}
