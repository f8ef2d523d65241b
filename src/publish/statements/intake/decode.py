"""Bytes to text: which encoding a pasted file is in, or why it cannot be read.

1. A file of another kind (Word, PDF, a picture …) is known by its first bytes and refused, and so
   is one of more than two million characters, which is no statement.
2. A byte order mark decides.
3. What is valid UTF-8 without a zero byte is UTF-8.
4. Zero bytes at odd or at even places only are UTF-16 without a mark, if all of it is text then.
5. Otherwise it is a Windows code page. Arabic (1256) is recognised by its article, which begins
   at least one word in ten; the western one (1252) if few letters are outside ASCII. The pages
   agree on quotes and dashes, so only words with other letters are doubtful. Anything else is
   refused: a wrong guess would change names.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import groupby

from publish.errors import SourceError
from publish.statements.intake.ledger import Doubt, fold

_OTHER_KINDS = (
    (b"PK\x03\x04", "a Word or OpenDocument file (or another archive)"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich-text (RTF) file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_MAX_CHARACTERS = 2_000_000
_MAX_BYTES = 4  # of a character, in any of the encodings
_MAIL_FILE = re.compile(
    rb"^content-transfer-encoding: *(?:base64|quoted-printable)", re.IGNORECASE | re.MULTILINE
)
_MAIL_HEAD = 20_000  # bytes
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
# The marks of UTF-32 come first: UTF-16's little-endian mark is the beginning of UTF-32's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DOS = re.compile(r"[^\W\d_][‚„ˆ†‡‰‹¡¢£¤˜“]|[^\W\d_][…”•][^\W\d_]|[‚„ˆ‰‡][^\W\d_]+[‚„ˆ‰‡]")
_MOST_MARKS = 50  # on one letter; to put more in order, NFC takes quadratic time
_ARTICLE = b"\xc7\xe1"  # al- in Windows-1256; in Windows-1251, no word begins with these letters
_DAMAGE = (
    (re.compile("\ufffd"), "an unreadable character stands here: compare with the original"),
    (re.compile("â€|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]"), "looks wrongly decoded: compare with the original"),
    (
        re.compile("[\ufb00-\ufb06]"),
        "a ligature of a PDF stands here, one character for several letters: type the letters",
    ),
    (
        re.compile("[\ue000-\uf8ff]"),
        "a private-use character stands here, which other fonts show as nothing: replace it",
    ),
)


def decode(data: bytes, name: str) -> tuple[str, tuple[Doubt, ...]]:
    """Return the text of `data` and what is doubtful in its characters; SourceError if unreadable.

    `name` is the file's, for messages. A byte order mark is taken off; line ends stay.
    """
    _refuse_other_kinds(data, name)
    if len(data) > _MAX_CHARACTERS * _MAX_BYTES:
        raise _too_long(name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], encoding, name), name)
    if b"\0" in data:
        return _checked(_utf16(data, name), name)
    try:
        return _checked(data.decode("utf-8"), name)
    except UnicodeDecodeError:
        if len(data) > _MAX_CHARACTERS:  # a code page has one byte for each
            raise _too_long(name) from None
        text, doubts = _code_page(data, name)
        return text, (*doubts, *damage(text))


def damage(text: str) -> tuple[Doubt, ...]:
    """Return a doubt for each line of `text` that holds signs of a damaged copy, and kind of sign."""
    return tuple(
        Doubt(number, fold(line), message)
        for number, line in enumerate(re.split("\r\n?|\n", text), start=1)
        for sign, message in _DAMAGE
        if sign.search(line)
    )


def _checked(text: str, name: str) -> tuple[str, tuple[Doubt, ...]]:
    """Return `text` with its doubts; SourceError if there is nothing in it."""
    if len(text) > _MAX_CHARACTERS:
        raise _too_long(name)
    if not text.strip():
        raise SourceError(name, 0, "the file is empty: paste the statement into it")
    if not text.isascii() and _piles_marks(text):
        raise SourceError(name, 0, "accents are piled up on a letter: the text is damaged, copy it anew")
    return text, damage(text)


def _piles_marks(text: str) -> bool:
    """Tell whether more combining marks follow each other than any script writes."""
    runs = groupby(text, key=unicodedata.combining)
    count = 0
    for mark, run in runs:
        count = count + sum(1 for _ in run) if mark else 0
        if count > _MOST_MARKS:
            return True
    return False


def _too_long(name: str) -> SourceError:
    """Return the refusal of a file that is too long."""
    limit = f"{_MAX_CHARACTERS:,}"
    return SourceError(
        name, 0, f"the file has more than {limit} characters: save one statement in it, no more"
    )


def _refuse_other_kinds(data: bytes, name: str) -> None:
    """Raise SourceError if `data` begins as something that is not plain text."""
    kinds = [kind for magic, kind in _OTHER_KINDS if data.startswith(magic)]
    if _WEB_PAGE.match(data.removeprefix(codecs.BOM_UTF8)):
        kinds.append("a web page")
    if _MAIL_FILE.search(data, 0, _MAIL_HEAD):
        kinds.append("a mail file, with its text still encoded")
    if kinds:
        raise SourceError(
            name, 0, f"this is {kinds[0]}, not plain text: open it, copy its text and save that as .txt"
        )


def _strict(data: bytes, encoding: str, name: str) -> str:
    """Return `data` decoded, or SourceError with the place of the first byte that does not fit."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            name, 0, f"the file begins as {encoding.upper()} but byte {error.start} is not: save it as UTF-8"
        ) from error


