"""Lines to paragraphs and lists."""

from __future__ import annotations

import pytest

from publish.statements.intake.hyphens import vocabulary
from publish.statements.intake.ledger import Rewritten
from publish.statements.intake.lines import split
from publish.statements.intake.reflow import Shape, blocks, script_changes, shape, unclear_beginnings
from publish.statements.intake.sweep import sweep

FULL = "The committee counted nine hundred families without bread on the first day there"


def reflowed(text: str) -> list[str]:
    """Return the blocks of `text`, each with its mark."""
    kept, _ = sweep(split(text).lines)
    made = blocks(kept, vocabulary(kept))
    return [f"{block.mark.markdown} {block.text}" if block.mark else block.text for block in made]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FULL}\nand left.", [f"{FULL} and left."]),
        (f"{FULL}\nand left.\n\nIt ended.", [f"{FULL} and left.", "It ended."]),
        (f"{FULL}\nand left.\nIt ended.", [f"{FULL} and left.", "It ended."]),
        (f"{FULL}.\n  It ended.", [f"{FULL}.", "It ended."]),
        (f"{FULL}\n  It ended.", [f"{FULL} It ended."]),
        (f"{FULL}.\nIt ended.", [f"{FULL}. It ended."]),
        (f"WHAT REMAINS TO DO\n{FULL}\nfor us.", ["WHAT REMAINS TO DO", f"{FULL} for us."]),
        (f"{FULL}\n\fand left.", [f"{FULL} and left."]),
        (f"{FULL}\n\nPage 1\n\nSyria had.", [f"{FULL} Syria had."]),
        (f"{FULL}.\n\fIt ended.", [f"{FULL}.", "It ended."]),
        (f"Short line\n\fIt ended. {FULL}", ["Short line", f"It ended. {FULL}"]),
        (f"{FULL} in the govern-\nment.", [f"{FULL} in the government."]),
        (f"{FULL} {FULL}.\nIt ended.", [f"{FULL} {FULL}.", "It ended."]),
        (f"{FULL} {FULL}\nand ended.", [f"{FULL} {FULL} and ended."]),
        (f"{FULL} {FULL}:\nan end;", [f"{FULL} {FULL}:", "an end;"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    """Each rule that begins a paragraph or lets it go on."""
    assert reflowed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("• a\n• b", ["- a", "- b"]),
        ("•a\n▪b", ["- a", "- b"]),
        ("•\na\n•\nb", ["- a", "- b"]),
        ("We ask:\n– a\n– b", ["We ask:", "- a", "- b"]),
        ("- a\n\n- b", ["- a", "- b"]),
        (f"• {FULL}\n  for us\n• b", [f"- {FULL} for us", "- b"]),
        ("1. a\n2. b", ["1. a", "2. b"]),
        ("(1) a\n(2) b", ["1. a", "2. b"]),
        ("1) a\n2) b", ["1. a", "2. b"]),
        ("– a", ["– a"]),
        ("* a", ["* a"]),
        ("1. a", ["1. a"]),
        ("2. a\n3. b", ["2. a 3. b"]),
        (f"{FULL}\n– {FULL}\n– b", [f"{FULL} – {FULL} – b"]),
        ("1. a\n2. b\n1. c\n2. d", ["1. a", "2. b 1. c 2. d"]),
        ("1. a\n2. b\n\nText.\n\n1. c\n2. d", ["1. a", "2. b", "Text.", "1. c", "2. d"]),
        ("•", ["•"]),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    """Lists become lists where their marks are sure, and stay text where they are not."""
    assert reflowed(text) == expected


def test_marks_that_change_are_listed() -> None:
    """Bullets and brackets are rewritten, dashes and plain numbers are not."""
    kept, _ = sweep(split("• a\n•b c\n- d\n- e\n\n(1) f\n(2) g\n\nText.\n\n1. h\n2. i").lines)
    assert [entry for block in blocks(kept, frozenset()) for entry in block.rewritten] == [
        Rewritten(1, ("•",), ("-",)),
        Rewritten(2, ("•b",), ("-", "b")),
        Rewritten(6, ("(1)",), ("1.",)),
        Rewritten(7, ("(2)",), ("2.",)),
    ]


def test_a_numbered_list_after_another_stays_text() -> None:
    """Two numbered lists without text between them would be one in Markdown: the second stays text."""
    assert reflowed("1. a\n2. b\n\n1. c\n\n2. d") == ["1. a", "2. b", "1. c", "2. d"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FULL}\nand left.", Shape(wrapped=True, width=len(FULL))),
        (f"{FULL} {FULL}.\nIt ended.", Shape(wrapped=False, width=9)),
        (f"{FULL}.\n{FULL}.", Shape(wrapped=False, width=len(FULL) + 1)),
    ],
    ids=["wrapped", "long lines", "each line a sentence"],
)
def test_shape(text: str, expected: Shape) -> None:
    """A text is wrapped unless its lines are long or each is a sentence."""
    kept, _ = sweep(split(text).lines)
    assert shape(kept) == expected


def test_beginnings_are_unclear_only_without_empty_lines_and_indents() -> None:
    """A full line that ends a sentence may end a paragraph; empty lines elsewhere say that it does not."""
    text = f"{FULL}\n{FULL}.\nIt goes on and on, as\nthe others do"
    kept, _ = sweep(split(text).lines)
    assert [doubt.line for doubt in unclear_beginnings(kept)] == [3]
    kept, _ = sweep(split(f"{text}.\n\nAnd so on.").lines)
    assert unclear_beginnings(kept) == ()


def test_a_line_in_another_script_is_its_own_paragraph() -> None:
    """It is not glued to the line above, nor the next to it, and it is doubtful; digits have no script."""
    text = f"{FULL}\nالعدالة للضحايا\n{FULL.lower()}\n2017"
    assert reflowed(text) == [FULL, "العدالة للضحايا", f"{FULL.lower()} 2017"]
    assert [doubt.line for doubt in script_changes(split(text).lines)] == [2]
