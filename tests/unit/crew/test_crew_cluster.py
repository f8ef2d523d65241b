"""A Dask cluster does the work: what it must have, what it is spared, and that it makes the same bytes."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from publish import config
from publish.crew import Crew, WorkError
from publish.crew import cluster as clusters
from publish.crew.cluster import cluster, do
from publish.crew.code import code
from publish.errors import ConfigError
from publish.files import Writer
from publish.press import run

distributed = pytest.importorskip("distributed", reason="needs the extra: pip install '.[dask]'")

NOW = dt.datetime(2017, 11, 1, tzinfo=dt.UTC)
NOBODY = "127.0.0.1:1"


@pytest.fixture(scope="module")
def machines(labour: ModuleType) -> Iterator[Any]:
    """Give a cluster of two worker processes with a thread each."""
    del labour
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
    ) as started:
        yield started


def address(started: Any) -> str:
    """Return the address of a cluster, as the command line has it."""
    return str(started.scheduler_address).replace("tcp", "dask")


def test_a_worker_is_killed(
    machines: Any,
    labour: ModuleType,
    archive: Path,
    tmp_path: Path,
    tree: Callable[[Path], dict[str, bytes]],
) -> None:
    """The build is, to the byte, what this process makes alone; no worker looks at the workspace."""
    root = tmp_path / "office"
    shutil.copytree(archive, root)
    files = itertools.count()
    with distributed.Client(machines, set_as_default=False) as client:
        client.run(labour.forbid, str(tmp_path))
        killed = min(client.run(os.getpid).values())

        def kill_once(path: str, data: bytes) -> None:
            del path, data
            if next(files) == 10:
                os.kill(killed, signal.SIGKILL)

        run.build(
            config.load(root), Writer(root, guard=kill_once), now=NOW, crew=Crew(cluster(address(machines)))
        )
        client.wait_for_workers(2, timeout=20)
        assert killed not in client.run(os.getpid).values()
    made = tree(root / "build")
    shutil.rmtree(root / "build")
    run.build(config.load(root), Writer(root), now=NOW)
    assert len(made) > 150
    assert made == tree(root / "build")


def test_a_worker_with_other_code(machines: Any, labour: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is sent, and the line says who has what."""
    ours = {**code(), "Markdown": "9.9"}
    monkeypatch.setattr(clusters, "code", lambda: ours)
    found = code()["Markdown"]
    with pytest.raises(ConfigError) as caught:
        list(Crew(cluster(address(machines))).each(labour.shout, [labour.Note("note")] * 16))
    assert str(caught.value).startswith("--executor: error config: worker tcp://127.0.0.1:")
    assert f" has Markdown {found}, here is 9.9: install the same there, and start it anew" in str(
        caught.value
    )


def test_a_worker_that_came_later_with_other_code(machines: Any) -> None:
    """It does nothing, and says so."""
    with distributed.Client(machines, set_as_default=False) as client:
        error = client.submit(do, {**code(), "Markdown": "9.9"}, b"", []).exception()
    assert isinstance(error, ConfigError)
    assert "here is 9.9" in str(error)


@pytest.mark.parametrize(
    ("workers", "threads", "said"),
    [
        (0, 1, "has no worker: run `dask worker 127.0.0.1:"),
        (1, 2, " has 2 threads: start it with --nthreads 1"),
    ],
)
def test_a_cluster_that_cannot_work(workers: int, threads: int, said: str, labour: ModuleType) -> None:
    """It is refused before anything is sent."""
    with (
        distributed.LocalCluster(
            n_workers=workers, threads_per_worker=threads, processes=False, dashboard_address=":0",
            silence_logs=50, protocol="tcp",
        ) as started,
        pytest.raises(ConfigError) as caught,
    ):  # fmt: skip
        list(Crew(cluster(address(started))).each(labour.shout, [labour.Note("note")] * 16))
    assert said in str(caught.value)


def test_nobody_answers(labour: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """That is one line."""
    monkeypatch.setattr(clusters, "_ANSWER", 0.2)
    with pytest.raises(ConfigError) as caught:
        list(Crew(cluster(f"dask://{NOBODY}")).each(labour.shout, [labour.Note("note")] * 16))
    assert str(caught.value) == (
        f"--executor: error config: no Dask scheduler answers at {NOBODY}: start one there, as "
        "docs/scaling.md says"
    )


@pytest.mark.parametrize(
    "wrong",
    ["", "dask://", "dask://host", "dask://host:port", "dask://host:70000", "tcp://host:8786", "dask://host:1/x",
     "dask://me@host:1", "host:8786"],
)  # fmt: skip
def test_an_address_of_another_form(wrong: str) -> None:
    """It is refused at once."""
    with pytest.raises(ConfigError) as caught:
        cluster(wrong)
    like = "dask://host:8786" if wrong == "host:8786" else "dask://10.0.0.1:8786"
    assert str(caught.value) == (
        f'--executor: error config: "{wrong}" is no address of a cluster: write it like {like}'
    )


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line says what to install."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ConfigError) as caught:
        cluster("dask://10.0.0.1:8786")
    assert str(caught.value) == (
        "--executor: error config: a library for it is missing: run pip install '.[dask]' "
        "in the folder of publish's own sources"
    )


def test_the_cluster_is_lost(labour: ModuleType) -> None:
    """The scheduler is named, and how many statements were done."""
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
    ) as started:
        where = address(started)
        results = Crew(cluster(where)).each(labour.ponder, map(labour.Note, map(str, range(100))), total=100)
        assert list(itertools.islice(results, 3)) == ["0", "1", "2"]
    with pytest.raises(WorkError) as caught:
        list(results)
    said = "the scheduler is out of reach: see to the cluster, and run again"
    far = r"\(\d+ of 100 statements were done\)"
    assert re.fullmatch(rf"{where}: error work: {said} {far}", str(caught.value))


def test_all_workers_are_gone(labour: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told that one is waited for; when none has come, the run ends and says what to do."""
    monkeypatch.setattr(clusters, "_LOOK", 0.1)
    monkeypatch.setattr(clusters, "_TOLD", 0.1)
    monkeypatch.setattr(clusters, "_ALONE", 1)
    told: list[str] = []
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
    ) as started:
        where = address(started)
        hire = cluster(where, told.append)
        results = Crew(hire).each(labour.ponder, map(labour.Note, map(str, range(100))), total=100)
        assert next(results) == "0"
        started.scale(0)
        with pytest.raises(WorkError) as caught:
            list(results)
    assert told == [f"{where} has no worker: waiting up to 1 seconds for one"]
    far = r"\(\d+ of 100 statements were done\)"
    said = rf"no worker is left: start workers, and run again {far}"
    assert re.fullmatch(rf"{where}: error work: {said}", str(caught.value))


def test_a_worker_that_could_not_print(
    machines: Any, labour: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused where there is something to print, and works where there is not."""
    monkeypatch.setattr(clusters, "code", lambda: {**code(), "pypdf": "9.9"})
    notes = [labour.Note("note")] * 16
    assert list(Crew(cluster(address(machines))).each(labour.shout, notes)) == ["NOTE"] * 16
    with pytest.raises(ConfigError, match=r"pypdf.*, here is 9\.9: install the same there"):
        list(Crew(cluster(address(machines))).each(labour.shout, notes, within=partial(nullcontext, None)))
