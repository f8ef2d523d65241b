"""What the office says of words: names and how they are written, terms, and names that may never appear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec import Struct


class Name(Struct, frozen=True):
    """A name of `[names]` in publish.toml.

    `spelling` is the source's own, `variants` others that the source may use too. `forms` are the
    approved ones by language code, the preferred one first, without prefixes or endings.
    """

    spelling: str
    variants: tuple[str, ...] = ()
    forms: Mapping[str, tuple[str, ...]] = {}


class Term(Struct, frozen=True):
    """A term of glossary.toml: approved and forbidden forms by language code, and a note for translators."""

    term: str
    approved: Mapping[str, tuple[str, ...]] = {}
    forbidden: Mapping[str, tuple[str, ...]] = {}
    note: str = ""


class Lexicon(Struct, frozen=True, eq=False):
    """All names and terms of the office.

    Two are equal only if they are one, so that what is made of a lexicon can be kept beside it.
    """

    names: tuple[Name, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Protected:
    """Names that may appear nowhere: each with its spellings. It has no repr, so that no log shows one."""

    names: tuple[tuple[str, ...], ...] = ()
