"""Templates follow the sources and catalogs the templates, and a translator's work is never lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result

Publish = Callable[..., Result]
Tree = Callable[[Path], dict[str, bytes]]
Edit = Callable[[str, str, str], None]
Pseudo = Callable[[str, str], str]

GATES = "source/2017-10-20-gates.md"
AR_GATES = "locale/ar/LC_MESSAGES/2017-10-20-gates.po"
AR_DOORS = "locale/ar/LC_MESSAGES/2017-10-19-doors.po"
REASON = "The guards gave no reason for that."


def entry(office: Path, path: str, text: str) -> polib.POEntry:
    """Return the one message of a catalog with this id, obsolete ones included."""
    (found,) = [one for one in polib.pofile(str(office / path)) if one.msgid == text]
    return found


def blocks(office: Path, path: str) -> list[str]:
    """Return a catalog's messages as they are written, header first."""
    return (office / path).read_text("utf-8").rstrip("\n").split("\n\n")


def test_missing_catalogs_are_made_for_every_language(office: Path, publish: Publish) -> None:
    """One for each statement and one for the page furniture; the source language has none."""
    assert publish("update").exit_code == 0
    assert sorted(path.relative_to(office / "locale").as_posix() for path in office.rglob("*.po*")) == [
        "ar/LC_MESSAGES/2017-10-19-doors.po",
        "ar/LC_MESSAGES/2017-10-20-gates.po",
        "ar/LC_MESSAGES/site.po",
        "fr/LC_MESSAGES/2017-10-19-doors.po",
        "fr/LC_MESSAGES/2017-10-20-gates.po",
        "fr/LC_MESSAGES/site.po",
        "templates/2017-10-19-doors.pot",
        "templates/2017-10-20-gates.pot",
        "templates/site.pot",
    ]


@pytest.mark.parametrize("command", ["extract", "update", "release"])
def test_running_twice_changes_no_byte(command: str, released: Path, publish: Publish, tree: Tree) -> None:
    """What is up to date is not written, whoever formatted it."""
    before = tree(released)
    assert publish("-v", command).stdout.splitlines()[0] == "no file changed"
    assert tree(released) == before


def test_reflowing_a_paragraph_writes_no_catalog(
    released: Path, publish: Publish, edit: Edit, tree: Tree
) -> None:
    """Line ends inside a paragraph, and the line numbers below it, mean nothing to a translator."""
    edit(GATES, "passed the two gates", "passed\nthe two\ngates")
    before = tree(released)
    publish("release")
    changed = {path for path, data in tree(released).items() if before[path] != data}
    assert changed == {"build/MANIFEST.json", "build/SHA256SUMS"}  # which has the digest of the source


def test_reordering_writes_no_catalog_and_turns_the_pages(
    released: Path, publish: Publish, tree: Tree, edit: Edit, pseudo: Pseudo
) -> None:
    """The same paragraphs in another order are the same work, but another page."""
    edit(
        GATES,
        "Nobody passed the two gates on Friday.\n\n" + REASON,
        REASON + "\n\nNobody passed the two gates on Friday.",
    )
    before = tree(released / "locale")
    assert publish("release").exit_code == 0
    assert tree(released / "locale") == before
    page = (released / "build/ar/2017-10-20-gates.html").read_text("utf-8")
    first, second = pseudo(REASON, "ar"), pseudo("Nobody passed the two gates on Friday.", "ar")
    assert 0 < page.index(first) < page.index(second)


def test_a_changed_paragraph_keeps_its_translation_as_fuzzy(
    released: Path, publish: Publish, edit: Edit, pseudo: Pseudo
) -> None:
    """The entry says which text the translation was made for, and the release is withheld."""
    edit(GATES, "on Friday", "on Friday 20 October")
    assert "  ar, fr  2017-10-20-gates: 1 fuzzy of 3 segments" in publish("release").stdout
    words = pseudo("Nobody passed the two gates on Friday.", "ar")
    assert (
        "#. paragraph of “The gates”\n#: source/2017-10-20-gates.md:6\n#, fuzzy\n"
        '#| msgid "Nobody passed the two gates on Friday."\n'
        'msgid "Nobody passed the two gates on Friday 20 October."\n'
        f'msgstr "{words}"'
    ) in blocks(released, AR_GATES)
    assert not (released / "build/ar/2017-10-20-gates.html").exists()


