"""Approving: who vouches for which texts, what voids it, and what cannot be forged."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import polib
import pytest
from click.testing import Result

from publish.config import load
from publish.model import Finding, Project, Status
from publish.press import run
from publish.press.approved import approved, distinct
from publish.press.outcome import Stand

Publish = Callable[..., Result]
Edit = Callable[[str, str, str], None]

DOORS = "2017-10-19-doors"
PO = f"locale/ar/LC_MESSAGES/{DOORS}.po"
FILE = f"locale/ar/approvals/{DOORS}.toml"
NOW = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)


@pytest.fixture
def office(released: Path) -> Path:
    """Give a workspace with both statements released in Arabic and French."""
    return released


@pytest.fixture
def ask(publish: Publish) -> Publish:
    """Return `publish approve` for the Arabic doors on a fixed day, by Lina unless somebody else is named."""

    def asked(*arguments: str, by: str = "lina") -> Result:
        return publish("approve", "-l", "ar", DOORS, "--reviewer", by, "--date", "2026-11-20", *arguments)

    return asked


@pytest.fixture
def stand(office: Path) -> Callable[..., Stand]:
    """Return a function that says how a statement stands in a language."""

    def stood(code: str = "ar", slug: str = DOORS) -> Stand:
        found = next(one for one in run.look(load(office), now=NOW).outcomes if one.slug == slug)
        return next(one for one in found.stands if one.code == code)

    return stood


@pytest.fixture
def said(office: Path) -> Callable[[str], list[Finding]]:
    """Return a function that gives what a rule says of the Arabic doors."""

    def found(rule: str) -> list[Finding]:
        findings = run.look(load(office), now=NOW).findings
        return [one for one in findings if (one.rule, one.statement, one.language) == (rule, DOORS, "ar")]

    return found


def errors(result: Result) -> list[str]:
    """Return the lines of the standard error stream, after checking that nothing was raised."""
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.stderr.splitlines()


def without_link(entry: polib.POEntry) -> None:
    """Take the link out of a translation: an error that the office may waive."""
    entry.msgstr = entry.msgstr.replace("](1)", "").replace("[", "")


LINK = 4
"""The number of the paragraph that holds a link."""

# --- approving --------------------------------------------------------------------------


def test_a_whole_statement_is_approved(office: Path, ask: Publish, stand: Callable[..., Stand]) -> None:
    """Every segment gets its digest, and the release no longer says that nobody reviewed it."""
    assert (stand().approved, stand().reviewed) == (0, False)
    result = ask()
    assert (result.exit_code, result.stdout, result.stderr) == (0, "8 segments approved by lina\n", "")
    assert (stand().approved, stand().reviewed) == (8, True)
    text = (office / FILE).read_text("utf-8")
    assert (text.count("[[approval]]"), text.count('  "')) == (1, 8)
    assert 'reviewer = "lina"\ndate = 2026-11-20\n' in text


def test_single_segments_are_approved(ask: Publish, stand: Callable[..., Stand]) -> None:
    """The others still want a reviewer."""
    assert ask("--segment", "1", "--segment", "3").stdout == "2 segments approved by lina\n"
    assert (stand().approved, stand().reviewed) == (2, False)
    assert ask().stdout == "6 segments approved by lina, 2 already\n"
    assert stand().reviewed


def test_approving_again_changes_nothing(office: Path, ask: Publish) -> None:
    """Whoever approved a text has approved it, on whatever day and in whatever case."""
    ask()
    before = (office / FILE).read_bytes()
    result = ask("--date", "2027-01-01", by="Lina")
    assert result.stdout == "Lina has approved these texts already: nothing to record\n"
    assert (office / FILE).read_bytes() == before


def test_a_dry_run_writes_nothing(office: Path, ask: Publish) -> None:
    """It says what would be approved."""
    assert ask("--dry-run").stdout == "8 segments would be approved by lina\n"
    assert not (office / FILE).exists()


def test_an_approval_is_of_one_language_and_statement(
    office: Path, ask: Publish, stand: Callable[..., Stand]
) -> None:
    """Copied to another language, or to another statement, the file counts for nothing there."""
    ask()
    for copy in (f"locale/fr/approvals/{DOORS}.toml", "locale/ar/approvals/2017-10-20-gates.toml"):
        (office / copy).parent.mkdir(exist_ok=True)
        shutil.copyfile(office / FILE, office / copy)
    assert stand("fr").approved == 0
    assert stand("ar", "2017-10-20-gates").approved == 0
    assert stand().approved == 8


# --- what voids an approval -----------------------------------------------------------------


def test_an_edited_translation_voids_that_segment_alone(
    ask: Publish, stand: Callable[..., Stand], set_text: Callable[..., None]
) -> None:
    """And bringing the approved text back brings the approval back: it is of the text."""
    ask()
    kept = []

    def add(entry: polib.POEntry) -> None:
        kept.append(entry.msgstr)
        entry.msgstr += "ا"

    set_text(2, add)
    assert (stand().approved, stand().reviewed) == (7, False)
    set_text(2, lambda entry: setattr(entry, "msgstr", kept[0]))
    assert stand().approved == 8


def test_an_edited_source_voids_that_segment_alone(
    ask: Publish, publish: Publish, edit: Edit, stand: Callable[..., Stand]
) -> None:
    """Even where the change is too small to withhold the translation."""
    ask()
    edit(f"source/{DOORS}.md", "What the visitors saw.", "What the visitors saw")
    publish("update")
    assert (stand().approved, stand().count(Status.OUTDATED)) == (7, 1)
    assert not stand().reviewed


def test_another_address_behind_a_link_voids_that_segment(
    ask: Publish, publish: Publish, edit: Edit, stand: Callable[..., Stand]
) -> None:
    """A reader gets the address too, though no translator sees it; and so does a localized one."""
    ask()
    edit(f"source/{DOORS}.md", "https://example.org/council", "https://example.org/minister")
    publish("update")
    assert stand().approved == 7
    edit(f"source/{DOORS}.md", "https://example.org/minister", "https://example.org/council")
    assert stand().approved == 8
    edit("publish.toml", "[languages.ar]\n", (
        '[languages.ar]\n[languages.ar.targets]\n"https://example.org/council" = "https://example.org/ar"\n'
    ))  # fmt: skip
    assert stand().approved == 7


# --- what is not approved -----------------------------------------------------------------------


def fuzzy(entry: polib.POEntry) -> None:
    """Mark a translation as doubtful."""
    entry.flags.append("fuzzy")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (fuzzy, "segment 4 is fuzzy: compare with the original, mend the translation, "),
        (lambda entry: setattr(entry, "msgstr", ""),
         "segment 4 is missing: translate first, or approve the others with --segment N"),
        (lambda entry: setattr(entry, "msgstr", entry.msgstr + "<b>x</b>"),
         "segment 4 has an error, foreign-tag: "),
        (without_link, "segment 4 has an error, missing-link: "),
    ],
)  # fmt: skip
def test_nothing_is_approved_that_no_reader_would_see(
    office: Path,
    ask: Publish,
    set_text: Callable[..., None],
    change: Callable[[polib.POEntry], None],
    message: str,
) -> None:
    """One line each, and none of the statement is recorded; the others can be approved by their numbers."""
    set_text(LINK, change)
    result = ask()
    assert result.exit_code == 1
    assert errors(result)[0].startswith(f"{PO}:")
    assert f" error approvals: {message}" in errors(result)[0]
    assert not (office / FILE).exists()
    assert ask("--segment", "1").stdout == "1 segment approved by lina\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--segment", "0"), "--segment: error config: 0 is not a segment: they are numbered from 1 to 8"),
        (("--segment", "9"), "--segment: error config: 9 is not a segment"),
        (
            ("--allow", "foreign-tag"),
            '--allow: error config: "foreign-tag" cannot be waived; rules that can: ',
        ),
        (("--allow", "everything"), '--allow: error config: "everything" cannot be waived'),
        (
            ("--allow", "missing-link"),
            "--allow: error config: there is nothing to waive: no segment asked for",
        ),
        (
            ("--reviewer", "li\x1bna"),
            r'--reviewer: error config: "li\x1bna" is no name: it holds a character',
        ),
        (("--reviewer", ""), '--reviewer: error config: "" is no name: it is empty'),
    ],
)
def test_a_wish_that_makes_no_sense(ask: Publish, arguments: tuple[str, ...], message: str) -> None:
    """It is a mistake of usage: exit 2, one line."""
    result = ask(*arguments)
    assert result.exit_code == 2
    assert errors(result) == [errors(result)[0]]
    assert errors(result)[0].startswith(message)


def test_the_original_is_not_approved(publish: Publish) -> None:
    """Nobody translates it."""
    result = publish("approve", "-l", "en", DOORS, "--reviewer", "lina")
    assert (result.exit_code, errors(result)) == (
        2, ['-l: error config: "en" is the language of the originals, which nobody translates'],
    )  # fmt: skip


def test_a_refused_catalog_cannot_be_approved(edit: Edit, ask: Publish) -> None:
    """The catalog's own error says where."""
    edit(PO, 'msgid "Behind closed doors"', 'msgid "Behind closed doors')
    result = ask()
    assert result.exit_code == 1
    assert errors(result)[0].startswith(f"{PO}:")


