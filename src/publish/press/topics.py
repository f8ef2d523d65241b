"""What statements are about: which topics there are, and what each is called where.

1. Two spellings that differ in case, accents or punctuation are one topic. It bears the name that its oldest
   statement gives it, drafts included, since that one is what translators find in `site.po`.
2. Its slug is the ASCII of its name: it stands in an address, and must be the same in every language.
3. Where letters or digits of the name get lost on the way (Arabic, Chinese), a digest of the name follows, or
   two topics might become one.
4. No slug ends in a hyphen and a number: that is how the further pages of a list are called.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping

from publish.model import Furniture, Language, Statement, Topic

_GAPS = re.compile(r"[^a-z0-9]+")
_COUNTED = re.compile(r"(?:-[0-9]+)+$")
_DIGEST = 8  # hexadecimal digits


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


def names(statements: Iterable[Statement]) -> Mapping[str, str]:
    """Return the name of each topic in the source language by its slug, in the order of slugs."""
    found: dict[str, str] = {}
    for statement in statements:
        for name in statement.metadata.topics:
            found.setdefault(slug(name), name)
    return dict(sorted(found.items()))


def topic(slug: str, name: str, language: Language, source: Language, furniture: Furniture) -> Topic:
    """Return the topic as a page in `language` shows it; `name` is its name in the language `source`."""
    own = name if language == source else furniture.topics.get(name)
    return Topic(slug, own or name, f"topic-{slug}.html", fallback=own is None)


def _folded(name: str) -> str:
    """Return `name` without distinctions of case, its accents apart."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


def _digest(name: str) -> str:
    """Return a digest of `name`, of which spellings that are one topic (rule 1) have the same."""
    letters = "".join(sign for sign in _folded(name) if sign.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()[:_DIGEST]
