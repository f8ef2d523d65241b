"""`publish.toml` becomes a `Project`: the publisher, the languages, and what the office decides for each.

What only this file can judge (an address, a share, a code that is used twice) is checked here. Each mistake
is a ConfigError at the line of its key.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from msgspec import Struct

from publish import languages
from publish.config.reviewers import ReviewerTable, mistakes
from publish.config.toml import in_lines, key_lines, tables
from publish.errors import ConfigError, printable
from publish.fields import convert
from publish.model import (
    FormatName,
    Incomplete,
    Language,
    Lexicon,
    Name,
    Policy,
    Project,
    Publisher,
    Reviewer,
    Signing,
)

NAME = "publish.toml"

_DEFAULT = Policy()
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u180e\u200b\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]"
)  # ends lines, turns them, or hides in them
_WITH_HOST = {"http", "https"}
_TARGET_SCHEMES = {*_WITH_HOST, "mailto", "tel"}
_BASE_FAULTS = (  # patterns that are compiled when there is an address to search
    (r" ", "there is a space in it: take it out, or write %20"),
    (r"""[\\"'<>]""", "there is a backslash, a quote, < or > in it: take it out"),
    (r"//[^/]*[^\x00-\x7f]", "write its host in punycode, like xn--mgberp4a5d4ar.example"),
    (r"[^\x00-\x7f]", "write what is not ASCII percent-encoded, like %C3%A9"),
    (r"^[^/]*//[^/?#]*@", "everybody would see who logs in: take out what stands before @"),
    (r"^[^/]*//.*//", 'there is "//" in its path: write one slash'),
    (r"[^/:]/(?:\.|%2[eE]){1,2}(?:[/?#]|$)", 'there is "." or ".." in its path: write where that leads'),
)
_TOP = ("base_url", "source_language", "together", "formats")  # what stands above the first table


class _LanguageTable(Struct, frozen=True):
    """`[languages.CODE]` as it is written; what is left out is CLDR's or the default policy's."""

    review: Literal["none", "notice", "required"] = _DEFAULT.review
    reviewers: int = _DEFAULT.reviewers
    incomplete: Incomplete = _DEFAULT.incomplete
    threshold: float | None = _DEFAULT.threshold
    outdated: Literal["notice", "withhold"] = _DEFAULT.outdated
    months: languages.Months | None = None
    digits: languages.Digits | None = None
    direction: languages.Direction | None = None
    autonym: str | None = None
    targets: Mapping[str, str] = {}


class _TextTable(Struct, frozen=True):
    """`[text]` as it is written."""

    wrap: int = 0


class _Settings(Struct, frozen=True):
    """The whole file as it is written."""

    publisher: Publisher
    base_url: str | None = None
    source_language: str = "en"
    languages: Mapping[str, _LanguageTable] = {}
    text: _TextTable = _TextTable()
    formats: tuple[FormatName, ...] = ("html", "txt")
    signing: Signing | None = None
    together: tuple[tuple[str, ...], ...] = ()
    names: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    reviewers: Mapping[str, ReviewerTable] = {}


def parse(text: str, root: Path) -> Project:
    """Return the workspace at `root` that the TOML `text` describes, without terms and protected names.

    Raises ConfigError with path `publish.toml`, and the line where there is one.
    """
    lines = key_lines(text)
    values = tables(text, NAME)
    _check_places(values, lines)
    settings = convert(values, _Settings, path=NAME, lines=lines, error=ConfigError)
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
        formats=_formats(settings.formats, lines),
        signing=settings.signing,
        together=_together(settings, lines),
        reviewers=_reviewers(settings, lines),
        lexicon=Lexicon(
            names=tuple(_name(spelling, table, settings, lines) for spelling, table in settings.names.items())
        ),
    )


# --- what only this file can judge ------------------------------------------------------


