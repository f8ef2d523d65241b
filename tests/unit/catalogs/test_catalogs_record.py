"""A catalog that was cut is recognised; one that a tool merely rearranged is not refused."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable

import pytest

from publish.catalogs.entries import CatalogFile
from publish.catalogs.reader import read
from publish.catalogs.record import RECORD, complete, record
from publish.catalogs.writer import write
from publish.errors import CatalogError

Parse = Callable[[str], CatalogFile]
ONE = 'msgctxt "title"\nmsgid "One"\nmsgstr "un"\n\n'
TWO = 'msgid "Two"\nmsgstr "deux"\n\n'
THREE = 'msgid "Three"\nmsgstr ""\n\n'


@pytest.fixture
def recorded(parse: Parse) -> Callable[[str, str], CatalogFile]:
    """Return a function from messages now and messages at the last merge to a catalog."""

    def make(now: str, then: str) -> CatalogFile:
        po = parse(now)
        po.metadata[RECORD] = record(parse(then))
        return po

    return make


Recorded = Callable[[str, str], CatalogFile]


@pytest.mark.parametrize(
    ("messages", "said"),
    [(ONE + TWO + THREE, "3 0 db09e0c7c57d5846"), (THREE + ONE + TWO, "3 1 db09e0c7c57d5846")],
)
def test_the_record_counts_messages_and_looks_at_the_last(parse: Parse, messages: str, said: str) -> None:
    r"""The record is the number of messages, whether the last has a text, and 16 digits of a SHA-256.

    The digest is that of `printf 'Three\0Two\0title\x04One' | sha256sum`.
    """
    assert record(parse(messages)) == said


def test_the_record_does_not_depend_on_order(parse: Parse) -> None:
    """The same messages in another order have the same record."""
    assert record(parse(ONE + TWO)) == record(parse(TWO + ONE))


def test_the_record_tells_contexts_apart(parse: Parse) -> None:
    """An id in a context is another id."""
    assert record(parse('msgid "a"\nmsgstr "b"\n')) != record(parse('msgctxt ""\nmsgid "a"\nmsgstr "b"\n'))


@pytest.mark.parametrize(
    "now", [ONE + TWO + THREE, THREE + TWO + ONE, ONE + TWO + THREE + '#~ msgid "x"\n#~ msgstr "y"\n']
)
def test_a_whole_catalog_passes(recorded: Recorded, now: str) -> None:
    """All recorded messages are there, in any order and whatever is obsolete: nothing is raised."""
    complete(recorded(now, ONE + TWO + THREE), None, "ar.po")


@pytest.mark.parametrize("now", [ONE + TWO, TWO + THREE, ONE])
def test_a_lost_message_is_noticed_from_the_file_alone(recorded: Recorded, now: str) -> None:
    """Without any template, the header's record shows that messages are gone."""
    with pytest.raises(CatalogError, match="are not the 3 of its last update") as refusal:
        complete(recorded(now, ONE + TWO + THREE), None, "ar.po")
    assert refusal.value.rule == "catalog-incomplete"


def test_a_lost_message_is_named_from_the_template(parse: Parse) -> None:
    """With the previous template, the first message that is missing is quoted."""
    with pytest.raises(CatalogError) as refusal:
        complete(parse(ONE), parse(ONE + TWO + THREE), "ar.po")
    assert str(refusal.value) == (
        "ar.po: error catalog-incomplete: “Two” is missing; "
        "restore the file from its backup, or ask the translator for the whole file"
    )


def test_a_record_is_stronger_than_a_newer_template(recorded: Recorded, parse: Parse) -> None:
    """`extract` alone may have renewed the template since: the file is whole by its own record."""
    complete(recorded(ONE, ONE), parse(ONE + TWO), "ar.po")


def test_a_template_is_enough_where_a_tool_merged_the_file(recorded: Recorded, parse: Parse) -> None:
    """After msgmerge by hand the record is old, but every message of the template is there."""
    complete(recorded(ONE + TWO, ONE + THREE), parse(ONE + TWO), "ar.po")


def test_an_obsolete_message_is_not_lost(recorded: Recorded, parse: Parse) -> None:
    """A message that a tool made obsolete is still in the file, to come back at the next merge."""
    complete(recorded(ONE + '#~ msgid "Two"\n#~ msgstr "deux"\n', ONE + TWO), parse(ONE + TWO), "ar.po")


@pytest.mark.parametrize("value", ["", "23", "x y z", "9" * 5000 + " 1 0123456789abcdef", "1 1 0123"])
def test_an_unreadable_record_is_none(parse: Parse, value: str) -> None:
    """A record that an editor spoilt proves nothing, and is no mistake."""
    po = parse(ONE)
    po.metadata[RECORD] = value
    complete(po, None, "ar.po")


def test_a_header_alone_is_refused(parse: Parse) -> None:
    """A catalog without messages is what a cut leaves."""
    with pytest.raises(CatalogError, match="the catalog has no messages"):
        complete(parse(""), None, "ar.po")


