"""What a statement would be in one language if it were released now: pure, from files to a `Preview`.

1. It goes through the very pipeline of a release (`press.editions`, `press.judge`, `press.release`), with the
   catalog brought up to date in memory: nothing is written.
2. Then all that has a text is shown, whether it may be published or not: fuzzy and refused translations too,
   each rendered by the renderer that confines it. What has none is shown in the source language. Each piece
   is marked with its state.
3. The last guard looks at the body before the marks are put around its pieces. What it refuses is not shown.
4. A language is looked at alone, but with those that it has to appear together with.
5. Where a segment stands in its catalog is where it stands on the disk, not in what was brought up to date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from publish.catalogs.reader import catalog
from publish.errors import CatalogError
from publish.languages import moment_text
from publish.model import (
    Alternate,
    Body,
    Catalog,
    Finding,
    Furniture,
    Language,
    Picture,
    Piece,
    Project,
    Release,
    Segment,
    Statement,
    Translation,
)
from publish.press import catalogs
from publish.press.approved import approved
from publish.press.catalogs import Template
from publish.press.cleared import Cleared
from publish.press.edition import Edition
from publish.press.editions import Catalogs, Office, edition
from publish.press.judge import Judged, current, judge
from publish.press.pictures import placed
from publish.press.policy import State
from publish.press.release import release
from publish.press.shelf import Shelf
from publish.press.standing import Standing
from publish.press.words import spoken
from publish.press.workspace import catalog_path, languages
from publish.releases.guard import guard
from publish.releases.preview import Preview, Seen, marked
from publish.releases.review import changes
from publish.statements.fill import fill
from publish.statements.inline import Renderer

_IMAGE = re.compile(r"<img\b[^<>]*>")  # as our own serializer writes it
_WORDS = re.compile(r' alt="([^"]*)"')
_VERDICTS = {
    State.RELEASED: "It would be released.",
    State.OUTDATED: "It would be released, with a line that the original was updated.",
    State.PARTIAL: "It would be released, with the missing pieces in the original language.",
    State.LEAD: "Its title, summary and first paragraph alone would be released.",
}

_ALONE = "Nothing of it is missing, and no check finds an error in it."


class Known(Struct, frozen=True):
    """What there is to say of one statement in one language, before it is laid out."""

    project: Project
    statement: Statement
    language: Language
    standing: Standing
    seen: tuple[Seen, ...]
    findings: tuple[Finding, ...]
    pictures: tuple[Picture, ...]


def preview(  # noqa: PLR0913  because a preview follows from all of these
    project: Project,
    shelf: Shelf,
    statement: Statement,
    language: Language,
    *,
    now: dt.datetime,
    furnished: bool = True,
) -> Preview:
    """Return the statement in `language` as it stands by what lies on the `shelf`.

    Gaps in the words of the page count where it is `furnished`. Raises CatalogError where its catalog is
    refused, ReleaseError where the last guard refuses its body.
    """
    company = _company(project, language)
    words = _words(company, statement, shelf)
    office = Office(company, _unmade(words) if furnished else {}, now)
    found = _known(company, statement, language, shelf, office)
    return Preview(
        _release(found, words[language.code][0], now),
        found.seen,
        _verdict(found.standing, furnished=furnished),
        tuple(Alternate(one, address(one, statement.slug)) for one in languages(project)),
        found.findings,
        notes=tuple(_notes(found.statement, now)),
    )


def address(language: Language, slug: str) -> str:
    """Return where the preview of a statement in `language` is."""
    return f"/{language.tag}/{slug}.html"


def stands(project: Project, shelf: Shelf, statement: Statement, *, now: dt.datetime) -> tuple[Standing, ...]:
    """Return how a statement stands in each language; one whose catalog is refused is withheld for that."""
    words = _words(project, statement, shelf)
    office = Office(project, _unmade(words), now)
    found, _ = edition(office, statement, _catalogs(project, statement, shelf), shelf, Cleared())
    return found.standings


# --- what it stands among -----------------------------------------------------------------


def _company(project: Project, language: Language) -> Project:
    """Return the project with `language` and those that appear together with it, and no others."""
    codes = {language.code}
    while more := {code for group in project.together if codes & {*group} for code in group} - codes:
        codes |= more
    return replace(
        project,
        languages=tuple(one for one in project.languages if one.code in codes),
        together=tuple(group for group in project.together if codes & {*group}),
    )


def _words(project: Project, statement: Statement, shelf: Shelf) -> dict[str, tuple[Furniture, str]]:
    """Return the words of the pages in each language, by code, and why its pages cannot be made, if so."""
    template = catalogs.of_site(project, (statement,), shelf)
    return {one.code: spoken(project, one, template, shelf) for one in languages(project)}


def _unmade(words: dict[str, tuple[Furniture, str]]) -> dict[str, str]:
    return {code: reason for code, (_, reason) in words.items() if reason}


def _catalogs(project: Project, statement: Statement, shelf: Shelf) -> Catalogs:
    """Return what each catalog says when it is brought up to date, or why it is refused."""
    template = catalogs.of_statement(statement, shelf)
    found: dict[str, Catalog | CatalogError] = {}
    for language in project.languages:
        path = catalog_path(language, statement.slug)
        try:
            found[path] = _catalog(project, template, language, shelf)
        except CatalogError as error:
            found[path] = error
    return found


def _catalog(project: Project, template: Template, language: Language, shelf: Shelf) -> Catalog:
    """Return what a catalog says when it is brought up to date, with the lines that its entries have now."""
    path = catalog_path(language, template.domain)
    po, data = catalogs.updated(project, template, language, shelf)
    told = catalog(po, path)
    if data is None:
        return told
    there = catalogs.told(template, language, shelf)
    lines = {key: one.line for key, one in there.translations.items()} if there else {}
    texts = {text: line for (_, text), line in lines.items()}
    translations = {
        key: replace(one, line=lines.get(key) or _line(texts, one)) for key, one in told.translations.items()
    }
    return Catalog(path, translations)


def _line(texts: dict[str, int], one: Translation) -> int:
    """Return where the entry stands that a translation was taken over from; 0 where there is none."""
    return texts.get(one.previous, 0) if one.previous else 0


# --- what is known of it ------------------------------------------------------------------


def _known(project: Project, statement: Statement, language: Language, shelf: Shelf, office: Office) -> Known:
    """Return what there is to say of the statement in `language`; CatalogError as `preview` has it."""
    shelved = _catalogs(project, statement, shelf)
    own = shelved.get(catalog_path(language, statement.slug))
    if isinstance(own, CatalogError):
        raise own
    found, findings = edition(office, statement, shelved, shelf, Cleared())
    shown, pictures, _ = placed(project, statement, shelf)
    renderer = Renderer()
    originals = tuple(_pictured(renderer.render(segment, segment.text)) for segment in shown.segments)
    if own is None:
        seen = tuple(_original(shown, at, piece, findings) for at, piece in enumerate(originals))
    else:
        judged = _judged(project, shown, language, own, originals, shelf, renderer)
        seen = tuple(
            _seen(project, shown, language, own.path, *pair, renderer)
            for pair in zip(judged, originals, strict=True)
        )
    told = {one for each in seen for one in each.findings}
    rest = tuple(one for one in findings if one not in told and one.language in {None, language.code})
    return Known(project, shown, language, found.standing(language), seen, rest, pictures)


def _judged(  # noqa: PLR0913, PLR0917  because a judgement follows from all of these
    project: Project,
    statement: Statement,
    language: Language,
    own: Catalog,
    originals: tuple[Piece, ...],
    shelf: Shelf,
    renderer: Renderer,
) -> Iterator[Judged]:
    """Yield each segment's translation, judged as for a release."""
    now = partial(current, project, statement, language, own)
    found = approved(project, statement.slug, language, now, shelf=shelf)
    yield from judge(
        project, statement, language, own, originals=originals, renderer=renderer, approved=found
    )


