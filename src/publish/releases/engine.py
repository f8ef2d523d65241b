"""Jinja2 as our templates use it, and how they speak a reader's language.

1. Every word of a template goes through `_("...", name=value)`: whole sentences with named
   placeholders, looked up in `furniture.strings`. There is no fallback to the original: a
   language whose furniture is incomplete is not released, so a missing string is a defect.
2. A translation of the furniture is text, never markup. Jinja2's own new-style gettext marks
   it safe, and fails on a lone `%`; ours escapes it, and fills the named placeholders alone.
3. A translation has exactly the placeholders of its original: whoever makes a `Furniture` takes no other.
4. Names ending in `.html` are escaped automatically, `.txt` are not; an unknown variable is an error.
5. What stands below every release of a language (`closing.html`) is filled once for all of them.
6. Compiling takes longer than filling, so what came of it is kept (`releases/memory.py`), by the digest of
   the template: Python's own bytecode, as beside every module. What was damaged there counts for nothing.
"""

from __future__ import annotations

import hashlib
import marshal
import re
from collections.abc import Mapping
from functools import cache, lru_cache

from jinja2 import (
    BytecodeCache,
    Environment,
    PackageLoader,
    StrictUndefined,
    pass_context,
    select_autoescape,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup, escape

from publish import model
from publish.releases import filters
from publish.releases.memory import remembered

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_CLOSING = "closing.html"
_DIGEST = hashlib.sha256().digest_size
_CLOSINGS = 64  # of them are remembered: one for each language, and a few


def fill(name: str, furniture: model.Furniture, values: Mapping[str, object]) -> str:
    """Return the template `name` filled with `values`, which speaks the words of `furniture`."""
    return _environment().get_template(name).render(values, furniture=furniture)


def closing(furniture: model.Furniture, language: model.Language) -> Markup:
    """Return what stands below every release in `language`."""
    return _closed(furniture.publisher, tuple(furniture.strings.items()), language)


class _Compiled(BytecodeCache):
    """What templates were compiled to, in the memory of the run, behind a digest of itself."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give `bucket` what its template was compiled to, if that is known."""
        memory = remembered()
        data = None if memory is None else memory.known(_name(bucket))
        if data and hashlib.sha256(data[_DIGEST:]).digest() == data[:_DIGEST]:
            bucket.code = marshal.loads(data[_DIGEST:])  # noqa: S302  because we wrote these very bytes

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Put down what a template was compiled to."""
        if (memory := remembered()) is not None:
            data = marshal.dumps(bucket.code)
            memory.know(_name(bucket), hashlib.sha256(data).digest() + data)


def _name(bucket: Bucket) -> str:
    """Return what is compiled is put down as: the template's name and the digest of its source are in it."""
    return f"template {bucket.key} {bucket.checksum}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("publish", "templates"),
        autoescape=select_autoescape(enabled_extensions=("html",), default=False),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_Compiled(),
    )
    # New style: `{% trans %}` hands the values to `gettext` instead of marking its result safe.
    environment.extend(newstyle_gettext=True)
    environment.globals["gettext"] = _gettext
    environment.filters |= {**filters.FILTERS, "closing": closing}
    return environment


@lru_cache(_CLOSINGS)
def _closed(
    publisher: model.Publisher, strings: tuple[tuple[str, str], ...], language: model.Language
) -> Markup:
    filled = fill(_CLOSING, model.Furniture(dict(strings), publisher), {"language": language})
    return Markup(filled)  # noqa: S704 because a template escapes what it is filled with


@pass_context
def _gettext(context: Context, message: str, /, **values: object) -> str:
    """Return `message` in the language of the context's `furniture`, its placeholders filled."""
    translated = context["furniture"].strings[message]
    if context.eval_ctx.autoescape:
        if not values:
            return escape(translated)
        return Markup(_filled(escape(translated), {name: escape(value) for name, value in values.items()}))  # noqa: S704 because every part is escaped here
    return _filled(translated, {name: str(value) for name, value in values.items()})


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: values[match[1]], text) if values else text
