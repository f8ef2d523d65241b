"""Protected names: nothing is written, and nothing else is said, while one stands in the workspace.

1. Every file that the work could copy from is read as it lies on disk, before anything is parsed: sources,
   catalogs with their comments and obsolete entries, templates, approvals and configuration, and the names
   of files. So is what earlier runs wrote, which may be distributed long after a name came onto the list.
2. A name that comes up only in what is made from them (joined by markup, say) is found there, before the
   first file is written.
3. Bytes that are no UTF-8 are refused elsewhere, and searched here all the same, in the encodings that
   people still use. Pictures and fonts are not searched: their bytes would make names by chance.
4. What is searched has to be text. A mail is searched as its reader sees it as well, headers and texts
   decoded. Another format that encodes its text (an archive, say) must be searched before it is encoded.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from publish.checks.protected import MESSAGE, holds, protected_findings
from publish.errors import WriteError
from publish.model import Finding, Protected

__all__ = ["holds", "refuse", "scan", "searched"]

WRITTEN = ("source", "locale")
MADE = ("review", "build")
FILES = ("publish.toml", "glossary.toml")

IN_OUTPUT = (
    "a protected name stands in what would be written: find it in the sources and catalogs, and take it out"
)
IN_OLD = "a protected name stands here, in what an earlier run wrote: delete the file, wherever it went"

_ENCODINGS = ("cp1256", "cp1252", "cp1254", "cp1251", "gb18030")
_UNSEARCHED = (
    b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"RIFF", b"wOFF", b"wOF2", b"\0\1\0\0", b"OTTO",
    b"PK\x03\x04",
)  # fmt: skip
_MAIL = re.compile(rb"^(?:mime-version|content-transfer-encoding)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_clean: set[tuple[bytes, Protected]] = set()  # digests: a run meets the bytes of a page three times


def scan(root: Path, protected: Protected) -> tuple[Finding, ...]:
    """Return a finding, which quotes nothing, for each line of the workspace with a protected name."""
    if not protected.names:
        return ()
    there = ((path.relative_to(root).as_posix(), path) for path in _files(root))
    found = (one for name, path in there for one in searched(name, _bytes(path), protected))
    return tuple(dict.fromkeys(found))


def refuse(path: str, data: bytes, protected: Protected) -> None:
    """Raise WriteError if `data`, about to be written to `path`, or `path` holds a protected name."""
    if protected.names and (holds(path, protected) or not _is_clean(data, protected)):
        folder = path.partition("/")[0]
        shown = folder if folder in MADE else path
        raise WriteError("*" if holds(shown, protected) else shown, 0, IN_OUTPUT, rule="protected")


def searched(path: str, data: bytes, protected: Protected) -> Iterator[Finding]:
    """Yield what is to be said of the file at `path`, relative to the workspace, that holds `data`."""
    message = IN_OLD if path.partition("/")[0] in MADE else MESSAGE
    texts = ("",) if _is_clean(data, protected) else _texts(data)
    for text in texts:
        yield from protected_findings(path, text, protected, message=message)


def _is_clean(data: bytes, protected: Protected) -> bool:
    """Tell whether no protected name stands in `data`."""
    key = (hashlib.sha256(data).digest(), protected)
    if key not in _clean and not any(holds(text, protected) for text in _texts(data)):
        _clean.add(key)
    return key in _clean


def _files(root: Path) -> Iterator[Path]:
    """Yield every file that may be read, in order; links are never followed, and so neither read."""
    yield from (root / name for name in FILES if (root / name).is_file())
    for folder in (*WRITTEN, *MADE):
        yield from sorted(
            path for path in (root / folder).rglob("*") if path.is_file() and not path.is_symlink()
        )


def _bytes(path: Path) -> bytes:
    """Return what stands in `path`; what cannot be read is told of elsewhere."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _texts(data: bytes) -> Iterator[str]:
    """Yield what `data` may say, in each encoding that it may be in (rule 3)."""
    if data.startswith(_UNSEARCHED):
        return
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield data.decode("utf-16", "replace")
    elif b"\0" in data:
        yield from (data.decode(encoding, "replace") for encoding in ("utf-16-le", "utf-16-be"))
    yield data.decode("utf-8", "replace")
    if _MAIL.search(data):
        yield from _mail_texts(data)
    if not _is_utf8(data):
        yield from (data.decode(encoding, "replace") for encoding in _ENCODINGS)


def _mail_texts(data: bytes) -> Iterator[str]:
    """Yield what the headers and texts of the mail `data` may say to its reader."""
    from email import message_from_bytes  # noqa: PLC0415  because few offices have a mail made

    for part in message_from_bytes(data).walk():
        for value in part.values():
            yield from _texts(_header(str(value)))
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and part.get_content_maintype() == "text":
            yield from _texts(content)


def _header(value: str) -> bytes:
    """Return a header's words in the charset that they came in, decoded where they are encoded."""
    from email.errors import HeaderParseError  # noqa: PLC0415  because few offices have a mail made
    from email.header import decode_header  # noqa: PLC0415  because few offices have a mail made

    try:
        words = decode_header(value)
    except HeaderParseError:
        return value.encode("utf-8", "replace")
    return b"".join(one if isinstance(one, bytes) else one.encode("utf-8", "replace") for one, _ in words)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
