"""An approval is bound to everything that a reader gets, and to nothing else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from publish.approvals import digest as module
from publish.approvals.digest import DIGEST, digest
from publish.model import Kind, Segment, Target

SEGMENT = Segment("See [it](1).", Kind.PARAGRAPH, 9, targets=(Target(1, "https://example.org/en"),))


def bound(
    segment: Segment = SEGMENT,
    text: str = "انظر [إليه](1).",
    statement: str = "2017-10-19-doors",
    language: str = "ar",
    localized: dict[str, str] | None = None,
) -> str:
    """Return the digest of a segment in a language."""
    return digest(segment, text, statement=statement, language=language, localized=localized or {})


def test_a_digest_is_sha_256_in_hexadecimal() -> None:
    """It is the same on every machine and on every day."""
    assert bound() == "c608859da9f11e73f67ad69a53ce175ce0c3e2685f0838de835c25f1bedcc854"
    assert DIGEST.fullmatch(bound())


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "انظر [إليه](1)!"},
        {"text": "انظر [إليه](1). "},
        {"statement": "2017-10-20-gates"},
        {"language": "fa"},
        {"segment": replace(SEGMENT, text="See [it](1)!")},
        {"segment": replace(SEGMENT, context="title")},
        {"segment": replace(SEGMENT, targets=(Target(1, "https://example.org/other"),))},
        {"segment": replace(SEGMENT, targets=(Target(1, "https://example.org/en", "Title"),))},
        {"segment": replace(SEGMENT, targets=(Target(1, "https://example.org/en", image=True),))},
        {"segment": replace(SEGMENT, targets=())},
        {"localized": {"https://example.org/en": "https://example.org/ar"}},
    ],
)
def test_whatever_a_reader_gets_otherwise_is_another_digest(changed: dict[str, object]) -> None:
    """Text, translation, context, addresses, language and statement all count."""
    assert bound(**changed) != bound()  # type: ignore[arg-type]  # because the table mixes its arguments


@pytest.mark.parametrize("changed", [{"line": 99}, {"note": "for translators"}, {"kind": Kind.QUOTATION}])
def test_what_no_reader_gets_does_not_void_an_approval(changed: dict[str, object]) -> None:
    """A segment that moves, or gets a note, is the same text."""
    assert bound(replace(SEGMENT, **changed)) == bound()


def test_no_letter_can_move_from_one_text_to_the_next() -> None:
    """Where the source ends and the translation begins is beyond doubt."""
    assert bound(replace(SEGMENT, text="a", targets=()), "b c") != bound(
        replace(SEGMENT, text="a b", targets=()), "c"
    )
    one = replace(SEGMENT, text='a", [], "b', targets=())
    assert bound(one, "c") != bound(replace(SEGMENT, text="a", targets=()), 'b", [], "c')


def test_another_version_of_the_rule_voids_every_approval(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was approved under another understanding is not taken over."""
    before = bound()
    monkeypatch.setattr(module, "VERSION", 2)
    assert bound() != before