def _original(statement: Statement, at: int, piece: Piece, findings: Sequence[Finding]) -> Seen:
    """Return a segment of a statement in its own language."""
    segment = statement.segments[at]
    own = tuple(one for one in findings if one.path == statement.path and one.line == segment.line)
    return Seen(
        at + 1,
        str(segment.kind),
        "original",
        piece,
        piece,
        _at(statement, segment),
        note=segment.note,
        targets=segment.targets,
        findings=own,
    )


def _seen(  # noqa: PLR0913, PLR0917  because all of these are shown
    project: Project,
    statement: Statement,
    language: Language,
    path: str,
    one: Judged,
    original: Piece,
    renderer: Renderer,
) -> Seen:
    """Return a segment with its translation, whatever state that is in."""
    localized = project.targets.get(language.code, {})
    text, line, previous = one.translation.text, one.translation.line, one.translation.previous
    return Seen(
        one.number,
        str(one.segment.kind),
        "refused" if one.refused else "approved" if one.approved else str(one.translation.status),
        original,
        _pictured(one.piece or renderer.render(one.segment, text, localized)) if text else None,
        _at(statement, one.segment),
        f"{path}:{line}" if line else f"{path} (not there yet: run publish update)",
        one.segment.note,
        tuple(replace(to, address=localized.get(to.address, to.address)) for to in one.segment.targets),
        changes(previous, one.segment.text) if previous is not None and text else (),
        one.findings,
    )


