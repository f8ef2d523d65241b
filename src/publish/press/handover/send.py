"""One parcel for each statement: everything that a translator needs, and nothing else.

1. The work itself comes in one form, so that nobody edits two: a catalog, or a Word table, or XLIFF, or these
   two where both are asked for. It is up to date with the source, whether or not the workspace's catalog is.
2. A preview that needs nothing beside it, the names and terms and earlier translations that have to do with
   this statement alone, and how to go about it. No reviewer's name, and of other statements nothing that is
   not released.
3. The same workspace gives the same bytes: what bears a date has the day on which the statement changed.
4. What is under embargo leaves only when that is asked for, and says so first of all.
5. Each file is searched for protected names before it is packed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from publish.errors import ConfigError, WriteError, printable
from publish.exchange import howto, tmx
from publish.exchange.glossary import glossary
from publish.files import Writer, holds
from publish.languages import language as of_code
from publish.languages import moment_text
from publish.model import Language, Project, Status
from publish.parcels.zips import archive
from publish.press.handover.desk import Desk, Place
from publish.press.handover.left import Left, left
from publish.press.handover.memory import Memory
from publish.press.handover.work import as_catalog, as_word, as_xliff
from publish.press.outcome import Outcome
from publish.press.policy import State
from publish.press.protected import refuse
from publish.press.reviewing.examine import Examined
from publish.press.reviewing.page import as_review
from publish.press.workspace import SITE
from publish.releases.review import review

_FOLDERS = ("build", "source", "locale", "review", ".git")
_WAITING = {State.DRAFT: "is a draft", State.WITHDRAWN: "was withdrawn"}


class Wish(Struct, frozen=True):
    """In which forms the work leaves, whether what is under embargo `now` may."""

    now: dt.datetime
    word: bool = False
    xliff: bool = False
    embargoed: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the sections of the how-to about the forms that are asked for: a catalog, if none is."""
        asked = (("word", self.word), ("xliff", self.xliff))
        return tuple(name for name, wished in asked if wished) or ("catalog",)


class Parcel(Struct, frozen=True):
    """A ZIP for a translator: its name, its bytes, and how much there is to do."""

    name: str
    data: bytes
    left: Left


class Parcels(Struct, frozen=True):
    """What is to be sent, and which statements are not, by slug, with the reason."""

    made: tuple[Parcel, ...]
    kept: Mapping[str, str]


ENDINGS = {"catalog": "po", "word": "docx", "xliff": "xlf"}


def parcels(
    project: Project, language: Language, slugs: Collection[str], outcomes: Sequence[Outcome], wish: Wish
) -> Parcels:
    """Return a parcel for each of `slugs`, or else for each statement with something to do in `language`.

    Raises ConfigError where one that is named is under embargo, and that is not wished.
    """
    desk = Desk(project)
    memory = Memory(desk, language, outcomes)
    kept: dict[str, str] = {}
    made = []
    for one in _asked(outcomes, slugs, language):
        reason = _reason(one, wish, named=bool(slugs))
        if reason and slugs:
            raise ConfigError(one.path, 0, reason)
        if reason:
            kept[one.slug] = reason
        else:
            made.append(_parcel(desk, desk.place(one.slug, language), one, memory, wish))
    if SITE in slugs:
        made.append(_parcel(desk, desk.place(SITE, language), None, memory, wish))
    return Parcels(tuple(made), kept)


def _asked(outcomes: Sequence[Outcome], slugs: Collection[str], language: Language) -> Iterator[Outcome]:
    """Yield the statements that are named; or, if none is, those with something to do."""
    for one in outcomes:
        stand = one.stand(language)
        if one.slug in slugs or (not slugs and stand.count(Status.TRANSLATED) < stand.segments):
            yield one


def _reason(one: Outcome, wish: Wish, *, named: bool) -> str:
    """Return why a statement stays here; nothing if it may leave."""
    until = one.metadata.embargo
    if until is not None and until > wish.now and not wish.embargoed:
        return f"is under embargo until {until.isoformat()}: add --embargoed to send it all the same"
    if not named and (state := one.stands[0].state) in _WAITING:
        return f"{_WAITING[state]}: name it to send it all the same"
    return ""


