"""Errors, named after who can mend them. Each is one line: where, what, what to do next.

An error stops the work on one thing: a configuration stops the run, a source stops its
statement, a catalog stops its language for its statement. What a person should mend but
that stops nothing is a `publish.model.Finding`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publish.model import Said


def printable(text: str) -> str:
    r"""Return `text` with the characters that a reader could not see as their codes.

    >>> printable("a\u202eb")
    'a\\u202eb'
    """
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)


class PublishError(Exception):
    """A mistake that a person can mend: `path` and `line` say where, `rule` names it.

    `message` is one line of plain text that quotes what is wrong and says what to do next; `said` is
    what it was made from, which other languages can say too.
    `line` counts from 1; 0 means the file as a whole.
    """

    rule = "error"

    def __init__(self, path: str, line: int, message: Said, *, rule: str | None = None) -> None:
        """Keep where and what; `rule` replaces the class's own rule name."""
        super().__init__(path, line, message)  # with which it is made again in another process
        self.path = path
        self.line = line
        self.said = message
        self.message = str(message)
        if rule is not None:
            self.rule = rule

    def __str__(self) -> str:
        """Return `path:line: error rule: message`, the form every report uses."""
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: error {self.rule}: {self.message}"


class ConfigError(PublishError):
    """The workspace's configuration, or a command line, cannot be understood."""

    rule = "config"


class SourceError(PublishError):
    """A statement in `source/` cannot be published as it is written."""

    rule = "source"


class CatalogError(PublishError):
    """A `.po` or `.pot` file is refused whole."""

    rule = "catalog"


class ReceivedError(PublishError):
    """A file that came back from a translator is refused whole."""

    rule = "received"


class ReleaseError(PublishError):
    """A release was made but must not leave the house: the last guard refused it."""

    rule = "release"


class WriteError(PublishError):
    """A file could not be written, or another run holds the workspace."""

    rule = "write"
