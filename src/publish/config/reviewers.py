"""`[reviewers.NAME]`: those whose approvals count only with a signature, each with one public key.

Two typed names are not four eyes: names that differ in case or spelling alone, and one key under two
names, are one person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from publish.approvals.names import fault, folded
from publish.model import Policy, Reviewer


class ReviewerTable(Struct, frozen=True):
    """`[reviewers.NAME]` as it is written: one of the two keys."""

    minisign: str | None = None
    gpg: str | None = None

    def reviewer(self, name: str) -> Reviewer:
        """Return the reviewer called `name`."""
        if self.minisign:
            return Reviewer(name, "minisign", self.minisign.strip())
        return Reviewer(name, "gpg", (self.gpg or "").strip())


def mistakes(
    tables: Mapping[str, ReviewerTable], policies: Mapping[str, Policy]
) -> Iterator[tuple[str, str]]:
    """Yield the dotted key and the message of each mistake: in reviewers, and in how many are asked for."""
    seen: dict[str, str] = {}
    for name, table in tables.items():
        key = f"reviewers.{name}"
        if wrong := fault(name):
            yield key, f'"{key}" cannot be a name: {wrong}'
        if bool(table.minisign) == bool(table.gpg):
            yield key, f'"{key}" needs one key: write minisign = "..." or gpg = "..."'
        elif wrong := _key_fault(table.reviewer(name)):
            tool = table.reviewer(name).tool
            yield f"{key}.{tool}", f'"{key}.{tool}" {wrong}'
        for same in (folded(name), table.reviewer(name).key):
            if same in seen:
                yield key, f'"{key}" is the same person as "reviewers.{seen[same]}", by name or by key'
            seen[same] = name
    for code, policy in policies.items():
        if policy.reviewers > max(1, len(tables)):
            key = f"languages.{code}.reviewers"
            advice = "name as many in [reviewers.NAME], each with a key: two typed names can be one person"
            yield key, f'"{key}" is {policy.reviewers}: {advice}'


def _key_fault(reviewer: Reviewer) -> str:
    """Return what is wrong with a reviewer's key, in words; empty where nothing is."""
    from publish.signing.keys import key_fault  # noqa: PLC0415  because most offices have no keys

    return key_fault(reviewer.tool, reviewer.key)
