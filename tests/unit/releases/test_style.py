"""The style sheet reads from either side, and its colours can be told apart."""

from __future__ import annotations

import re

import pytest

from publish.releases.environment import asset

SHEET = re.sub(r"/\*.*?\*/", "", asset("page.css"), flags=re.DOTALL)
DECLARATIONS = re.findall(r"(?:^|[{;])\s*([\w-]+)\s*:\s*([^;{}]+)", SHEET)
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
