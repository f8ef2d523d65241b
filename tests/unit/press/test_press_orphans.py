"""What lies under the name of a statement that is not there is named, with what it may be called now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from publish.config import load
from publish.press import run

OLD, NEW = "2017-10-20-gates", "2017-10-20-two-gates"
CATALOGS = "if it was renamed, give its catalogs the new name, over any made since; if not, delete them"
AGAIN = "a renamed statement has to be approved again; delete this file when that is done"
APPROVALS = "a renamed statement has to be approved again; then delete these approvals"

Publish = Callable[..., Result]


@pytest.fixture
def moved(released: Path) -> Path:
    """Give the released workspace after the source of one statement alone got another name."""
    (released / f"source/{OLD}.md").rename(released / f"source/{NEW}.md")
    return released


def findings(root: Path, rule: str) -> list[tuple[str, str]]:
    """Return path and message of what a look finds by `rule`."""
    found = run.look(load(root), now=None).findings
    return [(one.path, one.message) for one in found if one.rule == rule]


def test_a_catalog_that_is_not_there_was_probably_renamed(moved: Path) -> None:
    """The likest catalog that lies alone is named with its path, so that the new name is one command away."""
    hint = f"LC_MESSAGES/{OLD}.po the new name; if not, run `publish update` to make it"
    assert findings(moved, "catalog-absent") == [
        (
            f"locale/{code}/LC_MESSAGES/{NEW}.po",
            f"is not there: if this was renamed from {OLD}, give locale/{code}/{hint}",
        )
        for code in ("ar", "fr")
    ]


def test_a_build_says_so_in_one_line_for_all_languages(moved: Path, publish: Publish) -> None:
    """With what is left, and what to do about it."""
    shown = publish("build").stdout.splitlines()
    assert (
        f"  ar, fr  {NEW}: its catalog is not there: if this was renamed from {OLD}, give "
        f"locale/LANG/LC_MESSAGES/{OLD}.po the new name; if not, run `publish update` to make it"
    ) in shown
    at = shown.index("Without a statement (1):")
    assert shown[at + 1] == f"  ar, fr  {OLD}: {CATALOGS}"
    assert shown[at:] == publish("build").stdout.splitlines()[-len(shown[at:]) :]
    assert moved.is_dir()


@pytest.mark.parametrize("command", ["release", "update"])
def test_what_is_left_is_named_by_what_makes_new_catalogs(
    command: str, moved: Path, publish: Publish
) -> None:
    """The old catalogs take their place then, and the translations are back."""
    shown = publish(command).stdout
    assert f"\nWithout a statement (1):\n  ar, fr  {OLD}: {CATALOGS}\n" in shown
    for code in ("ar", "fr"):
        folder = moved / f"locale/{code}/LC_MESSAGES"
        (folder / f"{OLD}.po").replace(folder / f"{NEW}.po")
    shown = publish("release").stdout
    assert "Without a statement" not in shown
    assert "\n2 statements in 3 languages: 6 releases in build/\n" in f"{shown}\n"


def test_approvals_do_not_come_along(released: Path, publish: Publish) -> None:
    """They name the statement that they are of: that they count no more is said, not found out."""
    publish("approve", "-l", "ar", OLD, "--reviewer", "lina")
    for path in released.glob(f"*/**/{OLD}.*"):
        if path.suffix in {".md", ".po"}:
            path.rename(path.with_name(f"{NEW}{path.suffix}"))
    assert findings(released, "approval-orphan") == [
        (
            f"locale/ar/approvals/{OLD}.toml",
            f"approvals of a statement that is not there: {AGAIN}",
        )
    ]
    shown = publish("release").stdout
    assert f"\nWithout a statement (1):\n  ar  {OLD}: {APPROVALS}\n" in shown


def test_a_new_statement_of_another_day_was_not_renamed(released: Path) -> None:
    """What is unlike anything that was left gets the plain hint."""
    (released / f"source/{OLD}.md").rename(released / "source/2018-01-02-harvest.md")
    assert {message for _, message in findings(released, "catalog-absent")} == {
        "is not there: run `publish update` to make it"
    }


@pytest.mark.parametrize(
    ("now", "earlier"),
    [
        ("2017-10-20-harvest", "2017-10-20-gates"),
        ("2017-10-19-more-doors", "2017-10-19-doors"),
        ("2017-10-21-gates", "2017-10-20-gates"),
    ],
)
def test_the_likeliest_earlier_name(now: str, earlier: str, released: Path) -> None:
    """It is the likest of the same day, or else the likest of all."""
    for name in ("2017-10-19-doors", "2017-10-20-gates"):
        (released / f"source/{name}.md").rename(released / f"source/{name}.txt")
    (released / f"source/{earlier}.txt").rename(released / f"source/{now}.md")
    messages = [message for _, message in findings(released, "catalog-absent")]
    assert len(messages) == 2
    assert all(f"renamed from {earlier}, " in one for one in messages)
