"""A release as plain text: its shape, its directions, its width."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from publish import model
from publish.releases.text import text, tombstone_text


def read(release: model.Release, wrap: int = 0) -> str:
    """Return the plain text."""
    return text(replace(release, wrap=wrap)).decode()


def body(release: model.Release, *paragraphs: model.Paragraph, wrap: int = 0) -> str:
    """Return what `paragraphs` become, between the summary and the end mark."""
    furniture = replace(release.furniture, publisher=model.Publisher("P"))
    laid = read(replace(release, body=model.Body("", paragraphs), furniture=furniture), wrap)
    return laid.split("ملخص\n\n", 1)[1].rsplit("\n\n", 1)[0]


def test_the_shape_of_a_press_release(release: model.Release) -> None:
    """Release line, headline, dateline, summary, body, about, contact, address, end mark."""
    assert read(replace(release, base_url="https://press.example")) == (
        "\u200f«Press release»\n\n"
        "خلف الأبواب\n\n"
        "«إسطنبول, 19 تشرين الأول 2017»\n\n"
        "ملخص\n\n"
        "نص البيان.\n\n"
        "\u200f«About مكتب البستان»\n"
        "مكتب صحفي صغير.\n\n"
        "\u200f«Contact»\n"
        "البريد: \u2066press@example.org\u2069\n"
        "\u200f\u2066+90 212 555 01 02\u2069\n\n"
        "\u200f«Permanent address»\n"
        "https://press.example/ar/2017-10-19-doors.html\n\n"
        "\u200f«###»\n"
    )


def test_left_to_right_text_gets_no_invisible_characters(release: model.Release) -> None:
    """English needs neither marks nor isolates."""
    english = replace(release, language=release.source_language)
    assert not set("\u200e\u200f\u2066\u2067\u2068\u2069") & set(read(english))


def test_addresses_stand_bare_below_their_paragraph(release: model.Release) -> None:
    """Each is alone on its line, in the order of the links."""
    paragraph = model.Paragraph("انظر الرابطين.", addresses=("https://a.example/", "https://b.example/"))
    assert body(release, paragraph) == "انظر الرابطين.\nhttps://a.example/\nhttps://b.example/"


def test_leads_indents_and_gaps(release: model.Release) -> None:
    """A list's items follow each other, and a hard line break is indented."""
    items = [
        model.Paragraph(item, lead="- ", indent="  ", gap=gap)
        for item, gap in (("أول\nسطر", True), ("ثان", False))
    ]
    assert body(release, model.Paragraph("مقدمة"), *items) == "مقدمة\n\n- أول\n  سطر\n- ثان"


def test_code_is_neither_wrapped_nor_turned(release: model.Release) -> None:
    """Its lines and spaces stay, whatever the width."""
    code = model.Paragraph("a  b 2017-10-19\nc", lead="    ", indent="    ", literal=True)
    assert body(release, model.Paragraph("x"), code, wrap=4).endswith("\n\n    a  b 2017-10-19\n    c")


@pytest.mark.parametrize(
    ("wrap", "expected"),
    [
        (0, "\u2066- Two prisons (2017).\u2069"),
        (12, "\u2066- Two\u2069\n\u2066  prisons\u2069\n\u2066  (2017).\u2069"),
    ],
)
def test_a_paragraph_in_the_original_language_is_enclosed_line_by_line(
    release: model.Release, wrap: int, expected: str
) -> None:
    """Each line is one isolate, as each is a paragraph of its own to a viewer."""
    paragraph = model.Paragraph("Two prisons (2017).", lead="- ", indent="  ", fallback=True)
    assert body(release, paragraph, wrap=wrap) == expected


def test_an_arabic_original_inside_english_is_enclosed_too(release: model.Release) -> None:
    """The other way round, the isolate is right-to-left, and numbers keep their order in it."""
    turned = replace(release, language=release.source_language, source_language=release.language)
    paragraph = model.Paragraph("في 2017-10-19", fallback=True)
    assert body(turned, paragraph) == "\u2067في \u20662017-10-19\u2069\u2069"


def test_a_wrapped_line_is_anchored_by_itself(release: model.Release) -> None:
    """A line that begins with a Latin name after wrapping starts with RLM."""
    assert body(release, model.Paragraph("أعلن حلف NATO ذلك"), wrap=10) == "أعلن حلف\n\u200fNATO ذلك"


@pytest.mark.parametrize(
    ("changed", "notice"),
    [
        (
            {"reviewed": False},
            "«This translation has not been reviewed yet. In case of doubt, the original text applies.»",
        ),
        (
            {"outdated": True},
            "«The original text has been updated. This translation follows the earlier version.»",
        ),
        (
            {"outdated": True, "updated_text": "اليوم"},
            "«The original text was updated on اليوم. This translation follows the earlier version.»",
        ),
        (
            {"partial": True},
            "«Parts of this text have not been translated yet and appear in the original language.»",
        ),
    ],
)
def test_the_notices_are_the_pages(release: model.Release, changed: dict[str, bool], notice: str) -> None:
    """A reader of the text is told the same as a reader of the page, before the summary."""
    told = read(replace(release, **changed))
    assert f"\n\n\u200f{notice}\n\nملخص\n\n" in told
    assert notice not in read(release)


