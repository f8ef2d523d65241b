"""What the benchmarks measure with is sound: the archive is clean, edits and costs are what they say."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from publish.cli import main

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
CODES = ("ar", "fr", "es", "tr", "ru")


@pytest.fixture(scope="module")
def load() -> Iterator[Callable[[str], ModuleType]]:
    """Return what imports a script of benchmarks/, whose folder is on the path as when it is run."""
    before = set(sys.modules)
    sys.path.insert(0, str(BENCHMARKS))
    yield importlib.import_module
    sys.path.remove(str(BENCHMARKS))
    for name in set(sys.modules) - before:
        if str(BENCHMARKS) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


@pytest.fixture(scope="module")
def archive(load: Callable[[str], ModuleType], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive of three statements; no test changes it."""
    root = tmp_path_factory.mktemp("archive") / "3"
    load("corpus").write(root, 3)
    return root


def publish(root: Path, *arguments: str) -> str:
    """Return what the command line says in `root`."""
    return CliRunner().invoke(main, ["-C", str(root), *arguments]).output


def files(root: Path) -> dict[str, bytes]:
    """Return the files of a workspace that are in an archive."""
    return {str(path): path.read_bytes() for path in sorted(root.glob("[sl]*/**/*.*")) if path.is_file()}


# --- the archive ------------------------------------------------------------------------------


def test_nothing_is_wrong_with_the_archive(archive: Path) -> None:
    """The checks have no error and no warning for an archive."""
    assert publish(archive, "check").strip() == "0 errors, 0 warnings"


def test_the_archive_is_up_to_date(archive: Path) -> None:
    """An update changes nothing in an archive."""
    before = files(archive)
    publish(archive, "update")
    assert len(before) == 3 + 4 * 6  # sources; templates and catalogs, those of the site too
    assert files(archive) == before


def test_a_statement_is_a_function_of_its_number(load: Callable[[str], ModuleType], archive: Path) -> None:
    """A larger archive begins with the statements of a smaller one."""
    corpus = load("corpus")
    for number in range(3):
        text = (archive / f"source/{corpus.slug(number)}.md").read_text("utf-8")
        assert text == corpus.statement(number)


def test_statements_are_as_long_as_those_of_an_office(
    load: Callable[[str], ModuleType], archive: Path
) -> None:
    """A statement has about 550 words, and 24 segments with title, summary and place; a footnote is one."""
    sizes = [len(load("corpus").statement(number).split()) for number in range(30)]
    assert 500 < sum(sizes) / len(sizes) < 600
    templates = sorted((archive / "locale/templates").glob("2*.pot"))
    assert [one.read_text("utf-8").count("\n\n") for one in templates] == [24, 24, 25]


