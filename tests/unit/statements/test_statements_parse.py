"""A source file becomes a statement, or is refused with path, line and what to do."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.errors import SourceError
from publish.model import SEGMENTATION, Kind, Metadata, Segment, Statement
from publish.statements import blocks
from publish.statements.inline import Renderer
from publish.statements.outline import outline
from publish.statements.parse import statement

Make = Callable[[str], Statement]
PATH = "source/2017-10-19-words.md"


def test_a_statement_has_all_that_its_source_says() -> None:
    """Metadata are typed, the slug is the file's name, segments come in order with their lines."""
    made = statement(
        "---\ntitle: A title\ndate: 2017-10-19\nplace: Berlin\nupdated: 2017-10-20\nstatus: draft\n---\n"
        "\n# Head\n\nText.\n",
        PATH,
    )
    assert (made.slug, made.path, made.findings) == ("2017-10-19-words", PATH, ())
    assert made.metadata == Metadata(
        "A title", dt.date(2017, 10, 19), place="Berlin", status="draft", updated=dt.date(2017, 10, 20)
    )
    assert made.segments == (
        Segment("A title", Kind.TITLE, 2, context="title"),
        Segment("Berlin", Kind.PLACE, 4, context="place"),
        Segment("Head", Kind.HEADING_1, 9),
        Segment("Text.", Kind.PARAGRAPH, 11),
    )


HEAD = "---\ntitle: A title\ndate: 2017-10-19\n---\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Text.", '1: error source: no front matter: begin the file with "---", "title: …"'),
        (
            "---\ntitle: x\ndate: 2017\n---\nText.",
            '3: error source: "date" is "2017": expected a date like 2017-10-19',
        ),
        ("---\ntitle: x\n---\nText.", ' error source: "date" is missing: add it'),
        (
            "---\ntitle: x\ndate: 2017-10-19\nlang: en\n---\nText.",
            '4: error source: unknown key "lang": known keys are title, date,',
        ),
        (
            "---\ntitle: x\ndate: 2017-10-19\nstatus: ready\n---\nText.",
            '4: error source: "status" is "ready": expected one of "draft", "final"',
        ),
        (
            '---\ntitle: ""\ndate: 2017-10-19\n---\nText.',
            '2: error source: "title" has no value: write one, or take the line out',
        ),
        (
            "---\ntitle: x\ndate: 2017-10-19\nsummary: a <!-- b -->\n---\nText.",
            '4: error raw-html: "<!--" would be printed with the summary: put the comment below the front',
        ),
        (HEAD + "a\n\nb <!-- c\n\nd --> e", '7: error raw-html: "<!--" would be printed: put the comment in'),
        (HEAD + "![a <!-- b -->](c.png)", '5: error raw-html: "<!--" would be printed'),
        (HEAD + '[a](b "<!-- c -->")', '5: error raw-html: "<!--" would be printed'),
        (
            HEAD + "| a | b |\n|---|---|\n| c | d | e |",
            '7: error source-lost: "e" is a cell beyond the table\'s last column: add a column',
        ),
        (
            HEAD + "a[^1]\n\n[^1]: b\n\n[^1]: c",
            '7: error source-lost: "[^1]:" is defined twice: give one of the two footnotes another label',
        ),
        (
            HEAD + "[a][r]\n\n[r]: x.html\n[R]: y.html",
            '7: error source-lost: "[r]:" is defined twice: give one of the two links another label',
        ),
        (
            HEAD + "a\n\n[Judge]: Guilty",
            '7: error source-lost: "[judge]:" makes what follows it the address of a link: write \\[ for',
        ),
        (HEAD + "a\n\n[Total]: 45 (killed)", '7: error source-lost: "[total]:" makes what follows it'),
        (
            HEAD + "a\n\n!!! warning Twelve people\n    b",
            '7: error source-lost: "twelve people" would be the kind of the note: put the words after it in',
        ),
        (
            HEAD,
            "5: error source-empty: no text in Markdown below the front matter: write the statement there",
        ),
        (HEAD + "\n<!-- c -->\n\n—\n", "5: error source-empty: no text in Markdown below the front matter"),
        (HEAD + "<p>All</p>", "5: error source-empty: no text in Markdown below the front matter"),
        (HEAD + "a\n\n" + "> " * 13 + "b", "7: error source-depth: lists, quotations or indents 13 deep"),
        (HEAD + "a\n: b\n" * 3000, " error source-depth: blocks too deep inside one another: take some"),
        (
            HEAD + "a\n\n" + "[" * 201,
            '7: error source-complex: "[" 201 times in one piece of text, where 200',
        ),
        (
            HEAD + "a\n\n- b [c](javascript:x)",
            '7: error source-link: "javascript:x" is not an address that a release may link to: take ',
        ),
        (HEAD + "![b](DATA:x)", '5: error source-link: "DATA:x" is not an address'),
        (HEAD + "<file:///x>", '5: error source-link: "file:///x" is not an address'),
        (
            HEAD + "a\n\nb <div>c</div>",
            '7: error raw-html: "<div>" cannot stand in running text: write it in Markdown, or leave it out',
        ),
        (
            HEAD + "a </B> b",
            "5: error raw-html: </B> do not close in order: close each tag in the paragraph where it was ",
        ),
        (HEAD + "a <b/> b", "5: error raw-html: <b/> do not close in order"),
        (HEAD + "a <?php b ?> c", '5: error raw-html: "<?php b ?>" cannot stand in running text'),
        (
            HEAD + "a\n\nx[^1]\n\n[^1]: *a **b*",
            '9: error source-markup: the markup of "*a **b*" cannot be taken apart: write it more simply',
        ),
        (HEAD + "a\n\nb" + "&#10; c" * 20, '7: error source-markup: the markup of "b&#10; c&#10; c&#10;'),
    ],
)
def test_a_mistake_is_refused_where_it_stands(text: str, expected: str) -> None:
    """Each mistake has its path, line and rule, and one line that quotes it and says what to do."""
    with pytest.raises(SourceError) as refused:
        statement(text, PATH)
    message = str(refused.value)
    assert message.startswith(f"{PATH}:{expected}")
    assert "\n" not in message


