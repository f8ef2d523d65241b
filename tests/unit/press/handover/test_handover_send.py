"""`publish send`: one parcel for each statement, with what its translator needs and nothing else."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from publish.catalogs.bitext import SENT
from publish.press.handover.memory import likest

Publish = Callable[..., Result]
Send = Callable[..., dict[str, bytes]]
Edit = Callable[[str, str, str], None]

GLOSSARY = """\
[[term]]
term = "council"
approved.ar = ["مجلس"]

[[term]]
term = "warden"
approved.ar = ["سجّان"]
"""

DOORS, GATES = "2017-10-19-doors", "2017-10-20-gates"


@pytest.fixture
def office(released: Path) -> Path:
    """Give a workspace with both statements released in Arabic and French."""
    return released


def test_every_file_bears_statement_and_language(send: Send) -> None:
    """So that several parcels fit into one mailbox."""
    assert sorted(send()) == [f"{DOORS}.ar.howto.html", f"{DOORS}.ar.html", f"{DOORS}.ar.po"]


@pytest.mark.parametrize(
    ("options", "forms"),
    [
        ((), ["po"]),
        (("--docx",), ["docx"]),
        (("--xliff",), ["xlf"]),
        (("--docx", "--xliff"), ["docx", "xlf"]),
    ],
)
def test_the_work_comes_in_the_form_that_is_asked_for(
    send: Send, options: tuple[str, ...], forms: list[str]
) -> None:
    """In one of them, so that nobody edits two: the how-to names that one alone."""
    files = send(*options)
    assert [name.rpartition(".")[2] for name in files if not name.endswith("html")] == forms
    how_to = files[f"{DOORS}.ar.howto.html"].decode()
    assert [end for end in ("po", "docx", "xlf") if f"{DOORS}.ar.{end}" in how_to] == sorted(
        forms, reverse="po" in forms
    )


def test_the_same_workspace_gives_the_same_parcel(send: Send, mailbox: Path) -> None:
    """A Word table too; nothing of it bears the hour."""
    digests = []
    for _ in range(2):
        send("--docx", "--xliff")
        parcel = mailbox / f"{DOORS}.ar.zip"
        digests.append(hashlib.sha256(parcel.read_bytes()).digest())
        with zipfile.ZipFile(parcel) as archive:
            assert {one.date_time for one in archive.infolist()} == {(2017, 10, 19, 0, 0, 0)}
        parcel.unlink()
    assert digests[0] == digests[1]


def test_the_workspace_is_not_touched(office: Path, publish: Publish, edit: Edit, mailbox: Path) -> None:
    """What is sent is up to date with the source, though the catalog there is not."""
    edit(f"source/{DOORS}.md", "within 30 days", "within 20 days")
    before = {path: path.read_bytes() for path in office.rglob("*") if path.is_file()}
    publish("send", "-l", "ar", DOORS, "-o", str(mailbox))
    assert {path: path.read_bytes() for path in office.rglob("*") if path.is_file()} == before
    with zipfile.ZipFile(mailbox / f"{DOORS}.ar.zip") as archive:
        text = archive.read(f"{DOORS}.ar.po").decode()
    assert "within 20 days" in text
    assert SENT in text


def test_without_a_name_what_is_not_complete_is_sent(publish: Publish, edit: Edit, mailbox: Path) -> None:
    """A line for each, with how much there is to do."""
    said = publish("send", "-l", "ar", "-o", str(mailbox))
    assert said.stdout == "nothing is left to translate into ar\n"
    edit(f"source/{DOORS}.md", "within 30 days", "within 20 days")
    said = publish("send", "-l", "ar", "-o", str(mailbox))
    assert said.stdout == f"{mailbox}/{DOORS}.ar.zip: 9 words in 1 segment to do\n"


def test_the_preview_names_nobody(publish: Publish, send: Send) -> None:
    """It shows both sides; who approved what, and how to, stays in the house."""
    publish("approve", "-l", "ar", DOORS, "--reviewer", "lina")
    text = send()[f"{DOORS}.ar.html"].decode()
    assert "Behind closed doors" in text
    assert [word for word in ("lina", "publish approve", "<dt>Approved", "<dt>Policy") if word in text] == []


@pytest.mark.parametrize("embargoed", [True, False])
def test_finished_translations_go_along(send: Send, edit: Edit, *, embargoed: bool) -> None:
    """Of another statement that shares words with this one; an embargo of that holds here as well."""
    edit(f"source/{DOORS}.md", "## What they ask", "Nobody passed the gates that Friday.\n\n## What they ask")
    if embargoed:
        edit(f"source/{GATES}.md", "title:", "embargo: 2999-01-01T00:00:00+00:00\ntitle:")
    memory = send().get(f"{DOORS}.ar.memory.tmx", b"")
    assert (b"Nobody passed the two gates on Friday." in memory) is not embargoed


def test_the_likest_pairs_come_first() -> None:
    """A rare word that is shared counts more than a common one; who shares nothing does not come."""
    pairs = [
        ("Guards came again.", "1"),
        ("Guards counted prisoners.", "2"),
        ("Guards slept.", "3"),
        ("Rain.", "4"),
    ]
    texts = ["Guards counted prisoners twice again."]
    assert [one for _, one in likest(pairs, texts)] == ["2", "1"]
    assert [one for _, one in likest(pairs, texts, most=1)] == ["2"]


def test_the_office_s_words_go_along(send: Send, office: Path) -> None:
    """Those that stand in this statement."""
    (office / "glossary.toml").write_text(GLOSSARY, "utf-8")
    assert send()[f"{DOORS}.ar.glossary.txt"].decode() == "council\tمجلس\t\n"


# --- what must not leave -----------------------------------------------------------------


def test_what_is_under_embargo_leaves_only_on_request(
    publish: Publish, edit: Edit, send: Send, mailbox: Path
) -> None:
    """It is named with the option that sends it; then the how-to says so first of all."""
    edit(f"source/{DOORS}.md", "title:", "embargo: 2999-01-01T09:00:00+00:00\ntitle:")
    refused = publish("send", "-l", "ar", DOORS, "-o", str(mailbox))
    assert refused.exit_code == 2
    assert "is under embargo until 2999-01-01T09:00:00+00:00: add --embargoed" in refused.stderr
    assert list(mailbox.iterdir()) == []
    text = send("--embargoed")[f"{DOORS}.ar.howto.html"].decode()
    assert text.index("2999") < text.index("<ul>")


def test_what_is_not_named_and_under_embargo_is_told(publish: Publish, edit: Edit, mailbox: Path) -> None:
    """The others are sent."""
    for slug, old in ((DOORS, "within 30 days"), (GATES, "on Friday")):
        edit(f"source/{slug}.md", old, "within 20 days")
    edit(f"source/{DOORS}.md", "title:", "embargo: 2999-01-01T09:00:00+00:00\ntitle:")
    result = publish("send", "-l", "ar", "-o", str(mailbox))
    assert [path.name for path in mailbox.iterdir()] == [f"{GATES}.ar.zip"]
    assert f"{DOORS}: not sent: it is under embargo" in result.stdout


def test_a_draft_is_sent_only_by_name(publish: Publish, edit: Edit, mailbox: Path) -> None:
    """It may still change."""
    edit(f"source/{GATES}.md", "title:", "status: draft\ntitle:")
    edit(f"source/{GATES}.md", "on Friday", "on Monday")
    assert f"{GATES}: not sent: it is a draft" in publish("send", "-l", "ar", "-o", str(mailbox)).stdout
    assert publish("send", "-l", "ar", GATES, "-o", str(mailbox)).exit_code == 0


def test_a_protected_name_stays(
    publish: Publish, mailbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one stands in the workspace nothing leaves, and nothing quotes it."""
    names = tmp_path / "names"
    names.write_text("the visitors\n", "utf-8")
    monkeypatch.setenv("PUBLISH_PROTECTED", str(names))
    result = publish("send", "-l", "ar", DOORS, "--docx", "-o", str(mailbox))
    assert result.exit_code == 1
    assert "visitors" not in result.output
    assert list(mailbox.iterdir()) == []


