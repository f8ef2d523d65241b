"""The furniture of printed pages, wherever it stands: what a copy out of a PDF or a browser brings.

The patterns, by name:

- *page number*: `Page 2`, `Page 2 of 5`; `2/5`, `- 2 -` and a bare number only where they count
  pages (see `_counts_pages`) and never below a colon, because they may be the number of the dead;
- *web print footer* (`https://example.org/x 1/2`) and *web print header* (`19/10/2017, 14:05 Title`);
- *running head*: a page's first or last line that stood there on an earlier page (the first stays);
- *ruled line*: nothing but three or more of `-`, `_`, `=`, `*`, `~` and dashes;
- *navigation line*: a web page's own words (`Home`, `Share this`, `Back to top`), in a run of such
  lines between empty lines, or of two and more at the very beginning, but not below a colon.

A page number that no form feed proves, and navigation within the text, are dropped doubtfully.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from publish.statements.intake.ledger import Doubt, Dropped
from publish.statements.intake.lines import Gap, Line

_LABELLED_NUMBER = re.compile(
    r"page [0-9]{1,3}(?:(?: of | ?[/|] ?)[0-9]{1,3})?|[0-9]{1,3} ?\| ?page", re.IGNORECASE
)
_MARKED_NUMBER = re.compile(r"[0-9]{1,3}(?: of | ?/ ?)[0-9]{1,3}|([-–—]) ?[0-9]{1,3} ?\1")
_DIGITS = re.compile("[0-9]+")
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
    r"|share (?:this|on|via|to)(?: \w+){0,3}|print this page|read more(?: ?[.…»>→]{1,3})?"
    r"|(?:← ?|« ?|< ?)?(?:previous|back)(?: (?:page|article|post|to top|to home))?"
    r"|next(?: (?:page|article|post))?(?: ?→| ?»| ?>)?|related (?:news|articles|posts|content)"
    r"|news|press releases|subscribe|sign up|log ?in|follow us(?: on)?(?: \w+)?|contact us|about us"
    r"|(?:privacy|cookie) policy|accept (?:all )?cookies|all rights reserved\.?"
    r"|(?:©|\(c\)|copyright)(?: ©)? ?[0-9]{4}(?:[-–][0-9]{4})?(?: [\w&.'’-]+){0,5}"
    r"(?:[.,|–-]? ?all rights reserved\.?)?",
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


def doubts(lines: Sequence[Line], dropped: Sequence[Dropped]) -> Iterator[Doubt]:
    """Yield a doubt for each line of `dropped` that its place in `lines`, all of the text, does not prove."""
    taken = {line.line for line in dropped}
    kept = [line.number for line in lines if line.text and line.number not in taken]
    for line in dropped:
        is_number = line.pattern == "page number" and not _LABELLED_NUMBER.fullmatch(line.text)
        is_within = bool(kept) and kept[0] < line.line < kept[-1]
        if (is_number and lines[-1].page == 1) or (line.pattern == "navigation line" and is_within):
            yield Doubt(line.line, line.text, f"dropped as a {line.pattern}: put it back if it is not one")


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
    for form in (_MARKED_NUMBER, _BARE_NUMBER):
        named |= dict.fromkeys(_page_numbers(lines, form), "page number")
    edges = _page_edges(lines, named)
    named |= {index: "web print header" for index in edges if _PRINT_HEADER.fullmatch(lines[index].text)}
    named |= dict.fromkeys(_repeated(lines, _page_edges(lines, named)), "running head")
    return named | dict.fromkeys(_navigation(lines, named), "navigation line")


def _single_lines(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Yield index and pattern of the lines whose own words are enough to know them."""
    for index, line in enumerate(lines):
        if _LABELLED_NUMBER.fullmatch(line.text):
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
    is_thirty = lines[index].text.strip("-–— ") == "30" != lines[index].text
    return is_thirty and not any(lines[below].text for below in range(index + 1, len(lines)))


def _page_numbers(lines: Sequence[Line], form: re.Pattern[str]) -> list[int]:
    """Return the indexes of the numbers, all of one form, that count pages."""
    edges = set(_page_edges(lines, {})) if lines and lines[-1].page > 1 else set()
    bare = [
        index
        for index, line in enumerate(lines)
        if form.fullmatch(line.text)
        and (index in edges or _stands_alone(lines, index))
        and not _is_end_mark(lines, index)
        and not _is_announced(lines, index)
    ]
    return bare if _counts_pages(lines, bare, edges) else []


def _counts_pages(lines: Sequence[Line], bare: Sequence[int], edges: set[int]) -> bool:
    """Tell whether the numbers are the pages' numbers: all of them, or none is taken.

    With form feeds, each stands at its page's edge and is as far from the page's place in the
    text as the others are; one alone must be that place. Without them, two or more must
    count up from the first or second page, and one must cut a sentence.
    """
    if not bare:
        return False
    numbers = [int(_DIGITS.findall(lines[index].text)[0]) for index in bare]
    if edges:
        shifts = {number - lines[index].page for number, index in zip(numbers, bare, strict=True)}
        return set(bare) <= edges and len(shifts) == 1 and (len(bare) > 1 or shifts == {0})
    counts = numbers[0] <= _FIRST_NUMBERED and all(after == before + 1 for before, after in pairwise(numbers))
    return len(bare) > 1 and counts and any(_cuts_a_sentence(lines, index) for index in bare)


def _cuts_a_sentence(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the text before a line stops in mid-sentence and goes on after it in lower case."""
    before = next((lines[i].text for i in range(index - 1, -1, -1) if lines[i].text), "")
    after = next((lines[i].text for i in range(index + 1, len(lines)) if lines[i].text), "")
    return bool(before) and _SENTENCE_END.search(before[-3:]) is None and after[:1].islower()


def _is_announced(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the text above a line ends in a colon, so that the line is what it announces."""
    above = next((lines[i].text for i in range(index - 1, -1, -1) if lines[i].text), "")
    return above.endswith((":", "："))


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
    bounded, announced = True, False
    for index, line in enumerate((*lines, Line(0, ""))):
        if line.text and index not in named and _NAVIGATION.fullmatch(line.text):
            run.append(index)
            continue
        ends_here = not line.text or index in named
        is_menu = len(run) >= _MENU and not any(before.text for before in lines[: run[0]])
        if bounded and not announced and (ends_here or is_menu):
            yield from run
        run, bounded = [], ends_here
        announced = line.text.endswith(":") if line.text else announced
