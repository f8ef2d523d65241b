"""Real processes on a small workspace, cut off in the middle; and what must be true afterwards.

The short form is part of all tests. The long form is `PUBLISH_FAULTS=long`: more rounds, a larger workspace.
What was done to how many runs is printed at the end.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner

from publish.cli import main

HERE = Path(__file__).parent
LONG = os.environ.get("PUBLISH_FAULTS") == "long"
OURS = ("source", "locale", "build")
PARAGRAPHS = (
    "On 16 October 2017 the visitors counted {n} closed doors. They wrote to [the council](https://example.org/{n}).",
    "Nobody passed the *two* gates on Friday.",
    "The guards gave no reason for that.",
)
_START, _END = 60, 180  # seconds within which a process must have begun, and ended

CPU: list[float] = []
Tree = dict[str, bytes]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was done to how many runs."""
    counted: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "teardown":
                for name, value in report.user_properties:
                    if name.startswith("faults: "):
                        counted[name.removeprefix("faults: ")] += value
    if counted:
        terminalreporter.section("faults")
        for what, number in sorted(counted.items()):
            terminalreporter.write_line(f"{what}: {number:g}")


@pytest.fixture
def count(request: pytest.FixtureRequest) -> Iterator[Callable[..., None]]:
    """Give a function that adds to what is printed at the end."""

    def counted(what: str, number: float = 1) -> None:
        request.node.user_properties.append((f"faults: {what}", number))

    CPU.clear()
    yield counted
    counted("CPU seconds of all runs", sum(CPU))


@pytest.fixture(scope="session")
def rounds() -> Callable[[int, int], int]:
    """Return a function from the short and the long number of rounds to that which is asked for."""
    return lambda short, long: long if LONG else short


@dataclass
class Started:
    """One run of `publish`, which may be going on."""

    pid: int
    connection: socket.socket
    output: tuple[int, int]
    arguments: tuple[str, ...]
    cpu: str = ""

    def end(self) -> subprocess.CompletedProcess[str]:
        """Return how it ended; nothing of it may outlive it by more than a few seconds."""
        texts = [_all(handle) for handle in self.output]
        with self.connection, self.connection.makefile("rw") as told:
            assert told.readline() == "ended\n"
            told.write(".")
            told.flush()
            status, self.cpu = told.readline().split()
        _gone(self.pid)
        return subprocess.CompletedProcess(self.arguments, int(status), texts[0], texts[1])


def _line(connection: socket.socket) -> bytes:
    """Return one line and no letter more: the next may have come already."""
    line = bytearray()
    while not line.endswith(b"\n"):
        line += connection.recv(1)
    return bytes(line)


def _all(handle: int) -> str:
    with open(handle, encoding="utf-8") as opened:
        return opened.read()


def _gone(session: int) -> None:
    """Wait until no process of a session is left."""
    last = time.monotonic() + 5
    with suppress(ProcessLookupError):
        while time.monotonic() < last:
            os.killpg(session, 0)
            time.sleep(0.005)
        os.killpg(session, signal.SIGKILL)
        pytest.fail("processes that a run started outlived it by five seconds")


@pytest.fixture(scope="session")
def zygote(tmp_path_factory: pytest.TempPathFactory, one: Path) -> Iterator[str]:
    """Give the socket of what runs are forked from."""
    path = str(tmp_path_factory.mktemp("zygote") / "socket")
    with subprocess.Popen([sys.executable, str(HERE / "zygote.py"), path, str(one)]) as process:
        last = time.monotonic() + _START
        while not Path(path).exists() and time.monotonic() < last:
            time.sleep(0.02)
        yield path
        process.kill()


