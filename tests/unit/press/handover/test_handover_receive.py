"""`publish receive`: what comes back by mail is shown first, and written whole or not at all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from publish.cli import main
from publish.config import load
from publish.errors import WriteError
from publish.files import Writer, locked
from publish.press.handover.came import Came
from publish.press.handover.receive import receive, take

Publish = Callable[..., Result]
Send = Callable[..., dict[str, bytes]]
Edited = Callable[..., Path]
Texts = Callable[[], dict[str, str]]

DOORS = "2017-10-19-doors"
PO = f"{DOORS}.ar.po"
HERE = f"locale/ar/LC_MESSAGES/{PO.replace('.ar', '')}"
NEW = {"Behind closed doors": "خلف الأبواب المغلقة"}


@pytest.fixture
def office(released: Path) -> Path:
    """Give a workspace with both statements released in Arabic and French."""
    return released


@pytest.fixture
def back(send: Send, edited: Edited) -> Path:
    """Give the Arabic doors as they come back with a new title."""
    return edited(send()[PO], NEW)


def test_nothing_is_written_unasked(office: Path, publish: Publish, back: Path) -> None:
    """Where nobody can answer the difference is shown, and the command fails."""
    before = (office / HERE).read_bytes()
    result = publish("receive", str(back))
    assert result.exit_code == 1
    assert f"{HERE}: 1 revised\n" in result.stdout
    assert "{+خلف" in result.stdout
    assert result.stderr == "nothing was written: look at the difference, then add --yes\n"
    assert (office / HERE).read_bytes() == before


def test_what_came_is_written(publish: Publish, back: Path, texts: Texts) -> None:
    """The new text is there, the others are as they were."""
    before = texts()
    result = publish("receive", str(back), "--yes")
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"wrote {HERE}\n" in result.stdout
    assert texts() == before | NEW


def test_a_name_an_address_and_a_time_zone_stay_outside(office: Path, publish: Publish, back: Path) -> None:
    """Whatever an editor wrote into the header."""
    publish("receive", str(back), "--yes")
    text = (office / HERE).read_text("utf-8")
    assert not [word for word in ("Nour", "example.org>", "Beirut", "0300", "X-Publish-Sent") if word in text]


def test_receiving_twice_changes_nothing(publish: Publish, back: Path) -> None:
    """Mail is read twice, too."""
    publish("receive", str(back), "--yes")
    result = publish("receive", str(back))
    assert (result.exit_code, result.stdout) == (0, f"{HERE}: nothing new came\n")


def test_what_was_changed_here_meanwhile_stays(
    publish: Publish, back: Path, set_text: Callable[..., None], texts: Texts
) -> None:
    """Another message was mended here while the file was away."""
    set_text(2, lambda entry: setattr(entry, "msgstr", "ما رآه الزوار هنا."))
    publish("receive", str(back), "--yes")
    assert texts()["What the visitors saw."] == "ما رآه الزوار هنا."
    assert texts()["Behind closed doors"] == "خلف الأبواب المغلقة"


@pytest.mark.parametrize(("options", "text"), [((), "أبواب"), (("--theirs",), "خلف الأبواب المغلقة")])
def test_what_both_changed_is_told_and_kept(  # noqa: PLR0913, PLR0917  because each is a fixture
    office: Path,
    publish: Publish,
    back: Path,
    set_text: Callable[..., None],
    texts: Texts,
    options: tuple[str, ...],
    text: str,
) -> None:
    """One of the two stands, the other is in the comment."""
    set_text(1, lambda entry: setattr(entry, "msgstr", "أبواب"))
    result = publish("receive", str(back), "--yes", *options)
    assert "changed on both sides" in result.stdout
    assert texts()["Behind closed doors"] == text
    assert f'"{ {"أبواب", "خلف الأبواب المغلقة"}.difference({text}).pop() }"' in (office / HERE).read_text(
        "utf-8"
    )


def test_a_source_that_changed_meanwhile_loses_nothing(
    publish: Publish, send: Send, edited: Edited, edit: Callable[..., None], texts: Texts
) -> None:
    """The translation of the earlier text is proposed for the present one, as fuzzy."""
    old = "A visit by the *Red Cross* within 30 days."
    back = edited(send()[PO], {old: "زيارة من *الصليب الأحمر* خلال 30 يومًا."})
    edit(f"source/{DOORS}.md", "within 30 days", "within 20 days")
    publish("update")
    result = publish("receive", str(back), "--yes")
    assert "of an earlier text, to be compared" in result.stdout
    assert texts()["A visit by the *Red Cross* within 20 days."] == "زيارة من *الصليب الأحمر* خلال 30 يومًا."
    assert publish("diff", DOORS, "-l", "ar").stdout.startswith("ar: 1 changed\n")


def test_the_checks_say_what_they_find(publish: Publish, send: Send, edited: Edited) -> None:
    """Of what came, and of nothing else; the command fails, and the text is kept."""
    text = "On 16 October 2017 the visitors counted 500 closed doors. They wrote to [the council](1)."
    back = edited(send()[PO], {text: "في 16 أكتوبر 2017 عدّ الزوار 50 بابًا مغلقًا. كتبوا إلى [المجلس](1)."})
    result = publish("receive", str(back), "--yes")
    assert result.exit_code == 1
    assert result.stdout.count(": error facts-number: ") == 1
    assert "wrote " in result.stdout


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        (lambda text: text.replace('"Behind closed doors"', '"Behind closed doors'), "catalog-string"),
        (lambda text: text[: text.index('msgctxt "summary"')], "catalog-cut"),
        (lambda text: "\n\n".join(text.split("\n\n")[:4]) + "\n", "catalog-incomplete"),
        (lambda text: text.replace("charset=UTF-8", "charset=UTF-7"), "catalog-charset"),
    ],
)
def test_the_gate_is_as_strict_as_for_our_own(
    publish: Publish, back: Path, damage: Callable[[str], str], rule: str
) -> None:
    """A damaged catalog is refused whole, by its name."""
    text = back.read_text("utf-8")
    back.write_text(damage(text), "utf-8")
    result = publish("receive", str(back), "--yes")
    assert result.exit_code == 1
    assert f"{PO}" in result.stderr
    assert f": error {rule}: " in result.stderr


def test_one_bad_file_stops_that_one_alone(publish: Publish, back: Path, mailbox: Path, texts: Texts) -> None:
    """The others are taken."""
    (mailbox / "x.po").write_text("nothing", "utf-8")
    result = publish("receive", str(mailbox / "x.po"), str(back), "--yes")
    assert result.exit_code == 1
    assert texts()["Behind closed doors"] == NEW["Behind closed doors"]


# --- of which statement, in which language -----------------------------------------------


@pytest.mark.parametrize(
    "name", ["mail.po", "2017-10-19-doors.ar (1).po", "ar/LC_MESSAGES/2017-10-19-doors.po"]
)
def test_the_head_tells_whose_it_is(publish: Publish, back: Path, mailbox: Path, name: str) -> None:
    """Whatever the file is called."""
    (mailbox / name).parent.mkdir(parents=True, exist_ok=True)
    back.rename(mailbox / name)
    assert publish("receive", str(mailbox / name)).stdout.startswith(f"{HERE}: 1 revised\n")


def headless(path: Path) -> None:
    """Take everything that tells of the statement and the language out of a catalog's header."""
    lines = path.read_text("utf-8").split("\n")
    told = ('"Project-Id-Version', '"Language:')
    path.write_text("\n".join(line for line in lines if not line.startswith(told)), "utf-8")


