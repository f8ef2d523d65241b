"""What came back is brought together with what stands here, and nothing that somebody wrote is lost."""

from __future__ import annotations

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish import languages
from publish.catalogs.bitext import SENT, bitext, to_send
from publish.catalogs.entries import CatalogFile
from publish.catalogs.reader import read
from publish.catalogs.reconcile import Came, Reconciled, reconcile
from publish.catalogs.writer import write
from publish.model import Unit, text_state

ARABIC = languages.language("ar")
GATE = "The gate was shut."
OLD = "The gate was shut all day on Friday by the guards."


def catalog(*entries: polib.POEntry) -> CatalogFile:
    """Return a catalog with these messages."""
    po = CatalogFile()
    po.extend(entries)
    po.metadata = {"Project-Id-Version": "2017-10-20-gates", "Language": "ar"}
    return po


def template(*sources: str) -> CatalogFile:
    """Return a template of these texts."""
    po = CatalogFile()
    po.extend(polib.POEntry(msgid=source) for source in sources)
    po.metadata = {"POT-Creation-Date": "2017-10-20 00:00+0000"}
    return po


def here(text: str, *flags: str, previous: str | None = None, note: str = "") -> CatalogFile:
    """Return our catalog with one message."""
    entry = polib.POEntry(msgid=GATE, msgstr=text, flags=list(flags), previous_msgid=previous, tcomment=note)
    return catalog(entry)


def came(text: str, *, fuzzy: bool = False, sent: str | None = None, note: str = "") -> Unit:
    """Return what came back for that message; `sent` is the text that it was sent with, not fuzzy."""
    state = None if sent is None else text_state(sent, fuzzy=False)
    return Unit((None, GATE), text, fuzzy=fuzzy, sent=state, note=note)


def together(ours: CatalogFile, *units: Unit, theirs: bool = False) -> Reconciled:
    """Return what becomes of the two."""
    return reconcile(ours, units, template=template(GATE), language=ARABIC, theirs=theirs)


@pytest.mark.parametrize(
    ("ours", "unit", "text", "became"),
    [
        (here(""), came("ب"), "ب", [Came.NEW]),
        (here("ا"), came("ا"), "ا", []),
        (here("ا"), came(""), "ا", []),
        (here("ا"), came("", sent="ا"), "ا", []),
        (here("ا"), came("ب", sent="ا"), "ب", [Came.REVISED]),
        (here("ا"), came("ب", sent="ب"), "ا", []),
        (here("ا"), came("ب", sent="ج"), "ا", [Came.BOTH_KEPT]),
        (here("ا"), came("ب", sent=""), "ا", [Came.BOTH_KEPT]),
        (here("ا"), came("ب"), "ا", [Came.BOTH_KEPT]),
        (here("ا", "fuzzy", previous="The gate is shut."), came("ب"), "ب", [Came.BOTH_TAKEN]),
        (here("ا", "fuzzy", previous="The gate is shut."), came("ا"), "ا", [Came.CLEARED]),
        (here("ا", "fuzzy"), came("ا"), "ا", []),
        (here("ا"), came("ا", fuzzy=True), "ا", []),
        (here("ا"), came("ا", fuzzy=True, sent="ا"), "ا", [Came.MARKED]),
    ],
)
def test_who_is_newer_wins(ours: CatalogFile, unit: Unit, text: str, became: list[Came]) -> None:
    """Theirs where ours is as it was sent; ours where theirs is; where both changed, ours stays."""
    found = together(ours, unit)
    assert [entry.msgstr for entry in found.catalog] == [text]
    assert [one.came for one in found.changes] == became


def test_a_text_that_is_not_taken_is_kept_in_the_comment() -> None:
    """Whole, on one line, once, and found again by a search for it."""
    found = together(here("ا", note="mine"), came('ب\n"ج"', sent="د"))
    once = together(found.catalog, came('ب\n"ج"', sent="د"))
    assert [entry.tcomment for entry in once.catalog] == ['mine\npublish: also received: "ب\\n\\"ج\\""']
    assert once.changes == ()


def test_theirs_is_taken_on_request() -> None:
    """Then ours goes into the comment."""
    (entry,) = together(here("ا"), came("ب"), theirs=True).catalog
    assert (entry.msgstr, entry.tcomment) == ("ب", 'publish: stood here before: "ا"')


def test_a_mark_that_was_cleared_is_cleared_here() -> None:
    """The text is the same, and the earlier source that it was compared with goes too."""
    ours = here("ا", "fuzzy", previous="The gate is shut.")
    unit = Unit((None, GATE), "ا", sent=text_state("ا", fuzzy=True))
    (entry,) = together(ours, unit).catalog
    assert (entry.flags, entry.previous_msgid) == ([], None)


