"""Names spelled in two ways, and slips in a title."""

from __future__ import annotations

import time
from collections.abc import Callable

import msgspec
import pytest

from publish.checks.sources.spellings import Spelling, Spellings, name_findings, spellings, title_findings
from publish.model import Kind, Lexicon, Name, Segment, Statement

Make = Callable[..., Statement]

NOBODY = Lexicon()


def told(make: Make, *texts: str, lexicon: Lexicon = NOBODY) -> list[str]:
    """Return the findings, as printed, in statements of one paragraph each."""
    statements = [
        make(Segment(text, Kind.PARAGRAPH, 8), slug=f"2017-10-19-{at}") for at, text in enumerate(texts)
    ]
    return [str(finding) for finding in name_findings(map(spellings, statements), lexicon)]


def test_one_name_in_two_statements_is_told(make_statement: Make) -> None:
    """The rarer spelling is told, with the place of the other and with what settles it."""
    assert told(make_statement, "They left Saydnaya for Saydnaya.", "They reached Sednaya.") == [
        (
            'source/2017-10-19-1.md:8: warning name-spelling: "Sednaya" may be the "Saydnaya" of '
            "source/2017-10-19-0.md:8: write it so, or list it in publish.toml as one of the variants of "
            '[names."Saydnaya"]'
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They left Saydnaya, and Saidnaya was closed.",
        "They left Saydnaya, and Sidnaya was closed.",
        "They left the Saydnaya Prison, and the Sednaya Military Prison; the prison is military.",
        "They met Mohammed Haddad and Muhammad Haddad.",
        "They went to Odessa, then to Odesa.",
        "They wrote to Karim al-Khateeb and Karim al-Khatib.",
    ],
)
def test_one_name_in_one_statement_is_told(make_statement: Make, text: str) -> None:
    """Vowels, doubled letters and their kinds do not make two names."""
    assert len(told(make_statement, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "They went from Hama to Homs and Aleppo.",
        "They met Ali and Alia.",
        "They left Iran for Iraq, and Israeli towns for Israel.",
        "They met Mohammed Haddad, and Muhammad said nothing.",
        "They met Mohammed Haddad and Muhammad Nasser.",
        "They met Hassan Omar and Hasan Ali.",
        "They met Samir and Samar, Jamil and Jamal.",
        "Prisons were closed. Prisens were full, and prisons stayed so.",
        "They met in Syria, and Syrian or Syrians came.",
        "Nations signed. No nation had notions; the Notions of nations differ.",
        "See https://example.org/Sednaya/ and `Sednaya` about Saydnaya.",
        "SAYDNAYA is Saydnaya.",
        "They met Frances Miller and Francis Baker.",
    ],
)
def test_two_names_are_not_told(make_statement: Make, text: str) -> None:
    """Short names, names of a people, other persons and common words are no second spelling."""
    assert told(make_statement, text) == []


def test_a_title_alone_makes_no_name(make_statement: Make) -> None:
    """Words of a title or at the beginning of a sentence may be capitalised for that alone."""
    statement = make_statement(
        Segment("Closure Lossed", Kind.HEADING_2, 6), Segment("Losed it.", Kind.QUOTATION, 8)
    )
    assert list(name_findings([spellings(statement)], NOBODY)) == []


@pytest.mark.parametrize(
    "name", [Name("Saydnaya", ("Sednaya",)), Name("Saydnaya Prison", ("Sednaya Prison", "Sednaya"))]
)
def test_the_office_settles_it(make_statement: Make, name: Name) -> None:
    """Spellings that `[names]` lists are accepted."""
    text = "They left Saydnaya Prison, and Sednaya was closed."
    assert told(make_statement, text, lexicon=Lexicon((name,))) == []


def test_a_listed_spelling_is_the_right_one(make_statement: Make) -> None:
    """Where one spelling is listed, the other is told, however often it stands."""
    (line,) = told(make_statement, "At Sednaya, Sednaya and Saydnaya.", lexicon=Lexicon((Name("Saydnaya"),)))
    assert '"Sednaya" may be the "Saydnaya"' in line


def test_many_words_take_no_longer_each(make_statement: Make) -> None:
    """Time is linear in the words, also where all sound alike."""
    vowels = "aeiou"
    names = " or ".join(
        f"S{a}dn{b}b{c}d{d}n{e}f"
        for a in vowels
        for b in vowels
        for c in vowels
        for d in vowels
        for e in vowels
    )
    begun = time.process_time()
    told(make_statement, f"They met {names}.")
    assert time.process_time() - begun < 3


