"""Every page can be read by other means than a mouse and two eyes: what markup does for that."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.site.conftest import Site


def test_every_page_is_well_formed(site: Site) -> None:
    """A strict parser finds nothing to mend."""
    assert {page.path: page.errors for page in site.pages if page.errors} == {}


def test_headings_are_an_outline(site: Site) -> None:
    """One `h1`, the first heading; no level is skipped on the way down, and none is empty."""
    for page in site.pages:
        headings = page.find("h1", "h2", "h3", "h4", "h5", "h6")
        levels = [int(str(one.tag)[1]) for one in headings]
        assert levels[0] == 1, page.path
        assert levels.count(1) == 1, page.path
        assert all(after <= before + 1 for before, after in pairwise(levels)), page.path
        assert all("".join(one.itertext()).strip() for one in headings), page.path


def test_landmarks_hold_the_whole_page(site: Site) -> None:
    """One `main`, one masthead, at most one footer; what stands outside of them is the link that skips."""
    for page in site.pages:
        (body,) = page.find("body")
        parts = [str(one.tag) for one in body]
        assert parts[:3] == ["a", "header", "main"], page.path
        assert parts[3:] in ([], ["footer"]), page.path
        assert len(page.find("main")) == 1, page.path


def test_each_navigation_has_a_name(site: Site) -> None:
    """Its own, so that a list of landmarks tells them apart."""
    looked_at = 0
    for page in site.pages:
        ids = {one.element.get("id"): one.element for one in page.nodes}
        names = [
            one.get("aria-label") or "".join(ids[one.get("aria-labelledby")].itertext())
            for one in page.find("nav", "aside")
        ]
        looked_at += len(names)
        assert all(names), page.path
        assert len(names) == len(set(names)), page.path
    assert looked_at > 100


def test_the_first_link_skips_to_the_text(site: Site) -> None:
    """Whoever goes by keyboard need not pass the languages on every page."""
    for page in site.pages:
        first = page.find("a")[0]
        (main,) = page.find("main")
        assert first.get("href") == f"#{main.get('id')}", page.path
        assert "".join(first.itertext()).strip(), page.path


def test_every_date_is_one_to_programs(site: Site) -> None:
    """Each release has that of its day in its dateline, and what a `time` says can be read."""
    for page in site.pages:
        times = [one.get("datetime", "") for one in page.find("time")]
        assert all(dt.datetime.fromisoformat(one) for one in times), page.path
        assert times or not page.slug, page.path
        if page.slug:
            datelines = [one.findall(".//time") for one in page.find("p", class_="dateline")]
            assert [one.get("datetime") for line in datelines for one in line] == [page.slug[:10]], page.path


def test_the_headers_of_tables_say_what_they_head(site: Site) -> None:
    """Each has its scope; eight languages and their single files have a table."""
    headers = [one for page in site.pages for one in page.find("th")]
    assert len(headers) == 8 * 2 * 4
    assert {one.get("scope") for one in headers} <= {"col", "row"}


def test_ids_are_there_once(site: Site) -> None:
    """And what points to one within the page finds it."""
    looked_at = 0
    for page in site.pages:
        ids = Counter(one.element.attrib["id"] for one in page.nodes if "id" in one.element.attrib)
        assert [one for one, times in ids.items() if times > 1] == [], page.path
        places = [one.get("href", "")[1:] for one in page.find("a") if one.get("href", "").startswith("#")]
        looked_at += len(places)
        assert [one for one in places if one not in ids] == [], page.path
    assert looked_at > len(site.pages)


def test_every_link_says_something(site: Site) -> None:
    """None is empty, and none is a link to nowhere."""
    for page in site.pages:
        links = page.find("a")
        assert links, page.path
        assert all("".join(one.itertext()).strip() or one.findall(".//img[@alt]") for one in links), page.path
        assert all(one.get("href") for one in links), page.path


def test_nothing_is_hidden(site: Site) -> None:
    """What can be read with a style sheet can be read without; tables alone are stops on the way."""
    tables = 0
    for page in site.pages:
        attributes = {name for one in page.nodes for name in one.element.attrib}
        assert {"hidden", "inert", "aria-hidden", "accesskey"} & attributes == set(), page.path
        stops = [one.element for one in page.nodes if "tabindex" in one.element.attrib]
        tables += len(stops)
        assert {(one.get("class"), one.get("tabindex")) for one in stops} <= {("scroll", "0")}, page.path
    assert tables == 8 * 2


def test_pages_can_be_enlarged(site: Site) -> None:
    """The viewport follows the device and forbids nothing."""
    for page in site.pages:
        assert page.said("viewport") == "width=device-width, initial-scale=1", page.path


def test_a_picture_has_words_and_a_size(site: Site) -> None:
    """So that nothing jumps while it loads, and nothing is missing where it does not."""
    seen = [(page, image) for page in site.pages for image in page.find("img")]
    for page, image in seen:
        assert image.get("alt"), page.path
        assert (image.get("width"), image.get("height")) == ("640", "480"), page.path
    assert tuple(page for page, _ in seen) == site.pictured
    assert len(seen) == 2 * 2


def test_a_caption_belongs_to_its_picture(site: Site) -> None:
    """The two are one figure, and nothing else is in it."""
    figures = [one for page in site.pages for one in page.find("figure")]
    assert [[child.tag for child in one] for one in figures] == [["img", "figcaption"]] * 4
