"""docs/serving.md: the server that it describes serves what was built, with the headers that it promises."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from email.message import Message
from pathlib import Path

import pytest

RECIPE = Path(__file__).parents[2] / "docs" / "serving.md"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
PATIENCE = 10  # seconds for a server to answer

pytestmark = pytest.mark.skipif(NGINX is None, reason="no nginx: apt-get install nginx-light")


def configuration(build: Path, folder: Path, port: int) -> str:
    """Return the recipe's server without what only a real host has: a name and certificates."""
    found = re.search(r"```nginx\n(.*?)```", RECIPE.read_text("utf-8"), re.DOTALL)
    assert found
    server = re.sub(r"^ *(?:listen|ssl_\w+) .*\n", "", found[1], flags=re.MULTILINE)
    server = server.replace("error_log /dev/null crit;\n", "")
    server = server.replace("server_name press.example.org;", f"listen 127.0.0.1:{port};")
    server = server.replace("/srv/press", str(build)).replace("include mime", "include /etc/nginx/mime")
    paths = "".join(
        f"{name}_temp_path {folder / name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"pid {folder}/pid;\nerror_log stderr;\ndaemon off;\nevents {{}}\nhttp {{\n{paths}{server}}}\n"


def ask(address: str) -> tuple[int, Message]:
    """Return the status and headers of an answer."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 because it is our own server
            return answer.status, answer.headers
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.headers


@pytest.fixture(scope="module")
def server(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of the recipe's nginx over the built site."""
    folder = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "nginx.conf").write_text(configuration(build, folder, port), "utf-8")
    command = [NGINX or "nginx", "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    as_us = ["-g", f"user {folder.owner()};"]  # who may read the folder of the tests
    with subprocess.Popen([*command, *as_us], stderr=subprocess.PIPE) as process:
        for _ in range(PATIENCE * 10):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


@pytest.mark.parametrize(
    ("path", "status", "media_type"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        ("/ar/", 200, "text/html; charset=utf-8"),
        ("/ar/feed.xml", 200, "application/atom+xml; charset=utf-8"),
        ("/sitemap.xml", 200, "text/xml; charset=utf-8"),
        ("/SHA256SUMS", 200, "text/plain; charset=utf-8"),
        ("/MANIFEST.json", 200, "application/json; charset=utf-8"),
        ("/2017/where/", 200, "text/html; charset=utf-8"),
        ("/no/such/page.html", 404, "text/html; charset=utf-8"),
    ],
)
def test_each_kind_of_file_is_served_as_what_it_is(
    path: str, status: int, media_type: str, server: str
) -> None:
    """With its own type and charset, and the headers that a page cannot say about itself."""
    found, headers = ask(server + path)
    assert (found, headers["Content-Type"]) == (status, media_type)
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("kind", "media_type"), [("fonts/*.woff2", "font/woff2"), ("images/*.jpg", "image/jpeg")]
)
def test_fonts_and_pictures_are_kept_by_browsers(
    kind: str, media_type: str, server: str, build: Path
) -> None:
    """Their names have a digest, so that they never change."""
    path = min(build.glob(kind)).relative_to(build)
    status, headers = ask(f"{server}/{path}")
    assert (status, headers["Content-Type"]) == (200, media_type)
    assert "immutable" in ", ".join(headers.get_all("Cache-Control", []))