@pytest.fixture(scope="session")
def start(zygote: str) -> Callable[..., Started]:
    """Return a function that starts a run: in a folder, with arguments, a fault, and other variables."""

    def started(
        folder: Path,
        *arguments: str,
        fault: tuple[object, ...] = (),
        variables: Mapping[str, str] | None = None,
    ) -> Started:
        request = {
            "folder": str(folder),
            "arguments": arguments,
            "fault": fault,
            "environment": {**os.environ, **(variables or {})},
        }
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(_END)
        connection.connect(zygote)
        pipes = [os.pipe(), os.pipe()]
        socket.send_fds(connection, [json.dumps(request).encode()], [write for _, write in pipes])
        for _, write in pipes:
            os.close(write)
        pid = int(_line(connection))
        return Started(pid, connection, (pipes[0][0], pipes[1][0]), arguments)

    return started


@pytest.fixture(scope="session")
def run(start: Callable[..., Started]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs `publish` to its end; see `start`.

    Whatever happens, the exit status is one that is documented, and nobody sees a traceback.
    """

    def ran(folder: Path, *arguments: str, **named: object) -> subprocess.CompletedProcess[str]:
        begun = start(folder, *arguments, **named)
        done = begun.end()
        CPU.append(float(begun.cpu))
        assert "Traceback" not in done.stdout + done.stderr, done.stderr
        assert done.returncode in {0, 1, 2, 3, -signal.SIGKILL}, (done.returncode, done.stderr)
        return done

    return ran


def _statement(number: int) -> tuple[str, str]:
    """Return the slug and text of a statement."""
    body = "\n\n".join(PARAGRAPHS).format(n=100 + number)
    slug = f"2017-10-{10 + number}-doors-{number}"
    return slug, f"---\ntitle: Closed doors {number}\ndate: 2017-10-{10 + number}\n---\n\n{body}\n"


@pytest.fixture(scope="session")
def founded(
    tmp_path_factory: pytest.TempPathFactory, found_office: Callable[..., None], furnish: Callable[..., None]
) -> Callable[[int], Path]:
    """Return a function that makes a workspace of so many statements, released in three languages."""

    def made(statements: int) -> Path:
        root = tmp_path_factory.mktemp("founded") / "office"
        found_office(root, dict(map(_statement, range(1, statements + 1))))
        for command in ("update", "release"):
            done = CliRunner().invoke(main, ["-C", str(root), command])
            assert done.exit_code == 0, done.output
            for code in ("ar", "fr"):
                furnish(root, code)
        (root / "pasted.txt").write_text(
            "A pasted headline\n\n1 May 2018\n\nThe doors were opened.\n", "utf-8"
        )
        return root

    return made


@pytest.fixture(scope="session")
def six(founded: Callable[[int], Path]) -> Path:
    """Give a workspace of six statements in three languages; no test may change it."""
    return founded(6)


@pytest.fixture(scope="session")
def one(founded: Callable[[int], Path]) -> Path:
    """Give a workspace of one statement in three languages; no test may change it."""
    return founded(1)


@pytest.fixture
def workspace(one: Path, tmp_path: Path) -> Path:
    """Give a workspace of one statement in three languages for a test to change."""
    return copy(one, tmp_path / "workspace")


def copy(root: Path, to: Path) -> Path:
    """Return `to`, made a copy of the workspace at `root`."""
    shutil.copytree(root, to, symlinks=True)
    return to


def tree(root: Path) -> Tree:
    """Return what people made and what was made of it, by path."""
    files = [root / "publish.toml", *(path for name in OURS for path in (root / name).rglob("*"))]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files if path.is_file()}


def edited(root: Path) -> Path:
    """Return the workspace, after a translator worked on every catalog."""
    for path in sorted((root / "locale").glob("*/LC_MESSAGES/2017*.po")):
        catalog = polib.pofile(str(path), wrapwidth=0)
        entry = next(entry for entry in catalog if entry.msgid.startswith("The guards"))
        entry.msgstr = f"{entry.msgstr[0]}{entry.msgstr}"
        catalog.save()
    return root


def rewritten(root: Path) -> Path:
    """Return the workspace, after every second source was edited."""
    for path in sorted((root / "source").glob("*.md"))[::2]:
        text = path.read_text("utf-8").replace("gave no reason", "gave us no reason")
        path.write_text(text + "\nA new paragraph.\n", "utf-8")
    return root


CHANGED: dict[str, Callable[[Path], Path]] = {
    "build": edited, "update": rewritten, "import": lambda same: same
}  # fmt: skip


@dataclass(frozen=True)
class Work:
    """One command on a workspace that gives it something to do: the workspace before and after it."""

    root: Path
    arguments: tuple[str, ...]
    before: Tree
    after: Tree
    seconds: float


@pytest.fixture(scope="session")
def works(
    tmp_path_factory: pytest.TempPathFactory, run: Callable[..., subprocess.CompletedProcess[str]]
) -> Callable[[Path], dict[str, Work]]:
    """Return a function from a workspace to the three commands that are cut off in it."""

    def work(root: Path, name: str) -> Work:
        folder = tmp_path_factory.mktemp(name)
        ready = CHANGED[name](copy(root, folder / "ready"))
        arguments = (name, "pasted.txt") if name == "import" else (name,)
        done = copy(ready, folder / "done")
        if name == "build":
            shutil.rmtree(done / "build")
        began = time.monotonic()
        assert run(done, *arguments).returncode == 0
        seconds = time.monotonic() - began
        assert tree(ready) != tree(done)
        return Work(ready, arguments, tree(ready), tree(done), seconds)

    return lambda root: {name: work(root, name) for name in ("build", "update", "import")}


@pytest.fixture(scope="session")
def six_works(works: Callable[[Path], dict[str, Work]], six: Path) -> dict[str, Work]:
    """Give the three commands in the workspace of six statements."""
    return works(six)


@pytest.fixture(scope="session")
def one_works(works: Callable[[Path], dict[str, Work]], one: Path, six: Path) -> dict[str, Work]:
    """Give the three commands in the workspace in which every change is tried."""
    return works(six if LONG else one)


@pytest.fixture
def recovers(run: Callable[..., subprocess.CompletedProcess[str]]) -> Callable[[Work, Path], None]:
    """Return a function that asserts, of a workspace in which a command was cut off, that nothing is lost."""

    def asserted(work: Work, root: Path) -> None:
        found = tree(root)
        for path in found.keys() | work.before.keys() | work.after.keys():
            listing = path in {"build/MANIFEST.json", "build/SHA256SUMS"} or path.endswith(".part")
            allowed = {work.before.get(path), work.after.get(path)}
            assert listing or found.get(path) in allowed, (
                f"{path} is neither what it was nor what it shall be"
            )
        again = run(root, *work.arguments)
        if work.arguments[0] == "import" and again.returncode:
            assert "is there already" in again.stderr
        else:
            assert again.returncode == 0, again.stderr
        assert tree(root) == work.after
        assert debris(root) == []

    return asserted


def debris(root: Path) -> list[str]:
    """Return the files that no run may leave behind."""
    return [str(path) for path in root.rglob(".publish*") if path.suffix in {".part", ".lock"}]


@pytest.fixture
def told(
    run: Callable[..., subprocess.CompletedProcess[str]],
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs `publish` where something is wrong: it ends well, or names what it is."""

    def ran(folder: Path, *arguments: str, names: str, **named: object) -> subprocess.CompletedProcess[str]:
        done = run(folder, *arguments, **named)
        assert done.returncode == 0 or names in done.stderr, done.stderr
        assert done.returncode == 0 or ": error " in done.stderr
        return done

    return ran


@pytest.fixture
def read() -> Callable[[Path], Tree]:
    """Return a function that reads what people made in a workspace, and what was made of it."""
    return tree


@pytest.fixture
def left() -> Callable[[Path], list[str]]:
    """Return a function that lists what no run may leave behind."""
    return debris


@pytest.fixture
def dice() -> random.Random:
    """Give chance that is the same in every run."""
    return random.Random(5)  # noqa: S311  because nothing is to be kept secret
