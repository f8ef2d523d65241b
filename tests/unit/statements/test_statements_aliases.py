"""At which earlier addresses a page can be left."""

from __future__ import annotations

import pytest

from publish.statements.aliases import fault

FORM = 'expected an earlier name like "2017-10-19-some-words", or a path like "/2017/old.html"'
DEVICE = 'Windows can hold no file or folder named "{}": no page can be left there'
OURS = '"{}" is a folder that publish fills itself: no page can be left there'


@pytest.mark.parametrize(
    "alias",
    [
        "2017-10-19-doors",
        "2017-10-19-two-doors-2",
        "/old.html",
        "/console.html",
        "/com10/nuls.html",
        "/2017/10/Old_Page-2.html",
        "/2017/old-post/",
        "/ar/old.html",
        f"/{'a' * 194}.html",
    ],
)
def test_a_slug_or_a_path_is_an_address(alias: str) -> None:
    """A path is a page, or a folder."""
    assert fault(alias) == ""


@pytest.mark.parametrize(
    ("alias", "wrong"),
    [
        ("old.html", FORM),
        ("old-name", FORM),
        ("2017-10-19", FORM),
        ("2017-10-19-Doors", FORM),
        ("/", FORM),
        ("//old.html", FORM),
        ("//example.org/old.html", FORM),
        ("/../old.html", FORM),
        ("/a/../../old.html", FORM),
        ("/a/./old.html", FORM),
        ("/.old.html", FORM),
        ("/-old.html", FORM),
        ("/a\\old.html", FORM),
        ("/%2e%2e/old.html", FORM),
        ("/old", FORM),
        ("/old.htm", FORM),
        ("/old.html.html", FORM),
        ("/old.html/", FORM),
        ("/v1.2/old.html", FORM),
        ("/old.html?x=1", FORM),
        ("/old.html#x", FORM),
        ("/a b.html", FORM),
        ("/قديم.html", FORM),
        ("/MANIFEST.json", FORM),
        ("https://example.org/old.html", FORM),
        ("/old.html\n", FORM),
        ("/bundles/old.html", OURS.format("/bundles/")),
        ("/Fonts/old.html", OURS.format("/fonts/")),
        ("/images/", OURS.format("/images/")),
        ("/SHA256SUMS/old.html", OURS.format("/sha256sums/")),
        ("/con.html", DEVICE.format("con.html")),
        ("/2017/NUL/old.html", DEVICE.format("nul")),
        ("/aux/", DEVICE.format("aux")),
        ("/ar/prn.html", DEVICE.format("prn.html")),
        ("/com1.html", DEVICE.format("com1.html")),
        ("/old/Lpt9/", DEVICE.format("lpt9")),
        (f"/{'a' * 195}.html", "expected 200 characters at most"),
    ],
)
def test_what_is_no_address_is_told_what_to_be(alias: str, wrong: str) -> None:
    """Nothing that leads out, means another thing on another disk, or is in a folder of ours."""
    assert fault(alias) == wrong
