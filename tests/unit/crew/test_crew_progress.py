"""How far the work is, as whoever waits sees it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from publish.cli.progress import progress


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Give the time, in a list of one, which stands still until it is changed."""
    time = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: time[0])
    return time


def test_lines(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no terminal, there is a line after ten seconds, and none before."""
    with progress(40) as step:
        for _ in range(35):
            clock[0] += 1
            step()
    assert capsys.readouterr() == ("", "11 of 40 statements\n22 of 40 statements\n33 of 40 statements\n")


TERMINAL = """\
import io, sys, time
from publish.cli import main
from publish.cli.progress import progress

class Terminal(io.StringIO):
    def isatty(self):
        return True

sys.stderr = Terminal()
clock = [0.0]
time.monotonic = lambda: clock[0]
with main.make_context("publish", ["status"]), progress(40) as step:
    for _ in range(int(sys.argv[1])):
        clock[0] += 0.5
        step()
print("rich" in sys.modules, " 9/40" in sys.stderr.getvalue())
"""


@pytest.mark.parametrize(("steps", "shown"), [("4", "False False\n"), ("9", "True True\n")])
def test_a_bar(steps: str, shown: str) -> None:
    """On a terminal there is one after two seconds, and until then not even its library is loaded."""
    done = subprocess.run(
        [sys.executable, "-c", TERMINAL, steps],
        capture_output=True,
        text=True,
        check=True,
        env={"TERM": "xterm"},
    )
    assert done.stdout == shown
