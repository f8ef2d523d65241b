"""Two real statements go the whole way: pasted text in, an Arabic page and an Arabic text out.

They are not part of the repository, and nothing of them is quoted here. The translation gives each
English word an Arabic one of its own, so that words can be counted on the other side. Only months
are really translated: dates are checked.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import html5lib
import polib
import pytest
from click.testing import CliRunner

from publish.cli import main

FOLDER = Path(__file__).parents[2].parent / "shared" / "statements"
STATEMENTS = {
    "000_85a0506dadb759af.txt": "2017-02-08",  # a copy out of a PDF, which has no date in it
    "003_5fbe65942d03f096.txt": "2017-10-19",  # the print of a web page
}
CONFIGURATION = '[publisher]\nname = "Orchard"\n\n[languages.ar]\n'
FURNITURE = "زخرفة"
MONTHS = {"شباط", "فبراير", "تشرين", "الأول", "أكتوبر"}
WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"\d+")
MARKUP = re.compile(r"%\(\w+\)s|\]\(\d+\)|&#?\w+;|https?://\S+")

pytestmark = pytest.mark.skipif(
    not all((FOLDER / name).is_file() for name in STATEMENTS),
    reason="the two statements are not there: put them into ../shared/statements, beside the repository",
)


class Dictionary(dict[str, str]):
    """Gives each word that is looked up an Arabic word of its own, which the furniture has not."""

    def __init__(self) -> None:
        super().__init__({"February": "شباط", "October": "أكتوبر", "December": "ديسمبر"})
        self._unused: Iterator[str] = (
            "ق" + "".join(letters) for letters in product("بتثجحدرسشصطعفكلمنه", repeat=3)
        )

    def __missing__(self, word: str) -> str:
        self[word] = next(self._unused)
        return self[word]

    def translate(self, text: str) -> str:
        """Return `text` with its words replaced, and all that is not a word kept."""
        kept = [*MARKUP.findall(text), ""]
        parts = (WORD.sub(lambda match: self[match[0]], part) for part in MARKUP.split(text))
        return "".join(part + mark for part, mark in zip(parts, kept, strict=True))


def translate(office: Path, slug: str, words: Dictionary) -> None:
    """Translate the statement by the dictionary, and the page furniture by one word for all."""
    folder = office / "locale/ar/LC_MESSAGES"
    for path in (folder / f"{slug}.po", folder / "site.po"):
        catalog = polib.pofile(str(path), wrapwidth=0)
        for entry in catalog:
            if path.stem == slug:
                entry.msgstr = words.translate(entry.msgid)
            else:
                entry.msgstr = " ".join([FURNITURE, *re.findall(r"%\(\w+\)s", entry.msgid)])
        catalog.save()


def run(office: Path, *arguments: str) -> None:
    """Run a command, which must succeed."""
    result = CliRunner().invoke(main, ["-C", str(office), *arguments])
    assert result.exit_code == 0, result.output


def source_text(office: Path, slug: str) -> str:
    """Return title and body of the source, as a reader sees them."""
    head, body = (office / f"source/{slug}.md").read_text("utf-8").removeprefix("---\n").split("\n---\n", 1)
    title = next(line for line in head.splitlines() if line.startswith("title: "))
    return html.unescape(title.removeprefix("title: ") + "\n" + body)


@pytest.fixture(params=STATEMENTS)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str, Counter[str]]:
    """Give the workspace, the slug, and the Arabic words that have to be on page and text."""
    (tmp_path / "publish.toml").write_text(CONFIGURATION, "utf-8")
    (tmp_path / "source").mkdir()
    run(tmp_path, "import", str(FOLDER / request.param), "--date", STATEMENTS[request.param])
    (source,) = (tmp_path / "source").iterdir()
    text = re.sub("^status: draft$", "status: final", source.read_text("utf-8"), flags=re.MULTILINE)
    source.write_text(text, "utf-8")
    run(tmp_path, "update")
    words = Dictionary()
    translate(tmp_path, source.stem, words)
    run(tmp_path, "release")
    expected = Counter(words[word] for word in WORD.findall(source_text(tmp_path, source.stem)))
    assert expected.total() > 200
    return tmp_path, source.stem, expected


def test_the_arabic_page_has_every_word_once(released: tuple[Path, str, Counter[str]]) -> None:
    """Headline and body are the translation's words, none missing and none added; numbers too."""
    office, slug, expected = released
    page = html5lib.parse((office / f"build/ar/{slug}.html").read_bytes(), namespaceHTMLElements=False)
    headline, body = page.find(".//article//h1"), page.find(".//article/div[@class='body']")
    text = "".join((*headline.itertext(), " ", *body.itertext()))
    assert Counter(WORD.findall(text)) == expected
    assert Counter(NUMBER.findall(text)) == Counter(NUMBER.findall(source_text(office, slug)))


def test_the_arabic_text_has_every_word_once(released: tuple[Path, str, Counter[str]]) -> None:
    """The plain text too; beside it stand furniture, the date, and what the source says of its origin."""
    office, slug, expected = released
    found = Counter(WORD.findall((office / f"build/ar/{slug}.ar.txt").read_text("utf-8")))
    assert expected - found == Counter()
    head = (office / f"source/{slug}.md").read_text("utf-8").split("\n---\n")[0]
    origin = {
        word
        for line in re.findall("^(?:publisher|origin): .*", head, re.MULTILINE)
        for word in WORD.findall(line)
    }
    assert set(found - expected) - origin - MONTHS == {FURNITURE}
