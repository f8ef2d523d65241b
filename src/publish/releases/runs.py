"""Left-to-right runs: the parts of a text that keep their order whatever surrounds them.

A phone number, an e-mail address or a file number is one word to its reader, but not to the
Unicode bidirectional algorithm: inside Arabic its groups change places (`+90 212` is shown as
`212 90+`). Page and plain text both need to know where such runs begin and end, so they are
found here once, by form alone:

1. `url`: a web address, with its scheme or `www.`, or a host name followed by a path. What
   closes a sentence (`.`, `)`, `،`, `。` …) does not belong to it.
2. `email`: an e-mail address.
3. `date`: an ISO 8601 date, with or without a time.
4. `reference`: a document, case or file number: letters and digits joined by `/`, `.` or `-`,
   with the year in brackets that United Nations resolutions carry (`S/RES/2254 (2015)`).
5. `phone`: digit groups that begin with `+`, `00`, `0` or a bracketed area code; and any three
   or more groups. Two groups joined by a hyphen are left alone: they are a span of years.
6. `number`: thousands set apart by ordinary spaces (`13 000`).
7. `handle`: `@name`, `@name@host`, `#tag`, in Latin letters or digits.

Digits are ASCII or Persian, both "European numbers" to the algorithm. Arabic-Indic digits are
not: an isolate does not change the order of their groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

_DIGIT = "[0-9۰-۹]"
# Every repetition that may fail behind itself is bounded, so that no text takes quadratic time.
_DOMAIN = r"(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}"
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?"
_WIDE = r"\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"  # scripts that put no space behind an address
_DIRECTIONAL = r"\u200e\u200f\u202a-\u202e\u2066-\u2069"
_PATH_CHARACTER = rf"[^\s()<>\[\]{{}}\"«»“”„،؛؟{_WIDE}{_DIRECTIONAL}]"
_PATH = rf"[/?#](?:(?:{_PATH_CHARACTER}|\({_PATH_CHARACTER}*\))+(?<![.,;:!?'*’…]))?"
_GAP = r"[ \u00a0.\u2011-]"
_JOINT = r"[ \u00a0.\u2011()-]{0,2}"

_FORMS = {
    "url": rf"(?:https?://{_HOST}(?::[0-9]+)?|www\.{_HOST}|{_DOMAIN}(?=[/?#]))(?:{_PATH})?",
    "email": rf"[A-Za-z0-9._%+-]{{1,64}}@{_DOMAIN}",
    "date": (
        rf"(?<!{_DIGIT}){_DIGIT}{{4}}-{_DIGIT}{{2}}-{_DIGIT}{{2}}(?!{_DIGIT})"
        r"(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
    ),
    "reference": (
        r"(?<![A-Za-z0-9])(?=[A-Za-z/.-]{0,40}[0-9])(?=[0-9/.-]{0,40}[A-Za-z])"
        r"[A-Za-z0-9]{1,40}(?:[/.-][A-Za-z0-9]{1,40})+(?: \([0-9]{4}\))?"
    ),
    "phone": (
        rf"(?<!{_DIGIT})(?:"
        rf"(?:\+|00){_DIGIT}(?:{_JOINT}{_DIGIT}){{6,14}}"
        rf"|\({_DIGIT}{{2,5}}\){_GAP}?{_DIGIT}(?:{_GAP}?{_DIGIT}){{4,10}}"
        rf"|0{_DIGIT}{{1,4}}(?:{_GAP}{_DIGIT}{{2,8}}){{1,4}}"
        rf"|{_DIGIT}{{1,4}}(?:[ \u2011-]{_DIGIT}{{2,4}}){{2,4}}"
        rf")(?!{_DIGIT})"
    ),
    "number": rf"(?<!{_DIGIT}){_DIGIT}{{1,3}}(?: {_DIGIT}{{3}})+(?!{_DIGIT})",
    "handle": (
        r"(?<![A-Za-z0-9_.&])(?:@[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?"
        rf"(?:@{_DOMAIN})?|#[A-Za-z0-9_]+)"
    ),
}
# What an author has isolated already is one run, whatever is in it.
_ISOLATED = r"[\u2066-\u2068][^\u2066-\u2069]*\u2069"
# What any of them begins with: at most letters of an Arabic text one look says that none begins there.
_BEGINS = r"(?=[A-Za-z0-9۰-۹._%+@#(\u2066-\u2068-])"
_ANY = "|".join([f"(?P<isolated>{_ISOLATED})", *(f"(?P<{kind}>{form})" for kind, form in _FORMS.items())])
# What any of them holds, if not `www.`: a text that has neither holds no run.
_TOKEN = re.compile(r"[0-9۰-۹@#/?\u2066-\u2068]")


class Run(Struct, frozen=True):
    """A stretch of text. `kind` is one of the forms above, `isolated`, or `text` for all else."""

    text: str
    kind: str = "text"

    @property
    def href(self) -> str | None:
        """Return the URL that a link on this run goes to, or None where it is no address."""
        if self.kind == "email":
            return f"mailto:{self.text}"
        if self.kind == "url":
            return self.text if "://" in self.text else f"https://{self.text}"
        return None


def split(text: str) -> tuple[Run, ...]:
    """Return `text` as runs in their order; put together they are the text again.

    >>> [run.kind for run in split("اكتبوا إلى press@example.org")]
    ['text', 'email']
    """
    if not may_hold(text):
        return (Run(text),) if text else ()
    return tuple(_split(text))


def may_hold(text: str) -> bool:
    """Tell whether there may be another run in `text` than the text itself: a quick question."""
    return _TOKEN.search(text) is not None or "www." in text


def stands_alone(line: str) -> bool:
    """Tell whether `line` is a web or e-mail address and nothing else, as one copies it."""
    return _alone().fullmatch(line) is not None


@cache
def _run() -> re.Pattern[str]:
    """Return what finds runs; compiled late, since that takes longer than a page from left to right."""
    return re.compile(f"{_BEGINS}(?:{_ANY})")


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_FORMS['url']}|{_FORMS['email']})\s*")


def _split(text: str) -> Iterator[Run]:
    end = 0
    for match in _run().finditer(text):
        if match.start() > end:
            yield Run(text[end : match.start()])
        yield Run(match.group(), match.lastgroup or "text")
        end = match.end()
    if end < len(text):
        yield Run(text[end:])
