"""Where the names that may never appear are read from, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.config import load
from publish.config import protected as lists
from publish.errors import ConfigError
from publish.model import Protected

NAMES = "# witnesses\nJane Roe | Джейн Роу  # in two scripts\n\nJohn Doe\n"
READ = (("Jane Roe", "Джейн Роу"), ("John Doe",))


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Give the list, in a folder beside the workspace."""
    path = tmp_path / "safe" / "names.txt"
    path.parent.mkdir()
    path.write_text(NAMES, "utf-8")
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give an empty workspace."""
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "publish.toml").write_text('[publisher]\nname = "Archive"\n', "utf-8")
    return folder


def refused(root: Path, environment: dict[str, str]) -> ConfigError:
    """Return the error that the environment gives."""
    with pytest.raises(ConfigError) as caught:
        lists.load(root, environment)
    return caught.value


def test_nothing_is_protected_unless_something_says_so(root: Path, tmp_path: Path) -> None:
    """Without the variable and without a configuration of one's own there are no names."""
    assert lists.load(root, {"XDG_CONFIG_HOME": str(tmp_path / "none")}).names == ()


def test_the_environment_names_the_list(root: Path, outside: Path) -> None:
    """One name a line, its spellings divided by bars, without comments and empty lines."""
    assert lists.load(root, {"PUBLISH_PROTECTED": str(outside)}).names == READ


@pytest.mark.parametrize("written", ["../../safe/names.txt", "{outside}"])
def test_the_users_own_configuration_names_the_list(root: Path, outside: Path, written: str) -> None:
    """A path in it is absolute, or begins at the configuration's folder."""
    own = outside.parents[1] / "home" / "publish"
    own.mkdir(parents=True)
    (own / "config.toml").write_text(f'protected = "{written.format(outside=outside)}"\n', "utf-8")
    assert lists.load(root, {"XDG_CONFIG_HOME": str(own.parent)}).names == READ


def test_the_home_folder_holds_it_by_default(
    root: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without XDG_CONFIG_HOME, or with a relative one, it is ~/.config."""
    home = outside.parents[1]
    own = home / ".config" / "publish"
    own.mkdir(parents=True)
    (own / "config.toml").write_text('protected = "~/safe/names.txt"\n', "utf-8")
    monkeypatch.setenv("HOME", str(home))
    assert lists.load(root, {}).names == READ
    assert lists.load(root, {"XDG_CONFIG_HOME": "relative"}).names == READ


def test_the_environment_comes_first(root: Path, outside: Path) -> None:
    """Where both say something, the variable counts."""
    own = outside.parents[1] / "home" / "publish"
    own.mkdir(parents=True)
    (own / "config.toml").write_text('protected = "/nowhere"\n', "utf-8")
    environment = {"XDG_CONFIG_HOME": str(own.parent), "PUBLISH_PROTECTED": str(outside)}
    assert lists.load(root, environment).names == READ


def test_an_unknown_key_of_ones_own_is_told(root: Path, tmp_path: Path) -> None:
    """A slip in the key would protect nobody."""
    own = tmp_path / "publish"
    own.mkdir()
    (own / "config.toml").write_text('\nprotect = "names.txt"\n', "utf-8")
    error = refused(root, {"XDG_CONFIG_HOME": str(tmp_path)})
    assert (error.line, error.message) == (2, 'unknown key "protect": did you mean "protected"?')


def test_names_in_the_place_of_a_path_are_not_quoted(root: Path, tmp_path: Path) -> None:
    """Who writes the names themselves there is told where they belong, without them."""
    own = tmp_path / "publish"
    own.mkdir()
    (own / "config.toml").write_text('protected = ["Jane Roe"]\n', "utf-8")
    assert str(refused(root, {"XDG_CONFIG_HOME": str(tmp_path)})) == (
        f"{own / 'config.toml'}:1: error config: "
        '"protected" is the path of a file: write the names into that file, and its path here'
    )


def test_a_missing_list_is_refused(root: Path, tmp_path: Path) -> None:
    """A list that is not there would protect nobody."""
    error = refused(root, {"PUBLISH_PROTECTED": str(tmp_path / "gone.txt")})
    assert str(error) == (
        f"{tmp_path / 'gone.txt'}: error config: the list of protected names is not there: "
        "mend PUBLISH_PROTECTED, or the user's own config.toml"
    )


def test_a_list_that_cannot_be_read_is_refused(root: Path, tmp_path: Path) -> None:
    """A folder in its place is told like any other mistake."""
    assert refused(root, {"PUBLISH_PROTECTED": str(tmp_path)}).message == "cannot be read: Is a directory"


@pytest.mark.parametrize("text", ["", "\n# nobody\n", "|\n"])
def test_an_empty_list_is_refused(root: Path, outside: Path, text: str) -> None:
    """A list without names is a mistake, not a wish."""
    outside.write_text(text, "utf-8")
    message = refused(root, {"PUBLISH_PROTECTED": str(outside)}).message
    assert message == "the list of protected names is empty: write one name a line"


@pytest.mark.parametrize("line", ["Jane Roe | J", "Jane Roe |", "..."])
def test_a_spelling_that_stands_everywhere_is_refused_unquoted(root: Path, outside: Path, line: str) -> None:
    """A spelling of one letter or none would be found in every text; the message does not quote the line."""
    outside.write_text(f"John Doe\n{line}\n", "utf-8")
    error = refused(root, {"PUBLISH_PROTECTED": str(outside)})
    assert error.line == 2
    assert error.message == "a spelling on this line has fewer than 2 letters: write it in full"


def test_a_list_in_the_workspace_is_refused(root: Path) -> None:
    """It would be committed, with the names in it."""
    (root / "names.txt").write_text(NAMES, "utf-8")
    for written in (root / "names.txt", root / "source" / ".." / "names.txt"):
        assert refused(root, {"PUBLISH_PROTECTED": str(written)}).message == (
            "the protected names lie in the workspace, where they would be committed: move them out"
        )


def test_a_link_does_not_hide_where_the_list_lies(root: Path, outside: Path) -> None:
    """Neither a link into the workspace nor one from it is accepted."""
    (root / "names.txt").write_text(NAMES, "utf-8")
    into, out = outside.with_name("into"), root / "out"
    into.symlink_to(root / "names.txt")
    out.symlink_to(outside)
    for path in (into, out):
        assert "move them out" in refused(root, {"PUBLISH_PROTECTED": str(path)}).message


def test_the_names_reach_the_project(root: Path, outside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading a workspace reads the list that this process's environment names."""
    monkeypatch.setenv("PUBLISH_PROTECTED", str(outside))
    assert load(root).protected.names == READ


def test_no_representation_shows_a_name() -> None:
    """Logs and tracebacks print representations."""
    assert "Jane" not in repr(Protected(READ))
