r"""Texts as they are compared: letters alone matter, in whatever form, case, script or escape they stand.

Folding a text is a matter of its single characters, so each character that occurs is folded once.

Source: Unicode 15, chapter 4.5 (general categories); UAX #15 (compatibility forms); UTS #39, 4 (look-alikes).
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from publish.addresses import LOOKS_LATIN
from publish.checks.late import late

_INDIC = r"\u0900-\u0903\u093a-\u094f\u0962\u0963\u0981-\u0983\u09bc-\u09e3\u0a01-\u0dff"
WORD = late(rf"[^\W\d_]+(?:[{_INDIC}][^\W\d_]*)*")
"""A run of letters; a digit or a low line ends it. Indic vowel signs are letters here."""

_ROUNDS = 3  # times that text may have been escaped: a page inside a feed inside a page
_ESCAPED = late(r"[&%]|\\[ux0-3]")
_NEAR = 120  # characters about an escape: as many as a name may take up
_CUT = late(r"\A\w+|\w+\Z")
_PERCENT = late(r"(?:%[0-9a-f]{2})+", re.IGNORECASE)
_HEX = late(r"(?:\\x[0-9a-f]{2})+", re.IGNORECASE)
_OCTAL = late(r"(?:\\[0-3][0-7]{2})+")
_ESCAPE = late(r"\\u([0-9a-f]{4})", re.IGNORECASE)

_UNSEEN = {"Mn", "Me", "Cf", "Cc", "Cn", "Co", "Cs"}
_FILLERS = frozenset("\u0640\u115f\u1160\u3164\uffa0")  # letters by category, of which nobody sees one
_KEPT = frozenset("\t\n\r\v\f\x85\u200c")  # white space; and a joiner that may be a space
_UNIFIED = str.maketrans(
    "ىیېکةەہھٱıłøđðħŧɑɡᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
    "يييكههههاiloddhtagabcdefghijklmnoprstuvwyz",
) | {ord("æ"): "ae", ord("œ"): "oe", ord("þ"): "th"}
_LETTERS_IN_BOXES = (0x1F150, 0x1F170, 0x1F1E6)  # 26 letters from each, which Unicode does not decompose

# What looks like a Latin letter as a small letter, then what does so as a capital.
_SMALL = LOOKS_LATIN | str.maketrans("гпьӏѵԍґօոհսցզյ", "rnblvgronhugqj")
_CAPITAL = _SMALL | str.maketrans("ηνρυβχζμοᎪᏴᏟᎠᎬᎻᎥᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ", "hnpybxzmoabcdehijklmprstvwz")
_DISGUISES = frozenset(map(chr, _CAPITAL))


def fold(text: str) -> str:
    """Return `text` as it is compared; line ends and zero-width non-joiners stay."""
    if text.isascii() and text.isprintable():
        return text.lower()
    folded = {ord(one): plain for one in set(text) if (plain := _folded(one)) != one}
    return unicodedata.normalize("NFC", text.translate(folded))


@lru_cache(maxsize=1 << 14)
def _folded(character: str) -> str:
    """Return what `character` is compared as: letters and signs, or nothing."""
    if character in _KEPT:
        return character
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", _unboxed(character)).casefold())
    return "".join(one for one in plain if one not in _FILLERS and not _is_unseen(one)).translate(_UNIFIED)


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN and character not in _KEPT


def _unboxed(character: str) -> str:
    for first in _LETTERS_IN_BOXES:
        if 0 <= ord(character) - first <= ord("z") - ord("a"):
            return chr(ord(character) - first + ord("a"))
    return character


def resolved(text: str) -> str:
    r"""Return `text` with references, percent-encoding and escapes resolved, as deep as they are nested.

    >>> resolved(r"&amp;#65;\u0062%63")
    'Abc'
    """
    if not _ESCAPED.search(text):
        return text
    for _ in range(_ROUNDS):
        before = text
        if "&" in text:
            text = html.unescape(text)
        if "%" in text:
            text = _PERCENT.sub(lambda run: unquote_to_bytes(run[0]).decode("utf-8", "replace"), text)
        if "\\" in text:
            text = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), text)
            text = _HEX.sub(lambda run: _decoded(run[0].split("\\x"), 16), text)
            text = _OCTAL.sub(lambda run: _decoded(run[0].split("\\"), 8), text)
        if text == before:
            break
    return text


def around_escapes(text: str) -> str:
    """Return what of `text` stands near to what may be an escape: all that reads otherwise as it stands.

    A word that would be cut in two is left out.
    """
    pieces: list[list[int]] = [[0, 0]]
    for escape in _ESCAPED.finditer(text):
        begin, end = max(0, escape.start() - _NEAR), escape.end() + _NEAR
        if begin <= pieces[-1][1]:
            pieces[-1][1] = end
        else:
            pieces.append([begin, end])
    return "\n\n".join(_CUT.sub("", text[begin:end]) if begin else text[:end] for begin, end in pieces)


def _decoded(numbers: list[str], base: int) -> str:
    """Return what bytes say that stand as numbers behind an empty string."""
    return bytes(int(number, base) for number in numbers[1:]).decode("utf-8", "replace")


def undisguised(word: str) -> tuple[str, ...]:
    """Return a folded `word` as those Latin words that it may look like, if it is not one.

    >>> undisguised("sаmirа"), undisguised("самира")
    (('samira', 'samira'), ())
    """
    if word.isascii() or _DISGUISES.isdisjoint(word):
        return ()
    looks = (word.translate(table) for table in (_SMALL, _CAPITAL))
    return tuple(look for look in looks if look.isascii())