def test_no_word_is_read_as_a_fact(
    load: Callable[[str], ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No word of the vocabulary is a figure, a date or a unit in any language, even between figures."""
    corpus, vocabulary = load("corpus"), load("pseudo").vocabulary()

    def everything(_: int) -> str:
        rows = (vocabulary[start : start + 30] for start in range(0, len(vocabulary), 30))
        facts = ([f"{at} {word} Vardolin" for at, word in enumerate(row, 100)] for row in rows)
        paragraphs = (f"Kesmira {', '.join(row)}." for row in facts)
        return "---\ntitle: Kal\ndate: 2024-06-30\n---\n\n" + "\n\n".join(paragraphs)

    monkeypatch.setattr(corpus, "statement", everything)
    corpus.write(tmp_path / "words", 1)
    assert publish(tmp_path / "words", "check").strip() == "0 errors, 0 warnings"


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("ar", "بال 13 شباط/فبراير 2014، [كو](2) *1,200* 45% «تع»[^1] هاردولعن"),
        ("fr", "Per 13 février 2014, [mi](2) *1\u202f200* 45\xa0% «\xa0ba\xa0»[^1] Fedliran"),
        ("es", "Mar 13 de febrero de 2014, [tí](2) *1.200* 45\xa0% «go»[^1] Fasdíron"),
        ("tr", "Pem 13 Şubat 2014, [çü](2) *1.200* %45 “ta”[^1] Vezdüman"),
        ("ru", "Пом 13 февраля 2014, [ги](2) *1\xa0200* 45\xa0% «те»[^1] Восдимен"),
    ],
)
def test_a_translation_keeps_facts_and_markup(
    load: Callable[[str], ModuleType], code: str, written: str
) -> None:
    """Words are mapped letter for letter; months and marks are the language's, figures and links stay."""
    text = "Bal 13 February 2014, [ko](2) *1,200* 45% “ti”[^1] Vardolin"
    assert load("pseudo").translate(text, code) == written


# --- edits --------------------------------------------------------------------------------------


def test_swapping_words_twice_changes_nothing(
    load: Callable[[str], ModuleType], archive: Path, tmp_path: Path
) -> None:
    """A catalog is edited, and then as it was."""
    catalog = tmp_path / "one.po"
    before = next((archive / "locale/fr/LC_MESSAGES").glob("*-1.po")).read_text("utf-8")
    catalog.write_text(before, "utf-8")
    load("edits").swap_words(catalog)
    once = catalog.read_text("utf-8")
    load("edits").swap_words(catalog)
    assert once != before
    assert catalog.read_text("utf-8") == before


def test_one_paragraph_in_five_is_edited(
    load: Callable[[str], ModuleType], archive: Path, tmp_path: Path
) -> None:
    """Of the 24 paragraphs of three statements every fifth is another; the merge finds its earlier form."""
    edits = load("edits")
    edits.restore(tmp_path / "edited", archive)
    assert edits.fuzzy(tmp_path / "edited/locale") == 0
    assert edits.paragraphs(tmp_path / "edited", 5) == 4
    publish(tmp_path / "edited", "update")
    assert edits.fuzzy(tmp_path / "edited/locale") == 3 * len(CODES)  # what is all rewritten has none


# --- figures ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measured", "least", "most", "verdict"),
    [
        (0.5, None, 0.6, "reached"),
        (0.6, None, 0.6, "reached"),
        (0.7, None, 0.6, "missed"),
        (0.8, 0.9, 1.1, "missed"),
        (1.0, 0.9, 1.1, "reached"),
        (3.0, None, None, ""),
    ],
)
def test_a_figure_says_whether_its_aim_is_reached(
    load: Callable[[str], ModuleType],
    measured: float,
    least: float | None,
    most: float | None,
    verdict: str,
) -> None:
    """A figure is reached from its least to its most; without an aim it has no verdict."""
    assert load("figures").Figure("x", measured, most=most, least=least).verdict == verdict


def test_lists_of_all_files_are_measured_where_nothing_changes(
    load: Callable[[str], ModuleType], archive: Path, tmp_path: Path
) -> None:
    """What writing manifest and sums takes is only told of a site that is up to date, and stays so."""
    root = tmp_path / "office"
    shutil.copytree(archive, root)
    publish(root, "build")
    manifest = (root / "build/MANIFEST.json").read_bytes()
    assert load("account").seconds(root) > 0
    assert (root / "build/MANIFEST.json").read_bytes() == manifest
    (root / "build/MANIFEST.json").write_bytes(manifest + b" ")
    with pytest.raises(SystemExit, match="is not up to date: build it first"):
        load("account").seconds(root)


def test_the_table_is_markdown(load: Callable[[str], ModuleType]) -> None:
    """The table can be pasted into a paper as it is."""
    figures = load("figures")
    assert figures.table([figures.Figure("cold / plain", 0.523, most=0.6)]).splitlines() == [
        "| figure       | aim           | measured | verdict |",
        "| ------------ | ------------- | -------- | ------- |",
        "| cold / plain | at most 0.6 × | 0.523 ×  | reached |",
    ]


def test_the_cost_of_children_counts(load: Callable[[str], ModuleType]) -> None:
    """CPU is that of a command and all its children; memory is that of the largest."""
    inner = "import time\nwhile time.process_time() < 0.3: pass\nb'x' * 50_000_000"
    outer = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {inner!r}], check=True)"
    taken = load("measure").cost((sys.executable, "-c", outer))
    assert taken.cpu > 0.3
    assert taken.wall > 0.3
    assert taken.peak > 50


def test_a_command_that_fails_is_no_measure(load: Callable[[str], ModuleType]) -> None:
    """What a failed command said is told in place of a figure."""
    with pytest.raises(SystemExit, match="no such luck"):
        load("measure").cost((sys.executable, "-c", "raise SystemExit('no such luck')"))


def test_tasks_run_in_turn(load: Callable[[str], ModuleType]) -> None:
    """Each round runs each task once, in order; the first round is not counted."""
    measure, order = load("measure"), list[str]()
    command = (sys.executable, "-c", "")
    tasks = {name: measure.Task(command, partial(order.append, name)) for name in "ab"}
    taken = measure.in_turn(tasks, 2)
    assert order == ["a", "b", "a", "b", "a", "b"]
    assert list(taken) == ["a", "b"]
