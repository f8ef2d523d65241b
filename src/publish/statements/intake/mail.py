"""The furniture of mail, taken out of a text: headers, forwarding lines, what an app signs with.

1. One mail header (see `mailheaders`) counts: the last one below a *forwarding line*, or else the
   first, unless more text than a covering note stands above it. Its subject, without `Fwd:` and
   a release's kicker, is the title, and its date the statement's. A covering note is kept.
2. All header lines are dropped, because the addresses of persons must not be published; a
   second header is doubtful, and so is one without any address or time, which may be a letter's.
3. A *forwarding line* and a *mail app line* (`Sent from my iPhone`) are dropped wherever they are
   a whole line.
4. A signature (`--` and what is below) is text, doubtfully.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from publish.statements.intake import dates
from publish.statements.intake.ledger import Doubt, Dropped
from publish.statements.intake.lines import Gap, Line
from publish.statements.intake.mailheaders import DATE, PERSON, SUBJECT, Field, Header, find
from publish.statements.intake.recognise import KICKER

_FORWARDED = re.compile(
    r"[-_ ]*(?:(?:begin )?forwarded message|(?:anfang der )?weitergeleitete[rn]? (?:nachricht|e-mail)"
    r"|(?:début du )?message (?:transféré|réexpédié)|(?:inicio del )?mensaje reenviado"
    r"|iletilen (?:ileti|mesaj)|رسالة (?:مُ?عاد توجيهها|مُ?حوّ?لة))[-_: ]*",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"[-_]{2,} ?(?:original (?:message|appointment)|ursprüngliche nachricht|message d['’]origine"
    r"|mensaje original|özgün ileti|الرسالة الأصلية) ?[-_]{2,}",
    re.IGNORECASE,
)
_APP = re.compile(
    r"(?:sent|gesendet|envoyé|enviado) (?:from|via|von|de|depuis|desde) (?:my |meinem |mon |ma |mi )?"
    r"(?:(?:mobile|i?phone|ipad|mac|android|galaxy|samsung|huawei|xiaomi|blackberry|smartphone|handy"
    r"|yahoo|outlook|mail|proton ?mail|gmail|aol|téléphone|portable|móvil|teléfono)\b)[^.:;!?]{0,40}\.?"
    r"|von meinem (?:iphone|ipad|mobiltelefon|handy|smartphone) gesendet\.?"
    r"|(?:iphone|ipad)['’]?(?:ım|im|umd|ımd)?dan gönderildi\.?"
    r"|get outlook for (?:ios|android|mac)\b.{0,40}|أُ?رسلت? من .{0,10}(?:iphone|ipad|الهاتف|هاتفي).{0,10}",
    re.IGNORECASE,
)
_PREFIXES = re.compile(
    rf"(?:(?:re|fwd?|aw|wg|tr|rv|ynt|ilt): )*(?:{KICKER}(?:[:|]| [|–—-]) )?", re.IGNORECASE
)
_KICKER = re.compile(KICKER)
_SENT = re.compile(dates.DATE, re.IGNORECASE)
_PERSONAL = re.compile(r"@|\b[0-9]{1,2}[:.][0-9]{2}\b")
_SIGNATURE = "--"
_COVERING_NOTE = 600  # characters: a longer text above a header is the statement itself


class Mail(Struct, frozen=True):
    """A text without the furniture of mail, and what that told.

    `note` stands above the header that counts, `lines` is all the rest. `subject` are the lines
    of that header's subject, without its label; `date` is as found, or empty.
    """

    lines: tuple[Line, ...]
    note: tuple[Line, ...]
    subject: tuple[Line, ...]
    date: str
    dropped: tuple[Dropped, ...]
    doubts: tuple[Doubt, ...]


def read(lines: Sequence[Line]) -> Mail:
    """Return what `lines`, none of them empty, are without the furniture of mail."""
    named = dict(_single_lines(lines))
    headers = find(lines, named)
    counting = _counting(lines, headers, named)
    subject, label = _subject(lines, counting)
    for header in headers:
        named |= {index: "mail header" for part in header for index in part.indexes}
    for index in subject:
        del named[index]
    left = dict(_left(lines, named, subject))
    start = counting[0].indexes[0] if counting else 0
    return Mail(
        lines=tuple(line for index, line in left.items() if index >= start),
        note=tuple(line for index, line in left.items() if index < start),
        subject=tuple(subject.values()),
        date=_date(counting),
        dropped=(*label, *(Dropped(lines[i].number, lines[i].text, named[i]) for i in sorted(named))),
        doubts=(*_header_doubts(lines, headers, counting), *_doubts(lines, left, headers)),
    )


def _single_lines(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Yield index and pattern of the lines whose own words are enough to know them."""
    for index, line in enumerate(lines):
        if _FORWARDED.fullmatch(line.text) or _ORIGINAL.fullmatch(line.text):
            yield index, "forwarding line"
        elif _APP.fullmatch(line.text):
            yield index, "mail app line"


