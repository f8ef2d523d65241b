"""The templates speak the furniture's language, and take its strings for text."""

from __future__ import annotations

import pytest

from publish import model
from publish.releases import environment
from publish.releases.head import head


def chooser(strings: dict[str, str], language: model.Language) -> str:
    """Return the front page as text, spoken in `strings`."""
    furniture = model.Furniture(strings, model.Publisher("P"))
    values = {"language": language, "alternates": (), "head": head(language, None, (), None)}
    return environment.render("chooser.html", furniture, **values).decode()


def test_every_template_is_given_for_extraction() -> None:
    """The sources hold each template's text under its file name."""
    sources = environment.template_sources()
    assert list(sources) == [
        "404.html",
        "base.html",
        "chooser.html",
        "closing.html",
        "closing.txt",
        "entry.html",
        "headline.txt",
        "index.html",
        "macros.html",
        "mail.html",
        "message.txt",
        "notices.html",
        "page.html",
        "redirect.html",
        "release.txt",
        "review.html",
        "subject.txt",
        "tombstone.html",
        "tombstone.txt",
    ]
    assert '_("Contact")' in sources["closing.html"]


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


def test_the_result_is_composed_and_ends_in_one_newline(
    strings: dict[str, str], release: model.Release
) -> None:
    """Bytes are NFC, whatever a translator's keyboard wrote."""
    strings["Choose a language"] = "e\u0301"
    page = chooser(strings, release.language)
    assert "<h1>\u00e9</h1>" in page
    assert page.endswith("</html>\n")
