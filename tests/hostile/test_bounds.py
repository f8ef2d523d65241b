"""Nothing that a translator sends runs on: the worst shapes that the limits let pass are finished.

Time is not measured here. All shapes run in one process of their own, which is given a minute for what
takes some seconds: only a hang fails. What holds each of them is counted in `statements/limits.py`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence

import pytest

from publish import model
from publish.errors import SourceError
from publish.statements.limits import MAX_SCANNED, too_complex
from publish.statements.parse import statement

Pieces = Callable[[Sequence[str]], list[model.Piece]]

SCRIPT = """
import itertools
from msgspec.structs import replace
from publish.releases import bidi, lines
from publish.statements.inline import Renderer
from publish.statements.limits import MAX_MARKS, MAX_SCANNED, MAX_SEGMENT
from publish.statements.parse import statement

BODY = "A [link](/) and `code` and <b>tag</b> and *em* ![i](/a.png)[^1] <https://e.org/x>.\\n\\n[^1]: n"
parts = statement("---\\ntitle: x\\ndate: 2017-10-19\\n---\\n" + BODY, "source/2017-10-19-x.md").segments
segment = replace(parts[1], text=parts[1].text + "a" * 4000)  # its translation may be long
SHORT = ("[", "](", "![", "`", "``", "*", "_", "**", "***", "<", "<a ", "</b>", "&", "&#", "\\\\", '"',
         "(", ")", "<!--", "<?", "<![CDATA[", "[^", "]:", "\\n", "http://", "@", "a", " ", "](1)")
LONG = ("(/", "a.", "1 ", "+1 (", "www.a", "a@", "#a", "\\u2066", "\\u2066\\u2069", "\\u0301\\u0315", "/")

def filled(unit):
    counts = [most // unit.count(mark) for mark, most in MAX_MARKS.items() if mark in unit]
    openers = sum(map(unit.count, "[<`"))
    if openers:
        counts.append(MAX_SCANNED // MAX_SEGMENT // openers)
    head = unit * max(1, min([MAX_SEGMENT // len(unit), *counts]))
    return head + "a" * (MAX_SEGMENT - len(head))

renderer, parsed = Renderer(), 0
for unit in ["".join(two) for two in itertools.product(SHORT, SHORT)][::24] + list(LONG):
    text = filled(unit)
    piece = renderer.render(segment, text)
    renderer.render(segment, "[" + text[:-5] + "](1)")
    parsed += not any(one.rule == "too-complex" for one in piece.refused)
    if unit in LONG:
        for width in (0, 72):
            lines.wrap(bidi.isolate(piece.text), width)
        bidi.isolate_html(piece.html)
print(parsed)
"""


def test_the_worst_that_passes_is_finished() -> None:
    """Repeated pairs of markup, as many and as long as may be, are rendered and laid out; most are taken."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == ""
    assert int(done.stdout) > 20


@pytest.mark.parametrize(("mark", "others"), [("[", "a"), ("<", "["), ("`", "<")])
def test_openers_are_counted_with_the_length_of_the_text(mark: str, others: str) -> None:
    """Each may send the parser to the end of the text: their number times its length is bounded."""
    text = mark * 50 + others * 50
    openers = 50 + 50 * (others != "a")
    longest = text + "b" * (MAX_SCANNED // openers - 100)
    assert too_complex(longest) is None
    assert too_complex(longest + "b") == (
        f'"[", "<" and "`" {openers} times in {len(longest) + 1:,} characters, '
        f"where {MAX_SCANNED // (len(longest) + 1)} is the most"
    )


def test_a_translation_has_a_length_by_its_source(own: tuple[str, ...], pieces: Pieces) -> None:
    """Twenty times its source, and 4,000 characters in any case: no check has to look at more."""
    assert pieces(["a" * 4000] * len(own))[3].refused == ()
    refused = pieces(["a" * 4001] * len(own))[3].refused
    reason = "4,001 characters for 24 of the original, where 4,000 is the most"
    assert refused == (model.Refused("too-complex", reason),)


@pytest.mark.parametrize("text", ["a *_**b*c 45", "*45**46*47", "*em**em*w12q"])
def test_nothing_is_lost_in_emphasis(text: str, own: tuple[str, ...], pieces: Pieces) -> None:
    """Where Python-Markdown would drop letters or figures, the text comes out as typed, and is refused."""
    piece = pieces([text] * len(own))[3]
    assert piece.text == text
    assert [one.rule for one in piece.refused] == ["too-complex"]


@pytest.mark.parametrize("text", ["a *_**b*c 45", "*45**46*47"])
def test_nothing_is_lost_in_the_emphasis_of_a_source(text: str) -> None:
    """A source that Python-Markdown would print without some of its figures is refused, with its line."""
    with pytest.raises(SourceError) as refused:
        statement(f"---\ntitle: x\ndate: 2017-10-19\n---\n\n{text}\n", "source/2017-10-19-x.md")
    assert (refused.value.rule, refused.value.line) == ("source-markup", 6)


@pytest.mark.parametrize(
    ("head", "body", "said"),
    [
        ("summary: " + "a " * 40_000, "Text.", "80,039 characters of front matter, where 65,536 is the most"),
        ("place: x", "a" + "\u0315\u0300" * 16, "32 marks upon one letter, where 30 is the most"),
        ("place: x", "a &#" + "9" * 5000 + ";", '"&#9999999999…" is too long for the number of a character'),
        ("place: x", "a\n\n" * 20_001, "20,001 paragraphs, where 20,000 is the most"),
    ],
    ids=["front-matter", "marks", "number", "paragraphs"],
)
def test_a_hostile_source_is_refused(head: str, body: str, said: str) -> None:
    """What could not be finished, or would fail later on, is refused before it is parsed."""
    with pytest.raises(SourceError) as refused:
        statement(f"---\ntitle: x\ndate: 2017-10-19\n{head}\n---\n{body}\n", "source/2017-10-19-x.md")
    assert refused.value.rule == "source-complex"
    assert refused.value.message.startswith(said)


def test_ten_thousand_keys_are_one_mistake() -> None:
    """Front matter with keys that nobody knows is refused at the first of them."""
    keys = "".join(f"k{number}: v\n" for number in range(5000))
    with pytest.raises(SourceError, match='unknown key "k0"'):
        statement(f"---\ntitle: x\ndate: 2017-10-19\n{keys}---\nText.\n", "source/2017-10-19-x.md")
