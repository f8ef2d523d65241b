"""Small edits that change what a statement says: each makes its translation wait for a translator."""

from __future__ import annotations

import pytest

from publish.checks.changes import minor

COMMAS = [
    # who, and how many
    ("They arrested Ali Hassan and Omar.", "They arrested Ali, Hassan and Omar."),
    ("The dead were his parents, Ali and Hassan.", "The dead were his parents, Ali, and Hassan."),
    ("It held his parents, doctors and teachers.", "It held his parents, doctors, and teachers."),
    ("It killed civilians, women and children.", "It killed civilians, women, and children."),
    ("He met Ali, Hassan, a guard and Omar.", "He met Ali, Hassan, a guard, and Omar."),
    (
        "Ministers of justice, defence, trade and industry came.",
        "Ministers of justice, defence, trade, and industry came.",
    ),
    ("The dead were, reportedly, men and women.", "The dead were, reportedly, men, and women."),
    ("It freed guards, ten, twenty and thirty.", "It freed guards, ten, twenty, and thirty."),
    ("They held, perhaps, men and women.", "They held, perhaps, men, and women."),
    ("The army, militia, gangs or thugs.", "The army, militia, gangs, or thugs."),
    ("US, Turkey and Russia", "US Turkey and Russia"),
    ("Talks with US, Turkey and Russia failed.", "Talks with US, Turkey, and Russia failed."),
    ("The minister Ali Hassan was shot.", "The minister, Ali Hassan was shot."),
    ("The guard Omar was shot.", "The guard, Omar, was shot."),
    ("Detainees who were tortured gave evidence.", "Detainees, who were tortured, gave evidence."),
    ("It named the men, who were tortured.", "It named the men who were tortured."),
    ("It closed the wing, which was full.", "It closed the wing which was full."),
    ("Twenty, five of them women, were killed.", "Twenty five of them, women, were killed."),
    ("The guards, shot prisoners.", "The guards shot prisoners."),
    ("Most, of the guards say, were freed.", "Most of the guards, say, were freed."),
    ("They shot, the guards say.", "They shot the guards, say."),
    ("They freed 100, 50 men fled.", "They freed 100 50 men fled."),
    ("They called the doctor, Ali.", "They called the doctor Ali."),
    ("Free Omar, the activist said.", "Free Omar the activist said."),
    ("It held rebels, including women.", "It held rebels including women."),
    # who said it, and of what
    (
        "The commander said the witness was killed by guards.",
        "The commander, said the witness, was killed by guards.",
    ),
    ("The army, killed the witness.", "The army killed the witness."),
    ("He was not executed, because he confessed.", "He was not executed because he confessed."),
    ("They were not held, as the court ordered.", "They were not held as the court ordered."),
    ("He said the prison was closed and he was freed.", "He said the prison was closed, and he was freed."),
    (
        "The ministry said they were dead but they were alive.",
        "The ministry said they were dead, but they were alive.",
    ),
    ("He was told it was closed and he was freed.", "He was told it was closed, and he was freed."),
    ("He was killed because he fled and he fought.", "He was killed because he fled, and he fought."),
    (
        "It quoted men who were beaten and said that it was so.",
        "It quoted men who were beaten, and said that it was so.",
    ),
    (
        "It says that the man was beaten and describes how.",
        "It says that the man was beaten, and describes how.",
    ),
    (
        "It says that the man was beaten and describes how he fled.",
        "It says that the man was beaten, and describes how he fled.",
    ),
    (
        "It said that the guard came and said that he fled.",
        "It said that the guard came, and said that he fled.",
    ),
    (
        "It rejected the claim the army fled and said that all was well.",
        "It rejected the claim the army fled, and said that all was well.",
    ),
    (
        "It condemned reports they fled and said that all was well.",
        "It condemned reports they fled, and said that all was well.",
    ),
    (
        "It asked for aid the day guards came and said that none was there.",
        "It asked for aid the day guards came, and said that none was there.",
    ),
    (
        "It condemned men who fled and said that all was well.",
        "It condemned men who fled, and said that all was well.",
    ),
    (
        "It called for calm, if guards left and said that all was well.",
        "It called for calm, if guards left, and said that all was well.",
    ),
    (
        "It called for calm and said that, in Homs, men fled.",
        "It called for calm, and said that, in Homs, men fled.",
    ),
    (
        "They were arrested on claims they led and they were shot.",
        "They were arrested on claims they led, and they were shot.",
    ),
    ("The guard beat men and women fled.", "The guard beat men, and women fled."),
    ("They shot the guards and prisoners fled.", "They shot the guards, and prisoners fled."),
    ("Men who were freed and were shot", "Men who were freed, and were shot"),
    (
        "It says that the guard fled and describes how men came.",
        "It says that the guard fled, and describes how men came.",
    ),
    (
        "It condemned raids; men fled and said that it lied.",
        "It condemned raids; men fled, and said that it lied.",
    ),
    # an opening that is not one
    ("In 2017 it said, the men died.", "In 2017, it said, the men died."),
    ("In 2017 it said – the men died.", "In 2017, it said – the men died."),
    ("In 2017 prisoners died.", "In 2017, prisoners died."),
    ("On Monday the 5th prisoner died.", "On Monday, the 5th prisoner died."),
    ("On Monday the fifth guards fled.", "On Monday, the fifth guards fled."),
    ("In May 2017 men died.", "In May, 2017 men died."),
    ("On Monday Ali fled.", "On Monday, Ali fled."),
    ("However it was done is not known.", "However, it was done is not known."),
    ("However he tried, he failed.", "However, he tried, he failed."),
    ("In prison the men sang.", "In prison, the men sang."),
    ("On 5 October the army, Col. Ali said, fled.", "On 5 October, the army, Col. Ali said, fled."),
    ("In 2017 it told Capt. Ali, the men died.", "In 2017, it told Capt. Ali, the men died."),
    ("In 2017 the prison was closed.", "In 2017; the prison was closed."),
    # more than one
    (
        "In 2017 it was closed by the army of Homs. In 2018 it was opened.",
        "In 2017, it was closed by the army of Homs. In 2018, it was opened.",
    ),
    ("In 2017 it closed. In 2018 it opened.", "In 2017, it closed. In 2018, it opened."),
    ("On Monday, he fled and died in May.", "On Monday he fled, and died in May."),
]

