"""Which engine prints: the browser that was named, any Chromium that is found, or else WeasyPrint."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec

from publish.errors import ConfigError, printable
from publish.printing.chromium import chromium
from publish.printing.sheets import Engine, PrintingError, Scratch
from publish.printing.weasy import WeasyPrint

NAMED = "PUBLISH_CHROMIUM"
"""The environment variable with the path of a browser that is not found by its name."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_CONFIG = "publish.toml"
_ASKED = 'formats has "pdf", but'
_INSTALL = "run pip install '.[pdf]' in the folder of publish's own sources"


@contextmanager
def engine(scratch: Scratch, environment: Mapping[str, str]) -> Iterator[Engine]:
    """Give an engine that is ready; ConfigError where there is none, or where it does not start."""
    if find_spec("pypdf") is None:
        raise ConfigError(_CONFIG, 0, f"{_ASKED} a library for it is missing: {_INSTALL}")
    program = _program(environment)
    if program is None:
        yield _weasyprint()
        return
    with ExitStack() as stack:
        try:
            browser = stack.enter_context(chromium(program, scratch, environment))
        except PrintingError as error:
            raise ConfigError(_CONFIG, 0, f'{_ASKED} "{program}" does not start: {error}') from None
        yield browser


def _program(environment: Mapping[str, str]) -> str | None:
    """Return the browser's program, or None where none is found; ConfigError if a named one is not there."""
    if named := environment.get(NAMED):
        found = shutil.which(named)
        if found is None:
            message = f'{_ASKED} {NAMED} names "{named}", which is no program: correct it, or take it away'
            raise ConfigError(_CONFIG, 0, message)
        return found
    path = environment.get("PATH", "")
    return next((found for name in BROWSERS if (found := shutil.which(name, path=path))), None)


def _weasyprint() -> Engine:
    """Return the other engine; ConfigError where it is not there, or lacks the libraries that it needs."""
    if find_spec("weasyprint") is None:
        message = f"there is no Chromium to print it: install one (apt install chromium), or {_INSTALL}"
        raise ConfigError(_CONFIG, 0, f"{_ASKED} {message}")
    try:
        return WeasyPrint()
    except OSError as error:
        message = f"WeasyPrint lacks a library of the system: {error}; install Pango, or a Chromium"
        raise ConfigError(_CONFIG, 0, f"{_ASKED} {printable(message.splitlines()[0])}") from None
