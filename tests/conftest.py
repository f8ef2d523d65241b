"""A small press office in a folder of its own, its command line, and a translator who never sleeps.

The translator replaces each Latin letter by one of another script, and leaves everything else as
it is: links, footnotes, placeholders, numbers. Months alone are really translated, since dates are
checked. So a word of the translation tells which word of the source it stands for, and no word of
the source can stand in a page unnoticed.
"""

from __future__ import annotations

import re
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result

from publish.cli import main

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # What is run in the background of a shell script ignores Ctrl-C, and so would all that the tests start.
    signal.signal(signal.SIGINT, signal.default_int_handler)

CONFIGURATION = """\
source_language = "en"

[publisher]
name = "Orchard Press"
about = "A small press office."
contact = ["Desk: desk@example.org", "https://press.example.org"]

[languages.ar]

[languages.fr]
"""

DOORS = """\
---
title: Behind closed doors
date: 2017-10-19
place: Berlin
summary: What the visitors saw.
---

On 16 October 2017 the visitors counted 500 closed doors. They wrote to [the council](https://example.org/council).

## What they ask

- A visit by the *Red Cross* within 30 days.
- The names of all who were moved.[^1]

[^1]: A list was handed over in June.
"""

GATES = """\
---
title: The gates
date: 2017-10-20
---

Nobody passed the two gates on Friday.

The guards gave no reason for that.
"""

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LETTERS: Mapping[str, str] = {
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنه",
    "fr": "nopqrstuvwxyzabcdefghijklm",
}
_MONTHS: Mapping[str, Mapping[str, str]] = {
    "ar": {
        "January": "يناير", "February": "فبراير", "March": "مارس", "April": "أبريل", "May": "مايو",
        "June": "يونيو", "July": "يوليو", "August": "أغسطس", "September": "سبتمبر", "October": "أكتوبر",
        "November": "نوفمبر", "December": "ديسمبر",
    },
    "fr": {
        "January": "janvier", "February": "février", "March": "mars", "April": "avril", "May": "mai",
        "June": "juin", "July": "juillet", "August": "août", "September": "septembre",
        "October": "octobre", "November": "novembre", "December": "décembre",
    },
}  # fmt: skip
_KEPT = re.compile(
    rf"\b(?:{'|'.join(_MONTHS['ar'])})\b|"
    r"%\(\w+\)s|\[\^[^\]]+\]|\]\(\d+\)|<[^>]*>|&#?\w+;|`[^`]*`|https?://[^\s)]+|[\w.]+@[\w.]+\w",
    re.ASCII,
)


@pytest.fixture(scope="session", autouse=True)
def nobody_s_own_configuration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep every test from the configuration of whoever runs it: it may name protected names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PUBLISH_PROTECTED", raising=False)
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("configuration")))
        yield


@pytest.fixture(scope="session", autouse=True)
def nobody_s_own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep every test from the cache of whoever runs it: it begins with nothing known, and leaves nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def pseudo() -> Callable[[str, str], str]:
    """Return the translation of a text into `ar` or `fr`: its Latin letters replaced, one by one."""

    def translated(text: str, code: str) -> str:
        letters = _LETTERS[code]
        table = str.maketrans(_LATIN + _LATIN.upper(), letters + letters.upper())
        kept = [_MONTHS[code].get(mark, mark) for mark in (*_KEPT.findall(text), "")]
        words = (part.translate(table) for part in _KEPT.split(text))
        return "".join(word + mark for word, mark in zip(words, kept, strict=True))

    return translated


@pytest.fixture(scope="session")
def furnish(pseudo: Callable[[str, str], str]) -> Callable[..., None]:
    """Return a function that translates every message in catalogs of `code` that has no translation.

    Page furniture that the package brought along is translated anew, so that no word of it is real.
    Its arguments are the workspace, the language's code, and domains if not all are meant.
    """

    def filled(root: Path, code: str, *domains: str) -> None:
        for path in sorted((root / "locale" / code / "LC_MESSAGES").glob("*.po")):
            if domains and path.stem not in domains:
                continue
            catalog = polib.pofile(str(path), wrapwidth=0)
            for entry in catalog:
                if not entry.obsolete and (not entry.msgstr or path.stem == "site"):
                    entry.msgstr = pseudo(entry.msgid, code)
            catalog.save()

    return filled


@pytest.fixture(scope="session")
def found_office() -> Callable[..., None]:
    """Return a function that writes the workspace into a folder; `sources` are its statements by slug."""

    def founded(
        root: Path, sources: Mapping[str, str] | None = None, configuration: str = CONFIGURATION
    ) -> None:
        (root / "source").mkdir(parents=True)
        (root / "publish.toml").write_text(configuration, "utf-8")
        texts = sources or {"2017-10-19-doors": DOORS, "2017-10-20-gates": GATES}
        for slug, text in texts.items():
            (root / "source" / f"{slug}.md").write_text(text, "utf-8")

    return founded


@pytest.fixture
def office(tmp_path: Path, found_office: Callable[..., None]) -> Path:
    """Give a workspace with two English statements, to be translated into Arabic and French."""
    root = tmp_path / "office"
    found_office(root)
    return root


@pytest.fixture
def publish(office: Path) -> Callable[..., Result]:
    """Return the command line, run in the workspace."""
    return lambda *arguments: CliRunner().invoke(main, ["-C", str(office), *arguments])


@pytest.fixture
def translate(
    office: Path, publish: Callable[..., Result], furnish: Callable[..., None]
) -> Callable[..., None]:
    """Return a function that translates the workspace's catalogs; see `furnish`."""
    publish("update")
    return lambda code, *domains: furnish(office, code, *domains)


@pytest.fixture(scope="session")
def first_release(
    tmp_path_factory: pytest.TempPathFactory,
    found_office: Callable[..., None],
    furnish: Callable[..., None],
) -> Path:
    """Give the workspace that `released` copies; no test may change it."""
    root = tmp_path_factory.mktemp("first") / "office"
    found_office(root)
    CliRunner().invoke(main, ["-C", str(root), "update"])
    furnish(root, "ar")
    furnish(root, "fr")
    result = CliRunner().invoke(main, ["-C", str(root), "release"])
    assert (result.exit_code, result.stdout.splitlines()[1]) == (
        0,
        "2 statements in 3 languages: 6 releases in build/",
    )
    return root


@pytest.fixture
def released(office: Path, first_release: Path) -> Path:
    """Give the workspace with both statements released in all three languages."""
    shutil.copytree(first_release, office, dirs_exist_ok=True)
    return office


@pytest.fixture
def edit(office: Path) -> Callable[[str, str, str], None]:
    """Return a function that replaces a text, which stands once in a file of the workspace."""

    def edited(path: str, old: str, new: str) -> None:
        text = (office / path).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        (office / path).write_text(text.replace(old, new), "utf-8")

    return edited


@pytest.fixture(scope="session")
def tree() -> Callable[[Path], dict[str, bytes]]:
    """Return a function from a folder to all its files' bytes, the lock of a run left out."""
    return lambda root: {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != ".publish.lock"
    }


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run each test as somebody who reads English, whoever runs the tests."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
