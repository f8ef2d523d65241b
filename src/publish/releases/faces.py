"""The fonts of a page, and the style sheet that asks for them.

A reader who opens a page in a country where that is dangerous must not be seen asking a font service for
letters, and a telephone without Arabic letters must show them all the same. So the fonts lie beside the
pages, cut to what the languages need (`assets/fonts/README.md` says from what and how).

1. The script of a language decides which fonts its pages name, and a page names no others: the names of other
   languages in its row of languages are left to what the reader has.
2. Each file covers a range of characters. A browser fetches a file when a page shows a character of its range
   in its weight, and not before. Source: CSS Fonts Module Level 4, 4.5 (`unicode-range`).
3. Letters are never held back for a font (`font-display: swap`).
4. A file's name has a digest of its bytes, so that it may be kept for ever and never be mistaken for another.
5. A script without a font here has the reader's own: Chinese, Japanese and Korean fonts are megabytes, and
   every system that is set to such a language has one. Nastaliq, which readers of Urdu prefer, is taken
   from the system where there is one; our naskh has all its letters otherwise.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from msgspec import Struct

from publish import model
from publish.releases.environment import asset, packaged

Slope = Literal["normal", "italic"]

_LICENCE = "OFL.txt"
_UPRIGHT: tuple[tuple[int, Slope], ...] = ((400, "normal"), (700, "normal"))
_WITH_ITALIC: tuple[tuple[int, Slope], ...] = (*_UPRIGHT, (400, "italic"))


class Subset(Struct, frozen=True):
    """A part of a family: the characters that one file of each style has.

    `stem` begins the names of its files, `characters` is a CSS `unicode-range`, `styles` are weights and
    slopes.
    """

    stem: str
    family: str
    characters: str
    styles: tuple[tuple[int, Slope], ...]


# The ranges are what the files have, and the directional marks, which have no shape in any font: letters must
# not be torn apart for their sake.
_NASKH = Subset(
    "noto-naskh-arabic",
    "Noto Naskh Arabic",
    "U+20-22,U+25,U+27-2A,U+2C-2F,U+3A-3B,U+5B,U+5D,U+A0,U+AB,U+BB,U+600-6FF,U+750-77F,U+200C-2010,"
    "U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+2039-203A,U+2066-2069,U+FD3E-FD3F,U+FDF2,U+FDFA,"
    "U+FDFC-FDFD",
    _UPRIGHT,
)
_LATIN = Subset(
    "noto-serif-latin",
    "Noto Serif",
    "U+20-7E,U+A0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+300-301,U+303-304,U+308-309,U+323,U+329,"
    "U+2002,U+2009,U+200B,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+2032-2033,U+2039-203A,U+2044,"
    "U+20AC,U+2122,U+2212",
    _WITH_ITALIC,
)
_LATIN_EXTENDED = Subset(
    "noto-serif-latin-ext",
    "Noto Serif",
    "U+100-130,U+132-151,U+154-24F,U+259,U+2BE-2BF,U+1E0C-1E0D,U+1E24-1E25,U+1E2A-1E2B,U+1E32-1E33,U+1E62-1E63,"
    "U+1E6C-1E6D,U+1E92-1E93,U+1E96,U+1E9E,U+2020,U+20BA,U+20BD",
    _WITH_ITALIC,
)
_CYRILLIC = Subset(
    "noto-serif-cyrillic", "Noto Serif", "U+301,U+400-45F,U+490-491,U+4B0-4B1,U+2116", _WITH_ITALIC
)
_GREEK = Subset(
    "noto-serif-greek",
    "Noto Serif",
    "U+370-377,U+37A-37F,U+384-38A,U+38C,U+38E-3A1,U+3A3-3E1,U+3F0-3FF",
    _WITH_ITALIC,
)
_HEBREW = Subset(
    "noto-serif-hebrew",
    "Noto Serif Hebrew",
    "U+20,U+2D,U+A0,U+591-5C7,U+5D0-5EA,U+5EF-5F4,U+200C-2010,U+20AA,U+2066-2069,U+FB1D-FB36,U+FB38-FB3C,"
    "U+FB3E,U+FB40-FB41,U+FB43-FB44,U+FB46-FB4F",
    _UPRIGHT,
)
_DEVANAGARI = Subset(
    "noto-serif-devanagari",
    "Noto Serif Devanagari",
    "U+20,U+A0,U+900-97F,U+1CD0-1CF6,U+1CF8-1CF9,U+200C-200D,U+20B9,U+20F0,U+25CC,U+A830-A839,U+A8E0-A8FF",
    _UPRIGHT,
)

# By ISO 15924 code. Text in any of the first six has addresses, figures and names in Latin letters.
_SCRIPTS: Mapping[str, tuple[Subset, ...]] = {
    "Arab": (_LATIN, _NASKH),
    "Cyrl": (_LATIN, _CYRILLIC),
    "Deva": (_LATIN, _DEVANAGARI),
    "Grek": (_LATIN, _GREEK),
    "Hebr": (_LATIN, _HEBREW),
    "Latn": (_LATIN, _LATIN_EXTENDED),
    **dict.fromkeys(("Hans", "Hant", "Hani", "Jpan", "Kore"), ()),
}

# Source: CLDR, supplemental/likelySubtags, for tags that do not name their script. What is not here, and
# not written from the right, is taken for Latin.
_LANGUAGES: Mapping[str, str] = {
    language: script
    for script, languages in {
        "Cyrl": "ab av ba be bg ce cv kk kv ky mk mn os ru sah sr tg tt udm uk",
        "Deva": "anp awa bho brx doi hi hne kok mai mr ne new raj sa",
        "Grek": "el grc",
        "Hani": "cjy gan hak hsn ja ko lzh nan wuu yue zh",
        "Hebr": "he jrb lad yi",
    }.items()
    for language in languages.split()
}
_SCRIPT_SUBTAG = re.compile(r"-([A-Z][a-z]{3})(?![^-])")


def style(language: model.Language, *, inline: bool = False, depth: int = 1) -> str:
    """Return the style sheet of a page in `language`, ASCII: its `@font-face` rules, then `page.css`.

    The fonts are fetched from `fonts/` in `build/`, from a page that lies `depth` folders below it. With
    `inline` they are in the sheet itself, as `data:` addresses, for a page that has nothing beside it.
    """
    return _style(_subsets(language), inline=inline, depth=depth)


def sources(language: model.Language) -> tuple[str, ...]:
    """Return the paths below `build/` of the fonts that a page in `language` may fetch, in order."""
    return tuple(_path(_name(subset, *style)) for subset in _subsets(language) for style in subset.styles)


@cache
def files() -> Mapping[str, bytes]:
    """Return every font, and the licence that has to lie beside them, by its path below `build/`."""
    fonts = {_path(name): _read(name) for name in sorted(_names())}
    return {**fonts, f"fonts/{_LICENCE}": _read(_LICENCE)}


def script(language: model.Language) -> str:
    """Return the ISO 15924 code of the script `language` is written in, as far as fonts depend on it.

    Source: BCP 47 (RFC 5646), 2.2.3, for the subtag.

    >>> from publish.model import Language
    >>> script(Language("ku_Arab", "ku-Arab", "کوردی", "Kurdish", "rtl", ""))
    'Arab'
    """
    named = _SCRIPT_SUBTAG.search(language.tag)
    if named:
        return named[1]
    usual = "Arab" if language.direction == "rtl" else "Latn"
    return _LANGUAGES.get(language.tag.partition("-")[0], usual)


def _subsets(language: model.Language) -> tuple[Subset, ...]:
    """Return what pages in `language` need; a script without a font of ours has Latin ones for addresses."""
    return _SCRIPTS.get(script(language), _SCRIPTS["Latn"])


@cache
def _style(subsets: tuple[Subset, ...], *, inline: bool, depth: int) -> str:
    rules = (
        _rule(subset, *style, inline=inline, depth=depth) for subset in subsets for style in subset.styles
    )
    return "\n".join([*rules, asset("page.css")]).strip()


def _rule(subset: Subset, weight: int, slope: Slope, *, inline: bool, depth: int) -> str:
    """Return one `@font-face` rule, on one line."""
    name = _name(subset, weight, slope)
    address = _inlined(name) if inline else "../" * depth + _path(name)
    return (
        f'@font-face {{ font-family: "{subset.family}"; font-style: {slope}; font-weight: {weight}; '
        f'font-display: swap; src: url("{address}") format("woff2"); unicode-range: {subset.characters}; }}'
    )


def _name(subset: Subset, weight: int, slope: Slope) -> str:
    return f"{subset.stem}-{weight}{'' if slope == 'normal' else '-italic'}.woff2"


def _names() -> Iterator[str]:
    for subset in {one.stem: one for subsets in _SCRIPTS.values() for one in subsets}.values():
        for style in subset.styles:
            yield _name(subset, *style)


def _inlined(name: str) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(_read(name)).decode()}"


def _path(name: str) -> str:
    """Return where the font `name` lies below `build/`, with its digest."""
    stem, _, ending = name.rpartition(".")
    return f"fonts/{stem}.{hashlib.sha256(_read(name)).hexdigest()[:12]}.{ending}"


@cache
def _read(name: str) -> bytes:
    return packaged(f"assets/fonts/{name}")
