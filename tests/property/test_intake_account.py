"""No word is lost between a pasted text and its source file, whatever was pasted."""

from __future__ import annotations

import datetime as dt
import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

import markdown
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from publish.errors import SourceError
from publish.statements import frontmatter
from publish.statements.intake import Intake, intake

EXTENSIONS = ["tables", "footnotes", "def_list", "admonition", "sane_lists", "fenced_code"]
WITHOUT_WORDS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\u202a-\u202e]")
TAG_OR_TEXT = re.compile(r'<(/?(?:p|ul|ol|li))(?: start="([0-9]+)")?>|([^<]+)|<')
DAY = dt.date(2021, 5, 5)

PIECES = (
    *(
        "The regime",
        "forces",
        "shelled",
        "35-year-",
        "old",
        "govern-",
        "ment.",
        "detainees",
        "in Homs.",
        "co\u00adop\u00ad",
    ),
    *(
        "500",
        "*",
        "_x_",
        "`",
        "\\",
        "<b>",
        "&amp;",
        "[1]",
        "[^1]",
        "](x)",
        "|",
        "é",
        "ﬁ",
        "العدالة",
        "–",
        "—",
        "2011–",
        "2013",
    ),
    *(
        "FOR IMMEDIATE RELEASE",
        "October 19, 2017",
        "19/10/2017",
        "05/06/2021",
        "ISTANBUL (5 May 2021) — The",
        "ENDS",
        "###",
        "#",
    ),
    *(
        "Press release Syrian Coalition Media Department October 19, 2017",
        "🔗 example.org/press/x",
        "https://example.org/x 1/2",
    ),
    *(
        "Page 1 of 2",
        "1",
        "2",
        "- 2 -",
        "Home",
        "Share this",
        "Contact: a@example.org",
        "-----",
        "***",
        "~~~",
        "!!! note",
        ": x",
    ),
    *(
        "• ",
        "•",
        "– item",
        "- item",
        "* item",
        "1. first",
        "2. second",
        "(1) one",
        "(2) two",
        "# x",
        "[x]: y",
        "> q",
        "=====",
        "title",
    ),
    *(
        "Subject: Fwd: Press release: title",
        "Subject:",
        "Date: Tue, 3 Mar 2026 09:14:22 +0100",
        "*From:* Press <p@example.org>,",
        "To: The regime forces",
        "---------- Forwarded message ---------",
        "Sent from my iPhone",
        "PRESS RELEASE – FOR IMMEDIATE RELEASE",
        "--",
        "```",
    ),
)
BREAKS = (
    " ",
    " ",
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\f",
    "\n \n",
    "\t",
    "\u00a0",
    "\u2028",
    "\u2029",
    "    ",
    "\u200b",
    "\x00"[:0],
)
MESSY = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(BREAKS)), min_size=1, max_size=40).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
ARBITRARY = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=200
)


def words(text: str) -> Counter[str]:
    """Return the words of `text`, counted: the definition of the account, written a second time."""
    return Counter(unicodedata.normalize("NFC", WITHOUT_WORDS.sub("", text)).split())


def written(result: Intake) -> Counter[str]:
    """Return the words of the file: those a reader sees in its body, and the title it was found with."""
    _, _, body = result.text.partition("---\n\n")
    seen = _seen(markdown.markdown(body, extensions=EXTENSIONS))
    return words(html.unescape(" ".join(seen))) + words(result.recognised.get("title", ""))


def _seen(page: str) -> Iterator[str]:
    """Yield a page's text with the marks that its lists show; only paragraphs and lists may be in it."""
    number = 0
    for tag, start, text in TAG_OR_TEXT.findall(page):
        assert tag or text
        if tag in {"ul", "ol"}:
            number = int(start or "1") if tag == "ol" else 0
        elif tag == "li":
            yield f"{number}." if number else "-"
            number += number > 0
        yield text


def total(texts: Iterable[str]) -> Counter[str]:
    """Return the words of all `texts`, counted."""
    return sum((words(text) for text in texts), Counter())


def account(text: str, result: Intake) -> None:
    """Check: read + made by rewriting = written + dropped + rewritten."""
    made = total(word for entry in result.rewritten for word in entry.after)
    unmade = total(word for entry in result.rewritten for word in entry.before)
    dropped = total(line.text for line in result.dropped)
    assert words(text) + made == written(result) + dropped + unmade


@given(st.one_of(MESSY, ARBITRARY), st.sampled_from([None, "The regime forces", "title"]))
@settings(deadline=None, max_examples=300)
def test_every_word_is_written_or_listed(text: str, title: str | None) -> None:
    """Words read are the words written and dropped, as multisets, or the file is refused."""
    try:
        result = intake(text.encode(), "in.txt", date=DAY, slug="2021-05-05-x", title=title)
    except SourceError:
        return
    account(text, result)


@given(
    st.one_of(
        ARBITRARY, st.sampled_from(['"Quoted"', "'One' and 'two'", '"', "key: value", "--- x", "a: 'b'"])
    )
)
@settings(deadline=None, max_examples=200)
def test_a_title_reads_back_from_the_front_matter(title: str) -> None:
    """Whatever is given as a title, quotes and colons too, the front matter's reader gives it back."""
    expected = " ".join(unicodedata.normalize("NFC", WITHOUT_WORDS.sub("", title)).split())
    assume(expected)
    result = intake(b"Two wells were poisoned.", "in.txt", date=DAY, slug="2021-05-05-x", title=title)
    assert frontmatter.split(result.text, "x.md").values["title"] == expected