@pytest.mark.parametrize(
    ("updated", "notice"),
    [
        ("", "The original text has been updated."),
        ("updated: 2017-11-02\n", "The original text was updated on %(date)s."),
    ],
)
def test_a_full_stop_leaves_the_release_with_a_notice(  # noqa: PLR0913, PLR0917  because pytest hands over table and fixtures
    updated: str, notice: str, released: Path, publish: Publish, edit: Edit, pseudo: Pseudo
) -> None:
    """The earlier translation stays published, under a localized line that the original was updated."""
    edit(GATES, "reason for that.", "reason for that")
    edit(GATES, "date: 2017-10-20\n", "date: 2017-10-20\n" + updated)
    assert "Outdated (2):" in publish("release").stdout
    notice += " This translation follows the earlier version."
    said = pseudo(notice, "ar").replace("%(date)s", "2 تشرين الثاني/نوفمبر 2017")
    for name in ("2017-10-20-gates.html", "2017-10-20-gates.ar.txt"):
        made = (released / "build/ar" / name).read_text("utf-8")
        assert said in made
        assert pseudo(REASON, "ar") in made


def test_the_notice_goes_when_the_translator_has_looked(
    released: Path, publish: Publish, edit: Edit, pseudo: Pseudo
) -> None:
    """Taking off the mark fuzzy makes the translation one of the new text."""
    edit(GATES, "reason for that.", "reason for that")
    publish("release")
    edit(AR_GATES, '#, fuzzy\n#| msgid "The guards gave', '#| msgid "The guards gave')
    assert "  ar  2017-10-20-gates" not in publish("release").stdout
    page = (released / "build/ar/2017-10-20-gates.html").read_text("utf-8")
    assert pseudo("The original text has been updated.", "ar") not in page


def test_a_removed_paragraph_becomes_obsolete_and_comes_back(
    released: Path, publish: Publish, edit: Edit, tree: Tree
) -> None:
    """If its text returns, so does its translation, and the catalog is what it was."""
    before = tree(released / "locale")
    edit(GATES, "\n\n" + REASON, "")
    publish("release")
    assert entry(released, AR_GATES, REASON).obsolete
    edit(GATES, "on Friday.", "on Friday.\n\n" + REASON)
    publish("release")
    assert not entry(released, AR_GATES, REASON).obsolete
    translations = {one.msgid: one.msgstr for one in polib.pofile(str(released / AR_GATES))}
    assert translations == {one.msgid: one.msgstr for one in polib.pofile(before_text(before, AR_GATES))}


def before_text(before: dict[str, bytes], path: str) -> str:
    """Return the text that a catalog had."""
    return before[path.removeprefix("locale/")].decode()


def test_a_removed_statement_leaves_its_catalogs(released: Path, publish: Publish, tree: Tree) -> None:
    """Its template and its pages go; what translators wrote stays, byte for byte."""
    before = tree(released / "locale")
    (released / GATES).unlink()
    assert publish("release").exit_code == 0
    after = tree(released / "locale")
    assert before.keys() - after.keys() == {"templates/2017-10-20-gates.pot"}
    assert {path: data for path, data in before.items() if path in after} == after
    assert not list((released / "build").rglob("2017-10-20*"))


def test_a_broken_statement_keeps_its_template(released: Path, publish: Publish, edit: Edit) -> None:
    """A mistake in front matter does not look like a statement that was taken away."""
    edit(GATES, "title:", "titel:")
    assert publish("update").exit_code == 1
    assert (released / "locale/templates/2017-10-20-gates.pot").is_file()


def test_a_language_narrows_the_update(released: Path, publish: Publish, edit: Edit, tree: Tree) -> None:
    """`-l ar` leaves the French catalogs alone; they are brought up to date the next time."""
    edit(GATES, "on Friday", "on Friday 20 October")
    before = tree(released / "locale")
    publish("update", "-l", "ar")
    after = tree(released / "locale")
    assert changed(before, after) == {"ar/LC_MESSAGES/2017-10-20-gates.po", "templates/2017-10-20-gates.pot"}
    assert publish("update").exit_code == 0
    assert changed(after, tree(released / "locale")) == {"fr/LC_MESSAGES/2017-10-20-gates.po"}


