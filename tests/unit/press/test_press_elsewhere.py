"""Catalogs that other tools made are received, whatever their layout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result

Publish = Callable[..., Result]

GOLDEN = Path(__file__).parents[2] / "golden" / "foreign"
SLUG = "2024-03-05-two-prisons"
BOTH = (
    "Le bureau a publié [les deux listes](1) le *5 mars 2024*, et **personne** n’a répondu depuis. "
    "Lisez [l’annexe](2) aussi."
)
CONTACT = "Écrire à press@example.org ou voir <https://example.org/contact> avec le `code 7`."


@pytest.fixture
def prisons(office: Path) -> Path:
    """Give a workspace with the statement that the other tools translated."""
    (office / "source" / f"{SLUG}.md").write_bytes((GOLDEN / f"{SLUG}.md").read_bytes())
    return office


def texts(office: Path) -> dict[str, tuple[str, bool]]:
    """Return the translations of the statement, and whether each is fuzzy."""
    po = polib.pofile(str(office / "locale" / "fr" / "LC_MESSAGES" / f"{SLUG}.po"))
    return {one.msgid: (one.msgstr, one.fuzzy) for one in po if one.msgstr}


@pytest.mark.parametrize(
    ("tool", "count", "both", "contact"),
    [
        ("po4a", 16, (BOTH, False), (CONTACT, False)),
        ("mdpo", 16, (BOTH, False), (CONTACT, False)),
        ("translate-toolkit", 16, (BOTH, True), (CONTACT, True)),
        ("sphinx-myst", 14, (BOTH, True), (CONTACT, False)),
        ("sphinx-rst", 3, None, None),
        ("html2po", 3, None, None),
    ],
)
def test_what_each_tool_made_is_received(  # noqa: PLR0913, PLR0917  because each is a column, or a fixture
    tool: str,
    count: int,
    both: tuple[str, bool] | None,
    contact: tuple[str, bool] | None,
    prisons: Path,
    publish: Publish,
) -> None:
    """Links become numbers; where a tool told no address, what is found is fuzzy."""
    result = publish("receive", str(GOLDEN / f"{tool}.fr.po"), "-l", "fr", "--yes")
    assert result.exit_code == 0, result.output
    found = texts(prisons)
    assert len(found) == count
    assert found["Open [the gates](1) to the Red Cross"][0] == "Ouvrir [les portes](1) à la Croix-Rouge"
    assert next((one for source, one in found.items() if source.startswith("The office pub")), None) == both
    assert next((one for source, one in found.items() if source.startswith("Write to")), None) == contact


def test_shares_and_left_over_messages_are_told(prisons: Path, publish: Publish, tmp_path: Path) -> None:
    """Each rung has its share, and what no statement needs is listed, and kept in a file."""
    del prisons
    left = tmp_path / "left.po"
    result = publish("receive", str(GOLDEN / "po4a.fr.po"), "-l", "fr", "--yes", "--left", str(left))
    assert "13 exact (76 %), 3 links, list and heading marks (18 %), 1 left over (6 %)" in result.stdout
    assert "left over: " in result.stdout
    assert [one.msgid for one in polib.pofile(str(left))] == ["[annex]: https://example.org/annex"]


def test_files_that_differ_are_not_believed(prisons: Path, publish: Publish, tmp_path: Path) -> None:
    """Two files with different translations of one text leave it fuzzy, with both shown."""
    for name, text in (("a.po", "Nos demandes"), ("b.po", "Ce que nous voulons")):
        (tmp_path / name).write_text(f'msgid "What we ask"\nmsgstr "{text}"\n', "utf-8")
    publish("receive", str(tmp_path / "a.po"), str(tmp_path / "b.po"), "-l", "fr", "--yes")
    assert texts(prisons) == {"What we ask": ("Nos demandes", True)}
    catalog = (prisons / "locale" / "fr" / "LC_MESSAGES" / f"{SLUG}.po").read_text("utf-8")
    assert '"Ce que nous voulons"' in catalog


def test_what_stands_here_stays(prisons: Path, publish: Publish, tmp_path: Path) -> None:
    """A translation that is here already is not written over; the other one goes into its comment."""
    publish("receive", str(GOLDEN / "po4a.fr.po"), "-l", "fr", "--yes")
    (tmp_path / "a.po").write_text('msgid "What we ask"\nmsgstr "Nos demandes"\n', "utf-8")
    result = publish("receive", str(tmp_path / "a.po"), "-l", "fr", "--yes")
    assert texts(prisons)["What we ask"] == ("Ce que nous demandons", False)
    assert "changed on both sides, ours stays" in result.stdout


def test_a_catalog_of_something_else_is_refused(prisons: Path, publish: Publish, tmp_path: Path) -> None:
    """A file with nothing for any statement says so, and the command fails."""
    del prisons
    (tmp_path / "a.po").write_text('msgid "Nowhere"\nmsgstr "Nulle part"\n', "utf-8")
    result = publish("receive", str(tmp_path / "a.po"), "-l", "fr", "--yes")
    assert result.exit_code == 1
    assert "has no message of a statement here" in result.stderr
