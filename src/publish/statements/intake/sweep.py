"""The furniture of printed pages, wherever it stands: what a copy out of a PDF or a browser brings.

The patterns, by name:

- *page number*: `Page 2`, `Page 2 of 5`; `2/5`, `2 of 5`, `- 2 -` alone on its line; a bare number
  only where it counts pages (see `_counts_pages`), because it may be the number of the dead;
- *web print footer* (`https://example.org/x 1/2`) and *web print header* (`19/10/2017, 14:05 Title`);
- *running head*: a page's first or last line that stood there on an earlier page (the first stays);
- *ruled line*: nothing but three or more of `-`, `_`, `=`, `*`, `~` and dashes;
- *navigation line*: a web page's own words (`Home`, `Share this`, `Back to top`), in a run of such
  lines between empty lines, or of two and more at the very beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from publish.statements.intake.ledger import Dropped
from publish.statements.intake.lines import Gap, Line

_LABELLED_NUMBER = re.compile(
    r"page [0-9]{1,3}(?:(?: of | ?[/|] ?)[0-9]{1,3})?|[0-9]{1,3} ?\| ?page", re.IGNORECASE
)
_MARKED_NUMBER = re.compile(r"[0-9]{1,3}(?: of | ?/ ?)[0-9]{1,3}|([-–—]) ?[0-9]{1,3} ?\1")
_BARE_NUMBER = re.compile(r"[0-9]{1,3}")
_PRINT_FOOTER = re.compile(r"https?://\S+ [0-9]{1,3}/[0-9]{1,3}")
_PRINT_HEADER = re.compile(
    r"[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4},? [0-9]{1,2}:[0-9]{2}(?:[:0-9]*)(?: ?[AP]M)?,? \S.*",
    re.IGNORECASE,
)
_RULED = re.compile(r"[-_=*~–—―](?: ?[-_=*~–—―]){2,}")
_SERVICE = "tweet|print|e-?mail|facebook|twitter|whatsapp|telegram|linkedin"
_NAVIGATION = re.compile(
    r"skip to (?:main )?(?:content|navigation)|home(?: ?[>»›|/] ?.+)?|(?:main )?menu|search"
    rf"|(?:share|save|pdf|rss|copy link|{_SERVICE})(?: ?[|·•/] ?(?:share|{_SERVICE}))*"
    r"|share (?:this|on|via|to)(?: \w+){0,3}|print this page|read more.?.?.?"
    r"|(?:← ?|« ?|< ?)?(?:previous|back)(?: (?:page|article|post|to top|to home))?"
    r"|next(?: (?:page|article|post))?(?: ?→| ?»| ?>)?|related (?:news|articles|posts|content)"
    r"|news|press releases|subscribe|sign up|log ?in|follow us(?: on)?(?: \w+)?|contact us|about us"
    r"|(?:privacy|cookie) policy|accept (?:all )?cookies|all rights reserved\.?"
    r"|(?:©|\(c\)|copyright)(?: ©)? ?[0-9]{4}.{0,80}",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…:؟。][\"”’»)\]]*")
_ENDS_PAGES = frozenset({"page number", "running head", "web print header", "web print footer"})
_MENU = 2  # lines
_FIRST_NUMBERED = 2  # the first page often bears no number


def sweep(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """Return the lines that are kept, each with its gap and none empty, and those dropped."""
    named = _name_furniture(lines)
    dropped = tuple(
        Dropped(lines[index].number, lines[index].text, name) for index, name in sorted(named.items())
    )
    return tuple(_with_gaps(lines, named)), dropped


def resembles(text: str) -> str | None:
    """Return the pattern that a line which was kept looks like, if there is one."""
    if _BARE_NUMBER.fullmatch(text) or _MARKED_NUMBER.fullmatch(text):
        return "page number"
    return "navigation line" if _NAVIGATION.fullmatch(text) else None


def _with_gaps(lines: Sequence[Line], named: Mapping[int, str]) -> Iterator[Line]:
    """Yield the lines that are neither empty nor named as furniture, with what lies before each."""
    gap, page = Gap.BLANK, 1
    for index, line in enumerate(lines):
        if line.page != page or named.get(index) in _ENDS_PAGES:
            gap, page = Gap.PAGE, line.page
        elif gap is Gap.NONE and (not line.text or index in named):
            gap = Gap.BLANK
        if line.text and index not in named:
            yield replace(line, gap=gap)
            gap = Gap.NONE


def _name_furniture(lines: Sequence[Line]) -> dict[int, str]:
    """Return the index and pattern of each line that is page furniture."""
    named = dict(_single_lines(lines))
    named |= dict.fromkeys(_bare_numbers(lines), "page number")
    edges = _page_edges(lines, named)
    named |= {index: "web print header" for index in edges if _PRINT_HEADER.fullmatch(lines[index].text)}
    named |= dict.fromkeys(_repeated(lines, _page_edges(lines, named)), "running head")
    return named | dict.fromkeys(_navigation(lines, named), "navigation line")


def _single_lines(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Yield index and pattern of the lines whose own words are enough to know them."""
    for index, line in enumerate(lines):
        if _LABELLED_NUMBER.fullmatch(line.text) or (
            _MARKED_NUMBER.fullmatch(line.text)
            and _stands_alone(lines, index)
            and not _is_end_mark(lines, index)
        ):
            yield index, "page number"
        elif _PRINT_FOOTER.fullmatch(line.text):
            yield index, "web print footer"
        elif _RULED.fullmatch(line.text):
            yield index, "ruled line"


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    """Tell whether an empty line, another page or the text's end lies on both sides of a line."""
    sides = (lines[near] for near in (index - 1, index + 1) if 0 <= near < len(lines))
    return all(not line.text or line.page != lines[index].page for line in sides)