def test_a_mistake_in_the_source_comes_first(edit: Edit, publish: Publish, ask: Publish) -> None:
    """A statement that is withheld in every language has nothing to approve yet."""
    edit(f"source/{DOORS}.md", "counted 500", "counted [x][nowhere] 500")
    publish("update")
    result = ask("--segment", "1")
    assert result.exit_code == 1
    assert errors(result)[0].startswith(f"source/{DOORS}.md:8: error ")


# --- waivers --------------------------------------------------------------------------------------


def test_a_waiver_turns_an_error_into_a_warning_that_every_report_prints(
    office: Path,
    publish: Publish,
    ask: Publish,
    set_text: Callable[..., None],
    stand: Callable[..., Stand],
) -> None:
    """It names the rule, who waived it and when; the release appears."""
    set_text(LINK, without_link)
    assert (stand().refused, stand().state.published) == (1, False)
    told = ask("--segment", "4", "--allow", "missing-link").stdout.splitlines()
    assert told[0] == "1 segment approved by lina"
    assert told[1].startswith('waived in segment 4: missing-link: "')
    assert ask().stdout == "7 segments approved by lina, 1 already\n"
    assert (stand().refused, stand().approved, stand().state.published) == (0, 8, True)
    assert [(one.segment, one.rule, one.by) for one in stand().waivers] == [
        (LINK, "missing-link", "lina on 2026-11-20")
    ]
    warned = next(line for line in publish("check").stdout.splitlines() if "warning waived" in line)
    assert "warning waived: missing-link, waived by lina on 2026-11-20: " in warned
    assert warned.endswith("of the source text is missing")
    text = (office / FILE).read_text("utf-8")
    assert (text.count("[[approval]]"), text.count('allow = ["missing-link 1"]')) == (2, 1)