def _parcel(desk: Desk, place: Place, outcome: Outcome | None, memory: Memory, wish: Wish) -> Parcel:
    """Return the parcel of one statement, or of the words of the pages, which have no outcome."""
    project, examined = desk.project, desk.examine(place, place.catalog)
    stem = f"{place.domain}.{place.language.tag}"
    files = {f"{stem}.html": _preview(project, examined)}
    if terms := glossary(project.lexicon, place.language, [one.segment.text for one in examined.judged]):
        files[f"{stem}.glossary.txt"] = terms
    if outcome and (pairs := memory.of(place.domain)):
        files[f"{stem}.memory.tmx"] = tmx.write(pairs, project.source_language, place.language)
    values = _values(stem, files, examined, outcome, wish)
    for form in wish.forms:
        files[f"{stem}.{ENDINGS[form]}"] = _work(project, place, examined.title, form, values)
    files[f"{stem}.howto.html"] = _how_to(place.language, values, wish)
    for path, data in files.items():
        refuse(path, data, project.protected)
    return Parcel(f"{stem}.zip", archive(files, _stamp(outcome)), left(examined))


def _stamp(outcome: Outcome | None) -> dt.datetime:
    changed = outcome.metadata.changed if outcome else dt.date(1980, 1, 1)
    return dt.datetime.combine(changed, dt.time(), dt.UTC)


def _preview(project: Project, examined: Examined) -> bytes:
    """Return the page with both sides, without what the office alone has to know."""
    found = as_review(project, examined)
    shown = tuple(replace(row, voices=(), waivable=(), people=0, approved=False) for row in found.rows)
    return review(replace(found, rows=shown, wanted=1, office=False))


def _work(project: Project, place: Place, title: str, form: str, values: Mapping[str, str]) -> bytes:
    if form == "word":
        return as_word(project, place, title, howto.paragraphs(place.language, ["word"], values))
    return as_xliff(project, place, title) if form == "xliff" else as_catalog(place)


# --- how to go about it ------------------------------------------------------------------


def _values(
    stem: str, files: Collection[str], examined: Examined, outcome: Outcome | None, wish: Wish
) -> dict[str, str]:
    """Return what the how-to fills in; what is not in the parcel is empty."""
    until = outcome.metadata.embargo if outcome else None
    asides = {"glossary": f"{stem}.glossary.txt", "memory": f"{stem}.memory.tmx"}
    return {
        "title": examined.title,
        "work": ", ".join(f"{stem}.{ENDINGS[form]}" for form in wish.forms),
        **{ending: f"{stem}.{ending}" for ending in ENDINGS.values()},
        "preview": f"{stem}.html",
        **{name: path if path in files else "" for name, path in asides.items()},
        "moment": moment_text(examined.language, until) if until and until > wish.now else "",
    }


def _how_to(language: Language, values: Mapping[str, str], wish: Wish) -> bytes:
    embargo = ["embargo"] if values["moment"] else []
    sections = ["title", *embargo, "files", *wish.forms, "marks", "figures", "back"]
    return howto.page(language, of_code("en"), sections, values)


# --- where parcels go --------------------------------------------------------------------


def folder(project: Project, path: Path) -> Path:
    """Return the folder for parcels; ConfigError for one of the workspace's own, or what is no folder."""
    found = path.resolve()
    for name in _FOLDERS:
        if found.is_relative_to((project.root / name).resolve()):
            message = f"is in {name}/, where parcels have no place: name another folder"
            raise ConfigError(printable(str(path)), 0, message)
    if found.exists() and not found.is_dir():
        raise ConfigError(printable(str(path)), 0, "is a file: name a folder")
    return found


def put(made: Sequence[Parcel], writer: Writer) -> Iterator[Parcel]:
    """Write parcels, and yield those that were not there yet.

    Raises WriteError, before anything is written, for one in whose place another file lies: it may be what
    came back.
    """
    fresh = [one for one in made if not holds(writer.root / one.name, one.data)]
    for one in fresh:
        if (writer.root / one.name).exists() or (writer.root / one.name).is_symlink():
            message = "is there already, and is another: it may have come back; receive it, or move it away"
            raise WriteError(one.name, 0, message)
    for one in fresh:
        writer.create(one.name, one.data)
        yield one
