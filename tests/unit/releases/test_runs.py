"""Left-to-right runs are found by their form."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.releases import runs


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://example.org/a_(b)?c=1&d=2#e", "url"),
        ("http://example.org", "url"),
        ("www.example.org/ar/", "url"),
        ("example.org/ar/", "url"),
        ("https://ar.wikipedia.org/wiki/سوريا", "url"),
        ("press.office@news.example.org", "email"),
        ("2017-10-19", "date"),
        ("2017-10-19T08:30:00+03:00", "date"),
        ("۲۰۱۷-۱۰-۱۹", "date"),
        ("A/HRC/34/64", "reference"),
        ("S/RES/2254 (2015)", "reference"),
        ("ICC-01/04-01/06", "reference"),
        ("01/04-ICC", "reference"),
        ("+90 212 555 01 02", "phone"),
        ("+902125550102", "phone"),
        ("0090 (212) 555-01-02", "phone"),
        ("(212) 555-0102", "phone"),
        ("0212 555 01 02", "phone"),
        ("555 01 02", "phone"),
        ("19-10-2017", "phone"),
        ("+۹۰ ۲۱۲ ۵۵۵ ۰۱ ۰۲", "phone"),
        ("13 000", "number"),
        ("@press_office", "handle"),
        ("@desk@social.example", "handle"),
        ("#Syria2017", "handle"),
        ("#42", "handle"),
        ("\u2066a b\u2069", "isolated"),
    ],
)
def test_a_run_is_found_whole(text: str, kind: str) -> None:
    """Each form is one run of its kind, in Arabic as in Chinese surroundings."""
    for before, after in (("في ", " ثم"), ("见", "。")):
        assert runs.split(before + text + after) == (runs.Run(before), runs.Run(text, kind), runs.Run(after))


@pytest.mark.parametrize(
    "text",
    [
        "بين عامي 2011-2017",
        "13,000 شخص",
        "(16)",
        "50%",
        "10:30",
        "الفقرة 3.",
        "19/10/2017",
        "Amnesty International",
    ],
)
def test_what_the_algorithm_already_shows_in_order_is_no_run(text: str) -> None:
    """Spans of years, single numbers, fractions of a day and plain words are left alone."""
    assert runs.split(text) == (runs.Run(text),)


@pytest.mark.parametrize("mark", [".", ",", "،", ")", "?", "؟", "»", "。", "；", "”"])
def test_the_punctuation_after_an_address_is_not_part_of_it(mark: str) -> None:
    """A sentence may end behind an address."""
    assert runs.split(f"https://example.org/a{mark}")[0] == runs.Run("https://example.org/a", "url")


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("press@example.org", "mailto:press@example.org"),
        ("https://example.org/", "https://example.org/"),
        ("www.example.org", "https://www.example.org"),
        ("+90 212 555 01 02", None),
    ],
)
def test_an_address_knows_where_its_link_goes(text: str, href: str | None) -> None:
    """Mail and web addresses have an `href`, and other runs have none."""
    assert [run.href for run in runs.split(text)] == [href]


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("https://example.org/", True),
        ("  press@example.org", True),
        ("+90 212 555 01 02", False),
        ("a https://b.org", False),
    ],
)
def test_an_address_alone_on_its_line(line: str, alone: bool) -> None:  # noqa: FBT001 because it is a table's column
    """Only a web or e-mail address with nothing beside it stands alone."""
    assert runs.stands_alone(line) is alone


@given(st.text(alphabet="ab1 2.,/:@#+-()هاتف\u2066\u2069\n") | st.text())
def test_runs_put_together_are_the_text(text: str) -> None:
    """Splitting loses and adds nothing."""
    assert "".join(run.text for run in runs.split(text)) == text


@given(st.text(alphabet="ab1۲ .,/:?@#+-()w_%هاتف\u2066\u2069\n") | st.text())
def test_a_text_is_searched_wherever_it_may_hold_a_run(text: str) -> None:
    """A handle on a line of its own, which calls for a search, brings nothing else to light."""
    found = [run for run in runs.split(text) if run.kind != "text"]
    assert [run for run in runs.split(f"{text}\n#tag") if run.kind != "text"] == [
        *found,
        runs.Run("#tag", "handle"),
    ]


_SIGN = (
    r"[^\s()<>\[\]{}\"«»“”„،؛؟\u3000-\u30ff\u3400-\u9fff\uff00-\uffef\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_LAST = _SIGN.replace("[^", "[^.,;:!?'*’…")
_PATH = rf"[/?#](?:(?:{_SIGN}|\({_SIGN}*\))*(?:{_LAST}|\({_SIGN}*\)))?"
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?"
_DOMAIN = r"(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}"
_URL = re.compile(
    rf"(?:https?://{_HOST}(?::[0-9]+)?|www\.{_HOST})(?:{_PATH})?|{_DOMAIN}{_PATH}"
)  # rule 1 as one would say it: what may stand last, and in front of what
_PIECES = st.sampled_from(
    [*"ab9/?#().,!*'… ،。中:-", "http://", "https://", "www.", "ab.org", ":80", "\u200e"]
)


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_addresses_are_found_as_the_rule_says_it(text: str) -> None:
    """The form that is compiled says each sign once, and means the same."""
    form = re.compile(runs._FORMS["url"])  # noqa: SLF001  because the form itself is compared
    assert [one.span() for one in form.finditer(text)] == [one.span() for one in _URL.finditer(text)]
    assert (form.fullmatch(text) is None) == (_URL.fullmatch(text) is None)