def test_a_waiver_needs_its_segment(ask: Publish, set_text: Callable[..., None]) -> None:
    """In a whole statement it would waive what nobody looked at."""
    set_text(LINK, without_link)
    result = ask("--allow", "missing-link")
    message = "an error is waived where somebody has looked at it: add --segment 4, or one of them"
    assert (result.exit_code, errors(result)) == (2, [f"--allow: error config: {message}"])


def test_gaps_are_summed_up(ask: Publish, set_text: Callable[..., None]) -> None:
    """One line for all that is missing, one for all that is fuzzy: a reviewer is not told each by itself."""
    for number in (1, 2, 5):
        set_text(number, lambda entry: setattr(entry, "msgstr", ""))
    set_text(3, fuzzy)
    missing, doubtful = (line.split(" approvals: ")[1] for line in errors(ask()))
    assert missing == "segments 1, 2, 5 are missing: translate first, or approve the others with --segment N"
    assert doubtful == (
        "segment 3 is fuzzy: compare with the original, mend the translation, take the fuzzy mark off in the "
        "catalog, or approve the others with --segment N"
    )


TERM = '[[term]]\nterm = "counted"\nforbidden.ar = ["{}"]\n'


def test_a_waiver_covers_what_the_reviewer_saw(
    office: Path, ask: Publish, set_text: Callable[..., None], stand: Callable[..., Stand]
) -> None:
    """A new term that finds more in the same text finds it unwaived, whatever rule was waived there."""
    words: list[str] = []

    def note(entry: polib.POEntry) -> None:
        words.extend(word for word in entry.msgstr.split() if word.isalpha() and len(word) > 3)

    set_text(LINK, note)
    glossary = office / "glossary.toml"
    glossary.write_text(TERM.format(words[0]), "utf-8")
    assert stand().refused == 1
    ask("--segment", "4", "--allow", "term-forbidden")
    assert (stand().refused, [one.rule for one in stand().waivers]) == (0, ["term-forbidden"])
    assert f'allow = ["term-forbidden \\"{words[0]}\\""]' in (office / FILE).read_text("utf-8")
    glossary.write_text(TERM.format(words[0]) + TERM.replace("counted", "wrote").format(words[1]), "utf-8")
    assert (stand().refused, stand().waivers) == (1, ())


