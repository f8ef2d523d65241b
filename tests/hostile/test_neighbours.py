"""A translation changes its own segment's place, and nothing else anywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish import model
from publish.statements.fill import html_parts

Pieces = Callable[[Sequence[str]], list[model.Piece]]
Published = Callable[[Sequence[str], str], tuple[model.Release, str, str]]


def others(statement: model.Statement, pieces: Sequence[model.Piece], own: int) -> list[object]:
    """Return all of the body but the parts of segment `own`: each part of HTML, each paragraph."""
    parts = zip(statement.skeleton.html, html_parts(statement.skeleton, pieces), strict=True)
    html = [text for part, text in parts if isinstance(part, str) or part.segment != own]
    texts = [
        tuple(part if isinstance(part, str) else pieces[part.segment] for part in block.parts)
        for block in statement.skeleton.text
        if not any(isinstance(part, model.Slot) and part.segment == own for part in block.parts)
    ]
    return [*html, *texts]


def around(page: str) -> str:
    """Return the page without its body, and without what its policy says of the images there."""
    before, body, rest = page.partition('<div class="body">')
    after = rest.rpartition("</article>")
    assert body
    assert after[1]
    return (before + after[2]).replace("; img-src &#39;self&#39;", "")


def test_a_payload_stays_in_its_segment(
    payload: str, original: model.Statement, own: tuple[str, ...], pieces: Pieces
) -> None:
    """With one segment changed, whichever it is, every other segment's HTML and text is the same."""
    clean = pieces(own)
    for index in range(len(own)):
        texts = [*own[:index], f"{payload} {own[index]}", *own[index + 1 :]]
        changed = pieces(texts)
        assert changed[:index] + changed[index + 1 :] == clean[:index] + clean[index + 1 :]
        assert others(original, changed, index) == others(original, clean, index)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_is_put_together_stays_in_its_segment(
    data: st.DataObject,
    fragments: tuple[str, ...],
    original: model.Statement,
    own: tuple[str, ...],
    published: Published,
) -> None:
    """The same for any mix of fragments: around the body, the page and the text are the same too."""
    first = len(own) - sum(isinstance(part, model.Slot) for part in original.skeleton.html)
    index = data.draw(st.integers(first, len(own) - 1))
    text = "".join(data.draw(st.lists(st.sampled_from(fragments), min_size=1, max_size=12)))
    before, page, plain = published(own, "fr")
    _, changed_page, changed_plain = published([*own[:index], text, *own[index + 1 :]], "fr")
    assert around(changed_page) == around(page)
    head, tail = plain.split(before.body.paragraphs[0].text, 1)[0], plain.rpartition("\n\n")[2]
    assert changed_plain.startswith(head)
    assert changed_plain.endswith(tail)
