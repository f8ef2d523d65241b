"""The identity that everything rests on, over documents nobody thought of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import SubElement

import html5lib
import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from publish.errors import SourceError
from publish.model import BlockAttributes, Placed, Segment, Slot, Statement, Target
from publish.releases.guard import guard
from publish.statements.fill import fill
from publish.statements.inline import Renderer
from publish.statements.parse import statement

HEAD = "---\ntitle: A title\ndate: 2017-10-19\n---\n"
TAIL = "\n\n[r]: https://example.org/r (R)\n\n[^1]: A note.\n\n[^2]: Two *notes*, see[^1].\n\n    And more.\n"
PATH = "source/2017-10-19-words.md"
ROOT = Path(__file__).parents[2]
PLAIN = ["tables", "footnotes", "def_list", "admonition", "sane_lists", "fenced_code"]

# --- documents ----------------------------------------------------------------------------

words = st.text("abcdefg éß ٥ عربي 中文 .,;:!?'\"-", min_size=1, max_size=24).map(str.strip).filter(bool)
marked = st.one_of(
    words,
    words.map("*{}*".format),
    words.map("**{}**".format),
    words.map("`{}`".format),
    words.map("[{}](https://example.org/a_b*c)".format),
    words.map('![{}](img.png "a title")'.format),
    words.map("[{}][r]".format),
    words.map("<b>{}</b>".format),
    words.map('<span lang="ar" dir="rtl">{}</span>'.format),
    words.map('<a href="https://example.org/raw">{}</a>'.format),
)
loose = st.sampled_from(
    [
        *("[^1]", "[^2]", "[^none]", "[r]", "[r][]", "![r]", "<https://example.org/x>", "<a@example.org>"),
        *("\\*", "\\[", "\\|", "&amp;", "&nbsp;", "<", ">", "[", "]", "*", "_", "`", "!", "(1)", "[x](1)"),
        *("  \n", "\n", "<br>", "<i>", "{: .x }", "*a **b*", "<!-- c -->"),
    ]
)
inline = st.lists(st.one_of(marked, marked, loose), min_size=1, max_size=6).map(" ".join).map(str.strip)
line = inline.map(lambda text: text.replace("\n", " "))
lines = st.lists(line, min_size=1, max_size=3)
block = st.one_of(
    inline,
    line.map("## {}".format),
    line.map("{}\n---".format),
    lines.map(lambda items: "\n".join(map("- {}".format, items))),
    lines.map(lambda items: "\n\n".join(map("1. {}".format, items))),
    line.map("- one\n    - {}\n\n    more".format),
    line.map("- # Head\n  {}".format),
    line.map("1. one\n\n    > {}\n\n        code".format),
    inline.map(lambda text: "> " + text.replace("\n", "\n> ")),
    line.map("> {0}\n>\n> - {0}\n> - two".format),
    line.map(lambda text: f"| a | b |\n|:--|--:|\n| {text.replace('|', '')} | x |"),
    line.map("!!! note\n    {}".format),
    line.map('!!! note "{}"\n    Text'.format),
    line.map("term\n:   {}".format),
    line.map("{}\n:   one\n\n    two\n".format),
    st.sampled_from(
        ["```\ncode *x*\n```", "    indented", "---", "<!-- TRANSLATORS: a note -->", "…", "&nbsp;"]
    ),
)
documents = st.lists(block, min_size=1, max_size=6).map(lambda blocks: HEAD + "\n\n".join(blocks) + TAIL)


def parsed(text: str) -> Statement | None:
    """Return the statement, or None where the source is refused by name."""
    try:
        return statement(text, PATH)
    except SourceError:
        return None


def with_pictures(segment: Segment) -> Segment:
    """Return a segment whose images have been found."""

    def found(target: Target) -> Target:
        return replace(target, pictures=(Placed(target.address, "../images/a.0f.png", 3, 2),))

    return replace(segment, targets=tuple(map(found, segment.targets)))


# --- what a browser sees ------------------------------------------------------------------


def shape(html: str) -> list[object]:
    """Return what a browser makes of `html`, white space folded, without what is our own."""
    return _shape(html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False))


def as_we_have_it(html: str) -> list[object]:
    """Return the shape of plain Markdown in which a paragraph of nothing but an image is a figure."""
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    for element in tree.iter("p"):
        shown = [child for child in element if isinstance(child.tag, str)]
        words = "".join(map(_folded, (element.text, *(child.tail for child in element))))
        if [child.tag for child in shown] == ["img"] and not words and not element.attrib:
            element.tag = "figure"
            if any(map(str.isalnum, title := shown[0].attrib.pop("title", ""))):
                SubElement(element, "figcaption").text = title
    return _shape(tree)


def _shape(element: Any) -> list[object]:
    """Return an element's tag, attributes and contents, without comments and paragraphs of nothing else."""
    contents: list[object] = []
    text = _folded(element.text)
    for child in element:
        if isinstance(child.tag, str) and not _is_empty(child):
            contents += [text, _shape(child)]
            text = ""
        text += _folded(child.tail)
    return [element.tag, sorted(_attributes(element)), *contents, text]