def slips(make: Make, title: str, *texts: str) -> list[str]:
    """Return the messages about a title over paragraphs."""
    body = [Segment(text, Kind.PARAGRAPH, 8) for text in texts]
    own = Segment(title, Kind.TITLE, 2, context="title")
    statement = make(*body)
    changed = Statement(statement.slug, statement.path, statement.metadata, (own, *body), statement.skeleton)
    return [message for _, _, message in title_findings(changed)]


def test_a_slip_in_the_title_is_told(make_statement: Make) -> None:
    """A word like one beside which the text says the same is told, with that word."""
    assert slips(make_statement, "On Huger Strike", "They are on a hunger strike.") == [
        '"huger" may be a slip: the text says "hunger", so correct one of the two'
    ]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Detianees demand release", "The detainees wait. No detainees left."),
        ("Hunnger is back", "Fear of hunger. There is hunger."),
    ],
)
def test_letters_lost_doubled_and_swapped_are_slips(make_statement: Make, title: str, text: str) -> None:
    """One letter more, one less, or two in the other order."""
    assert len(slips(make_statement, title, text)) == 1


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Prison strike", "The prisons are full; prisons were full. Strikes and strikes."),
        ("Women detain a guard", "A woman was detained. The woman detained another."),
        ("Huger than before", "There was hunger."),
        ("Hunger strike", "There was hunger and a strike, and hunger."),
        ("County court", "The courts of the country are closed."),
        ("Sate of law", "State and state."),
    ],
)
def test_inflections_and_single_likenesses_are_no_slips(make_statement: Make, title: str, text: str) -> None:
    """Endings, short words, and words that are alike only once are left alone."""
    assert slips(make_statement, title, text) == []


def test_a_statement_without_a_title_has_no_slip_in_it(make_statement: Make) -> None:
    """There is nothing to look at."""
    statement = make_statement()
    bare = Statement(statement.slug, statement.path, statement.metadata, (), statement.skeleton)
    assert list(title_findings(bare)) == []


# --- one statement, then all -------------------------------------------------------------


def test_what_a_statement_says_about_names(make_statement: Make) -> None:
    """Its names of five letters and more, and each word that it has in lower case."""
    segment = Segment(
        "They left the old Saydnaya Prison. Nobody in Saydnaya, the prison, knew Ali.", Kind.PARAGRAPH, 8
    )
    assert spellings(make_statement(segment)) == Spellings(
        "source/2017-10-19-homs.md",
        "2017-10-19-homs",
        "held in knew left old prison the",
        (
            Spelling("Saydnaya", 8, 2, certain=True, beside=()),
            Spelling("Nobody", 8, 1, certain=False, beside=()),
        ),
    )


def test_what_a_statement_says_about_names_can_be_kept(make_statement: Make) -> None:
    """As it is encoded, and read back."""
    said = spellings(make_statement(Segment("They met Karim Haddad in Saydnaya.", Kind.PARAGRAPH, 8)))
    assert msgspec.json.decode(msgspec.json.encode(said), type=Spellings) == said


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_word_in_lower_case_in_any_statement_is_no_name(
    make_statement: Make, order: tuple[int, ...]
) -> None:
    """Wherever that statement stands among them."""
    texts = ("They left Saydnaya for Saydnaya.", "They reached Sednaya.", "They saw a sednaya there.")
    assert len(told(make_statement, *texts[:2])) == 1
    assert told(make_statement, *(texts[at] for at in order)) == []


def test_a_neighbour_in_lower_case_in_any_statement_is_no_name(make_statement: Make) -> None:
    """Names beside different titles may be one, once another statement shows that those are words."""
    texts = ("They met Deputy Haddadin.", "They met Minister Haddaden.", "The deputy saw the minister.")
    assert told(make_statement, *texts[:2]) == []
    assert len(told(make_statement, *texts)) == 1


def test_what_is_kept_of_a_statement_is_small(make_statement: Make) -> None:
    """A word that stands often is kept once."""
    once = "The men who were held in Saydnaya said that nobody had seen their families since. "
    one, many = (spellings(make_statement(Segment(once * times, Kind.PARAGRAPH, 8))) for times in (1, 200))
    assert len(msgspec.msgpack.encode(many)) <= len(msgspec.msgpack.encode(one)) + 2
