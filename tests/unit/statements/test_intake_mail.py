"""The furniture of mail: what is taken out, and what it tells."""

from __future__ import annotations

import pytest

from publish.statements.intake.lines import split
from publish.statements.intake.mail import Mail, read
from publish.statements.intake.sweep import sweep

HEADER = "From: Press <press@example.org>\nSent: 3 March 2026 09:14\nSubject: Wells\n"


def mail(text: str) -> Mail:
    """Return what `text` is without the furniture of mail."""
    return read(sweep(split(text).lines)[0])


def texts(text: str) -> tuple[str, str, str]:
    """Return subject, date and remaining text of a mail."""
    found = mail(text)
    return (
        " ".join(line.text for line in found.subject),
        found.date,
        "|".join(line.text for line in (*found.note, *found.lines)),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HEADER}\nb", ("Wells", "3 March 2026", "b")),
        (f"PRESS RELEASE\n{HEADER}\nb", ("Wells", "3 March 2026", "PRESS RELEASE|b")),
        ("Subject: Wells\n poisoned\n\nb", ("Wells poisoned", "", "b")),
        ("Subject: Re: Fwd: PRESS RELEASE – Wells\n\nb", ("Wells", "", "b")),
        ("Subject: Press release\n\nb", ("", "", "b")),
        ("*From:* a@b.org\n*Subject:* Wells\n\nb", ("Wells", "", "b")),
        ("From: a@b.org\n\nSubject: Wells\n\nb", ("Wells", "", "b")),
        ("To: a@b.org,\nc@d.org;\nSubject: Wells\n\nb", ("Wells", "", "b")),
        ("Objet : Wells\nDate : 3 March 2026\n\nb", ("Wells", "3 March 2026", "b")),
        ("الموضوع: Wells\nمن: a@b.org\n\nb", ("Wells", "", "b")),
        (f"Note\n\nForwarded message:\n{HEADER}\nb", ("Wells", "3 March 2026", "Note|b")),
        ("From: Aleppo to Idlib\n\nb", ("", "", "From: Aleppo to Idlib|b")),
        ("Date: 3 March 2026\n\nb", ("", "", "Date: 3 March 2026|b")),
        ("a\n\nTo: Homs\nFrom: Hama\n\nb", ("", "", "a|To: Homs|From: Hama|b")),
        (f"{'a' * 601}\n\n{HEADER}\nb", ("", "", f"{'a' * 601}|b")),
        ("a.\nSent from my iPhone\nb", ("", "", "a.|b")),
        ("a.\nSent from my home town\nb", ("", "", "a.|Sent from my home town|b")),
    ],
)
def test_what_a_mail_tells(text: str, expected: tuple[str, str, str]) -> None:
    """Subject, date and the text that is left, with what only resembles a mail header left in it."""
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HEADER}\nb", []),
        (f"{HEADER}b", ["stands directly below a mail header: is it part of that?"]),
        ("To: The Council\nSubject: Wells\n\nb", ["may be a letter's head and not a mail's: dropped"]),
        (
            f"{HEADER}\nb\n\n{HEADER}\nc",
            ["another mail begins here: does its text belong to the statement?"],
        ),
        (f"{HEADER}\nb\n-- \nc", ["a mail signature begins here: take out what is not for print"]),
        (
            f"{HEADER[:-6]}{'Wells ' * 9}\nin Hama\n\nb",
            ["taken as part of the mail's subject: does it end here?"],
        ),
    ],
)
def test_what_is_doubtful_in_a_mail(text: str, expected: list[str]) -> None:
    """What may not be the header's, the statement's or for print makes a draft."""
    assert [doubt.message for doubt in mail(text).doubts] == expected


def test_only_the_label_of_a_subject_is_dropped() -> None:
    """The subject's words are the title's; every other header line is dropped whole."""
    assert [(line.text, line.pattern) for line in mail(f"{HEADER}\nb").dropped] == [
        ("Subject:", "mail header"),
        ("From: Press <press@example.org>", "mail header"),
        ("Sent: 3 March 2026 09:14", "mail header"),
    ]
