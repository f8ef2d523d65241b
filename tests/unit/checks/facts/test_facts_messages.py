"""What the translator reads: the figure of the source, what stands instead, and what to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publish.checks import facts
from publish.checks.rule import Pair
from publish.model import Status

MESSAGES = [
    (
        "Over 500 were held.",
        "Plus de 50 ont été arrêtés.",
        "facts-number",
        '"500" of the source text is not in the translation, which has "50": write the same number',
        "50",
    ),
    (
        "Over 500 were held.",
        "Beaucoup ont été arrêtés.",
        "facts-number",
        '"500" of the source text is not in the translation: write the same number',
        "",
    ),
    (
        "People were held.",
        "20 personnes ont été arrêtées.",
        "facts-number",
        '"20" is not in the source text: take it out, or write what the source text has',
        "20",
    ),
    (
        "On 16 October 2017 it began.",
        "Cela a commencé le 16 novembre 2017.",
        "facts-date",
        (
            '"16 October 2017" of the source text is not in the translation, which has "16 novembre 2017": '
            "write the same date"
        ),
        "16 novembre 2017",
    ),
    (
        "On 5 March and 6 April",
        "Le 6 mars et le 5 avril",
        "facts-date",
        '"6 mars" puts together days, months and years that the source text has apart: write its dates',
        "6 mars",
    ),
    (
        "At 2:30 p.m. they came.",
        "Ils sont venus à 2:30 du matin.",
        "facts-time",
        '"2:30" of the source text is not in the translation, which has "2:30": write the same time',
        "2:30",
    ),
    (
        "Call +44 20 7946 0123.",
        "Appelez le +44 20 7946 0132.",
        "facts-phone",
        (
            '"44 20 7946 0123" of the source text is not in the translation, which has "44 20 7946 0132": '
            "write the same telephone number"
        ),
        "44 20 7946 0132",
    ),
    (
        "40% are ill.",
        "40 sont malades.",
        "facts-percent",
        '"40" is a percentage in the source text: write it as one',
        "",
    ),
    (
        "40 are ill.",
        "40 % sont malades.",
        "facts-percent",
        '"40" is no percentage in the source text: write it as it is there',
        "40",
    ),
    (
        "It costs $20.",
        "Cela coûte 20 €.",
        "facts-money",
        '"$" of the source text is "€" here: keep the currency',
        "€",
    ),
]


@pytest.mark.parametrize(("source", "translation", "rule", "message", "piece"), MESSAGES)
def test_a_message_says_what_and_what_next(  # noqa: PLR0913, PLR0917  because a row has so many columns
    make_pair: Callable[..., Pair], source: str, translation: str, rule: str, message: str, piece: str
) -> None:
    """The figure is quoted as the source writes it, and the piece is what stands in the translation."""
    found = next(iter(facts.found(make_pair(source, translation, "fr"))))
    assert (found.rule, found.message, found.piece) == (rule, message, piece)


def test_what_readers_do_not_see_is_not_checked(make_pair: Callable[..., Pair]) -> None:
    """A fuzzy translation is not presented, so that its figures are nobody's business yet."""
    assert list(facts.found(make_pair("500 were held.", "50 arrêtés.", "fr", status=Status.FUZZY))) == []


def test_a_footnote_reference_is_no_figure(make_pair: Callable[..., Pair]) -> None:
    """The number of a reference follows the definitions, and not what a translator writes."""
    assert list(facts.found(make_pair("They left.[^1]", "Ils sont partis.", "fr"))) == []


def test_addresses_are_left_to_their_own_rule(make_pair: Callable[..., Pair]) -> None:
    """Digits of an address are no figures of the text."""
    pair = make_pair("See https://example.org/2017 and a5@example.org.", "Voir notre site.", "fr")
    assert list(facts.found(pair)) == []


def test_all_errors_can_be_waived() -> None:
    """The office may waive each of them for one segment: honest translations can trip them."""
    assert [(rule.id, rule.waivable) for rule in facts.RULES] == [
        ("facts-number", True),
        ("facts-omitted", False),
        ("facts-percent", True),
        ("facts-date", True),
        ("facts-year", False),
        ("facts-time", True),
        ("facts-money", True),
        ("facts-phone", True),
    ]


def test_the_number_of_a_refused_link_is_no_figure(make_pair: Callable[..., Pair]) -> None:
    """Another rule tells of the link; what its words count is still compared."""
    pair = make_pair("The [report](1) says so.", "Le [rapport](2) le dit.", "fr")
    assert list(facts.found(pair)) == []
    pair = make_pair("The [500 names](1) are known.", "Les [50 noms](2) sont connus.", "fr")
    assert [found.rule for found in facts.found(pair)] == ["facts-number"]