def test_the_messages_tell_of_which_statement_it_is(publish: Publish, back: Path, mailbox: Path) -> None:
    """The language is asked for where there are several."""
    headless(back)
    path = back.rename(mailbox / "new.po")
    asked = publish("receive", str(path))
    assert (asked.exit_code, asked.stderr.splitlines()) == (
        1,
        [f"{path}: error received-address: does not say in which language it is: add -l LANG (ar, fr)"],
    )
    assert publish("receive", str(path), "-l", "ar").stdout.startswith(f"{HERE}: 1 revised\n")
    assert publish("receive", str(path), "-l", "ar", DOORS).stdout.startswith(f"{HERE}: 1 revised\n")


@pytest.mark.parametrize(
    "name", ["2017-10-19-doors.ar.po", "fr/2017-10-19-doors.ar (2).po", "ar/LC_MESSAGES/2017-10-19-doors.po"]
)
def test_its_name_tells_whose_it_is(publish: Publish, back: Path, mailbox: Path, name: str) -> None:
    """Where its head does not; the folders that somebody keeps mail in say nothing."""
    headless(back)
    (mailbox / name).parent.mkdir(parents=True, exist_ok=True)
    back.rename(mailbox / name)
    assert publish("receive", str(mailbox / name)).stdout.startswith(f"{HERE}: 1 revised\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-l", "fr"), 'its head says "ar", and -l "fr": look at the file'),
        (("2017-10-20-gates",), 'its head says "2017-10-19-doors", and you say "2017-10-20-gates": look'),
    ],
)
def test_the_command_line_does_not_outvote_the_head(
    publish: Publish, back: Path, arguments: tuple[str, ...], message: str
) -> None:
    """One of the two is a mistake."""
    result = publish("receive", str(back), *arguments)
    assert result.exit_code == 1
    assert message in result.stderr


