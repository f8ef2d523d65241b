"""The nouns are made when they are asked for, and each is there."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import publish.model
from publish.model import _HOMES


@pytest.mark.parametrize("noun", sorted(_HOMES))
def test_a_noun_comes_from_its_module(noun: str) -> None:
    """Each stands, by its own name, in the module that the table gives for it."""
    home = importlib.import_module(f"publish.model.{_HOMES[noun]}")
    assert getattr(publish.model, noun) is getattr(home, noun)


def test_every_class_is_a_noun() -> None:
    """No module of the model has a public class that the table lacks."""
    folder = Path(publish.model.__file__).parent
    classes = {
        (node.name, path.stem)
        for path in folder.glob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    }
    assert len(classes) > 30
    assert classes - set(_HOMES.items()) == set()


def test_what_is_no_noun_is_an_attribute_error() -> None:
    """A misspelled name fails as it does in any module."""
    with pytest.raises(AttributeError, match="has no attribute 'Sentence'"):
        getattr(publish.model, "Sentence")  # noqa: B009  because mypy would refuse the plain form


def test_reading_a_configuration_makes_no_statements() -> None:
    """Nor does it import Babel: only what a project holds."""
    script = (
        "import sys, pathlib; from publish.config import parse; "
        "parse('[publisher]\\nname = \"A\"\\n[languages.ar]\\n[languages.zh_Hans]\\n', pathlib.Path()); "
        "heavy = {'babel', 'publish.model.statements', 'publish.model.releases', 'publish.signing.keys'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    assert shown == "[]\n"