def _is_empty(element: Any) -> bool:
    """Tell whether `element` is a paragraph without anything that is seen."""
    seen = any(isinstance(child.tag, str) or _folded(child.tail) for child in element)
    return element.tag == "p" and not seen and not _folded(element.text)


def _attributes(element: Any) -> Iterator[tuple[str, str]]:
    """Yield the attributes that are not ours: headings' ids, classes of cells, no titles of ways back."""
    back = element.get("class") == "footnote-backref"
    for name, value in element.attrib.items():
        ours = name in {"class", "style", "scope"} or (name == "title" and back)
        if not ours and not (name == "id" and re.fullmatch("h[1-6]", element.tag)):
            yield name, _folded(value)


def _folded(text: str | None) -> str:
    """Return `text` without white space: what is not to be compared."""
    return "".join((text or "").split())


# --- properties ---------------------------------------------------------------------------


def test_a_skeleton_filled_with_its_own_segments_is_plain_markdown() -> None:
    """What is not refused by name is plain Markdown up to white space and figures; little is refused."""
    tally: Counter[str] = Counter()

    @settings(max_examples=400, deadline=None, derandomize=True, database=None)
    @given(documents)
    def check(text: str) -> None:
        made = parsed(text)
        tally["refused" if made is None else "held"] += 1
        if made is None:
            return
        renderer = Renderer()
        body = fill(made.skeleton, [renderer.render(one, one.text) for one in made.segments])
        assert shape(body.html) == as_we_have_it(markdown.markdown(text.removeprefix(HEAD), extensions=PLAIN))

    check()
    assert tally["held"] >= 350
    assert tally["refused"] <= tally["held"] / 10


OWN = [path for folder in ("source", "docs") for path in sorted((ROOT / folder).glob("*.md"))]


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_our_own_papers_are_plain_markdown(path: Path) -> None:
    """The repository's statements and manuals, filled with their own segments, are plain Markdown."""
    body = path.read_text("utf-8")
    body = body.split("\n---\n", 1)[1] if body.startswith("---\n") else body
    made = statement(HEAD + body, PATH)
    renderer = Renderer()
    filled = fill(made.skeleton, [renderer.render(one, one.text) for one in made.segments])
    assert shape(filled.html) == shape(markdown.markdown(body, extensions=PLAIN))


def test_our_own_papers_are_found() -> None:
    """There are statements and manuals to hold."""
    assert {path.parent.name for path in OWN} == {"source", "docs"}
    assert len(OWN) >= 5


raw = st.builds(
    "<{0}{1}>{2}</{3}>".format,
    st.sampled_from(
        ["div", "p", "blockquote", "h2", "pre", "hr", "ul", "table", "b", "a", "span", "script", "ins"]
    ),
    st.sampled_from(
        [
            *(
                "",
                "",
                "",
                ' class="x"',
                ' lang="ar"',
                " dir=rtl",
                ' onclick="x()"',
                " hidden",
                ' lang="a" lang="b"',
            ),
            *(
                ' href="https://example.org"',
                ' href="javascript:x"',
                ' href="?a&copy=1"',
                " /",
                ' title="words"',
            ),
        ]
    ),
    st.one_of(
        st.just(""),
        line,
        st.sampled_from(["<b>a</b>", "<p>b</p>", "<a href='x'>c</a>", "<!-- d -->", "<br>"]),
    ),
    st.sampled_from(["div", "p", "blockquote", "h2", "pre", "b", "a", "span"]),
)
addresses = st.sampled_from(
    [
        *(
            "https://example.org",
            "https://",
            "http://[",
            "https://a b.org",
            "https://example.org:99999",
            "x",
            "#a",
        ),
        *(
            "javascript:x",
            "mailto:a@example.org",
            "//example.org",
            "http://1.2.3.4.5",
            "a:b",
            "./a:b",
            "?a=1&copy=2",
        ),
    ]
)
links = st.builds("[{0}](<{1}>)".format, inline, addresses)
closed = raw.map(lambda text: re.sub("^<([a-z0-9]+)(.*)</.*>$", r"<\1\2</\1>", text, flags=re.DOTALL))
mixed = st.lists(
    st.one_of(block, raw, closed, closed.map("Words {} here.".format), links), min_size=1, max_size=4
)


