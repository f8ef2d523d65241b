"""What README.md promises and no other test shows; benchmarks/promises.toml names the other tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result

from publish.checks import facts
from publish.checks.facts.reading import read
from publish.checks.rule import Pair
from publish.cli import main
from publish.languages import language
from publish.languages.writing import conventions
from publish.model import Kind, Lexicon, Segment, Status, Translation
from publish.statements.inline import Renderer

Publish = Callable[..., Result]
Tree = Callable[[Path], dict[str, bytes]]
SLUG = "2017-10-19-doors"
CATALOG = f"locale/fr/LC_MESSAGES/{SLUG}.po"
PAGE = f"build/fr/{SLUG}.html"
OTHERS = (f"build/ar/{SLUG}.html", f"build/en/{SLUG}.html", "build/fr/2017-10-20-gates.html")
RELEASES = Path(__file__).parents[1] / "golden/pairs/releases"


# --- what is held back --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param("pbhagrq 500", "pbhagrq 50", id="figure"),
        pytest.param("16 octobre", "17 octobre", id="date"),
        pytest.param("[gur pbhapvy](1)", "[gur pbhapvy](2)", id="link"),
        pytest.param("[gur pbhapvy](1)", "gur pbhapvy", id="link left out"),
        pytest.param("Erq Pebff", "Erq Perfprag", id="name"),
    ],
)
@pytest.mark.usefixtures("released")
def test_a_changed_translation_is_held_back(
    right: str, wrong: str, office: Path, publish: Publish, edit: Callable[..., None]
) -> None:
    """The run ends with 1 and names the catalog, that page is gone, and all others are there."""
    with (office / "publish.toml").open("a", encoding="utf-8") as configuration:
        configuration.write('\n[names."Red Cross"]\nfr = ["Erq Pebff"]\n')
    assert publish("release").exit_code == 0
    edit(CATALOG, right, wrong)
    done = publish("release")
    assert (done.exit_code, CATALOG in done.stderr) == (1, True)
    assert not (office / PAGE).exists()
    assert all((office / path).is_file() for path in OTHERS)


@pytest.mark.parametrize(("emptied", "code"), [(True, 0), (False, 1)])
@pytest.mark.usefixtures("released")
def test_a_dropped_paragraph_is_held_back(
    emptied: bool,  # noqa: FBT001  because a test takes what its table has
    code: int,
    office: Path,
    publish: Publish,
) -> None:
    """Not translated, it is waited for; taken out of the catalog, the catalog is refused."""
    catalog = polib.pofile(str(office / CATALOG), wrapwidth=0)
    entry = next(one for one in catalog if one.msgid.startswith("On 16 October"))
    if emptied:
        entry.msgstr = ""
    else:
        catalog.remove(entry)
    catalog.save()
    assert publish("release").exit_code == code
    assert not (office / PAGE).exists()
    assert all((office / path).is_file() for path in OTHERS)


# --- what no check can see ------------------------------------------------------------------------

FLUENT = {
    "The minister condemned the killings.": (
        "Le ministre a condamné les meurtres.",
        "Le ministre a approuvé les meurtres.",
    ),
    "The guards did not open the doors.": (
        "Les gardiens n’ont pas ouvert les portes.",
        "Les gardiens ont ouvert les portes.",
    ),
    "On 16 October, 12 men and 30 women were moved.": (
        "Le 16 octobre, 12 hommes et 30 femmes ont été transférés.",
        "Le 16 octobre, 30 hommes et 12 femmes ont été transférés.",
    ),
    "From Homs they were taken to Idlib.": (
        "De Homs, ils ont été emmenés à Idlib.",
        "D’Idlib, ils ont été emmenés à Homs.",
    ),
    "They were arrested on Monday and freed on Friday.": (
        "Ils ont été arrêtés lundi et libérés vendredi.",
        "Ils ont été arrêtés vendredi et libérés lundi.",
    ),
    "Hundreds of people died.": (
        "Des centaines de personnes sont mortes.",
        "Des milliers de personnes sont mortes.",
    ),
}
NAMED = """\
source_language = "en"
[publisher]
name = "Orchard Press"
[languages.fr]
[names."Homs"]
fr = ["Homs"]
[names."Idlib"]
fr = ["Idlib"]
"""


@pytest.mark.parametrize("false", FLUENT)
def test_only_a_reviewer_finds_it(false: str, tmp_path: Path, found_office: Callable[..., None]) -> None:
    """It says something else with the same figures, names and links: no check has a word on it."""
    root = tmp_path / "office"
    body = "\n\n".join(FLUENT)
    text = f"---\ntitle: Homs\ndate: 2017-10-19\n---\n\n{body}\n"
    found_office(root, {SLUG: text}, NAMED)
    assert CliRunner().invoke(main, ["-C", str(root), "update"]).exit_code == 0
    for path in (CATALOG, "locale/fr/LC_MESSAGES/site.po"):
        catalog = polib.pofile(str(root / path), wrapwidth=0)
        for entry in catalog.untranslated_entries():
            right, wrong = FLUENT.get(entry.msgid, (entry.msgid, ""))
            entry.msgstr = wrong if entry.msgid == false else right
        catalog.save()
    checked = CliRunner().invoke(main, ["-C", str(root), "check"])
    assert (checked.exit_code, checked.output) == (0, "0 errors, 0 warnings\n")
    assert CliRunner().invoke(main, ["-C", str(root), "release"]).exit_code == 0
    assert FLUENT[false][1].split()[-1] in (root / PAGE).read_text("utf-8")


def test_there_are_so_many_whole_releases() -> None:
    """Each under a line that says what it is about."""
    lines = (line for path in RELEASES.glob("**/*.txt") for line in path.read_text("utf-8").splitlines())
    assert sum(line.startswith("## ") for line in lines) == 608


TWELVE = {
    "en": "twelve", "ar": "اثنا عشر", "fr": "douze", "es": "doce", "ru": "двенадцать", "tr": "on iki",
    "fa": "دوازده", "zh_Hans": "十二", "de": "zwölf", "ja": "十二",
}  # fmt: skip


def test_number_words_are_read_in_ten_languages() -> None:
    """Twelve is 12 in each of them, and no number in another."""
    read_in = {code: _readings(word, code) for code, word in TWELVE.items()}
    assert read_in == {code: [frozenset({12})] for code in TWELVE}
    assert len(TWELVE) == 10
    assert _readings("dodici", "it") == []


def _readings(text: str, code: str) -> list[object]:
    found = read(text, conventions(language(code)), (), source=False).figures
    return [one.readings for one in found]


DAYS = [
    ("ar", "يوم الثلاثاء 12 في المئة", "يوم الخميس 12"),
    ("ckb", "سێشەممە لە سەدا 12", "پێنجشەممە 12"),
    ("de", "Dienstag 12 Prozent", "Donnerstag 12"),
    ("el", "Τρίτη 12 τοις εκατό", "Παρασκευή 12"),
    ("en", "Tuesday 12 percent", "Thursday 12"),
    ("es", "martes 12 por ciento", "jueves 12"),
    ("fa", "سه‌شنبه 12 درصد", "پنجشنبه 12"),
    ("fr", "mardi 12 pour cent", "jeudi 12"),
    ("he", "יום שלישי 12 אחוז", "יום חמישי 12"),
    ("hi", "मंगलवार 12 प्रतिशत", "गुरुवार 12"),
    ("id", "Selasa 12 persen", "Kamis 12"),
    ("it", "martedì 12 per cento", "giovedì 12"),
    ("ja", "火曜日 12パーセント", "木曜日 12"),
    ("kmr", "sêşem ji sedî 12", "pêncşem 12"),
    ("nl", "dinsdag 12 procent", "donderdag 12"),
    ("pl", "wtorek 12 procent", "czwartek 12"),
    ("pt", "terça-feira 12 por cento", "quinta-feira 12"),
    ("ru", "вторник 12 процентов", "четверг 12"),
    ("tr", "Salı yüzde 12", "Perşembe 12"),
    ("uk", "вівторок 12 відсотків", "четвер 12"),
    ("ur", "بروز منگل 12 فیصد", "بروز جمعرات 12"),
    ("zh_Hans", "星期二 12%", "星期四 12"),
]


def test_percentages_and_weekdays_are_read_in_twenty_two_languages() -> None:
    """The same day and share are in order; another day, and no share, are told."""
    assert [(code, _told(same, code)) for code, same, _ in DAYS] == [(code, set()) for code, _, _ in DAYS]
    both = {"facts-date", "facts-percent"}
    assert [(code, _told(other, code)) for code, _, other in DAYS] == [(code, both) for code, _, _ in DAYS]
    assert len({code for code, _, _ in DAYS}) == 22


def _told(text: str, code: str) -> set[str]:
    """Return the rules that a translation of the text below breaks."""
    segment, renderer = Segment("Tuesday, 12 percent.", Kind.PARAGRAPH, 1), Renderer()
    pair = Pair(
        segment,
        Translation(f"{text}.", Status.TRANSLATED),
        renderer.render(segment, segment.text),
        renderer.render(segment, f"{text}."),
        conventions(language("en")),
        conventions(language(code)),
        Lexicon(),
    )
    return {one.rule for one in facts.found(pair)}


# --- what costs time alone ------------------------------------------------------------------------


@pytest.fixture
def many(tmp_path: Path, found_office: Callable[..., None], furnish: Callable[..., None]) -> Path:
    """Give a workspace of as many statements as more than one process works on, in three languages."""
    text = "---\ntitle: The gates\ndate: 2017-10-20\n---\n\nNobody passed {n} gates.\n"
    root = tmp_path / "many"
    found_office(root, {f"2017-10-20-gates-{n}": text.format(n=n) for n in range(100, 120)})
    CliRunner().invoke(main, ["-C", str(root), "update"])
    for code in ("ar", "fr"):
        furnish(root, code)
    return root


def test_however_a_build_is_made_its_bytes_are_the_same(many: Path, tree: Tree, tmp_path: Path) -> None:
    """Alone or by two, with what is known, past it, or after it was deleted; `update` has no say in it."""
    before = _built(many, tmp_path, tree, "-j", "1")
    assert sum(path.endswith(".html") and "gates" in path for path in before) == 60
    assert _built(many, tmp_path, tree) == before
    assert _built(many, tmp_path, tree, "--force", "-j", "1") == before
    shutil.rmtree(many / "build")
    assert _built(many, tmp_path, tree, "--force", "-j", "2") == before
    shutil.rmtree(tmp_path / "caches")
    assert _built(many, tmp_path, tree) == before


def _built(root: Path, folder: Path, tree: Tree, *options: str) -> dict[str, bytes]:
    """Return what `build/` has after a build by a process of its own."""
    environment = os.environ | {"XDG_CACHE_HOME": str(folder / "caches")}
    command = [sys.executable, "-m", "publish", "-C", str(root), "build", *options]
    subprocess.run(command, check=True, capture_output=True, env=environment, timeout=120)
    return tree(root / "build")


def test_a_build_that_was_deleted_is_made_again(released: Path, publish: Publish, tree: Tree) -> None:
    """Each time, also right after it was made."""
    before = tree(released / "build")
    for _ in range(3):
        shutil.rmtree(released / "build")
        assert publish("build").exit_code == 0
        assert tree(released / "build") == before


def test_what_was_found_out_lies_with_other_caches(
    released: Path, publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workspace has what people wrote and what was made of it, and nothing else."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    assert publish("build").exit_code == 0
    assert [path.suffix for path in (tmp_path / "caches/publish").iterdir()] == [".sqlite"]
    assert {path.name for path in released.iterdir()} == {"source", "locale", "build", "publish.toml"}


@pytest.mark.usefixtures("released")
def test_where_names_are_protected_a_run_searches_every_file(
    publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that nobody touched since the last run is searched for a name that came onto the list since."""
    assert publish("release").exit_code == 0
    (tmp_path / "names.txt").write_text("Orchard Press\n", "utf-8")
    monkeypatch.setenv("PUBLISH_PROTECTED", str(tmp_path / "names.txt"))
    done = publish("release")
    assert done.exit_code == 1
    assert f"build/en/{SLUG}.html:" in done.stderr
    assert "Orchard" not in done.output
