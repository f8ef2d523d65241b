"""What `publish.config` makes of `publish.toml`."""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path

import pytest

from publish.config import load, parse
from publish.errors import ConfigError
from publish.model import Name, Policy, Project, Publisher, Reviewer

ROOT = Path("workspace")
RW1, RW2 = (base64.b64encode(b"Ed" + bytes(39) + bytes([last])).decode() for last in (1, 2))
GPG = (
    "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEawDqAhYJKwYBBAHaRw8BAQdA\n-----END PGP PUBLIC KEY BLOCK-----"
)
LEAST = '[publisher]\nname = "Archive"\n'


@pytest.fixture(autouse=True)
def no_own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests from reading the configuration of whoever runs them."""
    monkeypatch.delenv("PUBLISH_PROTECTED", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "no-configuration"))


def project(text: str) -> Project:
    """Return the project that `text` describes."""
    return parse(text, ROOT)


def mistake(text: str) -> str:
    """Return the printed error that `text` gives."""
    with pytest.raises(ConfigError) as caught:
        parse(text, ROOT)
    return str(caught.value)


def test_a_name_is_all_that_is_needed() -> None:
    """With only a publisher's name, the source is English and nothing is translated yet."""
    least = project(LEAST)
    assert (least.publisher, least.source_language.code, least.languages) == (Publisher("Archive"), "en", ())
    assert (least.root, least.base_url, least.wrap) == (ROOT, None, 0)


def test_every_setting_arrives_in_the_project() -> None:
    """Publisher, address, languages, policies, localized targets and line width are all read."""
    full = project(
        """\
base_url = "https://press.example.org/"
source_language = "fr"
[publisher]
name = "Archive"
about = "About it."
contact = ["press@example.org", "+44 20 7946 0123"]
[languages.zh_Hans]
[languages.ar]
review = "none"
incomplete = "fallback"
threshold = 0.8
months = "plain"
digits = "native"
[languages.ar.targets]
"https://example.org/en?a=1" = "https://example.org/ar"
[languages.ku_Arab]
direction = "rtl"
autonym = "کورمانجی"
[text]
wrap = 72
"""
    )
    assert full.publisher == Publisher("Archive", "About it.", ("press@example.org", "+44 20 7946 0123"))
    assert (full.base_url, full.source_language.code, full.wrap) == ("https://press.example.org", "fr", 72)
    assert [(each.code, each.direction, each.months, each.digits) for each in full.languages] == [
        ("zh_Hans", "ltr", "plain", "latn"),
        ("ar", "rtl", "plain", "native"),
        ("ku_Arab", "rtl", "plain", "latn"),
    ]
    assert full.policies["ar"] == Policy("none", incomplete="fallback", threshold=0.8)
    assert full.policies["zh_Hans"] == Policy()
    assert full.targets["ar"] == {"https://example.org/en?a=1": "https://example.org/ar"}
    assert full.languages[2].autonym == "کورمانجی"


def test_what_the_office_decides_about_review_arrives() -> None:
    """Two reviewers, a lead in place of an incomplete release, and nothing outdated: all is read."""
    decided = project(
        f"""{LEAST}[languages.ar]
review = "required"
reviewers = 2
incomplete = "lead"
outdated = "withhold"
[reviewers.pine]
minisign = "{RW1}"
[reviewers.oak]
minisign = "{RW2}"
"""
    )
    assert decided.policies["ar"] == Policy("required", reviewers=2, incomplete="lead", outdated="withhold")


def test_languages_that_appear_at_once_are_read() -> None:
    """A group may hold the source language and any that is translated into."""
    assert project(f'together = [["en", "ar"]]\n{LEAST}[languages.ar]\n').together == (("en", "ar"),)


def test_reviewers_have_one_key_each() -> None:
    """The key of a reviewer is one of minisign's or of gpg's."""
    keys = project(
        f'{LEAST}[reviewers.pine]\nminisign = "{RW1}"\n[reviewers.oak]\ngpg = """{GPG}"""\n'
    ).reviewers
    assert keys == (Reviewer("pine", "minisign", RW1), Reviewer("oak", "gpg", GPG))


