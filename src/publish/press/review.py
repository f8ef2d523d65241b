"""`publish review`: a statement and its translation, side by side, for the person who approves it."""

from __future__ import annotations

from dataclasses import replace

from publish.approvals.requests import requests
from publish.model import Piece, Project
from publish.press.examine import Examined, examine
from publish.press.judge import Judged, people
from publish.press.protected import refuse
from publish.releases.review import Review, Row, changes, review


def page(project: Project, code: str, slug: str) -> tuple[str, bytes]:
    """Return where the page belongs in the workspace, and its bytes; raises as `examine` does."""
    found = examine(project, code, slug)
    path, data = f"review/{found.language.code}/{found.statement.slug}.html", review(_review(project, found))
    refuse(path, data, project.protected)
    return path, data


def _review(project: Project, found: Examined) -> Review:
    """Return what the page shows."""
    policy = project.policy(found.language)
    return Review(
        slug=found.statement.slug,
        path=found.path,
        title=found.statement.metadata.title,
        language=found.language,
        source_language=project.source_language,
        review=policy.review,
        wanted=people(policy),
        rows=tuple(
            _row(project, found, one, original)
            for one, original in zip(found.judged, found.originals, strict=True)
        ),
        findings=found.findings,
    )


def _row(project: Project, found: Examined, one: Judged, original: Piece) -> Row:
    """Return one segment as the page shows it."""
    localized = project.targets.get(found.language.code, {})
    previous = one.translation.previous
    return Row(
        number=one.number,
        kind=str(one.segment.kind),
        status="refused" if one.refused else str(one.translation.status),
        original=original,
        piece=found.rendered.get(one.number),
        targets=tuple(
            replace(target, address=localized.get(target.address, target.address))
            for target in one.segment.targets
        ),
        changes=changes(previous, one.segment.text) if previous is not None else (),
        findings=one.findings,
        requests=tuple(requests(one.translation.note)),
        voices=tuple(dict.fromkeys(map(str, one.voices))),
        approved=one.approved,
    )
