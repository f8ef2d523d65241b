"""How everything stands: what each statement became, the words of the pages, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from publish.model import Finding, Furniture
from publish.press import known, topics
from publish.press.aliases import clashes
from publish.press.orphans import orphans, renamed
from publish.press.outcome import Outcome
from publish.press.study import Run, Study
from publish.press.workspace import slug_of


class Survey(Struct, frozen=True):
    """All that the sources and catalogs say: how each statement stands, what is wrong, what can be made.

    `outcomes` has the oldest first. `furniture` has the languages, by code, whose pages can be made;
    `refused` are the paths of sources that are no statements as they are written.
    """

    outcomes: Sequence[Outcome]
    furniture: Mapping[str, Furniture]
    findings: tuple[Finding, ...]
    refused: tuple[str, ...] = ()


def survey(run: Run, found: Study) -> Survey:
    """Return how everything stands."""
    sources = set(found.look.sources)
    left = orphans(run.project, map(slug_of, found.look.sources))
    outcomes, each = renamed(found.outcomes, known.findings(run.cache), left)
    there = {one.path for one in outcomes}
    findings = (
        *found.look.misnamed,
        *(one for one in each if one.path in sources),
        *found.words.findings,
        *(one for one in each if one.path not in sources),
        *known.name_findings(run.cache, run.project.lexicon),
        *left,
        *clashes(run.project, outcomes),
        *topics.clashes(outcomes),
    )
    refused = (
        *(one.path for one in found.look.misnamed),
        *(one for one in found.look.sources if one not in there),
    )
    return Survey(outcomes, found.words.furniture, findings, refused)
