"""Golden cases of intake: a pasted text, and the file and account that it becomes.

Each folder in `tests/golden/intake` holds `input.txt` (or `input.bin`, where bytes matter),
`options.toml` if options are given, and `expected.md` with `report.txt`, or `error.txt`.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from publish.errors import SourceError
from publish.statements.intake import Intake, intake

GOLDEN = Path(__file__).parents[2] / "golden" / "intake"
CASES = sorted(path for path in GOLDEN.iterdir() if path.is_dir())


def taken_in(case: Path) -> Intake:
    """Return the intake of a case's input with its options."""
    source = next(case.glob("input.*"))
    options_file = case / "options.toml"
    options = tomllib.loads(options_file.read_text(encoding="utf-8")) if options_file.exists() else {}
    date = dt.date.fromisoformat(options["date"]) if "date" in options else None
    slug, title = options.get("slug"), options.get("title")
    return intake(source.read_bytes(), source.name, date=date, slug=slug, title=title)


def report(result: Intake) -> str:
    """Return the account of an intake, one entry a line."""
    words = ((one.line, " ".join(one.before), " ".join(one.after)) for one in result.rewritten)
    return "".join(
        [
            f"slug: {result.slug}\n",
            *(f"recognised {key}: {value}\n" for key, value in sorted(result.recognised.items())),
            *(f"dropped {line.line}, {line.pattern}: {line.text!a}\n" for line in result.dropped),
            *(f"doubt {doubt.line}: {doubt.message}: {doubt.text}\n" for doubt in result.doubts),
            *(f"rewritten {line}: {before} → {after}\n" for line, before, after in words),
        ]
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Path) -> None:
    """A pasted text becomes the expected file with the expected account, or the expected error."""
    error_file = case / "error.txt"
    if error_file.exists():
        with pytest.raises(SourceError) as refused:
            taken_in(case)
        assert f"{refused.value}\n" == error_file.read_text(encoding="utf-8")
        return
    result = taken_in(case)
    assert result.text == (case / "expected.md").read_text(encoding="utf-8")
    assert report(result) == (case / "report.txt").read_text(encoding="utf-8")


def test_the_golden_cases_are_there() -> None:
    """The folder of golden cases is not empty, and no expectation in it is."""
    assert len(CASES) >= 30
    assert all(path.stat().st_size for case in CASES for path in case.iterdir())
