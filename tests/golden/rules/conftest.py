r"""The conformance table of the rules for translations: one file a rule, one block a language.

A block begins with `# LANGUAGE`; `en:`, `wrong:` and `right:` are a source text and two translations, in
which `\n` and `\uXXXX` are escapes. Before them may stand:

- `name: SPELLING = FORM`, of the office's list, as many as are needed;
- `term: TERM = FORM`, of its glossary, with `forbidden: FORM`;
- `kind:` of the segment, a paragraph where nothing is said;
- `previous:`, the source text that the translation was made of;
- `status:` of the wrong translation; the right one is translated.

A block with the one line `silent: WHY` says why the rule has nothing to say in that language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from publish.checks.rule import Pair
from publish.languages import language
from publish.languages.writing import conventions
from publish.model import (
    FootnoteReference,
    Kind,
    Lexicon,
    Name,
    Segment,
    Status,
    Target,
    Term,
    Translation,
)  # fmt: skip
from publish.statements.inline import Renderer

TABLE = Path(__file__).parent

_ESCAPE = re.compile(r"\\n|\\u([0-9a-f]{4})")
_LINK = re.compile(r"(!?)\[[^\]]*\]\((\d+)\)")
_REFERENCE = re.compile(r"\[\^([^\]]+)\]")
_TAG = re.compile(r"</?[a-z][^<>:@]*>")


@dataclass(frozen=True, slots=True)
class Block:
    """What one file says of one rule in one language: its lines by their key, in order."""

    rule: str
    code: str
    lines: tuple[tuple[str, str], ...]

    def get(self, key: str, otherwise: str = "") -> str:
        """Return what a line says, with its escapes resolved."""
        return _unescaped(dict(self.lines).get(key, otherwise))

    def pair(self, which: str) -> Pair:
        """Return the source text and its `wrong` or its `right` translation, as the checks see them."""
        status = Status(self.get("status", "translated")) if which == "wrong" else Status.TRANSLATED
        segment, text, renderer = self._segment(), self.get(which), Renderer()
        shown = status in {Status.TRANSLATED, Status.OUTDATED}
        return Pair(
            segment,
            Translation(text, status, self.get("previous") or None),
            renderer.render(segment, segment.text),
            renderer.render(segment, text) if shown else None,
            conventions(language("en")),
            conventions(language(self.code)),
            self._lexicon(),
        )

    def _segment(self) -> Segment:
        text = self.get("en")
        references = enumerate(_REFERENCE.findall(text), start=1)
        return Segment(
            text,
            Kind(self.get("kind", "paragraph")),
            5,
            targets=tuple(
                Target(int(number), f"https://example.org/{number}", image=bool(image))
                for image, number in _LINK.findall(text)
            ),
            references=tuple(FootnoteReference(label, at, f"fnref:{label}") for at, label in references),
            tags=tuple(_TAG.findall(text)),
        )

    def _lexicon(self) -> Lexicon:
        names, terms = (
            [said.split(" = ") for key, said in self.lines if key == of] for of in ("name", "term")
        )
        forbidden = {self.code: (self.get("forbidden"),)} if self.get("forbidden") else {}
        return Lexicon(
            tuple(Name(spelling, forms={self.code: (form,)}) for spelling, form in names),
            tuple(Term(term, {self.code: (form,)}, forbidden) for term, form in terms),
        )


@pytest.fixture(scope="session")
def table() -> tuple[Block, ...]:
    """Return every block of every file."""
    return read()


def read() -> tuple[Block, ...]:
    """Return every block of every file, by rule."""
    return tuple(
        _block(path.stem, written)
        for path in sorted(TABLE.glob("*.txt"))
        for written in path.read_text("utf-8").strip("\n").split("\n\n")
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Ask a test that takes a `block` of each block that has cases."""
    if "block" in metafunc.fixturenames:
        blocks = [block for block in read() if not block.get("silent")]
        metafunc.parametrize("block", blocks, ids=[f"{block.rule}-{block.code}" for block in blocks])


def _block(rule: str, written: str) -> Block:
    head, *lines = written.split("\n")
    parted = (line.partition(":") for line in lines)
    return Block(
        rule, head.removeprefix("# "), tuple((key, said.removeprefix(" ")) for key, _, said in parted)
    )


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else "\n", text)
