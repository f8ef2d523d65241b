"""The words around the statements in each language: page furniture, and the publisher's lines.

The page templates are written in English, the publisher's lines in the source language. A language
needs from its `site.po` only what is not written in it already: an English source needs none, an
Arabic source the page furniture, and a translation from Arabic into English the publisher's lines.

The package brings the page furniture in some languages along (`publish/furniture/LANG.po`); what a
`site.po` lacks is filled in from there.

1. A line is fit for pages when it is translated, keeps its original's addresses, numbers and places, and has
   no character that hides or turns what a reader sees.
2. It is approved when it is the package's own wording, or when enough reviewers approved it as it is, in
   `locale/LANG/approvals/site.toml`. These lines say on every page who publishes and whether anybody has
   reviewed it: where the language's policy asks for review, nothing appears before all of them are approved.
3. Elsewhere another wording than the package's is a warning until somebody has approved it.
4. The names of topics are translated there as well, once for all statements. One that is not fit, or not
   approved where it has to be, is shown in the source language and keeps no page from its readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from publish.catalogs.entries import CatalogFile, Entry, excerpt, key, live
from publish.catalogs.reader import read
from publish.catalogs.site import TOPIC, fault, furniture
from publish.checks.rules import SEVERITIES
from publish.checks.writing.script import faults
from publish.checks.writing.scripts import writing
from publish.model import Finding, Furniture, Kind, Language, Project, Said, Segment, Status, Translation, say
from publish.press.approved import Approved, approved
from publish.press.judge import Judged, people, vouched, with_voices
from publish.press.shelf import Shelf
from publish.press.workspace import SITE

TEMPLATES = "en"
"""The language, without script or country, that the page templates are written in."""


class Furnished(Struct, frozen=True):
    """The words around a language's statements; `reason` says in words why its pages cannot be made."""

    furniture: Furniture
    reason: str
    findings: tuple[Finding, ...]


@cache
def shipped(language: Language) -> Mapping[str, str]:
    """Return the page furniture as the package knows it in `language`, by msgid; nothing if it does not."""
    file = files("publish") / "furniture" / f"{language.code}.po"
    if not file.is_file():
        return MappingProxyType({})
    return MappingProxyType({entry.msgid: entry.msgstr for entry in read(file.read_bytes(), file.name)})


def needed(project: Project, language: Language, site: CatalogFile) -> frozenset[str]:
    """Return the messages of the template `site` that `language` needs a translation of."""
    return frozenset(entry.msgid for entry in _needed(project, language, site))


def furnished(  # noqa: PLR0913, PLR0917  because it follows from all of these
    project: Project,
    language: Language,
    site: CatalogFile,
    catalog: CatalogFile,
    path: str,
    shelf: Shelf | None = None,
) -> Furnished:
    """Return the furniture as `catalog`, which lies at `path`, has it, and what is to be mended in it."""
    made, _ = furniture(site, project.publisher, catalog)
    found = site_approved(project, language, site, catalog, path, shelf)
    lines = lines_of(project, language, site, catalog, path, found)
    findings = (*found.findings, *(finding for line in lines for finding in line.findings))
    topics = _topics(project, language, lines)
    required = [line for line in lines if line.segment.context != TOPIC]
    reason = _reason(project, language, required, found, path)
    return Furnished(replace(made, topics=topics), reason, findings)


def site_approved(  # noqa: PLR0913, PLR0917  because it follows from all of these
    project: Project,
    language: Language,
    site: CatalogFile,
    catalog: CatalogFile,
    path: str,
    shelf: Shelf | None = None,
) -> Approved:
    """Return which approvals of the furniture count."""

    def current() -> frozenset[str]:
        lines = lines_of(project, language, site, catalog, path)
        return frozenset(_bound(project, language, line) for line in lines)

    found = approved(project, SITE, language, current, shelf=shelf)
    return replace(found, findings=tuple(replace(one, statement=None) for one in found.findings))


def lines_of(  # noqa: PLR0913, PLR0917  because a line is judged by all of these
    project: Project,
    language: Language,
    site: CatalogFile,
    catalog: CatalogFile,
    path: str,
    found: Approved | None = None,
) -> tuple[Judged, ...]:
    """Return each line that `language` needs, judged, and with what of it was `approved`."""
    there = {key(entry): entry for entry in live(catalog)}
    lines = []
    for number, wanted in enumerate(_needed(project, language, site), start=1):
        entry = there.get(key(wanted))
        segment = Segment(wanted.msgid, Kind.TITLE, 0, context=key(wanted)[0])
        line = Judged(number, segment, _translation(entry), None)
        wrong = tuple(_wrong(wanted, entry, language, path))
        errors = {one.rule: "" for one in wrong if one.severity == "error"}
        line = replace(line, findings=wrong, errors=errors)
        lines.append(_with_voices(project, language, line, found or Approved(), path))
    return tuple(lines)


