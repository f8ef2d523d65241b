"""Patterns that are compiled when they are first used.

The checks have some two hundred, and most runs need few of them: none where nothing changed, and of those
for one writing or one kind of mistake only what is met. Compiling takes longer than all else in importing.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "sub", "subn")


class _Late:
    """A pattern in waiting: asked for anything, it is compiled, and hands its methods out from then on."""

    __slots__ = ("_flags", "_source", *_METHODS)

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what can be used as `re.compile(source, flags)`; a mistake in it is seen at the first use."""
    return cast("re.Pattern[str]", _Late(source, flags))
