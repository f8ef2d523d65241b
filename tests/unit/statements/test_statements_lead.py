"""A lead stands for itself."""

from __future__ import annotations

import pytest

from publish.model import Body, Paragraph
from publish.statements.inline import Renderer
from publish.statements.lead import lead
from publish.statements.parse import statement


@pytest.mark.parametrize(
    ("text", "html", "plain", "addresses"),
    [
        ("One *two*.", "<p>One <em>two</em>.</p>", "One two.", ()),
        ("One[^1] two.[^1]", "<p>One two.</p>", "One two.", ()),
        (
            "See [it](https://example.org/it)[^1] now.",
            '<p>See <a href="https://example.org/it">it</a> now.</p>',
            "See it now.",
            ("https://example.org/it",),
        ),
        (
            "See [below](#two), [*it*](https://example.org/#it) and <a lang='en' href='#x'>*there*</a>.",
            '<p>See below, <a href="https://example.org/#it"><em>it</em></a> and <em>there</em>.</p>',
            "See below, it and there.",
            ("https://example.org/#it",),
        ),
        ("One  \ntwo.", "<p>One<br />\ntwo.</p>", "One\ntwo.", ()),
        ("Press `[^1]`.[^1]", "<p>Press <code>[^1]</code>.</p>", "Press [^1].", ()),
        ("10<sup>6</sup> people[^1]", "<p>10<sup>6</sup> people</p>", "10⁶ people", ()),
    ],
)
def test_a_lead_is_one_paragraph_that_leads_to_no_other(
    text: str, html: str, plain: str, addresses: tuple[str, ...]
) -> None:
    """Everything else of the paragraph stays, in page and plain text."""
    source = f"---\ntitle: Doors\ndate: 2017-10-19\n---\n\n{text}\n\n[^1]: Note.\n"
    (segment,) = statement(source, "source/2017-10-19-doors.md").segments[1:2]
    made = lead(Renderer().render(segment, segment.text))
    assert made.html == html
    assert made.paragraphs == (Paragraph(plain, addresses=addresses),)


def test_a_text_without_a_lead_has_an_empty_body() -> None:
    """Title and summary stand alone then, with the way to the rest."""
    assert lead() == Body("", ())