def test_comments_are_united() -> None:
    """A line that stands on both sides stands once; ours come first."""
    found = together(here("ا", note="one\ntwo"), came("ا", note="two\nthree"))
    assert [entry.tcomment for entry in found.catalog] == ["one\ntwo\nthree"]
    assert [one.came for one in found.changes] == [Came.NOTED]


def test_a_translation_of_the_earlier_text_replaces_what_was_proposed_of_it() -> None:
    """The translator mended what the merge has meanwhile made fuzzy: it goes on, fuzzy, in its new form."""
    ours = here("قديم", "fuzzy", previous=OLD)
    unit = Unit((None, OLD), "جديد", sent=text_state("قديم", fuzzy=False))
    found = together(ours, unit)
    live, obsolete = found.catalog
    assert (live.msgstr, live.flags, live.previous_msgid) == ("جديد", ["fuzzy"], OLD)
    assert (obsolete.msgid, obsolete.msgstr, obsolete.obsolete) == (OLD, "جديد", True)
    assert [one.came for one in found.changes] == [Came.PROPOSED]


def test_a_translation_of_an_earlier_text_is_proposed_for_one_like_it() -> None:
    """Only where nothing stands, and never as finished."""
    unit = Unit((None, "The gate was shut!"), "ب")
    found = together(here(""), unit)
    live, obsolete = found.catalog
    assert (live.msgstr, live.flags, live.previous_msgid) == ("ب", ["fuzzy"], "The gate was shut!")
    assert obsolete.msgstr == "ب"


def test_a_translation_of_a_text_that_is_gone_is_kept_as_obsolete() -> None:
    """It comes back if the text does."""
    found = together(here("ا"), Unit((None, "Nobody came."), "ب"))
    assert [(one.msgid, one.msgstr, bool(one.obsolete)) for one in found.catalog] == [
        (GATE, "ا", False),
        ("Nobody came.", "ب", True),
    ]
    assert [one.came for one in found.changes] == [Came.RETIRED]


def test_taking_the_same_twice_changes_nothing_more() -> None:
    """Mail is read twice, too."""
    units = [Unit((None, "The gate was shut!"), "ب"), Unit((None, "Nobody came."), "ج")]
    first = together(here(""), *units)
    second = together(first.catalog, *units)
    assert (write(second.catalog), second.changes) == (write(first.catalog), ())


sides = st.tuples(st.sampled_from(["", "ا", "ب", "ج"]), st.booleans())


@given(ours=sides, theirs=sides, sent=st.none() | st.sampled_from(["", "ا", "ب"]), wins=st.booleans())
def test_no_text_is_lost(
    ours: tuple[str, bool], theirs: tuple[str, bool], sent: str | None, *, wins: bool
) -> None:
    """Each side's text stands afterwards, or in the comment, or is the one that was sent."""
    unit = came(theirs[0], fuzzy=theirs[1] and bool(theirs[0]), sent=sent)
    flags = ["fuzzy"] if ours[1] and ours[0] else []
    (entry,) = together(here(ours[0], *flags), unit, theirs=wins).catalog
    for text, _ in (ours, theirs):
        assert not text or text in {entry.msgstr, sent} or f'"{text}"' in entry.tcomment


def test_a_catalog_says_what_it_was_sent_with() -> None:
    """The header's field survives being written and read; each message knows its state."""
    po = here("ا", "fuzzy")
    po.append(polib.POEntry(msgid="Nobody came."))
    made = to_send(po)
    back = bitext(read(write(made).encode(), "x.po"))
    assert made.metadata[SENT].startswith("1 ")
    assert [(one.text, one.fuzzy, one.sent == one.state) for one in back.units] == [
        ("ا", True, True),
        ("", False, True),
    ]


@pytest.mark.parametrize("field", ["", "2 0123456789.abcdef", "1 0123456789.abcde", "x"])
def test_a_damaged_field_tells_nothing(field: str) -> None:
    """Better none than a wrong one."""
    po = here("ا")
    po.metadata[SENT] = field
    assert [one.sent for one in bitext(po).units] == [None]


def test_obsolete_messages_do_not_leave() -> None:
    """What is sent is what there is to translate."""
    po = here("ا")
    po.append(polib.POEntry(msgid="Old.", msgstr="ق", obsolete=True))
    assert [one.msgid for one in to_send(po)] == [GATE]
