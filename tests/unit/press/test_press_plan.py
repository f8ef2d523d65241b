"""The plan is a value that can be read: which files there will be, and whose they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.model import Furniture, Language, Project, Publisher, Statement
from publish.press.plan import Edition, outputs, release
from publish.press.standing import Standing, State, original
from publish.statements.inline import Renderer
from publish.statements.parse import statement

ENGLISH = Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")
CHINESE = Language("zh_Hans", "zh-Hans", "简体中文", "Chinese", "ltr", "nplurals=1; plural=0;")
PROJECT = Project(Path(), Publisher("Orchard Press"), ENGLISH, (CHINESE,))


class Words(dict[str, str]):
    """Furniture strings that stand for themselves."""

    def __missing__(self, text: str) -> str:
        return text


FURNITURE = Furniture(Words(), Publisher("Orchard Press"))


def doors() -> Statement:
    """Return a small statement."""
    return statement("---\ntitle: Doors\ndate: 2017-10-19\n---\n\nFirst.\n", "source/2017-10-19-doors.md")


def edition(state: State) -> Edition:
    """Return the statement released in English; in Chinese as it stands in English, or `state`."""
    source = original(PROJECT, doors(), Renderer())
    body = source.body if state.published else None
    return Edition(doors(), (source, Standing(CHINESE, state, source.statuses, source.pieces, body=body)))


@pytest.mark.parametrize(
    ("state", "furnished", "paths"),
    [
        (
            State.RELEASED,
            ("en", "zh_Hans"),
            [
                ("en/2017-10-19-doors.html", "en", "2017-10-19-doors"),
                ("en/2017-10-19-doors.en.txt", "en", "2017-10-19-doors"),
                ("zh-Hans/2017-10-19-doors.html", "zh_Hans", "2017-10-19-doors"),
                ("zh-Hans/2017-10-19-doors.zh-Hans.txt", "zh_Hans", "2017-10-19-doors"),
                ("en/index.html", "en", None),
                ("zh-Hans/index.html", "zh_Hans", None),
                ("index.html", None, None),
            ],
        ),
        (
            State.WITHHELD,
            ("en",),
            [
                ("en/2017-10-19-doors.html", "en", "2017-10-19-doors"),
                ("en/2017-10-19-doors.en.txt", "en", "2017-10-19-doors"),
                ("en/index.html", "en", None),
                ("index.html", None, None),
            ],
        ),
    ],
)
def test_every_file_and_whose_it_is(
    state: State, furnished: tuple[str, ...], paths: list[tuple[str, str | None, str | None]]
) -> None:
    """Folders and names bear the tag that readers and browsers know, with a hyphen."""
    made = outputs(PROJECT, [edition(state)], dict.fromkeys(furnished, FURNITURE))
    assert [(one.path, one.language.code if one.language else None, one.statement) for one in made] == paths


def test_without_furniture_of_the_source_there_is_nothing() -> None:
    """Not even a page to choose a language on: it would have no words."""
    source = original(PROJECT, doors(), Renderer(), unmade="site.po is refused")
    translated = Standing(CHINESE, State.WITHHELD, source.statuses, source.pieces)
    assert list(outputs(PROJECT, [Edition(doors(), (source, translated))], {})) == []


def test_what_is_withheld_cannot_be_laid_out() -> None:
    """Asking for it is a mistake of ours, and loud."""
    held = edition(State.WITHHELD)
    with pytest.raises(ValueError, match="2017-10-19-doors is not released in zh_Hans"):
        release(PROJECT, held, held.standings[1], FURNITURE)
