"""The words of the page templates, and the file of the package that holds them."""

from __future__ import annotations

from importlib.resources import files

import pytest

from publish.catalogs.extraction import words
from publish.catalogs.site import pages
from publish.catalogs.writer import write
from publish.errors import CatalogError
from publish.releases.environment import template_sources

PAGE = """{# TRANSLATORS: above the telephone number #}
<h2>{{ _("Contact") }}</h2>
<p>{% trans n=count %}{{ n }} statements{% endtrans %}</p>
"""


def messages(templates: dict[str, str]) -> str:
    """Return the words of `templates` as written, without the header."""
    return write(words(templates)).split("\n\n", 1)[1]


def test_the_package_holds_the_words_of_its_templates() -> None:
    """Whoever edits a template runs `make pages`."""
    file = files("publish.catalogs") / "pages.pot"
    assert file.read_text("utf-8") == write(words(template_sources()))


def test_a_run_reads_the_words_from_that_file() -> None:
    """They are what the file holds."""
    assert write(pages()) == write(words(template_sources()))


def test_a_string_has_its_comment_and_its_template() -> None:
    """A named place in it makes it a format."""
    assert messages({"page.html": PAGE}) == (
        "#. above the telephone number\n"
        "#: page.html\n"
        'msgid "Contact"\nmsgstr ""\n'
        "\n"
        "#: page.html\n"
        "#, python-format\n"
        'msgid "%(n)s statements"\nmsgstr ""\n'
    )


def test_a_string_of_two_templates_is_one_message() -> None:
    """The same string says both places and both comments."""
    text = messages(
        {
            "b.html": '{# TRANSLATORS: a button #}\n{{ _("Contact") }}',
            "a.html": '{# TRANSLATORS: a heading #}\n{{ _("Contact") }}',
        }
    )
    assert text == ('#. a heading\n#. a button\n#: a.html\n#: b.html\nmsgid "Contact"\nmsgstr ""\n')


@pytest.mark.parametrize(
    "template", ['{{ ngettext("one", "many", n) }}', '\n{{ pgettext("menu", "Contact") }}']
)
def test_a_string_the_furniture_has_no_room_for_is_refused(template: str) -> None:
    """A plural or a context in a page template is refused rather than left untranslated."""
    with pytest.raises(CatalogError, match="has a plural or a context") as refusal:
        words({"page.html": template})
    assert (refusal.value.path, refusal.value.rule) == ("page.html", "catalog-template")
