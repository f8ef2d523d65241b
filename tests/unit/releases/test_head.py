"""The technical part of a head is right for where its page lies."""

from __future__ import annotations

import pytest

from publish import model
from publish.releases import faces
from publish.releases.head import feed_address, head

OWN = "https://press.example/ar/a.html"


@pytest.fixture
def others(release: model.Release) -> tuple[model.Alternate, ...]:
    """Give the page in two languages."""
    return tuple(
        model.Alternate(other.language, f"../{other.language.tag}/a.html") for other in release.alternates[:2]
    )


def test_addresses_are_whole_where_the_page_s_own_is(
    release: model.Release, others: tuple[model.Alternate, ...]
) -> None:
    """They are relative to it otherwise."""
    found = head(release.language, OWN, others, "../en/a.html")
    assert [other.href for other in found.alternates] == ["https://press.example/en/a.html", OWN]
    assert found.default == "https://press.example/en/a.html"
    assert head(release.language, None, others, "../en/a.html").default == "../en/a.html"


def test_a_page_that_is_alone_names_no_other_by_a_relative_address(
    release: model.Release, others: tuple[model.Alternate, ...]
) -> None:
    """With whole addresses it names them all; what languages there are it says in any case."""
    alone = head(release.language, None, others, "../en/a.html", alone=True)
    assert (alone.alternates, alone.default, alone.locales) == ((), None, ("en",))
    assert len(head(release.language, OWN, others, "../en/a.html", alone=True).alternates) == 2


@pytest.mark.parametrize("depth", [0, 1, 3])
def test_fonts_are_found_from_where_the_page_lies(release: model.Release, depth: int) -> None:
    """The style is that of the language's fonts, at that depth below `build/`."""
    found = head(release.language, None, (), None, depth=depth)
    assert found.style == faces.style(release.language, depth=depth)
    assert found.style.count(f'url("{"../" * depth}fonts/') > 2


def test_a_feed_has_a_whole_address(release: model.Release) -> None:
    """Without a base URL there is none."""
    assert feed_address("https://press.example", release.language) == "https://press.example/ar/feed.xml"
    assert feed_address(None, release.language) is None
