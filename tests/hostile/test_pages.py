"""No page holds an element, an attribute or an address that its source does not have."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import html5lib
import pytest

from publish import model
from publish.releases.guard import guard

Published = Callable[[Sequence[str], str], tuple[model.Release, str, str]]
Shapes = Mapping[str, Callable[[str, str], str]]

_WORDS = {"alt", "content"}  # attributes whose values are words of the translation
_MARKS = {("em",), ("strong",), ("code",)}  # what a translation may bring in: it has no attribute


@dataclass(frozen=True)
class Seen:
    """What an independent parser finds in a page, and how many lines the plain text has.

    `elements` are names, each with its attributes' names; `values` those of attributes that hold no words.
    """

    elements: Counter[tuple[str, ...]]
    values: Counter[str]
    lines: int


def read(page: str, text: str) -> Seen:
    """Return what is seen, but for `<bdi>`, which right-to-left pages put around numbers and addresses."""
    seen = Seen(Counter(), Counter(), text.count("\n"))
    for element in html5lib.parse(page, namespaceHTMLElements=False).iter():
        name = element.tag if isinstance(element.tag, str) else "a comment"
        if name != "bdi":
            seen.elements[name, *sorted(map(str, element.attrib))] += 1
            seen.values.update(value for key, value in element.attrib.items() if key not in _WORDS)
    return seen


@pytest.fixture(scope="session")
def clean(own: tuple[str, ...], published: Published) -> Mapping[str, Seen]:
    """Give what is seen where every segment is the source's own, by language."""
    return {code: read(*published(own, code)[1:]) for code in ("ar", "fr")}


def test_the_clean_page_has_something_to_compare(clean: Mapping[str, Seen]) -> None:
    """What the payloads are compared with has links, an image, tags of its own, a note and a table."""
    names = {name for name, *_ in clean["fr"].elements}
    assert {"a", "img", "b", "abbr", "code", "sup", "td", "dd", "blockquote", "h2"} <= names
    assert {"https://example.org/council", "../images/seal.0123456789ab.png", "#fn:1"} <= set(
        clean["fr"].values
    )


@pytest.mark.parametrize(
    ("code", "shape"), [("fr", "alone"), ("fr", "before"), ("ar", "behind"), ("fr", "within")]
)
def test_a_payload_brings_nothing_in(
    payload: str, code: str, shape: str, request: pytest.FixtureRequest, published: Published
) -> None:
    """As the translation of every segment at once, it makes no element, attribute, address, line or sign."""
    shapes: Shapes = request.getfixturevalue("shapes")
    clean: Seen = request.getfixturevalue("clean")[code]
    texts = [shapes[shape](payload, text) for text in request.getfixturevalue("own")]
    release, page, text = published(texts, code)
    guard(release.body.html, "source/2017-10-19-doors.md")
    found = read(page, text)
    assert {one for one in found.elements - clean.elements if one not in _MARKS} == set()
    assert found.values - clean.values == Counter()
    assert found.lines <= clean.lines
    controls = {one for one in page + text if unicodedata.category(one) == "Cc"}
    assert controls <= {"\n"}


def test_no_payload_is_run_as_a_template(own: tuple[str, ...], published: Published) -> None:
    """What looks like code of a template comes out as it was typed, in the page and in the text."""
    typed = "{{ 7 * 7 }} {% set x = 1 %} ${7*7} %(name)s {0}"
    _, page, text = published([typed] * len(own), "fr")
    assert page.count(typed) >= len(own)
    assert text.count(typed) >= len(own)
