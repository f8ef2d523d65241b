"""Only pages of the preview's own may ask, and only by a name that is its own."""

from __future__ import annotations

import pytest

from publish.serve.guests import admits, is_local

ALL = "0.0.0.0"  # noqa: S104  because nothing is bound here
NAVIGATES = {"sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}


@pytest.mark.parametrize(
    ("host", "headers", "admitted"),
    [
        ("127.0.0.1", {"host": "127.0.0.1:8017"}, True),
        ("127.0.0.1", {"host": "localhost:8017"}, True),
        ("127.0.0.1", {"host": "LOCALHOST"}, True),
        ("127.0.0.1", {"host": "[::1]:8017"}, True),
        ("127.0.0.1", {"host": "rebound.example:8017"}, False),
        ("127.0.0.1", {"host": "192.0.2.7:8017"}, False),
        ("127.0.0.1", {"host": "localhost.rebound.example"}, False),
        ("127.0.0.1", {"host": "[broken"}, False),
        ("127.0.0.1", {}, False),
        (ALL, {"host": "192.0.2.7:8017"}, True),
        (ALL, {"host": "rebound.example:8017"}, False),
        ("desk.example", {"host": "desk.example:8017"}, True),
        ("127.0.0.1", {"host": "localhost:1", "origin": "http://localhost:1"}, True),
        ("127.0.0.1", {"host": "localhost:1", "origin": "http://localhost:2"}, False),
        ("127.0.0.1", {"host": "localhost:1", "origin": "null"}, False),
        ("127.0.0.1", {"host": "localhost:1", "sec-fetch-site": "same-origin"}, True),
        ("127.0.0.1", {"host": "localhost:1", "sec-fetch-site": "cross-site"}, False),
        ("127.0.0.1", {"host": "localhost:1", "sec-fetch-site": "same-site"}, False),
        ("127.0.0.1", {"host": "localhost:1", "sec-fetch-site": "cross-site", **NAVIGATES}, True),
        ("127.0.0.1", {"host": "localhost:1", "sec-fetch-site": "cross-site", **NAVIGATES,
                       "sec-fetch-dest": "iframe"}, False),
    ],
)  # fmt: skip
def test_who_may_ask(host: str, headers: dict[str, str], *, admitted: bool) -> None:
    """A foreign name, a foreign page that loads something, and a frame are turned away; a link is not."""
    assert admits(host, headers) is admitted


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.9.9.9", True),
     (ALL, False), ("::", False), ("192.0.2.7", False), ("desk.example", False)],
)  # fmt: skip
def test_what_is_local(host: str, *, local: bool) -> None:
    """Only loopback addresses and their name are this machine alone."""
    assert is_local(host) is local
