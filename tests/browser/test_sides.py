"""Everything begins on the side from which its language is read: as it is laid out, not as markup says.

Each rule is a function that fails on a page that breaks it. The last test lays left-handed styles over a page
and sees that every one of them does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page

RUNNING = ".summary, .body > p, .body li, .body blockquote p, .body dd, .body .admonition p, .notices p"
_RIGHT = re.compile("[\u0590-\u08ff]")
_NEAR = 1.0  # two rectangles that touch may be so far apart, in CSS pixels
_INDENTED = 8.0  # an indent that a reader sees


def _read_from(text: str) -> str:
    """Return the side from which a text is read, by its first letter."""
    letters = [letter for letter in text if letter.isalpha()]
    return "right" if _RIGHT.match(letters[0]) else "left"


def _beyond(side: str, box: dict[str, float], line: float) -> float:
    """Return how far `line` stands inside `box`, from the edge on `side`."""
    return box["right"] - line if side == "right" else line - box["left"]


def directions_are_right(page: Page, side: str) -> None:
    """Hold that the page, and each block of text, has the direction of its letters."""
    direction = page.evaluate("getComputedStyle(document.documentElement).direction")
    assert direction == {"right": "rtl", "left": "ltr"}[side]
    blocks = page.evaluate("selector => geometry.blocks(selector)", RUNNING.replace(".body li, ", ""))
    wrong = [
        one["text"] for one in blocks if (one["direction"] == "rtl") != (_read_from(one["text"]) == "right")
    ]
    assert wrong == []


def lines_start_at_their_edge(page: Page, side: str) -> None:
    """Hold that each line begins at the edge of its room; and that some end before the other edge."""
    early = False
    for block in page.evaluate(
        "selector => geometry.blocks(selector)", ".summary, .body > p, .notices p, h1"
    ):
        own = _read_from(block["text"])
        other = {"right": "left", "left": "right"}[own]
        for line in block["lines"]:
            assert abs(_beyond(own, block["room"], line[own])) <= _NEAR, (own, block["text"], line)
            early = early or _beyond(other, block["room"], line[other]) > _INDENTED
    assert early, side


def bullets_stand_before_items(page: Page, side: str) -> None:
    """Hold that each item's mark stands before its text, and in the sheet."""
    marks = _marks(page)
    assert len(marks) == 8
    sheet = page.evaluate("geometry.plain(document.querySelector('.body').getBoundingClientRect())")
    for (left, _, width, _), (item_left, _, item_width, _) in marks:
        if side == "right":
            assert item_left + item_width - _NEAR <= left
        else:
            assert left + width <= item_left + _NEAR
        assert sheet["left"] - _NEAR <= left
        assert left + width <= sheet["right"] + _NEAR


@cache
def _protocol(page: Page) -> CDPSession:
    """Return a page's line to the browser; one that is closed takes the page's medium with it."""
    return page.context.new_cdp_session(page)


def _marks(page: Page) -> list[tuple[list[float], list[float]]]:
    """Return the rectangles of the marks of list items (left, top, width, height), each with its item's."""
    snapshot = _protocol(page).send("DOMSnapshot.captureSnapshot", {"computedStyles": []})
    nodes, layout = snapshot["documents"][0]["nodes"], snapshot["documents"][0]["layout"]
    bounds = dict(zip(layout["nodeIndex"], layout["bounds"], strict=True))
    kinds = zip(nodes["pseudoType"]["index"], nodes["pseudoType"]["value"], strict=True)
    marks = [node for node, kind in kinds if snapshot["strings"][kind] == "marker" and node in bounds]
    body = [node for node in marks if _within(nodes, node, snapshot["strings"], "body")]
    return [(bounds[node], bounds[nodes["parentIndex"][node]]) for node in body]


def _within(nodes: Any, node: int, strings: list[str], name: str) -> bool:
    """Tell whether one of a node's ancestors has the class `name`."""
    while node >= 0:
        names = [strings[one] for one in nodes["attributes"][node]]
        if "class" in names and names[names.index("class") + 1] == name:
            return True
        node = nodes["parentIndex"][node]
    return False


def bars_stand_before_quotes(page: Page, side: str) -> None:
    """Hold that quotes, notes and notices have a line at the side where they begin, and none at the other."""
    other = {"right": "left", "left": "right"}[side]
    bars = page.evaluate("selector => geometry.bars(selector)", "blockquote, .admonition, .notices")
    assert len(bars) >= 3
    for bar in bars:
        assert (bar[side] > 1, bar[other]) == (True, 0)


