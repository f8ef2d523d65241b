"""Printing by headless Chromium, one browser for many pages, spoken to over a pipe.

1. The browser's profile, its temporary files and whatever else it keeps lie in a private folder, which goes
   away with it. Started as root it runs without its sandbox, which cannot work then.
2. A page is handed over as text, in a context of its own that keeps nothing: no page has an address that
   could stand in a PDF, and what was printed before has no say in what is printed next.
3. Scripts are off, and so is the network: the page is offline, and the browser is told of a proxy that does
   not exist, for this computer too.
4. It prints when its fonts are there.

Source: https://chromedevtools.github.io/devtools-protocol/tot/Page/ (`setDocumentContent`, `printToPDF`).
"""

from __future__ import annotations

import base64
import os
import signal
import subprocess
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

from msgspec import Struct

from publish.errors import printable
from publish.printing.devtools import Conversation
from publish.printing.sheets import PrintingError, Scratch, Sheets

_PIPES = 'exec "$@" 3<&0 4>&1 </dev/null >&2'  # what the browser reads is 3, what it writes is 4
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--lang=en",
    "--proxy-server=127.0.0.1:9",  # the port of "discard": nobody listens
    "--proxy-bypass-list=<-loopback>",
    "--remote-debugging-pipe",
)
_REMEMBERED = 20  # lines of what it complains of
_GRACE = 10  # seconds to end by itself
_ROOT = 0


class Chromium(Struct, frozen=True):
    """A browser that runs."""

    name: str
    conversation: Conversation

    def print(self, sheets: Sheets) -> bytes:
        """Return `sheets` as a tagged PDF with an outline; PrintingError where that fails."""
        ask = self.conversation.ask
        context = ask("Target.createBrowserContext")["browserContextId"]
        target = ask("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._open(session, sheets)
        pdf = ask(
            "Page.printToPDF",
            session,
            preferCSSPageSize=True,
            displayHeaderFooter=False,
            generateTaggedPDF=True,
            generateDocumentOutline=True,
        )["data"]
        ask("Target.disposeBrowserContext", browserContextId=context)
        return base64.b64decode(pdf)

    def _open(self, session: str, sheets: Sheets) -> None:
        """Show the page in the tab of `session`, and wait for its fonts."""
        ask = self.conversation.ask
        ask("Network.enable", session)
        silence = {"latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
        ask("Network.emulateNetworkConditions", session, offline=True, **silence)
        ask("Emulation.setScriptExecutionDisabled", session, value=True)
        for domain in ("Page", "DOM", "CSS"):
            ask(f"{domain}.enable", session)
        frame = ask("Page.getFrameTree", session)["frameTree"]["frame"]["id"]
        ask("Page.setDocumentContent", session, frameId=frame, html=sheets.html)
        sheet = ask("CSS.createStyleSheet", session, frameId=frame)["styleSheetId"]
        ask("CSS.setStyleSheetText", session, styleSheetId=sheet, text=sheets.style)
        ask("Runtime.evaluate", session, expression="document.fonts.ready.then(String)", awaitPromise=True)


@contextmanager
def chromium(
    program: str,
    scratch: Scratch,
    environment: Mapping[str, str],
) -> Iterator[Chromium]:
    """Give a browser, started from `program`, and end it; PrintingError if it does not start."""
    with scratch({}) as folder:
        process = subprocess.Popen(  # noqa: S603  because the program is the office's own choice
            ["/bin/sh", "-c", _PIPES, "sh", program, *_flags(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**environment, **_private(folder)},
            start_new_session=True,
        )
        complaints: deque[bytes] = deque(maxlen=_REMEMBERED)
        Thread(target=complaints.extend, args=(process.stderr,), daemon=True).start()
        try:
            yield _started(process, complaints)
        finally:
            _end(process)


def _flags(folder: Path) -> list[str]:
    flags = [*_FLAGS, f"--user-data-dir={folder}"]
    return ["--no-sandbox", *flags] if os.geteuid() == _ROOT else flags


def _private(folder: Path) -> dict[str, str]:
    """Return the variables that keep a browser's files in `folder`, and its words in one language."""
    places = ("TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    return {**dict.fromkeys(places, str(folder)), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _started(process: subprocess.Popen[bytes], complaints: Sequence[bytes]) -> Chromium:
    """Return the browser that `process` is, once it answers."""
    if process.stdin is None or process.stdout is None:
        raise ValueError("the browser was started without pipes")
    conversation = Conversation(process.stdin, process.stdout)
    try:
        version = conversation.ask("Browser.getVersion")["product"].partition("/")[2]
    except PrintingError as error:
        raise PrintingError(f"{error}{_last(complaints)}") from None
    return Chromium(f"Chromium {version}", conversation)


def _last(complaints: Sequence[bytes]) -> str:
    """Return what it complained of last, as the end of a sentence; of fatal things rather than of others."""
    lines = [line.decode(errors="replace").strip() for line in complaints]
    fatal = [line for line in lines if "FATAL" in line] or [line for line in lines if line]
    return f'; its last words: "{printable(fatal[-1])}"' if fatal else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the browser and all that it started: it ends when its pipe is closed, or else by force."""
    if process.stdin:
        with suppress(OSError):
            process.stdin.close()
    with suppress(subprocess.TimeoutExpired):
        process.wait(_GRACE)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdout, process.stderr):
        if pipe:
            pipe.close()
