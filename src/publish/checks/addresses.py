"""Addresses typed as text: a translation has those of its source text, each as often, and no other.

Texts are compared as readers meet them, after rendering, so that nothing depends on how an address is
marked up. What the segment's own links lead to may be shown as well, and a link whose address the source
shows may have other words. A bare host that begins with a capital (`Booking.com`) is a name, which a
language may write in its own letters. A handle that `[names]` in publish.toml lists has the forms of that
list: `@amnesty` may become `@AmnestyFrance`.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice

from publish.addresses import as_read, key
from publish.addresses import found as addresses_in
from publish.checks.late import late
from publish.checks.rule import ERROR, MOST, Found, Pair, Rule, quoted
from publish.model import Message, Piece, say, say_counted

RULES = (
    Rule(
        "foreign-address",
        ERROR,
        "An address that the source text does not have leads readers where nobody meant to send them.",
        "`example[.]com` where the source text has `example.org`",
    ),
    Rule(
        "address-count",
        ERROR,
        "Each web address, e-mail address and handle of the source text stands in the translation, as often.",
        "`Write to press@example.org.` translated as `اكتبوا إلينا.`",
        waivable=True,
    ),
)

_HREF = late(r'href="([^"]*)"')
_NAME = late(r"[A-Z][^/@:]*\Z")


def found(pair: Pair) -> Iterator[Found]:
    """Yield addresses that were added, repeated or left out, the first `MOST` of them."""
    if pair.piece is not None:
        yield from islice(_differences(pair, pair.piece), MOST)


def _differences(pair: Pair, piece: Piece) -> Iterator[Found]:
    theirs, own = addresses_in(piece.text), addresses_in(pair.original.text)
    if not theirs and not own:
        return
    linked = _linked(pair.original) | _linked(piece)
    theirs = tuple(_handles(pair).get(key(one), one) for one in theirs)
    wanted, given = Counter(map(key, own)), Counter(map(key, theirs))
    for address in {key(one): one for one in theirs}.values():
        if told := _too_many(address, wanted, given, linked):
            yield Found(*told, _as_written(pair.translation.text, address))
    for address in {key(one): one for one in own}.values():
        here = key(address)
        if given[here] < wanted[here] and here not in linked and not _NAME.match(address):
            yield Found("address-count", _missing(address, given[here], wanted[here]))


def _too_many(
    address: str, wanted: Mapping[str, int], given: Mapping[str, int], linked: frozenset[str]
) -> tuple[str, Message] | None:
    """Return the rule and message for an address that stands more often than in the source text."""
    here = key(address)
    if here in linked or given[here] <= wanted[here]:
        return None
    if not wanted[here]:
        return "foreign-address", say(
            "{address} is not an address of the source text: "
            "take it out, or put a space where a sentence ends",
            address=quoted(address),
        )
    return "address-count", say_counted(
        "{address} stands {number} time, in the source text {wanted}: take the others out",
        "{address} stands {number} times, in the source text {wanted}: take the others out",
        given[here],
        address=quoted(address),
        wanted=wanted[here],
    )


def _handles(pair: Pair) -> Mapping[str, str]:
    """Return by the key of each approved form of a handle, in the translation's language, the handle."""
    code = pair.target.language.code
    return {
        key(form): name.spelling
        for name in pair.lexicon.names
        if name.spelling.startswith("@")
        for form in name.forms.get(code, ())
    }


def _missing(address: str, given: int, wanted: int) -> Message:
    if not given:
        return say("{piece} of the source text is missing: copy it from there", piece=quoted(address))
    return say_counted(
        "{address} stands {number} time in the source text, here {given}: copy it from there",
        "{address} stands {number} times in the source text, here {given}: copy it from there",
        wanted,
        address=quoted(address),
        given=given,
    )


def _linked(piece: Piece) -> frozenset[str]:
    """Return the keys of what the links of `piece` lead to."""
    hrefs = (html.unescape(href) for href in _HREF.findall(piece.html))
    return frozenset(key(href.removeprefix("mailto:")) for href in hrefs)


def _as_written(text: str, address: str) -> str:
    """Return what stands for `address` in a msgstr, as it is spelt there."""
    if address in text:
        return address
    return next((word for word in text.split() if address in as_read(html.unescape(word))), "")
