"""A protected name stops everything, wherever it stands, and no word of the command line repeats it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import polib
import pytest
from click.testing import Result

from publish.errors import WriteError
from publish.model import Protected
from publish.press.protected import refuse

Publish = Callable[..., Result]
Tree = Callable[[Path], dict[str, bytes]]

NAME = "Mariam Ashqar"
SPELLINGS = f"{NAME} | مريم الأشقر  # a witness\n"
AR = "locale/ar/LC_MESSAGES/2017-10-20-gates.po"
COMMANDS = (
    ["release"], ["build"], ["update"], ["extract"], ["check"], ["status"], ["init", "-l", "es"],
    ["review", "-l", "ar", "2017-10-20-gates"],
    ["approve", "-l", "ar", "2017-10-20-gates", "--reviewer", "lina"],
    ["build", "--embargoed", "../copies"],
)  # fmt: skip


@pytest.fixture
def protected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protect one name, from a list outside the workspace."""
    names = tmp_path / "names.txt"
    names.write_text(SPELLINGS, "utf-8")
    monkeypatch.setenv("PUBLISH_PROTECTED", str(names))


@pytest.fixture
def set_gate(released: Path) -> Callable[[str], None]:
    """Return a function that puts a text into the first translation of the gates."""
    catalog = polib.pofile(str(released / AR), wrapwidth=0)

    def changed(text: str) -> None:
        catalog[0].msgstr = text
        catalog.save()

    return changed


def add(path: Path, text: str) -> None:
    """Add `text` to the end of the file at `path`."""
    path.write_text(path.read_text("utf-8") + text, "utf-8")


@pytest.mark.usefixtures("protected")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_is_written_while_a_name_stands_in_a_source(
    command: list[str], released: Path, publish: Publish, tree: Tree
) -> None:
    """Every command ends there, whatever it would have done, and says where but not who."""
    add(released / "source/2017-10-20-gates.md", f"\n{NAME} saw it.\n")
    before = tree(released.parent)
    result = publish(*command)
    assert result.exit_code == 1
    assert tree(released.parent) == before
    said = result.stdout + result.stderr
    assert "source/2017-10-20-gates.md:10: error protected: " in said
    assert "Mariam" not in said
    assert "Ashqar" not in said


@pytest.mark.usefixtures("protected")
@pytest.mark.parametrize(
    ("path", "text"),
    [
        (AR, '\n#~ msgid "a"\n#~ msgstr "قالت مريم الأشقر"\n'),
        (AR, "\n# و مريم الأشقر\n"),
        ("publish.toml", f'\n[names."{NAME}"]\n'),
        ("locale/templates/2017-10-20-gates.pot", f"\n# {NAME}\n"),
        ("source/2017-10-20-gates.md", "\nمر\u200dيم الأشقر\n"),
        ("source/2017-10-20-gates.md", "\n*Mar*iam Ash&#113;ar\n"),
    ],
    ids=["obsolete", "comment", "configuration", "template", "joiner", "markup"],
)
def test_a_name_is_found_wherever_it_stands(
    path: str, text: str, released: Path, publish: Publish, tree: Tree
) -> None:
    """Also where nobody would publish it: what lies in the workspace is sent around and committed."""
    add(released / path, text)
    before = tree(released)
    result = publish("release")
    assert (result.exit_code, f"{path}:" in result.stderr) == (1, True)
    assert tree(released) == before