def test_a_waiver_is_for_the_segments_that_have_the_error(
    ask: Publish, set_text: Callable[..., None]
) -> None:
    """Asked for where there is none, it is a mistake of usage."""
    set_text(LINK, without_link)
    result = ask("--segment", "1", "--allow", "missing-link")
    assert result.exit_code == 2
    assert errors(result)[0].endswith('no segment asked for (1) has an error "missing-link"')


def test_an_edit_voids_a_waiver(
    ask: Publish, set_text: Callable[..., None], stand: Callable[..., Stand]
) -> None:
    """The error is an error again."""
    set_text(LINK, without_link)
    ask("--segment", "4", "--allow", "missing-link")
    set_text(LINK, lambda entry: setattr(entry, "msgstr", entry.msgstr + "ا"))
    assert (stand().refused, stand().waivers) == (1, ())


def test_a_translator_s_request_waives_nothing(
    set_text: Callable[..., None], stand: Callable[..., Stand]
) -> None:
    """Only the office's record does."""

    def plead(entry: polib.POEntry) -> None:
        without_link(entry)
        entry.tcomment = "publish: allow missing-link"

    set_text(LINK, plead)
    assert stand().refused == 1


def test_no_file_waives_what_cannot_be_waived(
    office: Path, ask: Publish, set_text: Callable[..., None], stand: Callable[..., Stand]
) -> None:
    """A record that somebody wrote by hand is no way around a rule."""
    set_text(LINK, without_link)
    ask("--segment", "4", "--allow", "missing-link")
    path = office / FILE
    path.write_text(
        path.read_text("utf-8").replace('"missing-link 1"', '"missing-link 1", "foreign-tag 1"'), "utf-8"
    )
    assert stand().refused == 0
    path.write_text(path.read_text("utf-8").replace('"missing-link 1", ', ""), "utf-8")
    assert stand().refused == 1


# --- review = "required" ----------------------------------------------------------------------------


def test_required_withholds_until_all_of_it_is_approved(
    office: Path, ask: Publish, edit: Edit, publish: Publish, stand: Callable[..., Stand]
) -> None:
    """One text that nobody approved is enough to keep the release back."""
    edit("publish.toml", "[languages.ar]\n", '[languages.ar]\nreview = "required"\n')
    assert not stand().state.published
    assert "8 segments want the approval of a reviewer" in stand().reason
    ask("--segment", "1")
    assert "7 segments want the approval" in stand().reason
    ask()
    assert stand().reason.endswith(
        "lines of its page furniture want approval: `publish review -l ar site`, then "
        "`publish approve -l ar site`"
    )
    publish("approve", "-l", "ar", "site", "--reviewer", "lina")
    assert (stand().state.published, stand().reason) == (True, "")
    publish("release")
    assert "has not been reviewed" not in (office / f"build/ar/{DOORS}.html").read_text("utf-8")