def test_a_name_that_says_otherwise_is_asked_about(publish: Publish, back: Path, mailbox: Path) -> None:
    """A French translation that was begun in the Arabic file."""
    path = back.rename(mailbox / "2017-10-19-doors.fr.po")
    assert 'its head says "ar", its name "fr": say which with -l LANG' in publish("receive", str(path)).stderr


def test_a_catalog_of_nothing_here_is_refused(publish: Publish, mailbox: Path) -> None:
    """It says so, and is not taken for something else."""
    path = mailbox / "x.ar.po"
    path.write_text('msgid ""\nmsgstr ""\n\nmsgid "Nobody."\nmsgstr "ا"\n', "utf-8")
    assert "does not say of which statement it is" in publish("receive", str(path)).stderr
    named = publish("receive", str(path), DOORS)
    assert f"has no message of {DOORS}: look whether that is the statement" in named.stderr


# --- kinds of files ----------------------------------------------------------------------


def test_a_parcel_comes_back_whole(publish: Publish, back: Path, mailbox: Path, send: Send) -> None:
    """With what systems put into archives, and what only went along."""
    with zipfile.ZipFile(mailbox / "reply.zip", "w") as parcel:
        parcel.writestr(f"doors/{PO}", back.read_bytes())
        parcel.writestr(f"__MACOSX/._{PO}", b"\0")
        parcel.writestr("doors/read me.html", b"<p>")
    assert publish("receive", str(mailbox / "reply.zip")).stdout.startswith(f"{HERE}: 1 revised\n")
    (mailbox / f"{DOORS}.ar.zip").unlink()
    send()
    assert publish("receive", str(mailbox / f"{DOORS}.ar.zip")).stdout == f"{HERE}: nothing new came\n"


def test_a_word_table_comes_back(publish: Publish, send: Send, mailbox: Path, texts: Texts) -> None:
    """What was typed in the middle column."""
    document = Document(io.BytesIO(send("--docx")[f"{DOORS}.ar.docx"]))
    assert document.tables[0].cell(1, 0).text == "Behind closed doors"
    document.tables[0].cell(1, 1).text = "خلف الأبواب المغلقة"
    document.save(str(mailbox / "reply.docx"))
    result = publish("receive", str(mailbox / "reply.docx"), "--yes")
    assert result.stdout.startswith(f"{HERE}: 1 revised\n")
    assert texts()["Behind closed doors"] == NEW["Behind closed doors"]


def test_a_spoiled_row_is_told(publish: Publish, send: Send, mailbox: Path) -> None:
    """And the others are taken."""
    document = Document(io.BytesIO(send("--docx")[f"{DOORS}.ar.docx"]))
    document.tables[0].cell(1, 0).text = "Behind doors"
    document.tables[0].cell(2, 1).text = "ما رآه الزوار."
    path = str(mailbox / "reply.docx")
    document.save(path)
    result = publish("receive", path)
    assert (
        f"{path}: row 2 has another original than the one that was sent: nothing was taken" in result.stdout
    )
    assert result.stdout.startswith(f"{HERE}: 1 revised\n")


def test_xliff_comes_back(publish: Publish, send: Send, mailbox: Path, texts: Texts) -> None:
    """A target that was replaced."""
    name = f"{DOORS}.ar.xlf"
    data = send("--xliff")[name].decode()
    old = texts()["Behind closed doors"]
    (mailbox / name).write_text(data.replace(f"<target>{old}<", "<target>خلف الأبواب<"), "utf-8")
    publish("receive", str(mailbox / name), "--yes")
    assert texts()["Behind closed doors"] == "خلف الأبواب"


