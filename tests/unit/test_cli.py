"""The command line keeps its promises: exit codes, one line for each mistake, nothing written when dry."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publish import __version__
from publish.cache.store import place
from publish.cli import main
from publish.files import locked

Publish = Callable[..., Result]
Tree = Callable[[Path], dict[str, bytes]]
AR = "locale/ar/LC_MESSAGES/2017-10-19-doors.po"


def error_lines(result: Result) -> list[str]:
    """Return what went to the standard error stream, after checking that nothing was raised."""
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.stderr.splitlines()


# --- 0: done, and what is not complete is normal -----------------------------------------


def test_help_shows_the_everyday_commands_first(publish: Publish) -> None:
    """A newcomer reads `new`, `import`, `release` and `status` before the steps."""
    words = publish("--help").stdout.split()
    order = [words.index(name) for name in ("new", "import", "release", "status", "extract", "init")]
    assert order == sorted(order)
    assert [words.index(name) for name in ("update", "check", "build")] > order[-1:]


@pytest.mark.parametrize(
    "command", ["new", "import", "release", "status", "extract", "init", "update", "check", "build"]
)
def test_every_command_explains_itself(command: str, publish: Publish) -> None:
    """`--help` and `-h` work everywhere and need no workspace."""
    shown = CliRunner().invoke(main, [command, "-h"])
    assert shown.exit_code == 0
    assert shown.stdout.startswith(f"Usage: main {command}")
    assert publish(command, "--help").stdout == shown.stdout


def test_the_version_is_the_package_s(publish: Publish) -> None:
    """`--version` prints it."""
    assert publish("--version").stdout == f"publish, version {__version__}\n"


def test_untranslated_is_a_normal_state(publish: Publish) -> None:
    """A first release exits with 0 and lists what is withheld, with the reason."""
    result = publish("release")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2 statements in 3 languages: 2 releases in build/" in result.stdout
    assert "Withheld (4):" in result.stdout
    assert "  ar  2017-10-19-doors: 8 missing of 8 segments; its page furniture is not" in result.stdout


def test_fuzzy_and_missing_are_normal_states(
    publish: Publish, translate: Callable[..., None], edit: Callable[..., None]
) -> None:
    """They are counted in the reason why a release is withheld."""
    translate("ar")
    edit("source/2017-10-20-gates.md", "on Friday", "on Friday 20 October")
    edit("source/2017-10-20-gates.md", "The guards gave", "Why?\n\nThe guards gave")
    result = publish("release")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "  ar  2017-10-20-gates: 1 missing and 1 fuzzy of 4 segments" in result.stdout


def test_outdated_is_a_normal_state(released: Path, publish: Publish, edit: Callable[..., None]) -> None:
    """A mended mark leaves the release up, and the list says what to compare."""
    edit("source/2017-10-20-gates.md", "reason for that.", "reason for that")
    result = publish("release")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Outdated (2):\n  ar, fr  2017-10-20-gates: 1 segment to compare" in result.stdout
    assert (released / "build/ar/2017-10-20-gates.html").is_file()


def test_a_draft_is_a_normal_state(office: Path, publish: Publish, edit: Callable[..., None]) -> None:
    """It is listed once, with what to write to release it, and no page of it is made."""
    edit("source/2017-10-20-gates.md", "title: The gates", "title: The gates\nstatus: draft")
    result = publish("release")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Draft (1):\n  2017-10-20-gates: a draft: write" in result.stdout
    assert sorted(path.name for path in (office / "build/en").iterdir()) == [
        "2017-10-19-doors.en.txt",
        "2017-10-19-doors.html",
        "index.html",
    ]


def test_a_second_run_changes_nothing_and_says_so(released: Path, publish: Publish, tree: Tree) -> None:
    """Whatever the clock says, the same input is no work."""
    before = tree(released)
    result = publish("-v", "release")
    assert result.stdout.splitlines()[0] == "no file changed"
    assert tree(released) == before


# --- 1: something to mend, after everything else was built --------------------------------


@pytest.mark.parametrize("command", ["release", "update", "build", "check"])
def test_a_refused_catalog_is_one_line_and_exit_1(
    command: str, released: Path, publish: Publish, edit: Callable[..., None]
) -> None:
    """The line has path and line number; every command that meets the file says so."""
    edit(AR, 'msgid "Behind closed doors"', 'msgid "Behind closed doors')
    result = publish(command)
    assert result.exit_code == 1
    line = next(
        number
        for number, text in enumerate((released / AR).read_text("utf-8").splitlines(), start=1)
        if text == 'msgid "Behind closed doors'
    )
    said = result.stdout.splitlines() if command == "check" else error_lines(result)
    named = [text for text in said if text.startswith(f"{AR}:{line}: ")]
    assert [text.split(": ")[1] for text in named] == ["error catalog-string"]


def test_the_others_are_built_beside_a_refused_catalog(
    released: Path, publish: Publish, edit: Callable[..., None], tree: Tree
) -> None:
    """Another statement's change still reaches its pages in every language."""
    edit(AR, 'msgid "Behind closed doors"', 'msgid "Behind closed doors')
    edit("source/2017-10-20-gates.md", "date: 2017-10-20", "date: 2017-10-21")
    before = tree(released / "build")
    result = publish("release")
    assert result.exit_code == 1
    assert "ar  2017-10-19-doors: locale/ar/LC_MESSAGES/2017-10-19-doors.po is refused" in result.stdout
    after = tree(released / "build")
    assert before.keys() - after.keys() == {"ar/2017-10-19-doors.html", "ar/2017-10-19-doors.ar.txt"}
    for path in ("en/2017-10-20-gates.html", "ar/2017-10-20-gates.html", "fr/2017-10-20-gates.html"):
        assert b"2017-10-21" in after[path]


