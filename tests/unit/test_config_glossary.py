"""What `publish.config.glossary` makes of `glossary.toml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.config import glossary, load
from publish.errors import ConfigError
from publish.model import Term

CODES = frozenset({"ar", "fr"})
STRIKE = '[[term]]\nterm = "hunger strike"\n'


def test_a_workspace_needs_no_glossary(tmp_path: Path) -> None:
    """Without the file there are no terms."""
    assert glossary.load(tmp_path, CODES) == ()


def test_a_term_has_approved_and_forbidden_forms_and_a_note() -> None:
    """Everything that the file says of a term arrives; what it leaves out is empty."""
    text = f"""{STRIKE}note = "A protest."
approved.ar = ["إضراب عن الطعام"]
approved.fr = ["grève de la faim"]
forbidden.fr = ["jeûne"]

[[term]]
term = "detainee"
"""
    assert glossary.parse(text, CODES) == (
        Term(
            "hunger strike",
            {"ar": ("إضراب عن الطعام",), "fr": ("grève de la faim",)},
            {"fr": ("jeûne",)},
            "A protest.",
        ),
        Term("detainee"),
    )


def test_the_terms_reach_the_project(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Loading a workspace reads its glossary, too."""
    monkeypatch.delenv("PUBLISH_PROTECTED", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    (tmp_path / "publish.toml").write_text('[publisher]\nname = "Archive"\n', "utf-8")
    (tmp_path / "glossary.toml").write_text(STRIKE, "utf-8")
    assert load(tmp_path).lexicon.terms == (Term("hunger strike"),)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("[[term]]\n", ':1: error config: "term[0].term" is missing: add it'),
        (
            '\n[[term]]\nterm = " "\n',
            ':3: error config: "term" is empty: write the word as the statements do',
        ),
        (
            f'{STRIKE}\n[[term]]\nterm = "Hunger Strike"\n',
            ':5: error config: "Hunger Strike" is listed twice: join the two tables',
        ),
        (
            f'{STRIKE}approved.de = ["Hungerstreik"]\n',
            (
                ':3: error config: "de" is no language of publish.toml: add [languages.de] there, '
                "or take it out here (line 3)"
            ),
        ),
        (
            f'{STRIKE}approved.de = ["Hungerstreik"]\nforbidden.de = ["Fasten"]\n',
            (
                ':3: error config: "de" is no language of publish.toml: add [languages.de] there, '
                "or take it out here (lines 3 and 4)"
            ),
        ),
        (
            f'{STRIKE}[term.forbidden]\nde = ["Fasten"]\n',
            (
                ':1: error config: "de" is no language of publish.toml: add [languages.de] there, '
                "or take it out here (line 1)"
            ),
        ),
        (
            f'{STRIKE}approved.fr = [""]\n',
            ':3: error config: "term[0].approved.fr" has an empty form: write the words or take it out',
        ),
        (
            f'{STRIKE}approved.fr = ["jeûne"]\nforbidden.fr = ["jeûne"]\n',
            ':4: error config: "jeûne" is approved and forbidden: take one of the two out',
        ),
        (
            f'{STRIKE}aproved.fr = ["jeûne"]\n',
            ':1: error config: unknown key "term[0].aproved": did you mean "term[0].approved"?',
        ),
        (
            f'{STRIKE}approved.fr = "jeûne"\n',
            ':3: error config: "term[0].approved.fr" is "jeûne": expected a list like ["…", "…"]',
        ),
        ("[[term]\n", ":1: error config: this is not TOML: expected ']]' at the end of an array declaration"),
    ],
)
def test_a_mistake_is_told_at_its_line(text: str, error: str) -> None:
    """Each mistake names its line, quotes what is wrong and says what to write."""
    with pytest.raises(ConfigError) as caught:
        glossary.parse(text, CODES)
    assert str(caught.value) == f"glossary.toml{error}"
