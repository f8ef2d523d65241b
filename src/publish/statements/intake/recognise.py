"""The furniture of a press release around its title and below its text, and what it tells.

Each pattern matches a whole line; its named groups are facts: date, place, publisher, origin. A
name is a publisher's only if it is capitalised and ends in a word such as *Coalition* or
*Office*, because a headline may begin with "Press release" too. A place is one only beside a date
or before a dateline's dash, and never where a word of the furniture stands.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from publish.statements.intake.dates import DATE, readings

_DATE = rf"(?P<date>(?i:{DATE}))"
_CAPITALISED = r"(?![a-z])[^\W\d_][\w.'’&-]*"
_BODY = (
    r"(?:Department|Office|Bureau|Cent(?:re|er)|Desk|Team|Unit|Service|Coalition|Committee|Council|Commission"
    r"|Network|Organi[sz]ation|Association|Federation|Foundation|Institute|International|Union|Watch|Rights)"
)
_DESK = r"(?:Media|Press|Communications?|Information) (?:Department|Office|Bureau|Desk|Team|Unit|Service)"
_NAME = rf"{_CAPITALISED}(?: (?:{_CAPITALISED}|of|for|and|the|in|on|&))"
_PUBLISHER = rf"(?P<publisher>(?:{_NAME}{{0,8}} )?{_BODY})"
_CITY = rf"{_CAPITALISED}(?: (?:{_CAPITALISED}|of|de)){{0,2}}"
_NO_PLACE = (
    r"(?!(?i:updat|last|modif|print|access|embargo)"
    r"|(?:On|In|At|By|As|Since|Until|From|After|Before|During|The|This|Today|Yesterday|\w+day)\b)"
)
_FURNITURE = (
    r"(?i:\b(?:press|news|media|releases?|statements?|immediate|embargo(?:ed)?|advisory|publication|subject"
    r"|contacts?|page|source|photo|credit|image|copyright)\b)"
)
_NOT_FURNITURE = rf"(?!.*{_FURNITURE})"
_PLACE = rf"(?P<place>{_NO_PLACE}{_CITY}(?:, {_CITY})?)"
# Before a dash, two words may be a headline ("Douma Attack – 7 April 2018").
_SURE_PLACE = rf"(?P<place>{_NO_PLACE}(?:{_CITY}, {_CITY}|{_CAPITALISED}))"
_CLOCK = (
    r"(?i:(?:,| at|,? ?[|–—-])? [0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?: ?[ap]\.?m\.?)?"
    r"(?: ?\(?(?:gmt|utc|[a-z]{2,4}t|[+-][0-9]{2}:?[0-9]{2})(?:[+-][0-9]{1,2})?\)?)?)?"
)
_APART = r"(?: ?[,:|–—-]+ ?| )"
_BARS = r"(?: ?[,:|/•·–—-]+ ?)"
_KIND = (
    r"(?i:(?:(?:joint|official|public|press|news|media) ){1,2}(?:releases?|advisory|communiqu[eé])"
    r"|(?:(?:joint|official|public|press|news|media) ){0,2}statements?)"
    r"(?i: (?:no\.?|number|#) ?[0-9][\w./-]*)?"
)
_IMMEDIATE = r"(?i:(?:for )?immediate (?:release|publication))"
# Without named groups, to be built into other patterns.
KICKER = rf"(?:{_KIND}|{_IMMEDIATE})(?:(?:{_BARS}| )(?:{_KIND}|{_IMMEDIATE}))*"
_ICON = r"(?:[^\w\s(\[\"“‘'#.•●▪◦‣∙■□*+>–—-]{1,4} ?|(?i:source|link|url|original|permalink): ?)"
_DOMAIN = r"(?:[a-z0-9-]+\.)+[a-z]{2,}"

_Patterns = tuple[tuple[str, re.Pattern[str]], ...]
HEAD: _Patterns = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "release line",
            rf"[*(\[<>=~–—-]{{0,5}} ?{KICKER}[:.!]*(?:{_APART}{_DATE})? ?[*)\]<>=~–—-]{{0,5}}",
        ),
        ("release line", rf"{_DATE}{_APART}{KICKER}"),
        ("press release line", rf"{KICKER}{_APART}{_PUBLISHER}(?:{_APART}{KICKER})?{_APART}{_DATE}"),
        ("press release line", rf"{KICKER}{_APART}{_PUBLISHER}{_APART}{KICKER}"),
        ("press release line", rf"{KICKER}{_APART}(?P<publisher>(?:{_NAME}{{0,8}} )?{_DESK})"),
        ("press release line", rf"{_PUBLISHER}{_BARS}{KICKER}(?:{_APART}{_DATE})?"),
        ("publisher line", rf"(?P<publisher>(?:{_NAME}{{0,8}} )?{_DESK})"),
        ("publisher and date line", rf"{_PUBLISHER}{_APART}{_DATE}"),
        ("date line", rf"(?:(?i:date|published|issued|posted|released)(?i: on)?:? )?{_DATE}{_CLOCK}\.?"),
        ("place and date line", rf"{_NOT_FURNITURE}{_PLACE}, {_DATE}\.?"),
        (
            "place and date line",
            rf"{_NOT_FURNITURE}{_SURE_PLACE}(?: ?[:|–—-] ?| ?(?=\())\(?{_DATE}\)?[.:]?",
        ),
        ("place line", r"(?i:place|location): (?P<place>\S.{0,60})"),
        ("web address line", rf"{_ICON}?(?P<origin>(?i:https?://\S+))"),
        ("web address line, https:// added", rf"{_ICON}?(?P<origin>(?i:{_DOMAIN}/\S+))"),
        ("web address line, https:// added", rf"{_ICON}(?P<origin>(?i:{_DOMAIN}))"),
    )
)
LETTERHEAD: _Patterns = (("letterhead", re.compile(_PUBLISHER)),)
END_MARK: _Patterns = (
    (
        "end mark",
        re.compile(r"(?:# ?)+|ENDS?|Ends|[-–—*#/\[(]+ ?(?i:ends?) ?[-–—*#/\])]*|[-–—] ?30 ?[-–—]"),
    ),
)
_FURNITURE_WORD = re.compile(_FURNITURE)
_RELEASE_LINE = re.compile(KICKER)
_CAPITALS = r"(?:(?![a-z])[^\W\d_])"
_NEWSROOM = r"(?!(?:BREAKING|URGENT|UPDATE|EXCLUSIVE|CORRECTION|EMBARGO|THE|THIS|OUR|ALL|NO)\w*\b)"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_PLACE}(?:, ?| ?[–—/|-] ?| ?\()(?:\()?{_DATE}(?:\)| ?[–—:-])",
        rf"\({_PLACE}(?:, ?| ?[–—/|-] ?){_DATE}\)",
        rf"{_DATE}(?:, ?| ?[–—/|-] ?){_PLACE} ?[–—:-]",
        rf"(?P<place>{_NEWSROOM}{_CAPITALS}{{3,}}(?:[ -]{_CAPITALS}+){{0,2}}(?:, {_CITY})?) ?(?:[–—]|--) ",
    )
)


class Facts(Struct, frozen=True):
    """What the furniture told so far: each value as found, and every day the date may mean."""

    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    dates: tuple[dt.date, ...] = ()

    def joined(self, found: Mapping[str, str]) -> Facts | None:
        """Return these facts and those `found`, or None if the two contradict each other."""
        if any(self.values.get(key, value) != value for key, value in found.items() if key != "date"):
            return None
        dates = self.dates
        if "date" in found:
            meant = readings(found["date"])
            dates = tuple(date for date in meant if not self.dates or date in self.dates)
            if not dates:
                return None
        return Facts(MappingProxyType({**found, **self.values}), dates)


def recognise(text: str, patterns: _Patterns) -> tuple[str, dict[str, str]] | None:
    """Return the name of the first of `patterns` that the whole line matches, and its facts."""
    for name, pattern in patterns:
        if match := pattern.fullmatch(text):
            return name, {key: value for key, value in match.groupdict().items() if value}
    return None


def dateline(text: str) -> dict[str, str]:
    """Return place and date that begin a paragraph, as far as it has them.

    >>> dateline("ISTANBUL (5 May 2021) — The Coalition said")
    {'place': 'ISTANBUL', 'date': '5 May 2021'}
    """
    matches = (match for pattern in _DATELINES if (match := pattern.match(text)))
    return next((match.groupdict() for match in matches if not _is_furniture(match)), {})


def _is_furniture(found: re.Match[str]) -> bool:
    """Tell whether a word of the furniture stands in a dateline's place, or a release line after it."""
    after = found.string[found.end() :].lstrip()
    return bool(_FURNITURE_WORD.search(found["place"]) or _RELEASE_LINE.match(after))