def test_a_foreign_tag_in_a_translation_is_an_error(
    released: Path, publish: Publish, edit: Callable[..., None], pseudo: Callable[[str, str], str]
) -> None:
    """A segment presented as translated with markup of its own keeps its release back."""
    words = pseudo("The guards gave no reason for that.", "ar")
    edit("locale/ar/LC_MESSAGES/2017-10-20-gates.po", words, "<b>" + words + "</b>")
    result = publish("release")
    assert result.exit_code == 1
    assert "error foreign-tag:" in error_lines(result)[0]
    assert "  ar  2017-10-20-gates: 1 with an error of 3 segments" in result.stdout
    assert not (released / "build/ar/2017-10-20-gates.html").exists()
    assert (released / "build/fr/2017-10-20-gates.html").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Nobody passed", "[Nobody][nowhere] passed", "6: error undefined-reference:"),
        ("Nobody passed", "<div>Nobody</div>\n\nThey passed", "6: error raw-html:"),
        ("title:", "titel:", "2: error source:"),
        ("date: 2017-10-20", "date: 20.10.2017", "3: error source:"),
        ("The gates", "The gates\nstatus: finished", "3: error source:"),
    ],
)
@pytest.mark.parametrize("command", ["release", "build", "check"])
def test_a_mistake_in_a_source_is_an_error(  # noqa: PLR0913, PLR0917  because pytest hands over table and fixtures
    command: str, old: str, new: str, said: str, released: Path, publish: Publish, edit: Callable[..., None]
) -> None:
    """It is one line with its place, exit 1, and the other statement is published all the same."""
    edit("source/2017-10-20-gates.md", old, new)
    result = publish(command)
    assert result.exit_code == 1
    lines = [line for line in (result.stdout + result.stderr).splitlines() if ": error " in line]
    assert len(lines) == 1
    assert lines[0].startswith(f"source/2017-10-20-gates.md:{said}")
    assert (released / "build/ar/2017-10-19-doors.html").is_file()


def test_an_unknown_key_names_the_nearest(office: Path, publish: Publish, edit: Callable[..., None]) -> None:
    """A slip in front matter is answered with the key that was meant."""
    edit("source/2017-10-20-gates.md", "title:", "titel:")
    assert '"title"' in error_lines(publish("release"))[0]
    assert (office / "build/en/2017-10-19-doors.html").is_file()


def test_status_fails_under_a_share(
    publish: Publish, translate: Callable[..., None], edit: Callable[..., None]
) -> None:
    """`--fail-under` is met by every language or by none; the table is printed either way."""
    translate("ar")
    translate("fr")
    assert publish("status", "--fail-under", "100").exit_code == 0
    edit("source/2017-10-20-gates.md", "Nobody passed", "Everybody, or so it seems, came through")
    result = publish("status", "--fail-under", "100")
    assert result.exit_code == 1
    assert "2017-10-20-gates" in result.stdout
    assert publish("status", "--fail-under", "50").exit_code == 0


