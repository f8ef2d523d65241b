"""A reviewer is a name on one line that can be read; two spellings of it are one person."""

from __future__ import annotations

import pytest

from publish.approvals.names import fault, folded


@pytest.mark.parametrize("name", ["lina", "Lina K.", "لينا", "琳娜", "R2", "José", "reviewer #7"])
def test_a_pseudonym_will_do(name: str) -> None:
    """In any script."""
    assert fault(name) == ""


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "it is empty"),
        ("  ", "it is empty"),
        ("x" * 65, "it is longer than 64 characters"),
        ("li\nna", "cannot be seen"),
        ("lina\x1b[2J", "cannot be seen"),
        ("lina\u202e", "cannot be seen"),
        ("lina\u200b", "cannot be seen"),
        ("lina\ue000", "cannot be seen"),
        (" lina", "spaces too many"),
        ("lina  k", "spaces too many"),
        ("Jose\u0301", "put together in parts"),
    ],
)
def test_what_is_no_name(name: str, why: str) -> None:
    """Each is refused with what to do."""
    assert why in fault(name)
    assert ": " in fault(name)


@pytest.mark.parametrize("other", ["LINA k", "lina  K", "ｌｉｎａ k", "lina\u00a0k", "ℓina k"])
def test_spellings_of_one_name_are_one_person(other: str) -> None:
    """Case, spaces and compatible letters tell nobody apart."""
    assert folded(other) == folded("Lina K")


def test_two_names_are_two_people() -> None:
    """A look-alike of another script is another name: keys tell such people apart, names cannot."""
    assert folded("lina") != folded("linа")
    assert folded("lina") != folded("omar")
