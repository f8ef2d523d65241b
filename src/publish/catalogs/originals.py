"""Quotations that were first spoken in a catalog's language: their own words, which the source gives.

Nobody translates those back. The source says `<!-- ORIGINAL ar: words -->`, and the message gets the words:

1. An empty message is filled, as translated. A comment above it (`#.`) quotes the words, and says what they
   are.
2. A message that holds words which were filled in so before follows them when the source changes them, and
   when the paragraph around them changes: the source vouches for both.
3. A text of a translator's own stays. When the source's words change, or are given no longer, it is marked
   fuzzy, as are words that were filled in and are given no longer: somebody has to look.
4. A mark that somebody set on filled-in words stays: only a merge's own mark is taken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import polib

from publish.catalogs.entries import has_text, key, live
from publish.model import Key, Segment

_SAID = 'the original words, from the source: "'
_QUOTED = re.compile(rf'^{re.escape(_SAID)}(.*)"$', re.MULTILINE)


def originals(segments: Iterable[Segment]) -> Mapping[str, Mapping[Key, str]]:
    """Return the original words of each message, by language as `code` has it."""
    found: dict[str, dict[Key, str]] = {}
    for segment in segments:
        for one in segment.originals:
            if one.text:
                found.setdefault(code(one.language), {}).setdefault(segment.key, one.text)
    return found


def code(language: str) -> str:
    """Return a language's code or tag in the form in which two are compared."""
    return language.replace("-", "_").lower()


def fill_originals(po: polib.POFile, given: Mapping[Key, str], old: polib.POFile | None) -> None:
    """Put the original words into `po`, which was merged from `old`: None for a catalog that is begun."""
    before = {key(entry): words for entry in old or () if (words := _words(entry)) is not None}
    if not given and not before:
        return
    filled = {entry.msgstr for entry in old or () if before.get(key(entry)) == entry.msgstr}
    for entry in live(po):
        words = given.get(key(entry))
        if words is not None:
            entry.comment = "\n".join(filter(None, (entry.comment, f'{_SAID}{polib.escape(words)}"')))
        if words is not None and (not has_text(entry) or entry.msgstr in {words, *filled}):
            _fill(entry, words)
        elif has_text(entry) and before.get(key(entry)) not in {None, words}:
            _set_fuzzy(entry, fuzzy=True)


def _words(entry: polib.POEntry) -> str | None:
    """Return the original words that the comment of a message quotes, None if it quotes none."""
    match = _QUOTED.search(entry.comment)
    return polib.unescape(match[1]) if match else None


def _fill(entry: polib.POEntry, words: str) -> None:
    doubted = entry.msgstr == words and "fuzzy" in entry.flags and entry.previous_msgid is None
    entry.msgstr = words
    _set_fuzzy(entry, fuzzy=doubted)


def _set_fuzzy(entry: polib.POEntry, *, fuzzy: bool) -> None:
    entry.flags = [*(["fuzzy"] if fuzzy else []), *(flag for flag in entry.flags if flag != "fuzzy")]
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
