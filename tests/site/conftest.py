"""This repository's own statements, released: every page of every language, read as a browser reads it.

The workspace is a copy. It differs in four things from what the office publishes: it has a base URL whatever
the office's is, each release is made as a single file too, Persian fills its gaps with the original, so that
there are pages that mix two languages, and there is a statement of everything that can be read out of order,
in Arabic alone. That one has a picture from a telephone, a topic, and two addresses at which it stood before.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import polib
import pytest
from babel import Locale
from click.testing import CliRunner
from PIL import Image

from publish.cli import main

REPOSITORY = Path(__file__).parents[2]
BASE = "https://press.example"
CODES = ("en", "ar", "fr", "es", "ru", "zh_Hans", "tr", "fa")
TAGS = tuple(code.replace("_", "-") for code in CODES)

LETTERS = "2017-10-23-where-to-write"
EARLIER = "2017-10-23-whom-to-call"
MOVED = frozenset({"2017/where/index.html", f"ar/{EARLIER}.html", f"en/{EARLIER}.html"})
"""What is left at the old addresses of the statement below."""

TOPIC = "Letters & calls"
SIDES = (640, 480)
GPS = 0x8825
"""The number under which Exif has a position."""

WITNESS = "Jane Witness"
STATEMENT = f"""\
---
title: Where to write & whom to call, </script> included
date: 2017-10-23
topics: {TOPIC}
aliases: {EARLIER}, /2017/where/
---

![The gate & its "post box"](images/gate.jpg "The gate on 2017-10-19; picture: Physicians for Human Rights")

Call +44 20 7946 0123 or write to desk@example.org before 2017-11-01; the file is A/HRC/34/64.

Follow @detention_desk and #Detention, or read https://example.org/letters.

Physicians for Human Rights (PHR), like *Human Rights* Watch, has no office there.
"""
ARABIC = {
    "![The gate": '![البوابة & "صندوق بريدها"](1)',
    "The gate on": "البوابة في 2017-10-19؛ الصورة: Physicians for Human Rights",
    TOPIC: "الرسائل & المكالمات",
    "Where to write": "أين تكتبون & بمن تتصلون، ومعه </script>",
    "Call": (
        "اتصلوا على +44 20 7946 0123 أو اكتبوا إلى desk@example.org قبل 2017-11-01؛ والملف هو A/HRC/34/64."
    ),
    "Follow": "تابعوا @detention_desk و#Detention، أو اقرأوا https://example.org/letters.",
    "Physicians": "لا مكتب هناك لمنظمة Physicians for Human Rights (PHR)، ولا لمنظمة *Human Rights Watch*.",
}


@dataclass(frozen=True)
class Node:
    """An element, what it stands in, and the direction and language that hold for it."""

    element: Element
    parents: tuple[Element, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the elements around it and its own, the outermost first."""
        return tuple(str(one.tag) for one in (*self.parents, self.element))

    def nearest(self, attribute: str) -> str:
        """Return the value of `attribute` that holds for it."""
        around = reversed((*self.parents, self.element))
        return next((one.attrib[attribute] for one in around if attribute in one.attrib), "")


@dataclass(frozen=True)
class Page:
    """One HTML file: its path below `build/`, its bytes, and what a browser makes of them."""

    path: str
    raw: bytes
    errors: tuple[str, ...] = field(compare=False)
    tree: Element = field(compare=False, repr=False)

    @property
    def text(self) -> str:
        """Return the file's text."""
        return self.raw.decode()

    @property
    def tag(self) -> str:
        """Return the BCP 47 tag of the folder that the page lies in, empty for what lies beside them."""
        folder = self.path.partition("/")[0]
        return folder if folder in TAGS else ""

    @property
    def slug(self) -> str:
        """Return the statement that the page is of, empty for a list, the front or an old address."""
        name = self.path.rpartition("/")[2].partition(".")[0]
        return name if re.match(r"\d{4}-\d\d-\d\d-", name) and not self.moved else ""

    @property
    def moved(self) -> bool:
        """Tell whether it is what is left at an old address."""
        return self.path in MOVED

    @property
    def alone(self) -> bool:
        """Tell whether it is the single-file form of a release."""
        return self.path.endswith(f".{self.tag}.html") and bool(self.slug)

    @property
    def whole(self) -> bool:
        """Tell whether it has all that it shows inside: a single file, or what is shown at any address."""
        return self.alone or self.path == "404.html"

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Return every element in the order of the page."""
        return tuple(walk(self.tree, ()))

    def find(self, *names: str, **attributes: str) -> tuple[Element, ...]:
        """Return the elements of these names that have these attributes; `class_` may be one of several."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return tuple(
            one.element
            for one in self.nodes
            if one.element.tag in names
            and all(
                value in one.element.get(key, "").split() if key == "class" else one.element.get(key) == value
                for key, value in wanted.items()
            )
        )

    def said(self, name: str) -> str:
        """Return the content of the one `<meta>` that has this name or property; empty if there is none."""
        found = [*self.find("meta", name=name), *self.find("meta", property=name)]
        assert len(found) <= 1, f"{self.path} says {name} {len(found)} times"
        return found[0].get("content", "") if found else ""


