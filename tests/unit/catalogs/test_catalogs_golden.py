"""The reader and the writer over folders of valid and invalid files, in the manner of tomli's tests.

`valid/NAME.po` is read and written again as `NAME.expected`; `invalid/NAME.po` is refused as
`NAME.error` says: `LINE RULE: how the message begins`.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from publish.catalogs.reader import read
from publish.catalogs.writer import write
from publish.errors import CatalogError

GOLDEN = Path(__file__).parents[2] / "golden" / "catalogs"
VALID = sorted((GOLDEN / "valid").glob("*.po"))
INVALID = sorted((GOLDEN / "invalid").glob("*.po"))

needs_gettext = pytest.mark.skipif(
    shutil.which("msgfmt") is None or shutil.which("msgcat") is None,
    reason="gettext's own programs are absent; install them with: apt-get install gettext",
)


def test_the_folders_hold_their_cases() -> None:
    """No case is lost unseen: the folders hold as many as were put there, each with its side file."""
    assert len(VALID) >= 28
    assert len(INVALID) >= 80
    assert all(path.with_suffix(".expected").stat().st_size for path in VALID)
    assert all(path.with_suffix(".error").stat().st_size for path in INVALID)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_file_is_written_in_canonical_form(path: Path) -> None:
    """A valid file is read, and written as its expected file says."""
    assert write(read(path.read_bytes(), path.name)) == path.with_suffix(".expected").read_text("utf-8")


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_the_canonical_form_is_stable(path: Path) -> None:
    """What is written is read again and written the same."""
    expected = path.with_suffix(".expected").read_bytes()
    assert write(read(expected, path.name)).encode() == expected


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_file_is_refused_where_it_is_wrong(path: Path) -> None:
    """An invalid file is refused with its path, line, rule and the beginning of a message."""
    line, expected = path.with_suffix(".error").read_text("utf-8").rstrip("\n").split(" ", 1)
    with pytest.raises(CatalogError) as refusal:
        read(path.read_bytes(), "locale/ar.po")
    assert (refusal.value.path, refusal.value.line) == ("locale/ar.po", int(line))
    assert f"{refusal.value.rule}: {refusal.value.message}".startswith(expected)
    assert "\n" not in str(refusal.value)


def texts(po: polib.POFile) -> list[tuple[object, ...]]:
    """Return what polib and we must read alike of each message."""
    return [
        (
            *(entry.msgctxt, entry.msgid, entry.msgid_plural, entry.msgstr, entry.msgstr_plural),
            *(bool(entry.obsolete), entry.flags, entry.comment, entry.tcomment),
        )
        for entry in po
    ]


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_polib_reads_what_is_written(path: Path, tmp_path: Path) -> None:
    """What our reader found in the original, polib's own parser finds in the written file."""
    ours = read(path.read_bytes(), path.name)
    written = tmp_path / "written.po"
    written.write_text(write(ours), encoding="utf-8", newline="")
    theirs = polib.pofile(str(written))
    live_first = sorted(ours, key=lambda entry: bool(entry.obsolete))
    assert texts(theirs) == texts(polib_file(live_first))
    assert theirs.metadata == ours.metadata


def polib_file(entries: list[polib.POEntry]) -> polib.POFile:
    """Return a plain polib file of `entries`."""
    po = polib.POFile()
    po.extend(entries)
    return po


# msgcat joins references on one line, has another place for a comment at the end, does not
# know escapes and flags of its own younger versions, and warns about an unusual header.
MSGCAT_AGREES = [
    "arabic",
    "byte-order-mark",
    "comment-ends-in-backslash",
    "contexts",
    "fuzzy-capital",
    "fuzzy-tight",
    "multi-line-end",
    "newlines",
    "no-last-newline",
    "notes-in-any-order",
    "obsolete",
    "obsolete-plural",
    "plain",
    "plural",
    "plural-previous",
    "previous",
    "spacing",
    "wrapped-by-an-editor",
]


@needs_gettext
@pytest.mark.parametrize("name", MSGCAT_AGREES)
def test_msgcat_writes_the_same(name: str) -> None:
    """`msgcat --no-wrap` leaves the canonical form as it is."""
    expected = GOLDEN / "valid" / f"{name}.expected"
    done = subprocess.run(["msgcat", "--no-wrap", expected], capture_output=True, check=True)
    assert done.stdout.decode() == expected.read_text("utf-8")
