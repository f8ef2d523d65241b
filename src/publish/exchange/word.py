"""A statement's messages as a Word document: a table, for translators who have nothing else.

1. One row for each message: the original on the left, the translation on the right, and in a narrow third
   column what belongs to neither: the message's label, whether it needs work, and what is said about it.
2. The columns stand in this order whatever the languages' directions; each cell has its own. A cell of a
   right-to-left language says so of its paragraphs, its runs and its empty end, so that what is typed into
   it is right from the first letter on.
3. A line break in a message is a line break in its cell.
4. No date and no author: the same messages are the same document, but for the archive around it, whose
   members bear the hour (`parcels.zips` packs them anew).

What is read back is said in `rows`. Source: ISO/IEC 29500-1, 17.3.1.6 (bidi), 17.3.2.30 (rtl), 17.4 (tables).
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from publish.exchange.names import label
from publish.exchange.rows import CONTEXT, HEAD, NEEDS_WORK
from publish.model import Bitext, Language, Unit

_WIDTHS = (Mm(112), Mm(112), Mm(38))
_PAGE = (Mm(297), Mm(210))
_MARGIN = Mm(15)
_SMALL = Pt(7)
_GREY = RGBColor(0x59, 0x59, 0x59)
_CODE = re.compile(r"`([^`]+)`")  # between marks that keep a file's name in its order
_SHADE = "FFF2CC"  # of a row that needs work
_MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001  because python-docx takes it as UTC without being told


def write(text: Bitext, source: Language, language: Language, how_to: Sequence[str] = ()) -> bytes:
    """Return the messages of `text` as .docx; `how_to` are paragraphs in `language` above the table."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    core = document.core_properties
    core.title, core.author, core.last_modified_by, core.comments = text.title, "", "", ""
    core.created = core.modified = _MADE
    document.add_heading(text.title, level=1)
    for line in how_to:
        _say(document.add_paragraph(), _CODE.sub("\u200e\\1\u200e", line), language)
    _fill(document.add_table(rows=len(text.units) + 1, cols=3, style="Table Grid"), text, source, language)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _fill(table: Table, text: Bitext, source: Language, language: Language) -> None:
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    cells = table._cells  # noqa: SLF001  because the public way looks through the whole table for each cell
    head = (source.english_name, language.autonym, f"{HEAD} {text.domain} {language.code}")
    for place, (said, speaks) in enumerate(zip(head, (source, language, source), strict=True)):
        _say(cells[place].paragraphs[0], said, speaks, small=place == 2)  # noqa: PLR2004  because it is the third
    _repeat(table)
    for number, unit in enumerate(text.units, start=1):
        original, translation, about = cells[3 * number : 3 * number + 3]
        _say(original.paragraphs[0], unit.source, source)
        _say(translation.paragraphs[0], unit.text, language)
        lines = _about(unit)
        _say(about.paragraphs[0], lines[0], source, small=True)
        for line in lines[1:]:
            _say(about.add_paragraph(), line, source, small=True)
        if unit.fuzzy:
            _shade(translation)
    for place, cell in enumerate(cells):
        cell.width = _WIDTHS[place % 3]


def _about(unit: Unit) -> list[str]:
    """Return the lines of the third column, the label first."""
    context, _ = unit.key
    return [
        label(unit),
        *([NEEDS_WORK] if unit.fuzzy else []),
        *([f"{CONTEXT} {context}"] if context is not None else []),
        *unit.comments,
        *([f"original before: {unit.previous}"] if unit.previous is not None else []),
        *(f"# {line}" for line in unit.note.split("\n") if line),
    ]


def _say(paragraph: Paragraph, text: str, language: Language, *, small: bool = False) -> None:
    """Have `paragraph` say `text`, in its language and direction."""
    run = paragraph.add_run()
    if text:
        run.text = text
    if small:
        run.font.size, run.font.color.rgb = _SMALL, _GREY
    about_run = run._r.get_or_add_rPr()  # noqa: SLF001  because python-docx has no words for directions
    _speak(about_run, language)
    about = paragraph._p.get_or_add_pPr()  # noqa: SLF001  because python-docx has no words for directions
    if language.direction == "rtl":
        about.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
    about.append(end := OxmlElement("w:rPr"))
    _speak(end, language)


def _speak(about: object, language: Language) -> None:
    """Say in the properties of a run, or of a paragraph's end, which language is written there."""
    rtl = language.direction == "rtl"
    if rtl:
        about.append(OxmlElement("w:rtl"))  # type: ignore[attr-defined]  # because lxml's elements have no types
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:bidi" if rtl else "w:val"), language.tag)
    about.append(spoken)  # type: ignore[attr-defined]  # because lxml's elements have no types


_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
    "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What may stand behind `w:bidi` in a paragraph's properties, where order counts."""


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), _SHADE)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001  because python-docx has no words for shades


def _repeat(table: Table) -> None:
    """Have the first row at the head of each page."""
    about = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001  because python-docx has no words for it
    about.append(OxmlElement("w:tblHeader"))
