"""The forms in which a release is made: one function each, in one table.

A format is a function from a `Release` to the files that it has in this form: pairs of how the file's name
goes on behind the slug and what makes its bytes. Only the names are wanted to plan a build; the bytes are
made when they are needed. Which formats an office makes is the list `formats` of `publish.toml`.
`docs/formats.md` says what each is for, and how to add one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from publish.model import FormatName, Release
from publish.releases.letters.headline import headline
from publish.releases.letters.mail import mail
from publish.releases.letters.messages import message, messages
from publish.releases.page import page
from publish.releases.pdf import pdf
from publish.releases.single import alone
from publish.releases.text import text

Files = Iterator[tuple[str, Callable[[], bytes]]]


def _html(release: Release) -> Files:
    yield ".html", partial(page, release)


def _txt(release: Release) -> Files:
    yield f".{release.language.tag}.txt", partial(text, release)


def _single(release: Release) -> Files:
    yield f".{release.language.tag}.html", partial(alone, release)


def _eml(release: Release) -> Files:
    yield f".{release.language.tag}.eml", partial(mail, release)


def _messages(release: Release) -> Files:
    """Yield as many files as it takes; how many that are is known only when they are laid out."""
    for number in range(1, len(messages(release)) + 1):
        yield f".{release.language.tag}.message-{number}.txt", partial(message, release, number)


def _headline(release: Release) -> Files:
    yield f".{release.language.tag}.headline.txt", partial(headline, release)


def _pdf(release: Release) -> Files:
    """Yield a file that is made only within a `publish.printing.session`."""
    yield f".{release.language.tag}.pdf", partial(pdf, release)


FORMATS: Mapping[FormatName, Callable[[Release], Files]] = {
    "html": _html,
    "txt": _txt,
    "single": _single,
    "eml": _eml,
    "messages": _messages,
    "headline": _headline,
    "pdf": _pdf,
}
"""By the name that stands in `publish.toml`; each file's name begins with the slug of its statement."""