def _pictured(piece: Piece) -> Piece:
    """Return a piece with the words of each picture whose file is not there in its place."""

    def words(image: re.Match[str]) -> str:
        told = _WORDS.search(image[0])
        return image[0] if ' src="../' in image[0] else f"<span>[{told[1] if told else ''}]</span>"

    return replace(piece, html=_IMAGE.sub(words, piece.html)) if "<img" in piece.html else piece


def _at(statement: Statement, segment: Segment) -> str:
    """Return where a segment stands in its source; the source alone where nobody knows the line."""
    return f"{statement.path}:{segment.line}" if segment.line else statement.path


# --- how it is shown ----------------------------------------------------------------------


def _release(found: Known, furniture: Furniture, now: dt.datetime) -> Release:
    """Return the release that there would be if all that has a text could be shown, its pieces marked."""
    pieces = tuple(one.piece or replace(one.original, fallback=True) for one in found.seen)
    guard(_body(found, pieces).html, found.statement.path)
    shown = tuple(marked(piece, one.number, one.state) for piece, one in zip(pieces, found.seen, strict=True))
    standing = replace(
        found.standing,
        state=State.PARTIAL if found.standing.state is State.PARTIAL else State.RELEASED,
        pieces=shown,
        body=_body(found, shown),
    )
    alone = Edition(found.statement, (standing,), found.pictures)
    made = release(found.project, alone, standing, furniture, {})
    made = replace(made, topics=tuple(replace(one, href="") for one in made.topics))  # there are no lists
    embargo = found.statement.metadata.embargo
    if embargo and now < embargo:
        return replace(made, embargo_text=moment_text(found.language, embargo))
    return made


def _body(found: Known, pieces: Sequence[Piece]) -> Body:
    return fill(found.statement.skeleton, pieces, found.project.source_language)


def _verdict(found: Standing, *, furnished: bool) -> str:
    """Return in words what would become of the statement in this language."""
    if found.state.published:
        return _VERDICTS[found.state] if furnished else _ALONE
    return f"It would not be released: {found.reason}."


def _notes(statement: Statement, now: dt.datetime) -> Iterator[str]:
    """Yield what else whoever looks at the preview has to know."""
    embargo = statement.metadata.embargo
    if embargo and now < embargo:
        yield f"Embargoed until {embargo.isoformat(' ')}: nothing of it may be shown to others."