def test_names_are_read_with_variants_and_forms() -> None:
    """A name may hold spaces and stops; its forms stand under the codes of the file's languages."""
    text = f'{LEAST}[languages.ar]\n[names."St. Elian"]\nvariants = ["Mar Elian"]\nar = ["مار اليان"]\n'
    assert project(text).lexicon.names == (Name("St. Elian", ("Mar Elian",), {"ar": ("مار اليان",)}),)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", ': error config: "publisher" is missing: add it'),
        ("[publisher]\n", ':1: error config: "publisher.name" is missing: add it'),
        (
            '\n[publisher]\nname = " "\n',
            ':3: error config: "publisher.name" is empty: write who publishes the statements',
        ),
        (
            '[publisher]\nnmae = "A"\n',
            ':2: error config: unknown key "publisher.nmae": did you mean "publisher.name"?',
        ),
        (
            f'{LEAST}contact = "press@example.org"\n',
            ':3: error config: "publisher.contact" is "press@example.org": expected a list like ["…", "…"]',
        ),
        (
            f'{LEAST}[languages.ar]\nreview = "yes"\n',
            ':4: error config: "languages.ar.review" is "yes": expected one of "none", "notice", "required"',
        ),
        (
            f"{LEAST}[languages.ar]\n\nthreshold = 1.5\n",
            ':5: error config: "languages.ar.threshold" is 1.5: expected a share from 0 to 1, like 0.8',
        ),
        (
            f"{LEAST}[languages.ar]\nthreshold = 0.5\n",
            (
                ':4: error config: "languages.ar.threshold" is 0.5: below 1 the missing pieces appear in the '
                'source language, so write incomplete = "fallback" too'
            ),
        ),
        (
            f"{LEAST}[languages.zh-Hans]\n",
            ':3: error config: language "zh-Hans" must be written "zh_Hans"',
        ),
        (
            f'{LEAST}[languages."../x"]\ndirection = "ltr"\n',
            ':3: error config: language "../x" is not a language code: did you mean "xh"?',
        ),
        (
            f"{LEAST}[languages.en]\n",
            ':3: error config: "languages.en" is the source language, which is not translated: take it out',
        ),
        (
            f'source_language = "english"\n{LEAST}',
            ':1: error config: language "english" is not a language code: did you mean "en"?',
        ),
        (
            f'{LEAST}[languages.ar.targets]\n"https://a.example" = "javascript:x"\n',
            ':4: error config: "javascript:x" is no address: expected one that begins with https:// or http://',
        ),
        (
            f"{LEAST}[text]\nwrap = -1\n",
            ':4: error config: "text.wrap" is -1: expected 0, or a width like 72',
        ),
        (
            f"{LEAST}[languages.ar]\nreviewers = 2\n",
            (
                ':4: error config: "languages.ar.reviewers" is 2: expected 1 or more, '
                'and review = "required" beside it'
            ),
        ),
        (
            f'{LEAST}[languages.ar]\nreview = "required"\nreviewers = 0\n',
            (
                ':5: error config: "languages.ar.reviewers" is 0: expected 1 or more, '
                'and review = "required" beside it'
            ),
        ),
        (
            f'{LEAST}[languages.ar]\nincomplete = "some"\n',
            (
                ':4: error config: "languages.ar.incomplete" is "some": '
                'expected one of "withhold", "fallback", "lead"'
            ),
        ),
        (
            f'{LEAST}[languages.ar]\nincomplete = "lead"\nthreshold = 0.8\n',
            (
                ':5: error config: "languages.ar.threshold" is 0.8: below 1 the missing pieces appear in the '
                'source language, so write incomplete = "fallback" too'
            ),
        ),
        (
            f'{LEAST}[languages.ar]\noutdated = "keep"\n',
            ':4: error config: "languages.ar.outdated" is "keep": expected one of "notice", "withhold"',
        ),
        (
            f'together = [["en", "fr"]]\n{LEAST}[languages.ar]\n',
            (
                ':1: error config: "together" names "fr", which is no language of this file: '
                "add [languages.fr]"
            ),
        ),
        (
            f"{LEAST}[reviewers.pine]\n",
            ':3: error config: "reviewers.pine" needs one key: write minisign = "..." or gpg = "..."',
        ),
        (
            f'{LEAST}[languages.ar]\nreview = "required"\nreviewers = 2\n',
            (
                ':5: error config: "languages.ar.reviewers" is 2: name as many in [reviewers.NAME], '
                "each with a key: two typed names can be one person"
            ),
        ),
        (
            f'{LEAST}[reviewers.pine]\nminisign = "{RW1}"\n[reviewers.PINE]\nminisign = "{RW2}"\n',
            (':5: error config: "reviewers.PINE" is the same person as "reviewers.pine", by name or by key'),
        ),
        (
            f'{LEAST}[reviewers.pine]\nminisign = "{RW1}"\n[reviewers.oak]\nminisign = "{RW1}"\n',
            ':5: error config: "reviewers.oak" is the same person as "reviewers.pine", by name or by key',
        ),
        (
            f'{LEAST}[reviewers.pine]\nminisign = "{RW1}"\ngpg = """{GPG}"""\n',
            ':3: error config: "reviewers.pine" needs one key: write minisign = "..." or gpg = "..."',
        ),
        (
            f'{LEAST}[reviewers.pine]\nminisign = "hello"\n',
            (
                ':4: error config: "reviewers.pine.minisign" is no minisign key: '
                "write the second line of the .pub file, which begins with RW"
            ),
        ),
        (
            f'{LEAST}[reviewers.pine]\n\ngpg = "-----BEGIN"\n',
            (
                ':5: error config: "reviewers.pine.gpg" is no armored OpenPGP key: '
                'write what "gpg --armor --export NAME" prints'
            ),
        ),
        (
            f'{LEAST}[languages.fa]\n\ntogether = [["en", "fa"]]\n',
            ':5: error config: "together" stands in [languages.fa]: move it above the first [table]',
        ),
        (
            f'{LEAST}base_url = "https://press.example.org"\n',
            ':3: error config: "base_url" stands in [publisher]: move it above the first [table]',
        ),
        (
            f'{LEAST}about = "A\u202eB"\n',
            ':3: error config: "publisher.about" holds the character U+202E, which nobody sees: take it out',
        ),
        (
            f'{LEAST}[languages.ar]\nautonym = "\u202eعربي"\n',
            (
                ':4: error config: "languages.ar.autonym" holds the character U+202E, '
                "which nobody sees: take it out"
            ),
        ),
        (
            f'{LEAST}[languages.ar.targets]\n"https://a.example" = "https:"\n',
            ':4: error config: "https:" is no address: expected one that begins with https:// or http://',
        ),
        (
            f'{LEAST}[languages.ar.targets]\n"https://a.example" = "https://b\u202e.example"\n',
            (
                ':4: error config: "https://b\\u202e.example" is no address: '
                "expected one that begins with https:// or http://"
            ),
        ),
        (
            f'{LEAST}[names."Homs"]\nar = ["حمص"]\n',
            (
                ':4: error config: "ar" is neither "variants" nor a language of this file: '
                "add [languages.ar], or take it out of [names] (line 4), and of glossary.toml"
            ),
        ),
        (
            f'{LEAST}[names.Homs]\nar = ["حمص"]\n[names.Hama]\nar = ["حماة"]\n[names]\nIdlib.ar = ["إدلب"]\n',
            (
                ':4: error config: "ar" is neither "variants" nor a language of this file: '
                "add [languages.ar], or take it out of [names] (lines 4, 6 and 8), and of glossary.toml"
            ),
        ),
        (
            f'{LEAST}[names."Homs"]\nvariants = ["Hims", ""]\n',
            (
                ':3: error config: "names.Homs" has an empty form under "variants": '
                "write the name or take it out"
            ),
        ),
        (
            f'{LEAST}[names."Homs"]\nvariants = "Hims"\n',
            ':4: error config: "names.Homs.variants" is "Hims": expected a list like ["…", "…"]',
        ),
    ],
)
def test_a_mistake_is_told_at_its_line(text: str, error: str) -> None:
    """Each mistake names its line, quotes what is wrong and says what to write."""
    assert mistake(text) == f"publish.toml{error}"


