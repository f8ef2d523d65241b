"""One translation after another, judged: rendered, checked, and compared with what was approved of it.

An approval and a waiver are bound to the digest of what they were given for, a waiver also to the very errors
that stood there. Both take as many people as the language's policy asks for; a waiver turns an error into a
warning that every report prints. Only rules that say so can be waived, whatever a file of approvals lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from publish.approvals.digest import digest
from publish.approvals.waivers import waiver
from publish.checks.changes import minor
from publish.checks.rule import MOST, Pair
from publish.checks.rules import RULES
from publish.checks.translations import Findings, translation_findings, waive
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

_ABSENT = Translation("", Status.MISSING)


class Judged(Struct, frozen=True):
    """One segment's translation and all that is known of it; `number` counts from 1.

    `piece` is the translation as readers meet it, None where it is not usable. `errors` has each rule with
    an error in it, waived or not, with the waiver that would cover what stands there; in `findings` a waived
    one is a warning. `voices` are the approvals of it as it is, `waived` says by rule who waived it, and
    `approved` whether enough people did.
    """

    number: int
    segment: Segment
    translation: Translation
    piece: Piece | None
    findings: tuple[Finding, ...] = ()
    errors: Mapping[str, str] = {}
    voices: tuple[Voice, ...] = ()
    waived: Mapping[str, str] = {}
    approved: bool = False

    @property
    def refused(self) -> bool:
        """Tell whether the translation has an error that nobody waived."""
        return not self.errors.keys() <= self.waived.keys()

    @property
    def waivable(self) -> Mapping[str, str]:
        """Return those of `errors` that the office may waive."""
        return {rule: text for rule, text in self.errors.items() if text and rule in WAIVABLE}


def judge(  # noqa: PLR0913  because a judgement follows from all of these, and each is named
    project: Project,
    statement: Statement,
    language: Language,
    catalog: Catalog,
    *,
    originals: tuple[Piece, ...],
    renderer: Renderer,
    approved: Approved,
    findings: Findings = translation_findings,
) -> Iterator[Judged]:
    """Yield what there is to say of each segment in `language`; `originals` are the source's own pieces.

    `findings` checks a pair: as `translation_findings` does, be it by what is known from earlier.
    """
    localized = project.targets.get(language.code, {})
    written = conventions(project.source_language), conventions(language)
    policy = project.policy(language)
    for number, (segment, original) in enumerate(zip(statement.segments, originals, strict=True), start=1):
        translation = _translation(project, segment, catalog)
        shown = usable(translation.status, policy)
        piece = renderer.render(segment, translation.text, localized) if shown else None
        pair = Pair(segment, translation, original, piece, *written, lexicon=project.lexicon)
        found = tuple(findings(pair, path=catalog.path, statement=statement.slug))
        one = Judged(number, segment, translation, piece, found, _errors(found))
        if approved.voices and shown:
            bound = vouched(project, statement.slug, language, segment, translation.text)
            one = with_voices(one, approved.voices.get(bound, ()), people(policy))
        yield replace(one, findings=tuple(_told(of, one.waived) for of in found)) if one.waived else one


def _told(found: Finding, waived: Mapping[str, str]) -> Finding:
    """Return a finding as reports have it: a waived one as a warning, without the advice to mend it."""
    if found.rule not in waived:
        return found
    said = found.said if isinstance(found.said, str) else found.said.shortened()
    return waive(replace(found, said=said), waived[found.rule])


def vouched(project: Project, slug: str, language: Language, segment: Segment, text: str) -> str:
    """Return the digest that an approval of the translation `text`, of the statement `slug`, is bound to."""
    localized = project.targets.get(language.code, {})
    return digest(segment, text, statement=slug, language=language.code, localized=localized)


def people(policy: Policy) -> int:
    """Return how many people have to approve a translation, and to waive an error in it."""
    return policy.reviewers if policy.review == "required" else 1


def current(project: Project, statement: Statement, language: Language, catalog: Catalog) -> frozenset[str]:
    """Return the digests of all translations that `catalog` has now."""
    return frozenset(
        vouched(project, statement.slug, language, segment, _translation(project, segment, catalog).text)
        for segment in statement.segments
    )


def with_voices(one: Judged, voices: tuple[Voice, ...], wanted: int) -> Judged:
    """Return the judgement with what the `voices` for this very text say, where `wanted` people are asked."""
    waived = {}
    for rule, text in one.waivable.items():
        waivers = distinct(voice for voice in voices if text in voice.allow).values()
        if len(waivers) >= wanted:
            waived[rule] = " and ".join(map(str, waivers))
    told = replace(one, voices=voices, waived=waived)
    enough = one.translation.status is Status.TRANSLATED and len(distinct(voices)) >= wanted
    return replace(told, approved=enough and not told.refused)


def _errors(findings: tuple[Finding, ...]) -> Mapping[str, str]:
    """Return, by rule, the waiver of its errors among `findings`; none where some may be left untold."""
    pieces: dict[str, list[str]] = {}
    for one in findings:
        if one.severity is Severity.ERROR:
            pieces.setdefault(one.rule, []).append(one.text[one.start : one.end])
    return {rule: waiver(rule, found) if len(found) < MOST else "" for rule, found in sorted(pieces.items())}


def _translation(project: Project, segment: Segment, catalog: Catalog) -> Translation:
    """Return what the catalog says of a segment, fuzzy told apart from outdated."""
    found = catalog.translations.get(segment.key, _ABSENT)
    if (
        found.status is Status.FUZZY
        and found.previous is not None
        and minor(found.previous, segment.text, source_language=project.source_language.code)
    ):
        return replace(found, status=Status.OUTDATED)
    return found
