"""The forms in which a release is made: one table.

A format is a function from a `Release` to the files that it has in this form: pairs of how the file's name
goes on behind the slug and what makes its bytes. Only the names are wanted to plan a build; the bytes are
made when they are needed, but those of messages, of which nobody knows the number before. A PDF is made only
within a `publish.printing.session`. Which formats an office makes is the list `formats` of `publish.toml`.
`docs/formats.md` says what each is for, and how to add one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from publish.model import FormatName, Release
from publish.releases.letters.headline import headline
from publish.releases.letters.mail import mail
from publish.releases.letters.messages import messages
from publish.releases.page import page
from publish.releases.pdf import pdf
from publish.releases.single import alone
from publish.releases.text import text

Files = Iterator[tuple[str, Callable[[], bytes]]]


def _one(ending: str, make: Callable[[Release], bytes]) -> Callable[[Release], Files]:
    """Return the format of a single file, which `make` makes; `{tag}` in its `ending` is the language's."""

    def files(release: Release) -> Files:
        yield ending.format(tag=release.language.tag), partial(make, release)

    return files


def _messages(release: Release) -> Files:
    """Yield as many files as it takes; how many that are is known only when they are laid out."""
    for number, message in enumerate(messages(release), start=1):
        yield f".{release.language.tag}.message-{number}.txt", partial(bytes, message)


FORMATS: Mapping[FormatName, Callable[[Release], Files]] = {
    "html": _one(".html", page),
    "txt": _one(".{tag}.txt", text),
    "single": _one(".{tag}.html", alone),
    "eml": _one(".{tag}.eml", mail),
    "messages": _messages,
    "headline": _one(".{tag}.headline.txt", headline),
    "pdf": _one(".{tag}.pdf", pdf),
}
"""By the name that stands in `publish.toml`; each file's name begins with the slug of its statement."""