@pytest.mark.parametrize(
    "url",
    [
        "press.example.org",
        "ftp://a.example",
        "https://",
        "https://a.example?x",
        "https://a#b",
        "http://[",
        "",
    ],
)
def test_the_base_address_is_a_plain_web_address(url: str) -> None:
    """An address of another scheme, without a host, or with a query or fragment is refused."""
    assert mistake(f'base_url = "{url}"\n{LEAST}') == (
        f'publish.toml:1: error config: "base_url" is "{url}": '
        "expected an address like https://press.example.org, without ? or #"
    )


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('[publisher]\nname = "A\n', ":2: error config: this is not TOML: illegal character '\\n'"),
        ("[publisher]\nname =\n", ":2: error config: this is not TOML: invalid value"),
        ("[publisher]\nname = [", ":2: error config: this is not TOML: invalid value"),
        ("[a]\n[a]\n", ":2: error config: this is not TOML: cannot declare ('a',) twice"),
    ],
)
def test_broken_toml_is_told_at_its_line(text: str, error: str) -> None:
    """A file that is not TOML is refused with the line at which reading stopped."""
    assert mistake(text) == f"publish.toml{error}"


def test_a_folder_without_the_file_is_not_a_workspace(tmp_path: Path) -> None:
    """Outside a workspace the error says how to make one or how to name one."""
    with pytest.raises(ConfigError) as caught:
        load(tmp_path)
    assert str(caught.value) == (
        f'publish.toml: error config: "{tmp_path}" is not a workspace: '
        'run "publish new DIR" to make one, or name one with "-C DIR"'
    )


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """Text that is not UTF-8 is not guessed at."""
    (tmp_path / "publish.toml").write_bytes('name = "é"'.encode("latin-1"))
    with pytest.raises(ConfigError, match="byte 8 is not UTF-8: save the file as UTF-8"):
        load(tmp_path)


