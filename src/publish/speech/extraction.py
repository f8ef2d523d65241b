"""The template of what the program says: `publish.pot`, taken out of the code.

Every call of `say` and of `say_counted` has its sentence as a literal (rule 1 of `publish.model.messages`),
so a walk over the syntax finds them all. References name a module without a line: lines
move with every change.

`python -m publish.speech.extraction FILE` prints one of the files beside this one as it has to be now: the
template, or a catalog brought up to date with it. `make messages` asks it for all.
"""

from __future__ import annotations

import ast
import datetime as dt
import sys
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

from publish.catalogs.entries import CatalogFile, Entry, joined
from publish.catalogs.header import new_catalog, template_file
from publish.catalogs.merge import merge
from publish.catalogs.reader import read
from publish.catalogs.record import RECORD, record
from publish.catalogs.writer import write
from publish.languages import language
from publish.model.messages import PLACE
from publish.speech import DOMAIN

_SENTENCES = {"say": 1, "say_counted": 2}  # a call's first arguments
_ALWAYS = dt.date(1970, 1, 1)  # so that the file changes with the words alone


def template(modules: Mapping[str, str]) -> CatalogFile:
    """Return the template of what `modules` say: code by the path of the file, from the package's folder.

    Raises ValueError for a sentence that is no literal.
    """
    po = template_file(DOMAIN, _ALWAYS)
    po.extend(joined(entry for path, code in sorted(modules.items()) for entry in _entries(path, code)))
    po.metadata[RECORD] = record(po)
    return po


def modules() -> Mapping[str, str]:
    """Return the code of the package's modules."""
    root = Path(str(files("publish")))
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*.py")}


def updated(old: bytes, code: str, now: CatalogFile, before: CatalogFile) -> str:
    """Return the catalog of a language, which was `old`, brought up to date with the template `now`.

    `before` is the template that it was last brought up to date with; an empty catalog begins one.
    """
    spoken = language(code)
    if not old:
        return write(new_catalog(now, spoken))
    name = f"{code}.po"
    merged = merge(
        catalog=read(old, name),
        template=now,
        previous_template=before,
        language=spoken,
        path=name,
        harmless=lambda _before, _now: False,
    )
    return write(merged)


def _entries(path: str, code: str) -> Iterator[Entry]:
    tree = ast.parse(code)
    ours = _SENTENCES.keys() & set(_from_model(tree))
    for node in ast.walk(tree) if ours else ():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ours:
            yield _entry(path, node, [*node.args, None][: _SENTENCES[node.func.id]])


def _from_model(tree: ast.Module) -> Iterator[str]:
    """Yield what a module imports from `publish.model`: others have functions of the same names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "publish.model":
            yield from (name.name for name in node.names)


def _entry(path: str, call: ast.Call, sentences: list[ast.expr | None]) -> Entry:
    texts = [each.value for each in sentences if isinstance(each, ast.Constant)]
    if len(texts) < len(sentences) or not all(isinstance(text, str) for text in texts):
        raise ValueError(f"{path}:{call.lineno}: a sentence is no literal: write it where it is said")
    one, *many = map(str, texts)
    entry = Entry(msgid=one, occurrences=[(path, "")])
    if PLACE.search("".join(map(str, texts))):
        entry.flags = ["python-brace-format"]
    if many:
        entry.msgid_plural, entry.msgstr_plural = many[0], {0: "", 1: ""}
    return entry


def _main(name: str) -> None:
    """Print the file `name` of this folder as it has to be now."""
    now = template(modules())
    if name == f"{DOMAIN}.pot":
        print(write(now), end="")  # noqa: T201  because `make messages` reads it
        return
    folder = files("publish.speech")
    before = read((folder / f"{DOMAIN}.pot").read_bytes(), f"{DOMAIN}.pot")
    file = folder / name
    old = file.read_bytes() if file.is_file() else b""
    print(updated(old, name.removesuffix(".po"), now, before), end="")  # noqa: T201  because of the same


if __name__ == "__main__":
    _main(sys.argv[1])
