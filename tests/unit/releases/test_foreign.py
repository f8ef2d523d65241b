"""Names of the other direction are one thing to what stands around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet
from typing import Literal

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from publish.releases.foreign import isolate

Direction = Literal["ltr", "rtl"]


def marked(html: str, direction: Direction = "rtl") -> str:
    """Return `isolate` with each name between braces, so that it can be read."""
    return re.sub(r'<bdi dir="(?:ltr|rtl)">(.*?)</bdi>', r"{\1}", isolate(html, direction), flags=re.DOTALL)


def seen(html: str, base: Literal["L", "R"]) -> str:
    """Return a line of text from left to right as it is shown: a browser treats `<bdi>` as an isolate."""
    marks = {'<bdi dir="ltr">': "\u2066", '<bdi dir="rtl">': "\u2067", "</bdi>": "\u2069"}
    line = re.sub("<[^>]*>", lambda match: marks[match[0]], html)
    return re.sub("[\u2066-\u2069]", "", get_display(line, base_dir=base))


@pytest.mark.parametrize(
    "html",
    [
        "قالت {Amnesty International} أمس",
        "قناة {France 24}، أمس",
        "{BBC}، {CNN}",
        "تقرير {Human Rights Watch, World Report 2017}.",
        "في {U.S.} ثم",
        "قال: «{NATO}».",
        "({Physicians for Human Rights})، أمس",
        "{Amnesty International (AI)}: 84 مقابلة",
        "{Johnson &amp; Johnson} هنا",
        "{Médecins\u00a0sans Frontières} و{ООН}",
        "<p>قالت <b>{ICRC}</b> إن</p>",
        'قالت <a href="https://example.org/"><em>{ICRC}</em></a> إن',
        'قالت {Amnesty}<sup id="fnref:1"><a href="#fn:1">1</a></sup> إن',
    ],
)
def test_a_name_in_arabic_is_isolated_whole(html: str) -> None:
    """With what belongs to it: a number, brackets, an abbreviation's points; not what is the sentence's."""
    assert marked(html.replace("{", "").replace("}", "")) == html


@pytest.mark.parametrize(
    "html",
    [
        "كل رقم 2017",
        "Amnesty International",
        "<td>Amnesty International, 2017</td>",
        "قال Human <em>Rights</em> Watch إن",
        'اكتبوا إلى Desk <bdi class="run" dir="ltr">a@example.org</bdi> or أمس',
        "<code>ls -l</code> ثم <kbd>x</kbd>",
        "<pre>a\nb</pre> ثم",
        '<p lang="en" dir="ltr">Not translated</p><p>ترجمة</p>',
        "قال Watch (the أمس",
        '<p title="Amnesty">قال</p>',
        "قال &#1605; &nbsp; &amp;",
    ],
)
def test_the_rest_is_left_to_the_algorithm(html: str) -> None:
    """What runs across tags, what is isolated or stands alone, code, and what would tear brackets apart."""
    assert marked(html) == html


def test_in_english_an_arabic_name_is_isolated() -> None:
    """The number behind it belongs to the English sentence, and so does the comma."""
    assert marked("held in صيدنايا, حمص and سجن صيدنايا 84 times", "ltr") == (
        "held in {صيدنايا}, {حمص} and {سجن صيدنايا} 84 times"
    )


@pytest.mark.parametrize(
    ("html", "direction", "without", "with_it"),
    [
        ("قالت BBC، CNN أمس", "rtl", "سمأ BBC، CNN تلاق", "سمأ CNN ،BBC تلاق"),
        ("in حمص, 84 died", "ltr", "in 84 ,صمح died", "in صمح, 84 died"),
    ],
)
def test_a_reader_sees_the_order_of_the_sentence(
    html: str, direction: Direction, without: str, with_it: str
) -> None:
    """By the Unicode algorithm, which would have drawn two things into one."""
    base: Literal["L", "R"] = "R" if direction == "rtl" else "L"
    assert seen(html, base) == without
    assert seen(isolate(html, direction), base) == with_it


@pytest.mark.parametrize(("own", "direction", "classes"), [("م", "rtl", {"L"}), ("a", "ltr", {"R", "AL"})])
def test_a_letter_of_any_script_is_seen(own: str, direction: Direction, classes: AbstractSet[str]) -> None:
    """No letter of the other direction is taken for one that a block could not have."""
    letters = [one for one in map(chr, range(0x20000)) if unicodedata.bidirectional(one) in classes]
    assert len(letters) > 1000
    assert [one for one in letters if "<bdi" not in isolate(f"{own} {one}", direction)] == []


@pytest.mark.parametrize(
    ("html", "direction"), [("م &#65;", "rtl"), ("a &#1605;", "ltr"), ("a &rlm;", "ltr")]
)
def test_a_letter_may_be_written_as_a_reference(html: str, direction: Direction) -> None:
    """It is the letter that it stands for."""
    assert "<bdi" in isolate(html, direction)


_TEXT = st.text(alphabet="abم ن12 .,،()«»&;\n") | st.text(alphabet=st.characters(exclude_characters="<>"))
_TAGS = st.sampled_from(
    ["<p>", "</p>", "<em>", "</em>", '<bdi dir="ltr">', "</bdi>", "<br>", "<code>", "</code>"]
)


@given(st.lists(_TEXT | _TAGS).map("".join), st.sampled_from(["ltr", "rtl"]))
def test_nothing_is_lost_and_nothing_but_isolates_added(html: str, direction: Direction) -> None:
    """Without what it added, the fragment is what it was; and a name holds no tag."""
    added = re.compile(r'<bdi dir="(?:ltr|rtl)">([^<>]*)</bdi>')
    assert added.sub(r"\1", isolate(html, direction)) == added.sub(r"\1", html)
