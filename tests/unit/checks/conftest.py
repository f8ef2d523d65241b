"""Small statements, segments and pairs for the checks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest

from publish.checks.rule import Pair
from publish.languages import language
from publish.languages.writing import conventions
from publish.model import (
    Finding,
    FootnoteReference,
    Kind,
    Lexicon,
    Metadata,
    Segment,
    Skeleton,
    Statement,
    Status,
    Target,
    Translation,
)  # fmt: skip
from publish.statements.inline import Renderer

MakeStatement = Callable[..., Statement]
MakePair = Callable[..., Pair]

_LINK = re.compile(r"(!?)\[[^\]]*\]\((\d+)\)")
_REFERENCE = re.compile(r"\[\^([^\]]+)\]")
_TAG = re.compile(r"</?[a-z][^<>:@]*>")
_AUTOLINK = re.compile(r"<((?:https?://|[\w.]+@)[^<>]+)>")


@pytest.fixture
def make_statement() -> MakeStatement:
    """Return a maker of statements whose parts a test chooses."""

    def make(
        *segments: Segment,
        slug: str = "2017-10-19-homs",
        updated: dt.date | None = None,
        findings: tuple[Finding, ...] = (),
    ) -> Statement:
        metadata = Metadata("Men held in Homs", dt.date(2017, 10, 19), updated=updated)
        title = Segment(metadata.title, Kind.TITLE, 2, context="title")
        return Statement(
            slug, f"source/{slug}.md", metadata, (title, *segments), Skeleton((), ()), findings=findings
        )

    return make


@pytest.fixture(scope="session")
def make_pair() -> MakePair:
    """Return a maker of pairs: an English segment and its translation, rendered as they are for readers.

    Links, footnotes, tags and addresses of the segment are what its text shows. Options are the
    language's `code`, the translation's `status` and `previous` msgid, the segment's `kind`, a `lexicon`.
    """

    def make(  # noqa: PLR0913  because a test chooses one or two of these
        source: str,
        text: str,
        code: str = "ar",
        *,
        status: Status = Status.TRANSLATED,
        previous: str | None = None,
        kind: Kind = Kind.PARAGRAPH,
        lexicon: Lexicon | None = None,
    ) -> Pair:
        segment = _segment(source, kind)
        renderer = Renderer()
        shown = status in {Status.TRANSLATED, Status.OUTDATED}
        return Pair(
            segment,
            Translation(text, status, previous, line=12),
            renderer.render(segment, segment.text),
            renderer.render(segment, text) if shown else None,
            conventions(language("en")),
            conventions(language(code)),
            lexicon or Lexicon(),
        )

    return make


def _segment(text: str, kind: Kind) -> Segment:
    return Segment(
        text,
        kind,
        5,
        targets=tuple(
            Target(int(number), f"https://example.org/{number}", image=bool(image))
            for image, number in _LINK.findall(text)
        ),
        references=tuple(
            FootnoteReference(label, at, f"fnref:{label}")
            for at, label in enumerate(_REFERENCE.findall(text), start=1)
        ),
        tags=tuple(_TAG.findall(text)),
        addresses=tuple(_AUTOLINK.findall(text)),
    )
