"""What leaves the house to be translated, and comes back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from msgspec import Struct

from publish.model.statements import Key

_KEY, _TEXT = 10, 6  # hexadecimal digits: 40 bits tell messages apart, 24 whether one text was changed


class Unit(Struct, frozen=True):
    """One message, as any format carries it: its source, a translation, what is said around the two.

    `text` is empty where nothing is translated; `fuzzy` says that it needs work, and `previous` for which
    source it was made. `comments` are ours, for the translator, a line each; `note` is the translator's own,
    line by line. `sent` is the digest of the translation as it was when it was sent, None where the file
    does not say: empty for one that was sent without.
    """

    key: Key
    text: str
    fuzzy: bool = False
    previous: str | None = None
    comments: tuple[str, ...] = ()
    note: str = ""
    sent: str | None = None

    @property
    def source(self) -> str:
        """Return the text that is translated."""
        return self.key[1]

    @property
    def name(self) -> str:
        """Return ten hexadecimal digits that stand for context and source, in files and on paper."""
        return key_name(self.key)

    @property
    def state(self) -> str:
        """Return the digest of the translation as it is, which `sent` of a copy is compared with."""
        return text_state(self.text, fuzzy=self.fuzzy)


def key_name(key: Key) -> str:
    """Return ten hexadecimal digits of SHA-256 for a message's context and source, joined as in MO files."""
    context, source = key
    return _digest(source if context is None else f"{context}\x04{source}")[:_KEY]


def text_state(text: str, *, fuzzy: bool) -> str:
    """Return six hexadecimal digits for a translation and its mark, nothing for one that is empty."""
    return _digest(f"{int(fuzzy)}{text}")[:_TEXT] if text.strip() else ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Bitext(Struct, frozen=True):
    """A statement and its translation, message by message: what one file says that was sent or came back.

    `domain` is a statement's slug or `site`, `language` the tag or code that the file itself names; None
    where it names none. `title` is for people. `spoiled` is what cannot be taken from it, and why: by where
    it stands, in words.
    """

    domain: str | None
    language: str | None
    units: tuple[Unit, ...]
    title: str = ""
    spoiled: Mapping[str, str] = {}
