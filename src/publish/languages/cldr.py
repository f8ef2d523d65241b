"""Under which code CLDR has a language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

MEMBERS: Mapping[str, str] = MappingProxyType({"kmr": "ku"})
"""Languages that CLDR has under the code of the macrolanguage, whose only file is theirs.

Kurmanji has a code of its own in ISO 639-3, and other Kurdish is not meant by it; CLDR's `ku` is Kurmanji
by its autonym, while Sorani is `ckb`.
Source: CLDR common/supplemental/supplementalMetadata.xml, languageAlias, reason "macrolanguage".
"""


def cldr(code: str) -> str:
    """Return the code of the locale in CLDR that speaks for `code`.

    >>> cldr("kmr"), cldr("kmr_TR"), cldr("ckb")
    ('ku', 'ku_TR', 'ckb')
    """
    language, mark, rest = code.partition("_")
    return MEMBERS.get(language, language) + mark + rest
