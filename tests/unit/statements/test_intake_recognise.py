"""The furniture of press releases, and the facts in it."""

from __future__ import annotations

import datetime as dt

import pytest

from publish.statements.intake.recognise import END_MARK, HEAD, Facts, dateline, recognise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FOR IMMEDIATE RELEASE", ("release line", {})),
        ("For immediate release: 5 May 2021", ("release line", {"date": "5 May 2021"})),
        ("Press Release", ("release line", {})),
        (
            "Press release Northern Coalition Media Department May 5, 2021",
            (
                "press release line",
                {"publisher": "Northern Coalition Media Department", "date": "May 5, 2021"},
            ),
        ),
        (
            "PRESS STATEMENT – Network for Human Rights Press Office",
            ("press release line", {"publisher": "Network for Human Rights Press Office"}),
        ),
        ("PRESS RELEASE – FOR IMMEDIATE RELEASE", ("release line", {})),
        ("*** FOR IMMEDIATE RELEASE ***", ("release line", {})),
        ("Press Release No. 12/2026 | 5 May 2021", ("release line", {"date": "5 May 2021"})),
        ("5 May 2021 – PRESS RELEASE", ("release line", {"date": "5 May 2021"})),
        ("JOINT STATEMENT", ("release line", {})),
        ("NORTHERN Coalition – PRESS RELEASE", ("press release line", {"publisher": "NORTHERN Coalition"})),
        ("5 May 2021, 09:14 GMT", ("date line", {"date": "5 May 2021"})),
        ("Geneva Press Conference, 5 May 2021", None),
        ("PRESS RELEASE – EMBARGOED", None),
        ("Press Release: Letter for the Security Council", None),
        ("Douma Attack – 7 April 2018", None),
        ("New York, 5 May 2021", ("place and date line", {"place": "New York", "date": "5 May 2021"})),
        ("Amman (5 May 2021)", ("place and date line", {"place": "Amman", "date": "5 May 2021"})),
        ("• https://example.org/a", None),
        ("Media Office", ("publisher line", {"publisher": "Media Office"})),
        (
            "Northern Coalition, 5 May 2021",
            ("publisher and date line", {"publisher": "Northern Coalition", "date": "5 May 2021"}),
        ),
        ("Published on: 5 May 2021", ("date line", {"date": "5 May 2021"})),
        ("Wednesday, 5 May 2021", ("date line", {"date": "Wednesday, 5 May 2021"})),
        ("Deir ez-Zor, 5 May 2021", None),
        ("Istanbul, 5 May 2021", ("place and date line", {"place": "Istanbul", "date": "5 May 2021"})),
        (
            "Geneva, Switzerland – 5 May 2021",
            ("place and date line", {"place": "Geneva, Switzerland", "date": "5 May 2021"}),
        ),
        ("Location: Amman", ("place line", {"place": "Amman"})),
        ("https://example.org/a", ("web address line", {"origin": "https://example.org/a"})),
        ("🔗 example.org/a", ("web address line, https:// added", {"origin": "example.org/a"})),
        ("Source: example.org", ("web address line, https:// added", {"origin": "example.org"})),
        ("example.org", None),
        ("Press release on the situation in Homs", None),
        ("Press Release Policy Changes", None),
        ("Updated 5 May 2021", None),
        ("The court heard him on 5 May 2021", None),
    ],
)
def test_whole_lines(text: str, expected: tuple[str, dict[str, str]] | None) -> None:
    """Each pattern and its facts, and lines that are none."""
    assert recognise(text, HEAD) == expected


@pytest.mark.parametrize(
    "text", ["#", "###", "# # #", "ENDS", "END", "— END —", "[ends]", "-30-", "- 30 -", "// ends"]
)
def test_end_marks(text: str) -> None:
    """What press offices and journalists put below the last line."""
    assert recognise(text, END_MARK) == ("end mark", {})


@pytest.mark.parametrize("text", ["End", "the end", "30", "#1", "Ends of war"])
def test_no_end_marks(text: str) -> None:
    """Words and numbers are not taken for end marks."""
    assert recognise(text, END_MARK) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Istanbul, Turkey – 5 May 2021 – The", {"place": "Istanbul, Turkey", "date": "5 May 2021"}),
        ("ISTANBUL (5 May 2021) — The", {"place": "ISTANBUL", "date": "5 May 2021"}),
        ("Amman, 5 May 2021: The", {"place": "Amman", "date": "5 May 2021"}),
        ("(Amman, 5 May 2021) The", {"place": "Amman", "date": "5 May 2021"}),
        ("5 May 2021 – Amman – The", {"place": "Amman", "date": "5 May 2021"}),
        ("GENEVA — The", {"place": "GENEVA"}),
        ("NEW YORK, United States – The", {"place": "NEW YORK, United States"}),
        ("BREAKING — The", {}),
        ("THE COUNCIL — which met", {}),
        ("PRESS RELEASE – FOR IMMEDIATE RELEASE The", {}),
        ("GENEVA – PRESS RELEASE – The", {}),
        ("On Tuesday, 5 May 2021 the court", {}),
        ("Tuesday, 5 May 2021 – the court", {}),
        ("Amman, 5 May 2021 was a day", {}),
        ("On 5 May 2021 – a Wednesday – the", {}),
        ("Istanbul – the city – was", {}),
        ("The forces that – 5 May 2021 – left", {}),
    ],
)
def test_datelines(text: str, expected: dict[str, str]) -> None:
    """Place and date at the beginning of a paragraph, but never a date inside its sentence."""
    assert dateline(text) == expected


def test_facts_agree_or_contradict() -> None:
    """An equal date written otherwise agrees and settles two readings; another date or name contradicts."""
    two_readings = Facts().joined({"date": "05/06/2021"})
    assert two_readings is not None
    settled = two_readings.joined({"date": "5 June 2021", "place": "Amman"})
    assert settled is not None
    assert settled.dates == (dt.date(2021, 6, 5),)
    assert settled.values == {"date": "05/06/2021", "place": "Amman"}
    assert settled.joined({"date": "6 May 2021"}) is None
    assert settled.joined({"place": "Beirut"}) is None
    assert settled.joined({"date": "31 February 2021"}) is None
