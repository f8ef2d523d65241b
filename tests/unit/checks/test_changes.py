"""Which changes of a source text leave its translation merely outdated."""

from __future__ import annotations

import itertools
import time

import pytest

from publish.checks.changes import minor

LONG = "The committee said on Monday that prisoners in the north had been moved to an unknown place by night"

SAME_MEANING = [
    ("The prison was closed.", "The prison was closed."),
    # white space
    ("The prison  was closed.", "The prison was closed."),
    ("The prison was\nclosed.", "The prison was closed."),
    ("It held 5 000 men.", "It held 5\u00a0000 men."),
    # spellings of a mark
    ("The regime's prisons", "The regime’s prisons"),
    ('It is called "the slaughterhouse".', "It is called “the slaughterhouse”."),
    ("They asked for long-term relief.", "They asked for long\u2011term relief."),
    ("He said: I was taken to...", "He said: I was taken to…"),
    ("Between 2011-2015 it was full.", "Between 2011–2015 it was full."),
    # the last full stop
    ("The prison was closed", "The prison was closed."),
    ("The prison was closed in 2017", "The prison was closed in 2017."),
    # a comma after an opening time or place
    ("In 2017 the prison was closed.", "In 2017, the prison was closed."),
    ("In May 2017 it was closed.", "In May 2017, it was closed."),
    ("On Monday they were freed.", "On Monday, they were freed."),
    ("On 19 October 2017 a guard fled.", "On 19 October 2017, a guard fled."),
    ("In Homs its guards were tried.", "In Homs, its guards were tried."),
    (
        "He fled, he said. On Monday the Court sat again. It rose, then.",
        "He fled, he said. On Monday, the Court sat again. It rose, then.",
    ),
    (
        "It named 5,000 men.[^1] In 2017 the list had 13,000.",
        "It named 5,000 men.[^1] In 2017, the list had 13,000.",
    ),
    # a comma in a list of four
    ("They lacked food, water, bread and salt.", "They lacked food, water, bread, and salt."),
    ("He was beaten, starved, tortured and hanged", "He was beaten, starved, tortured, and hanged"),
    (
        "He said, too, that men, women, boys and girls; all",
        "He said, too, that men, women, boys, and girls; all",
    ),
    # a comma between two clauses
    ("The prison was closed and it was searched.", "The prison was closed, and it was searched."),
    (
        "They were freed in May 2017 but the guards were not.",
        "They were freed in May 2017, but the guards were not.",
    ),
    (
        "The guards were moved to Homs and their men had fled.",
        "The guards were moved to Homs, and their men had fled.",
    ),
    # a comma between two reports
    (
        "It called for an end to all raids on the prison by force and said that water must not be cut.",
        "It called for an end to all raids on the prison by force, and said that water must not be cut.",
    ),
    (
        "It rejects the use of force and warns that 5,000 men are held.",
        "It rejects the use of force, and warns that 5,000 men are held.",
    ),
    (
        "It estimates that between 50 and 1,300 men were hanged and describes how they came. He fled then.",
        "It estimates that between 50 and 1,300 men were hanged, and describes how they came. He fled then.",
    ),
    # a before a vowel
    ("This is a urgent appeal.", "This is an urgent appeal."),
    # slips of typing
    ("The massacre occured on 19 October.", "The massacre occurred on 19 October."),
    ("Prisoners were detianed without trial for years.", "Prisoners were detained without trial for years."),
    ("They were transfered to another place by night.", "They were transferred to another place by night."),
    ("The organisation asked for access to them.", "The organization asked for access to them."),
    ("A fair hearing was neccessary, it said then.", "A fair hearing was necessary, it said then."),
    ('He was "transfered", they said.', "He was “transferred”, they said."),
    # several in a long text
    (f"{LONG}. In Homs it asked an independant body.", f"{LONG}. In Homs, it asked an independant body."),
    (
        f"{LONG}. On Monday they were transfered by a army unit",
        f"{LONG}. On Monday, they were transferred by an army unit.",
    ),
]

