"""publish beside the programs that do a part of its work: mdpo, translate-toolkit, Sphinx, msgmerge.

    python benchmarks/peers.py [--statements N] [--rounds N] [--json FILE] [--keep FOLDER]

1. The peers are installed as pinned below, into an environment of their own in the folder where archives are
   kept. They get the same statements as Markdown without front matter: the title as a heading, the summary as
   a paragraph. Their catalogs are filled by the same pseudo-translation.
2. Each is called as its users would, the cheapest way: one process for a whole folder wherever it can. Their
   pages are HTML alone, unchecked; those of Sphinx come with its search index and navigation.
3. What each made is looked at: every statement has its page in every language, with the title and the first
   words of each paragraph translated. One that did less work is no measure.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import re
import subprocess
import tempfile
import venv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import edits
from bench import CACHE, HERE, Bench, edited, merging, publish, whole
from figures import Figure, save, table
from measure import Cost, Task, cost, in_turn
from pseudo import LANGUAGES, translate

PINNED = (
    "mdpo==2.1.4",
    "Markdown==3.11.3",
    "translate-toolkit[markdown]==3.20.4",
    "rapidfuzz==3.14.6",  # what pot2po looks for likeness with; without it it is slower
    "Sphinx==9.0.4",
    "myst-parser==5.2.0",
    "sphinx-intl==2.4.0",
)
_SHOWN = 4  # words at a paragraph's beginning by which its translation is known
_TAG = re.compile(r"<[^>]*>")


def environment(kept: Path) -> Path:
    """Return the Python of the peers' environment, made if it is not there."""
    folder = kept / f"peers-{hashlib.sha256(' '.join(PINNED).encode()).hexdigest()[:12]}"
    python = folder / "bin/python"
    if not (folder / "complete").exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PINNED], check=True)  # noqa: S603  because the command is ours
        (folder / "complete").touch()
    return python


def markdown(workspace: Path, folder: Path) -> None:
    """Write the sources of a workspace to `folder` without front matter: title and summary are text.

    A paragraph stands on one line: mdpo does not find its translation when a link's words are on two.
    """
    folder.mkdir(parents=True)
    for path in sorted((workspace / "source").glob("*.md")):
        front, _, body = path.read_text("utf-8").removeprefix("---\n").partition("\n---\n\n")
        values = dict(line.split(": ", 1) for line in front.splitlines())
        blocks = (
            " ".join(one.split("\n")) if edits.PARAGRAPH.match(one) else one for one in body.split("\n\n")
        )
        text = "\n\n".join([f"# {values['title']}", values["summary"], *blocks])
        (folder / path.name).write_text(text, "utf-8")


# --- what each peer is asked ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Peers:
    """The peers' Python, and the folder in which each has one of its own."""

    python: Path
    work: Path

    @property
    def texts(self) -> Path:
        """The statements as Markdown."""
        return self.work / "markdown"

    def command(self, script: str, *arguments: str | Path) -> tuple[str | Path, ...]:
        """Return the command that runs one of our scripts in the peers' environment."""
        return (self.python, HERE / script, *arguments)

    def fill(self, folder: Path) -> None:
        """Translate the catalogs below a folder."""
        cost(self.command("fill.py", folder))


def mdpo(peers: Peers) -> Task:
    """Make mdpo's catalogs, translated; return what builds pages of them."""
    own = peers.work / "mdpo"
    cost(peers.command("with_mdpo.py", "extract", peers.texts, own / "catalogs"))
    peers.fill(own / "catalogs")
    command = peers.command("with_mdpo.py", "build", peers.texts, own / "catalogs", own / "pages")
    return Task(command, partial(edits.remove, own / "pages"))


def toolkit(peers: Peers) -> Task:
    """Make translate-toolkit's catalogs, translated; return what builds pages of them."""
    own = peers.work / "translate-toolkit"
    for code in LANGUAGES:
        (own / "none" / code).mkdir(parents=True)
    made = (own / "templates", own / "none", own / "catalogs")
    cost(peers.command("with_toolkit.py", "update", peers.texts, *made))
    peers.fill(own / "catalogs")
    command = peers.command("with_toolkit.py", "build", peers.texts, own / "catalogs", own / "pages")
    return Task(command, partial(edits.remove, own / "pages"))


def sphinx(peers: Peers) -> Task:
    """Make Sphinx's catalogs, translated; return what builds a site for each language of them."""
    own = peers.work / "Sphinx"
    edits.restore(own / "sources", peers.texts)
    cost(peers.command("with_sphinx.py", "extract", own / "sources"))
    peers.fill(own / "sources/locale")
    command = peers.command("with_sphinx.py", "build", own / "sources", own / "pages")
    return Task(command, partial(edits.remove, own / "pages"))


_BUILDS: Mapping[str, Callable[[Peers], Task]] = {
    "mdpo": mdpo,
    "translate-toolkit": toolkit,
    "Sphinx": sphinx,
}


