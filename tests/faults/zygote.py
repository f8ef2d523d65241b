"""A Python that has imported everything and forks a process for each run of `publish`, which costs a tenth.

`python zygote.py SOCKET WORKSPACE` listens there, after a look at that workspace. Each connection is one run.
It brings the request as one line of JSON together with the handles for standard output and error, is told the
process's number, that it ended and, once it lets that number go, status and CPU seconds. The run itself is
what `python -m publish` does, in a session of its own, with the request's folder and environment, and with
the fault that `faults.py` lays under it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import json
import os
import pkgutil
import runpy
import signal
import socket
import sys
import time
import traceback
from typing import Any

import publish


def warm(workspace: str) -> None:
    """Import everything, and read once what every run reads of languages and templates."""
    for module in pkgutil.walk_packages(publish.__path__, "publish."):
        if module.name != "publish.__main__":
            with contextlib.suppress(ImportError):  # what an extra is missing for
                importlib.import_module(module.name)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        importlib.import_module("publish.cli").main(["-C", workspace, "status"])


def serve(path: str) -> None:
    """Take connections, each in a process of its own."""
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen(64)
    while True:
        connection, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            tend(connection)
            return
        connection.close()


def tend(connection: socket.socket) -> None:
    """Start the run that `connection` asks for, and tell how it ended; in the run itself, do it."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    message, handles, _, _ = socket.recv_fds(connection, 1_000_000, 2)
    request = json.loads(message)
    pid = os.fork()
    if pid == 0:
        connection.close()
        run(request, handles)
        return
    for handle in handles:
        os.close(handle)
    connection.sendall(f"{pid}\n".encode())
    os.waitid(
        os.P_PID, pid, os.WEXITED | os.WNOWAIT
    )  # its number stays its own until whoever asked has let go
    connection.sendall(b"ended\n")
    connection.recv(1)
    _, status, usage = os.wait4(pid, 0)
    cpu = usage.ru_utime + usage.ru_stime
    connection.sendall(f"{os.waitstatus_to_exitcode(status)} {cpu}\n".encode())


def run(request: dict[str, Any], handles: list[int]) -> None:
    """Be the run."""
    os.setsid()
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    time.tzset()
    for number, handle in enumerate(handles, 1):
        os.dup2(handle, number)
        os.close(handle)
    sys.stdout = io.TextIOWrapper(open(1, "wb"), "utf-8")  # noqa: SIM115  because it is a handle
    sys.stderr = io.TextIOWrapper(open(2, "wb"), "utf-8", line_buffering=True)  # noqa: SIM115  likewise
    sys.argv = ["publish", *request["arguments"]]
    importlib.import_module("faults").lay(request["fault"])
    try:
        runpy.run_module("publish", run_name="__main__", alter_sys=True)
    except SystemExit:
        raise
    except BaseException:  # noqa: BLE001  because a traceback is what the tests look for
        traceback.print_exc()
        sys.exit(1)


if __name__ == "__main__":
    warm(sys.argv[2])
    serve(sys.argv[1])