def test_no_word_of_the_pages_changes_unseen_where_review_is_required(
    office: Path, ask: Publish, edit: Edit, publish: Publish, stand: Callable[..., Stand]
) -> None:
    """An edited line voids its own approval, and withholds the language until somebody has seen it."""
    edit("publish.toml", "[languages.ar]\n", '[languages.ar]\nreview = "required"\n')
    ask()
    publish("approve", "-l", "ar", "site", "--reviewer", "lina")
    site = "locale/ar/LC_MESSAGES/site.po"
    catalog = polib.pofile(str(office / site), wrapwidth=0)
    next(one for one in catalog if one.msgctxt == "publisher name").msgstr = "ناشر"
    catalog.save()
    assert stand().reason.startswith("1 line of its page furniture wants approval: ")
    publish("approve", "-l", "ar", "site", "--reviewer", "lina")
    assert stand().state.published


def test_two_typed_names_are_not_four_eyes(office: Path, ask: Publish) -> None:
    """Where nobody has a key, any number of names counts for one person."""
    ask()
    ask(by="omar")
    project = load(office)
    voices = approved(project, DOORS, project.languages[0]).voices
    assert {len(heard) for heard in voices.values()} == {2}
    assert {len(distinct(heard)) for heard in voices.values()} == {1}


# --- keys ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[str, Path]]:
    """Give two people's public keys and the files of their secret ones."""
    if not shutil.which("minisign"):
        pytest.skip("needs minisign: apt-get install minisign gnupg")
    folder = tmp_path_factory.mktemp("keys")
    made = {}
    for name in ("lina", "omar"):
        public, secret = folder / f"{name}.pub", folder / f"{name}.key"
        subprocess.run(
            ["minisign", "-G", "-W", "-p", public, "-s", secret], check=True, capture_output=True, timeout=60
        )
        made[name] = (public.read_text("ascii").splitlines()[1], secret)
    return made


@pytest.fixture
def keyed(office: Path, keys: Mapping[str, tuple[str, Path]]) -> Project:
    """Give the workspace with Lina's and Omar's keys; two people have to approve what is Arabic."""
    path = office / "publish.toml"
    tables = "".join(f'\n[reviewers.{name}]\nminisign = "{key}"\n' for name, (key, _) in keys.items())
    asked = '[languages.ar]\nreview = "required"\nreviewers = 2\n'
    path.write_text(path.read_text("utf-8").replace("[languages.ar]\n", asked) + tables, "utf-8")
    return load(office)


@pytest.mark.usefixtures("keyed")
def test_four_eyes_are_two_keys(
    keys: Mapping[str, tuple[str, Path]], ask: Publish, publish: Publish, stand: Callable[..., Stand]
) -> None:
    """The second person's approval releases it; the first one's second does not."""
    assert ask("--key", str(keys["lina"][1])).stdout == "8 segments approved by lina\n"
    assert (stand().approved, stand().state.published) == (0, False)
    assert "nothing to record" in ask("--key", str(keys["lina"][1]), by="LINA").stdout
    assert ask("--key", str(keys["omar"][1]), by="Omar").stdout == "8 segments approved by Omar\n"
    assert (stand().approved, stand().state.published) == (8, False)
    for name in ("lina", "omar"):
        site = ("approve", "-l", "ar", "site", "--reviewer", name, "--key", str(keys[name][1]))
        assert publish(*site).exit_code == 0
    assert (stand().approved, stand().state.published) == (8, True)


