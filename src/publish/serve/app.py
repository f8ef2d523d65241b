"""What is answered to a browser: pages, their fonts and pictures, and word that a page changed.

A page listens for its version (server-sent events). When a file changes that it was made from, it is made
again here, and only if it became another one is its new version sent; the page then asks for itself.

Source: HTML Living Standard, 9.2 (server-sent events).
"""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from urllib.parse import parse_qs, urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from publish.errors import PublishError
from publish.serve.guests import HEADERS, admits
from publish.serve.pages import Address, Made, Pages

Changes = Callable[[], AsyncIterator[frozenset[str]]]
"""Yields the paths that changed, whenever some did."""

_STILL = 15.0  # seconds after which a listener is sent a sign of life


Word = asyncio.Queue[frozenset[str]]


class Listeners:
    """Pages that are open in a browser, and what they wait for."""

    def __init__(self) -> None:
        self._waiting: set[Word] = set()

    def tell(self, paths: frozenset[str]) -> None:
        """Tell all that files changed."""
        for one in self._waiting:
            one.put_nowait(paths)

    @contextmanager
    def listening(self) -> Iterator[Word]:
        """Give what has every change from now on."""
        word: Word = asyncio.Queue()
        self._waiting.add(word)
        try:
            yield word
        finally:
            self._waiting.discard(word)


def app(pages: Pages, host: str, changes: Changes) -> ASGIApp:
    """Return what answers for `pages` at `host`; `changes` tells of files."""
    listeners = Listeners()

    @asynccontextmanager
    async def watching(_: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(_watch(pages, listeners, changes))
        try:
            yield
        finally:
            task.cancel()

    routes = [
        Route("/", partial(_page, pages)),
        Route("/events", partial(_events, pages, listeners)),
        Route("/states/{slug}", partial(_states, pages)),
        Route("/{tag}/index.html", _home),
        Route("/{tag}/{slug}.html", partial(_page, pages)),
        Route("/{path:path}", partial(_file, pages)),
    ]
    return partial(_guarded, Starlette(routes=routes, lifespan=watching), host)


async def _guarded(inner: ASGIApp, host: str, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer what may be asked, and put our headers above each answer."""
    if scope["type"] != "http":
        await inner(scope, receive, send)
        return

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            ours = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
            message["headers"] = [*message.get("headers", ()), *ours]
        await send(message)

    answer: ASGIApp = inner
    if not admits(host, Request(scope).headers):
        answer = Response("This name or page is none of the preview's own.\n", 403, media_type="text/plain")
    await answer(scope, receive, sent)


async def _watch(pages: Pages, listeners: Listeners, changes: Changes) -> None:
    async for paths in changes():
        pages.changed()
        listeners.tell(paths)


def _address(path: str, query: Mapping[str, str]) -> Address:
    """Return the page that is asked for by the path and the query of its address."""
    parts = path.strip("/").removesuffix(".html").split("/")
    if len(parts) != 2:  # noqa: PLR2004  because a statement's page is TAG/SLUG.html
        first = query.get("first", "")
        return Address(sought=query.get("sought", ""), first=int(first) if first.isdecimal() else 0)
    return Address(parts[1], parts[0], "beside" if "beside" in query else "page")


async def _page(pages: Pages, request: Request) -> Response:
    found = await run_in_threadpool(pages.page, _address(request.url.path, request.query_params))
    return Response(found.data, found.status, media_type="text/html")


async def _home(request: Request) -> Response:
    del request
    return RedirectResponse("/")


async def _states(pages: Pages, request: Request) -> Response:
    try:
        return JSONResponse(dict(await run_in_threadpool(pages.states, request.path_params["slug"])))
    except PublishError as error:
        return JSONResponse({"wrong": str(error)}, 404)


async def _file(pages: Pages, request: Request) -> Response:
    path = request.path_params["path"]
    if path == "favicon.ico":
        return Response(status_code=204)
    data = await run_in_threadpool(pages.file, path)
    if data is None:
        return Response("There is nothing here.\n", 404, media_type="text/plain")
    return Response(data, media_type=mimetypes.guess_type(path)[0] or "application/octet-stream")


async def _events(pages: Pages, listeners: Listeners, request: Request) -> Response:
    asked = urlsplit(request.query_params.get("page", "/"))
    query = {name: values[0] for name, values in parse_qs(asked.query, keep_blank_values=True).items()}
    address = _address(asked.path, query)
    return StreamingResponse(_versions(pages, listeners, address), media_type="text/event-stream")


async def _versions(pages: Pages, listeners: Listeners, address: Address) -> AsyncIterator[str]:
    """Yield the version of a page as an event, first as it is and then each time it is another one."""
    with listeners.listening() as word:
        made = await run_in_threadpool(pages.page, address)
        yield _event(made)
        while True:
            paths = await _next(word)
            if not paths:
                yield ": still here\n\n"
            elif not address.slug or not made.read or _concerns(made, paths):
                before, made = made, await run_in_threadpool(pages.page, address)
                if made.version != before.version:
                    yield _event(made)


async def _next(word: Word) -> frozenset[str]:
    """Return the paths that change next, all that did meanwhile; none if for a while nothing does."""
    try:
        paths = await asyncio.wait_for(word.get(), _STILL)
    except TimeoutError:
        return frozenset()
    while not word.empty():
        paths |= word.get_nowait()
    return paths


def _concerns(made: Made, paths: Iterable[str]) -> bool:
    """Tell whether a page follows from one of `paths`: from a file, or from the configuration of all."""
    return any(path in made.read or path.endswith(".toml") for path in paths)


def _event(made: Made) -> str:
    return f"event: version\ndata: {made.version}\n\n"
