"""The review page: both sides as readers meet them, everything else as text, and nothing that runs."""

from __future__ import annotations

import base64
import hashlib
import re

import html5lib
import pytest
from msgspec.structs import replace

from publish.model import Finding, Language, Piece, Severity, Target
from publish.releases.environment import asset
from publish.releases.review import OURS, Change, Request, Review, Row, changes, excerpt, review, visible

ENGLISH = Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")
ARABIC = Language("ar", "ar", "العربية", "Arabic", "rtl", "nplurals=1; plural=0;")
ERROR = Finding(
    "missing-number", Severity.ERROR, "ar.po", 9, '"500" is missing', text="قال 50 شخصاً", start=4, end=6
)
ROW = Row(4, "paragraph", "translated", Piece("said <em>so</em>", "said so"), Piece("<em>قال</em>", "قال"))
PAGE = Review(
    "2017-10-19-doors", "ar/LC_MESSAGES/2017-10-19-doors.po", "Doors", ARABIC, ENGLISH, "notice", 1, (ROW,)
)  # fmt: skip


def read(row: Row = ROW, page: Review = PAGE) -> str:
    """Return the page with that one row."""
    return review(replace(page, rows=(row,))).decode()


def test_both_sides_speak_for_themselves() -> None:
    """Each has its own language and direction, whatever the page around it has."""
    text = read()
    assert '<html lang="en" dir="ltr">' in text
    assert '<div class="side" lang="en" dir="ltr">said <em>so</em></div>' in text
    assert '<div class="side" lang="ar" dir="rtl"><em>قال</em></div>' in text


def test_segments_are_numbered_as_approve_counts_them() -> None:
    """The number is a link to the segment, and the command stands at the head."""
    text = read()
    assert '<section class="row" id="segment-4">' in text
    assert '<a href="#segment-4">4</a>' in text
    assert "<code>publish approve -l ar 2017-10-19-doors --reviewer NAME</code>" in text


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (replace(ROW, status="fuzzy"), '<span class="state fuzzy">fuzzy</span>'),
        (replace(ROW, status="refused"), '<span class="state refused">refused</span>'),
        (replace(ROW, approved=True), '<span class="state approved">approved</span>'),
        (replace(ROW, voices=("lina on 2026-11-20",)), "approved by <bdi>lina on 2026-11-20</bdi>"),
        (replace(ROW, requests=(Request("facts 500"),)),
         "asks for an exception:</strong> <bdi>facts 500</bdi></li>"),
        (replace(ROW, requests=(Request("fcats 500", 'there is no rule "fcats"'),)),
         '<strong class="error">(there is no rule &#34;fcats&#34;)</strong>'),
        (replace(ROW, waivable=("number", "name")),
         "2017-10-19-doors --reviewer NAME --segment 4 --allow number --allow name</code>"),
        (replace(ROW, targets=(Target(1, "https://example.org/"),)),
         'link 1: <bdi dir="ltr">https://example.org/</bdi>'),
        (replace(ROW, targets=(Target(2, "/a.png", image=True),)), 'image 2: <bdi dir="ltr">/a.png</bdi>'),
        (replace(ROW, piece=None, status="missing"), "Nothing is translated here."),
        (replace(ROW, findings=(ERROR,)),
         "<strong>error missing-number</strong> <bdi>&#34;500&#34; is missing</bdi>"),
        (replace(ROW, findings=(ERROR,)),
         '<blockquote lang="ar" dir="rtl">قال <mark>50</mark> شخصاً</blockquote>'),
        (replace(ROW, changes=(Change("del", "500"), Change("ins", "50"), Change("same", " men"))),
         '<span lang="en" dir="ltr"><del>500</del><ins>50</ins> men</span>'),
    ],
)  # fmt: skip
def test_what_is_known_of_a_segment_stands_beside_it(row: Row, shown: str) -> None:
    """Status, approvals, requests, addresses, findings and what changed; and only where there is any."""
    assert shown in read(row)
    assert shown not in read()


