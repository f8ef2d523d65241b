"""What is kept, left out and put off for speed changes nothing but speed."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from publish.errors import SourceError
from publish.model import Body, Kind, Segment, Statement, Target
from publish.statements.inline import Renderer
from publish.statements.parse import statement

BODY = """\
# Men *held* in Homs

Over 45 men[^1] are on [hunger
strike](https://example.org/a "T"), `x` and <https://example.org/b>.

![A gate](gate.jpg "The gate")

- one
- two<br>three

| a | b |
|---|--:|
| c | 3 |

[^1]: A *note*.
"""
RENDER = """\
from publish.model import Kind, Segment
from publish.statements.inline import Renderer
Renderer().render(Segment("a", Kind.PARAGRAPH, 1), "b")
"""
PARSE = """\
from publish.statements.parse import statement
statement("---\\ntitle: A\\ndate: 2017-10-19\\n---\\nText.\\n", "source/2017-10-19-a.md")
"""
LINK = Segment("Write [to us](1).", Kind.PARAGRAPH, 7, targets=(Target(1, "https://example.org/a"),))


@pytest.mark.parametrize(
    ("other", "text", "localized"),
    [
        (replace(LINK, line=9, kind=Kind.LIST_ITEM, note="a note"), LINK.text, None),
        (replace(LINK, text=LINK.text + " *Soon.*"), LINK.text, None),
        (LINK, f" {LINK.text}\n", None),
        (LINK, LINK.text, {"https://example.org/z": "https://example.org/y"}),
    ],
)
def test_equal_text_with_equal_markup_is_rendered_once(
    other: Segment, text: str, localized: dict[str, str] | None
) -> None:
    """Where a segment stands makes no other piece of it."""
    renderer = Renderer()
    assert renderer.render(other, text, localized) is renderer.render(LINK, LINK.text)


@pytest.mark.parametrize(
    ("other", "localized", "html"),
    [
        (LINK, {"https://example.org/a": "/ar"}, 'Write <a href="/ar">to us</a>.'),
        (replace(LINK, targets=()), None, "Write [to us](1)."),
        (
            replace(LINK, targets=(Target(1, "https://example.org/b", "B"),)),
            None,
            'Write <a href="https://example.org/b" title="B">to us</a>.',
        ),
    ],
)
def test_equal_text_with_other_markup_is_rendered_anew(
    other: Segment, localized: dict[str, str] | None, html: str
) -> None:
    """A piece that was kept is never taken for one with another address."""
    renderer = Renderer()
    renderer.render(LINK, LINK.text)
    assert renderer.render(other, LINK.text, localized).html == html


def test_a_line_end_too_many_is_told_each_time(segment: Callable[[str], Segment]) -> None:
    """What was refused before the text was parsed is not forgotten when its parsing was kept."""
    renderer, own = Renderer(), segment("An *end*.")
    told = [[one.rule for one in renderer.render(own, text).refused] for text in ("*a* b", "*a*\nb", "*a* b")]
    assert told == [[], ["extra-newline"], []]


@pytest.mark.parametrize(
    "body", ["> " * 200 + "deep", "a[^1]\n\n[^1]: *a **b*\n", "[a](javascript:x)", "<i>open"]
)
def test_a_refused_statement_leaves_nothing_behind(make: Callable[[str], Statement], body: str) -> None:
    """The statement that is parsed after one that was refused is what it was before."""
    before = make(BODY)
    with pytest.raises(SourceError):
        make(body)
    assert make(BODY) == before


def test_a_statement_can_be_sent_to_another_process(make: Callable[[str], Statement]) -> None:
    """A statement comes back as it went, is small, and needs no Markdown to be read."""
    made = make(BODY)
    sent = pickle.dumps(made)
    assert pickle.loads(sent) == made  # noqa: S301  because we made it ourselves
    assert len(sent) < 5000
    assert b"markdown" not in sent


def test_a_body_can_be_sent_to_another_process(original: Callable[[str], Body]) -> None:
    """So does a filled body."""
    filled = original(BODY)
    sent = pickle.dumps(filled)
    assert pickle.loads(sent) == filled  # noqa: S301  because we made it ourselves
    assert b"markdown" not in sent


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import publish.statements.parse", {"markdown"}),
        (RENDER, {"markdown"}),
        (PARSE, {"importlib.metadata"}),
    ],
)
def test_what_is_heavy_is_imported_when_it_is_needed(code: str, absent: set[str]) -> None:
    """Nothing is parsed before there is something to parse, and no entry points are looked through."""
    shown = f"{code}\nimport sys\nprint(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    assert absent.isdisjoint(ran.stdout.split())


def test_a_statement_is_taken_apart_alike_each_time() -> None:
    """Engines are used again, and give the same."""
    text = f"---\ntitle: A title\ndate: 2017-10-19\n---\n{BODY}"
    made = [statement(text, "source/2017-10-19-words.md") for _ in range(3)]
    assert made[0] == made[1] == made[2]
    assert [one.id for segment in made[2].segments for one in segment.references] == ["fnref:1"]
