"""A release on paper, as it is filed and printed: its single-file page, printed to PDF.

1. The paper is A4. Every page says at its foot which of how many it is, and every one but the first, which
   has its masthead, says at its head who publishes: a page that comes loose must be traced.
2. The numbers of the pages have the digits of the release's date.
3. The file's dates are those of the statement.
4. Arabic letters come from fonts of their own, so that they can be searched for and copied
   (`assets/paper/README.md` says why).

Source: CSS Paged Media Module Level 3, 6 (page-margin boxes); CSS Counter Styles Level 3, 6 (digits).
"""

from __future__ import annotations

import base64
import re
from functools import cache

from publish import model
from publish.errors import ReleaseError
from publish.printing import PrintingError, Sheets, printed
from publish.releases.environment import packaged
from publish.releases.faces import script
from publish.releases.numerals import numeral
from publish.releases.single import alone

PLACE = "Page %(number)s of %(count)s"
"""The furniture's msgid of a page's place among others."""

_PLACEHOLDER = re.compile(r"%\((number|count)\)s")
_COUNTERS = {"number": "counter(page, figures)", "count": "counter(pages, figures)"}

_WEIGHTS = (400, 700)
_FACE = """\
@font-face {{
  font-family: "Naskh Letters"; font-weight: {weight};
  src: url("data:font/woff2;base64,{font}") format("woff2");
}}
"""
_FACES = '[dir="rtl"] { --face: "Naskh Letters", "Noto Naskh Arabic", var(--latin); }\n'
_SHEET = """\
@counter-style figures {{ system: numeric; symbols: {digits}; }}
@page {{
  size: A4;
  margin: 2.2cm 2cm;
  font: 8.5pt "Naskh Letters", "Noto Naskh Arabic", "Noto Serif", serif;
  @top-{side} {{ content: {publisher}; }}
  @bottom-center {{ content: {place}; }}
}}
@page :first {{
  @top-{side} {{ content: none; }}
}}
"""


def pdf(release: model.Release) -> bytes:
    """Return `release` as a PDF; ReleaseError where it cannot be printed.

    Only within a `publish.printing.session`.
    """
    sheets = Sheets(
        html=alone(release).decode(),
        style=style(release),
        author=release.furniture.publisher.name,
        direction=release.language.direction,
        issued=release.metadata.date,
        updated=release.metadata.changed,
    )
    try:
        return printed(sheets)
    except PrintingError as error:
        raise ReleaseError(f"{release.slug}.{release.language.tag}.pdf", 0, str(error)) from None


def style(release: model.Release) -> str:
    """Return the style sheet of the paper: its size, its margins, and what stands in them; and its fonts."""
    return _faces(release.language) + _SHEET.format(
        digits=" ".join(_quoted(numeral(value, release.date_text)) for value in range(10)),
        side="right" if release.language.direction == "rtl" else "left",
        publisher=_quoted(release.furniture.publisher.name),
        place=_place(release.furniture.strings[PLACE]),
    )


@cache
def _faces(language: model.Language) -> str:
    """Return the rules for the letters of the Arabic script, if `language` is written in it."""
    if script(language) != "Arab":
        return ""
    fonts = (packaged(f"assets/paper/noto-naskh-arabic-letters-{weight}.woff2") for weight in _WEIGHTS)
    rules = (
        _FACE.format(weight=weight, font=base64.b64encode(font).decode())
        for weight, font in zip(_WEIGHTS, fonts, strict=True)
    )
    return "".join(rules) + _FACES


def _place(sentence: str) -> str:
    """Return a sentence with its two numbers as the value of `content`."""
    parts = _PLACEHOLDER.split(sentence)
    return " ".join(_COUNTERS[part] if at % 2 else _quoted(part) for at, part in enumerate(parts))


def _quoted(text: str) -> str:
    r"""Return `text` as a CSS string. Source: CSS Syntax Module Level 3, 4.3.5 and 4.3.7.

    >>> print(_quoted('The "Record"'))
    "The \22 Record\22 "
    """
    return '"' + re.sub(r'["\\\n<]', lambda match: f"\\{ord(match[0]):x} ", text) + '"'