@pytest.mark.usefixtures("protected")
@pytest.mark.parametrize(
    "text",
    [
        "مريم الأشقر",
        "و*مريم*[^9] الأشقر",
        "[مريم](9) الأشقر",
        "مر[](9)يم الأشقر",
        "مر<!-- ؟ -->يم الأشقر",
        "مر\u200cيم\u200cالأشقر",
        "م\u08f0ريم الأشقر",
        "&#1605;ريم الأشقر",
        "الأشقر، مريم",
        "mariamashqar84@example.org",
        "https://example.org/mariam_ashqar",
        "@mariamashqar1",
        "#MariamAshqarFree",
        "Mаriаm Аshqаr",
        "Mariam B. Ashqar",
        "M a r i a m A s h q a r",
        "Mariam </b> Ashqar",
        "Mariam\u2028Ashqar 500",
    ],
)
def test_no_command_says_or_writes_a_name_of_a_translation(
    text: str, released: Path, publish: Publish, set_gate: Callable[[str], None], tree: Tree
) -> None:
    """The name is in a translation with other mistakes, which a report or a review page would quote."""
    set_gate(f"{text} 77 [x](8)")
    before = tree(released.parent)
    for command in COMMANDS:
        result = publish(*command)
        assert result.exit_code == 1
        assert text not in result.stdout + result.stderr
        assert "error protected: " in result.stdout + result.stderr
    assert tree(released.parent) == before


@pytest.mark.usefixtures("protected")
@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_catalog_in_another_encoding_is_searched(encoding: str, released: Path, publish: Publish) -> None:
    """It is refused as a catalog, and says nothing of what it holds."""
    (released / AR).write_bytes('msgid "a"\nmsgstr "مريم الأشقر"\n'.encode(encoding))
    result = publish("check")
    assert result.exit_code == 1
    assert "error protected: " in result.stdout
    assert "مريم" not in result.stdout + result.stderr


@pytest.mark.usefixtures("protected")
@pytest.mark.parametrize("path", ["build/ar/old.html", "review/ar/old.html"])
def test_what_an_earlier_run_wrote_is_searched(path: str, released: Path, publish: Publish) -> None:
    """A name may come onto the list when a page with it is out already: somebody has to know."""
    (released / path).parent.mkdir(parents=True, exist_ok=True)
    (released / path).write_text(f"<p>x</p>\n<p>{NAME}</p>", "utf-8")
    result = publish("release")
    assert result.exit_code == 1
    assert f"{path}:2: error protected: a protected name stands here, in what an earlier run" in result.stderr


@pytest.mark.usefixtures("protected")
def test_a_picture_is_not_searched(released: Path, publish: Publish) -> None:
    """Its bytes are no text, and would make short names by chance."""
    (released / "source/map.png").write_bytes(b"\x89PNG\r\n\x1a\n" + NAME.encode())
    assert publish("release").exit_code == 0


