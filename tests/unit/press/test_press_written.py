"""What a run writes into `locale/`, and what of it the disk has before the run goes on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from publish.files import Writer
from publish.press.shelf import Held
from publish.press.written import write_catalogs

CATALOG, TEMPLATE = "locale/ar/LC_MESSAGES/site.po", "locale/templates/site.pot"


@pytest.mark.parametrize(
    ("path", "before", "durable"),
    [
        (CATALOG, {CATALOG: b"old"}, True),
        (CATALOG, {CATALOG: None}, False),
        (CATALOG, None, True),
        (TEMPLATE, {TEMPLATE: b"old"}, False),
    ],
)
def test_what_people_made_is_not_written_over_before_the_disk_has_the_new(
    path: str,
    before: Mapping[str, Held] | None,
    durable: bool,  # noqa: FBT001  because pytest passes it by name
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """That is catalogs that were there, or may have been; where none was, nobody's work can get lost."""
    asked: list[object] = []
    monkeypatch.setattr(Writer, "write", lambda *_, **options: asked.append(options["durable"]))
    write_catalogs(Writer(tmp_path), [(path, b"new")], before)
    assert asked == [durable]
