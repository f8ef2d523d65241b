"""`publish review`: a statement and its translation, side by side, for the person who approves it.

The page is written below `review/`, or into a file that the reviewer names: a new one, or an earlier page of
ours. What people made (sources, catalogs) and what `publish` makes is never written over.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from publish.approvals.requests import requests
from publish.checks.rules import SEVERITIES
from publish.errors import ConfigError
from publish.model import ENGLISH, Piece, Project, Speech, Status
from publish.press.approved import distinct
from publish.press.judge import WAIVABLE, Judged, people
from publish.press.protected import refuse
from publish.press.reviewing.examine import Examined, examine
from publish.press.workspace import SITE
from publish.releases.review import OURS, Request, Review, Row, changes, review

_KEPT = ("source", "locale", "build")
_FIGURE = re.compile(r"\d[\d.,\u066b\u066c]*")
_HEAD = 1024  # bytes of a page in which it says what it is


def page(project: Project, code: str, slug: str, speech: Speech = ENGLISH) -> tuple[str, bytes]:
    """Return where the page belongs in the workspace, and its bytes, with what is to be mended in `speech`.

    Raises as `examine` does.
    """
    found = examine(project, code, slug)
    path, data = f"review/{found.language.code}/{found.slug}.html", review(as_review(project, found), speech)
    refuse(path, data, project.protected)
    return path, data


def check_output(root: Path, output: Path) -> None:
    """Raise ConfigError where `output` is no place for a page: of the workspace's own, or taken."""
    place = Path(os.path.realpath(output))
    for folder in _KEPT:
        if place.is_relative_to(os.path.realpath(root / folder)):
            message = f'"{output}" lies in {folder}/, which is not for review pages: name another file'
            raise ConfigError("--output", 0, message)
    if os.path.lexists(output) and not _ours(output):
        message = f'"{output}" is there already, and is no review page: name another file'
        raise ConfigError("--output", 0, message)


def _ours(output: Path) -> bool:
    """Tell whether an earlier review page lies there."""
    if output.is_symlink() or not output.is_file():
        return False
    with output.open("rb") as file:
        return OURS.encode() in file.read(_HEAD)


def as_review(project: Project, found: Examined) -> Review:
    """Return what the page shows."""
    policy = project.policy(found.language)
    return Review(
        slug=found.slug,
        path=found.path,
        title=found.title,
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
        kind=(one.segment.context or "page") if found.slug == SITE else str(one.segment.kind),
        status="refused" if one.refused else str(one.translation.status),
        original=original,
        piece=found.rendered.get(one.number),
        targets=tuple(
            replace(target, address=localized.get(target.address, target.address))
            for target in one.segment.targets
        ),
        changes=changes(previous, one.segment.text) if previous is not None else (),
        findings=one.findings,
        requests=tuple(_requests(one)),
        waivable=_waivable(one),
        voices=tuple(dict.fromkeys(map(str, one.voices))),
        people=len(distinct(one.voices)),
        approved=one.approved,
    )


def _waivable(one: Judged) -> tuple[str, ...]:
    """Return the rules that an approval of the segment may waive now."""
    if one.translation.status is not Status.TRANSLATED:
        return ()
    return tuple(rule for rule in one.waivable if rule not in one.waived)


def _requests(one: Judged) -> Iterator[Request]:
    """Yield what the translator asks for and nobody granted yet, with what is wrong about it."""
    for text in requests(one.translation.note):
        rule = text.split()[0]
        if rule not in one.waived:
            yield Request(text, _doubt(one, rule, text.removeprefix(rule)))


def _doubt(one: Judged, rule: str, why: str) -> str:
    """Return what is wrong about a request, in words; empty where nothing is."""
    if rule not in SEVERITIES:
        return f'there is no rule "{rule}"'
    if rule not in WAIVABLE:
        return f'nobody can waive "{rule}"'
    if rule not in one.errors:
        return f'there is no error "{rule}" here'
    about = (
        f"{each.message} {each.text[each.start : each.end]}" for each in one.findings if each.rule == rule
    )
    told = set(_figures(" ".join(about)))
    if others := [figure for figure in _figures(why) if figure not in told]:
        return f"no error here is about {', '.join(others)}"
    return ""


def _figures(text: str) -> Iterator[str]:
    """Yield the figures in `text`, in Latin digits and without separators."""
    for figure in _FIGURE.findall(text):
        yield "".join(str(unicodedata.decimal(digit)) for digit in figure if digit.isdecimal())
