"""The forms in which a release is made: one table.

A format is a function from a `Release` to the files that it has in this form: pairs of how the file's name
goes on behind the slug and what makes its bytes. Only the names are wanted to plan a build; the bytes are
made when they are needed, but those of messages, of which nobody knows the number before. What makes a form
is imported with the first file of it: an office that sends no mails never loads what writes them. A PDF is
made only within a `publish.printing.session`. Which formats an office makes is the list `formats` of
`publish.toml`.
`docs/formats.md` says what each is for, and how to add one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module

from publish import model

Files = Iterator[tuple[str, Callable[[], bytes]]]


def _one(ending: str, module: str, function: str) -> Callable[[model.Release], Files]:
    """Return the format of a single file, which a function of a module beside this one makes.

    `{tag}` in its `ending` is the language's.
    """

    def files(release: model.Release) -> Files:
        yield ending.format(tag=release.language.tag), partial(_make, module, function, release)

    return files


def _make(module: str, function: str, release: model.Release) -> bytes:
    made: bytes = getattr(import_module(f"publish.releases.{module}"), function)(release)
    return made


def _messages(release: model.Release) -> Files:
    """Yield as many files as it takes; how many that are is known only when they are laid out."""
    from publish.releases.letters.messages import messages  # noqa: PLC0415  because of what the docstring above says

    for number, message in enumerate(messages(release), start=1):
        yield f".{release.language.tag}.message-{number}.txt", partial(bytes, message)


FORMATS: Mapping[model.FormatName, Callable[[model.Release], Files]] = {
    "html": _one(".html", "page", "page"),
    "txt": _one(".{tag}.txt", "text", "text"),
    "single": _one(".{tag}.html", "single", "alone"),
    "eml": _one(".{tag}.eml", "letters.mail", "mail"),
    "messages": _messages,
    "headline": _one(".{tag}.headline.txt", "letters.headline", "headline"),
    "pdf": _one(".{tag}.pdf", "pdf", "pdf"),
}
"""By the name that stands in `publish.toml`; each file's name begins with the slug of its statement."""
