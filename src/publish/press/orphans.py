"""What lies under the name of a statement that is not there: it was deleted, or has another name now.

1. Its catalogs hold translations, and may be given the new name. Its approvals name the statement that they
   are of, so that they cannot: what was renamed has to be approved again.
2. A statement whose catalog is not there was probably called before what one of those is called: the likest
   of the same day, or else the likest of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from publish.catalogs.likeness import index, likest
from publish.checks.rules import SEVERITIES
from publish.model import Finding, Message, Project, say
from publish.press.editions import ABSENT
from publish.press.outcome import Outcome, Stand
from publish.press.workspace import SITE, approvals_there, catalogs_there

CATALOG = "catalog-orphan"
APPROVALS = "approval-orphan"
_MESSAGES = {
    CATALOG: say(
        "belongs to no statement: if that was renamed, give the catalog its new name, in place of any "
        "that was made there since, or else delete it"
    ),
    APPROVALS: say(
        "approvals of a statement that is not there: a renamed statement has to be approved again; delete "
        "this file when that is done"
    ),
}
_DAY = len("2017-10-19")


def orphans(project: Project, domains: Iterable[str]) -> tuple[Finding, ...]:
    """Return a finding for each file of catalogs and of approvals whose statement is gone, or was renamed.

    `domains` are those that have a source.
    """
    known = {SITE, *domains}
    there = ((CATALOG, catalogs_there(project)), (APPROVALS, approvals_there(project)))
    return tuple(
        Finding(rule, SEVERITIES[rule], path, 0, _MESSAGES[rule], None, code)
        for rule, files in there
        for path, code, domain in files
        if domain not in known
    )


def renamed(
    outcomes: Sequence[Outcome], findings: Iterable[Finding], left: Iterable[Finding]
) -> tuple[Sequence[Outcome], tuple[Finding, ...]]:
    """Return `outcomes` and `findings` with the likeliest earlier name wherever a catalog is not there.

    `left` is what `orphans` found.
    """
    names = tuple(dict.fromkeys(slug(one) for one in left if one.rule == CATALOG))
    bare = (one.slug for one in outcomes if any(each.reason == ABSENT for each in one.stands))
    earlier = dict(_earlier(bare, names)) if names else {}
    if not earlier:
        return outcomes, tuple(findings)
    return tuple(map(partial(_outcome, earlier), outcomes)), tuple(map(partial(_finding, earlier), findings))


def _earlier(slugs: Iterable[str], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each of `slugs` that one of `names` is like enough to, and that name (rule 2)."""
    of_all = index(names)
    for now in slugs:
        same_day = [one for one in names if one[:_DAY] == now[:_DAY]]
        among, texts = (same_day, index(same_day)) if same_day else (names, of_all)
        number = likest(now, texts)
        if number is not None or same_day:
            yield now, among[number or 0]


def _outcome(earlier: Mapping[str, str], one: Outcome) -> Outcome:
    """Return an outcome whose reasons say what the statement may have been called."""
    if one.slug not in earlier:
        return one
    stands = tuple(map(partial(_stand, _hint(earlier[one.slug], "LANG")), one.stands))
    return replace(one, stands=stands)


def _stand(hint: Message, one: Stand) -> Stand:
    """Return how a statement stands, with the `hint` if it has no catalog."""
    return replace(one, reason=f"its catalog is not there: {hint}") if one.reason == ABSENT else one


def _finding(earlier: Mapping[str, str], one: Finding) -> Finding:
    """Return a finding whose message says what the statement may have been called."""
    name = earlier.get(one.statement or "") if one.rule == "catalog-absent" else None
    if not name:
        return one
    return replace(one, said=say("is not there: {advice}", advice=_hint(name, one.language or "LANG")))


def _hint(name: str, code: str) -> Message:
    return say(
        "if this was renamed from {name}, give {path} the new name; if not, run `publish update` to make it",
        name=name,
        path=f"locale/{code}/LC_MESSAGES/{name}.po",
    )


def slug(left: Finding) -> str:
    """Return the slug of the statement whose file was left."""
    return left.path.rpartition("/")[2].rpartition(".")[0]
