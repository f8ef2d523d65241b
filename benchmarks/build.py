"""A cold build against a plain loop over the same libraries, as a ratio of CPU time.

A corpus is made from a fixed seed: statements with headings, lists, quotations, links and tables, and
complete pseudo-translations. The plain loop reads each catalog with polib, puts translations in place
of paragraphs, and runs `markdown.markdown` once for each language: HTML alone, unchecked. Ours makes
HTML, plain text and indexes, with checks and the last guard. Both run in turn, A B A B, in one process.

    python benchmarks/build.py [STATEMENTS] [ROUNDS]
"""

from __future__ import annotations

import datetime as dt
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import markdown
import polib

from publish.config import load
from publish.files import Writer
from publish.press import run

LANGUAGES = ("ar", "fr", "es", "tr", "ru")
EXTENSIONS = ["tables", "footnotes", "def_list", "admonition", "sane_lists", "fenced_code"]
SYLLABLES = ("ka", "lo", "mi", "ren", "tas", "vo", "del", "sur", "pan", "ti", "gor", "fel", "mun", "za")


def words(random_: random.Random, count: int) -> str:
    """Return `count` words of pseudo-English."""
    return " ".join("".join(random_.choices(SYLLABLES, k=random_.randint(1, 3))) for _ in range(count))


def body(random_: random.Random) -> str:
    """Return one statement's body: about 550 words in about 23 segments."""
    paragraphs = [f"{words(random_, 45).capitalize()}." for _ in range(9)]
    address = f"https://example.org/{random_.randint(1, 999)}"
    paragraphs[1] += f" See [{words(random_, 3)}]({address}) and *{words(random_, 2)}*."
    items = "\n".join(f"- {words(random_, 8)};" for _ in range(4))
    rows = "\n".join(f"| {words(random_, 2)} | {random_.randint(1, 999)} people |" for _ in range(3))
    return "\n\n".join(
        [
            *paragraphs[:3], f"## {words(random_, 4).capitalize()}", *paragraphs[3:6], items,
            f"> {words(random_, 25)}", f"| place | count |\n|---|---|\n{rows}", *paragraphs[6:],
        ]
    ) + "\n"  # fmt: skip


def corpus(root: Path, statements: int) -> None:
    """Write a workspace of `statements`, with complete translations."""
    random_ = random.Random(2017)
    tables = "\n".join(f'[languages.{code}]\nreview = "none"' for code in LANGUAGES)
    (root / "publish.toml").write_text(f'[publisher]\nname = "Bench"\n{tables}\n', "utf-8")
    (root / "source").mkdir()
    for number in range(statements):
        head = f"---\ntitle: {words(random_, 6)}\ndate: 2017-10-19\nsummary: {words(random_, 15)}\n---\n\n"
        (root / f"source/2017-10-19-statement-{number}.md").write_text(head + body(random_), "utf-8")
    run.update(load(root), Writer(root), load(root).languages)
    for path in root.glob("locale/*/LC_MESSAGES/*.po"):
        catalog = polib.pofile(str(path))
        for entry in catalog:
            entry.msgstr = entry.msgid.replace("ka", "ké")
        catalog.save()


def plain_loop(root: Path) -> None:
    """Make every page the short way."""
    for code in LANGUAGES:
        for source in sorted((root / "source").glob("*.md")):
            text = source.read_text("utf-8").partition("\n---\n")[2]
            catalog = polib.pofile(str(root / f"locale/{code}/LC_MESSAGES/{source.stem}.po"))
            for entry in catalog:
                text = text.replace(entry.msgid, entry.msgstr)
            page = root / f"plain/{code}/{source.stem}.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(markdown.markdown(text, extensions=EXTENSIONS), "utf-8")


def ours(root: Path) -> None:
    """Make every release, from nothing."""
    shutil.rmtree(root / "build", ignore_errors=True)
    found = run.build(load(root), Writer(root), now=dt.datetime.now(dt.UTC))
    released = sum(len(edition.released) for edition in found.editions)
    if released != len(found.editions) * (len(LANGUAGES) + 1):
        raise SystemExit(f"only {released} releases: the corpus is not complete")


def cpu(task: Callable[[Path], None], root: Path) -> float:
    """Return the CPU seconds that `task` takes."""
    start = time.process_time()
    task(root)
    return time.process_time() - start


def main(statements: int = 40, rounds: int = 5) -> None:
    """Print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        corpus(root, statements)
        pairs = [(cpu(plain_loop, root), cpu(ours, root)) for _ in range(rounds + 1)][1:]
    units = statements * len(LANGUAGES)
    for name, times in zip(("plain loop", "publish build"), zip(*pairs, strict=True), strict=True):
        print(f"{name:14} {statistics.median(times) / units * 1000:6.2f} ms of CPU a statement and language")
    ratio = statistics.median(b / a for a, b in pairs)
    print(f"{'ratio':14} {ratio:6.2f}   ({statements} statements, {rounds} rounds)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
