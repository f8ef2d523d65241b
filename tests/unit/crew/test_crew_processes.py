"""Several processes on this machine, how they end, and that they make what one makes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from publish.cli import main
from publish.crew import Crew, WorkError
from publish.crew.processes import processes
from publish.errors import ConfigError

TWO = Crew(partial(processes, 2, ("publish.errors",)))

SCRIPT = """\
import sys
from functools import partial
from labour import Note, doors, ponder
from publish.crew import Crew
from publish.crew.processes import processes
from publish.stopping import stopping

if __name__ == "__main__":
    with stopping():
        notes = (Note(f"note {number}") for number in range(1000))
        crew = Crew(partial(processes, 2, ()))
        for one in crew.each(ponder, notes, within=partial(doors, sys.argv[1])):
            print(one, flush=True)
"""


def test_the_work_is_shared(labour: ModuleType) -> None:
    """Two processes have it, neither of which is this one."""
    notes = [labour.Note("one")] * 40
    pids = set(TWO.each(labour.whose, notes))
    assert len(pids) == 2
    assert os.getpid() not in pids


def test_results_are_in_order(labour: ModuleType) -> None:
    """Whoever has them first."""
    notes = [labour.Note(f"note {number}") for number in range(100)]
    assert list(TWO.each(labour.shout, notes)) == [f"NOTE {number}" for number in range(100)]


def test_a_killed_process(labour: ModuleType, tmp_path: Path) -> None:
    """It costs another try, and no result."""
    paths = [f"note {number}" for number in range(40)]
    paths[9] = str(tmp_path / "killed")
    assert list(TWO.each(labour.die_once, map(labour.Note, paths))) == paths


def test_what_kills_each_process(labour: ModuleType) -> None:
    """It is named, with the signal."""
    paths = ["note"] * 20 + ["deadly"] + ["note"] * 20
    with pytest.raises(WorkError) as caught:
        list(TWO.each(labour.die, map(labour.Note, paths)))
    assert str(caught.value) == (
        "deadly: error work: 3 times in a row, whoever worked on it was killed (SIGKILL): "
        "give it more memory, or take this out"
    )


def test_what_a_person_can_mend(labour: ModuleType) -> None:
    """It comes back as it was raised."""
    with pytest.raises(ConfigError) as caught:
        list(TWO.each(labour.refuse, [labour.Note("publish.toml")] * 16))
    assert str(caught.value) == "publish.toml:7: error thorn: is not to be had"


def test_what_nobody_expects(labour: ModuleType) -> None:
    """It comes back with where it was raised."""
    with pytest.raises(LookupError) as caught:
        list(TWO.each(labour.stumble, [labour.Note("note")] * 16))
    assert "in stumble" in caught.value.__notes__[0]


def test_within(labour: ModuleType, tmp_path: Path) -> None:
    """Each process enters once what has to be open, and leaves it in the end."""
    notes = [labour.Note("note")] * 40
    pids = {str(pid) for pid in TWO.each(labour.whose, notes, within=partial(labour.doors, str(tmp_path)))}
    assert {one.name for one in tmp_path.iterdir()} == {
        f"{way}-{pid}" for way in ("in", "out") for pid in pids
    }


@pytest.mark.parametrize(
    ("number", "to_all", "said"),
    [
        (signal.SIGINT, True, "stopped by SIGINT: every file is whole; run again to finish\n"),
        (signal.SIGINT, False, "stopped by SIGINT: every file is whole; run again to finish\n"),
        (signal.SIGTERM, True, "stopped by SIGTERM: every file is whole; run again to finish\n"),
        (signal.SIGTERM, False, "stopped by SIGTERM: every file is whole; run again to finish\n"),
        (signal.SIGKILL, False, ""),
    ],
)
def test_a_signal(number: signal.Signals, to_all: bool, said: str, tmp_path: Path) -> None:  # noqa: FBT001  because it is a column of the table
    """Whoever gets it, all have ended within a second, tidied up, without a word of their own."""
    script, log = tmp_path / "script.py", tmp_path / "log"
    script.write_text(SCRIPT, "utf-8")
    log.mkdir()
    with subprocess.Popen(
        [sys.executable, script, log],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
        start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as run:  # fmt: skip
        assert run.stdout
        assert run.stdout.readline() == "note 0\n"
        began = time.monotonic()
        (os.killpg if to_all else os.kill)(run.pid, number)
        _, heard = run.communicate(timeout=20)  # which ends when nobody is left who could write
        assert time.monotonic() - began < 3
    assert heard == said
    assert len(list(log.glob("in-*"))) == len(list(log.glob("out-*"))) == 2


def test_two_processes_make_what_one_makes(
    archive: Path, tmp_path: Path, tree: Callable[[Path], dict[str, bytes]]
) -> None:
    """To the byte."""
    for jobs in ("1", "2"):
        shutil.copytree(archive, tmp_path / jobs)
        done = CliRunner().invoke(main, ["-C", str(tmp_path / jobs), "release", "-j", jobs])
        assert (done.exit_code, done.stdout.splitlines()[1:2]) == (
            0,
            ["25 statements in 3 languages: 75 releases in build/"],
        )
    made = tree(tmp_path / "1" / "build")
    assert len(made) > 150
    assert tree(tmp_path / "2" / "build") == made