def test_a_slug_narrows_the_update(released: Path, publish: Publish, edit: Edit, tree: Tree) -> None:
    """Only that statement's template and catalogs are brought up to date."""
    edit(GATES, "on Friday", "on Friday 20 October")
    edit("source/2017-10-19-doors.md", "in June", "in June 2017")
    before = tree(released / "locale")
    publish("update", "-l", "fr", "2017-10-19-doors")
    assert changed(before, tree(released / "locale")) == {
        "fr/LC_MESSAGES/2017-10-19-doors.po",
        "templates/2017-10-19-doors.pot",
    }
    assert publish("update").exit_code == 0


def test_the_source_language_has_no_catalogs(released: Path, publish: Publish, tree: Tree) -> None:
    """Asking for it is no mistake, and makes nothing."""
    before = tree(released)
    assert publish("update", "-l", "en").exit_code == 0
    assert tree(released) == before


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """Return the paths that came, went or changed."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


# --- init ---------------------------------------------------------------------------------


def test_init_names_the_language_and_makes_its_catalogs(released: Path, publish: Publish, tree: Tree) -> None:
    """publish.toml gets a table at its end and keeps the rest; nothing else is touched."""
    before = tree(released)
    assert publish("init", "-l", "zh_Hans").exit_code == 0
    after = tree(released)
    assert after["publish.toml"] == before["publish.toml"] + b"\n[languages.zh_Hans]\n"
    assert changed(before, after) == {
        "publish.toml",
        "locale/zh_Hans/LC_MESSAGES/2017-10-19-doors.po",
        "locale/zh_Hans/LC_MESSAGES/2017-10-20-gates.po",
        "locale/zh_Hans/LC_MESSAGES/site.po",
    }
    assert publish("release").exit_code == 0


def test_init_of_a_known_language_only_makes_what_is_missing(
    released: Path, publish: Publish, tree: Tree
) -> None:
    """It can be run again."""
    before = tree(released)
    (released / AR_DOORS).unlink()
    assert publish("init", "-l", "ar").exit_code == 0
    assert changed(before, tree(released)) == {AR_DOORS}
    assert entry(released, AR_DOORS, "Behind closed doors").msgstr == ""


def test_init_keeps_the_file_s_byte_order_mark_and_line_ends(office: Path, publish: Publish) -> None:
    """What an editor of another system made stays as it is."""
    old = b"\xef\xbb\xbf" + (office / "publish.toml").read_bytes().replace(b"\n", b"\r\n")
    (office / "publish.toml").write_bytes(old)
    assert publish("init", "-l", "tr").exit_code == 0
    assert (office / "publish.toml").read_bytes() == old + b"\r\n[languages.tr]\r\n"


def test_init_refuses_what_would_break_the_configuration(office: Path, publish: Publish, tree: Tree) -> None:
    """Languages written as one inline table cannot be continued: the line says where."""
    (office / "publish.toml").write_text(
        'languages = {ar = {}}\n[publisher]\nname = "Orchard Press"\n', "utf-8"
    )
    before = tree(office)
    result = publish("init", "-l", "fr")
    assert result.exit_code == 2
    assert result.stderr.startswith("publish.toml:5: error config: this is not TOML: ")
    assert tree(office) == before


# --- the page furniture -------------------------------------------------------------------


def test_an_address_that_is_not_the_office_s_is_an_error(
    released: Path, publish: Publish, edit: Edit, pseudo: Pseudo
) -> None:
    """It would be a live link on every page: the language waits, and the line says why."""
    desk = f'msgstr "{pseudo("Desk: desk@example.org", "ar")}"'
    edit("locale/ar/LC_MESSAGES/site.po", desk, desk.replace("desk@example.org", "desk@evil.example"))
    result = publish("release")
    assert result.exit_code == 1
    assert "error furniture-fault: “Desk: desk@example.org” has other addresses" in result.stderr
    assert not (released / "build/ar").exists()


def test_a_gap_in_the_furniture_withholds_its_language(
    released: Path, publish: Publish, edit: Edit, pseudo: Pseudo
) -> None:
    """It is a normal state, said once for the language; the other languages do not wait."""
    desk = f'msgstr "{pseudo("Desk: desk@example.org", "ar")}"'
    edit("locale/ar/LC_MESSAGES/site.po", desk, 'msgstr ""')
    result = publish("release")
    assert (result.exit_code, result.stderr) == (0, "")
    reason = "its page furniture is not translated: 1 to do in locale/ar/LC_MESSAGES/site.po"
    assert f"  ar  2 statements: {reason}" in result.stdout
    assert ": warning furniture: “Desk: desk@example.org” is not translated" in publish("check").stdout
    assert not (released / "build/ar").exists()
    assert (released / "build/fr/2017-10-20-gates.html").is_file()
    assert 'hreflang="ar"' not in (released / "build/index.html").read_text("utf-8")


# --- catalogs that were cut ---------------------------------------------------------------


@pytest.mark.parametrize("command", ["update", "release", "build"])
@pytest.mark.parametrize("kept", [1, 2, 3])
def test_a_catalog_cut_between_two_messages_is_refused(
    command: str, kept: int, released: Path, publish: Publish
) -> None:
    """It is a valid file, but not a whole one: it is neither published nor refilled."""
    whole = blocks(released, AR_GATES)
    assert len(whole) == 4
    cut = "\n\n".join(whole[:kept]) + "\n"
    (released / AR_GATES).write_text(cut, "utf-8")
    result = publish(command)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{AR_GATES}: error catalog-incomplete: ")
    assert (released / AR_GATES).read_text("utf-8") == cut
    if command != "update":
        assert not (released / "build/ar/2017-10-20-gates.html").exists()
        assert (released / "build/ar/2017-10-19-doors.html").is_file()


@pytest.mark.parametrize("command", ["extract", "update"])
def test_a_catalog_of_the_pages_that_cannot_be_read_is_told(
    command: str, released: Path, publish: Publish
) -> None:
    """Else nobody would know why it is not brought up to date."""
    site = released / "locale/ar/LC_MESSAGES/site.po"
    site.write_text(f"{site.read_text('utf-8')}junk\n", "utf-8")
    result = publish(command)
    assert result.exit_code == 1
    assert "locale/ar/LC_MESSAGES/site.po:" in result.stderr
    assert "error catalog-keyword: unknown keyword “junk”" in result.stderr


@pytest.mark.parametrize("kept", [1, 2, 3])
def test_a_cut_catalog_stays_refused_while_its_source_goes_on(
    kept: int, released: Path, publish: Publish, edit: Edit
) -> None:
    """Neither a changed source nor a second run makes the file look whole."""
    cut = "\n\n".join(blocks(released, AR_GATES)[:kept]) + "\n"
    (released / AR_GATES).write_text(cut, "utf-8")
    edit(GATES, "\n\n" + REASON, "")
    for _ in range(2):
        assert publish("release").exit_code == 1
        assert (released / AR_GATES).read_text("utf-8") == cut


def test_a_link_in_place_of_a_catalog_is_refused(released: Path, publish: Publish) -> None:
    """What is published is what lies in the workspace."""
    (released / AR_GATES).rename(released / "elsewhere.po")
    (released / AR_GATES).symlink_to(released / "elsewhere.po")
    result = publish("release")
    assert result.exit_code == 1
    assert (
        result.stderr
        == f"{AR_GATES}: error catalog: is a link, a folder or a device: put the file itself here\n"
    )
    assert (released / AR_GATES).is_symlink()


@pytest.mark.parametrize("hidden", ["\u202e", "&#8238;", "\u2067"])
def test_a_hidden_direction_in_a_translation_is_never_published(
    hidden: str, released: Path, publish: Publish, edit: Edit, pseudo: Pseudo
) -> None:
    """With it 12 can be shown as 21: the release waits."""
    edit(AR_GATES, f'msgstr "{pseudo(REASON, "ar")}"', f'msgstr "{hidden}{pseudo(REASON, "ar")}"')
    result = publish("release")
    assert result.exit_code == 1
    assert "error bidi-control:" in result.stderr
    assert not (released / "build/ar/2017-10-20-gates.html").exists()


def test_original_words_fill_a_catalog_that_is_begun(publish: Callable[..., Result], office: Path) -> None:
    """What was first spoken in a language is not translated back into it, and stays when nothing changes."""
    source = office / "source" / "2017-10-19-doors.md"
    source.write_text(source.read_text("utf-8") + "\n<!-- ORIGINAL ar: انتظرنا. -->\nWe waited.\n", "utf-8")
    publish("update")
    path = office / "locale" / "ar" / "LC_MESSAGES" / "2017-10-19-doors.po"
    first = path.read_bytes()
    entry = polib.pofile(str(path)).find("We waited.")
    assert entry is not None
    assert (entry.msgstr, entry.fuzzy) == ("انتظرنا.", False)
    publish("update")
    assert path.read_bytes() == first
