"""In which language the program speaks, and that its catalogs are complete."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from importlib.resources import files

import polib
import pytest

from publish.catalogs.reader import read
from publish.catalogs.writer import write
from publish.errors import ConfigError
from publish.languages import language
from publish.model.messages import PLACE
from publish.speech import extraction, languages, speech, spoken

FOLDER = files("publish.speech")
TEMPLATE = read((FOLDER / "publish.pot").read_bytes(), "publish.pot")
EVERY = [
    pytest.param(code, entry, id=f"{code}-{entry.msgid[:40]}")
    for code in languages()
    for entry in read((FOLDER / f"{code}.po").read_bytes(), f"{code}.po")
    if not entry.obsolete
]


@pytest.mark.parametrize(
    ("environment", "tag"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "ar_SY.UTF-8"}, "ar"),
        ({"LC_MESSAGES": "ar_SY.UTF-8", "LC_ALL": "fr_CA"}, "fr"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "ar"}, "ar"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "ja:fr:ar"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "en:ar"}, "en"),
        ({"LC_ALL": "C", "LANGUAGE": "ar", "LANG": "fr_FR"}, "en"),
        ({"LANG": "../../etc"}, "en"),
        ({"LANG": "ja_JP.UTF-8"}, "en"),
    ],
)
def test_the_environment_says_the_language(environment: Mapping[str, str], tag: str) -> None:
    """The first language that somebody reads and messages are in, in gettext's order; else English."""
    assert spoken(None, environment).tag == tag


@pytest.mark.parametrize(("asked", "tag"), [("ar", "ar"), ("fr-CA", "fr"), ("en", "en")])
def test_the_command_line_comes_first(asked: str, tag: str) -> None:
    """What is asked for is spoken, whatever the environment says."""
    assert spoken(asked, {"LANG": "fr_FR.UTF-8", "LANGUAGE": "ar"}).tag == tag


def test_a_language_without_messages_is_refused() -> None:
    """Who asks for a language that there is not is told which there are."""
    with pytest.raises(ConfigError, match='"tlh" is not a language of messages: name one of ar, en, fr'):
        spoken("tlh", {})


def test_the_template_is_that_of_the_code() -> None:
    """A message that was added or reworded is in the template: `make messages`."""
    assert write(extraction.template(extraction.modules())) == (FOLDER / "publish.pot").read_text("utf-8")


def test_a_sentence_that_is_no_literal_is_refused() -> None:
    """What the walk cannot see would never be translated."""
    code = "from publish.model import say\nsay(text)\n"
    with pytest.raises(ValueError, match=r"a\.py:2: a sentence is no literal"):
        extraction.template({"a.py": code})


@pytest.mark.parametrize("code", ["ar", "fr"])
def test_a_catalog_is_complete(code: str) -> None:
    """Each message of the template has all its forms, none of them fuzzy or left over."""
    found = speech(code)
    assert found
    assert [entry.msgid for entry in TEMPLATE if entry.msgid not in found.sentences] == []
    assert len(found.sentences) == len(TEMPLATE)
    wanted = int(language(code).plural_forms[len("nplurals=")])
    counting = [entry.msgid for entry in TEMPLATE if entry.msgid_plural]
    assert counting
    assert {len(found.sentences[msgid]) for msgid in counting} == {wanted}


@pytest.mark.parametrize(("code", "entry"), EVERY)
def test_a_translation_has_the_places_of_its_message(code: str, entry: polib.POEntry) -> None:
    """Each place as often; only a form that says one number in words may leave the number out."""
    one_number = {"ar": {0, 1, 2}}.get(code, set())
    for form, text in (entry.msgstr_plural or {-1: entry.msgstr}).items():
        source = entry.msgid_plural if form > 0 else entry.msgid
        wanted, given = (Counter(PLACE.findall(each)) for each in (source, text))
        left_out = {"number"} if form in one_number or "number" not in wanted else set()
        assert {name: n for name, n in given.items() if name not in left_out} == {
            name: n for name, n in wanted.items() if name not in left_out
        }


@pytest.mark.parametrize(("code", "entry"), EVERY)
def test_a_translation_tells_the_advice_apart(code: str, entry: polib.POEntry) -> None:
    """It says what is wrong, a colon, and what to do, as its message does: a waiver prints the first part."""
    for text in (entry.msgstr, *entry.msgstr_plural.values()):
        if text:
            assert (": " in text) == (": " in entry.msgid), code


@pytest.mark.parametrize(("code", "entry"), [case for case in EVERY if case.values[0] == "fr"])
def test_french_marks_have_their_spaces(code: str, entry: polib.POEntry) -> None:
    """A colon, a semicolon and quotation marks have a space that does not break a line."""
    for text in (entry.msgstr, *entry.msgstr_plural.values()):
        assert not re.search(r"(?<![\u00a0\u202f])[;»]|(?<![\u00a0\u202f]):(?!\S)|«(?!\u00a0)", text), code
