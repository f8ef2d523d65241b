"""What the office decides for a language or a statement is what lies in `build/`, and what does not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from PIL import Image

Publish = Callable[..., Result]
Tree = Callable[[Path], dict[str, bytes]]
Edit = Callable[[str, str, str], None]
Pseudo = Callable[[str, str], str]
Furnish = Callable[..., None]

DOORS = "source/2017-10-19-doors.md"
GATES = "source/2017-10-20-gates.md"
AR_DOORS = "locale/ar/LC_MESSAGES/2017-10-19-doors.po"
AR_GATES = "locale/ar/LC_MESSAGES/2017-10-20-gates.po"
REASON = "The guards gave no reason for that."
EMBARGO = "2026-12-01T09:00:00+03:00"
BEFORE, LIFTED, LATER = "2026-12-01T05:59:59Z", "2026-12-01T09:00:00+03:00", "2030-01-01T00:00:00-05:00"
REST = "The rest of this press release has not been translated yet."
WITHDRAWN = "This press release was withdrawn on %(date)s. Please no longer use it or pass it on."


def made(office: Path, path: str) -> str:
    """Return the text of a file of `build/`."""
    return (office / "build" / path).read_text("utf-8")


def empty(catalog: Path, beginning: str) -> None:
    """Take out the translation of the message whose id begins with `beginning`."""
    text, times = re.subn(
        rf'(\nmsgid "{re.escape(beginning)}[^"]*"\n)msgstr "[^"]+"',
        r'\1msgstr ""',
        catalog.read_text("utf-8"),
    )
    assert times == 1
    catalog.write_text(text, "utf-8")


def naming(files: dict[str, bytes], *words: str) -> list[str]:
    """Return the files whose path or content has one of `words`."""
    return [
        path for path, data in files.items() if any(word in path or word.encode() in data for word in words)
    ]


# --- an embargo ---------------------------------------------------------------------------


@pytest.fixture
def embargoed(released: Path, edit: Edit) -> Path:
    """Give the released workspace with an embargo on one of its statements since."""
    edit(GATES, "title:", f"embargo: {EMBARGO}\ntitle:")
    return released


def test_nothing_of_an_embargoed_statement_is_in_build(
    embargoed: Path, publish: Publish, tree: Tree, pseudo: Pseudo
) -> None:
    """Neither its files of an earlier run nor its name or title, in any list or the manifest."""
    assert publish("release", "--now", BEFORE).exit_code == 0
    titles = ("The gates", pseudo("The gates", "ar"), pseudo("The gates", "fr"))
    assert naming(tree(embargoed / "build"), "gates", *titles) == []
    assert (embargoed / "build/ar/2017-10-19-doors.html").is_file()


def test_a_narrowed_build_takes_it_out_of_every_list(
    embargoed: Path, publish: Publish, tree: Tree, pseudo: Pseudo
) -> None:
    """A list in a language that nobody asked for would still name it."""
    publish("build", "-l", "ar", "2017-10-19-doors", "--now", BEFORE)
    assert naming(tree(embargoed / "build"), "gates", "The gates", pseudo("The gates", "fr")) == []


def test_it_is_reported_with_its_moment(embargoed: Path, publish: Publish) -> None:
    """In every language at once: no translation decides it."""
    assert (embargoed / GATES).is_file()
    shown = publish("release", "--now", BEFORE).stdout
    assert "Embargoed (1):\n  2017-10-20-gates: embargoed until 2026-12-01 09:00:00+03:00\n" in shown
    assert "2 statements in 3 languages: 3 releases in build/" in shown


@pytest.mark.parametrize("now", [LIFTED, LATER, "2026-12-01T06:00:00Z"])
def test_its_moment_lifts_an_embargo(now: str, embargoed: Path, publish: Publish, tree: Tree) -> None:
    """From then on `build/` is as if there had never been one."""
    before = tree(embargoed / "build")
    publish("release", "--now", BEFORE)
    assert publish("release", "--now", now).exit_code == 0
    changed = {path for path, data in tree(embargoed / "build").items() if before.get(path) != data}
    assert changed == {"MANIFEST.json", "SHA256SUMS"}  # which has the digest of the source


def test_the_moment_leaves_no_trace(embargoed: Path, publish: Publish, tree: Tree) -> None:
    """Two builds between which no embargo was lifted are the same, byte for byte."""
    built = []
    for now in ("0001-01-01T00:00:00+14:00", BEFORE, LIFTED, "9999-12-31T23:59:59-14:00"):
        assert publish("release", "--now", now).exit_code == 0
        built.append(tree(embargoed))
    assert built[0] == built[1] != built[2] == built[3]


def test_without_a_moment_the_clock_decides(released: Path, publish: Publish, edit: Edit) -> None:
    """An embargo of long ago is lifted, one of a far year is not."""
    edit(GATES, "title:", "embargo: 2017-10-20T09:00:00Z\ntitle:")
    edit(DOORS, "title:", "embargo: 9999-10-20T09:00:00Z\ntitle:")
    publish("release")
    assert sorted(path.name for path in (released / "build/ar").iterdir()) == [
        "2017-10-20-gates.ar.txt", "2017-10-20-gates.html", "index.html",
    ]  # fmt: skip


# --- copies of it for journalists ------------------------------------------------------------


def test_copies_are_what_the_releases_will_be(
    embargoed: Path, publish: Publish, tree: Tree, pseudo: Pseudo
) -> None:
    """Under a localized line with the moment; `build/` does not change by a byte."""
    publish("release", "--now", BEFORE)
    before = tree(embargoed)
    result = publish("build", "--embargoed", "advance", "--now", BEFORE)
    assert result.exit_code == 0
    assert "1 embargoed statement: 3 releases in advance/, not to be published yet" in result.stdout
    copies = tree(embargoed / "advance")
    assert sorted(path for path in copies if not path.startswith("fonts/")) == [
        "ar/2017-10-20-gates.ar.txt", "ar/2017-10-20-gates.html", "en/2017-10-20-gates.en.txt",
        "en/2017-10-20-gates.html", "fr/2017-10-20-gates.fr.txt", "fr/2017-10-20-gates.html",
    ]  # fmt: skip
    assert {path: data for path, data in tree(embargoed).items() if not path.startswith("advance/")} == before
    english = copies["en/2017-10-20-gates.en.txt"].decode()
    assert english.startswith("Embargoed until December 1, 2026, 9:00\u00a0AM GMT+03:00\n\nPress release\n")
    line = pseudo("Embargoed until %(moment)s", "ar").replace("%(moment)s", "")
    assert (
        copies["ar/2017-10-20-gates.ar.txt"]
        .decode()
        .startswith(f"{line}1 كانون الأول/ديسمبر 2026، 9:00 ص غرينتش\u2066+03:00\u2069\n")
    )
    page = copies["ar/2017-10-20-gates.html"].decode()
    assert f'<p class="embargo">{line}<time datetime="{EMBARGO}">1 كانون' in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_copy_leads_to_nothing_that_is_not_there(embargoed: Path, publish: Publish, edit: Edit) -> None:
    """It names no address that it will have, links to no list, and each language to the copies beside it."""
    edit("publish.toml", "source_language", 'base_url = "https://press.example"\nsource_language')
    publish("build", "--embargoed", "advance", "--now", BEFORE)
    page = (embargoed / "advance/ar/2017-10-20-gates.html").read_text("utf-8")
    assert "https://press.example/" not in page
    assert "index.html" not in page
    targets = set(re.findall(r'href="(?!https|#|mailto)([^"]+)"', page))
    assert targets == {
        "2017-10-20-gates.html", "../en/2017-10-20-gates.html", "../fr/2017-10-20-gates.html",
    }  # fmt: skip
    assert all((embargoed / "advance/ar" / target).is_file() for target in targets)


def test_copies_are_made_of_what_would_be_released(embargoed: Path, publish: Publish) -> None:
    """An incomplete translation is withheld here too, and the report says why."""
    empty(embargoed / AR_GATES, REASON)
    shown = publish("build", "--embargoed", "advance", "--now", BEFORE).stdout
    assert "Withheld (1):\n  ar  2017-10-20-gates: 1 missing of 3 segments" in shown
    assert not (embargoed / "advance/ar").exists()


def test_copies_can_be_narrowed(embargoed: Path, publish: Publish, tree: Tree) -> None:
    """To a language and to a statement, as a build can."""
    publish("build", "--embargoed", "advance", "-l", "fr", "2017-10-20-gates", "--now", BEFORE)
    publish("build", "--embargoed", "other", "2017-10-19-doors", "--now", BEFORE)
    copies = [path for path in tree(embargoed / "advance") if not path.startswith("fonts/")]
    assert sorted(copies) == ["fr/2017-10-20-gates.fr.txt", "fr/2017-10-20-gates.html"]
    assert not (embargoed / "other").exists()


@pytest.mark.parametrize("now", [LIFTED, LATER])
def test_what_is_not_embargoed_is_not_copied(now: str, embargoed: Path, publish: Publish) -> None:
    """It lies in `build/` already, or will after the next build."""
    result = publish("build", "--embargoed", "advance", "--now", now)
    assert (result.exit_code, result.stdout) == (0, "no file changed\nNo statement is embargoed.\n")
    assert not (embargoed / "advance").exists()


def test_a_draft_is_not_copied(embargoed: Path, publish: Publish, edit: Edit) -> None:
    """It is nowhere, embargoed or not."""
    edit(GATES, "title:", "status: draft\ntitle:")
    assert "No statement is embargoed." in publish("build", "--embargoed", "advance", "--now", BEFORE).stdout
    assert not (embargoed / "advance").exists()


@pytest.mark.parametrize(
    ("folder", "inside"),
    [
        ("build", "build"), ("build/advance", "build"), ("x/../build", "build"), ("source", "source"),
        ("locale/ar", "locale"), ("linked", "build"), ("linked/x", "build"),
    ],
)  # fmt: skip
def test_copies_stay_out_of_the_workspace_s_folders(
    folder: str, inside: str, embargoed: Path, publish: Publish, tree: Tree
) -> None:
    """What lies there is distributed or taken for ours, whatever name the folder is given."""
    (embargoed / "linked").symlink_to("build", target_is_directory=True)
    before = tree(embargoed)
    result = publish("build", "--embargoed", folder, "--now", BEFORE)
    where = f"{folder}: error config: is in {inside}/, where copies under embargo must not be"
    assert (result.exit_code, result.stderr) == (2, f"{where}: name a folder outside of it\n")
    assert tree(embargoed) == before


@pytest.mark.parametrize("folder", [".", "..", "x/..", "docs", ".git", ".git/hooks", "review", "review/ar"])
def test_copies_stay_out_of_a_folder_that_holds_other_things(
    folder: str, embargoed: Path, publish: Publish, tree: Tree
) -> None:
    """The workspace itself, what holds it, what git or a reviewer keeps, or whatever has files already."""
    (embargoed / "docs").mkdir()
    (embargoed / "docs/notes.txt").write_text("mine")
    (embargoed / ".git").mkdir()
    before = tree(embargoed.parent)
    result = publish("build", "--embargoed", folder, "--now", BEFORE)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith(f"{folder}: error config: ")
    assert tree(embargoed.parent) == before


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("round", "cannot be used: its links lead in a circle; name another folder"),
        ("x" * 300, "cannot be used: File name too long; name another folder"),
    ],
)
def test_a_folder_that_cannot_be_is_refused(
    folder: str, said: str, embargoed: Path, publish: Publish
) -> None:
    """In one line, as every mistake."""
    (embargoed / "round").symlink_to("circle")
    (embargoed / "circle").symlink_to("round")
    result = publish("build", "--embargoed", folder, "--now", BEFORE)
    assert (result.exit_code, result.stderr) == (2, f"{folder}: error config: {said}\n")


@pytest.mark.parametrize("folder", ["advance", "../advance", "empty"])
def test_copies_can_be_made_again(folder: str, embargoed: Path, publish: Publish) -> None:
    """In a folder of their own, new or empty, inside or outside; what a killed run left there goes."""
    (embargoed / "empty").mkdir()
    assert publish("build", "--embargoed", folder, "--now", BEFORE).exit_code == 0
    left = embargoed / folder / "fr/.publish-a1b2c3_4.part"
    left.write_text("a whole page")
    result = publish("build", "--embargoed", folder, "--now", BEFORE)
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "no file changed")
    assert not left.exists()


def test_copies_have_their_fonts(embargoed: Path, publish: Publish, tree: Tree) -> None:
    """All that their pages name, and their licence; none for languages that were not asked for."""
    publish("build", "--embargoed", "advance", "-l", "ar", "--now", BEFORE)
    copies = tree(embargoed / "advance")
    named = set(re.findall(r'url\("\.\./(fonts/[^"]+)"\)', copies["ar/2017-10-20-gates.html"].decode()))
    assert {path for path in copies if path.endswith(".woff2")} == named != set()
    assert any(path.startswith("fonts/") and path.endswith(".txt") for path in copies)


def test_copies_with_pictures_can_be_made_again(embargoed: Path, publish: Publish, tree: Tree) -> None:
    """Their pictures lie beside the folders of their languages."""
    Image.new("RGB", (4, 3)).save(embargoed / "source/gate.png")
    with (embargoed / GATES).open("a", encoding="utf-8") as source:
        source.write("\n![The gate](gate.png)\n")
    for _ in range(2):
        assert publish("build", "--embargoed", "advance", "--now", BEFORE).exit_code == 0
        publish("build", "--embargoed", "other", "2017-10-19-doors", "--now", BEFORE)
    assert sum(path.startswith("images/gate.") for path in tree(embargoed / "advance")) == 1
    assert not (embargoed / "other").exists()  # what nobody asked for has no picture there


def test_copies_need_a_folder(embargoed: Path, publish: Publish) -> None:
    """A file in its place is not written over."""
    result = publish("build", "--embargoed", "publish.toml", "--now", BEFORE)
    assert (result.exit_code, result.stderr) == (2, "publish.toml: error config: is a file: name a folder\n")
    assert (embargoed / "publish.toml").is_file()


def test_a_dry_run_copies_nothing(embargoed: Path, publish: Publish, tree: Tree) -> None:
    """It names what a real one would write."""
    before = tree(embargoed)
    result = publish("-v", "build", "--embargoed", "advance", "--dry-run", "--now", BEFORE)
    assert "would write advance/ar/2017-10-20-gates.html" in result.stdout
    assert tree(embargoed) == before


# --- topics ---------------------------------------------------------------------------------


def test_two_topics_for_one_page_are_told(released: Path, publish: Publish, edit: Edit) -> None:
    """Whoever checks hears of it, at the later statement."""
    edit(DOORS, "title:", "topics: C\ntitle:")
    edit(GATES, "title:", "topics: C++\ntitle:")
    assert (released / GATES).is_file()
    result = publish("check")
    assert result.exit_code == 1
    assert 'topics "C" and "C++" would share one page: write one of them otherwise' in result.stdout


# --- a withdrawal -------------------------------------------------------------------------


@pytest.fixture
def withdrawn(released: Path, publish: Publish, edit: Edit, furnish: Furnish) -> Path:
    """Give the workspace with a statement withdrawn, and the reason translated into Arabic alone."""
    edit(GATES, "title:", "withdrawn: 2017-11-02\nwithdrawal: A witness asked for it.\ntitle:")
    publish("update")
    furnish(released, "ar")
    assert publish("release").exit_code == 0
    return released


def test_a_withdrawn_statement_leaves_a_page_in_every_language(withdrawn: Path, pseudo: Pseudo) -> None:
    """At the same paths, with the day as each language writes it, and out of reach of search engines."""
    for code, day in (
        ("en", "November 2, 2017"),
        ("fr", "2 novembre 2017"),
        ("ar", "2 تشرين الثاني/نوفمبر 2017"),
    ):
        sentence = WITHDRAWN if code == "en" else pseudo(WITHDRAWN, code)
        assert sentence.replace("%(date)s", day) in made(withdrawn, f"{code}/2017-10-20-gates.{code}.txt")
        page = made(withdrawn, f"{code}/2017-10-20-gates.html")
        assert sentence.replace("%(date)s", f'<time datetime="2017-11-02">{day}</time>') in page
        assert '<meta name="robots" content="noindex">' in page
        assert re.findall(r'<li><a href="([^"]+)"', page) == [
            f"../{other}/2017-10-20-gates.html" if other != code else "2017-10-20-gates.html"
            for other in ("en", "ar", "fr")
        ]


def test_a_tombstone_holds_no_word_of_the_statement(withdrawn: Path, tree: Tree, pseudo: Pseudo) -> None:
    """Neither does any list; its catalogs stay as they were."""
    words = ("The gates", "Nobody passed", "guards")
    translated = [pseudo(text, code) for text in words for code in ("ar", "fr")]
    assert naming(tree(withdrawn / "build"), *words, *translated) == []
    lists = {path: data for path, data in tree(withdrawn / "build").items() if path.endswith("index.html")}
    assert naming(lists, "gates") == []
    assert pseudo(REASON, "ar") in (withdrawn / AR_GATES).read_text("utf-8")


def test_the_reason_is_given_where_it_can_be_read(withdrawn: Path, pseudo: Pseudo) -> None:
    """In a language that it is not translated into, it is left out rather than given in another."""
    reason = "A witness asked for it."
    for code, said in (("en", reason), ("ar", pseudo(reason, "ar"))):
        assert f"<p>{said}</p>" in made(withdrawn, f"{code}/2017-10-20-gates.html")
        assert f"\n{said}\n" in made(withdrawn, f"{code}/2017-10-20-gates.{code}.txt")
    for path in ("fr/2017-10-20-gates.html", "fr/2017-10-20-gates.fr.txt"):
        assert reason not in made(withdrawn, path)
        assert pseudo(reason, "fr") not in made(withdrawn, path)


def test_an_unapproved_reason_is_left_out_where_approval_is_required(
    withdrawn: Path, publish: Publish, edit: Edit, pseudo: Pseudo
) -> None:
    """The withdrawal itself does not wait for anybody."""
    edit("publish.toml", "[languages.ar]", '[languages.ar]\nreview = "required"')
    publish("approve", "-l", "ar", "site", "--reviewer", "lina")
    publish("release")
    page = made(withdrawn, "ar/2017-10-20-gates.html")
    assert pseudo("A witness asked for it.", "ar") not in page
    assert "2 تشرين الثاني/نوفمبر 2017" in page


def test_an_unreviewed_reason_says_so(withdrawn: Path, publish: Publish, edit: Edit, pseudo: Pseudo) -> None:
    """As every translation does that nobody has approved, where the office asks for the notice."""
    notice = "This translation has not been reviewed yet. In case of doubt, the original text applies."
    for name in ("2017-10-20-gates.html", "2017-10-20-gates.ar.txt"):
        assert pseudo(notice, "ar") in made(withdrawn, f"ar/{name}")
    for path in ("en/2017-10-20-gates.html", "fr/2017-10-20-gates.html"):
        assert notice not in made(withdrawn, path)
        assert pseudo(notice, "fr") not in made(withdrawn, path)
    edit("publish.toml", "[languages.ar]", '[languages.ar]\nreview = "none"')
    publish("release")
    assert pseudo(notice, "ar") not in made(withdrawn, "ar/2017-10-20-gates.html")


def test_a_tombstone_says_which_statement_is_meant(withdrawn: Path) -> None:
    """By its date and the name of its file, in every language."""
    for code, day in (("en", "October 20, 2017"), ("fr", "20 octobre 2017")):
        page = made(withdrawn, f"{code}/2017-10-20-gates.html")
        assert re.search(
            rf'>«?<bdi dir="ltr">2017-10-20-gates</bdi>,[ le]* <time datetime="2017-10-20">{day}</time>', page
        )
        assert f"\n{day}\n2017-10-20-gates\n" in made(withdrawn, f"{code}/2017-10-20-gates.{code}.txt")


def test_a_withdrawn_statement_needs_neither_translation_nor_mending(
    withdrawn: Path, publish: Publish, edit: Edit
) -> None:
    """Its catalogs may be empty and its body broken: nobody reads it any more."""
    (withdrawn / "locale/fr/LC_MESSAGES/2017-10-20-gates.po").unlink()
    edit(GATES, REASON, "See [the list][nowhere].")
    result = publish("release")
    assert result.exit_code == 0
    assert "Withdrawn (1):\n  2017-10-20-gates: withdrawn on 2017-11-02\n" in result.stdout
    assert "Withheld" not in result.stdout
    assert (withdrawn / "build/fr/2017-10-20-gates.html").is_file()


def test_an_embargoed_withdrawal_is_not_seen_yet(withdrawn: Path, publish: Publish, edit: Edit) -> None:
    """Its page would say that there was something."""
    edit(GATES, "title:", f"embargo: {EMBARGO}\ntitle:")
    publish("release", "--now", BEFORE)
    assert not list(withdrawn.glob("build/*/2017-10-20-gates*"))


# --- corrections --------------------------------------------------------------------------


@pytest.fixture
def corrected(released: Path, publish: Publish, edit: Edit, furnish: Furnish) -> Path:
    """Give the workspace with a statement corrected twice, which is translated into Arabic alone."""
    edit(
        GATES, "title:", "correction: 2017-10-21 It said one.\ncorrection: 2017-10-23 It said *ten*.\ntitle:"
    )
    publish("update")
    furnish(released, "ar")
    assert publish("release").exit_code == 0
    return released


def test_corrections_are_shown_latest_first(corrected: Path, pseudo: Pseudo) -> None:
    """With their dates, under a localized heading, before the body of page and text; they are plain text."""
    text = made(corrected, "en/2017-10-20-gates.en.txt")
    notes = "Corrections\nOctober 23, 2017: It said *ten*.\nOctober 21, 2017: It said one.\n\nNobody passed"
    assert notes in text
    page = made(corrected, "ar/2017-10-20-gates.html").partition("<body>")[2]
    first, second = pseudo("It said one.", "ar"), pseudo("It said *ten*.", "ar")
    assert f"<h2>{pseudo('Corrections', 'ar')}</h2>" in page
    assert (
        page.index("23 تشرين الأول") < page.index(second) < page.index("21 تشرين الأول") < page.index(first)
    )
    assert page.index(first) < page.index('<div class="body">')


def test_a_correction_is_needed(corrected: Path, publish: Publish) -> None:
    """A translation without it is withheld, however the gaps of its language are filled."""
    assert not (corrected / "build/fr/2017-10-20-gates.html").exists()
    shown = publish("release").stdout
    assert "  fr  2017-10-20-gates: 2 missing of 5 segments" in shown


def test_a_translator_reads_what_kind_of_piece_it_is(corrected: Path) -> None:
    """The template says so, in a context of its own."""
    template = (corrected / "locale/templates/2017-10-20-gates.pot").read_text("utf-8")
    assert (
        '#. correction of “The gates”\n#: source/2017-10-20-gates.md:2\nmsgctxt "correction"\n'
        'msgid "It said one."\n'
    ) in template


def test_status_lists_who_still_carries_the_error(corrected: Path, publish: Publish) -> None:
    """Every language in which the statement is not released with the note and all segments up to date."""
    shown = publish("status").stdout
    assert "not corrected yet: fr\n" in shown
    found = json.loads(publish("status", "--format", "json").stdout)["statements"]
    assert found["2017-10-20-gates"]["corrections"] == ["fr"]
    assert found["2017-10-19-doors"]["corrections"] == []
    empty(corrected / AR_GATES, REASON)
    assert "not corrected yet: ar, fr\n" in publish("status").stdout


# --- the lead -----------------------------------------------------------------------------


@pytest.fixture
def leading(released: Path, edit: Edit) -> Path:
    """Give the workspace with an Arabic that may appear as a lead, and a paragraph missing in it."""
    edit("publish.toml", "[languages.ar]", '[languages.ar]\nincomplete = "lead"')
    empty(released / AR_DOORS, "What they ask")
    empty(released / AR_DOORS, "Berlin")
    return released


def test_a_lead_is_title_summary_and_first_paragraph(leading: Path, publish: Publish, pseudo: Pseudo) -> None:
    """In the language alone, then a localized line with the way to the rest; its untranslated place goes."""
    result = publish("release")
    assert result.exit_code == 0
    assert (
        "Lead (1):\n  ar  2017-10-19-doors: 2 segments to do: title, summary and first paragraph alone"
    ) in result.stdout
    page = made(leading, "ar/2017-10-19-doors.html")
    assert f"<h1>{pseudo('Behind closed doors', 'ar')}</h1>" in page
    assert pseudo("What the visitors saw.", "ar") in page
    assert f'<div class="body">\n<p>{pseudo("On 16 October", "ar")}' in page
    assert (
        f'<p class="rest">{pseudo(REST, "ar")} <a href="../en/2017-10-19-doors.html" hreflang="en">' in page
    )
    for gone in ("Berlin", "What they ask", pseudo("A visit by", "ar"), 'lang="en" dir="ltr"><'):
        assert gone not in page
    assert '<p class="dateline"><time datetime="2017-10-19">' in page


def test_a_lead_as_plain_text_has_the_address_of_the_rest(
    leading: Path, publish: Publish, edit: Edit, pseudo: Pseudo
) -> None:
    """Where the office has one; the links of the first paragraph follow it as ever."""
    edit("publish.toml", "source_language", 'base_url = "https://press.example"\nsource_language')
    publish("release")
    text = made(leading, "ar/2017-10-19-doors.ar.txt")
    address = "https://press.example/en/2017-10-19-doors.html"
    assert f"\nhttps://example.org/council\n\n{pseudo(REST, 'ar')}\n{address}\n" in text
    assert pseudo("A visit by", "ar") not in text


def test_a_lead_leaves_its_footnotes_behind(leading: Path, publish: Publish, edit: Edit) -> None:
    """A number that leads nowhere would be a riddle; the other languages keep it."""
    edit(DOORS, "wrote to [", "wrote[^1] to [")
    for code in ("ar", "fr"):
        path = f"locale/{code}/LC_MESSAGES/2017-10-19-doors.po"
        publish("update")
        text = (leading / path).read_text("utf-8")
        entry = next(one for one in text.split("\n\n") if "wrote[^1] to" in one)
        mended = re.sub(r"#, fuzzy\n|#\| .*\n|#\| \"[^\n]*\n", "", entry)
        mended = re.sub(r'(msgstr "[^"]*?) (\S+ \[)', r"\1[^1] \2", mended)
        (leading / path).write_text(text.replace(entry, mended), "utf-8")
    assert publish("release").exit_code == 0
    assert 'class="footnote-ref"' in made(leading, "fr/2017-10-19-doors.html")
    page, text = made(leading, "ar/2017-10-19-doors.html"), made(leading, "ar/2017-10-19-doors.ar.txt")
    assert '<p class="rest">' in page
    assert "fnref" not in page
    assert "(1)" not in text


def test_a_statement_may_choose_for_itself(released: Path, publish: Publish, edit: Edit) -> None:
    """`incomplete` in its front matter comes before what its languages say."""
    edit(GATES, "title:", "incomplete: fallback\ntitle:")
    empty(released / AR_GATES, REASON)
    empty(released / AR_DOORS, "What they ask")
    shown = publish("release").stdout
    assert "Partial (1):\n  ar  2017-10-20-gates: 1 segment shown in the original language" in shown
    assert "Withheld (1):\n  ar  2017-10-19-doors: 1 missing of 8 segments" in shown


# --- outdated, and together -------------------------------------------------------------------


@pytest.mark.usefixtures("released")
def test_an_outdated_translation_may_be_withheld(publish: Publish, edit: Edit) -> None:
    """`outdated = "withhold"` is for one language; the others stay up with their notice."""
    edit("publish.toml", "[languages.ar]", '[languages.ar]\noutdated = "withhold"')
    edit(GATES, "reason for that.", "reason for that")
    shown = publish("release").stdout
    assert "Outdated (1):\n  fr  2017-10-20-gates" in shown
    assert "Withheld (1):\n  ar  2017-10-20-gates: 1 outdated of 3 segments" in shown


def test_an_outdated_piece_that_is_not_wanted_is_not_shown(
    released: Path, publish: Publish, edit: Edit, pseudo: Pseudo
) -> None:
    """With `fallback`, the original stands in its place."""
    edit("publish.toml", "[languages.ar]", '[languages.ar]\noutdated = "withhold"\nincomplete = "fallback"')
    edit(GATES, "reason for that.", "reason for that")
    publish("release")
    page = made(released, "ar/2017-10-20-gates.html")
    assert '<p lang="en" dir="ltr">The guards gave no reason for that</p>' in page
    assert pseudo(REASON, "ar") not in page


def test_a_group_waits_for_its_last(released: Path, publish: Publish, edit: Edit) -> None:
    """Per statement: the other one, complete in both, appears in both."""
    edit("publish.toml", "source_language", 'together = [["ar", "fr"]]\nsource_language')
    empty(released / AR_GATES, REASON)
    shown = publish("release").stdout
    assert "  ar  2017-10-20-gates: 1 missing of 3 segments\n" in shown
    assert "  fr  2017-10-20-gates: waits for ar, with which it appears together\n" in shown
    assert sorted(path.parent.name for path in released.glob("build/*/2017-10-20-gates.html")) == ["en"]
    assert len(list(released.glob("build/*/2017-10-19-doors.html"))) == 3


def test_the_original_can_wait_too(released: Path, publish: Publish, edit: Edit) -> None:
    """Then nobody appears: a translation without its original could not be compared."""
    edit("publish.toml", "source_language", 'together = [["en", "ar"]]\nsource_language')
    empty(released / AR_GATES, REASON)
    shown = publish("release").stdout
    assert "  en  2017-10-20-gates: waits for ar, with which it appears together\n" in shown
    assert (
        "  fr  2017-10-20-gates: the original, which a reader must be able to compare, is withheld" in shown
    )
    assert not list(released.glob("build/*/2017-10-20-gates*"))
