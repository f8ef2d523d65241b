"""A signal ends a program in good order, wherever it is."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

HEAD = "import os, signal, sys, time; from publish.stopping import stopping, Stopped\n"
ME = "os.kill(os.getpid(), signal.{})"
WORK = "with stopping():\n    try: {me}; time.sleep(9)\n    finally: "
CASES = {
    "in the work": ("SIGINT", 130, f"{WORK}print('tidy')"),
    "asked to end": ("SIGTERM", 143, f"{WORK}print('tidy')"),
    "twice": ("SIGINT", 130, f"{WORK}{{me}}; print('tidy')"),
    "another mistake on the way out": ("SIGINT", 130, f"{WORK}print('tidy'); sys.exit(3)"),
    "never out": ("SIGTERM", 143, f"{WORK}print('tidy', flush=True); time.sleep(9)"),
    "swallowed by a finalizer": (
        "SIGINT",
        130,
        (
            "class Last:\n    def __del__(self): {me}; [0 for _ in range(9)]\n"
            "with stopping():\n    try: Last(); time.sleep(9)\n    finally: print('tidy')"
        ),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_signal(case: str) -> None:
    """Within a second all is tidied up, with one line and the status that a shell expects."""
    name, code, script = CASES[case]
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", HEAD + script.format(me=ME.format(name))],
        capture_output=True, text=True, timeout=20, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (code, "tidy\n"), done.stderr
    assert done.stderr == f"stopped by {name}: every file is whole; run again to finish\n"
    assert time.monotonic() - began < 8


def test_without_a_signal() -> None:
    """Nothing is different: mistakes and exit statuses are what they were."""
    done = subprocess.run(
        [sys.executable, "-c", HEAD + "with stopping(): sys.exit(3)"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (3, "", "")


def test_a_forked_process_leaves_control_c_to_the_first() -> None:
    """A terminal sends it to both; when it is asked to end by itself, it does, without a word."""
    script = (
        "with stopping():\n"
        "    pid = os.fork()\n"
        "    if pid == 0: {int}; {term}; time.sleep(9)\n"
        "    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))"
    ).format(int=ME.format("SIGINT"), term=ME.format("SIGTERM"))
    done = subprocess.run([sys.executable, "-c", HEAD + script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "143\n", "")


def test_a_signal_that_was_ignored_stays_so() -> None:
    """`nohup` and a shell's `&` mean it."""
    script = (
        f"signal.signal(signal.SIGINT, signal.SIG_IGN)\nwith stopping(): {ME.format('SIGINT')}; print('done')"
    )
    done = subprocess.run([sys.executable, "-c", HEAD + script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "done\n", "")