def test_what_is_accepted_passes_the_last_guard() -> None:
    """The guard never stops a statement that was not refused by its line: raw HTML, links of all kinds."""
    tally: Counter[str] = Counter()

    @settings(max_examples=400, deadline=None, derandomize=True, database=None)
    @given(mixed)
    @example(["<hr class='a'>"])
    @example(["<!-- n --><hr>"])
    @example(['<div class="x"></div>'])
    @example(["[a[^1]](x)"])
    @example(["[<https://example.org>](x)"])
    @example(["``` { .python #own .c }\nprint(2)\n```"])
    @example(["<pre>a <!-- b --></pre>"])
    def check(blocks: list[str]) -> None:
        made = parsed(HEAD + "\n\n".join(blocks) + TAIL)
        tally["refused" if made is None else "passed"] += 1
        if made:
            renderer = Renderer()
            pieces = [renderer.render(one, one.text) for one in map(with_pictures, made.segments)]
            guard(fill(made.skeleton, pieces).html, "x.html")

    check()
    assert tally["passed"] >= 100


@settings(max_examples=200, deadline=None)
@given(documents)
def test_every_slot_is_filled_once(text: str) -> None:
    """Each segment of the body has one slot in HTML and one in plain text, and `lang` one place in HTML."""
    made = parsed(text)
    if made is None:
        return
    first = next(at for at, segment in enumerate(made.segments) if segment.context is None)
    body = list(range(first, len(made.segments)))
    slots = [part for part in made.skeleton.html if isinstance(part, Slot)]
    attributes = {part.segment for part in made.skeleton.html if isinstance(part, BlockAttributes)}
    in_text = [part.segment for block in made.skeleton.text for part in block.parts if isinstance(part, Slot)]
    assert [slot.segment for slot in slots] == in_text == body
    assert attributes == {slot.segment for slot in slots if not slot.wrap}
    assert sum(isinstance(part, BlockAttributes) for part in made.skeleton.html) == len(attributes)


flowing = st.text("abcdefg éß ٥ عربي 中文", min_size=1, max_size=24).map(str.split).map(" ".join).filter(bool)
runs = st.lists(
    st.one_of(
        flowing,
        flowing.map("*{}*".format),
        flowing.map("`{}`".format),
        flowing.map("[{}](https://example.org)".format),
        flowing.map('![{0}](i.png "{0}")'.format),
        flowing.map("[{}][r]".format),
        flowing.map('<span dir="rtl" lang="ar">{}</span>'.format),
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(runs, st.randoms(use_true_random=False))
def test_reflowing_a_source_changes_no_segment(text: str, random: Any) -> None:
    """Wherever a person breaks the lines of a paragraph, its segment is the same."""
    reflowed = "".join(random.choice([" ", "\n", "  ", " \n"]) if one == " " else one for one in text)
    reflowed = re.sub(" {2,}\n", "\n", reflowed)
    texts = [
        [segment.text for segment in statement(HEAD + one + TAIL, PATH).segments] for one in (text, reflowed)
    ]
    assert texts[0] == texts[1]


soup = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *(
                    "- ",
                    "> ",
                    "1. ",
                    "    ",
                    "\t",
                    "\n",
                    "\n\n",
                    "# ",
                    "| ",
                    "|-|-|",
                    ":   ",
                    "!!! note",
                    "```",
                    "~~~",
                ),
                *(
                    "[^1]",
                    "[^1]: ",
                    "[r]: ",
                    "[r]",
                    "](",
                    "](1)",
                    "<div>",
                    "</div>",
                    "<b>",
                    "</b>",
                    "<!--",
                    "-->",
                ),
                *(
                    "*",
                    "**",
                    "_",
                    "`",
                    "\\",
                    "&",
                    "&#10;",
                    "<",
                    ">",
                    "---",
                    "===",
                    "\x02",
                    "\x03",
                    "\x0e0\x0f",
                    "\r",
                ),
                *(
                    "<?",
                    "?>",
                    "<![CDATA[",
                    "]]>",
                    "<https://x>",
                    "  \n",
                    "\u2028",
                    "\x02wzxhzdk:0\x03",
                    "<a href='",
                ),
            ]
        ),
        st.text(max_size=6),
    ),
    max_size=40,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(soup)
@example("- " * 496)
@example("> " * 5000 + "x")
@example("!!! note\n" + "".join(f"{'    ' * depth}!!! note\n\n" for depth in range(300)))
def test_any_text_is_a_statement_or_refused_by_name(text: str) -> None:
    """Nothing but a SourceError, with a line of the file, ever comes of a source."""
    last = HEAD.count("\n") + len(re.split("\r\n?|[\n\x0b\x0c\x85\u2028\u2029]", text))
    line, message, segments = outcome(HEAD + text)
    assert 0 <= line <= last
    assert "\n" not in message
    assert all(any(map(str.isalnum, segment.text)) or segment.references for segment in segments)


def outcome(text: str) -> tuple[int, str, tuple[Segment, ...]]:
    """Return line and message of the refusal, or the segments."""
    try:
        return 0, "", statement(text, PATH).segments
    except SourceError as error:
        return error.line, error.message, ()
