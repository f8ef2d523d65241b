"""Findings for every form, among them what a hostile translation would like to print."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publish.model import Finding, Severity

MakeFinding = Callable[..., Finding]


@pytest.fixture
def make_finding() -> MakeFinding:
    """Return a maker of findings; `piece` is marked where it first stands in `text`."""

    def make(  # noqa: PLR0913  because a test chooses one or two of these
        message: str = '"500" is missing: write it',
        *,
        rule: str = "foreign-target",
        severity: Severity = Severity.ERROR,
        path: str = "locale/ar/LC_MESSAGES/2017-10-19-homs.po",
        line: int = 40,
        text: str = "",
        piece: str = "",
    ) -> Finding:
        start = text.index(piece)
        return Finding(
            rule, severity, path, line, message, "2017-10-19-homs", "ar", text, start, start + len(piece)
        )

    return make


HOSTILE = (
    "a|b `code` ``x``",
    "::error file=publish.toml::mine",
    "##[add-mask]secret ##vso[task.complete]",
    "one\r\ntwo\n\nthree\u2028four\x85",
    "]]> --> </code></td><script>alert(1)</script>",
    "\x1b[2J\x1b]8;;https://evil.example\x07click\x9b31m",
    "![x](https://evil.example/t.png) [y](javascript:alert(1)) <https://evil.example> www.evil.example",
    "\u202eabc\u202c \u2066x",
    "@everyone #1 {0} {{1}} $(id) %0A%25 ⟦x⟧",
    "' \" \\ & &amp; &#42;",
)


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> str:
    """Return one text that would do harm if it were printed as it is."""
    return str(request.param)
