"""A conversation with a browser over two pipes: a command, then its answer.

Each message is JSON and ends with a NUL byte. A browser also tells of events, which carry no number: nobody
here waits for one, so they are passed over.

Source: Chromium, content/public/common/content_switches.cc (`remote-debugging-pipe`: the browser reads file
descriptor 3 and writes 4); https://chromedevtools.github.io/devtools-protocol/.
"""

from __future__ import annotations

import json
import os
import select
from itertools import count
from typing import IO, Any

from publish.printing.sheets import PrintingError

_PIECE = 1 << 20  # bytes that are read at once
_PATIENCE = 60.0  # seconds in which a browser has to say something


class Conversation:
    """Asks a browser and waits for what it answers; PrintingError where it fails, falls silent or ends."""

    def __init__(self, commands: IO[bytes], answers: IO[bytes], patience: float = _PATIENCE) -> None:
        """Speak into `commands` and listen to `answers`, `patience` seconds at a time."""
        self._commands = commands
        self._answers = answers.fileno()
        self._patience = patience
        self._numbers = count(1)
        self._heard = bytearray()

    def ask(self, method: str, session: str = "", **parameters: object) -> dict[str, Any]:
        """Return the browser's answer to a command, within the `session` of a page or else for itself."""
        number = next(self._numbers)
        command = {"id": number, "method": method, "params": parameters}
        if session:
            command["sessionId"] = session
        self._say(json.dumps(command).encode() + b"\0")
        while (answer := json.loads(self._listen())).get("id") != number:
            pass
        if "error" in answer:
            raise PrintingError(f'it refuses {method}: "{answer["error"].get("message")}"')
        result: dict[str, Any] = answer["result"]
        return result

    def _say(self, message: bytes) -> None:
        try:
            self._commands.write(message)
            self._commands.flush()
        except OSError:
            raise PrintingError("it ended before it was asked to") from None

    def _listen(self) -> bytes:
        """Return the next message, without its NUL."""
        while b"\0" not in self._heard:
            if not select.select([self._answers], [], [], self._patience)[0]:
                raise PrintingError(f"it said nothing for {self._patience:.0f} seconds")
            piece = os.read(self._answers, _PIECE)
            if not piece:
                raise PrintingError("it ended before it was asked to")
            self._heard += piece
        message, _, rest = self._heard.partition(b"\0")
        self._heard = bytearray(rest)
        return bytes(message)