# --- 2: usage or configuration ------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--colour",), "No such option"),
        (("release", "--nope"), "No such option"),
        (("relase",), "No such command"),
        (("status", "--format", "xml"), "'xml'"),
        (("status", "--fail-under", "101"), "101"),
        (("init",), "'-l'"),
        (("import", "no-such-file.txt"), "no-such-file.txt"),
        (("import", "--date", "yesterday", "-"), "yesterday"),
        (("init", "-l", "fre"), 'did you mean "'),
        (("init", "-l", "French"), 'did you mean "fr"?'),
        (("init", "-l", "en"), "source language"),
        (("update", "-l", "de"), 'begin it with "publish init -l de"'),
        (("build", "-l", "de"), 'begin it with "publish init -l de"'),
        (("update", "2017-10-19-dors"), "source/2017-10-19-dors.md"),
        (("build", "../publish.toml"), "source/../publish.toml.md"),
    ],
)
def test_a_mistake_on_the_command_line_is_exit_2(
    arguments: tuple[str, ...], said: str, office: Path, publish: Publish, tree: Tree
) -> None:
    """What was typed is quoted, and nothing is written."""
    before = tree(office)
    result = publish(*arguments)
    assert result.exit_code == 2
    assert said in error_lines(result)[-1]
    assert tree(office) == before


@pytest.mark.parametrize("command", ["release", "status", "extract", "update", "check", "build"])
def test_no_workspace_is_exit_2(command: str, tmp_path: Path) -> None:
    """The line says how to make one, and none comes into being."""
    result = CliRunner().invoke(main, ["-C", str(tmp_path / "nowhere"), command])
    assert result.exit_code == 2
    assert [line for line in error_lines(result) if "publish new DIR" in line] == error_lines(result)
    assert not (tmp_path / "nowhere").exists()


def test_import_without_a_workspace_is_exit_2(tmp_path: Path) -> None:
    """A pasted text needs a workspace to go to."""
    result = CliRunner().invoke(main, ["-C", str(tmp_path), "import", "-"], input="A title\n\nSome words.\n")
    assert result.exit_code == 2
    assert "publish new DIR" in error_lines(result)[0]


def test_a_broken_configuration_is_exit_2(publish: Publish, edit: Callable[..., None]) -> None:
    """The line has the place in publish.toml."""
    edit("publish.toml", "[languages.fr]", "[languages.fr]\nreviewed = true")
    result = publish("release")
    assert result.exit_code == 2
    assert error_lines(result)[0].startswith("publish.toml:11: error config: ")
    assert len(error_lines(result)) == 1


# --- 3: nothing could be written -----------------------------------------------------------


@pytest.mark.parametrize(
    ("blocked", "command"),
    [("build", "release"), ("build", "build"), ("locale", "update"), ("locale", "extract")],
)
def test_what_cannot_be_written_is_exit_3(blocked: str, command: str, office: Path, publish: Publish) -> None:
    """A file where a folder should be ends the run with one line that names it."""
    (office / blocked).write_text("in the way")
    result = publish(command)
    assert result.exit_code == 3
    assert len(error_lines(result)) == 1
    assert error_lines(result)[0].startswith(f"{blocked}/")
    assert "error write: cannot be written" in error_lines(result)[0]


def test_a_busy_workspace_is_exit_3_at_once(office: Path, tree: Tree) -> None:
    """A second run says which process is at work since when, writes nothing, and does not wait."""
    before = tree(office)
    with locked(office):
        run = subprocess.run(
            [sys.executable, "-m", "publish", "-C", str(office), "release"],
            capture_output=True, text=True, timeout=20, check=False,
        )  # fmt: skip
    assert run.returncode == 3
    holder = rf"PID {os.getpid()} since \d{{4}}-\d\d-\d\d \d\d:\d\d"
    told = rf"\.publish\.lock: error busy: {holder} is at work in this folder: wait until it is done\n"
    assert re.fullmatch(told, run.stderr)
    assert tree(office) == before


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE statements SET outcome = x'7b7b'",
        "UPDATE statements SET read = 7",
        "UPDATE statements SET shown = x'00ff', entries = 'e', findings = x'5b'",
        "UPDATE updated SET read = x'7b7b'",
        "UPDATE known SET value = x'7b7b' WHERE name != 'version'",
        "UPDATE folders SET seen = x'00'",
        "DROP TABLE outputs",
    ],
)
def test_a_damaged_cache_is_thrown_away(damage: str, released: Path, publish: Publish, tree: Tree) -> None:
    """It costs a run, and nothing else; the run after that knows again what there is."""
    assert publish("release").exit_code == 0
    before = tree(released / "build")
    file = place(released)
    assert file is not None
    connection = sqlite3.connect(file)
    connection.execute(damage)
    connection.commit()
    connection.close()
    for _ in range(2):
        (released / "build/ar/index.html").unlink()
        assert publish("release").exit_code == 0
        assert tree(released / "build") == before


def test_reading_needs_no_lock(office: Path, publish: Publish) -> None:
    """`status`, `check` and dry runs look while another run works."""
    with locked(office):
        assert publish("status").exit_code == 0
        assert publish("check").exit_code == 0
        assert publish("release", "--dry-run").exit_code == 0


# --- what is said -------------------------------------------------------------------------


