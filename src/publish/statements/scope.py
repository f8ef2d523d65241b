"""What a segment has of markup, and what is left of it while a text of it is rendered.

A translation may use what its own source segment has, each as often. What it may not is noted here, and what
it did not use is told from what it took.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec.structs import replace

from publish.model import FootnoteReference, RefusalRule, Refused, Segment, Target

Mark = Target | FootnoteReference | str
"""One thing that a segment has: a tag as it is written, or an address in its angle brackets, is text."""


class Owned(NamedTuple):
    """The markup of a segment, in order; `localized` has what each target's address is in one language."""

    targets: tuple[Target, ...]
    references: tuple[FootnoteReference, ...]
    tags: tuple[str, ...]
    addresses: tuple[str, ...]
    localized: tuple[str, ...]

    @classmethod
    def of(cls, segment: Segment, localized: Mapping[str, str]) -> Owned:
        """Return what `segment` has; `localized` maps addresses of the source to those of the language."""
        addresses = tuple(localized.get(one.address, one.address) for one in segment.targets)
        return cls(segment.targets, segment.references, segment.tags, segment.addresses, addresses)

    def without(self, taken: list[Mark]) -> tuple[Mark, ...]:
        """Return what is not among `taken`."""
        rest: list[Mark] = [*self.targets, *self.references, *self.tags]
        rest += [f"<{address}>" for address in self.addresses]
        for one in taken:
            rest.remove(one)
        return tuple(rest)


@dataclass
class Scope:
    """What is left for the text at hand, and what was refused, taken and linked."""

    targets: dict[tuple[int, bool], tuple[Target, str]] = field(default_factory=dict)
    references: list[FootnoteReference] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    refused: dict[Refused, None] = field(default_factory=dict)
    taken: list[Mark] = field(default_factory=list)
    links: int = 0

    @classmethod
    def of(cls, owned: Owned, *, tags: bool, links: bool) -> Scope:
        """Return all that is `owned`; without `tags` or `links` there are none of them to give."""
        pairs = zip(owned.targets, owned.localized, strict=True)
        return cls(
            {(one.number, one.image): (one, address) for one, address in pairs if links or one.image},
            list(owned.references if links else ()),
            list(owned.tags if tags else ()),
            list(owned.addresses if links else ()),
        )

    def take_target(self, number: int, *, image: bool) -> Target | None:
        """Return the link or image of that number, once, with the language's own address."""
        found = self.targets.pop((number, image), None)
        if found is None:
            return None
        target, address = found
        self.taken.append(target)
        self.links += not image
        return replace(target, address=address)

    def take_reference(self, label: str) -> FootnoteReference | None:
        """Return the next reference to `label`: the k-th in any language has the k-th id."""
        for index, reference in enumerate(self.references):
            if reference.label == label:
                self.links += 1
                self.taken.append(reference)
                return self.references.pop(index)
        return None

    def take_tag(self, tag: str) -> bool:
        """Use up one raw `tag`, as it is written; false when none is left."""
        if tag not in self.tags:
            return False
        self.tags.remove(tag)
        self.taken.append(tag)
        return True

    def take_address(self, address: str) -> bool:
        """Use up one `address` that stands in angle brackets; false when none is left."""
        if address not in self.addresses:
            return False
        self.addresses.remove(address)
        self.taken.append(f"<{address}>")
        self.links += 1
        return True

    def refuse(self, rule: RefusalRule, text: str) -> tuple[None, None, None]:
        """Note what is rendered as text, and return what tells Python-Markdown that nothing matched."""
        self.refused[Refused(rule, text)] = None
        return None, None, None
