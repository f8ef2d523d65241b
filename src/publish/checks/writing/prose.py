"""What the rules of typography look at: the prose of a translation, its source's, and its language."""

from __future__ import annotations

from msgspec import Struct

from publish.model import Kind, Message

Slip = tuple[str, Message]
"""A wrong piece, as it stands in the translation, and one line that says what to do about it."""


class Prose(Struct, frozen=True):
    """A translation without its code, addresses, tags and targets: each of their characters is U+FFFC.

    `source` is the source text in the same form. `raw` is the translation as its catalog has it. `language`
    is the subtag (`zh` of `zh-Hans`), `script` the ISO 15924 code of its writing; `kind` is the segment's.
    """

    text: str
    source: str
    raw: str
    language: str
    script: str
    kind: Kind