@pytest.mark.usefixtures("keyed")
def test_two_people_have_to_waive(
    keys: Mapping[str, tuple[str, Path]],
    ask: Publish,
    set_text: Callable[..., None],
    stand: Callable[..., Stand],
) -> None:
    """One waiver is not enough where two approvals are wanted, and both are named in the end."""
    set_text(LINK, without_link)
    ask("--key", str(keys["lina"][1]), "--segment", "4", "--allow", "missing-link")
    assert (stand().refused, stand().waivers) == (1, ())
    refused = ask("--key", str(keys["omar"][1]), by="omar")
    assert "waive it with --segment 4 --allow missing-link" in errors(refused)[0]
    ask("--key", str(keys["omar"][1]), "--segment", "4", "--allow", "missing-link", by="omar")
    assert stand().refused == 0
    assert stand().waivers[0].by == "lina on 2026-11-20 and omar on 2026-11-20"


@pytest.mark.usefixtures("keyed")
@pytest.mark.parametrize(
    ("by", "key", "message"),
    [
        ("lina", "omar", 'nothing was recorded: it is not signed by the key of "lina"'),
        ("nour", "omar", '"nour" is no reviewer of publish.toml: add a table [reviewers.NAME] with a key'),
        ("lyna", "omar", '"lyna" is no reviewer of publish.toml: did you mean "lina"?'),
    ],
)
def test_who_may_not_approve(  # noqa: PLR0913, PLR0917  because these are fixtures, and a table
    office: Path,
    keys: Mapping[str, tuple[str, Path]],
    ask: Publish,
    by: str,
    key: str,
    message: str,
) -> None:
    """A stranger, or a known name with another's key: nothing is written."""
    result = ask("--key", str(keys[key][1]), by=by)
    assert (result.exit_code, errors(result)) == (2, [f"--reviewer: error config: {message}"])
    assert not (office / FILE).exists()


def test_a_record_without_a_signature_does_not_count(
    office: Path,
    ask: Publish,
    keys: Mapping[str, tuple[str, Path]],
    stand: Callable[..., Stand],
    said: Callable[[str], list[Finding]],
) -> None:
    """Approvals from before the keys, or typed into the file, are named and left out; nothing is lost."""
    ask()
    path = office / "publish.toml"
    path.write_text(
        path.read_text("utf-8") + f'\n[reviewers.lina]\nminisign = "{keys["lina"][0]}"\n', "utf-8"
    )
    assert stand().approved == 0
    (idle,) = said("approval-idle")
    assert (idle.path, idle.severity) == (FILE, "warning")
    assert idle.message.startswith('the approval by "lina" on 2026-11-20 does not count: it is not signed, ')
    assert ask("--key", str(keys["lina"][1])).stdout == "8 segments approved by lina\n"
    assert stand().approved == 8
    assert (office / FILE).read_text("utf-8").count("[[approval]]") == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('reviewer = "lina"', 'reviewer = "omar"'),
        ("date = 2026-11-20", "date = 2026-11-21"),
        ("]\nsignature", ']\nallow = ["missing-link 1"]\nsignature'),
        ("segments = [\n", 'segments = [\n  "' + "0" * 64 + '",\n'),
    ],
)
def test_a_record_that_was_changed_counts_for_nobody(  # noqa: PLR0913, PLR0917  because these are fixtures, and a table
    keyed: Project,
    keys: Mapping[str, tuple[str, Path]],
    ask: Publish,
    said: Callable[[str], list[Finding]],
    edit: Edit,
    old: str,
    new: str,
) -> None:
    """Its signature is of another record: an error, and no approval."""
    ask("--key", str(keys["lina"][1]))
    edit(FILE, old, new)
    assert approved(keyed, DOORS, keyed.languages[0]).voices == {}
    message = str(said("approvals")[0])
    assert message.startswith(f"{FILE}: error approvals: the approval by ")
    assert "does not count: it is not signed by the key of" in message
    assert message.endswith(": find out who changed it, and take the record out")


@pytest.mark.usefixtures("keyed")
def test_a_reviewer_who_left_counts_no_longer(
    office: Path, keys: Mapping[str, tuple[str, Path]], ask: Publish, edit: Edit
) -> None:
    """Without the key in publish.toml the record is idle: a warning, since nobody did wrong."""
    ask("--key", str(keys["lina"][1]))
    edit("publish.toml", "[reviewers.lina]", "[reviewers.nour]")
    project = load(office)
    found = approved(project, DOORS, project.languages[0])
    assert found.voices == {}
    (idle,) = found.findings
    assert (idle.rule, idle.severity) == ("approval-idle", "warning")
    assert "publish.toml has no such reviewer: take the record out, or add a key" in idle.message


