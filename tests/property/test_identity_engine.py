"""What is left out for speed is what would have done nothing: the short way and the library's own agree."""

from __future__ import annotations

import unicodedata
from copy import deepcopy
from functools import partial

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.tables import TableProcessor
from markdown.treeprocessors import InlineProcessor

from publish.model import Kind, Segment
from publish.statements.engine import Engine
from publish.statements.inline import Renderer
from publish.statements.limits import MAX_OF_A_KIND, stacked
from publish.statements.openers import BLOCKS, INLINE
from publish.statements.plain import flatten

PIECES = (
    *("word", "two words", "عربي", "3", " ", " ", "\n", "\n\n", "  \n", "    ", "\n    "),
    *("*", "**", "_", "__", "`", "``", "\\", "\\*", "\\\\", "&", "&amp;", "&#65;", "<", ">", "!", "|"),
    *("[", "]", "(", ")", "[a](b)", "![a](b)", "[r]", "![r]", "[a][r]", "[^1]", "[^1]:", "[r]: x.org"),
    *("<b>", "</b>", "<br>", "<https://x.org>", "<a@x.org>", "<!-- c -->", "<div>", "</div>"),
    *("# ", "\n## ", "\n===\n", "\n---\n", "* ", "\n- ", "\n1. ", "\n> ", "\n:   ", ": ", "~~~", "```\n"),
    *("!!!", '\n!!! note "T"\n    ', "\na | b\n--|--\nc | d\n", "\n\n[^1]: note\n"),
    "\n\n[r]: https://x.org 'T'\n",
)  # fmt: skip
bodies = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def short(engine: Engine, body: str) -> str:
    """Return the HTML of `body` by the three steps."""
    root = engine.tree(body)
    engine.inline(root)
    return engine.html(root)


def library(body: str) -> str:
    """Return the HTML of `body` by Python-Markdown's own `convert`, with its own stages and questions."""
    engine = Engine()
    engine.is_block_level = partial(Markdown.is_block_level, engine)  # type: ignore[method-assign]  # because that is what is compared
    table = engine.parser.blockprocessors["table"]
    table.test = partial(TableProcessor.test, table)  # type: ignore[method-assign]  # because that is what is compared
    engine.treeprocessors.register(InlineProcessor(engine), "inline", 20)
    return engine.convert(body)


@settings(max_examples=500, deadline=None)
@given(bodies)
@example("![a](b)")
@example("!\\[a](b) ``*x*``\\\\")
@example("- a\n\n    !!! note\n        b\n\n    c")
def test_the_three_steps_are_what_the_library_does(body: str) -> None:
    """Patterns, processors and stages that are left out would have changed nothing."""
    assert short(Engine(), body) == library(body)


@settings(max_examples=150, deadline=None)
@given(st.lists(bodies, min_size=2, max_size=5))
@example(["[a][r]\n\n[r]: x.org", "b\n\n[r]: 45 (killed)"])
@example(["[r]: x.org\n\n[r]: y.org", "[r]: x.org"])
@example(["[^1]: a\n\n[^1]: b", "[^1]: c"])
@example(["a | b\n--|--\nc | d | e", "a"])
def test_an_engine_keeps_nothing_of_another_body(several: list[str]) -> None:
    """An engine that has read other bodies reads one as a new engine does, and has lost the same words."""
    used = Engine()
    for body in several:
        new = Engine()
        assert short(used, body) == short(new, body)
        assert list(used.lost(used.parser.root)) == list(new.lost(new.parser.root))


@settings(max_examples=150, deadline=None)
@given(bodies)
def test_a_tree_that_was_copied_comes_out_the_same(body: str) -> None:
    """A second tree of the same body is finished as the first was: the first leaves nothing behind."""
    engine = Engine()
    root = engine.tree(body)
    twin = deepcopy(root)
    results = []
    for tree in (root, twin):
        engine.inline(tree)
        results.append(engine.html(tree))
        engine.notes.unrefer()
    assert results[0] == results[1]


def test_every_pattern_and_processor_with_openers_is_there() -> None:
    """The tables name what Python-Markdown registers; a name that it changed would be asked in every text."""
    engine = Engine()
    assert [name for name in INLINE if name not in engine.inlinePatterns] == []
    assert len(INLINE) == len(engine.inlinePatterns)
    assert [name for name in BLOCKS if name not in Engine().parser.blockprocessors] == []


plain = st.text(st.characters(exclude_characters="\\`*_[<&>", exclude_categories=["Cc", "Cs", "Zl", "Zp"]))


@settings(max_examples=300, deadline=None)
@given(plain.map(str.split).map(" ".join))
def test_text_without_markup_is_what_the_inline_stage_makes_of_it(text: str) -> None:
    """What is not parsed would have come out of the parser as it is."""
    normal = unicodedata.normalize("NFC", text)
    segment = Segment(normal, Kind.PARAGRAPH, 1)
    piece = Renderer().render(segment, text)
    if not any(mark in normal for mark in "\\`*_[<&>"):  # a Greek accent becomes a backtick, for one
        assert piece.html == piece.text == normal.strip()
        assert library(f"x {normal} x") == f"<p>x {normal} x</p>"


@settings(max_examples=300, deadline=None)
@given(bodies)
def test_our_own_html_is_read_as_the_library_reads_it(body: str) -> None:
    """The words and addresses of a piece are those that Python's parser finds, which a comment calls for."""
    segment = Segment(
        "<b>a</b> <br>", Kind.PARAGRAPH, 1, tags=("<b>", "</b>", "<br>"), addresses=("https://x.org",)
    )
    piece = Renderer().render(segment, body)
    if not any(one.rule == "too-complex" for one in piece.refused) and "<" in piece.html:
        assert flatten(piece.html) == flatten(f"{piece.html}<!---->")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(["a", "é", "ب", " ", "…", "\u0301" * 9, "\u0650" * 31, "\u0301" * 30]), max_size=9
    )
)
def test_marks_upon_one_letter_are_found_wherever_they_stand(parts: list[str]) -> None:
    """A text is refused exactly if more than 30 combining marks stand side by side."""
    text = "".join(parts)
    longest = run = 0
    for one in text:
        run = run + 1 if unicodedata.combining(one) else 0
        longest = max(longest, run)
    assert (stacked(text) is not None) == (longest > 30)


@settings(max_examples=200, deadline=None)
@given(bodies)
def test_what_is_counted_first_bounds_what_is_counted_then(body: str) -> None:
    """There is never more of a kind than of what each of them holds or follows, and one."""
    for held, pattern, _, _ in MAX_OF_A_KIND:
        assert sum(1 for _ in pattern.finditer(body)) <= body.count(held) + 1
