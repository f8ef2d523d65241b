"""Hostile translations, in families, and what is made of them.

Every payload stands in for the translation of every segment of one statement, which has a segment of each
kind, with and without links and tags of its own. Each is tried in several shapes: alone, around the source's
own text, and inside the words of its links.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence

import pytest
from msgspec.structs import replace

from publish import model
from publish.releases import environment
from publish.releases.page import page
from publish.releases.text import text
from publish.statements.fill import fill
from publish.statements.inline import Renderer
from publish.statements.parse import statement

SOURCE = """\
---
title: Behind closed doors
date: 2017-10-19
place: Berlin
summary: What the visitors saw.
---

Nobody passed the gates.

On 16 October they wrote to [the council](https://example.org/council "The council"), to
<https://example.org/office> and to <desk@example.org>.[^1] The <b>second</b> letter, with
`form 7` and ![a seal](/seal.png), is [here](/letter).

## What they *ask*

- A visit within 30 days.
- The names of [all](https://example.org/names).

    A nested paragraph.

> The guards gave no reason, said <abbr>ICRC</abbr>.

| Town | Doors |
| --- | ---: |
| Berlin | [500](https://example.org/500) |

Term
:   What it means.[^1]

!!! note "Mind"
    The second line\x20\x20
    and a [link](https://example.org/mind).

[^1]: A list was [handed](https://example.org/list) over.
"""

FAMILIES: Mapping[str, Sequence[str]] = {
    "script": (
        "<script>alert(1)</script>",
        "<ScRiPt src=//evil.example/x.js></sCrIpT>",
        "<script\n>alert(1)</script\n>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;alert(1)&#60;/script&#62;",
        "&amp;lt;script&amp;gt;",
        "\\<script>alert(1)\\</script>",
        "`<script>alert(1)</script>`",
        "</title><script>alert(1)</script>",
        "</style></head><body><script>alert(1)</script>",
    ),
    "handlers": (
        "<img src=x onerror=alert(1)>",
        "<b onmouseover=alert(1)>words</b>",
        "<b\nonclick='alert(1)'>words</b>",
        '<abbr title="" onfocus="alert(1)" tabindex=0 autofocus>words</abbr>',
        '" onmouseover="alert(1)',
        "' onmouseover='alert(1)' x='",
        "<x@y.example onmouseover=alert(1)>",
        "<desk@example.org\tonmouseover=alert(1)>",
    ),
    "schemes": (
        "[words](javascript:alert(1))",
        "[words](JaVaScRiPt:alert(1))",
        "[words](java\tscript:alert(1))",
        "[words](&#106;avascript&#58;alert(1))",
        "[words](javascript&colon;alert(1))",
        "[words](data:text/html;base64,PHNjcmlwdD4=)",
        "[words](vbscript:msgbox(1))",
        "[words](<javascript:alert(1)>)",
        "[words](1 'x' javascript:alert(1))",
        "[words](//evil.example/)",
        "<javascript://%0aalert(1)>",
        "<data://text/html,x>",
        '<a href="javascript:alert(1)">words</a>',
        "[words](https://evil.example/)",
        "<https://evil.example/>",
        "<me@evil.example>",
    ),
    "swallowing": (
        "<div>",
        "</main></body></html>",
        "<textarea>",
        "<plaintext>",
        "<title>",
        "<style>*{display:none}</style>",
        "<!--",
        "<!-- a comment -->",
        "--><img src=x>",
        "<!doctype x>",
        "<![CDATA[ words ]]>",
        "<?php echo 1 ?>",
        "<?",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<template><b>words</b></template>",
        "<select><option>",
        "<table><tr><td>",
        "<iframe srcdoc='<script>alert(1)</script>'>",
        "<form action=//evil.example><button>",
        "<b>",
        "</b>",
        "<b><i></b></i>",
    ),
    "mutation": (
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=x&gt;'>",
        "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        '<b title="`><img src=x onerror=alert(1)>">words</b>',
        "<b title='&quot;&gt;&lt;img src=x&gt;'>words</b>",
        "<<b>script>alert(1)<</b>/script>",
        "<b/><script/x>alert(1)</script>",
    ),
    "braces": (
        "words {: onclick=alert(1) }",
        "words{: #main .x style=display:none }",
        "[words](1){: onclick=alert(1) }",
        "{{ 7 * 7 }} {{ config }} {% include '/etc/passwd' %}",
        "{{ ''.__class__.__mro__ }}",
        "${7*7} #{7*7} <%= 7*7 %>",
        "%(name)s %s %n %(__class__)s {0.__class__}",
    ),
    "references": (
        "[1]: https://evil.example/",
        "[council]: https://evil.example/\n\n[words][council]",
        "[^1]: Another note.",
        "[^1]: Another note.\n    With a second line.",
        "words[^1][^1][^1]",
        "words[^evil]",
        "[words][1] [words][] [words]",
        "[words](1) [words](1) [words](1)",
        "[words](2)(3) [words](0) [words](-1) [words](99999)",
        "![words](1) [words](3)",
        "[[words](1)](2)",
        "![alt [words](1)](3)",
        "*[HRC]: Human Rights Council\n\nHRC",
    ),
    "tokens": (
        "\x02wzxhzdk:0\x03",
        "\x02wzxhzdk:0\x03 \x02wzxhzdk:1\x03",
        "\x02klzzwxh:0000\x03 \x02klzzwxh:0001\x03",
        "&#2;wzxhzdk:0&#3;",
        "&#x02;klzzwxh:0001&#x03;",
        "\x02amp\x03lt;script\x02amp\x03gt;",
        "\x0260\x03script\x0262\x03",
        "\x02qq3936677670287331zz\x03 \x02zz1337820767766393qq\x03",
        "\x0e0\x0f \x0e1\x0f",
        "\ue000\ue001 klzzwxh:0000 wzxhzdk:0",
        "&#" + "9" * 5000 + ";",
        "&#1114112; &#xD800; &#0; &#x110000;",
    ),
    "trackers": (
        "![](https://evil.example/pixel.gif)",
        "![words](//evil.example/pixel.gif)",
        "<img src=https://evil.example/pixel.gif>",
        "<link rel=stylesheet href=//evil.example/x.css>",
        "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
        "<base href=https://evil.example/>",
        "<object data=//evil.example/x></object>",
        "<video src=//evil.example/x></video>",
        "<b style='background:url(//evil.example/x)'>words</b>",
        "<a ping=https://evil.example/ href=/letter>words</a>",
    ),
    "invisible": (
        "\u202eevil\u202c",
        "\u202devil",
        "\u2066\u2067\u2068",
        "\u2069\u2069\u2069",
        "a\u200bb\u2060c\ufeffd\u00ade",
        "\U000e0041\U000e0042",
        "\u0378\uffff\ufffe",
        "a" + "\u0315\u0300\u05ae\u0301" * 5,
        "a" + "\u0315\u0300" * 20,
        "\u3164\u115f\u1160\u2800",
    ),
    "lines": (
        "words\n\n# Heading\n\n- item",
        "words\r\nBcc: all@evil.example\r\n\r\n<b>words</b>",
        "words\u2028Subject: words\u2029words\x0bwords\x0cwords\x85words",
        "# words",
        "    words",
        "> words\n> words",
        "1. words\n2. words",
        "| a | b |\n| - | - |",
        "***\n---\n===",
        "```\nwords\n```",
        "words  \nwords\\\nwords",
        "!!! note\n    words",
    ),
    "tangles": (
        "*a **b* c**",
        "a *_**b*c* 45",
        "*45**46*47*48**49",
        "**" * 60 + "45",
        "[" * 150,
        "[words](" * 150,
        "`" * 150,
        "<a " * 150,
        "[" * 300,
        "*a " * 400,
        "\\" * 400,
    ),
}
PAYLOADS = [
    pytest.param(payload, id=f"{family}-{number}")
    for family, payloads in FAMILIES.items()
    for number, payload in enumerate(payloads)
]
SHAPES: Mapping[str, Callable[[str, str], str]] = {
    "alone": lambda payload, _: payload,
    "before": lambda payload, own: f"{payload} {own}",
    "behind": lambda payload, own: f"{own} {payload}",
    "within": lambda payload, own: re.sub(r"\[(?!\^)", lambda _: f"[{payload} ", own),
}

Make = Callable[..., model.Release]
_LANGUAGES = {
    "fr": model.Language("fr", "fr", "français", "French", "ltr", "nplurals=2; plural=(n > 1);"),
    "ar": model.Language("ar", "ar", "العربية", "Arabic", "rtl", "nplurals=1; plural=0;"),
}
_ENGLISH = model.Language("en", "en", "English", "English", "ltr", "nplurals=2; plural=(n != 1);")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a `payload` with each of them."""
    if "payload" in metafunc.fixturenames:
        metafunc.parametrize("payload", PAYLOADS)


@pytest.fixture(scope="session")
def fragments() -> tuple[str, ...]:
    """Give pieces that hostile texts can be put together from."""
    short = (one for payloads in FAMILIES.values() for one in payloads if len(one) < 100)
    return (
        *short,
        "words",
        "45",
        " ",
        "\n",
        "[",
        "](1)",
        "](",
        "*",
        "**",
        "_",
        "`",
        "<",
        ">",
        "&",
        "\\",
        '"',
    )


@pytest.fixture(scope="session")
def original() -> model.Statement:
    """Give the statement whose translations are hostile, its picture placed."""
    made = statement(SOURCE, "source/2017-10-19-doors.md")
    return replace(made, segments=tuple(_with_seal(segment) for segment in made.segments))


def _with_seal(segment: model.Segment) -> model.Segment:
    seal = model.Placed("/seal.png", "../images/seal.0123456789ab.png", 40, 30)
    targets = (replace(one, pictures=(seal,)) if one.image else one for one in segment.targets)
    return replace(segment, targets=tuple(targets))


@pytest.fixture(scope="session")
def own(original: model.Statement) -> tuple[str, ...]:
    """Give the source's own texts, by segment."""
    return tuple(segment.text for segment in original.segments)


@pytest.fixture(scope="session")
def shapes() -> Mapping[str, Callable[[str, str], str]]:
    """Give the ways in which a payload stands in a translation, by name."""
    return SHAPES


@pytest.fixture(scope="session")
def pieces(original: model.Statement) -> Callable[[Sequence[str]], list[model.Piece]]:
    """Return a function from texts, one for each segment, to pieces; one renderer makes all of them."""

    def rendered(texts: Sequence[str]) -> list[model.Piece]:
        renderer = Renderer()
        return [renderer.render(*both) for both in zip(original.segments, texts, strict=True)]

    return rendered


@pytest.fixture(scope="session")
def furniture() -> model.Furniture:
    """Give page furniture whose every word is its own translation."""
    found: set[str] = set()
    for source in environment.template_sources().values():
        found.update(re.findall(r'_\("([^"]+)"', source))
    return model.Furniture({one: one for one in found}, model.Publisher("Orchard Press"))


@pytest.fixture(scope="session")
def release(original: model.Statement, furniture: model.Furniture) -> Make:
    """Return a function from pieces and a language's code to the release made of them."""

    def made(pieces: Sequence[model.Piece], code: str) -> model.Release:
        kinds = {segment.kind: piece for segment, piece in zip(original.segments, pieces, strict=True)}
        language = _LANGUAGES[code]
        return model.Release(
            slug=original.slug,
            metadata=original.metadata,
            language=language,
            source_language=_ENGLISH,
            title=kinds[model.Kind.TITLE],
            summary=kinds[model.Kind.SUMMARY],
            place=kinds[model.Kind.PLACE],
            body=fill(original.skeleton, pieces),
            date_text=dt.date(2017, 10, 19).isoformat(),
            furniture=furniture,
            alternates=tuple(
                model.Alternate(one, f"../{one.tag}/{original.slug}.html") for one in (_ENGLISH, language)
            ),
        )

    return made


@pytest.fixture(scope="session")
def published(
    pieces: Callable[[Sequence[str]], list[model.Piece]], release: Make
) -> Callable[[Sequence[str], str], tuple[model.Release, str, str]]:
    """Return a function from texts and a language's code to a release, its page and its plain text."""

    def made(texts: Sequence[str], code: str) -> tuple[model.Release, str, str]:
        one = release(pieces(texts), code)
        return one, page(one).decode(), text(one).decode()

    return made
