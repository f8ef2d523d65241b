"""A release as messages: whole paragraphs, numbered, every word of the text."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from publish import model
from publish.releases.letters.breaks import size
from publish.releases.letters.messages import LIMIT, bold, messages
from publish.releases.text import text

UNSEEN = dict.fromkeys(map(ord, "*\u200f\u2066\u2067\u2069"), "")
COMMON = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)


def read(release: model.Release) -> list[str]:
    """Return the messages."""
    return [one.decode() for one in messages(release)]


def with_body(release: model.Release, *paragraphs: model.Paragraph) -> model.Release:
    """Return `release` with that body, and no lines of a publisher."""
    furniture = replace(release.furniture, publisher=model.Publisher("P"))
    return replace(release, body=model.Body("", paragraphs), furniture=furniture)


def words(*texts: str) -> Counter[str]:
    """Return the words of `texts`, without numbers of messages and without marks."""
    shown = (re.sub(r"\A\u200f?«\(\d+/\d+\)»\n", "", one).translate(UNSEEN) for one in texts)
    return Counter(word for one in shown for word in one.split())


def test_a_short_release_is_one_message_without_a_number(release: model.Release) -> None:
    """It is the plain text, its headings between asterisks."""
    [found] = read(replace(release, base_url="https://press.example"))
    assert found == (
        "\u200f«Press release»\n\n"
        "*خلف الأبواب*\n\n"
        "«إسطنبول, 19 تشرين الأول 2017»\n\n"
        "ملخص\n\n"
        "نص البيان.\n\n"
        "\u200f*«About مكتب البستان»*\n"
        "مكتب صحفي صغير.\n\n"
        "\u200f*«Contact»*\n"
        "البريد: \u2066press@example.org\u2069\n"
        "\u200f\u2066+90 212 555 01 02\u2069\n\n"
        "\u200f*«Permanent address»*\n"
        "https://press.example/ar/2017-10-19-doors.html\n\n"
        "\u200f«###»\n"
    )


def test_a_long_release_is_cut_behind_paragraphs(release: model.Release) -> None:
    """Each message holds as many as fit, and says which it is of how many."""
    paragraphs = (model.Paragraph(letter * 1500) for letter in "دهوز")
    found = read(with_body(release, *paragraphs))
    assert [one.split("\n")[0] for one in found] == ["\u200f«(1/2)»", "\u200f«(2/2)»"]
    assert [one.split("\n\n")[-1].strip()[:3] for one in found] == ["ههه", "\u200f«#"]
    assert found[1].split("\n\n")[0] == "\u200f«(2/2)»\n" + "و" * 1500


def test_a_message_may_be_as_long_as_the_limit(release: model.Release) -> None:
    """With its last newline; one character more makes two of it."""
    room = LIMIT - size(read(with_body(release, model.Paragraph("د")))[0]) + 1
    assert [size(one) for one in read(with_body(release, model.Paragraph("د" * room)))] == [LIMIT]
    assert len(read(with_body(release, model.Paragraph("د" * (room + 1))))) == 2


@pytest.mark.parametrize(
    ("date_text", "expected"),
    [("۲۷ مهر ۱۳۹۶", "«(۱/۲)»"), ("١٩ تشرين", "«(١/٢)»"), ("19 October", "«(1/2)»"), ("", "«(1/2)»")],
)
def test_the_number_is_in_the_digits_of_the_date(
    release: model.Release, date_text: str, expected: str
) -> None:
    """A reader of Persian digits gets Persian digits."""
    long = with_body(release, model.Paragraph("د" * 3000), model.Paragraph("ه" * 3000))
    found = read(replace(long, date_text=date_text))
    assert found[0].translate(UNSEEN).startswith(f"{expected}\n")


def test_each_message_of_an_advance_copy_says_so(release: model.Release) -> None:
    """It may be passed on alone; none is too long for it."""
    long = with_body(release, *(model.Paragraph("د" * 1300) for _ in range(9)))
    found = read(replace(long, embargo_text="الغد"))
    assert [one.translate(UNSEEN).split("\n")[:2] for one in found] == [
        [f"«({number}/3)»", "«Embargoed until الغد»"] for number in (1, 2, 3)
    ]
    assert max(map(size, found)) <= LIMIT


def test_more_than_nine_messages_have_room_for_their_numbers(release: model.Release) -> None:
    """None is too long, and all of them are counted."""
    long = with_body(release, *(model.Paragraph("د" * 4081) for _ in range(11)))
    found = read(long)
    assert max(map(size, found)) <= LIMIT
    assert found[-1].translate(UNSEEN).startswith(f"«({len(found)}/{len(found)})»")


def test_a_paragraph_that_is_too_long_is_cut_behind_a_sentence(release: model.Release) -> None:
    """It begins a message of its own, and each of its parts is turned for itself."""
    long = with_body(release, model.Paragraph(f"{'د ' * 2030}دد. NATO {'ه ' * 400}هه."))
    parts = [one.split("\n\n")[0].split("\n")[1] for one in read(long)[1:]]
    assert parts == ["د " * 2030 + "دد.", "\u200fNATO " + "ه " * 400 + "هه."]


def test_parts_in_the_original_language_are_enclosed_each(release: model.Release) -> None:
    """An isolate that one message opens, the next one cannot close."""
    long = with_body(release, model.Paragraph("word " * 1500, fallback=True))
    lines = [line for one in read(long) for line in one.split("\n") if "word" in line]
    assert len(lines) == 2
    assert all(line.startswith("\u2066word") and line.endswith("word\u2069") for line in lines)


def test_addresses_stay_below_their_paragraph(release: model.Release) -> None:
    """They move to the next message with it."""
    linked = model.Paragraph("انظر " + "د" * 3000, addresses=("https://a.example/", "https://b.example/"))
    found = read(with_body(release, model.Paragraph("ه" * 1060), linked))
    assert "انظر" not in found[0]
    assert "د\nhttps://a.example/\nhttps://b.example/\n\n" in found[1]


def test_the_addresses_of_a_cut_paragraph_stand_below_its_end(release: model.Release) -> None:
    """A paragraph that fills several messages is followed by its links."""
    linked = model.Paragraph("د " * 4000 + "نهاية.", addresses=("https://a.example/",))
    found = read(with_body(release, linked))
    assert "نهاية.\nhttps://a.example/\n" in found[-1]


def test_a_heading_of_the_furniture_stays_with_what_it_names(release: model.Release) -> None:
    """Contact and the first of its lines stand in one message."""
    publisher = model.Publisher("P", "", ("هاتف " + "د" * 600,))
    furniture = replace(release.furniture, publisher=publisher)
    long = replace(with_body(release, model.Paragraph("ه" * 3900)), furniture=furniture)
    assert [("Contact" in one, "هاتف" in one) for one in read(long)] == [(False, False), (True, True)]


def test_the_first_line_of_a_list_is_not_left_behind(release: model.Release) -> None:
    """Its second line would begin a message without anything that says what it is."""
    items = (model.Paragraph("د" * 300, "- ", "  "), model.Paragraph("ه" * 300, "- ", "  ", gap=False))
    found = read(with_body(release, model.Paragraph("و" * 3600), *items))
    assert [("د" * 300 in one, "ه" * 300 in one) for one in found] == [(False, False), (True, True)]


def test_a_headline_longer_than_a_message_is_cut_too(release: model.Release) -> None:
    """Nobody writes one; nothing breaks."""
    found = read(replace(release, title=model.Piece("", "عنوان " * 2000)))
    assert max(map(size, found)) <= LIMIT
    assert sum(one.count("عنوان") for one in found) == 2000


def test_code_keeps_its_spaces(release: model.Release) -> None:
    """A program that fills more than a message is cut behind a line."""
    code = model.Paragraph("if x:\n    y\n" * 400, "    ", "    ", literal=True)
    found = read(with_body(release, code))
    assert len(found) == 3
    lines = {line for one in found for line in one.split("\n") if "x" in line or "y" in line}
    assert lines == {"    if x:", "        y"}


@pytest.mark.parametrize("wrap", [0, 40])
def test_the_words_are_those_of_the_text(release: model.Release, wrap: int) -> None:
    """As often as there, whatever the width of the text."""
    paragraphs = [model.Paragraph(f"كلمة{number} في 2017-10-{number % 28:02} " * 40) for number in range(30)]
    long = replace(with_body(release, *paragraphs), wrap=wrap)
    assert words(*read(long)) == words(text(long).decode())


PARAGRAPHS = st.lists(
    st.builds(
        model.Paragraph,
        st.lists(
            st.text("اهب.cd三。*5", min_size=1, max_size=9)
            | st.sampled_from(["+90 212 555 01 02", "a@b.example"]),
            min_size=1,
            max_size=900,
        ).map(" ".join),
        lead=st.sampled_from(["", "- "]),
        indent=st.sampled_from(["", "  "]),
        gap=st.booleans(),
        addresses=st.lists(st.just("https://a.example/b"), max_size=3).map(tuple),
        fallback=st.booleans(),
        heading=st.booleans(),
        strong=st.lists(st.just((2, 40)), max_size=1).map(tuple),
    ),
    max_size=12,
)


@COMMON
@given(PARAGRAPHS)
def test_whatever_the_body_no_word_is_lost_and_no_message_too_long(
    release: model.Release, paragraphs: list[model.Paragraph]
) -> None:
    """The words of all messages together are those of the plain text."""
    made = with_body(release, *paragraphs)
    found = read(made)
    assert max(map(size, found)) <= LIMIT
    assert words(*found) == words(text(made).decode())


@pytest.mark.parametrize(
    ("words_", "ranges", "expected"),
    [
        ("one two three", [(4, 7)], "one *two* three"),
        ("one two three", [(3, 8)], "one *two* three"),
        ("one two", [(0, 3), (3, 7)], "*one two*"),
        ("one two", [(3, 4)], "one two"),
        ("one\ntwo", [(0, 7)], "*one*\n*two*"),
        ("call +90 212 555 01 02 now", [(9, 12)], "call *+90 212 555 01 02* now"),
        ("see https://a.example/b now", [(0, 27)], "*see* https://a.example/b *now*"),
        ("https://a.example/b", [(0, 19)], "https://a.example/b"),
    ],
    ids=["word", "spaces", "neighbours", "space alone", "lines", "run", "around an address", "address"],
)
def test_what_is_strong_stands_between_asterisks(
    words_: str, ranges: list[tuple[int, int]], expected: str
) -> None:
    """At no space, on each line for itself, around whole runs, and never at an address."""
    assert bold(words_, ranges) == expected


def test_strong_words_of_the_body_are_bold(release: model.Release) -> None:
    """Between isolates, and in a quotation."""
    strong = model.Paragraph("الاتصال على +90 212 555 01 02.", "> ", "> ", strong=((12, 29),))
    [found] = read(with_body(release, strong))
    assert "\n\n> الاتصال على *\u2066+90 212 555 01 02\u2069*.\n\n" in found


def test_what_is_strong_is_closed_and_opened_where_it_is_cut(release: model.Release) -> None:
    """Each message has both of its asterisks."""
    words_ = "كلمة " * 1500
    found = read(with_body(release, model.Paragraph(words_, strong=((0, len(words_)),))))
    lines = [line for one in found for line in one.split("\n") if "كلمة" in line]
    assert len(lines) == 2
    assert all(line.startswith("*كلمة") and line.endswith("كلمة*") for line in lines)


def test_a_heading_is_bold_and_never_ends_a_message(release: model.Release) -> None:
    """It moves on with its paragraph; two in a row move together."""
    headings = [model.Paragraph(f"عنوان {number}", heading=True) for number in (1, 2)]
    paragraphs = (model.Paragraph("د" * 3800), *headings, model.Paragraph("ه" * 400))
    found = read(with_body(release, *paragraphs))
    assert "عنوان" not in found[0]
    assert "\n*عنوان 1*\n\n*عنوان 2*\n\nههه" in found[1]


def test_a_heading_stays_with_the_beginning_of_a_long_paragraph(release: model.Release) -> None:
    """Of which the first message holds as much as fits below it."""
    paragraphs = (model.Paragraph("عنوان", heading=True), model.Paragraph("د " * 3000))
    found = read(with_body(release, *paragraphs))
    assert "*عنوان*\n\nد د د" in found[1]
    assert LIMIT - 2 <= size(found[1]) <= LIMIT
