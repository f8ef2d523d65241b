"""The templates, and how they speak a reader's language.

1. Every word of a template goes through `_("...", name=value)`: whole sentences with named
   placeholders, looked up in `furniture.strings`. There is no fallback to the original: a
   language whose furniture is incomplete is not released, so a missing string is a defect.
2. A translation of the furniture is text, never markup. Jinja2's own new-style gettext marks
   it safe, and fails on a lone `%`; ours escapes it, and fills the named placeholders alone.
3. A translation has exactly the placeholders of its original: whoever makes a `Furniture` takes no other.
4. Names ending in `.html` are escaped automatically, `.txt` are not; an unknown variable is an
   error. The templates are compiled once for each process.
5. What is written is NFC. A stroke through the character before it (U+0338) would make one sign of itself and
   the `>` of a tag, and a page of no tag at all: behind one it is written as a reference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context, select_autoescape
from jinja2.runtime import Context
from markupsafe import Markup, escape

from publish import model
from publish.releases import bidi, foreign, runs

_VOID = re.compile(r"<((?:br|hr|img|wbr)\b[^<>]*?) */>")
_TABLE = re.compile(r"(<table>.*?</table>)", re.DOTALL)
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_STRUCK = re.compile("(?<=>)[^\x00-\x7f]*\u0338")


def render(name: str, furniture: model.Furniture, **values: object) -> bytes:
    """Return the template `name` filled with `values`: UTF-8, NFC, ending in one newline."""
    text = _environment().get_template(name).render(furniture=furniture, **values)
    if name.endswith(".html"):
        text = _STRUCK.sub(lambda match: match[0].replace("\u0338", "&#824;"), text)
    return unicodedata.normalize("NFC", text.strip() + "\n").encode()


def template_sources() -> Mapping[str, str]:
    """Return each template's file name and text, in order: what the furniture is extracted from."""
    folder = resources.files("publish") / "templates"
    return {
        entry.name: entry.read_text("utf-8")
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith((".html", ".txt"))
    }


@cache
def asset(name: str) -> str:
    """Return the text of a file in `assets/`."""
    return (resources.files("publish") / "assets" / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("publish", "templates"),
        autoescape=select_autoescape(enabled_extensions=("html",), default=False),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # New style: `{% trans %}` hands the values to `gettext` instead of marking its result safe.
    environment.extend(newstyle_gettext=True)
    environment.globals["gettext"] = _gettext
    environment.filters |= {"markup": _markup, "runs": runs.split, "scrolling": _scrolling}
    return environment


def _markup(html: str, language: model.Language) -> Markup:
    """Return a body's or a piece's safe HTML as such, with what would be read out of order isolated.

    The skeleton is XHTML, as Python-Markdown writes it; in a page, which is HTML, no tag ends in a slash.
    """
    html = _VOID.sub(r"<\1>", str(html))
    runs_apart = bidi.isolate_html(html) if language.direction == "rtl" else html
    return Markup(foreign.isolate(runs_apart, language.direction))  # noqa: S704 because what renders escapes, and each body passed the guard


def _scrolling(html: Markup) -> Markup:
    """Return a body's HTML with each table in a box that scrolls, and that a keyboard can reach to do it."""
    return Markup(_TABLE.sub(r'<div class="scroll" tabindex="0">\n\1\n</div>', str(html)))  # noqa: S704 because it was safe


@pass_context
def _gettext(context: Context, message: str, /, **values: object) -> str:
    """Return `message` in the language of the context's `furniture`, its placeholders filled."""
    translated = context["furniture"].strings[message]
    if context.eval_ctx.autoescape:
        return Markup(_fill(escape(translated), {name: escape(value) for name, value in values.items()}))  # noqa: S704 because every part is escaped here
    return _fill(translated, {name: str(value) for name, value in values.items()})


def _fill(text: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: values[match[1]], text)
