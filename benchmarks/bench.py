"""The figures of publish that need nothing else but the libraries it stands on; `peers.py` has the others.

    python benchmarks/bench.py [--small N] [--large N] [--long] [--rounds N] [--json FILE] [--keep FOLDER]

1. The yardstick is `python -c 'import markdown, polib'`: what it costs to begin at all. It is taken in turn
   with what it measures.
2. A cold build is `publish build` in a workspace where nothing was built and nothing is remembered.
3. What lists all files of the site (manifest and sums) changes with every edit and grows with the site: what
   it costs is a figure of its own, and taken off what one edit costs.
4. What takes minutes (`--long`) is done once, and nothing is warmed up for it.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import edits
from figures import Figure, save, table
from measure import Cost, Task, cost, in_turn
from pseudo import LANGUAGES

HERE = Path(__file__).parent
CACHE = HERE.parent / ".bench_cache"
PYTHON = Path(sys.executable)
PUBLISH = PYTHON.with_name("publish")
YARDSTICK = Task((PYTHON, "-c", "import markdown, polib"))
_LOOKING = 6e-6  # seconds for each input file of a build that has nothing to do
_RELEASES = len(LANGUAGES) + 1  # of a statement: the original is one
_LONG = 10_000  # statements
_ROUNDS = 5
_SHORT_ROUNDS = 3  # times as many for what takes a moment


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured where: `work` for copies, `kept` for archives; sizes in statements.

    Each command of some length runs in so many `rounds`, after one that is not counted if it is to be `warm`.
    """

    work: Path
    kept: Path
    small: int
    large: int
    rounds: int
    warm: bool = True
    archives: dict[int, Path] = field(default_factory=dict)

    def archive(self, statements: int) -> Path:
        """Return the archive of so many statements, not to be changed."""
        if statements not in self.archives:
            made = subprocess.run(  # noqa: S603  because the command is ours
                [PYTHON, HERE / "corpus.py", self.kept, str(statements), "--keep"],
                check=True, capture_output=True, text=True,
            )  # fmt: skip
            self.archives[statements] = Path(made.stdout.strip())
        return self.archives[statements]

    def workspace(self, name: str, statements: int) -> Path:
        """Return a copy of an archive that may be changed."""
        root = self.work / f"{name}-{statements}"
        edits.restore(root, self.archive(statements))
        return root


def publish(root: Path, *arguments: str) -> tuple[str | Path, ...]:
    """Return the command that runs publish in a workspace."""
    return (PUBLISH, "-C", root, "-q", *arguments)


def whole(root: Path, statements: int) -> None:
    """Raise SystemExit unless a build has each statement in each language."""
    pages = sum(1 for path in (root / "build").glob("*/*.html") if path.name[:1].isdigit())
    if pages != statements * _RELEASES:
        raise SystemExit(f"{root} has {pages} releases of {statements * _RELEASES}: the build is not whole")


# --- the figures ------------------------------------------------------------------------------


def beginning(bench: Bench) -> Iterator[Figure]:
    """Yield what `publish --help` costs."""
    tasks = {"help": Task((PUBLISH, "--help")), "click": Task((PYTHON, "-c", "import click"))}
    taken = in_turn(tasks, bench.rounds * _SHORT_ROUNDS)
    ratio = taken["help"].cpu / taken["click"].cpu
    yield Figure("publish --help / import click", ratio, most=1.6)


def cold(bench: Bench) -> Iterator[Figure]:
    """Yield what a cold build costs beside the plain loop, and what a release costs as archives grow."""
    small = bench.workspace("cold", bench.small)
    plain = Task((PYTHON, HERE / "plain.py", small, bench.work / "plain"))
    ours = Task(publish(small, "build"), partial(edits.forget, small))
    taken = in_turn({"plain": plain, "ours": ours}, bench.rounds, warm=bench.warm)
    whole(small, bench.small)
    units = bench.small * len(LANGUAGES)
    yield Figure("cold build / plain loop (HTML alone, unchecked)", taken["ours"].cpu / taken["plain"].cpu)
    yield Figure("plain loop, a statement and language", taken["plain"].cpu / units * 1000, "ms")
    yield Figure("cold build, a statement and language", taken["ours"].cpu / units * 1000, "ms")
    large = _cold(bench, bench.large)
    growth = (large.cpu / bench.large) / (taken["ours"].cpu / bench.small)
    yield Figure(f"CPU a release, {bench.large} / {bench.small} statements", growth, most=1.15)
    yield Figure(f"peak memory of a cold build of {bench.large}", large.peak, "MiB", most=100)


def _cold(bench: Bench, statements: int) -> Cost:
    """Return what a cold build of a large archive takes, once: it runs for long."""
    root = bench.workspace("cold", statements)
    taken = cost(publish(root, "build"))
    whole(root, statements)
    return taken


def idle(bench: Bench) -> Iterator[Figure]:
    """Yield what a build costs when nothing changed, apart from looking at the files."""
    for statements in (bench.small, bench.large):
        root = bench.work / f"cold-{statements}"
        taken = in_turn({"begin": YARDSTICK, "idle": Task(publish(root, "build"))}, bench.rounds)
        looking = _LOOKING * sum(1 for kind in ("*.md", "*.po") for _ in root.glob(f"[sl]*/**/{kind}"))
        measured = (taken["idle"].cpu - looking) / taken["begin"].cpu
        yield Figure(
            f"nothing changed, {statements} statements, without looking / yardstick", measured, most=1.5
        )