def test_obsolete_messages_alone_are_refused(parse: Parse) -> None:
    """Obsolete messages do not make a catalog."""
    with pytest.raises(CatalogError, match="the catalog has no messages"):
        complete(parse('#~ msgid "a"\n#~ msgstr "b"\n'), None, "ar.po")


def test_the_last_text_cut_off_below_its_keyword_is_noticed(recorded: Recorded) -> None:
    """`msgstr ""` at the file's end, where the record knows of a text: it was below."""
    then = ONE + 'msgid "Two"\nmsgstr ""\n"deux\\n"\n"lignes"\n'
    with pytest.raises(CatalogError, match="the translation of “Two” is gone") as refusal:
        complete(recorded(ONE + 'msgid "Two"\nmsgstr ""\n', then), None, "ar.po")
    assert (refusal.value.rule, refusal.value.line) == ("catalog-cut", 8)


def test_an_emptied_text_elsewhere_is_the_translators_wish(recorded: Recorded) -> None:
    """A translation taken out in the middle of the file is no cut."""
    complete(recorded('msgctxt "title"\nmsgid "One"\nmsgstr ""\n\n' + TWO, ONE + TWO), None, "ar.po")


# --- a good catalog, cut at each of its bytes ---------------------------------------------

WHOLE = """# Catalog of a statement.
msgid ""
msgstr ""
"Project-Id-Version: 2017-02-09-saydnaya\\n"
"Language: ar\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Publish-Messages: 4 1 RECORD\\n"

#. title of “The report”
#: source/2017-02-09-saydnaya.md:1
msgctxt "title"
msgid "The report"
msgstr "التقرير"

# ask about the number
#. paragraph of “The report”
#: source/2017-02-09-saydnaya.md:8
msgid "Tens of thousands, 13,000 of them \\"secretly\\"."
msgstr "Des dizaines de milliers, dont 13 000 « en secret »."

#, fuzzy
#| msgid "Not yet."
msgid "Not yet translated."
msgstr ""

#. paragraph of “The report”
msgid ""
"Address\\n"
"Telephone"
msgstr ""
"Adresse longue\\n"
"Téléphone : 45"
"""


@pytest.fixture
def whole(parse: Parse) -> bytes:
    """Return a good catalog as the writer makes it, with its record."""
    body = WHOLE.split("\n\n", 1)[1]
    return WHOLE.replace("4 1 RECORD", record(parse(body))).encode()


def accepted_cuts(data: bytes, whole: bytes) -> list[int]:
    """Return the lengths at which `data` is accepted when cut, having compared its texts with `whole`'s."""
    texts = live_texts(read(whole, "ar.po"))
    accepted = []
    for end in range(len(data)):
        try:
            po = read(data[:end], "ar.po")
            complete(po, None, "ar.po")
        except CatalogError:
            continue
        assert live_texts(po) == texts
        accepted.append(end)
    return accepted


def live_texts(po: CatalogFile) -> dict[tuple[str | None, str], str]:
    """Return the texts of the messages that are not obsolete."""
    return {(entry.msgctxt, entry.msgid): entry.msgstr for entry in po if not entry.obsolete}


@pytest.mark.parametrize(
    "end", ["", '\n#~ msgid "Gone"\n#~ msgstr ""\n#~ "Parti\\n"\n#~ "loin"\n', "\n# the end\n"]
)
def test_a_cut_at_any_byte_is_refused_or_changes_nothing(whole: bytes, end: str) -> None:
    """Whatever is left of a cut file is refused, or says of every message what the whole file says."""
    assert min(accepted_cuts(whole + end.encode(), whole)) == len(whole) - 1


@pytest.mark.skipif(
    shutil.which("msgcat") is None, reason="msgcat is absent; install it with: apt-get install gettext"
)
def test_a_cut_of_a_wrapped_file_is_refused_or_changes_nothing(whole: bytes) -> None:
    """The same for the same catalog as an editor wraps it, in the middle of sentences."""
    wrap = ["msgcat", "--width=30", "-"]
    data = subprocess.run(wrap, input=whole, capture_output=True, check=True).stdout
    assert data.count(b"\n") > whole.count(b"\n")
    assert accepted_cuts(data, whole) == [len(data) - 1]


WIDE = """msgid "The prison was stormed on Monday by five hundred men, the prisoners said in [the report](1)."
msgstr "星期一，五百名男子冲进了监狱，囚犯们在[他们自己写的那份很长的报告](1)中这样说。"
"""


@pytest.mark.skipif(
    shutil.which("msgcat") is None, reason="msgcat is absent; install it with: apt-get install gettext"
)
@pytest.mark.parametrize("width", [16, 20, 27, 40, 79])
def test_a_cut_of_a_text_without_spaces_is_refused(parse: Parse, width: int) -> None:
    """A tool breaks Chinese between any two letters: a sentence that is left open shows the cut."""
    po = parse(WIDE)
    po.metadata[RECORD] = record(po)
    wrap = ["msgcat", f"--width={width}", "-"]
    data = subprocess.run(wrap, input=write(po).encode(), capture_output=True, check=True).stdout
    assert accepted_cuts(data, data) == [len(data) - 1]
