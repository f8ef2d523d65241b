"""What our entries do beside polib's."""

from __future__ import annotations

import polib
import pytest

from publish.catalogs.entries import clone, excerpt


def test_a_clone_shares_nothing() -> None:
    """A change of the copy's lists and forms leaves the original as it was."""
    entry = polib.POEntry(flags=["fuzzy"], occurrences=[("a.md", "1")], msgstr_plural={0: "a"})
    twin = clone(entry)
    twin.flags.append("no-wrap")
    twin.occurrences.append(("b.md", "2"))
    twin.msgstr_plural[0] = "b"
    assert (entry.flags, entry.occurrences, entry.msgstr_plural) == (["fuzzy"], [("a.md", "1")], {0: "a"})


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("a", "“a”"), ("a\n  b", "“a b”"), ("x" * 60, f"“{'x' * 60}”"), ("x" * 61, f"“{'x' * 59}…”")],
)
def test_an_excerpt_is_one_short_line(text: str, quoted: str) -> None:
    """A text is quoted on one line, cut at 60 characters."""
    assert str(excerpt(text)) == quoted
