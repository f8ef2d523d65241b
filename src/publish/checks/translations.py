"""One segment and what a catalog says of it become findings, in words for its translator.

What is wrong with the markup of a translation was found when it was rendered (`Refused`): the rendering
already shows it as text, so it is safe. It is an error all the same, because a reader sees the marks. It
is reported only where the translation is presented to readers, as translated or outdated.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping

from publish.checks.characters import bidi_control, says_something, underscores
from publish.checks.rules import SEVERITIES
from publish.model import Finding, Refused, Segment, Status, Translation

_STATES: Mapping[Status, tuple[str, str]] = {
    Status.MISSING: ("empty", "is not translated: write its translation in msgstr"),
    Status.FUZZY: ("fuzzy", "has a translation marked fuzzy: compare the two, then take the mark off"),
    Status.OUTDATED: (
        "outdated",
        "changed a little since it was translated: compare the two, then take the mark fuzzy off",
    ),
}


def translation_findings(  # noqa: PLR0913  because a finding says in which file, statement and language it is
    segment: Segment,
    translation: Translation,
    refused: tuple[Refused, ...],
    *,
    path: str,
    statement: str,
    language: str,
) -> Iterator[Finding]:
    """Yield what is to be mended in the translation of `segment`.

    `refused` is what rendering the translation did not take as markup; `path` is the catalog's,
    `statement` a slug, `language` a code.
    """
    for rule, message in _messages(segment, translation, refused):
        yield Finding(rule, SEVERITIES[rule], path, translation.line, message, statement, language)


def _messages(
    segment: Segment, translation: Translation, refused: tuple[Refused, ...]
) -> Iterator[tuple[str, str]]:
    """Yield the rule and the message of each finding."""
    if translation.status in _STATES:
        rule, message = _STATES[translation.status]
        yield rule, f"{_quoted(segment.text)} {message}"
    if translation.status in {Status.TRANSLATED, Status.OUTDATED}:
        for each in dict.fromkeys(refused):
            yield each.rule, _REFUSALS[each.rule](segment, each.text)
        yield from _characters(segment, translation.text)


def _characters(segment: Segment, text: str) -> Iterator[tuple[str, str]]:
    """Yield what the characters of the translation `text` do, or do not, to a reader."""
    if says_something(segment.text) and not says_something(text):
        yield "empty-text", f"{_quoted(segment.text)} is translated by nothing that can be read: translate it"
    if name := bidi_control(text):
        yield "bidi-control", f"{name} turns the text that follows: take it out of {_quoted(text)}"
    for words in dict.fromkeys(underscores(text) if segment.markdown else ()):
        if f"_{words}_" not in segment.text:
            yield (
                "underscore",
                f'the _ of "_{words}_" are printed, because a letter touches them: write *{words}*',
            )


def _foreign_tag(segment: Segment, text: str) -> str:
    own = _allowed("tags", segment.tags, "close them in order")
    return f"{_quoted(text)} is not a tag of the source text, {own}"


def _foreign_target(segment: Segment, text: str) -> str:
    links = [f"{target.number}{' (image)' * target.image}" for target in segment.targets]
    own = _allowed("links", links, "none inside another")
    return f"{_quoted(text)} is not a link of the source text, {own}"


def _foreign_footnote(segment: Segment, text: str) -> str:
    labels = [f"[^{reference.label}]" for reference in segment.references]
    own = _allowed("footnotes", labels, "none inside a link")
    return f"{_quoted(text)} is not a footnote of the source text, {own}"


def _extra_newline(_: Segment, text: str) -> str:
    return f"{_quoted(text)} begins a line that the source text does not have: join it to the line before"


def _too_complex(_: Segment, text: str) -> str:
    return f"the translation is too complex to be read as markup ({text}): take marks and brackets out"


_REFUSALS: Mapping[str, Callable[[Segment, str], str]] = {
    "foreign-tag": _foreign_tag,
    "foreign-target": _foreign_target,
    "foreign-footnote": _foreign_footnote,
    "extra-newline": _extra_newline,
    "too-complex": _too_complex,
}


def _allowed(what: str, own: list[str] | tuple[str, ...], how: str) -> str:
    """Return what the translation may have instead, and `how`."""
    if not own:
        return f"which has no {what}: take it out"
    return f"whose {what} are {', '.join(own)}: use each of them once, {how}, and no other"


def _quoted(text: str) -> str:
    """Return the beginning of `text` on one line, in quotes."""
    return f'"{textwrap.shorten(text, 60, placeholder="…")}"'
