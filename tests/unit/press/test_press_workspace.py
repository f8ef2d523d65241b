"""A file that cannot be read stops itself alone, and is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Publish = Callable[..., Result]

SOURCE = "source/2017-10-21-walls.md"
AR_GATES = "locale/ar/LC_MESSAGES/2017-10-20-gates.po"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"---\ntitle: Walls\n---\n\nCaf\xe9.\n", ":5: error source: byte 25 is not UTF-8: save the file"),
        (b"\xff\xfe-\0-\0-\0", ":1: error source: byte 0 is not UTF-8"),
        (b"", ":1: error source: no front matter"),
    ],
)  # fmt: skip
def test_a_source_that_is_no_text(data: bytes, said: str, released: Path, publish: Publish) -> None:
    """The line and the byte are named; the other statements are published."""
    (released / SOURCE).write_bytes(data)
    result = publish("release")
    assert result.exit_code == 1
    assert result.stderr.startswith(SOURCE + said)
    assert "2 statements in 3 languages: 6 releases" in result.stdout


def test_a_byte_order_mark_and_crlf_are_fine(released: Path, publish: Publish) -> None:
    """What an editor of another system wrote reads the same, and writes no catalog."""
    source = released / "source/2017-10-20-gates.md"
    source.write_bytes(b"\xef\xbb\xbf" + source.read_bytes().replace(b"\n", b"\r\n"))
    written = publish("-v", "release").stdout.splitlines()
    assert [line for line in written if line.startswith("wrote ")] == [
        "wrote build/MANIFEST.json",
        "wrote build/SHA256SUMS",
    ]


def test_a_link_in_place_of_a_source(released: Path, publish: Publish) -> None:
    """What is published is what lies in the workspace."""
    (released / "elsewhere.md").write_text("---\ntitle: Walls\ndate: 2017-10-21\n---\n\nWords.\n", "utf-8")
    (released / SOURCE).symlink_to(released / "elsewhere.md")
    result = publish("release")
    assert result.exit_code == 1
    assert (
        result.stderr
        == f"{SOURCE}: error source: is a link, a folder or a device: put the file itself here\n"
    )


def test_a_folder_in_place_of_a_source(released: Path, publish: Publish) -> None:
    """It cannot be read, and says so."""
    (released / SOURCE).mkdir()
    result = publish("release")
    assert result.exit_code == 1
    assert (
        result.stderr
        == f"{SOURCE}: error source: is a link, a folder or a device: put the file itself here\n"
    )


def test_a_folder_in_place_of_a_catalog(released: Path, publish: Publish) -> None:
    """It stops its language for its statement."""
    (released / AR_GATES).unlink()
    (released / AR_GATES).mkdir()
    result = publish("release")
    assert result.exit_code == 1
    assert (
        result.stderr
        == f"{AR_GATES}: error catalog: is a link, a folder or a device: put the file itself here\n"
    )
    assert (released / "build/fr/2017-10-20-gates.html").is_file()