def _utf16(data: bytes, name: str) -> str:
    """Return UTF-16 without a byte order mark, or SourceError if `data`, with its zero bytes, is none."""
    for encoding, low_bytes in (("utf-16-le", data[0::2]), ("utf-16-be", data[1::2])):
        if 0 not in low_bytes and len(data) % 2 == 0:
            text = data.decode(encoding, errors="replace")
            if all(character.isspace() or _is_text(character) for character in text):
                return text
    raise SourceError(name, 0, "the file is not text (it holds zero bytes): save the statement as UTF-8 text")


def _is_text(character: str) -> bool:
    """Tell whether a character is assigned, no control, and no replacement for what cannot be read."""
    return character != "\ufffd" and unicodedata.category(character) not in {"Cc", "Cn", "Co"}


def _code_page(data: bytes, name: str) -> tuple[str, tuple[Doubt, ...]]:
    """Return the text of a Windows code page and a doubt for each line with letters that it decides."""
    tokens = data.split()
    if sum(token.startswith(_ARTICLE) for token in tokens) * 10 >= len(tokens):
        return data.decode("cp1256"), ()
    letters = sum(byte >= 0xC0 for byte in data)  # noqa: PLR2004  because 0xC0 is where letters begin in the code page
    if letters * 4 > len(data):
        raise SourceError(name, 0, "cannot tell the file's encoding: save it as UTF-8")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise SourceError(
            name, 0, f"cannot tell the file's encoding (byte {error.start}): save it as UTF-8"
        ) from error
    return text, _guessed_letters(text)


def _is_guessed(word: str) -> bool:
    """Tell whether a word has letters outside ASCII, or signs that DOS has such letters for."""
    return _DOS.search(word) is not None or any(c.isalpha() and not c.isascii() for c in word)


def _guessed_letters(text: str) -> tuple[Doubt, ...]:
    """Return a doubt for each line of `text` with a letter on which Windows code pages differ."""
    doubts = []
    for number, line in enumerate(re.split("\r\n?|\n", text), start=1):
        guessed = [word for word in line.split() if _is_guessed(word)]
        if guessed:
            doubts.append(Doubt(number, fold(line), f"read as Windows-1252; check {', '.join(guessed)}"))
    return tuple(doubts)