def _counting(lines: Sequence[Line], headers: Sequence[Header], named: Mapping[int, str]) -> Header:
    """Return the header whose mail the text is (rule 1), or an empty one."""
    for header in reversed(headers):
        above = header[0].indexes[0] - 1
        if above in named and _FORWARDED.fullmatch(lines[above].text):
            return header
    if not headers:
        return ()
    above = headers[0][0].indexes[0]
    is_note = sum(len(line.text) for line in lines[:above]) <= _COVERING_NOTE
    return headers[0] if is_note else ()


def _subject(lines: Sequence[Line], header: Header) -> tuple[dict[int, Line], tuple[Dropped, ...]]:
    """Return the lines of the subject without its label, by index, and the label as dropped."""
    for part in header:
        if part.label not in SUBJECT or not part.value or _KICKER.fullmatch(part.value):
            continue
        found = _PREFIXES.match(part.value)
        value = part.value[found.end() :] if found else part.value
        if not value:
            continue
        first = lines[part.indexes[0]]
        label = first.text[: len(first.text) - len(value)].strip()
        subject = {index: lines[index] for index in part.indexes}
        subject[part.indexes[0]] = replace(first, text=value)
        return subject, (Dropped(first.number, label, "mail header"),)
    return {}, ()


def _date(header: Header) -> str:
    """Return the date in a header, without its time, or nothing."""
    values = (part.value for part in header if part.label in DATE)
    return next((found[0] for value in values if (found := _SENT.search(value))), "")


def _left(
    lines: Sequence[Line], named: Mapping[int, str], subject: Mapping[int, Line]
) -> Iterator[tuple[int, Line]]:
    """Yield the lines that stay, by index; where one was taken out, and at a signature, is a gap."""
    is_apart = False
    for index, line in enumerate(lines):
        if index in named or index in subject:
            is_apart = True
            continue
        gap = Gap.BLANK if line.gap is Gap.NONE and (is_apart or line.text == _SIGNATURE) else line.gap
        yield index, replace(line, gap=gap)
        is_apart = False


def _header_doubts(lines: Sequence[Line], headers: Sequence[Header], counting: Header) -> Iterator[Doubt]:
    """Yield what is unsure about each header, at its first line."""
    for header in headers:
        line = lines[header[0].indexes[0]]
        if header is not counting:
            message = "another mail begins here: does its text belong to the statement?"
            yield Doubt(line.number, line.text, message)
        elif any(part.label in PERSON for part in header) and not any(
            _PERSONAL.search(lines[index].text) for part in header for index in part.indexes
        ):
            yield Doubt(line.number, line.text, "may be a letter's head and not a mail's: dropped")


def _doubts(lines: Sequence[Line], left: Mapping[int, Line], headers: Sequence[Header]) -> Iterator[Doubt]:
    """Yield what is unsure about a text's own lines: a signature, what touches a header."""
    for line in left.values():
        if line.text == _SIGNATURE:
            yield Doubt(
                line.number, line.text, "a mail signature begins here: take out what is not for print"
            )
    for header in headers:
        yield from (_long_subject(lines, part) for part in header if part.doubtful)
        yield from _touching(lines, left, header[-1])


def _long_subject(lines: Sequence[Line], part: Field) -> Doubt:
    """Return the doubt about a subject whose last line may be the text's."""
    line = lines[part.indexes[-1]]
    return Doubt(line.number, line.text, "taken as part of the mail's subject: does it end here?")


def _touching(lines: Sequence[Line], left: Mapping[int, Line], last: Field) -> Iterator[Doubt]:
    """Yield a doubt if text stands directly below a header's last field."""
    below = last.indexes[-1] + 1
    if below in left and lines[below].gap is Gap.NONE:
        line = lines[below]
        yield Doubt(line.number, line.text, "stands directly below a mail header: is it part of that?")