def _formats(names: tuple[FormatName, ...], lines: Mapping[str, int]) -> tuple[FormatName, ...]:
    """Return the formats, each once; ConfigError without the page, to which all lists lead."""
    if "html" not in names:
        message = '"formats" has no "html": the lists lead to the pages, so add it'
        raise ConfigError(NAME, lines.get("formats", 0), message)
    return tuple(dict.fromkeys(names))


def _check_places(values: Mapping[str, object], lines: Mapping[str, int], table: str = "") -> None:
    """Refuse a key of the whole file that stands below a table's header, and so belongs to the table."""
    for name, value in values.items():
        key = f"{table}.{name}" if table else name
        if table and name in _TOP:
            line = lines.get(key, lines.get(table, 0))
            raise ConfigError(NAME, line, f'"{name}" stands in [{table}]: move it above the first [table]')
        if isinstance(value, Mapping):
            _check_places(value, lines, key)


def _check_seen(key: str, text: str, line: int) -> None:
    """Refuse a text with a character that nobody sees: it stands on every page."""
    if wrong := _UNSEEN.search(text):
        message = f'"{key}" holds the character U+{ord(wrong[0]):04X}, which nobody sees: take it out'
        raise ConfigError(NAME, line, message)


def _check_publisher(publisher: Publisher, lines: Mapping[str, int]) -> None:
    """Refuse a publisher without a name: each release ends with it."""
    if not publisher.name.strip():
        line = lines.get("publisher.name", 0)
        raise ConfigError(NAME, line, '"publisher.name" is empty: write who publishes the statements')
    texts = [("name", publisher.name), *((f"contact[{at}]", one) for at, one in enumerate(publisher.contact))]
    for key, text in (*texts, ("about", publisher.about.replace("\n", " "))):
        _check_seen(f"publisher.{key}", text, lines.get(f"publisher.{key.partition('[')[0]}", 0))


def _check_language(code: str, table: _LanguageTable, source: str, lines: Mapping[str, int]) -> None:
    """Refuse what cannot be decided for a language."""
    key = f"languages.{code}"
    if code == source:
        raise ConfigError(
            NAME, lines.get(key, 0), f'"{key}" is the source language, which is not translated: take it out'
        )
    share = 1 if table.threshold is None else table.threshold
    line = lines.get(f"{key}.threshold", lines.get(key, 0))
    if not 0 <= share <= 1:
        message = f'"{key}.threshold" is {share:g}: expected a share from 0 to 1, like 0.8'
        raise ConfigError(NAME, line, message)
    if share < 1 and table.incomplete != "fallback":
        raise ConfigError(
            NAME,
            line,
            f'"{key}.threshold" is {share:g}: below 1 the missing pieces appear in the source language, '
            'so write incomplete = "fallback" too',
        )
    if table.reviewers != 1 and (table.reviewers < 1 or table.review != "required"):
        line = lines.get(f"{key}.reviewers", lines.get(key, 0))
        message = (
            f'"{key}.reviewers" is {table.reviewers}: expected 1 or more, and review = "required" beside it'
        )
        raise ConfigError(NAME, line, message)
    _check_seen(f"{key}.autonym", table.autonym or "", lines.get(f"{key}.autonym", lines.get(key, 0)))
    for address, localized in table.targets.items():
        if not _leads(localized):
            line = lines.get(f"{key}.targets.{address}", lines.get(f"{key}.targets", 0))
            advice = "expected one that begins with https:// or http://"
            raise ConfigError(NAME, line, f'"{printable(localized)}" is no address: {advice}')


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
    return Policy(
        review=table.review,
        reviewers=table.reviewers,
        incomplete=table.incomplete,
        threshold=table.threshold,
        outdated=table.outdated,
    )


