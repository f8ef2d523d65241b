"""A press office's archive of any size: statements in pseudo-English, complete in five other languages.

    python benchmarks/corpus.py FOLDER STATEMENTS [--keep]

1. A statement is a function of its number: the archive of 100 is the beginning of that of 10,000, and each
   is the same on every machine. Number 0 is the newest; the others are a day older each.
2. A statement has front matter (title, date, place, summary, topics), paragraphs with links, emphasis, dates
   and figures, two headings, a list, a quotation, a table, and in every third a footnote: about 550 words in
   about 23 segments.
3. Catalogs are made by publish itself (parser, template, writer), so that they are as `publish update`
   leaves them; only the translations are ours (`pseudo`). An update finds nothing to do.
4. An archive may be kept: `kept` makes it once in a folder named after its size and this code.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import multiprocessing
import random
import shutil
import subprocess
import sys
import textwrap
from functools import partial
from pathlib import Path

import edits
from pseudo import LANGUAGES, MONTHS, NAMES, SEED, translate, words

from publish.catalogs import header, reader, record, templates, writer
from publish.catalogs.entries import CatalogFile
from publish.languages import language
from publish.statements import parse

SITE = "site"  # the catalog of the words around the statements
NEWEST = dt.date(2024, 6, 30)
TOPICS = ("Dorelan kases", "Vimos", "Tralan zomi", "Pelka sumo", "Gastro lum", "Brenu valis")
PUBLISHER = {"name": "Dolmar Vasti", "about": "Dolmar Vasti trelum gosan pel drevan, zumer lo kastim."}
_WIDTH = 100  # characters of a source line
_BATCH = 20  # statements that a process makes at a time; fewer are not worth another process


# --- statements ------------------------------------------------------------------------------


def slug(number: int) -> str:
    """Return the slug of a statement."""
    return f"{_date(number)}-statement-{number}"


def statement(number: int) -> str:
    """Return a statement as it stands in its file."""
    drawn = random.Random(f"{SEED}:{number}")
    topics = ", ".join(sorted({TOPICS[number % len(TOPICS)], drawn.choice(TOPICS)}))
    front = (
        f"title: {_phrase(drawn, 8)}\ndate: {_date(number)}\nplace: {drawn.choice(NAMES)}\n"
        f"topics: {topics}\nsummary: {_sentence(drawn, 28)}"
    )
    return f"---\n{front}\n---\n\n{body(drawn, footnote=number % 3 == 0)}"


def body(drawn: random.Random, *, footnote: bool) -> str:
    """Return a statement's text below its front matter."""
    paragraphs = [
        _paragraph(drawn, marks) for marks in ("", "link", "", "emphasis", "link", "", "strong", "")
    ]
    note = ""
    if footnote:
        paragraphs[5] += "[^1]"
        note = f"\n[^1]: {_sentence(drawn, 14)}\n"
    blocks = [
        *paragraphs[:2], f"## {_phrase(drawn, 4)}", *paragraphs[2:5], _list(drawn),
        f"> {_sentence(drawn, 16)} {_sentence(drawn, 12)}",
        f"## {_phrase(drawn, 4)}", *paragraphs[5:7], _table(drawn), paragraphs[7],
    ]  # fmt: skip
    return "\n\n".join(blocks) + f"\n{note}"


def _date(number: int) -> dt.date:
    return NEWEST - dt.timedelta(number)


def _paragraph(drawn: random.Random, marks: str) -> str:
    """Return a paragraph of about 47 words on several lines, with the markup that `marks` says."""
    sentences = [_sentence(drawn, drawn.randint(12, 19)) for _ in range(3)]
    if marks:
        sentences.append(f"{_phrase(drawn, 2)} {_marked(drawn, marks)}.")
    text = " ".join(sentences)
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _marked(drawn: random.Random, marks: str) -> str:
    """Return three words in a link or in emphasis."""
    text = " ".join(words(drawn, 3))
    address = f"https://example.org/{drawn.randint(1, 9999)}/"
    return {"link": f"[{text}]({address})", "emphasis": f"*{text}*", "strong": f"**{text}**"}[marks]