def test_quiet_says_only_what_to_mend(released: Path, publish: Publish, edit: Callable[..., None]) -> None:
    """`-q` is silent over normal states, and not over a refused catalog."""
    edit("source/2017-10-20-gates.md", "reason for that.", "reason for that")
    assert publish("-q", "release").output == ""
    (released / AR).write_text("nonsense", "utf-8")
    result = publish("-q", "release")
    assert result.stdout == ""
    assert len(error_lines(result)) == 1


def test_verbose_names_every_file(office: Path, publish: Publish, tree: Tree) -> None:
    """`-v` lists what was written, folder by folder, in the order in which it was, and what was removed."""
    lines = publish("-v", "release").stdout.splitlines()
    written = [line.removeprefix("wrote ") for line in lines if line.startswith("wrote ")]
    assert sorted(written) == sorted(tree(office).keys() - {"publish.toml"} - set(_sources(office)))
    top = [path for path in written if path.rpartition("/")[0] == "build"]
    assert top[-2:] == ["build/MANIFEST.json", "build/SHA256SUMS"]
    (office / "source/2017-10-20-gates.md").unlink()
    lines = publish("-v", "release").stdout.splitlines()
    assert [line for line in lines if line.startswith("removed ")] == [
        "removed locale/templates/2017-10-20-gates.pot",
        "removed build/en/2017-10-20-gates.en.txt",
        "removed build/en/2017-10-20-gates.html",
    ]


def _sources(office: Path) -> list[str]:
    return [f"source/{path.name}" for path in (office / "source").iterdir()]


@pytest.mark.parametrize(
    ("options", "environment", "colored"),
    [
        ((), {}, True),
        (("--no-color",), {}, False),
        ((), {"NO_COLOR": "1"}, False),
        ((), {"NO_COLOR": ""}, True),
    ],
)
def test_color_can_be_switched_off(
    options: tuple[str, ...], environment: dict[str, str], office: Path, *, colored: bool
) -> None:
    """`--no-color`, or a NO_COLOR that is not empty. Source: https://no-color.org/."""
    (office / "source/2017-10-20-gates.md").write_text("no front matter", "utf-8")
    runner = CliRunner(env={"NO_COLOR": None, **environment})
    result = runner.invoke(main, [*options, "-C", str(office), "release"], color=True)
    assert ("\x1b[" in result.stderr) is colored


@pytest.mark.parametrize("color", [False, True])
def test_a_mistake_of_usage_follows_no_color(office: Path, *, color: bool) -> None:
    """The line that ends a run is coloured like the others, or not at all."""
    options = [] if color else ["--no-color"]
    result = CliRunner().invoke(main, [*options, "-C", str(office), "init", "-l", "xx"], color=True)
    assert ("\x1b[" in result.stderr) is color


def test_a_terminal_without_the_letters_is_no_mistake(
    office: Path, publish: Publish, edit: Callable[..., None]
) -> None:
    """Where the output's encoding lacks a letter, its code is printed, and the run goes on."""
    edit("source/2017-10-20-gates.md", "title: The gates", "title: الأبواب")
    publish("update")
    run = subprocess.run(
        [sys.executable, "-m", "publish", "-C", str(office), "check"],
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        capture_output=True, text=True, timeout=20, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, "")
    assert r'"\u0627\u0644\u0623\u0628\u0648\u0627\u0628" is not translated' in run.stdout


# --- what a person should be told ----------------------------------------------------------


def test_a_refused_source_is_listed_and_what_it_takes_down_is_named(
    released: Path, publish: Publish, edit: Callable[..., None]
) -> None:
    """A slip in front matter takes pages down: the summary says so, file by file."""
    edit("source/2017-10-20-gates.md", "title:", "titel:")
    result = publish("release")
    said = 'source/2017-10-20-gates.md:2: unknown key "titel": did you mean "title"?'
    assert f"Refused (1):\n  {said}\n" in result.stdout
    assert "removed build/ar/2017-10-20-gates.html\n" in result.stdout
    assert not (released / "build/ar/2017-10-20-gates.html").exists()