def _is_end_mark(lines: Sequence[Line], index: int) -> bool:
    """Tell whether `- 30 -`, with nothing after it, is a journalist's end mark and not page 30."""
    return "30" in lines[index].text and not any(line.text for line in lines[index + 1 :])


def _bare_numbers(lines: Sequence[Line]) -> list[int]:
    """Return the indexes of the bare numbers that count pages."""
    edges = set(_page_edges(lines, {})) if lines and lines[-1].page > 1 else set()
    bare = [
        index
        for index, line in enumerate(lines)
        if _BARE_NUMBER.fullmatch(line.text) and (index in edges or _stands_alone(lines, index))
    ]
    return bare if _counts_pages(lines, bare, edges) else []


def _counts_pages(lines: Sequence[Line], bare: Sequence[int], edges: set[int]) -> bool:
    """Tell whether the bare numbers are the pages' numbers: all of them, or none is taken.

    With form feeds, each stands at its page's edge and is as far from the page's place in the
    text as the others are; one alone must be that place. Without them, two or more must
    count up from the first or second page, and one must cut a sentence.
    """
    if not bare:
        return False
    numbers = [int(lines[index].text) for index in bare]
    if edges:
        shifts = {number - lines[index].page for number, index in zip(numbers, bare, strict=True)}
        return set(bare) <= edges and len(shifts) == 1 and (len(bare) > 1 or shifts == {0})
    counts = numbers[0] <= _FIRST_NUMBERED and all(after == before + 1 for before, after in pairwise(numbers))
    return len(bare) > 1 and counts and any(_cuts_a_sentence(lines, index) for index in bare)


def _cuts_a_sentence(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the text before a line stops in mid-sentence and goes on after it in lower case."""
    before = next((line.text for line in reversed(lines[:index]) if line.text), "")
    after = next((line.text for line in lines[index + 1 :] if line.text), "")
    return bool(before) and _SENTENCE_END.search(before[-3:]) is None and after[:1].islower()


def _page_edges(lines: Sequence[Line], named: Mapping[int, str]) -> list[int]:
    """Return the indexes of each page's first and last line that is neither empty nor named."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.text and index not in named:
            pages.setdefault(line.page, []).append(index)
    return sorted({edge for page in pages.values() for edge in (page[0], page[-1])})


def _repeated(lines: Sequence[Line], edges: Sequence[int]) -> Iterator[int]:
    """Yield those of `edges` whose text stood at an edge of an earlier page."""
    seen: dict[str, int] = {}
    for index in edges:
        if seen.setdefault(lines[index].text, lines[index].page) != lines[index].page:
            yield index


def _navigation(lines: Sequence[Line], named: Mapping[int, str]) -> Iterator[int]:
    """Yield the indexes of navigation lines: whole runs of them, bounded as the module says."""
    run: list[int] = []
    bounded = True
    for index, line in enumerate((*lines, Line(0, ""))):
        if line.text and index not in named and _NAVIGATION.fullmatch(line.text):
            run.append(index)
            continue
        ends_here = not line.text or index in named
        is_menu = len(run) >= _MENU and not any(before.text for before in lines[: run[0]])
        if run and bounded and (ends_here or is_menu):
            yield from run
        run, bounded = [], ends_here
