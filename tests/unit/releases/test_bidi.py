"""What a reader sees, by the Unicode bidirectional algorithm (python-bidi)."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from bidi import get_display
from bidi.algorithm import get_display as get_mirrored

from publish.releases import bidi

INVISIBLE = re.compile("[\u200e\u200f\u2066-\u2069]")
RUNS = [
    "+90 212 555 01 02",
    "0212 555 01 02",
    "(212) 555-0102",
    "2017-10-19",
    "19-10-2017",
    "13 000",
    "A/HRC/34/64",
    "S/RES/2254 (2015)",
    "01/04-ICC",
    "@press_office",
    "#Syria",
    "press@example.org",
    "https://example.org/ar/?a=1",
]


def seen(line: str, base: Literal["L", "R"] | None = None) -> str:
    """Return `line` from left to right as it is shown; without `base` its first strong character decides.

    Brackets in right-to-left runs come unmirrored: python-bidi knows either isolates or mirroring.
    """
    return INVISIBLE.sub("", get_display(line, base_dir=base))


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("base", ["L", "R", None])
def test_a_run_inside_arabic_is_seen_in_its_own_order(run: str, base: Literal["L", "R"] | None) -> None:
    """Whatever direction a viewer gives the line, the run reads as it was written."""
    assert run in seen(bidi.isolate(f"اتصل {run} غدا"), base)


@pytest.mark.parametrize(
    ("run", "scrambled"),
    [
        ("+90 212 555 01 02", "02 01 555 212 90+"),
        ("2017-10-19", "19-10-2017"),
        ("13 000", "000 13"),
        ("@press_office", "press_office@"),
        ("01/04-ICC", "ICC-01/04"),
        ("https://example.org/ar/", "/https://example.org/ar"),
    ],
)
def test_without_isolates_the_algorithm_would_scramble_it(run: str, scrambled: str) -> None:
    """The tests above can fail: this is what the runs look like when nothing is done."""
    assert scrambled in seen(f"اتصل {run} غدا", "R")


@pytest.mark.parametrize("text", ["انظر (16) هناك", "13,000 شخص", "بين عامي 2011 و2016"])
def test_a_footnote_mark_and_a_plain_number_need_no_isolate(text: str) -> None:
    """They stay as they are, and their brackets and digits are seen in order."""
    assert bidi.isolate(text) == text
    for number in re.findall(r"\(\d+\)|[\d,]+", text):
        assert number in get_mirrored(text, base_dir="R")


@pytest.mark.parametrize("line", ["https://example.org/ar/", "press@example.org"])
def test_an_address_alone_on_its_line_stays_bare(line: str) -> None:
    """It can be copied without invisible characters."""
    assert bidi.isolate(line) == bidi.anchor(line) == bidi.enclose(line, "ltr") == line


def test_each_line_is_looked_at_alone() -> None:
    """An address on a line of its own stays bare beside a line that needs isolates."""
    assert bidi.isolate("هاتف 0212 555 01 02\nhttps://example.org") == (
        "هاتف \u20660212 555 01 02\u2069\nhttps://example.org"
    )


def test_what_is_isolated_already_stays_as_it_is() -> None:
    """A translator's own isolate is not put into another one."""
    assert bidi.isolate("هاتف \u2066+90 212 555 01 02\u2069") == "هاتف \u2066+90 212 555 01 02\u2069"


@pytest.mark.parametrize(
    ("line", "anchored"),
    [
        ("NATO تعلن", "\u200fNATO تعلن"),
        ("- NATO تعلن", "\u200f- NATO تعلن"),
        ("\u2066NATO\u2069 تعلن", "\u2066NATO\u2069 تعلن"),
        ("\u2066+90 212 555 01 02\u2069", "\u200f\u2066+90 212 555 01 02\u2069"),
        ("###", "\u200f###"),
        ("1. تعلن", "1. تعلن"),
        ("تعلن NATO", "تعلن NATO"),
        ("", ""),
    ],
)
def test_a_line_that_would_be_guessed_wrong_starts_with_rlm(line: str, anchored: str) -> None:
    """RLM comes first where the first strong character is left-to-right, or none is there."""
    assert bidi.anchor(line) == anchored


def test_an_anchored_line_is_seen_from_the_right() -> None:
    """Its first word stands on the right and its full stop on the left."""
    assert seen("NATO تعلن.") == "NATO نلعت."
    assert seen(bidi.anchor("NATO تعلن.")) == ".نلعت NATO"


@pytest.mark.parametrize("base", ["L", "R", None])
def test_an_enclosed_line_keeps_its_full_stop(base: Literal["L", "R"] | None) -> None:
    """A line in the original language inside Arabic reads in order however a viewer turns it."""
    assert seen(bidi.enclose("Not translated (yet).", "ltr"), base) == "Not translated (yet)."
    assert seen(bidi.enclose("لم يترجم.", "rtl"), base) == ".مجرتي مل"


def test_no_embedding_and_no_override_is_ever_written() -> None:
    """What the functions add is LRI, RLI, PDI and RLM alone."""
    text = "NATO +90 212 555 01 02 تعلن"
    added = bidi.anchor(bidi.isolate(text)) + bidi.enclose(text, "ltr") + bidi.enclose(text, "rtl")
    assert set(added) - set(text) == {"\u200f", "\u2066", "\u2067", "\u2069"}


@pytest.mark.parametrize(
    ("html", "isolated"),
    [
        ("<p>في 2017-10-19</p>", '<p>في <bdi class="run" dir="ltr">2017-10-19</bdi></p>'),
        ("<p>@desk_ar</p>", '<p><bdi class="run" dir="ltr">@desk_ar</bdi></p>'),
        ("<p>#Syria2017</p>", '<p><bdi class="run" dir="ltr">#Syria2017</bdi></p>'),
        ("<p>https://a.org/?b&amp;c</p>", '<p><bdi dir="ltr">https://a.org/?b&amp;c</bdi></p>'),
        ('<a href="https://a.org/" title="في >2017-10-19">هنا</a>',) * 2,
        ("<code>2017-10-19</code>",) * 2,
        ("<pre><code>2017-10-19</code>\n2017-10-19</pre>",) * 2,
        ('<bdi dir="ltr">2017-10-19</bdi>',) * 2,
        ('<div lang="en" dir="ltr"><div>a</div> 2017-10-19<br></div>',) * 2,
        ("<p>كلمة&#160;<a>&#8617;</a></p>",) * 2,
        (
            '<p lang="en" dir="ltr">2017-10-19</p><p>2017-10-19</p>',
            '<p lang="en" dir="ltr">2017-10-19</p><p><bdi class="run" dir="ltr">2017-10-19</bdi></p>',
        ),
    ],
)
def test_in_html_a_run_of_text_stands_in_bdi(html: str, isolated: str) -> None:
    """Attributes, character references, code and what is left-to-right already are not touched."""
    assert bidi.isolate_html(html) == isolated
