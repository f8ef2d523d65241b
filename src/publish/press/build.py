"""The plan carried out: what a survey allows becomes `build/`.

`build/` is only ever made: what an earlier run made that is no longer in the plan (a release withheld, a
language removed, a statement under embargo) goes away first (`press/made.py` tells what that is), then each
file is replaced whole, and what lists them all comes last (`press/manifest.py`). What a run is about to make
for the first time is listed before it begins, so that the next one knows the files of a run that was cut off.
Bundles and signatures vouch for what was there: they go before the first byte changes.

A build that is narrowed leaves other releases as they are. It makes all the same what lists others or takes
them back, and, whole, each statement of which a file comes or goes: the others link to it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager, nullcontext

from publish.files import Writer, scratch
from publish.model import Finding, Project
from publish.parcels.manifest import Manifest
from publish.press.aliases import aliases
from publish.press.edition import Output
from publish.press.made import leftovers, slug, taken
from publish.press.manifest import begin, finish, listed, origins, read, retract, unlisted
from publish.press.plan import outputs
from publish.press.protected import hold
from publish.press.survey import Survey
from publish.printing import session


def build(
    project: Project,
    found: Survey,
    writer: Writer,
    *,
    codes: Collection[str] = (),
    slugs: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Write `build/` as the plan says; `codes` (of languages) and `slugs` narrow what is written.

    Returns a finding for each file there that may be an old release of ours, or not, and for each of somebody
    else's where an alias would stand.
    """
    planned = tuple(outputs(project, found.editions, found.furniture))
    paths = {output.path for output in planned}
    before = read(project.root)
    claimed = {one.path for one in aliases(project, [one.statement for one in found.editions])}
    known = {*before.files, *before.unfinished}
    leaving, strays = leftovers(project, known, paths, claimed)
    others = taken(project.root, known, claimed & paths)
    planned = tuple(one for one in planned if f"build/{one.path}" not in {other.path for other in others})
    coming = unlisted(before, planned, found.editions, project.root)
    asked = _asked(planned, {*leaving, *coming}, codes, slugs)
    files = {path: one for path, one in before.files.items() if path in paths}
    with printer(project):
        hold(asked, project.protected)
        stale = bool(leaving or coming)
        if stale:
            retract(writer)
        for path in leaving:
            writer.remove(f"build/{path}")
        begin(writer, before, paths, asked)
        for output in asked:
            data = output.make()
            files[output.path] = listed(output, data)
            if not stale and files[output.path] != before.files.get(output.path):
                stale = True
                retract(writer)
            writer.write(f"build/{output.path}", data)
    finish(writer, Manifest(files, origins(project, found.editions, before, asked)))
    return (*strays, *others)


def _asked(
    planned: Sequence[Output], changed: Collection[str], codes: Collection[str], slugs: Collection[str]
) -> list[Output]:
    """Return what has to be made of what is `planned`: what was asked for, and whose `changed` paths are.

    A font or a picture belongs to whatever names it.
    """
    if any(path.startswith(("fonts/", "images/")) for path in changed):
        return list(planned)
    statements = {slug(path) for path in changed}
    return [one for one in planned if asked_for(one, codes, slugs) or one.statement in statements]


def printer(project: Project) -> AbstractContextManager[None]:
    """Have ready what prints, if anything is; ConfigError, before anything is made, if nothing can."""
    return session(scratch) if "pdf" in project.formats else nullcontext()


def asked_for(output: Output, codes: Collection[str], slugs: Collection[str]) -> bool:
    """Tell whether the caller asked for `output`, or it is made always."""
    language = not codes or output.language is None or output.language.code in codes
    return output.always or (language and (not slugs or output.statement in slugs))
