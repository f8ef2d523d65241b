"""A file of a parcel lands in the same place on every disk."""

from __future__ import annotations

import tracemalloc

import pytest

from publish.parcels.names import clashes, fault

ABSOLUTE = "its name is absolute: it would be written outside of the folder that it is unpacked in"
OUTSIDE = "its name leads out of the folder that it is unpacked in"
FOREIGN = "its name has other characters than ASCII: publish gives no such name"
UNLIKE = "publish gives no such name: it would not be the same on every disk"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("index.html", ""),
        ("zh-Hans/2017-10-19-doors.zh-Hans.txt", ""),
        ("fonts/naskh_400.0a1b.woff2", ""),
        ("SHA256SUMS.minisig", ""),
        ("/etc/passwd", ABSOLUTE),
        ("\\\\server\\share", ABSOLUTE),
        ("C:evil.html", ABSOLUTE),
        ("../evil.html", OUTSIDE),
        ("ar/../../evil.html", OUTSIDE),
        ("ar\\..\\evil.html", OUTSIDE),
        ("..", OUTSIDE),
        ("ar/صفحة.html", FOREIGN),
        ("ar/\u202elmth.html", FOREIGN),
        ("", UNLIKE),
        ("ar//index.html", UNLIKE),
        ("./index.html", UNLIKE),
        ("ar/", UNLIKE),
        ("ar\\index.html", UNLIKE),
        (".htaccess", UNLIKE),
        ("-rf", UNLIKE),
        ("ar/index.html.", UNLIKE),
        ("ar/index.html:stream", UNLIKE),
        ("ar/index html", UNLIKE),
        ("ar/index.html\n", UNLIKE),
        ("ar/index.html\0.txt", UNLIKE),
        ("con", UNLIKE),
        ("ar/AUX.txt", UNLIKE),
        ("prn.1f.jpg", UNLIKE),
        ("nul/index.html", UNLIKE),
        ("com1", UNLIKE),
        ("LPT9.tar.gz", UNLIKE),
        ("com0", ""),
        ("com10.html", ""),
        ("console.html", ""),
        ("ar/a.con", ""),
        ("ar/..html", UNLIKE),
        ("a" * 241, "its name has more than 240 characters"),
    ],
)
def test_which_names_a_parcel_may_hold(path: str, message: str) -> None:
    """Everything else is refused, and told why."""
    assert fault(path) == message


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["ar/index.html", "ar/index.txt", "en/index.html"], []),
        (["ar/index.html", "ar/INDEX.html"], [("ar/INDEX.html", "ar/index.html")]),
        (["ar/index.html", "AR/other.html"], [("AR/other.html", "ar/index.html")]),
        (["ar", "ar/index.html"], [("ar/index.html", "ar")]),
        (["ar/index.html", "AR"], [("AR", "ar/index.html")]),
        (["ar", "ar-2.html", "ar/index.html"], [("ar/index.html", "ar")]),
        (["ar/a", "en/a", "AR/b", "ar/c"], [("AR/b", "ar/a"), ("ar/c", "AR/b")]),
    ],
)
def test_which_names_take_each_other_s_place(paths: list[str], found: list[tuple[str, str]]) -> None:
    """On a disk that does not tell upper from lower case."""
    assert list(clashes(paths)) == found


def test_a_deep_name_takes_no_more_memory_than_a_long_one() -> None:
    """Else one name of a list would take gigabytes."""
    paths = ["a/" * 60_000 + "a", "a/" * 60_000 + "A"]
    tracemalloc.start()
    try:
        found = list(clashes(paths))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found == [(paths[1], paths[0])]
    assert peak < 10_000_000