def test_a_file_that_cannot_be_read_is_an_error_not_a_traceback(tmp_path: Path) -> None:
    """A folder in the file's place is told like any other mistake."""
    (tmp_path / "publish.toml").mkdir()
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        load(tmp_path)


@pytest.mark.parametrize("name", ["publish.toml", "glossary.toml"])
def test_a_pipe_holds_nothing_up(tmp_path: Path, name: str) -> None:
    """It is never opened: whoever opens it waits until somebody writes."""
    (tmp_path / "publish.toml").write_text(LEAST, "utf-8")
    (tmp_path / name).unlink(missing_ok=True)
    os.mkfifo(tmp_path / name)
    with pytest.raises(ConfigError, match="is a pipe or a device: put the file itself here") as caught:
        load(tmp_path)
    assert caught.value.path == name


@pytest.mark.parametrize("address", ["mailto:a@example.org", "tel:+442079460123", "http://example.org"])
def test_a_link_may_lead_to_a_host_a_mailbox_or_a_telephone(address: str) -> None:
    """In one language elsewhere than in others."""
    text = f'{LEAST}[languages.ar.targets]\n"https://a.example" = "{address}"\n'
    assert project(text).targets["ar"] == {"https://a.example": address}


def test_the_base_address_hides_nothing() -> None:
    """It is shown with the characters that nobody sees as their codes."""
    assert mistake(f'base_url = "https://a\u202e.example"\n{LEAST}') == (
        r'publish.toml:1: error config: "base_url" is "https://a\u202e.example": '
        "expected an address like https://press.example.org, without ? or #"
    )


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    """Notepad's byte order mark is passed over."""
    (tmp_path / "publish.toml").write_bytes(b"\xef\xbb\xbf" + LEAST.encode())
    assert load(tmp_path).publisher.name == "Archive"


def test_the_repositorys_own_configuration_loads() -> None:
    """The repository's publish.toml is valid and lists its seven languages in order."""
    own = load(Path(__file__).parents[2])
    assert [each.code for each in own.languages] == ["ar", "fr", "es", "ru", "zh_Hans", "tr", "fa"]
    assert {"Saydnaya", "Homs"} <= {each.spelling for each in own.lexicon.names}
    assert {"hunger strike", "detainee"} <= {each.term for each in own.lexicon.terms}


IN_PUNYCODE = "write its host in punycode, like xn--mgberp4a5d4ar.example"
IN_PERCENT = "write what is not ASCII percent-encoded, like %C3%A9"
NO_PORT = "its port is none: write one from 1 to 65535, or leave : out"
WHO = "everybody would see who logs in: take out what stands before @"
NO_DOTS = 'there is "." or ".." in its path: write where that leads'
STRANGE = "there is a backslash, a quote, < or > in it: take it out"
GENERAL = "expected an address like https://press.example.org, without ? or #"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://lina@press.example", WHO),
        ("https://lina:secret@press.example/a", WHO),
        ("https://press.example:0", NO_PORT),
        ("https://press.example:65536/a", NO_PORT),
        ("https://press.example:http", NO_PORT),
        ("https://press.example:/a", NO_PORT),
        ("https://press.example//a", 'there is "//" in its path: write one slash'),
        ("https://press.example/a//", 'there is "//" in its path: write one slash'),
        (r"https://press.example\a", STRANGE),
        ("https://press.example/it's", STRANGE),
        ("https://press.example/<a>", STRANGE),
        ("https://press.example/a b", "there is a space in it: take it out, or write %20"),
        ("https://press.example/a/../b", NO_DOTS),
        ("https://press.example/./b", NO_DOTS),
        ("https://press.example/a/%2E.", NO_DOTS),
        ("https://مثال.example", IN_PUNYCODE),
        ("https://press.example/café", IN_PERCENT),
        ("https:///a", GENERAL),
        ("ftp://press.example", GENERAL),
        ("https://[::1", GENERAL),
    ],
)
def test_a_base_address_is_a_folder_of_a_site(address: str, why: str) -> None:
    """What every program would not read alike is refused, with what to write."""
    assert mistake(f"base_url = {json.dumps(address, ensure_ascii=False)}\n{LEAST}") == (
        f'publish.toml:1: error config: "base_url" is "{address}": {why}'
    )


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://press.example/", "https://press.example"),
        ("http://localhost:8000/a/", "http://localhost:8000/a"),
        ("https://[::1]:8443", "https://[::1]:8443"),
        ("https://xn--mgbh0fb.example/caf%C3%A9/.well-known/~a/v1..2",) * 2,
    ],
)
def test_a_base_address_is_kept_without_its_last_slash(address: str, kept: str) -> None:
    """A port, a path and what is encoded in it may be there."""
    assert project(f'base_url = "{address}"\n{LEAST}').base_url == kept
