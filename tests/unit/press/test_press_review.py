"""`publish review`: what a reviewer reads before approving is what stands in the workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from publish.cli import main
from publish.config import load
from publish.errors import PublishError
from publish.files import locked
from publish.model import Protected
from publish.press.reviewing.page import page

Publish = Callable[..., Result]
Edit = Callable[[str, str, str], None]

DOORS = "2017-10-19-doors"
PAGE = f"review/ar/{DOORS}.html"


@pytest.fixture
def office(released: Path) -> Path:
    """Give a workspace with both statements released in Arabic and French."""
    return released


@pytest.fixture
def made(office: Path, publish: Publish) -> Callable[[], str]:
    """Return a function that makes the page of the Arabic doors and reads it."""

    def text() -> str:
        result = publish("review", "-l", "ar", DOORS)
        assert (result.exit_code, result.stderr) == (0, "")
        return (office / PAGE).read_text("utf-8")

    return text


def test_the_page_lies_outside_of_what_is_distributed(office: Path, publish: Publish) -> None:
    """Its path is printed, and nothing else is written."""
    result = publish("review", "-l", "ar", DOORS)
    assert (result.exit_code, result.stdout) == (0, f"{office / PAGE}\n")
    assert "/review/" in (Path(__file__).parents[3] / ".gitignore").read_text("utf-8").splitlines()


def test_the_page_can_be_written_elsewhere(
    office: Path, publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--output` names a file from where the command is run."""
    monkeypatch.chdir(tmp_path)
    result = publish("review", "-l", "ar", DOORS, "--output", "page.html")
    assert (result.exit_code, result.stdout) == (0, "page.html\n")
    assert (tmp_path / "page.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert not (office / "review").exists()


def test_the_same_workspace_gives_the_same_page(made: Callable[[], str]) -> None:
    """No clock has a say."""
    assert made() == made()


def test_every_segment_is_there(made: Callable[[], str]) -> None:
    """Title, summary and place of the front matter too, in the statement's order."""
    text = made()
    assert text.count('<section class="row"') == 8
    assert (
        text.index(">Behind closed doors</div>")
        < text.index("What the visitors saw.")
        < text.index(">Berlin<")
    )
    assert 'link 1: <bdi dir="ltr">https://example.org/council</bdi>' in text


def test_a_localized_address_is_what_readers_get(made: Callable[[], str], edit: Edit) -> None:
    """The page shows where this language's link leads."""
    edit("publish.toml", "[languages.ar]\n", (
        '[languages.ar]\n[languages.ar.targets]\n"https://example.org/council" = "https://example.org/ar"\n'
    ))  # fmt: skip
    assert 'link 1: <bdi dir="ltr">https://example.org/ar</bdi>' in made()


def test_a_changed_source_is_shown_word_by_word(
    made: Callable[[], str], publish: Publish, edit: Edit
) -> None:
    """With the translation of the earlier text beside it, though no reader sees that."""
    edit(f"source/{DOORS}.md", "What the visitors saw.", "What the two visitors heard.")
    publish("update")
    text = made()
    assert '<span class="state fuzzy">fuzzy</span>' in text
    assert "What the <ins>two </ins>visitors <del>saw</del><ins>heard</ins>.</span>" in text


def test_an_error_stands_beside_its_segment(made: Callable[[], str], set_text: Callable[..., None]) -> None:
    """Foreign markup is shown as the text that it is, and marked."""
    set_text(4, lambda entry: setattr(entry, "msgstr", entry.msgstr + "<script>"))
    row = made().split('id="segment-4"')[1].split("</section>")[0]
    assert '<span class="state refused">refused</span>' in row
    assert "error foreign-tag" in row
    assert "<mark>&lt;script&gt;</mark>" in row
    assert "<script" not in row


def unlinked(*asked: str) -> Callable[[polib.POEntry], None]:
    """Return a change that takes the link out of a translation, and asks for exceptions."""

    def change(entry: polib.POEntry) -> None:
        entry.msgstr = entry.msgstr.replace("](1)", "").replace("[", "")
        entry.tcomment = "\n".join(f"publish: allow {one}" for one in asked)

    return change


@pytest.mark.parametrize(
    ("asked", "doubt"),
    [
        ("missing-link it is not there any more", ""),
        ("missing-link of 500 men", "(no error here is about 500)"),
        ("mising-link x", "(there is no rule &#34;mising-link&#34;)"),
        ("foreign-tag x", "(nobody can waive &#34;foreign-tag&#34;)"),
        ("name x", "(there is no error &#34;name&#34; here)"),
    ],
)
def test_a_request_that_makes_no_sense_says_so(
    made: Callable[[], str], set_text: Callable[..., None], asked: str, doubt: str
) -> None:
    """Else it would look like one that a reviewer only has to grant."""
    set_text(4, unlinked(asked))
    row = made().split('id="segment-4"')[1].split("</section>")[0]
    end = f' <strong class="error">{doubt}</strong></li>' if doubt else "</li>"
    assert f"<bdi>{asked}</bdi>{end}" in row
    assert f"publish approve -l ar {DOORS} --reviewer NAME --segment 4 --allow missing-link</code>" in row


def test_a_request_that_was_granted_is_not_shown(
    made: Callable[[], str], publish: Publish, set_text: Callable[..., None]
) -> None:
    """Neither is the command that grants it."""
    set_text(4, unlinked("missing-link it is gone"))
    named = ("-l", "ar", DOORS, "--reviewer", "lina", "--date", "2026-11-20")
    granted = publish("approve", *named, "--segment", "4", "--allow", "missing-link")
    assert granted.stdout.splitlines()[1].startswith('waived in segment 4: missing-link: "')
    row = made().split('id="segment-4"')[1].split("</section>")[0]
    assert "asks for an exception" not in row
    assert "publish approve" not in row


@pytest.mark.parametrize(
    ("output", "message"),
    [
        (f"source/{DOORS}.md", "lies in source/, which is not for review pages: name another file"),
        ("locale/new.html", "lies in locale/, which is not"),
        ("build/ar/index.html", "lies in build/, which is not"),
        ("link/new.html", "lies in build/, which is not"),
        ("publish.toml", "is there already, and is no review page: name another file"),
    ],
)
def test_nothing_of_the_office_is_written_over(
    office: Path, publish: Publish, tree: Callable[[Path], dict[str, bytes]], output: str, message: str
) -> None:
    """A slip in `--output` costs nobody a statement."""
    (office / "link").symlink_to("build")
    before = tree(office)
    result = publish("review", "-l", "ar", DOORS, "--output", str(office / output))
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert message in result.stderr
    assert tree(office) == before


def test_an_earlier_page_is_written_over(office: Path, publish: Publish, tmp_path: Path) -> None:
    """It is ours, and a reviewer makes it again."""
    page_file = str(tmp_path / "page.html")
    assert publish("review", "-l", "ar", DOORS, "--output", page_file).exit_code == 0
    assert publish("review", "-l", "ar", "site", "--output", page_file).exit_code == 0
    assert "The words of the pages" in (tmp_path / "page.html").read_text("utf-8")
    with locked(office):
        assert publish("review", "-l", "ar", DOORS, "--output", page_file).exit_code == 3


def test_the_words_of_the_pages_can_be_reviewed(office: Path, publish: Publish) -> None:
    """Each string beside its translation, and the publisher's lines by what they are."""
    assert publish("review", "-l", "ar", "site").exit_code == 0
    text = (office / "review/ar/site.html").read_text("utf-8")
    assert '<span class="kind">publisher name</span>' in text
    assert '<span class="kind">page</span>' in text
    assert "warning furniture-own" in text
    assert "publish approve -l ar site --reviewer NAME" in text


def test_a_request_and_an_approval_are_shown(
    made: Callable[[], str], publish: Publish, set_text: Callable[..., None]
) -> None:
    """Who asked for what, who approved and when; other comments of a translator stay out."""
    set_text(2, lambda entry: setattr(entry, "tcomment", "private\npublish: allow facts-number 500"))
    publish("approve", "-l", "ar", DOORS, "--reviewer", "lina", "--segment", "2", "--date", "2026-11-20")
    text = made()
    row = text.split('id="segment-2"')[1].split("</section>")[0]
    assert "<strong>the translator asks for an exception:</strong> <bdi>facts-number 500</bdi>" in row
    assert "(there is no error &#34;facts-number&#34; here)" in row
    assert "approved by <bdi>lina on 2026-11-20</bdi>" in row
    assert "<dd>1 of 8 segments</dd>" in text
    assert "private" not in text


def test_a_waiver_is_shown_with_the_error_it_waives(
    made: Callable[[], str], publish: Publish, set_text: Callable[..., None]
) -> None:
    """As a warning that names the rule."""
    set_text(4, lambda entry: setattr(entry, "msgstr", entry.msgstr.replace("](1)", "").replace("[", "")))
    publish(
        "approve",
        "-l",
        "ar",
        DOORS,
        "--reviewer",
        "lina",
        "--segment",
        "4",
        "--allow",
        "missing-link",
        "--date",
        "2026-11-20",
    )
    row = made().split('id="segment-4"')[1].split("</section>")[0]
    assert "<strong>warning waived</strong> <bdi>missing-link, waived by lina on 2026-11-20: " in row


def test_a_damaged_file_of_approvals_is_said_at_the_head(office: Path, made: Callable[[], str]) -> None:
    """The page is made all the same: it is for reading the translation."""
    (office / "locale/ar/approvals").mkdir()
    (office / f"locale/ar/approvals/{DOORS}.toml").write_text("x", "utf-8")
    assert "<strong>error approvals</strong>" in made().split("</header>")[0]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("-l", "en", DOORS), 2, '-l: error config: "en" is the language of the originals'),
        (("-l", "tr", DOORS), 2, 'publish.toml: error config: "tr" is not a language of this workspace'),
        (("-l", "ar", "2017-10-19-dors"), 2, 'there is no such statement: did you mean "2017-10-19-doors"?'),
        (("-l", "ar", "../../etc/passwd"), 2, f"there are {DOORS}, 2017-10-20-gates and site"),
        (("-l", "en", "site"), 2, '-l: error config: the pages are written in "en": nobody translates them'),
    ],
)
def test_what_cannot_be_reviewed(
    publish: Publish, arguments: tuple[str, ...], code: int, message: str
) -> None:
    """One line that says what to write instead."""
    result = publish("review", *arguments)
    assert (result.exit_code, len(result.stderr.splitlines())) == (code, 1)
    assert message in result.stderr


def test_a_statement_that_cannot_be_read_says_why(publish: Publish, edit: Edit) -> None:
    """Its own error, at its own line."""
    edit(f"source/{DOORS}.md", "date: 2017-10-19", "date: soon")
    result = publish("review", "-l", "ar", DOORS)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"source/{DOORS}.md:3: error source: ")


@pytest.mark.parametrize("spelling", ["Red Cross", "Berlin"])
def test_no_page_holds_a_protected_name(office: Path, spelling: str) -> None:
    """It is named by its place alone, and nothing is made."""
    project = replace(load(office), protected=Protected(((spelling,),)))
    with pytest.raises(PublishError) as caught:
        page(project, "ar", DOORS)
    assert caught.value.rule == "protected"
    assert spelling not in str(caught.value)


@pytest.mark.parametrize("command", ["review", "approve"])
def test_the_commands_explain_themselves(command: str) -> None:
    """`--help` needs no workspace."""
    result = CliRunner().invoke(main, [command, "--help"])
    assert (result.exit_code, "-l, --language LANG" in result.stdout) == (0, True)
