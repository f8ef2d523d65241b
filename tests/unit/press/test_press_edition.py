"""What is read of a statement before its text."""

from __future__ import annotations

from pathlib import Path

from publish.model import Kind, Language, Project, Publisher
from publish.press.edition import heads
from publish.press.standing import original
from publish.statements.inline import Renderer
from publish.statements.parse import statement

ENGLISH = Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")
PROJECT = Project(Path(), Publisher("Orchard Press"), ENGLISH, ())
TEXT = """\
---
title: Doors
date: 2017-10-19
place: Homs
correction: 2017-10-21 The door is green.
---

Below is the door.

![A door](door.jpg "A green door")
"""


def test_the_heads_are_title_summary_and_place() -> None:
    """The caption of a picture, which is plain text as they are, is none of them, nor is a correction."""
    doors = statement(TEXT, "source/2017-10-19-doors.md")
    found = heads(doors, original(PROJECT, doors, Renderer()))
    assert {Kind.CAPTION, Kind.CORRECTION} <= {segment.kind for segment in doors.segments}
    assert {kind: piece.text for kind, piece in found.items()} == {Kind.TITLE: "Doors", Kind.PLACE: "Homs"}
