"""One message of a catalog that another tool made."""

from __future__ import annotations

from msgspec import Struct


class Message(Struct, frozen=True):
    """A text in the source language and its translation, in whatever markup the tool keeps them.

    `where` is its file and line, for people; `text` is empty where nothing is translated; `fuzzy` says that
    it needs work; `note` is the translator's comment, line by line.
    """

    source: str
    text: str
    where: str = ""
    fuzzy: bool = False
    note: str = ""
