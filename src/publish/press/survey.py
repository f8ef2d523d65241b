"""How everything stands: what each statement became, the words of the pages, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publish.model import Finding, Furniture
from publish.press.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Survey:
    """All that the sources and catalogs say: how each statement stands, what is wrong, what can be made.

    `outcomes` has the oldest first. `furniture` has the languages, by code, whose pages can be made;
    `refused` are the paths of sources that are no statements as they are written.
    """

    outcomes: Sequence[Outcome]
    furniture: Mapping[str, Furniture]
    findings: tuple[Finding, ...]
    refused: tuple[str, ...] = ()
