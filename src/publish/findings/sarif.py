"""Findings in the Static Analysis Results Interchange Format, version 2.1.0.

1. A result names its rule by id and by its place in the table of rules; both come from `checks.rules`.
2. Paths are relative, percent-encoded, to `SRCROOT`, which is left to the reader: no path of this machine.
3. There are lines but no columns: a msgstr stands in its file in another spelling (quotes, escapes, wraps).
4. A fingerprint is a digest of rule, path and message, so that it stays when lines move; equal ones are
   numbered.
5. What the office waived is a result with a suppression. If one result has suppressions, all must
   (3.27.23), so the others have none in a list.
6. In messages `{`, `}` and `[`, `]` would be placeholders and links (3.11.5, 3.11.6): doubled and escaped.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from operator import attrgetter
from urllib.parse import quote

from publish import __version__
from publish.checks.rule import Rule
from publish.checks.rules import RULES
from publish.findings.excerpt import excerpt
from publish.findings.visible import dumped, visible
from publish.model import ENGLISH, Finding, Speech

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "SRCROOT"

_WAIVED = "waived"
_PLACES: Mapping[str, int] = {rule.id: at for at, rule in enumerate(RULES)}
_BRACE = re.compile(r"([{}])")
_BRACKET = re.compile(r"([\\\[\]])")


def as_sarif(findings: Sequence[Finding], *, speech: Speech = ENGLISH) -> str:
    """Return findings as one run of a SARIF log, in the order of their places."""
    run = {
        "tool": {
            "driver": {
                "name": "publish",
                "version": __version__,
                "rules": [_descriptor(rule) for rule in RULES],
            }
        },
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder of publish.toml."}}},
        **({} if speech.tag == ENGLISH.tag else {"language": speech.tag}),
        "columnKind": "unicodeCodePoints",
        "results": _results(sorted(findings, key=attrgetter("path", "line", "rule")), speech),
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _descriptor(rule: Rule) -> Mapping[str, object]:
    example = f"For example: {rule.example}"
    return {
        "id": rule.id,
        "shortDescription": {"text": _literal(rule.reason)},
        "fullDescription": {"text": _literal(rule.reason)},
        "help": {"text": _literal(example), "markdown": _BRACE.sub(r"\1\1", example)},
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _results(findings: Sequence[Finding], speech: Speech) -> list[Mapping[str, object]]:
    seen: Counter[str] = Counter()
    results = []
    for one in findings:
        digest = _digest(one)
        seen[digest] += 1
        results.append(_result(one, f"{digest}:{seen[digest]}", speech))
    return results


def _result(finding: Finding, fingerprint: str, speech: Speech) -> Mapping[str, object]:
    told = visible(speech.told(finding.said))
    waiver = {"kind": "external", "status": "accepted", "justification": told}
    return {
        "ruleId": finding.rule,
        "ruleIndex": _PLACES.get(finding.rule, -1),
        "level": str(finding.severity),
        "message": {"text": _literal(told)},
        "locations": [{"physicalLocation": _location(finding)}],
        "partialFingerprints": {"finding/v1": fingerprint},
        "suppressions": [waiver] if finding.rule == _WAIVED else [],
    }


def _location(finding: Finding) -> Mapping[str, object]:
    # A name that is not UTF-8 is given back as the bytes that it has on disk.
    uri = quote(finding.path, safe="/", errors="surrogateescape")
    where: dict[str, object] = {"artifactLocation": {"uri": uri, "uriBaseId": BASE}}
    if finding.line:
        shown = excerpt(finding, ("", ""))
        where["region"] = {"startLine": finding.line} | ({"snippet": {"text": shown}} if shown else {})
    return where


def _digest(finding: Finding) -> str:
    named = f"{finding.rule}\0{finding.path}\0{finding.message}"
    return hashlib.sha256(named.encode(errors="surrogatepass")).hexdigest()[:32]


def _literal(text: str) -> str:
    """Return `text` as a message in which nothing is a placeholder or a link."""
    return _BRACKET.sub(r"\\\1", _BRACE.sub(r"\1\1", text))