def one_edit(bench: Bench) -> Iterator[Figure]:
    """Yield what a build costs after one catalog was edited, in a small archive and in a large one."""
    tasks = {"begin": YARDSTICK}
    for statements in (bench.small, bench.large):
        root = bench.work / f"cold-{statements}"
        catalog = min((root / "locale/fr/LC_MESSAGES").glob("*-1.po"))
        tasks[str(statements)] = Task(publish(root, "build"), partial(edits.swap_words, catalog))
    taken = in_turn(tasks, bench.rounds)
    sizes = (bench.small, bench.large)
    lists = {statements: _lists(bench.work / f"cold-{statements}", bench.rounds) for statements in sizes}
    small, large = (taken[str(statements)].cpu - lists[statements] for statements in sizes)
    yield Figure(f"one .po edited, {bench.large} statements / yardstick", large / taken["begin"].cpu, most=4)
    yield Figure(f"one .po edited, {bench.large} / {bench.small} statements", large / small, most=1.4)
    for statements in sizes:
        ratio = lists[statements] / taken["begin"].cpu
        yield Figure(f"manifest and sums of {statements} statements / yardstick", ratio)


def _lists(root: Path, rounds: int) -> float:
    """Return the CPU seconds of writing what lists all files of a site that is up to date."""
    cost(publish(root, "build"))
    command = [PYTHON, HERE / "account.py", root]
    taken = (subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(rounds))  # noqa: S603  because the command is ours
    return statistics.median(float(one.stdout) for one in taken)


def first(bench: Bench) -> Iterator[Figure]:
    """Yield what it costs to make all catalogs."""
    root = bench.workspace("new", bench.small)
    task = Task(publish(root, "update"), partial(edits.remove, root / "locale"))
    taken = in_turn({"first": task}, bench.rounds, warm=bench.warm)["first"]
    milliseconds = taken.cpu / bench.small / len(LANGUAGES) * 1000
    yield Figure("first extract + init, a statement and language", milliseconds, "ms")


def merging(bench: Bench) -> Iterator[Figure]:
    """Yield what an update costs beside msgmerge after one paragraph in a hundred was edited."""
    if not shutil.which("msgmerge"):
        raise SystemExit("msgmerge is not there: install gettext")
    root, merged = bench.workspace("update", bench.small), bench.work / "merged"
    theirs = (PYTHON, HERE / "with_msgmerge.py", bench.archive(bench.small) / "locale")
    tasks = {
        "publish": Task(publish(root, "update"), partial(edited, bench, root)),
        "msgmerge": Task((*theirs, root / "locale/templates", merged)),
    }
    taken = in_turn(tasks, bench.rounds, warm=bench.warm)
    yield Figure(
        "update after 1 % / msgmerge file by file", taken["publish"].cpu / taken["msgmerge"].cpu, most=0.1
    )
    matches = edits.fuzzy(root / "locale") / edits.fuzzy(merged)
    yield Figure("fuzzy matches after 1 % / those of msgmerge", matches, most=1.1, least=0.9)


def edited(bench: Bench, root: Path) -> None:
    """Make `root` a workspace that is up to date, but for one paragraph in a hundred that was edited."""
    edits.restore(root, bench.archive(bench.small))
    cost(publish(root, "update"))
    if not edits.paragraphs(root, 100):
        raise SystemExit(f"{bench.small} statements have no hundred paragraphs: take more")


def two(bench: Bench) -> Iterator[Figure]:
    """Yield what two processes save, and that they make the same bytes."""
    roots = {count: bench.workspace(f"j{count}", bench.small) for count in "12"}
    tasks = {count: Task(publish(root, "build", "--force", "-j", count)) for count, root in roots.items()}
    taken = in_turn(tasks, bench.rounds, warm=bench.warm)
    one, both = (_digests(root / "build") for root in roots.values())
    yield Figure("two processes / one, wall", taken["2"].wall / taken["1"].wall, most=0.65)
    yield Figure("two processes / one, CPU", taken["2"].cpu / taken["1"].cpu, most=1.12)
    yield Figure("two processes / one, files that differ", len(one ^ both), "files", most=0)


def _digests(build: Path) -> set[tuple[str, str]]:
    """Return the path and the digest of each file."""
    files = (path for path in build.rglob("*") if path.is_file())
    return {(str(path.relative_to(build)), hashlib.sha256(path.read_bytes()).hexdigest()) for path in files}


MEASURED: tuple[Callable[[Bench], Iterator[Figure]], ...] = (
    beginning,
    cold,
    idle,
    one_edit,
    first,
    merging,
    two,
)


def main() -> None:
    """Take all figures, print them as a table, and write them as JSON where that is asked for."""
    parser = argparse.ArgumentParser(description="Measure publish.")
    parser.add_argument("--small", type=int, default=100, metavar="N", help="statements of a small archive")
    parser.add_argument("--large", type=int, default=1000, metavar="N", help="statements of a large archive")
    parser.add_argument("--long", action="store_true", help=f"1,000 and {_LONG:,} statements, once")
    parser.add_argument(
        "--rounds", type=int, metavar="N", help="how often each command runs: 5, or 1 of the long"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--keep", type=Path, default=CACHE, metavar="FOLDER", help="where archives are kept")
    asked = parser.parse_args()
    small, large = (1000, _LONG) if asked.long else (asked.small, asked.large)
    rounds = asked.rounds or (1 if asked.long else _ROUNDS)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), asked.keep, small, large, rounds, warm=not asked.long)
        taken = [figure for measured in MEASURED for figure in measured(bench)]
    print(table(taken))
    if asked.json:
        save(asked.json, taken, {"small": small, "large": large, "rounds": rounds})


if __name__ == "__main__":
    main()
