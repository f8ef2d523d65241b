"""Each claim that README.md makes, the figure that shows it, and whether it is kept.

    python benchmarks/promises.py

1. `promises.toml` has the claims in the README's own words, and what shows each of them: tests, figures of
   `bench.py`, targets of the Makefile. tests/unit/test_promises.py holds that nothing in the README sounds
   like a promise without being one of them.
2. All tests run in one go, each once, however many claims it shows; the figures are taken on small archives.
3. A claim is kept if all that shows it was run, and held. What was skipped (a program is missing, say) shows
   nothing; and what is not shown is not kept.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import textwrap
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

HERE = Path(__file__).parent
ROOT = HERE.parent
SIZES = ("--small", "20", "--large", "200", "--rounds", "3")
"""Of the archives on which the figures are taken, in statements."""

_KEPT, _BROKEN, _UNSHOWN = "kept", "BROKEN", "not shown"
_COLUMNS = 78  # for a claim
_TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)

Outcomes = Mapping[str, Counter[str]]
"""How many cases of each test passed, failed and were skipped."""

Measured = Mapping[str, Mapping[str, str]]
"""What was measured, by its name: `figure` as it is printed, and `verdict`."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A claim, and what shows it: tests by their ids, figures by their names, targets of the Makefile."""

    claim: str
    tests: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    make: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What was seen of a promise: the figure, and whether it is kept."""

    promise: Promise
    figure: str
    verdict: str


def promises() -> tuple[Promise, ...]:
    """Return all promises, in the order of the README."""
    written = tomllib.loads((HERE / "promises.toml").read_text("utf-8"))["promise"]
    return tuple(
        Promise(
            one["claim"],
            tuple(f"tests/{test}" for test in one.get("tests", ())),
            tuple(one.get("figures", ())),
            tuple(one.get("make", ())),
        )
        for one in written
    )


def targets() -> frozenset[str]:
    """Return what `make` can be asked for."""
    return frozenset(_TARGET.findall((ROOT / "Makefile").read_text("utf-8")))


# --- running ----------------------------------------------------------------------------------


def tested(tests: Iterable[str]) -> Outcomes:
    """Run tests, and return how their cases ended."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        options = ("-q", "-n", "auto", "-p", "no:cacheprovider", "-o", "junit_family=xunit1")
        command = [sys.executable, "-m", "pytest", *options, f"--junit-xml={report}", *dict.fromkeys(tests)]
        said = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)  # noqa: S603  because the command is ours
        if not report.exists():
            raise SystemExit(f"pytest made no report:\n{said.stdout}{said.stderr}")
        return outcomes(report.read_text("utf-8"))


def outcomes(report: str) -> Outcomes:
    """Return how the cases of each test ended, from the report of pytest in JUnit's XML."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for case in ET.fromstring(report).iter("testcase"):  # noqa: S314  because pytest wrote it just now
        kinds = {child.tag for child in case}
        how = "failed" if kinds & {"failure", "error"} else "skipped" if "skipped" in kinds else "passed"
        found[f"{case.get('file')}::{case.get('name', '').partition('[')[0]}"][how] += 1
    return found


def measured() -> Measured:
    """Take the figures, and return them by their names; none of them if that fails, which is told."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "figures.json"
        command = [sys.executable, str(HERE / "bench.py"), *SIZES, "--json", str(file)]
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)  # noqa: S603  because the command is ours
        if done.returncode:
            sys.stderr.write(done.stderr)
            return {}
        taken = json.loads(file.read_text("utf-8"))["figures"]
    return {one["name"]: _printed(one) for one in taken if one["verdict"] in {"reached", "missed"}}


def _printed(figure: Mapping[str, Any]) -> Mapping[str, str]:
    """Return a figure, which has an aim, as it is printed."""
    text = f"{figure['measured']:.3g} {figure['unit']}, at most {figure['most']:.3g}"
    return {"figure": text, "verdict": figure["verdict"]}


# --- what it shows ----------------------------------------------------------------------------


def show(promise: Promise, cases: Outcomes, figures: Measured, can_be_made: frozenset[str]) -> Shown:
    """Return what was seen of a promise."""
    seen = [
        *(_of_tests(promise.tests, cases) if promise.tests else ()),
        *(_of_figure(figures.get(name)) for name in promise.figures),
        *((f"make {name}", _KEPT if name in can_be_made else _BROKEN) for name in promise.make),
    ]
    verdicts = {verdict for _, verdict in seen}
    worst = next((one for one in (_BROKEN, _UNSHOWN) if one in verdicts), _KEPT if seen else _UNSHOWN)
    return Shown(promise, "; ".join(figure for figure, _ in seen), worst)


def _of_tests(tests: Sequence[str], cases: Outcomes) -> Iterator[tuple[str, str]]:
    """Yield how many cases of the tests passed, and whether that is all."""
    of_them = [cases.get(test, Counter()) for test in tests]
    every = sum(of_them, Counter[str]())
    if every["failed"]:
        yield f"{every['failed']} of {every.total()} cases fail", _BROKEN
    elif every["skipped"] or not all(one["passed"] for one in of_them):
        yield f"{every['passed']} cases pass, {every['skipped']} skipped", _UNSHOWN
    else:
        yield f"{every['passed']} cases pass", _KEPT


def _of_figure(figure: Mapping[str, str] | None) -> tuple[str, str]:
    """Return a figure as it is printed, and whether it reaches its aim."""
    if figure is None:
        return "not measured", _UNSHOWN
    return figure["figure"], _KEPT if figure["verdict"] == "reached" else _BROKEN


def table(shown: Iterable[Shown]) -> Iterator[str]:
    """Yield the lines of the table: claim, figure, verdict."""
    yield _row("claim", "verdict", "figure")
    for one in shown:
        first, *rest = textwrap.wrap(one.promise.claim, _COLUMNS)
        yield _row(first, one.verdict, one.figure)
        yield from rest


def _row(claim: str, verdict: str, figure: str) -> str:
    return f"{claim:{_COLUMNS}}  {verdict:9}  {figure}"


def advice(one: Shown) -> Iterator[str]:
    """Yield the commands that show what became of a promise that is not kept."""
    yield f"{one.verdict}: {one.promise.claim}"
    if one.promise.tests:
        yield f"    python -m pytest {' '.join(one.promise.tests)}"
    if one.promise.figures:
        yield f"    python benchmarks/bench.py {' '.join(SIZES)}"


def main() -> None:
    """Show all promises; exit with 1 if one of them is not kept."""
    wanted = promises()
    figures = measured()  # before the tests take the cores
    cases = tested(test for one in wanted for test in one.tests)
    shown = [show(one, cases, figures, targets()) for one in wanted]
    lost = [one for one in shown if one.verdict != _KEPT]
    print(*table(shown), "", sep="\n")
    print(*(line for one in lost for line in advice(one)), sep="\n", end="\n" if lost else "")
    print(f"{len(shown) - len(lost)} of {len(shown)} promises are kept")
    raise SystemExit(1 if lost else 0)


if __name__ == "__main__":
    main()
