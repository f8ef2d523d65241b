"""What is to be mended is told in the language of whoever runs the command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Publish = Callable[..., Result]
Edit = Callable[[str, str, str], None]

GATES = "locale/ar/LC_MESSAGES/2017-10-20-gates.po"
ARABIC = "«\u2068<i>\u2069» ليس وسماً من النص الأصلي، فليس فيه وسوم: احذفه"
FRENCH = "«\u00a0<i>\u00a0» n’est pas une balise du texte source, qui n’en a aucune\u00a0: supprimez-la"


@pytest.fixture
def wrong(released: Path, edit: Edit, pseudo: Callable[[str, str], str]) -> Path:
    """Give the workspace with a tag in an Arabic translation that its source does not have."""
    words = pseudo("The guards gave no reason for that.", "ar")
    edit(GATES, words, words + " <i>")
    return released


@pytest.fixture
def line(wrong: Path) -> int:
    """Return the line of that translation's message."""
    lines = (wrong / GATES).read_text("utf-8").splitlines()
    return lines.index('msgid "The guards gave no reason for that."') + 1


def test_check_speaks_arabic(line: int, publish: Publish) -> None:
    """Path and line stay in front, for editors; each Arabic part is set apart, and what it quotes within."""
    found = publish("--ui-language", "ar", "check").stdout.split("\n")
    assert f"{GATES}:{line}: \u2068خطأ\u2069 foreign-tag: \u2068{ARABIC}\u2069" in found
    assert f"{GATES}: \u2068خطأ واحد\u2069" in found


@pytest.mark.usefixtures("wrong")
def test_the_environment_is_heard(publish: Publish, line: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has a French system need not say so."""
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    found = publish("check").stdout.split("\n")
    assert f"{GATES}:{line}: erreur foreign-tag: {FRENCH}" in found


@pytest.mark.usefixtures("wrong")
def test_a_build_tells_its_errors_in_the_language(publish: Publish, line: int) -> None:
    """Wherever findings are printed they are in one language."""
    result = publish("--ui-language", "fr", "build")
    assert f"{GATES}:{line}: erreur foreign-tag: {FRENCH}" in result.stderr.split("\n")


@pytest.mark.usefixtures("wrong")
def test_scripts_read_english_in_every_environment(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON and SARIF are the same on every machine, byte for byte."""
    english = [publish("check", "--format", form).stdout for form in ("json", "sarif")]
    monkeypatch.setenv("LANG", "ar_SY.UTF-8")
    assert [publish("check", "--format", form).stdout for form in ("json", "sarif")] == english
    assert '"<i>" is not a tag' in json.loads(english[0])[-1]["message"]


@pytest.mark.usefixtures("wrong")
def test_scripts_that_ask_for_a_language_get_it_without_marks(publish: Publish) -> None:
    """FSI and PDI are for eyes; the fingerprint of a result stays what it is in English."""
    (found,) = [
        one
        for one in json.loads(publish("--ui-language", "ar", "check", "--format", "json").stdout)
        if one["rule"] == "foreign-tag"
    ]
    assert found["message"] == ARABIC.replace("\u2068", "").replace("\u2069", "")
    english, arabic = (
        json.loads(publish(*asked, "check", "--format", "sarif").stdout)["runs"][0]
        for asked in ((), ("--ui-language", "ar"))
    )
    assert ("language" in english, arabic["language"]) == (False, "ar")
    prints = [[one["partialFingerprints"] for one in run["results"]] for run in (english, arabic)]
    assert prints[0] == prints[1]


@pytest.mark.usefixtures("wrong")
def test_the_review_page_says_its_language(publish: Publish, office: Path) -> None:
    """A finding on the page has the language and direction that it is told in."""
    publish("--ui-language", "ar", "review", "-l", "ar", "2017-10-20-gates")
    page = (office / "review/ar/2017-10-20-gates.html").read_text("utf-8")
    escaped = ARABIC.replace("<i>", "&lt;i&gt;")
    assert f'<bdi lang="ar" dir="rtl">{escaped}</bdi>' in page


@pytest.mark.usefixtures("released")
def test_a_refused_catalog_is_told_in_the_language(publish: Publish, office: Path) -> None:
    """A translator who has cut a file is told what to do about it."""
    path = office / GATES
    path.write_bytes(path.read_bytes().rstrip()[:-1])
    shown = publish("--ui-language", "fr", "check").stdout
    assert "erreur catalog-cut: le fichier s’arrête au milieu d’une ligne, «\u00a0" in shown
    assert "restaurez le fichier depuis sa sauvegarde" in shown


@pytest.mark.usefixtures("released")
def test_what_turns_text_is_shown_as_its_code(
    publish: Publish, edit: Edit, pseudo: Callable[[str, str], str]
) -> None:
    """A control in a quoted text acts on nothing, and every isolate is closed on its line."""
    words = pseudo("The guards gave no reason for that.", "ar")
    edit(GATES, words, f"{words} <\u202e\u2069b>")
    shown = publish("--ui-language", "ar", "check").stdout
    assert "\u202e" not in shown
    assert "\\u202e" in shown
    for one in shown.split("\n"):
        assert one.count("\u2068") == one.count("\u2069")


def test_a_language_without_messages_is_a_mistake_in_the_command(publish: Publish, office: Path) -> None:
    """It is refused before anything is read or written."""
    result = publish("--ui-language", "tlh", "release")
    assert result.exit_code == 2
    assert result.stderr == (
        '--ui-language: error config: "tlh" is not a language of messages: name one of ar, en, fr\n'
    )
    assert not (office / "build").exists()
