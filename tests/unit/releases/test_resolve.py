"""A relative address leads where the standard library says it does."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.releases.resolve import resolve

PAGE = "https://press.example/site/ar/2017-10-19-doors.html"


@pytest.mark.parametrize(
    ("base", "href", "expected"),
    [
        (PAGE, "../en/a.html", "https://press.example/site/en/a.html"),
        (PAGE, "index-2.html", "https://press.example/site/ar/index-2.html"),
        (PAGE, "topic-سجون.html", "https://press.example/site/ar/topic-سجون.html"),
        (PAGE, "#note", f"{PAGE}#note"),
        (PAGE, "../../up.html", "https://press.example/up.html"),
        (PAGE, "//other.example/a", "https://other.example/a"),
        (PAGE, "mailto:a@b.example", "mailto:a@b.example"),
        (PAGE, "", PAGE),
        ("https://press.example/index.html", "../a.html", "https://press.example/a.html"),
        ("https://press.example/a/../b/c.html", "d.html", "https://press.example/b/d.html"),
    ],
)
def test_an_address_is_made_whole(base: str, href: str, expected: str) -> None:
    """Beside the page, above it, elsewhere; never above the uppermost folder."""
    assert resolve(base, href) == expected


_BASES = st.builds(
    "{}{}".format,
    st.sampled_from(
        ["https://a.example", "http://a:8000", "https://[::1]", "file://", "", "https://a.example?q"]
    ),
    st.lists(
        st.sampled_from(["/", "/ar", "/a.html", "/..", "/.", "//b", "/a;b", "?q=/x", "#f/g", "/%2e%2e"])
    ).map("".join),
)
_HREFS = st.lists(
    st.sampled_from(
        ["../", "./", "/", "a", "en", ".", "..", "-b", "_", "1", "?q", "#f", ":", ";p", "é", "%2e", "\n", " "]
    ),
    max_size=6,
).map("".join)


@given(_BASES, _HREFS)
def test_the_short_way_leads_to_the_same_place(base: str, href: str) -> None:
    """Whatever the two hold, `urljoin` says the same, or fails as well."""
    try:
        expected = urljoin(base, href)
    except ValueError:
        with pytest.raises(ValueError, match=r"Invalid|netloc"):
            resolve(base, href)
    else:
        assert resolve(base, href) == expected
