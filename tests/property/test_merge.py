"""No edit of a source loses a translation, and merging twice is merging once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from publish.catalogs.entries import CatalogFile
from publish.catalogs.merge import merge, same
from publish.catalogs.reader import read
from publish.catalogs.writer import write
from publish.model import Language

FRENCH = Language("fr", "fr", "français", "French", "ltr", "nplurals=2; plural=(n > 1);")
WORDS = st.sampled_from(
    ["the", "prison", "was", "stormed", "on", "Monday", "by", "500", "men", "not", "again"]
)
PARAGRAPH = st.lists(WORDS, min_size=4, max_size=12).map(" ".join)
STATEMENT = st.lists(PARAGRAPH, min_size=1, max_size=6, unique=True)


def written(paragraphs: list[str]) -> CatalogFile:
    """Return a template of `paragraphs`."""
    po = CatalogFile()
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    blocks = "".join(f'\nmsgid "{text}"\nmsgstr ""\n' for text in dict.fromkeys(paragraphs))
    return read((write(po) + blocks).encode(), "x.pot")


@st.composite
def edits(draw: st.DrawFn, paragraphs: list[str]) -> list[str]:
    """Draw what an author makes of `paragraphs`: reordered, edited, deleted, split, joined, added."""
    changed: list[str] = []
    for text in draw(st.permutations(paragraphs)):
        words = text.split()
        cut = draw(st.integers(1, max(1, len(words) - 1)))
        kind = draw(st.sampled_from(["keep", "keep", "edit", "delete", "split", "join"]))
        first, second = " ".join(words[:cut]), " ".join(words[cut:])
        changed += {
            "keep": [text],
            "edit": [f"{first} {draw(WORDS)} {second}".strip()],
            "delete": [],
            "split": [part for part in (first, second) if part],
            "join": [f"{text} {changed.pop() if changed else ''}".strip()],
        }[kind]
    return [*changed, draw(PARAGRAPH)]


@st.composite
def histories(draw: st.DrawFn) -> list[list[str]]:
    """Draw the versions of a statement, each an edit of the one before."""
    versions = [draw(STATEMENT)]
    for _ in range(draw(st.integers(1, 3))):
        versions.append(draw(edits(versions[-1])))
    return versions


def translate(po: CatalogFile, version: int) -> None:
    """Translate what has no translation, each message with a text of its own."""
    for number, entry in enumerate(po):
        if not entry.msgstr:
            entry.msgstr = f"traduction {version}.{number}"


def merged(po: CatalogFile, paragraphs: list[str]) -> CatalogFile:
    """Return `po`, brought up to date with `paragraphs`, as it is read from disk."""
    new = merge(catalog=po, template=written(paragraphs), language=FRENCH, path="fr.po")
    return read(write(new).encode(), "fr.po")


@settings(deadline=None)  # a shared machine may be slow
@given(histories())
def test_no_translation_is_lost(versions: list[list[str]]) -> None:
    """After any edits, every translation ever made is live, fuzzy or obsolete."""
    po = merged(written(versions[0]), versions[0])
    for number, version in enumerate(versions[1:]):
        translate(po, number)
        before = {entry.msgstr for entry in po}
        po = merged(po, version)
        assert before <= {entry.msgstr for entry in po}


@settings(deadline=None)  # a shared machine may be slow
@given(histories())
def test_the_messages_are_those_of_the_template(versions: list[list[str]]) -> None:
    """After any edits, the live messages are the template's, in its order."""
    po = merged(written(versions[0]), versions[0])
    for number, version in enumerate(versions[1:]):
        translate(po, number)
        po = merged(po, version)
        assert [entry.msgid for entry in po if not entry.obsolete] == list(dict.fromkeys(version))


@settings(deadline=None)  # a shared machine may be slow
@given(histories())
def test_only_what_is_the_same_is_published(versions: list[list[str]]) -> None:
    """A translation that is not fuzzy is the one that its own text had before."""
    po = merged(written(versions[0]), versions[0])
    made: dict[str, str] = {}
    for number, version in enumerate(versions[1:]):
        translate(po, number)
        made |= {entry.msgid: entry.msgstr for entry in po if not entry.fuzzy}
        po = merged(po, version)
        live = [entry for entry in po if not entry.obsolete and not entry.fuzzy and entry.msgstr]
        assert all(entry.msgstr == made[entry.msgid] for entry in live)


@settings(deadline=None)  # a shared machine may be slow
@given(histories())
def test_merging_twice_is_merging_once(versions: list[list[str]]) -> None:
    """A second merge with the same template changes no byte, and `same` knows it."""
    po = merged(written(versions[0]), versions[0])
    for number, version in enumerate(versions[1:]):
        translate(po, number)
        po = merged(po, version)
        again = merged(po, version)
        assert same(po, again)
        assert write(again) == write(po)
