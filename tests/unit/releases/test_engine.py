"""The templates speak the furniture's language, and take its strings for text."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from publish import model
from publish.releases import engine
from publish.releases.head import head


def chooser(strings: dict[str, str], language: model.Language) -> str:
    """Return the front page as text, spoken in `strings`."""
    furniture = model.Furniture(strings, model.Publisher("P"))
    values = {"language": language, "alternates": (), "head": head(language, None, (), None)}
    return engine.fill("chooser.html", furniture, values)


def test_a_string_comes_in_the_furnitures_language(strings: dict[str, str], release: model.Release) -> None:
    """The msgid is looked up, and its translation shown."""
    strings["Choose a language"] = "اختر اللغة"
    assert "<h1>اختر اللغة</h1>" in chooser(strings, release.language)


def test_a_missing_string_is_a_defect(strings: dict[str, str], release: model.Release) -> None:
    """There is no silent fallback to the original."""
    del strings["Choose a language"]
    with pytest.raises(KeyError, match="Choose a language"):
        chooser(strings, release.language)


def test_a_translation_of_the_furniture_is_text(strings: dict[str, str], release: model.Release) -> None:
    """Markup in it is shown, not obeyed, and a lone percent sign is nothing special."""
    strings["Choose a language"] = "<script>100 % {{ 7 * 7 }}</script>"
    assert "<h1>&lt;script&gt;100 % {{ 7 * 7 }}&lt;/script&gt;</h1>" in chooser(strings, release.language)


def closing(furniture: model.Furniture, language: model.Language) -> str:
    """Return what stands below every release in `language`, as the pages ask for it."""
    return str(engine.closing(furniture, language))


def test_what_stands_below_every_release_is_filled_once(
    furniture: model.Furniture, release: model.Release
) -> None:
    """For equal words the same, wherever they come from."""
    again = replace(furniture, strings=dict(furniture.strings))
    assert engine.closing(again, release.language) is engine.closing(furniture, release.language)


@pytest.mark.parametrize("message", ["About %(publisher)s", "Contact"])
def test_another_word_is_filled_anew(
    strings: dict[str, str], furniture: model.Furniture, release: model.Release, message: str
) -> None:
    """Every string that the template asks for counts."""
    before = closing(furniture, release.language)
    other = replace(furniture, strings={**strings, message: "كلمة أخرى"})
    assert "كلمة أخرى" not in before
    assert "<h2>كلمة أخرى</h2>" in closing(other, release.language)


def test_another_publisher_or_language_is_filled_anew(
    furniture: model.Furniture, release: model.Release
) -> None:
    """The lines are the publisher's, and turned as the language is read."""
    other = replace(furniture, publisher=model.Publisher("P", contact=("Desk, حمص",)))
    assert '<p><bdi dir="ltr">Desk</bdi>, حمص</p>' in closing(other, release.language)
    assert '<p>Desk, <bdi dir="rtl">حمص</bdi></p>' in closing(other, release.source_language)
    assert "Desk" not in closing(furniture, release.language)
