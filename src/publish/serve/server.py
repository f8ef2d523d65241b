"""The preview is served until somebody ends it: a socket, and uvicorn in a thread of its own.

Signals come to the main thread, which does nothing but wait: `publish.stopping` makes of them what it makes
of them everywhere. uvicorn takes none where it is not in the main thread. Pages that listen would keep it
from ending, so it is not asked to wait for them.
"""

from __future__ import annotations

import errno
import socket
import threading
from collections.abc import Callable
from functools import partial

import uvicorn

from publish.errors import ConfigError
from publish.serve.app import app
from publish.serve.houses import House
from publish.serve.pages import Pages
from publish.serve.watch import changes

_ENDING = 0.5  # seconds that the server has for ending


def opened(host: str, port: int) -> socket.socket:
    """Return a socket at `host` and `port` (0 for any that is free); ConfigError where there can be none."""
    try:
        family, kind, number, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, kind, number)
    except OSError as error:
        raise ConfigError("--host", 0, f'"{host}" is no address of a machine: {error.strerror}') from None
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(place)
        made.listen()
    except OSError as error:
        made.close()
        raise _unopened(host, port, error) from None
    return made


def _unopened(host: str, port: int, error: OSError) -> ConfigError:
    if error.errno == errno.EADDRINUSE:
        message = f"{port} is taken, perhaps by another preview: end that, or choose another with --port N"
        return ConfigError("--port", 0, message)
    if error.errno == errno.EACCES:
        return ConfigError("--port", 0, f"{port} is not for everybody: choose one from 1024 to 65535")
    return ConfigError("--host", 0, f'"{host}" is no address of this machine: {error.strerror}')


def serve(pages: Pages, house: House, host: str, own: socket.socket, ready: Callable[[], None]) -> None:
    """Serve the pages of a house on the socket `own`, bound at `host`, until a signal ends it.

    `ready` is called as soon as whoever asks is answered.
    """
    server = uvicorn.Server(
        uvicorn.Config(
            app(pages, host, partial(changes, house)),
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            interface="asgi3",
            http="h11",
            loop="asyncio",
            ws="none",
            lifespan="on",
        )
    )
    thread = threading.Thread(target=server.run, args=([own],), daemon=True)
    try:
        thread.start()
        ready()
        thread.join()
    finally:
        server.should_exit = server.force_exit = True
        thread.join(_ENDING)
        own.close()