@pytest.mark.parametrize(
    ("policy", "wanted", "shown"),
    [
        ("none", 1, "it appears without review"),
        ("notice", 1, "says that it has not been reviewed until all of it is approved"),
        ("required", 1, "nothing appears before a person has approved it"),
        ("required", 2, "nothing appears before 2 people have approved it"),
    ],
)
def test_the_policy_is_said_in_words(policy: str, wanted: int, shown: str) -> None:
    """Whoever reviews knows what the approval does."""
    assert shown in read(page=replace(PAGE, review=policy, wanted=wanted))


@pytest.mark.parametrize(
    ("html", "piece", "marked"),
    [
        ("قال 50 شخصاً", "50", "قال <mark>50</mark> شخصاً"),
        ("150 or 50", "50", "150 or <mark>50</mark>"),
        ("150", "50", "1<mark>50</mark>"),
        (
            '<a href="/50">a &lt;50</a>',
            "<50",
            '<a href="/50" rel="noopener noreferrer">a <mark>&lt;50</mark></a>',
        ),
        ('<img alt="50 > 5"> 50', "50", '<img alt="50 &gt; 5"> <mark>50</mark>'),
        ("<em>a</em>b", "ab", "<em>a</em>b"),
        ("say no more", "", "say no more"),
    ],
)
def test_what_is_wrong_is_marked_where_it_stands(html: str, piece: str, marked: str) -> None:
    """In text alone, as a word of its own if it is one; what runs across markup is shown below."""
    finding = replace(ERROR, text=f"x{piece}", start=1, end=1 + len(piece))
    page = read(replace(ROW, piece=Piece(html, ""), findings=(finding,)))
    assert f'<div class="side" lang="ar" dir="rtl">{marked}</div>' in page.replace("50 > 5", "50 &gt; 5")


def test_the_people_who_approved_are_counted_where_several_have_to() -> None:
    """Beside each segment; where one is enough, the segment is approved or not."""
    row = replace(ROW, people=1)
    assert '<span class="people">1 of 2 approvals</span>' in read(row, replace(PAGE, wanted=2))
    assert "approvals</span>" not in read(row)


def test_the_head_says_how_to_waive_and_what_the_page_is() -> None:
    """A waiver is of a segment; and the page is told from other files by its head."""
    head = read().split("</header>")[0]
    assert "<code>--segment N --allow RULE</code>" in head
    assert OURS in head


HOSTILE = [
    "<script>alert(1)</script>",
    '<img src="https://tracker.example/x.png" onerror="alert(1)">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    "<textarea>",
    "<!--",
    "</style><script>",
    '"><svg onload=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    '<div style="position:fixed">x</div>',
    '<meta http-equiv="refresh" content="0;url=https://x.example">',
    '<p id="segment-1">x</p>',
]


@pytest.mark.parametrize("payload", HOSTILE)
def test_nothing_of_a_translation_can_run(payload: str) -> None:
    """Wherever it stands, even in what should be safe HTML: an independent parser finds no such thing."""
    finding = replace(ERROR, said=payload, text=payload, start=0, end=len(payload))
    row = replace(
        ROW,
        piece=Piece(payload, payload),
        original=Piece(payload, payload),
        targets=(Target(1, payload),),
        changes=(Change("ins", payload),),
        findings=(finding,),
        requests=(Request(payload, payload),),
        waivable=(payload,),
        voices=(payload,),
    )
    page = replace(PAGE, title=payload, slug=payload, path=payload, findings=(finding,))
    tree = html5lib.parse(read(row, page), namespaceHTMLElements=False)
    tags = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert not tags & {"script", "textarea", "svg", "iframe", "object", "form", "link", "base"}
    assert len(tree.findall(".//meta")) == 7
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert not {name for name in attributes if name.startswith("on")} | attributes & {
        "style",
        "src",
        "srcset",
    }
    targets = [element.attrib["href"] for element in tree.iter("a") if "href" in element.attrib]
    assert targets == ["#segment-4"]
    assert [element.attrib["id"] for element in tree.iter() if "id" in element.attrib] == ["segment-4"]


