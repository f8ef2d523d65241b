"""Edits as an office makes them: one catalog, or one in a hundred paragraphs of all sources."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from pseudo import SEED, words

_LAST_TEXT = re.compile(r'msgstr "(\w+) (\w+) (?=[^\n]*"\n\Z)')
PARAGRAPH = re.compile(r"[A-Z][^|]*\Z")
"""A block of a statement that is a paragraph, and no heading, list, quotation, table or footnote."""
_SOURCE = ("source", "locale", "publish.toml")  # what a workspace of the corpus has


def swap_words(catalog: Path) -> None:
    """Swap the first two words of a catalog's last translation; doing it twice undoes it."""
    text, count = _LAST_TEXT.subn(r'msgstr "\2 \1 ', catalog.read_text("utf-8"))
    if not count:
        raise SystemExit(f"{catalog} does not end in a paragraph")
    catalog.write_text(text, "utf-8")


def paragraphs(workspace: Path, every: int) -> int:
    """Change each paragraph of the sources whose number `every` divides; return how many that were.

    In turn one word is another, half of the words are, a sentence is added, and all is rewritten.
    """
    number = changed = 0
    for path in sorted((workspace / "source").glob("*.md")):
        front, mark, body = path.read_text("utf-8").partition("\n---\n\n")
        blocks = body.split("\n\n")
        for at, block in enumerate(blocks):
            if PARAGRAPH.match(block):
                number += 1
                if number % every == 0:
                    blocks[at] = _EDITS[changed % len(_EDITS)](block, random.Random(f"{SEED}:{number}"))
                    changed += 1
        if blocks != body.split("\n\n"):
            path.write_text(front + mark + "\n\n".join(blocks), "utf-8")
    return changed


def _one_word(text: str, drawn: random.Random) -> str:
    return _replaced(text, drawn, 9, 10)


def _half(text: str, drawn: random.Random) -> str:
    said = text.split(" ")
    return _replaced(text, drawn, len(said) // 4, 3 * len(said) // 4)


def _sentence_more(text: str, drawn: random.Random) -> str:
    return f"{text} {' '.join(words(drawn, 12)).capitalize()}."


def _rewritten(text: str, drawn: random.Random) -> str:
    return f"{' '.join(words(drawn, len(text.split()))).capitalize()}."


def _replaced(text: str, drawn: random.Random, start: int, end: int) -> str:
    """Return `text` with other words from one number to another."""
    said = text.split(" ")
    return " ".join([*said[:start], *words(drawn, end - start), *said[end:]])


_EDITS: tuple[Callable[[str, random.Random], str], ...] = (_one_word, _half, _sentence_more, _rewritten)


def restore(workspace: Path, original: Path) -> None:
    """Make `workspace` a fresh copy of `original`: nothing that was built or remembered is left."""
    remove(workspace)
    shutil.copytree(original, workspace)


def remove(folder: Path) -> None:
    """Remove a folder if it is there."""
    shutil.rmtree(folder, ignore_errors=True)


def forget(workspace: Path) -> None:
    """Remove everything that publish made but for the catalogs: what was built, and what it remembers."""
    for path in workspace.iterdir():
        if path.name not in _SOURCE:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def fuzzy(locale: Path) -> int:
    """Return how many live messages of the catalogs below `locale` are fuzzy."""
    catalogs = (path.read_text("utf-8").split("\n\n")[1:] for path in locale.glob("**/*.po"))
    return sum(_is_fuzzy(message) for messages in catalogs for message in messages)


def _is_fuzzy(message: str) -> bool:
    lines = message.split("\n")
    flagged = any(line.startswith("#,") and "fuzzy" in line for line in lines)
    return flagged and any(line.startswith("msgid") for line in lines)
