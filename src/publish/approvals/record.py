"""`locale/LANG/approvals/SLUG.toml`: read strictly, written in one way.

1. One table for each run of `publish approve`, in the order of date, reviewer and segments; one digest
   a line, sorted. So two people's approvals merge, and the same approvals are the same bytes.
2. Every line has one of the forms below before TOML is parsed: nothing nests, nothing is long to
   parse, and no comment stands there that writing would lose. It has no more than `MOST` records.
3. A file that breaks a rule is refused whole: of a damaged record nobody knows what it vouched for.
   A record that stands twice, as a merge may leave it, is one.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterable, Mapping

from msgspec import Struct

from publish.approvals.digest import DIGEST
from publish.approvals.names import fault
from publish.approvals.waivers import rule_of
from publish.errors import PublishError, printable
from publish.fields import convert
from publish.model import Approval

LIMIT = 1024 * 1024  # bytes
MOST = 500  # records of a file: each may have to be verified
LONGEST = 20_000  # characters of a line: a signature has at most 8,192, some of them escaped

HEADER = "# Written by `publish approve`: a digest for each text that a reviewer approved.\n"

_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(
    rf"(?P<table>\[\[approval\]\])|(?P<key>\w+)\s*=\s*(?:{_STRING}|[\d-]{{1,20}}|\[|\[\s*(?:{_STRING},?\s*)*\])"
    rf"|{_STRING},?|\]|"
)
_SIGNATURE = re.compile(r"[\n\x20-\x7e]{0,8192}")
_QUOTED = 60  # characters of a line that a refusal shows


class ApprovalError(PublishError):
    """A file of approvals is refused whole."""

    rule = "approvals"


class _Record(Struct, frozen=True):
    """`[[approval]]` as it is written."""

    reviewer: str
    date: dt.date
    segments: tuple[str, ...]
    allow: tuple[str, ...] = ()
    signature: str = ""


class _File(Struct, frozen=True):
    """The whole file as it is written."""

    approval: tuple[_Record, ...] = ()


def read(data: bytes, path: str) -> tuple[Approval, ...]:
    """Return the approvals in `data`, in the canonical order; `path` is named in a refusal.

    Raises `ApprovalError` for whatever breaks a rule above.
    """
    text = _text(data, path)
    lines = _lines(text, path)
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number that is too long, lists too deep
        place = re.search(r"at line (\d+)", str(error))
        message = f"this is not TOML: {re.sub(r' [(]at .*', '', str(error))}; {_AGAIN}"
        raise ApprovalError(path, int(place[1]) if place else 0, message) from None
    found = convert(tables, _File, path=path, lines=lines, error=ApprovalError).approval
    if len(found) > MOST:
        raise ApprovalError(path, lines[f"approval[{MOST}]"], _TOO_MANY)
    for at, record in enumerate(found):
        _check(record, path, lines[f"approval[{at}]"])
    return _ordered(Approval(one.reviewer, one.date, one.segments, one.allow, one.signature) for one in found)


def write(approvals: Iterable[Approval]) -> bytes:
    """Return the file that holds `approvals`; ValueError if they are more than `read` takes."""
    records = _ordered(approvals)
    if len(records) > MOST:
        raise ValueError(_TOO_MANY)
    return (HEADER + "".join(map(_table, records))).encode()


_TOO_MANY = f"there are more than {MOST} records: take out the oldest, which are of texts no longer there"
_AGAIN = "approve the texts again, or bring back the file as `publish approve` wrote it"


def _text(data: bytes, path: str) -> str:
    if len(data) > LIMIT:
        raise ApprovalError(path, 0, f"is larger than 1 MB: {_AGAIN}")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ApprovalError(path, line, f"byte {error.start} is not UTF-8: {_AGAIN}") from None


def _lines(text: str, path: str) -> Mapping[str, int]:
    """Return the line of each record and of its keys; ApprovalError for a line of no known form."""
    lines: dict[str, int] = {}
    record = -1
    for number, line in enumerate(text.removeprefix(HEADER).split("\n"), 1 + text.startswith(HEADER)):
        form = _LINE.fullmatch(line.strip(" \t")) if len(line) <= LONGEST else None
        if form is None:
            shown = printable(line[:_QUOTED])
            raise ApprovalError(path, number, f'"{shown}" is no line of this file: {_AGAIN}')
        record += form["table"] is not None
        key = f".{form['key']}" if form["key"] else ""
        if key or form["table"]:
            lines.setdefault(f"approval[{record}]{key}" if record >= 0 else key[1:], number)
    return lines


def _check(record: _Record, path: str, line: int) -> None:
    """Raise ApprovalError for a value that no approval has."""
    if wrong := fault(record.reviewer):
        raise ApprovalError(path, line, f'"{printable(record.reviewer)}" is no reviewer: {wrong}')
    for digest in record.segments:
        if not DIGEST.fullmatch(digest):
            raise ApprovalError(path, line, f'"{printable(digest[:_QUOTED])}" is no digest: {_AGAIN}')
    for one in record.allow:
        if rule_of(one) is None:
            raise ApprovalError(path, line, f'"{printable(one[:_QUOTED])}" is no waiver: {_AGAIN}')
    if not record.segments:
        raise ApprovalError(path, line, f"this record approves nothing: {_AGAIN}")
    if not _SIGNATURE.fullmatch(record.signature):
        raise ApprovalError(path, line, f"this is no signature of minisign or gpg: {_AGAIN}")


def _ordered(approvals: Iterable[Approval]) -> tuple[Approval, ...]:
    """Return `approvals` in the canonical order, each once and sorted in itself."""
    canonical = {
        Approval(
            one.reviewer,
            one.date,
            tuple(sorted(set(one.segments))),
            tuple(sorted(set(one.allow))),
            one.signature,
        )
        for one in approvals
    }
    return tuple(
        sorted(canonical, key=lambda one: (one.date, one.reviewer, one.segments, one.allow, one.signature))
    )


def _table(approval: Approval) -> str:
    """Return one record; a JSON string without control characters is a TOML string."""
    lines = [
        "",
        "[[approval]]",
        f"reviewer = {_string(approval.reviewer)}",
        f"date = {approval.date.isoformat()}",
        "segments = [",
        *(f"  {_string(digest)}," for digest in approval.segments),
        "]",
    ]
    if approval.allow:
        lines.append(f"allow = [{', '.join(map(_string, approval.allow))}]")
    if approval.signature:
        lines.append(f"signature = {_string(approval.signature)}")
    return "\n".join(lines) + "\n"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
