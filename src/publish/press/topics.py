"""What statements are about: which topics there are, and what each is called where.

1. Two spellings that differ in case or spaces are one topic. It bears the name that the oldest of the
   statements that are asked gives it; it is translated once, under any of its spellings.
2. Its slug is the ASCII of its name: it stands in an address, and must be the same in every language.
3. Where letters or digits of the name get lost on the way (Arabic, Chinese), a digest of the name follows, or
   two topics might become one. Marks on letters count in it: in many scripts they are the vowels.
4. No slug ends in a hyphen and a number: that is how the further pages of a list are called.
5. Two topics whose names have the same slug (`C` and `C++`) would share a page: that is an error, and one of
   them has to be written otherwise.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from publish.checks.rules import SEVERITIES
from publish.model import Finding, Furniture, Language, Topic
from publish.press.front import Headed

_GAPS = re.compile(r"[^a-z0-9]+")
_COUNTED = re.compile(r"(?:-[0-9]+)+$")
_DIGEST = 8  # hexadecimal digits
_TOPICS = 256  # whose slugs are remembered: they are asked for again for each statement and language


@lru_cache(maxsize=_TOPICS)
def slug(name: str) -> str:
    """Return what stands for the topic `name` in an address.

    >>> slug("Détention & Torture"), slug("Resolution 2254")
    ('detention-torture', 'resolution2254')
    """
    plain = "".join(sign for sign in _folded(name) if not unicodedata.combining(sign))
    kept = _GAPS.sub("-", plain).strip("-")
    kept = _COUNTED.sub(lambda match: match[0].replace("-", ""), kept)
    if all(sign.isascii() for sign in plain if sign.isalnum()):
        return kept
    return f"{kept}-t{_digest(name)}".lstrip("-")


def names(statements: Iterable[Headed]) -> Mapping[str, str]:
    """Return the name of each topic in the source language by its slug, in the order of slugs."""
    found: dict[str, str] = {}
    for statement in statements:
        for name in statement.metadata.topics:
            found.setdefault(slug(name), name)
    return dict(sorted(found.items()))


def clashes(statements: Iterable[Headed]) -> tuple[Finding, ...]:
    """Return a finding for each name whose topic would share a page with another (rule 5).

    It is at the later of the two statements; `statements` are all that there are, oldest first.
    """
    first: dict[str, str] = {}
    found = dict.fromkeys(
        (statement.path, statement.slug, first[slug(name)], name)
        for statement in statements
        for name in statement.metadata.topics
        if _spoken(first.setdefault(slug(name), name)) != _spoken(name)
    )
    return tuple(
        Finding(
            "source",
            SEVERITIES["source"],
            path,
            0,
            f'topics "{one}" and "{other}" would share one page: write one of them otherwise',
            statement,
        )
        for path, statement, one, other in found
    )


def topic(slug: str, name: str, language: Language, source: Language, furniture: Furniture) -> Topic:
    """Return the topic as a page in `language` shows it; `name` is its name in the language `source`."""
    own = name if language == source else _translated(name, furniture.topics)
    return Topic(slug, own or name, f"topic-{slug}.html", fallback=own is None)


def _translated(name: str, topics: Mapping[str, str]) -> str | None:
    """Return what `topics` calls the topic `name`, which they may have in another spelling (rule 1)."""
    if own := topics.get(name):
        return own
    spoken = _spoken(name)
    return next((own for spelling, own in topics.items() if _spoken(spelling) == spoken), None)


def _spoken(name: str) -> str:
    """Return what the spellings of one topic have in common (rule 1)."""
    return " ".join(name.casefold().split())


def _folded(name: str) -> str:
    """Return `name` without distinctions of case, its accents apart."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


def _digest(name: str) -> str:
    """Return a digest of the letters, numbers and marks of `name`, whatever their case."""
    letters = "".join(sign for sign in _folded(name) if unicodedata.category(sign)[0] in "LNM")
    return hashlib.sha256(letters.encode()).hexdigest()[:_DIGEST]