@pytest.mark.parametrize(
    "name",
    [
        "words.md",
        "2017-10-19.md",
        "2017-10-19-Words.md",
        "2017-10-19-words.txt",
        "2017-10-19-a_b.md",
        "٢٠١٧-١٠-١٩-words.md",
        "2017-99-99-words.md",
        "2017-02-29-words.md",
    ],
)
def test_a_file_is_named_after_its_date_and_words(name: str) -> None:
    """Any other name is refused before the file is read."""
    with pytest.raises(SourceError) as refused:
        statement("", f"source/{name}")
    assert (refused.value.rule, refused.value.line) == ("source-name", 0)
    assert refused.value.message.endswith("is not a name like 2017-10-19-some-words.md: rename the file")


@pytest.mark.parametrize(
    ("body", "findings"),
    [
        ("Text [x] `<p>` \\[a][b].", []),
        (
            "Text.\n\n<p>One</p>\n",
            [(7, '"<p>One</p>" is raw HTML, whose words nobody can translate: write it in Markdown')],
        ),
        ("Text.\n\n<div></div>\n\n<hr>", []),
        ("Text.\n\n<!-- c --><hr>\n\n\u00a0<!-- d -->\nmore", []),
        ("Text `<!-- a`.", []),
        (
            "Text.\n\n    typed by a tab\n\n    —",
            [
                (
                    7,
                    (
                        '"typed by a tab" is set in by four spaces, as code that nobody translates: '
                        "take the spaces out, or fence it with ```"
                    ),
                )
            ],
        ),
        (
            "Text.\n\n[^1]: Note.\n",
            [(7, '"[^1]:" is a footnote that nothing refers to: refer to it, or take it out')],
        ),
        ("Text[^1].\n\n[r]: https://example.org\n[s]: other.html 'Title'\n[^1]: Note.\n", []),
        (
            "Text.\n\n- [a][b]\n- [^c]",
            [
                (7, '"[a][b]" refers to nothing: define it, or write \\[ for a bracket'),
                (8, '"[^c]" refers to nothing: define it, or write \\[ for a bracket'),
            ],
        ),
    ],
)
def test_what_should_be_mended_is_found(make: Make, body: str, findings: list[tuple[int, str]]) -> None:
    """Words that nobody translates and references that lead nowhere do not stop a statement, but are said."""
    made = make(body)
    assert [(one.line, one.message) for one in made.findings] == findings
    assert all((one.path, one.statement) == (PATH, "2017-10-19-words") for one in made.findings)


def test_the_identity_is_checked(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a skeleton filled with its own segments not the page, the source would be refused there."""
    render = Renderer.render

    def broken(renderer: Renderer, segment: Segment, text: str) -> object:
        piece = render(renderer, segment, text)
        return piece if text != "Two *b*." else type(piece)("Two b.", piece.text)

    monkeypatch.setattr(Renderer, "render", broken)
    make("One.\n\nTwo b.\n")
    with pytest.raises(SourceError) as refused:
        make("One.\n\nTwo *b*.\n\nThree.\n")
    assert str(refused.value) == (
        f'{PATH}:7: error source-markup: the markup of "Two *b*." cannot be taken apart: write it more simply'
    )


def test_plain_text_has_each_slot_once(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a segment not in the plain text, the source would be refused there."""
    monkeypatch.setattr(blocks, "outline", lambda root, stash: outline(root, stash)[:1])
    make("One.\n")
    with pytest.raises(SourceError) as refused:
        make("One.\n\nTwo.\n")
    assert (refused.value.line, refused.value.rule) == (7, "source-markup")


def test_no_heading_has_an_id_of_the_page(make: Make) -> None:
    """The ids in the templates of pages that hold a body have a low line, which no heading can."""
    templates = Path(__file__).parents[3] / "src" / "publish" / "templates"
    pages = (one for one in sorted(templates.iterdir()) if one.name not in {"review.html", "desk.html"})
    ids = re.findall(r' id="([^"]*)"', "".join(one.read_text("utf-8") for one in pages))
    made = make("".join(f"# {one}\n\n" for one in ids))
    html = "".join(part for part in made.skeleton.html if isinstance(part, str))
    assert "main_text" in ids
    assert all("_" in one for one in ids)
    assert ' id="main-text"' in html
    assert not any(f' id="{one}"' in html for one in ids)


def test_headings_have_one_id_each(make: Make) -> None:
    """No two headings have the same id, whatever they are called."""
    made = make("# A\n\n# A\n\n# A 2\n\n# A\n\n# !!! 1\n\n# ä _b_ `c`\n")
    html = "".join(part for part in made.skeleton.html if isinstance(part, str))
    assert [piece.split('"')[0] for piece in html.split(' id="')[1:]] == [
        "a",
        "a-2",
        "a-2-2",
        "a-3",
        "1",
        "ä-b-c",
    ]


def test_the_rules_have_a_version() -> None:
    """The version that catalogs carry is that of docs/segmentation.md."""
    rules = Path(__file__).parents[3] / "docs" / "segmentation.md"
    assert f"\nVersion {SEGMENTATION}. " in rules.read_text(encoding="utf-8")
