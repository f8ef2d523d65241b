"""The file of approvals: one form when written, refused whole when damaged."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from publish.approvals.record import HEADER, LIMIT, MOST, ApprovalError, read, write
from publish.model import Approval

A, B, C = "a" * 64, "b" * 64, "c" * 64
DAY = dt.date(2026, 11, 20)
LINA = Approval("lina", DAY, (A, B))
OMAR = Approval("omar", dt.date(2026, 11, 19), (C,), ('number "500"',), 'untrusted: "x"\\\nRUQ=\n')
PATH = "locale/ar/approvals/2017-10-19-doors.toml"
TEXT = f"""{HEADER}
[[approval]]
reviewer = "omar"
date = 2026-11-19
segments = [
  "{C}",
]
allow = ["number \\"500\\""]
signature = "untrusted: \\"x\\"\\\\\\nRUQ=\\n"

[[approval]]
reviewer = "lina"
date = 2026-11-20
segments = [
  "{A}",
  "{B}",
]
"""


def record(**changed: str) -> bytes:
    """Return a file with one record, its lines changed by key."""
    lines = {"reviewer": '"lina"', "date": "2026-11-20", "segments": f'["{A}"]'} | changed
    return (
        "[[approval]]\n" + "".join(f"{key} = {value}\n" for key, value in lines.items() if value)
    ).encode()


def refusal(data: bytes) -> str:
    """Return how `data` is refused."""
    with pytest.raises(ApprovalError) as caught:
        read(data, PATH)
    return str(caught.value)


def test_there_is_one_form() -> None:
    """Records by date, digests one a line and sorted, whatever the order they came in."""
    assert write([LINA, OMAR]).decode() == TEXT
    assert write([OMAR, replace(LINA, segments=(B, A, B)), LINA]).decode() == TEXT


def test_what_was_written_is_read() -> None:
    """Nothing is lost on the way, nor added."""
    assert read(TEXT.encode(), PATH) == (OMAR, LINA)
    assert write(read(TEXT.encode(), PATH)).decode() == TEXT


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r\n"), lambda text: f"\ufeff{text}"])
def test_what_editors_do_to_ends_of_lines_is_fine(change: object) -> None:
    """CRLF and a byte-order mark change no meaning."""
    assert callable(change)
    assert read(change(TEXT).encode(), PATH) == (OMAR, LINA)


def test_an_empty_file_approves_nothing() -> None:
    """It is not damaged either."""
    assert read(b"", PATH) == ()
    assert read(HEADER.encode(), PATH) == ()


def test_a_merge_of_two_people_s_approvals_is_both() -> None:
    """Records may stand in any order, and one that stands twice is one."""
    other = Approval("nour", DAY, (C,))
    merged = write([LINA, OMAR]) + write([LINA, other]).removeprefix(HEADER.encode())
    assert read(merged, PATH) == (OMAR, LINA, other)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff", ":1: error approvals: byte 0 is not UTF-8"),
        (b"x" * (LIMIT + 1), ": error approvals: is larger than 1 MB"),
        (b"[[approval]]\nreviewer = 'x'\n", ":2: error approvals: \"reviewer = 'x'\" is no line"),
        (record() + b"# mine\n", ':5: error approvals: "# mine" is no line of this file'),
        (record() + b"<<<<<<< ours\n", ':5: error approvals: "<<<<<<< ours" is no line'),
        (b"a.b.c = 1\n", ':1: error approvals: "a.b.c = 1" is no line'),
        (b"[[approval]]\nsegments = [[[[\n", ':2: error approvals: "segments = [[[[" is no line'),
        (record() + b'reviewer = "omar"\n', ":5: error approvals: this is not TOML: Cannot overwrite"),
        (record(segments=f'[\n"{A}",'), ": error approvals: this is not TOML"),
        (record(reveiwer='"x"'), ':5: error approvals: unknown key "approval[0].reveiwer": did you mean'),
        (b'version = "2"\n', ':1: error approvals: unknown key "version"'),
        (record(date=""), ':1: error approvals: "approval[0].date" is missing'),
        (record(date="2026-02-30"), ": error approvals: this is not TOML"),
        (record(date='"yesterday"'), ':3: error approvals: "approval[0].date" is "yesterday"'),
        (record(date="20261120"), ':3: error approvals: "approval[0].date" is 20261120: expected a date'),
        (record(reviewer='""'), ':1: error approvals: "" is no reviewer: it is empty'),
        (record(reviewer='"li\\u202ena"'), r'"li\u202ena" is no reviewer: it holds a character'),
        (record(reviewer=f'"{"x" * 65}"'), "is no reviewer: it is longer than 64 characters"),
        (record(reviewer="3"), '"approval[0].reviewer" is 3: expected text'),
        (record(segments="[]"), ":1: error approvals: this record approves nothing"),
        (record(segments='["abc"]'), ':1: error approvals: "abc" is no digest'),
        (record(segments=f'["{A.upper()}"]'), "is no digest"),
        (record(segments=f'["{A}\\n"]'), "is no digest"),
        (record(allow='["*"]'), ':1: error approvals: "*" is no waiver'),
        (record(allow='["missing-link"]'), ':1: error approvals: "missing-link" is no waiver'),
        (record(allow='["missing-link 2 1"]'), "is no waiver"),
        (record(reviewer="1" * 5000), ': error approvals: "reviewer = 111'),
        (record(date="1" * 5000), ': error approvals: "date = 111'),
        (record(signature=f'"{"x" * 20_000}"'), ':5: error approvals: "signature = '),
        (b"[[approval]]\n" * 600, ':1: error approvals: "approval[0].reviewer" is missing'),
        (record(signature='"\\u202e"'), ":1: error approvals: this is no signature of minisign or gpg"),
        (record(signature=f'"{"x" * 9000}"'), "this is no signature"),
    ],
)  # fmt: skip
def test_damage_is_one_line_that_says_where(data: bytes, message: str) -> None:
    """The file is refused whole: what is left of a damaged record vouches for nothing."""
    assert message in refusal(data)
    assert refusal(data).startswith(PATH)
    assert len(refusal(data).splitlines()) == 1


def test_a_file_has_no_more_records_than_can_be_verified() -> None:
    """Each may take a run of a program, and anybody can write thousands."""
    many = [replace(LINA, segments=(f"{number:064x}",)) for number in range(MOST + 1)]
    data = write(many[:MOST])
    assert len(read(data, PATH)) == MOST
    assert refusal(data + write(many[MOST:]).removeprefix(HEADER.encode())).startswith(
        f"{PATH}:{1 + 7 * MOST + 2}: error approvals: there are more than 500 records: take out the oldest"
    )
    with pytest.raises(ValueError, match="more than 500 records"):
        write(many)


def test_a_cut_file_is_never_read_as_another_approval() -> None:
    """Of every beginning of a file, what can be read are whole records of it."""
    data = write([LINA, OMAR])
    readable = 0
    for end in range(len(data)):
        try:
            found = read(data[:end], PATH)
        except ApprovalError:
            continue
        readable += 1
        for one in found:
            assert one.segments in {LINA.segments, OMAR.segments}
    assert 0 < readable < len(data) // 4