def _together(settings: _Settings, lines: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of languages that appear at once."""
    known = {settings.source_language, *settings.languages}
    for group in settings.together:
        for code in group:
            if code not in known:
                message = (
                    f'"together" names "{code}", which is no language of this file: add [languages.{code}]'
                )
                raise ConfigError(NAME, lines.get("together", 0), message)
    return settings.together


def _reviewers(settings: _Settings, lines: Mapping[str, int]) -> tuple[Reviewer, ...]:
    """Return those whose approvals have to be signed."""
    policies = {code: _policy(table) for code, table in settings.languages.items()}
    for key, message in mistakes(settings.reviewers, policies):
        raise ConfigError(NAME, lines.get(key, lines.get(key.rpartition(".")[0], 0)), message)
    return tuple(table.reviewer(name) for name, table in settings.reviewers.items())


def _name(
    spelling: str, table: Mapping[str, tuple[str, ...]], settings: _Settings, lines: Mapping[str, int]
) -> Name:
    """Return a name with its variants in the source, and its forms by language."""
    for code in table:
        if code != "variants" and code not in settings.languages:
            raise _foreign(code, settings.names, lines)
    for key, written in table.items():
        if not all(form.strip() for form in (spelling, *written)):
            message = f'"names.{spelling}" has an empty form under "{key}": write the name or take it out'
            raise ConfigError(NAME, lines.get(f"names.{spelling}", 0), message)
    forms = {code: written for code, written in table.items() if code != "variants"}
    return Name(spelling, table.get("variants", ()), forms)


def _foreign(
    code: str, names: Mapping[str, Mapping[str, tuple[str, ...]]], lines: Mapping[str, int]
) -> ConfigError:
    """Return the error for names that have forms in a language that the file lacks: for all at once."""
    found = [
        lines.get(f"names.{spelling}.{code}", lines.get(f"names.{spelling}", 0))
        for spelling, table in names.items()
        if code in table
    ]
    message = (
        f'"{code}" is neither "variants" nor a language of this file: add [languages.{code}], or take it '
        f"out of [names] ({in_lines(found)}), and of glossary.toml"
    )
    return ConfigError(NAME, found[0], message)


def _base_url(url: str | None, lines: Mapping[str, int]) -> str | None:
    """Return the address where `build/` will stand, without a slash at its end."""
    if url is None:
        return None
    if advice := _base_fault(url):
        raise ConfigError(NAME, lines.get("base_url", 0), f'"base_url" is "{printable(url)}": {advice}')
    return url.rstrip("/")


def _base_fault(url: str) -> str:
    """Return why no folder of a site can stand at `url`, and what to do; nothing if one can."""
    found = (advice for pattern, advice in _BASE_FAULTS if re.search(pattern, url))
    if url.isprintable() and (advice := next(found, "")):
        return advice
    if _scheme(url) not in _WITH_HOST or not _leads(url) or set(url) & set("?#"):
        return "expected an address like https://press.example.org, without ? or #"
    return "" if _has_port(url) else "its port is none: write one from 1 to 65535, or leave : out"


def _has_port(url: str) -> bool:
    """Tell whether the port of an address, if it has one, is a port."""
    parts = urlsplit(url)
    try:
        return not parts.netloc.endswith(":") and parts.port != 0
    except ValueError:
        return False


def _wrap(width: int, lines: Mapping[str, int]) -> int:
    """Return the width of a line of plain text, or 0 for a paragraph a line."""
    if width < 0:
        raise ConfigError(
            NAME, lines.get("text.wrap", 0), f'"text.wrap" is {width}: expected 0, or a width like 72'
        )
    return width


def _leads(address: str) -> bool:
    """Tell whether an address leads somewhere: to a host, a mailbox or a telephone."""
    scheme = _scheme(address)
    if scheme not in _TARGET_SCHEMES or not address.isprintable() or " " in address:
        return False
    return bool(urlsplit(address).hostname if scheme in _WITH_HOST else urlsplit(address).path)


def _scheme(address: str) -> str:
    """Return the scheme of an address in lower case, or nothing for what is no address."""
    try:
        return urlsplit(address).scheme
    except ValueError:
        return ""
