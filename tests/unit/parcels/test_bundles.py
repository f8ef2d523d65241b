"""A bundle has everything of its language, and what its pages need."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from publish.parcels.bundles import bundle_name, languages, of_language, shared_files
from publish.parcels.manifest import Listed, Manifest


def test_which_files_of_no_language_a_language_s_pages_name(
    manifest: Manifest, contents: Mapping[str, bytes]
) -> None:
    """Pictures and fonts, by the address in the page."""
    assert shared_files(manifest, contents.__getitem__) == {
        "ar": {"images/a.1f.jpg"},
        "en": {"fonts/b.2f.woff2"},
    }


@pytest.mark.parametrize(
    ("tag", "paths"),
    [
        ("ar", ["ar/2017-10-19-doors.html", "ar/index.html", "images/a.1f.jpg"]),
        ("en", ["en/2017-10-19-doors.html", "en/index.html", "fonts/OFL.txt", "fonts/b.2f.woff2"]),
    ],
)
def test_the_part_of_a_language(
    tag: str, paths: list[str], manifest: Manifest, contents: Mapping[str, bytes]
) -> None:
    """Its own files, what they show, and the licence of their fonts; and its own releases alone."""
    part = of_language(manifest, tag, shared_files(manifest, contents.__getitem__))
    assert sorted(part.files) == paths
    assert list(part.releases) == [("2017-10-19-doors", tag)]


def test_what_bundles_are_called(manifest: Manifest) -> None:
    """What leaves its folder bears its language in its name."""
    assert languages(manifest) == ("ar", "en")
    assert languages(replace(manifest, files={"index.html": Listed("0" * 64, 1)})) == ()
    assert (bundle_name("zh-Hans"), bundle_name(None)) == ("releases.zh-Hans.zip", "releases.zip")