def _with_voices(project: Project, language: Language, line: Judged, found: Approved, path: str) -> Judged:
    """Return `line` with what approvals say of it; a wording of the office's own is told until one does."""
    if not _translated(line):
        return line
    voices = found.voices.get(_bound(project, language, line), ()) if found.voices else ()
    line = with_voices(line, voices, people(project.policy(language)))
    known = shipped(language).get(line.segment.text) if line.segment.context is None else None
    if known == line.translation.text:
        return replace(line, approved=True)
    if known is None or line.approved:
        return line
    own = _own(line, known, language, path)
    return replace(line, findings=(*line.findings, own))


def _topics(project: Project, language: Language, lines: Iterable[Judged]) -> Mapping[str, str]:
    """Return the names of topics in `language` that readers may see, by those in the source language."""
    required = project.policy(language).review == "required"
    return {
        line.segment.text: line.translation.text
        for line in lines
        if line.segment.context == TOPIC and _translated(line) and (line.approved or not required)
    }


def _translated(line: Judged) -> bool:
    """Tell whether a line has a translation that is fit for pages."""
    return line.translation.status is Status.TRANSLATED and not line.refused


def _reason(project: Project, language: Language, lines: Iterable[Judged], found: Approved, path: str) -> str:
    """Return in words why the pages of `language` cannot be made; nothing if they can."""
    lines = tuple(lines)
    if gaps := sum(not _translated(one) for one in lines):
        return f"its page furniture is not translated: {gaps} to do in {path}"
    waiting = sum(not one.approved for one in lines)
    if not waiting or project.policy(language).review != "required":
        return ""
    if found.hindrance:
        return found.hindrance
    wanting = "line of its page furniture wants" if waiting == 1 else "lines of its page furniture want"
    named = f"-l {language.code} {SITE}"
    return f"{waiting} {wanting} approval: `publish review {named}`, then `publish approve {named}`"


def _needed(project: Project, language: Language, site: CatalogFile) -> Iterator[Entry]:
    """Yield the messages of the template that `language` needs a translation of."""
    reads_templates = language.tag.partition("-")[0] == TEMPLATES
    reads_publisher = language == project.source_language
    for entry in live(site):
        if not (reads_templates if key(entry)[0] is None else reads_publisher):
            yield entry


def _bound(project: Project, language: Language, line: Judged) -> str:
    """Return the digest that an approval of a line is bound to."""
    return vouched(project, SITE, language, line.segment, line.translation.text)


def _translation(entry: Entry | None) -> Translation:
    """Return what `site.po` says of a line."""
    if entry is None:
        return Translation("", Status.MISSING)
    line = entry.linenum or 0
    if not entry.msgstr.strip():
        return Translation("", Status.MISSING, line=line)
    status = Status.FUZZY if "fuzzy" in entry.flags else Status.TRANSLATED
    return Translation(entry.msgstr, status, line=line, note=entry.tcomment)


def _wrong(wanted: Entry, entry: Entry | None, language: Language, path: str) -> Iterator[Finding]:
    """Yield why a line cannot stand on a page."""
    there = _translation(entry)
    if entry is None or there.status is not Status.TRANSLATED:
        said = say("{text} is not translated: write its translation in msgstr", text=excerpt(wanted.msgid))
        yield _finding("furniture", path, there.line, said, language)
        return
    if wrong := fault(entry):
        yield _finding("furniture-fault", path, there.line, wrong, language)
    for found in faults(there.text, writing(language.tag)):
        start = max(there.text.find(found.piece), 0)
        end = start + len(found.piece) if found.piece in there.text else start
        told = _finding("furniture-fault", path, there.line, found.said, language)
        yield replace(told, text=there.text, start=start, end=end)


def _own(line: Judged, known: str, language: Language, path: str) -> Finding:
    """Return the finding for another wording than the package's."""
    said = say(
        "{text} is translated as {own}, by the package as {shipped}: "
        "if yours may stand, approve it (`{command}`)",
        text=excerpt(line.segment.text),
        own=excerpt(line.translation.text),
        shipped=excerpt(known),
        command=f"publish review -l {language.code} {SITE}",
    )
    return _finding("furniture-own", path, line.translation.line, said, language)


def _finding(rule: str, path: str, line: int, said: Said, language: Language) -> Finding:
    return Finding(rule, SEVERITIES[rule], path, line, said, None, language.code)