def test_without_the_tool_nothing_signed_counts(
    keyed: Project, keys: Mapping[str, tuple[str, Path]], ask: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an error that says what to install, once, and no sign of forgery: nothing else is wrong."""
    ask("--key", str(keys["lina"][1]))
    monkeypatch.setattr(shutil, "which", lambda _: None)
    found = approved(keyed, DOORS, keyed.languages[0])
    assert (found.voices, [one.rule for one in found.findings]) == ({}, ["approval-tool"])
    message = "minisign is not there to sign or verify: install minisign"
    assert (found.findings[0].severity, found.findings[0].message) == ("error", message)
    assert found.hindrance == f"approvals cannot be verified: {message}"


def test_only_records_of_what_stands_there_are_verified(
    keyed: Project, keys: Mapping[str, tuple[str, Path]], ask: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of others nothing follows, however many somebody wrote."""
    ask("--key", str(keys["lina"][1]))
    monkeypatch.setattr(shutil, "which", lambda _: pytest.fail("a program was looked for"))
    found = approved(keyed, DOORS, keyed.languages[0], lambda: {"0" * 64})
    assert (found.voices, found.findings) == ({}, ())


# --- hostile files --------------------------------------------------------------------------------------


def test_a_damaged_file_counts_for_nothing_and_is_left_alone(
    office: Path, ask: Publish, edit: Edit, stand: Callable[..., Stand], said: Callable[[str], list[Finding]]
) -> None:
    """It is one error; approving into it is refused, so that nothing in it is lost."""
    ask()
    edit(FILE, "date = 2026-11-20", "date = someday")
    before = (office / FILE).read_bytes()
    assert stand().approved == 0
    found = [str(one) for one in said("approvals")]
    assert [one.startswith(f'{FILE}:5: error approvals: "date = someday" is no line') for one in found] == [
        True
    ]
    assert ask().exit_code == 1
    assert (office / FILE).read_bytes() == before


@pytest.mark.parametrize("number", ["1" * 5000, "[" * 5000, "-" * 19])
def test_no_number_is_too_long_to_be_refused(
    office: Path, said: Callable[[str], list[Finding]], number: str
) -> None:
    """What Python itself refuses to read is a finding too."""
    (office / FILE).parent.mkdir()
    (office / FILE).write_text(f"[[approval]]\nreviewer = {number}\n", "utf-8")
    assert [one.path for one in said("approvals")] == [FILE]


@pytest.mark.parametrize("linked", [FILE, "locale/ar/approvals"])
def test_nothing_is_read_through_a_link(  # noqa: PLR0913, PLR0917  because pytest hands over table and fixtures
    office: Path,
    tmp_path: Path,
    ask: Publish,
    stand: Callable[..., Stand],
    said: Callable[[str], list[Finding]],
    linked: str,
) -> None:
    """What lies outside the workspace vouches for nothing in it."""
    ask()
    (office / linked).rename(tmp_path / "outside")
    (office / linked).symlink_to(tmp_path / "outside")
    assert stand().approved == 0
    assert "is a link" in said("approvals")[0].message


def test_a_huge_file_is_not_read(office: Path, said: Callable[[str], list[Finding]]) -> None:
    """No more of it than the limit and one byte."""
    (office / FILE).parent.mkdir()
    with (office / FILE).open("wb") as file:
        file.truncate(1024**4)
    assert "is larger than 1 MB" in said("approvals")[0].message
    (office / FILE).unlink()


def test_a_folder_in_the_place_of_the_file(office: Path, said: Callable[[str], list[Finding]]) -> None:
    """One line, no traceback."""
    (office / FILE).mkdir(parents=True)
    assert "is a link, a folder or a device" in said("approvals")[0].message