def test_the_policy_admits_the_style_alone() -> None:
    """Nothing is fetched, nothing runs; the digest is that of the bytes between the tags."""
    text = read()
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert (
        f'content="default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;; '
        'base-uri &#39;none&#39;; form-action &#39;none&#39;"'
    ) in text


def test_a_picture_is_its_description() -> None:
    """The page is one file: what it would have to fetch is left out, and ids of the release with it."""
    piece = Piece(
        '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup><img alt="A door" src="/d.png">',
        "",
    )
    assert '<sup><a href="#fn:1" rel="noopener noreferrer">1</a></sup><img alt="A door">' in read(
        replace(ROW, piece=piece)
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("500 people", "50 people", [("del", "500"), ("ins", "50"), ("same", " people")]),
        ("a b", "a b", [("same", "a b")]),
        ("He said.", "He said!", [("same", "He said"), ("del", "."), ("ins", "!")]),
        ("was freed", "was not freed", [("same", "was "), ("ins", "not "), ("same", "freed")]),
        ("", "new", [("ins", "new")]),
        ("old", "", [("del", "old")]),
        ("x " * 401, "y", [("del", "x " * 401), ("ins", "y")]),
    ],
)
def test_changes_are_by_the_word(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    """A figure that lost a digit is another figure; what is too long to compare is shown whole."""
    assert [(one.kind, one.text) for one in changes(before, after)] == expected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a[U+202E]b"),
        ("a\u2066b\u2069", "a[U+2066]b[U+2069]"),
        ("a\x00b\x1b", "a[U+0000]b[U+001B]"),
        ("a\u200bb", "a[U+200B]b"),
        ("a\ue000", "a[U+E000]"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\nb", "a\nb"),
    ],
)
def test_what_cannot_be_seen_is_shown(text: str, shown: str) -> None:
    """Nothing turns the words around it, and what Persian is written with stays."""
    assert visible(text) == shown


def test_an_excerpt_is_cut_around_what_is_wrong() -> None:
    """Forty characters on each side, with a mark where there is more; none where no place is to blame."""
    long = replace(ERROR, text=f"{'a' * 50}X{'b' * 50}", start=50, end=51)
    assert excerpt(long) == (f"…{'a' * 40}", "X", f"{'b' * 40}…")
    assert excerpt(replace(ERROR, start=0, end=0)) is None


def test_the_sheet_is_logical_and_ascii() -> None:
    """It reads from either side, fetches nothing, and stays inside its element."""
    sheet = re.sub(r"/\*.*?\*/", "", asset("review.css"), flags=re.DOTALL)
    names = re.findall(r"(?:^|[{;])\s*([\w-]+)\s*:", sheet)
    assert len(names) > 100
    assert [
        name for name in names if re.search(r"(^|-)(left|right|top|bottom)(-|$)|^(width|height)$", name)
    ] == []
    assert asset("review.css").isascii()
    assert not re.search(r"</|url\(|@import|letter-spacing", asset("review.css"))


def luminance(colour: str) -> float:
    """Return the relative luminance. Source: WCAG 2.2, definition of relative luminance."""
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", [0, 1, 2])
@pytest.mark.parametrize("ink", ["ink", "quiet", "accent", "good", "bad", "doubt"])
@pytest.mark.parametrize("paper", ["paper", "raised"])
def test_text_has_the_contrast_of_wcag_aa(palette: int, ink: str, paper: str) -> None:
    """In light, in dark and on paper."""
    blocks = re.findall(r":root \{(.*?)\}", asset("review.css"), flags=re.DOTALL)
    light, *others = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block)) for block in blocks)
    colours = [light, *(light | other for other in others)][palette]
    lighter, darker = sorted((luminance(colours[ink]), luminance(colours[paper])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