STOPS = [
    (
        "He denied it. Falsely, the ministry claimed 12 dead.",
        "He denied it falsely. The ministry claimed 12 dead.",
    ),
    ("The army shelled Homs. Idlib was spared.", "The army shelled Homs, Idlib. Was spared."),
    ("They freed twenty five were killed.", "They freed twenty. Five were killed."),
    ("They did not know. No one was shot.", "They did not. Know no one was shot."),
    ("The prison was closed; its guards fled.", "The prison was closed, its guards fled."),
    ("The guards fled; the prison was closed.", "The guards fled. The prison was closed."),
    ("He named one man: Ali.", "He named one man; Ali."),
    ("The ministry: said the army lied.", "The ministry said: the army lied."),
    ("The army, he said: lied.", "The army, he said, lied."),
    ("They were freed...", "They were freed."),
    ("They were freed!", "They were freed."),
    ("They were freed?", "They were freed"),
    ("They were freed.", "They were freed.."),
    ("He died.[^1].", "He died.[^1]"),
]

BRACKETS_AND_DASHES = [
    ("The prison (closed in 2017) was old.", "The prison, closed in 2017, was old."),
    ("The men (all guards) fled.", "The men all guards fled."),
    ("He [Ali] was shot.", "He Ali was shot."),
    ("The guards – who fled – were tried.", "The guards who fled were tried."),
    ("The guards – who fled – were tried.", "The guards, who fled, were tried."),
    ("The army — and its allies — fled.", "The army and its allies fled."),
    ("He was freed — Ali said.", "He was freed, Ali said."),
    ("The Assad–Putin talks failed.", "The Assad-Putin talks failed."),
    ("It began in 2011 – 2015 men died.", "It began in 2011-2015 men died."),
    ("See [the report](1) for details.", "See [the report](1), for details."),
    ("Men and/or women were shot.", "Men and or women were shot."),
]

HYPHENS = [
    ("The list was re-sent to them.", "The list was resent to them."),
    ("They saw a man eating dog.", "They saw a man-eating dog."),
    ("He re-covered the body.", "He recovered the body."),
    ("The guards re-formed the unit.", "The guards reformed the unit."),
    ("The minister re-signed on Monday.", "The minister resigned on Monday."),
    ("It freed ten year-old boys.", "It freed ten-year-old boys."),
    ("It held twenty-five men.", "It held twenty five men."),
    ("The ex-army chief was held.", "The ex army chief was held."),
    ("More-experienced guards came.", "More experienced guards came."),
    ("The anti-government militia leader fled.", "The anti government-militia leader fled."),
    ("The co-op was shut.", "The coop was shut."),
    (
        "A human rights office made this appeal on Monday.",
        "A human-rights office made this appeal on Monday.",
    ),
    ("Foreign-fighter families were held.", "Foreign fighter families were held."),
    ("It was a non-violent act.", "It was a nonviolent act."),
]