def test_a_parcel_that_may_have_come_back_is_not_written_over(publish: Publish, mailbox: Path) -> None:
    """Nor is anything else; one that is the same is left."""
    publish("send", "-l", "ar", DOORS, "-o", str(mailbox))
    again = publish("send", "-l", "ar", DOORS, "-o", str(mailbox))
    assert (again.exit_code, again.stdout.endswith("it lay there already\n")) == (0, True)
    (mailbox / f"{DOORS}.ar.zip").write_bytes(b"from Nour")
    result = publish("send", "-l", "ar", DOORS, GATES, "-o", str(mailbox))
    assert result.exit_code == 3
    assert "it may have come back; receive it, or move it away" in result.stderr
    assert [path.name for path in mailbox.iterdir()] == [f"{DOORS}.ar.zip"]


@pytest.mark.parametrize("folder", ["build", "source", "locale/ar"])
def test_a_parcel_has_no_place_among_what_is_made(office: Path, publish: Publish, folder: str) -> None:
    """A folder of the workspace that is made, or read, is refused."""
    assert publish("send", "-l", "ar", DOORS, "-o", str(office / folder)).exit_code == 2


def test_the_words_of_the_pages_can_be_sent(send: Send, publish: Publish, mailbox: Path) -> None:
    """And come back."""
    assert "site.ar.po" in send(slug="site")
    said = publish("receive", str(mailbox / "site.ar.zip")).stdout
    assert said == "locale/ar/LC_MESSAGES/site.po: nothing new came\n"


