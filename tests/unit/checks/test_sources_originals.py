"""Original words must name a language of the workspace, once for each piece."""

from __future__ import annotations

import pytest

from publish.checks.sources.originals import findings
from publish.statements.parse import statement

HEAD = "---\ntitle: T\ndate: 2024-03-05\n---\n\n"


@pytest.mark.parametrize(
    ("comments", "rules"),
    [
        (("ar: ا",), []),
        (("zh-Hans: 我",), []),
        (("ar: ا", "ar: ا"), []),
        (("ar: ا", "ar: ب"), ["original-twice"]),
        (("fa: ا",), ["original-language"]),
        ((": ا",), ["original-language"]),
    ],
)
def test_what_is_found_in_original_words(comments: tuple[str, ...], rules: list[str]) -> None:
    """A language that is not here, and two texts in one language, are told."""
    body = "\n".join(f"<!-- ORIGINAL {one} -->" for one in comments)
    found = statement(f"{HEAD}{body}\nWe waited.\n", "source/2024-03-05-two-prisons.md")
    assert [one.rule for one in findings(found, ["ar", "zh_Hans"])] == rules
