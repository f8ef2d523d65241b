"""What becomes of each translation when a catalog meets a new template."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publish.catalogs.entries import CatalogFile
from publish.catalogs.merge import merge, same
from publish.catalogs.writer import write
from publish.errors import CatalogError
from publish.model import Language

Parse = Callable[[str], CatalogFile]
Update = Callable[[str, str], str]

COMMA = "The prison, which holds 500 people, was stormed on Monday."
NO_COMMA = "The prison which holds 500 people was stormed on Monday."


@pytest.fixture
def update(parse: Parse, arabic: Language) -> Update:
    """Return a function from a catalog's and a template's messages to the merged messages, as written."""

    def run(catalog: str, template: str) -> str:
        merged = merge(catalog=parse(catalog), template=parse(template), language=arabic, path="ar.po")
        return write(merged).split("\n\n", 1)[1]

    return run


def message(msgid: str, msgstr: str = "", notes: str = "") -> str:
    """Return one message as the writer writes it."""
    return f'{notes}msgid "{msgid}"\nmsgstr "{msgstr}"\n'


def test_a_known_message_keeps_its_translation(update: Update) -> None:
    """The translation and the translator's comment stay; comments and references become the template's."""
    old = message("A", "أ", "# mine\n#. old\n#: source/a.md:1\n#, no-wrap\n")
    new = message("A", "", "#. new\n#: source/a.md:2\n")
    assert update(old, new) == message("A", "أ", "# mine\n#. new\n#: source/a.md:2\n#, no-wrap\n")


def test_messages_follow_the_templates_order(update: Update) -> None:
    """A reordered source reorders the catalog and changes no translation."""
    old = message("A", "1") + "\n" + message("B", "2")
    new = message("B") + "\n" + message("A")
    assert update(old, new) == message("B", "2") + "\n" + message("A", "1")


def test_a_mended_paragraph_becomes_fuzzy(update: Update) -> None:
    """The old translation is proposed as fuzzy with the text it translated, which is kept as obsolete."""
    assert update(message(COMMA, "نص", "# mine\n"), message(NO_COMMA)) == (
        f'# mine\n#, fuzzy\n#| msgid "{COMMA}"\nmsgid "{NO_COMMA}"\nmsgstr "نص"\n\n'
        f'# mine\n#~ msgid "{COMMA}"\n#~ msgstr "نص"\n'
    )


def test_a_mend_taken_back_brings_the_translation_back(update: Update) -> None:
    """Once the old text returns, its translation is valid again, and no work is lost."""
    mended = update(message(COMMA, "نص"), message(NO_COMMA))
    assert update(mended, message(COMMA)) == message(COMMA, "نص")


def test_an_unlike_paragraph_stays_untranslated(update: Update) -> None:
    """A new text gets no proposal from one that is not like it; the old one becomes obsolete."""
    new = "Observers must be let in at once."
    assert update(message(COMMA, "نص"), message(new)) == (
        message(new) + f'\n#~ msgid "{COMMA}"\n#~ msgstr "نص"\n'
    )


def test_a_title_is_not_proposed_for_a_paragraph(update: Update) -> None:
    """Contexts must be the same: a headline's translation is no sentence of the body."""
    old = f'msgctxt "title"\nmsgid "{COMMA}"\nmsgstr "نص"\n'
    assert update(old, message(COMMA)) == message(COMMA) + "\n" + (
        f'#~ msgctxt "title"\n#~ msgid "{COMMA}"\n#~ msgstr "نص"\n'
    )


def test_a_proposal_within_a_context_names_it(update: Update) -> None:
    """The previous context is written with the previous text."""
    old = f'msgctxt "title"\nmsgid "{COMMA}"\nmsgstr "نص"\n'
    new = f'msgctxt "title"\nmsgid "{NO_COMMA}"\nmsgstr ""\n'
    assert f'#, fuzzy\n#| msgctxt "title"\n#| msgid "{COMMA}"\nmsgctxt "title"\n' in update(old, new)


def test_a_split_paragraph_serves_both_halves(update: Update) -> None:
    """Each half is proposed the whole's translation, and the whole is kept as obsolete."""
    first, second = "The prison was stormed on Monday.", "The inmates are on hunger strike."
    merged = update(message(f"{first} {second}", "كل"), message(first) + "\n" + message(second))
    assert merged.count("#, fuzzy") == 2
    assert merged.count('msgstr "كل"') == 3