def test_the_summary_for_github_is_made(
    released: Path, publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that GitHub names need not be there yet."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert publish("check", "--format", "github").exit_code == 0
    assert released.is_dir()
    assert (tmp_path / "summary.md").read_text("utf-8").startswith("## publish: ")


def test_a_summary_that_cannot_be_written_changes_no_exit_code(
    released: Path, publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is a warning beside what was found."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    result = publish("check", "--format", "github")
    assert result.exit_code == 0
    assert released.is_dir()
    assert error_lines(result) == [
        f"warning: no summary for GitHub: {tmp_path} is no file that could be added to"
    ]


def approve_pages(publish: Publish) -> None:
    """Approve the words of the pages: the pseudo-translations are not the package's own."""
    for code in ("ar", "fr"):
        publish("approve", "-l", code, "site", "--reviewer", "lina")


def test_a_catalog_that_is_gone_is_named(released: Path, publish: Publish) -> None:
    """It is one line, not one for each segment; `update` makes it anew."""
    approve_pages(publish)
    (released / "locale/ar/LC_MESSAGES/2017-10-20-gates.po").unlink()
    path = "locale/ar/LC_MESSAGES/2017-10-20-gates.po"
    assert publish("check").stdout == (
        f"{path}: 1 warning\n"
        f"{path}: warning catalog-absent: is not there: run `publish update` to make it\n"
        "0 errors, 1 warning\n"
    )
    assert "  ar  2017-10-20-gates: its catalog is not there" in publish("build").stdout


def test_a_catalog_without_a_statement_is_named(released: Path, publish: Publish) -> None:
    """After a statement was renamed its translations wait under the old name."""
    (released / "source/2017-10-20-gates.md").rename(released / "source/2017-10-20-two-gates.md")
    publish("release")
    orphan = "locale/ar/LC_MESSAGES/2017-10-20-gates.po: warning catalog-orphan: belongs to no statement"
    assert orphan in publish("check").stdout


def test_check_lists_errors_last(released: Path, publish: Publish, edit: Callable[..., None]) -> None:
    """They stand where the eye is when the list ends."""
    edit("source/2017-10-19-doors.md", "counted 500", "[counted][x] 500")
    edit("source/2017-10-20-gates.md", "date: 2017-10-20", "date: 2017-10-21")
    found = re.findall(r"^source/\S+: (warning|error) ", publish("check").stdout, re.MULTILINE)
    assert found == ["warning", "error"]
    assert released.is_dir()


def test_a_statement_may_be_named_by_its_file(released: Path, publish: Publish) -> None:
    """Who completes a path in the shell gets what he means; a slip is answered with the nearest."""
    assert publish("build", "source/2017-10-20-gates.md").exit_code == 0
    result = publish("build", "2017-10-20-gate")
    assert result.exit_code == 2
    assert 'did you mean "2017-10-20-gates"?' in result.stderr
    assert 'there is no such statement: "publish status" lists them' in publish("build", "2033-99").stderr
    assert released.is_dir()


@pytest.mark.parametrize("code", ["AR", "Ar"])
def test_a_language_in_another_spelling_is_recognised(code: str, office: Path, publish: Publish) -> None:
    """What browsers call it, or capitals: nobody is sent to begin it once more."""
    assert (
        f'"{code}" is not a language of this workspace: did you mean "ar"?'
        in publish("build", "-l", code).stderr
    )
    text = (office / "publish.toml").read_text("utf-8")
    (office / "publish.toml").write_text(text.replace("languages.fr", "languages.zh_Hans"), "utf-8")
    assert 'did you mean "zh_Hans"?' in publish("build", "-l", "zh-hans").stderr


def test_check_and_status_may_be_narrowed(released: Path, publish: Publish) -> None:
    """To languages and statements, and the exit code follows what is shown."""
    approve_pages(publish)
    (released / "locale/ar/LC_MESSAGES/2017-10-20-gates.po").write_text("no catalog", "utf-8")
    assert publish("check", "-l", "ar").exit_code == 1
    assert publish("check", "2017-10-20-gates").exit_code == 1
    for others in (("-l", "fr"), ("2017-10-19-doors",), ("-l", "ar", "2017-10-19-doors")):
        assert (publish("check", *others).stdout, publish("check", *others).exit_code) == (
            "0 errors, 0 warnings\n",
            0,
        )
    shown = publish("status", "-l", "fr", "2017-10-19-doors").stdout
    assert re.findall(r"^(?:[a-z]{2}\b|2017\S+|all)", shown, re.MULTILINE) == [
        "2017-10-19-doors", "fr", "all", "fr"
    ]  # fmt: skip
    assert publish("status", "--fail-under", "100", "-l", "fr").exit_code == 0
    assert publish("status", "--fail-under", "100", "-l", "ar").exit_code == 1
    assert publish("check", "-l", "de").exit_code == 2


def test_a_mistake_in_a_source_is_the_source_language_s(
    released: Path, publish: Publish, edit: Callable[..., None]
) -> None:
    """It is mended there, and listed there."""
    edit("source/2017-10-20-gates.md", "title:", "titel:")
    assert publish("check", "-l", "en", "2017-10-20-gates").exit_code == 1
    assert publish("check", "-l", "ar", "2017-10-20-gates").exit_code == 0
    assert released.is_dir()


def test_making_everything_anew_says_how_much_that_was(released: Path, publish: Publish) -> None:
    """Where not a byte came out otherwise, there is something to say all the same, and not the next time."""
    publish("build")
    line = "2 statements in 3 languages: 6 releases in build/"
    assert publish("build", "--force").stdout.splitlines()[:2] == [
        "no file changed",
        f"{line}, all made anew",
    ]
    assert publish("build").stdout.splitlines()[:2] == ["no file changed", line]
    assert released.is_dir()


def test_what_a_catalog_lacks_since_the_source_changed(
    released: Path, publish: Publish, edit: Callable[..., None]
) -> None:
    """`build` cannot tell whether there is an earlier translation: it says what to run, and that tells."""
    edit("source/2017-10-19-doors.md", "counted 500", "counted 600")
    older = "1 missing of 8 segments; the source changed since: run `publish update`"
    assert f"2017-10-19-doors: {older}\n" in publish("build").stdout
    assert "2017-10-19-doors: 1 fuzzy of 8 segments\n" in publish("release").stdout
    assert released.is_dir()


def test_a_folder_where_a_page_should_be(released: Path, publish: Publish) -> None:
    """The line says what to do about it."""
    page = released / "build/ar/2017-10-20-gates.html"
    page.unlink(missing_ok=True)
    page.mkdir(parents=True)
    shown = publish("build")
    assert shown.exit_code == 3
    assert error_lines(shown) == [
        "build/ar/2017-10-20-gates.html: error write: is a folder: delete it and run again"
    ]


def test_no_summary_of_a_command_is_cut(publish: Publish) -> None:
    """Each fits where all are listed."""
    summaries = publish("--help").stdout.split("Every day:")[1]
    assert summaries.count("\n") > 15
    assert "..." not in summaries


@pytest.mark.parametrize("day", ["3-3-2026", "2026-02-30"])
def test_a_day_that_is_none_is_refused_in_words(day: str, publish: Publish) -> None:
    """The pattern of a programming language helps nobody."""
    result = publish("import", "--date", day, "-")
    assert result.exit_code == 2
    assert f'"{day}" is no day: write it like 2017-10-19' in result.stderr


def test_a_workspace_begins_in_its_own_language_alone(tmp_path: Path) -> None:
    """Languages are begun when there is somebody to translate into them."""
    run = CliRunner()
    assert run.invoke(main, ["new", str(tmp_path / "office")]).exit_code == 0
    result = run.invoke(main, ["-C", str(tmp_path / "office"), "release"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 statement in 1 language: 1 release in build/" in result.stdout


# --- dry runs -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "another", "--dry-run"),
        ("import", "--date", "2017-10-23", "--dry-run", "-"),
        ("release", "--dry-run"),
        ("extract", "--dry-run"),
        ("init", "-l", "de", "--dry-run"),
        ("update", "--dry-run"),
        ("build", "--dry-run"),
    ],
)
def test_a_dry_run_writes_nothing(
    arguments: tuple[str, ...], released: Path, edit: Callable[..., None], tree: Tree
) -> None:
    """It says what would be written; every file of the folder stays as it was, and none comes or goes."""
    edit("source/2017-10-20-gates.md", "on Friday", "on Sunday")
    edit("source/2017-10-19-doors.md", "title:", "status: draft\ntitle:")
    before = tree(released.parent)
    pasted = "A new day in the old town\n\nThere are words here, and they make a sentence.\n"
    result = CliRunner().invoke(main, ["-v", "-C", str(released), *arguments], input=pasted)
    assert (result.exit_code, error_lines(result)) == (0, [])
    assert "would write " in result.stdout
    assert "\nwrote " not in result.stdout
    assert tree(released.parent) == before


def test_a_dry_run_names_what_a_real_one_writes(
    released: Path, publish: Publish, edit: Callable[..., None], tree: Tree
) -> None:
    """The steps of the build that need no new catalog are foretold exactly."""
    edit("source/2017-10-20-gates.md", "date: 2017-10-20", "date: 2017-10-21")
    before = tree(released)
    foretold = [line for line in publish("-v", "build", "--dry-run").stdout.splitlines() if "would" in line]
    publish("build")
    after = tree(released)
    changed = sorted(path for path in after if before.get(path) != after[path])
    assert sorted(line.removeprefix("would write ") for line in foretold if "be " not in line) == changed


# --- json ---------------------------------------------------------------------------------


def test_status_as_json_has_this_shape(
    publish: Publish, translate: Callable[..., None], edit: Callable[..., None]
) -> None:
    """Statements with their languages, and the sums of each language: nothing else, all of it."""
    translate("ar")
    translate("fr", "2017-10-20-gates", "site")
    edit("source/2017-10-20-gates.md", "reason for that.", "reason for that")
    edit("source/2017-10-20-gates.md", "on Friday", "on Friday 20 October")
    publish("update")
    result = publish("status", "--format", "json")
    assert result.exit_code == 0

    def counts(*numbers: int) -> dict[str, object]:
        names = ("translated", "outdated", "fuzzy", "missing", "refused", "approved")
        return dict(zip(names, numbers, strict=True))

    done = {**counts(8, 0, 0, 0, 0, 0), "coverage": 1.0, "state": "released"}
    none = {**counts(0, 0, 0, 8, 0, 0), "coverage": 0.0, "state": "withheld"}
    some = {**counts(1, 1, 1, 0, 0, 0), "coverage": 0.3333, "state": "withheld"}
    assert json.loads(result.stdout) == {
        "statements": {
            "2017-10-19-doors": {
                "segments": 8,
                "words": 49,
                "corrections": [],
                "languages": {"ar": done, "fr": none},
            },
            "2017-10-20-gates": {
                "segments": 3,
                "words": 18,
                "corrections": [],
                "languages": {"ar": some, "fr": some},
            },
        },
        "languages": {
            "ar": {**counts(9, 1, 1, 0, 0, 0), "coverage": 0.8181},
            "fr": {**counts(1, 1, 1, 8, 0, 0), "coverage": 0.0909},
        },
    }


@pytest.mark.parametrize("command", ["release", "build", "status", "check"])
@pytest.mark.parametrize(
    "moment", ["tomorrow", "2026-12-01", "2026-12-01T09:00:00", "2026-12-01T09:00:00+99:00", ""]
)
def test_a_moment_needs_its_offset(command: str, moment: str, publish: Publish) -> None:
    """Nobody would know when it is; the line says how one is written."""
    result = publish(command, "--now", moment)
    assert result.exit_code == 2
    assert (
        f"Error: Invalid value for '--now': \"{moment}\" is no moment with its offset from UTC: "
        "write it like 2026-12-01T09:00:00+03:00"
    ) in error_lines(result)


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
@pytest.mark.parametrize("embargo", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_the_ends_of_the_calendar_are_moments(
    moment: str, embargo: str, publish: Publish, edit: Callable[..., None]
) -> None:
    """Neither the clock's nor an embargo's can be turned into UTC; they can be compared all the same."""
    edit("source/2017-10-20-gates.md", "title:", f"embargo: {embargo}\ntitle:")
    for command in ("release", "status", "check"):
        assert publish(command, "--now", moment).exit_code == 0
    result = publish("build", "--embargoed", "advance", "--now", moment)
    assert (result.exit_code, error_lines(result)) == (0, [])


@pytest.mark.parametrize(
    "line",
    ["embargo: tomorrow", "embargo: 2026-12-01T09:00:00+99:00", "correction: soon", "withdrawal: Why not"],
)
def test_front_matter_that_says_nothing_is_one_line(
    line: str, publish: Publish, edit: Callable[..., None]
) -> None:
    """It stops its own statement, and names the line."""
    edit("source/2017-10-20-gates.md", "title:", f"{line}\ntitle:")
    result = publish("release")
    assert result.exit_code == 1
    (shown,) = error_lines(result)
    assert shown.startswith(f'source/2017-10-20-gates.md:2: error source: "{line.partition(":")[0]}" ')


def test_check_as_json_lists_findings(
    released: Path, publish: Publish, edit: Callable[..., None], pseudo: Callable[[str, str], str]
) -> None:
    """Each finding is an object with these ten keys; the exit code is the same as for text."""
    approve_pages(publish)
    words = pseudo("The guards gave no reason for that.", "ar")
    edit("locale/ar/LC_MESSAGES/2017-10-20-gates.po", words, words + " <i>")
    result = publish("check", "--format", "json")
    assert result.exit_code == 1
    po = (released / "locale/ar/LC_MESSAGES/2017-10-20-gates.po").read_text("utf-8").splitlines()
    line = po.index('msgid "The guards gave no reason for that."') + 1
    assert json.loads(result.stdout) == [
        {
            "rule": "foreign-tag",
            "severity": "error",
            "path": "locale/ar/LC_MESSAGES/2017-10-20-gates.po",
            "line": line,
            "message": '"<i>" is not a tag of the source text, which has no tags: take it out',
            "statement": "2017-10-20-gates",
            "language": "ar",
            "text": f"{words} <i>",
            "start": len(words) + 1,
            "end": len(words) + 4,
        }
    ]


def test_nothing_to_mend_is_an_empty_list(released: Path, publish: Publish) -> None:
    """A script can read the answer in every case."""
    approve_pages(publish)
    assert json.loads(publish("check", "--format", "json").stdout) == []
    assert publish("check").stdout == "0 errors, 0 warnings\n"
    assert released.is_dir()


# --- beginnings ---------------------------------------------------------------------------


PASTED = """\
Skip to content

The old mill on the hill

19 October 2017

The mill has stood on the hill for two hundred years, and the people of the govern-
ment have never been there.
"""


def test_import_says_what_it_did(office: Path) -> None:
    """What was recognised, left out, rewritten, and what it is unsure of; the file is there."""
    result = CliRunner().invoke(main, ["-C", str(office), "import", "-"], input=PASTED)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "wrote source/2017-10-19-the-old-mill-on-the-hill.md"
    assert "  title: The old mill on the hill" in lines
    assert '-:1: left out (navigation line): "Skip to content"' in lines
    assert '-:8: "govern- ment" became "government"' in lines
    assert "government have never been there." in (
        office / "source/2017-10-19-the-old-mill-on-the-hill.md"
    ).read_text("utf-8")


def test_import_never_overwrites(office: Path) -> None:
    """A second import of the same text is exit 3, and the file stays as somebody made it."""
    path = "source/2017-10-19-the-old-mill-on-the-hill.md"
    (office / path).write_text("mine")
    result = CliRunner().invoke(main, ["-C", str(office), "import", "-"], input=PASTED)
    assert result.exit_code == 3
    assert error_lines(result)[0].startswith(f"{path}: error write: is there already")
    assert (office / path).read_text() == "mine"


def test_import_of_what_has_no_date_says_what_to_give(office: Path, tree: Tree) -> None:
    """It asks for nothing; it names the option."""
    before = tree(office)
    result = CliRunner().invoke(
        main, ["-C", str(office), "import", "-"], input=PASTED.replace("19 October 2017\n\n", "")
    )
    assert result.exit_code == 1
    assert "--date" in error_lines(result)[0]
    assert tree(office) == before


def test_a_new_workspace_is_released_as_it_is(tmp_path: Path) -> None:
    """`new`, then `release`, in an empty folder far from this repository, by the installed package."""

    def run(*arguments: str) -> str:
        command = [sys.executable, "-I", "-m", "publish", *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    assert "then run: publish -C office release" in run("new", "office", "-l", "ar", "-l", "fr")
    assert "1 statement in 3 languages: 1 release in build/" in run("-C", "office", "release")
    pages = sorted((tmp_path / "office/build/en").glob("*-first-statement.html"))
    assert len(pages) == 1
    assert "A first statement" in pages[0].read_text("utf-8")
    assert "no file changed" in run("-C", "office", "release")


def test_the_wheel_holds_everything(tmp_path: Path) -> None:
    """Every file of the package is in what `pip install` gets: templates, style sheet, starter."""
    root = Path(__file__).parents[2]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
         "--disable-pip-version-check", "--wheel-dir", str(tmp_path), str(root)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("publish-*.whl")
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("publish/")}
    ours = {
        path.relative_to(root / "src").as_posix()
        for path in (root / "src/publish").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert inside == ours
    assert {
        "publish/templates/page.html",
        "publish/assets/page.css",
        "publish/starter/publish.toml",
    } <= inside


def test_init_says_what_comes_next(office: Path) -> None:
    """Who began a language wants to know where its words are, and which come first."""
    result = CliRunner().invoke(main, ["-C", str(office), "init", "-l", "de"])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == (
        "Translate the files in locale/de/LC_MESSAGES/, site.po first: without its lines no page can be made"
    )


def test_a_cache_that_cannot_be_kept(
    released: Path, publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is one line, which says where and why, and changes no exit code."""
    (tmp_path / "caches").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    shown = publish("build")
    folder = tmp_path / "caches/publish"
    assert error_lines(shown) == [
        f'warning: "{folder}" cannot be used: Not a directory; until then each run does all anew'
    ]
    assert shown.exit_code == 0
    assert error_lines(publish("-q", "build")) == []
    assert released.is_dir()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--executor", "127.0.0.1:8786"], "no address of a cluster: write it like dask://127.0.0.1:8786"),
        (["--executor", "dask://127.0.0.1:8786", "-j", "2"], "--executor a cluster: give one of the two"),
        (["-j", "2", "--executor", "dask://127.0.0.1:8786"], "--executor a cluster: give one of the two"),
    ],
)
def test_whoever_is_to_work_has_to_be_plain(
    options: list[str], said: str, released: Path, publish: Publish
) -> None:
    """A mistake in it is told even where there is nothing to do."""
    pytest.importorskip("distributed", reason="needs the extra: pip install '.[dask]'")
    publish("build")
    shown = publish("build", *options)
    assert shown.exit_code == 2
    assert said in shown.stderr
    assert released.is_dir()
