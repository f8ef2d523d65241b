"""One translation after another, judged: rendered, checked, and compared with what was approved of it.

An approval and a waiver are bound to the digest of what they were given for. Both take as many people
as the language's policy asks for; a waiver turns an error into a warning that every report prints.
Only rules that say so can be waived, whatever a file of approvals lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from publish.approvals.digest import digest
from publish.checks.changes import minor
from publish.checks.rule import Pair
from publish.checks.rules import RULES
from publish.checks.translations import translation_findings, waive
from publish.languages.writing import conventions
from publish.model import (
    Catalog,
    Finding,
    Language,
    Piece,
    Policy,
    Project,
    Segment,
    Severity,
    Statement,
    Status,
    Translation,
)  # fmt: skip
from publish.press.approved import Approved, Voice, distinct
from publish.press.policy import usable
from publish.statements.inline import Renderer

WAIVABLE = frozenset(rule.id for rule in RULES if rule.waivable)
"""Ids of the rules whose errors the office may waive."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One segment's translation and all that is known of it; `number` counts from 1.

    `piece` is the translation as readers meet it, None where it is not usable. `errors` are the ids of
    rules with an error in it, waived or not; in `findings` a waived one is a warning. `voices` are the
    approvals of it as it is, `waived` says by rule who waived it, and `approved` whether enough people did.
    """

    number: int
    segment: Segment
    translation: Translation
    piece: Piece | None
    findings: tuple[Finding, ...] = ()
    errors: frozenset[str] = frozenset()
    voices: tuple[Voice, ...] = ()
    waived: Mapping[str, str] = field(default_factory=dict)
    approved: bool = False

    @property
    def refused(self) -> bool:
        """Tell whether the translation has an error that nobody waived."""
        return bool(self.errors - self.waived.keys())


def judge(  # noqa: PLR0913  because a judgement follows from all of these, and each is named
    project: Project,
    statement: Statement,
    language: Language,
    catalog: Catalog,
    *,
    originals: tuple[Piece, ...],
    renderer: Renderer,
    approved: Approved,
) -> Iterator[Judged]:
    """Yield what there is to say of each segment in `language`; `originals` are the source's own pieces."""
    localized = project.targets.get(language.code, {})
    written = conventions(project.source_language), conventions(language)
    policy = project.policy(language)
    for number, (segment, original) in enumerate(zip(statement.segments, originals, strict=True), start=1):
        translation = _translation(project, segment, catalog)
        shown = usable(translation.status, policy)
        piece = renderer.render(segment, translation.text, localized) if shown else None
        pair = Pair(segment, translation, original, piece, *written, lexicon=project.lexicon)
        found = tuple(translation_findings(pair, path=catalog.path, statement=statement.slug))
        one = Judged(number, segment, translation, piece, found, _errors(found))
        if approved.voices and shown:
            bound = vouched(project, statement, language, segment, translation.text)
            one = _heard(one, approved.voices.get(bound, ()), people(policy))
        yield replace(one, findings=tuple(_told(found, one.waived) for found in one.findings))


def _told(found: Finding, waived: Mapping[str, str]) -> Finding:
    """Return a finding as reports have it: a waived one as a warning."""
    return waive(found, waived[found.rule]) if found.rule in waived else found


def vouched(project: Project, statement: Statement, language: Language, segment: Segment, text: str) -> str:
    """Return the digest that an approval of the translation `text` is bound to."""
    localized = project.targets.get(language.code, {})
    return digest(segment, text, statement=statement.slug, language=language.code, localized=localized)


def people(policy: Policy) -> int:
    """Return how many people have to approve a translation, and to waive an error in it."""
    return policy.reviewers if policy.review == "required" else 1


def _heard(one: Judged, voices: tuple[Voice, ...], wanted: int) -> Judged:
    """Return the judgement with what the `voices` for this very text say."""
    waived = {}
    for rule in sorted(one.errors & WAIVABLE):
        waivers = distinct(voice for voice in voices if rule in voice.allow).values()
        if len(waivers) >= wanted:
            waived[rule] = " and ".join(map(str, waivers))
    heard = replace(one, voices=voices, waived=waived)
    enough = one.translation.status is Status.TRANSLATED and len(distinct(voices)) >= wanted
    return replace(heard, approved=enough and not heard.refused)


def _errors(findings: tuple[Finding, ...]) -> frozenset[str]:
    """Return the rules of the errors among `findings`."""
    return frozenset(one.rule for one in findings if one.severity is Severity.ERROR)


def _translation(project: Project, segment: Segment, catalog: Catalog) -> Translation:
    """Return what the catalog says of a segment, fuzzy told apart from outdated."""
    found = catalog.translations.get(segment.key, Translation("", Status.MISSING))
    if (
        found.status is Status.FUZZY
        and found.previous is not None
        and minor(found.previous, segment.text, source_language=project.source_language.code)
    ):
        return replace(found, status=Status.OUTDATED)
    return found
