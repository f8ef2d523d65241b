"""The workspace, and what its office decided."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from publish.model.approvals import Reviewer
from publish.model.languages import Language
from publish.model.lexicon import Lexicon, Protected

FormatName = Literal["html", "txt", "single", "eml", "messages", "headline", "pdf"]
"""The forms in which a release can be made; `publish.releases.formats` has the function of each."""

Incomplete = Literal["withhold", "fallback", "lead"]
"""What becomes of a release that is not complete: nothing, gaps in the source language, or its lead alone."""


class Policy(Struct, frozen=True):
    """What the office decides for a language.

    `review`: `notice` says on each release that nobody has approved the translation yet, `required`
    withholds it until as many `reviewers` have. `incomplete`: what becomes of a release that is not
    complete; with `fallback`, `threshold` is the least share of translated segments, if any. `outdated`:
    whether a translation of a text that changed a little stays, with a notice, or is withheld.
    """

    review: Literal["none", "notice", "required"] = "notice"
    reviewers: int = 1
    incomplete: Incomplete = "withhold"
    threshold: float | None = None
    outdated: Literal["notice", "withhold"] = "notice"


class Publisher(Struct, frozen=True):
    """Who publishes: a name, a paragraph about it and contact lines, all translatable."""

    name: str
    about: str = ""
    contact: tuple[str, ...] = ()


class Signing(Struct, frozen=True):
    """With what `build/` and its bundles are signed: a program, and which secret key it shall use.

    `key` is minisign's secret key file, or the fingerprint or address of gpg's key; we never read it.
    """

    program: Literal["minisign", "gpg"]
    key: str


class Project(Struct, frozen=True):
    """The workspace: where things lie, its languages, what the office decided.

    `languages` are those translated into, in the configured order, without the source's.
    `base_url` ends without a slash. `wrap` is the plain text's line width; 0 is one
    paragraph a line. `together` are groups of language codes that appear at once or not at all.
    `reviewers` are those whose approvals have to be signed; none means that a name will do. `formats` are the
    forms in which each release is made, by their names in the table of formats.
    """

    root: Path
    publisher: Publisher
    source_language: Language
    languages: tuple[Language, ...]
    policies: Mapping[str, Policy] = {}
    targets: Mapping[str, Mapping[str, str]] = {}
    base_url: str | None = None
    wrap: int = 0
    formats: tuple[FormatName, ...] = ("html", "txt")
    signing: Signing | None = None
    together: tuple[tuple[str, ...], ...] = ()
    reviewers: tuple[Reviewer, ...] = ()
    lexicon: Lexicon = Lexicon()
    protected: Protected = Protected()

    def policy(self, language: Language) -> Policy:
        """Return what the office decided for `language`, or the defaults."""
        return self.policies.get(language.code, Policy())
