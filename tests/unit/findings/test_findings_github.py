"""Annotations and summaries, read as GitHub reads them."""

from __future__ import annotations

import re
from collections.abc import Callable

import html5lib
import pytest
from markdown_it import MarkdownIt

from publish.findings import as_github, summary
from publish.model import Finding, Severity

WARNING = Severity.WARNING
COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
PLAIN = {"html", "head", "body", "h2", "table", "thead", "tbody", "tr", "th", "td", "code", "p"}


def obeyed(line: str) -> tuple[str, dict[str, str], str]:
    """Return the kind, properties and message that a runner takes from `line`."""
    found = COMMAND.fullmatch(line)
    assert found
    pairs = (pair.split("=", 1) for pair in found[2].split(","))
    return found[1], {key: decoded(value) for key, value in pairs}, decoded(found[3])


def decoded(text: str) -> str:
    """Return `text` as a runner unescapes it."""
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def elements(text: str) -> list[str]:
    """Return the names of all elements that `text`, Markdown with tables, becomes."""
    page = MarkdownIt("commonmark").enable("table").render(text)
    return [one.tag for one in html5lib.parse(page, namespaceHTMLElements=False).iter()]


def test_an_annotation_says_where_and_what(make_finding: Callable[..., Finding]) -> None:
    """File, line and rule are properties; the text with its piece stands below the message."""
    assert as_github((make_finding("100% of it: wrong, mend it", text="Over 50", piece="50"),)) == (
        "::error file=locale/ar/LC_MESSAGES/2017-10-19-homs.po,line=40,title=foreign-target"
        "::100%25 of it: wrong, mend it%0AOver ⟦50⟧"
    )


def test_a_whole_file_has_no_line(make_finding: Callable[..., Finding]) -> None:
    """Line 0 is no line of a file."""
    assert as_github((make_finding("m", path="a.po", line=0),)) == "::error file=a.po,title=foreign-target::m"


def test_a_path_is_escaped(make_finding: Callable[..., Finding]) -> None:
    """A colon, comma or percent sign in a name does not end the property."""
    assert as_github((make_finding("m", path="a:b,c%.po"),)) == (
        "::error file=a%3Ab%2Cc%25.po,line=40,title=foreign-target::m"
    )


def test_hostile_text_is_one_annotation(make_finding: Callable[..., Finding], hostile: str) -> None:
    """A runner takes one command from it, with the message that was meant."""
    (line,) = as_github((make_finding(f"{hostile}: mend", path=f"{hostile}.po"),)).split("\n")
    kind, properties, message = obeyed(line)
    assert kind == "error"
    assert list(properties) == ["file", "line", "title"]
    assert message.endswith(": mend")
    assert line.isprintable()


def test_ten_findings_are_annotated_the_errors_first(make_finding: Callable[..., Finding]) -> None:
    """GitHub would drop the eleventh without a word: a notice counts the rest."""
    findings = [make_finding("w", severity=WARNING, rule="empty", line=line) for line in range(1, 20)]
    findings += [make_finding("e", line=line) for line in (30, 31)]
    lines = as_github(findings).split("\n")
    assert [obeyed(line)[0] for line in lines] == ["error"] * 2 + ["warning"] * 8 + ["notice"]
    assert lines[-1] == "::notice title=publish::11 warnings more: see the summary of this step"


def test_ten_findings_need_no_notice(make_finding: Callable[..., Finding]) -> None:
    """The limit itself is no excess."""
    assert len(as_github([make_finding(line=line) for line in range(1, 11)]).split("\n")) == 10


def test_no_findings_print_nothing() -> None:
    """Nothing to mend annotates nothing."""
    assert as_github(()) == ""


def test_the_summary_has_all_findings(make_finding: Callable[..., Finding]) -> None:
    """A row for each, the errors first; every ASCII mark is a character reference."""
    warning = make_finding("w", path="a.po", severity=WARNING, rule="empty", line=0)
    error = make_finding("*e*", path="b.po", text="Over 50", piece="50")
    assert summary((warning, error)) == (
        "## publish: 1 error, 1 warning\n"
        "\n"
        "| where | severity | rule | what to mend | text |\n"
        "| --- | --- | --- | --- | --- |\n"
        '| <code dir="auto">b&#46;po&#58;40</code> | error | <code dir="auto">foreign&#45;target</code> '
        '| <code dir="auto">&#42;e&#42;</code> | <code dir="auto">Over ⟦50⟧</code> |\n'
        '| <code dir="auto">a&#46;po</code> | warning | <code dir="auto">empty</code> '
        '| <code dir="auto">w</code> |  |\n'
        "\n"
    )


def test_an_empty_summary_says_so() -> None:
    """A step without findings says that it looked."""
    assert summary(()) == "## publish: nothing to mend\n\n"


def test_a_summary_holds_no_markup_of_strangers(make_finding: Callable[..., Finding], hostile: str) -> None:
    """Whatever a translation holds, its summary is one row of text: no link, image, tag or further row."""
    finding = make_finding(hostile, path=f"{hostile}.po", text=f"{hostile} x {hostile}", piece="x ")
    found = elements(summary((finding,)))
    assert set(found) <= PLAIN
    assert (found.count("tr"), found.count("td"), found.count("code")) == (2, 5, 4)


@pytest.mark.parametrize("mark", ["[x](https://e.org)", "<b>x</b>", "`x`", "**x**"])
def test_the_reader_of_these_tests_would_see_markup(mark: str) -> None:
    """The parser that judges the summary does make elements of marks that are not escaped."""
    assert set(elements(mark)) - {"html", "head", "body", "p"}


def test_a_long_summary_is_cut_at_whole_rows(make_finding: Callable[..., Finding]) -> None:
    """GitHub drops a summary of more than 1 MiB: rows are left out, warnings first, and counted."""
    text = "أكثر من 50 شخصًا في السجن " * 20
    findings = [
        make_finding("w" * 90, severity=WARNING, line=line, text=text, piece="50") for line in range(9_999)
    ]
    shown = summary([*findings, make_finding("the error")])
    rows = shown.split("\n")[4:-3]
    assert 1_000_000 < len(shown.encode()) <= 1_048_576
    assert "the error" in rows[0]
    assert all(row.startswith("| <code") and row.endswith(" |") for row in rows)
    assert f"\n{10_000 - len(rows)} warnings more: `publish check` lists them.\n" in shown
