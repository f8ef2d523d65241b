"""The templates are at hand, and what is made of them is one text."""

from __future__ import annotations

from publish import model
from publish.releases import environment
from publish.releases.head import head


def chooser(strings: dict[str, str], language: model.Language, publisher: str) -> str:
    """Return the front page as text, spoken in `strings`."""
    furniture = model.Furniture(strings, model.Publisher(publisher))
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
        "desk.html",
        "entry.html",
        "guide.html",
        "headline.txt",
        "index.html",
        "macros.html",
        "mail.html",
        "message.txt",
        "notices.html",
        "page.html",
        "preview.html",
        "redirect.html",
        "release.txt",
        "review.html",
        "subject.txt",
        "tombstone.html",
        "tombstone.txt",
    ]
    assert '_("Contact")' in sources["closing.html"]


def test_the_result_is_composed_and_ends_in_one_newline(
    strings: dict[str, str], release: model.Release
) -> None:
    """Bytes are NFC before and behind the style sheet, whatever a translator's keyboard wrote."""
    strings["Choose a language"] = "e\u0301"
    page = chooser(strings, release.language, "o\u0308")
    assert "<title>\u00f6</title>" in page
    assert "<h1>\u00e9</h1>" in page
    assert page.endswith("</html>\n")


def test_a_packaged_file_is_given_as_it_lies() -> None:
    """Bytes of an asset; its text is the same file."""
    assert environment.packaged("assets/page.css").decode() == environment.asset("page.css")
