"""The conformance suite of docs/segmentation.md: one file for each case, "title, input, expected".

A case's first line names the rules that it shows. Its sections are `=== input` (a source file,
`source/2017-10-19-case.md`) and what must come of it: either `=== error`, or `=== segments`,
`=== html`, `=== text` and `=== findings`. With `=== translations` (a line each: the segment's
index and its text; a segment without one falls back to the source) follow `=== translated html`,
`=== translated text`, `=== translated front matter` (HTML and plain text) and `=== refused`.
`{U+00A0}` stands for a character that cannot be seen.

After a change, `pytest tests/golden/statements --regenerate` writes what is expected anew, and
`git diff` shows what the change did.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from publish.errors import SourceError
from publish.model import Body, Language, Paragraph, Piece, Segment, Statement
from publish.statements.fill import fill
from publish.statements.inline import Renderer
from publish.statements.parse import statement

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
RULES = Path(__file__).parents[3] / "docs" / "segmentation.md"
ENGLISH = Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")

_SECTION = re.compile(r"^=== ([a-z ]+)\n", re.MULTILINE)
_UNSEEN = re.compile(r"\{U\+([0-9A-F]{4,6})\}")
_RULE = re.compile(r"\b\d+\.\d+\b")


def sections(case: Path) -> dict[str, str]:
    """Return a case's sections by name; "title" is what stands above the first."""
    title, *rest = _SECTION.split(case.read_text(encoding="utf-8"))
    return {"title": title, **dict(zip(rest[::2], rest[1::2], strict=True))}


def expected(given: Mapping[str, str]) -> dict[str, str]:
    """Return the sections that a case should have below those given."""
    try:
        made = statement(seen(given["input"]).removesuffix("\n"), "source/2017-10-19-case.md")
    except SourceError as error:
        return {"error": f"{error.line} {error.rule}: {error.message}\n"}
    renderer = Renderer()
    original = [renderer.render(segment, segment.text) for segment in made.segments]
    shown = {
        "segments": "".join(map(segment_lines, made.segments)),
        **forms(fill(made.skeleton, original), ""),
    }
    if made.findings:
        rows = (f"{one.line} {one.severity} {one.rule}: {one.message}\n" for one in made.findings)
        shown["findings"] = "".join(rows)
    if "translations" in given:
        shown |= {"translations": given["translations"]}
        shown |= translated(made, original, renderer, seen(given["translations"]))
    return {name: unseen(text) for name, text in shown.items()}


def translated(made: Statement, original: list[Piece], renderer: Renderer, lines: str) -> dict[str, str]:
    """Return what the statement is with the translations in `lines`, and what was refused in them."""
    pieces = [replace(piece, fallback=True) for piece in original]
    front = refused = ""
    for line in lines.splitlines():
        index, text = line.split(" ", 1)
        segment = made.segments[int(index)]
        piece = pieces[int(index)] = renderer.render(segment, json.loads(text))
        front += f"{segment.context}: {quoted(piece.html)} {quoted(piece.text)}\n" if segment.context else ""
        refused += "".join(f"{index} {one.rule}: {quoted(one.text)}\n" for one in piece.refused)
    shown = forms(fill(made.skeleton, pieces, ENGLISH), "translated ")
    optional = {"translated front matter": front, "refused": refused}
    return shown | {name: text for name, text in optional.items() if text}


def segment_lines(segment: Segment) -> str:
    """Return one segment: line, kind and text, and below it what belongs to it."""
    return (
        "\n    ".join([f"{segment.line} {segment.kind}: {quoted(segment.text)}", *belongings(segment)]) + "\n"
    )


def belongings(segment: Segment) -> Iterator[str]:
    """Yield a line for everything that a segment has besides its text."""
    if segment.context:
        yield f"context: {segment.context}"
    if segment.note:
        yield f"note: {segment.note}"
    yield from (f"original {one.language}: {quoted(one.text)}" for one in segment.originals)
    for target in segment.targets:
        title = "" if target.title is None else f" {quoted(target.title)}"
        yield f"{'image' if target.image else 'link'} {target.number}: {target.address}{title}"
    for reference in segment.references:
        yield f"footnote {reference.label}: number {reference.number}, id {reference.id}"
    yield from (f"tag: {tag}" for tag in segment.tags)
    yield from (f"address: {address}" for address in segment.addresses)


def forms(body: Body, prefix: str) -> dict[str, str]:
    """Return a body's two forms as sections."""
    paragraphs = "".join(map(paragraph_lines, body.paragraphs))
    return {f"{prefix}html": body.html + "\n", f"{prefix}text": paragraphs}


def paragraph_lines(paragraph: Paragraph) -> str:
    """Return one paragraph: its flags, then lead, indent and text, and below it its addresses."""
    flags = [name for name in ("gap", "literal", "fallback") if getattr(paragraph, name)]
    texts = (quoted(text) for text in (paragraph.lead, paragraph.indent, paragraph.text))
    first = " ".join([" ".join(flags) or "-", *texts])
    return "\n    ".join([first, *paragraph.addresses]) + "\n"


def quoted(text: str) -> str:
    """Return `text` in quotes, a hard break as backslash and n."""
    return json.dumps(text, ensure_ascii=False)


def seen(text: str) -> str:
    """Return `text` with the characters that `{U+00A0}` and the like stand for."""
    return _UNSEEN.sub(lambda match: chr(int(match[1], 16)), text)


def unseen(text: str) -> str:
    """Return `text` with every character that cannot be seen written as `{U+00A0}` and the like."""
    return "".join(one if one.isprintable() or one == "\n" else f"{{U+{ord(one):04X}}}" for one in text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_golden(case: Path, *, regenerate: bool) -> None:
    """A source gives the expected segments, page, text and findings, or the expected error."""
    given = sections(case)
    made = expected(given)
    if regenerate:
        every = {"input": given["input"], **made}
        text = given["title"] + "".join(f"=== {name}\n{section}" for name, section in every.items())
        case.write_text(text, encoding="utf-8")
        pytest.skip("written anew")
    assert made == {name: text for name, text in given.items() if name not in {"title", "input"}}


def test_no_case_is_lost() -> None:
    """The suite has as many cases as were written, and none without an expectation."""
    assert len(CASES) >= 80
    assert all({"error"} < set(sections(case)) or sections(case)["segments"] for case in CASES)


def test_every_rule_has_a_case() -> None:
    """Each numbered rule of docs/segmentation.md is named by a case, and each case names rules that exist."""
    rules = set(re.findall(r"^\*\*(\d+\.\d+)\*\*", RULES.read_text(encoding="utf-8"), re.MULTILINE))
    shown = {rule for case in CASES for rule in _RULE.findall(sections(case)["title"])}
    assert len(rules) >= 40
    assert shown == rules


@pytest.mark.parametrize("trap", range(1, 13))
def test_every_trap_has_a_case(trap: int) -> None:
    """Each known trap of the walk through Python-Markdown's tree has a case that is named after it."""
    assert any(case.stem.startswith(f"trap-{trap:02}-") for case in CASES)