APOSTROPHES = [
    ("The prisoner's rights were named.", "The prisoners' rights were named."),
    ("The prisoner’s rights were named.", "The prisoners rights were named."),
    ("The committee said its closed.", "The committee said it's closed."),
    ("The guards' commander fled.", "The guards commander fled."),
    ("They said we're dead.", "They said were dead."),
    ("They can't speak.", "They cant speak."),
    ("He said we'll be shot.", "He said well be shot."),
    ("The families' lawyer came.", "The family's lawyer came."),
    ("The states’ duty was named.", "The state’s duty was named."),
    ("It was the minister's.", "It was the ministers."),
]

CAPITALS = [
    ("It is for the Court to say.", "It is for the court to say."),
    ("They were freed on a March night.", "They were freed on a march night."),
    ("Polish guards came.", "polish guards came."),
    ("The opposition Coalition met.", "The Opposition coalition met."),
    ("The state is at fault.", "The State is at fault."),
    ("Turkey sent aid.", "turkey sent aid."),
    ("The Islamic state was named.", "The Islamic State was named."),
    ("The Government fled.", "The government fled."),
    ("They were moved in May.", "They were moved in may."),
    ("Aid came to us.", "AID came to US."),
    ("He spoke to Transfered Omar.", "He spoke to Transferred Omar."),
]

QUOTES_AND_EMPHASIS = [
    ("They freed the terrorists.", 'They freed the "terrorists".'),
    ("They freed the terrorists.", "They freed the ‘terrorists’."),
    ("He was tried by a court.", "He was tried by a “court”."),
    ("A guard said he lied.", 'A guard said "he" lied.'),
    ("He said “it is over”, and fled.", "He said “it is over, and fled”."),
    ("He said 'it is over'.", 'He said "it is over".'),
    ("The **prison** was closed.", "The *prison* was closed."),
    ("It was *not* closed.", "It was not closed."),
    ("Only *he* was freed.", "Only he was *freed*."),
    ("The _guards_ fled.", "The guards fled."),
]

WORDS = [
    ("He is the director and spokesperson of it.", "He is the director and the spokesperson of it."),
    ("A Syrian and Palestinian detainee died.", "A Syrian and a Palestinian detainee died."),
    ("The accused was executed at dawn in the prison.", "The accused were executed at dawn in the prison."),
    ("Prisoners were executed.", "The prisoners were executed."),
    ("He took the stand.", "He took a stand."),
    ("It fell to –5 degrees.", "It fell to 5 degrees."),
    ("It fell to -5 degrees.", "It fell to 5 degrees."),
    ("It fell to −5 degrees.", "It fell to 5 degrees."),
    ("He asked that prisoners be freed.", "He asked which prisoners be freed."),
    ("There were a few survivors.", "There were few survivors."),
    ("It had a little food.", "It had little food."),
    ("They may come any time.", "They may come anytime."),
    ("Every one of them was shot.", "Everyone of them was shot."),
    ("They set the towns a part.", "They set the towns apart."),
    ("It may be closed.", "It maybe closed."),
    ("The guards were all ready there.", "The guards were already there."),
    ("A guard has fled.", "A guard had fled."),
    ("The sheep is lost.", "The sheep are lost."),
    ("The team has left.", "The team have left."),
    ("They spoke to the man who fled.", "They spoke to the men who fled."),
    ("The men were held in the north.", "The men were held in north."),
    ("The detainer spoke of the prison.", "The detainee spoke of the prison."),
    ("The retrial was ordered.", "The retiral was ordered."),
    ("They saw snipping in the street.", "They saw sniping in the street."),
    ("The prisoners lodged a complaint.", "The prisoners lodged a compliant."),
    ("The army is now here.", "The army is nowhere."),
    ("He is an other man.", "He is another man."),
    ("They held some 5 000 men.", "They held some 5000 men."),
    ("It is 10 -5 degrees.", "It is 10-5 degrees."),
    ("He was shot on 1/2/2017.", "He was shot on 1-2-2017."),
    ("It fell by 5 % then.", "It fell by 5 then."),
    ("It cost 1.5 million.", "It cost 15 million."),
]


@pytest.mark.parametrize(
    ("previous", "current"),
    [
        *COMMAS,
        *STOPS,
        *BRACKETS_AND_DASHES,
        *HYPHENS,
        *APOSTROPHES,
        *CAPITALS,
        *QUOTES_AND_EMPHASIS,
        *WORDS,
    ],
)
def test_a_small_edit_that_changes_the_meaning_is_not_minor(previous: str, current: str) -> None:
    """Who, how many, who said it, and whether: a mark is enough to change it, whichever way it goes."""
    assert not minor(previous, current, source_language="en")
    assert not minor(current, previous, source_language="en")