def indents_are_on_the_side_of_the_start(page: Page, side: str) -> None:
    """Hold that lists, quotes and definitions stand further in where they begin, and not where they end."""
    other = {"right": "left", "left": "right"}[side]
    indented = page.evaluate(
        "selector => geometry.bars(selector)", ".body > :is(ul, ol, blockquote), .body dd"
    )
    assert len(indented) >= 5
    for one in indented:
        assert _beyond(side, one["around"], one["inside"][side]) > _INDENTED
        assert _beyond(other, one["around"], one["inside"][other]) <= _NEAR


def columns_follow_from_the_start(page: Page, side: str) -> None:
    """Hold that a table's first column is the one that is read first."""
    rows = page.evaluate("geometry.rows()")
    assert [len(row) for row in rows] == [3, 3, 3]
    for row in rows:
        assert row == sorted(row, reverse=side == "right")
        assert len(set(row)) == len(row)


RULES: list[Callable[[Page, str], None]] = [
    directions_are_right,
    lines_start_at_their_edge,
    bullets_stand_before_items,
    bars_stand_before_quotes,
    indents_are_on_the_side_of_the_start,
    columns_follow_from_the_start,
]
LEFT_HANDED = [
    (directions_are_right, "html, body { direction: ltr }"),
    (directions_are_right, ".body > p { direction: ltr }"),
    (directions_are_right, "p[dir='ltr'] { direction: rtl }"),
    (lines_start_at_their_edge, ".body > p { text-align: left }"),
    (lines_start_at_their_edge, "[dir='ltr'] { text-align: right }"),
    (lines_start_at_their_edge, ".summary { float: left; width: 60% }"),
    (lines_start_at_their_edge, "h1 { text-align: left }"),
    (lines_start_at_their_edge, ".body > p { margin-right: 2em }"),
    (bullets_stand_before_items, ".body li { direction: ltr }"),
    (bullets_stand_before_items, ".body :is(ul, ol) { padding-left: 1.6em; padding-right: 0 }"),
    (bullets_stand_before_items, ".body ul { list-style: none }"),
    (bars_stand_before_quotes, "blockquote { border-width: 0 0 0 4px; border-left: 4px solid }"),
    (bars_stand_before_quotes, ".notices { direction: ltr }"),
    (indents_are_on_the_side_of_the_start, "blockquote { margin-left: 2em }"),
    (indents_are_on_the_side_of_the_start, ".body dd { margin: 0 0 0 1.4em }"),
    (columns_follow_from_the_start, "table { direction: ltr }"),
    (columns_follow_from_the_start, "td { float: left }"),
]


@pytest.mark.parametrize("rule", RULES)
def test_page_begins_on_its_own_side(rule: Callable[[Page, str], None], specimen: Page, side: str) -> None:
    """In every language, width, medium and scheme, what is read first stands where reading begins."""
    rule(specimen, side)


@pytest.mark.parametrize(("rule", "css"), LEFT_HANDED)
def test_left_handed_styles_are_seen(
    rule: Callable[[Page, str], None], css: str, broken: Callable[..., None]
) -> None:
    """A style that knows only one side fails the rule it breaks, in Arabic."""
    broken("ar", css, lambda page: rule(page, "right"))


def test_every_box_stands_where_it_stands_without_javascript(
    specimen: Page,
    pages: Callable[[str, str], Page],
    show: Callable[..., Page],
    view: tuple[str, int, str, str],
) -> None:
    """With JavaScript off the whole layout is the same, to the pixel."""
    tag, *looks = view
    without = show(pages(tag, "scriptless"), *looks)
    boxes = specimen.evaluate("geometry.boxes()")
    assert len(boxes) > 50
    assert without.evaluate("geometry.boxes()") == boxes


def test_javascript_is_off_where_it_is_said_to_be(browser: Browser, tmp_path: Path) -> None:
    """A page's own script does not run there, so that the test above means something."""
    page_file = tmp_path / "page.html"
    page_file.write_text("<title>off</title><script>document.title = 'on'</script>", "utf-8")
    titles = []
    for scripts in (True, False):
        with browser.new_context(java_script_enabled=scripts) as context:
            page = context.new_page()
            page.goto(page_file.as_uri())
            titles.append(page.title())
    assert titles == ["on", "off"]