def test_a_paragraph_edited_twice_keeps_the_text_it_was_made_for(update: Update) -> None:
    """`#| msgid` of a second edit is the text that was translated, not the one between."""
    once = update(message(COMMA, "نص"), message(NO_COMMA))
    twice = update(once, message(NO_COMMA.replace("Monday", "Tuesday")))
    assert f'#, fuzzy\n#| msgid "{COMMA}"\nmsgid "{NO_COMMA.replace("Monday", "Tuesday")}"\n' in twice
    assert twice.count(NO_COMMA) == 0


def test_a_paragraph_edited_far_in_small_steps_is_still_proposed(update: Update) -> None:
    """A fuzzy message is found by its own text too, where the first one is no longer like the new one."""
    catalog = '#, fuzzy\n#| msgid "abcdefghij"\nmsgid "abcdefgXYZ"\nmsgstr "x"\n'
    assert update(catalog, message("abcdVWUXYZ")) == (
        '#, fuzzy\n#| msgid "abcdefghij"\nmsgid "abcdVWUXYZ"\nmsgstr "x"\n'
    )


def test_a_fuzzy_message_is_found_by_the_text_it_was_made_for(update: Update) -> None:
    """An edit half taken back is like the first text, no longer like the one between."""
    catalog = '#, fuzzy\n#| msgid "abcdefghij"\nmsgid "abcdefgXYZ"\nmsgstr "x"\n'
    assert update(catalog, message("WVUdefghij")) == (
        '#, fuzzy\n#| msgid "abcdefghij"\nmsgid "WVUdefghij"\nmsgstr "x"\n'
    )


def test_a_translators_last_word_is_proposed(update: Update) -> None:
    """Where an obsolete and a live translation are equally like, the live one is proposed."""
    catalog = (
        '#~ msgid "abcdefghij"\n#~ msgstr "old"\n\n'
        '#, fuzzy\n#| msgid "abcdefghij"\nmsgid "abcdefgXYZ"\nmsgstr "new"\n'
    )
    assert 'msgid "WVUdefghij"\nmsgstr "new"\n' in update(catalog, message("WVUdefghij"))


def test_a_fuzzy_message_whose_text_is_gone_becomes_obsolete(update: Update) -> None:
    """Fuzzy work is kept as well, with its flag and its previous text."""
    catalog = '#, fuzzy\n#| msgid "abcdefghij"\nmsgid "abcdefgXYZ"\nmsgstr "x"\n'
    assert update(catalog, message("0123456789")) == message("0123456789") + "\n" + (
        '#, fuzzy\n#~| msgid "abcdefghij"\n#~ msgid "abcdefgXYZ"\n#~ msgstr "x"\n'
    )


def test_an_obsolete_message_comes_back(update: Update) -> None:
    """An obsolete translation is live again when its source is, and not twice in the file."""
    catalog = message("A", "1") + '\n#~ msgid "Back"\n#~ msgstr "عاد"\n'
    assert update(catalog, message("A") + "\n" + message("Back")) == (
        message("A", "1") + "\n" + message("Back", "عاد")
    )


def test_an_obsolete_message_is_proposed(update: Update) -> None:
    """What was translated long ago serves a like text of today, and stays obsolete."""
    catalog = message("A", "1") + f'\n#~ msgid "{COMMA}"\n#~ msgstr "نص"\n'
    merged = update(catalog, message("A") + "\n" + message(NO_COMMA))
    assert f'#, fuzzy\n#| msgid "{COMMA}"\nmsgid "{NO_COMMA}"\nmsgstr "نص"\n' in merged
    assert f'#~ msgid "{COMMA}"\n#~ msgstr "نص"\n' in merged


def test_an_untranslated_message_is_dropped_with_its_source(update: Update) -> None:
    """Nothing is kept of a message that nobody translated."""
    assert update(message("A"), message("0123456789")) == message("0123456789")


def test_an_emptied_message_is_not_filled_again(update: Update) -> None:
    """A known message without a translation stays so, whatever is like it: merging twice is merging once."""
    catalog = message(COMMA, "نص") + "\n" + message(NO_COMMA)
    assert update(catalog, message(COMMA) + "\n" + message(NO_COMMA)) == catalog


