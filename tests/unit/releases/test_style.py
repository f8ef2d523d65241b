"""The style sheet reads from either side, and its colours can be told apart."""

from __future__ import annotations

import re

import pytest

from publish.releases.environment import asset

SHEET = re.sub(r"/\*.*?\*/", "", asset("page.css"), flags=re.DOTALL)
DECLARATIONS = re.findall(r"(?:^|[{;])\s*([\w-]+)\s*:\s*([^;{}]+)", SHEET)
PRINT = SHEET[SHEET.index("@media print") :]
PHYSICAL = re.compile(
    r"(^|-)(left|right|top|bottom)(-|$)|^(min-|max-)?(width|height)$|^overflow-[xy]$|^float$"
)


def test_the_sheet_has_declarations() -> None:
    """The tests below look at something."""
    assert len(DECLARATIONS) > 200


def test_every_property_is_logical() -> None:
    """No property names a side of the screen."""
    assert [name for name, _ in DECLARATIONS if PHYSICAL.search(name)] == []


def test_no_value_names_a_side() -> None:
    """Nothing is aligned left or right; emphasis dots alone are placed by `under right`."""
    sided = [
        (name, value)
        for name, value in DECLARATIONS
        if name != "text-emphasis-position" and re.search(r"\b(left|right)\b", value)
    ]
    assert sided == []


def test_the_sheet_is_ascii_and_stays_inside_its_element() -> None:
    """Its digest is that of its bytes, so normalisation must not change it, nor `</style>` end it."""
    assert asset("page.css").isascii()
    assert "</" not in asset("page.css")
    assert "url(" not in SHEET
    assert "@import" not in SHEET


def test_no_letters_are_spaced() -> None:
    """Spacing tears the joined letters of Arabic apart."""
    assert "letter-spacing" not in SHEET


def rules(sheet: str, selector: str) -> dict[str, str]:
    """Return what `sheet` declares for `selector`, which stands on a line of its own."""
    found: dict[str, str] = {}
    for selectors, declarations in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        if selector in map(str.strip, selectors.split(",\n")):
            found |= dict(re.findall(r"([\w-]+):\s*([^;]+);", declarations))
    return found


@pytest.mark.parametrize(
    ("selector", "families"),
    [
        ('[dir="rtl"]', ["Noto Naskh Arabic", "Noto Serif"]),
        (":is(:lang(he), :lang(yi))", ["Noto Serif Hebrew", "Noto Serif"]),
        (":is(:lang(hi), :lang(mr), :lang(ne))", ["Noto Serif Devanagari", "Noto Serif"]),
    ],
)
def test_latin_letters_come_second(selector: str, families: list[str]) -> None:
    """No family of the system lends its Latin letters before the companion that was drawn for the script."""
    assert re.findall(r'"([^"]+)"', rules(SHEET, selector)["--face"])[:2] == families


def test_latin_letters_are_the_same_on_every_page() -> None:
    """What the fonts beside the pages are called comes first in the Latin face."""
    assert rules(SHEET, ":root")["--latin"].startswith('"Noto Serif", ')


def test_no_letter_leans_that_should_not() -> None:
    """Not where an element asks for it, nor where a browser would make it up."""
    upright = ":is(:dir(rtl), :lang(zh), :lang(ja), :lang(ko), :lang(hi), :lang(mr), :lang(ne))"
    assert rules(SHEET, upright) == {"font-style": "normal", "font-synthesis-style": "none"}
    assert rules(SHEET, f"em{upright}") == {"font-weight": "700"}


@pytest.mark.parametrize(
    ("selector", "leading"),
    [('[dir="rtl"]', "1.9"), ('[dir="ltr"]', "1.65"), (":lang(zh)", "1.8"), (":lang(ur)", "2.3")],
)
def test_lines_stand_apart_as_the_script_needs(selector: str, leading: str) -> None:
    """Vowel signs need room above the line, Han characters more than Latin letters, Nastaliq the most."""
    assert rules(SHEET, selector)["--leading"] == leading


def test_chinese_and_japanese_lines_break_by_their_own_rules() -> None:
    """No line begins with a closing mark; Korean breaks between words."""
    assert rules(SHEET, ":is(:lang(zh), :lang(ja))")["line-break"] == "strict"
    assert rules(SHEET, ":lang(ko)")["word-break"] == "keep-all"


def test_focus_is_seen() -> None:
    """A thick line around it, in the colour of links, which stands out by 4.5:1."""
    assert rules(SHEET, ":focus-visible")["outline"] == "3px solid var(--accent)"
    assert "outline: 0" not in SHEET
    assert "outline: none" not in SHEET


@pytest.mark.parametrize("selector", ["nav", ".also", ".subscribe", ".skip", ".footnote-backref"])
def test_paper_has_no_way_to_anywhere(selector: str) -> None:
    """What only leads elsewhere is not printed."""
    assert rules(PRINT, selector) == {"display": "none"}


def test_paper_has_the_address_of_each_link_in_its_own_order() -> None:
    """Behind the link, in a left-to-right isolate, and broken where the line ends."""
    printed = rules(PRINT, '.body a[href^="http"]::after')
    assert printed["content"] == r'" \2066(" attr(href) ")\2069"'
    assert printed["overflow-wrap"] == "anywhere"


@pytest.mark.parametrize("selector", ["blockquote", "figure", "tr", "li", ".corrections", ".contact"])
def test_paper_keeps_together_what_is_quoted(selector: str) -> None:
    """A quotation, a correction or a row of a table is not torn in two by the end of a sheet."""
    assert rules(PRINT, selector)["break-inside"] == "avoid"


def test_paper_is_black_on_white() -> None:
    """Also for a reader whose screen is dark."""
    colours = palettes()["print"]
    assert {colours[name] for name in ("paper", "raised", "notice-paper")} == {"#fff"}
    assert {colours[name] for name in ("ink", "quiet", "accent", "notice")} == {"#000"}
    assert rules(PRINT, ":root")["color-scheme"] == "light"


def palettes() -> dict[str, dict[str, str]]:
    """Return the custom colours of the light, dark and printed page."""
    light, dark, paper = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))
        for block in re.findall(r":root \{(.*?)\}", SHEET, flags=re.DOTALL)
    )
    return {"light": light, "dark": light | dark, "print": light | paper}


def luminance(colour: str) -> float:
    """Return the relative luminance. Source: WCAG 2.2, definition of relative luminance."""
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", ["light", "dark", "print"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "accent"])
@pytest.mark.parametrize("paper", ["paper", "raised", "notice-paper"])
def test_text_has_the_contrast_of_wcag_aa(palette: str, ink: str, paper: str) -> None:
    """Every colour of text stands out from every paper by 4.5:1 or more."""
    colours = palettes()[palette]
    lighter, darker = sorted((luminance(colours[ink]), luminance(colours[paper])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
