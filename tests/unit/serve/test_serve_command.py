"""`publish serve` says in one line what stands in its way, and who can read what it shows."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from click.testing import Result

COMMAND = (sys.executable, "-m", "publish")


@contextmanager
def _running(root: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Run a preview; give it, and its port."""
    command = [*COMMAND, "-C", str(root), "serve", "--port", "0", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        found = re.search(r":(\d+)/$", process.stdout.readline().strip())
        assert found, process.communicate(timeout=10)
        try:
            yield process, int(found[1])
        finally:
            process.kill()


def _ask(port: int, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    """Return status, text and headers of an answer."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace"), dict(answer.getheaders())


def test_it_serves_what_is_there(released: Path) -> None:
    """Pages, fonts and states are answered, each with headers that keep other sites out."""
    with _running(released) as (_, port):
        status, html, headers = _ask(port, "/ar/2017-10-19-doors.html")
        assert (status, "Preview, not released." in html) == (200, True)
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["content-security-policy"] == "frame-ancestors 'none'"
        assert headers["x-robots-tag"] == "noindex, nofollow"
        font = re.search(r'url\("\.\./(fonts/[^"]+)"\)', html)
        assert font
        assert _ask(port, f"/{font[1]}")[0] == 200
        assert '"ar":"would be released"' in _ask(port, "/states/2017-10-19-doors")[1]
        assert _ask(port, "/publish.toml")[0] == 404
        assert _ask(port, "/..%2fpublish.toml")[0] == 404
        assert _ask(port, "/ar/..%2f..%2fpublish.html")[0] == 404
        assert _ask(port, "/", Host="rebound.example")[0] == 403
        assert _ask(port, "/states/2017-10-19-doors", **{"Sec-Fetch-Site": "cross-site"})[0] == 403


def test_ctrl_c_ends_it_within_a_second(released: Path) -> None:
    """Its exit code and its line are those of every command."""
    with _running(released) as (process, port):
        _ask(port, "/")
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=10)
        assert (process.returncode, said.count("\n")) == (130, 1)
        assert said.startswith("stopped by SIGINT")
        assert time.monotonic() - start < 1.5


def test_whoever_lets_others_read_is_told(released: Path) -> None:
    """A host that is not this machine alone is named, loudly, with what that means."""
    everywhere = "0.0.0.0"  # noqa: S104  because the warning of it is looked at
    with _running(released, "--host", everywhere) as (process, port):
        assert _ask(port, "/", Host=f"192.0.2.7:{port}")[0] == 200
        assert _ask(port, "/", Host="rebound.example")[0] == 403
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=10)
        assert said.startswith("WARNING: everybody who reaches this machine at 0.0.0.0 can read")


def test_a_port_that_is_taken_is_one_line(office: Path, publish: Callable[..., Result]) -> None:
    """Another program's port is said to be taken, and how to choose another."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = publish("serve", "--port", str(port))
    assert result.exit_code == 2
    assert result.stderr == (
        f"--port: error config: {port} is taken, perhaps by another preview: end that, or choose another "
        "with --port N\n"
    )
    assert office


@pytest.mark.parametrize("host", ["192.0.2.7", "no such host"])
def test_a_host_that_is_none_is_one_line(publish: Callable[..., Result], host: str) -> None:
    """So is an address that is not this machine's, or none."""
    result = publish("serve", "--host", host, "--port", "0")
    assert result.exit_code == 2
    assert result.stderr.startswith(f'--host: error config: "{host}" is no address')
    assert result.stderr.count("\n") == 1


def test_without_its_libraries_it_says_how_to_get_them(
    publish: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the extra is not installed, one line says what to run."""
    monkeypatch.setattr("publish.cli.serving.find_spec", lambda _: None)
    result = publish("serve")
    advice = 'run pip install ".[serve]" in the folder of publish'
    assert result.exit_code == 2
    assert result.stderr == f"serve: error config: starlette is not installed: {advice}\n"


def test_a_language_is_for_a_catalog(publish: Callable[..., Result]) -> None:
    """A workspace shows all its languages: to choose one of them means nothing."""
    result = publish("serve", "-l", "ar")
    assert result.exit_code == 2
    assert "-l is for FILE.po" in result.stderr


def test_a_catalog_in_no_language_is_one_line(publish: Callable[..., Result], tmp_path: Path) -> None:
    """Nobody guesses in which language a file is that does not say it."""
    file = tmp_path / "letter.po"
    file.write_text('msgid ""\nmsgstr ""\n', "utf-8")
    result = publish("serve", str(file))
    assert (result.exit_code, result.stderr) == (
        2,
        "letter.po: error config: neither its name nor its header says its language: say it with -l LANG\n",
    )


def test_protected_names_stop_it_before_it_begins(
    released: Path, publish: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As every command, it begins with a search of the workspace, and quotes nothing."""
    (tmp_path / "names").write_text("Red Cross\n", "utf-8")
    monkeypatch.setenv("PUBLISH_PROTECTED", str(tmp_path / "names"))
    result = publish("serve", "--port", "0")
    assert result.exit_code == 1
    assert "source/2017-10-19-doors.md:12: error protected" in result.stderr
    assert "Red" not in result.stderr
    assert released