def test_a_plural_that_a_tool_made_is_kept(update: Update) -> None:
    """A plural message loses no form, live or obsolete."""
    plural = 'msgid "A"\nmsgid_plural "As"\nmsgstr[0] "1"\nmsgstr[1] "2"\n'
    assert update(plural, message("A")) == plural
    assert '#~ msgstr[1] "2"\n' in update(plural, message("0123456789"))


def test_a_stale_previous_text_goes(update: Update) -> None:
    """What an editor left in `#|` of a message that is no longer fuzzy is not written again."""
    assert update('#| msgid "old"\nmsgid "A"\nmsgstr "1"\n', message("A")) == message("A", "1")


def test_what_a_translation_may_still_say_is_kept(parse: Parse, arabic: Language) -> None:
    """The previous text of a finished message stays where the change was one of meaning."""
    catalog = parse('#| msgid "old"\nmsgid "A"\nmsgstr "1"\n')
    merged = merge(
        catalog=catalog,
        template=parse(message("A")),
        language=arabic,
        path="ar.po",
        harmless=lambda _, __: False,
    )
    assert write(merged).endswith('#| msgid "old"\nmsgid "A"\nmsgstr "1"\n')


# --- a doubt stays a doubt ----------------------------------------------------------------

DOUBTED = '#, fuzzy\nmsgid "{msgid}"\nmsgstr "نص"\n'


def test_a_text_marked_by_hand_is_proposed_without_its_previous_text(update: Update) -> None:
    """A translator marked it as wrong: a mended comma does not make an earlier translation of it."""
    assert update(DOUBTED.format(msgid=COMMA), message(NO_COMMA)) == DOUBTED.format(msgid=NO_COMMA)


def test_a_previous_text_that_a_tool_dropped_is_not_made_up(update: Update) -> None:
    """The text said twelve; a tool loses `#|`; nothing may take the text that says twenty for its source."""
    twelve, twenty = "Twelve men were held there on Monday.", "Twenty men were held there on Monday."
    once = update(message(twelve, "اثنا عشر"), message(twenty))
    stripped = "".join(line for line in once.splitlines(keepends=True) if not line.startswith("#|"))
    mended = message(twenty.replace("held there", "held there,"))
    assert "#|" in once
    assert "#|" not in update(stripped, mended)
    assert "#, fuzzy" in update(stripped, mended)


def test_a_message_made_fuzzy_by_a_merge_keeps_its_previous_text(update: Update) -> None:
    """As long as its source stays, the text that the translation was made for stays beside it."""
    once = update(message(COMMA, "نص"), message(NO_COMMA))
    assert f'#, fuzzy\n#| msgid "{COMMA}"\n' in once
    assert update(once, message(NO_COMMA)) == once


def test_a_doubt_holds_wherever_the_text_stands(update: Update) -> None:
    """An obsolete twin of a text that was marked by hand is proposed without its previous text too."""
    catalog = DOUBTED.format(msgid=COMMA) + f'\n#~ msgid "{NO_COMMA}"\n#~ msgstr "نص"\n'
    assert "#|" not in update(catalog, message(NO_COMMA + "!"))


def test_a_doubted_text_does_not_come_back_as_finished(update: Update) -> None:
    """The mend is taken back, the rejected text was made for the one before: it stays fuzzy."""
    catalog = DOUBTED.format(msgid=COMMA) + f'\n#~ msgid "{NO_COMMA}"\n#~ msgstr "نص"\n'
    assert DOUBTED.format(msgid=NO_COMMA) in update(catalog, message(NO_COMMA))


def test_a_stale_previous_text_is_a_reason_to_write(parse: Parse, arabic: Language) -> None:
    """A mark set by hand must find no old `#| msgid`: it is taken out of the file as soon as it is seen."""
    finished = parse(message(NO_COMMA, "نص", f'#| msgid "{COMMA}"\n'))
    merged = merge(catalog=finished, template=parse(message(NO_COMMA)), language=arabic, path="ar.po")
    merged_again = merge(catalog=merged, template=parse(message(NO_COMMA)), language=arabic, path="ar.po")
    finished.metadata = dict(merged.metadata)
    assert not same(finished, merged)
    assert same(merged, merged_again)


