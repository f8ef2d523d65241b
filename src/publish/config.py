"""`publish.toml` becomes a `Project`: the publisher, the languages, and what the office decides for each.

TOML is read by tomllib and typed by `fields`; what only this file can judge (an address, a share, a code
that is used twice) is checked here. Each mistake is a ConfigError at the line of its key; that line is
found by a plain search, so it can be off only where a key is written inside a multi-line text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from publish import languages
from publish.errors import ConfigError
from publish.fields import convert
from publish.model import Language, Policy, Project, Publisher

NAME = "publish.toml"

_DEFAULT = Policy()
_HEADER = re.compile(r"\s*\[([^\[\]]+)\]")
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[\w.-]+)\s*=""")
_TARGET_SCHEMES = {"http", "https", "mailto", "tel"}


@dataclass(frozen=True, slots=True)
class _LanguageTable:
    """`[languages.CODE]` as it is written; what is left out is CLDR's or the default policy's."""

    review: Literal["none", "notice"] = _DEFAULT.review
    incomplete: Literal["withhold", "fallback"] = _DEFAULT.incomplete
    threshold: float = _DEFAULT.threshold
    months: languages.Months | None = None
    digits: languages.Digits | None = None
    direction: languages.Direction | None = None
    autonym: str | None = None
    targets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _TextTable:
    """`[text]` as it is written."""

    wrap: int = 0


@dataclass(frozen=True, slots=True)
class _Settings:
    """The whole file as it is written."""

    publisher: Publisher
    base_url: str | None = None
    source_language: str = "en"
    languages: Mapping[str, _LanguageTable] = field(default_factory=dict)
    text: _TextTable = field(default_factory=_TextTable)


def load(root: Path) -> Project:
    """Return the workspace at `root`, as its `publish.toml` describes it.

    Raises ConfigError with path `publish.toml`, and the line where there is one, if the file is missing,
    is not TOML, or says what cannot be.
    """
    return parse(_read(root), root)


def parse(text: str, root: Path) -> Project:
    """Return the workspace at `root` that the TOML `text` describes; raises as `load` does."""
    lines = _key_lines(text)
    settings = convert(_tables(text), _Settings, path=NAME, lines=lines, error=ConfigError)
    _check_publisher(settings.publisher, lines)
    for code, table in settings.languages.items():
        _check_language(code, table, settings.source_language, lines)
    return Project(
        root=root,
        publisher=settings.publisher,
        source_language=languages.language(settings.source_language, line=lines.get("source_language", 0)),
        languages=tuple(_language(code, table, lines) for code, table in settings.languages.items()),
        policies={code: _policy(table) for code, table in settings.languages.items()},
        targets={code: table.targets for code, table in settings.languages.items()},
        base_url=_base_url(settings.base_url, lines),
        wrap=_wrap(settings.text.wrap, lines),
    )


# --- reading -----------------------------------------------------------------------------


def _read(root: Path) -> str:
    """Return the text of the workspace's `publish.toml`."""
    path = root / NAME
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(
            NAME,
            0,
            f'"{root}" is not a workspace: run "publish new DIR" to make one, or name one with "-C DIR"',
        ) from None
    except UnicodeDecodeError as error:
        raise ConfigError(NAME, 0, f"byte {error.start} is not UTF-8: save the file as UTF-8") from None
    except OSError as error:
        raise ConfigError(NAME, 0, f"cannot be read: {error.strerror}") from None


def _tables(text: str) -> dict[str, object]:
    """Return TOML `text` as plain tables."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        message = re.sub(r" \(at .*\)$", "", str(error))
        raise ConfigError(NAME, line, f"this is not TOML: {message[:1].lower()}{message[1:]}") from None


def _key_lines(text: str) -> Mapping[str, int]:
    """Return the line of each table's header and of each key, by dotted key."""
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = header[1].strip().replace('"', "")
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            name = key[1].strip("\"'")
            lines.setdefault(f"{table}.{name}" if table else name, number)
    return lines


# --- what only this file can judge ------------------------------------------------------


def _check_publisher(publisher: Publisher, lines: Mapping[str, int]) -> None:
    """Refuse a publisher without a name: each release ends with it."""
    if not publisher.name.strip():
        line = lines.get("publisher.name", 0)
        raise ConfigError(NAME, line, '"publisher.name" is empty: write who publishes the statements')


def _check_language(code: str, table: _LanguageTable, source: str, lines: Mapping[str, int]) -> None:
    """Refuse what cannot be decided for a language."""
    key = f"languages.{code}"
    if code == source:
        raise ConfigError(
            NAME, lines.get(key, 0), f'"{key}" is the source language, which is not translated: take it out'
        )
    threshold = f'"{key}.threshold" is {table.threshold:g}'
    line = lines.get(f"{key}.threshold", lines.get(key, 0))
    if not 0 <= table.threshold <= 1:
        raise ConfigError(NAME, line, f"{threshold}: expected a share from 0 to 1, like 0.8")
    if table.threshold < 1 and table.incomplete == "withhold":
        raise ConfigError(
            NAME,
            line,
            f"{threshold}: below 1 the missing pieces appear in the source language, "
            'so write incomplete = "fallback" too',
        )
    for address, localized in table.targets.items():
        if _scheme(localized) not in _TARGET_SCHEMES:
            line = lines.get(f"{key}.targets.{address}", lines.get(f"{key}.targets", 0))
            raise ConfigError(
                NAME, line, f'"{localized}" is no address: expected one that begins with https:// or http://'
            )


def _language(code: str, table: _LanguageTable, lines: Mapping[str, int]) -> Language:
    """Return the configured language."""
    return languages.language(
        code,
        line=lines.get(f"languages.{code}", 0),
        direction=table.direction,
        autonym=table.autonym,
        months=table.months,
        digits=table.digits,
    )


def _policy(table: _LanguageTable) -> Policy:
    return Policy(review=table.review, incomplete=table.incomplete, threshold=table.threshold)


def _base_url(url: str | None, lines: Mapping[str, int]) -> str | None:
    """Return the address where `build/` will stand, without a slash at its end."""
    if url is None:
        return None
    plain = _scheme(url) in {"http", "https"} and not set(url) & set("?# \t\n")
    if not plain or not urlsplit(url).netloc:
        raise ConfigError(
            NAME,
            lines.get("base_url", 0),
            f'"base_url" is "{url}": expected an address like https://press.example.org, without ? or #',
        )
    return url.rstrip("/")


def _wrap(width: int, lines: Mapping[str, int]) -> int:
    """Return the width of a line of plain text, or 0 for a paragraph a line."""
    if width < 0:
        raise ConfigError(
            NAME, lines.get("text.wrap", 0), f'"text.wrap" is {width}: expected 0, or a width like 72'
        )
    return width


def _scheme(address: str) -> str:
    """Return the scheme of an address in lower case, or nothing for what is no address."""
    try:
        return urlsplit(address).scheme
    except ValueError:
        return ""