@pytest.mark.usefixtures("protected")
@pytest.mark.parametrize(
    "arguments",
    [
        ["new", "desk", "--publisher", NAME],
        ["new", "mariam-ashqar"],
        ["-C", "mariam-ashqar", "release"],
        ["import", "mariam-ashqar.txt"],
        ["init", "-l", NAME],
        ["build", "mariam-ashqar"],
        ["approve", "-l", "ar", "2017-10-20-gates", "--reviewer", NAME],
        ["build", "--now", NAME],
        ["status", "--format", NAME],
        ["mariam-ashqar"],
        ["check", "Mariam", "Ashqar"],
        ["--mariam-ashqar"],
    ],
    ids=" ".join,
)
def test_no_message_repeats_a_name_of_the_command_line(
    arguments: list[str], released: Path, publish: Publish, tree: Tree
) -> None:
    """Nothing is done, and the message is of usage alone."""
    before = tree(released.parent)
    result = publish(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: a protected name stands in the command line: run it without that name\n"
    assert tree(released.parent) == before


def test_a_new_workspace_is_searched_before_it_is_written(
    tmp_path: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the name stands in what every workspace begins with."""
    names = tmp_path / "names.txt"
    names.write_text("first statement\n", "utf-8")
    monkeypatch.setenv("PUBLISH_PROTECTED", str(names))
    result = publish("new", str(tmp_path / "desk"))
    assert result.exit_code == 3
    assert "error protected: " in result.stderr
    assert not list((tmp_path / "desk").rglob("*.md"))


@pytest.mark.usefixtures("protected")
def test_a_name_that_only_comes_up_in_a_page_stops_the_build(
    released: Path, publish: Publish, edit: Callable[..., None], tree: Tree
) -> None:
    """The parts stand in two files; no file of the build is written, none is left half done."""
    edit("source/2017-10-20-gates.md", "title: The gates", "title: Mariam")
    edit("publish.toml", 'name = "Orchard Press"', 'name = "Ashqar"')
    before = {path: data for path, data in tree(released).items() if path.startswith("build/")}
    result = publish("build")
    assert result.exit_code == 3
    assert "error protected: a protected name stands in what would be written" in result.stderr
    assert "Ashqar" not in result.stderr
    assert {path: data for path, data in tree(released).items() if path.startswith("build/")} == before


@pytest.mark.usefixtures("protected")
def test_a_pasted_text_with_a_name_is_not_brought_in(
    office: Path, publish: Publish, tmp_path: Path, tree: Tree
) -> None:
    """It is not copied into the workspace."""
    pasted = tmp_path / "pasted.txt"
    pasted.write_text(f"The gates\n\nBerlin, 20 October 2017\n\n{NAME} saw it.\n", "utf-8")
    before = tree(office)
    result = publish("import", str(pasted))
    assert (result.exit_code, tree(office)) == (3, before)
    assert "Ashqar" not in result.stdout + result.stderr


@pytest.mark.usefixtures("protected")
@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_no_report_quotes_a_name(form: str, released: Path, publish: Publish) -> None:
    """A report for machines is kept for years."""
    add(released / "source/2017-10-20-gates.md", f"\n{NAME} saw [it][nowhere].\n")
    said = publish("check", "--format", form).stdout
    assert "protected" in said
    assert "Ashqar" not in said
    assert base64.b64encode(NAME.encode()).decode() not in said


@pytest.mark.usefixtures("protected")
def test_a_workspace_without_the_names_is_published(released: Path, publish: Publish) -> None:
    """The list alone changes nothing."""
    assert publish("release").exit_code == 0
    assert released.is_dir()


def mail(subject: str, body: str, *, charset: str, encoding: str) -> bytes:
    """Return a mail with that subject and that HTML, encoded for its way."""
    made = EmailMessage(policy=SMTP)
    made["Subject"] = subject
    made.set_content("see the other part", charset="utf-8", cte="base64")
    made.add_alternative(body, subtype="html", charset=charset, cte=encoding)
    return made.as_bytes()


MAIL = "build/ar/gates.ar.eml"
PROTECTED = Protected((tuple(SPELLINGS.partition("  #")[0].split(" | ")),))


@pytest.mark.parametrize(
    ("subject", "body"),
    [("مريم الأشقر", "<p>نص</p>"), ("نص", "<p>قالت <b>مريم</b> الأشقر</p>"), (f"نص {NAME}", "<p>نص</p>")],
    ids=["subject", "text", "bare words in the subject"],
)
@pytest.mark.parametrize(
    ("charset", "encoding"), [("utf-8", "base64"), ("windows-1256", "quoted-printable"), ("utf-16", "base64")]
)
def test_a_mail_is_searched_as_its_reader_sees_it(
    subject: str, body: str, charset: str, encoding: str
) -> None:
    """Headers and texts are decoded before they are searched."""
    with pytest.raises(WriteError, match="a protected name"):
        refuse(MAIL, mail(subject, body, charset=charset, encoding=encoding), PROTECTED)


@pytest.mark.parametrize(
    "content",
    [
        mail("نص", "<p>نص</p>", charset="utf-8", encoding="base64"),
        b"MIME-Version: 1.0\nSubject: =?utf-8?b?A?= =?nothing?q?x?= =?\nContent-Type: multipart/x\n\nx",
        b"MIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n%%%\xff",
        b"Content-Transfer-Encoding: uuencode\nContent-Type: text/\xff\n\nbegin",
    ],
    ids=["clean", "broken header", "broken base64", "broken type"],
)
def test_a_mail_without_a_name_may_be_written(content: bytes) -> None:
    """However broken it is."""
    refuse(MAIL, content, PROTECTED)
