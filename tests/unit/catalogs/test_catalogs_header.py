"""The fields above the first message: ours, an editor's, and those that must not stay."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.catalogs.entries import CatalogFile
from publish.catalogs.header import midnight, new_catalog, template_file, without_credits
from publish.catalogs.merge import merge
from publish.catalogs.reader import read
from publish.catalogs.writer import write
from publish.model import Language

Parse = Callable[[str], CatalogFile]


@pytest.fixture
def template(parse: Parse) -> CatalogFile:
    """Return a template of one message, with the header that templates have."""
    po = template_file("2017-02-09-saydnaya", dt.date(2017, 2, 9))
    po.extend(parse('#. title of “A”\nmsgctxt "title"\nmsgid "A"\nmsgstr ""\n'))
    return po


def test_a_new_catalog(template: CatalogFile, arabic: Language) -> None:
    """A new catalog has the template's messages and a header of ours, dated by its content."""
    assert write(new_catalog(template, arabic)) == (
        'msgid ""\nmsgstr ""\n'
        '"Project-Id-Version: 2017-02-09-saydnaya\\n"\n'
        '"POT-Creation-Date: 2017-02-09 00:00+0000\\n"\n'
        '"PO-Revision-Date: 2017-02-09 00:00+0000\\n"\n'
        '"Last-Translator: \\n"\n'
        '"Language-Team: \\n"\n'
        '"Language: ar\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : '
        'n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\\n"\n'
        '"X-Publish-Messages: 1 0 04c61abc21fbf2fe\\n"\n'
        '"X-Publish-Segmentation: 1\\n"\n'
        '\n#. title of “A”\nmsgctxt "title"\nmsgid "A"\nmsgstr ""\n'
    )


@pytest.mark.skipif(
    shutil.which("msgfmt") is None, reason="msgfmt is absent; install it with: apt-get install gettext"
)
def test_msgfmt_finds_nothing_to_say(template: CatalogFile, arabic: Language, tmp_path: Path) -> None:
    """`msgfmt -c` accepts the header without an error or a warning."""
    (tmp_path / "ar.po").write_text(write(new_catalog(template, arabic)), encoding="utf-8")
    check = ["msgfmt", "-c", "-o", str(tmp_path / "ar.mo"), str(tmp_path / "ar.po")]
    done = subprocess.run(check, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def merged_header(template: CatalogFile, arabic: Language, fields: str, comment: str = "") -> CatalogFile:
    """Return what a merge makes of a catalog with `fields` in its header."""
    text = f'{comment}msgid ""\nmsgstr ""\n{fields}\nmsgctxt "title"\nmsgid "A"\nmsgstr "أ"\n'
    return merge(catalog=read(text.encode(), "ar.po"), template=template, language=arabic, path="ar.po")


@pytest.mark.parametrize(
    "field",
    [
        "Last-Translator: Jane Doe <jane@example.org>",
        "Language-Team: Jane's friends",
        "X-Poedit-Basepath: /home/jane/po",
        "X-Poedit-SearchPath-0: ~/po",
        "X-Local-Path: C:\\\\Users\\\\jane",
        "X-Bugs: jane@example.org",
        "X-Author: Jane",
        "X-Translator-Note: Jane",
        "X-User: jane",
        "X-Credits: Jane",
        "X-Poedit-Author: Jane",
        "X-Generator: jane@example.org",
        "Thanks: Jane",
        "Report-Msgid-Bugs-To: jane@example.org",
    ],
)
def test_what_names_a_translator_is_taken_out(template: CatalogFile, arabic: Language, field: str) -> None:
    """No name, address or home directory stays in a header."""
    merged = merged_header(template, arabic, f'"{field}\\n"\n')
    assert "jane" not in write(merged).lower()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Generator", "Poedit 3.4"),
        ("X-Poedit-Bookmarks", "1,2"),
        ("X-Poedit-Basepath", ".."),
        ("X-Crowdin-Language", "ar"),
        ("X-Language-Code", "ar"),
        ("X-Source-Language", "en"),
    ],
)
def test_an_editors_own_field_is_kept(template: CatalogFile, arabic: Language, name: str, value: str) -> None:
    """A field that says nothing of a person stays."""
    assert merged_header(template, arabic, f'"{name}: {value}\\n"\n').metadata[name] == value


@pytest.mark.parametrize(
    ("name", "value", "ours"),
    [
        ("Language", "en", "ar"),
        ("Content-Type", "text/html; charset=utf-8", "text/plain; charset=UTF-8"),
        ("Project-Id-Version", "x", "2017-02-09-saydnaya"),
        ("X-Publish-Segmentation", "0", "1"),
    ],
)
def test_our_fields_are_ours(
    template: CatalogFile, arabic: Language, name: str, value: str, ours: str
) -> None:
    """Language, charset and project are never taken from the file."""
    assert merged_header(template, arabic, f'"{name}: {value}\\n"\n').metadata[name] == ours


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2024-05-01 23:59+0300", "2024-05-01 00:00+0000"),
        ("2024-05-01", "2024-05-01 00:00+0000"),
        ("2024-05-01 00:00+0000", "2024-05-01 00:00+0000"),
        ("YEAR-MO-DA HO:MI+ZONE", ""),
        ("", ""),
    ],
)
def test_a_date_keeps_its_day(date: str, day: str) -> None:
    """The hour and its zone, which tell where somebody lives, are gone from a date."""
    assert midnight(date) == day


DRAFT = "Drafted together with the project; it awaits review by a native speaker."


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe <jane@example.org>, 2024.",
        "Ahmad Ali, Damascus, 2017.",
        "Translators: Ahmad Ali",
        "Copyright 2017 Ahmad Ali",
        "with thanks to ahmad for all of it.",
        "ترجمة أحمد علي",
    ],
)
def test_no_name_stays_at_the_head(template: CatalogFile, arabic: Language, line: str) -> None:
    """Whatever the comment at the head says goes, but for the line that calls the file a draft."""
    merged = merged_header(template, arabic, "", f"# {line}\n# {DRAFT}\n# {line}\n")
    assert merged.header == DRAFT


def test_a_comment_without_our_line_goes_whole() -> None:
    """Nothing is left of a comment in which nothing is ours."""
    assert without_credits("Ahmad Ali.\n\nHoms.") == ""