# --- what else stays ----------------------------------------------------------------------


def test_the_comment_at_the_end_stays(update: Update) -> None:
    """A translator's last words are kept."""
    assert update(message("A", "1") + "\n# bye\n", message("A")) == message("A", "1") + "\n# bye\n"


def test_neither_argument_is_changed(parse: Parse, arabic: Language) -> None:
    """The merge makes new entries: what was given is what it was."""
    catalog, template = parse(message(COMMA, "نص")), parse(message(NO_COMMA))
    before = write(catalog), write(template)
    merge(catalog=catalog, template=template, language=arabic, path="ar.po")
    assert (write(catalog), write(template)) == before


def test_a_catalog_that_lacks_a_message_is_refused(parse: Parse, arabic: Language) -> None:
    """An absent message is not refilled with a blank: the file is refused with its path."""
    with pytest.raises(CatalogError, match="“B” is missing") as refusal:
        merge(
            catalog=parse(message("A", "1")),
            template=parse(message("A")),
            previous_template=parse(message("A") + "\n" + message("B")),
            language=arabic,
            path="locale/ar/LC_MESSAGES/x.po",
        )
    assert refusal.value.path == "locale/ar/LC_MESSAGES/x.po"


# --- whether to write ---------------------------------------------------------------------


@pytest.fixture
def settled(parse: Parse, arabic: Language) -> Callable[[str], CatalogFile]:
    """Return a function from messages to a catalog as an update leaves it."""

    def make(body: str) -> CatalogFile:
        return merge(catalog=parse(body), template=parse(body), language=arabic, path="ar.po")

    return make


Settled = Callable[[str], CatalogFile]
OLD = message("A", "1", "#. note\n#: source/a.md:1\n") + "\n" + message("B", "2")


@pytest.mark.parametrize(
    "template",
    [
        OLD,
        OLD.replace("a.md:1", "a.md:9\n#: source/a.md:12"),
        message("B") + "\n" + message("A", "", "#. note\n"),
    ],
)
def test_no_reason_to_write(settled: Settled, parse: Parse, arabic: Language, template: str) -> None:
    """Moved references and another order leave the file as it is."""
    old = settled(OLD)
    assert same(old, merge(catalog=old, template=parse(template), language=arabic, path="ar.po"))


@pytest.mark.parametrize(
    "template",
    [
        OLD.replace("note", "link 1: https://example.org/mended"),
        OLD + "\n" + message("C"),
        message("A", "", "#. note\n"),
        OLD.replace("#: ", "#, python-format\n#: "),
    ],
)
def test_reasons_to_write(settled: Settled, parse: Parse, arabic: Language, template: str) -> None:
    """A changed comment for translators, a new, a lost or a flagged message are reasons to write."""
    old = settled(OLD)
    assert not same(old, merge(catalog=old, template=parse(template), language=arabic, path="ar.po"))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("Last-Translator", "Jane Doe <jane@example.org>"),
        ("Language-Team", "Arabic"),
        ("PO-Revision-Date", "2024-05-01 12:31+0300"),
        ("X-Poedit-Basepath", "/home/jane/po"),
        ("X-Publish-Messages", ""),
        ("X-Publish-Segmentation", "0"),
    ],
)
def test_a_header_to_put_right_is_a_reason(
    settled: Settled, parse: Parse, arabic: Language, field: str, value: str
) -> None:
    """What names the translator, or the lost record of the messages, is a reason to write."""
    old = settled(OLD)
    old.metadata[field] = value
    assert not same(old, merge(catalog=old, template=parse(OLD), language=arabic, path="ar.po"))


@pytest.mark.parametrize(
    ("field", "value"), [("X-Generator", "Poedit 3.4"), ("Plural-Forms", "nplurals=2; plural=n>1;")]
)
def test_an_editors_header_is_no_reason(
    settled: Settled, parse: Parse, arabic: Language, field: str, value: str
) -> None:
    """A field that an editor writes its own way is left until there is another reason."""
    old = settled(OLD)
    old.metadata[field] = value
    assert same(old, merge(catalog=old, template=parse(OLD), language=arabic, path="ar.po"))
