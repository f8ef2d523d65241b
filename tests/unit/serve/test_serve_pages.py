"""Each page is made from its own files, stands when one of them breaks, and shows only what it may."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.errors import ConfigError
from publish.model import Protected
from publish.serve.houses import Workspace
from publish.serve.pages import LISTED, Address, Made, Pages

CATALOG = "locale/ar/LC_MESSAGES/2017-10-19-doors.po"
SOURCE = "source/2017-10-19-doors.md"
ARABIC = Address("2017-10-19-doors", "ar")
NOW = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)


def _break(released: Path) -> None:
    path = released / CATALOG
    path.write_text(path.read_text("utf-8").replace('msgid "On 16', "msgid On 16"), "utf-8")


def _embargo(edit: Callable[..., None]) -> None:
    edit(SOURCE, "place: Berlin", "place: Berlin\nembargo: 2027-01-01T09:00:00+00:00")


def test_a_broken_catalog_is_told_over_the_last_good_state(released: Path, pages: Pages) -> None:
    """The page says file, line and what to do, and shows what was there before. Mended, it is as it was."""
    good = pages.page(ARABIC)
    whole = (released / CATALOG).read_text("utf-8")
    _break(released)
    broken = pages.page(ARABIC).data.decode()
    assert 'role="alert"' in broken
    assert "It would be released" not in broken
    assert f"{CATALOG}:" in broken.partition('role="alert"')[2].partition("</div>")[0]
    assert 'id="segment-4"' in broken
    (released / CATALOG).write_text(whole, "utf-8")
    assert pages.page(ARABIC) == good


def test_a_broken_source_is_told_over_the_last_good_state(pages: Pages, edit: Callable[..., None]) -> None:
    """A mistake in the source leaves the page as it was, under what is wrong."""
    pages.page(ARABIC)
    edit(SOURCE, "title: Behind closed doors\n", "titel: Behind closed doors\n")
    broken = pages.page(ARABIC).data.decode()
    assert f"{SOURCE}:2" in broken.partition('role="alert"')[2].partition("</div>")[0]
    assert 'id="segment-4"' in broken


def test_a_broken_configuration_is_told_over_the_last_good_state(
    pages: Pages, edit: Callable[..., None]
) -> None:
    """So it is with publish.toml, of which everything is made."""
    pages.page(ARABIC)
    edit("publish.toml", "[languages.ar]", "[languages.ar")
    broken = pages.page(ARABIC).data.decode()
    assert "publish.toml" in broken.partition('role="alert"')[2].partition("</div>")[0]
    assert 'id="segment-4"' in broken


def test_what_never_could_be_shown_is_told_alone(released: Path, pages: Pages) -> None:
    """Without an earlier state there is nothing but what is wrong."""
    _break(released)
    broken = pages.page(ARABIC).data.decode()
    assert "There is nothing to show" in broken
    assert f"{CATALOG}:" in broken


def test_a_page_is_made_from_its_own_files(pages: Pages) -> None:
    """It knows its source, its catalog and the words around it, and nothing of another language."""
    read = pages.page(ARABIC).read
    assert {
        SOURCE,
        CATALOG,
        "locale/ar/LC_MESSAGES/site.po",
        "locale/ar/approvals/2017-10-19-doors.toml",
    } <= read
    assert not [path for path in read if "/fr/" in path or "gates" in path]


@pytest.mark.parametrize(
    ("path", "other"), [(CATALOG, False), ("locale/fr/LC_MESSAGES/2017-10-19-doors.po", True)]
)
def test_a_version_follows_from_its_page(released: Path, pages: Pages, path: str, *, other: bool) -> None:
    """It is another one where the page is, and the same where a file of another page changed."""
    before = pages.page(ARABIC).version
    text = (released / path).read_text("utf-8")
    (released / path).write_text(text.replace("500", "50"), "utf-8")
    assert (pages.page(ARABIC).version == before) is other


def test_nothing_is_written(
    released: Path, pages: Pages, edit: Callable[..., None], tree: Callable[[Path], dict[str, bytes]]
) -> None:
    """Whatever is asked for, in whatever state the files are: not a byte changes, least of all in build/."""
    edit(SOURCE, "500 closed", "400 closed")
    _break(released)
    before = tree(released)
    for address in (
        Address(),
        ARABIC,
        Address("2017-10-20-gates", "fr"),
        Address("2017-10-20-gates", "ar", "beside"),
    ):
        pages.page(address)
    pages.states("2017-10-20-gates")
    assert tree(released) == before
    assert any(path.startswith("build/") for path in before)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (Address("2017-10-19-none", "ar"), 404),
        (Address("../publish", "ar"), 404),
        (Address("a\0b", "ar"), 404),
        (Address("a" * 5000, "ar"), 404),
        (Address("2017-10-19-doors", "de"), 404),
    ],
)
def test_what_there_is_not_is_told(pages: Pages, address: Address, status: int) -> None:
    """A statement or a language that there is none of is said to be none, whatever its name."""
    assert pages.page(address).status == status


def test_a_protected_name_is_never_shown(released: Path) -> None:
    """The page says where it stands, and quotes nothing; another one is shown as ever."""
    protected = Protected((("Red Cross",),))
    found = Pages(Workspace(released), lambda: protected, lambda: NOW)
    made = found.page(ARABIC)
    html = made.data.decode()
    assert made.status == 403
    assert f"{SOURCE}:12" in html
    assert "Red" not in html
    assert found.page(Address("2017-10-20-gates", "ar")).status == 200


def test_a_protected_name_that_only_a_page_has_is_not_shown(
    released: Path, edit: Callable[..., None]
) -> None:
    """Nor is one that stands in no file as such: the page itself is searched."""
    edit("publish.toml", "Orchard Press", "Orchard P\\u0072ess")
    found = Pages(Workspace(released), lambda: Protected((("Orchard Press",),)), lambda: NOW)
    made = found.page(ARABIC)
    assert (made.status, b"Orchard" in made.data) == (403, False)


def test_a_list_of_names_that_cannot_be_read_shows_nothing(released: Path) -> None:
    """Where nobody knows which names are protected, no page is made."""

    def missing() -> Protected:
        raise ConfigError("names.txt", 0, "the list of protected names is not there")

    html = Pages(Workspace(released), missing, lambda: NOW).page(ARABIC).data.decode()
    assert "the list of protected names is not there" in html
    assert "segment-4" not in html


def test_an_embargo_is_marked_where_only_this_machine_can_read(
    pages: Pages, edit: Callable[..., None]
) -> None:
    """Whoever sits at the machine sees the statement, and until when nobody else may."""
    _embargo(edit)
    html = pages.page(ARABIC).data.decode()
    assert "Embargoed until 2027-01-01 09:00:00+00:00: nothing of it may be shown to others." in html
    assert 'class="embargo"' in html


def test_an_embargo_is_kept_where_others_can_read(released: Path, edit: Callable[..., None]) -> None:
    """On the network neither its page nor its title is shown, also where it was before."""
    found = Pages(Workspace(released), Protected, lambda: NOW, local=False)
    assert found.page(ARABIC).status == 200
    _embargo(edit)
    made = found.page(ARABIC)
    assert (made.status, b"segment-4" in made.data) == (403, False)
    assert b"Behind closed doors" not in found.page(Address()).data
    assert b"The gates" in found.page(Address()).data


def test_the_list_has_the_newest_first(listed: Callable[..., Made]) -> None:
    """Titles, and a way to each language; how they stand is asked for later."""
    html = listed().data.decode()
    assert html.index("The gates") < html.index("Behind closed doors")
    assert 'href="/ar/2017-10-19-doors.html"' in html
    assert "2 statements." in html


def test_the_list_can_be_searched(listed: Callable[..., Made]) -> None:
    """By words of the files' names, in any case."""
    html = listed(sought="GATES").data.decode()
    assert "The gates" in html
    assert "Behind closed doors" not in html