def check(texts: Path, pages: Path) -> None:
    """Raise SystemExit unless each text has a page in each language, translated from its title to its end."""
    for code in LANGUAGES:
        for path in sorted(texts.glob("*.md")):
            text = path.read_text("utf-8")
            page = pages / code / f"{path.stem}.html"
            shown = _shown(page.read_text("utf-8")) if page.exists() else ""
            for words in _samples(text):
                if (wanted := _shown(translate(words, code))) not in shown:
                    raise SystemExit(f'{page} does not have "{wanted}": that is no measure')


def _samples(text: str) -> Iterator[str]:
    """Yield the title, and the first words of each paragraph."""
    title, *paragraphs = text.split("\n\n")
    yield title.removeprefix("# ")
    yield from (" ".join(one.split()[:_SHOWN]) for one in paragraphs if edits.PARAGRAPH.match(one))


def _shown(page: str) -> str:
    """Return what a reader sees of a page, on one line."""
    return " ".join(html.unescape(_TAG.sub("", page)).split())


# --- the figures ------------------------------------------------------------------------------


def builds(bench: Bench, peers: Peers) -> Iterator[Figure]:
    """Yield what a cold build costs beside those of the peers."""
    root = bench.workspace("cold", bench.small)
    markdown(root, peers.texts)
    tasks = {"publish": Task(publish(root, "build"), partial(edits.forget, root))}
    tasks |= {name: make(peers) for name, make in _BUILDS.items()}
    taken = in_turn(tasks, bench.rounds)
    whole(root, bench.small)
    for name in _BUILDS:
        check(peers.texts, peers.work / name / "pages")
    yield from _ratios("cold build", taken, {"mdpo": 0.6, "Sphinx": 1 / 30}, bench.small)


def first(bench: Bench, peers: Peers) -> Iterator[Figure]:
    """Yield what it costs to make all catalogs."""
    root, theirs = bench.workspace("new", bench.small), peers.work / "mdpo/first"
    tasks = {
        "publish": Task(publish(root, "update"), partial(edits.remove, root / "locale")),
        "mdpo": Task(
            peers.command("with_mdpo.py", "extract", peers.texts, theirs), partial(edits.remove, theirs)
        ),
    }
    yield from _ratios("first extract + init", in_turn(tasks, bench.rounds), {"mdpo": 0.4}, bench.small)


def later(bench: Bench, peers: Peers) -> Iterator[Figure]:
    """Yield what it costs to bring all catalogs up to date after one paragraph in a hundred was edited."""
    root, texts, work = bench.workspace("update", bench.small), peers.work / "edited", peers.work
    edited(bench, root)
    markdown(root, texts)
    by_mdpo, by_toolkit = work / "mdpo/later", work / "translate-toolkit"
    made = (by_toolkit / "templates", by_toolkit / "catalogs", by_toolkit / "later")
    tasks = {
        "publish": Task(publish(root, "update"), partial(edited, bench, root)),
        "mdpo": Task(
            peers.command("with_mdpo.py", "extract", texts, by_mdpo),
            partial(edits.restore, by_mdpo, work / "mdpo/catalogs"),
        ),
        "translate-toolkit": Task(peers.command("with_toolkit.py", "update", texts, *made)),
    }
    taken = in_turn(tasks, bench.rounds)
    if not edits.fuzzy(by_toolkit / "later"):
        raise SystemExit("translate-toolkit found no fuzzy match: that is no measure")
    yield from _ratios("update after 1 %", taken, {"translate-toolkit": 0.25}, bench.small)


def _ratios(
    what: str, taken: Mapping[str, Cost], aims: Mapping[str, float], statements: int
) -> Iterator[Figure]:
    """Yield publish's CPU over that of each peer, and what each takes for a statement and language."""
    ours = taken["publish"].cpu
    theirs = {name: one.cpu for name, one in taken.items() if name != "publish"}
    for name, cpu in theirs.items():
        yield Figure(f"{what} / {name}", ours / cpu, most=aims.get(name))
    for name, one in taken.items():
        yield Figure(
            f"{what}, {name}, a statement and language", one.cpu / statements / len(LANGUAGES) * 1000, "ms"
        )


def main() -> None:
    """Install the peers, take all figures, print them, and write them as JSON where that is asked for."""
    parser = argparse.ArgumentParser(description="Measure publish beside its peers.")
    parser.add_argument("--statements", type=int, default=50, metavar="N", help="size of the archive")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="how often each command runs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--keep", type=Path, default=CACHE, metavar="FOLDER", help="for archives and peers")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), asked.keep, asked.statements, asked.statements, asked.rounds)
        peers = Peers(environment(asked.keep), bench.work / "peers")
        taken = [*builds(bench, peers), *first(bench, peers), *later(bench, peers), *merging(bench)]
    print(table(taken))
    if asked.json:
        settings = {"statements": asked.statements, "rounds": asked.rounds, "peers": PINNED}
        save(asked.json, taken, settings)


if __name__ == "__main__":
    main()
