"""A page for whoever reviews a translation: it stands beside its original, with all that is known of it.

1. One file that needs nothing beside it: no script, no picture, no request. It says so in its policy.
2. Both sides as readers will meet them: safe HTML of the pieces, cleaned again, without what only a
   release has (ids, pictures). Each has its own language and direction.
3. Everything else is text and escaped. Characters that cannot be seen, or that turn what stands around
   them, are shown as their codes.
4. What a check points at is marked where it stands in the translation; where it cannot be found there (it
   is markup, or runs across some), the finding below shows it.
5. The words around are English: the page is for the office, not for readers. What is to be mended is told in
   the language of whoever asked for the page.
"""

from __future__ import annotations

import base64
import difflib
import hashlib
import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal

import nh3
from msgspec import Struct

from publish.model import ENGLISH, Finding, Furniture, Language, Piece, Publisher, Speech, Target
from publish.releases.environment import asset, render

_TAGS = {
    "a", "abbr", "b", "bdi", "br", "cite", "code", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q",
    "rp", "rt", "ruby", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"alt"}, "*": {"dir", "lang"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
_JOINERS = "\u200c\u200d"  # letters of Persian and Hindi need them: they turn nothing
_AROUND = 40  # characters shown before and after what is wrong
_WORDS = 400  # words that are compared one by one; the comparison takes the square of that
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_TAG = re.compile(r'(<[^<>"]*(?:"[^"]*"[^<>"]*)*>)')

OURS = '<meta name="generator" content="publish review">'
"""What stands in the head of every review page, and of no other page."""


class Change(Struct, frozen=True):
    """A run of words that stayed, went or came."""

    kind: Literal["same", "del", "ins"]
    text: str


class Request(Struct, frozen=True):
    """An exception that the translator asks for, as it was written; `doubt` says what is wrong about it."""

    text: str
    doubt: str = ""


class Row(Struct, frozen=True):
    """One segment: its original, its translation, and what is known of the two.

    `piece` is None where nothing is translated. `changes` lead from the source that was translated to
    the one there is now. `voices` are approvals, by `people` who count as different, `approved` whether
    they are enough; `requests` are the translator's own words, `waivable` rules whose errors an approval
    may waive.
    """

    number: int
    kind: str
    status: str
    original: Piece
    piece: Piece | None
    targets: tuple[Target, ...] = ()
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    requests: tuple[Request, ...] = ()
    waivable: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    people: int = 0
    approved: bool = False


class Review(Struct, frozen=True):
    """A statement in one language, to be reviewed; `wanted` is how many people have to approve it.

    `office` says that the page stays in the house: another has neither who approved what, nor how to approve.
    """

    slug: str
    path: str
    title: str
    language: Language
    source_language: Language
    review: str
    wanted: int
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()
    office: bool = True


def review(found: Review, speech: Speech = ENGLISH) -> bytes:
    """Return the page, what is to be mended in `speech`: UTF-8, NFC, ending in a newline."""
    style = asset("review.css")
    return render(
        "review.html",
        Furniture({}, Publisher("")),
        review=found,
        style=style,
        policy=_policy(style),
        clean=cleaned,
        marked=_marked,
        ours=OURS,
        visible=visible,
        speech=speech,
        excerpt=excerpt,
    )


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Return what leads from `before` to `after`, word by word.

    >>> [(one.kind, one.text) for one in changes("500 people", "50 people")]
    [('del', '500'), ('ins', '50'), ('same', ' people')]
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) > _WORDS or len(new) > _WORDS:
        return (Change("del", before), Change("ins", after))
    return tuple(_changes(old, new))


def visible(text: str) -> str:
    r"""Return `text` with the characters that cannot be seen as their codes.

    >>> visible("a\u202eb")
    'a[U+202E]b'
    """
    return "".join(f"[U+{ord(one):04X}]" if _hidden(one) else one for one in text)


def excerpt(finding: Finding) -> tuple[str, str, str] | None:
    """Return what stands before, in and after the place that a finding points at; None if at none."""
    if finding.start >= finding.end:
        return None
    text, start, end = finding.text, finding.start, finding.end
    before = ("…" if start > _AROUND else "") + text[max(start - _AROUND, 0) : start]
    after = text[end : end + _AROUND] + ("…" if end + _AROUND < len(text) else "")
    return visible(before), visible(text[start:end]), visible(after)


def cleaned(piece: Piece) -> str:
    """Return a piece's HTML without what only a release has."""
    return nh3.clean(
        piece.html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        link_rel="noopener noreferrer",
        url_schemes=_SCHEMES,
    )


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, to_start, to_end in matcher.get_opcodes():
        if kind == "equal":
            yield Change("same", "".join(old[start:end]))
            continue
        if start < end:
            yield Change("del", "".join(old[start:end]))
        if to_start < to_end:
            yield Change("ins", "".join(new[to_start:to_end]))


def _hidden(character: str) -> bool:
    """Tell whether a reader could not see `character`. Source: UAX #44, general categories."""
    other = unicodedata.category(character) in {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}
    return other and character not in f"\n{_JOINERS}"


def _marked(row: Row) -> str:
    """Return the translation's HTML; what findings point at is marked where it stands first."""
    text = cleaned(row.piece) if row.piece else ""
    for piece in dict.fromkeys(one.text[one.start : one.end].strip() for one in row.findings):
        text = _mark(text, piece) if piece else text
    return text


def _mark(text: str, piece: str) -> str:
    """Return `text` with the first `piece` in it marked, as a word of its own if it is one anywhere."""
    wanted = re.escape(html.escape(piece, quote=False).replace("\xa0", "&nbsp;"))
    for pattern in (rf"(?<!\w){wanted}(?!\w)", wanted):
        parts = _TAG.split(text)
        for at in range(0, len(parts), 2):
            parts[at], found = re.subn(pattern, lambda match: f"<mark>{match[0]}</mark>", parts[at], count=1)
            if found:
                return "".join(parts)
    return text


def _policy(style: str) -> str:
    """Return a policy that loads nothing, runs nothing and sends nothing. Source: CSP Level 3, 2.3.1."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
