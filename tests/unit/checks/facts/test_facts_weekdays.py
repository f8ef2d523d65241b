"""A translation names no other day of the week than its source."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publish.checks import facts
from publish.checks.rule import Pair

OTHER_DAYS = [
    ("ar", "On Monday, 16 October, it began.", "بدأ يوم الثلاثاء 16 تشرين الأول/أكتوبر."),
    ("ar", "On Monday it began.", "بدأ يوم الأحد."),
    ("fa", "On Monday it began.", "روز سه شنبه آغاز شد."),
    ("fr", "On Monday it began.", "Cela a commencé mardi."),
    ("es", "On Monday it began.", "Empezó el domingo."),
    ("ru", "On Monday it began.", "Это началось в среду."),
    ("tr", "On Monday it began.", "Pazar günü başladı."),
    ("zh_Hans", "On Monday it began.", "周二开始。"),
    ("de", "On Monday it began.", "Es begann am Dienstag."),
    ("pt", "On Monday it began.", "Começou na terça-feira."),
    ("hi", "On Monday it began.", "मंगलवार को शुरू हुआ।"),
]
THE_SAME = [
    ("ar", "On Monday, 16 October, it began.", "بدأ يوم الاثنين 16 تشرين الأول/أكتوبر."),
    ("fa", "On Tuesday it began.", "سه‌شنبه آغاز شد."),
    ("fa", "On Tuesday it began.", "سه شنبه آغاز شد."),
    ("de", "On Monday evening it began.", "Es begann am Montagabend."),
    ("de", "It is open on Fridays.", "Es ist freitags offen."),
    ("ru", "By Friday it was over.", "К пятнице всё кончилось."),
]
NO_DAYS = [
    ("ar", "On Monday one of the two left.", "يوم الاثنين غادر أحد الاثنين، وبقي الأحد الآخر."),
    ("tr", "On Monday the market closed.", "Pazartesi günü pazar kapandı."),
    (
        "ru",
        "On Monday the environment was discussed.",
        "В понедельник обсуждали, что такое окружающая среда.",
    ),
    ("zh_Hans", "On Monday, as once a week, it began.", "周一开始，每周一次。"),
    ("es", "On Monday Domingo Pérez spoke.", "El lunes habló Domingo Pérez."),
    ("fr", "He came on Monday.", "Il est venu."),
    ("fr", "He came.", "Il est venu lundi."),
]


def _told(pair: Pair) -> list[str]:
    return [found.rule for found in facts.found(pair)]


@pytest.mark.parametrize(("code", "source", "translation"), OTHER_DAYS)
def test_another_day_is_told(
    code: str, source: str, translation: str, make_pair: Callable[..., Pair]
) -> None:
    """Monday is not Tuesday, in any language whose days CLDR names."""
    assert _told(make_pair(source, translation, code)) == ["facts-date"]


@pytest.mark.parametrize(("code", "source", "translation"), THE_SAME)
def test_the_same_day_is_found_in_all_its_forms(
    code: str, source: str, translation: str, make_pair: Callable[..., Pair]
) -> None:
    """Days are declined, joined to the hour, and written with or without a space."""
    assert _told(make_pair(source, translation, code)) == []


@pytest.mark.parametrize(("code", "source", "translation"), NO_DAYS)
def test_a_word_that_may_be_another_is_no_day(
    code: str, source: str, translation: str, make_pair: Callable[..., Pair]
) -> None:
    """Markets, the environment and persons are called like days; a day left out or added is not told."""
    assert _told(make_pair(source, translation, code)) == []


def test_a_night_belongs_to_two_days(make_pair: Callable[..., Pair]) -> None:
    """Saturday night is the night of Sunday in Arabic."""
    assert _told(make_pair("On Saturday night it began.", "بدأ ليلة يوم الأحد.", "ar")) == []
    assert _told(make_pair("On Saturday it began.", "بدأ يوم الأحد.", "ar")) == ["facts-date"]
