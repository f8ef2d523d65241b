"""`glossary.toml` becomes terms: how the office translates its words, and how it does not.

The file is optional. It holds one table a term, with forms by language code:

    [[term]]
    term = "hunger strike"
    note = "The refusal of food as a protest."
    approved.fr = ["grève de la faim"]
    forbidden.fr = ["jeûne"]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from publish.config.toml import in_lines, key_lines, read, tables
from publish.errors import ConfigError
from publish.fields import convert
from publish.model import Term

NAME = "glossary.toml"


class _Glossary(Struct, frozen=True):
    """The whole file as it is written."""

    term: tuple[Term, ...] = ()


def load(root: Path, codes: frozenset[str]) -> tuple[Term, ...]:
    """Return the terms of the workspace at `root`, none if it has no glossary; raises as `parse` does."""
    try:
        text = read(root / NAME, NAME)
    except FileNotFoundError:
        return ()
    return parse(text, codes)


def parse(text: str, codes: frozenset[str]) -> tuple[Term, ...]:
    """Return the terms that the TOML `text` lists; `codes` are the languages it may give forms for.

    Raises ConfigError with path `glossary.toml`, and the line where there is one.
    """
    lines = key_lines(text)
    terms = convert(tables(text, NAME), _Glossary, path=NAME, lines=lines, error=ConfigError).term
    for code in _foreign(terms, codes):
        raise _no_language(code, terms, lines)
    for key, message in _mistakes(terms):
        place = key if key in lines else key.partition(".")[0]
        raise ConfigError(NAME, lines.get(place, 0), message)
    return terms


def _mistakes(terms: tuple[Term, ...]) -> Iterator[tuple[str, str]]:
    """Yield the key and the message of what cannot be decided."""
    seen = set[str]()
    for at, term in enumerate(terms):
        key = f"term[{at}]"
        if not term.term.strip():
            yield f"{key}.term", '"term" is empty: write the word as the statements do'
        if term.term.casefold() in seen:
            yield f"{key}.term", f'"{term.term}" is listed twice: join the two tables'
        seen.add(term.term.casefold())
        for kind, forms in (("approved", term.approved), ("forbidden", term.forbidden)):
            yield from _empty_forms(f"{key}.{kind}", forms)
        for code in term.approved.keys() & term.forbidden.keys():
            for form in set(term.approved[code]) & set(term.forbidden[code]):
                yield (
                    f"{key}.forbidden.{code}",
                    f'"{form}" is approved and forbidden: take one of the two out',
                )


def _foreign(terms: tuple[Term, ...], codes: frozenset[str]) -> Iterator[str]:
    """Yield each language that there are forms for and that the workspace does not have."""
    return (code for term in terms for code in (*term.approved, *term.forbidden) if code not in codes)


def _no_language(code: str, terms: tuple[Term, ...], lines: Mapping[str, int]) -> ConfigError:
    """Return the error for forms in a language that the workspace does not have: for all of them at once."""
    found = [
        lines.get(f"term[{at}].{kind}.{code}", lines.get(f"term[{at}]", 0))
        for at, term in enumerate(terms)
        for kind, forms in (("approved", term.approved), ("forbidden", term.forbidden))
        if code in forms
    ]
    message = (
        f'"{code}" is no language of publish.toml: add [languages.{code}] there, or take it out here '
        f"({in_lines(found)})"
    )
    return ConfigError(NAME, found[0], message)


def _empty_forms(key: str, forms: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield forms that say nothing."""
    for code, written in forms.items():
        if not all(form.strip() for form in written):
            yield f"{key}.{code}", f'"{key}.{code}" has an empty form: write the words or take it out'