ANOTHER_MEANING = [
    # numbers, in figures and in words, dates, shares
    ("At least 45 men were killed.", "At least 54 men were killed."),
    ("It held 1,200 men.", "It held 1.200 men."),
    ("It held 5 000 men.", "It held 5, 000 men."),
    ("From 10 – 15 died.", "From 10, 15 died."),
    ("Some .5 % were freed.", "Some 5 % were freed."),
    ("It fell by -5 degrees.", "It fell by 5 degrees."),
    ("Half, or 50 %, were freed.", "Half, or 50, were freed."),
    ("Two prisoners died.", "Ten prisoners died."),
    ("About two thousand men were held there.", "About two million men were held there."),
    ("It began on 19 October 2017.", "It began on 19 November 2017."),
    ("He was held for ten year-long months.", "He was held for ten-year long months."),
    ("The first strike was in October.", "The second strike was in October."),
    ("It was full from 2011-2015.", "It was full from 2011 2015."),
    # names
    ("The men were held in Iraq.", "The men were held in Iran."),
    ("Syria said that the men were free.", "Russia said that the men were free."),
    ("The UN asked for access to the prison.", "The EU asked for access to the prison."),
    ("The prison at Saydnaya was closed.", "The prison at Sednaya was closed."),
    ("Mohamed said that the men were free.", "Mohammed said that the men were free."),
    ("It was given to us by the guards.", "It was given to US by the guards."),
    ("The men were seen by the polish doctor.", "The men were seen by the Polish doctor."),
    # links, addresses, footnotes, code, tags
    ("See [the report](1) of May.", "See [the report](2) of May."),
    ("See [the report](1) of May.", "See the [report](1) of May."),
    ("See [the report](1) of May.", "See the report of May."),
    ("See ![the prison](1) here.", "See [the prison](1) here."),
    ("See https://a.example/1 for details.", "See https://a.example/2 for details."),
    ("Write to a@example.org today.", "Write to b@example.org today."),
    ("He died in prison.[^1]", "He died in prison.[^2]"),
    ("He died in prison.[^1]", "He died in prison."),
    ("Run `release` now.", "Run `check` now."),
    ("The <b>dead</b> were not named.", "The <i>dead</i> were not named."),
    # negation and polarity
    ("The prison was closed.", "The prison was not closed."),
    ("The guards can enter the cells.", "The guards can't enter the cells."),
    ("No prisoners were freed.", "No, prisoners were freed."),
    ("They were released with a trial.", "They were released without a trial."),
    ("The lawful orders were obeyed.", "The unlawful orders were obeyed."),
    ("Nobody was seen there.", "Somebody was seen there."),
    # quantities and hedges
    ("There were a few survivors of the strike.", "There were few survivors of the strike."),
    ("The 500 men were released.", "500 men were released."),
    ("He asked for the release of all the men.", "He asked for the release of all men."),
    ("A number of men died there.", "The number of men died there."),
    ("The states may open an inquiry.", "The states must open an inquiry."),
    ("The alleged killings began then.", "The killings began then."),
    ("Most of the men were freed.", "Some of the men were freed."),
    # idioms that an article turns
    ("The men in charge of the guards fled.", "The men in the charge of the guards fled."),
    ("They were taken to prison in Homs.", "They were taken to the prison in Homs."),
    # words, however alike
    ("The men were killed.", "The men were injured."),
    ("The men were killed.", "The men were billed."),
    ("They asked about the detained.", "They asked about the detainee."),
    ("The internment of the men went on.", "The interment of the men went on."),
    ("The persecuted men spoke.", "The prosecuted men spoke."),
    ("The reports were censored.", "The reports were censured."),
    ("The men were stripped in the yard.", "The men were striped in the yard."),
    ("The refugees were destroyed.", "The refuges were destroyed."),
    ("It was under martial law.", "It was under marital law."),
    ("He filed a complaint there.", "He filed a compliant there."),
    ("The prison is full of men.", "The prison was full of men."),
    ("They came from the prison.", "They came to the prison."),
    ("They came form the prison.", "They came from the prison."),
    # question and quotation
    ("The prison is closed.", "The prison is closed?"),
    ("They freed the terrorists.", 'They freed the "terrorists".'),
    # too much at once, order, all of it
    ("The organisation transfered men.", "The organization transferred men."),
    (
        f"{LONG} and transfered to a organisation unkown and neccessary.",
        f"{LONG} and transferred to an organization unkown and necessary.",
    ),
    ("Guards shot prisoners.", "Prisoners shot guards."),
    ("", "The prison was closed."),
    (LONG, f"{LONG} and {LONG}"),
    # a slip where something is not prose
    ("Now run `git transfered now` here.", "Now run `git transferred now` here."),
    ("See file A2011-2015 today.", "See file A2011–2015 today."),
    ("See file 2011-2015-1 today.", "See file 2011–2015-1 today."),
    # the first letter of a word
    ("They took the fortress.", "They took the ffortress."),
    # a slip in other punctuation
    ('He was "transfered) then.', "He was (transferred) then."),
    ("Run `transfered` now.", "Run `transferred` now."),
    ('See <i title="a">what occured</i> there.', 'See <i title="a">what occurred</i> there.'),
    ("Write to transfered@example.org.", "Write to transferred@example.org."),
    ("See https://example.org/occured now.", "See https://example.org/occurred now."),
    ("He died.[^transfered]", "He died.[^transferred]"),
    ("In prison there were thirtteen men.", "In prison there were thirteen men."),
]