def _sentence(drawn: random.Random, count: int) -> str:
    """Return a sentence of about `count` words: a comma, and in most a fact or a name inside."""
    said = words(drawn, count)
    said[count // 2] += ","
    said[count - 2 : count - 2] = _fact(drawn).split()
    return f"{_capital(' '.join(said))}."


def _fact(drawn: random.Random) -> str:
    """Return a name, a figure, a date, or nothing."""
    match drawn.randrange(6):
        case 0:
            return drawn.choice(NAMES)
        case 1:
            return str(drawn.randint(13, 999))
        case 2:
            return f"{drawn.randint(2, 29)},{drawn.randint(0, 999):03}"
        case 3:
            return f"{drawn.randint(13, 99)}%"
        case 4:
            day, month = drawn.randint(1, 28), drawn.choice(MONTHS["en"])
            return f"{day} {month} {drawn.randint(1998, 2023)}"
    return ""


def _phrase(drawn: random.Random, count: int) -> str:
    """Return `count` words with a capital and no mark at the end."""
    return _capital(" ".join(words(drawn, count)))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _list(drawn: random.Random) -> str:
    items = [" ".join(words(drawn, 11)) for _ in range(3)] + [f"{' '.join(words(drawn, 7))}"]
    items[3] += f" {_marked(drawn, 'link')}"
    return "\n".join(f"- {item};" for item in items)


def _table(drawn: random.Random) -> str:
    heads = f"| {_phrase(drawn, 2)} | {_phrase(drawn, 1)} |\n| --- | ---: |\n"
    rows = (f"| {_phrase(drawn, 2)} | {drawn.randint(100, 999)} |" for _ in range(2))
    return heads + "\n".join(rows)


# --- a workspace ------------------------------------------------------------------------------


def write(root: Path, statements: int) -> None:
    """Write a workspace of so many statements, with catalogs for all languages."""
    for folder in ("source", "locale/templates", *(f"locale/{code}/LC_MESSAGES" for code in LANGUAGES)):
        (root / folder).mkdir(parents=True)
    (root / "publish.toml").write_text(configuration(), "utf-8")
    _write_site(root, min(statements, len(TOPICS)))
    if statements <= _BATCH:
        for number in range(statements):
            _write(root, number)
        return
    with multiprocessing.Pool() as pool:
        for _ in pool.imap_unordered(partial(_write, root), range(statements), chunksize=_BATCH):
            pass


def kept(folder: Path, statements: int) -> Path:
    """Return the archive of so many statements in `folder`, made if it is not there."""
    code = b"".join(Path(__file__).with_name(name).read_bytes() for name in ("corpus.py", "pseudo.py"))
    root = folder / f"{statements}-{hashlib.sha256(code).hexdigest()[:12]}"
    if not root.is_dir():
        making = folder / f"{root.name}.part"
        shutil.rmtree(making, ignore_errors=True)
        write(making, statements)
        making.rename(root)
    return root


def configuration() -> str:
    """Return publish.toml: the publisher, the languages, and how each writes the names of the corpus."""
    publisher = "\n".join(f'{key} = "{text}"' for key, text in PUBLISHER.items())
    languages = "\n".join(f'[languages.{code}]\nreview = "none"' for code in LANGUAGES)
    names = "\n".join(f'[names."{name}"]\n{_forms(name)}' for name in NAMES)
    return f'base_url = "https://press.example.org"\n\n[publisher]\n{publisher}\n\n{languages}\n\n{names}\n'


def _forms(name: str) -> str:
    return "\n".join(f'{code} = ["{translate(name, code)}"]' for code in LANGUAGES)


def _write_site(root: Path, statements: int) -> None:
    """Write the words around statements, translated; of these so many come with them, for their topics."""
    for number in range(statements):
        (root / f"source/{slug(number)}.md").write_text(statement(number), "utf-8")
    subprocess.run([sys.executable, "-m", "publish", "-C", root, "-q", "update"], check=True)  # noqa: S603  because the command is ours
    edits.forget(root)
    for path in root.glob(f"locale/*/LC_MESSAGES/{SITE}.po"):
        _write_translated(path, reader.read(path.read_bytes(), path.name), path.parts[-3])


def _write(root: Path, number: int) -> None:
    """Write a statement, its template and its catalogs."""
    name = slug(number)
    path = f"source/{name}.md"
    text = statement(number)
    (root / path).write_text(text, "utf-8")
    template = templates.template(parse.statement(text, path), date=_date(number))
    (root / f"locale/templates/{name}.pot").write_text(writer.write(template), "utf-8")
    for code in LANGUAGES:
        catalog = header.new_catalog(template, language(code))
        _write_translated(root / f"locale/{code}/LC_MESSAGES/{name}.po", catalog, code)


def _write_translated(path: Path, catalog: CatalogFile, code: str) -> None:
    """Write a catalog with a translation for each message that has none yet."""
    for entry in catalog:
        entry.msgstr = entry.msgstr or translate(entry.msgid, code)
    catalog.metadata[record.RECORD] = record.record(catalog)
    path.write_text(writer.write(catalog), "utf-8")


def main() -> None:
    """Write the archive into FOLDER, or with --keep into one of FOLDER's own that is named then."""
    folder, statements = Path(sys.argv[1]), int(sys.argv[2])
    if "--keep" in sys.argv:
        print(kept(folder, statements))
    else:
        write(folder, statements)


if __name__ == "__main__":
    main()
