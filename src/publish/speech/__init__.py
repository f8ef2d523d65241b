"""In which language the program speaks to whoever runs it, and the catalogs of what it says.

The domain is `publish`: `publish.pot` and a catalog for each language lie beside this file. `make messages`
extracts the one from the code and brings the others up to date.

1. `--ui-language` says it; else the environment does, in gettext's order: LANGUAGE, which may list several,
   then LC_ALL, LC_MESSAGES, LANG. `LC_ALL=C` (or POSIX) asks for English, whatever LANGUAGE says.
   Source: https://www.gnu.org/software/gettext/manual/html_node/Locale-Environment-Variables.html
2. Of the languages that a person reads, the first one that has a catalog is taken; `fr_CA` finds `fr`.
3. What a catalog lacks, or has marked fuzzy, is said in English, message by message.
4. Plural rules are those of `languages.plurals`, never those of a catalog's header.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from publish.errors import ConfigError
from publish.model import ENGLISH, Speech

DOMAIN = "publish"
_PLAIN = frozenset({"C", "POSIX"})
_FOLDER = Path(
    __file__
).parent  # read as files: importlib.resources takes longer than all else of a short run


def spoken(asked: str | None, environment: Mapping[str, str]) -> Speech:
    """Return the language that is `asked` for on the command line, or else the environment's.

    Raises ConfigError for one that is asked for and has no catalog.
    """
    if asked is None:
        return next(filter(None, map(speech, _wanted(environment))), ENGLISH)
    if found := speech(asked):
        return found
    known = ", ".join(sorted({"en", *languages()}))
    raise ConfigError("--ui-language", 0, f'"{asked}" is not a language of messages: name one of {known}')


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that messages are translated into."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.po")))


def speech(name: str) -> Speech | None:
    """Return the language of a locale's name (`fr_CA.UTF-8`, `fr-CA`); None where it has no catalog."""
    code = name.partition(".")[0].partition("@")[0].replace("-", "_")
    base = code.partition("_")[0]
    if base in _PLAIN or base == "en":
        return ENGLISH
    for candidate in (code, base):
        if candidate.isidentifier() and (_FOLDER / f"{candidate}.po").is_file():
            return _speech(candidate)
    return None


def _wanted(environment: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of the languages that whoever runs the program reads, the best first (rule 1)."""
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if environment.get("LC_ALL") not in _PLAIN:
        yield from filter(None, environment.get("LANGUAGE", "").split(":"))
    if locale:
        yield locale


@cache
def _speech(code: str) -> Speech:
    from gettext import c2py  # noqa: PLC0415  because English, which most runs speak, needs none of these

    from publish.catalogs.reader import read  # noqa: PLC0415
    from publish.languages import language  # noqa: PLC0415

    file = _FOLDER / f"{code}.po"
    found = language(code)
    rule = found.plural_forms.partition("plural=")[2].rstrip(";")
    sentences = {
        entry.msgid: tuple(text for _, text in sorted(entry.msgstr_plural.items())) or (entry.msgstr,)
        for entry in read(file.read_bytes(), file.name)
        if not entry.obsolete and "fuzzy" not in entry.flags
    }
    complete = {msgid: forms for msgid, forms in sentences.items() if all(map(str.strip, forms))}
    return Speech(found.tag, found.direction, complete, c2py(rule))
