"""What a person should mend."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from msgspec import Struct

from publish.model.messages import Said


class Severity(StrEnum):
    """How much a finding matters: an error stops a release, a warning is printed."""

    ERROR = "error"
    WARNING = "warning"


class Finding(Struct, frozen=True):
    """What a person should mend. `line` counts from 1; 0 means the whole file.

    `text` is where it was found (a msgstr, a line of a source), and `start` and `end` are what is
    wrong in it, in characters; equal where no one place is to blame, all empty where nothing may be quoted.
    """

    rule: str
    severity: Severity
    path: str
    line: int
    said: Said
    statement: str | None = None
    language: str | None = None
    text: str = ""
    start: int = 0
    end: int = 0

    @property
    def message(self) -> str:
        """Return in English what is wrong and what to do about it, on one line."""
        return str(self.said)

    def __str__(self) -> str:
        """Return `path:line: severity rule: message`."""
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.severity} {self.rule}: {self.message}"


RefusalRule = Literal["foreign-tag", "foreign-target", "foreign-footnote", "extra-newline", "too-complex"]


class Refused(Struct, frozen=True):
    """Markup in a translation that its source segment does not have; it was rendered as text."""

    rule: RefusalRule
    text: str
