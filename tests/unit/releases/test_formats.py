"""The table of formats: which files each makes, and under which names."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

import pytest
from msgspec.structs import replace

from publish import model
from publish.releases.formats import FORMATS
from publish.releases.letters.messages import messages

LONG = model.Body("", tuple(model.Paragraph("كلمة " * 600) for _ in range(3)))


def test_every_format_has_its_line_in_the_table() -> None:
    """What `publish.toml` may name can be made."""
    assert set(FORMATS) == set(get_args(model.FormatName))


def test_a_pdf_is_named_without_being_printed(release: model.Release) -> None:
    """To plan a build takes no browser."""
    assert [ending for ending, _ in FORMATS["pdf"](release)] == [".ar.pdf"]


@pytest.mark.parametrize(
    ("name", "endings"),
    [
        ("html", [".html"]),
        ("txt", [".ar.txt"]),
        ("single", [".ar.html"]),
        ("eml", [".ar.eml"]),
        ("messages", [".ar.message-1.txt", ".ar.message-2.txt", ".ar.message-3.txt"]),
        ("headline", [".ar.headline.txt"]),
    ],
)
def test_a_format_names_its_files_and_makes_them(
    release: model.Release, name: model.FormatName, endings: list[str]
) -> None:
    """What leaves its folder bears its language in its name; only the page does not."""
    made = {ending: make() for ending, make in FORMATS[name](replace(release, body=LONG))}
    assert list(made) == endings
    assert all(made.values())
    assert len(set(made.values())) == len(endings)


def test_messages_are_files_in_their_order(release: model.Release) -> None:
    """The first file is the first message."""
    long = replace(release, body=LONG)
    assert tuple(make() for _, make in FORMATS["messages"](long)) == messages(long)


def test_what_makes_a_form_is_loaded_with_its_first_file() -> None:
    """To know which files there are takes neither templates nor mails, nor does the look at a body."""
    script = (
        "import sys; from publish.releases import feed, formats, guard, index, page, text; "
        "print(*sorted({'jinja2', 'nh3', 'email.message', 'html.parser'} & sys.modules.keys()))"
    )
    shown = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    assert shown == "\n"
