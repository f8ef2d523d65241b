"""What the office says of words: names and how they are written, terms, and names that may never appear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Name:
    """A name of `[names]` in publish.toml.

    `spelling` is the source's own, `variants` others that the source may use too. `forms` are the
    approved ones by language code, the preferred one first, without prefixes or endings.
    """

    spelling: str
    variants: tuple[str, ...] = ()
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of glossary.toml: approved and forbidden forms by language code, and a note for translators."""

    term: str
    approved: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    forbidden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All names and terms of the office.

    Two are equal only if they are one, so that what is made of a lexicon can be kept beside it.
    """

    names: tuple[Name, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Protected:
    """Names that may appear nowhere: each with its spellings. It has no repr, so that no log shows one."""

    names: tuple[tuple[str, ...], ...] = ()
