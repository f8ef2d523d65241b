"""Protected names: nothing is written, and nothing else is said, while one stands in the workspace.

Every file that the work could copy from is read as it lies on disk, before anything is parsed: sources,
catalogs with their comments and obsolete entries, templates, approvals and configuration, and the names of
files. A name that comes up only in what is made from them (joined by markup, say) is found there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from publish.checks.protected import holds, protected_findings
from publish.errors import WriteError
from publish.model import Finding, Protected
from publish.press.plan import Output

FOLDERS = ("source", "locale")
FILES = ("publish.toml", "glossary.toml")

MADE = (
    "a protected name stands in what would be written: find it in the sources and catalogs, and take it out"
)


def scan(root: Path, protected: Protected) -> tuple[Finding, ...]:
    """Return a finding, which quotes nothing, for each line of the workspace with a protected name."""
    if not protected.names:
        return ()
    return tuple(
        found
        for path in _files(root)
        for found in protected_findings(path.relative_to(root).as_posix(), _text(path), protected)
    )


def refuse(path: str, data: bytes, protected: Protected) -> None:
    """Raise WriteError if `data`, about to be written to `path`, holds a protected name."""
    if protected.names and holds(f"{path}\n{data.decode('utf-8', 'replace')}", protected):
        raise WriteError("build" if path.startswith("build/") else path, 0, MADE, rule="protected")


def hold(outputs: Iterable[Output], protected: Protected) -> None:
    """Raise WriteError, before any of `outputs` is written, if one of them would hold a protected name."""
    if protected.names:
        for output in outputs:
            refuse(f"build/{output.path}", output.make(), protected)


def _files(root: Path) -> Iterator[Path]:
    """Yield every file that may be read, in order; links are never followed, and so neither read."""
    yield from (root / name for name in FILES if (root / name).is_file())
    for folder in FOLDERS:
        yield from sorted(
            path for path in (root / folder).rglob("*") if path.is_file() and not path.is_symlink()
        )


def _text(path: Path) -> str:
    """Return what `path` says; what is no UTF-8 is refused elsewhere, and searched here all the same."""
    try:
        data = path.read_bytes()
    except OSError:
        return ""
    return data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8", "replace")