def walk(element: Element, parents: tuple[Element, ...]) -> Iterator[Node]:
    """Yield the elements below `element`, itself first; comments are none."""
    if isinstance(element.tag, str):
        yield Node(element, parents)
        for child in element:
            yield from walk(child, (*parents, element))


@dataclass(frozen=True)
class Site:
    """What was released: the workspace, and all its pages."""

    root: Path
    pages: tuple[Page, ...]

    @property
    def base(self) -> str:
        """Return the base URL."""
        return BASE

    @property
    def topic(self) -> str:
        """Return the one topic, in the source language."""
        return TOPIC

    @property
    def build(self) -> Path:
        """Return the folder that is distributed."""
        return self.root / "build"

    @property
    def releases(self) -> tuple[Page, ...]:
        """Return the pages of statements, without their single-file form."""
        return tuple(page for page in self.pages if page.slug and not page.alone)

    @property
    def singles(self) -> tuple[Page, ...]:
        """Return the single-file forms."""
        return tuple(page for page in self.pages if page.alone)

    @property
    def listed(self) -> tuple[Page, ...]:
        """Return the pages that are part of the site: not single files, old addresses, nor the 404 page."""
        return tuple(
            page for page in self.pages if not page.alone and not page.moved and page.path != "404.html"
        )

    @property
    def moved(self) -> tuple[Page, ...]:
        """Return what is left at the old addresses of the statement that moved."""
        return tuple(page for page in self.pages if page.moved)

    @property
    def pictured(self) -> tuple[Page, ...]:
        """Return the pages of the statement that has a picture, and their single-file forms."""
        return tuple(page for page in self.pages if page.slug == LETTERS)

    @cached_property
    def by_address(self) -> Mapping[str, Page]:
        """Return the pages of the site by their addresses."""
        return {f"{BASE}/{page.path}": page for page in self.listed}


def read(path: Path, build: Path) -> Page:
    """Return the page that lies at `path`."""
    raw = path.read_bytes()
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(raw)
    errors = tuple(f"{position}: {code}" for position, code, _ in parser.errors)
    return Page(path.relative_to(build).as_posix(), raw, errors, tree)


def photograph(path: Path) -> None:
    """Write a picture as a telephone makes it: it tells where it was taken, when and by whom."""
    exif = Image.Exif()
    exif[0x013B], exif[0x9003] = WITNESS, "2017:10:19 06:30:00"
    exif[GPS] = {1: "N", 2: (34.0, 43.0, 57.0), 3: "E", 4: (36.0, 42.0, 33.0)}
    path.parent.mkdir(exist_ok=True)
    Image.linear_gradient("L").resize(SIDES).convert("RGB").save(path, exif=exif, comment=WITNESS.encode())


def translate(folder: Path) -> None:
    """Write the Arabic of the statement above into its catalog, and that of its topic."""
    for domain in (LETTERS, "site"):
        catalog = polib.pofile(str(folder / f"{domain}.po"), wrapwidth=0)
        for entry in catalog:
            if domain == LETTERS or entry.msgid == TOPIC:
                entry.msgstr = next(text for begins, text in ARABIC.items() if entry.msgid.startswith(begins))
        catalog.save()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give the released workspace; no test may change it."""
    root = tmp_path_factory.mktemp("site") / "office"
    root.mkdir()
    for name in ("source", "locale"):
        shutil.copytree(REPOSITORY / name, root / name)
    for path in REPOSITORY.glob("*.toml"):
        if path.name != "pyproject.toml":
            shutil.copy(path, root)
    text = re.sub(r"(?m)^(?:base_url|formats) *=.*\n", "", (root / "publish.toml").read_text("utf-8"))
    text = text.replace("[languages.fa]\n", '[languages.fa]\nincomplete = "fallback"\n')
    head = f'base_url = "{BASE}"\nformats = ["html", "txt", "single"]\n'
    (root / "publish.toml").write_text(head + text, "utf-8")
    (root / "source" / f"{LETTERS}.md").write_text(STATEMENT, "utf-8")
    photograph(root / "source" / "images" / "gate.jpg")
    CliRunner().invoke(main, ["-C", str(root), "update"])
    translate(root / "locale" / "ar" / "LC_MESSAGES")
    result = CliRunner().invoke(main, ["-C", str(root), "release"])
    assert result.exit_code == 0, result.output
    build = root / "build"
    return Site(root, tuple(read(path, build) for path in sorted(build.rglob("*.html"))))


@pytest.fixture(scope="session")
def locales() -> Mapping[str, Locale]:
    """Give CLDR's locale of each language of the repository, by the name of its folder in `build/`."""
    return {tag: Locale.parse(code) for tag, code in zip(TAGS, CODES, strict=True)}


@pytest.fixture(scope="session")
def build(site: Site) -> Path:
    """Give the folder that is distributed."""
    return site.build