@pytest.mark.parametrize(("previous", "current"), SAME_MEANING)
def test_a_change_that_says_the_same_is_minor(previous: str, current: str) -> None:
    """What is on one of the closed lists leaves the translation published, whichever way it goes."""
    assert minor(previous, current, source_language="en")
    assert minor(current, previous, source_language="en")


@pytest.mark.parametrize(("previous", "current"), ANOTHER_MEANING)
def test_a_change_of_meaning_is_not_minor(previous: str, current: str) -> None:
    """Any number, name, link, negation or other word that changes makes the translation fuzzy."""
    assert not minor(previous, current, source_language="en")
    assert not minor(current, previous, source_language="en")


@pytest.mark.parametrize(
    ("language", "previous", "current", "expected"),
    [
        ("ar", "أُغلق السجن في 2017.", "أُغلق السجن، في 2017.", False),
        ("ar", "أُغلق السجن", "أُغلق  السجن.", True),
        ("ar", "أُغلق السجن في 2017.", "أُغلق السجن في 2018.", False),
        ("ar", "أُغلق السجن.", "لم يُغلق السجن.", False),
        ("ar", "أُغلق السجن.", "أُغلق السجن؟", False),
        ("zh_Hans", "监狱已关闭。", "监狱已关闭", True),
        ("zh_Hans", "监狱已关闭。", "监狱未关闭。", False),
        ("fr", "La prison est fermée.", "La prison, est fermée.", False),
        ("fr", "L'État nie...", "L’État nie…", True),
        ("fr", "La prison est fermée.", "Une prison est fermée.", False),
        ("fr", "The organisation", "The organization", False),
        ("en_GB", "The organisation", "The organization", True),
    ],
)
def test_only_english_has_more_than_spellings_of_marks(
    language: str, previous: str, current: str, expected: object
) -> None:
    """In other languages than English only white space, spellings of marks and the last stop may change."""
    assert minor(previous, current, source_language=language) is expected


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("the guards fled " * 10_000, "the guards came " * 10_000),
        ("1,1 " * 15_000, "1,2 " * 15_000),
        ("<" * 30_000, "<" * 30_001),
        ("x" * 30_000, "x" * 30_001),
        ("x " * 30_000, "x " * 29_999 + "y"),
        ("a, " * 30_000 + "b and c", "a, " * 30_000 + "b, and c."),
        ("It called for a, " * 10_000 + "b and", "It called for a, " * 10_000 + "b, and"),
        ("In 2017. " * 10_000 + "In 2017 a", "In 2017. " * 10_000 + "In 2017, 1"),
        (
            "It says that were " * 10_000 + "b and says that",
            "It says that were " * 10_000 + "b, and says that",
        ),
        (f"{'2011–' * 10_000}1", f"{'2011-' * 10_000}2"),
        ("“" * 30_000, '"' * 29_999),
    ],
    ids=itertools.count(),
)
def test_no_text_takes_long_to_compare(text: str, other: str) -> None:
    """Long texts of a few marks or words that come again and again are compared at once."""
    start = time.process_time()
    minor(text, other, source_language="en")
    minor(other, text, source_language="en")
    assert time.process_time() - start < 1
