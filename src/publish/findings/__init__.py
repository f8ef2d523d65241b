"""How findings are shown: pure functions from findings to one text, a module for each form.

`text` is for people, and for `grep` and editors; `json` for scripts; `github` for the log of a workflow
on GitHub; `sarif` for whatever reads that standard. Three things hold in all of them:

1. What stands in a finding may be hostile: it was written by whoever wrote the translation. No control
   character, bidi control or command of a build service comes out as itself (`visible`).
2. Nothing is read and nothing is written here, and no text ends with a newline.
3. The order is that of the text, not that in which checks ran: two runs give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from publish.findings.github import as_github, summary
from publish.findings.records import as_json
from publish.findings.sarif import as_sarif
from publish.findings.text import as_text, line, totals

__all__ = ["FORMS", "as_github", "as_json", "as_sarif", "as_text", "line", "summary", "totals"]

FORMS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {"text": as_text, "json": as_json, "github": as_github, "sarif": as_sarif}
)
"""By the name that a command line takes; each takes `speech`, and `as_text` also `color`."""
