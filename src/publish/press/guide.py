"""The guide for translators, `docs/translating.md`, in other languages: made as statements are, of catalogs.

1. The English text is the source; it is taken apart, checked and filled as every statement is. Its catalogs
   are `docs/locale/translating.LANG.po`, beside their template.
2. A guide is made only where all of it is translated and no check finds an error: else CatalogError says it.
3. `python -m publish.press.guide FILE` prints a file as it has to be now, in a repository: the template, a
   catalog brought up to date with it, or `docs/translating.LANG.html`. `make guide` asks it for all.
"""

from __future__ import annotations

import datetime as dt
import sys
from functools import partial
from pathlib import Path

from publish.catalogs.entries import CatalogFile
from publish.catalogs.header import new_catalog
from publish.catalogs.merge import merge
from publish.catalogs.reader import read, translations
from publish.catalogs.record import RECORD, record
from publish.catalogs.templates import template as statement_template
from publish.catalogs.writer import write
from publish.checks.rule import Pair
from publish.checks.translations import translation_findings
from publish.errors import CatalogError
from publish.languages import language
from publish.languages.writing import conventions
from publish.model import Furniture, Language, Lexicon, Publisher, Severity, Statement, Status
from publish.releases.environment import render
from publish.statements.fill import fill
from publish.statements.inline import Renderer
from publish.statements.parse import statement

SOURCE = "docs/translating.md"
TEMPLATE = "docs/locale/translating.pot"
_ALWAYS = dt.date(1970, 1, 1)  # so that files change with the words alone


def source(text: str) -> Statement:
    """Return the guide, Markdown below its title, as the statement that it is translated as."""
    title, _, body = text.partition("\n")
    front = f"---\ntitle: {title.removeprefix('# ')}\ndate: {_ALWAYS}\n---\n"
    return statement(f"{front}{body}", f"source/{_ALWAYS}-translating.md")


def template(text: str) -> CatalogFile:
    """Return the template of the guide."""
    po = statement_template(source(text), date=_ALWAYS)
    po.metadata["Project-Id-Version"] = "translating"
    for entry in po:
        entry.occurrences = [(SOURCE, "")]
    po.metadata[RECORD] = record(po)
    return po


def updated(old: bytes, into: Language, now: CatalogFile, before: CatalogFile, path: str) -> str:
    """Return the catalog that was `old` with the messages of the template `now`; without any, a new one."""
    if not old:
        return write(new_catalog(now, into))
    catalog = read(old, path)
    update = partial(merge, catalog=catalog, template=now, previous_template=before, language=into, path=path)
    return write(update(harmless=lambda _before, _now: False))


def guide(text: str, catalog: bytes, into: Language, path: str) -> bytes:
    """Return the page of the guide in a language; CatalogError where its catalog, at `path`, does not do."""
    whole = source(text)
    said, renderer, english = translations(catalog, path), Renderer(), language("en")
    pieces = []
    for segment in whole.segments:
        found = said.translations.get(segment.key)
        if found is None or found.status is not Status.TRANSLATED:
            raise CatalogError(path, found.line if found else 0, f'"{segment.text}" is not translated')
        original, piece = renderer.render(segment, segment.text), renderer.render(segment, found.text)
        pair = Pair(segment, found, original, piece, conventions(english), conventions(into), Lexicon())
        for one in translation_findings(pair, path=path, statement=whole.slug):
            if one.severity is Severity.ERROR:
                raise CatalogError(path, one.line, one.said, rule=one.rule)
        pieces.append(piece)
    body = fill(whole.skeleton, pieces)
    return render("guide.html", Furniture({}, Publisher("")), language=into, title=pieces[0], body=body.html)


def _made(path: str) -> str:
    """Return what the file at `path` has to hold now."""
    text = Path(SOURCE).read_text("utf-8")
    now = template(text)
    if path == TEMPLATE:
        return write(now)
    into = language(Path(path).suffixes[0].removeprefix("."))
    catalog = Path(TEMPLATE).with_suffix(f".{into.code}.po")
    old = catalog.read_bytes() if catalog.is_file() else b""
    if path == str(catalog):
        before = Path(TEMPLATE)
        known = read(before.read_bytes(), TEMPLATE) if before.is_file() else now
        return updated(old, into, now, known, path)
    return guide(text, old, into, str(catalog)).decode()


if __name__ == "__main__":
    print(_made(sys.argv[1]), end="")  # noqa: T201  because `make guide` reads it
