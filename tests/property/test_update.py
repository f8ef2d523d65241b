"""Whatever is done to a statement, `update` loses no translation."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import polib
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.config import load
from publish.files import Writer
from publish.press import run

SLUG = "2017-10-19-doors"
CATALOG = f"locale/ar/LC_MESSAGES/{SLUG}.po"
TITLE = "Behind closed doors"
HEAD = f"---\ntitle: {TITLE}\ndate: 2017-10-19\n---\n"
CONFIGURATION = '[publisher]\nname = "Orchard"\n\n[languages.ar]\n'
PROSE = (
    "the visitors counted five hundred closed doors in June and asked the guards for names of those who were "
    "moved to another prison while nobody gave a reason or said when they would be allowed to return"
)

sentences = st.lists(st.sampled_from(PROSE.split()), min_size=1, max_size=14).map(" ".join)
places = st.integers(0, 20)
Edit = Callable[[list[str]], list[str]]


def at(place: int, paragraphs: list[str]) -> int:
    """Return the paragraph that a place means; there is always one."""
    return place % len(paragraphs)


def insert(place: int, text: str, paragraphs: list[str]) -> list[str]:
    """Write a new paragraph."""
    return [*paragraphs[: at(place, paragraphs)], text, *paragraphs[at(place, paragraphs) :]]


def delete(place: int, paragraphs: list[str]) -> list[str]:
    """Take a paragraph out; the last one stays."""
    here = at(place, paragraphs)
    return paragraphs[:here] + paragraphs[here + 1 :] or paragraphs


def reword(place: int, word: int, text: str, paragraphs: list[str]) -> list[str]:
    """Write other words in the place of one."""
    here = at(place, paragraphs)
    words = paragraphs[here].split()
    words[word % len(words)] = text
    return [*paragraphs[:here], " ".join(words), *paragraphs[here + 1 :]]


def split(place: int, word: int, paragraphs: list[str]) -> list[str]:
    """Begin a new paragraph before a word."""
    here = at(place, paragraphs)
    words = paragraphs[here].split()
    cut = word % len(words)
    halves = [" ".join(words[:cut]), " ".join(words[cut:])]
    return [*paragraphs[:here], *filter(None, halves), *paragraphs[here + 1 :]]


def join(place: int, paragraphs: list[str]) -> list[str]:
    """Make one paragraph of two."""
    here = at(place, paragraphs)
    return [*paragraphs[:here], " ".join(paragraphs[here : here + 2]), *paragraphs[here + 2 :]]


def repeat(place: int, to: int, paragraphs: list[str]) -> list[str]:
    """Say a paragraph twice."""
    return insert(to, paragraphs[at(place, paragraphs)], paragraphs)


def turn(place: int, paragraphs: list[str]) -> list[str]:
    """Put the end before the beginning."""
    here = at(place, paragraphs)
    return paragraphs[here:] + paragraphs[:here]


edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda place, text: lambda now: insert(place, text, now), places, sentences),
    st.builds(lambda place: lambda now: delete(place, now), places),
    st.builds(
        lambda place, word, text: lambda now: reword(place, word, text, now), places, places, sentences
    ),
    st.builds(lambda place, word: lambda now: split(place, word, now), places, places),
    st.builds(lambda place: lambda now: join(place, now), places),
    st.builds(lambda place, to: lambda now: repeat(place, to, now), places, places),
    st.builds(lambda place: lambda now: turn(place, now), places),
)
visits = st.lists(st.tuples(st.lists(edits, min_size=1, max_size=4), st.booleans()), min_size=1, max_size=4)


def write(root: Path, paragraphs: list[str]) -> None:
    """Write the statement."""
    (root / f"source/{SLUG}.md").write_text(HEAD + "\n" + "\n\n".join(paragraphs) + "\n", "utf-8")


def read(root: Path) -> polib.POFile:
    """Return the Arabic catalog."""
    return polib.pofile(str(root / CATALOG), wrapwidth=0)


def translate(root: Path, visit: int) -> None:
    """Translate what is empty, each message in words of its own, and leave what is fuzzy for later."""
    catalog = read(root)
    for number, entry in enumerate(catalog):
        if not entry.obsolete and not entry.msgstr:
            entry.msgstr = f"ترجمة {visit} {number}"
    catalog.save()


def finished(catalog: polib.POFile) -> set[tuple[str, str]]:
    """Return the messages whose translation is not fuzzy, obsolete ones too."""
    return {(entry.msgid, entry.msgstr) for entry in catalog if entry.msgstr and "fuzzy" not in entry.flags}


@settings(max_examples=80, deadline=None)
@given(st.lists(sentences, min_size=1, max_size=5), visits)
def test_no_edit_loses_a_translation(
    found_office: Callable[..., None], paragraphs: list[str], visits: list[tuple[list[Edit], bool]]
) -> None:
    """Each old text is still there, live, fuzzy or obsolete; a finished one still beside its own source."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "office"
        found_office(root, {SLUG: HEAD + "\nNothing yet.\n"}, CONFIGURATION)
        project = load(root)
        before = polib.POFile()
        for number, (edits_now, translated) in enumerate([([], True), *visits]):
            for edit in edits_now:
                paragraphs = edit(paragraphs)
            write(root, paragraphs)
            assert run.update(project, Writer(root)) == ()
            after = read(root)
            assert {entry.msgstr for entry in before} <= {entry.msgstr for entry in after} | {""}
            assert finished(before) <= finished(after)
            assert {entry.msgid for entry in after if not entry.obsolete} == {TITLE, *paragraphs}
            again = Writer(root)
            assert run.update(project, again) == ()
            assert tuple(again.written) == ()
            if translated:
                translate(root, number)
            before = read(root)
