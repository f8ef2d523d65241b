"""Signs that a line of the text is not yet as it will be printed. It stays, with a doubt.

They are a chat's stamp or bold, an earlier mail, an editor's placeholder or comment, a heading
with its letters set apart, a web page's byline or caption, and a kicker before a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from publish.statements.intake.ledger import Doubt
from publish.statements.intake.lines import Line
from publish.statements.intake.recognise import KICKER

_CLOCK = r"[0-9]{1,2}:[0-9]{2}"
_STAMPED = (
    rf"\[?[0-9]{{1,4}}[./-][0-9]{{1,2}}[./-][0-9]{{2,4}},? {_CLOCK}[^\]–-]{{0,12}}(?:\]|[–-]) ?[^:]{{1,40}}: "
    rf"|[^:]{{1,40}}, \[[^\]]{{5,40}}{_CLOCK}[^\]]{{0,10}}\]"
)
_WROTE = (
    r"(?i:(?:on|am|le|el)\b.{5,150}(?:wrote|schrieb\b.{0,80}|a écrit|escribió) ?:\Z)"
    r"|.{0,100}@\S+ (?:wrote|schrieb|a écrit|escribió) ?:\Z"
)
_PLACEHOLDER = (
    r"(?i:.*\[(?:tbc|tbd|tk|todo|x+|name|date|place|number|quote|link|(?:insert|image)\b[^\]]*)\])"
    r"|.*\b(?:TBC|TBD|TKTK|XX+|TODO)\b|(?i:lorem ipsum)"
)
_BYLINE = (
    r"(?i:(?:posted|published|written|uploaded|photo|image|picture)\b.{0,30}\bby\b.{0,60}\Z"
    r"|(?:photo|image|picture|caption|credit)s?(?: credit)?: .{1,100}\Z|[0-9]+ min(?:ute)?s? read\Z)"
)
_SIGNS = tuple(
    (re.compile(pattern), message)
    for pattern, message in (
        (_STAMPED, "begins as a chat's message does, with time and sender: take that out"),
        (r"\*[^*\s][^*]*\*\Z", "stands between asterisks, as a chat's bold does: take them out if so"),
        (r">", "begins with >, as a mail's quotation does: take that out if so"),
        (_WROTE, "an earlier mail begins here: take out what is not the statement's"),
        (_PLACEHOLDER, "holds a placeholder: fill it in"),
        (r"(?:.*\s)?\[[A-Z]{1,3}[0-9]{1,3}\]", "may hold an editor's comment: take it out if so"),
        (r"(?:[^\W\d_] ){4,}[^\W\d_]\b", "its letters stand apart: type it as words"),
        (_BYLINE, "may be a web page's byline or caption: take it out if so"),
        (r"[-–—*•]\w", "begins with a mark and no space: is it an item of a list, or a number below zero?"),
        (rf"{KICKER} ?(?:[:|]|[–—-] ) ?\S", "begins with a release's kicker: take that out if so"),
    )
)


def doubts(lines: Sequence[Line]) -> Iterator[Doubt]:
    """Yield one doubt for each line that shows a sign; none if the line above shows the same."""
    above = ""
    for line in lines:
        message = next((message for sign, message in _SIGNS if sign.match(line.text)), "")
        if message and message != above:
            yield Doubt(line.number, line.text, message)
        above = message
