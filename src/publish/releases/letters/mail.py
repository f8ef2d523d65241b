"""A release as a mail in a file: opened in a mail program, it is ready to be sent on.

1. Two forms of the same words, `multipart/alternative`: the plain text as it is released, turned by its
   invisible marks, and HTML that is turned by `lang` and `dir`, with inline style and nothing to be loaded.
   Pictures are their alternative text; a link that leads nowhere without the site is its words. Scripts to
   which leaning letters are foreign have them upright, as on the page.
2. Both are base64, so that no server on the way breaks a line or turns a letter. Lines end in CRLF.
3. Nothing depends on the clock or on chance: `Date` is midnight, UTC, of the statement's date; `Message-ID`
   and boundary follow from the content. A boundary with `=_` in it cannot occur in base64.
4. `From` is the publisher, with the e-mail address of its contact lines. Without one, or with several, there
   is no `From`, and `X-Unsent: 1` opens the file as a draft of whoever opens it. There is never a `To`.
5. What people wrote reaches a header as one line: white space becomes one space, other control characters go.
   It is encoded by `email.header`, unless it is short and ASCII: the newer classes (`email.headerregistry`)
   lose spaces where they fold a long line, and take what looks like an encoded word for one.

Source: RFC 5322 (headers, 3.6.4 `Message-ID`), RFC 2045 and 2046 (MIME; 5.1.4 alternatives, the best last),
RFC 2047 (words in headers), RFC 3282 (`Content-Language`), RFC 6761 (`.invalid`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import html
import re
import unicodedata
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import quote
from html.parser import HTMLParser
from urllib.parse import urlsplit

from publish import model
from publish.releases import links, runs
from publish.releases.environment import render
from publish.releases.head import absolute
from publish.releases.page import original_address, permanent_address
from publish.releases.text import text

NOWHERE = "publish.invalid"
"""The domain of a `Message-ID` where there is no base URL: one that can never be registered."""

_SHORT = 60  # characters that need no folding behind a header's name
_START = re.compile(r"""<([A-Za-z][A-Za-z0-9]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>""")
_LEANING = {"cite", "dfn", "em", "i", "var"}
_UPRIGHT = {"zh", "ja", "ko", "hi", "mr", "ne"}  # and what is written from the right
_ATOM = r"[A-Za-z0-9_%+-]+"
_MAILBOX = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_HOST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")


def mail(release: model.Release) -> bytes:
    """Return `release` as a mail: ASCII, lines end in CRLF."""
    plain, marked = text(release).decode(), _html(release).decode()
    tag = release.language.tag
    digest = hashlib.sha256(f"{release.slug}\0{tag}\0{plain}\0{marked}".encode()).hexdigest()[:32]
    made = EmailMessage(policy=SMTP)
    made["Date"] = dt.datetime.combine(release.metadata.date, dt.time(), dt.UTC)
    made["Message-ID"] = f"<{digest}.{tag}@{_host(release.base_url)}>"
    made.set_content(plain, charset="utf-8", cte="base64")
    made.add_alternative(marked, subtype="html", charset="utf-8", cte="base64")
    made.set_boundary(f"=_{digest}")
    for one in made.walk():
        one["Content-Language"] = tag
    return (_subject(release) + _sender(release.furniture.publisher)).encode("ascii") + made.as_bytes()


def _html(release: model.Release) -> bytes:
    """Return the HTML form of `release`, whole and alone."""
    return render(
        "mail.html",
        release.furniture,
        release=release,
        language=release.language,
        source=release.source_language,
        body=_detached(release),
        permanent_address=permanent_address(release),
        original_address=original_address(release),
    )


def _detached(release: model.Release) -> str:
    """Return the body's HTML with whole addresses, and as rule 1 has pictures and leaning letters."""

    def locate(href: str) -> str:
        return absolute(release.base_url, f"{release.language.tag}/", href) or ""

    def retagged(tag: re.Match[str]) -> str:
        name = tag[1].lower()
        if name == "img":
            return html.escape(_alternative(tag[0]), quote=False)
        if name in _LEANING and _is_upright(release.language):
            weight = "; font-weight: bold" if name == "em" else ""
            return f'<{tag[1]} style="font-style: normal{weight}"{tag[2]}>'
        return tag[0]

    return links.detached(_START.sub(retagged, release.body.html), locate, {})


def _is_upright(language: model.Language) -> bool:
    return language.direction == "rtl" or language.tag.partition("-")[0] in _UPRIGHT


def _alternative(tag: str) -> str:
    """Return the alternative text of an image's tag."""
    reader = _Image()
    reader.feed(tag)
    reader.close()
    return reader.alternative


class _Image(HTMLParser):
    """Reads one image's alternative text."""

    def __init__(self) -> None:
        super().__init__()
        self.alternative = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the text, unescaped."""
        del tag
        self.alternative = dict(attrs).get("alt") or ""


def _subject(release: model.Release) -> str:
    """Return the header of the headline, behind the moment before which it must not be published."""
    words = _line(render("subject.txt", release.furniture, release=release).decode())
    return f"Subject: {_encoded(words, 'Subject')}\r\n"


def _sender(publisher: model.Publisher) -> str:
    """Return the header that says whose mail it is (rule 4)."""
    found = {run.text for line in publisher.contact for run in runs.split(line) if run.kind == "email"}
    mailbox = min(found, default="")
    if len(found) != 1 or not _MAILBOX.fullmatch(mailbox):
        return "X-Unsent: 1\r\n"
    name = _line(publisher.name)
    shown = f'"{quote(name)}"' if _is_plain(name) else _encoded(name, "From")
    return f"From: {shown}\r\n <{mailbox}>\r\n"


def _encoded(words: str, name: str) -> str:
    """Return `words` as they stand behind the header's `name`: ASCII, folded."""
    return words if _is_plain(words) else Header(words, "utf-8", header_name=name).encode(linesep="\r\n")


def _is_plain(words: str) -> bool:
    return words.isascii() and len(words) <= _SHORT and "=?" not in words


def _line(words: str) -> str:
    """Return `words` on one line, without control characters (rule 5)."""
    kept = (one for one in words if one.isspace() or unicodedata.category(one) not in {"Cc", "Cs"})
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def _host(base_url: str | None) -> str:
    """Return the host of the base URL in ASCII, or one that is nowhere."""
    host = (urlsplit(base_url).hostname if base_url else None) or NOWHERE
    return host if _HOST.fullmatch(host) else NOWHERE
