"""What of a survey somebody asked to see: some languages, some statements.

What is wrong with a source is counted as the source language's: it concerns all, and is mended there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import PurePosixPath

from msgspec.structs import replace

from publish.model import Language, Project
from publish.press.outcome import Outcome
from publish.press.survey import Survey


def narrowed(
    project: Project, found: Survey, languages: Sequence[Language], slugs: Collection[str]
) -> tuple[Project, Survey]:
    """Return `project` with none but `languages`, and of `found` what is said of these and of `slugs`.

    Where nothing is named, all of it.
    """
    codes = [one.code for one in languages]
    outcomes = (_in(one, codes) for one in found.outcomes if not slugs or one.slug in slugs)
    findings = tuple(
        one
        for one in found.findings
        if (not codes or (one.language or project.source_language.code) in codes)
        and (not slugs or (one.statement or PurePosixPath(one.path).stem) in slugs)
    )
    there = tuple(one for one in project.languages if not codes or one.code in codes)
    return replace(project, languages=there), replace(found, outcomes=tuple(outcomes), findings=findings)


def _in(outcome: Outcome, codes: Collection[str]) -> Outcome:
    """Return how a statement stands in its own language, which comes first, and in `codes` or all."""
    source, *others = outcome.stands
    return replace(outcome, stands=(source, *(one for one in others if not codes or one.code in codes)))