def test_nobody_translates_into_the_source_language(publish: Publish, mailbox: Path) -> None:
    """It is a mistake in the command."""
    assert publish("send", "-l", "en", DOORS, "-o", str(mailbox)).exit_code == 2


# --- how much is left, and what changed --------------------------------------------------


def test_words_are_counted_in_the_original(
    publish: Publish, edit: Edit, set_text: Callable[..., None]
) -> None:
    """Of what is missing, needs work, or was refused."""
    set_text(1, lambda entry: setattr(entry, "msgstr", ""))
    set_text(4, lambda entry: setattr(entry, "msgstr", entry.msgstr.replace("500", "50")))
    edit(f"source/{DOORS}.md", "within 30 days", "within 20 days")
    said = publish("status", "--translator").stdout.splitlines()
    assert said == [
        "ar: 27 words left",
        f"  {DOORS}: 3 missing, 9 fuzzy, 15 refused in 3 segments",
        "fr: 9 words left",
        f"  {DOORS}: 9 fuzzy in 1 segment",
    ]


def test_words_left_are_there_for_programs(publish: Publish, set_text: Callable[..., None]) -> None:
    """The same as JSON."""
    set_text(1, lambda entry: setattr(entry, "msgstr", ""))
    assert '"missing": 3' in publish("status", "--translator", "--format", "json").stdout


def test_what_changed_is_shown_word_by_word(publish: Publish, edit: Edit) -> None:
    """Changed, added and removed, with the line in the source; the languages one by one."""
    edit(f"source/{DOORS}.md", "within 30 days", "within 20 days")
    edit(
        f"source/{DOORS}.md",
        "## What they ask\n",
        "## What they ask\n\nNothing was answered so far, they say.\n",
    )
    edit(f"source/{DOORS}.md", "summary: What the visitors saw.\n", "")
    said = publish("diff", DOORS).stdout.splitlines()
    assert said[: len(said) // 2] == [
        "ar: 1 added, 1 changed, 1 removed",
        f"  source/{DOORS}.md:11: {{+Nothing was answered so far, they say.+}}",
        f"  source/{DOORS}.md:13: A visit by the *Red Cross* within [-30-]{{+20+}} days.",
        f"  source/{DOORS}.md: [-What the visitors saw.-]",
    ]
    assert said[len(said) // 2] == "fr: 1 added, 1 changed, 1 removed"


def test_nothing_changed_is_said_too(publish: Publish) -> None:
    """One language alone, where it is named."""
    assert publish("diff", DOORS, "-l", "fr").stdout == "fr: nothing changed\n"
