"""The examples that docs/checks.md gives for refusals are refused, by the rule that they stand for."""

from __future__ import annotations

import pytest

from publish.catalogs.reader import read
from publish.checks.refusals import CATALOGS, SOURCES
from publish.errors import CatalogError, SourceError
from publish.statements.parse import statement

EXAMPLES = {rule.id: rule.example for rule in (*SOURCES, *CATALOGS)}
FRONT = "---\ntitle: Men held in Homs\ndate: 2017-10-19\n---\n\n"
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
LONG = "a" * 70_000


def rules(text: str, path: str = "source/2017-10-19-homs.md") -> set[str]:
    """Return the rules that a statement breaks."""
    try:
        return {one.rule for one in statement(text, path).findings}
    except SourceError as error:
        return {error.rule}


@pytest.mark.parametrize(
    ("rule", "quoted", "text"),
    [
        ("source", "tilte:", FRONT.replace("title:", "tilte:") + "Text.\n"),
        ("source", "`date:`", FRONT.replace("date: 2017-10-19\n", "") + "Text.\n"),
        ("source-control", "`12`, a backspace, `5`", f"{FRONT}12\b5 people were killed.\n"),
        ("source-empty", "ends below its front matter", FRONT),
        ("source-depth", "A hundred `>`", f"{FRONT}{'>' * 100} text\n"),
        ("source-complex", "a thousand `[`", f"{FRONT}{'[' * 1000}\n"),
        ("source-markup", "`[^1]: *a **b*`", f"{FRONT}Text.[^1]\n\n[^1]: *a **b*\n"),
        ("source-lost", "`[Total]: 45 (killed)`", f"{FRONT}Text.\n\n[Total]: 45 (killed)\n"),
        ("source-link", "`[the report](file:///C:/Users/report.pdf)`",
         f"{FRONT}Read [the report](file:///C:/Users/report.pdf).\n"),
        ("raw-html", "`<p>45 people were killed.</p>`", f"{FRONT}Text.\n\n<p>45 people were killed.</p>\n"),
        ("source-code", "`45 people were killed.`", f"{FRONT}Text.\n\n    45 people were killed.\n"),
        ("undefined-reference", "`[the report][1]`", f"{FRONT}Read [the report][1].\n"),
        ("undefined-reference", "`[^1]`", f"{FRONT}Text.[^1]\n"),
        ("unused-footnote", "`[^2]: Interview in Homs.`", f"{FRONT}Text.\n\n[^2]: Interview in Homs.\n"),
    ],
)  # fmt: skip
def test_the_example_of_a_statement_is_refused(rule: str, quoted: str, text: str) -> None:
    """A press officer who writes what the example says meets this rule."""
    assert quoted in EXAMPLES[rule]
    assert rule in rules(text)


def test_the_example_of_a_file_name_is_refused() -> None:
    """The one name is refused, and the other is not."""
    assert "`source/October statement.md`" in EXAMPLES["source-name"]
    assert "`source/2017-10-19-october-statement.md`" in EXAMPLES["source-name"]
    assert rules(f"{FRONT}Text.\n", "source/October statement.md") == {"source-name"}
    assert rules(f"{FRONT}Text.\n", "source/2017-10-19-october-statement.md") == set()


@pytest.mark.parametrize(
    ("rule", "quoted", "text"),
    [
        ("catalog-size", "64 KiB", f'{HEADER}msgid "a"\nmsgstr "{LONG}"\n'),
        ("catalog-charset", "charset=UTF-7", HEADER.replace("UTF-8", "UTF-7")),
        ("catalog-control", "A backspace", f'{HEADER}msgid "a"\nmsgstr "ب\bا"\n'),
        ("catalog-conflict", "`<<<<<<< HEAD`", f'{HEADER}<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n'),
        ("catalog-header", '`msgid "45 people were killed."`', 'msgid "45 people were killed."\nmsgstr ""\n'),
        ("catalog-keyword", "`msgstring", f'{HEADER}msgid "a"\nmsgstring "b"\n'),
        ("catalog-keyword", "`Msgstr", f'{HEADER}msgid "a"\nMsgstr "b"\n'),
        ("catalog-message", "without a `msgid`", f'{HEADER}msgstr "b"\n'),
        ("catalog-string", '`msgstr "Tués : 45`', f'{HEADER}msgid "a"\nmsgstr "Tués : 45\n\nmsgid "b"\n'),
        ("catalog-escape", r'`msgstr "C:\dossiers"`', f'{HEADER}msgid "a"\nmsgstr "C:\\dossiers"\n'),
        ("catalog-plural", "`msgstr[0]` and then `msgstr[2]`",
         f'{HEADER}msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n'),
        ("catalog-duplicate", '`msgid "Homs"`',
         f'{HEADER}msgid "Homs"\nmsgstr "a"\n\nmsgid "Homs"\nmsgstr "b"\n'),
        ("catalog-obsolete", '`#~ msgid "Homs"`', f'{HEADER}#~ msgid "Homs"\nmsgstr "حمص"\n'),
        ("catalog-cut", '`msgstr "قتل 4`', f'{HEADER}msgid "45 were killed"\nmsgstr "قتل 4'),
    ],
)  # fmt: skip
def test_the_example_of_a_catalog_is_refused(rule: str, quoted: str, text: str) -> None:
    """A translator whose catalog is as the example says meets this rule."""
    assert quoted in EXAMPLES[rule]
    with pytest.raises(CatalogError) as refused:
        read(text.encode(), "a.po")
    assert refused.value.rule == rule


def test_the_example_of_an_encoding_is_refused() -> None:
    """A catalog in the encoding of an older Windows is not read as something else."""
    assert "Windows-1256" in EXAMPLES["catalog-encoding"]
    with pytest.raises(CatalogError) as refused:
        read(f'{HEADER}msgid "a"\nmsgstr "حمص"\n'.encode("windows-1256"), "a.po")
    assert refused.value.rule == "catalog-encoding"