def test_a_memory_comes_back(publish: Publish, mailbox: Path, texts: Texts) -> None:
    """Its texts are taken where nothing stands, and told where something does."""
    pairs = "".join(
        f'<tu><tuv xml:lang="en"><seg>{one}</seg></tuv><tuv xml:lang="ar"><seg>{other}</seg></tuv></tu>'
        for one, other in (("Behind closed doors", "خلف الأبواب"), ("Else.", "غير ذلك."))
    )
    path = mailbox / f"{DOORS}.ar.tmx"
    path.write_text(f'<tmx version="1.4"><header/><body>{pairs}</body></tmx>', "utf-8")
    result = publish("receive", str(path))
    assert f"1 of its 2 translations are of {DOORS}" in result.stdout
    assert "changed on both sides, ours stays" in result.stdout
    assert texts()["Behind closed doors"] != "خلف الأبواب"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("x.exe", b"MZ", "is of no kind that can be received"),
        ("x", b"", "is of no kind that can be received"),
        ("x.zip", b"PK", "is damaged"),
        ("x.docx", b"PK", "is damaged"),
    ],
)
def test_what_nothing_reads_is_refused(
    publish: Publish, mailbox: Path, name: str, data: bytes, message: str
) -> None:
    """In one line that names the file."""
    (mailbox / name).write_bytes(data)
    result = publish("receive", str(mailbox / name))
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert message in result.stderr


def test_a_file_that_is_not_there_is_a_mistake_in_the_command(publish: Publish, mailbox: Path) -> None:
    """So is a folder."""
    assert publish("receive", str(mailbox / "x.po")).exit_code == 2
    assert publish("receive", str(mailbox)).exit_code == 2


def test_another_run_is_not_disturbed(office: Path, publish: Publish, back: Path) -> None:
    """Whoever is at work in the workspace has it."""
    with locked(office):
        result = publish("receive", str(back), "--yes")
    assert result.exit_code == 3
    assert "is at work in this folder" in result.stderr


@pytest.fixture
def protected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return a function that protects the name of Zahra Q."""

    def protect() -> None:
        (tmp_path / "names").write_text("Zahra Q.\n", "utf-8")
        monkeypatch.setenv("PUBLISH_PROTECTED", str(tmp_path / "names"))

    return protect


@pytest.mark.parametrize("text", ['b"Zahra Q. "', "Zahra Q. ", '"\n"Zah"\n"ra Q. '])
def test_a_protected_name_that_came_is_not_shown(
    publish: Publish, back: Path, protected: Callable[[], None], text: str
) -> None:
    """Neither in the difference nor in a refusal, and however it is broken in lines; nothing is taken."""
    back.write_text(back.read_text("utf-8").replace('msgstr "', f'msgstr "{text}', 3), "utf-8")
    protected()
    result = publish("receive", str(back), "--yes")
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        "*: error protected: a protected name stands in a file that came: nothing is taken from it\n",
    )


def test_a_protected_name_in_a_word_table_is_not_shown(
    publish: Publish, send: Send, mailbox: Path, protected: Callable[[], None]
) -> None:
    """Though its letters stand apart in the file."""
    document = Document(io.BytesIO(send("--docx")[f"{DOORS}.ar.docx"]))
    for part in (" Zah", "ra Q."):
        document.tables[0].cell(1, 1).paragraphs[0].add_run(part)
    document.save(str(mailbox / "x.docx"))
    protected()
    result = publish("receive", str(mailbox / "x.docx"), "--yes")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("*: error protected: ")


@pytest.mark.parametrize(("answer", "code", "written"), [("y\n", 0, True), ("n\n", 0, False), ("", 1, False)])
def test_somebody_is_asked(  # noqa: PLR0913, PLR0917  because each is a fixture
    office: Path,
    back: Path,
    texts: Texts,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    code: int,
    *,
    written: bool,
) -> None:
    """On a terminal: what is not agreed to is not written, and that is no failure."""
    monkeypatch.setattr("publish.cli.handover._can_answer", lambda: True)
    result = CliRunner().invoke(main, ["-C", str(office), "receive", str(back)], input=answer)
    assert result.exit_code == code
    assert "Write this catalog? [y/N]: " in result.output
    assert (texts()["Behind closed doors"] == NEW["Behind closed doors"]) is written


def test_a_first_catalog_is_made(office: Path, publish: Publish, back: Path, texts: Texts) -> None:
    """Where none lies yet, all that came is new."""
    (office / HERE).unlink()
    assert publish("receive", str(back), "--yes").exit_code == 0
    assert texts()["Behind closed doors"] == NEW["Behind closed doors"]


def test_what_another_program_saved_meanwhile_stays(office: Path, back: Path) -> None:
    """A catalog that is no longer the one that was compared is not written over."""
    project = load(office)
    mail = receive(project, [Came(back.name, back.read_bytes())])
    (office / HERE).write_bytes(b"saved by Poedit")
    with pytest.raises(WriteError, match="was saved by another program just now"):
        take(mail, Writer(office))
    assert (office / HERE).read_bytes() == b"saved by Poedit"
