"""Which changes of a source text leave its translation merely outdated."""

from __future__ import annotations

import time

import pytest

from publish.checks.changes import minor

LONG = "The committee said on Monday that prisoners in the north had been moved to an unknown place by night"

SAME_MEANING = [
    ("The prison was closed.", "The prison was closed."),
    # punctuation, white space, emphasis, typography
    ("In 2017 the prison was closed.", "In 2017, the prison was closed."),
    ("The prison was closed", "The prison was closed."),
    ("The prison was closed; its guards fled.", "The prison was closed, its guards fled."),
    ("The prison (closed in 2017) was old.", "The prison, closed in 2017, was old."),
    ("The prison  was closed.", "The prison was closed."),
    ("The prison was\nclosed.", "The prison was closed."),
    ("The **prison** was closed.", "The *prison* was closed."),
    ("The regime's prisons", "The regime’s prisons"),
    ('It is called "the slaughterhouse".', "It is called “the slaughterhouse”."),
    ("Between 2011-2015 it was full.", "Between 2011–2015 it was full."),
    ("See [the report](1) for details.", "See [the report](1), for details."),
    # the capital of a sentence
    ("The guards fled; the prison was closed.", "The guards fled. The prison was closed."),
    ("He said: “The prison is full.”", "He said: “the prison is full.”"),
    ("It’s full; it’s closed.", "It’s full. It’s closed."),
    ("A guard fled. (A man was shot.) A fire began.", "A guard fled (a man was shot); a fire began."),
    # articles
    (
        "Guards moved prisoners from the building at dawn.",
        "The guards moved prisoners from the building at dawn.",
    ),
    ("This is a urgent appeal.", "This is an urgent appeal."),
    ("Report on the crisis", "Report on a crisis"),
    # grammatical forms and spellings that say the same
    ("The list of names are long and it keeps growing.", "The list of names is long and it keeps growing."),
    ("The men who they arrested were taken to Homs.", "The men whom they arrested were taken to Homs."),
    (
        "Water ran out while guards watched from the roof.",
        "Water ran out whilst guards watched from the roof.",
    ),
    # hyphens
    (
        "A human rights office made this appeal on Monday.",
        "A human-rights office made this appeal on Monday.",
    ),
    ("He called for long term relief and an inquiry.", "He called for long-term relief and an inquiry."),
    # slips of typing
    ("The massacre occured on 19 October.", "The massacre occurred on 19 October."),
    ("Prisoners were detianed without trial for years.", "Prisoners were detained without trial for years."),
    ("They were transfered to another place by night.", "They were transferred to another place by night."),
    ("The organisation asked for access to them.", "The organization asked for access to them."),
    ("A fair hearing was neccessary, it said then.", "A fair hearing was necessary, it said then."),
    # several in a long text
    (f"{LONG}, and asked an independant body to look.", f"{LONG} and asked an independant body to look."),
    (f"{LONG} and transfered by guards.", f"The {LONG[4:]}, and transferred by the guards."),
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
    ("Guards left yard of prison in Homs.", "The guards left the yard of a prison in Homs."),
    ("Guards shot prisoners.", "Prisoners shot guards."),
    ("", "The prison was closed."),
    (LONG, f"{LONG} and {LONG}"),
    (f"{LONG} as guards told press in the north.", f"A {LONG[4:]} as the guards told the press in a north."),
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
        ("ar", "أُغلق السجن في 2017.", "أُغلق السجن، في 2017.", True),
        ("ar", "أُغلق السجن في 2017.", "أُغلق السجن في 2018.", False),
        ("ar", "أُغلق السجن.", "لم يُغلق السجن.", False),
        ("ar", "أُغلق السجن.", "أُغلق السجن؟", False),
        ("zh_Hans", "监狱已关闭。", "监狱已关闭", True),
        ("zh_Hans", "监狱已关闭。", "监狱未关闭。", False),
        ("fr", "La prison est fermée.", "La prison, est fermée.", True),
        ("fr", "La prison est fermée.", "Une prison est fermée.", False),
        ("fr", "The organisation", "The organization", False),
        ("en_GB", "The organisation", "The organization", True),
    ],
)
def test_only_english_has_more_than_punctuation(
    language: str, previous: str, current: str, expected: object
) -> None:
    """In other languages than English only punctuation and white space may change."""
    assert minor(previous, current, source_language=language) is expected


def test_no_text_takes_long_to_compare() -> None:
    """Long texts of a few words that come again and again, and long rows of figures, are compared at once."""
    guards, figures = "the guards fled " * 2_000, "1,1 " * 15_000
    start = time.perf_counter()
    assert not minor(guards, guards.replace("fled", "came"), source_language="en")
    assert minor(f"{figures}.", figures, source_language="en")
    assert time.perf_counter() - start < 2
