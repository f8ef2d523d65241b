"""A message is a sentence with places, and English until somebody translates it."""

from __future__ import annotations

import msgspec
import pytest

from publish.model import Finding, Message, Severity, say, say_counted
from publish.model.speech import Speech

LOST = say("{figure} is missing: {advice}", figure=say('"{text}"', text="4{5}"), advice=say("write it"))


def test_a_message_is_english_by_itself() -> None:
    """What stands in a place is shown as it is, whatever it holds."""
    assert str(LOST) == '"4{5}" is missing: write it'


@pytest.mark.parametrize(("number", "told"), [(0, "0 lines"), (1, "1 line"), (2, "2 lines")])
def test_a_message_counts(number: int, told: str) -> None:
    """One is one, and any other number is many."""
    assert str(say_counted("{number} line", "{number} lines", number)) == told


def test_a_shortened_message_leaves_the_advice_out() -> None:
    """What is wrong ends at the first colon of the sentence, not at one of a text in a place."""
    message = say("{text} is not translated: translate it", text="Hama: a report")
    assert str(message.shortened()) == "Hama: a report is not translated"
    wrapped = say_counted(
        "{message} (and {number} more)", "{message} (and {number} more)", 2, message=message
    )
    assert str(wrapped.shortened()) == "Hama: a report is not translated"


def test_what_a_finding_says_comes_back_whole() -> None:
    """A finding goes into the cache and to other processes, and is the same there."""
    counting = say_counted("{message} (and {number} more)", "{message} (and {number} more)", 2, message=LOST)
    for said in (LOST, counting, LOST.shortened(), "plain"):
        finding = Finding("facts-number", Severity.ERROR, "a.po", 3, said, "a", "ar")
        coded = msgspec.json.Decoder(Finding).decode(msgspec.json.encode(finding))
        assert coded == finding
        assert {finding: 1}[coded] == 1


def test_a_sentence_that_is_missing_is_said_in_english() -> None:
    """The fallback is made message by message, also inside one another."""
    french = Speech("fr", sentences={"{figure} is missing: {advice}": ("il manque {figure} : {advice}",)})
    assert french.told(LOST) == 'il manque "4{5}" : write it'


def test_foreign_pieces_are_set_apart_from_the_right() -> None:
    """Figures, commands and marks of a format keep their order, and each isolate is closed."""
    message = Message("a", (("path", "a.po:3"),))
    arabic = Speech("ar", "rtl", {"a": ('اكتب msgstr "" في {path}، أو `publish update`؛ «#~|»',)})
    assert arabic.told(message) == (
        'اكتب \u2068msgstr ""\u2069 في \u2068a.po:3\u2069، أو \u2068`publish update`\u2069؛ «\u2068#~|\u2069»'
    )


def test_what_a_program_reads_has_no_marks() -> None:
    """Without isolation the text is the sentence alone."""
    arabic = Speech("ar", "rtl", {"a": ("في {path}",)}, isolated=False)
    assert arabic.told(Message("a", (("path", "a.po:3"),))) == "في a.po:3"