def test_publisher_and_source_are_the_originals_words(release: model.Release) -> None:
    """They are enclosed; an address alone stays bare."""
    metadata = replace(release.metadata, publisher="The Desk", origin="https://example.org/a")
    told = read(replace(release, metadata=metadata))
    assert "«Publisher»\n\u2066The Desk\u2069\n\n" in told
    assert "«Source»\nhttps://example.org/a\n\n" in told


def test_without_place_and_summary(release: model.Release) -> None:
    """What a statement does not say leaves no gap."""
    assert "\n\n\u200f19 تشرين" not in read(release)
    bare = read(replace(release, place=None, summary=None))
    assert "خلف الأبواب\n\n19 تشرين الأول 2017\n\nنص البيان.\n" in bare


def test_a_correction_stands_before_the_summary(release: model.Release, correction: model.DatedPiece) -> None:
    """A forwarded text may be cut at its end, not here."""
    made = read(replace(release, corrections=(correction, correction)))
    lines = made.replace("\u200f", "").split("\n")
    at = lines.index("«Corrections»")
    one = "«21 تشرين الأول 2017: الصحيح \u2066+90 212 555 01 02\u2069.»"
    assert lines[at + 1 : at + 5] == [one, one, "", "ملخص"]


def test_a_lead_names_the_address_of_the_rest(release: model.Release) -> None:
    """Alone on its line, so that it can be followed; without a base URL there is none."""
    line = "«The rest of this press release has not been translated yet.»"
    based = read(replace(release, lead=True, base_url="https://press.example"))
    assert f"{line}\nhttps://press.example/en/2017-10-19-doors.html\n\n" in based.replace("\u200f", "")
    assert f"{line}\n\n" in read(replace(release, lead=True)).replace("\u200f", "")
    assert "The rest" not in read(release)


def test_an_advance_copy_begins_with_its_embargo(release: model.Release) -> None:
    """Nobody may read past it."""
    made = read(replace(release, embargo_text="الغد")).replace("\u200f", "")
    assert made.startswith("«Embargoed until الغد»\n\n«Press release»\n")


def test_a_tombstone_as_plain_text(tombstone: model.Tombstone) -> None:
    """It has a release's shape, and no word of it."""
    made = tombstone_text(replace(tombstone, base_url="https://press.example")).decode()
    day = "2 تشرين الثاني 2017"
    assert made.replace("\u200f", "") == (
        "«Withdrawn»\n\n"
        "«Press release»\n19 تشرين الأول 2017\n\u20662017-10-19-doors\u2069\n\n"
        f"«This press release was withdrawn on {day}. Please no longer use it or pass it on.»\n\n"
        "طلب ذلك <شاهد>.\n\n"
        "«About مكتب البستان»\nمكتب صحفي صغير.\n\n"
        "«Contact»\nالبريد: \u2066press@example.org\u2069\n\u2066+90 212 555 01 02\u2069\n\n"
        "«Permanent address»\nhttps://press.example/ar/2017-10-19-doors.html\n\n"
        "«###»\n"
    )


def test_an_unreviewed_reason_says_so_in_plain_text(tombstone: model.Tombstone) -> None:
    """Right above it, as on the page."""
    line = "«This translation has not been reviewed yet. In case of doubt, the original text applies.»"
    made = tombstone_text(replace(tombstone, reviewed=False)).decode().replace("\u200f", "")
    assert f"\n{line}\n\nطلب ذلك <شاهد>.\n" in made
    assert line not in tombstone_text(tombstone).decode()


@pytest.mark.parametrize(
    ("base_url", "shown"),
    [("https://press.example", "https://press.example/ar/2017-10-19-more.html"), (None, "")],
)
def test_a_relative_address_is_made_whole(base_url: str | None, shown: str, release: model.Release) -> None:
    """In a message a part of an address leads nowhere."""
    paragraph = model.Paragraph("نص", addresses=("2017-10-19-more.html", "https://a.example"))
    made = body(replace(release, base_url=base_url), paragraph)
    assert made.split("\n\n")[0] == "\n".join(filter(None, ("نص", shown, "https://a.example")))


def test_what_falls_back_within_a_line_keeps_its_order(
    release: model.Release, correction: model.DatedPiece
) -> None:
    """A correction that is not translated yet stands in an isolate of its own direction, as a whole."""
    english = replace(correction, piece=model.Piece("It said ten.", "It said ten.", fallback=True))
    assert "\u2066It said ten.\u2069" in read(replace(release, corrections=(english,)))
    assert "\u2066It said" not in read(replace(release, corrections=(correction,)))
