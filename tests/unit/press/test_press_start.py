"""Beginnings: a workspace that works at once, and nothing of anybody's overwritten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.config import load
from publish.errors import ConfigError, WriteError
from publish.files import Writer
from publish.press.start import start

DAY = dt.date(2017, 10, 19)
SOURCE = "source/2017-10-19-first-statement.md"
Tree = Callable[[Path], dict[str, bytes]]


def test_a_new_workspace_has_three_files(tmp_path: Path, tree: Tree) -> None:
    """The configuration says what was asked for, and the first statement bears the day's date."""
    writer = Writer(tmp_path / "office")
    start(["ar", "zh_Hans", "ar"], 'The "Orchard" \\ Press', DAY, writer)
    assert tuple(writer.written) == ("publish.toml", ".gitignore", SOURCE)
    assert sorted(writer.written) == sorted(tree(tmp_path / "office"))
    project = load(tmp_path / "office")
    assert project.publisher.name == 'The "Orchard" \\ Press'
    assert [language.code for language in project.languages] == ["ar", "zh_Hans"]
    assert "\ndate: 2017-10-19\n" in (tmp_path / "office" / SOURCE).read_text("utf-8")


@pytest.mark.parametrize("there", ["publish.toml", "source/2017-10-19-first-statement.md"])
def test_a_workspace_is_never_overwritten(there: str, tmp_path: Path, tree: Tree) -> None:
    """If one of its files is there, none is written."""
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_text("mine")
    with pytest.raises(WriteError, match="already: choose another folder") as caught:
        start(["ar"], "Orchard Press", DAY, Writer(tmp_path))
    assert caught.value.path == there
    assert tree(tmp_path) == {there: b"mine"}


def test_a_gitignore_is_left_alone(tmp_path: Path) -> None:
    """A workspace may begin in a repository that has one."""
    (tmp_path / ".gitignore").write_text("mine")
    writer = Writer(tmp_path)
    start(["ar"], "Orchard Press", DAY, writer)
    assert ".gitignore" not in writer.written
    assert (tmp_path / ".gitignore").read_text() == "mine"


@pytest.mark.parametrize(
    ("codes", "publisher", "said"),
    [
        (["arr"], "Orchard Press", 'did you mean "'),
        (["zh-Hans"], "Orchard Press", 'must be written "zh_Hans"'),
        (["ar", "en"], "Orchard Press", "is the source language"),
        (["ar"], " ", '"publisher.name" is empty'),
    ],
)
def test_what_no_configuration_can_say_is_refused(
    codes: list[str], publisher: str, said: str, tmp_path: Path
) -> None:
    """Nothing is written that the next command would refuse."""
    with pytest.raises(ConfigError, match=said):
        start(codes, publisher, DAY, Writer(tmp_path / "office"))
    assert not (tmp_path / "office").exists()


def test_a_name_stays_one_text(tmp_path: Path) -> None:
    """Whatever is typed for the publisher is read back as it was."""
    start(["ar"], 'The "Orchard"\\ [Press]\u200f', DAY, Writer(tmp_path))
    assert load(tmp_path).publisher.name == 'The "Orchard"\\ [Press]\u200f'


def test_a_name_on_two_lines_is_refused(tmp_path: Path) -> None:
    """It ends each release, and stands in heads of mails: nothing is written."""
    with pytest.raises(ConfigError, match=r"holds the character U\+000A"):
        start(["ar"], "Orchard\nPress", DAY, Writer(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_the_starter_s_examples_can_be_used(tmp_path: Path) -> None:
    """What it shows of names, of groups and of glossary.toml is valid as soon as it is no comment."""
    start(["ar"], "Orchard Press", DAY, Writer(tmp_path))
    text = (tmp_path / "publish.toml").read_text("utf-8")
    names, terms = text[text.index("# [names") :].split("# Terms stand")
    (tmp_path / "glossary.toml").write_text(_uncommented(terms[terms.index("# [[term]]") :]), "utf-8")
    head = text[: text.index("# [names")].replace('# together = [["en", "ar"]]', 'together = [["en", "ar"]]')
    (tmp_path / "publish.toml").write_text(head + _uncommented(names), "utf-8")
    found = load(tmp_path)
    assert found.together == (("en", "ar"),)
    assert [one.spelling for one in found.lexicon.names] == ["Saydnaya"]
    assert [(one.term, one.note) for one in found.lexicon.terms] == [
        ("hunger strike", "The refusal of food as a protest.")
    ]


def _uncommented(text: str) -> str:
    return "".join(line.removeprefix("# ") for line in text.splitlines(keepends=True))