def test_a_long_list_has_pages(released: Path, pages: Pages) -> None:
    """A page has so many and no more, and of the others not even the head is read."""
    for number in range(LISTED):
        (released / f"source/2016-01-01-more-{number}.md").write_text("---\ntitle: T\n---\n", "utf-8")
    first = pages.page(Address())
    assert first.data.decode().count('class="line"') == LISTED
    assert len([path for path in first.read if path.startswith("source/")]) == LISTED
    assert b"Earlier statements" in first.data
    assert pages.page(Address(first=LISTED)).data.decode().count('class="line"') == 2


def test_states_say_how_far_each_language_is(released: Path, pages: Pages, edit: Callable[..., None]) -> None:
    """In few words, and anew when a file changed."""
    assert pages.states("2017-10-19-doors") == dict.fromkeys(("en", "ar", "fr"), "would be released")
    edit(SOURCE, "500 closed", "400 closed")
    assert pages.states("2017-10-19-doors") == {
        "en": "would be released", "ar": "withheld, 1 fuzzy", "fr": "withheld, 1 fuzzy",
    }  # fmt: skip
    assert released


def test_fonts_are_served_and_other_files_are_not(pages: Pages) -> None:
    """What a page fetches is there; no file of the workspace is."""
    assert pages.file("fonts/OFL.txt")
    for path in ("publish.toml", SOURCE, "../publish.toml", "build/index.html"):
        assert pages.file(path) is None
