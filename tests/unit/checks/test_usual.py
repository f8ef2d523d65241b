"""The quick look at a text's characters says no more than the rules that it stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.checks.writing import script as rules
from publish.checks.writing.digits import foreign
from publish.checks.writing.usual import usual

TAGS = {"Latn": "fr", "Arab": "fa", "Hani": "zh-Hans", "Cyrl": "ru"}
SIGNS = (
    "aZ09 é.,\nشکيكى\u0640٤۵\u066b\u064b\u064e\u0670\u200c\u200d\u200f\u202e\u2066\u2069\u00ad\u0301\u0336"
    "中，５㉚Ⅻ𝟓🏴\U0001f600\ufe0f\ufeff\ufffd\ufffc\ue000\x07५&#x202e;"
)


def told(text: str, script: str) -> list[str]:
    """Return what the rules about characters find in `text`, asked without a look before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "usual", lambda _text, _script: False)
        return [one.rule for one in rules.faults(text, script)] + list(foreign(text, "", TAGS[script]))


@pytest.mark.parametrize("script", TAGS)
def test_no_usual_character_is_found_by_a_rule(script: str) -> None:
    """Of all characters of the first plane, alone or twice between letters (Han in samples)."""
    codes = [code for code in range(0x10000) if not 0x4E00 <= code < 0x9FE0 or code % 41 == 0]
    texts = [f"a{chr(code) * times}b" for code in codes for times in (1, 2)]
    ordinary = [text for text in texts if usual(text, script)]
    assert len(ordinary) > 3000
    assert [text for text in ordinary if told(text, script)] == []


@given(st.text(alphabet=SIGNS, max_size=12), st.sampled_from(sorted(TAGS)))
def test_no_usual_text_is_found_by_a_rule(text: str, script: str) -> None:
    """Whatever stands beside what, a text that is called usual has no fault."""
    if usual(text, script):
        assert told(text, script) == []


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("The prison in Homs – the “old” one – was closed.", "Latn"),
        ("Il reste 1\u202f500 détenus\u00a0: « tous ».", "Latn"),
        ("Тюрьму в Хомсе закрыли («навсегда»).", "Cyrl"),
        ("شيئاً فشيئاً أُغلق السجن عام 2017.", "Arab"),
        ("می‌گوید ۱۶ نفر در ۲۰۱۷٫", "Arab"),
        ("他说：“关闭了。”（2017年）", "Hani"),
    ],
)
def test_honest_texts_are_usual(text: str, script: str) -> None:
    """The quick look is worth taking: what most translations are made of is usual."""
    assert usual(text, script)


@pytest.mark.parametrize(
    "text",
    [
        "من\u064b\u064b\u064b\u064b\u064b",
        "a\u200cb",
        "٤2",
        "2٤",
        "٤\u066b2",
        "&#8238;",
        "a\u202eb",
        "a\u0336",
    ],
)
def test_what_a_rule_may_find_is_not_usual(text: str) -> None:
    """Five marks in a row, a joiner between letters that never join, a number in digits of two writings."""
    assert not usual(text, "Arab")
