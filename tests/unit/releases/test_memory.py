"""What templates were compiled to is kept for the next run, and counts only if it is what was kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jinja2 import Environment

from publish import model
from publish.releases import engine
from publish.releases.memory import remembered, remembering

NAME = "closing.html"


class Kept(dict[str, bytes]):
    """A memory that lies in no file."""

    known = dict.get
    know = dict.__setitem__


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """Begin each test as a process begins, and leave nothing of it to others."""
    engine._environment.cache_clear()  # noqa: SLF001  because a process has one, and never another
    yield
    engine._environment.cache_clear()  # noqa: SLF001  because a process has one, and never another


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the templates that are compiled from now on."""
    names: list[str] = []
    generate = Environment._generate  # noqa: SLF001  because it is what takes long

    def counted(self: Environment, source: Any, name: str, *rest: Any, **more: Any) -> str:
        names.append(name)
        return generate(self, source, name, *rest, **more)

    monkeypatch.setattr(Environment, "_generate", counted)
    return names


def fill(furniture: model.Furniture, release: model.Release) -> str:
    """Return a template, filled as another process would."""
    engine._environment.cache_clear()  # noqa: SLF001  because a process has one, and never another
    return engine.fill(NAME, furniture, {"language": release.language})


def test_a_template_is_compiled_once_for_all_runs(
    furniture: model.Furniture, release: model.Release, compiled: list[str]
) -> None:
    """The next takes it from the memory, and says the same."""
    memory = Kept()
    with remembering(memory):
        first = fill(furniture, release)
    with remembering(memory):
        again = fill(furniture, release)
    assert (first == again, compiled, len(memory)) == (True, [NAME], 1)


def test_without_a_memory_nothing_is_kept(
    furniture: model.Furniture, release: model.Release, compiled: list[str]
) -> None:
    """Each process compiles what it fills; a memory ends with its run."""
    with remembering(Kept()):
        pass
    assert remembered() is None
    fill(furniture, release)
    fill(furniture, release)
    assert compiled == [NAME, NAME]


@pytest.mark.parametrize("damage", [0, 31, 32, 400, -1])
def test_what_was_damaged_counts_for_nothing(
    furniture: model.Furniture, release: model.Release, compiled: list[str], damage: int
) -> None:
    """Not a byte of it may be another; the template is compiled again, and kept again."""
    memory = Kept()
    with remembering(memory):
        first = fill(furniture, release)
        ((name, whole),) = memory.items()
        broken = bytearray(whole)
        broken[damage] ^= 1
        memory[name] = bytes(broken)
        assert fill(furniture, release) == first
    assert (compiled, memory) == ([NAME, NAME], {name: whole})


@pytest.mark.parametrize("length", [0, 1, 32, 100])
def test_what_was_cut_off_counts_for_nothing(
    furniture: model.Furniture, release: model.Release, compiled: list[str], length: int
) -> None:
    """An empty value is none, and a digest alone is the digest of something else."""
    memory = Kept()
    with remembering(memory):
        first = fill(furniture, release)
        ((name, whole),) = memory.items()
        memory[name] = whole[:length]
        assert fill(furniture, release) == first
    assert compiled == [NAME, NAME]
