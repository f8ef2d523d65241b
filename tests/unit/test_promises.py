"""README.md promises nothing that `make promises` does not show: benchmarks/promises.toml has each claim."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
WRITTEN = tomllib.loads((ROOT / "benchmarks/promises.toml").read_text("utf-8"))
CLAIMS = [one["claim"] for one in WRITTEN["promise"]]
IDLE = [one["words"] for one in WRITTEN["none"]]

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"^[^#\n]*#?", re.MULTILINE)
_NOT_PROSE = re.compile(r"`[^`]*`|\]\([^)]*\)|\d{4}-\d\d-\d\d")
_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten|twelve|twenty[a-z-]*|hundreds?|thousands?"
_LOUD = re.compile(
    rf"\b(?:never|always|every[a-z]*|each|all|nothing|nowhere|nobody|none|no one|only|cannot|{_NUMBERS})\b"
    r"|\d[\d.,/]*",
    re.IGNORECASE,
)
"""Words that sound like a promise, and figures."""


def paragraphs(text: str) -> Iterator[str]:
    """Yield each paragraph, heading, item and row of a Markdown text on one line.

    Of code there are the comments, where it is for a shell.
    """
    prose = _BLOCK.sub(lambda found: _COMMENT.sub("", found[2]) if found[1] == "sh" else "", text)
    for part in re.split(r"\n\s*\n", prose):
        yield from (" ".join(one.split()) for one in re.split(r"\n(?=[-|#])", part.strip()))


def unpromised(paragraph: str, words: list[str]) -> list[str]:
    """Return what sounds like a promise in a paragraph and stands in none of `words`."""
    spans = [match.span() for one in words for match in re.finditer(re.escape(one), paragraph)]
    prose = _NOT_PROSE.sub(lambda found: " " * len(found[0]), paragraph)
    return [
        paragraph[max(0, found.start() - 30) : found.end() + 30]
        for found in _LOUD.finditer(prose)
        if not any(start <= found.start() and found.end() <= end for start, end in spans)
    ]


@pytest.fixture(scope="module")
def readme() -> list[str]:
    """Give the paragraphs of the README."""
    return list(paragraphs((ROOT / "README.md").read_text("utf-8")))


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    """Give benchmarks/promises.py as a module."""
    spec = importlib.util.spec_from_file_location("promises", ROOT / "benchmarks/promises.py")
    assert spec
    assert spec.loader
    sys.modules["promises"] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    del sys.modules["promises"]


@pytest.mark.parametrize("claim", [*CLAIMS, *IDLE])
def test_a_claim_stands_in_the_readme(claim: str, readme: list[str]) -> None:
    """Word for word, in one paragraph."""
    assert any(claim in one for one in readme)


def test_whatever_sounds_like_a_promise_is_one_or_says_why_not(readme: list[str]) -> None:
    """Each never, only and every, and each figure, stands in a claim or in words that promise nothing."""
    assert [left for one in readme for left in unpromised(one, [*CLAIMS, *IDLE])] == []
    assert all(one["why"] for one in WRITTEN["none"])


def test_what_sounds_like_a_promise_is_heard() -> None:
    """A word, a figure and a number in words are; code, addresses and dates of examples are not."""
    text = "# Never\n\nIt is\nnever late, and takes 3 ms.\n- Ten do.\n\n`only` [it](every.md) 2017-10-19\n"
    assert list(paragraphs(text)) == [
        "# Never",
        "It is never late, and takes 3 ms.",
        "- Ten do.",
        "`only` [it](every.md) 2017-10-19",
    ]
    assert [found for one in paragraphs(text) for found in unpromised(one, ["# Never", "Ten do"])] == [
        "It is never late, and takes 3 ms.",
        "It is never late, and takes 3 ms.",
    ]


def test_a_claim_is_made_once_and_has_what_shows_it() -> None:
    """No two lines have the same claim; each names a test, a figure or a target."""
    assert [claim for claim, times in Counter([*CLAIMS, *IDLE]).items() if times > 1] == []
    shown = [set(one) & {"tests", "figures", "make"} for one in WRITTEN["promise"]]
    assert all(shown)
    assert len(shown) > 60


def test_every_test_can_be_run() -> None:
    """Pytest collects each of them by its id."""
    tests = sorted({f"tests/{test}" for one in WRITTEN["promise"] for test in one.get("tests", ())})
    command = [sys.executable, "-m", "pytest", "--collect-only", "-qq", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_target_can_be_made(script: ModuleType) -> None:
    """The Makefile has it."""
    assert {name for one in script.promises() for name in one.make} <= script.targets()


# --- what is said of a promise --------------------------------------------------------------------

REPORT = """\
<testsuites><testsuite>
<testcase file="tests/test_a.py" name="test_one[x::y]"/>
<testcase file="tests/test_a.py" name="test_one[z]"><failure/></testcase>
<testcase file="tests/test_a.py" name="test_two"><skipped/></testcase>
<testcase file="tests/test_a.py" name="test_three"><error/></testcase>
<testcase file="tests/test_a.py" name="test_four"/>
</testsuite></testsuites>
"""


def test_cases_are_counted(script: ModuleType) -> None:
    """By the test that they are of, whatever stands in their brackets; an error is a failure."""
    assert script.outcomes(REPORT) == {
        "tests/test_a.py::test_one": {"passed": 1, "failed": 1},
        "tests/test_a.py::test_two": {"skipped": 1},
        "tests/test_a.py::test_three": {"failed": 1},
        "tests/test_a.py::test_four": {"passed": 1},
    }


@pytest.mark.parametrize(
    ("shown_by", "figure", "verdict"),
    [
        ({"tests": ("four",)}, "1 cases pass", "kept"),
        ({"tests": ("four", "one")}, "1 of 3 cases fail", "BROKEN"),
        ({"tests": ("four", "two")}, "1 cases pass, 1 skipped", "not shown"),
        ({"tests": ("four", "gone")}, "1 cases pass, 0 skipped", "not shown"),
        ({"figures": ("fast",)}, "1.2 ×, at most 1.5", "kept"),
        ({"figures": ("slow", "fast")}, "2 ×, at most 1.5; 1.2 ×, at most 1.5", "BROKEN"),
        ({"figures": ("gone",)}, "not measured", "not shown"),
        ({"make": ("bench",)}, "make bench", "kept"),
        ({"tests": ("four",), "make": ("gone",)}, "1 cases pass; make gone", "BROKEN"),
        ({}, "", "not shown"),
    ],
)
def test_a_promise_is_kept_if_all_that_shows_it_held(
    shown_by: dict[str, tuple[str, ...]], figure: str, verdict: str, script: ModuleType
) -> None:
    """What was skipped, or not measured, shows nothing."""
    cases = {name.partition("test_a.py::test_")[2]: one for name, one in script.outcomes(REPORT).items()}
    figures = {
        "fast": {"figure": "1.2 ×, at most 1.5", "verdict": "reached"},
        "slow": {"figure": "2 ×, at most 1.5", "verdict": "missed"},
    }
    seen = script.show(script.Promise("It is so.", **shown_by), cases, figures, frozenset({"bench"}))
    assert (seen.figure, seen.verdict) == (figure, verdict)


def test_the_table_has_claim_verdict_and_figure(script: ModuleType) -> None:
    """A long claim goes on below its first line."""
    shown = script.Shown(script.Promise(f"It {'never ' * 15}fails."), "3 cases pass", "kept")
    assert list(script.table([shown])) == [
        f"{'claim':78}  verdict    figure",
        f"{'It' + ' never' * 12:78}  kept       3 cases pass",
        "never never never fails.",
    ]
