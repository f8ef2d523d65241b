"""What goes along for whoever has never done this: how to translate one statement, and how to send it back.

The words are in `howto/LANG.txt`, English where there is no such file: sections that begin with `[name]`,
paragraphs divided by empty lines, items that begin with `- `. `{...}` is filled in. Which sections a parcel
needs follows from what is in it. Another language is another file with the same sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from publish.model import Language

_ENGLISH = "en"
_SECTION = re.compile(r"^\[([a-z ]+)\]\n", re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")

_STYLE = (
    "body{font:1.05rem/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    "code{background:#eee;color:#000;padding:0 .2em}strong{color:#a00000}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def spoken(language: Language) -> bool:
    """Tell whether the how-to is there in `language`."""
    return _file(language.code) is not None


def paragraphs(language: Language, sections: Sequence[str], values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the paragraphs of `sections` as plain text, with `values` in place of what stands in braces."""
    said = _sections(language.code if spoken(language) else _ENGLISH)
    return tuple(_filled(_there(one, values), values) for name in sections for one in said[name])


def page(language: Language, english: Language, sections: Sequence[str], values: Mapping[str, str]) -> bytes:
    """Return the how-to as a page that needs nothing beside it; the first paragraph is its title.

    `english` is how pages in English speak, for where there is no file for `language`.
    """
    speaks = language if spoken(language) else english
    title, *rest = paragraphs(language, sections, values)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{speaks.tag}" dir="{speaks.direction}">',
        f'<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>",
        f"<body><h1>{_marked(title)}</h1>",
        *map(_block, rest),
        "</body></html>",
    ]
    return "\n".join((*lines, "")).encode()


def _block(text: str) -> str:
    if not text.startswith("- "):
        tag = "strong" if text.startswith("! ") else "span"
        return f"<p><{tag}>{_marked(text.removeprefix('! '))}</{tag}></p>"
    items = (f"<li>{_marked(one.removeprefix('- '))}</li>" for one in text.split("\n"))
    return f"<ul>{''.join(items)}</ul>"


def _marked(text: str) -> str:
    """Return `text` as HTML; what stands between back quotes is read from left to right, in any language."""
    return _CODE.sub(r'<code dir="ltr">\1</code>', escape(text, quote=False))


def _there(text: str, values: Mapping[str, str]) -> str:
    """Return a list without the items about what is not there: whose value is empty."""
    absent = [f"{{{name}}}" for name, value in values.items() if not value]
    if not text.startswith("- "):
        return text
    return "\n".join(line for line in text.split("\n") if not any(one in line for one in absent))


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


@cache
def _sections(code: str) -> Mapping[str, tuple[str, ...]]:
    _, *parts = _SECTION.split(_file(code) or "")
    return {name: tuple(_paragraphs(text)) for name, text in zip(parts[::2], parts[1::2], strict=True)}


def _paragraphs(text: str) -> Iterator[str]:
    for one in filter(None, text.strip().split("\n\n")):
        lines = one.split("\n")
        yield one if lines[0].startswith("- ") else " ".join(lines)


@cache
def _file(code: str) -> str | None:
    file = files("publish.exchange") / "howto" / f"{code}.txt"
    return file.read_text("utf-8") if file.is_file() else None
