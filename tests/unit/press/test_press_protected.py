"""A protected name stops everything, wherever it stands, and no word of the command line repeats it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Publish = Callable[..., Result]
Tree = Callable[[Path], dict[str, bytes]]

NAME = "Mariam Ashqar"
SPELLINGS = f"{NAME} | مريم الأشقر  # a witness\n"
AR = "locale/ar/LC_MESSAGES/2017-10-20-gates.po"
COMMANDS = (
    ["release"], ["build"], ["update"], ["extract"], ["check"], ["status"], ["init", "-l", "es"],
    ["review", "-l", "ar", "2017-10-20-gates"],
    ["approve", "-l", "ar", "2017-10-20-gates", "--reviewer", "lina"],
    ["build", "--embargoed", "../copies"],
)  # fmt: skip


@pytest.fixture
def protected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protect one name, from a list outside the workspace."""
    names = tmp_path / "names.txt"
    names.write_text(SPELLINGS, "utf-8")
    monkeypatch.setenv("PUBLISH_PROTECTED", str(names))


def add(path: Path, text: str) -> None:
    """Add `text` to the end of the file at `path`."""
    path.write_text(path.read_text("utf-8") + text, "utf-8")


@pytest.mark.usefixtures("protected")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_is_written_while_a_name_stands_in_a_source(
    command: list[str], released: Path, publish: Publish, tree: Tree
) -> None:
    """Every command ends there, whatever it would have done, and says where but not who."""
    add(released / "source/2017-10-20-gates.md", f"\n{NAME} saw it.\n")
    before = tree(released.parent)
    result = publish(*command)
    assert result.exit_code == 1
    assert tree(released.parent) == before
    said = result.stdout + result.stderr
    assert "source/2017-10-20-gates.md:10: error protected: " in said
    assert "Mariam" not in said
    assert "Ashqar" not in said


@pytest.mark.usefixtures("protected")
@pytest.mark.parametrize(
    ("path", "text"),
    [
        (AR, '\n#~ msgid "a"\n#~ msgstr "قالت مريم الأشقر"\n'),
        (AR, "\n# و مريم الأشقر\n"),
        ("publish.toml", f'\n[names."{NAME}"]\n'),
        ("locale/templates/2017-10-20-gates.pot", f"\n# {NAME}\n"),
        ("source/2017-10-20-gates.md", "\nمر\u200dيم الأشقر\n"),
        ("source/2017-10-20-gates.md", "\n*Mar*iam Ash&#113;ar\n"),
    ],
    ids=["obsolete", "comment", "configuration", "template", "joiner", "markup"],
)
def test_a_name_is_found_wherever_it_stands(
    path: str, text: str, released: Path, publish: Publish, tree: Tree
) -> None:
    """Also where nobody would publish it: what lies in the workspace is sent around and committed."""
    add(released / path, text)
    before = tree(released)
    result = publish("release")
    assert (result.exit_code, f"{path}:" in result.stderr) == (1, True)
    assert tree(released) == before


@pytest.mark.usefixtures("protected")
def test_a_name_that_only_comes_up_in_a_page_stops_the_build(
    released: Path, publish: Publish, edit: Callable[..., None], tree: Tree
) -> None:
    """The parts stand in two files; no file of the build is written, none is left half done."""
    edit("source/2017-10-20-gates.md", "title: The gates", "title: Mariam")
    edit("publish.toml", 'name = "Orchard Press"', 'name = "Ashqar"')
    before = {path: data for path, data in tree(released).items() if path.startswith("build/")}
    result = publish("build")
    assert result.exit_code == 3
    assert "error protected: a protected name stands in what would be written" in result.stderr
    assert "Ashqar" not in result.stderr
    assert {path: data for path, data in tree(released).items() if path.startswith("build/")} == before


@pytest.mark.usefixtures("protected")
def test_a_pasted_text_with_a_name_is_not_brought_in(
    office: Path, publish: Publish, tmp_path: Path, tree: Tree
) -> None:
    """It is not copied into the workspace."""
    pasted = tmp_path / "pasted.txt"
    pasted.write_text(f"The gates\n\nBerlin, 20 October 2017\n\n{NAME} saw it.\n", "utf-8")
    before = tree(office)
    result = publish("import", str(pasted))
    assert (result.exit_code, tree(office)) == (3, before)
    assert "Ashqar" not in result.stdout + result.stderr


@pytest.mark.usefixtures("protected")
@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_no_report_quotes_a_name(form: str, released: Path, publish: Publish) -> None:
    """A report for machines is kept for years."""
    add(released / "source/2017-10-20-gates.md", f"\n{NAME} saw [it][nowhere].\n")
    said = publish("check", "--format", form).stdout
    assert "protected" in said
    assert "Ashqar" not in said
    assert base64.b64encode(NAME.encode()).decode() not in said


@pytest.mark.usefixtures("protected")
def test_a_workspace_without_the_names_is_published(released: Path, publish: Publish) -> None:
    """The list alone changes nothing."""
    assert publish("release").exit_code == 0
    assert released.is_dir()
