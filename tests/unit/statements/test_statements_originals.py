"""A source gives the words in which a paragraph was first spoken."""

from __future__ import annotations

import pytest

from publish.errors import SourceError
from publish.model import Original, Statement
from publish.statements.fill import html_parts
from publish.statements.inline import Renderer
from publish.statements.parse import statement

HEAD = "---\ntitle: T\ndate: 2024-03-05\n---\n\n"

BOTH = (Original("zh-Hans", "我"), Original("ar", "ا"))


def parsed(body: str) -> Statement:
    """Return the statement with this body."""
    return statement(HEAD + body, "source/2024-03-05-two-prisons.md")


@pytest.mark.parametrize(
    ("body", "originals"),
    [
        ("<!-- ORIGINAL ar: انتظرنا. -->\nWe waited.", (Original("ar", "انتظرنا."),)),
        ("<!-- ORIGINAL ar: انتظرنا\n     طويلا. -->\n\nWe waited.", (Original("ar", "انتظرنا طويلا."),)),
        ("<!-- original zh-Hans: 我 -->\n<!-- ORIGINAL ar: ا -->\nWe.", BOTH),
        ("We <!-- ORIGINAL ar: ا --> waited.", (Original("ar", "ا"),)),
        ("<!-- ORIGINAL: ا -->\nWe waited.", (Original("", "ا"),)),
        ("<!-- ORIGINALLY in Arabic -->\nWe waited.", ()),
    ],
)  # fmt: skip
def test_original_words_belong_to_the_next_piece(body: str, originals: tuple[Original, ...]) -> None:
    """They are read like notes for translators, and leave the text as it is."""
    found = parsed(f"{body}\n\nAnd then.\n")
    assert [one.originals for one in found.segments] == [(), originals, ()]
    assert found.segments[1].text in {"We waited.", "We."}
    assert found.segments[1].note == ""


def test_no_original_reaches_a_page() -> None:
    """The comment is gone from the skeleton, and its words with it."""
    found = parsed("<!-- ORIGINAL ar: انتظرنا. -->\n\nWe waited.\n")
    renderer = Renderer()
    page = "".join(html_parts(found.skeleton, [renderer.render(one, one.text) for one in found.segments]))
    assert page == "<p>We waited.</p>"


def test_original_words_without_a_piece_are_refused() -> None:
    """At the end of a file they belong to nothing, and would be lost."""
    with pytest.raises(SourceError, match="no text stands below") as refused:
        parsed("We waited.\n\n<!-- ORIGINAL ar: انتظرنا. -->\n")
    assert (refused.value.rule, refused.value.line) == ("source-original", 8)
