"""The list for people: grouped, ordered, greppable, and harmless."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from publish.findings import as_text, totals
from publish.model import Finding, Severity
from publish.speech import spoken

WARNING = Severity.WARNING
ONE_LINE = re.compile(r"(\S+?):(\d+): (error|warning) ([a-z-]+): (.+)")


def test_findings_are_grouped_by_file(make_finding: Callable[..., Finding]) -> None:
    """Each file has a heading with its counts; files with errors come last, lines are in order."""
    findings = (
        make_finding("late", path="locale/ar/a.po", line=9, text="Over 50", piece="50"),
        make_finding("warns", path="locale/fr/b.po", severity=WARNING, rule="empty", line=2),
        make_finding("early", path="locale/ar/a.po", severity=WARNING, rule="fuzzy", line=3),
        make_finding(
            "whole file", path="locale/zh_Hans/c.po", severity=WARNING, rule="catalog-absent", line=0
        ),
    )
    assert as_text(findings) == (
        "locale/fr/b.po: 1 warning\n"
        "locale/fr/b.po:2: warning empty: warns\n"
        "\n"
        "locale/zh_Hans/c.po: 1 warning\n"
        "locale/zh_Hans/c.po: warning catalog-absent: whole file\n"
        "\n"
        "locale/ar/a.po: 1 error, 1 warning\n"
        "locale/ar/a.po:3: warning fuzzy: early\n"
        "locale/ar/a.po:9: error foreign-target: late\n"
        "    | Over ⟦50⟧"
    )


def test_the_order_of_the_checks_does_not_show(make_finding: Callable[..., Finding]) -> None:
    """The same findings in another order of files give the same text."""
    findings = [make_finding(path=path, line=line) for path in "ab" for line in (1, 2)]
    assert as_text(findings) == as_text(findings[::-1])


def test_colours_mark_severity_and_piece(make_finding: Callable[..., Finding]) -> None:
    """In colour the piece is underlined where it stands, without brackets; path and line stay plain."""
    error = make_finding("late", path="a.po", line=9, text="Over 50", piece="50")
    warning = make_finding("early", path="a.po", severity=WARNING, rule="fuzzy", line=3)
    assert as_text((error, warning), color=True) == (
        "\x1b[1ma.po: 1 error, 1 warning\x1b[0m\n"
        "a.po:3: \x1b[33mwarning\x1b[0m fuzzy: early\n"
        "a.po:9: \x1b[31merror\x1b[0m foreign-target: late\n"
        "    | Over \x1b[1;4m50\x1b[0m"
    )


def test_no_findings_are_no_text() -> None:
    """Nothing to mend prints nothing."""
    assert as_text(()) == ""


def test_nothing_hostile_is_printed(make_finding: Callable[..., Finding], hostile: str) -> None:
    """Each finding keeps its one line, and no line moves a terminal or commands a build service."""
    finding = make_finding(hostile, path=f"locale/ar/{hostile}.po", text=f"{hostile} x {hostile}", piece="x ")
    heading, line, shown = as_text((finding,)).split("\n")
    assert all(one.isprintable() and "##[" not in one for one in (heading, line, shown))
    assert not any(one.lstrip().startswith("::") for one in (heading, line, shown))
    assert ": error foreign-target: " in line


def test_a_text_that_begins_like_a_command_stands_behind_a_bar(make_finding: Callable[..., Finding]) -> None:
    """GitHub obeys a line that begins with "::" even if it is indented."""
    assert as_text((make_finding(text="::add-mask::x"),)).split("\n")[-1] == "    | ::add-mask::x"


def test_ten_thousand_findings_stay_ten_thousand_lines(make_finding: Callable[..., Finding]) -> None:
    """Whatever the number, `grep` finds each finding on a line of its own."""
    findings = [make_finding(line=line) for line in range(1, 10_001)]
    found = [ONE_LINE.fullmatch(line) for line in as_text(findings).split("\n")]
    assert [int(one[2]) for one in found if one] == list(range(1, 10_001))


@pytest.mark.parametrize(
    ("severities", "code", "told"),
    [
        ("wew", "en", "1 error, 2 warnings"),
        ("", "en", "0 errors, 0 warnings"),
        ("e", "fr", "1 erreur, 0 avertissement"),
        ("eeew", "fr", "3 erreurs, 1 avertissement"),
        ("ew", "ar", "خطأ واحد، تحذير واحد"),
        ("eew", "ar", "خطآن، تحذير واحد"),
        ("eeew", "ar", "\u20683\u2069 أخطاء، تحذير واحد"),
        ("e" * 11, "ar", "\u206811\u2069 خطأً، لا تحذيرات"),
        ("e" * 100, "ar", "\u2068100\u2069 خطأ، لا تحذيرات"),
    ],
)
def test_findings_are_counted_by_severity(
    make_finding: Callable[..., Finding], severities: str, code: str, told: str
) -> None:
    """Errors are to be mended, warnings are advice; each language counts by its own rules."""
    kinds = {"e": Severity.ERROR, "w": Severity.WARNING}
    found = [make_finding(severity=kinds[one]) for one in severities]
    assert totals(found, spoken(code, {}), none=True) == told
